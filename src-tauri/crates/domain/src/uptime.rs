//! How long the computer has been on, and what is known of its starts: what spans the time between two of them.
//!
//! Within one start the uptime tells how much time has passed: nobody sets it. Between two starts only the wall clock tells,
//! and that may have been wrong. So of each start it is known when it began by the wall clock as that stood *last*: a clock that
//! was set right has put right what was told before. And no start began before what was seen of an earlier one was over.

use std::sync::Arc;

/// How far a clock may be put right, in milliseconds, without being said to have been set.
const DRIFT: i64 = 60_000;
/// How much of a start goes by, in milliseconds, before it is worth keeping that more of it was seen.
const SEEN_EVERY: i64 = 600_000;
/// How many starts are known, the latest.
const KNOWN: usize = 32;

/// Milliseconds since the computer started, sleep included. Only comparable within one [`boot`](Self::boot), or through
/// [`Starts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uptime {
    /// Names one start of the computer; differs after every restart.
    pub boot: String,
    /// Milliseconds since that start, those asleep included; negative for what is told of before it.
    pub millis: i64,
}

/// A start of the computer, in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Names it.
    pub boot: String,
    /// When it began, since 1970 by the wall clock as that stood last.
    pub began: i64,
    /// When it began at the earliest, since what was seen of others was over by then.
    pub not_before: i64,
    /// The uptime at which it was seen last.
    pub seen: i64,
}

impl Start {
    /// When it began, for all that is known. Only comparable with another start's.
    fn began(&self) -> i64 {
        self.began.max(self.not_before)
    }

    /// When it was seen last.
    fn seen(&self) -> i64 {
        self.began().saturating_add(self.seen)
    }
}

/// The latest starts of the computer, in the order in which they were first seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Starts(Arc<[Start]>);

impl FromIterator<Start> for Starts {
    fn from_iter<T: IntoIterator<Item = Start>>(starts: T) -> Starts {
        Starts(starts.into_iter().collect())
    }
}

impl Starts {
    /// All of them.
    pub fn all(&self) -> &[Start] {
        &self.0
    }

    /// What is known once the uptime was `now` while the wall clock showed `wall` (milliseconds since 1970). `None` where that is
    /// nothing new.
    pub fn seeing(&self, wall: i64, now: &Uptime) -> Option<Starts> {
        let began = wall - now.millis;
        let mut starts = self.0.to_vec();
        if let Some(start) = starts.iter_mut().find(|start| start.boot == now.boot) {
            let is_set = (start.began - began).abs() > DRIFT;
            if !is_set && now.millis - start.seen < SEEN_EVERY {
                return None;
            }
            (start.began, start.seen) = (began, start.seen.max(now.millis));
        } else {
            let not_before = starts.iter().map(|other| other.seen() - now.millis).max().unwrap_or(i64::MIN);
            starts.drain(..(starts.len() + 1).saturating_sub(KNOWN));
            starts.push(Start { boot: now.boot.clone(), began, not_before, seen: now.millis });
        }
        Some(Starts(starts.into()))
    }

    /// The milliseconds from `earlier` to `later`, of the same start or of two that are known.
    pub fn between(&self, earlier: &Uptime, later: &Uptime) -> Option<i64> {
        if earlier.boot == later.boot {
            return Some(later.millis - earlier.millis);
        }
        Some(
            self.began(later)?
                .saturating_add(later.millis)
                .saturating_sub(self.began(earlier)?.saturating_add(earlier.millis)),
        )
    }

    /// What of each start came after `moment`: by its name, and the uptime from which on.
    pub fn after(&self, moment: &Uptime) -> Vec<Uptime> {
        let Some(since) = self.began(moment).map(|began| began.saturating_add(moment.millis)) else {
            return vec![moment.clone()];
        };
        let reaching = self.0.iter().filter(|start| start.boot == moment.boot || start.seen() >= since);
        reaching.map(|start| Uptime { boot: start.boot.clone(), millis: since.saturating_sub(start.began()) }).collect()
    }

    fn began(&self, of: &Uptime) -> Option<i64> {
        self.0.iter().find(|start| start.boot == of.boot).map(Start::began)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]
    use super::*;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;
    const YEAR: i64 = 365 * DAY;

