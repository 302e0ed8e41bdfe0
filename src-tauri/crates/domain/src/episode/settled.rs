//! How far back the diary must be read: before some quiet week everything is settled, and bears on no episode after it.

use chrono::{Days, NaiveDate};

use super::{CLEAR_DAYS_THAT_END, GapAnswer, StillHadIt};
use crate::day::{DayFact, DayState};

/// The latest day up to `limit` from which on the episodes are the same, whatever the diary holds before it. `facts` are those
/// since `read_from` at least, in the order of their days, with none of the days after left out. `None` where they do not tell.
///
/// It follows a week of the whole back without an affected or grey day, and without one that an answer about a gap counts as
/// such: no run goes over that, in any place. And no entry from it on declares an onset before it: such an onset reaches back as
/// far as the episode before lets it.
pub fn settled_before(
    facts: &[DayFact],
    gaps: &[GapAnswer],
    read_from: NaiveDate,
    limit: NaiveDate,
) -> Option<NaiveDate> {
    let onset = |from: NaiveDate| {
        let since = facts.partition_point(|fact| fact.day < from);
        facts[since..].iter().filter_map(|fact| fact.onset).min().filter(|onset| *onset < from)
    };
    let mut limit = limit;
    loop {
        let day = after_quiet_week(facts, gaps, read_from, limit)?;
        match onset(day) {
            None => return Some(day),
            Some(onset) => limit = onset,
        }
    }
}

/// The latest day up to `limit` that follows a quiet week of which nothing was left out.
fn after_quiet_week(
    facts: &[DayFact],
    gaps: &[GapAnswer],
    read_from: NaiveDate,
    limit: NaiveDate,
) -> Option<NaiveDate> {
    let week = Days::new(CLEAR_DAYS_THAT_END.unsigned_abs());
    let mut day = limit;
    loop {
        let first = day.checked_sub_days(week).filter(|first| *first >= read_from)?;
        match first_loud(facts, gaps, first, day) {
            None => return Some(day),
            // The week has to end before it begins.
            Some(loud) => day = loud,
        }
    }
}

