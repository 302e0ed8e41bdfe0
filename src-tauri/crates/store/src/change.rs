//! Past values with their replacements and the time of it.

use respite_domain::time::WallTime;
use rusqlite::{Connection, Params, params};

use crate::row::{self, Row, row};
use crate::table::Names;
use crate::{Result, Store, Stored};

/// One value that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number, over all that was ever changed.
    pub id: i64,
    /// When.
    pub at: WallTime,
    /// Which part of the row.
    pub field: String,
    /// The value before; `None` when there was none.
    pub old: Option<String>,
    /// The value after; `None` when it was taken away.
    pub new: Option<String>,
}

/// A change, and of which row it is.
#[derive(Debug)]
pub(crate) struct ChangeRow {
    what: String,
    row: i64,
    field: String,
    old: Option<String>,
    new: Option<String>,
}

row!(ChangeRow in "change" { what, row: "row_id", field, old, new },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const GONE: Option<&'static str> = None;
    const NAMES: &'static [(&'static str, Names)] = &[("row_id", Names::RowIn("what"))];
);

impl Store {
    /// All changes of a row, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn changes<T: Row>(&self, id: i64) -> Result<Vec<Change>> {
        self.changes_where("what = ?1 AND row_id = ?2", params![T::TABLE, id])
    }

    /// All changes of a setting, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn setting_changes(&self, name: &str) -> Result<Vec<Change>> {
        self.changes_where("what = 'setting' AND row_id = 0 AND field = ?1", [name])
    }

    fn changes_where(&self, which: &str, given: impl Params) -> Result<Vec<Change>> {
        let rows = self.select::<ChangeRow>(&format!("WHERE {which} ORDER BY id DESC"), given)?;
        let change = |stored: Stored<ChangeRow>| {
            let ChangeRow { field, old, new, .. } = stored.value;
            Change { id: stored.id, at: stored.entered_at, field, old, new }
        };
        Ok(rows.into_iter().map(change).collect())
    }
}

/// Keeps what differs between two spellings of a row, field by field.
pub(crate) fn record(
    connection: &Connection,
    table: &str,
    row: i64,
    fields: impl IntoIterator<Item = (impl Into<String>, Option<String>, Option<String>)>,
    at: WallTime,
) -> Result<()> {
    for (field, old, new) in fields {
        if old != new {
            let change = ChangeRow { what: table.to_owned(), row, field: field.into(), old, new };
            row::add(connection, &change, at)?;
        }
    }
    Ok(())
}
