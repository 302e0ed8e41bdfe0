//! What keeps a doctor reminder quiet, and what wakes it: whatever kept it quiet and no longer does brings the notice again, once, and asks
//! for the list of signs again, in whatever order things are told. And what was told last counts, whatever the clock said.

use chrono::TimeDelta;
use chrono_tz::{America, Pacific};
use respite_domain::reminder::ReminderKind;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{Answered, Coded, EntryDraft, ReminderAnswer, VisitDraft, VisitOutcome};
use respite_engine::{Asked, Engine};
use serde_json::json;

use crate::desk::{Desk, again, clear, spasm, spasm_at, told};
use crate::signs::{answer, view};
use crate::terminal::Terminal;

const NOTHING: [&str; 0] = [];

pub fn on(day: String) -> VisitDraft {
    VisitDraft { day, ..VisitDraft::default() }
}

pub fn book(desk: &mut Desk, days: i64) -> i32 {
    let draft = on(desk.day(days));
    desk.act(|engine, now| engine.add_visit(&draft, now)).id
}

fn put(desk: &mut Desk, visit: i32, days: i64) {
    let draft = on(desk.day(days));
    desk.act(|engine, now| engine.update_visit(visit, &draft, now));
}

fn say(desk: &mut Desk, answer: &ReminderAnswer) -> Answered {
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, answer, now))
}

pub fn later(desk: &mut Desk, days: u8) -> Answered {
    say(desk, &ReminderAnswer::Later { days })
}

