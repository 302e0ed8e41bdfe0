//! What the person said to doctor reminders and to questions about gaps.

use respite_domain::episode::{GapAnswer, StillHadIt};
use respite_domain::reminder::{Answer, ReminderKind, Said};
use respite_domain::time::WallTime;
use respite_domain::visit::Outcome;
use rusqlite::types::Type;
use rusqlite::{Connection, params};

use crate::entry::until;
use crate::{Result, Store, column, visit};

const KINDS: [(ReminderKind, &str); 4] = [
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

impl Store {
    /// Keeps what was said to a doctor reminder.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_reminder_answer(&mut self, answer: &Answer, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| write_reminder_answer(connection, answer, at))
    }

    /// Keeps that the person has been, and that this visit is over.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such visit, or the disk can't take it; nothing is saved then.
    pub fn add_been(&mut self, answer: &Answer, visit: i64, outcome: &Outcome) -> Result<()> {
        self.in_transaction(|connection| {
            visit::set_outcome(connection, visit, outcome)?;
            write_reminder_answer(connection, answer, outcome.at)
        })
    }

    /// What was said to doctor reminders up to `by`, each with when, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reminder_answers(&self, by: Option<WallTime>) -> Result<Vec<(WallTime, Answer)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, kind, place, start, last, said, day, at, at_offset FROM reminder_answer WHERE at <= ?1 \
             ORDER BY at, id",
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
            Ok((at, answer))
        })
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

    /// What was said to questions about gaps up to `by`, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn gap_answers(&self, by: Option<WallTime>) -> Result<Vec<GapAnswer>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id, place, first, last, still FROM gap_answer WHERE at <= ?1 ORDER BY at, id")?;
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
