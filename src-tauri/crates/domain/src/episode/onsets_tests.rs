#![allow(clippy::unwrap_used)]
use super::super::EpisodeState::Closed;
use super::super::tests::{at, day, facts, over_two_weeks, spell};
use super::super::{Episode, all_episodes, episodes};
use super::*;
use crate::Code;
use crate::episode::gap::tests::{act, lived};
use crate::place::Places;
use proptest::prelude::*;

#[test]
fn a_declared_onset_makes_the_spasm_older() {
    let mut facts = facts("AA");
    facts[1].onset = Some(day(-18));
    let found = episodes(&facts, Area::WholeBack, &[], day(2));
    assert_eq!((found[0].start, found[0].days(), found[0].start_declared), (day(-18), 21, true));
    assert!(over_two_weeks(&found));
}

/// Who tells on a better day when it began says it of the spasm that may still be there, and of no day since its last.
#[test]
fn an_onset_told_on_a_day_after_counts_for_as_long_as_the_spasm_may_go_on() {
    for (days, start) in [("A1 C1", -18), ("A1 C6", -18), ("A1 U5 C1", -18), ("A1 C7", 1), ("A1 U6 C1", 1)] {
        let found = with_onset(days, -18);
        assert_eq!((found[0].start, found[0].start_declared), (day(start), start < 0), "{days}");
    }
    assert!(over_two_weeks(&with_onset("A1 C1", -18)));
    assert_eq!(with_onset("A1 C2", 2)[0].start, day(1));
    assert_eq!(with_onset("G1 C1", -18), []);
}

/// What names no place is of the place in which the spasm began, and of none that came to it later.
#[test]
fn an_onset_that_names_no_place_is_of_no_place_that_came_later() {
    let [low, neck] = ["low-back-left", "neck-left"].map(|code| Place::from_code(code).unwrap());
    let affected = DayState::Affected;
    let started = |facts: &[DayFact], place| {
        let today = facts.last().unwrap().day;
        episodes(facts, Area::At(place), &[], today).last().map(|episode| episode.start)
    };
    let told = at(3, None, DayState::Clear, Some(-18));
    let facts = [at(1, Some(low), affected, None), told, at(8, Some(neck), affected, None)];
    assert_eq!([started(&facts, low), started(&facts, neck)], [Some(day(-18)), Some(day(8))]);
    // Nor where the place of the beginning is not known.
    let facts = [at(1, None, affected, None), told, at(8, Some(neck), affected, None)];
    assert_eq!(started(&facts, neck), Some(day(8)));
    // Nor of one that came a week later.
    let facts = [at(1, Some(low), affected, None), told, at(9, Some(neck), affected, None)];
    assert_eq!([started(&facts, low), started(&facts, neck)], [Some(day(-18)), Some(day(9))]);
    // Ahead of the first bad day it is of the place of that, be it a mild day.
    for state in [DayState::Clear, DayState::Grey] {
        assert_eq!(started(&[at(4, None, state, Some(-5)), at(5, Some(low), affected, None)], low), Some(day(-5)));
    }
    // Nor does an onset of the place itself make another's of it.
    let right = Place::from_code("low-back-right").unwrap();
    let two =
        [at(1, Some(right), affected, None), at(2, None, affected, Some(-18)), at(3, Some(low), affected, Some(0))];
    assert_eq!(started(&two, low), Some(day(0)));
    let told = at(7, None, affected, Some(-18));
    let both = [at(1, Some(low), affected, None), at(5, Some(neck), affected, None), told];
    assert_eq!([started(&both, low), started(&both, neck)], [Some(day(-18)), Some(day(5))]);
}

/// What names a place is of the spasm before only where that was there, or where nobody knows; the back and the place agree.
#[test]
fn an_onset_that_names_a_place_is_of_one_spasm_on_the_back_and_on_the_place() {
    let [low, neck] = ["low-back-left", "neck-left"].map(|code| Place::from_code(code).unwrap());
    let (bad, clear) = (DayState::Affected, DayState::Clear);
    let starts = |facts: &[DayFact], area| {
        let all = all_episodes(facts, &[], day(9));
        all.iter().filter(|one| one.area == area).map(|one| one.start).collect::<Vec<_>>()
    };
    // Nor does one of a place that is bad nowhere make one of two elsewhere.
    let facts = [at(1, Some(low), bad, None), at(4, Some(neck), clear, Some(-18)), at(9, Some(low), bad, None)];
    assert_eq!(starts(&facts, Area::WholeBack), [day(-18), day(9)]);
    for (before, back, place) in [
        (Some(low), vec![day(-18)], vec![day(-18)]),
        (Some(neck), vec![day(-18), day(9)], vec![day(-18), day(9)]),
        (None, vec![day(-18), day(9)], vec![day(9)]),
    ] {
        let facts = [at(1, before, bad, None), at(4, Some(neck), clear, Some(-18)), at(9, Some(neck), bad, None)];
        assert_eq!(starts(&facts, Area::WholeBack), back, "{before:?}");
        assert_eq!(starts(&facts, Area::At(neck)), place, "{before:?}");
    }
}

