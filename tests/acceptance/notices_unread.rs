//! A diary that can't be read in part: what is on the skin is called for all the same, and the trouble is told.

use respite_domain::notice::Fault;
use respite_engine::view::{EntryDraft, VisitDraft};
use rusqlite::Connection;

use crate::desk::{Desk, clear, spasm};

const NOTHING: [&str; 0] = [];

fn break_it(desk: &Desk, sql: &str) {
    Connection::open(desk.folder().join("diary.db")).unwrap().execute_batch(sql).unwrap();
}

/// A diary with something in each table that notices hang on, none of them due yet.
fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.log(spasm());
    let visit = VisitDraft { day: desk.day(9), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&visit, now));
    desk.start_cold();
    assert_eq!(desk.effects(), NOTHING);
    desk
}

#[test]
fn a_table_that_can_not_be_read_silences_no_notice_of_the_skin() {
    for table in ["entry", "visit", "reminder_answer", "gap_answer", "setting", "notice_shown", "product", "dose"] {
        let mut desk = desk();
        break_it(&desk, &format!("ALTER TABLE {table} RENAME TO lost_{table}"));
        let skin: Vec<_> = desk.watch(19).into_iter().filter(|line| !line.contains("diary")).collect();
        let expect = [
            "5: look at the skin",
            "15: gone: session-1-skin",
            "15: time is up 1",
            "16: time is up 2",
            "17: time is up 3",
            "18: time is up 4",
            "19: time is up 5",
        ];
        assert_eq!(skin, expect, "without {table}");
    }
}

#[test]
fn sessions_that_can_not_be_read_any_more_are_known_and_called_for() {
    let mut desk = desk();
    break_it(&desk, "ALTER TABLE session RENAME TO lost");
    assert_eq!(desk.effects(), ["the diary cannot be read"]);
    desk.pass_minutes(5);
    assert_eq!(desk.effects(), ["look at the skin"]);
    let now = desk.now();
    assert!(desk.engine().tray(&now).session.is_some());
    desk.pass_minutes(10);
    assert_eq!(desk.effects(), ["gone: session-1-skin", "time is up 1"]);
    let now = desk.now();
    assert!(desk.engine().tray(&now).take_it_off);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["time is up 2"]);
    assert_eq!(desk.effects(), NOTHING, "once each");
}

#[test]
fn what_can_not_be_read_is_told_once_and_taken_back_when_it_can() {
    let mut desk = desk();
    break_it(&desk, "ALTER TABLE visit RENAME TO lost");
    assert_eq!(desk.effects(), ["the diary cannot be read"]);
    assert_eq!(desk.engine().fault(), Some(Fault::Unread));
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), NOTHING);
    break_it(&desk, "ALTER TABLE lost RENAME TO visit");
    assert_eq!(desk.effects(), ["gone: fault"]);
    assert_eq!(desk.engine().fault(), None);
}

#[test]
fn what_hangs_on_something_unread_is_neither_shown_nor_taken_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    break_it(&desk, "ALTER TABLE entry RENAME TO lost");
    assert_eq!(desk.effects(), ["the diary cannot be read"], "and the other stays");
    desk.pass_to(0, "20:00");
    assert_eq!(desk.effects(), NOTHING, "nobody knows whether something was logged today");
    break_it(&desk, "ALTER TABLE lost RENAME TO entry");
    assert_eq!(desk.effects(), ["gone: fault"]);
}

#[test]
fn at_night_the_trouble_waits_unless_a_pack_is_on() {
    let mut desk = Desk::at("2026-11-22 23:00");
    desk.skin_is_healthy();
    desk.log(clear());
    assert_eq!(desk.effects(), NOTHING);
    break_it(&desk, "ALTER TABLE visit RENAME TO lost");
    assert_eq!(desk.effects(), NOTHING);
    desk.start_cold();
    assert_eq!(desk.effects(), ["the diary cannot be read"]);
}

#[test]
fn begun_anew_after_a_fault_all_that_was_saved_is_there_and_what_was_shown_stays_known() {
    let mut desk = desk();
    desk.pass_minutes(5);
    assert_eq!(desk.effects(), ["look at the skin"]);
    desk.engine().begin_anew().unwrap();
    assert_eq!(desk.effects(), ["a fault"], "for a pack is on");
    assert_eq!(desk.engine().fault(), Some(Fault::Panicked));
    assert_eq!(desk.act(|engine, now| engine.today(now)).entries.len(), 1);
    desk.pass_minutes(10);
    assert_eq!(desk.effects(), ["gone: session-1-skin", "time is up 1"]);
    desk.pass_minutes(6);
    let effects = desk.effects();
    assert!(effects.contains(&"gone: fault".to_owned()), "no pack is called for any more: {effects:?}");
    desk.log(clear());
}