    fn at(boot: &str, millis: i64) -> Uptime {
        Uptime { boot: boot.into(), millis }
    }

    /// What is known after these looks: the boot, its uptime, and what the wall showed.
    fn known(looks: &[(&str, i64, i64)]) -> Starts {
        looks.iter().fold(Starts::default(), |starts, (boot, millis, wall)| {
            starts.seeing(*wall, &at(boot, *millis)).unwrap_or(starts)
        })
    }

    #[test]
    fn between_two_starts_the_wall_clock_tells() {
        let starts = known(&[("one", HOUR, 100 * HOUR), ("two", 0, 105 * HOUR)]);
        assert_eq!(starts.between(&at("one", HOUR), &at("two", HOUR / 2)), Some(5 * HOUR + HOUR / 2));
        assert_eq!(starts.between(&at("two", HOUR / 2), &at("one", HOUR)), Some(-5 * HOUR - HOUR / 2));
        assert_eq!(starts.between(&at("none", HOUR), &at("two", 0)), None);
    }

    #[test]
    fn a_clock_that_was_wrong_and_is_set_right_puts_right_what_was_told_before() {
        for wrong in [-30 * DAY, -2 * HOUR, YEAR] {
            let starts = known(&[
                ("one", HOUR, 100 * DAY + HOUR + wrong),
                ("one", HOUR + 60_000, 100 * DAY + HOUR + 60_000),
                ("two", 0, 100 * DAY + 2 * HOUR),
            ]);
            assert_eq!(starts.between(&at("one", HOUR), &at("two", 0)), Some(HOUR), "{wrong}");
        }
    }

    #[test]
    fn a_clock_that_is_behind_after_a_start_brings_nothing_back_once_it_is_right() {
        let behind = known(&[("one", HOUR, 100 * DAY), ("two", 0, 70 * DAY)]);
        assert_eq!(behind.between(&at("one", 0), &at("two", 0)), Some(HOUR), "what was seen, at least");
        let right = behind.seeing(103 * DAY + 1000, &at("two", 1000)).unwrap();
        assert_eq!(right.between(&at("one", HOUR), &at("two", 1000)), Some(3 * DAY + 1000));
    }

    #[test]
    fn what_lies_a_year_ahead_gets_older_with_each_start() {
        let mut starts = known(&[("0", HOUR, YEAR)]);
        for day in 1..=5 {
            for (millis, wall) in [(0, day * DAY), (2 * HOUR, day * DAY + 2 * HOUR)] {
                starts = starts.seeing(wall, &at(&day.to_string(), millis)).unwrap();
            }
        }
        assert_eq!(starts.between(&at("0", HOUR), &at("5", 2 * HOUR)), Some(10 * HOUR));
    }

    #[test]
    fn two_processes_that_name_one_start_each_for_itself_go_by_one_uptime() {
        // Both count since the computer started, five hours ago.
        let starts = known(&[("first", 5 * HOUR, 100 * HOUR), ("second", 5 * HOUR + 1000, 100 * HOUR + 1000)]);
        assert_eq!(starts.between(&at("first", 5 * HOUR), &at("second", 5 * HOUR + 60_000)), Some(60_000));
    }

    #[test]
    fn what_came_after_a_moment_is_told_of_each_start() {
        let starts = known(&[("one", HOUR, 10 * HOUR), ("two", HOUR, 20 * HOUR), ("three", HOUR, 30 * HOUR)]);
        assert_eq!(starts.after(&at("three", -9 * HOUR)), [at("two", HOUR), at("three", -9 * HOUR)]);
        assert_eq!(starts.after(&at("four", 1)), [at("four", 1)]);
    }

    #[test]
    fn little_is_kept_and_only_what_is_new() {
        let mut starts = Starts::default();
        for boot in 0..100 {
            starts = starts.seeing(boot * DAY, &at(&boot.to_string(), 0)).unwrap();
            assert_eq!(starts.seeing(boot * DAY + 60_000, &at(&boot.to_string(), 60_000)), None);
        }
        assert_eq!(starts.all().len(), KNOWN);
        assert_eq!(starts.between(&at("98", 0), &at("99", 0)), Some(DAY));
    }
}
