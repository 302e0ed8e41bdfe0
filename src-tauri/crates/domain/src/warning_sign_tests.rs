#![allow(clippy::unwrap_used)]
use super::*;
use crate::day::Area;
use crate::reminder::{Answer, ReminderKind, Said};

fn at(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(&format!("2026-11-{text}:00+01:00")).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn answer(when: &str, extent: Extent, codes: &[&str]) -> SignAnswer {
    let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    SignAnswer { at: at(when), asked_by: AskedBy::Daily, extent, ticked: ticked(&codes).unwrap(), helped_at: None }
}

/// Every row of the table in 2.
#[test]
fn each_sign_has_its_tier() {
    let codes =
        |tier: Tier| -> Vec<&str> { SIGNS.iter().filter(|sign| sign.tier == tier).map(|sign| sign.code).collect() };
    assert_eq!(
        codes(Tier::Emergency),
        [
            "saddle",
            "bladder",
            "bowel",
            "sex",
            "both-legs",
            "weak-leg",
            "fall",
            "chest",
            "belly",
            "medicine-bleeding",
            "medicine-allergy",
            "medicine-heart",
        ]
    );
    assert_eq!(
        codes(Tier::SameDay),
        ["fever", "weight", "cancer", "lump", "night", "weak-bones", "one-leg", "cough", "band", "pregnant"]
    );
    assert_eq!(codes(Tier::Visit), ["lasts", "first", "morning", "no-better"]);
    assert!(SIGNS.is_sorted_by_key(|sign| sign.tier), "the most pressing are asked first");
}

#[test]
fn what_is_ticked_is_in_the_order_asked_and_each_once() {
    let codes = |codes: &[&str]| ticked(&codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
    let found = codes(&["fever", "saddle", "fever"]).unwrap();
    assert_eq!(found.iter().map(|sign| sign.code).collect::<Vec<_>>(), ["saddle", "fever"]);
    assert_eq!(codes(&[]), Ok(Vec::new()));
    assert_eq!(codes(&["sadle"]), Err(Invalid::UnknownWord("sadle".into())));
}

#[test]
fn only_tier_one_that_nobody_answered_is_an_emergency() {
    for (codes, helped, expect) in [
        (&["saddle"][..], None, true),
        (&["medicine-allergy", "fever"], None, true),
        (&["saddle"], Some(at("22T14:00")), false),
        (&["fever", "lasts"], None, false),
        (&[], None, false),
    ] {
        let answer = SignAnswer { helped_at: helped, ..answer("22T13:00", Extent::List, codes) };
        assert_eq!(answer.is_emergency(), expect, "{codes:?}");
    }
}

#[test]
fn a_tick_taken_back_says_nothing() {
    assert!(!answer("22T13:00", Extent::Tick, &[]).stands());
    assert!(answer("22T13:00", Extent::Tick, &["saddle"]).stands());
    assert!(answer("22T13:00", Extent::Line, &[]).stands());
}

#[test]
fn when_the_whole_list_is_due() {
    let milestone = |state: ReminderState| Reminder {
        kind: ReminderKind::TwoWeeks,
        area: Area::WholeBack,
        since: day(20),
        start: day(6),
        last: day(21),
        earlier: None,
        state,
    };
    let (due, done) = (milestone(ReminderState::Due), milestone(ReminderState::Done));
    let list = |when| vec![answer(when, Extent::List, &[])];
    let line = answer("22T08:00", Extent::Line, &[]);
    let tick = answer("22T08:00", Extent::Tick, &["chest"]);
    let taken_back = answer("22T08:00", Extent::Tick, &[]);
    let known = Some(at("06T12:00"));
    for (what, answers, known, reminders, expect) in [
        ("never answered", vec![], None, vec![], Some(AskedBy::FirstRun)),
        ("the line of a day is not the list", vec![line.clone()], known, vec![], Some(AskedBy::FirstRun)),
        ("nor is a tick that was taken back", vec![taken_back], known, vec![], Some(AskedBy::FirstRun)),
        ("answered, nothing since", list("01T12:00"), None, vec![], None),
        ("an episode since", list("05T12:00"), known, vec![], Some(AskedBy::NewEpisode)),
        (
            "a day's line does not settle it",
            [list("05T12:00"), vec![line]].concat(),
            known,
            vec![],
            Some(AskedBy::NewEpisode),
        ),
        ("a tick does", [list("05T12:00"), vec![tick]].concat(), known, vec![due.clone()], None),
        ("answered in the same minute", list("06T12:00"), known, vec![], None),
        ("a reminder since", list("19T23:00"), known, vec![due.clone()], Some(AskedBy::DoctorReminder)),
        ("answered on its day", list("20T00:00"), known, vec![due.clone()], None),
        ("a reminder that was answered", list("07T12:00"), known, vec![done], None),
        ("an episode outranks a reminder", list("05T12:00"), known, vec![due.clone()], Some(AskedBy::NewEpisode)),
    ] {
        assert_eq!(due_for(&answers, known, &reminders, &[], day(22)), expect, "{what}");
    }
    let later = Answer {
        kind: ReminderKind::TwoWeeks,
        area: Area::WholeBack,
        start: day(6),
        last: day(20),
        on: day(20),
        said: Said::Later { until: day(21) },
    };
    let put_off = due_for(&list("20T12:00"), known, &[due], &[later], day(22));
    assert_eq!(put_off, Some(AskedBy::DoctorReminder), "due again after it was put off");
}
