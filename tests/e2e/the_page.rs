//! The page for the doctor: seen, heard, and saved through the real file dialog.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use respite_tests::cups::Cups;
use serde_json::Value;

use crate::desk::Desk;
use crate::poll::{poll_for, until};
use crate::window::Window;

/// The five questions, in the order in which a doctor asks them.
const QUESTIONS: [&str; 5] =
    ["How bad is it?", "How often?", "What makes it go away?", "When did it begin?", "Any injury with it?"];

/// A diary of four days with a session, whose figures are known.
#[track_caller]
fn fill(desk: &Desk) {
    desk.clock.set("2026-11-22T12:00:00+01:00");
    for (day, spasms, worst) in [("19", "2", "8"), ("20", "1", "6"), ("21", "1", "6"), ("22", "0", "4")] {
        let when = format!("2026-11-{day}T11:00:00+01:00");
        let (spasms, worst) = (format!("--spasm={spasms}"), format!("--worst={worst}"));
        desk.tell(&["log", "--at", &when, &spasms, &worst, "--place=low-back-left", "--trigger=lifting"]);
    }
    let (start, stop) = ("2026-11-20T15:00:00+01:00", "2026-11-20T15:15:00+01:00");
    desk.tell(&["session", "start", "cold", "--place=low-back-left", "--before=7", "--at", start]);
    desk.tell(&["session", "stop", "--after=4", "--skin=normal", "--at", stop]);
}

/// Presses until the file dialog is there: one that is just closing still swallows a press meant for the window. While one opens the
/// button is busy, so that it is never pressed twice.
#[track_caller]
fn open_dialog(desk: &Desk, window: &Window<'_>) {
    until("the file dialog is in front", || {
        let title = desk.title_in_front();
        let is_there = !title.is_empty() && !title.starts_with("Respite");
        if !is_there && !window.is_busy("button", "Save PDF") {
            window.click("button", "Save PDF");
        }
        is_there
    });
}

/// Answers the file dialog by the real keyboard: the path, then Enter.
#[track_caller]
fn save_as(desk: &Desk, window: &Window<'_>, path: &Path) {
    open_dialog(desk, window);
    desk.keys(&["ctrl+a"]);
    desk.type_text(path.to_str().unwrap());
    desk.keys(&["Return"]);
    window.wait_for(&format!("Saved to {}", path.display()));
}

/// All words of a PDF, as a reader copies them out.
#[track_caller]
fn text_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext").args(["-raw", pdf.to_str().unwrap(), "-"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Width and height of the first page, as `pdfinfo` says it.
#[track_caller]
fn paper_of(pdf: &Path) -> String {
    let output = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.lines().find_map(|line| line.strip_prefix("Page size:")).unwrap_or_default().trim().to_owned()
}

#[test]
fn it_is_shown_read_out_and_saved() {
    let desk = Desk::new();
    fill(&desk);
    let window = desk.open();
    window.click("link", "Summary");

    // A picture of the page that loads, and the same as text.
    let page = window.role("img", "Page 1 of 1");
    until("the picture is drawn", || window.property(&page, "naturalWidth").as_u64().is_some_and(|width| width > 0));
    let summary = window.find("img ~ details summary");
    window.click_on(&summary);
    for words in QUESTIONS.into_iter().chain(["Up to 8 of 10"]) {
        window.wait_for(words);
    }

    let pdf = desk.home().join("page for the doctor.pdf");
    save_as(&desk, &window, &pdf);
    let text = text_of(&pdf);
    let found: Vec<_> = QUESTIONS.iter().map(|question| text.find(question)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{found:?} in {text}");
    for value in ["4 of 28", "Up to 8 of 10", "Spasms on 3 of 4 days with an entry", "Low back, left", "Lifting"] {
        assert!(text.contains(value), "{value:?} is not in {text}");
    }
    assert!(paper_of(&pdf).contains("A4"), "{}", paper_of(&pdf));
}

#[test]
fn letter_paper_and_a_changed_mind() {
    let desk = Desk::new();
    fill(&desk);
    let window = desk.open();
    window.click("link", "Summary");
    window.role("img", "Page 1 of 1");
    window.click_in("Paper", "radio", "Letter");

    // Closed without saving: nothing is written and nothing said.
    open_dialog(&desk, &window);
    desk.keys(&["Escape"]);
    until("the window is in front again", || desk.title_in_front().starts_with("Respite"));
    assert!(!window.words().contains("Saved to"));

    // Its ending comes by itself.
    let pdf = desk.home().join("letter.pdf");
    save_as(&desk, &window, &pdf);
    assert!(paper_of(&pdf).contains("letter"), "{}", paper_of(&pdf));
    let text = text_of(&pdf);
    assert!(QUESTIONS.iter().all(|question| text.contains(question)), "{text}");
}

/// It is made by a program of its own: the end of that costs the window nothing, and the next page has another one.
#[test]
fn what_makes_it_may_end_at_any_time() {
    let desk = Desk::new();
    fill(&desk);
    let window = desk.open();
    window.click("link", "Summary");
    window.role("img", "Page 1 of 1");
    let drawn = || window.script("return document.querySelector('main img')?.src ?? ''", vec![]);
    for paper in ["Letter", "A4"] {
        let before = drawn();
        assert_ne!(before, "");
        window.kill_9_typesetter();
        window.click_in("Paper", "radio", paper);
        until("it is drawn on other paper", || ![&before, &Value::from("")].contains(&&drawn()));
    }
    assert!(window.runs());
}

#[test]
fn it_is_printed_by_a_click_and_a_changed_mind_prints_nothing() {
    let cups = Cups::start();
    let desk = Desk::new().with_print_dialog(&cups);
    fill(&desk);
    let window = desk.open();
    // From anywhere the key leads to the page; there it prints.
    desk.keys(&["ctrl+p"]);
    window.role("img", "Page 1 of 1");
    let dialog = "Back spasm summary 2026-11-22";

    desk.keys(&["ctrl+p"]);
    desk.wait_for_title(dialog);
    desk.picture("print-dialog");
    until("the dialog is in front", || desk.title_in_front().starts_with(dialog));
    desk.keys(&["Escape"]);
    window.wait_for("It was not printed.");
    assert!(!cups.has_printed());

    window.click("button", "Print");
    until("the dialog is in front", || desk.title_in_front().starts_with(dialog));
    // The printers come in by themselves, and the usual one is chosen; before that Enter does nothing.
    let is_there = || desk.title_in_front().starts_with(dialog);
    until("the dialog is gone", || {
        desk.keys(&["Return"]);
        poll_for(Duration::from_secs(3), || (!is_there()).then_some(())).is_ok()
    });
    window.wait_for("It is at the printer.");
    let pdf = desk.home().join("printed.pdf");
    std::fs::write(&pdf, cups.printed()).unwrap();
    let text = text_of(&pdf);
    assert!(QUESTIONS.iter().all(|question| text.contains(question)), "{text}");
    assert!(paper_of(&pdf).contains("A4"), "{}", paper_of(&pdf));
}

#[test]
fn where_no_desktop_prints_it_is_opened_or_it_is_said_that_it_can_not_be() {
    let desk = Desk::new();
    fill(&desk);
    let window = desk.open();
    window.click("link", "Summary");
    window.role("img", "Page 1 of 1");
    window.click("button", "Print");
    until("something is said of it", || {
        let words = window.words();
        words.contains("There is no print dialog here.") || words.contains("could not be opened")
    });
}
