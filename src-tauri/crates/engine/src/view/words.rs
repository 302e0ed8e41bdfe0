//! Lists that learn.

use serde::Serialize;
use specta::Type;

/// Words of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UsedWordsView {
    /// The words.
    pub words: String,
    /// In how many entries.
    pub entries: u32,
}

/// The person's own words of each list, most used first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnWordsView {
    /// What set the spasm off.
    pub trigger: Vec<UsedWordsView>,
    /// What made it worse.
    pub worse: Vec<UsedWordsView>,
    /// What made it better.
    pub better: Vec<UsedWordsView>,
    /// What the person could not do.
    pub could_not: Vec<UsedWordsView>,
}

/// What a rename did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RenamedView {
    /// Its number, to undo it.
    pub id: i32,
    /// How many entries say it differently now.
    pub entries: u32,
    /// Whether the new words were in use before, so that the two became one.
    pub merged: bool,
}
