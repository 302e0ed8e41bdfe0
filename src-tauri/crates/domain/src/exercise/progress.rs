//! How an exercise grows (S69; 9): one repetition more after good times, none after a bad one. It is offered, and nothing grows by
//! itself. Only repetitions do, as in the article (S77): another set and a longer hold are a therapist's to give.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate, Timelike};

use super::{Amount, Closed, Ending, Morning, Plan, Run, Which, reps_done};
use crate::score::CHANGE_THAT_MATTERS;
use crate::time::{Moment, WallTime};

/// Good times after which one more repetition is offered. No source names a number: ours.
pub const GOOD_TIMES: usize = 3;
/// For how many days a time counts: after a longer pause the body is not where it was. Ours.
pub const TIMES_COUNT_FOR: u64 = 28;
/// For how many days the morning after is asked about. Ours.
pub const ASKED_FOR: u64 = 7;
/// The hours in which it is asked about: never at night.
const ASKED_AT: RangeInclusive<u32> = 5..=21;

codes! {
    /// What is offered of an exercise.
    pub enum Offer {
        /// One repetition more.
        More = "more",
        /// One repetition less.
        Less = "less",
        /// To keep the numbers, and to ask whoever set them.
        Hold = "hold",
    }
}

impl Offer {
    /// The plan where the offer is taken. Numbers that a person takes are not those of a therapist any more.
    #[must_use]
    pub fn taken(self, plan: &Plan) -> Plan {
        let reps = match self {
            Offer::More => plan.amount.reps.saturating_add(1),
            Offer::Less => plan.amount.reps.saturating_sub(1),
            Offer::Hold => return plan.clone(),
        };
        Plan { amount: Amount { reps, ..plan.amount }, said_by: None, may_offer: false, ..plan.clone() }
    }

    /// Whether it can be done without a word of a therapist.
    fn is_allowed(self, plan: &Plan) -> bool {
        self.taken(plan).amount.check(false).is_ok()
    }
}

/// What is offered of an exercise, if anything: never while the gate is `closed`, and never more than one repetition. `since` is when
/// its numbers were set or kept last: what was done before tells nothing of them. `runs` are in any order.
///
/// The numbers of a therapist are offered to change only where the person [said that they may be](Plan::may_offer), and never for less.
pub fn offer(plan: &Plan, since: Option<WallTime>, runs: &[Run], closed: &[Closed], now: &Moment) -> Option<Offer> {
    if !closed.is_empty() {
        return None;
    }
    let days = days(plan.exercise, runs, now);
    if is_worse_since(since, &days) {
        let is_own = plan.said_by.is_none();
        return Some(if is_own && Offer::Less.is_allowed(plan) { Offer::Less } else { Offer::Hold });
    }
    let by_these = |run: &&Run| run.amount == plan.amount && since.is_none_or(|since| run.started.wall > since);
    let times = days.iter().map(|day| day.iter().copied().filter(by_these).collect::<Vec<_>>());
    let told = times.filter(|time| !time.is_empty()).filter_map(|time| went_well(&time));
    let good = told.take_while(|well| *well).take(GOOD_TIMES).count();
    let may = plan.said_by.is_none() || plan.may_offer;
    let awaits_its_morning = days.first().is_some_and(|day| morning_is_awaited(day, now));
    (good == GOOD_TIMES && may && !awaits_its_morning && Offer::More.is_allowed(plan)).then_some(Offer::More)
}

/// What was done of an exercise as far as it counts, day by day, the latest first.
fn days<'r>(exercise: Which, runs: &'r [Run], now: &Moment) -> Vec<Vec<&'r Run>> {
    let from = now.day() - Days::new(TIMES_COUNT_FOR);
    let counts = |run: &&Run| {
        let day = run.started.day();
        run.exercise == exercise && run.was_done() && day >= from && now.has_come(day)
    };
    let mut runs: Vec<&Run> = runs.iter().filter(counts).collect();
    runs.sort_by_key(|run| std::cmp::Reverse(run.started.wall));
    runs.chunk_by(|one, other| one.started.day() == other.started.day()).map(<[_]>::to_vec).collect()
}

/// Whether the last morning that was told was worse, and nothing was set or kept since: numbers that were set on the day of those
/// exercises were set before anybody knew.
fn is_worse_since(since: Option<WallTime>, days: &[Vec<&Run>]) -> bool {
    let told = |run: &Run| run.morning.is_some_and(|morning| morning != Morning::NotSaid);
    let last = days.iter().find(|day| day.iter().any(|run| told(run)));
    let stands = |run: &Run| since.is_none_or(|since| since.date_naive() <= run.started.day());
    last.is_some_and(|day| day.iter().any(|run| run.morning == Some(Morning::Worse) && stands(run)))
}

/// Whether the morning after a day of exercises can still be told.
fn morning_is_awaited(day: &[&Run], now: &Moment) -> bool {
    day.iter().all(|run| run.morning.is_none() && run.started.day() + Days::new(ASKED_FOR) >= now.day())
}

/// Whether what was done on a day went well; `None` where that is not known, or not yet. What was left in the middle is no good time,
/// though nobody can say why.
fn went_well(time: &[&Run]) -> Option<bool> {
    let badly = |run: &&Run| !run.is_whole() || run.hurt_more() || run.morning == Some(Morning::Worse);
    if time.iter().any(badly) {
        return Some(false);
    }
    let told = |run: &&Run| matches!(run.morning, Some(Morning::Better | Morning::Usual));
    time.iter().all(told).then_some(true)
}

impl Run {
    /// Whether all of it was done.
    pub fn is_whole(&self) -> bool {
        self.ending == Some(Ending::Done) && self.reps_done == Some(self.reps())
    }

    /// Repetitions of all sets and sides.
    pub fn reps(&self) -> u16 {
        reps_done(&self.cues(), self.length())
    }

    /// Whether it hurt more afterwards, by as much as matters.
    fn hurt_more(&self) -> bool {
        self.after.is_some_and(|after| after.points() >= self.before.points() + CHANGE_THAT_MATTERS)
    }
}

/// How it was on the morning after a day, where that was told of what was done on it: it is of all that was done, whatever is told first.
pub fn morning_told<'r>(day: NaiveDate, runs: impl IntoIterator<Item = &'r Run>) -> Option<Morning> {
    runs.into_iter().filter(|run| run.was_done() && run.started.day() == day).find_map(|run| run.morning)
}

/// The day of exercises after which the morning is asked about: the last one before today on which any was done, once, and not for
/// longer than [`ASKED_FOR`].
pub fn morning_due(runs: &[Run], now: &Moment) -> Option<NaiveDate> {
    if !ASKED_AT.contains(&now.wall.hour()) {
        return None;
    }
    let done = runs.iter().filter(|run| run.was_done() && run.started.day() < now.day());
    let last = done.clone().map(|run| run.started.day()).max()?;
    let is_told = done.clone().any(|run| run.started.day() == last && run.morning.is_some());
    (!is_told && last + Days::new(ASKED_FOR) >= now.day()).then_some(last)
}

#[cfg(test)]
#[path = "progress_tests.rs"]
mod tests;
