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
/// By how much a clock leaps, in milliseconds, that is put right to another day: what is less may be a night.
const A_DAY: i64 = 86_400_000;

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
    /// How long nothing was seen before it was, by the wall clock; less than nothing where that was put back meanwhile.
    pub pause: i64,
    /// By how much the clock was set since that pause.
    pub set: i64,
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

/// The latest starts of the computer, in the order in which they were last seen.
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
        if let Some(known) = starts.iter().position(|start| start.boot == now.boot) {
            let by = began - starts[known].began;
            if by.abs() <= DRIFT && now.millis - starts[known].seen < SEEN_EVERY {
                return None;
            }
            let mut start = starts.remove(known);
            // Another name of this start was seen since.
            if let Some(next) = starts.get_mut(known) {
                next.pause += start.pause + start.set;
                (start.pause, start.set) = (pause_since(&starts, wall), 0);
            } else {
                start.set += by;
            }
            (start.began, start.seen) = (began, start.seen.max(now.millis));
            starts.push(start);
        } else {
            let not_before = starts.iter().map(|other| other.seen() - now.millis).max().unwrap_or(i64::MIN);
            let pause = pause_since(&starts, wall);
            starts.drain(..(starts.len() + 1).saturating_sub(KNOWN));
            starts.push(Start { boot: now.boot.clone(), began, not_before, seen: now.millis, pause, set: 0 });
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

    /// Whether the clock was seen to be put back in any start that reaches beyond `moment`, or before it.
    pub fn was_put_back_since(&self, moment: &Uptime) -> bool {
        let reaching = self.after(moment);
        let reaches = |start: &&Start| reaching.iter().any(|of| of.boot == start.boot);
        self.0.iter().filter(reaches).any(|start| start.set.min(start.pause) < -DRIFT)
    }

    /// By how much the clock was put right since it showed `wall` at that uptime, in milliseconds: less than nothing where it was ahead then,
    /// for all that was seen. `None` where that start is not known.
    ///
    /// A clock that goes wrong later is put right later: that takes each other back, and says nothing of then. Nobody knows what of a pause
    /// the computer was off and what of it is a clock that was set, and a clock that stands still meanwhile is set on after it: in doubt it
    /// was not wrong then. That it was behind is known from its own start alone.
    pub fn put_right_since(&self, wall: i64, of: &Uptime) -> Option<i64> {
        let own = self.0.iter().position(|start| start.boot == of.boot)?;
        let (own, later) = (&self.0[own], &self.0[own + 1..]);
        let (ran_on, anew) = later.split_at(later.iter().take_while(|start| !is_leap(start.pause)).count());
        let of_own = own.began.saturating_add(of.millis).saturating_sub(wall);
        // What is set at each start anew, by less than a pause may hide, goes wrong again in the next pause.
        let ran: i64 = ran_on.iter().map(|start| start.set).filter(|by| is_leap(*by)).sum();
        let set = of_own.saturating_add(ran);
        let leaps_of = |by: fn(&Start) -> i64| anew.iter().map(by).filter(|by| is_leap(*by));
        let (back, on): (Vec<i64>, Vec<i64>) = leaps_of(|start| start.pause).partition(|by| *by < 0);
        let sets: Vec<i64> = leaps_of(|start| start.set).collect();
        // What was seen: within a start all of it is a clock that was set, and no pause goes back by itself.
        let seen: i64 = sets.iter().chain(&back).sum();
        // A pause that is shorter than any of that, and than how far ahead the clock was, is no way to there: the computer was off.
        let ahead = [set, seen, set.saturating_add(seen)];
        let ways = sets.iter().chain(&back).chain(&ahead).filter(|by| **by < -A_DAY);
        let shortest = ways.map(|by| by.saturating_abs()).min().unwrap_or_default();
        let since = seen.saturating_add(on.iter().filter(|by| **by >= shortest - A_DAY).sum());
        // A clock that was set on in its own start was behind then, unless one was put back after it.
        let later = ran.saturating_add(since);
        Some(if of_own > 0 && later >= 0 { of_own } else { of_own.saturating_add(later).min(0) })
    }

    fn began(&self, of: &Uptime) -> Option<i64> {
        self.0.iter().find(|start| start.boot == of.boot).map(Start::began)
    }
}

/// How long nothing was seen before the wall clock showed `wall`.
fn pause_since(starts: &[Start], wall: i64) -> i64 {
    starts.last().map_or(0, |last| wall - last.began - last.seen)
}

