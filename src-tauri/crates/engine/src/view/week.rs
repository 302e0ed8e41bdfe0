//! The questionnaires.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The three answers about the past week. Not checked yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct PegDraft {
    /// Pain on average, 0–10.
    pub pain: Option<f64>,
    /// How much pain got in the way of the enjoyment of life, 0–10.
    pub enjoyment: Option<f64>,
    /// How much pain got in the way of general activity, 0–10.
    pub activity: Option<f64>,
}

/// The answers of one week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PegView {
    /// Its number in the diary.
    pub id: i32,
    /// When it was answered.
    pub answered_at: String,
    /// Pain on average.
    pub pain: u8,
    /// How much pain got in the way of the enjoyment of life.
    pub enjoyment: u8,
    /// How much pain got in the way of general activity.
    pub activity: u8,
    /// The mean of the three in tenths: 57 is a score of 5.7.
    pub tenths: u8,
}

/// The past week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekView {
    /// The moment of looking.
    pub now: String,
    /// Whether it is time for the three questions.
    pub due: bool,
    /// All that was answered, latest first.
    pub answers: Vec<PegView>,
}

/// The statements that a person ticked. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct RolandMorrisDraft {
    /// Their numbers, from 1 to 24.
    pub ticked: Vec<u32>,
    /// Whether the person said that none fits.
    pub none_fits: bool,
}

/// An answered Roland-Morris questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RolandMorrisView {
    /// Its number in the diary.
    pub id: i32,
    /// When it was answered.
    pub answered_at: String,
    /// The numbers of the statements that fit, in order.
    pub ticked: Vec<u32>,
    /// How many fit, 0 to 24.
    pub count: u8,
}
