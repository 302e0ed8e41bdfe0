//! Episodes: runs of affected days, ended by seven clear ones (8.3; design 5, "Episode").
//!
//! Nothing of this is stored. Episodes are computed from the diary each time, so that a back-dated entry mends the past.

mod settled;

pub use settled::settled_before;

use chrono::{Days, NaiveDate};

use crate::Code;
use crate::day::{Area, DayFact, DayState, day_states};
use crate::place::Place;

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
    /// Whether `start` was declared and lies before the first affected day in the diary.
    pub start_declared: bool,
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
    fn speaks_of(&self, area: Area) -> bool {
        self.area == area || self.area == Area::WholeBack
    }
}

/// The whole back's episodes and those of every place that is named at all, in order of area and start.
/// `facts` must be in the order of their days. Days after `today` are not looked at.
pub fn all_episodes(facts: &[DayFact], answers: &[GapAnswer], today: NaiveDate) -> Vec<Episode> {
    let facts = once_each(facts);
    let named = facts.iter().fold(crate::place::Places::NONE, |named, fact| named.union(fact.places));
    std::iter::once(Area::WholeBack)
        .chain(Place::all().filter(|place| named.contains(*place)).map(Area::At))
        .flat_map(|area| episodes(&facts, area, answers, today))
        .collect()
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
    let facts = &facts[..facts.partition_point(|fact| fact.day <= today)];
    let mut days = day_states(facts, area);
    days.retain(|(_, state)| *state != DayState::Unknown);
    for answer in answers.iter().filter(|answer| answer.still == StillHadIt::YesMostDays && answer.speaks_of(area)) {
        fill(&mut days, answer);
    }

    let runs = runs(&days);
    let mut episodes: Vec<Episode> = Vec::with_capacity(runs.len());
    for (index, &(first, last)) in runs.iter().enumerate() {
        let next = runs.get(index + 1).map(|next| next.0);
        let (state, question) = ending(&days, area, last, next, today, answers);
        let declared = declared_onset(facts, area, first, last).filter(|declared| *declared < first);
        let earliest = episodes.last().map_or(NaiveDate::MIN, |previous| previous.last + Days::new(1));
        let start = declared.map_or(first, |declared| declared.max(earliest));
        // Cut back to the day after the previous episode it is no longer what the person said.
        let start_declared = declared == Some(start);
        episodes.push(Episode { area, start, last, state, start_declared, question });
    }
    episodes
}

/// Counts the days of an answered gap that nothing is known of as affected. For a place, what was said of the whole back
/// goes only where the spasm was on the eve of the gap.
fn fill(days: &mut Vec<(NaiveDate, DayState)>, answer: &GapAnswer) {
    let eve = answer.from - Days::new(1);
    let was_there = days.binary_search_by_key(&eve, |day| day.0).is_ok_and(|index| days[index].1 >= DayState::Grey);
    if !was_there {
        return;
    }
    for day in answer.from.iter_days().take_while(|day| *day <= answer.to) {
        if let Err(index) = days.binary_search_by_key(&day, |day| day.0) {
            days.insert(index, (day, DayState::Affected));
        }
    }
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

/// How the run whose last day is `last` stands, and what there is to ask about its end.
fn ending(
    days: &[(NaiveDate, DayState)],
    area: Area,
    last: NaiveDate,
    next: Option<NaiveDate>,
    today: NaiveDate,
    answers: &[GapAnswer],
) -> (EpisodeState, Option<GapQuestion>) {
    let after = &days[days.partition_point(|day| day.0 <= last)..];
    let between = &after[..after.partition_point(|day| next.is_none_or(|next| day.0 < next))];
    if clear_days_in_a_row(between) >= CLEAR_DAYS_THAT_END {
        return (EpisodeState::Closed, None);
    }
    // Today counts only once something is known of it: it is not over.
    let today_is_known = between.last().is_some_and(|day| day.0 == today);
    let ended = next.is_some() || days_between(last, today) - 1 + i64::from(today_is_known) >= CLEAR_DAYS_THAT_END;
    if !ended {
        return (EpisodeState::Open, None);
    }
    let from = last + Days::new(1);
    let to = next.unwrap_or(today) - Days::new(1);
    let answer =
        answers.iter().rev().find(|answer| answer.speaks_of(area) && (answer.from..=answer.to).contains(&from));
    match answer.map(|answer| answer.still) {
        Some(StillHadIt::No) => (EpisodeState::Closed, None),
        answer => (EpisodeState::EndUnknown, Some(GapQuestion { area, from, to, answered: answer.is_some() })),
    }
}

/// The most clear days in a row.
fn clear_days_in_a_row(days: &[(NaiveDate, DayState)]) -> i64 {
    let (mut most, mut now, mut previous) = (0, 0, None);
    for &(day, state) in days {
        let follows = previous.is_some_and(|previous| days_between(previous, day) == 1);
        now = if state != DayState::Clear {
            0
        } else if follows {
            now + 1
        } else {
            1
        };
        (most, previous) = (most.max(now), Some(day));
    }
    most
}

/// The earliest onset that an entry of the run from `first` to `last` declares.
fn declared_onset(facts: &[DayFact], area: Area, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let from = facts.partition_point(|fact| fact.day < first);
    let to = facts.partition_point(|fact| fact.day <= last);
    let counts = |fact: &&DayFact| match area {
        Area::WholeBack => true,
        Area::At(place) => fact.places.contains(place),
    };
    facts[from..to].iter().filter(counts).filter_map(|fact| fact.onset).min()
}

/// Whole days from `from` to `to`.
pub(crate) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

#[cfg(test)]
#[path = "episode_tests.rs"]
mod tests;
