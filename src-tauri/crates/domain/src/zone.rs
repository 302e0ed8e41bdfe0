//! A place's rules for its clocks: which offset from UTC holds there at an instant.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};

/// A point in time as the person's clock showed it: an instant, with the offset from UTC that held there and then.
pub type WallTime = DateTime<FixedOffset>;

/// The longest gap that a zone ever made: Samoa left out the whole of 30 December 2011.
const LONGEST_GAP_MINUTES: i64 = 25 * 60;

/// A place's rules for its clocks. They are told by whoever reads the clock, for the rules themselves read nothing.
#[derive(Clone)]
pub struct Zone(Arc<dyn Rules + Send + Sync>);

impl Zone {
    /// By the rules of a zone that `chrono` knows.
    pub fn of<Z: TimeZone + Send + Sync + 'static>(zone: Z) -> Zone {
        Zone(Arc::new(zone))
    }

    /// The same offset all year round: all that is known of a place when only a moment there was told.
    pub fn fixed(offset: FixedOffset) -> Zone {
        Zone::of(offset)
    }

    /// What a clock on the wall there shows at an instant.
    pub fn wall(&self, at: DateTime<Utc>) -> WallTime {
        at.with_timezone(&self.0.offset(at.naive_utc()))
    }

    /// The instants at which a clock on the wall there shows `naive`: one, two where an hour comes twice, or none where a
    /// change of the clocks skips it.
    pub fn instants(&self, naive: NaiveDateTime) -> MappedLocalTime<WallTime> {
        match self.0.offsets(naive) {
            MappedLocalTime::Single(offset) => naive.and_local_timezone(offset),
            MappedLocalTime::Ambiguous(first, second) => {
                // The computer's own zone tells them in no order, and a time that is just past the hour that comes twice as two.
                let shows = |at: &WallTime| self.wall(at.to_utc()).offset() == at.offset();
                let at = |offset| naive.and_local_timezone(offset).single().filter(shows);
                match (at(first), at(second)) {
                    (Some(first), Some(second)) => MappedLocalTime::Ambiguous(first.min(second), first.max(second)),
                    (one, other) => one.or(other).map_or(MappedLocalTime::None, MappedLocalTime::Single),
                }
            }
            MappedLocalTime::None => MappedLocalTime::None,
        }
    }

    /// The first instant at which a clock on the wall there shows `naive`, or the first after the gap that skips it.
    /// `None` only for dates that no zone knows, tens of thousands of years away.
    pub fn first(&self, naive: NaiveDateTime) -> Option<WallTime> {
        if let Some(found) = self.instants(naive).earliest() {
            return Some(found);
        }
        // Gaps end on a whole minute, so the first whole minute that exists is the first instant after the gap.
        let minute = naive.with_second(0)?.with_nanosecond(0)?;
        (1..=LONGEST_GAP_MINUTES)
            .filter_map(|later| minute.checked_add_signed(TimeDelta::minutes(later)))
            .find_map(|wall| self.instants(wall).earliest())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Zone")
    }
}

trait Rules {
    fn offset(&self, utc: NaiveDateTime) -> FixedOffset;
    fn offsets(&self, wall: NaiveDateTime) -> MappedLocalTime<FixedOffset>;
}

impl<Z: TimeZone> Rules for Z {
    fn offset(&self, utc: NaiveDateTime) -> FixedOffset {
        self.offset_from_utc_datetime(&utc).fix()
    }

    fn offsets(&self, wall: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&wall).map(|offset| offset.fix())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use chrono_tz::Tz;

    use super::*;

    fn naive(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
    }

    #[track_caller]
    fn check(zone: &str, wall: &str, expect: &str) {
        let zone = Zone::of(zone.parse::<Tz>().unwrap());
        assert_eq!(zone.first(naive(wall)).unwrap().to_rfc3339(), expect);
    }

    #[test]
    fn an_ordinary_hour_has_one_instant() {
        check("Europe/Berlin", "2026-11-22 17:00:05", "2026-11-22T17:00:05+01:00");
        check("Asia/Kathmandu", "2026-06-01 00:00:00", "2026-06-01T00:00:00+05:45");
    }

    #[test]
    fn a_doubled_hour_means_the_earlier_one() {
        check("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00");
        check("America/New_York", "2026-11-01 01:59:59", "2026-11-01T01:59:59-04:00");
    }

    #[test]
    fn a_skipped_time_means_the_first_instant_after_it() {
        check("Europe/Berlin", "2026-03-29 02:00:00", "2026-03-29T03:00:00+02:00");
        check("Europe/Berlin", "2026-03-29 02:59:59", "2026-03-29T03:00:00+02:00");
        check("Australia/Lord_Howe", "2026-10-04 02:10:00", "2026-10-04T02:30:00+11:00");
        // Midnight itself does not exist there on that day: the day begins at one.
        check("Africa/Cairo", "2026-04-24 00:00:00", "2026-04-24T01:00:00+03:00");
        check("Pacific/Apia", "2011-12-30 00:00:00", "2011-12-31T00:00:00+14:00");
    }

    #[test]
    fn an_instant_shows_the_offset_that_held_then() {
        let zone = Zone::of(chrono_tz::Europe::Berlin);
        let wall = |text: &str| zone.wall(text.parse().unwrap()).to_rfc3339();
        assert_eq!(wall("2026-10-20T00:00:00Z"), "2026-10-20T02:00:00+02:00");
        assert_eq!(wall("2026-11-20T00:00:00Z"), "2026-11-20T01:00:00+01:00");
        let twice = zone.instants(naive("2026-10-25 02:30:00"));
        assert!(matches!(twice, MappedLocalTime::Ambiguous(first, second) if second - first == TimeDelta::hours(1)));
        assert_eq!(zone.instants(naive("2026-03-29 02:30:00")), MappedLocalTime::None);
    }
}
