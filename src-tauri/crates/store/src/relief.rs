//! What was tried against the pain.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::medicine::Dose;
use respite_domain::moving::Spell;
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::score::Score;
use respite_domain::time::WallTime;
use rusqlite::{Connection, OptionalExtension, params};

use crate::cells::cells;
use crate::naming::{Names, name_key};
use crate::row::{self, row, until};
use crate::{Result, Store, Stored, change};

/// Something tried, and the dose that it follows.
#[derive(Debug)]
pub(crate) struct Tried {
    relief: Relief,
    dose: Option<i64>,
}

cells!(Relief { kind, name, tried_at, before, after, minutes, note });
row!(
    Tried in "relief" {
        relief: "kind" "name" "tried_at" "tried_offset" "before" "after" "minutes" "note",
        dose: "dose_id",
    },
    const NAMES: &'static [(&'static str, Names)] = &[("dose_id", Names::Row("dose"))];
);

impl Store {
    /// Adds something tried and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_relief(&mut self, relief: &Relief, entered_at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| add(connection, relief, entered_at))
    }

    /// What was tried under this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn relief(&self, id: i64) -> Result<Stored<Relief>> {
        Ok(self.row::<Tried>(id)?.map(|tried| tried.relief))
    }

    /// The same, and whether it was tried with a dose.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn relief_and_dose(&self, id: i64) -> Result<(Stored<Relief>, Option<i64>)> {
        let stored = self.row::<Tried>(id)?;
        let dose = stored.value.dose;
        Ok((stored.map(|tried| tried.relief), dose))
    }

    /// Replaces what it says, and keeps what it said before. What was tried with a dose stays what the dose is, and when it was: that is
    /// changed with the dose alone, which counts.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn change_relief(&mut self, id: i64, relief: &Relief, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let Tried { relief: stands, dose } = row::one::<Tried>(connection, id)?.value;
            let mut relief = relief.clone();
            if dose.is_some() {
                relief = Relief { kind: stands.kind, name: stands.name, tried_at: stands.tried_at, ..relief };
            }
            change::replace(connection, id, &Tried { relief, dose }, at)
        })
    }

    /// Deletes something tried, or brings it back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none in the other state.
    pub fn set_relief_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.set_deleted::<Tried>(id, deleted, at)
    }

    /// What was tried on the days `from` to `to`, latest first, as it was known at `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reliefs(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<Stored<Relief>>> {
        Ok(self.reliefs_and_doses(from, to, by)?.into_iter().map(|(relief, _)| relief).collect())
    }

    /// The same, each with the number of the dose that it follows.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reliefs_and_doses(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<WallTime>,
    ) -> Result<Vec<(Stored<Relief>, Option<i64>)>> {
        let which = "WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND tried_at <= ?3 \
                     ORDER BY day DESC, tried_at DESC, id DESC";
        let tried = self.select::<Tried>(which, params![from.to_string(), to.to_string(), until(by)])?;
        let as_of = |relief: Relief| if let Some(by) = by { relief.as_of(by) } else { relief };
        let told = |stored: Stored<Tried>| {
            let dose = stored.value.dose;
            (stored.map(|tried| as_of(tried.relief)), dose)
        };
        Ok(tried.into_iter().map(told).collect())
    }

    /// The makes with a dose of which the pain before was told by `by`, and those whose name was told as a medicine that was tried.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn products_tried(&self, by: Option<WallTime>) -> Result<BTreeSet<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT dose.product_id FROM relief JOIN dose ON dose.id = relief.dose_id \
             WHERE relief.deleted_at IS NULL AND dose.deleted_at IS NULL AND tried_at <= ?1",
        )?;
        let mut tried: BTreeSet<i64> =
            select.query_map([until(by)], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let named = "WHERE deleted_at IS NULL AND dose_id IS NULL AND kind = ?1 AND tried_at <= ?2";
        let named = self.select::<Tried>(named, params![ReliefKind::Medicine.code(), until(by)])?;
        let names: BTreeSet<String> =
            named.into_iter().filter_map(|stored| stored.value.relief.name).map(|name| name_key(&name)).collect();
        let products = self.products_as_told()?.into_iter();
        tried.extend(products.filter(|stored| names.contains(&name_key(&stored.product.name))).map(|stored| stored.id));
        Ok(tried)
    }

    /// The walks of the days `from` to `to`, as they were known at `by`, each with its time where it was timed.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn walks(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<WallTime>,
    ) -> Result<Vec<(Stored<Relief>, Option<Spell>)>> {
        let walks = "deleted_at IS NULL AND kind = ?1 AND day BETWEEN ?2 AND ?3";
        let given = params![ReliefKind::Walk.code(), from.to_string(), to.to_string()];
        let spells = format!("WHERE relief_id IN (SELECT id FROM relief WHERE {walks}) ORDER BY id");
        let spells =
            self.select::<Spell>(&spells, given)?.into_iter().map(|stored| (stored.value.relief, stored.value));
        let mut spells: BTreeMap<i64, Spell> = spells.collect();
        let walks = self.select::<Tried>(&format!("WHERE {walks} ORDER BY day DESC, tried_at DESC, id DESC"), given)?;
        let walks = walks.into_iter().filter(|stored| by.is_none_or(|by| stored.value.relief.tried_at <= by));
        let timed = |walk: Stored<Tried>| {
            let spell = spells.remove(&walk.id).map(|spell| if let Some(by) = by { spell.as_of(by) } else { spell });
            (walk.map(|tried| tried.relief), spell)
        };
        Ok(walks.map(timed).collect())
    }
}

