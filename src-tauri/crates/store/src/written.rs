//! Which tables were written. SQLite itself tells, so that nothing that writes can forget to.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

/// The tables that a connection writes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written(Arc<Mutex<Tables>>);

#[derive(Debug, Default)]
struct Tables {
    /// In the act that goes on.
    now: BTreeSet<String>,
    /// In acts that are on disk, since somebody asked.
    done: BTreeSet<String>,
}

impl Written {
    /// The tables that `connection` writes from now on. SQLite tells of none that is `WITHOUT ROWID` (sqlite3_update_hook): each
    /// of those is written together with a row of another one, or [noted](Written::note) by who writes it.
    pub(crate) fn by(connection: &Connection) -> Written {
        let written = Written::default();
        let told = written.clone();
        let hook = move |_, _: &str, table: &str, _| told.note(table);
        // A connection that somebody else owns takes no hook; ours are our own.
        connection.update_hook(Some(hook)).ok();
        written
    }

    /// A row of this table is written.
    pub(crate) fn note(&self, table: &str) {
        let now = &mut self.tables().now;
        if !now.contains(table) {
            now.insert(table.to_owned());
        }
    }

    /// What the act wrote is on disk.
    pub(crate) fn is_kept(&self) {
        let mut tables = self.tables();
        let now = std::mem::take(&mut tables.now);
        tables.done.extend(now);
    }

    /// The act was given up.
    pub(crate) fn is_given_up(&self) {
        self.tables().now.clear();
    }

    /// The tables that were written since this was asked last.
    pub(crate) fn take(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.tables().done)
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
