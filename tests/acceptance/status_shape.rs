//! `respite status --json` to the letter (design 7): scripts live on it.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::{Value, json};

use crate::desk::{Desk, spasm_at};
use crate::terminal::Terminal;

fn fields(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn an_empty_diary() {
    let status = Terminal::new().status("2026-01-05T17:00:00+01:00");
    for (field, expect) in [
        ("as_of", json!("2026-01-05T17:00:00+01:00")),
        ("session", Value::Null),
        ("skin_rest", json!([])),
        ("today", json!("unknown")),
        ("episodes", json!([])),
        ("reminders", json!([])),
    ] {
        assert_eq!(status[field], expect, "{field}");
    }
}

#[test]
fn the_shape_that_was_promised() {
    let terminal = Terminal::new();
    for day in 1..=15 {
        let at = format!("2026-01-{day:02}T12:00:00+01:00");
        terminal.done(&["log", "--at", &at, "--spasm", "1", "--place", "low-back-left"]);
    }
    terminal.done(&["session", "start", "heat", "--place", "neck-left", "--at", "2026-01-15T15:00:00+01:00"]);
    terminal.done(&["session", "stop", "--at", "2026-01-15T15:10:00+01:00"]);
    let place = ["--place", "low-back-left", "--at", "2026-01-15T16:50:00+01:00"];
    terminal.done(&[&["session", "start", "cold"], &place[..]].concat());
    let status = terminal.status("2026-01-15T17:00:00+01:00");
    assert_eq!(
        status["session"],
        json!({ "kind": "cold", "places": ["low-back-left"], "started_at": "2026-01-15T16:50:00+01:00",
            "ends_at": "2026-01-15T17:05:00+01:00" })
    );
    assert_eq!(
        status["skin_rest"],
        json!([{ "place": "neck-left", "until": "2026-01-15T17:10:00+01:00" },
            { "place": "neck-centre", "until": "2026-01-15T17:10:00+01:00" }])
    );
    assert_eq!(status["today"], "affected");
    let episode = |place: Value| json!({ "place": place, "start": "2026-01-01", "last": "2026-01-15", "state": "open", "days": 15 });
    assert_eq!(status["episodes"], json!([episode(Value::Null), episode("low-back-left".into())]));
    let promised = ["kind", "since", "because", "state"];
    assert!(promised.iter().all(|field| fields(&status["reminders"][0]).contains(field)), "{status}");
    let promised = ["as_of", "session", "skin_rest", "today", "episodes", "reminders"];
    assert!(promised.iter().all(|field| fields(&status).contains(field)), "{status}");
}

#[test]
fn words_are_kebab_case_and_times_are_whole_seconds_with_an_offset() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.pass(chrono::TimeDelta::milliseconds(437));
    desk.log_on(-30, spasm_at("low-back-left"));
    desk.skin_is_healthy();
    desk.start_cold();
    desk.pass(chrono::TimeDelta::milliseconds(20_777));
    desk.start(respite_engine::view::Coded(respite_domain::session::Thermal::Heat), "neck-left").unwrap();
    // The two clocks of a computer never tick quite alike.
    desk.set_clock(chrono::TimeDelta::milliseconds(-3));
    let status = serde_json::to_value(desk.status()).unwrap();
    assert_eq!(status["episodes"][0]["state"], "end-unknown");
    assert_eq!(status["session"]["ends_at"], "2026-11-22T14:15:00+01:00");
    assert_eq!(status["other_sessions"][0]["ends_at"], "2026-11-22T14:15:21+01:00");
    desk.pass_minutes(16);
    desk.set_clock(chrono::TimeDelta::milliseconds(5));
    let rested = serde_json::to_value(desk.status()).unwrap();
    assert_eq!(rested["skin_rest"][2]["until"], "2026-11-22T16:15:00+01:00");
    let time = Regex::new(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$").unwrap();
    let text = format!("{status}{rested}");
    let times: Vec<_> = Regex::new(r#""([^"]*T\d\d:[^"]*)""#).unwrap().captures_iter(&text).collect();
    assert!(times.len() > 8);
    for found in times {
        assert!(time.is_match(&found[1]), "{}", &found[1]);
    }
}

#[test]
fn only_the_latest_milestone_is_listed() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--at", "2025-01-01T12:00:00Z", "--spasm", "1", "--onset", "2024-12-01"]);
    let kinds = |as_of: &str| -> Vec<String> {
        let status = terminal.status(as_of);
        let kinds = status["reminders"].as_array().unwrap().iter();
        kinds.map(|reminder| reminder["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds("2025-01-01T13:00:00Z"), ["four-weeks"]);
    terminal.done(&["log", "--at", "2025-01-02T12:00:00Z", "--spasm", "1", "--onset", "2024-10-01"]);
    assert_eq!(kinds("2025-01-02T13:00:00Z"), ["twelve-weeks"]);
    assert_eq!(kinds("2025-01-01T13:00:00Z"), ["four-weeks"], "what happened later is not seen");
}
