//! The days that hold something, whatever it is, and those that fit what is looked for.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime};
use respite_domain::Code;
use respite_domain::place::Place;
use respite_domain::time::WallTime;
use respite_domain::words::{List, Words};
use rusqlite::named_params;

use crate::cells::Cells;
use crate::{Result, Store};

/// What a day must hold, all of it; nothing is asked of it where nothing is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// An entry or a pack at this place.
    pub place: Option<Place>,
    /// An entry that names this trigger.
    pub trigger: Option<Words>,
    /// A spasm.
    pub spasm: bool,
    /// A dose of this product, of whatever make.
    pub product: Option<i64>,
    /// A visit.
    pub visit: bool,
}

/// Seconds.
const DAY: i64 = 24 * 60 * 60;

/// The tables of what has a time, with the name of it, and which of their rows count.
const BY_TIME: [(&str, &str, &str); 8] = [
    ("session", "started", "undone_at IS NULL"),
    ("dose", "taken", "deleted_at IS NULL"),
    ("sign_answer", "at", "true"),
    ("side_effect", "occurred", "deleted_at IS NULL"),
    ("reminder_answer", "at", "taken_back_at IS NULL"),
    ("gap_answer", "at", "taken_back_at IS NULL"),
    ("place_answer", "at", "taken_back_at IS NULL"),
    ("visit", "done", "deleted_at IS NULL AND said = '' AND diagnosis = ''"),
];

/// The tables of which a row has its day.
const BY_DAY: [&str; 3] = ["entry", "relief", "visit"];

impl Store {
    /// The days before `before` that hold something and all that is wanted, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn days_in_use(&self, before: NaiveDate, most: u32, wanted: &Wanted) -> Result<Vec<NaiveDate>> {
        if *wanted != Wanted::default() {
            return self.days_that_hold(before, most, wanted);
        }
        let mut days = BTreeSet::new();
        for table in BY_DAY {
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT DISTINCT day FROM {table} WHERE deleted_at IS NULL AND day < ?1 ORDER BY day DESC LIMIT ?2",
            ))?;
            days.extend(self.rows(table, &mut select, (before.to_string(), most), |row| NaiveDate::read(row, 0))?);
        }
        for (table, time, counts) in BY_TIME {
            days.extend(self.days_by_time(table, time, counts, before, most)?);
        }
        Ok(days.into_iter().rev().take(most as usize).collect())
    }

    /// The last day that holds something told of a time, a visit to come left out.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_day_told(&self) -> Result<Option<NaiveDate>> {
        let mut last = self.last_day_in_use()?;
        for (table, time, counts) in BY_TIME {
            last = last.max(self.days_by_time(table, time, counts, NaiveDate::MAX, 1)?.pop_last());
        }
        Ok(last)
    }

    fn days_that_hold(&self, before: NaiveDate, most: u32, wanted: &Wanted) -> Result<Vec<NaiveDate>> {
        let Wanted { place, trigger, spasm, product, visit } = wanted;
        let all = [
            place.is_some().then_some(
                "SELECT day FROM (SELECT day FROM entry WHERE deleted_at IS NULL AND ' ' || places || ' ' LIKE :place \
                 UNION SELECT date(started_at + started_offset, 'unixepoch') FROM session \
                 WHERE undone_at IS NULL AND ' ' || places || ' ' LIKE :place)",
            ),
            trigger.is_some().then_some(
                "SELECT day FROM entry_words JOIN entry ON entry.id = entry_id \
                 WHERE deleted_at IS NULL AND list = :list AND words = :trigger",
            ),
            spasm.then_some("SELECT day FROM entry WHERE deleted_at IS NULL AND spasms > 0"),
            product.is_some().then_some(
                "SELECT day FROM dose WHERE deleted_at IS NULL AND product_id IN \
                 (SELECT id FROM product WHERE id = :product OR replaced_by = :product)",
            ),
            visit.then_some("SELECT day FROM visit WHERE deleted_at IS NULL"),
        ];
        let all: Vec<&str> = all.into_iter().flatten().collect();
        let select = format!(
            "SELECT day FROM ({}) WHERE day < :before AND :place IS :place AND :list IS :list AND :trigger IS :trigger \
             AND :product IS :product ORDER BY day DESC LIMIT :most",
            all.join(" INTERSECT ")
        );
        let given = named_params! {
            ":place": place.map(|place| format!("% {} %", place.code())),
            ":list": List::Trigger.code(),
            ":trigger": trigger.as_ref().map(Words::as_str),
            ":product": product,
            ":before": before.to_string(),
            ":most": most,
        };
        let mut select = self.connection.prepare_cached(&select)?;
        self.rows("entry", &mut select, given, |row| NaiveDate::read(row, 0))
    }

    /// The days before `before` of the rows of a table, latest first, `most` at least where there are so many.
    fn days_by_time(
        &self,
        table: &'static str,
        time: &str,
        counts: &str,
        before: NaiveDate,
        most: u32,
    ) -> Result<BTreeSet<NaiveDate>> {
        let [at, offset] = if time == "at" {
            ["at", "at_offset"].map(str::to_owned)
        } else {
            [format!("{time}_at"), format!("{time}_offset")]
        };
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT id, {at}, {offset} FROM {table} WHERE {counts} AND {at} < ?1 ORDER BY {at} DESC",
        ))?;
        // Whatever the offset, a local day begins within a day of that of UTC.
        let end = before.checked_add_days(Days::new(1)).unwrap_or(before);
        let mut rows = select.query([end.and_time(NaiveTime::MIN).and_utc().timestamp().saturating_add(DAY)])?;
        let mut days = BTreeSet::new();
        // Whoever travels may have a later day at an earlier moment, by two at most.
        while days.len() < most as usize + 2
            && let Some(row) = rows.next()?
        {
            days.extend(WallTime::read(row, 1).ok().map(|at| at.date_naive()).filter(|day| *day < before));
        }
        Ok(days)
    }
}
