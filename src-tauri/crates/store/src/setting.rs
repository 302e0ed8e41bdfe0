//! What the person has set, by name. What a value means is the engine's business.

use rusqlite::OptionalExtension;

use crate::{Result, Store};

impl Store {
    /// The value of a setting, if it was ever set.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let value = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        Ok(value)
    }

    /// Sets all of these, or none.
    ///
    /// # Errors
    /// When the disk can't take them; nothing is saved then.
    pub fn set_settings(&mut self, settings: &[(&str, String)]) -> Result<()> {
        self.in_transaction(|connection| {
            let mut set = connection.prepare_cached(
                "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )?;
            for (name, value) in settings {
                set.execute((name, value))?;
            }
            Ok(())
        })
    }
}
