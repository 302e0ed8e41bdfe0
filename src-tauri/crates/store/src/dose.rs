//! Doses.

use chrono::NaiveDate;
use respite_domain::medicine::Dose;
use respite_domain::score::Score;
use respite_domain::time::WallTime;
use rusqlite::{OptionalExtension, params};

use crate::cells::Cells;
use crate::row::{self, row, until};
use crate::table::Names;
use crate::{Result, Store, Stored, relief};

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

row!(Dose in "dose" { product: "product_id", units, at: "taken_at" "taken_offset", alcohol },
    const NAMES: &'static [(&'static str, Names)] = &[("product_id", Names::Row("product"))];
);

impl Store {
    /// Adds a dose and returns its number. With the pain before it, it is also something tried.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_dose(&mut self, dose: &Dose, before: Option<Score>, entered_at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| {
            let id = row::add(connection, dose, entered_at)?;
            relief::follow_dose(connection, id, dose, before, entered_at)?;
            Ok(id)
        })
    }

    /// The dose with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn dose(&self, id: i64) -> Result<StoredDose> {
        let mut select = self.connection.prepare_cached(&doses("WHERE id = ?1 AND deleted_at IS NULL"))?;
        Ok(select.query_row([id], stored)?)
    }

    /// Replaces what a dose says, and keeps what it said before. What was tried with it goes along.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn change_dose(&mut self, id: i64, dose: &Dose, before: Option<Score>, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            row::change(connection, id, dose, at)?;
            relief::follow_dose(connection, id, dose, before, at)
        })
    }

    /// Deletes a dose, or brings a deleted one back, with what was tried with it. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such dose in the other state.
    pub fn set_dose_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let was_deleted: Option<i64> = connection
                .query_row("SELECT deleted_at FROM dose WHERE id = ?1", [id], |row| row.get(0))
                .optional()?
                .flatten();
            row::set_deleted::<Dose>(connection, id, deleted, at)?;
            relief::set_deleted_with_dose(connection, id, was_deleted, at)
        })
    }

    /// The doses that were taken from `from` to `to`, both counted, earliest first. Without `to` all there are: those too that
    /// were entered while the clock was ahead.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn doses(&self, from: WallTime, to: impl Into<Option<WallTime>>) -> Result<Vec<StoredDose>> {
        let mut select = self.connection.prepare_cached(&doses(
            "INDEXED BY dose_taken \
             WHERE deleted_at IS NULL AND taken_at BETWEEN ?1 AND ?2 ORDER BY taken_at, id",
        ))?;
        self.rows("dose", &mut select, [from.timestamp(), until(to.into())], stored)
    }

    /// The doses that were taken before `before`, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn doses_before(&self, before: WallTime, most: u32) -> Result<Vec<StoredDose>> {
        let mut select = self.connection.prepare_cached(&doses(
            "INDEXED BY dose_taken \
             WHERE deleted_at IS NULL AND taken_at < ?1 ORDER BY taken_at DESC, id DESC LIMIT ?2",
        ))?;
        self.rows("dose", &mut select, params![before.timestamp(), most], stored)
    }

    /// When a product was last taken by `by`, and how many units.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_dose(&self, product: i64, by: Option<WallTime>) -> Result<Option<StoredDose>> {
        let mut select = self.connection.prepare_cached(&doses(
            "INDEXED BY dose_of_product \
             WHERE deleted_at IS NULL AND product_id = ?1 AND taken_at <= ?2 ORDER BY taken_at DESC",
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
        self.rows("dose", &mut select, given, |row| NaiveDate::read(row, 0))
    }
}

/// Selects doses, with the pain before each.
fn doses(which: &str) -> String {
    let before = "(SELECT before FROM relief WHERE dose_id = dose.id AND deleted_at IS NULL) AS pain_before";
    format!("SELECT {}, {before} FROM dose {which}", row::listed::<Dose>())
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredDose> {
    let Stored { id, value: dose, entered_at } = row::stored(row)?;
    Ok(StoredDose { id, entered_at, dose, before: Option::read(row, row.as_ref().column_index("pain_before")?)? })
}
