#![allow(clippy::unwrap_used)]
use super::super::EpisodeState::{Closed, EndUnknown};
use super::super::all_episodes;
use super::super::tests::{at, day, facts, spell};
use super::*;
use crate::place::Places;
use proptest::prelude::*;

/// From when to when it is asked, and whether that was answered.
fn asked(days: &str, answers: &[GapAnswer]) -> Vec<(i64, i64, bool)> {
    let number = |date| days_between(day(1), date) + 1;
    let letters = spell(days);
    let found = all_episodes(&facts(&letters), answers, day(letters.len() as i64));
    let questions = found.into_iter().filter_map(|episode| episode.question);
    questions.map(|asked| (number(asked.from), number(asked.to), asked.answered)).collect()
}

fn said(from: i64, to: i64, still: StillHadIt) -> GapAnswer {
    GapAnswer { area: Area::WholeBack, from: day(from), to: day(to), still }
}

/// Its ends may move. A "No" tells of a gap by a week that is left of it, and of no gap that a spasm among its days made.
#[test]
fn an_answer_tells_of_a_week_of_the_gap_or_nothing() {
    for (days, expect) in [
        ("A3 U8 A1", &[][..]),
        ("A3 U20 A1", &[]),
        ("A4 U14 A1", &[]),
        ("A5 U13 A1", &[(6, 18, false)]),
        ("A3 U2 A1 U12 A1", &[(7, 18, false)]),
        ("A3 U7 A1 U7 A1", &[(12, 18, false)]),
    ] {
        assert_eq!(asked(days, &[said(4, 11, StillHadIt::No)]), expect, "{days}");
    }
    let long = said(4, 30, StillHadIt::No);
    assert_eq!(asked("A3 U21 A1 U7 A1", &[long]), [(26, 32, false)]);
    assert_eq!(asked("A3 U7 A1 U20 A1", &[long]), [(4, 10, false), (12, 31, false)]);
}

#[test]
fn what_is_not_remembered_is_not_asked_again_until_a_week_is_left() {
    let forgotten = said(4, 10, StillHadIt::DoNotRemember);
    for (days, expect) in [
        ("A3 U8", (4, 10, true)),
        // The silence after it is the same one, until a spasm ends it.
        ("A3 U40", (4, 42, true)),
        ("A3 U13 A1", (4, 16, true)),
        ("A3 U14 A1", (4, 17, false)),
        ("A3 U8 C6 A1", (4, 17, true)),
    ] {
        assert_eq!(asked(days, &[forgotten]), [expect], "{days}");
    }
}

/// "Most days" of the back, meant of another place, takes back no "No" about this one.
#[test]
fn most_days_of_the_back_are_none_of_a_place_where_it_was_over() {
    let [low, neck] = ["low-back-left", "neck-centre"].map(|code| Place::from_code(code).unwrap());
    let bad = |number, place| at(number, Some(place), DayState::Affected, None);
    let neck = [2, 12, 14, 17, 21, 25].map(|number| bad(number, neck));
    let mut facts = [&neck[..], &[bad(3, low), bad(26, low)]].concat();
    facts.sort_by_key(|fact| fact.day);
    let answers = [
        GapAnswer { area: Area::At(low), from: day(4), to: day(17), still: StillHadIt::No },
        said(4, 11, StillHadIt::YesMostDays),
    ];
    let found = all_episodes(&facts, &answers, day(26));
    let spans = found.iter().filter(|one| one.area == Area::At(low)).map(|one| (one.last, one.state));
    assert_eq!(spans.collect::<Vec<_>>(), [(day(3), Closed), (day(26), super::super::EpisodeState::Open)]);
}

/// The only place has it for as long as the back, whichever day its last one turns out to have been.
#[test]
fn most_days_of_the_back_are_of_its_only_place_although_its_end_moved() {
    let low = Place::from_code("low-back-left").unwrap();
    for last in [1, 4, 5, 6, 9] {
        let mut facts = facts(&spell("U4 A1 U15 A1"));
        facts[0].day = day(last);
        facts.iter_mut().for_each(|fact| fact.places = Places::from_iter([low]));
        let found = all_episodes(&facts, &[said(6, 20, StillHadIt::YesMostDays)], day(21));
        let spans = found.iter().map(|one| (one.area, one.start, one.last)).collect::<Vec<_>>();
        assert_eq!(spans, [(Area::WholeBack, day(last), day(21)), (Area::At(low), day(last), day(21))], "{last}");
    }
}

