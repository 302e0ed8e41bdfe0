//! When the doctor reminders would have asked by other numbers.

use respite_domain::same_place::TimesInOnePlace;
use respite_domain::would_ask::WouldAskFor;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// The numbers that the two rules go by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ThresholdsDraft {
    /// Days from the first to the last day of a spasm, 3 to 84.
    pub lasting: f64,
    /// How many times in one place it takes.
    pub times: Coded<TimesInOnePlace>,
    /// How many days may lie between two of them, 30 to 730.
    pub within: f64,
}

/// When they would have asked.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WouldAskView {
    /// The moment of looking.
    pub now: String,
    /// The numbers that are in force.
    pub in_force: ThresholdsDraft,
    /// The fewest and the most days that a spasm may last.
    pub lasting_days: [i32; 2],
    /// Whether one that lasts on is asked about again by the numbers that were given.
    pub asked_again: bool,
    /// How often it is by those.
    pub often: u32,
    /// Each time that it would have asked by the numbers that were given, the latest first.
    pub asks: Vec<WouldAskOnce>,
}

/// One time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WouldAskOnce {
    /// Which rule.
    pub why: Coded<WouldAskFor>,
    /// The first day on which it would have been true.
    pub on: String,
    /// Code of the place; of the whole back none.
    pub place: Option<String>,
    /// First day of what it is about.
    pub start: String,
    /// Its last day so far.
    pub last: String,
    /// How many days it lasted, the first and the last both counted.
    pub days: i32,
    /// Last day of the earlier one, where it came back.
    pub earlier_last: Option<String>,
    /// Where that was, when it was in the place beside.
    pub earlier_place: Option<String>,
}
