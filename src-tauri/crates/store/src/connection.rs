//! Connections to the file of a diary: other processes have it too, and somebody waits.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Result, Store, StoreError};

/// How often to ask again for a diary that another process is writing to: some 10 s in all. An act takes milliseconds, so
/// whoever waits so long waits for something that hangs.
const PATIENCE: i32 = 2_000;

/// The same for a look that must not hold up a notice: some 0.6 s in all.
const HASTE: i32 = 120;

impl Store {
    /// From now on what only reads waits for another process that has the diary for a moment only, and says that it is busy.
    /// Acts wait as long as ever.
    ///
    /// # Errors
    /// When SQLite does not take it.
    pub fn be_hasty(&mut self, is_hasty: bool) -> Result<()> {
        self.is_hasty = is_hasty;
        self.wait_long(false)
    }

    /// Whether what only reads gives up soon.
    pub fn is_hasty(&self) -> bool {
        self.is_hasty
    }

    pub(crate) fn wait_long(&self, is_act: bool) -> Result<()> {
        let handler = if self.is_hasty && !is_act { ask_a_moment } else { ask_again };
        Ok(self.connection.busy_handler(Some(handler))?)
    }
}

/// Opens a file that other processes may have, and waits for them.
pub(crate) fn connect(file: &Path, access: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(ask_again))?;
    Ok(connection)
}

/// Waits a moment for another process that has the diary. SQLite's own waiting sleeps so long that whoever writes again and
/// again always comes first; here those who wait ask often, and not in step with each other.
fn ask_again(asked: i32) -> bool {
    let step = asked.unsigned_abs().wrapping_add(std::process::id()) % 9;
    std::thread::sleep(Duration::from_millis(1 + u64::from(step)));
    asked < PATIENCE
}

/// The same for a moment only.
fn ask_a_moment(asked: i32) -> bool {
    asked < HASTE && ask_again(asked)
}

/// A rollback journal: the file alone is the diary whenever nobody writes. SQLite does not wait by itself for another process
/// that changes the kind of the same diary's journal at this moment.
pub(crate) fn set_journal(connection: &Connection) -> Result<()> {
    let mut asked = 0;
    loop {
        match connection.pragma_update(None, "journal_mode", "DELETE").map_err(StoreError::from) {
            Err(StoreError::Busy) if ask_again(asked) => asked += 1,
            done => return done,
        }
    }
}

/// Whether the file is whole, by one of SQLite's checks. A value that its column does not allow is the matter of its row.
pub(crate) fn is_sound(connection: &Connection, check: &str) -> rusqlite::Result<bool> {
    connection.pragma_update(None, "ignore_check_constraints", "ON")?;
    let verdict: String = connection.query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))?;
    connection.pragma_update(None, "ignore_check_constraints", "OFF")?;
    Ok(verdict == "ok")
}
