//! When the person had a spasm for the first time ever. Every answer stays; the latest counts.

use respite_domain::partial_date::PartialDate;
use respite_domain::time::WallTime;
use rusqlite::params;

use crate::entry::until;
use crate::{Result, Store, column};

impl Store {
    /// Keeps when the first spasm was; `None` takes back what was said.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_first_spasm(&mut self, happened: Option<PartialDate>, at: WallTime) -> Result<()> {
        let (seconds, offset) = column::of_wall(at);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO first_spasm (happened, at, at_offset) VALUES (?1, ?2, ?3)",
                params![column::of_partial_date(happened), seconds, offset],
            )?;
            Ok(())
        })
    }

    /// When the first spasm was, as it was said up to `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn first_spasm(&self, by: Option<WallTime>) -> Result<Option<PartialDate>> {
        let mut select =
            self.connection.prepare_cached("SELECT id, happened FROM first_spasm WHERE at <= ?1 ORDER BY id DESC")?;
        let told =
            self.first_row("first_spasm", &mut select, [until(by)], |row| column::optional_partial_date(row, 1))?;
        Ok(told.flatten())
    }
}
