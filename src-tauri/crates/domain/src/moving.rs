//! Rest and moving: a rest for one day (S34), a position or a short walk that is timed (S35, S37, S47, S48), and how long is too
//! long (S36, S84).

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use crate::Invalid;
use crate::relief::ReliefKind;
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};

/// The hour of the next morning at which a rest ends by itself.
pub const MORNING_HOUR: u32 = 8;
/// Until this hour a rest is still that of the evening before, and ends this morning.
const SMALL_HOURS_END: u32 = 4;
/// How often it is said that it is time to move a little, while somebody rests. No source names a time: ours.
pub const MOVE_EVERY: TimeDelta = TimeDelta::minutes(60);
/// From how many days in a row mostly in bed the caution stands: more than two are seldom advised.
pub const CAUTION_FROM_DAYS: i64 = 2;
/// Hours in bed, the night among them, from which a day was mostly in bed: half of the waking day. No source names them: ours.
pub const MOSTLY_IN_BED_HOURS: u8 = 16;
/// When the day begins and ends: in bed at night is no rest.
const BY_DAY: [u32; 2] = [8, 22];
/// Hours of rest in bed by day from which that day was mostly in bed: half of it. No source names them: ours.
const MOSTLY_IN_BED_BY_DAY: TimeDelta = TimeDelta::hours((BY_DAY[1] - BY_DAY[0]) as i64 / 2);
/// Minutes that a short walk takes unless the person chooses (S35).
pub const USUAL_WALK: u16 = 5;
/// The most minutes to time.
pub const LONGEST_SPELL: u16 = 120;
/// How long after its time is up it is still said so, and the end can be told.
pub const SPELL_OVER_FOR: TimeDelta = TimeDelta::minutes(30);

codes! {
    /// Where somebody rests.
    pub enum Lying {
        /// Mostly in bed.
        Bed = "bed",
        /// Mostly in a chair.
        Chair = "chair",
    }
}

codes! {
    /// What somebody says once a rest is over, or to end it before.
    pub enum RestAnswer {
        /// "I move again."
        Move = "move",
        /// "One more day."
        Again = "again",
    }
}

/// A rest for the day: it ends by itself the next morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// Where.
    pub lying: Lying,
    /// Whether it is said every hour of the day that it is time to move a little.
    pub remind: bool,
    /// Since when.
    pub since: Moment,
    /// When the person said that it is over.
    pub ended: Option<Moment>,
    /// What they said.
    pub answer: Option<RestAnswer>,
}

/// How a rest stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestPhase {
    /// It is on.
    On,
    /// It ended by itself this morning, and asks how it goes on.
    Asks,
    /// It is over.
    Over,
}

impl Rest {
    /// The day that it is a rest of.
    pub fn day(&self) -> NaiveDate {
        let day = self.since.day();
        if self.since.wall.hour() < SMALL_HOURS_END { day - Days::new(1) } else { day }
    }

    /// Whether it is a rest of a day that is still to come, since it was begun while the clock was ahead: nobody knows of which day.
    pub fn lies_ahead(&self, now: &Moment) -> bool {
        now.has_ahead(self.since.wall) && now.day() < self.day()
    }

    /// When it ends by itself, by the clock on the wall.
    pub fn until(&self) -> NaiveDateTime {
        (self.day() + Days::new(1)).and_time(NaiveTime::MIN) + TimeDelta::hours(MORNING_HOUR.into())
    }

    /// How it stands at `now`. The question is for that day alone.
    pub fn phase(&self, now: &Moment) -> RestPhase {
        let local = now.wall.naive_local();
        if self.ended.is_some() || local.date() > self.until().date() {
            RestPhase::Over
        } else if local < self.until() {
            RestPhase::On
        } else {
            RestPhase::Asks
        }
    }

    /// The same as it was known at `by`: an end of later was not.
    pub fn as_of(mut self, by: WallTime) -> Rest {
        if self.ended.as_ref().is_some_and(|ended| by < ended.wall) {
            (self.ended, self.answer) = (None, None);
        }
        self
    }

    /// The same, as far as the clock of then was put right up to `now`.
    pub fn put_right(self, now: &Moment) -> Rest {
        Rest { since: now.put_right(&self.since), ended: self.ended.map(|ended| now.put_right(&ended)), ..self }
    }

    /// From when to when on a day it was in bed by day, as it is planned where nobody said that it is over.
    fn in_bed_by_day(&self, day: NaiveDate) -> Option<[NaiveDateTime; 2]> {
        let [begin, end] = BY_DAY.map(|hour| day.and_time(NaiveTime::MIN) + TimeDelta::hours(hour.into()));
        let ended = self.ended.as_ref().map(|ended| ended.wall.naive_local());
        let until = ended.map_or(self.until(), |ended| ended.min(self.until()));
        let (from, to) = (self.since.wall.naive_local().max(begin), until.min(end));
        (self.lying == Lying::Bed && from < to).then_some([from, to])
    }
}

