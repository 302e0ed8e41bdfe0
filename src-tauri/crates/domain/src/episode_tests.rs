#![allow(clippy::unwrap_used)]
use super::*;
use crate::Code;
use crate::place::Places;
use crate::same_place::SamePlaceRule;
use EpisodeState::{Closed, EndUnknown, Open};
use proptest::prelude::*;

pub(super) fn day(number: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 20).unwrap() + chrono::TimeDelta::days(number - 1)
}

/// What an entry of a day tells, of a place or of none.
pub(super) fn at(number: i64, place: Option<Place>, state: DayState, onset: Option<i64>) -> DayFact {
    DayFact { day: day(number), state, places: place.into_iter().collect(), onset: onset.map(day) }
}

/// Day states from day 1: affected, grey, clear; anything else is unknown.
pub(super) fn facts(letters: &str) -> Vec<DayFact> {
    (1..)
        .zip(letters.chars())
        .filter_map(|(number, letter)| {
            let state = match letter {
                'A' => DayState::Affected,
                'G' => DayState::Grey,
                'C' => DayState::Clear,
                _ => return None,
            };
            Some(DayFact { day: day(number), state, places: Places::NONE, onset: None })
        })
        .collect()
}

fn at_end(letters: &str) -> Vec<Episode> {
    episodes(&facts(letters), Area::WholeBack, &[], day(letters.len() as i64))
}

/// Writes `A5 C7` out as `AAAAACCCCCCC`.
pub(super) fn spell(short: &str) -> String {
    short.split(' ').map(|run| run[..1].repeat(run[1..].parse().unwrap())).collect()
}

pub(super) fn over_two_weeks(episodes: &[Episode]) -> bool {
    crate::reminder::reminders(episodes, &SamePlaceRule::default(), &[], day(1))
        .iter()
        .any(|reminder| reminder.area == Area::WholeBack)
}

/// The table of 8.6.
#[test]
fn the_test_vectors() {
    for (days, count, lasting, asks) in [
        ("A14", 1, false, false),
        ("A15", 1, true, false),
        ("A1 C13 A1", 2, false, false),
        ("A5 C6 A5", 1, true, false),
        ("A5 C7 A5", 2, false, false),
        ("A1 U13 A1", 2, false, true),
        ("A1 U2 A1 U2 A1 U2 A1 U2 A1 U2 A1", 1, true, false),
        ("A4 U6 A5", 1, true, false),
        ("A4 U7 A4", 2, false, true),
        ("A3 C3 U1 C3 A5", 2, false, true),
        ("A7 G7 A1", 1, true, false),
        ("G20", 0, false, false),
    ] {
        let episodes = at_end(&spell(days));
        assert_eq!(episodes.len(), count, "{days}");
        assert_eq!(over_two_weeks(&episodes), lasting, "{days}");
        assert_eq!(episodes.iter().any(|episode| episode.question.is_some()), asks, "{days}");
    }
}

/// What was there in a place on most days was there in the back: one answer, and the two weeks are over.
#[test]
fn most_days_of_a_place_are_days_of_the_back() {
    let low = Place::from_code("low-back-left").unwrap();
    let mut facts = facts(&spell("A3 U11 A1"));
    [0, 1, 3].into_iter().for_each(|index| facts[index].places = Places::from_iter([low]));
    let yes = GapAnswer { area: Area::At(low), from: day(3), to: day(9), still: StillHadIt::YesMostDays };
    // Whatever is told of the eve since.
    let moved = {
        let mut facts = facts.clone();
        facts[1].day = day(4);
        facts.sort_by_key(|fact| fact.day);
        all_episodes(&facts, &[yes], day(15))
    };
    assert_eq!(moved.iter().map(|episode| episode.last).collect::<Vec<_>>(), [day(15), day(15)]);
    let found = all_episodes(&facts, &[yes], day(15));
    let spans = found.iter().map(|episode| (episode.start, episode.last)).collect::<Vec<_>>();
    assert_eq!(spans, [(day(1), day(15)), (day(1), day(15))]);
    assert!(over_two_weeks(&found));
    assert_eq!(open_questions(&found, day(1)), []);
}

