//! Episodes: runs of affected days, ended by seven clear ones (8.3; design 5, "Episode").
//!
//! Nothing of this is stored. Episodes are computed from the diary each time, so that a back-dated entry mends the past.

mod gap;
mod onsets;
mod settled;

pub use gap::{GapAnswer, GapQuestion, StillHadIt, open_questions};
pub use settled::{reaches_before, settled_before};

use chrono::{Days, NaiveDate};

use crate::Code;
use crate::day::{Area, DayFact, DayState, day_states};
use crate::place::Place;
use gap::{Gap, filled};
use onsets::{Ends, Onsets, first_told_bad};

/// Clear days in a row that end an episode, and days without an affected or grey one after which its end is not known
/// (PACE trial; 8.1).
pub const CLEAR_DAYS_THAT_END: i64 = 7;

codes! {
    /// How an episode stands at the moment of looking.
    pub enum EpisodeState {
        /// Still going on, as far as the diary tells.
        Open = "open",
        /// Seven clear days in a row have followed, or the person said that it had ended.
        Closed = "closed",
        /// Seven days have passed without an affected or grey one, but not all of them are known to be clear.
        EndUnknown = "end-unknown",
    }
}

/// A run of affected days in one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The part of the back it is counted over.
    pub area: Area,
    /// Its first day: affected, or declared by an entry of it.
    pub start: NaiveDate,
    /// Its last affected or grey day so far.
    pub last: NaiveDate,
    /// How it stands.
    pub state: EpisodeState,
    /// Whether `start` was declared and is no affected day in the diary.
    pub start_declared: bool,
    /// Its first affected day in the diary.
    pub noted: NaiveDate,
    /// Days after that which count as affected though the diary tells nothing of them: the person said so of all of them at once.
    pub estimated: i64,
    /// Of these, days with an entry, which does not give the worst pain (8.2).
    pub without_pain: i64,
    /// What the diary does not tell about its end. Only for [`EpisodeState::EndUnknown`].
    pub question: Option<GapQuestion>,
}

impl Episode {
    /// Its length in days, the first and the last both counted.
    pub fn days(&self) -> i64 {
        days_between(self.start, self.last) + 1
    }

    /// Whether both share a day. An answer given about an episode still belongs to it when a later entry moved its ends.
    pub fn shares_a_day_with(&self, start: NaiveDate, last: NaiveDate) -> bool {
        self.start <= last && start <= self.last
    }
}

/// Whether an end that was the one day may have moved to the other since.
fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    (0..CLEAR_DAYS_THAT_END).contains(&days_between(one, other))
}

/// The whole back's episodes and those of every place that is named at all, in order of area and start.
/// `facts` must be in the order of their days. Days after `today` are not looked at.
pub fn all_episodes(facts: &[DayFact], answers: &[GapAnswer], today: NaiveDate) -> Vec<Episode> {
    let facts = once_each(facts);
    let named = facts.iter().fold(crate::place::Places::NONE, |named, fact| named.union(fact.places));
    let whole = episodes(&facts, Area::WholeBack, answers, today);
    let places = Place::all().filter(|place| named.contains(*place)).map(Area::At);
    let of_places: Vec<Episode> = places.flat_map(|area| episodes_of(&facts, area, &whole, answers, today)).collect();
    whole.into_iter().chain(of_places).collect()
}

/// The facts without what another of the same day says already: a day is gone through for every area, and neither its state
/// nor an onset depends on how often something was said.
fn once_each(facts: &[DayFact]) -> Vec<DayFact> {
    let mut each: Vec<DayFact> = Vec::new();
    for fact in facts {
        if !each.iter().rev().take_while(|said| said.day == fact.day).any(|said| said == fact) {
            each.push(*fact);
        }
    }
    each
}

/// The episodes of one area, in order. `facts` must be in the order of their days. Days after `today` are not looked at.
pub fn episodes(facts: &[DayFact], area: Area, answers: &[GapAnswer], today: NaiveDate) -> Vec<Episode> {
    let whole = match area {
        Area::WholeBack => Vec::new(),
        Area::At(_) => episodes(facts, Area::WholeBack, answers, today),
    };
    episodes_of(facts, area, &whole, answers, today)
}

