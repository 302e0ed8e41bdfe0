//! What Respite does, seen from outside: real SQLite in folders of their own, a clock that a test moves by hand, effects
//! compared as values. Nothing here sleeps or depends on today's date.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

mod always;
mod bad_input;
mod clocks;
mod data_file;
mod data_life;
mod days;
mod desk;
mod doctor;
mod episode_table;
mod gaps;
mod history;
mod medicines;
mod paper;
mod prompts;
mod safety;
mod sessions;
mod status_shape;
mod terminal;
mod terminal_sessions;
