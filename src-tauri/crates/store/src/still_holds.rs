//! What still holds of a diary that goes, brought along into the one that comes in its place.
//!
//! Skin that rests, a medicine that makes sleepy: they are of the person, not of the file. So these rows come along, each with all that
//! it names and all that belongs to it. What is there already is what it was, unless it was changed in the diary that goes.

use std::collections::{BTreeSet, HashMap, HashSet};

use respite_domain::history::Injury;
use respite_domain::medicine::SideEffect;
use respite_domain::record::Uid;
use respite_domain::safety::SafetySheet;
use respite_domain::session::Session;
use respite_domain::time::WallTime;
use rusqlite::{Connection, ErrorCode, params_from_iter};

use crate::change::ChangeRow;
use crate::dose::Taken;
use crate::naming::Names;
use crate::row::Row;
use crate::sign::Given;
use crate::skin_told::Telling;
use crate::table::{Holds, TABLES, Table};
use crate::told::{Numbers, Told, Value, insert, uid};
use crate::{Result, Store, StoreError};

/// The rows by which something still holds, by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StillHolds {
    /// Sessions.
    pub sessions: Vec<i64>,
    /// Tellings of skin.
    pub skin: Vec<i64>,
    /// Answers about warning signs.
    pub signs: Vec<i64>,
    /// Doses.
    pub doses: Vec<i64>,
    /// Side effects.
    pub side_effects: Vec<i64>,
    /// Injuries.
    pub injuries: Vec<i64>,
    /// Safety sheets.
    pub sheets: Vec<i64>,
}

/// Rows on their way, in the order of [`TABLES`].
pub(crate) type Along = Vec<(&'static Table, Vec<Told>)>;

impl Store {
    /// The latest of the safety sheets.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn latest_sheet(&self) -> Result<Option<i64>> {
        let select = format!("SELECT max(id) FROM {}", SafetySheet::TABLE);
        Ok(self.connection.query_row(&select, [], |row| row.get(0))?)
    }

    /// These rows, all that they name, and all that belongs to any of it.
    pub(crate) fn along(&self, holds: &StillHolds) -> Result<Along> {
        let mut wanted = self.wanted(holds)?;
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let of_a_person = TABLES.iter().filter(|table| table.holds != Holds::OfTheProgram);
        let all: Along = of_a_person.map(|table| Ok((table, self.told(table)?))).collect::<Result<_>>()?;
        loop {
            let known = wanted.len();
            for (table, told) in all.iter().filter(|(table, _)| table.holds == Holds::Rows) {
                for row in told {
                    let Some(uid) = uid(row) else { continue };
                    let belongs = |(names, named): (Names, &str)| names.goes_along() && wanted.contains(named);
                    if wanted.contains(uid) || named_by(table, row).any(belongs) {
                        let named = named_by(table, row).map(|(_, named)| named.to_owned());
                        wanted.extend(named.chain([uid.to_owned()]).collect::<Vec<_>>());
                    }
                }
            }
            if wanted.len() == known {
                break;
            }
        }
        let is_wanted = |row: &Told| uid(row).is_some_and(|uid| wanted.contains(uid));
        Ok(all.into_iter().map(|(table, told)| (table, told.into_iter().filter(is_wanted).collect())).collect())
    }

    fn wanted(&self, holds: &StillHolds) -> Result<BTreeSet<String>> {
        let mut wanted = BTreeSet::new();
        for (table, ids) in [
            (Session::TABLE, &holds.sessions),
            (Telling::TABLE, &holds.skin),
            (Given::TABLE, &holds.signs),
            (Taken::TABLE, &holds.doses),
            (SideEffect::TABLE, &holds.side_effects),
            (Injury::TABLE, &holds.injuries),
            (SafetySheet::TABLE, &holds.sheets),
        ] {
            if ids.is_empty() {
                continue;
            }
            let uids: HashMap<i64, Uid> = self.uids(table)?;
            wanted.extend(ids.iter().filter_map(|id| uids.get(id)).map(ToString::to_string));
        }
        Ok(wanted)
    }
}

