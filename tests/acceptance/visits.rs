//! Visits: they answer the doctor reminders by being there, are told the day before, and keep what was said.

use chrono::TimeDelta;
use respite_domain::Invalid;
use respite_domain::reminder::ReminderKind;
use respite_domain::visit::VisitKind;
use respite_engine::view::{Coded, EntryDraft, ReminderAnswer, VisitDraft, VisitOutcome};
use respite_engine::{At, EngineError, Field};
use serde_json::json;

use crate::desk::{Desk, spasm};
use crate::english::english;
use crate::terminal::Terminal;

const NOTHING: [&str; 0] = [];

fn on(day: &str) -> VisitDraft {
    VisitDraft { day: day.to_owned(), ..VisitDraft::default() }
}

fn add(desk: &mut Desk, draft: &VisitDraft) -> i32 {
    desk.act(|engine, now| engine.add_visit(draft, now)).id
}

/// The sixteenth day of a spasm, at noon; the two-week reminder is due and has been shown.
fn with_reminder() -> Desk {
    let mut desk = Desk::at("2026-11-01 12:00");
    for _ in 1..=15 {
        desk.log(spasm());
        desk.pass_to(1, "12:00");
    }
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    desk
}

#[test]
fn a_visit_answers_the_reminder_for_as_long_as_it_is_there() {
    let mut desk = with_reminder();
    let id = add(&mut desk, &on("2026-11-20"));
    assert_eq!(desk.reminders(), ["two-weeks booked"]);
    assert_eq!(desk.effects(), ["gone: doctor"]);
    desk.act(|engine, now| engine.delete_visit(id, now));
    assert_eq!(desk.reminders(), ["two-weeks due"], "a deleted visit takes its answer along");
    desk.act(|engine, now| engine.restore_visit(id, now));
    assert_eq!(desk.reminders(), ["two-weeks booked"]);
    desk.act(|engine, now| engine.update_visit(id, &on("2026-11-25"), now));
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(today.reminders[0].until.as_deref(), Some("2026-11-25"), "a moved one takes it to its new day");
    for _ in 0..9 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
    }
    let told = VisitOutcome { said: "Keep moving.".into(), diagnosis: "A strained muscle".into() };
    desk.act(|engine, now| engine.visit_done(id, &told, now));
    assert_eq!(desk.reminders(), ["two-weeks done"]);
    let past = desk.act(|engine, now| engine.visits(now)).past;
    assert_eq!(past[0].outcome, Some(told));
}

#[test]
fn what_is_first_told_of_a_visit_is_no_change() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = add(&mut desk, &on("2026-11-22"));
    let changes = |desk: &mut Desk| desk.act(|engine, now| engine.visits(now)).past[0].changes;
    let told = |said: &str, diagnosis: &str| VisitOutcome { said: said.into(), diagnosis: diagnosis.into() };
    desk.act(|engine, now| engine.visit_done(id, &told("Keep moving.", "A strained muscle"), now));
    assert_eq!(changes(&mut desk), 0);
    desk.pass_to(1, "12:00");
    desk.act(|engine, now| engine.visit_done(id, &told("Keep walking.", "A pulled muscle"), now));
    desk.act(|engine, now| engine.delete_visit(id, now));
    desk.act(|engine, now| engine.restore_visit(id, now));
    assert_eq!(changes(&mut desk), 1, "two values mended at a time are one change");
}

#[test]
fn the_dialog_of_the_reminder_makes_a_visit_and_i_have_been_ends_it() {
    let mut desk = with_reminder();
    let kind = ReminderKind::TwoWeeks;
    let booked = ReminderAnswer::Booked { on: "2026-11-18".into() };
    desk.act(|engine, now| engine.answer_reminder(kind, None, &booked, now));
    desk.act(|engine, now| engine.answer_reminder(kind, None, &booked, now));
    assert_eq!(desk.reminders(), ["two-weeks booked"]);
    assert_eq!(desk.act(|engine, now| engine.visits(now)).to_come.len(), 1, "said twice, it is one visit");
    desk.pass_to(3, "12:00");
    assert_eq!(desk.act(|engine, now| engine.visits(now)).to_tell.len(), 1);
    desk.act(|engine, now| engine.answer_reminder(kind, None, &ReminderAnswer::Been, now));
    assert_eq!(desk.reminders(), ["two-weeks done"]);
    assert_eq!(desk.act(|engine, now| engine.visits(now)).past.len(), 1);
}

