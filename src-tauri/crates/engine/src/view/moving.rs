//! Resting and moving.

use respite_domain::moving::{Lying, Walked};
use respite_domain::relief::ReliefKind;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// Resting and moving, as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MovingView {
    /// The moment of looking.
    pub now: String,
    /// The rest that is on.
    pub rest: Option<DayRest>,
    /// The rest that ended by itself this morning, and asks how it goes on.
    pub asks: Option<DayRest>,
    /// Days in a row mostly in bed, where they are so many that the caution stands.
    pub in_bed: Option<InBed>,
    /// What is being timed.
    pub spell: Option<SpellView>,
    /// What was walked today.
    pub walked_today: WalkedView,
    /// The same on the last seven days, today counted.
    pub walked_week: WalkedView,
}

/// Walks of some days, timed and told alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WalkedView {
    /// How many.
    pub walks: u32,
    /// Of how many of them the minutes are known.
    pub timed: u32,
    /// The minutes of these.
    pub minutes: u32,
}

impl From<Walked> for WalkedView {
    fn from(Walked { walks, timed, minutes }: Walked) -> Self {
        WalkedView { walks, timed, minutes }
    }
}

/// A rest for one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayRest {
    /// Its number.
    pub id: i32,
    /// Where.
    pub lying: Coded<Lying>,
    /// Whether it is said every hour of the day that it is time to move a little.
    pub remind: bool,
    /// Since when.
    pub since: String,
    /// When it ends by itself, by the clock on the wall, such as `2026-11-23T08:00`.
    pub until: String,
}

/// Days in a row mostly in bed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InBed {
    /// The first of them.
    pub from: String,
    /// The last of them.
    pub to: String,
    /// How many.
    pub days: u32,
}

/// A position or a walk that is timed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpellView {
    /// The number of what is tried.
    pub relief: i32,
    /// A position or a walk.
    pub kind: Coded<ReliefKind>,
    /// Which.
    pub name: Option<String>,
    /// Minutes that were chosen.
    pub minutes: u16,
    /// When it began.
    pub started_at: String,
    /// When its time is up.
    pub ends_at: String,
    /// Whether it is.
    pub over: bool,
    /// Pain before.
    pub before: Option<u8>,
}

/// Something to be timed, or a walk that was taken. Not checked yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpellStart {
    /// A position or a walk.
    pub kind: Coded<ReliefKind>,
    /// Which: a code that is offered for it, or the person's own words.
    pub name: Option<String>,
    /// How many minutes.
    pub minutes: f64,
    /// Pain before, 0–10.
    pub before: Option<f64>,
}

/// Walking of seven days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WalkedWeek {
    /// The first of the days.
    pub from: String,
    /// The last of them.
    pub to: String,
    /// What was walked on them.
    pub walked: WalkedView,
}

/// The rest that is on, for the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestStatus {
    /// Mostly in bed, or in a chair.
    pub lying: Coded<Lying>,
    /// Since when.
    pub since: String,
    /// When it ends by itself, by the clock on the wall.
    pub until: String,
}

/// What is being timed, for the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpellStatus {
    /// A position or a walk.
    pub kind: Coded<ReliefKind>,
    /// Which.
    pub name: Option<String>,
    /// When it began.
    pub started_at: String,
    /// When its time is up.
    pub ends_at: String,
}
