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
    let said = |visits: &[Visit]| -> Vec<(NaiveDate, Said)> {
        answers(visits).into_iter().map(|(_, answer)| (answer.on, answer.said)).collect()
    };
    assert_eq!(said(&[]), []);
    assert_eq!(said(&[visit(25, "22T14", None)]), [(day(22), Said::Booked { on: day(25) })]);
    assert_eq!(said(&[visit(25, "22T14", Some("26T09"))]), [(day(25), Said::Been)]);
    let two = [visit(28, "20T09", None), visit(25, "22T14", None)];
    let both = [(day(20), Said::Booked { on: day(28) }), (day(22), Said::Booked { on: day(25) })];
    assert_eq!(said(&two), both, "an older one on a later day takes nothing from the newer");
}

#[test]
fn i_have_an_appointment_follows_the_visit() {
    let said = |visits: &[(i64, Visit)]| {
        let booked = Said::Booked { on: day(25) };
        let answer = Answer {
            kind: ReminderKind::TwoWeeks,
            area: Area::WholeBack,
            start: day(1),
            last: day(20),
            on: day(20),
            said: booked,
            visit: Some(1),
        };
        let visits: Vec<_> = visits.iter().map(|(id, visit)| StoredVisit { id: *id, visit: visit.clone() }).collect();
        as_booked(answer, &visits).map(|answer| answer.said)
    };
    let other = (2, visit(29, "01T14", None));
    for beside in [&[][..], &[other]] {
        let with =
            |own: Option<Visit>| said(&[&own.map(|own| (1, own)).into_iter().collect::<Vec<_>>(), beside].concat());
        assert_eq!(with(Some(visit(25, "01T14", None))), Some(Said::Booked { on: day(25) }));
        assert_eq!(with(Some(visit(28, "01T14", None))), Some(Said::Booked { on: day(28) }), "it was moved");
        assert_eq!(with(None), None, "it was deleted");
        assert_eq!(with(Some(visit(25, "01T14", Some("26T09")))), None, "it is over, and answers by itself");
    }
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
