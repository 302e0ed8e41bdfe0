//! The day that an entry belongs to: by the person's own clock, once and for all.

use chrono_tz::{America, Pacific};
use respite_domain::day::DayState;
use respite_engine::view::{Coded, EntryDraft};

use crate::desk::{Desk, clear, spasm, spasm_at};
use crate::terminal::Terminal;

fn dates(desk: &mut Desk) -> Vec<String> {
    desk.act(|engine, now| engine.diary_between(None, None, now)).into_iter().map(|day| day.date).collect()
}

#[test]
fn a_minute_before_and_after_midnight() {
    let mut desk = Desk::at("2026-11-22 23:59");
    desk.log(spasm());
    desk.pass_minutes(2);
    desk.log(spasm());
    assert_eq!(dates(&mut desk), ["2026-11-23", "2026-11-22"]);
    assert_eq!(desk.episodes(), ["2026-11-22 2026-11-23 open"]);
    let today = desk.act(|engine, now| engine.today(now));
    assert!(today.small_hours, "yesterday evening, or now?");
    assert_eq!(today.entries.len(), 1);
}

#[test]
fn after_midnight_fifteen_minutes_ago_is_yesterday() {
    let mut desk = Desk::at("2026-11-23 00:05");
    desk.log(EntryDraft { when: "15min ago".into(), ..spasm() });
    assert_eq!(dates(&mut desk), ["2026-11-22"]);
    assert_eq!(desk.status().today, Coded(DayState::Unknown));
}

#[test]
fn travel_over_the_date_line_moves_no_entry() {
    let mut desk = Desk::in_zone(Pacific::Apia, "2026-06-02 09:00");
    let id = desk.log(spasm());
    desk.pass_minutes(6 * 60);
    desk.fly_to(Pacific::Honolulu);
    assert_eq!(desk.today().to_string(), "2026-06-01");
    assert_eq!(dates(&mut desk), ["2026-06-02"]);
    assert_eq!(desk.episodes(), ["2026-06-02 2026-06-02 open"], "what has happened is seen, whatever the date is here");
    desk.log(clear());
    assert_eq!(dates(&mut desk), ["2026-06-02", "2026-06-01"]);
    let entry = desk.act(|engine, _| engine.entry(id));
    assert_eq!(entry.occurred_at, "2026-06-02T09:00:00+13:00");
    // An edit that says nothing of the time leaves the day alone.
    desk.act(|engine, now| engine.update_entry(id, &EntryDraft { worst: Some(7.0), ..spasm() }, now));
    assert_eq!(dates(&mut desk), ["2026-06-02", "2026-06-01"]);
    desk.fly_to(Pacific::Apia);
    assert_eq!(dates(&mut desk), ["2026-06-02", "2026-06-01"]);
}

#[test]
fn a_reminder_does_not_come_and_go_with_the_zone() {
    let mut desk = Desk::in_zone(Pacific::Apia, "2026-06-15 09:00");
    for days in -14..=0 {
        desk.log_on(days, EntryDraft { when: String::new(), ..spasm() });
        // At nine in the morning noon of today is still to come.
        if days == -1 {
            break;
        }
    }
    desk.log(spasm());
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    desk.fly_to(America::Los_Angeles);
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn switch_days_count_as_one_day_each() {
    for first in ["2026-03-22 12:00", "2026-10-18 12:00"] {
        let mut desk = Desk::at(first);
        for day in 1..=15 {
            desk.log(spasm());
            let due = desk.reminders();
            assert_eq!(due.len(), usize::from(day == 15), "day {day} from {first}: {due:?}");
            desk.pass_to(1, "12:00");
        }
    }
}

#[test]
fn a_doubled_hour_keeps_both_its_entries_apart() {
    let mut desk = Desk::at("2026-10-25 01:30");
    for when in ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"] {
        desk.pass_minutes(120);
        desk.log(EntryDraft { when: when.into(), ..spasm() });
    }
    let day = desk.act(|engine, now| engine.diary_between(None, None, now));
    let times: Vec<_> = day[0].entries.iter().map(|entry| entry.occurred_at.as_str()).collect();
    assert_eq!(times, ["2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"], "latest first");
}

#[test]
fn a_leap_day_is_a_day() {
    let mut desk = Desk::at("2028-02-21 12:00");
    for _ in 0..9 {
        desk.log(spasm());
        desk.pass_to(1, "12:00");
    }
    assert_eq!(desk.today().to_string(), "2028-03-01");
    assert_eq!(desk.episodes(), ["2028-02-21 2028-02-29 open"]);
    assert_eq!(desk.status().episodes[0].days, 9);
    desk.log_on(-1, clear());
    assert_eq!(desk.status_as_of("2028-02-29T13:00:00+01:00").today, Coded(DayState::Affected));
    for _ in 0..6 {
        desk.log(spasm());
        desk.pass_to(1, "12:00");
    }
    assert_eq!(desk.reminders(), ["two-weeks due"], "15 days from 21 February of a leap year end on 6 March");
    assert_eq!(desk.status().reminders[0].since, "2028-03-06");
}

#[test]
fn two_places_at_once_have_episodes_of_their_own() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let both = EntryDraft { places: vec!["neck-left".into(), "low-back-right".into()], ..spasm() };
    desk.log_on(-10, both);
    for days in -9..0 {
        desk.log_on(days, spasm_at("neck-left"));
    }
    assert_eq!(desk.episodes_at(Some("low-back-right")), ["2026-11-12 2026-11-12 closed"]);
    assert_eq!(desk.episodes_at(Some("neck-left")), ["2026-11-12 2026-11-21 open"]);
    assert_eq!(desk.episodes(), ["2026-11-12 2026-11-21 open"]);
    desk.log(spasm_at("low-back-right"));
    assert_eq!(desk.reminders(), ["same-place low-back-right due"]);
}

#[test]
fn a_place_edited_later_counts_from_the_start() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let first = desk.log_on(-9, spasm_at("low-back-left"));
    for days in -8..0 {
        desk.log_on(days, clear());
    }
    let last = desk.log(spasm_at("low-back-right"));
    assert_eq!(desk.reminders(), [""; 0]);
    desk.act(|engine, now| engine.update_entry(last, &spasm_at("low-back-left"), now));
    assert_eq!(desk.reminders(), ["same-place low-back-left due"]);
    desk.act(|engine, now| engine.update_entry(first, &spasm_at("neck-left"), now));
    assert_eq!(desk.reminders(), [""; 0]);
    assert!(desk.episodes_at(Some("low-back-right")).is_empty());
}

#[test]
fn as_many_entries_a_day_as_there_are() {
    let mut desk = Desk::at("2026-11-22 08:00");
    desk.log(clear());
    for _ in 0..20 {
        desk.pass_minutes(20);
        desk.log(spasm());
    }
    desk.pass_minutes(20);
    desk.log(clear());
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(today.entries.len(), 22);
    assert_eq!(today.state, Coded(DayState::Affected), "the strongest counts");
    assert_eq!(today.fortnight.last().unwrap().spasms, Some(20));
}

#[test]
fn a_day_whose_entries_tell_no_score_is_not_known() {
    let terminal = Terminal::new();
    for _ in 0..2 {
        let status = terminal.done(&["status"]).out;
        assert!(status.contains("Today: not known"), "{status}");
        terminal.done(&["log", "--note", "slept badly"]);
    }
}