/// How long somebody rested in bed by day. What two rests tell of at once counts once.
fn in_bed_by_day(rests: &[Rest], day: NaiveDate) -> TimeDelta {
    let mut in_bed: Vec<[NaiveDateTime; 2]> = rests.iter().filter_map(|rest| rest.in_bed_by_day(day)).collect();
    in_bed.sort_unstable();
    let (mut sum, mut up_to) = (TimeDelta::zero(), NaiveDateTime::MIN);
    for [from, to] in in_bed {
        sum += (to - from.max(up_to)).max(TimeDelta::zero());
        up_to = up_to.max(to);
    }
    sum
}

/// The days in a row mostly in bed, up to today or yesterday, where they are so many that the caution stands (S36). `told` are the days
/// of which entries tell of [so many hours](MOSTLY_IN_BED_HOURS).
pub fn days_in_bed(rests: &[Rest], told: &[NaiveDate], today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let is_in_bed = |day: NaiveDate| told.contains(&day) || in_bed_by_day(rests, day) >= MOSTLY_IN_BED_BY_DAY;
    let last = [today, today - Days::new(1)].into_iter().find(|day| is_in_bed(*day))?;
    let first = last.iter_days().rev().take_while(|day| is_in_bed(*day)).last()?;
    ((last - first).num_days() + 1 >= CAUTION_FROM_DAYS).then_some((first, last))
}

/// A position that is held or a walk that is taken, for as long as was chosen. What it is and what it does to the pain stands in the
/// [relief](crate::relief::Relief) that it is the time of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// The number of that relief.
    pub relief: i64,
    /// How many minutes were chosen.
    pub minutes: u16,
    /// When it began.
    pub started: Moment,
    /// When the person said that it is over.
    pub ended: Option<Moment>,
}

/// How a spell stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpellPhase {
    /// It is on, for this much longer.
    On {
        /// Time left.
        left: TimeDelta,
    },
    /// Its time is up, since so long, and nobody said that it is over.
    TimeUp {
        /// How long ago.
        ago: TimeDelta,
    },
    /// It is over.
    Over,
}

impl Spell {
    fn length(&self) -> TimeDelta {
        TimeDelta::minutes(self.minutes.into())
    }

    /// The same as it was known at `by`: an end of later was not.
    pub fn as_of(mut self, by: WallTime) -> Spell {
        if self.ended.as_ref().is_some_and(|ended| by < ended.wall) {
            self.ended = None;
        }
        self
    }

    /// How it stands at `now`. No skin hangs on it, so a clock that is set ends nothing. One that lies ahead, since the clock was,
    /// is over: nobody knows when it began.
    pub fn phase(&self, now: &Moment) -> SpellPhase {
        let since = now.least_since(&self.started);
        let left = self.length() - since;
        if self.ended.is_some() || -left >= SPELL_OVER_FOR || -since > CLOCKS_DIFFER_BY {
            SpellPhase::Over
        } else if left > TimeDelta::zero() {
            SpellPhase::On { left }
        } else {
            SpellPhase::TimeUp { ago: -left }
        }
    }

    /// When it ended, where somebody says at `now` that it is over: once its time was up, with that, unless they went on.
    pub fn end(&self, went_on: bool, now: &Moment) -> Moment {
        match self.phase(now) {
            SpellPhase::TimeUp { .. } if !went_on => self.started.after(self.length()),
            _ => now.clone(),
        }
    }

    /// Whole minutes that it lasted up to `now`; of one of which nobody said the end, as many as were chosen at most.
    pub fn lasted(&self, now: &Moment) -> u16 {
        let since = match &self.ended {
            Some(ended) => ended.least_since(&self.started),
            None => now.least_since(&self.started).min(self.length()),
        };
        u16::try_from(since.num_minutes()).unwrap_or_default()
    }
}

/// A walk that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Walk {
    /// When.
    pub at: WallTime,
    /// How many minutes, where it was timed, or told with them.
    pub minutes: Option<u16>,
}

impl Walk {
    /// Up to when, as far as is known.
    pub fn until(&self) -> WallTime {
        self.at + TimeDelta::minutes(self.minutes.unwrap_or_default().into())
    }
}

/// Walks of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Walked {
    /// How many.
    pub walks: u32,
    /// Of how many of them the minutes are known.
    pub timed: u32,
    /// The minutes of these.
    pub minutes: u32,
}

impl Walked {
    /// Those of the days from one to another.
    pub fn on(walks: &[Walk], from: NaiveDate, to: NaiveDate) -> Walked {
        let of_days = walks.iter().filter(|walk| (from..=to).contains(&walk.at.date_naive()));
        of_days.fold(Walked::default(), |sum, walk| Walked {
            walks: sum.walks + 1,
            timed: sum.timed + u32::from(walk.minutes.is_some()),
            minutes: sum.minutes + u32::from(walk.minutes.unwrap_or_default()),
        })
    }
}

/// Whether `minutes` can be timed.
///
/// # Errors
/// [`Invalid::SpellMinutes`] unless it is a whole number from 1 to [`LONGEST_SPELL`].
pub fn spell_minutes(minutes: f64) -> Result<u16, Invalid> {
    (1..=LONGEST_SPELL).find(|whole| f64::from(*whole) == minutes).ok_or(Invalid::SpellMinutes)
}

/// Whether a kind of relief can be timed so.
pub fn is_timed(kind: ReliefKind) -> bool {
    matches!(kind, ReliefKind::Position | ReliefKind::Walk)
}

#[cfg(test)]
#[path = "moving_tests.rs"]
mod tests;
