//! An output that takes nothing: full, or closed by a reader that has heard enough. It is an error, told in a sentence or by
//! the status alone, never a panic; and what was done stays done.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::process::Stdio;

use crate::terminal::{Said, Terminal, assert_one_plain_line, call};

/// As a shell tells of a program that a closed pipe ended.
const PIPE_CLOSED: i32 = 141;
const AT: &str = "2026-01-05T12:00:00+01:00";

/// What only looks.
const LOOKS: [&[&str]; 11] = [
    &["status"],
    &["status", "--json"],
    &["diary"],
    &["diary", "--json"],
    &["visit", "list"],
    &["dose", "--list"],
    &["dose", "--products"],
    &["--help"],
    &["help", "log"],
    &["visit", "--help"],
    &["--version"],
];

/// What writes, and in which table.
const ACTS: [(&[&str], &str); 8] = [
    (&["log", "--spasm", "1", "--at", AT], "entry"),
    (&["relief", "walk", "--at", AT], "relief"),
    (&["signs", "--none", "--at", AT], "sign_answer"),
    (&["visit", "add", "--on", "2026-01-05"], "visit"),
    (&["product", "Advil", "--ingredient", "ibuprofen=200"], "product"),
    (&["dose", "Advil", "--units", "1", "--at", AT], "dose"),
    (&["session", "start", "cold", "--place", "low-back-left", "--at", AT], "session"),
    (&["visit", "done", "--said", "Walk"], "visit"),
];

fn say_to(out: Stdio, terminal: &Terminal, words: &[&str]) -> Said {
    let output =
        call(terminal.folder()).args(words).stdin(Stdio::null()).stdout(out).stderr(Stdio::piped()).output().unwrap();
    Said {
        status: output.status.code().unwrap_or(-1),
        out: String::new(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

fn rows(terminal: &Terminal, table: &str) -> i64 {
    let diary = rusqlite::Connection::open(terminal.folder().join("diary.db")).unwrap();
    diary.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn a_full_output_is_told() {
    let terminal = Terminal::new();
    for words in LOOKS {
        let said = say_to(full(), &terminal, words);
        assert_eq!(said.status, 4, "{words:?}: {}", said.err);
        assert_eq!(said.err, "What it says could not be printed.\n", "{words:?}");
    }
}

#[test]
fn what_was_done_before_the_output_was_full_is_told_as_done() {
    let terminal = Terminal::new();
    for (words, table) in ACTS {
        let said = say_to(full(), &terminal, words);
        assert_eq!(said.status, 4, "{words:?}: {}", said.err);
        let last = said.err.lines().last().unwrap();
        assert_eq!(last, "It was done, but what it says could not be printed.", "{words:?}");
        assert_one_plain_line(&format!("{last}\n"));
        assert_eq!(rows(&terminal, table), 1, "{words:?}");
    }
    let page = terminal.folder().join("page.pdf");
    let said = say_to(full(), &terminal, &["summary", "--out", page.to_str().unwrap()]);
    assert!(said.err.starts_with("It was done") && page.is_file(), "{}", said.err);
}

#[test]
fn a_reader_that_has_heard_enough_is_left_in_peace() {
    let terminal = Terminal::new();
    for words in LOOKS.into_iter().chain(ACTS.map(|(words, _)| words)) {
        let said = say_to(closed(), &terminal, words);
        assert_eq!(said.status, PIPE_CLOSED, "{words:?}: {}", said.err);
        let is_start = words.contains(&"start");
        assert!(said.err.is_empty() || is_start, "{words:?}: {}", said.err);
    }
    for (_, table) in ACTS {
        assert_eq!(rows(&terminal, table), 1, "{table}");
    }
}

#[test]
fn nowhere_to_complain_is_no_surprise_either() {
    let terminal = Terminal::new();
    for (words, status) in [(&["status"][..], 4), (&["log"], 2), (&["lgo"], 2), (&["session", "stop"], 2)] {
        let mut command = call(terminal.folder());
        let ended = command.args(words).stdin(Stdio::null()).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(ended.code(), Some(status), "{words:?}");
    }
}
