//! Whether exercises are for today (S67, S68, S85; 9). Each reason that speaks against it is told, so that the person knows what
//! opens it.

use chrono::{Days, NaiveDate, TimeDelta};

use crate::Invalid;
use crate::entry::Entry;
use crate::history::line;
use crate::score::Score;
use crate::time::{Moment, WallTime};
use crate::warning_sign::{Extent, SIGNS, SignAnswer, Tier, WarningSign, stands_on};

/// The highest pain of the last 24 hours with which exercises are for today (9).
pub const MOST_PAIN: u8 = 3;
/// For how many days the list of warning signs counts as gone through before exercises (2; 9). No source names a time: ours.
pub const SIGNS_COUNT_FOR: u64 = 7;
/// For how long a pain that was told counts.
pub const PAIN_COUNTS_FOR: TimeDelta = TimeDelta::hours(24);

codes! {
    /// A reason why exercises are not for today.
    pub enum Closed {
        /// A warning sign is ticked: see a doctor first.
        Signs = "signs",
        /// The warning signs wait to be gone through, or were not within [`SIGNS_COUNT_FOR`].
        SignsDue = "signs-due",
        /// The worst pain of the last 24 hours was over [`MOST_PAIN`].
        Pain = "pain",
        /// There was a spasm today.
        Spasm = "spasm",
        /// An exercise of today ended because it hurt (S74).
        Hurt = "hurt",
        /// Nobody has said whether the person is active (S85).
        Activity = "activity",
        /// The person is not active, and no doctor was asked (S85).
        NotCleared = "not-cleared",
    }
}

/// What the person said of being active, and who said that exercises are fine (S68, S85). The latest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    /// Whether they move most days.
    pub active: bool,
    /// The doctor or therapist who said that exercises are fine.
    pub by: Option<String>,
    /// The day on which they did.
    pub on: Option<NaiveDate>,
}

edited!(Clearance { active, by, on });

impl Clearance {
    /// Checks it before it is kept.
    ///
    /// # Errors
    /// [`Invalid::Line`] of a name; [`Invalid::ClearedWhen`] where there is a name without a day or a day without a name;
    /// [`Invalid::InFuture`] of a day that has not come.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        self.by.as_deref().map_or(Ok(()), line)?;
        if self.by.is_some() != self.on.is_some() {
            return Err(Invalid::ClearedWhen);
        }
        if self.on.is_some_and(|on| on > today) { Err(Invalid::InFuture) } else { Ok(()) }
    }

    /// The word of the clinician, which the person told at `told`. One of a day that can't have come was told while the clock was ahead:
    /// nobody knows when it was, nor of what it speaks.
    pub fn word(&self, told: WallTime, now: &Moment) -> Option<Word> {
        self.on.filter(|on| now.has_come(*on)).map(|on| Word { on, told })
    }
}

/// That a clinician said that exercises are fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    on: NaiveDate,
    told: WallTime,
}

impl Word {
    /// Whether it can speak of what was at that moment: of a day before it, or of its own day before the person told of it.
    fn speaks_of(self, at: WallTime) -> bool {
        let day = at.date_naive();
        day < self.on || (day == self.on && at <= self.told)
    }
}

/// What the gate goes by.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// The entries of the last two days.
    pub entries: &'f [Entry],
    /// Every other pain of the last two days, and when: with a pack, with what was tried, with an exercise.
    pub pains: &'f [(WallTime, Score)],
    /// The warning signs that [stand ticked](signs).
    pub signs: &'f [StandingSign],
    /// Whether the list waits to be gone through, see [`list_is_due`].
    pub signs_due: bool,
    /// When the last exercise ended because it hurt.
    pub hurt: Option<WallTime>,
    /// What was said of being active, if anything.
    pub clearance: Option<&'f Clearance>,
    /// The word of a clinician, if there was one.
    pub word: Option<Word>,
}

/// A warning sign that stands ticked for exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingSign {
    /// The sign.
    pub sign: WarningSign,
    /// When it was ticked first, with no whole list of a later day without it since.
    pub since: WallTime,
    /// The last time.
    pub last: WallTime,
}

