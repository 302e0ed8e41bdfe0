//! A date of which only the year or the month may be known (S26: "first ever" may lie decades back).

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::Invalid;
use crate::entry::FIRST_YEAR;

/// The last year that a date may lie in; a longer one has no place on disk.
const LAST_YEAR: i32 = 2999;

/// A day, a month or a year: as much of it as a person remembers. Written `2019-05-12`, `2019-05`, `2019`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i32),
    /// The year, and the month from 1 to 12.
    Month(i32, u32),
    /// The day.
    Day(NaiveDate),
}

impl PartialDate {
    /// Reads `2019`, `2019-05` or `2019-05-12`, blanks around it taken off.
    ///
    /// # Errors
    /// [`Invalid::NotADate`], or [`Invalid::TooLongAgo`] before 1900.
    pub fn read(text: &str) -> Result<PartialDate, Invalid> {
        let text = text.trim();
        let date = parse(text).ok_or_else(|| Invalid::NotADate(text.to_owned()))?;
        if date.year() < FIRST_YEAR { Err(Invalid::TooLongAgo) } else { Ok(date) }
    }

    /// That something can have happened then: it had begun by `today`.
    ///
    /// # Errors
    /// [`Invalid::InFuture`].
    pub fn check_past(self, today: NaiveDate) -> Result<(), Invalid> {
        if self.first_day() > today { Err(Invalid::InFuture) } else { Ok(()) }
    }

    /// The first day that may be meant.
    pub fn first_day(self) -> NaiveDate {
        match self {
            PartialDate::Year(year) => first_of(year, 1),
            PartialDate::Month(year, month) => first_of(year, month),
            PartialDate::Day(day) => day,
        }
    }

    /// The last day that may be meant.
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            PartialDate::Year(_) => 12,
            PartialDate::Month(..) => 1,
            PartialDate::Day(day) => return day,
        };
        self.first_day() + Months::new(months) - Days::new(1)
    }

    fn year(self) -> i32 {
        match self {
            PartialDate::Year(year) | PartialDate::Month(year, _) => year,
            PartialDate::Day(day) => day.year(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(year) => write!(f, "{year:04}"),
            PartialDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDate::Day(day) => write!(f, "{day}"),
        }
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let year: i32 = parts.next().filter(|year| digits(year, 4))?.parse().ok()?;
    if year > LAST_YEAR {
        return None;
    }
    let mut two = || parts.next().map(|part| if digits(part, 2) { part.parse::<u32>().ok() } else { None });
    let date = match (two(), two()) {
        (None, _) => PartialDate::Year(year),
        (Some(month), None) => {
            let month = month.filter(|month| (1..=12).contains(month))?;
            PartialDate::Month(year, month)
        }
        (Some(month), Some(day)) => PartialDate::Day(NaiveDate::from_ymd_opt(year, month?, day?)?),
    };
    parts.next().is_none().then_some(date)
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn as_much_as_is_known() {
        for (text, first, last) in [
            ("2019", "2019-01-01", "2019-12-31"),
            ("2019-05", "2019-05-01", "2019-05-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            (" 2019-12 ", "2019-12-01", "2019-12-31"),
            ("2019-05-12", "2019-05-12", "2019-05-12"),
        ] {
            let date = PartialDate::read(text).unwrap();
            assert_eq!(date.to_string(), text.trim());
            assert_eq!((date.first_day().to_string(), date.last_day().to_string()), (first.into(), last.into()));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "19",
            "2019-",
            "2019-13",
            "2019-00",
            "2019-2-3",
            "2019-02-30",
            "2019-05-12-1",
            "+2019",
            "12019",
            "٢٠١٩",
        ] {
            assert_eq!(PartialDate::read(text), Err(Invalid::NotADate(text.to_owned())), "{text}");
        }
        for text in ["1899", "1899-12", "1899-12-31", "0000"] {
            assert_eq!(PartialDate::read(text), Err(Invalid::TooLongAgo), "{text}");
        }
    }

    #[test]
    fn what_has_begun_can_have_happened() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let check = |text: &str| PartialDate::read(text).unwrap().check_past(today);
        for text in ["2026", "2026-11", "2026-11-22", "1900"] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        for text in ["2027", "2026-12", "2026-11-23"] {
            assert_eq!(check(text), Err(Invalid::InFuture), "{text}");
        }
    }
}
