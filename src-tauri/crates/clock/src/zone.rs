//! From what a wall clock shows to the instant that is meant.

use chrono::{NaiveDateTime, TimeDelta, TimeZone, Timelike};
use respite_domain::time::WallTime;

/// The longest gap that a zone ever made: Samoa left out the whole of 30 December 2011.
const LONGEST_GAP_MINUTES: i64 = 25 * 60;

/// The instant at which a wall clock in `zone` shows `naive`: the earlier of two, or the first after a gap.
pub(crate) fn resolve<Z: TimeZone>(zone: &Z, naive: NaiveDateTime) -> Option<WallTime> {
    if let Some(found) = zone.from_local_datetime(&naive).earliest() {
        return Some(found.fixed_offset());
    }
    // Gaps end on a whole minute, so the first whole minute that exists is the first instant after the gap.
    let minute = naive.with_second(0)?.with_nanosecond(0)?;
    (1..=LONGEST_GAP_MINUTES)
        .filter_map(|later| minute.checked_add_signed(TimeDelta::minutes(later)))
        .find_map(|wall| zone.from_local_datetime(&wall).earliest())
        .map(|found| found.fixed_offset())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use chrono_tz::Tz;

    use super::*;

    #[track_caller]
    fn check(zone: &str, naive: &str, expect: &str) {
        let zone: Tz = zone.parse().unwrap();
        let naive = NaiveDateTime::parse_from_str(naive, "%Y-%m-%d %H:%M:%S").unwrap();
        assert_eq!(resolve(&zone, naive).unwrap().to_rfc3339(), expect);
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
}
