//! What was tried against the pain.

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::medicine::Dose;
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::score::Score;
use respite_domain::time::WallTime;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::{Result, Store, StoreError, column};

/// Something tried, with its number in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRelief {
    /// Its number.
    pub id: i64,
    /// What it says.
    pub relief: Relief,
}

const COLUMNS: &str = "id, kind, name, tried_at, tried_offset, before, after, minutes, note";

impl Store {
    /// Adds something tried and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_relief(&mut self, relief: &Relief, entered_at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| insert(connection, relief, None, entered_at))
    }

    /// What was tried under this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn relief(&self, id: i64) -> Result<StoredRelief> {
        read(&self.connection, id)
    }

    /// Replaces what it says, and keeps what it said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn change_relief(&mut self, id: i64, relief: &Relief, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let before = read(connection, id)?.relief;
            change(connection, id, &before, relief, at)
        })
    }

    /// Deletes something tried, or brings it back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none in the other state.
    pub fn set_relief_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| set_deleted(connection, id, deleted, at))
    }

    /// What was tried on the days `from` to `to`, latest first, as it was known at `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reliefs(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredRelief>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM relief WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND tried_at <= ?3 \
             ORDER BY day DESC, tried_at DESC, id DESC"
        ))?;
        let given = params![from.to_string(), to.to_string(), until(by)];
        let mut reliefs = self.rows("relief", &mut select, given, stored)?;
        if let Some(by) = by {
            for stored in &mut reliefs {
                stored.relief = stored.relief.clone().as_of(by);
            }
        }
        Ok(reliefs)
    }
}

/// Keeps what was tried with a dose as the dose is: it is there while the pain before the dose is told.
pub(crate) fn follow_dose(
    connection: &Connection,
    dose_id: i64,
    dose: &Dose,
    before: Option<Score>,
    at: WallTime,
) -> Result<()> {
    let known = connection
        .prepare_cached(&format!("SELECT {COLUMNS}, deleted_at IS NOT NULL FROM relief WHERE dose_id = ?1"))?
        .query_row([dose_id], |row| Ok((stored(row)?, row.get::<_, bool>(9)?)))
        .optional()?;
    let Some(before) = before else {
        return match known {
            Some((known, false)) => set_deleted(connection, known.id, true, at),
            _ => Ok(()),
        };
    };
    let name = connection
        .prepare_cached("SELECT name FROM product WHERE id = ?1")?
        .query_row([dose.product], |row| row.get::<_, String>(0))?;
    let new = Relief::of_dose(name, dose.at, before);
    match known {
        None => insert(connection, &new, Some(dose_id), at).map(drop),
        // What was told of it before it was deleted is not told of it now.
        Some((known, true)) => {
            set_deleted(connection, known.id, false, at)?;
            change(connection, known.id, &known.relief, &new, at)
        }
        Some((known, false)) => {
            let Relief { after, minutes, note, .. } = known.relief.clone();
            change(connection, known.id, &known.relief, &Relief { after, minutes, note, ..new }, at)
        }
    }
}

/// Gives what was tried with the doses of a product its new name, so that it stays one line of the table. Each is a change that
/// is kept.
pub(crate) fn follow_product(connection: &Connection, product: i64, old: &str, new: &str, at: WallTime) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let mut select = connection.prepare_cached(
        "SELECT id FROM relief WHERE name = ?2 AND dose_id IN (SELECT id FROM dose WHERE product_id = ?1)",
    )?;
    let named: Vec<i64> =
        select.query_map(params![product, old], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in named {
        change::record(connection, Of::Relief, id, [("name", Some(old.to_owned()), Some(new.to_owned()))], at)?;
        connection.execute("UPDATE relief SET name = ?2 WHERE id = ?1", params![id, new])?;
    }
    Ok(())
}

/// Deletes what was tried with a dose along with it.
pub(crate) fn delete_with_dose(connection: &Connection, dose_id: i64, at: WallTime) -> Result<()> {
    for id in of_dose(connection, dose_id, None)? {
        set_deleted(connection, id, true, at)?;
    }
    Ok(())
}