/// Whatever an onset without a place would fill, the spasm had begun elsewhere.
#[test]
fn a_place_begins_on_a_day_that_somebody_told() {
    let [low, neck] = ["low-back-left", "neck-left"].map(|code| Place::from_code(code).unwrap());
    let bad = |number, place| DayFact {
        day: day(number),
        state: DayState::Affected,
        places: Places::from_iter([place]),
        onset: None,
    };
    let note = DayFact { state: DayState::Unknown, places: Places::NONE, onset: Some(day(1)), ..bad(18, low) };
    for first in [1, -1] {
        let facts = [bad(first, neck), bad(5, low), bad(18, low), note];
        let all = all_episodes(&facts, &[], day(18));
        let starts = |area| all.iter().filter(|one| one.area == area).map(|one| one.start).collect::<Vec<_>>();
        assert_eq!(starts(Area::WholeBack), [day(first)]);
        assert_eq!(starts(Area::At(low)), [day(5), day(18)]);
    }
}

/// What had ended before the onset was another spasm, wherever that was.
#[test]
fn an_onset_without_a_place_is_of_the_only_place_since_the_spasm_before() {
    let [low, neck] = ["low-back-left", "neck-centre"].map(|code| Place::from_code(code).unwrap());
    for onset in [8, 9] {
        let mut facts = facts(&spell("U1 C7"));
        facts.insert(0, at(1, Some(low), DayState::Affected, None));
        facts.push(at(10, Some(neck), DayState::Affected, None));
        facts.push(at(11, None, DayState::Affected, Some(onset)));
        let found = episodes(&facts, Area::At(neck), &[], day(11));
        assert_eq!((found[0].start, found[0].start_declared), (day(onset), true), "{onset}");
    }
}

/// "No" is said of the spasm before the gap. One that began among its days is another, and nobody is asked about days of that.
#[test]
fn a_no_takes_no_onset_away_that_lies_among_its_days() {
    for told in ["A1 U18 C1 U5 A2 U6 A1", "A1 U18 G1 U5 A2 U6 A1"] {
        let mut facts = facts(&spell(told));
        facts.iter_mut().filter(|fact| fact.day == day(20)).for_each(|fact| fact.onset = Some(day(20)));
        let look = |answers: &[GapAnswer]| episodes(&facts, Area::WholeBack, answers, day(34));
        let asked = look(&[])[0].question.unwrap();
        assert_eq!((asked.from, asked.to), (day(2), day(19)), "{told}");
        for to in [19, 23, 25] {
            let no = GapAnswer { area: Area::WholeBack, from: day(2), to: day(to), still: StillHadIt::No };
            let found = look(&[no]);
            let last = found.last().unwrap();
            assert_eq!((found.len(), last.start, last.start_declared), (2, day(20), true), "{told} {to}");
            assert_eq!((found[0].state, over_two_weeks(&found)), (Closed, true), "{told} {to}");
        }
    }
    // However deep in it that lies, and whether the next was told by then.
    for (onset, to) in [(5, 25), (10, 25), (15, 25), (20, 25), (10, 19), (15, 19)] {
        let no = GapAnswer { area: Area::WholeBack, from: day(2), to: day(to), still: StillHadIt::No };
        let mut facts = facts(&spell("A1 U24 A1"));
        facts[1].onset = Some(day(onset));
        let found = episodes(&facts, Area::WholeBack, &[no], day(26));
        assert_eq!((found[0].state, found[1].start), (Closed, day(onset)), "{onset} {to}");
    }
    // Nor where a spasm was told among them since.
    let no = GapAnswer { area: Area::WholeBack, from: day(4), to: day(30), still: StillHadIt::No };
    let mut told_since = facts(&spell("A3 U24 A1 U13 A1"));
    told_since[4].onset = Some(day(28));
    let found = episodes(&told_since, Area::WholeBack, &[no], day(42));
    assert_eq!((found[0].state, found[1].start, found[1].last), (Closed, day(28), day(42)));
    assert!(over_two_weeks(&found));
    // A question is of a week at least.
    let mut facts = facts(&spell("A1 U1 A1 U6 C1 A1"));
    facts[3].onset = Some(day(10));
    let asked = episodes(&facts, Area::WholeBack, &[], day(11))[0].question.unwrap();
    assert_eq!((asked.from, asked.to), (day(4), day(10)));
    // What it was asked about began before: that had ended.
    let no = GapAnswer { area: Area::WholeBack, from: day(2), to: day(25), still: StillHadIt::No };
    let mut facts = super::super::tests::facts(&spell("A1 U18 C1 U5 A1"));
    facts[1].onset = Some(day(-5));
    assert_eq!(episodes(&facts, Area::WholeBack, &[no], day(26)).last().unwrap().start, day(26));
}

