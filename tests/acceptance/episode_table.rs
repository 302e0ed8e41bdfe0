//! The episode table (clinical facts, 8.6), row by row through the real terminal. The questions about gaps are answered
//! as the window does, on the same folder.

use chrono::{Days, NaiveDate};
use respite_domain::episode::StillHadIt;
use respite_engine::{Asked, Engine};
use serde_json::Value;

use crate::desk::told;
use crate::terminal::Terminal;

/// Days from the first on: A affected, G grey, g grey by its average, C clear, U no entry.
fn log_days(terminal: &Terminal, days: &str) {
    for (index, letter) in (0u64..).zip(days.chars()) {
        let at = noon(index);
        let what: &[&str] = match letter {
            'A' => &["--worst", "5", "--place", "low-back-left"],
            'G' => &["--worst", "2", "--spasm", "0"],
            'g' => &["--average", "2", "--spasm", "0"],
            'C' => &["--clear"],
            'U' => continue,
            other => panic!("{other}"),
        };
        terminal.done(&[&["log", "--at", &at], what].concat());
    }
}

fn day(index: u64) -> NaiveDate {
    // From here the longest rows run over the switch to summer time in many zones.
    NaiveDate::from_ymd_opt(2025, 3, 17).unwrap() + Days::new(index)
}

fn noon(index: u64) -> String {
    format!("{}T12:00:00+01:00", day(index))
}

/// What a row of the table comes to at the end of its last day.
#[derive(Debug, PartialEq, Eq)]
struct Verdict {
    episodes: usize,
    two_weeks: bool,
    same_place: bool,
    asks: bool,
}

fn verdict(terminal: &Terminal, days: &str) -> Verdict {
    let status = terminal.status(&format!("{}T23:00:00+01:00", day(days.len() as u64 - 1)));
    let list = |field: &str| status[field].as_array().unwrap().clone();
    let of = |place: Value| list("episodes").into_iter().filter(|episode| episode["place"] == place).count();
    let whole = of(Value::Null);
    if days.contains('A') && !days.contains(['G', 'g']) {
        assert_eq!(of("low-back-left".into()), whole, "every A of {days} names the place");
    }
    let due = |kind: &str| list("reminders").iter().any(|found| found["kind"] == kind && found["state"] == "due");
    Verdict {
        episodes: whole,
        two_weeks: due("two-weeks"),
        same_place: due("same-place"),
        asks: list("questions").iter().any(|question| question["place"].is_null()),
    }
}

#[track_caller]
fn check(days: &str, episodes: usize, two_weeks: bool, same_place: bool, asks: bool) -> Terminal {
    let terminal = Terminal::new();
    log_days(&terminal, days);
    assert_eq!(verdict(&terminal, days), Verdict { episodes, two_weeks, same_place, asks }, "{days}");
    terminal
}

fn times(letters: &str, times: usize) -> String {
    letters.repeat(times)
}

#[test]
fn fourteen_days_are_not_more_than_two_weeks() {
    check(&times("A", 14), 1, false, false, false);
}

#[test]
fn fifteen_are() {
    let terminal = check(&times("A", 15), 1, true, false, false);
    let status = terminal.status("2025-03-31T23:00:00+01:00");
    let expect = serde_json::json!([{ "kind": "two-weeks", "place": null, "since": "2025-03-31",
        "because": ["2025-03-17", "2025-03-31"], "state": "due" }]);
    assert_eq!(status["reminders"], expect);
}

#[test]
fn thirteen_clear_days_part_two_episodes() {
    check(&format!("A{}A", times("C", 13)), 2, false, true, false);
}

#[test]
fn six_clear_days_do_not_part() {
    check(&format!("{}{}{}", times("A", 5), times("C", 6), times("A", 5)), 1, true, false, false);
}

#[test]
fn seven_clear_days_part() {
    check(&format!("{}{}{}", times("A", 5), times("C", 7), times("A", 5)), 2, false, true, false);
}

#[test]
fn an_unknown_gap_asks_and_yes_joins() {
    let days = format!("A{}A", times("U", 13));
    let terminal = check(&days, 2, false, false, true);
    let now = told("2025-03-31T22:00:00+01:00");
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherReadable).unwrap();
    let asked = engine.today(&now).unwrap().questions;
    assert_eq!(asked.len(), 1, "one question settles the whole back and the place");
    assert_eq!((asked[0].from.as_str(), asked[0].to.as_str()), ("2025-03-18", "2025-03-30"));
    engine.answer_gap(&asked[0], StillHadIt::YesMostDays, &now).unwrap();
    drop(engine);
    let joined = Verdict { episodes: 1, two_weeks: true, same_place: false, asks: false };
    assert_eq!(verdict(&terminal, &days), joined);
}

#[test]
fn an_unknown_gap_answered_with_no_makes_it_the_same_place_again() {
    let days = format!("A{}A", times("U", 13));
    let terminal = check(&days, 2, false, false, true);
    let now = told("2025-03-31T22:00:00+01:00");
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherReadable).unwrap();
    let asked = engine.today(&now).unwrap().questions;
    engine.answer_gap(&asked[0], StillHadIt::No, &now).unwrap();
    drop(engine);
    let parted = Verdict { episodes: 2, two_weeks: false, same_place: true, asks: false };
    assert_eq!(verdict(&terminal, &days), parted);
}

#[test]
fn entries_every_third_day_are_one_episode() {
    check(&format!("{}A", times("AUU", 5)), 1, true, false, false);
}

#[test]
fn six_unknown_days_do_not_part() {
    check(&format!("{}{}{}", times("A", 4), times("U", 6), times("A", 5)), 1, true, false, false);
}

#[test]
fn seven_unknown_days_part_and_ask() {
    check(&format!("{}{}{}", times("A", 4), times("U", 7), times("A", 4)), 2, false, false, true);
}

#[test]
fn one_unknown_day_among_seven_clear_ones_asks() {
    check(&format!("{}CCCUCCC{}", times("A", 3), times("A", 5)), 2, false, false, true);
}

#[test]
fn grey_days_keep_it_open() {
    check(&format!("{}{}A", times("A", 7), times("G", 7)), 1, true, false, false);
    check(&format!("{}{}A", times("A", 7), times("g", 7)), 1, true, false, false);
}

#[test]
fn grey_days_start_nothing() {
    check(&times("G", 20), 0, false, false, false);
    check(&times("g", 20), 0, false, false, false);
}

#[test]
fn a_declared_onset_counts() {
    let terminal = Terminal::new();
    log_days(&terminal, "A");
    terminal.done(&["log", "--at", &noon(1), "--worst", "5", "--place", "low-back-left", "--onset", "2025-02-25"]);
    let declared = Verdict { episodes: 1, two_weeks: true, same_place: false, asks: false };
    assert_eq!(verdict(&terminal, "AA"), declared);
    let status = terminal.status(&noon(1));
    assert_eq!(status["episodes"][0]["start"], "2025-02-25");
    assert_eq!(status["episodes"][0]["days"], 22);
}
