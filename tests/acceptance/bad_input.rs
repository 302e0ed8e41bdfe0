//! Bad input gets one plain sentence and nothing half done, from terminal and window alike.

use respite_domain::Invalid;
use respite_domain::reminder::ReminderKind;
use respite_domain::session::Thermal;
use respite_engine::view::{Coded, EntryDraft, ReminderAnswer, SessionStart, SessionTold};
use respite_engine::{Engine, EngineError};
use respite_wording::sentence;

use crate::desk::{Desk, spasm};
use crate::english::english;
use crate::terminal::{Terminal, assert_one_plain_line, bytes_in};

const AT: &str = "2026-01-05T12:00:00+01:00";

#[test]
fn values_that_an_entry_can_not_hold() {
    let terminal = Terminal::new();
    let refused = |words: &[&str]| terminal.refused(2, &[&["log", "--at", AT], words].concat());
    for field in ["--worst", "--average", "--interference", "--sleep"] {
        for value in ["11", "-1", "6.5", "six", "", "NaN", "inf", "1e400", "0x5"] {
            let said = refused(&["--spasm", "1", field, value]);
            assert_eq!(said, "Give a whole number from 0 to 10.", "{field} {value}");
        }
    }
    for value in ["201", "-1", "1.5", "many", "99999999999999999999"] {
        assert!(refused(&["--spasm", value]).contains("0 to 200"), "{value}");
    }
    assert!(refused(&["--worst", "3", "--average", "4"]).contains("average"));
    assert!(refused(&["--spasm", "1", "--place", "knee"]).contains("knee"));
    assert!(refused(&["--spasm", "1", "--place", ""]).len() > 10);
    assert!(refused(&["--spasm", "1", "--trigger", " "]).contains("60 letters"));
    assert!(refused(&["--spasm", "1", "--trigger", &"x".repeat(61)]).contains("60 letters"));
    assert!(refused(&["--spasm", "1", "--onset", "2026-01-06"]).contains("begin"));
    assert!(refused(&["--spasm", "1", "--onset", "1899-12-31"]).contains("1900"));
    for onset in ["yesterday", "2026-13-01", "2026-02-30", "", "+12026-01-01"] {
        assert!(refused(&["--spasm", "1", "--onset", onset]).contains("date"), "{onset}");
    }
    assert!(refused(&["--spasm", "1", "--note", &"x".repeat(100_000)]).contains("too long"));
    assert!(refused(&["--spasm", "1", "--note", "a\u{1b}[2Jb"]).contains("not text"));
    assert!(refused(&["--clear", "--worst", "4"]).contains("clear"));
    assert!(refused(&["--clear", "--spasm", "1"]).contains("clear"));
    refused(&[]);
    refused(&["--note", "  \n "]);
}

#[test]
fn times_that_nothing_can_have_happened_at() {
    let terminal = Terminal::new();
    for (at, word) in [
        ("9999-12-31T23:59:59Z", "not come yet"),
        ("1899-12-31T23:59:59Z", "1900"),
        ("0001-01-01T00:00:00Z", "1900"),
        ("2026-02-29T12:00:00Z", "time"),
        ("2026-01-05", "time"),
        ("2026-01-05T12:00:00", "time"),
        ("noonish", "time"),
        ("-5min ago", "-5"),
        ("5 lightyears ago", "time"),
        ("99999999999999999999 min ago", "time"),
        ("9999999999 hours ago", "1900"),
    ] {
        for command in [&["log", "--spasm", "1"][..], &["session", "start", "cold", "--place", "neck-left"]] {
            let said = terminal.refused(2, &[command, &["--at", at]].concat());
            assert!(said.contains(word), "{at}: {said}");
        }
        if word != "not come yet" {
            terminal.refused(2, &["status", "--as-of", at]);
        }
    }
}