/// Brings back what was deleted along with a dose at `deleted_at`, in seconds.
pub(crate) fn restore_with_dose(connection: &Connection, dose_id: i64, deleted_at: i64, at: WallTime) -> Result<()> {
    for id in of_dose(connection, dose_id, Some(deleted_at))? {
        set_deleted(connection, id, false, at)?;
    }
    Ok(())
}

fn of_dose(connection: &Connection, dose_id: i64, deleted_at: Option<i64>) -> Result<Vec<i64>> {
    let mut select = connection.prepare_cached("SELECT id FROM relief WHERE dose_id = ?1 AND deleted_at IS ?2")?;
    let ids = select.query_map(params![dose_id, deleted_at], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn insert(connection: &Connection, relief: &Relief, dose_id: Option<i64>, entered_at: WallTime) -> Result<i64> {
    let (tried, tried_offset) = column::of_wall(relief.tried_at);
    let (entered, entered_offset) = column::of_wall(entered_at);
    connection
        .prepare_cached(
            "INSERT INTO relief (kind, name, tried_at, tried_offset, before, after, minutes, note, entered_at, \
             entered_offset, dose_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            relief.kind.code(),
            relief.name,
            tried,
            tried_offset,
            column::of_score(relief.before),
            column::of_score(relief.after),
            relief.minutes,
            relief.note,
            entered,
            entered_offset,
            dose_id,
        ])?;
    Ok(connection.last_insert_rowid())
}

fn change(connection: &Connection, id: i64, before: &Relief, relief: &Relief, at: WallTime) -> Result<()> {
    let fields = spell(before).into_iter().zip(spell(relief)).map(|((field, old), (_, new))| (field, old, new));
    change::record(connection, Of::Relief, id, fields, at)?;
    let (tried, tried_offset) = column::of_wall(relief.tried_at);
    connection
        .prepare_cached(
            "UPDATE relief SET kind = ?2, name = ?3, tried_at = ?4, tried_offset = ?5, before = ?6, after = ?7, \
             minutes = ?8, note = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id,
            relief.kind.code(),
            relief.name,
            tried,
            tried_offset,
            column::of_score(relief.before),
            column::of_score(relief.after),
            relief.minutes,
            relief.note,
        ])?;
    Ok(())
}

fn set_deleted(connection: &Connection, id: i64, deleted: bool, at: WallTime) -> Result<()> {
    let changed = connection.execute(
        "UPDATE relief SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
        params![id, deleted.then(|| at.timestamp()), deleted],
    )?;
    if changed == 0 {
        return Err(StoreError::NotFound);
    }
    let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
    change::record(connection, Of::Relief, id, [("deleted", old, new)], at)
}

fn read(connection: &Connection, id: i64) -> Result<StoredRelief> {
    let found = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM relief WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([id], stored)?;
    Ok(found)
}

fn stored(row: &Row) -> rusqlite::Result<StoredRelief> {
    let kind: String = row.get(1)?;
    let odd = || rusqlite::Error::InvalidColumnType(1, "a kind that Respite never writes".to_owned(), Type::Text);
    Ok(StoredRelief {
        id: row.get(0)?,
        relief: Relief {
            kind: ReliefKind::from_code(&kind).map_err(|_| odd())?,
            name: row.get(2)?,
            tried_at: column::wall(row, 3)?,
            before: column::optional_score(row, 5)?,
            after: column::optional_score(row, 6)?,
            minutes: row.get(7)?,
            note: row.get(8)?,
        },
    })
}

/// It spelled out field by field, for the record of changes.
fn spell(relief: &Relief) -> Vec<(&'static str, Option<String>)> {
    let score = |score| column::of_score(score).map(|points| points.to_string());
    vec![
        ("kind", Some(relief.kind.code().to_owned())),
        ("name", relief.name.clone()),
        ("tried-at", Some(relief.tried_at.to_rfc3339())),
        ("before", score(relief.before)),
        ("after", score(relief.after)),
        ("minutes", relief.minutes.map(|minutes| minutes.to_string())),
        ("note", (!relief.note.is_empty()).then(|| relief.note.clone())),
    ]
}
