//! Plans of heat and cold, and their slots.

use respite_domain::codes;
use respite_domain::plan::PlanKind;
use respite_domain::session::Thermal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AskView, Coded, OwnPackNamed};

/// A plan as somebody wants it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackPlanDraft {
    /// What goes on.
    pub kind: Coded<PlanKind>,
    /// Codes of places; at least one.
    pub places: Vec<String>,
    /// Minutes of each pack, 15 to 20.
    pub minutes: f64,
    /// Number of the own pack that goes on for cold.
    #[serde(default)]
    pub cold_pack: Option<i32>,
    /// The same for heat.
    #[serde(default)]
    pub heat_pack: Option<i32>,
    /// From this time of the day, `09:00`.
    pub from: String,
    /// To this one.
    pub to: String,
    /// Minutes from the end of one pack to the next, 120 at least.
    pub rest: f64,
    /// The last day; without one, until it is ended.
    pub last_day: Option<String>,
}

/// A plan as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackPlanView {
    /// Its number in the diary.
    pub id: i32,
    /// What goes on.
    pub kind: Coded<PlanKind>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Minutes of each pack; what a maker allows shortens them.
    pub minutes: i32,
    /// What they come to for cold: the shorter of that and of what its maker allows.
    pub cold_minutes: i32,
    /// The same for heat.
    pub heat_minutes: i32,
    /// Which own pack goes on for cold.
    pub cold_pack: Option<OwnPackNamed>,
    /// The same for heat.
    pub heat_pack: Option<OwnPackNamed>,
    /// From this time of the day.
    pub from: String,
    /// To this one.
    pub to: String,
    /// Minutes from the end of one pack to the next.
    pub rest: i32,
    /// The last day.
    pub last_day: Option<String>,
    /// Whether it goes on.
    pub is_on: bool,
    /// Why none of its packs may go on now.
    pub held: Option<Coded<HeldPlan>>,
    /// What came due today.
    pub told: Vec<SlotToldView>,
}

codes! {
    /// Why none of a plan's packs may go on.
    pub enum HeldPlan {
        /// Nobody has said when a pack there came off.
        Unanswered = "unanswered",
        /// The skin there did not look normal.
        Skin = "skin",
        /// Heat, and a fever.
        Fever = "fever",
        /// The safety sheet.
        Body = "body",
        /// That skin took as many packs today as it takes.
        EnoughToday = "enough-today",
        /// Its hours of today are over, or will be before skin there is free.
        NoMoreToday = "no-more-today",
        /// It came from elsewhere: no pack lasts that long, or that short.
        FaultyMinutes = "faulty-minutes",
        /// It came from elsewhere: skin rests longer.
        FaultyRest = "faulty-rest",
        /// It came from elsewhere: no pack fits into its hours.
        FaultyHours = "faulty-hours",
        /// Something else that the screen tells.
        Other = "other",
    }
}

codes! {
    /// What came of a slot that came due.
    pub enum SlotCame {
        /// It is due still.
        Due = "due",
        /// A pack went on.
        Started = "started",
        /// It was put off.
        Later = "later",
        /// It was skipped.
        Skipped = "skipped",
        /// Nothing was said.
        Missed = "missed",
    }
}

/// A slot that came due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SlotToldView {
    /// Its number, by which a notice knows it.
    pub id: i32,
    /// When.
    pub at: String,
    /// What came of it.
    pub came: Coded<SlotCame>,
}

/// A slot that is still to come today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
    /// Number of its plan.
    pub plan: i32,
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Codes of places.
    pub places: Vec<String>,
    /// For how many minutes.
    pub minutes: i32,
    /// The most minutes that the maker of its pack allows, where that is less than 20.
    pub allowed: Option<i32>,
    /// Which of the person's own packs.
    pub own_pack: Option<OwnPackNamed>,
    /// When it goes on at the earliest: now, where it is due.
    pub at: String,
    /// Where it is due: the number to answer it by.
    pub due: Option<i32>,
    /// Whether it can still come today where it is put off now.
    pub can_wait: bool,
    /// What wants a yes first, where it is due.
    pub asks: Vec<AskView>,
}

/// The same in the status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlotStatus {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Codes of places.
    pub places: Vec<String>,
    /// For how many minutes.
    pub minutes: i32,
    /// When it goes on at the earliest.
    pub at: String,
    /// Whether it is due.
    pub due: bool,
}

/// A plan of which no pack goes on, in the status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanHeldStatus {
    /// What goes on.
    pub kind: Coded<PlanKind>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Why none does.
    pub why: Coded<HeldPlan>,
}
