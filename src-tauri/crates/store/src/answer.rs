//! What the person said to doctor reminders, and to questions about gaps and about the place beside.

use chrono::NaiveDate;
use respite_domain::day::Area;
use respite_domain::episode::{GapAnswer, StillHadIt};
use respite_domain::place::Place;
use respite_domain::reminder::{Answer, ReminderKind, Said};
use respite_domain::same_place::{PlaceAnswer, PlaceEpisode, PlaceQuestion};
use respite_domain::time::WallTime;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use crate::entry::until;
use crate::{Result, Store, column};

pub(crate) const KINDS: [(ReminderKind, &str); 4] = [
    (ReminderKind::TwoWeeks, "two-weeks"),
    (ReminderKind::FourWeeks, "four-weeks"),
    (ReminderKind::TwelveWeeks, "twelve-weeks"),
    (ReminderKind::SamePlace, "same-place"),
];
const STILL: [(StillHadIt, &str); 3] = [
    (StillHadIt::YesMostDays, "yes-most-days"),
    (StillHadIt::No, "no"),
    (StillHadIt::DoNotRemember, "do-not-remember"),
];

/// What was said to a doctor reminder, with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// Its number.
    pub id: i64,
    /// When it was said.
    pub at: WallTime,
    /// What was said.
    pub answer: Answer,
}

impl Store {
    /// Keeps what was said to a doctor reminder, and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_reminder_answer(&mut self, answer: &Answer, at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| {
            write_reminder_answer(connection, answer, at)?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// What was said to doctor reminders up to `by` and not taken back by then, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reminder_answers(&self, by: Option<WallTime>) -> Result<Vec<StoredAnswer>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, kind, place, start, last, said, day, at, at_offset FROM reminder_answer \
             WHERE at <= ?1 AND (taken_back_at IS NULL OR taken_back_at > ?1) ORDER BY at, id",
        )?;
        self.rows("reminder_answer", &mut select, [until(by)], |row| {
            let said = match (row.get_ref(5)?.as_str()?, column::optional_day(row, 6)?) {
                ("later", Some(until)) => Said::Later { until },
                ("booked", Some(on)) => Said::Booked { on },
                ("been", _) => Said::Been,
                ("not-for-this-episode", _) => Said::NotForThisEpisode,
                _ => return Err(column::odd(5, Type::Text)),
            };
            let at = column::wall(row, 7)?;
            let answer = Answer {
                kind: column::word(row, 1, &KINDS)?,
                area: column::area(row, 2)?,
                start: column::day(row, 3)?,
                last: column::day(row, 4)?,
                on: at.date_naive(),
                said,
            };
            Ok(StoredAnswer { id: row.get(0)?, at, answer })
        })
    }

    /// Takes back what was said to a doctor reminder: it counts for nothing from now on.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn take_back_reminder_answer(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.connection.execute(
            "UPDATE reminder_answer SET taken_back_at = ?2 WHERE id = ?1",
            params![id, column::of_wall(at).0],
        )?;
        Ok(())
    }

    /// Keeps what was said to a question about the place beside.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_place_answer(&mut self, answer: &PlaceAnswer, at: WallTime) -> Result<()> {
        let PlaceAnswer { question: PlaceQuestion { here, earlier }, same } = answer;
        let (seconds, offset) = column::of_wall(at);
        self.connection.execute(
            "INSERT INTO place_answer (place, start, last, earlier_place, earlier_start, earlier_last, same, at, at_offset) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                here.place.code(),
                here.start.to_string(),
                here.last.to_string(),
                earlier.place.code(),
                earlier.start.to_string(),
                earlier.last.to_string(),
                same,
                seconds,
                offset,
            ],
        )?;
        Ok(())
    }

    /// What was said to questions about the place beside up to `by` and not taken back by then, in order, with its number.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn place_answers(&self, by: Option<WallTime>) -> Result<Vec<(i64, PlaceAnswer)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, place, start, last, earlier_place, earlier_start, earlier_last, same FROM place_answer \
             WHERE at <= ?1 AND (taken_back_at IS NULL OR taken_back_at > ?1) ORDER BY at, id",
        )?;
        self.rows("place_answer", &mut select, [until(by)], |row| {
            let question = PlaceQuestion { here: place_episode(row, 1)?, earlier: place_episode(row, 4)? };
            Ok((row.get(0)?, PlaceAnswer { question, same: row.get(7)? }))
        })
    }

    /// Takes back what was said to a question about the place beside.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn take_back_place_answer(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.connection
            .execute("UPDATE place_answer SET taken_back_at = ?2 WHERE id = ?1", params![id, column::of_wall(at).0])?;
        Ok(())
    }

    /// Keeps what was said to a question about a gap.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_gap_answer(&mut self, answer: &GapAnswer, at: WallTime) -> Result<()> {
        let (seconds, offset) = column::of_wall(at);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO gap_answer (place, first, last, still, at, at_offset) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    column::of_area(answer.area),
                    answer.from.to_string(),
                    answer.to.to_string(),
                    column::of_word(&answer.still, &STILL),
                    seconds,
                    offset,
                ],
            )?;
            Ok(())
        })
    }

    /// Takes back what was said to a question about a gap. Tells whether anything was.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn take_back_gap_answer(&mut self, area: Area, from: NaiveDate, to: NaiveDate, at: WallTime) -> Result<bool> {
        let taken_back = self.connection.execute(
            "UPDATE gap_answer SET taken_back_at = ?4 \
             WHERE place IS ?1 AND first = ?2 AND last = ?3 AND taken_back_at IS NULL",
            params![column::of_area(area), from.to_string(), to.to_string(), column::of_wall(at).0],
        )?;
        Ok(taken_back > 0)
    }

    /// What was said to questions about gaps up to `by` and not taken back by then, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn gap_answers(&self, by: Option<WallTime>) -> Result<Vec<GapAnswer>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, place, first, last, still FROM gap_answer \
             WHERE at <= ?1 AND (taken_back_at IS NULL OR taken_back_at > ?1) ORDER BY at, id",
        )?;
        self.rows("gap_answer", &mut select, [until(by)], |row| {
            Ok(GapAnswer {
                area: column::area(row, 1)?,
                from: column::day(row, 2)?,
                to: column::day(row, 3)?,
                still: column::word(row, 4, &STILL)?,
            })
        })
    }
}

/// A place, its first and its last day, in three columns.
fn place_episode(row: &Row, first: usize) -> rusqlite::Result<PlaceEpisode> {
    let code = row.get_ref(first)?.as_str()?;
    let place =
        Place::from_code(code).map_err(|_| rusqlite::Error::InvalidColumnType(first, code.to_owned(), Type::Text))?;
    Ok(PlaceEpisode { place, start: column::day(row, first + 1)?, last: column::day(row, first + 2)? })
}

fn write_reminder_answer(connection: &Connection, answer: &Answer, at: WallTime) -> Result<()> {
    let (said, day) = match answer.said {
        Said::Later { until } => ("later", Some(until)),
        Said::Booked { on } => ("booked", Some(on)),
        Said::Been => ("been", None),
        Said::NotForThisEpisode => ("not-for-this-episode", None),
    };
    let (seconds, offset) = column::of_wall(at);
    connection.execute(
        "INSERT INTO reminder_answer (kind, place, start, last, said, day, at, at_offset) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            column::of_word(&answer.kind, &KINDS),
            column::of_area(answer.area),
            answer.start.to_string(),
            answer.last.to_string(),
            said,
            day.map(|day| day.to_string()),
            seconds,
            offset,
        ],
    )?;
    Ok(())
}
