//! What is told of backups.

use respite_domain::backup::Worry;
use serde::Serialize;
use specta::Type;

use super::Coded;

/// How it stands with the backups of a diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Backups {
    /// The moment of this view.
    pub now: String,
    /// The last good one that Respite made by itself.
    pub last: Option<BackupView>,
    /// What is wrong with them, if anything is.
    pub worry: Option<Coded<Worry>>,
    /// Whether none are made because a diary was brought back, and nobody has said yet that it is the right one.
    pub paused: bool,
    /// Until when what was there before can be brought back in turn; absent where nothing was.
    pub undo_until: Option<String>,
}

/// What a backup, or the diary itself, holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// When it was made.
    pub made_at: String,
    /// How many entries, those that are deleted left out.
    pub entries: u32,
    /// The day of the first of them.
    pub first_day: Option<String>,
    /// The day of the last.
    pub last_day: Option<String>,
    /// How many attached files it holds.
    pub attached: u32,
    /// How many it should hold, and were not there.
    pub missing: u32,
    /// How large it is, in units of 1024 bytes.
    pub kilobytes: u32,
    /// Its file; absent of the diary itself.
    pub path: Option<String>,
}
