//! What lies ahead by the wall clock, because that was ahead when it was told.

use respite_domain::time::{CLOCKS_DIFFER_BY, Moment};
use rusqlite::params;

use crate::{Result, Store};

/// Ends of packs, tellings of skin and doses that lie later than `?1`, and of which the start of the computer that is named `?2`
/// knows nothing: the table, its two columns of the uptime, and which rows.
const AHEAD: [(&str, &str, &str, &str); 3] = [
    (
        "session",
        "ended_boot",
        "ended_uptime",
        "undone_at IS NULL AND coalesce(max(started_at, ended_at), 9223372036854775807) >= ?1 AND ended_at > ?1",
    ),
    ("skin_told", "at_boot", "at_uptime", "at > ?1"),
    ("dose", "taken_boot", "taken_uptime", "deleted_at IS NULL AND taken_at > ?1"),
];

/// Each "later" that lies later than `?1`, and of which nobody has seen that before `?2`. It puts off by days, over many starts.
const LATER_AHEAD: &str =
    "said = 'later' AND taken_back_at IS NULL AND at > ?1 AND (known_at IS NULL OR known_at > ?2)";

impl Store {
    /// Whether something lies ahead at a moment of which this start of the computer knows nothing, or nobody yet: nobody can tell how
    /// long ago it was.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn is_ahead_unknown(&self, now: &Moment) -> Result<bool> {
        let Some(uptime) = &now.uptime else { return Ok(false) };
        let since = (now.wall + CLOCKS_DIFFER_BY).timestamp();
        let answers = format!("SELECT EXISTS (SELECT 1 FROM reminder_answer WHERE {LATER_AHEAD})");
        let mut select = self.connection.prepare_cached(&answers)?;
        let mut found: bool = select.query_row(params![since, now.wall.timestamp()], |row| row.get(0))?;
        for (table, boot, _, which) in AHEAD {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {which} AND {boot} IS NOT ?2)");
            let there: bool =
                self.connection.prepare_cached(&sql)?.query_row(params![since, uptime.boot], |row| row.get(0))?;
            found |= there;
        }
        Ok(found)
    }

    /// Keeps that all of this was now at the latest, by the uptime: what rests or counts from it does so from now on; of
    /// "later", by the day. Its wall time stays.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn note_ahead(&mut self, now: &Moment) -> Result<()> {
        let Some(uptime) = &now.uptime else { return Ok(()) };
        let since = (now.wall + CLOCKS_DIFFER_BY).timestamp();
        self.in_transaction(|connection| {
            let (known, offset) = (now.wall.timestamp(), now.wall.offset().local_minus_utc());
            connection.execute(
                &format!("UPDATE reminder_answer SET known_at = ?2, known_offset = ?3 WHERE {LATER_AHEAD}"),
                params![since, known, offset],
            )?;
            for (table, boot, millis, which) in AHEAD {
                connection.execute(
                    &format!("UPDATE {table} SET {boot} = ?2, {millis} = ?3 WHERE {which} AND {boot} IS NOT ?2"),
                    params![since, uptime.boot, uptime.millis],
                )?;
            }
            Ok(())
        })
    }
}
