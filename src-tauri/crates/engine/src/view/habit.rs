//! Habits.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::WalkedView;

/// Habits of the last seven days, where they are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HabitsView {
    /// The moment of looking.
    pub now: String,
    /// Whether the person wishes to keep them. Nobody asks for them.
    pub wanted: bool,
    /// What was told of today.
    pub today: HabitDraft,
    /// What was walked.
    pub walked: WalkedView,
    /// Days with an exercise.
    pub exercised: u32,
    /// Days with low heels.
    pub low_heels: u32,
    /// Of how many days that was told.
    pub heels_told: u32,
}

/// What is told of today. Nothing in it has to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HabitDraft {
    /// Whether the shoes had low heels.
    pub low_heels: Option<bool>,
    /// The weight, in the person's own words.
    pub weight: String,
}
