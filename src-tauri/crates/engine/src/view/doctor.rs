//! Doctor reminders and the questions about gaps.

use respite_domain::episode::StillHadIt;
use respite_domain::reminder::ReminderKind;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// How a reminder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderStateView {
    /// Waits for an answer.
    Due,
    /// Keeps quiet for some days.
    Snoozed,
    /// There is an appointment.
    Booked,
    /// Answered.
    Done,
}

/// What an answer to a reminder or a question wrote, so that it can be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// Number of what was said to a reminder.
    pub answer: Option<i32>,
    /// Number of the visit that is over by it.
    pub over: Option<i32>,
    /// Number of the visit that was booked by it.
    pub booked: Option<i32>,
    /// Number of what was said of a gap.
    pub gap: Option<i32>,
    /// Number of what was said of the place beside.
    pub place: Option<i32>,
}

/// What was said to a reminder or a question, as it stands in the diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnswerView {
    /// Its name among the rows of its day, such as `gap-answer-3`.
    pub row: String,
    /// What it wrote, so that it can be taken back.
    pub answered: Answered,
    /// When it was said.
    pub at: String,
    /// Whether that has not come yet.
    pub ahead: bool,
    /// What was said, and to what.
    pub said: SaidTo,
}

/// What was said, and to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase", tag = "to")]
pub enum SaidTo {
    /// To a doctor reminder.
    Reminder {
        /// Why it came.
        kind: Coded<ReminderKind>,
        /// Code of the place; absent for the whole back.
        place: Option<String>,
        /// What was said.
        answer: ReminderAnswer,
    },
    /// To a question about a gap.
    Gap {
        /// What was asked.
        question: GapQuestionView,
        /// What was said.
        still: Coded<StillHadIt>,
    },
    /// To a question about the place beside.
    Place {
        /// What was asked.
        question: PlaceQuestionView,
        /// Whether it is the same place.
        same: bool,
    },
    /// "I have been", and no more, of a visit that was planned.
    Visit {
        /// Its day.
        day: String,
    },
}

/// A reminder to see a doctor, with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReminderView {
    /// Why.
    pub kind: Coded<ReminderKind>,
    /// Code of the place; absent for the whole back.
    pub place: Option<String>,
    /// How it stands.
    pub state: ReminderStateView,
    /// The first day on which it was true.
    pub since: String,
    /// First day of the episode.
    pub start: String,
    /// Whether the person told that first day, rather than the diary.
    pub start_declared: bool,
    /// Last day of the episode so far.
    pub last: String,
    /// Days of the episode, the first and the last both counted.
    pub days: i32,
    /// Affected days among them that are in the diary.
    pub noted: i32,
    /// First day of the earlier episode in the same place.
    pub earlier_start: Option<String>,
    /// Last day of the earlier episode in the same place.
    pub earlier_last: Option<String>,
    /// Code of the place that it was in, when that is the place beside and the person says that it is the same.
    pub earlier_place: Option<String>,
    /// The day of the appointment, or on which it is due again.
    pub until: Option<String>,
}

/// What a person says to a doctor reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case", tag = "said")]
pub enum ReminderAnswer {
    /// "Later": in 1, 3 or 7 days.
    Later {
        /// How many days.
        days: u8,
    },
    /// "I have an appointment on …".
    Booked {
        /// The day.
        on: String,
    },
    /// "I have been."
    Been,
    /// "Do not remind me for this one."
    NotForThisEpisode,
    /// "Remind me again": takes that back.
    RemindAgain,
}

/// "Is this the same place as on …?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceQuestionView {
    /// The spasm of these days.
    pub here: PlaceEpisodeView,
    /// An earlier one in the place beside it.
    pub earlier: PlaceEpisodeView,
}

/// An episode of one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceEpisodeView {
    /// Code of the place.
    pub place: String,
    /// Its first day.
    pub start: String,
    /// Its last day so far.
    pub last: String,
}

/// "Between these days, did you still have this spasm?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GapQuestionView {
    /// Code of the place; absent for the whole back.
    pub place: Option<String>,
    /// The first day asked about.
    pub from: String,
    /// The last day asked about.
    pub to: String,
}
