//! "It is a good time to see a doctor": after two, four and twelve weeks, and when the same place starts again. True ones
//! are shown, answered ones keep quiet, those no longer true are gone (design 5; clinical facts 8.4, 8.5).

use respite_domain::reminder::ReminderKind;
use respite_engine::view::{Coded, EntryDraft, ReminderAnswer};

use crate::desk::{Desk, again, clear, spasm, spasm_at};

pub const NOTHING: [&str; 0] = [];

/// Two weeks of spasms up to yesterday; today is the fifteenth day, at noon.
pub fn on_day_fifteen() -> Desk {
    let mut desk = Desk::at("2026-11-01 12:00");
    for _ in 1..=14 {
        desk.log(spasm());
        assert_eq!(desk.notices(), NOTHING);
        desk.pass_to(1, "12:00");
    }
    desk
}

pub fn answer(desk: &mut Desk, kind: ReminderKind, answer: &ReminderAnswer) {
    desk.act(|engine, now| engine.answer_reminder(kind, None, answer, now));
}

#[test]
fn comes_on_day_fifteen_and_goes_after_seven_clear_days() {
    let mut desk = on_day_fifteen();
    assert_eq!(desk.reminders(), NOTHING);
    desk.log(spasm());
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    assert_eq!(desk.effects(), NOTHING);
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING, "nothing is shown twice");
    let today = desk.act(|engine, now| engine.today(now));
    let reminder = &today.reminders[0];
    assert_eq!((reminder.start.as_str(), reminder.last.as_str()), ("2026-11-01", "2026-11-15"));
    assert_eq!((reminder.days, reminder.noted), (15, 15));
    for _ in 1..=7 {
        assert_eq!(desk.reminders(), ["two-weeks due"]);
        desk.pass_to(1, "12:00");
        desk.log(clear());
    }
    assert_eq!(desk.reminders(), NOTHING);
    assert!(desk.act(|engine, now| engine.today(now)).reminders.is_empty());
}

#[test]
fn a_notice_on_the_screen_is_taken_back_when_it_is_no_longer_true() {
    let mut desk = on_day_fifteen();
    let id = desk.log(spasm());
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(desk.effects(), ["gone: doctor"]);
    assert_eq!(desk.reminders(), NOTHING);
    desk.act(|engine, now| engine.restore_entry(id, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn an_edited_entry_takes_it_away_and_brings_it() {
    let mut desk = on_day_fifteen();
    let id = desk.log(clear());
    assert_eq!(desk.reminders(), NOTHING);
    let grey = EntryDraft { worst: Some(2.0), ..EntryDraft::default() };
    desk.act(|engine, now| engine.update_entry(id, &grey, now));
    assert_eq!(desk.reminders(), ["two-weeks due"], "a grey day keeps it open");
    desk.act(|engine, now| engine.update_entry(id, &clear(), now));
    assert_eq!(desk.reminders(), NOTHING);
    let moved = EntryDraft { when: "2026-11-14T11:00:00+01:00".into(), ..spasm() };
    desk.act(|engine, now| engine.update_entry(id, &moved, now));
    assert_eq!(desk.reminders(), NOTHING, "a spasm of yesterday says nothing of today");
}

#[test]
fn a_back_dated_entry_that_joins_two_episodes_brings_it() {
    let mut desk = Desk::at("2026-11-15 12:00");
    for days in (-14..=-10).chain(-2..=0) {
        desk.log_on(days, spasm());
    }
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-05 end-unknown", "2026-11-13 2026-11-15 open"]);
    assert_eq!(desk.reminders(), NOTHING);
    let id = desk.log_on(-6, spasm());
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-15 open"]);
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(desk.effects(), ["gone: doctor"]);
}

#[test]
fn back_dated_clear_days_take_it_away() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    desk.pass_to(7, "12:00");
    assert_eq!(desk.reminders(), ["two-weeks due"], "nobody knows");
    for days in -6..=0 {
        desk.log_on(days, clear());
    }
    assert_eq!(desk.reminders(), NOTHING);
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-15 closed"]);
}

#[test]
fn a_declared_onset_brings_it_on_the_first_day() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-08".into()), ..spasm() });
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    let today = desk.act(|engine, now| engine.today(now));
    assert!(today.reminders[0].start_declared);
    assert_eq!(today.reminders[0].noted, 1, "fifteen days, one of them in the diary");
}

#[test]
fn a_declared_onset_in_the_same_place_is_told_as_declared() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-20, spasm_at("neck-left"));
    for days in -19..=-6 {
        desk.log_on(days, clear());
    }
    desk.log(EntryDraft { onset: Some("2026-11-18".into()), ..spasm_at("neck-left") });
    let today = desk.act(|engine, now| engine.today(now));
    let again = today.reminders.iter().find(|reminder| reminder.kind == Coded(ReminderKind::SamePlace)).unwrap();
    assert!(again.start_declared, "{again:?}");
    assert_eq!(again.start, "2026-11-18");
}

