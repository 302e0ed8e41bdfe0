//! The moment that a use case is about: now, or one that somebody told us.

use chrono::{Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta};
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

    /// Reads when something happened: `now`, `15min ago`, `2h ago`, `3 days ago`, `22:30`, `yesterday 22:30`,
    /// `2026-11-21 22:30` by the clocks of the place, or RFC 3339 with an offset.
    ///
    /// # Errors
    /// [`Invalid::NotATime`], [`Invalid::TimeSkipped`], [`Invalid::TimeTwice`], [`Invalid::InFuture`] or
    /// [`Invalid::TooLongAgo`].
    pub fn when(text: &str, now: &Moment) -> Result<At, Invalid> {
        At::when_or_known(text, None, now)
    }

    /// As [`At::when`]. A moment that is `known` already is it, by both clocks, even where it lies ahead by now: the clock may have
    /// been set back since.
    ///
    /// # Errors
    /// As [`At::when`].
    pub(crate) fn when_or_known(text: &str, known: Option<&Moment>, now: &Moment) -> Result<At, Invalid> {
        let at = At::read(text, now)?;
        if let Some(known) = known.filter(|known| known.wall == at.moment.wall) {
            return Ok(At { moment: Moment { zone: at.moment.zone, ..known.clone() }, by: Some(known.wall) });
        }
        check_time(at.moment.wall, now)?;
        Ok(match at.by {
            None => at,
            Some(wall) => At { moment: Moment { zone: at.moment.zone, ..now.telling(wall) }, ..at },
        })
    }

    /// Reads a moment to look from, which may lie in the future.
    ///
    /// # Errors
    /// As [`At::when`], but for [`Invalid::InFuture`].
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
        let lower = text.to_ascii_lowercase();
        let wall = if let Some(elapsed) = ago(&lower) {
            let utc = now.utc().checked_sub_signed(elapsed).ok_or(Invalid::TooLongAgo)?;
            now.zone.wall(utc)
        } else if let Ok(wall) = WallTime::parse_from_rfc3339(text) {
            wall
        } else {
            let naive = days_ago(&lower, now).or_else(|| of_a_day(&lower, now));
            let naive = naive.ok_or_else(|| Invalid::NotATime(text.to_owned()))??;
            match now.zone.instants(naive) {
                MappedLocalTime::Single(wall) => wall,
                MappedLocalTime::None => return Err(Invalid::TimeSkipped(text.to_owned())),
                MappedLocalTime::Ambiguous(..) => return Err(Invalid::TimeTwice(text.to_owned())),
            }
        };
        let mut at = At::told(wall.trunc_subsecs(0));
        // Told with another offset, it is of another place, whose clocks are not known.
        if now.zone.wall(wall.to_utc()).offset() == wall.offset() {
            at.moment.zone = now.zone.clone();
        }
        Ok(at)
    }
}

/// Reads how much time has passed since: `15min ago`, `90 minutes ago`, `2h ago`, `1 hour ago`.
fn ago(text: &str) -> Option<TimeDelta> {
    let (number, unit) = number_ago(text)?;
    match unit {
        "min" | "mins" | "minute" | "minutes" | "m" => TimeDelta::try_minutes(number),
        "h" | "hour" | "hours" => TimeDelta::try_hours(number),
        _ => None,
    }
}

/// Reads `3 days ago`: the same time of the day, so many days back.
fn days_ago(text: &str, now: &Moment) -> Option<Result<NaiveDateTime, Invalid>> {
    let (number, unit) = number_ago(text)?;
    let days = matches!(unit, "d" | "day" | "days").then(|| u64::try_from(number).ok()).flatten()?;
    Some(now.wall.naive_local().checked_sub_days(Days::new(days)).ok_or(Invalid::TooLongAgo))
}

fn number_ago(text: &str) -> Option<(i64, &str)> {
    let amount = text.strip_suffix("ago")?.trim();
    let unit_at = amount.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = amount.split_at(unit_at);
    Some((number.parse().ok()?, unit.trim()))
}

/// Reads a time on the clock, `22:30`, of today or of the day before it: `yesterday 22:30`, `2026-11-21 22:30`.
fn of_a_day(text: &str, now: &Moment) -> Option<Result<NaiveDateTime, Invalid>> {
    let (of, time) = text.rsplit_once(char::is_whitespace).unwrap_or(("today", text));
    let time = time_of_day(time)?;
    let of = match of.trim() {
        "today" => Ok(now.day()),
        "yesterday" => Ok(now.day() - Days::new(1)),
        other => day(other),
    };
    match of {
        Ok(day) => Some(Ok(day.and_time(time))),
        Err(Invalid::NotADate(_)) => None,
        Err(why) => Some(Err(why)),
    }
}

