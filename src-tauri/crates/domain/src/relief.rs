//! Anything tried against the pain, and what came of it (S25, S34–S39, S47–S50, S63; 3.2 rule 9; 7, item 8).
//!
//! What is counted here is never a proof: pain also goes by itself.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::entry::{check_note, check_time};
use crate::score::{CHANGE_THAT_MATTERS, Score};
use crate::session::{Phase, Session, Thermal};
use crate::statistic::{Tally, median};
use crate::time::{Moment, WallTime};
use crate::{Code, Invalid};

/// The most characters of what exactly was tried: of a medicine it is the product's name.
pub const LONGEST_NAME: usize = crate::medicine::LONGEST_NAME;
/// The fewest times with the pain before and after that tell how often it helped (3.2, rule 9; peers 3, item 8).
pub const FEWEST_TO_TELL: usize = 3;
/// The most minutes until it did something: a day.
pub const MOST_MINUTES: u16 = 24 * 60;
/// How long the pain after it is asked for, where the pain before it is known.
pub const ASK_AFTER_FOR: TimeDelta = TimeDelta::hours(24);

codes! {
    /// What sort of thing was tried, in the order in which it is offered.
    pub enum ReliefKind {
        /// Heat that no session timed, such as a bath or a wrap (S49, S50). Sessions count by themselves.
        Heat = "heat",
        /// Cold that no session timed (S40).
        Cold = "cold",
        /// A medicine (S54–S63).
        Medicine = "medicine",
        /// A position, such as on the back with the knees up (S47, S48).
        Position = "position",
        /// A rest (S34).
        Rest = "rest",
        /// A walk (S35, S37).
        Walk = "walk",
        /// An exercise.
        Exercise = "exercise",
        /// Something else, in the person's own words.
        Other = "other",
    }
}

impl ReliefKind {
    /// All of them in the order of the form: what sessions time stands behind the others, and whatever else comes last.
    pub fn in_form_order() -> Vec<ReliefKind> {
        let mut kinds = ReliefKind::ALL.to_vec();
        kinds.sort_by_key(|kind| match kind {
            ReliefKind::Heat | ReliefKind::Cold => 1,
            ReliefKind::Other => 2,
            _ => 0,
        });
        kinds
    }

    /// What exactly it can be, as codes to offer: two positions (S47, S48), and where the walk led (S38).
    pub fn offered(self) -> &'static [&'static str] {
        match self {
            ReliefKind::Position => &["on-back", "recliner"],
            ReliefKind::Walk => &["flat", "uneven", "hill"],
            _ => &[],
        }
    }

    /// Whether what exactly it was gets a line of its own in the table. Of the other kinds the kind says enough, and more
    /// lines would only leave each with too few to tell.
    fn told_apart_by_name(self) -> bool {
        matches!(self, ReliefKind::Medicine | ReliefKind::Position | ReliefKind::Other)
    }
}

impl From<Thermal> for ReliefKind {
    fn from(kind: Thermal) -> Self {
        match kind {
            Thermal::Heat => ReliefKind::Heat,
            Thermal::Cold => ReliefKind::Cold,
        }
    }
}

/// One thing tried once. Everything but the kind and the time may be missing, and missing is never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relief {
    /// What sort of thing.
    pub kind: ReliefKind,
    /// What exactly: a code that is offered, or the person's own words; of a medicine its product.
    pub name: Option<String>,
    /// When.
    pub tried_at: WallTime,
    /// Pain before.
    pub before: Option<Score>,
    /// Pain after.
    pub after: Option<Score>,
    /// Minutes until it did something, as the person tells.
    pub minutes: Option<u16>,
    /// The person's own words.
    pub note: String,
}

edited!(Relief { kind, name, tried_at, before, after, minutes, note });

impl Relief {
    /// A dose of the product with this name, as something tried against the pain; without the pain before it, it is counted and no more.
    pub fn of_dose(name: String, taken_at: WallTime, before: Option<Score>) -> Relief {
        Relief {
            kind: ReliefKind::Medicine,
            name: Some(name),
            tried_at: taken_at,
            before,
            after: None,
            minutes: None,
            note: String::new(),
        }
    }