#[test]
fn several_reasons_are_one_visit_and_one_notice() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 30);
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm_at("low-back-left") });
    assert_eq!(desk.reminders(), ["two-weeks due", "same-place low-back-left due"]);
    assert_eq!(desk.effects(), ["doctor: two weeks, again low-back-left"]);
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::Been);
    assert_eq!(desk.reminders(), ["two-weeks done", "same-place low-back-left done"]);
    assert_eq!(desk.effects(), ["gone: doctor"]);
}

#[test]
fn a_reason_that_a_back_dated_entry_adds_is_told_although_another_was_before() {
    let mut desk = on_day_fifteen();
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    desk.pass_to(3, "12:00");
    desk.log(spasm());
    // Only now they remember the summer.
    again(&mut desk, 100);
    assert_eq!(desk.reminders(), ["two-weeks due", "same-place low-back-left due"]);
    assert_eq!(desk.notices(), ["doctor: two weeks, again low-back-left"]);
    assert_eq!(desk.notices(), NOTHING);
    desk.reopen();
    assert_eq!(desk.notices(), NOTHING);
}

/// Spasms up to day 12; today is day 15 and nothing was noted since.
fn silent_on_day_fifteen() -> Desk {
    let mut desk = Desk::at("2026-11-01 12:00");
    for _ in 1..=12 {
        desk.log(spasm());
        assert_eq!(still_there(&mut desk), None);
        desk.pass_to(1, "12:00");
    }
    desk.pass_to(1, "12:00");
    assert_eq!(still_there(&mut desk), None, "day 14");
    desk.pass_to(1, "12:00");
    desk
}

fn still_there(desk: &mut Desk) -> Option<String> {
    let asked = desk.act(|engine, now| engine.today(now)).still_there;
    assert_eq!(desk.status().still_there, asked);
    asked
}

#[test]
fn on_day_fifteen_it_asks_whether_the_spasm_is_still_there() {
    let mut desk = silent_on_day_fifteen();
    assert_eq!(still_there(&mut desk).as_deref(), Some("2026-11-01"));
    assert_eq!(desk.reminders(), NOTHING, "no data is no reminder");
    let saved = desk.act(|engine, now| engine.answer_still_there(true, now));
    let entry = desk.act(|engine, _| engine.entry(saved.id));
    assert_eq!((entry.spasms, entry.worst, entry.average), (Some(1), None, None), "it says so, and nothing of pain");
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(still_there(&mut desk), None);
    assert!(desk.try_to(|engine, now| engine.answer_still_there(true, now)).is_err(), "asked once");
    desk.act(|engine, now| engine.delete_entry(saved.id, now));
    assert!(still_there(&mut desk).is_some(), "taken back, it is asked again");
}

#[test]
fn no_is_no_spasm_and_nothing_of_pain() {
    let mut desk = silent_on_day_fifteen();
    let saved = desk.act(|engine, now| engine.answer_still_there(false, now));
    let entry = desk.act(|engine, _| engine.entry(saved.id));
    assert_eq!((entry.spasms, entry.worst, entry.average), (Some(0), None, None));
    assert_eq!(desk.reminders(), NOTHING);
    for _ in 15..=18 {
        assert_eq!(still_there(&mut desk), None);
        desk.pass_to(1, "12:00");
    }
}

#[test]
fn a_note_alone_does_not_tell_whether_it_is_still_there() {
    let mut desk = silent_on_day_fifteen();
    desk.log(EntryDraft { note: "A long day.".into(), ..EntryDraft::default() });
    assert!(still_there(&mut desk).is_some());
    desk.log(clear());
    assert_eq!(still_there(&mut desk), None);
}