fn is_leap(by: i64) -> bool {
    by.abs() > A_DAY
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

    /// What a clock that showed `wall` at that uptime was put right by, after these looks.
    #[track_caller]
    fn put_right(looks: &[(&str, i64, i64)], wall: i64, of: Uptime, by: i64) {
        assert_eq!(known(looks).put_right_since(wall, &of), Some(by), "{looks:?}");
    }

    #[test]
    fn a_clock_that_was_wrong_when_something_was_told_is_known_once_it_is_right() {
        for wrong in [-30 * DAY, 5 * DAY, YEAR] {
            let told = (100 * DAY + HOUR + wrong, at("one", HOUR));
            let [first, set] = [("one", HOUR, told.0), ("one", 2 * HOUR, 100 * DAY + 2 * HOUR)];
            put_right(&[first, set], told.0, told.1.clone(), -wrong);
            put_right(&[first, set, ("two", 0, 101 * DAY)], told.0, told.1.clone(), -wrong);
            // Behind, it may have stood still while the computer was off: in doubt it was right.
            let in_the_next = [first, ("two", 0, 100 * DAY + 2 * HOUR + wrong), ("two", HOUR, 100 * DAY + 3 * HOUR)];
            put_right(&in_the_next, told.0, told.1, (-wrong).min(0));
        }
        let ahead = 100 * DAY + HOUR + YEAR;
        put_right(&[("one", HOUR, ahead), ("two", 0, 100 * DAY + HOUR)], ahead, at("one", HOUR), -YEAR);
    }

    #[test]
    fn a_clock_that_goes_wrong_later_says_nothing_of_what_was_told_before() {
        let told = (100 * DAY + HOUR, at("one", HOUR));
        for wrong in [-2 * YEAR, -5 * DAY, 5 * DAY, YEAR] {
            let right = |boot, days: i64| (boot, HOUR, told.0 + days * DAY);
            let off = |boot, days: i64| (boot, HOUR, told.0 + days * DAY + wrong);
            let first = ("one", HOUR, told.0);
            for looks in [
                vec![first, off("two", 1), right("three", 1)],
                vec![first, off("two", 1), right("two", 1)],
                vec![first, off("one", 0), right("three", 0)],
                vec![first, off("two", 0), off("three", 1), off("four", 2), right("five", 3)],
                vec![first, off("two", 0), off("three", 0), right("three", 0)],
                vec![first, off("two", 9), right("three", 9), off("four", 10), right("four", 10)],
            ] {
                put_right(&looks, told.0, told.1.clone(), 0);
            }
        }
    }

    #[test]
    fn days_on_which_the_computer_was_off_say_nothing_of_its_clock() {
        let (told, of) = (100 * DAY + HOUR, at("one", HOUR));
        put_right(
            &[("one", HOUR, told), ("two", 0, told + 9 * DAY), ("three", 0, told + 12 * DAY)],
            told,
            of.clone(),
            0,
        );
        // Put right by five days at once, and off on two week-ends since.
        let (ahead, right) = (("one", HOUR, told + 5 * DAY), ("one", 2 * HOUR, told + HOUR));
        let off = [("two", 0, told + 3 * DAY), ("three", 0, told + 6 * DAY)];
        put_right(&[ahead, right, off[0], off[1]], told + 5 * DAY, of, -5 * DAY);
    }

    #[test]
    fn a_clock_that_is_wrong_after_each_start_and_then_set_moves_nothing() {
        let (told, of) = (100 * DAY + HOUR, at("0", HOUR));
        // It stood still meanwhile; or another system of the computer keeps it by the hours of its land.
        let still = [11 * HOUR, 15 * HOUR, 63 * HOUR, 9 * DAY].map(|off| (off, -off));
        for (off, wrong) in still.into_iter().chain([(15 * HOUR, 8 * HOUR), (15 * HOUR, -8 * HOUR)]) {
            let names: Vec<String> = (0..6).map(|start| start.to_string()).collect();
            let mut looks = vec![(names[0].as_str(), HOUR, told)];
            for (start, name) in (1..).zip(&names[1..]) {
                let on = told + start * off + (start - 1) * 9 * HOUR;
                looks.extend([
                    (name.as_str(), 0, on + wrong),
                    (name.as_str(), HOUR, on + HOUR),
                    (name.as_str(), 9 * HOUR, on + 9 * HOUR),
                ]);
            }
            put_right(&looks, told, of.clone(), 0);
        }
    }

    #[test]
    fn a_clock_that_went_ahead_later_and_was_put_back_while_the_computer_was_off_moves_nothing() {
        let (told, of) = (100 * DAY + HOUR, at("one", HOUR));
        for (ahead, off) in [(5, 0), (5, 2), (365, 0), (365, 9)] {
            let looks = [
                ("one", HOUR, told),
                ("one", 2 * HOUR, told + HOUR + ahead * DAY),
                ("two", 0, told + 2 * HOUR + off * DAY),
            ];
            put_right(&looks, told, of.clone(), 0);
        }
    }

    #[test]
    fn two_names_of_one_start_tell_once_that_its_clock_was_set() {
        let told = (100 * DAY + HOUR, at("one", HOUR));
        let looks = [
            ("one", HOUR, told.0),
            ("window", 0, told.0 + 5 * DAY),
            ("terminal", HOUR, told.0 + 5 * DAY + HOUR),
            ("window", 2 * HOUR, told.0 + 2 * HOUR),
            ("terminal again", 3 * HOUR, told.0 + 3 * HOUR),
        ];
        put_right(&looks, told.0, told.1, 0);
        put_right(&looks, told.0 + 5 * DAY + HOUR, at("terminal", HOUR), -5 * DAY + HOUR);
        put_right(&looks, told.0 + 2 * HOUR, at("window", 2 * HOUR), 0);
        assert_eq!(known(&looks).put_right_since(0, &at("none", 0)), None);
    }
}
