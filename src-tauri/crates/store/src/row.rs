//! A row is described once: its columns, from which come reading and adding here, and changing in [`change`](crate::change). What is not described by a [`Row`] is written by hand where it is known ([`table`](crate::table) lists all tables).

use chrono::NaiveDate;
use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use rusqlite::types::Value;
use rusqlite::{Connection, Params, Statement, params_from_iter};

use crate::cells::{Cells, Said, cells_of};
use crate::naming::Names;
use crate::readable::{is_of_the_row, readable};
use crate::uid::{new_uid, uid_of};
use crate::{Result, Store, StoreError};

/// What a row of a table says.
pub trait Row: Cells {
    /// The table.
    const TABLE: &'static str;
    /// Its columns, field by field.
    const FIELDS: &'static [&'static [&'static str]];
    /// The columns of when a row was written down; they may be those of a field.
    const ENTERED: [&'static str; 2] = ["entered_at", "entered_offset"];
    /// The column of since when a row counts for nothing.
    const GONE: Option<&'static str> = Some("deleted_at");
    /// The columns that name rows of other tables.
    const NAMES: &'static [(&'static str, Names)] = &[];

    /// Writes what is a part of the row and stands in a table of its own, in place of what was there.
    ///
    /// # Errors
    /// When the disk can't take it.
    fn write_parts(&self, _: &Connection, _id: i64) -> Result<()> {
        Ok(())
    }

    /// Reads the same.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when not all of it can be read, or the disk does not answer.
    fn read_parts(&mut self, _: &Connection, _id: i64) -> Result<()> {
        Ok(())
    }

    /// Spells the same out for the record of changes.
    fn spell_parts(&self, _: &mut Said) {}

    /// The day that the row with this number is an entry of.
    ///
    /// # Errors
    /// When the disk does not answer.
    fn entry_day(_: &Connection, _id: i64) -> Result<Option<NaiveDate>> {
        Ok(None)
    }
}

/// The column of what was taken back rather than deleted: it counts for a look at the time before, and is not erased.
pub(crate) const TAKEN_BACK: &str = "taken_back_at";

/// A row with what the disk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// Its number in its table.
    pub id: i64,
    /// Its name in any diary. What was written down later has the greater one, in whatever table, and whatever the clock said.
    pub uid: Uid,
    /// What it says.
    pub value: T,
    /// When it was written down.
    pub entered_at: WallTime,
}

impl<T> Stored<T> {
    /// The same, saying a part of it or more.
    pub(crate) fn map<U>(self, other: impl FnOnce(T) -> U) -> Stored<U> {
        Stored { id: self.id, uid: self.uid, value: other(self.value), entered_at: self.entered_at }
    }
}

/// Describes the rows of a table: each field with its columns, of which one with the field's own name need not be named; after
/// `beside`, what no column of the table holds.
macro_rules! row {
    ($type:ident in $table:literal { $($field:ident $(: $($column:literal)+)?),+ $(,)? }
     $(beside { $($other:ident: $value:expr),+ $(,)? })? $(, $($rest:tt)+)?) => {
        $crate::cells::cells!($type { $($field),+ } $(beside { $($other: $value),+ })?);

        impl $crate::row::Row for $type {
            const TABLE: &'static str = $table;
            const FIELDS: &'static [&'static [&'static str]] = &[$($crate::row::columns_of!($field $($($column)+)?)),+];
            $($($rest)+)?
        }
    };
}
pub(crate) use row;

macro_rules! columns_of {
    ($field:ident) => {
        &[stringify!($field)]
    };
    ($field:ident $($column:literal)+) => {
        &[$($column),+]
    };
}
pub(crate) use columns_of;

/// The columns of each thing in a row that can be changed by itself.
pub(crate) fn apart<T: Row>() -> Vec<Vec<&'static str>> {
    let mut columns = T::FIELDS.concat().into_iter();
    T::apart().into_iter().map(|width| columns.by_ref().take(width).collect()).collect()
}

impl Store {
    /// Adds a row and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add<T: Row>(&mut self, value: &T, at: WallTime) -> Result<i64> {
        let (id, day) = self.in_transaction(|connection| {
            let id = add(connection, value, at)?;
            Ok((id, T::entry_day(connection, id)?))
        })?;
        self.entry_days_written.extend(day);
        Ok(id)
    }

    /// Adds a row under a name that no other has: what another program told goes by what it told.
    ///
    /// # Errors
    /// As [`Store::add`].
    pub fn add_named<T: Row>(&mut self, uid: Uid, value: &T, at: WallTime) -> Result<i64> {
        let (id, day) = self.in_transaction(|connection| {
            let id = add_named(connection, uid.to_string(), value, at)?;
            Ok((id, T::entry_day(connection, id)?))
        })?;
        self.entry_days_written.extend(day);
        Ok(id)
    }

    /// The row with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none, [`StoreError::Unreadable`] when not all of it can be read.
    pub fn row<T: Row>(&self, id: i64) -> Result<Stored<T>> {
        one(&self.connection, id)
    }

    /// All rows that are not deleted, in the order in which they were added.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn all<T: Row>(&self) -> Result<Vec<Stored<T>>> {
        self.select(&format!("WHERE {} ORDER BY uid", counts::<T>()), [])
    }

    /// The rows of a table that `which` selects and that can be read, without what is a part of them.
    pub(crate) fn select<T: Row>(&self, which: &str, given: impl Params) -> Result<Vec<Stored<T>>> {
        let mut select = self.connection.prepare_cached(&selection::<T>(which))?;
        self.rows(T::TABLE, &mut select, given, stored)
    }
}

