//! One dated record in the diary, and what makes it acceptable.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::Invalid;
use crate::place::Places;
use crate::score::Score;
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};
use crate::words::{List, Words};

/// The most spasms one entry may count. More in a day is a slip of the finger.
pub const MOST_SPASMS: u16 = 200;

/// The most characters a note may have: a dozen pages, and still quick to show.
pub const LONGEST_NOTE: usize = 20_000;

/// The most hours of a day in bed, or sitting.
pub const HOURS_OF_A_DAY: u8 = 24;

/// An entry made this long after the fact is shown as late (1.1: recall beyond a day gets worse).
pub const LATE_AFTER: TimeDelta = TimeDelta::hours(24);

/// How near in time to a spasm or to pain "no spasm, no pain" is asked about before it is kept.
pub const SAID_OTHERWISE_WITHIN: TimeDelta = TimeDelta::hours(1);

/// The first year a date may lie in.
pub const FIRST_YEAR: i32 = 1900;

codes! {
    /// How the spasm came and went (S4).
    pub enum Pattern {
        /// One spasm.
        Single = "single",
        /// On and off.
        OnAndOff = "on-and-off",
        /// It never let go.
        Constant = "constant",
    }
}

codes! {
    /// How long the longest spasm lasted (1.2): as much as somebody knows who had no hand for a clock.
    pub enum Longest {
        /// Less than a minute.
        Seconds = "seconds",
        /// 1 to 9 minutes.
        Minutes = "minutes",
        /// 10 to 59 minutes.
        TensOfMinutes = "tens-of-minutes",
        /// An hour or more.
        Hours = "hours",
    }
}

codes! {
    /// How the person walked that day (S5).
    pub enum Walking {
        /// As usual.
        Normal = "normal",
        /// Slower than usual.
        Slower = "slower",
        /// Short distances only.
        Short = "short",
        /// Not at all.
        CouldNot = "could-not",
    }
}

/// What a person notes down at one time. Everything but the time may be missing, and missing is never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it happened, by the person's clock.
    pub occurred_at: WallTime,
    /// How many spasms; zero means "none", absent means "not said".
    pub spasms: Option<u16>,
    /// Worst pain of the last 24 h.
    pub worst: Option<Score>,
    /// Average pain of the last 24 h.
    pub average: Option<Score>,
    /// How much the back got in the way of the day.
    pub interference: Option<Score>,
    /// How much it disturbed the last night's sleep.
    pub sleep: Option<Score>,
    /// How the spasm came and went (S4).
    pub pattern: Option<Pattern>,
    /// How the person walked that day (S5).
    pub walking: Option<Walking>,
    /// How long the longest spasm lasted (1.2).
    pub longest: Option<Longest>,
    /// The mood of the day: 0 very low, 10 very good.
    pub mood: Option<Score>,
    /// Hours of the last 24 h in bed, the night among them (S84).
    pub bed_hours: Option<u8>,
    /// Hours of the last 24 h sitting (S84).
    pub sitting_hours: Option<u8>,
    /// Where.
    pub places: Places,
    /// What may have set it off, in the order given.
    pub triggers: Vec<Words>,
    /// What made it worse (S38, S39).
    pub worse: Vec<Words>,
    /// What made it better (S25).
    pub better: Vec<Words>,
    /// What the person could not do (S32).
    pub could_not: Vec<Words>,
    /// Whether the person pushed through it (S33).
    pub pushed_through: Option<bool>,
    /// The day on which this spasm began, where the person says so.
    pub onset: Option<NaiveDate>,
    /// The person's own words.
    pub note: String,
}

edited!(Entry {
    occurred_at, spasms, worst, average, interference, sleep, pattern, walking, longest, mood, bed_hours, sitting_hours, places,
    pushed_through, onset, note,
} each { triggers, worse, better, could_not });

