//! Doses.

use chrono::{DateTime, NaiveDate, SubsecRound};
use respite_domain::medicine::{DaysTaken, Dose, Units};
use respite_domain::score::Score;
use respite_domain::time::{Moment, Uptime, WallTime};
use respite_domain::uid::Uid;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};

use crate::cells::{Cells, cells, cells_of, odd, wall_in_doubt};
use crate::naming::Names;
use crate::row::{self, row, until};
use crate::session::around;
use crate::uid::uid_of;
use crate::{Result, Store, change, relief, starts};

/// A dose with its number in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDose {
    /// Its number.
    pub id: i64,
    /// Its name, which tells when it was written down among all else.
    pub uid: Uid,
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

/// A dose as a row: with when it was by the uptime.
#[derive(Debug)]
pub(crate) struct Taken {
    dose: Dose,
    uptime: Option<Uptime>,
}

// Units are of that product.
cells!(Dose { product + units, at, alcohol });
row!(
    Taken in "dose" {
        dose: "product_id" "units" "taken_at" "taken_offset" "alcohol",
        uptime: "taken_boot" "taken_uptime",
    },
    const NAMES: &'static [(&'static str, Names)] = &[("product_id", Names::Row("product"))];
);

impl Taken {
    /// A dose that is told now.
    fn told(dose: &Dose, now: &Moment) -> Taken {
        Taken { uptime: now.telling(dose.at.trunc_subsecs(0)).uptime, dose: dose.clone() }
    }
}

/// Gives the doses of one make to another, all of them or those since a day, and those that were deleted too: they may come back. Each is
/// a change that is kept.
pub(crate) fn give(connection: &Connection, of: i64, to: i64, since: Option<NaiveDate>, at: WallTime) -> Result<()> {
    let mut select =
        connection.prepare_cached("SELECT id, taken_at, taken_offset FROM dose WHERE product_id = ?1 ORDER BY id")?;
    let all: Vec<(i64, Option<WallTime>)> = select
        .query_map([of], |row| Ok((row.get(0)?, cells_of(row, "taken_at").ok())))?
        .collect::<rusqlite::Result<_>>()?;
    // Of one whose time can't be read nobody knows that it was of the other.
    let is_given = |taken: Option<WallTime>| since.is_none_or(|since| taken.is_some_and(|at| at.date_naive() >= since));
    let mut given = all.into_iter().filter(|(_, taken)| is_given(*taken));
    given.try_for_each(|(id, _)| change::set::<Taken>(connection, id, "product_id", &to.into(), at))
}

