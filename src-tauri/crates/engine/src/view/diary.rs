//! The diary, by day.

use std::collections::BTreeMap;

use respite_domain::day::DayState;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    AnswerView, Coded, DoseView, EntryView, ReliefItem, SessionView, SideEffectView, SignAnswerView, VisitView,
};

/// What saving answers, once the commit is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The number of what was saved.
    pub id: i32,
    /// When.
    pub saved_at: String,
}

/// What saving something that is of a moment answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ToldSaved {
    /// Its number.
    pub id: i32,
    /// When it was saved.
    pub saved_at: String,
    /// When it was.
    pub at: String,
}

/// What came of "no spasm, no pain".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum ClearAnswer {
    /// It is saved.
    Saved {
        /// What was.
        saved: ToldSaved,
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
    /// Which part of the entry: a field of it as the terminal spells them, `occurred-at` or `deleted`.
    pub field: String,
    /// The value before; absent when there was none.
    pub old: Option<String>,
    /// The value after; absent when it was taken away.
    pub new: Option<String>,
}

/// What a day of the diary must hold to be shown, all of it; nothing is asked of it where nothing is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct DiaryWanted {
    /// Code of a place that an entry or a pack is at.
    pub place: Option<String>,
    /// A trigger that an entry names: a code, or the person's own words.
    pub trigger: Option<String>,
    /// A spasm.
    pub spasm: bool,
    /// Number of a medicine that was taken.
    pub product: Option<i32>,
    /// A visit.
    pub visit: bool,
}

/// A dose, with what came of it where the pain was told.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiaryDose {
    /// The dose.
    pub dose: DoseView,
    /// The same as something tried.
    pub tried: Option<ReliefItem>,
}

/// A day of the diary with all that was told of it.
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
    /// Its doses, latest first.
    pub doses: Vec<DiaryDose>,
    /// What was tried besides, latest first.
    pub reliefs: Vec<ReliefItem>,
    /// Its side effects, latest first.
    pub side_effects: Vec<SideEffectView>,
    /// What was answered about warning signs, latest first.
    pub signs: Vec<SignAnswerView>,
    /// What was said on it to reminders and questions, latest first.
    pub answers: Vec<AnswerView>,
    /// Its visits, in their order.
    pub visits: Vec<VisitView>,
    /// How many values of a pack, a dose, something tried or a visit were replaced, by the name of the row, such as `dose-12`.
    pub changed: BTreeMap<String, u32>,
}

/// A stretch of the diary, latest day first.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiaryView {
    /// The moment of looking.
    pub now: String,
    /// The days that hold something, and all that is wanted.
    pub days: Vec<DiaryDay>,
    /// Ask again with this day to go further back; absent at the beginning of the diary.
    pub earlier: Option<String>,
}
