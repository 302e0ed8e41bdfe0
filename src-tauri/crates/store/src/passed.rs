//! What held heat and cold back, and when the person said that it is over: skin that looks normal again, a fever that has
//! passed.

use respite_domain::Code;
use respite_domain::before_start::{FEVER, FeverTold, SkinTold};
use respite_domain::place::Place;
use respite_domain::session::Skin;
use respite_domain::time::WallTime;
use rusqlite::params;

use crate::entry::until;
use crate::sign::StoredSignAnswer;
use crate::{Result, Store, StoreError, column};

/// What the person says is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// The skin told after the session with this number looks normal again.
    Skin(i64, Skin),
    /// The fever ticked with this answer about warning signs has passed.
    Fever(i64),
}

impl Passed {
    /// The table of what was told, its row, and what it said.
    fn columns(self) -> (&'static str, i64, &'static str) {
        match self {
            Passed::Skin(session, skin) => ("session", session, skin.code()),
            Passed::Fever(answer) => ("sign_answer", answer, FEVER),
        }
    }
}

impl Store {
    /// Keeps that something is over, and returns the row's number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_passed(&mut self, passed: Passed, at: WallTime) -> Result<i64> {
        let (what, row, told) = passed.columns();
        let (seconds, offset) = column::of_wall(at);
        self.connection.execute(
            "INSERT INTO passed (what, row_id, told, at, at_offset) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![what, row, told, seconds, offset],
        )?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Takes back that something is over: it holds again. The row stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such row.
    pub fn take_back_passed(&mut self, id: i64, at: WallTime) -> Result<()> {
        let sql = "UPDATE passed SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL";
        match self.connection.execute(sql, params![id, at.timestamp()])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// All skin that was told other than normal by `by`, outside the guide too, with what was said of it since.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn skin_told(&self, by: Option<WallTime>) -> Result<Vec<SkinTold>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, places, skin, ended_at, ended_offset, started_at, started_offset, entered_at, entered_offset \
             FROM session WHERE undone_at IS NULL AND skin <> 'normal' AND (?1 IS NULL OR ended_at <= ?1) \
             ORDER BY ended_at, id",
        )?;
        // What can't be read of it is read as it holds back most.
        let mut told = self.rows("session", &mut select, [by.map(|by| by.timestamp())], |row| {
            let (places, skin, ended) = (column::places(row, 1), column::code(row, 2), column::wall(row, 3));
            if places.is_err() || skin.is_err() || ended.is_err() {
                self.note_unreadable("session", row);
            }
            Ok(SkinTold {
                session: row.get(0)?,
                places: places.unwrap_or_else(|_| Place::all().collect()),
                skin: skin.unwrap_or(Skin::Numb),
                at: match [3, 5, 7].into_iter().find_map(|index| column::wall_in_doubt(row, index)) {
                    Some(at) => at,
                    None => ended?,
                },
                normal_again: None,
            })
        })?;
        for told in &mut told {
            told.normal_again = self.passed(Passed::Skin(told.session, told.skin), by)?;
        }
        Ok(told)
    }

    /// The fevers among these answers about warning signs, with what was said of them by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn fevers_told(&self, answers: &[StoredSignAnswer], by: Option<WallTime>) -> Result<Vec<FeverTold>> {
        let ticked = answers.iter().filter(|stored| stored.answer.ticked.iter().any(|sign| sign.code() == FEVER));
        ticked
            .map(|stored| {
                let passed = self.passed(Passed::Fever(stored.id), by)?.is_some();
                Ok(FeverTold { answer: stored.id, at: stored.answer.at, passed })
            })
            .collect()
    }

    /// When something was last said to be over by `by`.
    fn passed(&self, passed: Passed, by: Option<WallTime>) -> Result<Option<WallTime>> {
        let (what, row, told) = passed.columns();
        let mut select = self.connection.prepare_cached(
            "SELECT id, at, at_offset FROM passed INDEXED BY passed_of_row \
             WHERE deleted_at IS NULL AND what = ?1 AND row_id = ?2 AND told = ?3 AND at <= ?4 \
             ORDER BY at DESC, id DESC",
        )?;
        self.first_row("passed", &mut select, params![what, row, told, until(by)], |row| column::wall(row, 1))
    }
}