/// Day 15 of a spasm at noon, a visit booked before it began; the reminder has been told, and the list gone through.
fn booked_before(days: i64) -> (Desk, i32) {
    let mut desk = Desk::at("2026-10-20 12:00");
    let visit = book(&mut desk, days);
    desk.pass_until("2026-11-15 12:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    is_told_once(&mut desk, "before");
    (desk, visit)
}

/// The notice comes and the list is asked for; once each.
fn is_told_once(desk: &mut Desk, what: &str) {
    assert_eq!(desk.reminders(), ["two-weeks due"], "{what}");
    assert_eq!(desk.notices(), ["doctor: two weeks"], "{what}");
    assert!(view(desk).due_for.is_some(), "{what}");
    answer(desk, Coded(Extent::List), &[]);
    desk.reopen();
    desk.pass_minutes(1);
    assert_eq!(desk.notices(), NOTHING, "{what}");
    assert_eq!(view(desk).due_for, None, "{what}");
}

pub fn a_day_of_spasm(desk: &mut Desk) {
    desk.pass_to(1, "12:00");
    desk.log(spasm());
}

#[test]
fn a_visit_of_before_the_spasm_that_was_moved_and_is_deleted_wakes_the_reminder() {
    for days in [0, 1, 3] {
        let (mut desk, visit) = booked_before(60);
        put(&mut desk, visit, 5);
        assert_eq!(desk.reminders(), ["two-weeks booked"]);
        for _ in 0..days {
            a_day_of_spasm(&mut desk);
            assert_eq!(desk.notices(), NOTHING);
        }
        desk.act(|engine, now| engine.delete_visit(visit, now));
        is_told_once(&mut desk, "deleted");
        desk.act(|engine, now| engine.restore_visit(visit, now));
        assert_eq!(desk.reminders(), ["two-weeks booked"]);
        desk.act(|engine, now| engine.delete_visit(visit, now));
        is_told_once(&mut desk, "deleted again");
    }
}

#[test]
fn a_visit_of_before_the_spasm_that_was_moved_and_did_not_happen_wakes_the_reminder() {
    let (mut desk, visit) = booked_before(60);
    put(&mut desk, visit, 1);
    a_day_of_spasm(&mut desk);
    desk.act(|engine, now| engine.visit_done(visit, &VisitOutcome::default(), now));
    for _ in 0..5 {
        a_day_of_spasm(&mut desk);
        assert_eq!((desk.reminders(), desk.notices().len()), (vec!["two-weeks done".to_owned()], 0));
    }
    let over = Answered { over: Some(visit), ..Answered::default() };
    desk.act(|engine, now| engine.take_back_answer(&over, now));
    is_told_once(&mut desk, "not over");
}

#[test]
fn i_have_an_appointment_wakes_the_reminder_by_the_day_that_its_visit_has_by_then() {
    let (mut desk, visit) = booked_before(28);
    let booked = ReminderAnswer::Booked { on: desk.day(2) };
    assert_eq!(desk.act(|engine, now| engine.visits(now)).to_come[0].day, desk.day(2));
    say(&mut desk, &booked);
    put(&mut desk, visit, 12);
    for _ in 0..8 {
        a_day_of_spasm(&mut desk);
        assert_eq!(desk.notices(), NOTHING);
    }
    desk.act(|engine, now| engine.delete_visit(visit, now));
    is_told_once(&mut desk, "deleted eight days later");
}

#[test]
fn a_visit_that_is_over_and_turns_out_to_be_of_before_the_reminder_wakes_it() {
    let (mut desk, _) = booked_before(1);
    let visit = book(&mut desk, 0);
    desk.act(|engine, now| engine.visit_done(visit, &VisitOutcome::default(), now));
    a_day_of_spasm(&mut desk);
    assert_eq!(desk.reminders(), ["two-weeks done"]);
    put(&mut desk, visit, -3);
    is_told_once(&mut desk, "of before");
}

#[test]
fn what_was_over_when_it_was_taken_back_wakes_nothing() {
    let (mut desk, visit) = booked_before(60);
    put(&mut desk, visit, 0);
    let put_off = later(&mut desk, 1);
    for _ in 0..4 {
        a_day_of_spasm(&mut desk);
    }
    is_told_once(&mut desk, "three days after");
    desk.act(|engine, now| engine.delete_visit(visit, now));
    desk.act(|engine, now| engine.take_back_answer(&put_off, now));
    let of_the_past = book(&mut desk, -4);
    put(&mut desk, of_the_past, -5);
    assert_eq!((desk.reminders(), desk.notices().len()), (vec!["two-weeks due".to_owned()], 0));
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn later_that_is_said_after_flying_west_is_what_counts() {
    let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-27 17:19");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    later(&mut desk, 7);
    desk.fly_to(America::Los_Angeles);
    desk.pass_minutes(1);
    assert_eq!((desk.day(0).as_str(), desk.reminders()), ("2026-11-26", vec!["two-weeks snoozed".to_owned()]));
    later(&mut desk, 1);
    desk.pass_to(1, "00:05");
    desk.log(spasm());
    assert_eq!(desk.reminders(), ["two-weeks due"], "a day was said last");
    desk.pass_to(0, "12:00");
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
}

#[test]
fn later_can_be_said_after_a_clock_that_was_ahead() {
    for (ahead, reboots) in [(1, false), (3, false), (6, false), (6, true)] {
        let mut desk = Desk::at("2026-11-15 12:00");
        desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
        assert_eq!(desk.notices(), ["doctor: two weeks"]);
        desk.set_clock(TimeDelta::days(ahead));
        later(&mut desk, 3);
        desk.set_clock(-TimeDelta::days(ahead));
        if reboots {
            desk.restart_computer();
        }
        desk.pass_minutes(1);
        assert_eq!(desk.reminders(), ["two-weeks snoozed"], "{ahead}: for as long as was said, from now");
        assert_eq!(desk.notices(), NOTHING);
        later(&mut desk, 7);
        for _ in 0..6 {
            a_day_of_spasm(&mut desk);
            assert_eq!((desk.reminders(), desk.notices().len()), (vec!["two-weeks snoozed".to_owned()], 0), "{ahead}");
        }
        a_day_of_spasm(&mut desk);
        assert_eq!(desk.reminders(), ["two-weeks due"]);
        assert_eq!(desk.notices(), ["doctor: two weeks"]);
    }
}

#[test]
fn later_of_a_clock_that_was_ahead_ends() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 8);
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.notices(), ["doctor: again low-back-left"]);
    for _ in 0..7 {
        desk.pass_to(1, "12:00");
        desk.log(clear());
    }
    desk.set_clock(TimeDelta::days(300));
    let put_off = ReminderAnswer::Later { days: 7 };
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::SamePlace, Some("low-back-left"), &put_off, now));
    desk.set_clock(-TimeDelta::days(300));
    for _ in 0..7 {
        desk.restart_computer();
        assert_eq!(desk.notices(), NOTHING);
        assert_eq!(desk.reminders(), ["same-place low-back-left snoozed"], "{}", desk.today());
        desk.pass_to(1, "12:00");
    }
    // Nothing at all was written since.
    assert_eq!(desk.reminders(), ["same-place low-back-left due"]);
    assert_eq!(desk.notices(), ["doctor: again low-back-left"]);
}