#[test]
fn words_that_the_terminal_does_not_know() {
    let terminal = Terminal::new();
    for words in [
        &["lgo"][..],
        &["log", "--pain", "5"],
        &["log", "--worst"],
        &["session", "start", "lukewarm", "--place", "neck-left"],
        &["session", "start", "cold"],
        &["session", "stop", "--skin", "green"],
        &["session", "stop", "--at", AT],
        &["summary"],
        &["summary", "--out", "never.pdf", "--paper", "a3"],
        &["summary", "--out", "never.pdf", "--from", "2026-01-05", "--to", "2026-01-04"],
        &["summary", "--out", "never.pdf", "--from", "1900-01-01", "--to", "2026-01-04"],
        &["diary", "--from", "2026-01-05", "--to", "2026-01-04"],
        &["diary", "--from", "soon"],
    ] {
        terminal.refused(2, words);
    }
    assert!(!std::path::Path::new("never.pdf").exists());
}

#[test]
fn doses_and_products_that_can_not_be() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]);
    for units in ["0", "-1", "10001", "0.0001", "100.0001", "1e400", "NaN", "two", ""] {
        let said = terminal.refused(2, &["dose", "Advil", "--units", units, "--at", AT]);
        assert_eq!(said, "A dose is 0.001 to 10,000 units, with up to 3 places after the point.", "{units}");
    }
    let taken = "\"advil\" is on your list already. Use another name.";
    let twice = "One ingredient is there twice. Name each one once.";
    let limit = "Say what the label allows, such as how many in 24 hours, or hours between doses.";
    for (words, expect) in [
        (&["advil", "--ingredient", "naproxen=220"][..], taken),
        (&["  advil ", "--ingredient", "ibuprofen=200"], taken),
        (&["Motrin", "--ingredient", "ibuprofen=200", "--ingredient", "Ibuprofen=100"], twice),
        // Two names of one thing.
        (&["Cold and flu", "--ingredient", "paracetamol=500", "--ingredient", "acetaminophen=500"], twice),
        (&["Motrin", "--ingredient", "ibuprofen=200", "--checked"], limit),
        (&["Motrin", "--ingredient", "ibuprofen=200", "--first-dose", "2", "--checked"], limit),
    ] {
        assert_eq!(terminal.refused(2, &[&["product"], words].concat()), expect, "{words:?}");
    }
    assert_eq!(terminal.done(&["dose", "--products"]).out.lines().count(), 1);
}

#[test]
fn signs_and_visits_and_reliefs_that_can_not_be() {
    let terminal = Terminal::new();
    for (words, expect) in [
        (&["signs"][..], "--tick"),
        (&["signs", "--tick", "knee"], "knee"),
        (&["signs", "--tick", "fever", "--none"], "--none"),
        (&["signs", "--none", "--at", "2999-01-01T00:00:00Z"], "not come yet"),
        (&["visit", "add", "--on", "2026-02-30"], "not a date"),
        (&["visit", "add", "--on", "2999-01-01", "--at-time", "25:00"], "not a time"),
        (&["visit", "done"], "No visit"),
        (&["relief", "prayer"], "prayer"),
        (&["relief", "walk", "--before", "11"], "0 to 10"),
        (&["relief", "walk", "--minutes", "-1"], "1440"),
        (&["relief", "other"], "what you tried"),
    ] {
        let said = terminal.refused(2, words);
        assert!(said.contains(expect), "{words:?}: {said}");
    }
}

#[test]
fn sessions_that_can_not_be() {
    let terminal = Terminal::new();
    let start = ["session", "start", "cold", "--place", "low-back-left", "--at", AT];
    let refused = |words: &[&str]| terminal.refused(2, &[&start, words].concat());
    for minutes in ["25", "21", "4", "0", "-15", "15.5", "long"] {
        assert!(refused(&["--minutes", minutes]).contains("5 to 20"), "{minutes}");
    }
    assert!(refused(&["--before", "11"]).contains("0 to 10"));
    terminal.done(&start);
    assert!(terminal.refused(2, &["session", "stop", "--at", AT, "--after", "11"]).contains("0 to 10"));
    // Before its start there is nothing to stop.
    terminal.refused(2, &["session", "stop", "--at", "2026-01-05T11:59:00+01:00"]);
}