/// Who comes home from it tells of it on the same day.
#[test]
fn a_visit_of_today_can_be_told_once_it_has_begun() {
    for (time, now, begun, to_tell) in [
        (Some("09:00"), "08:59", false, false),
        (Some("09:00"), "09:00", true, true),
        (Some("09:00"), "23:00", true, true),
        // Nobody said when: it may be over, and it may be still to come.
        (None, "00:01", true, false),
        (None, "23:59", true, false),
    ] {
        let mut desk = Desk::at("2026-11-22 00:00");
        add(&mut desk, &VisitDraft { time: time.map(Into::into), ..on("2026-11-22") });
        desk.pass_until(&format!("2026-11-22 {now}"));
        let visits = desk.act(|engine, now| engine.visits(now));
        let next = desk.act(|engine, now| Ok(engine.signs(now)?.visit_on));
        assert_eq!(next.is_some(), !to_tell, "the list names it as the next one: {time:?} {now}");
        let (told, there) = (&visits.to_tell, visits.to_tell.iter().chain(&visits.to_come));
        assert_eq!(
            (told.len() == 1, there.map(|visit| visit.begun).collect()),
            (to_tell, vec![begun]),
            "{time:?} {now}"
        );
    }
}

/// A visit that was booked before the spasm began, then sixteen days of it.
fn booked_before(day: &str) -> Desk {
    let mut desk = Desk::at("2026-10-20 12:00");
    add(&mut desk, &on(day));
    desk.pass_until("2026-11-01 12:00");
    for _ in 1..=15 {
        desk.log(spasm());
        desk.pass_to(1, "12:00");
    }
    assert_eq!(desk.reminders(), ["two-weeks due"], "what was booked before the spasm is not about it");
    desk
}

#[test]
fn an_appointment_answers_the_reminder_whatever_else_is_booked() {
    for known in ["2026-12-20", "2026-11-18"] {
        let mut desk = booked_before(known);
        let booked = ReminderAnswer::Booked { on: "2026-11-18".into() };
        desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &booked, now));
        assert_eq!(desk.reminders(), ["two-weeks booked"], "{known}");
        let to_come = desk.act(|engine, now| engine.visits(now)).to_come;
        assert_eq!(to_come.iter().filter(|visit| visit.day == "2026-11-18").count(), 1, "{known}");
        desk.pass_until("2026-11-22 12:00");
        assert_eq!(desk.reminders(), ["two-weeks due"], "{known}: three days after it");
    }
}

/// "I have an appointment", said of a visit that the diary knew before the spasm.
fn said_of_a_known_one(day: &str, others: &[&str]) -> (Desk, i32) {
    let mut desk = booked_before(day);
    for other in others {
        desk.set_clock(-TimeDelta::days(25));
        add(&mut desk, &on(other));
        desk.set_clock(TimeDelta::days(25));
    }
    let booked = ReminderAnswer::Booked { on: day.into() };
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &booked, now));
    assert_eq!(desk.reminders(), ["two-weeks booked"]);
    let known = desk.act(|engine, now| engine.visits(now)).to_come.iter().find(|visit| visit.day == day).unwrap().id;
    (desk, known)
}

#[test]
fn i_have_an_appointment_is_about_one_visit_and_goes_with_it_whatever_else_is_planned() {
    for others in [&[][..], &["2026-12-20", "2027-02-20"]] {
        let (mut desk, id) = said_of_a_known_one("2026-11-20", others);
        desk.act(|engine, now| engine.delete_visit(id, now));
        assert_eq!(desk.reminders(), ["two-weeks due"], "{others:?}");
        desk.act(|engine, now| engine.restore_visit(id, now));
        assert_eq!(desk.reminders(), ["two-weeks booked"], "{others:?}");
        desk.act(|engine, now| engine.update_visit(id, &on("2026-11-24"), now));
        let today = desk.act(|engine, now| engine.today(now));
        assert_eq!(today.reminders[0].until.as_deref(), Some("2026-11-24"), "{others:?}");
        desk.act(|engine, now| engine.delete_visit(id, now));
        assert!(desk.act(|engine, now| engine.erase_deleted(now)) > 0);
        assert_eq!(desk.reminders(), ["two-weeks due"], "{others:?}: erased");
        desk.reopen();
        assert_eq!(desk.reminders(), ["two-weeks due"], "{others:?}: erased, after a start");
    }
}

