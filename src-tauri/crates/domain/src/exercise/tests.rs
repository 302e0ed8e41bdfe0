#![allow(clippy::unwrap_used)]
use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::Code;
use crate::entry::Entry;
use crate::score::Score;
use crate::time::{Moment, Uptime};
use crate::warning_sign::{AskedBy, Extent, SignAnswer, WarningSign};

fn now() -> Moment {
    let wall = DateTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap();
    Moment { uptime: Some(Uptime { boot: "a".to_owned(), millis: 5_000_000 }), ..Moment::told(wall) }
}

/// Of the article and of one's own.
fn exercises() -> impl Strategy<Value = Which> {
    prop_oneof![proptest::sample::select(Exercise::ALL).prop_map(Which::Given), (1..9_i64).prop_map(Which::Own)]
}

/// The side that begins, where there are sides.
fn sides() -> impl Strategy<Value = Option<Side>> {
    proptest::option::of(proptest::sample::select(Side::ALL))
}

fn amounts() -> impl Strategy<Value = Amount> {
    let all = (1..=MOST_SETS_TOLD, 1..=MOST_REPS_TOLD, 1..=LONGEST_HOLD_TOLD, RESTS);
    all.prop_map(|(sets, reps, hold, rest)| Amount { sets, reps, hold, rest })
}

/// Seconds from getting ready on a side of a set to the end of its last repetition.
fn seconds_of(track: &[Timed], set: u16, side: Option<Side>) -> u32 {
    let of = |timed: &&Timed| (timed.step.set, timed.step.side) == (set, side);
    let from = track.iter().filter(of).find(|timed| timed.cue == Cue::GetReady).unwrap().at;
    let last = track.iter().rposition(|timed| of(&timed) && !matches!(timed.cue, Cue::End)).unwrap();
    track[last + 1].at - from
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cues_never_go_back_and_end_once(first in sides(), amount in amounts(), halves: bool) {
        let track = cues(first, amount, halves);
        prop_assert!(track.is_sorted_by_key(|timed| timed.at));
        prop_assert_eq!(track.iter().filter(|timed| timed.cue == Cue::End).count(), 1);
        prop_assert_eq!(track.last().unwrap().cue, Cue::End);
        prop_assert_eq!(track[0].cue, Cue::GetReady);
        let lifts = track.iter().filter(|timed| timed.cue == Cue::Lift).count();
        prop_assert_eq!(lifts, usize::from(amount.sets * amount.reps) * cue::sides(first).count());
        prop_assert_eq!(usize::from(reps_done(&track, track.last().unwrap().at)), lifts);
    }

    #[test]
    fn both_sides_get_their_full_time(first in sides(), amount in amounts(), halves: bool) {
        let track = cues(first, amount, halves);
        let mut each = Vec::new();
        for set in 1..=amount.sets {
            each.extend(cue::sides(first).map(|side| seconds_of(&track, set, side)));
        }
        prop_assert!(each.iter().all(|seconds| *seconds == each[0]), "{:?}", each);
        prop_assert!(each[0] >= u32::from(amount.reps) * u32::from(amount.hold));
    }

    #[test]
    fn half_time_moves_nothing_else(first in sides(), amount in amounts()) {
        let mut with = cues(first, amount, true);
        with.retain(|timed| timed.cue != Cue::HalfTime);
        prop_assert_eq!(with, cues(first, amount, false));
    }

    /// Whatever is paused and however long, and whenever the program is killed and looks again: each cue is due once, in order.
    #[test]
    fn a_pause_or_a_kill_changes_nothing_of_what_is_told(
        exercise in exercises(), first in sides(),
        acts in proptest::collection::vec((0..3u8, 1..40_000i64), 0..40),
    ) {
        let amount = Amount { sets: 2, reps: 3, hold: 2, rest: 10 };
        let mut now = now();
        let mut run = Run::begin(exercise, amount, first, true, Score::new(1.0).unwrap(), &now);
        let track = run.cues();
        let (mut heard, mut told) = (None, Vec::<Timed>::new());
        for (act, millis) in acts.into_iter().chain([(1, 1), (2, 3_600_000)]) {
            match act {
                0 => run = run.paused(&now),
                1 => run = run.going_on(None, &now),
                // Killed and opened anew: all that is known is the row.
                _ => {}
            }
            now = now.after(TimeDelta::milliseconds(millis));
            let seconds = run.seconds(&now);
            prop_assert!(heard.is_none_or(|heard| heard <= seconds));
            told.extend(track.iter().filter(|timed| heard.is_none_or(|heard| heard < timed.at) && timed.at <= seconds));
            heard = Some(seconds);
        }
        prop_assert_eq!(told, track);
    }

    #[test]
    fn a_press_leads_on_to_the_end(first in sides(), amount in amounts()) {
        let track = cues(first, amount, false);
        let (mut seconds, mut presses) = (0, 0);
        while let Some(next) = next_step(&track, seconds) {
            prop_assert!(next > seconds);
            (seconds, presses) = (next, presses + 1);
        }
        prop_assert_eq!(seconds, track.last().unwrap().at);
        prop_assert!(presses >= u32::from(amount.reps));
    }
}

