//! The real window: the program under Xvfb with a private D-Bus, driven by WebKit's own driver.
//!
//! `cargo xtask test window` installs what it needs, builds the program with a clock that a file moves, and runs this.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]
#![allow(dead_code, reason = "the desk offers more than the tests of today ask for")]
#![cfg(target_os = "linux")]

mod clock_file;
mod desk;
mod notices;
mod orca;
mod poll;
mod process;
mod screen_reader;
mod tour;
mod tray;
mod tree;
mod window;

mod a_bad_day;
mod a_cold_session;
mod a_day_by_keyboard;
mod a_day_of_doses;
mod a_plan;
mod an_exercise;
mod awake;
mod desk_works;
mod few_presses;
mod heard;
mod looks;
mod looks_of_care;
mod odd_services;
mod orca_speaks;
mod pack_alone;
mod press_late;
mod promises;
mod screens;
mod screenshots;
mod smoke;
mod starts;
mod surroundings;
mod the_page;
mod two_weeks;