/// A clear week of the back had ended what was there before, wherever that was.
#[test]
fn a_place_began_on_no_day_that_the_back_did_not() {
    let [low, neck] = ["low-back-left", "neck-left"].map(|code| Place::from_code(code).unwrap());
    let bad = |number, place: Place, onset: Option<i64>| DayFact {
        day: day(number),
        state: DayState::Affected,
        places: Places::from_iter([place]),
        onset: onset.map(day),
    };
    let clear =
        (3..10).map(|number| DayFact { state: DayState::Clear, places: Places::NONE, ..bad(number, neck, None) });
    let facts: Vec<DayFact> = std::iter::once(bad(2, neck, None)).chain(clear).chain([bad(21, low, Some(1))]).collect();
    let all = all_episodes(&facts, &[], day(21));
    let starts = |area| all.iter().filter(|one| one.area == area).map(|one| one.start).collect::<Vec<_>>();
    assert_eq!(starts(Area::WholeBack), [day(2), day(21)]);
    assert_eq!([starts(Area::At(neck)), starts(Area::At(low))], [[day(2)], [day(21)]]);
    assert_eq!(episodes(&facts, Area::At(low), &[], day(21))[0].start, day(21));
}

/// Who begins the diary on a better day tells it of what comes: the first bad day may be the next.
#[test]
fn an_onset_told_on_a_day_before_counts_for_the_spasm_that_follows_within_the_week() {
    let told = |days: &str, on: i64, onset: i64| {
        let letters = spell(days);
        let mut facts = facts(&letters);
        facts.iter_mut().filter(|fact| fact.day == day(on)).for_each(|fact| fact.onset = Some(day(onset)));
        let found = episodes(&facts, Area::WholeBack, &[], day(letters.len() as i64));
        found.into_iter().map(|episode| episode.start).collect::<Vec<_>>()
    };
    for days in ["G1 A1", "C1 A1", "G2 A2", "C1 U5 A1", "C6 A1", "G8 A1", "G1 C1 G1 C1 G1 C1 G1 A1", "G1 U6 A1"] {
        assert_eq!(told(days, 1, -18), [day(-18)], "{days}");
    }
    assert_eq!(told("G1 U7 A1", 1, -18), [day(9)]);
    // A clear week lies between, wherever in it that was told.
    for on in 1..=7 {
        assert_eq!(told("C7 A1", on, -18), [day(8)], "{on}");
    }
    assert_eq!(told("C10 A1", 5, -18), [day(11)]);
    assert_eq!(told("C9 G1 A1", 10, -18), [day(11)]);
    // Whatever another onset fills.
    let mut facts = facts(&spell("C7 U1 C1 A1"));
    for (on, onset) in [(9, -10), (10, 5)] {
        facts.iter_mut().filter(|fact| fact.day == day(on)).for_each(|fact| fact.onset = Some(day(onset)));
    }
    assert_eq!(episodes(&facts, Area::WholeBack, &[], day(10))[0].start, day(5));
    // A bad day more shortens nothing.
    assert_eq!(told("A1 U10 G1 A1", 12, -5), [day(-5)]);
    // It is of the one before, where it lies in that or before it, and of the next where it lies after it. Of one alone: what lies between
    // is asked about.
    assert_eq!(told("A1 C7 A1", 4, -18), [day(-18), day(9)]);
    assert_eq!(told("U1 A1 U4 C1 U4 A1", 7, -12), [day(-12), day(12)]);
    assert_eq!(told("A3 C3 U1 C3 A5", 5, 1), [day(1), day(11)]);
    assert_eq!(told("A1 U2 C1 U4 A1", 4, -18), [day(-18), day(9)]);
    assert_eq!(told("A1 U4 C1 U4 A1", 6, 5), [day(1)]);
    assert_eq!(told("A1 U8 C1 U4 A1", 10, 9), [day(1), day(9)]);
}