/// A "No" settles a place for as much as is left of it.
#[test]
fn what_is_left_of_a_no_must_be_a_week() {
    let neck = Place::from_code("neck-right").unwrap();
    let fact = |number, places: Places| DayFact { day: day(number), state: DayState::Affected, places, onset: None };
    let here = Places::from_iter([neck]);
    let mut facts: Vec<DayFact> = vec![fact(1, here)];
    facts.extend((2..=20).map(|number| fact(number, Places::NONE)));
    facts.push(fact(28, here));
    let no = GapAnswer { area: Area::WholeBack, from: day(21), to: day(27), still: StillHadIt::No };
    assert_eq!(episodes(&facts, Area::At(neck), &[no], day(28))[0].state, Closed);
    facts.insert(20, fact(25, here));
    assert_eq!(episodes(&facts, Area::At(neck), &[no], day(28))[0].state, EndUnknown);
}

/// One answer settles the whole back and its places, though the last bad day before the gap named none.
#[test]
fn one_answer_settles_a_place_of_which_nothing_was_told_before_the_gap() {
    let left = Area::At(Place::from_code("low-back-left").unwrap());
    let here = Places::from_iter(Place::from_code("low-back-left"));
    let fact = |number, state, places| DayFact { day: day(number), state, places, onset: None };
    for unplaced in [DayState::Grey, DayState::Affected] {
        let facts =
            [fact(1, DayState::Affected, here), fact(2, unplaced, Places::NONE), fact(20, DayState::Affected, here)];
        let of = |still, area| {
            let answer = GapAnswer { area: Area::WholeBack, from: day(3), to: day(19), still };
            let found = episodes(&facts, area, &[answer], day(20));
            (found[0].state, found[0].question.map(|question| question.answered))
        };
        for area in [Area::WholeBack, left] {
            assert_eq!(of(StillHadIt::No, area), (Closed, None), "{unplaced:?}");
            assert_eq!(of(StillHadIt::DoNotRemember, area), (EndUnknown, Some(true)), "{unplaced:?}");
        }
    }
}

#[test]
fn what_was_said_of_a_gap_is_not_said_of_one_in_which_a_bad_day_was_told_since() {
    let answer = |to, still| GapAnswer { area: Area::WholeBack, from: day(4), to: day(to), still };
    let asked = |days: &str, answer: GapAnswer| -> Vec<(NaiveDate, bool)> {
        let letters = spell(days);
        let found = episodes(&facts(&letters), Area::WholeBack, &[answer], day(letters.len() as i64));
        let questions = found.into_iter().filter_map(|episode| episode.question);
        questions.map(|question| (question.from, question.answered)).collect()
    };
    for still in [StillHadIt::DoNotRemember, StillHadIt::No] {
        let before: &[_] = if still == StillHadIt::No { &[] } else { &[(day(4), true)] };
        assert_eq!(asked("A3 U26 A1", answer(29, still)), before);
        assert_eq!(asked("A3 U11 A1 U14 A1", answer(29, still)), [(day(4), false), (day(16), false)]);
    }
    // While nothing comes after it, it is not asked again; nor where it had ended, whatever comes.
    assert_eq!(asked("A3 U40", answer(19, StillHadIt::DoNotRemember)), [(day(4), true)]);
    assert_eq!(asked("A3 U40 A1", answer(19, StillHadIt::No)), []);
    assert_eq!(asked("A3 U40 A1", answer(19, StillHadIt::DoNotRemember)), [(day(4), false)]);
}

#[test]
fn days_of_which_only_an_answer_tells_are_an_estimate() {
    let yes = GapAnswer { area: Area::WholeBack, from: day(2), to: day(15), still: StillHadIt::YesMostDays };
    let found = episodes(&facts(&spell("A1 U6 C1 U7 A1")), Area::WholeBack, &[yes], day(16));
    assert_eq!((found.len(), found[0].days(), found[0].estimated), (1, 16, 13));
}

#[test]
fn days_with_an_entry_that_gives_no_pain_are_no_days_without_one() {
    let yes = GapAnswer { area: Area::WholeBack, from: day(2), to: day(9), still: StillHadIt::YesMostDays };
    let mut facts = facts(&spell("A1 U8 A1"));
    for noted in [3, 4, 4, 9] {
        let fact = DayFact::new(day(noted), Some(0), None, None, Places::NONE, None);
        facts.push(fact);
    }
    facts.sort_by_key(|fact| fact.day);
    let open = episodes(&facts, Area::WholeBack, &[], day(10));
    assert_eq!((open.len(), open[0].estimated, open[0].without_pain), (2, 0, 0));
    let found = episodes(&facts, Area::WholeBack, &[yes], day(10));
    assert_eq!((found.len(), found[0].estimated, found[0].without_pain), (1, 8, 3));
}