#[test]
fn a_visit_that_is_over_answers_by_itself_and_no_other_goes_on_for_it() {
    for others in [&[][..], &["2027-02-20"]] {
        let (mut desk, id) = said_of_a_known_one("2026-11-18", others);
        for _ in 0..2 {
            desk.log(spasm());
            desk.pass_to(1, "12:00");
        }
        desk.act(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
        assert_eq!(desk.reminders(), ["two-weeks done"], "{others:?}");
        for _ in 0..12 {
            desk.log(spasm());
            desk.pass_to(1, "12:00");
        }
        assert_eq!(
            desk.reminders(),
            ["four-weeks due"],
            "{others:?}: the next milestone is not booked by another visit"
        );
    }
}

#[test]
fn i_have_been_is_not_about_a_visit_that_has_not_begun() {
    let mut desk = with_reminder();
    let id = add(&mut desk, &VisitDraft { time: Some("16:00".into()), ..on("2026-11-16") });
    let been = |desk: &mut Desk| {
        desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &ReminderAnswer::Been, now))
    };
    assert_eq!(been(&mut desk).over, None);
    let visits = desk.act(|engine, now| engine.visits(now));
    assert_eq!((visits.to_come.len(), visits.past.len()), (1, 0));
    let mut desk = with_reminder();
    let again = add(&mut desk, &VisitDraft { time: Some("12:00".into()), ..on("2026-11-16") });
    assert_eq!((been(&mut desk).over, again), (Some(again), id));
}

#[test]
fn the_visit_that_is_told_of_has_begun_and_of_several_it_is_asked_which() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let tell = |desk: &mut Desk, day: Option<&str>| {
        desk.try_to(|engine, now| engine.tell_visit(&VisitOutcome::default(), day, None, now))
    };
    let later = add(&mut desk, &VisitDraft { time: Some("16:00".into()), ..on("2026-11-22") });
    assert!(matches!(tell(&mut desk, None), Err(EngineError::Invalid { why: Invalid::NoVisit, .. })));
    let old = add(&mut desk, &on("2026-11-02"));
    assert_eq!(tell(&mut desk, None).unwrap().id, old, "the only one that has begun");
    let other = add(&mut desk, &on("2026-11-10"));
    desk.pass_to(0, "16:00");
    let which = tell(&mut desk, None).unwrap_err();
    assert!(
        matches!(&which, EngineError::Invalid { why: Invalid::WhichVisit(visits), .. } if visits.len() == 2),
        "{which:?}"
    );
    assert!(respite_wording::sentence(&which, english()).contains("10 November"), "{which}");
    assert_eq!(tell(&mut desk, Some("2026-11-10")).unwrap().id, other);
    assert_eq!(tell(&mut desk, None).unwrap().id, later);
}

/// What one doctor said goes to no visit of another.
#[test]
fn of_two_visits_of_one_day_it_is_asked_which_by_time_and_clinician() {
    let mut desk = Desk::at("2026-11-28 08:00");
    let with = |time: &str, clinician: &str| VisitDraft {
        time: Some(time.into()),
        clinician: clinician.into(),
        ..on("2026-11-28")
    };
    let therapist = add(&mut desk, &with("09:00", "Mia"));
    let doctor = add(&mut desk, &with("15:00", "Dr Hart"));
    desk.pass_to(0, "16:00");
    let tell = |desk: &mut Desk, on: &str, to: Option<&str>| {
        let told = desk.try_to(|engine, now| engine.tell_visit(&VisitOutcome::default(), Some(on), to, now));
        told.map(|visit| visit.id).map_err(|error| respite_wording::sentence(&error, english()))
    };
    let asked = tell(&mut desk, "2026-11-28", None).unwrap_err();
    for wanted in ["09:00", "15:00", "Mia", "Dr Hart"] {
        assert!(asked.contains(wanted), "{asked}");
    }
    assert_eq!(tell(&mut desk, "2026-11-28 09:00", None), Ok(therapist));
    assert_eq!(tell(&mut desk, "2026-11-28", None), Ok(doctor), "the only one that waits");
    let again = add(&mut desk, &with("09:00", "Mia"));
    add(&mut desk, &with("09:00", "Dr Hart"));
    assert_eq!(tell(&mut desk, "2026-11-28", Some("mia")), Ok(again));
    for wrong in ["2026-11-28 soon", "soon 09:00", "2026-11-28 "] {
        assert!(tell(&mut desk, wrong, Some("nobody")).is_err(), "{wrong}");
    }
}

