//! What held heat and cold back, and when the person said that it is over: skin that looks normal again, a fever that has
//! passed.

use chrono::DateTime;
use respite_domain::Code;
use respite_domain::before_start::{FEVER, FeverTold, SkinTold};
use respite_domain::place::Place;
use respite_domain::session::Skin;
use respite_domain::time::{Moment, WallTime};
use rusqlite::{Connection, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::sign::StoredSignAnswer;
use crate::{Result, Store, StoreError, column};

/// What the person says is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// The skin of the telling with this number looks normal again.
    Skin(i64),
    /// The fever ticked with this answer about warning signs has passed.
    Fever(i64),
}

impl Passed {
    /// The table of what was told, its row, and what it said.
    fn columns(self) -> (&'static str, i64, &'static str) {
        match self {
            Passed::Skin(telling) => ("skin_told", telling, "skin"),
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

    /// Keeps that the skin of a session does not look normal. It holds by itself, whatever was told before.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn tell_skin(&mut self, session: i64, skin: Skin, now: &Moment) -> Result<()> {
        self.in_transaction(|connection| {
            tell(connection, session, skin, now)?;
            follow_tellings(connection, session, now.wall)
        })
    }

    /// Takes back a telling of skin: it was a slip, and holds nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none, or it was taken back before.
    pub fn take_back_skin(&mut self, telling: i64, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let session = connection.query_row(
                "UPDATE skin_told SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL RETURNING session_id",
                params![telling, at.timestamp()],
                |row| row.get(0),
            )?;
            follow_tellings(connection, session, at)
        })
    }

    /// The last telling of a session's skin that stands.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_telling(&self, session: i64) -> Result<Option<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT max(id) FROM skin_told WHERE session_id = ?1 AND deleted_at IS NULL")?;
        Ok(select.query_row([session], |row| row.get(0))?)
    }

    /// All skin that was told other than normal by `by`, outside the guide too, with what was said of it since, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn skin_told(&self, by: Option<WallTime>) -> Result<Vec<SkinTold>> {
        // Tellings are few, and the session is looked for from its telling. One that says more of its skin than any telling holds too:
        // it was damaged. Its number is below zero then.
        let mut select = self.connection.prepare_cached(
            "SELECT told.id, told.skin, told.at, told.at_offset, told.at_boot, told.at_uptime, session.places, \
             ended_at, ended_offset, ended_boot, ended_uptime, entered_at, entered_offset \
             FROM skin_told AS told LEFT JOIN session ON session.id = session_id \
             WHERE told.deleted_at IS NULL AND undone_at IS NULL AND (?1 IS NULL OR min(told.at, ifnull(ended_at, told.at)) <= ?1) \
             UNION ALL \
             SELECT -id, skin, ended_at, ended_offset, ended_boot, ended_uptime, places, \
             ended_at, ended_offset, ended_boot, ended_uptime, entered_at, entered_offset FROM session \
             WHERE undone_at IS NULL AND skin <> 'normal' AND (?1 IS NULL OR ended_at <= ?1) \
             AND NOT EXISTS (SELECT 1 FROM skin_told WHERE session_id = session.id AND deleted_at IS NULL) ORDER BY 1",
        )?;
        // What can't be read of it is read as it holds back most.
        let mut told = self.rows("skin_told", &mut select, [by.map(|by| by.timestamp())], |row| {
            let (skin, places) = (column::code(row, 1), column::places(row, 6));
            let (told, off) = (column::moment(row, 2), column::optional_moment(row, 7));
            if skin.is_err() || places.is_err() || told.is_err() || off.is_err() {
                self.note_unreadable("skin_told", row);
            }
            let in_doubt = |indices: [usize; 3]| {
                let at = indices.into_iter().find_map(|index| column::wall_in_doubt(row, index));
                Moment::told(at.unwrap_or(DateTime::UNIX_EPOCH.fixed_offset()))
            };
            Ok(SkinTold {
                telling: row.get(0)?,
                places: places.unwrap_or_else(|_| Place::all().collect()),
                skin: skin.unwrap_or(Skin::Numb),
                told: told.unwrap_or_else(|_| in_doubt([2, 7, 11])),
                off: off.unwrap_or_else(|_| Some(in_doubt([7, 2, 11]))),
                normal_again: false,
            })
        })?;
        for told in &mut told {
            told.normal_again = self.is_passed(Passed::Skin(told.telling), by)?;
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
                let passed = self.is_passed(Passed::Fever(stored.id), by)?;
                Ok(FeverTold { answer: stored.id, at: stored.answer.at, passed })
            })
            .collect()
    }

    /// Whether something was said to be over by `by`.
    fn is_passed(&self, passed: Passed, by: Option<WallTime>) -> Result<bool> {
        let (what, row, _) = passed.columns();
        let mut select = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM passed INDEXED BY passed_of_row \
             WHERE deleted_at IS NULL AND what = ?1 AND row_id = ?2 AND at <= ?3)",
        )?;
        Ok(select.query_row(params![what, row, until(by)], |row| row.get(0))?)
    }
}

/// Adds a telling of skin that does not look normal.
pub(crate) fn tell(connection: &Connection, session: i64, skin: Skin, now: &Moment) -> Result<()> {
    let (at, offset, boot, uptime) = column::of_moment(now);
    connection
        .prepare_cached(
            "INSERT INTO skin_told (session_id, skin, at, at_offset, at_boot, at_uptime) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![session, skin.code(), at, offset, boot, uptime])?;
    Ok(())
}

/// The gravest that was told of the skin of a session and stands.
fn gravest(connection: &Connection, session: i64) -> Result<Option<Skin>> {
    let mut select =
        connection.prepare_cached("SELECT skin FROM skin_told WHERE session_id = ?1 AND deleted_at IS NULL")?;
    let told = select.query_map([session], |row| Ok(column::code(row, 0).unwrap_or(Skin::Numb)))?;
    Ok(told.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().max())
}

/// The skin of a session is the gravest of what was told of it. Once all of that is taken back nothing was said of it.
pub(crate) fn follow_tellings(connection: &Connection, session: i64, at: WallTime) -> Result<()> {
    let word = gravest(connection, session)?.map(|skin| skin.code());
    let before: Option<String> =
        connection.query_row("SELECT skin FROM session WHERE id = ?1", [session], |row| row.get(0))?;
    let fields = [("skin", before, word.map(str::to_owned))];
    change::record(connection, Of::Session, session, fields, at)?;
    connection.execute("UPDATE session SET skin = ?2 WHERE id = ?1", params![session, word])?;
    Ok(())
}
