//! Answers about warning signs. Every answer stays; a tick that was a mistake is taken off and kept as a change.

use respite_domain::time::{Moment, WallTime};
use respite_domain::warning_sign::{AskedBy, Extent, Occasion, SignAnswer, WarningSign};
use rusqlite::types::{Type, ValueRef};
use rusqlite::{Connection, Row, params};

use crate::answer::KINDS;
use crate::change::{self, Of};
use crate::entry::until;
use crate::readable::is_of_the_row;
use crate::{Result, Store, StoreError, column};

const ASKED_BY: [(AskedBy, &str); 5] = [
    (AskedBy::FirstRun, "first-run"),
    (AskedBy::NewEpisode, "new-episode"),
    (AskedBy::DoctorReminder, "doctor-reminder"),
    (AskedBy::SomethingChanged, "something-changed"),
    (AskedBy::Daily, "daily"),
];
const EXTENTS: [(Extent, &str); 3] = [(Extent::List, "list"), (Extent::Line, "line"), (Extent::Tick, "tick")];
const COLUMNS: &str = "id, at, at_offset, at_boot, at_uptime, asked_by, extent, ticked, helped_at, helped_offset, entered_at, \
     entered_offset";

/// An answer with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSignAnswer {
    /// Its number.
    pub id: i64,
    /// When it was given, by both clocks.
    pub at: Moment,
    /// When it was written down.
    pub entered_at: WallTime,
    /// The answer.
    pub answer: SignAnswer,
}

impl Store {
    /// Adds an answer about warning signs and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_sign_answer(&mut self, answer: &SignAnswer, now: &Moment) -> Result<i64> {
        let given = now.telling(answer.at);
        let (at, at_offset, boot, uptime) = column::of_moment(&given);
        let (entered, entered_offset) = column::of_wall(now.wall);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO sign_answer (at, at_offset, entered_at, entered_offset, asked_by, extent, ticked, at_boot, \
                 at_uptime) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    at,
                    at_offset,
                    entered,
                    entered_offset,
                    column::of_word(&answer.asked_by, &ASKED_BY),
                    column::of_word(&answer.extent, &EXTENTS),
                    codes(&answer.ticked),
                    boot,
                    uptime,
                ],
            )?;
            let id = connection.last_insert_rowid();
            write_occasions(connection, id, &answer.about)?;
            Ok(id)
        })
    }

    /// The answers about warning signs given for moments up to `by`, in order: help that came later is not seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answers(&self, by: Option<WallTime>) -> Result<Vec<StoredSignAnswer>> {
        let mut select = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM sign_answer WHERE at <= ?1 ORDER BY at, id"))?;
        let mut answers = self.rows("sign_answer", &mut select, [until(by)], |row| {
            stored(row).or_else(|error| match in_doubt(row) {
                Some(answer) if is_of_the_row(&error) => {
                    self.note_unreadable("sign_answer", row);
                    Ok(answer)
                }
                _ => Err(error),
            })
        })?;
        for stored in &mut answers {
            stored.answer.about = self.occasions(stored.id)?;
            stored.answer.helped_at = stored.answer.helped_at.filter(|helped| by.is_none_or(|by| *helped <= by));
        }
        Ok(answers)
    }

    fn occasions(&self, answer: i64) -> Result<Vec<Occasion>> {
        let mut select = self.connection.prepare_cached(
            "SELECT rowid, kind, place, start, last FROM sign_occasion WHERE answer = ?1 ORDER BY rowid",
        )?;
        self.rows("sign_occasion", &mut select, [answer], |row| {
            Ok(Occasion {
                reminder: column::optional_word(row, 1, &KINDS)?,
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
        let kind = reminder.map(|kind| column::of_word(&kind, &KINDS));
        insert.execute(params![answer, kind, column::of_area(*area), start.to_string(), last.to_string()])?;
    }
    Ok(())
}

fn codes(signs: &[WarningSign]) -> String {
    signs.iter().map(|sign| sign.code).collect::<Vec<_>>().join(" ")
}

fn stored(row: &Row) -> rusqlite::Result<StoredSignAnswer> {
    let sign = |code: &str| WarningSign::from_code(code).map_err(|_| column::odd(7, Type::Text));
    let at = column::moment(row, 1)?;
    Ok(StoredSignAnswer {
        id: row.get(0)?,
        answer: SignAnswer {
            at: at.wall,
            asked_by: column::word(row, 5, &ASKED_BY)?,
            extent: column::word(row, 6, &EXTENTS)?,
            ticked: row.get_ref(7)?.as_str()?.split_ascii_whitespace().map(sign).collect::<rusqlite::Result<_>>()?,
            helped_at: column::optional_wall(row, 8)?,
            about: Vec::new(),
        },
        entered_at: column::wall(row, 10)?,
        at,
    })
}

/// What can be read of an answer with a sign. `None` where no sign can be read, or where nothing tells when it was given.
fn in_doubt(row: &Row) -> Option<StoredSignAnswer> {
    let codes = row.get_ref(7).ok()?.as_str().ok()?.split_ascii_whitespace();
    let ticked: Vec<WarningSign> = codes.filter_map(|code| WarningSign::from_code(code).ok()).collect();
    let at = Moment::told(column::wall_in_doubt(row, 1).or_else(|| column::wall_in_doubt(row, 10))?);
    // Somebody said that help is on its way, whenever that was.
    let helped = row.get_ref(8).is_ok_and(|helped| helped != ValueRef::Null);
    let answer = SignAnswer {
        at: at.wall,
        asked_by: column::word(row, 5, &ASKED_BY).unwrap_or(AskedBy::SomethingChanged),
        extent: column::word(row, 6, &EXTENTS).unwrap_or(Extent::Tick),
        helped_at: column::wall_in_doubt(row, 8).or(helped.then_some(at.wall)),
        ticked,
        about: Vec::new(),
    };
    let entered_at = column::wall_in_doubt(row, 10).unwrap_or(at.wall);
    (!answer.ticked.is_empty()).then_some(StoredSignAnswer { id: row.get(0).ok()?, answer, entered_at, at })
}
