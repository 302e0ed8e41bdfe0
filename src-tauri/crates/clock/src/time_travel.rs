//! Clocks that a test moves: by a file, so that an hour can pass in the real window, or by hand.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Local, TimeDelta};
use respite_domain::time::{Moment, Uptime, WallTime};
use respite_domain::zone::Zone;

/// Names the file that holds `wall_seconds uptime_seconds`, both added to what the real clocks show.
const CLOCK_FILE: &str = "RESPITE_CLOCK_FILE";

/// Whether a file is named.
pub(crate) fn is_wanted() -> bool {
    std::env::var_os(CLOCK_FILE).is_some()
}

/// Both clocks, moved by what the file says at this moment; as they are when no file is named.
pub(crate) fn travelled(wall: DateTime<Local>, millis: i64) -> (DateTime<Local>, i64) {
    let Some(file) = std::env::var_os(CLOCK_FILE) else { return (wall, millis) };
    let (wall_seconds, uptime_seconds) = offsets(Path::new(&file));
    (wall + TimeDelta::seconds(wall_seconds), millis + uptime_seconds * 1000)
}

#[allow(clippy::panic, reason = "a test with a broken clock must stop at once; never in the shipped program")]
fn offsets(file: &Path) -> (i64, i64) {
    let text = std::fs::read_to_string(file)
        .unwrap_or_else(|error| panic!("{CLOCK_FILE}={}: cannot be read: {error}", file.display()));
    let numbers: Vec<i64> = text
        .split_whitespace()
        .map(|word| {
            word.parse().unwrap_or_else(|_| {
                panic!("{CLOCK_FILE}={}: `{word}` is not a whole number of seconds", file.display())
            })
        })
        .collect();
    match numbers[..] {
        [wall, uptime] => (wall, uptime),
        _ => panic!("{CLOCK_FILE}={}: holds {text:?}, not `wall_seconds uptime_seconds`", file.display()),
    }
}

/// The hands of a clock that stands until somebody moves them.
#[derive(Debug, Clone)]
pub struct Hands(Arc<Mutex<Moment>>);

impl Hands {
    pub(crate) fn at(wall: WallTime) -> Hands {
        let zone = Zone::of(Local);
        // On for long enough that what is told of hours ago was within this start of the computer.
        let uptime = Some(Uptime { boot: "standing".to_owned(), millis: TimeDelta::days(7).num_milliseconds() });
        Hands(Arc::new(Mutex::new(Moment { uptime, zone: zone.clone(), ..Moment::told(zone.wall(wall.to_utc())) })))
    }

    pub(crate) fn now(&self) -> Moment {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Time passes.
    pub fn pass(&self, time: TimeDelta) {
        let mut moment = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        moment.wall = moment.zone.wall((moment.wall + time).to_utc());
        if let Some(uptime) = &mut moment.uptime {
            uptime.millis += time.num_milliseconds();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use std::path::PathBuf;

    use super::*;

    fn file(name: &str, text: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("respite-clock-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn two_numbers_move_the_two_clocks() {
        assert_eq!(offsets(&file("good", "3600 -5\n")), (3600, -5));
    }

    #[test]
    #[should_panic(expected = "not `wall_seconds uptime_seconds`")]
    fn one_number_is_garbled() {
        offsets(&file("short", "3600"));
    }

    #[test]
    #[should_panic(expected = "is not a whole number of seconds")]
    fn words_are_garbled() {
        offsets(&file("words", "one hour"));
    }

    #[test]
    #[should_panic(expected = "cannot be read")]
    fn a_missing_file_is_loud() {
        offsets(Path::new("/nonexistent/clock"));
    }
}
