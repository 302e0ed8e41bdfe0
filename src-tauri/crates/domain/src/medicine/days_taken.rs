//! Days in a row (4.3 rule 7).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::WINDOW;
use crate::time::WallTime;

/// The local days on which something was taken, each with the first and the last time on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DaysTaken(BTreeMap<NaiveDate, [DateTime<Utc>; 2]>);

/// Days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysInRow {
    /// The first of them.
    pub first: NaiveDate,
    /// How many days of them something was taken on.
    pub count: u16,
}

impl DaysTaken {
    /// Adds a day, with the first and the last time on it.
    pub fn add(&mut self, day: NaiveDate, [first, last]: [DateTime<Utc>; 2]) {
        let known = self.0.entry(day).or_insert([first, last]);
        *known = [known[0].min(first), known[1].max(last)];
    }

    /// Adds a time, with the day that it was where it was told.
    pub fn add_time(&mut self, at: WallTime) {
        self.add(at.date_naive(), [at.to_utc(); 2]);
    }

    /// Adds all of these.
    pub fn extend(&mut self, others: &DaysTaken) {
        others.0.iter().for_each(|(day, times)| self.add(*day, *times));
    }

    /// The days, in order.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> {
        self.0.keys().copied()
    }

    /// Whether something was taken on a day.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.0.contains_key(&day)
    }

    /// The first of the days from `from` to `to`.
    pub fn first_within(&self, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
        self.0.range(from..=to).next().map(|(day, _)| *day)
    }

    /// The last of the days from `from` to `to`.
    pub fn last_within(&self, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
        self.0.range(from..=to).next_back().map(|(day, _)| *day)
    }

    /// The days in a row that end on `last`; `None` if nothing was taken then.
    pub fn row_to(&self, last: NaiveDate) -> Option<DaysInRow> {
        let mut row = DaysInRow { first: last, count: 1 };
        let (_, mut next) = self.0.get_key_value(&last)?;
        for (day, times) in self.0.range(..last).rev() {
            if !goes_on(*day, times[1], row.first, next[0]) {
                break;
            }
            row = DaysInRow { first: *day, count: row.count.saturating_add(1) };
            next = times;
        }
        Some(row)
    }

    /// The last day of the row that goes on at `now`.
    pub fn last_of_row_at(&self, now: WallTime) -> Option<NaiveDate> {
        let today = now.date_naive();
        let (last, times) = self.0.range(..=today).next_back()?;
        goes_on(*last, times[1], today, now.to_utc()).then_some(*last)
    }
}

/// Whether nothing lies between two days, the one before with its last time, the next with its first. Who flies east can miss a
/// date, or most of it: less than [`WINDOW`] from one time to the next is no pause.
fn goes_on(before: NaiveDate, last: DateTime<Utc>, next: NaiveDate, first: DateTime<Utc>) -> bool {
    next - before <= TimeDelta::days(1) || first - last < WINDOW
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn taken(times: &[&str]) -> DaysTaken {
        let mut taken = DaysTaken::default();
        times.iter().for_each(|at| taken.add_time(WallTime::parse_from_rfc3339(at).unwrap()));
        taken
    }

    fn row(times: &[&str]) -> u16 {
        let taken = taken(times);
        taken.row_to(taken.days().next_back().unwrap()).unwrap().count
    }

    #[test]
    fn a_date_that_was_flown_over_is_no_pause() {
        let (home, evening) = ("2026-11-20T21:00:00-08:00", "2026-11-21T21:00:00-08:00");
        assert_eq!(row(&[home, evening, "2026-11-23T15:59:00+11:00"]), 3, "a day but for a minute between");
        assert_eq!(row(&[home, evening, "2026-11-23T08:00:00+11:00", "2026-11-24T23:00:00+11:00"]), 4);
        assert_eq!(row(&["2026-11-21T23:30:00-08:00", "2026-11-23T00:30:00+01:00"]), 2, "sixteen hours");
    }

    #[test]
    fn a_date_without_a_dose_is_a_pause_where_a_day_went_by() {
        assert_eq!(row(&["2026-11-21T08:00:00+01:00", "2026-11-23T08:00:00+01:00"]), 1);
        assert_eq!(row(&["2026-11-21T23:30:00+01:00", "2026-11-23T00:30:00+01:00"]), 1, "twenty-five hours");
        assert_eq!(row(&["2026-11-21T23:30:00+01:00", "2026-11-23T00:30:00+02:00"]), 1, "and twenty-four");
        // By the last dose before it and the first after it.
        let both = ["2026-11-21T08:00:00-08:00", "2026-11-21T21:00:00-08:00"];
        assert_eq!(row(&[both[0], both[1], "2026-11-23T10:00:00+11:00", "2026-11-23T23:00:00+11:00"]), 2);
    }

    #[test]
    fn who_flies_west_counts_a_date_once() {
        let days = ["2026-11-21T21:00:00+11:00", "2026-11-22T08:00:00+11:00", "2026-11-21T20:00:00-08:00"];
        assert_eq!(row(&[days[0], days[1], days[2], "2026-11-22T20:00:00-08:00"]), 2);
    }

    #[test]
    fn a_row_goes_on_where_the_date_was_flown_over() {
        let taken = taken(&["2026-11-21T21:00:00-08:00"]);
        let last_at = |now: &str| taken.last_of_row_at(WallTime::parse_from_rfc3339(now).unwrap());
        let day = NaiveDate::from_ymd_opt(2026, 11, 21);
        assert_eq!(last_at("2026-11-22T23:59:00-08:00"), day, "the day after it");
        assert_eq!(last_at("2026-11-23T15:59:00+11:00"), day);
        assert_eq!(last_at("2026-11-23T16:00:00+10:00"), None);
        assert_eq!(last_at("2026-11-23T00:00:00-08:00"), None);
    }
}