#[test]
fn the_hip_is_told_second_by_second() {
    let amount = Amount { sets: 1, reps: 1, hold: 2, rest: 60 };
    let told: Vec<String> = cues(Some(Side::Right), amount, true)
        .iter()
        .map(|Timed { at, cue, step }| match cue {
            Cue::Count(left) => format!("{at} {left}"),
            cue => format!("{at} {} {} {}", cue.code(), step.side.unwrap().code(), step.rep),
        })
        .collect();
    let expect = [
        "0 get-ready right 0",
        "2 3",
        "3 2",
        "4 1",
        "5 lift right 1",
        "7 hold right 1",
        "7 2",
        "8 1",
        "9 lower right 1",
        "9 3",
        "10 2",
        "11 1",
        "12 other-side left 0",
        "20 get-ready left 0",
        "22 3",
        "23 2",
        "24 1",
        "25 lift left 1",
        "27 hold left 1",
        "27 2",
        "28 1",
        "29 lower left 1",
        "29 3",
        "30 2",
        "31 1",
        "32 end left 1",
    ];
    assert_eq!(told, expect);
}

#[test]
fn what_ends_it_is_kept_with_its_repetition() {
    let amount = Exercise::Buttock.usual();
    let now = now();
    let run = Run::begin(Exercise::Buttock.into(), amount, Some(Side::Left), false, Score::new(2.0).unwrap(), &now);
    // Five seconds to get ready, seven each: in the third.
    let ended = run.clone().ending_at(Ending::Hurt, &now.after(TimeDelta::seconds(5 + 7 * 2 + 3)));
    assert_eq!(ended.ended_in, Some(Step { set: 1, side: Some(Side::Left), rep: 3 }));
    assert_eq!((ended.reps_done, ended.going.as_ref()), (Some(2), None));
    let early = run.clone().ending_at(Ending::Tired, &now.after(TimeDelta::seconds(1)));
    assert_eq!((early.reps_done, early.ended_in.unwrap().rep), (Some(0), 0));
    // At its end somebody is there.
    let end = now.after(TimeDelta::seconds(run.length().into()));
    let soon = end.after(END_IS_SEEN_FOR);
    let hurt = run.clone().ending_at(Ending::Hurt, &soon);
    assert_eq!((hurt.reps_done, hurt.ended), (Some(8), Some(soon)));
    // Whose time was over before the press: nobody saw how far it went, but who says that all of it was done.
    let late = |ending| run.clone().ending_at(ending, &now.after(TimeDelta::days(3)));
    assert_eq!((late(Ending::Done).reps_done, late(Ending::Done).ended), (Some(8), Some(end)));
    for ending in [Ending::Hurt, Ending::Tired, Ending::LostForm, Ending::NotSaid] {
        assert_eq!((late(ending).reps_done, late(ending).ended_in), (None, None));
        assert_eq!(late(ending).was_done(), ending != Ending::NotSaid);
    }
    assert!(ended.was_done() && !early.was_done() && !run.was_done());
}

#[test]
fn who_paused_for_long_begins_anew() {
    let begun = now();
    let run =
        Run::begin(Exercise::Belly.into(), Exercise::Belly.usual(), None, false, Score::new(2.0).unwrap(), &begun);
    let paused = run.paused(&begun.after(TimeDelta::seconds(20)));
    let later = |minutes| begun.after(TimeDelta::seconds(20) + TimeDelta::minutes(minutes));
    assert!(paused.left_at(&later(60)).is_none() && paused.left_at(&later(61)).is_some());
    // Two pauses of half an hour each are one of an hour.
    let twice = paused.clone().going_on(None, &later(40)).paused(&later(40).after(TimeDelta::seconds(30)));
    assert!(twice.left_at(&later(60)).is_none() && twice.left_at(&later(63)).is_some());
    // It ended an hour later at the latest, with what was seen of it; who says that all of it was done knows.
    let next_day = |ending| paused.clone().ending_at(ending, &later(60 * 24));
    let hurt = next_day(Ending::Hurt);
    assert_eq!((hurt.reps_done, hurt.ended), (Some(2), Some(later(60))));
    assert_eq!(next_day(Ending::Done).reps_done, Some(10));
}

