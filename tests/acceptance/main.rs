//! What Respite does, seen from outside: real SQLite in folders of their own, a clock that a test moves by hand, effects
//! compared as values. Nothing here sleeps or depends on today's date.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

mod always;
mod bad_input;
mod charts;
mod clocks;
mod daily_page;
mod data_file;
mod data_life;
mod days;
mod desk;
mod doctor;
mod episode_table;
mod erase;
mod file_alone;
mod file_place;
mod freshness;
mod gaps;
mod history;
mod kept_aside;
mod looking;
mod medicines;
mod my_history;
mod named;
mod own_words;
mod paper;
mod private_files;
mod prompts;
mod representative;
mod safety;
mod sessions;
mod signs;
mod status_shape;
mod terminal;
mod terminal_sessions;
mod traces;
mod tried;
mod unreadable;
mod visits;
