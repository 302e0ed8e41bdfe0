//! The diary, by day.

use respite_domain::day::DayState;
use serde::Serialize;
use specta::Type;

use super::{Coded, EntryView, SessionView};

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
