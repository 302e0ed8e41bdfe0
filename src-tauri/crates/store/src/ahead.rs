//! "Later" that lies ahead by the wall clock, because that was ahead when it was said.

use chrono::TimeDelta;
use respite_domain::time::{CLOCKS_DIFFER_BY, Moment, WallTime};
use rusqlite::params;

use crate::{Result, Store};

/// Each "later" that lies later than `?1`, and of which nobody has seen that before `?2`. It puts off by days, over many starts of the
/// computer.
const LATER_AHEAD: &str =
    "said = 'later' AND taken_back_at IS NULL AND at > ?1 AND (known_at IS NULL OR known_at > ?2)";

impl Store {
    /// Whether a "later" lies ahead of which nobody has seen that yet: nobody can tell how long ago it was said.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn is_ahead_unknown(&self, now: &Moment) -> Result<bool> {
        let since = (now.wall + CLOCKS_DIFFER_BY).timestamp();
        let sql = format!("SELECT EXISTS (SELECT 1 FROM reminder_answer WHERE {LATER_AHEAD})");
        let mut select = self.connection.prepare_cached(&sql)?;
        Ok(select.query_row(params![since, now.wall.timestamp()], |row| row.get(0))?)
    }

    /// Keeps that all of this was said by now. Its own time stays.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn note_ahead(&mut self, now: &Moment) -> Result<()> {
        let since = (now.wall + CLOCKS_DIFFER_BY).timestamp();
        self.in_transaction(|connection| {
            let (known, offset) = (now.wall.timestamp(), now.wall.offset().local_minus_utc());
            let sql = format!("UPDATE reminder_answer SET known_at = ?2, known_offset = ?3 WHERE {LATER_AHEAD}");
            connection.execute(&sql, params![since, known, offset])?;
            Ok(())
        })
    }

    /// The clock that showed `from` to `to` has been set forward by `by`: what was seen to lie ahead in that time was seen later.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn was_behind(&mut self, from: WallTime, to: WallTime, by: TimeDelta) -> Result<()> {
        self.in_transaction(|connection| {
            connection.execute(
                "UPDATE reminder_answer SET known_at = known_at + ?3 WHERE known_at BETWEEN ?1 AND ?2",
                params![from.timestamp(), to.timestamp(), by.num_seconds()],
            )?;
            Ok(())
        })
    }
}