#[test]
fn how_an_episode_stands() {
    for (days, expect) in [
        ("A1", vec![Open]),
        ("A1 C6", vec![Open]),
        ("A1 C7", vec![Closed]),
        ("A1 U7", vec![Open]), // today is not over: a spasm today would still be the same one
        ("A1 U8", vec![EndUnknown]),
        ("A1 U6 C1", vec![EndUnknown]),
        ("A1 U1 C7", vec![Closed]),
        ("A1 U3 C6 U1 C7", vec![Closed]),
        ("A1 C6 U1 C6", vec![EndUnknown]),
        ("A1 U7 G1", vec![EndUnknown]),
        ("A1 U7 G1 C7", vec![Closed]),
        ("A1 C7 G3 A1", vec![Closed, Open]),
    ] {
        let states: Vec<_> = at_end(&spell(days)).iter().map(|episode| episode.state).collect();
        assert_eq!(states, expect, "{days}");
    }
}

#[test]
fn an_answer_joins_parts_or_settles() {
    let letters = spell("A1 U13 A1");
    let question = at_end(&letters)[0].question.unwrap();
    assert_eq!((question.from, question.to, question.answered), (day(2), day(14), false));
    let after = |still| {
        let answer = GapAnswer { area: Area::WholeBack, from: question.from, to: question.to, still };
        episodes(&facts(&letters), Area::WholeBack, &[answer], day(15))
    };
    let yes = after(StillHadIt::YesMostDays);
    assert_eq!((yes.len(), yes[0].days(), yes[0].state), (1, 15, Open));
    assert!(over_two_weeks(&yes));
    let no = after(StillHadIt::No);
    assert_eq!((no.len(), no[0].state, no[0].question), (2, Closed, None));
    let unsure = after(StillHadIt::DoNotRemember);
    assert_eq!((unsure.len(), unsure[0].state), (2, EndUnknown));
    assert!(unsure[0].question.unwrap().answered);
}

#[test]
fn what_was_said_of_the_whole_back_goes_for_the_place_that_the_spasm_was_in() {
    let [here, there] = ["low-back-left", "neck-centre"].map(|code| Place::from_code(code).unwrap());
    let at = |number, place: Place| DayFact {
        day: day(number),
        state: DayState::Affected,
        places: [place].into_iter().collect(),
        onset: None,
    };
    let facts = [at(1, here), at(15, there)];
    let yes = GapAnswer { area: Area::WholeBack, from: day(2), to: day(14), still: StillHadIt::YesMostDays };
    let found = all_episodes(&facts, &[yes], day(15));
    let spans: Vec<_> = found.iter().map(|episode| (episode.area, episode.start, episode.last)).collect();
    assert_eq!(
        spans,
        [(Area::WholeBack, day(1), day(15)), (Area::At(there), day(15), day(15)), (Area::At(here), day(1), day(14)),]
    );
}

/// A day on which there was no spasm in a place, only pain, is no spasm there; nor do days that were told all at once make one of it.
#[test]
fn most_days_of_a_gap_make_no_spasm_where_none_was() {
    let [left, right] = ["low-back-left", "low-back-right"].map(|code| Place::from_code(code).unwrap());
    let fact =
        |number, state, place| DayFact { day: day(number), state, places: Places::from_iter([place]), onset: None };
    let mut facts =
        [fact(1, DayState::Affected, right), fact(2, DayState::Grey, left), fact(11, DayState::Affected, right)];
    let answer = GapAnswer { area: Area::WholeBack, from: day(3), to: day(10), still: StillHadIt::YesMostDays };
    assert_eq!(episodes(&facts, Area::At(left), &[answer], day(11)), []);
    let whole = episodes(&facts, Area::WholeBack, &[answer], day(11));
    assert_eq!((whole.len(), whole[0].start, whole[0].estimated), (1, day(1), 8));
    // The whole back too, once the spasm before the gap turns out to have been none.
    facts[0].state = DayState::Grey;
    let whole = episodes(&facts, Area::WholeBack, &[answer], day(11));
    assert_eq!((whole.len(), whole[0].start, whole[0].start_declared), (1, day(11), false));
}