/// Nor are they of a place where the eve that they were said of turns out to have been a later day of another.
#[test]
fn most_days_of_the_back_are_none_of_a_place_before_the_one_that_was_meant() {
    let [low, neck] = ["low-back-left", "neck-centre"].map(|code| Place::from_code(code).unwrap());
    let bad = |number, place| at(number, Some(place), DayState::Affected, None);
    for eve in [5, 8] {
        let facts = [bad(3, low), bad(eve, neck), bad(25, low)];
        let found = all_episodes(&facts, &[said(6, 24, StillHadIt::YesMostDays)], day(25));
        let asked = found.iter().find(|one| one.area == Area::At(low)).and_then(|one| one.question);
        assert_eq!(asked.map(|asked| (asked.from, asked.to, asked.answered)), Some((day(4), day(24), false)), "{eve}");
    }
}

/// What a person does to their diary on a day.
#[derive(Debug, Clone)]
pub(in crate::episode) enum Act {
    /// Lets days pass.
    Wait(u64),
    /// Tells of a day so many days ago, and when it began.
    Tell(u64, DayState, Option<Place>, Option<u64>),
    /// Takes back one of the entries.
    Delete(prop::sample::Index),
    /// Answers the question that stands first.
    Answer(StillHadIt),
}

pub(in crate::episode) fn act() -> impl Strategy<Value = Act> {
    let place = |code| Place::from_code(code).unwrap();
    let state = prop_oneof![
        4 => Just(DayState::Affected), 2 => Just(DayState::Grey), 3 => Just(DayState::Clear), 1 => Just(DayState::Unknown)
    ];
    let place = prop_oneof![
        3 => Just(None), 3 => Just(Some(place("low-back-left"))), 1 => Just(Some(place("neck-centre")))
    ];
    let ago = prop_oneof![6 => Just(0), 3 => 1..8u64, 1 => 8..25u64];
    let onset = prop_oneof![5 => Just(None), 1 => (1..20u64).prop_map(Some)];
    prop_oneof![
        9 => prop_oneof![4 => 1..4u64, 3 => 5..14u64].prop_map(Act::Wait),
        8 => (ago, state, place, onset).prop_map(|(ago, state, place, onset)| Act::Tell(ago, state, place, onset)),
        1 => any::<prop::sample::Index>().prop_map(Act::Delete),
        3 => prop::sample::select(StillHadIt::ALL).prop_map(Act::Answer),
    ]
}

/// A diary after some acts, and the day it is.
pub(in crate::episode) fn lived(acts: Vec<Act>) -> (Vec<DayFact>, Vec<GapAnswer>, NaiveDate) {
    let (mut facts, mut answers, mut today) = (Vec::<DayFact>::new(), Vec::new(), day(30));
    for act in acts {
        match act {
            Act::Wait(days) => today = today + Days::new(days),
            Act::Tell(ago, state, place, onset) => {
                let day = today - Days::new(ago);
                let onset = onset.map(|before| day - Days::new(before));
                facts.push(DayFact { day, state, places: Places::from_iter(place), onset });
                facts.sort_by_key(|fact| fact.day);
            }
            Act::Delete(which) if !facts.is_empty() => drop(facts.remove(which.index(facts.len()))),
            Act::Delete(_) => {}
            Act::Answer(still) => {
                let open = open_questions(&all_episodes(&facts, &answers, today), day(-100));
                answers.extend(open.first().map(|asked| answer_to(asked, still)));
            }
        }
    }
    (facts, answers, today)
}

