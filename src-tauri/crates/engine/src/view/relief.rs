//! What was tried against the pain, and how often it helped.

use respite_domain::charts::Span;
use respite_domain::relief::ReliefKind;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// "I tried something." Not checked yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReliefDraft {
    /// What sort of thing.
    pub kind: Coded<ReliefKind>,
    /// What exactly: a code (`on-back`, `recliner`; `flat`, `uneven`, `hill`) or the person's own words. Needed for `other`.
    pub name: Option<String>,
    /// When: `now`, `15min ago`, or RFC 3339 with an offset. Empty in a change: as it was.
    pub when: String,
    /// Pain before, 0–10.
    pub before: Option<f64>,
    /// Pain after, 0–10.
    pub after: Option<f64>,
    /// Minutes until it did something.
    pub minutes: Option<f64>,
    /// The person's own words.
    pub note: String,
}

/// Something tried, as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReliefItem {
    /// Its number in the diary.
    pub id: i32,
    /// What sort of thing.
    pub kind: Coded<ReliefKind>,
    /// What exactly.
    pub name: Option<String>,
    /// When.
    pub tried_at: String,
    /// Whether it was tried with a dose. What it was and when are the dose's then, and are changed with it.
    pub of_dose: bool,
    /// Whether its time has not come yet: it was told while the clock was ahead. Never so where one is asked for by its number.
    pub ahead: bool,
    /// Pain before.
    pub before: Option<u8>,
    /// Pain after.
    pub after: Option<u8>,
    /// Minutes until it did something.
    pub minutes: Option<u16>,
    /// The person's own words.
    pub note: String,
}

/// What came of one sort of thing. A count, not a proof.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReliefRow {
    /// What sort of thing.
    pub kind: Coded<ReliefKind>,
    /// What exactly, where that makes a line of its own.
    pub name: Option<String>,
    /// How often it was tried.
    pub times: u32,
    /// The times with the pain before and after.
    pub of: u32,
    /// What came of those times; absent of fewer than three.
    pub told: Option<ReliefCounts>,
    /// Median minutes until it did something, of the times that tell; absent of fewer than three.
    pub minutes: Option<f64>,
}

/// What came of the times with the pain before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReliefCounts {
    /// How often the pain was lower after it.
    pub went_down: u32,
    /// How often it was lower by 2 points or more.
    pub helped: u32,
    /// The median change in points; below zero is less pain.
    pub change: f64,
}

/// The screen "What helps".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReliefsView {
    /// The moment of looking.
    pub now: String,
    /// How far back it reaches.
    pub span: Coded<Span>,
    /// The first day shown.
    pub from: String,
    /// The last day shown.
    pub to: String,
    /// The table, what was tried most often first. Sessions of heat and cold count in it.
    pub rows: Vec<ReliefRow>,
    /// What was tried on these days besides sessions, latest first.
    pub list: Vec<ReliefItem>,
    /// Whether there is more of it than the list holds.
    pub more: bool,
    /// Names of medicines and other things tried on these days, latest first, to be offered.
    pub names: Vec<KnownName>,
}

/// Something that was tried before, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KnownName {
    /// What sort of thing.
    pub kind: Coded<ReliefKind>,
    /// Its name.
    pub name: String,
}

/// What was tried within a day whose pain after has not been told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenReliefs {
    /// The moment of looking.
    pub now: String,
    /// Latest first.
    pub open: Vec<ReliefItem>,
}
