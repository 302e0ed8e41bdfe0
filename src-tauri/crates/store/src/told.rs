//! All that a person told, out of one diary and into another, by no more than what the tables say of themselves.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use respite_domain::uid::Uid;
pub use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::cells::Cells;
use crate::change::{ChangeRow, field};
use crate::naming::Names;
use crate::row::Row;
use crate::table::{Holds, Table};
use crate::{Result, Store, StoreError, TABLES};

/// A row, or a part of one, as any file can hold it: the values of the columns that [`Table::told`] names. A row that is named
/// goes by its `uid`.
pub type Told = Vec<Value>;

impl Table {
    /// The columns that mean something in another diary too: all but the number of a row. The first tells which row it is, or
    /// of which one it is a part.
    pub fn told(&self) -> Vec<&'static str> {
        self.columns().into_iter().filter(|column| *column != "id").collect()
    }

    /// Where a column stands in what is told of a row.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.told().iter().position(|name| *name == column)
    }

    /// What a row says in a column.
    pub(crate) fn cell<'r>(&self, row: &'r Told, column: &str) -> Option<&'r Value> {
        row.get(self.place(column)?)
    }

    /// The same where it is text.
    pub(crate) fn text<'r>(&self, row: &'r Told, column: &str) -> Option<&'r str> {
        match self.cell(row, column)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Since when a row counts for nothing.
    pub(crate) fn gone_since<'r>(&self, row: &'r Told) -> Option<&'r Value> {
        self.cell(row, self.gone?).filter(|since| **since != Value::Null)
    }

    pub(crate) fn names(&self, column: &str) -> Option<Names> {
        self.names.iter().find(|(name, _)| *name == column).map(|(_, names)| *names)
    }
}

impl Store {
    /// What tells each row of a table from every other of any diary, by its number.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn uids(&self, table: &'static str) -> Result<HashMap<i64, Uid>> {
        let mut select = self.connection.prepare_cached(&format!("SELECT id, uid FROM {table}"))?;
        let uids = self.rows(table, &mut select, [], |row| <(i64, Uid)>::read(row, 0))?;
        Ok(uids.into_iter().collect())
    }

    /// The numbers of the rows of a table that are deleted.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn deleted(&self, table: &'static str) -> Result<HashSet<i64>> {
        let select = format!("SELECT id FROM {table} WHERE deleted_at IS NOT NULL");
        let mut select = self.connection.prepare_cached(&select)?;
        let deleted = select.query_map([], |row| row.get(0))?;
        Ok(deleted.collect::<rusqlite::Result<_>>()?)
    }

    /// All rows of a table, those that are deleted too, in the order in which they were added.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn told(&self, table: &Table) -> Result<Vec<Told>> {
        told_of(&self.connection, table)
    }

    /// Adds what is not there yet, in the order of [`TABLES`], and returns how many rows that are. A row that is there already,
    /// by its `uid`, stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when a row names one that is nowhere; a value is none of its column, or the disk can't take it.
    /// Nothing is added then.
    pub fn put(&mut self, told: &[(&Table, Vec<Told>)]) -> Result<usize> {
        let (added, days) = self.in_transaction(|connection| {
            // A row may name a later one of its own table.
            connection.pragma_update(None, "defer_foreign_keys", "ON")?;
            let (mut numbers, mut added) = (Numbers::of(connection)?, HashSet::new());
            for (table, told) in told {
                if table.holds == Holds::Rows {
                    added.extend(numbers.add(connection, table, told)?);
                }
                for row in told.iter().filter(|row| uid(row).is_some_and(|uid| added.contains(uid))) {
                    insert(connection, table, &numbers.here(table, row)?)?;
                }
            }
            let mut days = connection.prepare("SELECT DISTINCT day FROM entry")?;
            let days: Vec<NaiveDate> =
                days.query_map([], |row| NaiveDate::read(row, 0))?.collect::<rusqlite::Result<_>>()?;
            Ok((added.len(), days))
        })?;
        self.entry_days_written.extend(days);
        Ok(added)
    }
}

/// The rows that can't be read wholly, by their tables; of parts, the rows that they are parts of.
pub(crate) type Unread = Vec<(&'static Table, BTreeSet<i64>)>;

/// All tables whose rows are the person's, or parts of such.
pub(crate) fn tables_of_the_person() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.holds != Holds::OfTheProgram)
}

/// What of a diary can't be read.
pub(crate) fn unread(connection: &Connection) -> Result<Unread> {
    let unread = |table: &'static Table| Ok((table, table.unread(connection, "")?.into_iter().collect()));
    tables_of_the_person().map(unread).collect()
}

