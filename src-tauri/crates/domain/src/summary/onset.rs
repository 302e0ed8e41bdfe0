use chrono::NaiveDate;

use super::Diary;
use crate::Code;
use crate::day::{Area, DayFact, DayState, day_states};
use crate::episode::{Episode, EpisodeState, days_between};
use crate::place::{Place, Places};
use crate::statistic::Tally;

/// Days without it after which research counts a new episode (8.1: Stanton). Printed beside the 7 clear days that the
/// diary goes by.
pub const LONG_GAP_DAYS: i64 = 30;

/// The episode that is going on, or the last one (S26).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThisEpisode {
    /// Its first day.
    pub start: NaiveDate,
    /// Whether the person said that it began on `start`, before the first entry about it.
    pub start_declared: bool,
    /// Its last affected or grey day so far.
    pub last: NaiveDate,
    /// How it stands.
    pub state: EpisodeState,
    /// Which day of it `last` is; the first is 1 (S9).
    pub day_number: i64,
    /// Days that count as affected though only one answer about all of them tells of it.
    pub estimated: i64,
    /// Of these, days with an entry, which does not give the worst pain.
    pub without_pain: i64,
    /// Affected days, of the days with an entry from its first day to its last, or to today while it is open.
    pub affected: Tally,
    /// The places that an entry of it names.
    pub places: Places,
    /// Earlier episodes in the same places, the latest of each place, the latest first. One that ended in its place while the spasm went on
    /// elsewhere is among them.
    pub before: Vec<Before>,
    /// The back's episode before it, where none of those tells of the same gap (8.1).
    pub before_elsewhere: Option<Before>,
}

/// An earlier episode, in a place of this one (S11) or elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Where both were: of the place beside, which the person said is the same, both names. Or where that one was, as far as that was noted.
    pub places: Places,
    /// First day of the earlier one.
    pub start: NaiveDate,
    /// Its last affected or grey day.
    pub last: NaiveDate,
    /// Whether its end is known.
    pub end_known: bool,
    /// Days between them, neither end counted.
    pub gap_days: i64,
}

impl Before {
    /// An earlier episode, before one that began on `start`.
    fn of(earlier: &Episode, places: Places, start: NaiveDate) -> Before {
        Before {
            places,
            start: earlier.start,
            last: earlier.last,
            end_known: earlier.state != EpisodeState::EndUnknown,
            gap_days: days_between(earlier.last, start) - 1,
        }
    }

    /// Whether the gap is one that research counts as recovered (8.1).
    pub fn long_gap(&self) -> bool {
        self.gap_days >= LONG_GAP_DAYS
    }
}

/// The whole back's episode that a page up to `to` tells of: the last that has begun by then.
pub(super) fn told_of(episodes: &[Episode], to: NaiveDate) -> Option<&Episode> {
    episodes.iter().rfind(|episode| episode.area == Area::WholeBack && episode.start <= to)
}

impl ThisEpisode {
    pub(super) fn of(episode: &Episode, diary: &Diary<'_>, today: NaiveDate) -> ThisEpisode {
        let until = if episode.state == EpisodeState::Open { today } else { episode.last };
        let facts = facts_of(diary, episode.start, until);
        let before = before(episode, diary);
        let affected = |(_, state): &(NaiveDate, DayState)| *state == DayState::Affected;
        ThisEpisode {
            start: episode.start,
            start_declared: episode.start_declared,
            last: episode.last,
            state: episode.state,
            day_number: episode.days(),
            estimated: episode.estimated,
            without_pain: episode.without_pain,
            affected: Tally {
                count: day_states(facts, Area::WholeBack).iter().filter(|day| affected(day)).count(),
                of: facts.chunk_by(|one, next| one.day == next.day).count(),
            },
            places: places(facts),
            before_elsewhere: before_elsewhere(episode, diary).filter(|elsewhere| {
                !before.iter().any(|known| (known.last, known.gap_days) == (elsewhere.last, elsewhere.gap_days))
            }),
            before,
        }
    }
}

/// What is told of the days from `from` to `to`.
fn facts_of<'a>(diary: &Diary<'a>, from: NaiveDate, to: NaiveDate) -> &'a [DayFact] {
    let from = diary.facts.partition_point(|fact| fact.day < from);
    let to = diary.facts.partition_point(|fact| fact.day <= to);
    &diary.facts[from..to.max(from)]
}

/// The places that were bad.
fn places(facts: &[DayFact]) -> Places {
    let bad = facts.iter().filter(|fact| fact.state >= DayState::Grey);
    bad.fold(Places::NONE, |places, fact| places.union(fact.places))
}

/// The back's episode before this one, wherever that was.
fn before_elsewhere(episode: &Episode, diary: &Diary<'_>) -> Option<Before> {
    let is_before = |earlier: &&Episode| earlier.area == Area::WholeBack && earlier.start < episode.start;
    let earlier = diary.episodes.iter().rfind(is_before)?;
    Some(Before::of(earlier, places(facts_of(diary, earlier.start, earlier.last)), episode.start))
}

/// The latest earlier episode in the same place as the latest of each place of `episode`, those of the same days together.
fn before(episode: &Episode, diary: &Diary<'_>) -> Vec<Before> {
    let mut all: Vec<Before> = Vec::new();
    for place in Place::all() {
        let is_of_it =
            |here: &&Episode| here.area == Area::At(place) && here.shares_a_day_with(episode.start, episode.last);
        let Some(here) = diary.episodes.iter().rfind(is_of_it) else { continue };
        let Some(earlier) = diary.same_place.earlier(diary.episodes, here) else { continue };
        let elsewhere = match earlier.area {
            Area::At(other) => Some(other),
            Area::WholeBack => None,
        };
        let found = Before::of(earlier, Places::from_iter([place].into_iter().chain(elsewhere)), here.start);
        match all.iter_mut().find(|known| Before { places: found.places, ..(*known).clone() } == found) {
            Some(known) => known.places = known.places.union(found.places),
            None => all.push(found),
        }
    }
    all.sort_by_key(|before| std::cmp::Reverse((before.last, before.start)));
    all
}
