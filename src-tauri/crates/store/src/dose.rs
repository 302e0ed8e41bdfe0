//! Doses.

use chrono::NaiveDate;
use respite_domain::medicine::{Dose, Units};
use respite_domain::score::Score;
use respite_domain::time::WallTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::product::units;
use crate::{Result, Store, StoreError, column, relief};

/// A dose with its number in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDose {
    /// Its number.
    pub id: i64,
    /// When it was written down, as the clock showed it.
    pub entered_at: WallTime,
    /// What it says.
    pub dose: Dose,
    /// The pain before it, where that was told: the dose counts as something tried then.
    pub before: Option<Score>,
}

const COLUMNS: &str = "id, product_id, units, taken_at, taken_offset, alcohol, \
     (SELECT before FROM relief WHERE dose_id = dose.id AND deleted_at IS NULL), \
     entered_at, entered_offset";

impl Store {
    /// Adds a dose and returns its number. With the pain before it, it is also something tried.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_dose(&mut self, dose: &Dose, before: Option<Score>, entered_at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| {
            let (taken, taken_offset) = column::of_wall(dose.at);
            let (entered, entered_offset) = column::of_wall(entered_at);
            connection
                .prepare_cached(
                    "INSERT INTO dose (product_id, units, taken_at, taken_offset, alcohol, entered_at, entered_offset) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    dose.product,
                    dose.units.quarters(),
                    taken,
                    taken_offset,
                    dose.alcohol,
                    entered,
                    entered_offset
                ])?;
            let id = connection.last_insert_rowid();
            relief::follow_dose(connection, id, dose, before, entered_at)?;
            Ok(id)
        })
    }

    /// The dose with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn dose(&self, id: i64) -> Result<StoredDose> {
        read(&self.connection, id)
    }

    /// Replaces what a dose says, and keeps what it said before. What was tried with it goes along.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn change_dose(&mut self, id: i64, dose: &Dose, before: Option<Score>, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let known = read(connection, id)?.dose;
            let fields = spell(&known).into_iter().zip(spell(dose)).map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Dose, id, fields, at)?;
            let (taken, taken_offset) = column::of_wall(dose.at);
            connection
                .prepare_cached(
                    "UPDATE dose SET product_id = ?2, units = ?3, taken_at = ?4, taken_offset = ?5, alcohol = ?6 \
                     WHERE id = ?1",
                )?
                .execute(params![id, dose.product, dose.units.quarters(), taken, taken_offset, dose.alcohol])?;
            relief::follow_dose(connection, id, dose, before, at)
        })
    }

    /// Deletes a dose, or brings a deleted one back, with what was tried with it. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such dose in the other state.
    pub fn set_dose_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let was_deleted: Option<i64> = connection
                .query_row("SELECT deleted_at FROM dose WHERE id = ?1", [id], |row| row.get(0))
                .optional()?
                .flatten();
            let changed = connection.execute(
                "UPDATE dose SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
                params![id, deleted.then(|| at.timestamp()), deleted],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
            change::record(connection, Of::Dose, id, [("deleted", old, new)], at)?;
            match was_deleted {
                Some(deleted_at) => relief::restore_with_dose(connection, id, deleted_at, at),
                None => relief::delete_with_dose(connection, id, at),
            }
        })
    }

    /// The doses that were taken from `from` to `to`, both counted, earliest first. Without `to` all there are: those too that
    /// were entered while the clock was ahead.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn doses(&self, from: WallTime, to: impl Into<Option<WallTime>>) -> Result<Vec<StoredDose>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM dose INDEXED BY dose_taken \
             WHERE deleted_at IS NULL AND taken_at BETWEEN ?1 AND ?2 ORDER BY taken_at, id"
        ))?;
        self.rows("dose", &mut select, [from.timestamp(), until(to.into())], stored)
    }

    /// The doses that were taken before `before`, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn doses_before(&self, before: WallTime, most: u32) -> Result<Vec<StoredDose>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM dose INDEXED BY dose_taken \
             WHERE deleted_at IS NULL AND taken_at < ?1 ORDER BY taken_at DESC, id DESC LIMIT ?2"
        ))?;
        self.rows("dose", &mut select, params![before.timestamp(), most], stored)
    }

    /// When a product was last taken by `by`, and how many units.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_dose(&self, product: i64, by: Option<WallTime>) -> Result<Option<StoredDose>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM dose INDEXED BY dose_of_product \
             WHERE deleted_at IS NULL AND product_id = ?1 AND taken_at <= ?2 ORDER BY taken_at DESC"
        ))?;
        self.first_row("dose", &mut select, params![product, until(by)], stored)
    }

    /// The local days on which a product was taken, from `from` to `to`, as if the dose with the number `but` were not there.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn days_of_doses(
        &self,
        product: i64,
        from: WallTime,
        to: WallTime,
        but: Option<i64>,
    ) -> Result<Vec<NaiveDate>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT day FROM dose INDEXED BY dose_of_product \
             WHERE deleted_at IS NULL AND product_id = ?1 AND taken_at BETWEEN ?2 AND ?3 AND id IS NOT ?4",
        )?;
        let given = params![product, from.timestamp(), to.timestamp(), but];
        self.rows("dose", &mut select, given, |row| column::day(row, 0))
    }
}

fn read(connection: &Connection, id: i64) -> Result<StoredDose> {
    let found = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM dose WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([id], stored)?;
    Ok(found)
}

fn stored(row: &Row) -> rusqlite::Result<StoredDose> {
    let units: Option<Units> = units(row, 2)?;
    let units = units.ok_or_else(|| column::odd(2, rusqlite::types::Type::Null))?;
    let dose = Dose { product: row.get(1)?, units, at: column::wall(row, 3)?, alcohol: row.get(5)? };
    let (before, entered_at) = (column::optional_score(row, 6)?, column::wall(row, 7)?);
    Ok(StoredDose { id: row.get(0)?, entered_at, dose, before })
}

/// A dose field by field, as its changes are kept.
fn spell(dose: &Dose) -> [(&'static str, Option<String>); 4] {
    [
        ("product", Some(dose.product.to_string())),
        ("units", Some(dose.units.count().to_string())),
        ("taken-at", Some(dose.at.to_rfc3339())),
        ("alcohol", dose.alcohol.then(|| "yes".to_owned())),
    ]
}
