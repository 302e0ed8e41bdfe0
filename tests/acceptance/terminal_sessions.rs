//! Heat and cold from the terminal: the rules judge an act as of when it is put.

use respite_engine::WindowLock;
use respite_engine::view::SafetyAnswers;
use serde_json::json;

use crate::desk::Desk;
use crate::terminal::{Terminal, say_in};

fn at(time: &str) -> String {
    format!("2026-01-05T{time}:00+01:00")
}

fn start(terminal: &Terminal, kind: &str, place: &str, time: &str) -> i32 {
    terminal.say(&["session", "start", kind, "--place", place, "--at", &at(time)]).status
}

fn stop(terminal: &Terminal, time: &str) {
    terminal.done(&["session", "stop", "--at", &at(time)]);
}

#[test]
fn resting_skin_and_its_neighbours_refuse_heat_and_cold_alike() {
    let terminal = Terminal::new();
    assert_eq!(start(&terminal, "cold", "low-back-left", "10:00"), 0);
    stop(&terminal, "10:15");
    for kind in ["heat", "cold"] {
        for (place, time) in [
            ("low-back-left", "10:15"),
            ("low-back-left", "12:14"),
            ("low-back-centre", "11:00"),
            ("low-back-centre", "12:14"),
        ] {
            let words = ["session", "start", kind, "--place", place, "--at", &at(time)];
            let said = terminal.refused(3, &words);
            assert!(said.contains("12:15") && said.contains("cold"), "{said}");
        }
    }
    for place in ["low-back-right", "mid-back-left", "buttock-left"] {
        assert_eq!(start(&terminal, "cold", place, "11:00"), 0, "{place}");
        stop(&terminal, "11:01");
    }
    assert_eq!(start(&terminal, "heat", "low-back-left", "12:15"), 0, "after two hours to the minute");
}

#[test]
fn one_of_several_places_that_rests_refuses_all() {
    let terminal = Terminal::new();
    assert_eq!(start(&terminal, "cold", "neck-right", "10:00"), 0);
    stop(&terminal, "10:10");
    let both = ["session", "start", "heat", "--place", "buttock-left", "--place", "neck-centre", "--at", &at("11:00")];
    terminal.refused(3, &both);
    assert_eq!(terminal.status(&at("11:01"))["session"], serde_json::Value::Null);
}

#[test]
fn while_a_pack_is_on_there_is_no_second_one_beside_it() {
    let terminal = Terminal::new();
    assert_eq!(start(&terminal, "cold", "low-back-left", "10:00"), 0);
    for place in ["low-back-left", "low-back-centre"] {
        let words = ["session", "start", "heat", "--place", place, "--at", &at("10:05")];
        assert!(terminal.refused(3, &words).contains("10:15"));
    }
    assert_eq!(start(&terminal, "heat", "neck-left", "10:05"), 0, "elsewhere it is allowed");
    let status = terminal.status(&at("10:06"));
    assert_eq!(status["session"]["kind"], "cold", "the one that ends first");
    assert_eq!(status["other_sessions"][0]["kind"], "heat");
}

#[test]
fn four_sessions_a_day_are_enough_for_one_place() {
    let terminal = Terminal::new();
    for (kind, time, end) in
        [("cold", "06:00", "06:15"), ("heat", "08:30", "08:45"), ("cold", "11:00", "11:15"), ("cold", "13:30", "13:45")]
    {
        assert_eq!(start(&terminal, kind, "low-back-left", time), 0, "{time}");
        stop(&terminal, end);
    }
    let words = ["session", "start", "cold", "--place", "low-back-left", "--at", &at("18:00")];
    assert!(terminal.refused(3, &words).contains("four"));
    assert_eq!(terminal.status(&at("18:00"))["enough_today"], json!(["low-back-left"]));
    let told = terminal.done(&["status", "--as-of", &at("18:00")]);
    assert!(told.out.contains("four sessions today") && !told.out.contains("no skin rests"), "{told:?}");
    assert_eq!(start(&terminal, "cold", "buttock-left", "18:00"), 0, "another place");
    let next_day = ["session", "start", "cold", "--place", "low-back-left", "--at", "2026-01-06T12:00:00+01:00"];
    terminal.done(&next_day);
}