/// What a person does with one that is on: waits, pauses, goes on, or goes on to a later second.
fn acts() -> impl Strategy<Value = Vec<(i64, Option<Option<u32>>)>> {
    let act = prop_oneof![Just(None), Just(Some(None)), (0..400_u32).prop_map(|second| Some(Some(second)))];
    proptest::collection::vec((prop_oneof![4 => 0..60_i64, 1 => 0..5000_i64], act), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was done before: one that was left ended when it can have been, and nothing of it is made up.
    #[test]
    fn what_was_left_ended_when_it_can_have_been(first in sides(), acts in acts(), later in 0..200_000_i64, ending in proptest::sample::select(Ending::ALL)) {
        let begun = now();
        let mut run = Run::begin(Which::Own(1), Which::Own(1).usual(), first, false, Score::new(1.0).unwrap(), &begun);
        let mut at = begun.clone();
        for (seconds, act) in acts {
            at = at.after(TimeDelta::seconds(seconds));
            run = match act {
                None => run.paused(&at),
                Some(from) if run.left_at(&at).is_none() => run.going_on(from, &at),
                Some(_) => run,
            };
        }
        let at = at.after(TimeDelta::seconds(later));
        let (left, was_paused) = (run.left_at(&at), run.going.is_none());
        // Once it was left no press brings it back, and no screen ends it.
        if left.is_some() {
            prop_assert_eq!(run.clone().paused(&at).left_at(&at), left.clone());
            prop_assert!(!run.runs_out(&at));
        }
        let all = reps_done(&run.cues(), run.length());
        let ended = run.clone().ending_at(ending, &at);
        let end = ended.ended.clone().unwrap();
        prop_assert!(begun.wall <= end.wall && end.wall <= at.wall);
        let latest = begun.after(TimeDelta::seconds(run.length().into()) + LONGEST_PAUSES + END_IS_SEEN_FOR);
        prop_assert!(end.wall <= latest.wall, "{} {}", end.wall, latest.wall);
        prop_assert!(left.is_some() || end == at, "somebody was there");
        let done = ended.reps_done.map(|reps| reps + run.skipped);
        prop_assert!(done.is_none_or(|done| done <= all));
        match ending {
            Ending::Done => prop_assert_eq!(done, Some(all)),
            _ => prop_assert_eq!(done.is_none(), left.is_some() && !was_paused, "what ran out unseen"),
        }
    }
}

#[test]
fn what_a_press_skips_or_cuts_short_is_not_done() {
    let now = now();
    let (which, amount) = (Which::Given(Exercise::Buttock), Exercise::Buttock.usual());
    let run = Run::begin(which, amount, Some(Side::Left), false, Score::new(2.0).unwrap(), &now);
    let lifts: Vec<u32> = run.cues().iter().filter(|timed| timed.cue.code() == "lift").map(|timed| timed.at).collect();
    // Pressed on at once, to each repetition in turn, and past the last.
    let mut hurried = run.clone();
    for lift in lifts.iter().copied().chain([run.length()]) {
        hurried = hurried.going_on(Some(lift), &now);
    }
    assert_eq!(hurried.ending_at(Ending::Done, &now).reps_done, Some(0));
    // Two done whole, the third skipped, the fourth done whole.
    let third = now.after(TimeDelta::seconds(lifts[2].into()));
    let skipped = run.clone().going_on(Some(lifts[3]), &third);
    let after_fourth = third.after(TimeDelta::seconds((lifts[1] - lifts[0]).into()));
    assert_eq!(skipped.ending_at(Ending::Tired, &after_fourth).reps_done, Some(3));
    // To go on from where it is skips nothing.
    assert_eq!(run.going_on(None, &third).ending_at(Ending::Tired, &third).reps_done, Some(2));
}

#[test]
fn what_nobody_can_do_is_refused() {
    let amount = |reps, hold| Amount { reps, hold, ..Exercise::Belly.usual() };
    for (amount, told, expect) in [
        (amount(10, 2), false, Ok(())),
        (amount(0, 2), false, Err(Invalid::Reps { most: 10 })),
        (amount(11, 2), false, Err(Invalid::Reps { most: 10 })),
        (amount(11, 2), true, Ok(())),
        (amount(1000, 2), true, Err(Invalid::Reps { most: 50 })),
        (amount(10, 0), true, Err(Invalid::Hold { most: 60 })),
        (Amount { sets: 0, ..amount(10, 2) }, false, Err(Invalid::Sets { most: 3 })),
        (Amount { rest: 9, ..amount(10, 2) }, true, Err(Invalid::Rest)),
    ] {
        assert_eq!(amount.check(told), expect, "{amount:?}");
    }
    for (given, expect) in [(-1.0, 0), (1.5, 0), (f64::NAN, 0), (1e9, 0), (1000.0, 1000)] {
        assert_eq!(whole(given), expect, "{given}");
    }
    let usual = Exercise::all().map(Which::Given).chain([Which::Own(1)]).map(Which::usual);
    assert!(usual.into_iter().all(|usual| usual.check(false) == Ok(())));
}

#[test]
fn ones_own_begins_with_the_fewest_of_the_article() {
    let own = Which::Own(7).usual();
    assert_eq!(own, Amount { sets: 1, reps: 4, hold: 2, rest: 60 });
    assert!(Exercise::all().all(|exercise| exercise.usual().reps >= own.reps));
}

#[test]
fn ones_own_has_a_name_of_one_line_and_words_of_how() {
    let own = |name: &str, how: &str| OwnExercise { name: name.into(), how: how.into(), has_sides: true };
    let check = |name: &str, how: &str| own(name, how).check();
    assert_eq!(check("Bird dog", "On hands and knees.\nLift an arm."), Ok(()));
    assert_eq!(check("Bird dog", ""), Ok(()));
    let long = "x".repeat(crate::history::LONGEST_LINE + 1);
    for name in ["", "  ", "a\nb", "a\0b", &long] {
        assert_eq!(check(name, ""), Err(Invalid::Line), "{name:?}");
    }
    assert_eq!(check("Bird dog", "a\0"), Err(Invalid::NoteNotText));
    assert_eq!(own("Bird dog", &"x".repeat(crate::entry::LONGEST_NOTE + 1)).check(), Err(Invalid::NoteTooLong));
    assert!(own("Bird Dog", "").is_called(" bird dog ") && !own("Bird Dog", "").is_called("bird"));
}

#[test]
fn the_gate_says_what_it_is_closed_by() {
    let day = |day: &str| day.parse::<NaiveDate>().unwrap();
    let at = |time: &str| DateTime::parse_from_rfc3339(&format!("2026-11-{time}:00+01:00")).unwrap();
    let pain = |time: &str, worst: f64| Entry { worst: Some(Score::new(worst).unwrap()), ..Entry::at(at(time)) };
    let active = Clearance { active: true, by: None, on: None };
    let idle = Clearance { active: false, ..active.clone() };
    let cleared = |on: &str| Clearance { active: false, by: Some("Dr Ode".to_owned()), on: Some(day(on)) };
    let sign = |code: &str| {
        let (since, last) = (at("21T15:00"), at("22T09:00"));
        vec![StandingSign { sign: WarningSign::from_code(code).unwrap(), since, last }]
    };
    let check = |entries: &[Entry], signs: &[StandingSign], clearance: Option<&Clearance>, expect: &[Closed]| {
        let word = clearance.and_then(|said| said.word(at("21T18:00"), &now()));
        let facts = Facts { entries, pains: &[], signs, signs_due: false, hurt: None, clearance, word };
        assert_eq!(gate(&facts, &now()), expect, "{entries:?} {signs:?} {clearance:?}");
        // A pain is one wherever it was told.
        let pains: Vec<_> = entries.iter().filter_map(|entry| Some((entry.occurred_at, entry.worst?))).collect();
        let painless: Vec<_> = entries.iter().map(|entry| Entry { worst: None, ..entry.clone() }).collect();
        assert_eq!(gate(&Facts { entries: &painless, pains: &pains, ..facts }, &now()), expect, "{pains:?}");
    };
    check(&[], &[], Some(&active), &[]);
    check(&[], &[], None, &[Closed::Activity]);
    check(&[], &[], Some(&idle), &[Closed::NotCleared]);
    check(&[], &[], Some(&cleared("2020-01-01")), &[]);
    check(&[pain("22T09:00", 3.0)], &[], Some(&active), &[]);
    check(&[pain("22T09:00", 4.0)], &[], Some(&active), &[Closed::Pain]);
    check(&[pain("21T13:59", 9.0)], &[], Some(&active), &[]);
    check(&[pain("21T14:01", 9.0)], &[], Some(&active), &[Closed::Pain]);
    check(&[pain("21T14:01", 9.0)], &[], Some(&cleared("2026-11-21")), &[]);
    check(&[pain("21T14:01", 9.0)], &[], Some(&cleared("2026-11-20")), &[Closed::Pain]);
    check(&[Entry::one_spasm(at("22T00:01"))], &[], Some(&active), &[Closed::Spasm]);
    check(&[Entry::one_spasm(at("21T23:59"))], &[], Some(&active), &[]);
    check(&[Entry { spasms: Some(0), ..Entry::at(at("22T09:00")) }], &[], Some(&active), &[]);
    check(&[], &sign("lasts"), Some(&active), &[]);
    check(&[], &sign("fever"), Some(&active), &[Closed::Signs]);
    check(&[], &sign("fever"), Some(&cleared("2026-11-21")), &[]);
    check(&[], &sign("fever"), Some(&cleared("2026-11-20")), &[Closed::Signs]);
    check(&[], &sign("saddle"), Some(&cleared("2026-11-22")), &[Closed::Signs]);
    check(
        &[pain("22T09:00", 4.0), Entry::one_spasm(at("22T10:00"))],
        &sign("fever"),
        None,
        &[Closed::Signs, Closed::Pain, Closed::Spasm, Closed::Activity],
    );
}

/// A word speaks of what was before it: on its own day, of what the person knew when they told of it.
#[test]
fn a_word_of_the_morning_speaks_of_no_afternoon() {
    let at = |time: &str| DateTime::parse_from_rfc3339(&format!("2026-11-{time}:00+01:00")).unwrap();
    let said = Clearance { active: true, by: Some("Dr Ode".to_owned()), on: Some(at("22T00:00").date_naive()) };
    let sign = |time: &str| {
        let sign = WarningSign::from_code("fever").unwrap();
        vec![StandingSign { sign, since: at(time), last: at(time) }]
    };
    let pain = |time: &str| vec![(at(time), Score::new(9.0).unwrap())];
    let check = |what: &Facts<'_>, told: &str, expect: &[Closed]| {
        let word = said.word(at(told), &now());
        assert_eq!(gate(&Facts { clearance: Some(&said), word, ..*what }, &now()), expect, "{what:?} {told}");
    };
    let none =
        Facts { entries: &[], pains: &[], signs: &[], signs_due: false, hurt: None, clearance: None, word: None };
    for (told, speaks) in [("22T09:00", false), ("22T12:00", true), ("23T08:00", true)] {
        let closed = |reason| if speaks { vec![] } else { vec![reason] };
        check(&Facts { signs: &sign("22T11:00"), ..none }, told, &closed(Closed::Signs));
        check(&Facts { pains: &pain("22T11:00"), ..none }, told, &closed(Closed::Pain));
        check(&Facts { entries: &[Entry::one_spasm(at("22T11:00"))], ..none }, told, &closed(Closed::Spasm));
        check(&Facts { hurt: Some(at("22T11:00")), ..none }, told, &closed(Closed::Hurt));
    }
    check(&Facts { hurt: Some(at("21T23:00")), ..none }, "22T09:00", &[]);
    // One that was told while the clock was ahead speaks of nothing.
    let ahead = Clearance { on: NaiveDate::from_ymd_opt(2026, 12, 22), ..said.clone() };
    assert_eq!(ahead.word(at("22T13:00"), &now()), None);
}

