//! How a row is changed, deleted and brought back; and the trace of it: past values with their replacements and the time.

use std::collections::{BTreeMap, BTreeSet};

use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Params, params, params_from_iter};

use crate::cells::{Said, spell_next};
use crate::naming::Names;
use crate::row::{Row, add, one, row, selection, stored};
use crate::{Result, Store, StoreError, Stored};

/// One value that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number, over all that was ever changed.
    pub id: i64,
    /// Its name, which tells when it was made among all else that was written.
    pub uid: Uid,
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
    /// Replaces what a row says, and keeps what it said before.
    ///
    /// # Errors
    /// As [`Store::row`], or the disk can't take it; nothing is saved then.
    pub fn change<T: Row>(&mut self, id: i64, value: &T, at: WallTime) -> Result<()> {
        let days = self.in_transaction(|connection| {
            let before = T::entry_day(connection, id)?;
            replace(connection, id, value, at)?;
            Ok([before, T::entry_day(connection, id)?])
        })?;
        self.entry_days_written.extend(days.into_iter().flatten());
        Ok(())
    }

    /// Deletes a row, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such row in the other state, or the disk can't take it.
    pub fn set_deleted<T: Row>(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        let day = self.in_transaction(|connection| {
            set_deleted::<T>(connection, id, deleted, at)?;
            T::entry_day(connection, id)
        })?;
        self.entry_days_written.extend(day);
        Ok(())
    }

    /// All changes of a row, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn changes<T: Row>(&self, id: i64) -> Result<Vec<Change>> {
        self.changes_where("what = ?1 AND row_id = ?2", params![T::TABLE, id])
    }

    /// All changes of these rows, the latest of each first, by the number of the row.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn changes_of<T: Row>(&self, ids: impl IntoIterator<Item = i64>) -> Result<BTreeMap<i64, Vec<Change>>> {
        self.changes_in(T::TABLE, ids)
    }

    /// The same of rows of a table that is named.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn changes_in(&self, table: &str, ids: impl IntoIterator<Item = i64>) -> Result<BTreeMap<i64, Vec<Change>>> {
        let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
        let mut of_rows: BTreeMap<i64, Vec<Change>> = BTreeMap::new();
        if ids.is_empty() {
            return Ok(of_rows);
        }
        let which = format!("WHERE what = ?1 AND row_id IN ({}) ORDER BY uid DESC", ids.join(", "));
        let mut select = self.connection.prepare(&selection::<ChangeRow>(&which))?;
        for stored in self.rows(ChangeRow::TABLE, &mut select, [table], stored::<ChangeRow>)? {
            of_rows.entry(stored.value.row).or_default().push(change(stored));
        }
        Ok(of_rows)
    }

    /// All changes of a setting, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn setting_changes(&self, name: &str) -> Result<Vec<Change>> {
        self.changes_where("what = 'setting' AND row_id = 0 AND field = ?1", [name])
    }

    /// All changes of these fields, given as in SQL, of all rows of a table, in the order told, by the number of the row.
    pub(crate) fn changes_of_all<T: Row>(&self, fields: &str) -> Result<BTreeMap<i64, Vec<Change>>> {
        let which = format!("WHERE what = ?1 AND field IN ({fields}) ORDER BY uid");
        let mut of_rows: BTreeMap<i64, Vec<Change>> = BTreeMap::new();
        for stored in self.select::<ChangeRow>(&which, [T::TABLE])? {
            of_rows.entry(stored.value.row).or_default().push(change(stored));
        }
        Ok(of_rows)
    }

    fn changes_where(&self, which: &str, given: impl Params) -> Result<Vec<Change>> {
        let rows = self.select::<ChangeRow>(&format!("WHERE {which} ORDER BY uid DESC"), given)?;
        Ok(rows.into_iter().map(change).collect())
    }
}

fn change(stored: Stored<ChangeRow>) -> Change {
    let ChangeRow { field, old, new, .. } = stored.value;
    Change { id: stored.id, uid: stored.uid, at: stored.entered_at, field, old, new }
}

