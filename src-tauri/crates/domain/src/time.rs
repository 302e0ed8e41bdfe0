//! Moments, and the two ways time is counted.
//!
//! *Elapsed* time (a session, a skin rest) must go on while the computer sleeps and must not jump when somebody sets the
//! clock. *Wall* time (the day an entry belongs to) is what the person's own clock said, kept with its offset.

use chrono::{DateTime, Days, NaiveDate, SubsecRound, TimeDelta, Utc};

use crate::zone::Zone;

pub use crate::uptime::{Starts, Uptime};
pub use crate::zone::WallTime;

/// How far two clocks may differ without any being wrong: so far into the future a time is taken for now.
pub const CLOCKS_DIFFER_BY: TimeDelta = TimeDelta::minutes(1);

/// Of what is in the order of time, what is at most `by` before or after a moment.
pub fn near<T>(all: &[T], at: WallTime, by: TimeDelta, when: impl Fn(&T) -> WallTime) -> &[T] {
    let from = all.partition_point(|one| at - when(one) > by);
    let to = all.partition_point(|one| when(one) - at <= by);
    &all[from..to]
}

/// A moment as both clocks saw it, in a place.
#[derive(Debug, Clone)]
pub struct Moment {
    /// What the person's clock showed.
    pub wall: WallTime,
    /// What the computer's uptime was. Absent for moments of which only the wall time was told.
    pub uptime: Option<Uptime>,
    /// How the clocks of the place go before and after.
    pub zone: Zone,
    /// What is known of the computer's starts; of now alone.
    pub starts: Starts,
}

/// What the clocks showed is the moment, wherever it was looked at from.
impl PartialEq for Moment {
    fn eq(&self, other: &Moment) -> bool {
        (self.wall, &self.uptime) == (other.wall, &other.uptime)
    }
}

impl Eq for Moment {}

impl Moment {
    /// A moment that somebody told us: only its wall time is known.
    pub fn told(wall: WallTime) -> Self {
        Self { wall, uptime: None, zone: Zone::fixed(*wall.offset()), starts: Starts::default() }
    }

    /// A moment that somebody tells now, such as "30 min ago". Its uptime is known too, so that a clock that is set later changes
    /// nothing of it within this start of the computer.
    pub fn telling(&self, wall: WallTime) -> Moment {
        let ago = (self.wall - wall).max(TimeDelta::zero()).num_milliseconds();
        let uptime = self.uptime.as_ref().map(|now| Uptime { boot: now.boot.clone(), millis: now.millis - ago });
        Moment { uptime, starts: self.starts.clone(), ..Moment::told(wall) }
    }

    /// The moment as it is kept: in whole seconds of the wall clock. The uptime is put back by the part of a second that the wall time
    /// loses, so that both go on telling of the same moment.
    pub fn to_the_second(&self) -> Moment {
        let lost = i64::from(self.wall.timestamp_subsec_millis());
        let uptime = self.uptime.as_ref().map(|uptime| Uptime { millis: uptime.millis - lost, ..uptime.clone() });
        Moment { wall: self.wall.trunc_subsecs(0), uptime, ..self.clone() }
    }

    /// The local day this moment belongs to. A day begins at local midnight.
    pub fn day(&self) -> NaiveDate {
        self.wall.date_naive()
    }

    /// The instant, without the place's offset.
    pub fn utc(&self) -> DateTime<Utc> {
        self.wall.to_utc()
    }

    /// Whether a local day can have come: whoever came from a zone in which it is tomorrow already told of tomorrow. A later one
    /// was told while the clock was ahead.
    pub fn has_come(&self, day: NaiveDate) -> bool {
        day <= self.day() + Days::new(1)
    }

    /// A day on which something was told to have happened. One that [can't have come](Self::has_come) counts as today at the latest.
    pub fn as_come(&self, day: NaiveDate) -> NaiveDate {
        if self.has_come(day) { day } else { self.day() }
    }

    /// Whether a time has not come yet, by more than clocks may differ. Of what has happened this is so only where it was told
    /// while the clock was ahead: it is seen and counts, and is marked.
    pub fn has_ahead(&self, time: WallTime) -> bool {
        time - self.wall > CLOCKS_DIFFER_BY
    }

