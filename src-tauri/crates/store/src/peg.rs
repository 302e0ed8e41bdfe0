//! ReminderAnswered PEGs.

use respite_domain::time::WallTime;
use respite_domain::week::Peg;
use rusqlite::{Row, params};

use crate::change::Of;
use crate::history::set_deleted;
use crate::{Result, Store, column};

/// An answered PEG with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPeg {
    /// Its number in the diary.
    pub id: i64,
    /// What it says.
    pub peg: Peg,
}

impl Store {
    /// Adds an answered PEG and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_peg(&mut self, peg: &Peg) -> Result<i64> {
        let (answered, offset) = column::of_wall(peg.answered);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO peg (answered_at, answered_offset, pain, enjoyment, activity) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![answered, offset, peg.pain.points(), peg.enjoyment.points(), peg.activity.points()],
            )?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// All answered PEGs, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn pegs(&self) -> Result<Vec<StoredPeg>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, answered_at, answered_offset, pain, enjoyment, activity FROM peg WHERE deleted_at IS NULL \
             ORDER BY answered_at DESC, id DESC",
        )?;
        self.rows("peg", &mut select, [], stored)
    }

    /// Deletes an answered PEG, or brings a deleted one back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such one in the other state.
    pub fn set_peg_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| set_deleted(connection, Of::Peg, id, deleted, at))
    }
}

fn stored(row: &Row) -> rusqlite::Result<StoredPeg> {
    Ok(StoredPeg {
        id: row.get(0)?,
        peg: Peg {
            answered: column::wall(row, 1)?,
            pain: column::score(row, 3)?,
            enjoyment: column::score(row, 4)?,
            activity: column::score(row, 5)?,
        },
    })
}
