//! The printed page holds the five answers a doctor asks for (S23–S27).
#![cfg(unix)]

use std::process::Command;

use crate::terminal::Terminal;

fn text_of(pdf: &std::path::Path) -> String {
    let output = Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn six_weeks() -> Terminal {
    let terminal = Terminal::new();
    for day in 1..=20 {
        let at = format!("2026-01-{day:02}T20:00:00+01:00");
        let worst = if day % 2 == 0 { "8" } else { "6" };
        terminal.done(&["log", "--at", &at, "--spasm", "2", "--worst", worst, "--place", "low-back-left"]);
    }
    let onset = "2026-01-20T21:00:00+01:00";
    terminal.done(&[
        "log",
        "--at",
        onset,
        "--spasm",
        "1",
        "--onset",
        "2025-12-29",
        "--trigger",
        "lifting",
        "--note",
        "SECRET",
    ]);
    for day in 11..=14 {
        let place = ["--place", "low-back-left", "--before", "7", "--at"];
        let start = format!("2026-01-{day}T10:00:00+01:00");
        terminal.done(&[&["session", "start", "heat"], &place[..], &[&start]].concat());
        terminal.done(&["session", "stop", "--after", "4", "--at", &format!("2026-01-{day}T10:15:00+01:00")]);
    }
    terminal
}

#[test]
fn the_five_answers() {
    let terminal = six_weeks();
    let out = terminal.folder().join("page.pdf");
    let words = ["summary", "--out", out.to_str().unwrap(), "--from", "2025-12-29", "--to", "2026-01-25"];
    terminal.done(&[&words[..], &["--as-of", "2026-01-25T12:00:00+01:00"]].concat());
    let text = text_of(&out);
    let place = |needle: &str| text.find(needle).unwrap_or_else(|| panic!("{needle:?} is not on the page:\n{text}"));
    assert!(text.contains("20 of 28"), "days logged of days in the period:\n{text}");
    // How bad, how often, what makes it go away, when it began, what injury came with it – in this order.
    let headings = ["1", "2", "3", "4", "5"].map(|number| {
        text.lines()
            .position(|line| line.trim_start().starts_with(number) && line.contains('?'))
            .unwrap_or_else(|| panic!("question {number} is not on the page:\n{text}"))
    });
    assert!(headings.is_sorted(), "{headings:?}\n{text}");
    place("Heat");
    assert!(text.contains("29 Dec"), "when it began:\n{text}");
    assert!(text.to_lowercase().contains("lifting"), "what came with it:\n{text}");
    assert!(!text.contains("SECRET"), "notes are the patient's own");
}

/// "Nothing hides" (use 7–10): the next visit's questions and the name stand on page 1, medicines and what was tried whole after
/// it. A page as of a past date knows none of what came later.
#[test]
fn page_1_says_why_the_person_is_here_and_who_it_is() {
    let terminal = six_weeks();
    let said = terminal.done(&["person", "--name", "Ada Lovelace", "--born", "1985-12-10"]).out;
    assert!(said.contains("Ada Lovelace") && said.contains("10 December 1985"), "{said}");
    assert_eq!(terminal.done(&["person"]).out, said);
    terminal.refused(2, &["person", "--born", "2100-01-01"]);
    let out = terminal.folder().join("page.pdf");
    let page = |as_of: &str| {
        terminal.done(&["summary", "--out", out.to_str().unwrap(), "--as-of", as_of]);
        text_of(&out)
    };
    let before = page("2026-01-25T12:00:00+01:00");
    terminal.done(&["visit", "add", "--on", "2100-11-24", "--question", "May I lift again?"]);
    let text = page("now");
    let (front, _) = text.split_once('\u{c}').unwrap();
    for told in ["Ada Lovelace", "10 December 1985", "Why I am here", "1. May I lift again?"] {
        assert!(front.contains(told), "{told}\n{front}");
    }
    assert!(before.contains("Up to 8 of 10; usually"), "{before}");
    assert!(page("2026-01-25T12:00:00+01:00") == before, "the visit was planned later");
}

#[test]
fn the_same_page_is_the_same_bytes_and_both_papers_are_there() {
    let terminal = six_weeks();
    let page = |name: &str, paper: &str| {
        let out = terminal.folder().join(name);
        let as_of = "2026-01-25T12:00:00+01:00";
        terminal.done(&["summary", "--out", out.to_str().unwrap(), "--paper", paper, "--as-of", as_of]);
        std::fs::read(out).unwrap()
    };
    assert!(page("one.pdf", "a4") == page("two.pdf", "a4"));
    assert!(page("one.pdf", "a4") != page("three.pdf", "letter"));
    // What is added after that moment does not change last month's page.
    let before = page("one.pdf", "a4");
    terminal.done(&["log", "--at", "2026-02-01T12:00:00+01:00", "--spasm", "9", "--worst", "10"]);
    terminal.done(&["session", "start", "cold", "--place", "neck-left", "--at", "2026-02-01T13:00:00+01:00"]);
    assert!(page("one.pdf", "a4") == before);
}

#[test]
fn an_empty_diary_has_a_page_too() {
    let terminal = Terminal::new();
    let out = terminal.folder().join("page.pdf");
    terminal.done(&["summary", "--out", out.to_str().unwrap(), "--as-of", "2026-01-25T12:00:00+01:00"]);
    assert!(text_of(&out).contains("0 of 28"));
    let files: Vec<_> = std::fs::read_dir(terminal.folder()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(!files.iter().any(|name| name.to_string_lossy().contains("part")), "{files:?}");
}
