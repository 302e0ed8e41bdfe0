//! Doses.

use chrono::NaiveDate;
use respite_domain::medicine::{Dose, Units};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
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

/// What a dose can do to the mind, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking {
    /// Number of the dose.
    pub dose: i64,
    /// Number of its product.
    pub product: i64,
    /// When, by both clocks.
    pub at: Moment,
    /// Whether it was taken with alcohol.
    pub alcohol: bool,
}

/// More doses than anybody takes within days.
const LATEST: u32 = 200;

const COLUMNS: &str = "id, product_id, units, taken_at, taken_offset, alcohol, \
     (SELECT before FROM relief WHERE dose_id = dose.id AND deleted_at IS NULL), \
     entered_at, entered_offset";

impl Store {
    /// Adds a dose and returns its number. With the pain before it, it is also something tried.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_dose(&mut self, dose: &Dose, before: Option<Score>, now: &Moment) -> Result<i64> {
        self.in_transaction(|connection| {
            let at = now.telling(dose.at);
            let (taken, taken_offset, boot, uptime) = column::of_moment(&at);
            let (entered, entered_offset) = column::of_wall(now.wall);
            connection
                .prepare_cached(
                    "INSERT INTO dose (product_id, units, taken_at, taken_offset, alcohol, entered_at, entered_offset, \
                     taken_boot, taken_uptime) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    dose.product,
                    dose.units.quarters(),
                    taken,
                    taken_offset,
                    dose.alcohol,
                    entered,
                    entered_offset,
                    boot,
                    uptime
                ])?;
            let id = connection.last_insert_rowid();
            relief::follow_dose(connection, id, dose, before, now.wall)?;
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
    pub fn change_dose(&mut self, id: i64, dose: &Dose, before: Option<Score>, now: &Moment) -> Result<()> {
        self.in_transaction(|connection| {
            let known = read(connection, id)?.dose;
            let fields = spell(&known).into_iter().zip(spell(dose)).map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Dose, id, fields, now.wall)?;
            let at = now.telling(dose.at);
            let (taken, taken_offset, boot, uptime) = column::of_moment(&at);
            connection
                .prepare_cached(
                    "UPDATE dose SET product_id = ?2, units = ?3, alcohol = ?6, taken_at = ?4, taken_offset = ?5, \
                     taken_boot = iif(taken_at = ?4, taken_boot, ?7), \
                     taken_uptime = iif(taken_at = ?4, taken_uptime, ?8) WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    dose.product,
                    dose.units.quarters(),
                    taken,
                    taken_offset,
                    dose.alcohol,
                    boot,
                    uptime
                ])?;
            relief::follow_dose(connection, id, dose, before, now.wall)
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

    /// What was taken at `from` or later by either clock, and nothing after `by`. What can't be read of a dose is read so that it
    /// counts: taken when it was written down, with alcohol.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn takings(&self, from: &Moment, by: Option<WallTime>) -> Result<Vec<Taking>> {
        // A clock set days forward must not hide the dose of an hour ago, nor a damaged time any.
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT id, product_id, taken_at, taken_offset, taken_boot, taken_uptime, alcohol, entered_at, entered_offset \
             FROM dose INDEXED BY dose_taken WHERE deleted_at IS NULL AND taken_at BETWEEN ?1 AND ?2 \
             UNION SELECT id, product_id, taken_at, taken_offset, taken_boot, taken_uptime, alcohol, entered_at, entered_offset \
             FROM (SELECT * FROM dose ORDER BY id DESC LIMIT {LATEST}) WHERE deleted_at IS NULL AND taken_at <= ?2 \
             AND (taken_boot = ?3 AND taken_uptime >= ?4 OR entered_at >= ?1) ORDER BY 1"
        ))?;
        let uptime = from.uptime.as_ref();
        let (boot, millis) = (uptime.map(|uptime| &uptime.boot), uptime.map(|uptime| uptime.millis));
        let given = params![from.wall.timestamp(), until(by), boot, millis];
        self.rows("dose", &mut select, given, |row| {
            let (at, alcohol) = (column::moment(row, 2), row.get(6));
            if at.is_err() || alcohol.is_err() {
                self.note_unreadable("dose", row);
            }
            let in_doubt = || column::wall_in_doubt(row, 2).or_else(|| column::wall_in_doubt(row, 7)).map(Moment::told);
            let at = at.or_else(|error| in_doubt().ok_or(error))?;
            Ok(Taking { dose: row.get(0)?, product: row.get(1)?, at, alcohol: alcohol.unwrap_or(true) })
        })
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