#[track_caller]
fn refused<T: std::fmt::Debug>(
    desk: &mut Desk,
    expect: &str,
    act: impl FnOnce(&mut Engine, &respite_domain::time::Moment) -> respite_engine::Result<T>,
) {
    // A look keeps what it sees of the clock.
    desk.notices();
    let before = bytes_in(desk.folder());
    let error = desk.try_to(act).unwrap_err();
    assert!(matches!(error, EngineError::Invalid { .. }), "{error:?}");
    let said = sentence(&error, english());
    assert_one_plain_line(&format!("{said}\n"));
    assert!(said.contains(expect), "{said}");
    assert!(bytes_in(desk.folder()) == before, "{said} – and yet something changed on disk");
}

#[test]
fn the_window_gets_the_same_sentences() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm());
    let text = |note: String| EntryDraft { note, ..spasm() };
    let drafts = [
        (EntryDraft { worst: Some(11.0), ..spasm() }, "whole number"),
        (EntryDraft { worst: Some(f64::NAN), ..spasm() }, "whole number"),
        (EntryDraft { average: Some(6.0), ..spasm() }, "average"),
        (EntryDraft { places: vec!["knee".into()], ..spasm() }, "knee"),
        (EntryDraft { when: "2026-11-22T14:02:00+01:00".into(), ..spasm() }, "not come yet"),
        (EntryDraft { when: "1899-11-22T14:02:00+01:00".into(), ..spasm() }, "1900"),
        (EntryDraft { onset: Some("2026-11-23".into()), ..spasm() }, "begin"),
        (text("x".repeat(1 << 20)), "too long"),
        (text("a\0b".into()), "not text"),
        (EntryDraft::default(), "nothing"),
    ];
    for (draft, expect) in &drafts {
        refused(&mut desk, expect, |engine, now| engine.log_entry(draft, now));
        refused(&mut desk, expect, |engine, now| engine.update_entry(id, draft, now));
    }
    refused(&mut desk, "no longer there", |engine, now| engine.update_entry(99, &spasm(), now));
    refused(&mut desk, "no longer there", |engine, now| engine.delete_entry(99, now));
    refused(&mut desk, "no longer there", |engine, now| engine.restore_entry(id, now));
    assert!(desk.act(|engine, _| engine.entry_changes(id)).is_empty());
}

#[test]
fn sessions_told_afterwards_are_checked_too() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec!["neck-left".into()],
        started: "2026-11-22T12:00:00+01:00".into(),
        ended: "2026-11-22T12:15:00+01:00".into(),
        before: None,
        after: None,
        skin: None,
    };
    for (wrong, expect) in [
        (SessionTold { ended: "2026-11-22T11:59:00+01:00".into(), ..told.clone() }, "before the start"),
        (SessionTold { ended: "2026-11-22T15:00:00+01:00".into(), ..told.clone() }, "not come yet"),
        (SessionTold { places: Vec::new(), ..told.clone() }, "where"),
        (SessionTold { before: Some(6.5), ..told }, "whole number"),
    ] {
        refused(&mut desk, expect, |engine, now| engine.record_session(&wrong, now));
    }
    desk.skin_is_healthy();
    let start = |minutes| SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Cold),
        places: vec!["neck-left".into()],
        minutes: Some(minutes),
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    };
    for minutes in [25.0, 4.0, 15.5, -1.0, f64::NAN, f64::INFINITY, 1e300] {
        refused(&mut desk, "5 to 20", |engine, now| engine.start_session(&start(minutes), now));
    }
    let id = desk.start_cold();
    let early = respite_engine::view::SessionStop { when: "15min ago".into(), ..Default::default() };
    refused(&mut desk, "before the start", |engine, now| engine.stop_session(id, &early, now));
    refused(&mut desk, "whole number", |engine, now| engine.pain_later(id, 10.5, now));
}

