//! The only clock of Respite: wall time, and a time that goes on while the computer sleeps.
//!
//! Everything else is given a [`Moment`]; a test in `tests/tidy` keeps it so.

mod uptime;
mod zone;

#[cfg(feature = "time-travel")]
mod time_travel;

use std::time::Duration;

use chrono::Local;
#[cfg(feature = "time-travel")]
use respite_domain::time::WallTime;
use respite_domain::time::{Moment, Starts, Uptime};
use respite_domain::zone::Zone;

#[cfg(feature = "time-travel")]
pub use time_travel::Hands;
pub use zone::unknown_zone;

/// The computer's clocks. Cheap to read; make one at the start and hand it on.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Read once: it can't change while this process lives.
    boot: String,
    #[cfg(feature = "time-travel")]
    standing: Option<Hands>,
}

impl Clock {
    /// The clocks of this computer.
    pub fn system() -> Self {
        Self {
            boot: uptime::boot_id(),
            #[cfg(feature = "time-travel")]
            standing: None,
        }
    }

    /// A clock that stands at a wall time in this zone, until its hands are moved.
    #[cfg(feature = "time-travel")]
    pub fn standing(at: WallTime) -> (Self, Hands) {
        let hands = Hands::at(at);
        (Self { boot: String::new(), standing: Some(hands.clone()) }, hands)
    }

    /// The longest to sleep before asking the clocks again. Only a file that moves them, which says nothing, needs to be asked.
    pub fn longest_nap(&self) -> Duration {
        #[cfg(feature = "time-travel")]
        if time_travel::is_wanted() {
            return Duration::from_millis(50);
        }
        Duration::MAX
    }

    /// What both clocks show now: the wall time with the offset that holds in this zone, the uptime, and the zone.
    ///
    /// With the feature `time-travel` and `RESPITE_CLOCK_FILE` set, both are moved by what that file says.
    ///
    /// # Panics
    ///
    /// Only with the feature `time-travel`: when that file is missing or holds anything else than two whole numbers.
    pub fn now(&self) -> Moment {
        #[cfg(feature = "time-travel")]
        if let Some(hands) = &self.standing {
            return hands.now();
        }
        let wall = Local::now();
        let millis = uptime::millis();
        #[cfg(feature = "time-travel")]
        let (wall, millis) = time_travel::travelled(wall, millis);
        Moment {
            wall: wall.fixed_offset(),
            uptime: Some(Uptime { boot: self.boot.clone(), millis }),
            zone: Zone::of(Local),
            starts: Starts::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use chrono::{TimeDelta, Timelike};

    use super::*;

    #[test]
    fn uptime_goes_forward_within_one_boot() {
        let clock = Clock::system();
        let first = clock.now().uptime.unwrap();
        // Another reader on the same computer must see the same boot, or a restart of the program forgets a rest.
        let second = Clock::system().now().uptime.unwrap();
        assert!(!first.boot.is_empty());
        #[cfg(unix)]
        assert_eq!(first.boot, second.boot);
        assert!(second.millis >= first.millis);
        assert!(first.millis > 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn uptime_counts_from_the_start_of_the_computer() {
        let seconds: f64 = std::fs::read_to_string("/proc/uptime").unwrap().split(' ').next().unwrap().parse().unwrap();
        let ours = f64::from(i32::try_from(Clock::system().now().uptime.unwrap().millis / 1000).unwrap());
        assert!((ours - seconds).abs() < 5.0, "{ours} s by us, {seconds} s by /proc/uptime");
    }

    #[test]
    fn a_moment_now_is_found_again_by_its_wall_time() {
        let clock = Clock::system();
        let now = clock.now().wall;
        let again = Clock::system().now().zone.first(now.naive_local()).unwrap();
        // In the second pass of a doubled hour the earlier one is found, so an hour's difference is right as well.
        assert!(again == now || now - again <= TimeDelta::hours(1));
        assert_eq!(again.minute(), now.minute());
    }
}