/// Replaces what a row says, and keeps what it said before.
pub(crate) fn replace<T: Row>(connection: &Connection, id: i64, value: &T, at: WallTime) -> Result<()> {
    trace(connection, id, &one::<T>(connection, id)?.value, value, at)?;
    update::<T>(connection, id, cells(value))?;
    value.write_parts(connection, id)
}

/// Replaces what differs from what a row said, as far as that could be read, and keeps it: what can't be read is not written
/// over, unless it is said anew. The parts of the row stay.
pub(crate) fn amend<T: Row>(connection: &Connection, id: i64, known: &T, value: &T, at: WallTime) -> Result<()> {
    write_over(connection, id, known, value, |_, differs| differs, Said::new(), at)
}

/// Replaces all that a row says of which not everything could be read: `known` is what could, and `parts` what of its parts stands in the
/// file as it is. What stood in the cells that can't be read is kept as it stands.
pub(crate) fn mend<T: Row>(
    connection: &Connection,
    id: i64,
    known: &T,
    value: &T,
    parts: Said,
    at: WallTime,
) -> Result<()> {
    write_over(connection, id, known, value, |is_unread, differs| is_unread || differs, parts, at)?;
    value.write_parts(connection, id)
}

/// Writes the columns that are to be written: of each is told whether it can't be read, and whether it differs from what is known. Of
/// those that can't be read is kept what stands there.
fn write_over<T: Row>(
    connection: &Connection,
    id: i64,
    known: &T,
    value: &T,
    is_written: impl Fn(bool, bool) -> bool,
    mut as_they_stand: Said,
    at: WallTime,
) -> Result<()> {
    let unread = unread_cells(connection, id, known)?;
    let mut written = Vec::new();
    for ((column, before), (_, new)) in cells(known).into_iter().zip(cells(value)) {
        let is_unread = unread.iter().find(|(unread, _)| *unread == column);
        if is_written(is_unread.is_some(), before != new) {
            as_they_stand.extend(is_unread.cloned());
            written.push((column, new));
        }
    }
    let mut old: Said = spelled(known);
    old.retain(|(name, _)| !as_they_stand.iter().any(|(column, _)| column == name));
    old.extend(as_they_stand);
    keep::<T>(connection, id, &old, &spelled(value), at)?;
    update::<T>(connection, id, written)
}

/// The columns of a row in which something else stands than what could be read, each with that.
pub(crate) fn unread_cells<T: Row>(connection: &Connection, id: i64, known: &T) -> rusqlite::Result<Said> {
    let select = format!("SELECT {} FROM {} WHERE id = ?1", T::FIELDS.concat().join(", "), T::TABLE);
    let mut select = connection.prepare_cached(&select)?;
    select.query_row([id], |row| {
        let cells = cells(known).into_iter().enumerate();
        let unlike = cells.filter_map(|(index, (column, known))| {
            let stands = row.get_ref(index).ok()?;
            (stands != ValueRef::from(&known)).then(|| (column, as_it_stands(stands)))
        });
        Ok(unlike.collect())
    })
}

/// What stands in a cell, as a text that can be read: bytes that are none as such.
pub(crate) fn as_it_stands(value: ValueRef<'_>) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => {
            std::str::from_utf8(bytes).map_or_else(|_| format!("x'{}'", hex(bytes)), str::to_owned)
        }
        ValueRef::Blob(bytes) => format!("x'{}'", hex(bytes)),
    }
}

/// Sets one column, whatever else the row holds, and keeps what was there before.
pub(crate) fn set<T: Row>(connection: &Connection, id: i64, column: &str, value: &Value, at: WallTime) -> Result<()> {
    let text = || {
        let select = format!("SELECT {column} FROM {} WHERE id = ?1", T::TABLE);
        let stands = |value: ValueRef<'_>| (value != ValueRef::Null).then(|| as_it_stands(value));
        connection.query_row(&select, [id], |row| row.get_ref(0).map(stands))
    };
    let before = text()?;
    connection.execute(&format!("UPDATE {} SET {column} = ?2 WHERE id = ?1", T::TABLE), params![id, value])?;
    record(connection, T::TABLE, id, [(field(column), before, text()?)], at)
}