/// The terminal asks which visit the page is for, in words that can be typed there.
#[test]
fn the_page_asks_which_of_two_visits_of_a_day_by_its_own_options() {
    let terminal = Terminal::new();
    for clinician in ["Mia", "Dr Hart"] {
        terminal.done(&["visit", "add", "--on", "2099-12-01", "--clinician", clinician]);
    }
    let out = terminal.folder().join("page.pdf");
    let page = ["summary", "--out", out.to_str().unwrap(), "--visit", "2099-12-01"];
    let asked = terminal.refused(2, &page);
    assert!(asked.contains("--visit DATE --clinician TEXT"), "{asked}");
    terminal.done(&[&page[..], &["--clinician", "mia"]].concat());
}

/// The page names the visit that it is for, and its questions.
#[test]
fn the_page_is_for_the_visit_that_is_named_or_else_for_the_next() {
    let mut desk = Desk::at("2026-11-28 08:00");
    let of = |day: &str, time: &str, question: &str| VisitDraft {
        time: Some(time.into()),
        questions: vec![question.into()],
        ..on(day)
    };
    let morning = add(&mut desk, &of("2026-11-28", "09:00", "Now?"));
    let therapist = add(&mut desk, &of("2026-12-01", "10:00", "Which exercise?"));
    let doctor = add(&mut desk, &of("2026-12-10", "11:00", "Why?"));
    let page = |desk: &mut Desk| desk.act(|engine, now| engine.summary(None, None, &At::now(now)));
    assert_eq!(page(&mut desk).visit(), Some(morning));
    desk.pass_to(0, "20:00");
    let mut made = page(&mut desk);
    assert_eq!(made.visits.iter().map(|visit| visit.id).collect::<Vec<_>>(), [morning, therapist, doctor]);
    assert_eq!(made.visit(), Some(therapist), "that of this morning has begun");
    for visit in [doctor, morning, therapist] {
        made.made_for(visit);
        assert_eq!(made.visit(), Some(visit));
    }
    made.made_for_that_on("2026-12-10 11:00", None).unwrap();
    assert_eq!(made.summary.visit.as_ref().unwrap().questions, ["Why?"]);
    assert!(made.made_for_that_on("2026-12-11", None).is_err());
    made.made_for(99);
    assert_eq!(made.visit(), Some(doctor), "one that is gone changes nothing");
    for visit in [therapist, doctor] {
        desk.act(|engine, now| engine.delete_visit(visit, now));
    }
    assert_eq!(page(&mut desk).visit(), Some(morning), "in the waiting room");
}

