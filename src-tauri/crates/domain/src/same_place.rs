//! The same place again (S11, 8.5): episodes that come back where there was one within a year.
//!
//! The same place is the same code. Of the place beside it only the person knows, so that is asked.

use chrono::{NaiveDate, TimeDelta};

use crate::Code;
use crate::day::{Area, DayFact};
use crate::episode::{CLEAR_DAYS_THAT_END, Episode, EpisodeState, GapAnswer, days_between, episodes};
use crate::place::Place;

/// How many days may lie between two episodes for the second to count as the same place again, and how long it stays due.
pub const SAME_PLACE_WITHIN_DAYS: i64 = 365;

codes! {
    /// How many episodes in one place within a year ask for a visit (8.5). The person chooses.
    #[derive(Default)]
    pub enum TimesInOnePlace {
        /// The second one does.
        #[default]
        Two = "two",
        /// The third one does.
        Three = "three",
    }
}

impl TimesInOnePlace {
    /// The number.
    pub fn count(self) -> usize {
        match self {
            TimesInOnePlace::Two => 2,
            TimesInOnePlace::Three => 3,
        }
    }
}

/// An episode of one place, as it was when it was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceEpisode {
    /// The place.
    pub place: Place,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day so far.
    pub last: NaiveDate,
}

impl PlaceEpisode {
    /// Whether `episode` is this one, whatever a later entry did to its ends.
    fn is(&self, episode: &Episode) -> bool {
        episode.area == Area::At(self.place) && episode.shares_a_day_with(self.start, self.last)
    }
}

/// "Is this the same place as on …?" The earlier episode was in the place beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceQuestion {
    /// The latest episode of a place.
    pub here: PlaceEpisode,
    /// The earlier one in the place beside it.
    pub earlier: PlaceEpisode,
}

/// An answer to a [`PlaceQuestion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceAnswer {
    /// What was asked.
    pub question: PlaceQuestion,
    /// Whether it is the same place, as the person says.
    pub same: bool,
}

/// An episode of a place that came back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recurrence<'e> {
    /// The latest that did.
    pub(crate) latest: &'e Episode,
    /// The last one before it that is known to have ended, there or, as the person says, in the place beside.
    pub(crate) earlier: &'e Episode,
}

impl Recurrence<'_> {
    /// Where the earlier one was, when it was in the place beside.
    pub(crate) fn earlier_place(&self) -> Option<Place> {
        match self.earlier.area {
            Area::At(place) if self.earlier.area != self.latest.area => Some(place),
            _ => None,
        }
    }
}

/// What the rule goes by besides the episodes.
#[derive(Debug, Clone, Copy)]
pub struct SamePlaceRule<'a> {
    /// What each entry says of its day, in the order of days.
    pub facts: &'a [DayFact],
    /// What was said to questions about gaps.
    pub gaps: &'a [GapAnswer],
    /// What was said to questions about places, in the order of time.
    pub said: &'a [PlaceAnswer],
    /// How many episodes it takes.
    pub times: TimesInOnePlace,
    /// How many days may lie between two episodes.
    pub within: i64,
}

impl Default for SamePlaceRule<'_> {
    fn default() -> Self {
        SamePlaceRule {
            facts: &[],
            gaps: &[],
            said: &[],
            times: TimesInOnePlace::default(),
            within: SAME_PLACE_WITHIN_DAYS,
        }
    }
}