/// The first day from `first` up to the eve of `end` that may belong to an episode.
fn first_loud(facts: &[DayFact], gaps: &[GapAnswer], first: NaiveDate, end: NaiveDate) -> Option<NaiveDate> {
    let of_days = &facts[facts.partition_point(|fact| fact.day < first)..facts.partition_point(|fact| fact.day < end)];
    let felt = of_days.iter().find(|fact| fact.state >= DayState::Grey).map(|fact| fact.day);
    let counted = gaps.iter().filter(|gap| gap.still == StillHadIt::YesMostDays && gap.from < end && first <= gap.to);
    // The days of a gap that reaches further back are loud too.
    counted.map(|gap| gap.from).chain(felt).min()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::Code;
    use proptest::prelude::*;

    use super::*;
    use crate::day::Area;
    use crate::episode::{EpisodeState, all_episodes};
    use crate::place::{Place, Places};
    use crate::reminder::{Answer, ReminderKind, Said, reminders};
    use crate::same_place::{PlaceAnswer, PlaceEpisode, PlaceQuestion, SamePlaceRule, TimesInOnePlace};

    fn day(number: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + chrono::TimeDelta::days(number)
    }

    /// Days of a diary of four years: how many days after the one before, what it was, where, and how far back it began.
    fn facts() -> impl Strategy<Value = Vec<DayFact>> {
        let state = prop_oneof![
            4 => Just(DayState::Affected), 1 => Just(DayState::Grey), 3 => Just(DayState::Clear), 1 => Just(DayState::Unknown)
        ];
        let place = prop::sample::subsequence(Place::all().take(6).collect::<Vec<_>>(), 0..3);
        let step = prop_oneof![6 => 0..3i64, 2 => 3..9i64, 1 => 9..60i64, 1 => 60..300i64];
        let onset = prop_oneof![12 => Just(None), 1 => (0..20i64).prop_map(Some), 1 => (0..400i64).prop_map(Some)];
        prop::collection::vec((step, state, place, onset), 1..120).prop_map(|steps| {
            let mut at = 0;
            let fact = |(step, state, places, onset): (i64, DayState, Vec<Place>, Option<i64>)| {
                at += step;
                let onset = onset.map(|back| day(at - back));
                DayFact { day: day(at), state, places: Places::from_iter(places), onset }
            };
            steps.into_iter().map(fact).collect()
        })
    }

    fn area() -> impl Strategy<Value = Area> {
        prop_oneof![Just(Area::WholeBack), (0..6usize).prop_map(|nth| Area::At(Place::all().nth(nth).unwrap()))]
    }

    fn gaps() -> impl Strategy<Value = Vec<GapAnswer>> {
        let still = prop_oneof![Just(StillHadIt::YesMostDays), Just(StillHadIt::No), Just(StillHadIt::DoNotRemember)];
        let gap = (area(), 0..1500i64, 0..60i64, still);
        prop::collection::vec(
            gap.prop_map(|(area, from, long, still)| GapAnswer { area, from: day(from), to: day(from + long), still }),
            0..12,
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn from_a_settled_day_on_all_episodes_are_the_same(facts in facts(), gaps in gaps(), back in 0..900i64, read in 7..700i64) {
            let today = facts.last().unwrap().day;
            let limit = today - Days::new(back.unsigned_abs());
            let read_from = limit - Days::new(read.unsigned_abs());
            let read = &facts[facts.partition_point(|fact| fact.day < read_from)..];
            if let Some(from) = settled_before(read, &gaps, read_from, limit) {
                prop_assert!(from <= limit);
                let bounded = all_episodes(&facts[facts.partition_point(|fact| fact.day < from)..], &gaps, today);
                let mut whole = all_episodes(&facts, &gaps, today);
                prop_assert!(whole.iter().all(|episode| episode.last < from || from <= episode.start));
                whole.retain(|episode| from <= episode.start);
                prop_assert_eq!(whole, bounded);
            }
        }

        #[test]
        fn what_is_owed_comes_to_the_same(
            facts in facts(),
            gaps in gaps(),
            places in prop::collection::vec((0..6usize, 0..6usize, any::<bool>()), 0..4),
            said in prop::collection::vec((area(), 0..1500i64, 0..40i64), 0..4),
            three in any::<bool>(),
            idle in 0..400i64,
        ) {
            let today = facts.last().unwrap().day + Days::new(idle.unsigned_abs());
            let limit = SamePlaceRule::looks_back_to(today);
            let Some(from) = settled_before(&facts, &gaps, facts[0].day, limit) else { return Ok(()) };
            let recent = &facts[facts.partition_point(|fact| fact.day < from)..];
            let whole = all_episodes(&facts, &gaps, today);
            // Answers about episodes that there were.
            let of = |nth: usize| {
                let place = Place::all().nth(nth).unwrap();
                let last = whole.iter().rfind(|episode| episode.area == Area::At(place));
                last.map(|episode| PlaceEpisode { place, start: episode.start, last: episode.last })
            };
            let places: Vec<PlaceAnswer> = places
                .into_iter()
                .filter_map(|(here, earlier, same)| {
                    Some(PlaceAnswer { question: PlaceQuestion { here: of(here)?, earlier: of(earlier)? }, same })
                })
                .collect();
            let answers: Vec<Answer> = said
                .into_iter()
                .map(|(area, start, days)| Answer {
                    kind: ReminderKind::SamePlace,
                    area,
                    start: day(start),
                    last: day(start + days),
                    on: day(start + days),
                    said: Said::NotForThisEpisode,
                    visit: None,
                })
                .collect();
            let times = if three { TimesInOnePlace::Three } else { TimesInOnePlace::Two };
            let rule = |facts| SamePlaceRule { facts, gaps: &gaps, said: &places, times };
            let bounded = all_episodes(recent, &gaps, today);
            prop_assert_eq!(
                reminders(&whole, &rule(&facts), &answers, today),
                reminders(&bounded, &rule(recent), &answers, today)
            );
            prop_assert_eq!(rule(&facts).questions(&whole, today), rule(recent).questions(&bounded, today));
            let open = |episodes: &[crate::episode::Episode]| {
                let is_open = |one: &&crate::episode::Episode| one.area == Area::WholeBack && one.state == EpisodeState::Open;
                episodes.iter().find(is_open).cloned()
            };
            prop_assert_eq!(open(&whole), open(&bounded));
        }
    }
}
