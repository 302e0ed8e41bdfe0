//! What Respite does, seen from outside: real SQLite in folders of their own, a clock that a test moves by hand, effects
//! compared as values. Nothing here sleeps or depends on today's date.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

mod ahead;
mod always;
mod always_skin;
mod bad_input;
mod before_start;
mod before_start_always;
mod charts;
mod clocks;
mod daily_page;
mod data_file;
mod data_life;
mod days;
mod desk;
mod doctor;
mod doses;
mod episode_table;
mod freshness;
mod gaps;
mod history;
mod makes;
mod medicines;
mod my_history;
mod named;
mod notice_presses;
mod notice_words;
mod notices_kept;
mod notices_unread;
mod output;
mod own_words;
mod paper;
mod prompts;
mod random_acts;
mod representative;
mod safety;
mod sessions;
mod signs;
mod status_shape;
mod terminal;
mod terminal_sessions;
mod told_when;
mod tried;
mod two_processes;
mod unanswered;
mod visits;