#[test]
fn i_have_an_appointment_is_with_the_doctor_of_that_day() {
    let mut desk = Desk::at("2026-10-20 12:00");
    let of = |time: &str, kind| VisitDraft { time: Some(time.into()), kind: Some(Coded(kind)), ..on("2026-11-18") };
    let therapist = add(&mut desk, &of("09:00", VisitKind::Physio));
    let doctor = add(&mut desk, &of("15:00", VisitKind::Gp));
    desk.pass_until("2026-11-16 12:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.reminders(), ["two-weeks due"], "both were planned before the spasm");
    let said = ReminderAnswer::Booked { on: "2026-11-18".into() };
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &said, now));
    desk.act(|engine, now| engine.delete_visit(therapist, now));
    assert_eq!(desk.reminders(), ["two-weeks booked"]);
    desk.act(|engine, now| engine.delete_visit(doctor, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn a_visit_that_is_over_is_not_moved_to_a_day_to_come() {
    let mut desk = with_reminder();
    let id = add(&mut desk, &on("2026-11-15"));
    desk.act(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
    let moved = desk.try_to(|engine, now| engine.update_visit(id, &on("2027-03-01"), now)).unwrap_err();
    assert!(matches!(moved, EngineError::Invalid { why: Invalid::InFuture, field: Some(Field::Day) }), "{moved:?}");
    assert_eq!(desk.act(|engine, now| engine.visits(now)).past[0].day, "2026-11-15");
    desk.act(|engine, now| engine.update_visit(id, &on("2026-11-14"), now));
}

#[test]
fn a_visit_of_last_year_answers_nothing_of_today() {
    let mut desk = with_reminder();
    let id = add(&mut desk, &on("2025-11-20"));
    desk.act(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn the_day_before_it_is_told_once_and_after_the_quiet_hours() {
    let mut desk = Desk::at("2026-11-22 12:00");
    add(&mut desk, &VisitDraft { time: Some("14:30".into()), ..on("2026-11-25") });
    desk.pass_to(2, "00:01");
    assert_eq!(desk.notices(), NOTHING, "not at night");
    desk.pass_to(0, "08:00");
    assert_eq!(desk.effects(), ["visit on 2026-11-25"]);
    desk.reopen();
    assert_eq!(desk.watch(120), NOTHING, "once");
}

#[test]
fn a_computer_that_slept_through_the_day_before_tells_it_late() {
    let mut desk = Desk::at("2026-11-22 12:00");
    add(&mut desk, &VisitDraft { time: Some("14:30".into()), ..on("2026-11-25") });
    desk.pass_to(3, "09:00");
    assert_eq!(desk.effects(), ["late: visit on 2026-11-25"]);
    desk.pass_to(0, "14:30");
    assert_eq!(desk.effects(), ["gone: visit-1-2026-11-25-14-30"], "it has begun");
}

#[test]
fn a_moved_or_deleted_visit_takes_its_notice_back() {
    let mut desk = Desk::at("2026-11-24 12:00");
    let id = add(&mut desk, &on("2026-11-25"));
    assert_eq!(desk.effects(), ["visit on 2026-11-25"]);
    desk.act(|engine, now| engine.update_visit(id, &on("2026-11-27"), now));
    assert_eq!(desk.effects(), ["gone: visit-1-2026-11-25"]);
    desk.pass_to(2, "12:00");
    assert_eq!(desk.effects(), ["visit on 2026-11-27"]);
    desk.act(|engine, now| engine.delete_visit(id, now));
    assert_eq!(desk.effects(), ["gone: visit-1-2026-11-27"]);
    desk.act(|engine, now| engine.restore_visit(id, now));
    assert_eq!(desk.effects(), ["visit on 2026-11-27"], "it was gone by a slip");
    let at = |time: &str| VisitDraft { time: Some(time.into()), ..on("2026-11-27") };
    for time in ["14:30", "09:00", "14:30"] {
        desk.act(|engine, now| engine.update_visit(id, &at(time), now));
        assert_eq!(desk.notices(), ["visit on 2026-11-27"], "another time is told: {time}");
        desk.pass_minutes(1);
        assert_eq!(desk.effects(), NOTHING, "once");
    }
}

#[test]
fn what_is_off_is_refused_and_nothing_is_saved() {
    let mut desk = Desk::at("2026-11-22 12:00");
    for wrong in [
        on("soon"),
        VisitDraft { time: Some("25:00".into()), ..on("2026-11-25") },
        VisitDraft { questions: vec!["Why?".into(); 4], ..on("2026-11-25") },
        VisitDraft { clinician: "x".repeat(200), ..on("2026-11-25") },
    ] {
        assert!(desk.try_to(|engine, now| engine.add_visit(&wrong, now)).is_err(), "{wrong:?}");
    }
    let id = add(&mut desk, &on("2026-11-25"));
    let early = desk.try_to(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
    assert!(early.is_err(), "it is still to come");
    assert_eq!(desk.act(|engine, now| engine.visits(now)).to_come.len(), 1);
}

#[test]
fn the_terminal_plans_tells_and_lists() {
    let terminal = Terminal::new();
    let add = ["visit", "add", "--on", "2126-01-07", "--at-time", "09:30", "--clinician", "Dr Okafor"];
    terminal.done(&[&add[..], &["--question", "Why does it come back?"]].concat());
    let status = terminal.status("2125-12-01T12:00:00+01:00");
    assert_eq!(
        status["visits"],
        json!([{ "on": "2126-01-07", "at_time": "09:30", "clinician": "Dr Okafor",
            "questions": ["Why does it come back?"] }])
    );
    terminal.refused(2, &["visit", "done"]);
    terminal.done(&["visit", "add", "--on", "2026-01-02"]);
    terminal.done(&["visit", "add", "--on", "2026-01-03"]);
    let said = terminal.refused(2, &["visit", "done"]);
    assert!(said.contains("2 January 2026") && said.contains("--on DATE"), "{said}");
    terminal.done(&["visit", "done", "--on", "2026-01-03", "--said", "Keep moving."]);
    terminal.done(&["visit", "done"]);
    let list = terminal.done(&["visit", "list"]).out;
    assert!(list.contains("Dr Okafor") && list.contains("Keep moving."), "{list}");
}
