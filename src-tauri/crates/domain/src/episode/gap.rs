//! Gaps of which the diary does not tell whether the spasm was there: what is asked about them, and what an answer makes of them (8.3).

use chrono::{Days, NaiveDate};

use super::{CLEAR_DAYS_THAT_END, Episode, count_as_affected, days_between, is_near, runs, told_days};
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
    /// Whether it was said of the gap from `from` up to the eve of `next`, which is asked about up to `to`: not over days on which the next one
    /// was declared. It was over up to `known`. An end may have moved by less than a week since; an affected day further inside the days
    /// that were asked about makes it another gap, and so does one after them. What "most days" says counts already: what is left of the gap after it nobody was asked about. Nor does "I do
    /// not remember" speak of a week that came after.
    pub(super) fn holds_for(&self, from: NaiveDate, next: Option<NaiveDate>, to: NaiveDate, known: NaiveDate) -> bool {
        // Of a place nobody may have told anything for some days before the whole back's gap began. What lies after the gap says nothing
        // of it.
        let end = self.to.min(next.map_or(to, |next| next - Days::new(1)));
        let is_week_to = |day| days_between(self.from, day) + 1 >= CLEAR_DAYS_THAT_END;
        // Whoever is asked on the seventh day is asked about the six before it.
        let is_of_a_week = is_week_to(end) || self.to <= end && is_week_to(known);
        let begins_earlier = match self.still {
            StillHadIt::YesMostDays => false,
            StillHadIt::No => from <= self.from && is_of_a_week,
            StillHadIt::DoNotRemember => is_near(from, self.from),
        };
        let begins_in_it = from <= self.to && (is_near(self.from, from) || begins_earlier);
        let ends_in_it = next.is_none_or(|next| self.to < next || is_near(next, self.to));
        let speaks_to_its_end = match self.still {
            StillHadIt::YesMostDays => to <= self.to,
            StillHadIt::No => true,
            StillHadIt::DoNotRemember => next.is_none() || days_between(self.to, to) < CLEAR_DAYS_THAT_END,
        };
        begins_in_it && ends_in_it && speaks_to_its_end
    }

    pub(super) fn speaks_of(&self, area: Area) -> bool {
        self.area == area || self.area == Area::WholeBack
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
    let yes = || answers.iter().filter(|answer| answer.still == StillHadIt::YesMostDays);
    let mut days = told.to_vec();
    if area == Area::WholeBack {
        let places = Place::all().map(Area::At).filter(|place| yes().any(|answer| answer.area == *place));
        for place in places {
            for (day, _) in filled(facts, place, &told_days(facts, place), answers) {
                count_as_affected(&mut days, day, day);
            }
        }
    }
    for answer in yes().filter(|answer| answer.speaks_of(area)) {
        fill(&mut days, answer, area);
    }
    days
}

/// Counts the days of an answered gap that nothing is known of as affected, where the spasm was there on the eve of the gap or its end moved
/// into the gap since, and for as long as no clear week ends it: an estimate lengthens a spasm, and makes none. For a place, what was
/// said of the whole back goes no further than where the eve itself tells of it.
fn fill(days: &mut Vec<(NaiveDate, DayState)>, answer: &GapAnswer, area: Area) {
    let eve = answer.from - Days::new(1);
    let state = |days: &[(NaiveDate, DayState)], day: NaiveDate| {
        days.binary_search_by_key(&day, |known| known.0).ok().map(|index| days[index].1)
    };
    let is_asked = answer.area == area;
    let is_of = |(first, last): &(NaiveDate, NaiveDate)| {
        (first..=last).contains(&&eve) || is_asked && is_near(answer.from, *last + Days::new(1))
    };
    let Some((first, _)) = runs(days).into_iter().find(is_of) else { return };
    if !is_asked && state(days, eve).is_none_or(|state| state < DayState::Grey) {
        return;
    }
    let mut there_on = eve.max(first);
    for day in answer.from.max(first).iter_days().take_while(|day| *day <= answer.to) {
        match state(days, day) {
            Some(state) if state < DayState::Grey && days_between(there_on, day) >= CLEAR_DAYS_THAT_END => return,
            Some(state) if state < DayState::Grey => continue,
            Some(_) => {}
            None => count_as_affected(days, day, day),
        }
        there_on = day;
    }
}
