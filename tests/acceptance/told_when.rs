//! When something was, as a person says it in a terminal: by the clocks that hung there then.

use std::process::{Output, Stdio};

use chrono::{DateTime, FixedOffset, Offset, TimeDelta, TimeZone};
use serde_json::Value;
use tempfile::TempDir;

use crate::terminal::call;

/// Central Europe, spelled out: nothing on the computer needs to know its name.
const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

struct Place {
    zone: &'static str,
    folder: TempDir,
}

impl Place {
    fn in_zone(zone: &'static str) -> Place {
        Place { zone, folder: tempfile::tempdir().unwrap() }
    }

    fn say(&self, words: &[&str]) -> Output {
        call(self.folder.path()).env("TZ", self.zone).args(words).stdin(Stdio::null()).output().unwrap()
    }

    #[track_caller]
    fn log_at(&self, when: &str) {
        let said = self.say(&["log", "--spasm", "1", "--at", when]);
        assert!(said.status.success(), "{when}: {}", String::from_utf8_lossy(&said.stderr));
    }

    /// The times of all entries.
    fn times(&self) -> Vec<DateTime<FixedOffset>> {
        let days: Value = serde_json::from_slice(&self.say(&["diary", "--json"]).stdout).unwrap();
        let entries = days.as_array().unwrap().iter().flat_map(|day| day["entries"].as_array().unwrap());
        entries.map(|entry| entry["occurredAt"].as_str().unwrap().parse().unwrap()).collect()
    }
}

#[test]
fn minutes_hours_and_days_ago_have_the_offset_of_then() {
    let place = Place::in_zone(BERLIN);
    place.log_at("now");
    let today = place.times()[0].date_naive();
    for days in (1..=365).step_by(28) {
        place.log_at(&format!("{} min ago", days * 24 * 60));
        place.log_at(&format!("{}h ago", days * 24));
        // At noon no clock is ever set.
        place.log_at(&format!("{} 12:00", today - TimeDelta::days(days)));
    }
    let times = place.times();
    assert_eq!(times.len(), 1 + 3 * 14);
    let mut offsets = std::collections::BTreeSet::new();
    for at in times {
        let there = chrono_tz::Europe::Berlin.offset_from_utc_datetime(&at.naive_utc()).fix();
        assert_eq!(*at.offset(), there, "{at}");
        offsets.insert(there.local_minus_utc());
    }
    assert_eq!(offsets.len(), 2, "a year has both");
}

#[test]
fn a_zone_that_is_not_known_is_told() {
    let place = Place::in_zone("Europe/Atlantis\u{1b}[31m");
    let said = place.say(&["log", "--clear"]);
    let err = String::from_utf8(said.stderr).unwrap();
    assert!(said.status.success());
    assert!(
        err.starts_with("The time zone \"Europe/Atlantis\u{fffd}[31m\" is not known. UTC") && err.lines().count() == 1,
        "{err}"
    );
    for zone in ["UTC", BERLIN, ""] {
        let said = Place::in_zone(zone).say(&["log", "--clear"]);
        assert!(said.stderr.is_empty(), "{zone}: {}", String::from_utf8_lossy(&said.stderr));
    }
}

#[test]
fn whoever_asks_hears_what_when_may_be() {
    let place = Place::in_zone("UTC0");
    for command in [
        &["log"][..],
        &["session", "start"],
        &["session", "stop"],
        &["relief"],
        &["status"],
        &["signs"],
        &["dose"],
        &["summary"],
    ] {
        let help = String::from_utf8(place.say(&[command, &["--help"]].concat()).stdout).unwrap();
        assert!(help.contains("<WHEN>"), "{command:?}");
        for way in ["now", "15min ago", "3 days ago", "yesterday 22:30", "2026-11-21 22:30"] {
            assert!(help.contains(way), "{command:?} does not say {way}: {help}");
        }
    }
    let refused = place.say(&["log", "--spasm", "1", "--at", "half past ten"]);
    let err = String::from_utf8(refused.stderr).unwrap();
    assert!(err.contains("15min ago") && err.contains("yesterday 22:30"), "{err}");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_time_that_the_clocks_skipped_or_gave_twice_is_refused() {
    let place = Place::in_zone(BERLIN);
    for (when, expect) in [("2026-03-29 02:30", "never came"), ("2025-10-26 02:30", "came twice")] {
        let refused = place.say(&["log", "--spasm", "1", "--at", when]);
        let err = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{when}: {err}");
        assert!(err.contains(expect), "{err}");
    }
    assert!(place.times().is_empty());
}

/// Three o'clock comes once on the night on which two to three comes twice.
#[test]
fn the_end_of_the_hour_that_comes_twice_comes_once() {
    let place = Place::in_zone(BERLIN);
    place.log_at("2025-10-26 03:00");
    assert_eq!(place.times()[0].to_rfc3339(), "2025-10-26T03:00:00+01:00");
    assert!(!place.say(&["log", "--spasm", "1", "--at", "2025-10-26 02:30"]).status.success());
    // Of a table it is the earlier.
    let table = place.folder.path().join("table.csv");
    std::fs::write(&table, "Date,Time,Pain (0-10)\n2025-10-26,02:30,5\n2025-10-27,10:00,4\n").unwrap();
    let said = place.say(&["import", table.to_str().unwrap(), "--guess"]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let reading = place.folder.path().join("reading.json");
    std::fs::write(&reading, said.stdout).unwrap();
    let said = place.say(&["import", table.to_str().unwrap(), "--mapping", reading.to_str().unwrap()]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(place.times().iter().any(|at| at.to_rfc3339() == "2025-10-26T02:30:00+02:00"), "{:?}", place.times());
}