/// Adds something tried and returns its number.
pub(crate) fn add(connection: &Connection, relief: &Relief, entered_at: WallTime) -> Result<i64> {
    row::add(connection, &Tried { relief: relief.clone(), dose: None }, entered_at)
}

/// Keeps what was tried with a dose as the dose is: it is there while the pain before the dose is told.
pub(crate) fn follow_dose(
    connection: &Connection,
    dose_id: i64,
    dose: &Dose,
    before: Option<Score>,
    at: WallTime,
) -> Result<()> {
    let known: Option<(i64, bool)> = connection
        .prepare_cached("SELECT id, deleted_at IS NOT NULL FROM relief WHERE dose_id = ?1")?
        .query_row([dose_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some(before) = before else {
        return match known {
            Some((known, false)) => change::set_deleted::<Tried>(connection, known, true, at),
            _ => Ok(()),
        };
    };
    let name = connection
        .prepare_cached("SELECT name FROM product WHERE id = ?1")?
        .query_row([dose.product], |row| row.get::<_, String>(0))?;
    let new = Relief::of_dose(name, dose.at, Some(before));
    match known {
        None => row::add(connection, &Tried { relief: new, dose: Some(dose_id) }, at).map(drop),
        // What was told of it before it was deleted is not told of it now.
        Some((known, true)) => {
            change::set_deleted::<Tried>(connection, known, false, at)?;
            change(connection, known, new, at)
        }
        Some((known, false)) => {
            let Relief { after, minutes, note, .. } = row::one::<Tried>(connection, known)?.value.relief;
            change(connection, known, Relief { after, minutes, note, ..new }, at)
        }
    }
}

/// Gives what was tried with the doses of a product, of whichever make, its new name, so that it stays one line of the table. Each is a
/// change that is kept.
pub(crate) fn follow_product(connection: &Connection, product: i64, old: &str, new: &str, at: WallTime) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let mut select = connection.prepare_cached(
        "SELECT id FROM relief WHERE name = ?2 AND dose_id IN (SELECT id FROM dose WHERE product_id IN \
             (SELECT id FROM product WHERE id = ?1 OR replaced_by = ?1))",
    )?;
    let named: Vec<i64> =
        select.query_map(params![product, old], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in named {
        // A deleted one too, and one of which something else can't be read.
        change::set::<Tried>(connection, id, "name", &new.to_owned().into(), at)?;
    }
    Ok(())
}

/// Deletes what was tried with a dose along with it, or, where the dose was deleted at `was_deleted` (in seconds), brings back
/// what was deleted along with it.
pub(crate) fn set_deleted_with_dose(
    connection: &Connection,
    dose_id: i64,
    was_deleted: Option<i64>,
    at: WallTime,
) -> Result<()> {
    let mut select = connection.prepare_cached("SELECT id FROM relief WHERE dose_id = ?1 AND deleted_at IS ?2")?;
    let ids = select.query_map(params![dose_id, was_deleted], |row| row.get(0))?;
    for id in ids.collect::<rusqlite::Result<Vec<i64>>>()? {
        change::set_deleted::<Tried>(connection, id, was_deleted.is_none(), at)?;
    }
    Ok(())
}

/// What was tried with a dose that is deleted is deleted with it.
pub(crate) fn follow_deleted_doses(connection: &Connection, at: WallTime) -> Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT relief.id FROM relief JOIN dose ON dose.id = dose_id \
         WHERE relief.deleted_at IS NULL AND dose.deleted_at IS NOT NULL",
    )?;
    let tried = select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    tried.into_iter().try_for_each(|id| change::set_deleted::<Tried>(connection, id, true, at))
}

/// Whether this is what was tried with a dose that is deleted.
pub(crate) fn is_of_deleted_dose(connection: &Connection, uid: &str) -> Result<bool> {
    let mut select = connection.prepare_cached(
        "SELECT 1 FROM relief JOIN dose ON dose.id = dose_id WHERE relief.uid = ?1 AND dose.deleted_at IS NOT NULL",
    )?;
    Ok(select.exists([uid])?)
}

/// Replaces what it says, and keeps what it said before. The dose that it follows stays.
fn change(connection: &Connection, id: i64, relief: Relief, at: WallTime) -> Result<()> {
    let dose = row::one::<Tried>(connection, id)?.value.dose;
    change::replace(connection, id, &Tried { relief, dose }, at)
}
