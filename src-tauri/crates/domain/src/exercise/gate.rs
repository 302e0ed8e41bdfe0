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
    /// What was said of being active, if anything.
    pub clearance: Option<&'f Clearance>,
}

/// A warning sign that stands ticked for exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingSign {
    /// The sign.
    pub sign: WarningSign,
    /// The first day on which it was ticked, with no whole list of a later day without it since.
    pub since: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

impl StandingSign {
    /// Whether it closes exercises. One that calls for no emergency does until a clinician has said that they are fine: on the day on
    /// which it began or later. That it is ticked again with each list tells nothing new.
    fn closes(&self, cleared: Option<NaiveDate>) -> bool {
        match self.sign.tier {
            Tier::Emergency => true,
            Tier::SameDay => cleared.is_none_or(|on| on < self.since),
            Tier::Visit => false,
        }
    }
}

/// The warning signs that stand ticked for exercises. The line of each day asks for new ones only, and who ticks another sign has not gone
/// through the rest: the whole list of a later day alone says that one is over. `answers` are in the order told.
pub fn signs(answers: &[SignAnswer]) -> Vec<StandingSign> {
    let of = |sign: WarningSign| {
        let mut ticked: Vec<NaiveDate> = Vec::new();
        for answer in answers {
            let day = answer.at.date_naive();
            if answer.ticked.contains(&sign) {
                ticked.push(day);
            } else if is_list(answer) {
                ticked.retain(|ticked| stands_on(*ticked, day));
            }
        }
        let unanswered = answers.iter().filter(|answer| answer.is_unanswered(sign));
        ticked.extend(unanswered.map(|answer| answer.at.date_naive()));
        Some(StandingSign { sign, since: *ticked.iter().min()?, last: *ticked.iter().max()? })
    };
    SIGNS.into_iter().filter_map(of).collect()
}

/// Those of them that close exercises.
pub fn closing<'s>(signs: &'s [StandingSign], clearance: Option<&Clearance>) -> impl Iterator<Item = &'s StandingSign> {
    let cleared = clearance.and_then(|clearance| clearance.on);
    signs.iter().filter(move |sign| sign.closes(cleared))
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
/// Somebody who knows of the pain, the spasm or a sign that calls for no emergency may say that exercises are fine all the same: on
/// that day or later. A word of before does not speak of it.
pub fn gate(facts: &Facts<'_>, now: &Moment) -> Vec<Closed> {
    let cleared = facts.clearance.and_then(|clearance| clearance.on);
    let cleared_since = |day: NaiveDate| cleared.is_some_and(|on| day <= on);
    let stands = |entry: &&Entry| !cleared_since(entry.occurred_at.date_naive());
    let told = || facts.entries.iter().filter(stands);
    let hurts = |at: WallTime, pain: Option<Score>| {
        let counts = now.wall - at < PAIN_COUNTS_FOR && !cleared_since(at.date_naive());
        counts && is_too_much(pain)
    };
    let of_entry = |entry: &Entry| hurts(entry.occurred_at, entry.worst.max(entry.average));
    // Whoever came from a zone in which it is tomorrow told of today under that date.
    let spasm_today = |entry: &Entry| entry.occurred_at.date_naive() >= now.day() && entry.spasms.unwrap_or(0) > 0;
    let closed = |reason: Closed| match reason {
        Closed::Signs => closing(facts.signs, facts.clearance).next().is_some(),
        Closed::SignsDue => facts.signs_due,
        Closed::Pain => {
            facts.entries.iter().any(of_entry) || facts.pains.iter().any(|(at, pain)| hurts(*at, Some(*pain)))
        }
        Closed::Spasm => told().any(spasm_today),
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
