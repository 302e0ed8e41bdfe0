//! The moment that a use case is about: now, or one that somebody told us.

use chrono::{Datelike, NaiveDate, SubsecRound, TimeDelta};
use respite_domain::Invalid;
use respite_domain::entry::{FIRST_YEAR, check_time};
use respite_domain::time::{Moment, WallTime};

/// The last year that a day may lie in.
const LAST_YEAR: i32 = 2999;

/// A moment to look from or to act at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The moment.
    pub moment: Moment,
    /// Set when the moment is not now: nothing that happened after it is seen.
    pub by: Option<WallTime>,
}

impl At {
    /// Now, by both clocks.
    pub fn now(now: &Moment) -> At {
        At { moment: now.clone(), by: None }
    }

    /// A moment that somebody told us. Nothing that happened after it is seen.
    pub fn told(wall: WallTime) -> At {
        At { moment: Moment::told(wall), by: Some(wall) }
    }

    /// Reads when something happened: `now`, `15min ago`, `2h ago`, or RFC 3339 with an offset.
    ///
    /// # Errors
    /// [`Invalid::NotATime`], [`Invalid::InFuture`] or [`Invalid::TooLongAgo`].
    pub fn when(text: &str, now: &Moment) -> Result<At, Invalid> {
        let at = At::read(text, now)?;
        check_time(at.moment.wall, now)?;
        Ok(at)
    }

    /// Reads a moment to look from, which may lie in the future.
    ///
    /// # Errors
    /// [`Invalid::NotATime`] or [`Invalid::TooLongAgo`].
    pub fn as_of(text: &str, now: &Moment) -> Result<At, Invalid> {
        let at = At::read(text, now)?;
        if at.moment.wall.year() < FIRST_YEAR { Err(Invalid::TooLongAgo) } else { Ok(at) }
    }

    /// The local day.
    pub fn day(&self) -> NaiveDate {
        self.moment.day()
    }

    fn read(text: &str, now: &Moment) -> Result<At, Invalid> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("now") {
            return Ok(At::now(now));
        }
        if let Some(ago) = ago(text) {
            let wall = now.wall.checked_sub_signed(ago).ok_or(Invalid::TooLongAgo)?;
            return Ok(At::told(wall.trunc_subsecs(0)));
        }
        let wall = WallTime::parse_from_rfc3339(text).map_err(|_| Invalid::NotATime(text.to_owned()))?;
        Ok(At::told(wall.trunc_subsecs(0)))
    }
}

/// Reads `15min ago`, `90 minutes ago`, `2h ago`, `1 hour ago`.
fn ago(text: &str) -> Option<TimeDelta> {
    let amount = text.strip_suffix("ago")?.trim();
    let unit_at = amount.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = amount.split_at(unit_at);
    let number: i64 = number.parse().ok()?;
    match unit.trim() {
        "min" | "mins" | "minute" | "minutes" | "m" => TimeDelta::try_minutes(number),
        "h" | "hour" | "hours" => TimeDelta::try_hours(number),
        _ => None,
    }
}

/// Reads a day, `2026-11-22`.
///
/// # Errors
/// [`Invalid::NotADate`] or [`Invalid::TooLongAgo`].
pub(crate) fn day(text: &str) -> Result<NaiveDate, Invalid> {
    let day: Option<NaiveDate> = text.trim().parse().ok();
    // A year of more than four digits has no place on disk, nor in a life.
    match day.filter(|day| day.year() <= LAST_YEAR) {
        None => Err(Invalid::NotADate(text.to_owned())),
        Some(day) if day.year() < FIRST_YEAR => Err(Invalid::TooLongAgo),
        Some(day) => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ways_to_say_when() {
        let now = Moment::told(WallTime::parse_from_rfc3339("2026-11-22T14:00:30+01:00").unwrap());
        let when = |text: &str| At::when(text, &now).map(|at| at.moment.wall.to_rfc3339());
        for (text, expect) in [
            ("now", "2026-11-22T14:00:30+01:00"),
            ("", "2026-11-22T14:00:30+01:00"),
            ("15min ago", "2026-11-22T13:45:30+01:00"),
            ("2 hours ago", "2026-11-22T12:00:30+01:00"),
            ("2026-11-21T23:30:00-05:00", "2026-11-21T23:30:00-05:00"),
        ] {
            assert_eq!(when(text).unwrap(), expect, "{text}");
        }
        for text in
            ["soon", "6 o'clock", "2026-11-21", "2026-11-21T10:00:00", "ago", "-5min ago", "2026-13-01T00:00:00Z"]
        {
            assert_eq!(when(text), Err(Invalid::NotATime(text.to_owned())), "{text}");
        }
        assert_eq!(when("2026-11-22T15:00:00+01:00"), Err(Invalid::InFuture));
        assert_eq!(when("1899-01-01T00:00:00Z"), Err(Invalid::TooLongAgo));
        assert_eq!(when("99999999999999min ago"), Err(Invalid::TooLongAgo));
        assert!(At::as_of("2027-01-01T00:00:00Z", &now).is_ok());
    }
}