/// `22:30` or `22:30:15`, by a clock of 24 hours.
pub(crate) fn time_of_day(text: &str) -> Option<NaiveTime> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let read = |form| NaiveTime::parse_from_str(text, form).ok().filter(|_| plain);
    read("%H:%M").or_else(|| read("%H:%M:%S"))
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
    use respite_domain::zone::Zone;

    use super::*;

    fn berlin(now: &str) -> Moment {
        let zone = Zone::of(chrono_tz::Europe::Berlin);
        Moment { zone, ..Moment::told(WallTime::parse_from_rfc3339(now).unwrap()) }
    }

    fn when(text: &str, now: &Moment) -> Result<String, Invalid> {
        At::when(text, now).map(|at| at.moment.wall.to_rfc3339())
    }

    #[test]
    fn ways_to_say_when() {
        let now = berlin("2026-11-22T14:00:30+01:00");
        for (text, expect) in [
            ("now", "2026-11-22T14:00:30+01:00"),
            ("", "2026-11-22T14:00:30+01:00"),
            ("15min ago", "2026-11-22T13:45:30+01:00"),
            ("90m ago", "2026-11-22T12:30:30+01:00"),
            ("2 hours ago", "2026-11-22T12:00:30+01:00"),
            ("3 days ago", "2026-11-19T14:00:30+01:00"),
            ("12:30", "2026-11-22T12:30:00+01:00"),
            ("today 9:05", "2026-11-22T09:05:00+01:00"),
            ("Yesterday 22:30", "2026-11-21T22:30:00+01:00"),
            ("2026-11-21 22:30", "2026-11-21T22:30:00+01:00"),
            ("2026-07-01  22:30:15", "2026-07-01T22:30:15+02:00"),
            ("2026-11-21T23:30:00-05:00", "2026-11-21T23:30:00-05:00"),
        ] {
            assert_eq!(when(text, &now).unwrap(), expect, "{text}");
        }
        for text in [
            "soon",
            "6 o'clock",
            "2026-11-21",
            "2026-11-21T10:00:00",
            "ago",
            "-5min ago",
            "3 fortnights ago",
            "2026-13-01T00:00:00Z",
            "yesterday",
            "22",
            "24:00",
            "-1:30",
            "10:30 pm",
            "tomorrow 10:00",
            "2026-02-30 10:00",
        ] {
            assert_eq!(when(text, &now), Err(Invalid::NotATime(text.to_owned())), "{text}");
        }
        for text in ["2026-11-22T15:00:00+01:00", "22:30", "2026-11-22 22:30"] {
            assert_eq!(when(text, &now), Err(Invalid::InFuture), "{text}");
        }
        for text in ["1899-01-01T00:00:00Z", "99999999999999min ago", "1899-12-31 10:00", "99999999999 days ago"] {
            assert_eq!(when(text, &now), Err(Invalid::TooLongAgo), "{text}");
        }
        assert!(At::as_of("2027-01-01T00:00:00Z", &now).is_ok());
    }

    #[test]
    fn a_time_ago_has_the_offset_of_then() {
        // Still summer time there and then, although it is winter now.
        let now = berlin("2026-11-26T13:00:00+01:00");
        assert_eq!(when("54090min ago", &now).unwrap(), "2026-10-20T00:30:00+02:00");
        assert_eq!(when("2026-10-20 00:30", &now).unwrap(), "2026-10-20T00:30:00+02:00");
        assert_eq!(when("40 days ago", &now).unwrap(), "2026-10-17T13:00:00+02:00");
        let cairo = Moment {
            zone: Zone::of(chrono_tz::Africa::Cairo),
            ..Moment::told(WallTime::parse_from_rfc3339("2026-04-24T01:20:00+03:00").unwrap())
        };
        assert_eq!(when("20min ago", &cairo).unwrap(), "2026-04-24T01:00:00+03:00", "there was no midnight");
        assert_eq!(when("21min ago", &cairo).unwrap(), "2026-04-23T23:59:00+02:00");
        assert_eq!(when("00:30", &cairo), Err(Invalid::TimeSkipped("00:30".to_owned())));
    }

    #[test]
    fn a_time_that_came_never_or_twice_is_asked_for_again() {
        let now = berlin("2026-11-22T14:00:00+01:00");
        let (never, twice) = ("2026-03-29 02:30", "2026-10-25 02:30");
        assert_eq!(when(never, &now), Err(Invalid::TimeSkipped(never.to_owned())));
        assert_eq!(when(twice, &now), Err(Invalid::TimeTwice(twice.to_owned())));
        assert_eq!(when("2026-10-25T02:30:00+02:00", &now).unwrap(), "2026-10-25T02:30:00+02:00");
    }
}
