//! Whether a copy holds what the diary holds. A copy counts only once it was opened again and looked through.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags};
use tempfile::NamedTempFile;

use crate::connection::is_sound;
use crate::whole_file::{not_written, unfinished};
use crate::{Result, StoreError};

/// A copy of the open diary `file` beside it, on disk and proved. It goes unless it is given a name.
///
/// # Errors
/// There is no room, the folder can't be written to, or the copy does not hold what the diary holds.
pub(crate) fn proved_copy(connection: &Connection, file: &Path) -> Result<NamedTempFile> {
    let folder = file.parent().unwrap_or(file);
    let disk = |error: std::io::Error| not_written(&error, folder);
    let copy = unfinished(folder).map_err(disk)?;
    connection.backup(MAIN_DB, copy.path(), None)?;
    if !holds_the_same(connection, copy.path())? {
        return Err(StoreError::Corrupt(file.to_owned()));
    }
    copy.as_file().sync_all().map_err(disk)?;
    Ok(copy)
}

/// Whether a copy is sound and holds as many rows of each table as the diary.
pub(crate) fn holds_the_same(connection: &Connection, copy: &Path) -> Result<bool> {
    let copy = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(is_sound(&copy, "integrity_check")? && counted(connection)? == counted(&copy)?)
}

/// How many rows each table of a file holds, whatever version made it.
pub(crate) fn counted(connection: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut select = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")?;
    let tables = select.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let count = |table: String| {
        let quoted = table.replace('"', "\"\"");
        let rows = connection.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| row.get(0))?;
        Ok((table, rows))
    };
    tables.into_iter().map(count).collect()
}