/// All that was told in a diary, but for what can't be read: that stays as it is, whatever comes in. A row of which a part can't be read
/// is not read, and nor are its other parts.
pub(crate) fn readable_rows(connection: &Connection, unread: &Unread) -> Result<Vec<(&'static Table, Vec<Told>)>> {
    let rows = |table: &'static Table| {
        let but = unread.iter().filter(|(of, _)| owner(of) == owner(table)).flat_map(|(_, rows)| rows);
        Ok((table, told_but(connection, table, but)?))
    };
    tables_of_the_person().map(rows).collect()
}

/// The table of the rows that these are, or are parts of.
fn owner(table: &Table) -> &'static str {
    let of = table.names.iter().find_map(|(_, names)| match names {
        Names::Owner(of) if table.holds == Holds::Parts => Some(*of),
        _ => None,
    });
    of.unwrap_or(table.name)
}

/// All rows of a table of a diary, those that are deleted too, in the order in which they were added.
pub(crate) fn told_of(connection: &Connection, table: &Table) -> Result<Vec<Told>> {
    told_but(connection, table, [])
}

/// The same but for the rows with these numbers, or the parts of them.
fn told_but<'n>(connection: &Connection, table: &Table, but: impl IntoIterator<Item = &'n i64>) -> Result<Vec<Told>> {
    let uid = |of: &str, column: &str| {
        format!("(SELECT named.uid FROM {of} AS named WHERE named.id = {}.{column})", table.name)
    };
    let cells = table.told().into_iter().map(|column| match table.names(column) {
        None if is_of_a_change(table, column) => {
            let named = named_in_changes().map(|(what, field, of)| {
                let uid = format!("(SELECT named.uid FROM {of} AS named WHERE named.id = CAST({column} AS INTEGER))");
                format!("WHEN what = '{what}' AND field = '{field}' THEN {uid}")
            });
            format!("CASE {} ELSE {column} END", named.collect::<Vec<_>>().join(" "))
        }
        None => column.to_owned(),
        Some(Names::Owner(of) | Names::Row(of) | Names::Successor(of)) => uid(of, column),
        Some(Names::Numbers) => "''".to_owned(),
        Some(Names::RowIn(what)) => {
            let of = rows().map(|of| format!("WHEN '{of}' THEN {}", uid(of, column)));
            format!("CASE {what} {} END", of.collect::<Vec<_>>().join(" "))
        }
    });
    let (cells, order) = (cells.collect::<Vec<_>>(), if table.holds == Holds::Rows { "id" } else { "1, 2" });
    let number = if table.holds == Holds::Rows { "id" } else { table.told().first().copied().unwrap_or("id") };
    let but = but.into_iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    let select =
        format!("SELECT {} FROM {} WHERE {number} NOT IN ({but}) ORDER BY {order}", cells.join(", "), table.name);
    let mut select = connection.prepare(&select)?;
    let told = select.query_map([], |row| (0..cells.len()).map(|index| row.get(index)).collect())?;
    Ok(told.collect::<rusqlite::Result<_>>()?)
}

/// The rows that a row names, with how.
pub(crate) fn named_by<'r>(table: &Table, row: &'r Told) -> impl Iterator<Item = (Names, &'r str)> {
    let columns = table.told().into_iter().map(|column| table.names(column)).collect::<Vec<_>>();
    row.iter().zip(columns).filter_map(|(value, names)| match (names, value) {
        (Some(names), Value::Text(uid)) if names != Names::Numbers => Some((names, uid.as_str())),
        _ => None,
    })
}

/// Of all rows those that `is_wanted` picks, all that they name, and all that belongs to any of these.
pub(crate) fn with_what_belongs(
    all: Vec<(&'static Table, Vec<Told>)>,
    is_wanted: impl Fn(&Table, &Told) -> bool,
) -> Vec<(&'static Table, Vec<Told>)> {
    let mut wanted: HashSet<&str> = HashSet::new();
    for (table, told) in all.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        wanted.extend(told.iter().filter(|row| is_wanted(table, row)).filter_map(uid));
    }
    loop {
        let known = wanted.len();
        for (table, told) in all.iter().filter(|(table, _)| table.holds == Holds::Rows) {
            for row in told {
                let Some(uid) = uid(row) else { continue };
                let belongs = |(names, named): (Names, &str)| names.goes_along() && wanted.contains(named);
                if wanted.contains(uid) || named_by(table, row).any(belongs) {
                    wanted.insert(uid);
                    wanted.extend(named_by(table, row).map(|(_, named)| named));
                }
            }
        }
        if wanted.len() == known {
            break;
        }
    }
    let wanted: HashSet<String> = wanted.into_iter().map(str::to_owned).collect();
    let is_wanted = |row: &Told| uid(row).is_some_and(|uid| wanted.contains(uid));
    all.into_iter().map(|(table, told)| (table, told.into_iter().filter(is_wanted).collect())).collect()
}

