//! Answers about warning signs. Every answer stays; a tick that was a mistake is taken off and kept as a change.

use respite_domain::Code;
use respite_domain::time::WallTime;
use respite_domain::warning_sign::{Occasion, SignAnswer, WarningSign};
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::{Result, Store, StoreError, column};

const COLUMNS: &str = "id, at, at_offset, asked_by, extent, ticked, helped_at, helped_offset";

/// An answer with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSignAnswer {
    /// Its number.
    pub id: i64,
    /// The answer.
    pub answer: SignAnswer,
}

impl Store {
    /// Adds an answer about warning signs and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_sign_answer(&mut self, answer: &SignAnswer, entered_at: WallTime) -> Result<i64> {
        let (at, at_offset) = column::of_wall(answer.at);
        let (entered, entered_offset) = column::of_wall(entered_at);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO sign_answer (at, at_offset, entered_at, entered_offset, asked_by, extent, ticked) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    at,
                    at_offset,
                    entered,
                    entered_offset,
                    answer.asked_by.code(),
                    answer.extent.code(),
                    codes(&answer.ticked),
                ],
            )?;
            let id = connection.last_insert_rowid();
            write_occasions(connection, id, &answer.about)?;
            Ok(id)
        })
    }

    /// The answers about warning signs given for moments up to `by`, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answers(&self, by: Option<WallTime>) -> Result<Vec<StoredSignAnswer>> {
        let mut select = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM sign_answer WHERE at <= ?1 ORDER BY at, id"))?;
        let mut answers = self.rows("sign_answer", &mut select, [until(by)], stored)?;
        for stored in &mut answers {
            stored.answer.about = self.occasions(stored.id)?;
        }
        Ok(answers)
    }

    fn occasions(&self, answer: i64) -> Result<Vec<Occasion>> {
        let mut select = self.connection.prepare_cached(
            "SELECT rowid, kind, place, start, last FROM sign_occasion WHERE answer = ?1 ORDER BY rowid",
        )?;
        self.rows("sign_occasion", &mut select, [answer], |row| {
            Ok(Occasion {
                reminder: column::optional_code(row, 1)?,
                area: column::area(row, 2)?,
                start: column::day(row, 3)?,
                last: column::day(row, 4)?,
            })
        })
    }

    /// Keeps that help is on its way, for every answer with a sign of tier 1 that still waits for that.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn set_helped(&mut self, at: WallTime) -> Result<()> {
        let waiting: Vec<i64> = self
            .sign_answers(None)?
            .iter()
            .filter(|stored| stored.answer.is_emergency())
            .map(|stored| stored.id)
            .collect();
        let (seconds, offset) = column::of_wall(at);
        self.in_transaction(|connection| {
            let mut set =
                connection.prepare_cached("UPDATE sign_answer SET helped_at = ?2, helped_offset = ?3 WHERE id = ?1")?;
            for id in waiting {
                change::record(connection, Of::SignAnswer, id, [("helped-at", None, Some(at.to_rfc3339()))], at)?;
                set.execute(params![id, seconds, offset])?;
            }
            Ok(())
        })
    }

    /// Takes these ticks off an answer, and keeps what was ticked.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such answer.
    pub fn untick(&mut self, id: i64, signs: &[WarningSign], at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let before = connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM sign_answer WHERE id = ?1"))?
                .query_row([id], stored)?
                .answer
                .ticked;
            let left: Vec<WarningSign> = before.iter().copied().filter(|sign| !signs.contains(sign)).collect();
            let (old, new) = (codes(&before), codes(&left));
            change::record(connection, Of::SignAnswer, id, [("ticked", Some(old), Some(new.clone()))], at)?;
            let found = connection.execute("UPDATE sign_answer SET ticked = ?2 WHERE id = ?1", params![id, new])?;
            if found == 1 { Ok(()) } else { Err(StoreError::NotFound) }
        })
    }
}

fn write_occasions(connection: &Connection, answer: i64, about: &[Occasion]) -> Result<()> {
    let mut insert = connection
        .prepare_cached("INSERT INTO sign_occasion (answer, kind, place, start, last) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for Occasion { reminder, area, start, last } in about {
        let kind = reminder.map(|kind| kind.code());
        insert.execute(params![answer, kind, column::of_area(*area), start.to_string(), last.to_string()])?;
    }
    Ok(())
}

fn codes(signs: &[WarningSign]) -> String {
    signs.iter().map(|sign| sign.code()).collect::<Vec<_>>().join(" ")
}

fn stored(row: &Row) -> rusqlite::Result<StoredSignAnswer> {
    let sign = |code: &str| WarningSign::from_code(code).map_err(|_| column::odd(5, Type::Text));
    Ok(StoredSignAnswer {
        id: row.get(0)?,
        answer: SignAnswer {
            at: column::wall(row, 1)?,
            asked_by: column::code(row, 3)?,
            extent: column::code(row, 4)?,
            ticked: row.get_ref(5)?.as_str()?.split_ascii_whitespace().map(sign).collect::<rusqlite::Result<_>>()?,
            helped_at: column::optional_wall(row, 6)?,
            about: Vec::new(),
        },
    })
}
