//! Entries, by day.

use respite_domain::day::DayState;
use respite_domain::entry::{Pattern, Walking};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Coded, SessionView};

/// What a person typed into an entry. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct EntryDraft {
    /// When it happened: `now`, `15min ago`, or RFC 3339 with an offset.
    pub when: String,
    /// How many spasms.
    pub spasms: Option<f64>,
    /// Worst pain, 0–10.
    pub worst: Option<f64>,
    /// Average pain, 0–10.
    pub average: Option<f64>,
    /// How much the back got in the way of the day, 0–10.
    pub interference: Option<f64>,
    /// How much it disturbed the last night's sleep, 0–10.
    pub sleep: Option<f64>,
    /// How the spasm came and went.
    pub pattern: Option<Coded<Pattern>>,
    /// How the person walked that day.
    pub walking: Option<Coded<Walking>>,
    /// The mood of the day: 0 very low, 10 very good.
    pub mood: Option<f64>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Codes of triggers, or the person's own words.
    pub triggers: Vec<String>,
    /// What made it worse: codes, or the person's own words.
    pub worse: Vec<String>,
    /// What made it better: codes, or the person's own words.
    pub better: Vec<String>,
    /// What the person could not do: codes, or the person's own words.
    pub could_not: Vec<String>,
    /// Whether the person pushed through it.
    pub pushed_through: Option<bool>,
    /// The day on which this spasm began.
    pub onset: Option<String>,
    /// The person's own words.
    pub note: String,
}

/// An entry as it is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Its number in the diary.
    pub id: i32,
    /// When it happened.
    pub occurred_at: String,
    /// When it was entered.
    pub entered_at: String,
    /// Whether it was entered more than a day after it happened.
    pub late: bool,
    /// Whether its time has not come yet: it was told while the clock was ahead. Never so where one is asked for by its number.
    pub ahead: bool,
    /// How many spasms.
    pub spasms: Option<u16>,
    /// Worst pain.
    pub worst: Option<u8>,
    /// Average pain.
    pub average: Option<u8>,
    /// How much the back got in the way of the day.
    pub interference: Option<u8>,
    /// How much it disturbed sleep.
    pub sleep: Option<u8>,
    /// How the spasm came and went.
    pub pattern: Option<Coded<Pattern>>,
    /// How the person walked that day.
    pub walking: Option<Coded<Walking>>,
    /// The mood of the day: 0 very low, 10 very good.
    pub mood: Option<u8>,
    /// Codes of places, from the neck down.
    pub places: Vec<String>,
    /// Codes of triggers, or the person's own words.
    pub triggers: Vec<String>,
    /// What made it worse: codes, or the person's own words.
    pub worse: Vec<String>,
    /// What made it better: codes, or the person's own words.
    pub better: Vec<String>,
    /// What the person could not do: codes, or the person's own words.
    pub could_not: Vec<String>,
    /// Whether the person pushed through it.
    pub pushed_through: Option<bool>,
    /// The day on which this spasm began, as declared.
    pub onset: Option<String>,
    /// The person's own words.
    pub note: String,
    /// How often it was changed.
    pub changes: u32,
}

/// What saving answers, once the commit is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The number of what was saved.
    pub id: i32,
    /// When.
    pub saved_at: String,
}

/// What came of "no spasm, no pain".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum ClearAnswer {
    /// It is saved.
    Saved {
        /// What was.
        saved: Saved,
    },
    /// An entry says otherwise: are both true? Nothing was saved.
    AskWhether {
        /// The entry.
        entry: Box<EntryView>,
    },
}

/// One value that was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// When it was replaced.
    pub at: String,
    /// Which part of the entry: `spasms`, `worst`, `average`, `interference`, `sleep`, `pattern`, `walking`,
    /// `mood`, `places`, `triggers`, `worse`, `better`, `could-not`, `pushed-through`, `onset`, `note`, `occurred-at` or
    /// `deleted`.
    pub field: String,
    /// The value before; absent when there was none.
    pub old: Option<String>,
    /// The value after; absent when it was taken away.
    pub new: Option<String>,
}

/// A day of the diary with an entry or a session.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiaryDay {
    /// The local day.
    pub date: String,
    /// What it was like, over the whole back.
    pub state: Coded<DayState>,
    /// Its entries, latest first.
    pub entries: Vec<EntryView>,
    /// Its sessions, latest first.
    pub sessions: Vec<SessionView>,
}

/// A stretch of the diary, latest day first.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiaryView {
    /// The moment of looking.
    pub now: String,
    /// The days that hold something.
    pub days: Vec<DiaryDay>,
    /// Ask again with this day to go further back; absent at the beginning of the diary.
    pub earlier: Option<String>,
}