/// The rows that a row names, with how.
fn named_by<'r>(table: &Table, row: &'r Told) -> impl Iterator<Item = (Names, &'r str)> {
    let columns = table.told().into_iter().map(|column| table.names(column)).collect::<Vec<_>>();
    row.iter().zip(columns).filter_map(|(value, names)| match (names, value) {
        (Some(names), Value::Text(uid)) if names != Names::Numbers => Some((names, uid.as_str())),
        _ => None,
    })
}

/// Writes rows of another diary into this one: those that are not there, and over those that were changed since in the other.
pub(crate) fn bring_along(connection: &Connection, along: &Along, now: WallTime) -> Result<()> {
    connection.pragma_update(None, "defer_foreign_keys", "ON")?;
    let (mut numbers, mut new) = (Numbers::of(connection)?, HashSet::new());
    for (table, told) in along.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        new.extend(numbers.add(connection, table, told)?);
    }
    let is_new = |row: &&Told| uid(row).is_some_and(|uid| new.contains(uid));
    let changes = along.iter().filter(|(table, _)| table.name == ChangeRow::TABLE);
    let changes = changes.flat_map(|(table, told)| told.iter().filter(is_new).flat_map(|row| named_by(table, row)));
    let changed: HashSet<&str> = changes.map(|(_, uid)| uid).collect();
    let is_changed = |row: &&Told| !is_new(row) && uid(row).is_some_and(|uid| changed.contains(uid));
    // First what is there: a make that another is in force for by now leaves its name to that.
    for (table, told) in along.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        for row in told.iter().filter(is_changed) {
            write(table, numbers.here(table, row)?, now, |row| write_over(connection, table, row))?;
        }
    }
    for (table, told) in along {
        let is_part = table.holds == Holds::Parts;
        if is_part {
            remove_parts(connection, table, told.iter().filter(is_changed), &numbers)?;
        }
        for row in told.iter().filter(|row| is_new(row) || is_part && is_changed(row)) {
            write(table, numbers.here(table, row)?, now, |row| insert(connection, table, row))?;
        }
    }
    Ok(())
}

/// Removes the parts of the rows that these are parts of.
fn remove_parts<'t>(
    connection: &Connection,
    table: &Table,
    told: impl Iterator<Item = &'t Told>,
    numbers: &Numbers,
) -> Result<()> {
    for row in told {
        let Some((owner, number)) = numbers.here(table, row)?.into_iter().next() else { continue };
        connection.prepare_cached(&format!("DELETE FROM {} WHERE {owner} = ?1", table.name))?.execute([number])?;
    }
    Ok(())
}

/// Writes a row by `work`. Where another there has what only one may have, its name, it comes along as one that is no longer shown.
fn write(
    table: &Table,
    mut row: Vec<(&'static str, Value)>,
    now: WallTime,
    work: impl Fn(&[(&'static str, Value)]) -> Result<()>,
) -> Result<()> {
    match (work(&row), table.gone) {
        (Err(StoreError::Other(error)), Some(gone))
            if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) =>
        {
            for (_, value) in row.iter_mut().filter(|(column, _)| *column == gone) {
                *value = now.timestamp().into();
            }
            work(&row)
        }
        (written, _) => written,
    }
}

/// Writes a row over the one that is there. Numbers of rows among other words say nothing here: those that are there stay.
fn write_over(connection: &Connection, table: &Table, row: &[(&'static str, Value)]) -> Result<()> {
    let says =
        |(column, _): &&(&str, Value)| !["id", "uid"].contains(column) && table.names(column) != Some(Names::Numbers);
    let columns: Vec<String> = row.iter().filter(says).map(|(column, _)| format!("{column} = ?")).collect();
    let uid = row.iter().filter(|(column, _)| *column == "uid");
    let values = row.iter().filter(says).chain(uid).map(|(_, value)| value);
    let update = format!("UPDATE {} SET {} WHERE uid = ?", table.name, columns.join(", "));
    connection.prepare_cached(&update)?.execute(params_from_iter(values))?;
    Ok(())
}
