//! Visits to a doctor or physical therapist.

use respite_domain::visit::VisitKind;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// A visit as a person plans it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitDraft {
    /// Its day.
    pub day: String,
    /// The time of that day, as `14:30`.
    pub time: Option<String>,
    /// Who.
    pub clinician: String,
    /// Whom it is to.
    pub kind: Option<Coded<VisitKind>>,
    /// What to ask; empty ones are left out.
    pub questions: Vec<String>,
    /// The person's own notes.
    pub notes: String,
}

/// What came of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitOutcome {
    /// What was said.
    pub said: String,
    /// The diagnosis as the clinician named it.
    pub diagnosis: String,
}

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// Its number.
    pub id: i32,
    /// Its day.
    pub day: String,
    /// The time of that day, as `14:30`.
    pub time: Option<String>,
    /// Who; empty when not said.
    pub clinician: String,
    /// Whom it is to.
    pub kind: Option<Coded<VisitKind>>,
    /// What to ask.
    pub questions: Vec<String>,
    /// The person's own notes.
    pub notes: String,
    /// What came of it; absent until that is told.
    pub outcome: Option<VisitOutcome>,
    /// Whether it was told while the clock was ahead.
    pub ahead: bool,
    /// Whether it has begun, so that it can be told how it went.
    pub begun: bool,
    /// How often it was changed; what was first told of how it went is no change.
    pub changes: i32,
}

/// The visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitsView {
    /// The moment of looking.
    pub now: String,
    /// The local day.
    pub date: String,
    /// Those to come, the next first.
    pub to_come: Vec<VisitView>,
    /// Those whose day is over without a word of how they went, the latest first.
    pub to_tell: Vec<VisitView>,
    /// Those that are over, the latest first.
    pub past: Vec<VisitView>,
}