/// All columns of a table of rows, in the order of the schema.
pub(crate) fn columns<T: Row>() -> Vec<&'static str> {
    let mut all = vec!["id", "uid"];
    all.extend(T::FIELDS.concat());
    if !all.contains(&T::ENTERED[0]) {
        all.extend(T::ENTERED);
    }
    all.extend(T::GONE);
    all
}

/// Selects what [`stored`] reads.
pub(crate) fn selection<T: Row>(which: &str) -> String {
    format!("SELECT {} FROM {} {which}", listed::<T>(), T::TABLE)
}

/// The columns that [`stored`] reads.
pub(crate) fn listed<T: Row>() -> String {
    format!("id, uid, {}, {}", T::ENTERED.join(", "), T::FIELDS.concat().join(", "))
}

/// Reads a row of a [`selection`], or of another one that begins with the [`listed`] columns.
pub(crate) fn stored<T: Row>(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored<T>> {
    let entered_at = WallTime::read(row, 2)?;
    Ok(Stored { id: row.get(0)?, uid: uid_of(row, entered_at), value: T::read(row, 4)?, entered_at })
}

/// The numbers of the rows that `which` selects and that can't be read, their names included.
pub(crate) fn unread<T: Row>(connection: &Connection, which: &str) -> Result<Vec<i64>> {
    let mut select = connection.prepare(&selection::<T>(which))?;
    let read = |row: &rusqlite::Row<'_>| stored::<T>(row).and_then(|_| cells_of::<Uid>(row, "uid"));
    numbers_of_unread(&mut select, 0, |row| read(row).map(drop))
}

/// The numbers, in this column, of the rows that can't be read.
pub(crate) fn numbers_of_unread(
    select: &mut Statement<'_>,
    number: usize,
    mut read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
) -> Result<Vec<i64>> {
    let (mut rows, mut numbers) = (select.query([])?, Vec::new());
    while let Some(row) = rows.next()? {
        match read(row) {
            Err(error) if is_of_the_row(&error) => numbers.push(row.get(number)?),
            read => read?,
        }
    }
    Ok(numbers)
}

/// Which rows count.
fn counts<T: Row>() -> String {
    T::GONE.map_or_else(|| "true".to_owned(), |gone| format!("{gone} IS NULL"))
}

/// The row with this number whole, unless it is deleted.
pub(crate) fn one<T: Row>(connection: &Connection, id: i64) -> Result<Stored<T>> {
    let mut select = connection.prepare_cached(&selection::<T>(&format!("WHERE id = ?1 AND {}", counts::<T>())))?;
    let (found, others) = readable(&mut select, [id], stored::<T>)?;
    let missing = if others.is_empty() { StoreError::NotFound } else { StoreError::Unreadable };
    let mut found = found.into_iter().next().ok_or(missing)?;
    found.value.read_parts(connection, id)?;
    Ok(found)
}

/// Adds a row and returns its number.
pub(crate) fn add<T: Row>(connection: &Connection, value: &T, at: WallTime) -> Result<i64> {
    add_named(connection, new_uid(connection, at)?, value, at)
}

/// Adds a row under a name that no other has, and returns its number.
pub(crate) fn add_named<T: Row>(connection: &Connection, uid: String, value: &T, at: WallTime) -> Result<i64> {
    let mut values = vec![Value::Text(uid)];
    value.write(&mut values);
    let mut columns = vec!["uid"];
    columns.extend(T::FIELDS.concat());
    if !columns.contains(&T::ENTERED[0]) {
        columns.extend(T::ENTERED);
        at.write(&mut values);
    }
    let marks = vec!["?"; columns.len()].join(", ");
    connection
        .prepare_cached(&format!("INSERT INTO {} ({}) VALUES ({marks})", T::TABLE, columns.join(", ")))?
        .execute(params_from_iter(values))?;
    let id = connection.last_insert_rowid();
    value.write_parts(connection, id)?;
    Ok(id)
}

/// The last second to look at: up to `by`, or whatever there is.
pub(crate) fn until(by: Option<WallTime>) -> i64 {
    by.map_or(i64::MAX, |by| by.timestamp())
}