#[test]
fn who_cleared_it_and_when_belong_together() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let said = |by: Option<&str>, on: Option<NaiveDate>| {
        Clearance { active: false, by: by.map(str::to_owned), on }.check(today)
    };
    assert_eq!(said(None, None), Ok(()));
    assert_eq!(said(Some("Dr Ode"), Some(today)), Ok(()));
    assert_eq!(said(Some("Dr Ode"), None), Err(Invalid::ClearedWhen));
    assert_eq!(said(None, Some(today)), Err(Invalid::ClearedWhen));
    assert_eq!(said(Some(" "), Some(today)), Err(Invalid::Line));
    assert_eq!(said(Some("Dr Ode"), today.succ_opt()), Err(Invalid::InFuture));
}

fn answer(day: u32, extent: Extent, ticked: &[&str]) -> SignAnswer {
    SignAnswer {
        at: DateTime::parse_from_rfc3339(&format!("2026-11-{day:02}T09:00:00+01:00")).unwrap(),
        asked_by: AskedBy::SomethingChanged,
        extent,
        ticked: ticked.iter().map(|code| WarningSign::from_code(code).unwrap()).collect(),
        helped_at: None,
        about: Vec::new(),
    }
}

fn sign_answers() -> impl Strategy<Value = Vec<SignAnswer>> {
    let ticked = proptest::sample::subsequence(vec!["fever", "cough", "lasts"], 0..3);
    let one = (1..20_u32, proptest::sample::select(Extent::ALL), ticked);
    proptest::collection::vec(one.prop_map(|(day, extent, ticked)| answer(day, extent, &ticked)), 0..8)
}

