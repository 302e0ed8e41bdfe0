//! When a spasm began, as far as an entry declares it (8.3): to which run of days that belongs, and how far back it reaches (ADR 35).

use chrono::{Days, NaiveDate};

use super::gap::Gap;
use super::{
    CLEAR_DAYS_THAT_END, Episode, GapAnswer, StillHadIt, days_between, from_day, is_near, last_clear_week, runs,
};
use crate::day::{Area, DayFact, DayState};
use crate::place::Place;

/// A first day that an entry declares.
pub(super) struct Declared {
    /// The day.
    pub(super) onset: NaiveDate,
    /// Whether the entry is of a day before the first that was told bad.
    pub(super) ahead: bool,
}

/// When the runs of an area ended, and when those of the whole back began and ended.
pub(super) struct Ends {
    of_area: Vec<NaiveDate>,
    of_back: Vec<(NaiveDate, NaiveDate)>,
}

impl Ends {
    /// Of an area's `runs`, and of the episodes of the `whole` back: without any the area is the whole back itself.
    pub(super) fn of(runs: &[(NaiveDate, NaiveDate)], whole: &[Episode]) -> Self {
        let of_back = whole.iter().map(|episode| (episode.start, episode.last)).collect();
        Self {
            of_area: runs.iter().map(|run| run.1).collect(),
            of_back: if whole.is_empty() { runs.to_vec() } else { of_back },
        }
    }

    /// Those before a day.
    pub(super) fn before(&self, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let of_back = self.of_back.iter().map(|run| &run.1);
        self.of_area.iter().chain(of_back).copied().filter(move |end| *end < day)
    }

    /// Whether what an entry declares is of a run of the back that ended before this `run`, and less than a week before the entry: what
    /// names a place, where that one was there too, or may have been, or this one was not.
    fn is_of_one_before(
        &self,
        run: (NaiveDate, NaiveDate),
        facts: &[DayFact],
        fact: &DayFact,
        onset: NaiveDate,
    ) -> bool {
        let may_be_there = |bad: &DayFact| {
            fact.places.is_empty()
                || bad.places.is_empty()
                || bad.places.iter().any(|place| fact.places.contains(place))
        };
        let is_bad_in = |(from, to): (NaiveDate, NaiveDate), bad: &DayFact| {
            (from..=to).contains(&bad.day) && bad.state >= DayState::Grey
        };
        let mut before = self
            .of_back
            .iter()
            .filter(|(_, end)| *end < run.0 && *end < fact.day && is_near(*end, fact.day) && onset <= *end);
        let was_there = |run: (NaiveDate, NaiveDate)| facts.iter().any(|bad| is_bad_in(run, bad) && may_be_there(bad));
        before.any(|before| was_there(*before) || !was_there(run))
    }
}

/// Days on which it was over by a "No".
struct Over {
    /// The first day that was asked about.
    asked_from: NaiveDate,
    /// The first day of the gap that it tells of, as that lies between the days told bad by now.
    from: NaiveDate,
    /// The last day for which it holds.
    until: NaiveDate,
}

impl Over {
    /// By a "No", where it tells of a gap between the days that are `told` bad by now.
    fn by(no: &GapAnswer, told: &[(NaiveDate, DayState)]) -> Option<Over> {
        let bad = runs(told);
        let from = std::iter::once(no.from).chain(bad.iter().map(|run| run.1 + Days::new(1)));
        let ends = bad.iter().map(|run| run.0 - Days::new(1)).chain([no.to]);
        let mut gaps = from.zip(ends).map(|(from, end)| Gap { from, end, to: end, goes_on: false });
        let gap = gaps.find(|gap| no.is_of(gap))?;
        Some(Over { asked_from: no.from, from: gap.from, until: gap.end.min(no.to) })
    }

    /// Whether it stands between an onset and a day: not where the onset is among the days asked about, before a bad day told there since.
    fn is_between(&self, onset: NaiveDate, day: NaiveDate) -> bool {
        (onset..day).contains(&self.until) && !(self.asked_from..self.from).contains(&onset)
    }
}

/// What may tell when the spasms of an area began.
pub(super) struct Onsets<'a> {
    facts: &'a [DayFact],
    area: Area,
    told: &'a [(NaiveDate, DayState)],
    /// On which days it was over by each "No".
    over: Vec<Over>,
}

impl<'a> Onsets<'a> {
    /// Of an area, by all `facts` in the order of their days, and the days of it of which something is `told`.
    pub(super) fn of(
        facts: &'a [DayFact],
        area: Area,
        told: &'a [(NaiveDate, DayState)],
        answers: &[GapAnswer],
    ) -> Self {
        let said = answers.iter().filter(|no| no.still == StillHadIt::No && no.speaks_of(area));
        let over = said.filter_map(|no| Over::by(no, told)).collect();
        Onsets { facts, area, told, over }
    }

    /// When the run from `first` to `last` is said to have begun: on the earliest day that can be, and not before the end of another episode,
    /// which had ended; nor of a place before the end of another of the back. A first day may bring to it an entry that tells of another.
    pub(super) fn began(
        &self,
        days: &[(NaiveDate, DayState)],
        run: (NaiveDate, NaiveDate),
        ends: &Ends,
    ) -> Option<NaiveDate> {
        let follows = |onset: NaiveDate| ends.before(run.0).all(|end| end < onset);
        // What was told before it is of it as far as nothing that is known lies between.
        let is_known = |onset: NaiveDate| self.is_not_contradicted(days, onset, run.0);
        let counts = |declared: &Declared| follows(declared.onset) && (!declared.ahead || is_known(declared.onset));
        let mut began = None;
        loop {
            let declared = self.declared(run, began, ends).filter(counts).map(|declared| declared.onset).min();
            if declared == began {
                return began;
            }
            began = declared;
        }
    }