/// An onset that a day tells which belongs to the spasm by another onset alone.
#[test]
fn of_two_onsets_the_earliest_that_can_be_counts_whatever_else_is_told() {
    let told = |days: &str| {
        let mut facts = facts(&spell(days));
        facts.iter_mut().filter(|fact| fact.day == day(25)).for_each(|fact| fact.onset = Some(day(1)));
        facts.iter_mut().filter(|fact| fact.day == day(29)).for_each(|fact| fact.onset = Some(day(20)));
        let found = episodes(&facts, Area::WholeBack, &[], day(29));
        found.last().map(|episode| (episode.start, episode.days()))
    };
    assert_eq!(told("U24 C1 U3 A1"), Some((day(1), 29)));
    assert_eq!(told("U5 A1 U18 C1 U3 A1"), Some((day(1), 29)), "a bad day more");
}

/// The days since an onset are of the spasm, whatever is known of them: mild and clear ones, too.
#[test]
fn what_was_told_near_a_declared_first_day_is_of_that_spasm() {
    let low = Place::from_code("low-back-left").unwrap();
    for (days, (on, onset)) in
        [("G8 U7 A1", (16, 3)), ("G1 C5 U2 A1", (9, 1)), ("G1 C6 U1 A1", (9, 1)), ("C1 G7 U8 A1", (17, 6))]
    {
        let mut facts = facts(&spell(days));
        let bad = facts.last_mut().unwrap();
        (bad.places, bad.onset) = (Places::from_iter([low]), Some(day(onset)));
        facts[0].onset = Some(day(-10));
        let found = all_episodes(&facts, &[], day(on));
        let starts: Vec<_> = found.iter().map(|episode| episode.start).collect();
        assert_eq!(starts, [day(-10); 2], "{days}");
        assert!(over_two_weeks(&found), "{days}");
    }
}

/// A bad day told at the beginning of the days of a "No", where the spasm of now is said to have begun, takes no two weeks away.
#[test]
fn a_bad_day_told_near_a_no_takes_no_onset_away() {
    let no = GapAnswer { area: Area::WholeBack, from: day(3), to: day(25), still: StillHadIt::No };
    for bad in [5, 6, 7, 8, 9, 12, 20, 24, 25] {
        for onset in [5, 7] {
            let mut facts = facts(&spell("U1 A1 U23 A1"));
            let index = facts.partition_point(|fact| fact.day < day(bad));
            facts.insert(index, at(bad, None, DayState::Affected, None));
            facts.last_mut().unwrap().onset = Some(day(onset));
            let found = episodes(&facts, Area::WholeBack, &[no], day(26));
            assert!(over_two_weeks(&found) || bad < onset, "{bad} {onset}: {found:?}");
        }
    }
}

/// What is told on a day of one spasm is of that, though the next began less than a week after it.
#[test]
fn an_onset_of_one_spasm_makes_it_no_part_of_the_next() {
    for onset in [1, -6] {
        let mut facts = facts(&spell("A1 U6 C1 A1"));
        facts[0].onset = Some(day(onset));
        facts[2].onset = Some(day(8));
        let found = episodes(&facts, Area::WholeBack, &[], day(9));
        assert_eq!(
            found.iter().map(|one| (one.start, one.last)).collect::<Vec<_>>(),
            [(day(onset), day(1)), (day(8), day(9))]
        );
        assert_eq!(found[0].question.map(|asked| (asked.from, asked.to)), Some((day(2), day(8))));
    }
}

#[test]
fn an_onset_that_names_no_place_is_told_of_the_place_too() {
    let left = Place::from_code("low-back-left").unwrap();
    let fact =
        |number, state, places, onset: Option<i64>| DayFact { day: day(number), state, places, onset: onset.map(day) };
    let here = Places::from_iter([left]);
    let facts = [fact(20, DayState::Affected, here, None), fact(21, DayState::Clear, Places::NONE, Some(2))];
    let starts = [Area::WholeBack, Area::At(left)].map(|area| episodes(&facts, area, &[], day(21))[0].start);
    assert_eq!(starts, [day(2), day(2)]);
}

/// Episodes of days whose last entry declares an onset on the day `onset`.
fn with_onset(days: &str, onset: i64) -> Vec<Episode> {
    let letters = spell(days);
    let mut facts = facts(&letters);
    facts.last_mut().unwrap().onset = Some(day(onset));
    episodes(&facts, Area::WholeBack, &[], day(letters.len() as i64))
}

