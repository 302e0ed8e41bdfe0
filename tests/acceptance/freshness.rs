//! What is kept of the diary in memory is never older than the diary.

use respite_engine::view::GapAnswerView;
use respite_engine::{Asked, Engine};

use crate::desk::{Desk, clear, spasm};

/// The same moment, told by an engine that has nothing in memory.
#[track_caller]
fn assert_fresh(desk: &mut Desk, when: &str) {
    let now = desk.now();
    let anew = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap().today(&now).unwrap();
    assert_eq!(desk.act(|engine, now| engine.today(now)), anew, "{when}");
}

#[test]
fn every_act_of_this_process_is_seen_at_once() {
    let mut desk = Desk::at("2026-11-22 14:00");
    assert_fresh(&mut desk, "empty");
    let first = desk.log_on(-20, spasm());
    assert_fresh(&mut desk, "an entry");
    let id = desk.log_on(0, spasm());
    assert_fresh(&mut desk, "another");
    assert!(desk.act(|engine, now| engine.today(now)).episode.is_some());
    desk.act(|engine, now| engine.update_entry(id, &clear(), now));
    assert_fresh(&mut desk, "a change");
    assert!(desk.act(|engine, now| engine.today(now)).episode.is_none());
    desk.act(|engine, now| engine.update_entry(id, &spasm(), now));
    desk.act(|engine, now| engine.delete_entry(first, now));
    assert_fresh(&mut desk, "deleted");
    desk.act(|engine, now| engine.restore_entry(first, now));
    assert_fresh(&mut desk, "brought back");
    let asked = desk.act(|engine, now| engine.today(now)).questions;
    desk.act(|engine, now| engine.answer_gap(&asked[0], GapAnswerView::YesMostDays, now));
    assert_fresh(&mut desk, "an answer");
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn what_another_process_writes_is_seen_at_once() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm());
    for days in 1..14 {
        desk.log_on(-days, spasm());
    }
    assert!(desk.reminders().is_empty());
    let now = desk.now();
    let mut other = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
    let id = other.log_entry(&spasm(), &now).unwrap().id;
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_fresh(&mut desk, "written elsewhere");
    other.delete_entry(id, &now).unwrap();
    assert!(desk.reminders().is_empty());
    // And again, after both have written.
    desk.log_on(-30, spasm());
    other.restore_entry(id, &now).unwrap();
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_fresh(&mut desk, "both wrote");
}

#[test]
fn midnight_and_another_zone_are_seen() {
    let mut desk = Desk::at("2026-11-22 23:59");
    desk.log_on(0, spasm());
    assert_fresh(&mut desk, "before midnight");
    desk.pass_minutes(2);
    assert_fresh(&mut desk, "after midnight");
    for _ in 0..9 {
        desk.pass_to(1, "00:01");
        assert_fresh(&mut desk, "a day later");
    }
    assert_eq!(desk.episodes(), ["2026-11-22 2026-11-22 end-unknown"]);
    desk.fly_to(chrono_tz::America::Los_Angeles);
    assert_fresh(&mut desk, "the day before, by the clock there");
}
