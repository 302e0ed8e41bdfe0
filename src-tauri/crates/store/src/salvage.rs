//! What can still be read of a damaged diary: table by table and row by row, into a new one.
//!
//! Nothing is written to the damaged file; it is read as bytes. SQLite notices a page that is not what its place says, and that row
//! is passed by. What it can't notice is a text whose later pages hold something else: a text must be UTF-8 without a zero, and a row must be
//! one that the tables take. A row that names one that is lost is lost with it.

use std::collections::BTreeSet;
use std::path::Path;

use respite_domain::backup::BackupFault;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, MAIN_DB, OptionalExtension, Row, params_from_iter};

use crate::backup::{BackupError, Image};
use crate::open::new_in_memory;
use crate::{Result, StoreError, TABLES, Work};

/// More numbers than this are not tried one by one between what can be read from both ends.
const MOST_TRIED: i64 = 200_000;

/// What was read of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalvagedTable {
    /// Its name.
    pub table: &'static str,
    /// How many rows are there again.
    pub rows: usize,
    /// How many could not be read, as far as that can be known: at least so many.
    pub lost: usize,
}

/// A new diary of all that could be read, and what that was.
#[derive(Debug)]
pub(crate) struct Salvage {
    pub(crate) image: Image,
    pub(crate) tables: Vec<SalvagedTable>,
}

impl Salvage {
    /// Of a damaged file.
    ///
    /// # Errors
    /// It can't be read, or not one row of it can; or `work`, which tells how far it is, is to end.
    pub(crate) fn of(file: &Path, work: &Work) -> std::result::Result<Salvage, BackupError> {
        let image = Image::from(std::fs::read(file).map_err(|_| BackupFault::Unreadable)?);
        let from = image.open().map_err(|_| BackupFault::NothingToSalvage)?;
        from.pragma_update(None, "cell_size_check", "ON").map_err(|_| BackupFault::NothingToSalvage)?;
        let to = new_in_memory()?;
        to.pragma_update(None, "foreign_keys", "OFF").map_err(StoreError::from)?;
        let mut tables = Vec::new();
        work.begin(u64::try_from(TABLES.len()).unwrap_or_default());
        for table in TABLES {
            // Its triggers keep it.
            if table.name != "words_used" {
                tables.push(salvage(&from, &to, table.name)?);
            }
            work.pass(1)?;
        }
        let_orphans_go(&to, &mut tables)?;
        if tables.iter().all(|table| table.rows == 0) {
            return Err(BackupFault::NothingToSalvage.into());
        }
        let image = Image::from(to.serialize(MAIN_DB).map_err(StoreError::from)?.to_vec());
        Ok(Salvage { image, tables })
    }
}

/// Reads one table from both ends, and what lies between by its numbers.
fn salvage(from: &Connection, to: &Connection, table: &'static str) -> Result<SalvagedTable> {
    let mut found = Found { to, insert: insert_into(to, table)?, keys: BTreeSet::new(), rows: 0, lost: 0 };
    let columns = columns(to, table)?;
    let key = key_of(to, table)?;
    let select = format!("SELECT {} FROM {table}", columns.join(", "));
    let order = |which: &str, way: &str| {
        let by: Vec<_> = key.iter().map(|column| format!("{column} {way}")).collect();
        format!("{select} {which} ORDER BY {}", by.join(", "))
    };
    let forward = found.walk(from, &order("", "ASC"));
    if !forward.whole {
        let backward = found.walk(from, &order("", "DESC"));
        if key == ["id"] {
            let last = backward.last.or_else(|| last_number(from, table)).unwrap_or_default();
            let first = forward.last.unwrap_or_default() + 1;
            found.try_each(from, &format!("{select} WHERE id = ?1"), first..last.min(first + MOST_TRIED) + 1);
        } else if let [owner, _] = key.as_slice()
            && let Some(parent) = owner_of(to, table, owner)?
        {
            // An owner stands before what it owns.
            found.try_owners(from, &order(&format!("WHERE {owner} = ?1"), "ASC"), owner, &ids(to, &parent)?)?;
        }
        found.lost = found.lost.max(1);
    }
    Ok(SalvagedTable { table, rows: found.rows, lost: found.lost })
}

/// The rows of one table that were found.
struct Found<'a> {
    to: &'a Connection,
    insert: String,
    /// Those that were looked at.
    keys: BTreeSet<String>,
    rows: usize,
    lost: usize,
}

/// How far a walk came.
struct Walk {
    whole: bool,
    /// The number of the last row that it came by.
    last: Option<i64>,
}

