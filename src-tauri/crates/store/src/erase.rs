//! What was deleted, erased for good. Deleting only hides: the row stays, so that it can be brought back and nothing is lost by
//! a slip. Whoever wants it gone asks for this.

use std::path::Path;

use respite_domain::time::WallTime;
use rusqlite::Connection;

use crate::backup::automatic::let_all_go;
use crate::backup::elsewhere::let_go_with_the_next;
use crate::file_name::COPIES;
use crate::naming::Names;
use crate::table::{Holds, Table};
use crate::{Result, Store, TABLES, before_update};

impl Store {
    /// How many rows are deleted and still in the file.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn deleted_rows(&self) -> Result<u32> {
        let count = |table: &Table| -> Result<u32> {
            let Some(which) = erasable(table) else { return Ok(0) };
            let select = format!("SELECT count(*) FROM {} WHERE {which}", table.name);
            Ok(self.connection.query_row(&select, [], |row| row.get(0))?)
        };
        TABLES.iter().map(count).sum()
    }

    /// Erases what is deleted, all that it ever said, and the files of it: nothing of it is left in the diary, nor in the
    /// copies from before an update and the backups that Respite made by itself, which go too; those in a second folder go
    /// with the next copy there. Diaries that were kept aside, and backups elsewhere, stay as they are; so do the backups of the
    /// `damaged` one, from before this was begun. Tells how many rows it was.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is erased then.
    pub fn erase_deleted(&mut self, damaged: Option<&Path>, now: WallTime) -> Result<u32> {
        let files = "SELECT id, copy FROM attachment WHERE copy IS NOT NULL";
        let files = |store: &Store| -> Result<Vec<String>> {
            store.rows("attachment", &mut store.connection.prepare(files)?, [], |row| row.get(1))
        };
        let before = files(self)?;
        let erased = self.in_transaction(|connection| {
            // What names a row stands after it.
            let rows = TABLES.iter().rev().map(|table| erase(connection, table)).sum::<Result<u32>>()?;
            // A rename of words can be undone as long as what it changed is known.
            connection.execute(
                "DELETE FROM words_renamed \
                 WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.id BETWEEN first_change AND last_change)",
                [],
            )?;
            Ok(rows)
        })?;
        let (folder, left) = (self.folder().to_owned(), files(self)?);
        let gone = before.iter().filter(|name| !left.contains(name));
        for name in gone.filter(|name| folder.join(name).file_name() == Some(name.as_ref())) {
            _ = std::fs::remove_file(folder.join(COPIES).join(name));
        }
        for copy in before_update::copies(&folder) {
            _ = std::fs::remove_file(copy);
        }
        let is_of_damaged = damaged.map(|damaged| self.is_of(damaged)).transpose()?;
        let_all_go(&folder, |manifest| is_of_damaged.as_ref().is_some_and(|is_of_it| is_of_it(manifest)));
        let_go_with_the_next(&folder, now);
        // What was deleted is overwritten already (secure_delete); this also gives back the room.
        if self.connection.execute_batch("VACUUM").is_err() {
            tracing::warn!("the room of what was erased could not be given back");
        }
        self.note_file();
        Ok(erased)
    }
}

fn erase(connection: &Connection, table: &Table) -> Result<u32> {
    let Some(which) = erasable(table) else { return Ok(0) };
    let of_them = format!("(SELECT id FROM {} WHERE {which})", table.name);
    for other in TABLES {
        for (column, names) in other.names {
            let goes = match names {
                Names::Owner(owner) if other.holds == Holds::Parts && *owner == table.name => String::new(),
                Names::RowIn(what) => format!("{what} = '{}' AND ", table.name),
                _ => continue,
            };
            connection.execute(&format!("DELETE FROM {} WHERE {goes}{column} IN {of_them}", other.name), [])?;
        }
    }
    let rows = connection.execute(&format!("DELETE FROM {} WHERE {which}", table.name), [])?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Which rows of a table may go: what is deleted, and what belongs to that; but nothing that a row that stays still names, and
/// counts by. What was told of the body stays though what it was told of is deleted, and keeps that. `None` where nothing can be deleted.
fn erasable(table: &Table) -> Option<String> {
    let gone = |table: &Table| Some(format!("{} IS NOT NULL", table.deleted()?));
    let mut goes: Vec<String> = gone(table).into_iter().collect();
    for (column, names) in table.names {
        if let Names::Owner(owner) = names
            && !table.is_of_the_body
            && let Some(gone) = Table::named(owner).and_then(gone)
        {
            goes.push(format!("{column} IN (SELECT id FROM {owner} WHERE {gone})"));
        }
    }
    if goes.is_empty() || table.holds == Holds::Parts {
        return None;
    }
    let mut named: Vec<String> = Vec::new();
    for other in TABLES {
        for (column, names) in other.names {
            let stands = match names {
                Names::Row(of) | Names::Successor(of) if *of == table.name => format!("{column} IS NOT NULL"),
                Names::Owner(of) if *of == table.name && other.is_of_the_body => {
                    other.deleted().map_or_else(|| "TRUE".to_owned(), |deleted| format!("{deleted} IS NULL"))
                }
                _ => continue,
            };
            named.push(format!("id NOT IN (SELECT {column} FROM {} WHERE {stands})", other.name));
        }
    }
    Some([vec![format!("({})", goes.join(" OR "))], named].concat().join(" AND "))
}
