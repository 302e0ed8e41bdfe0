//! Gaps of which the diary does not tell whether the spasm was there: what is asked about them, and what an answer makes of them (8.3).

use chrono::{Days, NaiveDate};

use super::{CLEAR_DAYS_THAT_END, Episode, count_as_affected, days_between, runs, told_days};
use crate::Code;
use crate::day::{Area, DayFact, DayState};
use crate::place::Place;

/// "Between these days, did you still have this spasm?"
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapQuestion {
    /// The part of the back.
    pub area: Area,
    /// The first day asked about.
    pub from: NaiveDate,
    /// The last day asked about.
    pub to: NaiveDate,
    /// Whether it was answered, be it with "I do not remember". It is asked only once.
    pub answered: bool,
}

codes! {
    /// What the person can say to a [`GapQuestion`].
    pub enum StillHadIt {
        /// The unknown days count as affected, as an estimate.
        YesMostDays = "yes-most-days",
        /// The spasm had ended; the next one is another.
        No = "no",
        /// Nothing changes, and it is not asked again.
        DoNotRemember = "do-not-remember",
    }
}

/// An answer to a [`GapQuestion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapAnswer {
    /// The part of the back that was asked about. What is said of the whole back goes for every place.
    pub area: Area,
    /// The first day asked about.
    pub from: NaiveDate,
    /// The last day asked about.
    pub to: NaiveDate,
    /// What the person said.
    pub still: StillHadIt,
}

impl GapAnswer {
    /// Whether it tells of this gap: it speaks of a week of it, and of less than a week on either side. Its ends may have moved since; a bad
    /// day told further inside the days that were asked about makes it another gap.
    pub(super) fn is_of(&self, gap: &Gap) -> bool {
        let is_week = |from, to| days_between(from, to) >= CLEAR_DAYS_THAT_END;
        // Whoever is asked on the seventh day is asked about the six before it.
        let last = self.to.max(self.from + Days::new(CLEAR_DAYS_THAT_END.unsigned_abs() - 1));
        let is_cut_off = is_week(self.from, gap.from) || !gap.goes_on && is_week(gap.end, last);
        !is_cut_off && is_week(self.from.max(gap.from), last.min(gap.end) + Days::new(1))
    }

    pub(super) fn speaks_of(&self, area: Area) -> bool {
        self.area == area || self.area == Area::WholeBack
    }
}

/// The days from the last bad day of a run to the next one, or up to now: a week or more.
pub(super) struct Gap {
    /// The first of them.
    pub(super) from: NaiveDate,
    /// The last of them that is over.
    pub(super) end: NaiveDate,
    /// The last that is asked about.
    pub(super) to: NaiveDate,
    /// Whether no bad day follows it yet.
    pub(super) goes_on: bool,
}

impl Gap {
    /// What is asked about it.
    pub(super) fn question(&self, area: Area, answered: bool) -> GapQuestion {
        GapQuestion { area, from: self.from, to: self.to, answered }
    }

    /// What the person says of it: [`StillHadIt::No`], whatever is not remembered besides; or that it is not remembered, until a week of it
    /// is left of which nobody was asked. "Most days" counts already: what it leaves is another gap. `known` are the days of this one of
    /// which something is told.
    pub(super) fn said<'a>(
        &self,
        known: &[(NaiveDate, DayState)],
        answers: impl Iterator<Item = &'a GapAnswer> + Clone,
    ) -> Option<StillHadIt> {
        let said = |still| answers.clone().filter(move |answer| answer.still == still && answer.is_of(self));
        if said(StillHadIt::No).next().is_some() {
            return Some(StillHadIt::No);
        }
        let forgotten = || said(StillHadIt::DoNotRemember);
        let asked_to = forgotten().map(|answer| answer.to).max()?;
        // While it goes on, the silence after the days asked about is the same one.
        let to = if self.goes_on { asked_to } else { self.to };
        let is_unasked = |day: &NaiveDate| {
            known.binary_search_by_key(day, |known| known.0).is_err()
                && !forgotten().any(|answer| (answer.from..=answer.to).contains(day))
        };
        let unasked: i64 = self.from.iter_days().take_while(|day| *day <= to).filter(is_unasked).map(|_| 1).sum();
        (unasked < CLEAR_DAYS_THAT_END).then_some(StillHadIt::DoNotRemember)
    }
}

