//! Which notices have been shown.

use respite_domain::notice::Notice;
use respite_domain::time::{CLOCKS_DIFFER_BY, Moment, WallTime};
use rusqlite::params;

use crate::{Result, Store};

impl Store {
    /// Whether all that this notice tells has been told by now. What was shown at a time that is still to come was shown while the clock
    /// was ahead, and was not true then.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn was_shown(&self, notice: &Notice, now: &Moment) -> Result<bool> {
        let select = "SELECT thread, number FROM notice_shown WHERE thread = ?1 AND at <= ?2";
        let mut select = self.connection.prepare_cached(select)?;
        let by = (now.wall + CLOCKS_DIFFER_BY).timestamp();
        for mark in &notice.marks {
            let of_mark = params![mark.thread, by];
            let told: Option<i64> = self.first_row("notice_shown", &mut select, of_mark, |row| row.get(1))?;
            if told.is_none_or(|told| !mark.was_told(told)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Remembers that a notice was shown.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn set_shown(&mut self, notice: &Notice, at: WallTime) -> Result<()> {
        let (seconds, offset) = (at.timestamp(), at.offset().local_minus_utc());
        self.in_transaction(|connection| {
            let mut remember = connection.prepare_cached(
                "INSERT INTO notice_shown (thread, number, at, at_offset) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (thread) DO UPDATE SET number = excluded.number, at = excluded.at, \
                 at_offset = excluded.at_offset",
            )?;
            for mark in &notice.marks {
                remember.execute(params![mark.thread, mark.told_as, seconds, offset])?;
            }
            Ok(())
        })
    }

    /// Forgets that notices of these threads were shown: what they tell is to be told anew.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is forgotten then.
    pub fn forget_shown(&mut self, threads: &[String]) -> Result<()> {
        self.in_transaction(|connection| {
            let mut forget = connection.prepare_cached("DELETE FROM notice_shown WHERE thread = ?1")?;
            threads.iter().try_for_each(|thread| forget.execute([thread]).map(drop).map_err(Into::into))
        })
    }
}
