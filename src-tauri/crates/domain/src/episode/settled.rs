//! How far back the diary must be read: before some clear week everything is settled, and bears on no episode after it.

use chrono::{Days, NaiveDate};

use super::{CLEAR_DAYS_THAT_END, GapAnswer, StillHadIt, days_between, last_clear_week};
use crate::day::{Area, DayFact, day_states};

/// The latest day up to `limit` from which on the episodes are the same, whatever the diary holds before it, and before which
/// nothing is left to ask of those that it holds there, but about gaps that had ended by then. `facts` are in the order of their
/// days; from some day on none may be left out. `None` where they do not tell.
///
/// It follows a week of which it is known that the whole back was clear: no run goes over that, in any place, and every episode
/// before it has ended by it. And [nothing told from it on](reaches_before) reaches back before it: no onset, which goes as far
/// as the episode before lets it, and no days of a gap that count as affected.
pub fn settled_before(facts: &[DayFact], gaps: &[GapAnswer], limit: NaiveDate) -> Option<NaiveDate> {
    let before = &facts[..facts.partition_point(|fact| fact.day < limit)];
    let day = last_clear_week(&day_states(before, Area::WholeBack))? + Days::new(1);
    match reaches_before(day, facts, gaps) {
        None => Some(day),
        Some(earliest) => settled_before(facts, gaps, earliest),
    }
}

/// The earliest day before `day` that anything reaches back to that was told of `day` or of later ones, or of the week before, which may
/// tell when something began that is seen later. `facts` are in the order of their days.
pub fn reaches_before(day: NaiveDate, facts: &[DayFact], gaps: &[GapAnswer]) -> Option<NaiveDate> {
    let since = &facts[facts.partition_point(|fact| days_between(fact.day, day) >= CLEAR_DAYS_THAT_END)..];
    let onsets = since.iter().filter_map(|fact| Some(fact.onset?.min(fact.day)));
    // The days of a gap count as affected only where the spasm was there less than a week before.
    let filled = gaps.iter().filter(|gap| gap.still == StillHadIt::YesMostDays && day <= gap.to);
    onsets
        .chain(filled.map(|gap| gap.from - Days::new(CLEAR_DAYS_THAT_END.unsigned_abs())))
        .min()
        .filter(|earliest| *earliest < day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::Code;
    use proptest::prelude::*;

    use super::*;
    use crate::day::DayState;
    use crate::episode::{Episode, EpisodeState, all_episodes, open_questions};
    use crate::place::{Place, Places};
    use crate::reminder::{Answer, ReminderKind, Said, reminders};
    use crate::same_place::{PlaceAnswer, PlaceEpisode, PlaceQuestion, SamePlaceRule, TimesInOnePlace};

    fn day(number: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + chrono::TimeDelta::days(number)
    }

    /// Days of a diary of several years: how many days after the ones before, what they were, how many of them, where, and how
    /// far back it began.
    fn facts() -> impl Strategy<Value = Vec<DayFact>> {
        let state = prop_oneof![
            4 => Just(DayState::Affected), 1 => Just(DayState::Grey), 6 => Just(DayState::Clear), 1 => Just(DayState::Unknown)
        ];
        let place = prop::sample::subsequence(Place::all().take(6).collect::<Vec<_>>(), 0..3);
        let step = prop_oneof![6 => 0..3i64, 2 => 3..9i64, 1 => 9..60i64, 1 => 60..300i64];
        let days = prop_oneof![3 => Just(1), 1 => 2..14i64];
        let onset = prop_oneof![24 => Just(None), 1 => (0..20i64).prop_map(Some), 1 => (0..400i64).prop_map(Some)];
        prop::collection::vec((step, state, days, place, onset), 1..80).prop_map(|steps| {
            let mut facts = Vec::new();
            let mut at = 0;
            for (step, state, days, places, onset) in steps {
                at += step;
                let onset = onset.map(|back| day(at - back));
                let places = Places::from_iter(places);
                facts.extend((at..at + days).map(|number| DayFact { day: day(number), state, places, onset }));
                at += days - 1;
            }
            facts
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
            0..8,
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn from_a_settled_day_on_all_episodes_are_the_same(facts in facts(), gaps in gaps(), back in 0..900i64, read in 200..700i64) {
            let today = facts.last().unwrap().day;
            let limit = today - Days::new(back.unsigned_abs());
            let read_from = limit - Days::new(read.unsigned_abs());
            let read = &facts[facts.partition_point(|fact| fact.day < read_from)..];
            let from = settled_before(read, &gaps, limit);
            prop_assume!(from.is_some());
            let from = from.unwrap();
            prop_assert!(from <= limit);
            let bounded = all_episodes(&facts[facts.partition_point(|fact| fact.day < from)..], &gaps, today);
            let mut whole = all_episodes(&facts, &gaps, today);
            prop_assert!(whole.iter().all(|episode| episode.last < from || from <= episode.start));
            whole.retain(|episode| from <= episode.start);
            prop_assert_eq!(whole, bounded);
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
            let from = settled_before(&facts, &gaps, limit);
            prop_assume!(from.is_some());
            let from = from.unwrap();
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
            let rule = |facts| SamePlaceRule { facts, gaps: &gaps, said: &places, times, ..SamePlaceRule::default() };
            let bounded = all_episodes(recent, &gaps, today);
            prop_assert_eq!(
                reminders(&whole, &rule(&facts), &answers, today),
                reminders(&bounded, &rule(recent), &answers, today)
            );
            prop_assert_eq!(rule(&facts).questions(&whole, today), rule(recent).questions(&bounded, today));
            prop_assert_eq!(open_questions(&whole, limit), open_questions(&bounded, limit));
            let open = |episodes: &[Episode]| -> Vec<Episode> {
                episodes.iter().filter(|one| one.state == EpisodeState::Open).cloned().collect()
            };
            prop_assert_eq!(open(&whole), open(&bounded));
        }
    }
}
