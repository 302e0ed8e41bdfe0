#![allow(clippy::unwrap_used)]
use super::*;

fn at(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(&format!("2026-11-{text}:00:00+01:00")).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn visit(on: u32, booked: &str, done: Option<&str>) -> Visit {
    Visit {
        day: day(on),
        time: None,
        clinician: String::new(),
        kind: None,
        questions: Vec::new(),
        notes: String::new(),
        outcome: done.map(|done| Outcome { at: at(done), said: String::new(), diagnosis: String::new() }),
        booked_at: at(booked),
    }
}

#[test]
fn a_visit_to_come_is_booked_and_one_that_is_over_has_been() {
    let said = |visit: Visit| (visit.answer().on, visit.answer().said);
    assert_eq!(said(visit(25, "22T14", None)), (day(22), Said::Booked { on: day(25) }));
    assert_eq!(said(visit(25, "22T14", Some("26T09"))), (day(25), Said::Been));
}

#[test]
fn i_have_an_appointment_follows_the_visit() {
    let said = |visit: Option<Visit>| {
        let answer = Answer {
            kind: ReminderKind::TwoWeeks,
            area: Area::WholeBack,
            start: day(1),
            last: day(20),
            on: day(20),
            said: Said::Booked { on: day(25) },
            visit: Some(1),
        };
        as_booked(answer, visit.as_ref()).map(|answer| answer.said)
    };
    assert_eq!(said(Some(visit(25, "01T14", None))), Some(Said::Booked { on: day(25) }));
    assert_eq!(said(Some(visit(28, "01T14", None))), Some(Said::Booked { on: day(28) }), "it was moved");
    assert_eq!(said(None), None, "it was deleted");
    assert_eq!(said(Some(visit(25, "01T14", Some("26T09")))), None, "it is over, and answers by itself");
}

#[test]
fn what_does_not_fit_is_named() {
    let check = |change: fn(&mut Visit)| {
        let mut visit = visit(25, "22T14", None);
        change(&mut visit);
        visit.check()
    };
    assert_eq!(check(|_| ()), Ok(()));
    assert_eq!(check(|visit| visit.clinician = "x".repeat(121)), Err(Invalid::Clinician));
    assert_eq!(check(|visit| visit.clinician = "Dr\nNo".into()), Err(Invalid::Clinician));
    assert_eq!(check(|visit| visit.questions = vec!["Why?".into(); 3]), Ok(()));
    assert_eq!(check(|visit| visit.questions = vec!["Why?".into(); 4]), Err(Invalid::Questions));
    assert_eq!(check(|visit| visit.questions = vec!["x".repeat(301)]), Err(Invalid::Questions));
    assert_eq!(check(|visit| visit.notes = "a\0b".into()), Err(Invalid::NoteNotText));
    assert_eq!(check(|visit| visit.notes = "x".repeat(1 << 20)), Err(Invalid::NoteTooLong));
}