proptest! {
    /// In whatever order they were told: a later list that ticks it again moves its first day nowhere, and one without it ends it.
    #[test]
    fn a_later_list_keeps_the_first_day_of_a_sign_or_ends_it(told in sign_answers()) {
        for stands in signs(&told) {
            prop_assert!(stands.since <= stands.last);
            let with = [&told[..], &[answer(20, Extent::List, &[stands.sign.code()])]].concat();
            let after = signs(&with).into_iter().find(|other| other.sign == stands.sign).map(|other| other.since);
            prop_assert_eq!(after, Some(stands.since));
            let without = [&told[..], &[answer(20, Extent::List, &[])]].concat();
            prop_assert!(signs(&without).is_empty());
        }
    }
}

/// A clinician's word is of the sign, not of the list: a sign that each list ticks again is no new one.
#[test]
fn a_sign_that_is_ticked_again_with_each_list_stands_since_the_first() {
    let list = |day: u32, ticked: &[&str]| answer(day, Extent::List, ticked);
    let since = |answers: &[SignAnswer], code: &str| {
        signs(answers)
            .iter()
            .find(|stands| stands.sign.code() == code)
            .map(|stands| stands.since.date_naive().to_string())
    };
    let on = |day: &str| Some(format!("2026-11-{day}"));
    assert_eq!(since(&[list(1, &["cough"]), list(9, &["cough"])], "cough"), on("01"));
    assert_eq!(since(&[list(1, &["cough"]), answer(5, Extent::Line, &[]), list(9, &["cough"])], "cough"), on("01"));
    assert_eq!(
        since(&[list(1, &["cough"]), list(5, &["lump"]), list(9, &["cough"])], "cough"),
        on("09"),
        "it was over"
    );
    assert_eq!(since(&[list(1, &["cough"]), list(1, &[]), list(9, &["cough"])], "cough"), on("01"), "the same day");
    let other = [list(1, &["cough"]), list(9, &["cough", "fever"])];
    assert_eq!((since(&other, "cough"), since(&other, "fever")), (on("01"), on("09")), "each has its own");
    assert_eq!(since(&[list(1, &["cough"]), list(9, &[])], "cough"), None);
}

#[test]
fn a_sign_ticked_after_the_list_stands_whatever_day_it_is_there() {
    let answer = |at: &str, extent: Extent, code: &str| {
        let ticked: Vec<&str> = Some(code).filter(|code| !code.is_empty()).into_iter().collect();
        SignAnswer { at: DateTime::parse_from_rfc3339(at).unwrap(), ..answer(1, extent, &ticked) }
    };
    // Gone through after midnight in Berlin; in London it is the day before.
    let list = answer("2026-11-22T00:20:00+01:00", Extent::List, "");
    let tick = answer("2026-11-21T23:40:00+00:00", Extent::Tick, "one-leg");
    let stand = |answers: &[SignAnswer]| signs(answers).iter().map(|stands| stands.sign).collect::<Vec<_>>();
    assert_eq!(stand(&[list.clone(), tick.clone()]), tick.ticked);
    assert_eq!(stand(&[tick, list.clone()]), []);
    // While the clock was ahead: nobody knows when that was.
    let ahead = answer("2026-12-22T09:00:00+01:00", Extent::List, "");
    assert!(list_is_due(&[ahead], &now()));
    assert!(!list_is_due(&[list], &now()));
}