#[test]
fn an_appointment_is_a_day_that_can_come() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    for (on, expect) in [("2026-11-21", "over"), ("soon", "date"), ("+262142-12-31", "date"), ("", "date")] {
        let booked = ReminderAnswer::Booked { on: on.to_owned() };
        refused(&mut desk, expect, |engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &booked, now));
    }
    let later = ReminderAnswer::Later { days: 2 };
    refused(&mut desk, "2", |engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &later, now));
    let been = ReminderAnswer::Been;
    refused(&mut desk, "no longer", |engine, now| engine.answer_reminder(ReminderKind::FourWeeks, None, &been, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn a_note_as_long_as_it_may_be_comes_back_whole() {
    let terminal = Terminal::new();
    let note = format!("「痛」 Κώστας łóżko\n\t{}", "é".repeat(19_000));
    terminal.done(&["log", "--at", AT, "--note", &note]);
    let diary: serde_json::Value = serde_json::from_str(&terminal.done(&["diary", "--json"]).out).unwrap();
    assert_eq!(diary[0]["entries"][0]["note"], note);
}

#[test]
fn every_kind_of_invalid_names_itself() {
    // A refusal that lost its value would read "There is no place """.
    let error = EngineError::from(Invalid::UnknownPlace("knee".into()));
    assert!(sentence(&error, english()).contains("knee"));
}

#[test]
fn a_size_that_can_not_be_shown_is_the_nearest_or_the_usual() {
    let mut desk = Desk::at("2026-11-22 14:00");
    assert_eq!(desk.act(|engine, _| engine.zoom()), 100);
    for (asked, got) in [(125, 125), (0, 50), (u16::MAX, 300)] {
        desk.act(|engine, now| engine.set_zoom(asked, now));
        assert_eq!(desk.act(|engine, _| engine.zoom()), got);
    }
    let file = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    for damaged in ["", "large", "-5", "99999"] {
        file.execute("UPDATE setting SET value = ?1 WHERE name = 'zoom'", [damaged]).unwrap();
        assert_eq!(desk.act(|engine, _| engine.zoom()), 100, "{damaged}");
    }
}

#[test]
fn what_was_begun_in_a_form_is_kept_until_it_is_saved_or_given_up_and_leaves_no_trace() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let forms = |desk: &mut Desk| desk.act(|engine, _| engine.forms_begun());
    desk.act(|engine, _| engine.keep_begun("#/entry", Some("in the night")));
    desk.act(|engine, _| engine.keep_begun("#/entry", Some("in the nights")));
    desk.act(|engine, _| engine.keep_begun("#/entry/12", Some("another")));
    desk.reopen();
    assert_eq!(forms(&mut desk), ["#/entry", "#/entry/12"]);
    assert_eq!(desk.act(|engine, _| engine.begun("#/entry")).as_deref(), Some("in the nights"));
    let long = "x".repeat(1 << 19);
    for (form, said) in [("#/entry", &*long), (&long, "x")] {
        assert!(matches!(
            desk.try_to(|engine, _| engine.keep_begun(form, Some(said))),
            Err(EngineError::Invalid { .. })
        ));
    }
    assert_eq!(desk.act(|engine, _| engine.begun("#/entry")).as_deref(), Some("in the nights"), "what was kept stays");
    for form in ["#/entry", "#/entry/12", "#/none"] {
        desk.act(|engine, _| engine.keep_begun(form, None));
    }
    assert_eq!(forms(&mut desk), [""; 0]);
    let file = std::fs::read(desk.folder().join("diary.db")).unwrap();
    assert!(!file.windows(12).any(|bytes| bytes == b"in the night"), "what was given up is nowhere");
}
