//! Doses from a clock that was ahead.

#![allow(clippy::unwrap_used)]

use super::tests::{codes, dose, look, now, on_a_day, shelf, wall, written};
use super::*;

#[test]
fn a_dose_from_a_clock_that_was_ahead_counts_and_is_told() {
    let doses = on_a_day(&[(1, 4.0, "08:00"), (1, 4.0, "15:00")]);
    let present = |at: &str| look(&shelf(), &doses, &[], |facts| at_present(facts, &written(&doses), wall(at)));
    let found = present("2026-11-22T12:00:00+01:00");
    assert!(codes(&found).contains(&"over-limit") && codes(&found).contains(&"clock-ahead"), "{found:?}");
    assert!(!codes(&present("2026-11-22T15:00:00+01:00")).contains(&"clock-ahead"));
    // A look at the past sees no future.
    assert!(!codes(&now(&doses, "2026-11-22T12:00:00+01:00")).contains(&"over-limit"));
}

#[test]
fn each_dose_from_a_clock_that_was_ahead_is_told_and_counted_by_its_own_error() {
    let at = |id: i64, entered: &str, taken: &str| Written { id, entered: wall(entered), dose: dose(1, 2.0, taken) };
    let now = wall("2026-11-22T12:00:00+01:00");
    // Ahead by three hours, then by ten days; and between them one that the right clock wrote.
    let ahead = [
        at(1, "2026-11-22T14:00:00+01:00", "2026-11-22T14:00:00+01:00"),
        at(2, "2026-11-22T11:30:00+01:00", "2026-11-22T11:30:00+01:00"),
        at(3, "2026-11-22T13:30:00+01:00", "2026-11-22T13:30:00+01:00"),
        at(4, "2026-12-02T12:00:00+01:00", "2026-12-02T12:00:00+01:00"),
    ];
    let times: Vec<String> = known_now(&ahead, now).iter().map(|dose| dose.at.format("%d %H:%M").to_string()).collect();
    assert_eq!(times, ["21 12:01", "22 11:30", "22 11:30", "22 11:59"]);
    let found = look(&shelf(), &[], &[], |facts| at_present(facts, &ahead, now));
    assert_eq!(codes(&found).iter().filter(|code| **code == "clock-ahead").count(), 3);
    assert!(codes(&found).contains(&"over-limit"), "{found:?}");
}
