//! What the window and the terminal are shown: plain data, made for one screen each.
//!
//! Moments are RFC 3339 with the offset of the place, days are `2026-11-22`, places and triggers are codes, scores are
//! whole numbers from 0 to 10. What is absent was not said; it is never zero.

mod backup;
mod before_start;
mod charts;
mod code;
mod diary;
mod doctor;
mod entry;
mod exercise;
mod foreign;
mod habit;
mod history;
mod import;
mod medicines;
mod moving;
mod named;
mod own_pack;
mod part;
mod plan;
mod relief;
mod search;
mod session;
mod settings;
mod signs;
mod status;
mod today;
mod total;
mod visits;
mod week;
mod words;
mod would_ask;

pub use backup::*;
pub use before_start::*;
pub use charts::*;
pub use code::Coded;
pub use diary::*;
pub use doctor::*;
pub use entry::*;
pub use exercise::*;
pub use foreign::*;
pub use habit::*;
pub use history::*;
pub use import::*;
pub use medicines::*;
pub use moving::*;
pub use named::*;
pub use own_pack::*;
pub use part::*;
pub use plan::*;
pub use relief::*;
pub use search::*;
pub use session::*;
pub use settings::*;
pub use signs::*;
pub use status::*;
pub use today::*;
pub use total::*;
pub use visits::*;
pub use week::*;
pub use words::*;
pub use would_ask::*;