/// The episodes of one area, where those of the `whole` back are known: none yet, where they are what is asked for.
fn episodes_of(
    facts: &[DayFact],
    area: Area,
    whole: &[Episode],
    answers: &[GapAnswer],
    today: NaiveDate,
) -> Vec<Episode> {
    let facts = &facts[..facts.partition_point(|fact| fact.day <= today)];
    let told = told_days(facts, area);
    let mut days = filled(facts, area, &told, answers);
    let onsets = Onsets::of(facts, area, &told, answers);
    // What one onset adds to a run may bring to it an entry that tells of another.
    loop {
        let known = days.len();
        let so_far = runs(&days);
        let ends = Ends::of(&so_far, whole);
        for run in so_far {
            let (first, began) = (run.0, onsets.began(&days, run, &ends));
            let declared = onsets.declared(run, began, &ends).map(|declared| declared.onset);
            let declared = declared.filter(|onset| *onset < first);
            if let Some(from) = declared.filter_map(|onset| onsets.reaches_back_to(&days, onset, first)).min() {
                count_as_affected(&mut days, from, first - Days::new(1));
            }
        }
        if days.len() == known {
            break;
        }
    }

    let runs = runs(&days);
    let ends = Ends::of(&runs, whole);
    let mut episodes: Vec<Episode> = Vec::with_capacity(runs.len());
    let mut next = None;
    for &(first, last) in runs.iter().rev() {
        let noted = first_told_bad(&told, first);
        let declared = onsets.began(&days, (first, last), &ends).filter(|onset| *onset < noted);
        let (start, start_declared) = (declared.unwrap_or(noted), declared.is_some());
        let counted = |days: &[(NaiveDate, DayState)]| from_day(days, last + Days::new(1)) - from_day(days, noted);
        let estimated = (counted(&days) - counted(&told)).try_into().unwrap_or(i64::MAX);
        let of_days = facts.chunk_by(|one, next| one.day == next.day).map(|of_day| of_day[0].day);
        let counts =
            |days: &[(NaiveDate, DayState)], day: &NaiveDate| days.binary_search_by_key(day, |known| known.0).is_ok();
        let is_estimate = |day: &NaiveDate| (noted..=last).contains(day) && counts(&days, day) && !counts(&told, day);
        let without_pain = of_days.filter(is_estimate).count().try_into().unwrap_or(i64::MAX);
        let (state, question) = ending(&days, area, last, next, today, answers);
        episodes.push(Episode { area, start, last, state, start_declared, noted, estimated, without_pain, question });
        next = Some(Next { first, start });
    }
    episodes.reverse();
    episodes
}

/// The days of which something is told.
fn told_days(facts: &[DayFact], area: Area) -> Vec<(NaiveDate, DayState)> {
    let mut days = day_states(facts, area);
    days.retain(|(_, state)| *state != DayState::Unknown);
    days
}

/// Counts the days that nothing is known of as affected.
fn count_as_affected(days: &mut Vec<(NaiveDate, DayState)>, first: NaiveDate, last: NaiveDate) {
    for day in first.iter_days().take_while(|day| *day <= last) {
        if let Err(index) = days.binary_search_by_key(&day, |day| day.0) {
            days.insert(index, (day, DayState::Affected));
        }
    }
}

/// Where the days from `day` on begin.
fn from_day(days: &[(NaiveDate, DayState)], day: NaiveDate) -> usize {
    days.partition_point(|known| known.0 < day)
}

/// First and last day of each run. A run starts on an affected day and goes on through every affected or grey day that
/// follows less than seven days without one.
fn runs(days: &[(NaiveDate, DayState)]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for &(day, state) in days {
        match runs.last_mut() {
            _ if state < DayState::Grey => {}
            Some(run) if days_between(run.1, day) - 1 < CLEAR_DAYS_THAT_END => run.1 = day,
            _ if state == DayState::Affected => runs.push((day, day)),
            _ => {}
        }
    }
    runs
}

/// The run after one: its first affected day, and where the person says that it began.
#[derive(Debug, Clone, Copy)]
struct Next {
    first: NaiveDate,
    start: NaiveDate,
}

/// How the run whose last day is `last` stands, and what there is to ask about its end.
fn ending(
    days: &[(NaiveDate, DayState)],
    area: Area,
    last: NaiveDate,
    next: Option<Next>,
    today: NaiveDate,
    answers: &[GapAnswer],
) -> (EpisodeState, Option<GapQuestion>) {
    let after = &days[days.partition_point(|day| day.0 <= last)..];
    let between = &after[..after.partition_point(|day| next.is_none_or(|next| day.0 < next.first))];
    if last_clear_week(between).is_some() {
        return (EpisodeState::Closed, None);
    }
    // Today counts only once something is known of it: it is not over.
    let today_is_known = between.last().is_some_and(|day| day.0 == today);
    let over = if today_is_known { today } else { today - Days::new(1) };
    if next.is_none() && days_between(last, over) < CLEAR_DAYS_THAT_END {
        return (EpisodeState::Open, None);
    }
    // Of days of the next one nobody asks, where a week is left to ask about.
    let until = next.map_or(today, |next| match days_between(last, next.start) <= CLEAR_DAYS_THAT_END {
        true => next.first,
        false => next.start,
    });
    let gap = Gap {
        from: last + Days::new(1),
        end: next.map_or(over, |next| next.first - Days::new(1)),
        to: until - Days::new(1),
        goes_on: next.is_none(),
    };
    match gap.said(between, answers.iter().filter(|answer| answer.speaks_of(area))) {
        Some(StillHadIt::No) => (EpisodeState::Closed, None),
        said => (EpisodeState::EndUnknown, Some(gap.question(area, said.is_some()))),
    }
}

/// The last day of the last seven clear days in a row.
fn last_clear_week(days: &[(NaiveDate, DayState)]) -> Option<NaiveDate> {
    let (mut last, mut now, mut previous) = (None, 0, None);
    for &(day, state) in days {
        let follows = previous.is_some_and(|previous| days_between(previous, day) == 1);
        now = if state != DayState::Clear {
            0
        } else if follows {
            now + 1
        } else {
            1
        };
        previous = Some(day);
        last = if now >= CLEAR_DAYS_THAT_END { previous } else { last };
    }
    last
}

/// Whole days from `from` to `to`.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

#[cfg(test)]
#[path = "episode_tests.rs"]
mod tests;
