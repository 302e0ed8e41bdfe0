//! When a spasm began, as far as an entry declares it (8.3): to which run of days that belongs, and how far back it reaches (ADR 35).

use chrono::NaiveDate;

use super::{CLEAR_DAYS_THAT_END, Episode, GapAnswer, StillHadIt, days_between, from_day, is_near, last_clear_week};
use crate::day::{Area, DayFact, DayState};
use crate::place::Place;

/// A first day that an entry declares.
pub(super) struct Declared {
    /// The day.
    pub(super) onset: NaiveDate,
    /// Whether the entry is of a day before the first that was told bad.
    pub(super) ahead: bool,
}

/// On which days the runs of an area ended, and those of the whole back.
pub(super) struct Ends {
    of_area: Vec<NaiveDate>,
    of_back: Vec<NaiveDate>,
}

impl Ends {
    /// Of an area's `runs`, and of the episodes of the `whole` back: without any the area is the whole back itself.
    pub(super) fn of(runs: &[(NaiveDate, NaiveDate)], whole: &[Episode]) -> Self {
        let of_area: Vec<NaiveDate> = runs.iter().map(|run| run.1).collect();
        let of_back = whole.iter().map(|episode| episode.last).collect::<Vec<_>>();
        Self { of_back: if whole.is_empty() { of_area.clone() } else { of_back }, of_area }
    }

    /// Those before a day.
    pub(super) fn before(&self, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.of_area.iter().chain(&self.of_back).copied().filter(move |end| *end < day)
    }

    /// Whether what an entry declares is of a run that ended before `first`, and less than a week before the entry.
    fn is_of_one_before(&self, first: NaiveDate, fact: &DayFact, onset: NaiveDate) -> bool {
        let ends = if fact.places.is_empty() { &self.of_back } else { &self.of_area };
        ends.iter().any(|end| *end < first && *end < fact.day && is_near(*end, fact.day) && onset <= *end)
    }
}

/// The first days that are declared of the run from `first` to `last`: by its entries; by those of the week after it, while it may go on, of
/// days on which it was there; and by those of the week before it and before the mild days that lead to it, unless they tell of one that
/// ended before. It begins on the first day
/// that was `told` bad, and before that where an onset was told already. Of a place that is what names it; what names none is of the place
/// in which the spasm began.
pub(super) fn declared_onsets(
    facts: &[DayFact],
    area: Area,
    told: &[(NaiveDate, DayState)],
    (first, last): (NaiveDate, NaiveDate),
    ends: &Ends,
) -> impl Iterator<Item = Declared> {
    let noted = first_told_bad(told, first);
    let before = told[..from_day(told, noted)].iter().rev();
    let since = leads_to(before.filter(|day| day.1 >= DayState::Grey).map(|day| day.0), noted).min(first);
    let from = facts.partition_point(|fact| days_between(fact.day, since) >= CLEAR_DAYS_THAT_END);
    let to = facts.partition_point(|fact| days_between(last, fact.day) < CLEAR_DAYS_THAT_END);
    facts[from..to].iter().filter_map(move |fact| {
        let (onset, ahead) = (fact.onset?, fact.day < noted);
        let was_there = fact.day <= last || onset <= last;
        let is_of_it = match area {
            Area::WholeBack => true,
            Area::At(place) if fact.places.is_empty() => begins_at(facts, place, noted, ahead),
            Area::At(place) => fact.places.contains(place),
        };
        let is_of_it = is_of_it && !(ahead && ends.is_of_one_before(first, fact, onset));
        (was_there && is_of_it).then_some(Declared { onset, ahead })
    })
}

/// The first bad day that was told of the run that begins on `first`: days before it are an estimate, or declared.
pub(super) fn first_told_bad(told: &[(NaiveDate, DayState)], first: NaiveDate) -> NaiveDate {
    let mut since = told[from_day(told, first)..].iter();
    since.find(|day| day.1 == DayState::Affected).map_or(first, |day| day.0)
}

/// From which day on the spasm whose first affected day is `first` was there, where an entry of it declares an onset before.
/// Where the diary knows that no spasm was there in between, by seven clear days or by what the person said, it goes back to the
/// first affected day after that, if there is one.
pub(super) fn reaches_back_to(
    days: &[(NaiveDate, DayState)],
    area: Area,
    answers: &[GapAnswer],
    onset: NaiveDate,
    first: NaiveDate,
) -> Option<NaiveDate> {
    let between = &days[from_day(days, onset)..from_day(days, first)];
    let clear = last_clear_week(between);
    let said = answers.iter().filter(|answer| answer.still == StillHadIt::No && answer.speaks_of(area));
    let said = said.map(|answer| answer.to).filter(|to| (onset..first).contains(to));
    match clear.into_iter().chain(said).max() {
        None => Some(onset),
        Some(free) => between.iter().find(|(day, state)| *day > free && *state == DayState::Affected).map(|day| day.0),
    }
}

/// The first of the days `before` that lead to `first` with less than a week between; they come the latest first.
fn leads_to(mut before: impl Iterator<Item = NaiveDate>, first: NaiveDate) -> NaiveDate {
    let is_near = |next, day| days_between(day, next) <= CLEAR_DAYS_THAT_END;
    before.try_fold(first, |next, day| if is_near(next, day) { Ok(day) } else { Err(next) }).unwrap_or_else(|next| next)
}

/// Whether the spasm that is at `place` from `first` on was noted nowhere else before; for what is told ahead of it, not even without a
/// place.
fn begins_at(facts: &[DayFact], place: Place, first: NaiveDate, ahead: bool) -> bool {
    let before = &facts[..facts.partition_point(|fact| fact.day < first)];
    let bad = || before.iter().rev().filter(|fact| fact.state >= DayState::Grey);
    let since = leads_to(bad().map(|fact| fact.day), first);
    let may_be_there = |fact: &DayFact| match fact.places.is_empty() {
        true => !ahead || fact.state < DayState::Affected,
        false => fact.places.contains(place),
    };
    bad().take_while(|fact| since <= fact.day).all(may_be_there)
}

#[cfg(test)]
#[path = "onsets_tests.rs"]
mod tests;