    /// The first days that are declared of the run from `first` to `last`: by its entries, from the day on which it `began` as far as that is
    /// known; by those of the week after it, while it may go on, of days on which it was there; and by those of the week before it and before
    /// the mild days that lead to it, unless they tell of one that ended before. It begins on the first day that was `told` bad, and before
    /// that where an onset was told already. Of a place that is what names it; what names none is of the place in which the spasm began.
    pub(super) fn declared(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        began: Option<NaiveDate>,
        ends: &Ends,
    ) -> impl Iterator<Item = Declared> {
        let &Onsets { facts, area, told, .. } = self;
        let noted = first_told_bad(told, first);
        let began = began.map_or(first, |began| began.min(first));
        let leads_to = |day| {
            let before = told[..from_day(told, day)].iter().rev();
            leads_to(before.filter(|day| day.1 >= DayState::Grey).map(|day| day.0), day)
        };
        let since = leads_to(noted).min(leads_to(began));
        let from = facts.partition_point(|fact| days_between(fact.day, since) >= CLEAR_DAYS_THAT_END);
        let to = facts.partition_point(|fact| days_between(last, fact.day) < CLEAR_DAYS_THAT_END);
        facts[from..to].iter().filter_map(move |fact| {
            let (onset, ahead) = (fact.onset?, fact.day < noted);
            let was_there = fact.day <= last || onset <= last;
            let is_of_it = match area {
                Area::WholeBack => true,
                Area::At(place) if fact.places.is_empty() => {
                    let ended = ends.before(first).filter(|end| *end < onset).max();
                    let since = ended.map_or(0, |ended| facts.partition_point(|fact| fact.day <= ended));
                    begins_at(&facts[since..], place, noted, onset, ahead)
                }
                Area::At(place) => fact.places.contains(place),
            };
            let is_of_another = ends.before(first).any(|end| fact.day <= end)
                || ahead && ends.is_of_one_before((first, last), facts, fact, onset);
            let is_of_it = is_of_it && !is_of_another;
            (was_there && is_of_it).then_some(Declared { onset, ahead })
        })
    }

    /// From which day on the spasm whose first affected day is `first` was there, where an entry of it declares an onset before.
    /// Where the diary knows that no spasm was there in between, by seven clear days or by what the person said, it goes back to the
    /// first affected day after that, if there is one.
    pub(super) fn reaches_back_to(
        &self,
        days: &[(NaiveDate, DayState)],
        onset: NaiveDate,
        first: NaiveDate,
    ) -> Option<NaiveDate> {
        match self.free_between(days, (onset, first), |_| true) {
            None => Some(onset),
            Some(free) => {
                let between = &days[from_day(days, onset)..from_day(days, first)];
                between.iter().find(|(day, state)| *day > free && *state == DayState::Affected).map(|day| day.0)
            }
        }
    }

    /// Whether nothing that is known stands between an onset and the `first` affected day. That one spasm was over on some days says nothing
    /// of another that began among them.
    fn is_not_contradicted(&self, days: &[(NaiveDate, DayState)], onset: NaiveDate, first: NaiveDate) -> bool {
        first <= onset || self.free_between(days, (onset, first), |from| onset < from).is_none()
    }

    /// The last day before `first`, and not before `onset`, by which the diary knows that no spasm was there: seven clear days, or a "No"
    /// whose first day `counts`.
    fn free_between(
        &self,
        days: &[(NaiveDate, DayState)],
        (onset, first): (NaiveDate, NaiveDate),
        counts: impl Fn(NaiveDate) -> bool,
    ) -> Option<NaiveDate> {
        let clear = last_clear_week(&days[from_day(days, onset)..from_day(days, first)]);
        let over = self.over.iter().filter(|over| counts(over.asked_from) && over.is_between(onset, first));
        clear.into_iter().chain(over.map(|over| over.until)).max()
    }
}

/// The first bad day that was told of the run that begins on `first`: days before it are an estimate, or declared.
pub(super) fn first_told_bad(told: &[(NaiveDate, DayState)], first: NaiveDate) -> NaiveDate {
    let mut since = told[from_day(told, first)..].iter();
    since.find(|day| day.1 == DayState::Affected).map_or(first, |day| day.0)
}

/// The first of the days `before` that lead to `first` with less than a week between; they come the latest first.
fn leads_to(mut before: impl Iterator<Item = NaiveDate>, first: NaiveDate) -> NaiveDate {
    let is_near = |next, day| days_between(day, next) <= CLEAR_DAYS_THAT_END;
    before.try_fold(first, |next, day| if is_near(next, day) { Ok(day) } else { Err(next) }).unwrap_or_else(|next| next)
}

/// Whether the spasm that is at `place` from `first` on, and is said to have begun on `onset`, was noted nowhere else before, in the `facts`
/// since the one before it; for what is told ahead of it, not even without a place.
fn begins_at(facts: &[DayFact], place: Place, first: NaiveDate, onset: NaiveDate, ahead: bool) -> bool {
    let before = &facts[..facts.partition_point(|fact| fact.day < first)];
    let bad = || before.iter().rev().filter(|fact| fact.state >= DayState::Grey);
    let began = onset.min(first);
    let since = leads_to(bad().map(|fact| fact.day).filter(|day| *day < began), began);
    let may_be_there = |fact: &DayFact| match fact.places.is_empty() {
        true => !ahead || fact.state < DayState::Affected,
        false => fact.places.contains(place),
    };
    bad().take_while(|fact| since <= fact.day).all(may_be_there)
}

#[cfg(test)]
#[path = "onsets_tests.rs"]
mod tests;
