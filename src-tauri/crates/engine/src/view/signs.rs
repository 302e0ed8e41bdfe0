//! Warning signs: what is asked, what was answered, and what is urgent.

use respite_domain::region::Region;
use respite_domain::visit::VisitStands;
use respite_domain::warning_sign::{AskedBy, Extent, Tier};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// What a person answers about warning signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignDraft {
    /// When, as [`crate::At::when`] reads it; empty for now.
    pub when: String,
    /// What brought the question up.
    pub asked_by: Coded<AskedBy>,
    /// How much was gone through.
    pub extent: Coded<Extent>,
    /// Codes of the signs that fit; none is an answer too.
    pub ticked: Vec<String>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignAnswerView {
    /// Its number.
    pub id: i32,
    /// When.
    pub at: String,
    /// Codes of the signs that are ticked, in the order asked.
    pub ticked: Vec<String>,
    /// The most pressing tier among them.
    pub tier: Option<Coded<Tier>>,
    /// When the person said that they have called, or are getting help.
    pub helped_at: Option<String>,
    /// Whether its time has not come yet: it was told while the clock was ahead.
    pub ahead: bool,
    /// How often what is ticked was changed.
    pub changes: i32,
    /// Its number, and those of the ticks that were kept on the way to it: what is taken back goes in all of them.
    pub answers: Vec<i32>,
    /// When these were kept, in order.
    pub kept_at: Vec<String>,
}

/// All answers with a sign of tier 1 that nobody has said help is on its way for: they are one emergency, however they were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EmergencyView {
    /// Their numbers.
    pub answers: Vec<i32>,
    /// When the last of them was given: who finds the screen on a later day is told of which.
    pub ticked_at: String,
    /// Codes of all that is ticked in them, in the order asked.
    pub ticked: Vec<String>,
}

/// All answers of today and the day before with a sign of the same day about which nobody has said that they called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ToCallView {
    /// Their numbers.
    pub answers: Vec<i32>,
    /// Codes of the signs of the same day in them, in the order asked.
    pub ticked: Vec<String>,
}

/// A visit that was planned in place of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BookedView {
    /// Its day.
    pub on: String,
    /// Where it stands.
    pub stands: Coded<VisitStands>,
}

/// A sign that stands ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TickView {
    /// Its code.
    pub sign: String,
    /// Numbers of the answers in which it is ticked.
    pub answers: Vec<i32>,
}

/// What was taken off an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakenOff {
    /// Its number.
    pub answer: i32,
    /// Codes of what was ticked there.
    pub ticked: Vec<String>,
}

/// An answer that was saved, and what stood before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignSaved {
    /// The answer.
    pub saved: SignAnswerView,
    /// Codes of what was ticked before on the same day, or in an emergency that nobody has answered, and still stands: a "none"
    /// takes nothing back.
    pub standing: Vec<String>,
}

/// Warning signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignsView {
    /// The moment of looking.
    pub now: String,
    /// The local day.
    pub date: String,
    /// Why the whole list is due, if it is.
    pub due_for: Option<Coded<AskedBy>>,
    /// Whether it stands first on *Today*.
    pub stands_first: bool,
    /// Codes of all signs that were ticked today and not taken back, in the order asked.
    pub ticked_today: Vec<String>,
    /// Whether today's line has been answered, in whatever way.
    pub answered_today: bool,
    /// The latest answers, the last first.
    pub answers: Vec<SignAnswerView>,
    /// What nobody has said help is on its way for, if there is any.
    pub emergency: Option<EmergencyView>,
    /// What nobody has said yet that they called about, if there is any.
    pub to_call: Option<ToCallView>,
    /// The day of the visit to a doctor that is planned soon enough for a sign that wants one, if there is one.
    pub visit_on: Option<String>,
    /// The visit that was planned in place of a call about a sign of the same day, if there is one.
    pub booked: Option<BookedView>,
    /// Every sign that stands ticked now, with the answers in which it does: those of today, those that want a call and of an emergency.
    pub ticks: Vec<TickView>,
    /// Where the person lives; absent until they said so.
    pub region: Option<Coded<Region>>,
    /// The number to call; absent until the region, or elsewhere the number, is known.
    pub number: Option<String>,
}
