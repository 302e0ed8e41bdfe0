//! What the person has set, by name. What a value means is the engine's business.

use std::collections::BTreeMap;

use respite_domain::time::WallTime;
use rusqlite::OptionalExtension;

use crate::change::record;
use crate::{Result, Store};

/// The table of the settings, which a change of one is of.
pub(crate) const SETTING: &str = "setting";
/// Sets one: its name and value.
pub(crate) const SET: &str =
    "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

impl Store {
    /// The value of a setting, if it was ever set.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut select = self.connection.prepare_cached("SELECT name, value FROM setting WHERE name = ?1")?;
        self.first_row(SETTING, &mut select, [name], |row| row.get(1))
    }

    /// All that was ever set, by name.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn settings(&self) -> Result<BTreeMap<String, String>> {
        let mut select = self.connection.prepare_cached("SELECT name, value FROM setting")?;
        Ok(self.rows(SETTING, &mut select, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    /// Sets all of these, or none, and keeps what they were before.
    ///
    /// # Errors
    /// When the disk can't take them; nothing is saved then.
    pub fn set_settings(&mut self, settings: &[(&str, String)], at: WallTime) -> Result<()> {
        let written = self.written.clone();
        self.in_transaction(|connection| {
            written.note(SETTING);
            let mut known = connection.prepare_cached("SELECT CAST(value AS TEXT) FROM setting WHERE name = ?1")?;
            let mut set = connection.prepare_cached(SET)?;
            for (name, value) in settings {
                let before: Option<String> = known.query_row([name], |row| row.get(0)).optional()?.flatten();
                // A setting has no number of its own: its name tells which it is.
                record(connection, SETTING, 0, [(*name, before, Some(value.clone()))], at)?;
                set.execute((name, value))?;
            }
            Ok(())
        })
    }
}