impl Store {
    /// Adds a dose and returns its number. With the pain before it, it is also something tried.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_dose(&mut self, dose: &Dose, before: Option<Score>, now: &Moment) -> Result<i64> {
        self.in_transaction(|connection| {
            let id = row::add(connection, &Taken::told(dose, now), now.wall)?;
            relief::follow_dose(connection, id, dose, before, now.wall)?;
            Ok(id)
        })
    }

    /// Adds a dose under a name that no other has: what another program told goes by what it told. By which uptime it was, nobody knows.
    ///
    /// # Errors
    /// As [`Store::add_dose`].
    pub fn add_named_dose(&mut self, uid: Uid, dose: &Dose, at: WallTime) -> Result<i64> {
        let taken = Taken { dose: dose.clone(), uptime: None };
        self.in_transaction(|connection| row::add_named(connection, uid.to_string(), &taken, at))
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
    pub fn change_dose(&mut self, id: i64, dose: &Dose, before: Option<Score>, now: &Moment) -> Result<()> {
        self.in_transaction(|connection| {
            let known = row::one::<Taken>(connection, id)?.value;
            let mut taken = Taken::told(dose, now);
            if known.dose.at.timestamp() == dose.at.timestamp() {
                taken.uptime = known.uptime;
            }
            change::replace(connection, id, &taken, now.wall)?;
            relief::follow_dose(connection, id, dose, before, now.wall)
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
            change::set_deleted::<Taken>(connection, id, deleted, at)?;
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

    /// The doses of the days `from` to `to`, earliest first, that were taken by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn doses_of_days(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredDose>> {
        let [first, last] = around(from, to);
        let mut select = self.connection.prepare_cached(&doses(
            "INDEXED BY dose_taken \
             WHERE deleted_at IS NULL AND taken_at BETWEEN ?1 AND ?2 ORDER BY taken_at, id",
        ))?;
        let mut doses = self.rows("dose", &mut select, [first, last.min(until(by))], stored)?;
        doses.retain(|stored| (from..=to).contains(&stored.dose.at.date_naive()));
        Ok(doses)
    }

    /// What was taken at `from` or later by either clock, and nothing after `by`. What can't be read of a dose is read so that it
    /// counts: taken when it was written down, with alcohol.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn takings(&self, from: &Moment, by: Option<WallTime>) -> Result<Vec<Taking>> {
        const COLUMNS: &str = "id, product_id, taken_at, taken_offset, taken_boot, taken_uptime, alcohol, entered_at, \
             entered_offset";
        // A clock set days forward must not hide the dose of an hour ago, nor a damaged time any.
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM dose INDEXED BY dose_taken WHERE deleted_at IS NULL AND taken_at BETWEEN ?3 AND ?2 \
             UNION SELECT {COLUMNS} FROM (SELECT * FROM dose ORDER BY id DESC LIMIT {LATEST}) \
             WHERE deleted_at IS NULL AND taken_at <= ?2 \
             AND ({} OR entered_at >= ?3) ORDER BY 1",
            starts::is_after("taken_boot", "taken_uptime")
        ))?;
        let given = params![starts::after(from), until(by), from.wall.timestamp()];
        self.rows("dose", &mut select, given, |row| {
            let (at, alcohol) = (cells_of::<Moment>(row, "taken_at"), cells_of(row, "alcohol"));
            if at.is_err() || alcohol.is_err() {
                self.note_unreadable("dose", row);
            }
            let in_doubt =
                || wall_in_doubt(row, "taken_at").or_else(|| wall_in_doubt(row, "entered_at")).map(Moment::told);
            let at = at.or_else(|error| in_doubt().ok_or(error))?;
            Ok(Taking { dose: row.get(0)?, product: row.get(1)?, at, alcohol: alcohol.unwrap_or(true) })
        })
    }

    /// All doses of a product that are not deleted, in the order in which they were written down.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn doses_of(&self, product: i64) -> Result<Vec<StoredDose>> {
        let mut select =
            self.connection.prepare_cached(&doses("WHERE deleted_at IS NULL AND product_id = ?1 ORDER BY uid"))?;
        self.rows("dose", &mut select, [product], stored)
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

    /// The local days on which a product was taken, on each more than `beyond` where that is given, from `from` to `to`, as if the dose
    /// with the number `but` were not there.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn days_of_doses(
        &self,
        product: i64,
        beyond: Option<Units>,
        from: WallTime,
        to: WallTime,
        but: Option<i64>,
    ) -> Result<DaysTaken> {
        let mut select = self.connection.prepare_cached(
            "SELECT day, min(taken_at), max(taken_at) FROM dose INDEXED BY dose_of_product \
             WHERE deleted_at IS NULL AND product_id = ?1 AND taken_at BETWEEN ?2 AND ?3 AND id IS NOT ?4 GROUP BY day \
             HAVING ?5 IS NULL OR sum(units) > ?5",
        )?;
        let beyond = beyond.map(Units::thousandths);
        let given = params![product, from.timestamp(), to.timestamp(), but, beyond];
        let days = self.rows("dose", &mut select, given, |row| {
            let time = |column| DateTime::from_timestamp(row.get(column)?, 0).ok_or_else(|| odd(column, Type::Integer));
            Ok((NaiveDate::read(row, 0)?, [time(1)?, time(2)?]))
        })?;
        let mut taken = DaysTaken::default();
        days.into_iter().for_each(|(day, times)| taken.add(day, times));
        Ok(taken)
    }
}

/// Selects doses, with the pain before each.
fn doses(which: &str) -> String {
    let before = "(SELECT before FROM relief WHERE dose_id = dose.id AND deleted_at IS NULL) AS pain_before";
    format!("SELECT {}, {before} FROM dose {which}", row::listed::<Taken>())
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredDose> {
    let entered_at = cells_of(row, "entered_at")?;
    Ok(StoredDose {
        id: row.get(0)?,
        uid: uid_of(row, entered_at),
        entered_at,
        dose: cells_of(row, "product_id")?,
        // What can't be read of it costs the row that it stands in, and not the dose.
        before: cells_of(row, "pain_before").unwrap_or_default(),
    })
}
