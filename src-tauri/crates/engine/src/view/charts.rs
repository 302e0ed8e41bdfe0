//! Looking: the pain line, the month, the time of day.

use respite_domain::charts::{MarkKind, Span};
use respite_domain::day::DayState;
use serde::Serialize;
use specta::Type;

use super::{Coded, DayView, WalkedWeek};

/// One point of the pain line: a day, or a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartPoint {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// What the day was like; absent of a week.
    pub state: Option<Coded<DayState>>,
    /// Days with an entry.
    pub logged: u32,
    /// Days affected.
    pub affected: u32,
    /// The highest worst pain.
    pub worst: Option<u8>,
    /// The average pain of the day; absent of a week.
    pub average: Option<u8>,
    /// All spasms.
    pub spasms: Option<u32>,
}

/// That something was used at a point of the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarkView {
    /// The first day of the point.
    pub day: String,
    /// What.
    pub kind: Coded<MarkKind>,
    /// How often.
    pub times: u32,
}

/// Spasms of one block of hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HourView {
    /// The hour at which it begins.
    pub from: u8,
    /// The hour at which it ends; 24 is midnight.
    pub to: u8,
    /// Spasms of the entries whose time lies in it.
    pub spasms: u32,
    /// How many entries that are.
    pub entries: u32,
}

/// The pain line and the time of day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartsView {
    /// The moment of looking.
    pub now: String,
    /// How far back it reaches.
    pub span: Coded<Span>,
    /// The first day shown.
    pub from: String,
    /// The last day shown.
    pub to: String,
    /// Whether a point is a week rather than a day.
    pub by_week: bool,
    /// Days with an entry.
    pub logged: u32,
    /// Days shown.
    pub days: u32,
    /// Days affected.
    pub affected: u32,
    /// The points in order, those of which nothing is known too.
    pub points: Vec<ChartPoint>,
    /// When heat, cold and medicine were used, in order.
    pub marks: Vec<MarkView>,
    /// Spasms by time of day, eight blocks from midnight on.
    pub hours: Vec<HourView>,
    /// Walking by weeks, the latest first; those without a walk are left out.
    pub walked: Vec<WalkedWeek>,
}

/// A month as day states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MonthView {
    /// The moment of looking.
    pub now: String,
    /// The month, such as `2026-11`.
    pub month: String,
    /// Its days from the first on, up to today.
    pub days: Vec<DayView>,
    /// Days the whole month has.
    pub length: u32,
    /// The month before, where the diary reaches back to it.
    pub earlier: Option<String>,
    /// The month after, where it has begun.
    pub later: Option<String>,
}