    /// The time since `earlier`, trusting whichever clock says that **more** has passed. Ends a session: a clock set
    /// back must not leave a pack on the skin, nor one that was ahead until the computer was started anew.
    pub fn most_since(&self, earlier: &Moment) -> TimeDelta {
        let wall = self.wall - earlier.wall;
        let boots = self.uptime.as_ref().zip(earlier.uptime.as_ref());
        let of_one_start = boots.is_some_and(|(now, then)| now.boot == then.boot);
        match self.uptime_since(earlier) {
            // What lies ahead by the wall clock since a start of the computer can be any time ago: that is for who asks to know.
            Some(since) if of_one_start || wall >= TimeDelta::zero() => wall.max(since),
            _ => wall,
        }
    }

    /// The time that has passed since `earlier` **at least**. Within one start of the computer the uptime tells: nobody sets it, and
    /// it never runs ahead. A wall clock that is set, however often, so neither cuts a skin rest short nor brings one back that was
    /// over. It counts to the nearest second: what is told of is as exact as both clocks were read at once. Between two starts it is
    /// what is [known of them](Starts), and where one is not known what the wall clock alone tells: what lies ahead by it was less
    /// than no time ago.
    pub fn least_since(&self, earlier: &Moment) -> TimeDelta {
        let by_uptime =
            self.uptime_since(earlier).map(|since| (since + TimeDelta::milliseconds(500)).num_milliseconds());
        by_uptime.map_or(self.wall - earlier.wall, |millis| TimeDelta::seconds(millis.div_euclid(1000)))
    }

    /// Whether it came before `other`, as far as [is known](Self::least_since).
    pub fn is_before(&self, other: &Moment) -> bool {
        self.least_since(other) < TimeDelta::zero()
    }

    /// The moment `later` after this one, by both clocks.
    pub fn after(&self, later: TimeDelta) -> Moment {
        Moment {
            wall: self.zone.wall(self.utc() + later),
            uptime: self
                .uptime
                .as_ref()
                .map(|uptime| Uptime { boot: uptime.boot.clone(), millis: uptime.millis + later.num_milliseconds() }),
            ..self.clone()
        }
    }

    /// What the wall clock shows once `left` has passed, to the nearest second: the two clocks do not tick quite alike.
    pub fn in_a_while(&self, left: TimeDelta) -> WallTime {
        self.zone.wall(self.utc() + left).round_subsecs(0)
    }

    /// By how much the clock was put right since `earlier`, less than nothing where it was ahead then, as far as [the starts](Starts::put_right_since)
    /// tell. `None` where its own start is not known.
    pub fn put_right_since(&self, earlier: &Moment) -> Option<TimeDelta> {
        let by = self.starts.put_right_since(earlier.wall.timestamp_millis(), earlier.uptime.as_ref()?);
        by.and_then(TimeDelta::try_milliseconds)
    }

    /// A moment of before, as far as its clock was put right since: by more than clocks may differ.
    pub fn put_right(&self, earlier: &Moment) -> Moment {
        let by = self.put_right_since(earlier).filter(|by| by.abs() > CLOCKS_DIFFER_BY).unwrap_or_default();
        Moment { wall: earlier.wall.checked_add_signed(by).unwrap_or(earlier.wall), ..earlier.clone() }
    }

    /// The time that has passed since `earlier` by the uptime, where that tells: within one start of the computer, or between two that are
    /// known.
    fn uptime_since(&self, earlier: &Moment) -> Option<TimeDelta> {
        let (now, then) = (self.uptime.as_ref()?, earlier.uptime.as_ref()?);
        let since = [&self.starts, &earlier.starts].into_iter().find_map(|starts| starts.between(then, now));
        since.map(TimeDelta::milliseconds)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn near_is_what_lies_no_further_away(
            mut all in prop::collection::vec(0_i64..100, 0..20),
            at in 0_i64..100,
            by in 0_i64..50,
        ) {
            all.sort_unstable();
            let time = |minute: i64| DateTime::from_timestamp(minute * 60, 0).unwrap_or_default().fixed_offset();
            let found = near(&all, time(at), TimeDelta::minutes(by), |minute| time(*minute));
            let expected: Vec<i64> = all.iter().copied().filter(|minute| (minute - at).abs() <= by).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