/// The last day of the spasm before the gap turns out to have been another.
#[test]
fn most_days_of_a_gap_count_although_its_end_moved() {
    let yes = GapAnswer { area: Area::WholeBack, from: day(11), to: day(25), still: StillHadIt::YesMostDays };
    for (moved, estimated) in [
        ("A9 C1 U1 A1 U13 A1", 14),
        ("A9 U2 A1 U13 A1", 14),
        ("U11 A1 U13 A1", 13),
        ("A9 U16 A1", 15),
        ("A4 U21 A1", 15),
        ("A4 U7 A1 U13 A1", 14),
        ("U10 A1 U3 A1 U10 A1", 13),
        ("U13 A1 U3 A1 U7 A1", 10),
    ] {
        let found = episodes(&facts(&spell(moved)), Area::WholeBack, &[yes], day(26));
        assert_eq!((found.len(), found[0].last, found[0].estimated), (1, day(26), estimated), "{moved}");
    }
    // Moved by a week it is another gap, which is asked about.
    for moved in ["U17 A1 U9 A1", "A3 U24 A1"] {
        let found = episodes(&facts(&spell(moved)), Area::WholeBack, &[yes], day(28));
        assert_eq!(found[0].question.map(|question| question.answered), Some(false), "{moved}");
    }
}

/// Asked on a day that is known to be clear, which the question leaves out, or with clear days at its end: the silence after it is
/// another gap.
#[test]
fn most_days_of_one_gap_say_nothing_of_the_next() {
    for (until, later, expect) in [
        ("A1 U6 C1", "U7 A1", (8, 15)),
        ("A1 U3 C4", "U12 A1", (5, 20)),
        ("A3 U5 C2", "U11 A1", (9, 21)),
        ("A1 U3 C4", "U8", (5, 15)),
    ] {
        let asked = at_end(&spell(until))[0].question.unwrap();
        let yes = GapAnswer { area: asked.area, from: asked.from, to: asked.to, still: StillHadIt::YesMostDays };
        let letters = spell(&format!("{until} {later}"));
        let found = episodes(&facts(&letters), Area::WholeBack, &[yes], day(letters.len() as i64));
        let (from, to) = (day(expect.0), day(expect.1));
        let question = GapQuestion { area: Area::WholeBack, from, to, answered: false };
        assert_eq!(found[0].question, Some(question), "{until}, then {later}");
    }
}

#[test]
fn no_said_of_one_gap_says_nothing_of_the_next() {
    let no = GapAnswer { area: Area::WholeBack, from: day(2), to: day(7), still: StillHadIt::No };
    let found = episodes(&facts(&spell("A1 U5 A1 C1 U6 A1")), Area::WholeBack, &[no], day(15));
    let asked = found[0].question.map(|question| (question.from, question.to, question.answered));
    assert_eq!((found[0].state, asked), (EndUnknown, Some((day(8), day(14), false))));
}