impl Entry {
    /// An entry that says nothing yet but when.
    pub fn at(occurred_at: WallTime) -> Entry {
        Entry {
            occurred_at,
            spasms: None,
            worst: None,
            average: None,
            interference: None,
            sleep: None,
            pattern: None,
            walking: None,
            longest: None,
            mood: None,
            bed_hours: None,
            sitting_hours: None,
            places: Places::NONE,
            triggers: Vec::new(),
            worse: Vec::new(),
            better: Vec::new(),
            could_not: Vec::new(),
            pushed_through: None,
            onset: None,
            note: String::new(),
        }
    }

    /// "I have a spasm now", the details later.
    pub fn one_spasm(occurred_at: WallTime) -> Entry {
        Entry { spasms: Some(1), ..Entry::at(occurred_at) }
    }

    /// "No spasm, no pain": a clear day is data (1.2).
    pub fn clear(occurred_at: WallTime) -> Entry {
        Entry { spasms: Some(0), worst: Score::new(0.0).ok(), ..Entry::at(occurred_at) }
    }

    /// "No spasm", and nothing of pain: what was not said is absent, and missing is never zero (design 1).
    pub fn no_spasm(occurred_at: WallTime) -> Entry {
        Entry { spasms: Some(0), ..Entry::at(occurred_at) }
    }

    /// Whether it tells of a spasm or of pain.
    pub fn tells_of_pain(&self) -> bool {
        self.spasms.is_some_and(|count| count > 0) || self.worst.is_some_and(|worst| worst.points() > 0)
    }

    /// Whether it tells of a spasm or of pain so near to a moment that "no spasm, no pain" then says otherwise.
    pub fn contradicts_clear(&self, at: WallTime) -> bool {
        self.tells_of_pain() && (self.occurred_at - at).abs() <= SAID_OTHERWISE_WITHIN
    }

    /// What the entry says in words of a list.
    pub fn words(&self, list: List) -> &Vec<Words> {
        match list {
            List::Trigger => &self.triggers,
            List::Worse => &self.worse,
            List::Better => &self.better,
            List::CouldNot => &self.could_not,
        }
    }

    /// What the entry says in words of a list, to be changed.
    pub fn words_mut(&mut self, list: List) -> &mut Vec<Words> {
        match list {
            List::Trigger => &mut self.triggers,
            List::Worse => &mut self.worse,
            List::Better => &mut self.better,
            List::CouldNot => &mut self.could_not,
        }
    }

    /// The local day the entry belongs to.
    pub fn day(&self) -> NaiveDate {
        self.occurred_at.date_naive()
    }

    /// Checks the entry as it stands at `now`, before anything is saved.
    ///
    /// # Errors
    /// The first thing that is off, as an [`Invalid`].
    pub fn check(&self, now: &Moment) -> Result<(), Invalid> {
        check_time(self.occurred_at, now)?;
        if self.spasms.is_some_and(|spasms| spasms > MOST_SPASMS) {
            return Err(Invalid::Spasms);
        }
        if let (Some(worst), Some(average)) = (self.worst, self.average)
            && average > worst
        {
            return Err(Invalid::AverageAboveWorst);
        }
        if let Some(onset) = self.onset {
            if onset.year() < FIRST_YEAR {
                return Err(Invalid::TooLongAgo);
            }
            if onset > self.day() {
                return Err(Invalid::OnsetAfterEntry { onset, day: self.day() });
            }
        }
        check_note(&self.note)?;
        if *self == Entry::at(self.occurred_at) {
            return Err(Invalid::EmptyEntry);
        }
        Ok(())
    }
}

/// Whether `spasms` is a count that an entry can hold.
///
/// # Errors
/// [`Invalid::Spasms`] unless it is a whole number from 0 to [`MOST_SPASMS`].
pub fn spasm_count(spasms: f64) -> Result<u16, Invalid> {
    (0..=MOST_SPASMS).find(|count| f64::from(*count) == spasms).ok_or(Invalid::Spasms)
}

/// Whether `hours` are hours of a day.
///
/// # Errors
/// [`Invalid::Hours`] unless it is a whole number from 0 to [`HOURS_OF_A_DAY`].
pub fn hours_of_a_day(hours: f64) -> Result<u8, Invalid> {
    (0..=HOURS_OF_A_DAY).find(|whole| f64::from(*whole) == hours).ok_or(Invalid::Hours)
}

