use chrono::{Datelike, Days, NaiveDate};

use crate::Invalid;
use crate::entry::FIRST_YEAR;
use crate::episode::days_between;
use crate::time::Moment;

/// The days that a page tells of, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// Days that a page tells of unless the person chooses (7: "28 days default").
    pub const USUAL_DAYS: u64 = 28;
    /// Most days a page can tell of: a year and what a person may add around it.
    pub const MOST_DAYS: i64 = 400;

    /// The days from `from` to `to`, both included.
    ///
    /// # Errors
    /// [`Invalid::Period`] when `to` lies before `from`, or the period is longer than [`Period::MOST_DAYS`];
    /// [`Invalid::TooLongAgo`] when it begins before 1900.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Period, Invalid> {
        let period = Period { from, to };
        if from.year() < FIRST_YEAR {
            Err(Invalid::TooLongAgo)
        } else if (1..=Period::MOST_DAYS).contains(&period.days()) {
            Ok(period)
        } else {
            Err(Invalid::Period)
        }
    }

    /// The [`Period::USUAL_DAYS`] up to `to`.
    pub fn usual(to: NaiveDate) -> Period {
        Period { from: to.checked_sub_days(Days::new(Period::USUAL_DAYS - 1)).unwrap_or(to), to }
    }

    /// Its first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// Its last day.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// The last day of which all that is told is known to a page of it that is made at `now`. On one that goes up to the present all
    /// has come: what was told in a zone in which it is tomorrow, or while the clock was ahead, too.
    pub(super) fn known_to(self, now: &Moment) -> NaiveDate {
        if self.to < now.day() { self.to } else { NaiveDate::MAX }
    }

    /// How many days it has, the first and the last counted.
    pub fn days(self) -> i64 {
        days_between(self.from, self.to) + 1
    }

    /// Whether `day` lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}