/// Whether it is a column of what a field said before or after it was changed.
fn is_of_a_change(table: &Table, column: &str) -> bool {
    table.name == ChangeRow::TABLE && ["old", "new"].contains(&column)
}

/// The fields, as the record of changes calls them, in which a row names another: the table, the field, and the table of what it names.
fn named_in_changes() -> impl Iterator<Item = (&'static str, String, &'static str)> {
    TABLES.iter().flat_map(|table| {
        let named = table.names.iter().filter(|_| table.holds == Holds::Rows);
        named.filter_map(|(column, names)| Some((table.name, field(column), names.table()?)))
    })
}

/// The tables of rows.
fn rows() -> impl Iterator<Item = &'static str> {
    TABLES.iter().filter(|table| table.holds == Holds::Rows).map(|table| table.name)
}

/// The number that each row has in a diary, or is to have, by its `uid`.
pub(crate) struct Numbers(HashMap<String, i64>);

impl Numbers {
    /// Those of all rows that are there.
    pub(crate) fn of(connection: &Connection) -> Result<Numbers> {
        let mut numbers = HashMap::new();
        for table in rows() {
            let mut select = connection.prepare(&format!("SELECT uid, id FROM {table}"))?;
            for row in select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
                numbers.extend([row?]);
            }
        }
        Ok(Numbers(numbers))
    }

    /// The number of the row of this name.
    pub(crate) fn number(&self, uid: &str) -> Option<i64> {
        self.0.get(uid).copied()
    }

    /// Gives a number to each of these rows that has none, and returns their `uid`s.
    pub(crate) fn add<'t>(
        &mut self,
        connection: &Connection,
        table: &Table,
        told: &'t [Told],
    ) -> Result<HashSet<&'t str>> {
        // The number that was given out last, though its row may be erased.
        let last = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?1";
        let mut number: i64 = connection.query_row(last, [table.name], |row| row.get(0))?;
        let mut added = HashSet::new();
        for uid in told.iter().filter_map(uid) {
            if !self.0.contains_key(uid) {
                number += 1;
                self.0.insert(uid.to_owned(), number);
                added.insert(uid);
            }
        }
        Ok(added)
    }

    /// A row as it is to stand in this diary: its columns with their values.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it names one that is nowhere.
    pub(crate) fn here(&self, table: &Table, told: &Told) -> Result<Vec<(&'static str, Value)>> {
        let names_a_row = table.name == ChangeRow::TABLE && {
            let changed = [table.text(told, "what"), table.text(told, "field")];
            named_in_changes().any(|(what, field, _)| changed == [Some(what), Some(&field)])
        };
        let here = |(column, value): (&'static str, &Value)| {
            let value = match (table.names(column), value) {
                // What was named and is nowhere any more says nothing.
                (None, Value::Text(uid)) if names_a_row && is_of_a_change(table, column) => {
                    self.0.get(uid).map_or(Value::Null, |number| Value::Text(number.to_string()))
                }
                (None | Some(Names::Numbers), value) => value.clone(),
                (Some(_), Value::Text(uid)) => Value::from(*self.0.get(uid).ok_or(StoreError::NotFound)?),
                // A setting has no number.
                (Some(Names::RowIn(_)), _) => Value::from(0),
                (Some(_), _) => Value::Null,
            };
            Ok((column, value))
        };
        let mut row = table.told().into_iter().zip(told).map(here).collect::<Result<Vec<_>>>()?;
        if table.holds == Holds::Rows {
            row.push(("id", Value::from(uid(told).and_then(|uid| self.0.get(uid)).copied())));
        }
        Ok(row)
    }
}

/// Adds a row.
pub(crate) fn insert(connection: &Connection, table: &Table, row: &[(&'static str, Value)]) -> Result<()> {
    let columns: Vec<&str> = row.iter().map(|(column, _)| *column).collect();
    let marks = vec!["?"; row.len()].join(", ");
    let mut insert =
        connection.prepare_cached(&format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, columns.join(", ")))?;
    insert.execute(params_from_iter(row.iter().map(|(_, value)| value)))?;
    Ok(())
}

/// The `uid` of a row, or of the one that it is a part of.
pub(crate) fn uid(told: &Told) -> Option<&str> {
    match told.first() {
        Some(Value::Text(uid)) => Some(uid),
        _ => None,
    }
}
