//! What a search finds.

use respite_domain::search::Sort;
use serde::Serialize;
use specta::Type;

use super::Coded;

/// What was found, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    /// The moment of looking.
    pub now: String,
    /// What was found.
    pub found: Vec<FoundView>,
    /// Whether there is more.
    pub more: bool,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundView {
    /// Of what sort it is.
    pub sort: Coded<Sort>,
    /// Its number.
    pub id: i32,
    /// Its name among what was told of its day, such as `entry-12`; absent where it is of no day of the diary.
    pub row: Option<String>,
    /// Its day.
    pub day: Option<String>,
    /// What it says around what was found, and what was chosen there.
    pub text: Vec<FoundPiece>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundPiece {
    /// The letters.
    pub text: String,
    /// Whether they are what was looked for.
    pub found: bool,
}
