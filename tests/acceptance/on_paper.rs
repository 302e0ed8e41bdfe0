//! The doctor's page printed from the terminal, by a real printing service.

use std::fs;

use respite_tests::cups::Cups;

use crate::terminal::{Terminal, call};

/// A page that is cut off is none: both ends are looked at.
fn assert_a_whole_pdf(bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-"), "{:?}", &bytes[..bytes.len().min(40)]);
    assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "it has no end");
}

#[test]
fn the_page_comes_out_of_the_printer_as_it_is() {
    let (terminal, cups) = (Terminal::new(), Cups::start());
    terminal.done(&["log", "--worst=4"]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    let mut summary = call(terminal.folder());
    let (name, value) = cups.server();
    summary.env(name, value).args(["summary", "--as-of=2026-11-27 12:00", "--print", "--out"]).arg(&file);
    let said = summary.output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(String::from_utf8_lossy(&said.stdout).contains("The summary is at the printer."));
    let printed = cups.printed();
    assert_a_whole_pdf(&printed);
    assert_eq!(printed, fs::read(file).unwrap(), "what was printed is what was saved");
}

#[test]
fn what_prints_nothing_says_so_in_one_line() {
    let (terminal, cups) = (Terminal::new(), Cups::start());
    let say = |printer: &str, paths: Option<&str>| {
        let mut summary = call(terminal.folder());
        let (name, value) = cups.server();
        summary.env(name, value).args(["summary", "--print", printer]);
        paths.map(|paths| summary.env("PATH", paths));
        let said = summary.output().unwrap();
        let line = String::from_utf8_lossy(&said.stderr).into_owned();
        assert_eq!((said.status.code(), line.trim_end().lines().count()), (Some(4), 1), "{line}");
        line
    };
    assert!(say("Nowhere", None).contains("The summary was not printed: The printer or class does not exist."));
    assert!(say(Cups::PRINTER, Some("/nowhere")).contains("Save the summary with --out"));
    assert!(!cups.has_printed());
}
