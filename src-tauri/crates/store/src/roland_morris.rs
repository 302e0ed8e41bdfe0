//! ReminderAnswered Roland-Morris questionnaires.

use respite_domain::roland_morris::RolandMorris;
use respite_domain::time::WallTime;
use rusqlite::{Row, params};

use crate::change::Of;
use crate::history::set_deleted;
use crate::{Result, Store, column};

/// An answered questionnaire with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRolandMorris {
    /// Its number in the diary.
    pub id: i64,
    /// What it says.
    pub answers: RolandMorris,
}

impl Store {
    /// Adds an answered questionnaire and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_roland_morris(&mut self, answers: &RolandMorris) -> Result<i64> {
        let (answered, offset) = column::of_wall(answers.answered);
        let ticked: Vec<String> = answers.ticked().map(|number| number.to_string()).collect();
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO roland_morris (answered_at, answered_offset, ticked) VALUES (?1, ?2, ?3)",
                params![answered, offset, ticked.join(" ")],
            )?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// All answered questionnaires, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn roland_morris(&self) -> Result<Vec<StoredRolandMorris>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, answered_at, answered_offset, ticked FROM roland_morris WHERE deleted_at IS NULL \
             ORDER BY answered_at DESC, id DESC",
        )?;
        self.rows("roland_morris", &mut select, [], stored)
    }

    /// Deletes an answered questionnaire, or brings a deleted one back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such one in the other state.
    pub fn set_roland_morris_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| set_deleted(connection, Of::RolandMorris, id, deleted, at))
    }
}

fn stored(row: &Row) -> rusqlite::Result<StoredRolandMorris> {
    let numbers: String = row.get(3)?;
    let ticked: Option<Vec<u32>> = numbers.split_ascii_whitespace().map(|number| number.parse().ok()).collect();
    let answers =
        ticked.and_then(|ticked| RolandMorris::new(column::wall(row, 1).ok()?, &ticked, ticked.is_empty()).ok());
    Ok(StoredRolandMorris {
        id: row.get(0)?,
        answers: answers.ok_or_else(|| column::odd(3, rusqlite::types::Type::Text))?,
    })
}