#[test]
fn an_act_in_the_past_sees_only_what_had_happened_by_then() {
    let terminal = Terminal::new();
    assert_eq!(start(&terminal, "cold", "low-back-left", "15:00"), 0);
    stop(&terminal, "15:15");
    assert_eq!(start(&terminal, "heat", "low-back-left", "09:00"), 0, "at nine nothing had happened yet");
    assert_eq!(terminal.status(&at("09:05"))["session"]["ends_at"], at("09:15"));
    stop(&terminal, "09:10");
    assert_eq!(terminal.status(&at("09:05"))["session"]["ends_at"], at("09:15"), "nobody knew at 09:05");
    assert_eq!(
        terminal.status(&at("09:11"))["skin_rest"][0],
        json!({ "place": "low-back-left", "until": at("11:10") })
    );
    assert_eq!(terminal.status(&at("14:00"))["skin_rest"], json!([]));
    assert_eq!(terminal.status(&at("15:16"))["skin_rest"][0]["until"], at("17:15"));
}

#[test]
fn a_stop_in_the_past_means_the_session_that_ran_then() {
    let terminal = Terminal::new();
    assert_eq!(start(&terminal, "cold", "low-back-left", "10:00"), 0);
    assert_eq!(start(&terminal, "cold", "neck-left", "16:00"), 0);
    stop(&terminal, "10:12");
    let status = terminal.status(&at("16:05"));
    assert_eq!(status["session"]["places"], json!(["neck-left"]), "the later one still runs");
    assert_eq!(terminal.status(&at("10:13"))["skin_rest"][0]["until"], at("12:12"));
}

#[test]
fn a_session_that_nobody_stops_is_closed_at_its_planned_end_and_asked_about() {
    let terminal = Terminal::new();
    assert_eq!(start(&terminal, "cold", "low-back-left", "10:00"), 0);
    let status = terminal.status(&at("11:00"));
    assert_eq!(status["session"], serde_json::Value::Null);
    assert_eq!(status["end_uncertain"][0]["ends_at"], at("10:15"));
    assert_eq!(status["skin_rest"][0]["until"], at("12:15"));
    stop(&terminal, "10:40");
    assert_eq!(terminal.status(&at("11:00"))["skin_rest"][0]["until"], at("12:40"), "the answer moves the rest");
    assert_eq!(terminal.status(&at("11:00"))["end_uncertain"], json!([]));
}

#[test]
fn the_safety_sheets_lines_come_with_the_first_session_only() {
    let terminal = Terminal::new();
    let first = terminal.done(&["session", "start", "cold", "--place", "neck-left", "--at", &at("10:00")]);
    assert!(first.err.lines().count() >= 4 && first.err.contains("cloth"), "{}", first.err);
    stop(&terminal, "10:15");
    let second = terminal.done(&["session", "start", "cold", "--place", "buttock-left", "--at", &at("10:20")]);
    assert_eq!(second.err, "");
}

#[test]
fn what_the_terminal_said_is_in_the_diary() {
    let terminal = Terminal::new();
    let words = ["session", "start", "heat", "--place", "neck-left", "--minutes", "20", "--before", "6", "--at"];
    terminal.done(&[&words[..], &[&at("10:00")]].concat());
    terminal.done(&["session", "stop", "--after", "4", "--skin", "red", "--at", &at("10:18")]);
    terminal.done(&[
        "log",
        "--at",
        &at("20:00"),
        "--spasm",
        "2",
        "--worst",
        "6",
        "--average",
        "4",
        "--interference",
        "5",
        "--sleep",
        "3",
        "--place",
        "neck-right",
        "--place",
        "neck-left",
        "--trigger",
        "lifting",
        "--trigger",
        "the cat",
        "--onset",
        "2026-01-01",
        "--note",
        "after, the \"move\"",
    ]);
    let diary: serde_json::Value =
        serde_json::from_str(&terminal.done(&["diary", "--json", "--from", "2026-01-05", "--to", "2026-01-05"]).out)
            .unwrap();
    let (entry, session) = (&diary[0]["entries"][0], &diary[0]["sessions"][0]);
    for (field, expect) in [
        ("occurredAt", json!(at("20:00"))),
        ("spasms", json!(2)),
        ("worst", json!(6)),
        ("average", json!(4)),
        ("interference", json!(5)),
        ("sleep", json!(3)),
        ("places", json!(["neck-left", "neck-right"])),
        ("triggers", json!(["lifting", "the cat"])),
        ("onset", json!("2026-01-01")),
        ("note", json!("after, the \"move\"")),
        ("late", json!(true)),
    ] {
        assert_eq!(entry[field], expect, "{field}");
    }
    for (field, expect) in [
        ("kind", json!("heat")),
        ("minutes", json!(20)),
        ("lasted", json!(18)),
        ("before", json!(6)),
        ("after", json!(4)),
        ("skin", json!("red")),
        ("endedAt", json!(at("10:18"))),
        ("guided", json!(true)),
    ] {
        assert_eq!(session[field], expect, "{field}");
    }
    let plain = terminal.done(&["diary"]).out;
    assert!(plain.contains("the cat") && plain.contains("worst 6"), "{plain}");
    assert!(terminal.done(&["diary", "--to", "2026-01-04", "--json"]).out.trim() == "[]");
}