#[test]
fn an_onset_before_clear_days_that_ended_another_spasm_is_no_day_of_this_one() {
    for onset in [2, 5] {
        let found = with_onset("A5 C7 A2", onset);
        assert_eq!((found[0].start, found[0].last, found[0].state), (day(1), day(5), Closed));
        assert_eq!((found[1].start, found[1].start_declared), (day(13), false));
    }
    // Since those days it goes back as far as it can.
    let found = with_onset("A5 C7 A2 U9 A1", 1);
    assert_eq!(found.iter().map(|episode| episode.start).collect::<Vec<_>>(), [day(1), day(13)]);
}

#[test]
fn more_bad_days_told_never_shorten_a_spasm_whose_onset_was_declared() {
    let alone = with_onset("U15 A1", 1);
    assert_eq!((alone[0].days(), alone[0].start_declared, alone[0].estimated), (16, true, 0));
    for told in ["A5 U10 A1", "A1 U14 A1", "U3 A2 U10 A1", "U8 A3 U4 A1"] {
        let found = with_onset(told, 1);
        assert_eq!((found.len(), found[0].start, found[0].days()), (1, day(1), 16), "{told}");
        assert!(over_two_weeks(&found), "{told}");
    }
    let found = with_onset("A80 U7 A1", 1);
    assert_eq!((found.len(), found[0].days(), found[0].estimated), (1, 88, 7));
}

#[test]
fn an_onset_in_a_gap_leaves_only_the_days_before_it_to_ask_about() {
    let found = with_onset("A2 U20 A1", 15);
    assert_eq!((found[1].start, found[1].start_declared, found[1].noted), (day(15), true, day(23)));
    let question = found[0].question.unwrap();
    assert_eq!((question.from, question.to), (day(3), day(14)));
    // Fewer than seven days before it are the same spasm.
    assert_eq!(with_onset("A2 U20 A1", 8).len(), 1);
}

/// Of two entries each says another first day; the spasm before, which had ended, holds back only the day that lies in it.
#[test]
fn of_two_first_days_the_earliest_that_can_be_counts() {
    for (days, onsets, start) in [
        ("A5 C7 U7 A1 U1 A1", [(20, 15), (22, 3)], 15),
        ("A5 C7 U7 A1 U1 A1", [(20, 3), (22, 15)], 15),
        ("A5 C7 U7 A1 U1 A1", [(20, 15), (22, 14)], 14),
        ("A5 C7 U7 A1 U1 A1", [(20, 4), (22, 3)], 20),
    ] {
        let mut facts = facts(&spell(days));
        for (noted, onset) in onsets {
            facts.iter_mut().filter(|fact| fact.day == day(noted)).for_each(|fact| fact.onset = Some(day(onset)));
        }
        let found = episodes(&facts, Area::WholeBack, &[], day(22));
        let declared = start < 20;
        assert_eq!(
            found.iter().map(|episode| (episode.start, episode.start_declared)).collect::<Vec<_>>(),
            [(day(1), false), (day(start), declared)],
            "{onsets:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the diary holds: when it began takes no day away from any spasm. Told on a bad day it is the first one, unless another spasm,
    /// there or of the back, had not ended before; and that spasm lasts no longer for it.
    #[test]
    fn an_onset_counts_and_takes_nothing_away(acts in prop::collection::vec(act(), 5..60)) {
        let (facts, answers, today) = lived(acts);
        let found = all_episodes(&facts, &answers, today);
        for (index, fact) in facts.iter().enumerate() {
            let Some(onset) = fact.onset else { continue };
            let mut without = facts.clone();
            without[index].onset = None;
            let before = all_episodes(&without, &answers, today);
            for episode in &before {
                let holds = |one: &Episode| one.start <= episode.start && episode.last <= one.last;
                prop_assert!(found.iter().any(|one| one.area == episode.area && holds(one)), "{fact:?}: {episode:?}");
            }
            let is_of_it = |one: &&Episode| match one.area {
                Area::WholeBack => true,
                Area::At(place) => fact.places.contains(place),
            };
            let of_day = |one: &&Episode| fact.state == DayState::Affected && one.shares_a_day_with(fact.day, fact.day);
            for episode in before.iter().filter(of_day) {
                let of_it = found.iter().find(|one| one.area == episode.area && of_day(one));
                prop_assert_eq!(of_it.map(|one| one.last), Some(episode.last), "{:?}: {:?}", fact, episode);
            }
            for episode in found.iter().filter(of_day).filter(is_of_it) {
                let mut before = found.iter().filter(|one| one.area == Area::WholeBack || one.area == episode.area);
                let ended_since = before.any(|one| onset <= one.last && one.last < episode.start);
                prop_assert!(episode.start <= onset || ended_since, "{fact:?}: {episode:?}");
            }
        }
    }
}
