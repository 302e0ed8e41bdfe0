//! What the diary asks by itself: in the evening, after days of silence; never at night, never when it is already done.

use chrono_tz::{America, Europe};
use respite_engine::view::{EntryDraft, Settings};

use crate::desk::{Desk, clear, spasm};

const NOTHING: [&str; 0] = [];

/// A diary in use: the last entry is of yesterday.
fn in_use(wall: &str) -> Desk {
    let mut desk = Desk::at(wall);
    desk.log_on(-1, clear());
    desk
}

fn set(desk: &mut Desk, change: impl FnOnce(&mut Settings)) {
    let mut settings = desk.act(|engine, _| engine.settings());
    change(&mut settings);
    desk.act(|engine, now| engine.change_settings(&settings, now));
}

#[test]
fn the_evening_question_comes_once_and_only_when_nothing_is_logged() {
    let mut desk = in_use("2026-11-22 19:59");
    assert_eq!(desk.effects(), NOTHING);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["evening"]);
    assert_eq!(desk.watch(60), NOTHING);
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING);
    desk.log(clear());
    desk.pass_to(1, "20:00");
    assert_eq!(desk.notices(), ["evening"], "and the next evening");
}

#[test]
fn an_answered_evening_question_leaves_the_screen() {
    let mut desk = in_use("2026-11-22 20:00");
    assert_eq!(desk.effects(), ["evening"]);
    desk.act(|engine, now| engine.log_clear("", false, now));
    assert_eq!(desk.effects(), ["gone: evening"]);
}

#[test]
fn a_day_with_an_entry_or_a_diary_never_used_is_not_asked_about() {
    let mut desk = in_use("2026-11-22 12:00");
    desk.log(EntryDraft { note: "slept well".into(), ..EntryDraft::default() });
    desk.pass_to(0, "20:00");
    assert_eq!(desk.effects(), NOTHING);
    let mut unused = Desk::at("2026-11-22 20:00");
    assert_eq!(unused.watch(120), NOTHING);
}

#[test]
fn a_computer_that_was_off_at_eight_asks_later_that_evening() {
    let mut desk = in_use("2026-11-22 12:00");
    desk.pass_to(0, "21:30");
    desk.reopen();
    assert_eq!(desk.effects(), ["evening"]);
    let mut asleep = in_use("2026-11-22 12:00");
    asleep.pass_to(1, "09:00");
    assert_eq!(asleep.effects(), NOTHING, "yesterday's question is not asked in the morning");
}

#[test]
fn the_evening_time_is_the_persons_own() {
    let mut desk = in_use("2026-11-22 12:00");
    set(&mut desk, |settings| settings.evening_time = "18:30".into());
    desk.pass_to(0, "18:29");
    assert_eq!(desk.effects(), NOTHING);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["evening"]);
    for late in ["22:00", "23:30"] {
        let mut desk = in_use("2026-11-22 12:00");
        set(&mut desk, |settings| settings.evening_time = late.into());
        desk.pass_to(0, late);
        assert_eq!(desk.effects(), ["evening"], "{late}: they asked for it");
    }
    let mut none = in_use("2026-11-22 12:00");
    set(&mut none, |settings| settings.evening_question = false);
    none.pass_to(0, "20:30");
    assert_eq!(none.effects(), NOTHING);
    for wrong in ["25:00", "eight", "", "20:00:61"] {
        let settings = Settings { evening_time: wrong.into(), ..none.act(|engine, _| engine.settings()) };
        assert!(none.try_to(|engine, now| engine.change_settings(&settings, now)).is_err(), "{wrong}");
    }
    assert_eq!(none.act(|engine, _| engine.settings()).evening_time, "20:00");
}

#[test]
fn the_evening_is_the_evening_of_where_one_is() {
    let mut desk = in_use("2026-11-22 20:00");
    assert_eq!(desk.effects(), ["evening"]);
    desk.fly_to(America::New_York);
    desk.pass_to(0, "20:00");
    assert_eq!(desk.notices(), NOTHING, "the same day is not asked about twice");
    desk.pass_to(1, "20:00");
    assert_eq!(desk.notices(), ["evening"]);
    desk.fly_to(Europe::Berlin);
}

#[test]
fn on_switch_days_too_it_comes_once() {
    for wall in ["2026-03-28 12:00", "2026-10-24 12:00"] {
        let mut desk = in_use(wall);
        let mut seen = Vec::new();
        for _ in 0..3 * 24 * 4 {
            desk.pass_minutes(15);
            seen.extend(desk.notices().into_iter().map(|line| format!("{line} {}", desk.wall().format("%d. %H:%M"))));
        }
        let evenings: Vec<_> = seen.iter().filter(|line| line.starts_with("evening")).collect();
        assert_eq!(evenings.len(), 3, "{seen:?}");
        assert!(evenings.iter().all(|line| line.ends_with("20:00")), "{seen:?}");
    }
}

#[test]
fn quiet_hours_hold_and_do_not_drop() {
    let mut desk = Desk::at("2026-11-22 22:30");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.effects(), NOTHING, "not at night");
    desk.pass_to(1, "07:59");
    assert_eq!(desk.effects(), NOTHING);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["doctor: two weeks"], "but in the morning");
}

#[test]
fn what_is_on_the_screen_when_the_quiet_hours_begin_stays_there() {
    let mut desk = Desk::at("2026-11-22 21:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    desk.pass_to(1, "09:00");
    assert_eq!(desk.effects(), NOTHING, "it was neither taken back nor shown again");
    let mut night = Desk::at("2026-11-22 21:00");
    night.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(night.effects(), ["doctor: two weeks"]);
    night.pass_to(0, "22:30");
    assert_eq!(night.effects(), NOTHING, "still true");
}

#[test]
fn after_three_days_of_silence_an_open_episode_is_asked_about_once() {
    let mut desk = Desk::at("2026-11-22 12:00");
    set(&mut desk, |settings| settings.evening_question = false);
    desk.log(spasm());
    let mut seen = Vec::new();
    for _ in 0..8 {
        desk.pass_to(1, "12:00");
        seen.extend(desk.notices().into_iter().map(|line| format!("{} {line}", desk.wall().format("%d."))));
        desk.reopen();
    }
    assert_eq!(seen, ["25. still there?"]);
}

#[test]
fn what_the_terminal_logged_answers_the_window_too() {
    let mut window = in_use("2026-11-22 20:00");
    assert_eq!(window.effects(), ["evening"]);
    let seen = window.act(|engine, _| engine.written_elsewhere());
    let now = window.now();
    let mut terminal = respite_engine::Engine::open(window.folder(), respite_engine::Asked::WhetherReadable).unwrap();
    terminal.log_clear("", false, &now).unwrap();
    assert_ne!(window.act(|engine, _| engine.written_elsewhere()), seen, "the window notices");
    assert_eq!(window.effects(), ["gone: evening"]);
}
