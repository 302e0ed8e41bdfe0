//! The clock of the program under test, which a file moves.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use chrono::{DateTime, TimeDelta, Utc};

/// Moves the wall clock and the uptime of every program on one desk.
pub struct ClockFile {
    path: PathBuf,
    /// Added to the real wall clock and to the real uptime, in seconds.
    moved: Mutex<(i64, i64)>,
}

impl ClockFile {
    /// Both clocks as they really are.
    pub(crate) fn new(folder: &Path) -> Self {
        let clock = Self { path: folder.join("clock"), moved: Mutex::new((0, 0)) };
        clock.change(|_| {});
        clock
    }

    /// The file that `RESPITE_CLOCK_FILE` names.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes it `when` now, such as `2026-11-22T17:00:00+01:00`, by the wall clock alone: the uptime goes on.
    #[track_caller]
    pub fn set(&self, when: &str) {
        let when = DateTime::parse_from_rfc3339(when).unwrap();
        // Rounded up: never a moment before it.
        let ahead = when.to_utc() - really_now();
        self.change(|moved| moved.0 = (ahead.num_milliseconds() + 999).div_euclid(1000));
    }

    /// Lets time pass by both clocks, as when the computer is on or asleep.
    pub fn advance(&self, time: TimeDelta) {
        self.change(|moved| {
            moved.0 += time.num_seconds();
            moved.1 += time.num_seconds();
        });
    }

    /// Somebody sets the wall clock: forward, or back with a negative `time`. The uptime does not notice.
    pub fn set_wall_by(&self, time: TimeDelta) {
        self.change(|moved| moved.0 += time.num_seconds());
    }

    /// Spoils it, so that every program that reads the time panics, until it is moved again.
    pub fn spoil(&self) {
        std::fs::write(&self.path, "no time at all").unwrap();
    }

    /// What the program takes for now.
    pub fn now(&self) -> DateTime<Utc> {
        really_now() + TimeDelta::seconds(self.moved.lock().unwrap().0)
    }

    fn change(&self, change: impl FnOnce(&mut (i64, i64))) {
        let mut moved = self.moved.lock().unwrap();
        change(&mut moved);
        // Renamed into place, so that the program never reads half a number.
        let fresh = self.path.with_extension("fresh");
        std::fs::write(&fresh, format!("{} {}\n", moved.0, moved.1)).unwrap();
        std::fs::rename(fresh, &self.path).unwrap();
    }
}

fn really_now() -> DateTime<Utc> {
    SystemTime::now().into()
}
