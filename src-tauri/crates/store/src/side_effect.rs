//! Side effects.

use respite_domain::medicine::{SideEffect, Strength};
use respite_domain::time::WallTime;
use rusqlite::{Row, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::{Result, Store, StoreError, column};

/// A side effect with its number in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSideEffect {
    /// Its number.
    pub id: i64,
    /// What it says.
    pub side_effect: SideEffect,
}

const STRENGTHS: &[(Strength, &str)] =
    &[(Strength::Mild, "mild"), (Strength::Moderate, "moderate"), (Strength::Severe, "severe")];

const COLUMNS: &str = "id, what, strength, occurred_at, occurred_offset, product_id";

impl Store {
    /// Adds a side effect and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_side_effect(&mut self, side_effect: &SideEffect, entered_at: WallTime) -> Result<i64> {
        let (occurred, occurred_offset) = column::of_wall(side_effect.at);
        let (entered, entered_offset) = column::of_wall(entered_at);
        self.in_transaction(|connection| {
        connection.execute(
            "INSERT INTO side_effect (what, strength, occurred_at, occurred_offset, product_id, entered_at, entered_offset) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                side_effect.what,
                column::of_word(&side_effect.strength, STRENGTHS),
                occurred,
                occurred_offset,
                side_effect.product,
                entered,
                entered_offset
            ],
        )?;
        Ok(connection.last_insert_rowid())
        })
    }

    /// Deletes a side effect, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such side effect in the other state.
    pub fn set_side_effect_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let changed = connection.execute(
                "UPDATE side_effect SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
                params![id, deleted.then(|| at.timestamp()), deleted],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
            change::record(connection, Of::SideEffect, id, [("deleted", old, new)], at)
        })
    }

    /// The latest side effects that had occurred by `by`, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects(&self, by: Option<WallTime>, most: u32) -> Result<Vec<StoredSideEffect>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM side_effect INDEXED BY side_effect_occurred \
             WHERE deleted_at IS NULL AND occurred_at <= ?1 ORDER BY occurred_at DESC, id DESC LIMIT ?2"
        ))?;
        self.rows("side_effect", &mut select, params![until(by), most], stored)
    }

    /// The side effects of this code that had occurred by `by`, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects_of(&self, what: &str, by: Option<WallTime>) -> Result<Vec<StoredSideEffect>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM side_effect WHERE deleted_at IS NULL AND what = ?1 AND occurred_at <= ?2 ORDER BY id"
        ))?;
        self.rows("side_effect", &mut select, params![what, until(by)], stored)
    }

    /// The side effects from `from` to `to`, both counted, earliest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects_between(&self, from: WallTime, to: WallTime) -> Result<Vec<StoredSideEffect>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM side_effect INDEXED BY side_effect_occurred \
             WHERE deleted_at IS NULL AND occurred_at BETWEEN ?1 AND ?2 ORDER BY occurred_at, id"
        ))?;
        self.rows("side_effect", &mut select, [from.timestamp(), to.timestamp()], stored)
    }
}

fn stored(row: &Row) -> rusqlite::Result<StoredSideEffect> {
    let side_effect = SideEffect {
        what: row.get(1)?,
        strength: column::word(row, 2, STRENGTHS)?,
        at: column::wall(row, 3)?,
        product: row.get(5)?,
    };
    Ok(StoredSideEffect { id: row.get(0)?, side_effect })
}
