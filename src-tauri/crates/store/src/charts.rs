//! What the charts are drawn from: reading that grows with the days shown, not with the diary.

use chrono::NaiveDate;
use respite_domain::charts::{EntryOfDay, HOURS_A_BLOCK, HourBlock, Mark, MarkKind};
use respite_domain::day::DayFact;
use respite_domain::place::Places;
use respite_domain::time::WallTime;
use rusqlite::params;

use crate::cells::Cells;
use crate::entry::FACTS;
use crate::row::until;
use crate::{Result, Store};

/// Seconds.
const HOUR: i64 = 60 * 60;
/// Seconds.
const DAY: i64 = 24 * HOUR;

impl Store {
    /// What each entry of the days `from` to `to` says, in order, as far as it had happened by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn entries_of_days(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<EntryOfDay>> {
        // All of it stands in the index `entry_day_facts`.
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {FACTS} FROM entry \
             WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND occurred_at <= ?3 ORDER BY day, occurred_at"
        ))?;
        self.rows("entry", &mut select, params![from.to_string(), to.to_string(), until(by)], |row| {
            let (spasms, worst, average) = (Option::read(row, 2)?, Option::read(row, 3)?, Option::read(row, 4)?);
            let (day, places, onset) = (NaiveDate::read(row, 1)?, Places::read(row, 5)?, Option::read(row, 6)?);
            Ok(EntryOfDay { fact: DayFact::new(day, spasms, worst, average, places, onset), worst, average, spasms })
        })
    }

    /// The spasms of the days `from` to `to` by the time of day of their entries, for the blocks that hold any.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn spasms_by_hour(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<HourBlock>> {
        let mut select = self.connection.prepare_cached(
            "SELECT ((occurred_at + occurred_offset) % ?4 + ?4) % ?4 / ?5 AS block, sum(spasms), count(*) FROM entry \
             WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND occurred_at <= ?3 AND spasms BETWEEN 1 AND 200 \
             GROUP BY block ORDER BY block",
        )?;
        let seconds = i64::from(HOURS_A_BLOCK) * HOUR;
        let given = params![from.to_string(), to.to_string(), until(by), DAY, seconds];
        self.rows("entry", &mut select, given, |row| {
            Ok(HourBlock { from: row.get::<_, u8>(0)? * HOURS_A_BLOCK, spasms: row.get(1)?, entries: row.get(2)? })
        })
    }

    /// How often heat, cold and medicine were tried on each of the days `from` to `to`, in order, without the doses of which no pain
    /// before was told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn marks(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<Mark>> {
        // Whatever the offset, a local day lies within the same day of UTC and the two beside it.
        let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let mut select = self.connection.prepare_cached(
            "SELECT day, kind, count(*) FROM ( \
             SELECT date(started_at + started_offset, 'unixepoch') AS day, kind FROM session \
             WHERE undone_at IS NULL AND kind IN ('heat', 'cold') AND started_at BETWEEN ?4 AND min(?5, ?3) \
             UNION ALL SELECT day, kind FROM relief \
             WHERE deleted_at IS NULL AND kind IN ('heat', 'cold', 'medicine') AND day BETWEEN ?1 AND ?2 AND tried_at <= ?3 \
             ) WHERE day BETWEEN ?1 AND ?2 GROUP BY day, kind ORDER BY day, kind",
        )?;
        let (first, last) = (midnight(from) - DAY, midnight(to) + 2 * DAY);
        let given = params![from.to_string(), to.to_string(), until(by), first, last];
        self.rows("mark", &mut select, given, |row| {
            Ok(Mark { day: NaiveDate::read(row, 0)?, kind: MarkKind::read(row, 1)?, times: row.get(2)? })
        })
    }

    /// The first day of the diary: of an entry, a session, a dose or something tried. `None` of an empty one.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn first_day(&self, by: Option<WallTime>) -> Result<Option<NaiveDate>> {
        let mut select = self.connection.prepare_cached(
            "SELECT min(day) FROM ( \
             SELECT * FROM (SELECT day FROM entry WHERE deleted_at IS NULL AND occurred_at <= ?1 ORDER BY day LIMIT 1) \
             UNION ALL SELECT * FROM (SELECT date(started_at + started_offset, 'unixepoch') FROM session \
             WHERE undone_at IS NULL AND started_at <= ?1 ORDER BY started_at LIMIT 1) \
             UNION ALL SELECT * FROM (SELECT date(taken_at + taken_offset, 'unixepoch') FROM dose \
             WHERE deleted_at IS NULL AND taken_at <= ?1 ORDER BY taken_at LIMIT 1) \
             UNION ALL SELECT * FROM (SELECT day FROM relief WHERE deleted_at IS NULL AND tried_at <= ?1 ORDER BY day LIMIT 1))",
        )?;
        Ok(self.first_row("day", &mut select, [until(by)], |row| Option::read(row, 0))?.flatten())
    }
}