/// Deletes a row, or brings it back.
pub(crate) fn set_deleted<T: Row>(connection: &Connection, id: i64, deleted: bool, at: WallTime) -> Result<()> {
    let gone = T::GONE.ok_or(StoreError::NotFound)?;
    let update = format!("UPDATE {} SET {gone} = ?2 WHERE id = ?1 AND ({gone} IS NULL) = ?3", T::TABLE);
    match connection.prepare_cached(&update)?.execute(params![id, deleted.then(|| at.timestamp()), deleted])? {
        0 => Err(StoreError::NotFound),
        _ => {
            let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
            record(connection, T::TABLE, id, [(gone_field(gone), old, new)], at)
        }
    }
}

/// Keeps what differs between two readings of a row.
fn trace<T: Row>(connection: &Connection, id: i64, old: &T, new: &T, at: WallTime) -> Result<()> {
    keep::<T>(connection, id, &spelled(old), &spelled(new), at)
}

/// Keeps what differs between two spellings of a row.
fn keep<T: Row>(connection: &Connection, id: i64, old: &Said, new: &Said, at: WallTime) -> Result<()> {
    let mut seen = BTreeSet::new();
    let names = T::FIELDS.concat().into_iter().chain(old.iter().chain(new).map(|(name, _)| *name));
    let of = |said: &Said, name| said.iter().find(|(said, _)| *said == name).map(|(_, text)| text.clone());
    let fields = names.filter(|name| seen.insert(*name)).map(|name| (field(name), of(old, name), of(new, name)));
    record(connection, T::TABLE, id, fields.collect::<Vec<_>>(), at)
}

fn update<T: Row>(connection: &Connection, id: i64, cells: Vec<(&'static str, Value)>) -> Result<()> {
    let (columns, mut values): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
    if columns.is_empty() {
        return Ok(());
    }
    values.push(id.into());
    let sets: Vec<String> = columns.into_iter().map(|column| format!("{column} = ?")).collect();
    connection
        .prepare_cached(&format!("UPDATE {} SET {} WHERE id = ?", T::TABLE, sets.join(", ")))?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// What a row says, column by column.
fn cells<T: Row>(value: &T) -> Vec<(&'static str, Value)> {
    let mut values = Vec::new();
    value.write(&mut values);
    T::FIELDS.concat().into_iter().zip(values).collect()
}

/// What a column is called in the record of changes.
pub(crate) fn field(column: &str) -> String {
    column.replace('_', "-")
}

/// What the record of changes calls that a row counts for nothing, by the column of since when.
pub(crate) fn gone_field(gone: &str) -> String {
    field(gone.trim_end_matches("_at"))
}

/// What a row says, as the record of changes has it.
pub(crate) fn spelled<T: Row>(value: &T) -> Said {
    let mut said = Said::new();
    spell_next(value, &T::FIELDS.concat(), &mut said);
    value.spell_parts(&mut said);
    said
}

/// What the row with this number says, whether it counts or not, as the record of changes has it.
pub(crate) fn said<T: Row>(connection: &Connection, id: i64) -> Result<Said> {
    let mut select = connection.prepare_cached(&selection::<T>("WHERE id = ?1"))?;
    let mut value = select.query_row([id], stored::<T>)?.value;
    value.read_parts(connection, id)?;
    let mut said = spelled(&value);
    if let Some(gone) = T::GONE {
        let gone_at: Option<i64> =
            connection.query_row(&format!("SELECT {gone} FROM {} WHERE id = ?1", T::TABLE), [id], |row| row.get(0))?;
        said.extend(gone_at.map(|_| (gone.trim_end_matches("_at"), "yes".to_owned())));
    }
    Ok(said)
}

/// Keeps fields of a row that differ, each with what it said before and after.
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
            add(connection, &change, at)?;
        }
    }
    Ok(())
}