/// The questions about gaps that nobody has answered, latest first. Those of the whole back; and of a place, where nothing is
/// asked of the whole back about the same days: one answer settles both. A gap that had ended before `since` is not asked about.
pub fn open_questions(episodes: &[Episode], since: NaiveDate) -> Vec<GapQuestion> {
    let mut open: Vec<GapQuestion> = Vec::new();
    let asked = episodes.iter().filter_map(|episode| episode.question);
    for question in asked.filter(|asked| !asked.answered && since <= asked.to) {
        let asked_already = |known: &GapQuestion| known.from <= question.to && question.from <= known.to;
        if !open.iter().any(asked_already) {
            open.push(question);
        }
    }
    open.sort_by_key(|question| std::cmp::Reverse(question.from));
    open
}

/// The days of which something is told, and those that count as affected by an answer. What was there in a place was there in the back.
pub(super) fn filled(
    facts: &[DayFact],
    area: Area,
    told: &[(NaiveDate, DayState)],
    answers: &[GapAnswer],
) -> Vec<(NaiveDate, DayState)> {
    let mut days = told.to_vec();
    let mut yes: Vec<&GapAnswer> = answers.iter().filter(|answer| answer.still == StillHadIt::YesMostDays).collect();
    if area == Area::WholeBack {
        let places = Place::all().map(Area::At).filter(|place| yes.iter().any(|answer| answer.area == *place));
        for place in places {
            for (day, _) in filled(facts, place, &told_days(facts, place), answers) {
                count_as_affected(&mut days, day, day);
            }
        }
    }
    yes.retain(|answer| answer.speaks_of(area));
    // What counts before a gap decides whether it was there on its eve, whichever was answered first.
    yes.sort_by_key(|answer| (answer.from, answer.to));
    for answer in yes {
        if answer.area == area || was_there_before(&days, facts, answer) {
            fill(&mut days, answer, |day| answer.area != area && is_over(answers, area, day));
        }
    }
    days
}

/// Whether what is said of the whole back may be meant of a place with these `days`: it was there too on the last day that was told bad
/// anywhere before the gap, and, where that is not the eve any more, on the first one after it that may have been.
fn was_there_before(days: &[(NaiveDate, DayState)], facts: &[DayFact], answer: &GapAnswer) -> bool {
    let eve = answer.from - Days::new(1);
    let (before, after) = facts.split_at(facts.partition_point(|fact| fact.day <= eve));
    let is_bad = |fact: &&DayFact| fact.state >= DayState::Grey;
    let is_near = |day: &NaiveDate| days_between(eve, *day).abs() < CLEAR_DAYS_THAT_END;
    let last = before.iter().rfind(is_bad).map(|fact| fact.day).filter(is_near);
    let next = after.iter().find(is_bad).map(|fact| fact.day).filter(|day| is_near(day) && last != Some(eve));
    let was_there = |day: NaiveDate| days.iter().any(|known| known.0 == day && known.1 >= DayState::Grey);
    last.into_iter().chain(next).all(was_there)
}

/// Whether the person said of this very area that it was over on that day.
fn is_over(answers: &[GapAnswer], area: Area, day: NaiveDate) -> bool {
    let no = |answer: &&GapAnswer| answer.still == StillHadIt::No && answer.area == area;
    answers.iter().filter(no).any(|answer| (answer.from..=answer.to).contains(&day))
}

/// Counts the days of an answered gap that nothing is known of as affected, but for those on which it `is_over`: where the spasm was there on
/// the eve of the gap, or its end has moved by less than a week since, and for as long as no clear week ends it. An estimate lengthens a
/// spasm, and makes none.
fn fill(days: &mut Vec<(NaiveDate, DayState)>, answer: &GapAnswer, is_over: impl Fn(NaiveDate) -> bool) {
    let eve = answer.from - Days::new(1);
    let is_of = |(first, last): &(NaiveDate, NaiveDate)| {
        days_between(*last, eve) < CLEAR_DAYS_THAT_END && days_between(eve, *first) < CLEAR_DAYS_THAT_END
    };
    let Some((first, last)) = runs(days).into_iter().find(is_of) else { return };
    let mut there_on = eve.max(first).min(last);
    for day in answer.from.max(first).iter_days().take_while(|day| *day <= answer.to) {
        let known = days.binary_search_by_key(&day, |known| known.0).map(|index| days[index].1);
        if known.map_or_else(|_| !is_over(day), |state| state >= DayState::Grey) {
            count_as_affected(days, day, day);
            there_on = day;
        } else if days_between(there_on, day) >= CLEAR_DAYS_THAT_END {
            return;
        }
    }
}

#[cfg(test)]
#[path = "gap_tests.rs"]
pub(super) mod tests;