impl StandingSign {
    /// Whether it closes exercises. One that calls for no emergency does until a clinician who may know of it has said that they are
    /// fine. That it is ticked again with each list tells nothing new.
    fn closes(&self, word: Option<Word>) -> bool {
        match self.sign.tier {
            Tier::Emergency => true,
            Tier::SameDay => !word.is_some_and(|word| word.speaks_of(self.since)),
            Tier::Visit => false,
        }
    }
}

/// The warning signs that stand ticked for exercises. The line of each day asks for new ones only, and who ticks another sign has not gone
/// through the rest: the whole list of a later day alone says that one is over. `answers` are in the order told.
pub fn signs(answers: &[SignAnswer]) -> Vec<StandingSign> {
    let of = |sign: WarningSign| {
        let mut ticked: Vec<WallTime> = Vec::new();
        for answer in answers {
            if answer.ticked.contains(&sign) {
                ticked.push(answer.at);
            } else if is_list(answer) {
                ticked.retain(|ticked| stands_on(ticked.date_naive(), answer.at.date_naive()));
            }
        }
        ticked.extend(answers.iter().filter(|answer| answer.is_unanswered(sign)).map(|answer| answer.at));
        Some(StandingSign { sign, since: *ticked.iter().min()?, last: *ticked.iter().max()? })
    };
    SIGNS.into_iter().filter_map(of).collect()
}

/// Those of them that close exercises.
pub fn closing(signs: &[StandingSign], word: Option<Word>) -> impl Iterator<Item = &StandingSign> {
    signs.iter().filter(move |sign| sign.closes(word))
}

/// Whether the list has to be gone through before exercises, whatever else asks for it (2, behaviour rules). One of a day that can't
/// have come was told while the clock was ahead: nobody knows when it was.
pub fn list_is_due(answers: &[SignAnswer], now: &Moment) -> bool {
    let days = answers.iter().filter(|answer| is_list(answer)).map(|answer| answer.at.date_naive());
    let last = days.filter(|day| now.has_come(*day)).max();
    last.is_none_or(|list| list + Days::new(SIGNS_COUNT_FOR) < now.day())
}

fn is_list(answer: &SignAnswer) -> bool {
    answer.extent == Extent::List
}

/// What speaks against exercises at `now`; they are for today where nothing does.
///
/// Somebody who knows of the pain, the spasm or a sign that calls for no emergency may say that exercises are fine all the same. A word
/// of before does not speak of it.
pub fn gate(facts: &Facts<'_>, now: &Moment) -> Vec<Closed> {
    let stands = |at: WallTime| !facts.word.is_some_and(|word| word.speaks_of(at));
    let hurts = |at: WallTime, pain| now.wall - at < PAIN_COUNTS_FOR && stands(at) && is_too_much(pain);
    let of_entry = |entry: &Entry| hurts(entry.occurred_at, entry.worst.max(entry.average));
    // Whoever came from a zone in which it is tomorrow told of today under that date.
    let is_of_today = |at: WallTime| at.date_naive() >= now.day();
    let spasm_today =
        |entry: &Entry| entry.spasms.unwrap_or(0) > 0 && is_of_today(entry.occurred_at) && stands(entry.occurred_at);
    let closed = |reason: Closed| match reason {
        Closed::Signs => closing(facts.signs, facts.word).next().is_some(),
        Closed::SignsDue => facts.signs_due,
        Closed::Pain => {
            facts.entries.iter().any(of_entry) || facts.pains.iter().any(|(at, pain)| hurts(*at, Some(*pain)))
        }
        Closed::Spasm => facts.entries.iter().any(spasm_today),
        Closed::Hurt => facts.hurt.is_some_and(|at| is_of_today(at) && stands(at)),
        Closed::Activity => facts.clearance.is_none(),
        Closed::NotCleared => facts.clearance.is_some_and(|said| !said.active && said.on.is_none()),
    };
    <Closed as crate::Code>::all().filter(|reason| closed(*reason)).collect()
}

/// Whether a pain is too much for exercises.
fn is_too_much(pain: Option<Score>) -> bool {
    pain.is_some_and(|pain| pain.points() > MOST_PAIN)
}

impl Closed {
    /// Whether the pain right before speaks against it, whatever the diary says.
    ///
    /// # Errors
    /// [`Invalid::TooMuchPain`].
    pub fn by_pain_now(before: Score) -> Result<(), Invalid> {
        if is_too_much(Some(before)) { Err(Invalid::TooMuchPain) } else { Ok(()) }
    }
}