impl Found<'_> {
    /// Walks as far as it can be read.
    fn walk(&mut self, from: &Connection, select: &str) -> Walk {
        let mut walk = Walk { whole: false, last: None };
        let Ok(mut select) = from.prepare(select) else { return walk };
        let Ok(mut rows) = select.query([]) else { return walk };
        loop {
            match rows.next() {
                Ok(Some(row)) => walk.last = self.take(row).or(walk.last),
                Ok(None) => {
                    walk.whole = true;
                    return walk;
                }
                Err(_) => return walk,
            }
        }
    }

    /// Tries each of these numbers by itself.
    fn try_each(&mut self, from: &Connection, select: &str, numbers: std::ops::Range<i64>) {
        let Ok(mut select) = from.prepare(select) else { return };
        for number in numbers {
            let looked = select.query_row([number], |row| {
                // What is found by a number must be of that number.
                if row.get::<_, i64>(0)? == number {
                    self.take(row);
                }
                Ok(())
            });
            if looked.optional().is_err() {
                self.lost += 1;
            }
        }
    }

    /// Tries what each of these owns by itself. Of an owner whose rows can't be read, one is lost at least.
    fn try_owners(&mut self, from: &Connection, select: &str, owner: &str, ids: &[i64]) -> Result<()> {
        let Ok(mut select) = from.prepare(select) else { return Ok(()) };
        let Ok(column) = select.column_index(owner) else { return Ok(()) };
        for id in ids {
            let mut rows = select.query([id])?;
            loop {
                match rows.next() {
                    Ok(Some(row)) if row.get_ref(column).ok().and_then(|value| value.as_i64().ok()) == Some(*id) => {
                        self.take(row);
                    }
                    Ok(Some(_)) => {}
                    Ok(None) => break,
                    Err(_) => {
                        self.lost += 1;
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Puts a row into the new diary, if it is one. Tells its number.
    fn take(&mut self, row: &Row<'_>) -> Option<i64> {
        let number = row.get_ref(0).ok().and_then(|value| value.as_i64().ok());
        let count = row.as_ref().column_count();
        let values: Option<Vec<Value>> = (0..count).map(|place| readable(row.get_ref(place).ok()?)).collect();
        let Some(values) = values else {
            self.lost += 1;
            return number;
        };
        if !self.keys.insert(format!("{values:?}")) {
            return number;
        }
        match self.to.execute(&self.insert, params_from_iter(values)) {
            Ok(_) => self.rows += 1,
            Err(_) => self.lost += 1,
        }
        number
    }
}

/// A value that a person may have told.
fn readable(value: ValueRef<'_>) -> Option<Value> {
    Some(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => {
            Value::Text(std::str::from_utf8(text).ok().filter(|text| !text.contains('\0'))?.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    })
}

/// The table whose rows `column` names, where each owns rows of `table`.
fn owner_of(to: &Connection, table: &str, column: &str) -> Result<Option<String>> {
    Ok(names(to, table)?.into_iter().find(|name| name.column == column && name.key == "id").map(|name| name.parent))
}

fn ids(to: &Connection, table: &str) -> Result<Vec<i64>> {
    let mut select = to.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?;
    Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Lets go what names a row that is lost, until nothing does. What only may name one stays, and names none.
fn let_orphans_go(to: &Connection, tables: &mut [SalvagedTable]) -> Result<()> {
    // How long the maker of a lost pack allows nobody knows any more: no plan goes on as if it were as long as any.
    for pack in ["cold_pack_id", "heat_pack_id"] {
        let lost = format!("{pack} IS NOT NULL AND {pack} NOT IN (SELECT id FROM own_pack)");
        let end = "UPDATE plan SET ended_at = entered_at, ended_offset = entered_offset WHERE ended_at IS NULL";
        to.execute(&format!("{end} AND {lost}"), [])?;
    }
    loop {
        let mut gone = 0;
        for table in tables.iter_mut() {
            for Name { column, parent, key, may_be_empty } in names(to, table.table)? {
                let table_name = table.table;
                let lost = format!("{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {parent})");
                if may_be_empty && parent == table_name {
                    // Of several that named the lost one, the latest takes its place.
                    let heirs = format!("SELECT {column} AS named, max({key}) AS heir FROM {parent} GROUP BY {column}");
                    to.execute(
                        &format!(
                            "UPDATE OR IGNORE {table_name} SET {column} = nullif(heir, {key}) FROM ({heirs}) \
                             WHERE {column} = named AND {lost}"
                        ),
                        [],
                    )?;
                } else if may_be_empty {
                    // A rule of the table may hold that there is one: such a row goes with it.
                    to.execute(&format!("UPDATE OR IGNORE {table_name} SET {column} = NULL WHERE {lost}"), [])?;
                }
                let went = to.execute(&format!("DELETE FROM {table_name} WHERE {lost}"), [])?;
                table.rows -= went;
                table.lost += went;
                gone += went;
            }
        }
        if gone == 0 {
            return Ok(());
        }
    }
}

/// A column that names rows of another table.
struct Name {
    column: String,
    parent: String,
    /// By what of theirs.
    key: String,
    may_be_empty: bool,
}

fn names(to: &Connection, table: &str) -> Result<Vec<Name>> {
    let mut select = to.prepare(
        "SELECT \"from\", \"table\", coalesce(\"to\", 'id'), NOT (\"notnull\" OR pk) \
         FROM pragma_foreign_key_list(?1) JOIN pragma_table_info(?1) ON name = \"from\"",
    )?;
    let name = |row: &Row<'_>| {
        Ok(Name { column: row.get(0)?, parent: row.get(1)?, key: row.get(2)?, may_be_empty: row.get(3)? })
    };
    Ok(select.query_map([table], name)?.collect::<rusqlite::Result<_>>()?)
}

fn columns(to: &Connection, table: &str) -> Result<Vec<String>> {
    let mut select = to.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY name != 'id', cid")?;
    Ok(select.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn key_of(to: &Connection, table: &str) -> Result<Vec<String>> {
    let mut select = to.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?;
    Ok(select.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn insert_into(to: &Connection, table: &str) -> Result<String> {
    let columns = columns(to, table)?;
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
    Ok(format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", ")))
}

/// The last number that a table gave, where that can be read.
fn last_number(from: &Connection, table: &str) -> Option<i64> {
    from.query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get(0)).ok()
}