impl SamePlaceRule<'_> {
    /// The day before which no episode that it or any other rule looks for has ended: the latest one of a place may have begun a
    /// year ago, and those before it have ended a year before that.
    pub fn looks_back_to(today: NaiveDate) -> NaiveDate {
        today - TimeDelta::days(2 * SAME_PLACE_WITHIN_DAYS)
    }

    /// The latest episode of `place` that started within a year of the end of an earlier one: it stays that for a year, whatever
    /// came there since. An earlier one whose end is not known does not count; it is asked about instead.
    pub(crate) fn recurrence<'e>(&self, all: &'e [Episode], place: Place, today: NaiveDate) -> Option<Recurrence<'e>> {
        let there = all.iter().rev().filter(|episode| episode.area == Area::At(place));
        let lately = there.take_while(|episode| within_a_year(episode.start, today));
        lately.filter_map(|here| self.came_back(all, here)).next()
    }

    /// The same of any episode of one place, whenever it was.
    pub(crate) fn came_back<'e>(&self, all: &'e [Episode], here: &'e Episode) -> Option<Recurrence<'e>> {
        let Area::At(place) = here.area else { return None };
        let earlier = self.separate(all, here, place);
        let fires = earlier.len() + 1 >= self.times.count();
        let earlier = earlier.into_iter().next().filter(|_| fires)?;
        Some(Recurrence { latest: here, earlier })
    }

    /// The latest earlier episode in the same place as `here`, an episode of one place: of its own code whatever is known of its end and
    /// however long ago, and of the place beside as it counts for a [`recurrence`](Self::recurrence).
    pub(crate) fn earlier<'e>(&self, all: &'e [Episode], here: &Episode) -> Option<&'e Episode> {
        let Area::At(place) = here.area else { return None };
        let own = all.iter().filter(|other| other.area == here.area && other.last < here.start);
        let said_same = self.separate(all, here, place).into_iter().filter(|other| other.area != here.area);
        own.chain(said_same).max_by_key(|other| (other.last, other.area == here.area))
    }

    /// What there is to ask about the place beside, from the neck down. Not where a place there has come back by itself in
    /// these days: that is one visit already.
    pub fn questions(&self, all: &[Episode], today: NaiveDate) -> Vec<PlaceQuestion> {
        let come_back: Vec<Recurrence<'_>> =
            Place::all().filter_map(|place| self.recurrence(all, place, today)).collect();
        let asks_already = |latest: &Episode, place: Place| {
            come_back.iter().any(|Recurrence { latest: again, .. }| {
                matches!(again.area, Area::At(other) if other.touches(place))
                    && latest.shares_a_day_with(again.start, again.last)
            })
        };
        Place::all()
            .filter_map(|place| Some((place, latest(all, place)?)))
            .filter(|(place, latest)| within_a_year(latest.start, today) && !asks_already(latest, *place))
            .flat_map(|(place, here)| {
                let beside = place.with_neighbours().filter(move |other| *other != place);
                beside.filter_map(move |other| self.question(all, (place, here), other))
            })
            .collect()
    }

    /// The question about the latest episode of `beside` that had ended, where none of there may be of the same spasm as `here`.
    fn question(&self, all: &[Episode], (place, here): (Place, &Episode), beside: Place) -> Option<PlaceQuestion> {
        let there = all.iter().rev().filter(|episode| episode.area == Area::At(beside));
        // Whether one had ended is asked first.
        let is_asked = |there: &Episode| there.question.is_some_and(|gap| !gap.answered);
        let mut settled = there.take_while(|there| is_apart(there, here) && !is_asked(there));
        let earlier = settled.find(|there| self.is_separate(there, here))?;
        let asked = self.said.iter().any(|answer| answer.question.here.is(here) && answer.question.earlier.is(earlier));
        let part = |place, episode: &Episode| PlaceEpisode { place, start: episode.start, last: episode.last };
        (!asked).then(|| PlaceQuestion { here: part(place, here), earlier: part(beside, earlier) })
    }

    /// The earlier episodes that count as the same place as `here`, the last first: those of its own code, and those of the
    /// place beside where the person says that it is the same. Two that share days are one.
    fn separate<'e>(&self, all: &'e [Episode], here: &Episode, place: Place) -> Vec<&'e Episode> {
        let mut earlier: Vec<&Episode> = place
            .with_neighbours()
            .flat_map(|other| {
                let there: Vec<&Episode> = all
                    .iter()
                    .filter(|episode| episode.area == Area::At(other) && self.is_separate(episode, here))
                    .collect();
                if other == place || self.is_said_same(here, other, &there) { there } else { Vec::new() }
            })
            .collect();
        earlier.sort_by_key(|episode| (std::cmp::Reverse(episode.last), episode.area != here.area));
        let mut separate: Vec<&Episode> = Vec::new();
        for episode in earlier {
            if separate.last().is_none_or(|later| is_apart(episode, later)) {
                separate.push(episode);
            }
        }
        separate
    }

    /// Whether the person says that `here` is the same place as one of these episodes of `other`.
    fn is_said_same(&self, here: &Episode, other: Place, there: &[&Episode]) -> bool {
        let about = |answer: &&PlaceAnswer| {
            let PlaceQuestion { here: asked, earlier } = &answer.question;
            asked.is(here) && earlier.place == other && there.iter().any(|episode| earlier.is(episode))
        };
        self.said.iter().rfind(about).is_some_and(|answer| answer.same)
    }

    /// Whether `earlier` had ended before `here` began, within the year or what else is asked. How many days lie between them does not matter: that it
    /// ended is known by clear days or from the person, and an onset may be declared among those.
    fn is_separate(&self, earlier: &Episode, here: &Episode) -> bool {
        let between = days_between(earlier.last, here.start);
        earlier.state == EpisodeState::Closed
            && (1..=self.within).contains(&between)
            && (earlier.area == here.area || self.had_ended(earlier, here.noted))
    }

    /// Whether the clear days that ended `earlier` lie before `day`: of another place they may have come later.
    fn had_ended(&self, earlier: &Episode, day: NaiveDate) -> bool {
        let from = self.facts.partition_point(|fact| fact.day < earlier.start);
        let to = self.facts.partition_point(|fact| fact.day < day);
        let as_of_then = episodes(&self.facts[from..to], earlier.area, self.gaps, day);
        let it = as_of_then.iter().find(|episode| episode.shares_a_day_with(earlier.start, earlier.last));
        it.is_some_and(|episode| episode.state == EpisodeState::Closed)
    }
}

fn latest(all: &[Episode], place: Place) -> Option<&Episode> {
    all.iter().rfind(|episode| episode.area == Area::At(place))
}

/// Whether so many days lie between them that they are no one spasm that wanders.
fn is_apart(earlier: &Episode, later: &Episode) -> bool {
    days_between(earlier.last, later.noted) > CLEAR_DAYS_THAT_END
}

fn within_a_year(start: NaiveDate, today: NaiveDate) -> bool {
    days_between(start, today) <= SAME_PLACE_WITHIN_DAYS
}

#[cfg(test)]
#[path = "same_place_tests.rs"]
mod tests;