    /// Checks it as it stands at `now`, before anything is saved.
    ///
    /// # Errors
    /// The first thing that is off, as an [`Invalid`].
    pub fn check(&self, now: &Moment) -> Result<(), Invalid> {
        check_time(self.tried_at, now)?;
        let fits = |name: &String| {
            !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control)
        };
        match &self.name {
            Some(name) if !fits(name) => return Err(Invalid::ReliefName),
            None if self.kind == ReliefKind::Other => return Err(Invalid::ReliefName),
            _ => {}
        }
        if self.minutes.is_some_and(|minutes| minutes > MOST_MINUTES) {
            return Err(Invalid::ReliefMinutes);
        }
        check_note(&self.note)
    }

    /// Points of pain after it, less those before. `None` when one is missing.
    pub fn change(&self) -> Option<i8> {
        Some(self.after?.points() as i8 - self.before?.points() as i8)
    }

    /// Whether the pain after it is to be asked for at `now`: the pain before is known, and it was not long ago.
    pub fn asks_after(&self, now: &Moment) -> bool {
        self.before.is_some() && self.after.is_none() && now.wall - self.tried_at < ASK_AFTER_FOR
    }

    /// The same as it was known at `by`: what it did is not known before it had the time to.
    pub fn as_of(mut self, by: WallTime) -> Relief {
        if self.tried_at + TimeDelta::minutes(self.minutes.unwrap_or_default().into()) > by {
            (self.after, self.minutes) = (None, None);
        }
        self
    }
}

/// Whether `minutes` is a length of time until something did something.
///
/// # Errors
/// [`Invalid::ReliefMinutes`] unless it is a whole number from 0 to [`MOST_MINUTES`].
pub fn minutes_to_effect(minutes: f64) -> Result<u16, Invalid> {
    (0..=MOST_MINUTES).find(|whole| f64::from(*whole) == minutes).ok_or(Invalid::ReliefMinutes)
}

/// What came of one sort of thing: a line of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// What sort of thing.
    pub kind: ReliefKind,
    /// What exactly, where that makes a line of its own.
    pub name: Option<String>,
    /// How often it was tried.
    pub times: usize,
    /// How often the pain was lower after it than before, of the times with both scores.
    pub went_down: Tally,
    /// How often it was lower by [`CHANGE_THAT_MATTERS`] or more, of the same times: what the page calls helped.
    pub helped: Tally,
    /// The median change in points, of the same times: below zero is less pain.
    pub change: Option<f64>,
    /// The median minutes until it did something, of the times that tell. `None` where those are too few.
    pub minutes: Option<f64>,
}

impl Tried {
    /// Whether there is enough to say how often it helped (3.2, rule 9).
    pub fn tells(&self) -> bool {
        self.helped.of >= FEWEST_TO_TELL
    }
}

/// The table of what was tried, as it stands at `now`: what was tried most often comes first. `reliefs` are also the doses that nobody
/// told the pain before of: each is one time more. A session of heat or cold
/// counts by its own scores, the lower of the two after it; one whose pack is still on does not count yet.
pub fn tried(reliefs: &[Relief], sessions: &[Session], now: &Moment) -> Vec<Tried> {
    // The key keeps what differs only in capitals together; the name is that of the latest.
    let mut lines: BTreeMap<(ReliefKind, Option<String>), Line> = BTreeMap::new();
    for relief in reliefs {
        let name = relief.name.as_ref().filter(|_| relief.kind.told_apart_by_name());
        let line = lines.entry((relief.kind, name.map(|name| name.trim().to_lowercase()))).or_default();
        if line.name.as_ref().is_none_or(|(at, _)| *at <= relief.tried_at) {
            line.name = name.map(|name| (relief.tried_at, name.trim().to_owned()));
        }
        line.times += 1;
        line.changes.extend(relief.change());
        line.minutes.extend(relief.minutes);
    }
    for session in sessions.iter().filter(|session| !matches!(session.phase(now), Phase::Running { .. })) {
        let line = lines.entry((session.kind.into(), None)).or_default();
        line.times += 1;
        line.changes.extend(session.change());
    }
    let mut table: Vec<Tried> = lines.into_iter().map(|((kind, _), line)| line.told(kind)).collect();
    table.sort_by_key(|line| std::cmp::Reverse(line.times));
    table
}

#[derive(Default)]
struct Line {
    name: Option<(WallTime, String)>,
    times: usize,
    changes: Vec<i8>,
    minutes: Vec<u16>,
}

impl Line {
    fn told(self, kind: ReliefKind) -> Tried {
        let least = CHANGE_THAT_MATTERS as i8;
        Tried {
            kind,
            name: self.name.map(|(_, name)| name),
            times: self.times,
            went_down: Tally::of(&self.changes, |change| *change < 0),
            helped: Tally::of(&self.changes, |change| *change <= -least),
            change: median(self.changes.iter().map(|change| f64::from(*change))),
            minutes: median(self.minutes.iter().map(|minutes| f64::from(*minutes)))
                .filter(|_| self.minutes.len() >= FEWEST_TO_TELL),
        }
    }
}

#[cfg(test)]
#[path = "relief_tests.rs"]
mod tests;