#[test]
fn a_look_by_a_clock_that_is_behind_takes_no_later_away() {
    for restarts in [false, true] {
        let mut desk = Desk::at("2026-11-15 12:00");
        desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
        is_told_once(&mut desk, "day 15");
        later(&mut desk, 7);
        if restarts {
            desk.restart_computer();
        }
        desk.set_clock(-TimeDelta::days(30));
        desk.notices();
        desk.pass_minutes(1);
        desk.set_clock(TimeDelta::days(30));
        for _ in 0..6 {
            a_day_of_spasm(&mut desk);
            assert_eq!(desk.reminders(), ["two-weeks snoozed"], "{restarts} {}", desk.today());
        }
        a_day_of_spasm(&mut desk);
        assert_eq!(desk.reminders(), ["two-weeks due"], "{restarts}");
    }
}

#[test]
fn a_visit_of_a_day_that_has_not_come_answers_no_reminder() {
    for ahead in [10, 365] {
        let mut desk = Desk::at("2026-10-20 12:00");
        desk.set_clock(TimeDelta::days(ahead));
        let visit = book(&mut desk, 0);
        desk.act(|engine, now| engine.visit_done(visit, &VisitOutcome::default(), now));
        desk.set_clock(-TimeDelta::days(ahead));
        desk.pass_minutes(1);
        desk.log(spasm());
        for _ in 0..14 {
            assert_eq!(desk.reminders(), NOTHING);
            a_day_of_spasm(&mut desk);
        }
        is_told_once(&mut desk, "after a visit that nobody knows the day of");
    }
}

#[test]
fn what_is_taken_back_while_the_clock_is_ahead_wakes_once() {
    let (mut desk, visit) = booked_before(60);
    put(&mut desk, visit, 5);
    assert_eq!(desk.notices(), NOTHING);
    desk.set_clock(TimeDelta::days(40));
    desk.act(|engine, now| engine.delete_visit(visit, now));
    desk.set_clock(-TimeDelta::days(40));
    desk.pass_minutes(1);
    is_told_once(&mut desk, "deleted while ahead");
    for _ in 0..8 {
        a_day_of_spasm(&mut desk);
        assert_eq!((desk.notices().len(), view(&mut desk).due_for), (0, None), "{}", desk.today());
    }
}

#[test]
fn of_been_and_booked_what_was_told_last_counts_whatever_the_clock_was() {
    let mut desk = Desk::at("2026-11-15 12:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    desk.set_clock(TimeDelta::days(2));
    say(&mut desk, &ReminderAnswer::Been);
    desk.set_clock(-TimeDelta::days(2));
    desk.pass_minutes(1);
    book(&mut desk, 3);
    assert_eq!(desk.reminders(), ["two-weeks booked"], "a visit was booked since");
}

#[test]
fn the_terminal_tells_what_woke_a_reminder_and_what_was_said_last() {
    let terminal = Terminal::new();
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherSound).unwrap();
    let visit = engine.add_visit(&on("2027-02-01".into()), &told("2026-10-20T12:00:00Z")).unwrap().id;
    let entry = EntryDraft { onset: Some("2026-11-01".into()), ..spasm() };
    engine.log_entry(&entry, &told("2026-11-15T12:00:00Z")).unwrap();
    let list = crate::signs::draft(Coded(Extent::List), &[]);
    engine.answer_signs(&list, &told("2026-11-15T12:05:00Z")).unwrap();
    engine.update_visit(visit, &on("2026-11-20".into()), &told("2026-11-15T12:10:00Z")).unwrap();
    let seen = |at: &str| {
        let status = terminal.status(at);
        (status["reminders"][0]["state"].clone(), status["signs_due"].clone())
    };
    assert_eq!(seen("2026-11-15T12:30:00Z"), (json!("booked"), json!(false)));
    engine.delete_visit(visit, &told("2026-11-16T12:00:00Z")).unwrap();
    assert_eq!(seen("2026-11-16T12:30:00Z"), (json!("due"), json!(true)));
    // Said in Auckland for seven days, then in Los Angeles, where it is the day before, for one.
    let mut later = |days, at: &str| {
        let answer = ReminderAnswer::Later { days };
        engine.answer_reminder(ReminderKind::TwoWeeks, None, &answer, &told(at)).unwrap();
    };
    later(7, "2026-11-17T08:00:00+13:00");
    later(1, "2026-11-16T12:30:00-08:00");
    assert_eq!(seen("2026-11-16T13:00:00-08:00").0, json!("snoozed"));
    assert_eq!(seen("2026-11-17T13:00:00-08:00").0, json!("due"));
}