fn answer_to(&GapQuestion { area, from, to, .. }: &GapQuestion, still: StillHadIt) -> GapAnswer {
    GapAnswer { area, from, to, still }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was told, taken back and answered before: each answer does what it says, and what was asked is not asked again.
    #[test]
    fn an_answer_holds_and_is_not_asked_for_again(acts in prop::collection::vec(act(), 5..60)) {
        let (facts, answers, today) = lived(acts);
        for asked in open_questions(&all_episodes(&facts, &answers, today), day(-100)) {
            prop_assert!(days_between(asked.from, asked.to) + 2 >= CLEAR_DAYS_THAT_END, "{asked:?}");
            let known = told_days(&facts, asked.area);
            let is_known = |day: &NaiveDate| known.binary_search_by_key(day, |known| known.0).is_ok();
            let unknown = asked.from.iter_days().take_while(|day| *day <= asked.to).filter(|day| !is_known(day)).last();
            for still in StillHadIt::ALL {
                let answers = [&answers[..], &[answer_to(&asked, *still)]].concat();
                let found = all_episodes(&facts, &answers, today);
                let eve = asked.from - Days::new(1);
                let mut of_it = found.iter().filter(|one| one.area == asked.area && one.shares_a_day_with(eve, eve));
                let episode = of_it.next().unwrap();
                match still {
                    StillHadIt::YesMostDays => prop_assert!(Some(episode.last) >= unknown, "{asked:?}: {episode:?}"),
                    StillHadIt::No => prop_assert_eq!((episode.state, episode.last), (Closed, eve)),
                    StillHadIt::DoNotRemember => prop_assert_eq!((episode.state, episode.last), (EndUnknown, eve)),
                }
                prop_assert!(!open_questions(&found, day(-100)).contains(&asked), "{asked:?}: {still:?}");
            }
        }
    }

    /// "No" has ended the spasm, although a bad day was one of the last that were asked about, whenever that one is said to have begun.
    #[test]
    fn a_no_holds_where_the_next_spasm_began_at_the_end_of_its_days(
        acts in prop::collection::vec(act(), 5..60), sooner in 0..6u64, onset in prop::option::of(0..30u64),
    ) {
        let (mut facts, mut answers, today) = lived(acts);
        let open = open_questions(&all_episodes(&facts, &answers, today), day(-100));
        for asked in open.into_iter().filter(|asked| asked.area == Area::WholeBack) {
            let bad = asked.to - Days::new(sooner);
            if days_between(asked.from, bad) < CLEAR_DAYS_THAT_END {
                continue;
            }
            answers.push(answer_to(&asked, StillHadIt::No));
            let onset = onset.map(|before| bad - Days::new(before));
            facts.push(DayFact { day: bad, state: DayState::Affected, places: Places::NONE, onset });
            facts.sort_by_key(|fact| fact.day);
            let found = all_episodes(&facts, &answers, today);
            let eve = asked.from - Days::new(1);
            let of_it = found.iter().find(|one| one.area == Area::WholeBack && one.shares_a_day_with(eve, eve));
            prop_assert_eq!(of_it.map(|one| (one.last, one.state)), Some((eve, Closed)), "{:?} {}", asked, bad);
            return Ok(());
        }
    }

    /// Nor does it count in which order the questions were answered.
    #[test]
    fn an_answer_counts_whenever_it_was_given(acts in prop::collection::vec(act(), 5..60)) {
        let (facts, answers, today) = lived(acts);
        let latest_first: Vec<GapAnswer> = answers.iter().rev().copied().collect();
        prop_assert_eq!(all_episodes(&facts, &latest_first, today), all_episodes(&facts, &answers, today));
    }

    /// A spasm of a place is one of the back: it began on no day on which the back had none, and lasted no longer.
    #[test]
    fn a_place_has_it_only_while_the_back_has_it(acts in prop::collection::vec(act(), 5..60)) {
        let (facts, answers, today) = lived(acts);
        let found = all_episodes(&facts, &answers, today);
        let (back, places): (Vec<&Episode>, Vec<&Episode>) = found.iter().partition(|one| one.area == Area::WholeBack);
        for place in places {
            let holds = |back: &&&Episode| back.start <= place.start && place.last <= back.last;
            prop_assert_eq!(back.iter().filter(holds).count(), 1, "{:?} in {:?}", place, back);
        }
    }
}