proptest! {
    /// Of a gap that goes on after the days asked about, or begins after them, "most days" leaves nothing unasked; and what else was said
    /// of days before a gap changes nothing about it.
    #[test]
    fn an_answer_speaks_of_the_days_asked_about(
        letters in "A{1,3}U{1,8}C{0,6}U{0,3}A?",
        later in "[CU]{3,16}[AGCU]{0,4}",
        still in prop::sample::select(&[StillHadIt::YesMostDays, StillHadIt::No, StillHadIt::DoNotRemember][..]),
    ) {
        let asked = at_end(&letters).into_iter().find_map(|episode| episode.question);
        let Some(GapQuestion { area, from, to, .. }) = asked else { return Ok(()) };
        let told = format!("{letters}{later}");
        let (facts, today) = (facts(&told), day(told.len() as i64));
        let unasked = episodes(&facts, area, &[], today);
        for episode in episodes(&facts, area, &[GapAnswer { area, from, to, still }], today) {
            if let Some(question) = episode.question.filter(|question| question.answered) {
                prop_assert!(still == StillHadIt::DoNotRemember || question.to <= to, "{}: {:?}", told, question);
            }
            if still != StillHadIt::YesMostDays && to <= episode.last {
                prop_assert!(unasked.contains(&episode), "{}: {:?}", told, episode);
            }
        }
    }

    /// Whatever is told of the days around it later: what was said of a gap counts in it, or it is asked about anew.
    #[test]
    fn most_days_of_a_gap_count_or_are_asked_anew(
        letters in "A{1,12}[GCU]{0,3}U{7,20}(A|U)[AGCU]{0,4}",
        later in prop::collection::vec((0usize..40, "[AGCU]"), 0..4),
    ) {
        let asked = at_end(&letters).into_iter().find_map(|episode| episode.question);
        let Some(GapQuestion { area, from, to, .. }) = asked else { return Ok(()) };
        let yes = GapAnswer { area, from, to, still: StillHadIt::YesMostDays };
        let mut told = letters.clone();
        for (at, letter) in later.into_iter().filter(|(at, _)| *at < letters.len()) {
            told.replace_range(at..=at, &letter);
        }
        let facts = facts(&told);
        let of_this = |question: GapQuestion| (question.answered).then(|| (question.from, question.to.min(to)));
        for episode in episodes(&facts, area, &[yes], day(told.len() as i64)) {
            let Some((from, to)) = episode.question.and_then(of_this) else { continue };
            let unknown = from.iter_days().take_while(|day| *day <= to).find(|day| facts.iter().all(|fact| fact.day != *day));
            prop_assert_eq!(unknown, None, "{} was {}", told, letters);
        }
    }

    /// Days that were told all at once lengthen a spasm and join two. None is made of them alone, and no day of them is one on which the
    /// person said that it began.
    #[test]
    fn an_estimate_makes_no_spasm(
        letters in "[AGCU]{1,60}",
        gaps in prop::collection::vec((1i64..60, 0i64..40), 0..4),
    ) {
        let gap = |(from, long): (i64, i64)| GapAnswer {
            area: Area::WholeBack, from: day(from), to: day(from + long), still: StillHadIt::YesMostDays,
        };
        let gaps: Vec<GapAnswer> = gaps.into_iter().map(gap).collect();
        for episode in episodes(&facts(&letters), Area::WholeBack, &gaps, day(letters.len() as i64)) {
            let letter = letters.as_bytes()[usize::try_from(days_between(day(1), episode.start)).unwrap()];
            prop_assert!(letter == b'A' && !episode.start_declared, "{:?}", episode);
        }
    }

    /// Whatever the diary holds: episodes are in order, apart, start on an affected day, and only the last can be open.
    #[test]
    fn episodes_are_in_order_and_apart(letters in "[AGCU]{0,90}") {
        let found = at_end(&letters);
        for pair in found.windows(2) {
            prop_assert!(days_between(pair[0].last, pair[1].start) > CLEAR_DAYS_THAT_END);
            prop_assert!(pair[0].state != Open);
        }
        for episode in &found {
            let letter = letters.as_bytes()[usize::try_from(days_between(day(1), episode.start)).unwrap()];
            prop_assert_eq!(letter, b'A');
            prop_assert!(episode.start <= episode.last);
        }
    }

    /// A back-dated spasm can only join episodes or lengthen them; every affected day stays in one.
    #[test]
    fn every_affected_day_is_in_an_episode(letters in "[AGCU]{1,60}") {
        let found = at_end(&letters);
        for (number, letter) in (1..).zip(letters.chars()) {
            if letter == 'A' {
                prop_assert!(found.iter().any(|episode| episode.shares_a_day_with(day(number), day(number))));
            }
        }
    }

    /// Looking at an earlier moment gives what was seen then: nothing later leaks in.
    #[test]
    fn a_past_view_does_not_know_the_future(letters in "[AGCU]{1,60}", cut in 1usize..60) {
        let cut = cut.min(letters.len());
        let then = episodes(&facts(&letters), Area::WholeBack, &[], day(cut as i64));
        prop_assert_eq!(then, at_end(&letters[..cut]));
    }

    /// Saying the same again, in whatever order within the day, changes nothing, and each area is as if looked at alone.
    #[test]
    fn what_is_said_twice_counts_once(said in prop::collection::vec((1i64..40, 0usize..4, 0usize..4, 0i64..60), 0..60)) {
        let places = ["low-back-left", "neck-centre", "neck-right"].map(|code| Place::from_code(code).unwrap());
        let fact = |(number, state, place, onset): (i64, usize, usize, i64)| DayFact {
            day: day(number),
            state: [DayState::Unknown, DayState::Clear, DayState::Grey, DayState::Affected][state],
            places: places.get(place).copied().into_iter().collect(),
            onset: (onset < 10).then(|| day(number - onset)),
        };
        let mut once: Vec<DayFact> = said.iter().copied().map(fact).collect();
        let mut twice: Vec<DayFact> = once.iter().chain(once.iter().rev()).copied().collect();
        once.sort_by_key(|fact| fact.day);
        twice.sort_by_key(|fact| fact.day);
        let found = all_episodes(&twice, &[], day(45));
        let alone = std::iter::once(Area::WholeBack).chain(Place::all().map(Area::At));
        let alone: Vec<Episode> = alone.flat_map(|area| episodes(&once, area, &[], day(45))).collect();
        prop_assert_eq!(found, alone);
    }
}
