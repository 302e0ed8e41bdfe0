//! What was before the diary: rows that a person adds, changes, deletes and brings back. What differs between injuries, tests,
//! conditions and goals is in a module each; what is the same is here, once.

use respite_domain::time::WallTime;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use crate::change::{self, Of};
use crate::readable::readable;
use crate::{Result, Store, StoreError, column};

/// A row with what the disk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// Its number in its table.
    pub id: i64,
    /// What it says.
    pub value: T,
    /// When it was entered.
    pub entered_at: WallTime,
}

/// An injury, a test, a condition or a goal.
pub trait HistoryRow: columns::Columns {}

pub(crate) mod columns {
    use super::{Of, Value};

    /// How a value stands in the columns of its table.
    pub trait Columns: Sized {
        /// The table.
        const OF: Of;
        /// Its columns, but for those that every such table has.
        const COLUMNS: &'static [&'static str];
        /// The values of [`COLUMNS`](Columns::COLUMNS).
        fn values(&self) -> Vec<Value>;
        /// Reads them, the first at `index`.
        fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self>;
    }
}

impl Store {
    /// Adds a row and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_history<T: HistoryRow>(&mut self, value: &T, entered_at: WallTime) -> Result<i64> {
        let (seconds, offset) = column::of_wall(entered_at);
        let marks: String = (1..=T::COLUMNS.len()).map(|mark| format!("?{}, ", mark + 2)).collect();
        let values = [Value::from(seconds), Value::from(offset)].into_iter().chain(value.values());
        self.in_transaction(|connection| {
            connection
                .prepare_cached(&format!(
                    "INSERT INTO {} ({}, entered_at, entered_offset) VALUES ({marks}?1, ?2)",
                    T::OF.word(),
                    T::COLUMNS.join(", "),
                ))?
                .execute(params_from_iter(values))?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// The row with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn history_row<T: HistoryRow>(&self, id: i64) -> Result<Stored<T>> {
        one(&self.connection, id)
    }

    /// All rows that are not deleted, in the order in which they were added.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn history<T: HistoryRow>(&self) -> Result<Vec<Stored<T>>> {
        let (rows, others) = select(&self.connection, "ORDER BY id", &[])?;
        others.into_iter().for_each(|key| self.note_unreadable_key(T::OF.word(), key));
        Ok(rows)
    }

    /// Replaces what a row says, and keeps what it said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn change_history<T: HistoryRow>(&mut self, id: i64, value: &T, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let before: Stored<T> = one(connection, id)?;
            let (old, new) = (before.value.values(), value.values());
            let fields = T::COLUMNS.iter().zip(old.iter().zip(&new));
            change::record(connection, T::OF, id, fields.map(|(name, (old, new))| (*name, said(old), said(new))), at)?;
            let sets: Vec<String> =
                T::COLUMNS.iter().enumerate().map(|(at, name)| format!("{name} = ?{}", at + 2)).collect();
            let values = [Value::from(id)].into_iter().chain(new);
            connection
                .prepare_cached(&format!("UPDATE {} SET {} WHERE id = ?1", T::OF.word(), sets.join(", ")))?
                .execute(params_from_iter(values))?;
            Ok(())
        })
    }

    /// Deletes a row, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such row in the other state.
    pub fn set_history_deleted<T: HistoryRow>(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| set_deleted(connection, T::OF, id, deleted, at))
    }
}

/// Deletes a row of a table with `deleted_at`, or brings it back.
pub(crate) fn set_deleted(connection: &Connection, of: Of, id: i64, deleted: bool, at: WallTime) -> Result<()> {
    let changed = connection
        .prepare_cached(&format!(
            "UPDATE {} SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
            of.word()
        ))?
        .execute(params![id, deleted.then(|| at.timestamp()), deleted])?;
    if changed == 0 {
        return Err(StoreError::NotFound);
    }
    let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
    change::record(connection, of, id, [("deleted", old, new)], at)
}

fn one<T: HistoryRow>(connection: &Connection, id: i64) -> Result<Stored<T>> {
    let (rows, others) = select(connection, "AND id = ?1", &[&id])?;
    let missing = if others.is_empty() { StoreError::NotFound } else { StoreError::Unreadable };
    rows.into_iter().next().ok_or(missing)
}

fn select<T: HistoryRow>(
    connection: &Connection,
    which: &str,
    given: &[&dyn rusqlite::ToSql],
) -> Result<(Vec<Stored<T>>, Vec<String>)> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT id, entered_at, entered_offset, {} FROM {} WHERE deleted_at IS NULL {which}",
        T::COLUMNS.join(", "),
        T::OF.word(),
    ))?;
    readable(&mut select, given, |row| {
        Ok(Stored { id: row.get(0)?, entered_at: column::wall(row, 1)?, value: T::read(row, 3)? })
    })
}

/// A value as a change keeps it: `None` where nothing was said.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if !text.is_empty() => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}