#[test]
fn a_session_that_nobody_will_call_for_says_so() {
    const NOBODY: &str = "The window of Respite is not open. Nobody will call when the time is up.";
    let terminal = Terminal::new();
    let start = |place: &str, at: &str| terminal.say(&["session", "start", "cold", "--place", place, "--at", at]).err;
    assert!(start("low-back-left", "now").lines().any(|line| line == NOBODY));
    assert_eq!(start("neck-left", "now"), format!("{NOBODY}\n"), "one line, each time");
    assert_eq!(start("buttock-left", &at("10:00")), "", "one of the past needs no call");
    let window = WindowLock::take(terminal.folder()).unwrap().unwrap();
    assert_eq!(start("mid-back-right", "now"), "", "the window calls");
    drop(window);
    assert_eq!(start("upper-back-left", "now"), format!("{NOBODY}\n"), "a window that was closed does not");
}

/// A cold pack that went on 30 minutes ago and came off after so many, and what was said of it.
fn lay_for(minutes: i64, given: &[&str]) -> String {
    let terminal = Terminal::new();
    let start = ["session", "start", "cold", "--place", "low-back-left", "--at", "30min ago"];
    terminal.done(&[&start[..], given].concat());
    terminal.done(&["session", "stop", "--at", &format!("{}min ago", 30 - minutes)]).out
}

#[test]
fn a_packs_own_limit_lowers_the_cap_and_chosen_minutes_do_not() {
    const TOO_LONG: &str = "It was on for too long.";
    const PAST_MAKER: &str = "It was on for longer than its maker allows.";
    for (minutes, given, is_too_long) in [
        (19, &["--minutes", "16"][..], false),
        (19, &["--minutes", "16", "--pack-allows", "16"], true),
        (19, &["--pack-allows", "15"], true),
        (15, &["--pack-allows", "15"], false),
        (13, &["--minutes", "10"], false),
        (13, &["--pack-allows", "10"], true),
        (21, &["--minutes", "20"], true),
    ] {
        let said = lay_for(minutes, given);
        let is_of_maker = is_too_long && given.contains(&"--pack-allows");
        assert_eq!(said.contains(TOO_LONG), is_too_long && !is_of_maker, "{minutes} min, {given:?}: {said}");
        assert_eq!(said.contains(PAST_MAKER), is_of_maker, "{minutes} min, {given:?}: {said}");
    }
    let start = ["session", "start", "cold", "--place", "low-back-left", "--minutes", "17", "--pack-allows", "16"];
    assert!(Terminal::new().refused(2, &start).contains("5 to 16"));
}

#[test]
fn what_was_told_is_said_to_be_outside_the_guide_and_marked_so_in_the_diary() {
    let terminal = Terminal::new();
    let told = ["session", "told", "heat", "--place", "low-back-left", "--from", "60min ago", "--to"];
    let said = terminal.done(&[&told[..], &["45min ago"]].concat()).out;
    assert!(said.ends_with("Respite did not time it. It is kept in your diary as outside the guide.\n"), "{said}");
    let other = ["session", "told", "heat", "--place", "neck-left", "--from", "60min ago", "--to"];
    let said = terminal.done(&[&other[..], &["30min ago"]].concat()).out;
    assert!(said.contains("It was on for too long.") && !said.contains("did not time it"), "{said}");
    assert!(said.contains("If it was a heat wrap, follow its packet."), "{said}");
    let diary = terminal.done(&["diary"]).out;
    let marks: Vec<&str> = diary.lines().filter(|line| line.ends_with("told later, outside the guide")).collect();
    assert_eq!(marks.len(), 2, "{diary}");
    terminal.done(&["session", "start", "cold", "--place", "buttock-right"]);
    assert!(terminal.done(&["diary"]).out.lines().any(|line| line.contains("uttock") && !line.contains("guide")));
}

#[test]
fn where_what_was_told_of_the_body_holds_every_pack_back_no_skin_is_called_free() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let status = |desk: &Desk| say_in(desk.folder(), &["status", "--as-of", "2026-11-22T14:30:00+01:00"]).out;
    desk.skin_is_healthy();
    assert!(status(&desk).contains("No pack is on, and no skin rests."), "{}", status(&desk));
    let heart = SafetyAnswers { concerns: vec!["heart".into()], agreed: Vec::new() };
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.answer_safety(&heart, now));
    let said = status(&desk);
    assert!(said.contains("speaks against heat and cold") && !said.contains("no skin rests"), "{said}");
}
