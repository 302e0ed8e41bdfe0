//! Which notices have been shown.

use respite_domain::notice::Notice;
use respite_domain::time::WallTime;
use rusqlite::{OptionalExtension, params};

use crate::{Result, Store, column};

impl Store {
    /// Whether this notice, or a later one of its thread, has been shown.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn was_shown(&self, notice: &Notice) -> Result<bool> {
        let shown: Option<i64> = self
            .connection
            .prepare_cached("SELECT number FROM notice_shown WHERE thread = ?1")?
            .query_row([&notice.thread], |row| row.get(0))
            .optional()?;
        Ok(shown.is_some_and(|shown| shown >= notice.number))
    }

    /// Remembers that a notice was shown.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn set_shown(&mut self, notice: &Notice, at: WallTime) -> Result<()> {
        let (seconds, offset) = column::of_wall(at);
        self.connection.execute(
            "INSERT INTO notice_shown (thread, number, at, at_offset) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (thread) DO UPDATE SET number = excluded.number, at = excluded.at, at_offset = excluded.at_offset",
            params![notice.thread, notice.shown_as, seconds, offset],
        )?;
        Ok(())
    }
}