/// Whether something can have happened at `at`: not in the future (a minute is forgiven, since clocks differ), not
/// before 1900.
///
/// # Errors
/// [`Invalid::InFuture`] or [`Invalid::TooLongAgo`].
pub fn check_time(at: WallTime, now: &Moment) -> Result<(), Invalid> {
    if at > now.wall + CLOCKS_DIFFER_BY {
        Err(Invalid::InFuture)
    } else if at.year() < FIRST_YEAR {
        Err(Invalid::TooLongAgo)
    } else {
        Ok(())
    }
}

/// Whether the note is text of a length that can be kept.
pub(crate) fn check_note(note: &str) -> Result<(), Invalid> {
    if note.chars().count() > LONGEST_NOTE {
        Err(Invalid::NoteTooLong)
    } else if note.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        Err(Invalid::NoteNotText)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn wall(text: &str) -> WallTime {
        WallTime::parse_from_rfc3339(text).unwrap()
    }

    fn check(change: impl FnOnce(&mut Entry)) -> Result<(), Invalid> {
        let now = Moment::told(wall("2026-11-22T14:00:00+01:00"));
        let mut entry = Entry::one_spasm(wall("2026-11-22T13:00:00+01:00"));
        change(&mut entry);
        entry.check(&now)
    }

    #[test]
    fn no_spasm_no_pain_is_contradicted_by_what_hurt_within_the_hour() {
        let at = wall("2026-11-22T14:00:00+01:00");
        let check = |when: &str, change: &dyn Fn(&mut Entry), expect: bool| {
            let mut entry = Entry::at(wall(when));
            change(&mut entry);
            assert_eq!(entry.contradicts_clear(at), expect, "{when}");
        };
        let spasm = |entry: &mut Entry| entry.spasms = Some(1);
        let pain = |entry: &mut Entry| entry.worst = Score::new(1.0).ok();
        for hurt in [&spasm as &dyn Fn(&mut Entry), &pain] {
            check("2026-11-22T13:59:00+01:00", hurt, true);
            check("2026-11-22T13:00:00+01:00", hurt, true);
            check("2026-11-22T12:59:59+01:00", hurt, false);
            check("2026-11-22T15:00:00+01:00", hurt, true);
            // The same moment on another clock.
            check("2026-11-22T08:30:00-05:00", hurt, true);
        }
        check("2026-11-22T13:59:00+01:00", &|entry| *entry = Entry::clear(entry.occurred_at), false);
        check("2026-11-22T13:59:00+01:00", &|entry| entry.note = "Slept well".into(), false);
    }

    #[test]
    fn what_can_be_true_is_taken_and_what_cannot_is_named() {
        let score = |points| Score::new(points).ok();
        assert_eq!(check(|_| ()), Ok(()));
        assert_eq!(check(|e| e.occurred_at = wall("2026-11-22T14:02:00+01:00")), Err(Invalid::InFuture));
        assert_eq!(check(|e| e.occurred_at = wall("1899-12-31T12:00:00+00:00")), Err(Invalid::TooLongAgo));
        assert_eq!(check(|e| e.spasms = Some(201)), Err(Invalid::Spasms));
        assert_eq!(check(|e| (e.worst, e.average) = (score(3.0), score(4.0))), Err(Invalid::AverageAboveWorst));
        assert_eq!(check(|e| (e.worst, e.average) = (score(4.0), score(4.0))), Ok(()));
        assert_eq!(check(|e| e.note = "a\0b".into()), Err(Invalid::NoteNotText));
        assert_eq!(check(|e| e.note = "é".repeat(LONGEST_NOTE)), Ok(()));
        assert_eq!(check(|e| e.note = "x".repeat(1 << 20)), Err(Invalid::NoteTooLong));
        assert_eq!(check(|e| e.spasms = None), Err(Invalid::EmptyEntry));
        let [day, next] = [22, 23].map(|day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
        assert_eq!(check(|e| e.onset = Some(day)), Ok(()));
        assert_eq!(check(|e| e.onset = Some(next)), Err(Invalid::OnsetAfterEntry { onset: next, day }));
    }
}
