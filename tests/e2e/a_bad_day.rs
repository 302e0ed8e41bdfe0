//! A bad day from waking to sleep, by keyboard alone; and the disk holds what the screen said.

use std::process::Command;

use chrono::TimeDelta;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::window::Window;

/// A sign of tier 1, as the list asks for it.
const NUMB: &str = "You feel numb or tingly around your genitals*";

/// Goes to a screen by its link in the rail.
#[track_caller]
pub fn go(window: &Window<'_>, screen: &str) {
    press(window, "link", screen);
    window.role("heading", screen);
}

/// Tabs to a link or button, and presses Enter.
#[track_caller]
pub fn press(window: &Window<'_>, role: &str, name: &str) {
    window.tab_to(role, name);
    window.press(Key::Return);
}

/// Tabs to a box, and ticks it.
#[track_caller]
pub fn tick(window: &Window<'_>, name: &str) {
    window.tab_to("checkbox", name);
    window.type_text(" ");
}

/// Tabs to the first of some options of which none is chosen yet, and chooses the one so many steps after it.
#[track_caller]
pub fn choose(window: &Window<'_>, first: &str, steps: usize) {
    window.tab_to("radio", first);
    if steps == 0 {
        window.type_text(" ");
    }
    for _ in 0..steps {
        window.press(Key::Right);
    }
}

/// Tabs to a field that is empty, and types into it.
#[track_caller]
pub fn write(window: &Window<'_>, name: &str, text: &str) {
    window.tab_to("textbox", name);
    window.type_text(text);
}

/// Tabs to the name of a medicine, types a part of it, and takes the first of what the list offers.
#[track_caller]
pub fn find(window: &Window<'_>, part: &str, offered: &str) {
    window.tab_to("combobox", "Name");
    window.type_text(part);
    window.role("option", offered);
    window.press(Key::Down);
    window.press(Key::Return);
    assert_eq!(window.focused(), ("combobox".to_owned(), "Name".to_owned()));
}

/// Lets time pass, and comes back to the window.
#[track_caller]
pub fn later(desk: &Desk, window: &Window<'_>, time: TimeDelta) {
    desk.clock.advance(time);
    window.look_again();
}

/// The entries on disk, latest first.
#[track_caller]
fn entries(desk: &Desk) -> Vec<Value> {
    let diary = desk.json(&["diary"]);
    diary.as_array().unwrap().iter().flat_map(|day| day["entries"].as_array().unwrap().clone()).collect()
}

/// What was taken in the last 24 hours of this ingredient, in milligrams.
#[track_caller]
pub fn taken(desk: &Desk, ingredient: &str) -> Option<f64> {
    let status = desk.json(&["status"]);
    let doses = status["doses_24h"].as_array().unwrap();
    doses.iter().find(|dose| dose["ingredient"] == ingredient)?["milligrams"].as_f64()
}

/// The notice of this kind that is in force.
#[track_caller]
pub fn in_force(desk: &Desk, kind: &str) -> Option<Value> {
    let status = desk.json(&["status"]);
    status["notices"].as_array().unwrap().iter().find(|notice| notice["kind"] == kind).cloned()
}

/// All words of the page for the doctor, as a reader copies them out of the PDF.
#[track_caller]
fn page(desk: &Desk) -> String {
    let pdf = desk.home().join("page.pdf");
    desk.tell(&["summary", "--out", pdf.to_str().unwrap()]);
    let output = Command::new("pdftotext").args(["-raw", pdf.to_str().unwrap(), "-"]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A spasm on each of the days up to 22 November.
#[track_caller]
fn spasms_of_the_last_days(desk: &Desk, days: u32) {
    for day in 23 - days..=22 {
        let when = format!("2026-11-{day:02}T07:00:00+01:00");
        desk.tell(&["log", "--at", &when, "--spasm=1", "--worst=6", "--place=low-back-left"]);
    }
}

#[test]
fn a_spasm_at_three_with_one_key_and_the_daily_page_in_the_morning() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T03:00:00+01:00");
    let window = desk.open();
    window.wait_for("A calm place for notes");
    window.type_text("s");
    // Awake at three is still the evening before to many.
    window.role("dialog", "Yesterday evening, or now?");
    press(&window, "button", "Now");
    window.wait_for("saved, 03:0");
    let night = entries(&desk);
    assert_eq!((night.len(), &night[0]["spasms"], &night[0]["worst"]), (1, &json!(1), &Value::Null));
    assert!(night[0]["occurredAt"].as_str().unwrap().starts_with("2026-11-22T03:0"), "{night:#?}");

    later(&desk, &window, TimeDelta::hours(5));
    window.type_text("n");
    window.role("heading", "New entry");
    choose(&window, "None", 2);
    choose(&window, "0", 8);
    choose(&window, "0", 5);
    choose(&window, "0", 6);
    choose(&window, "0", 7);
    choose(&window, "As usual", 2);
    tick(&window, "Low back, left");
    press(&window, "button", "More, if you like");
    tick(&window, "Bending");
    tick(&window, "Lying down");
    choose(&window, "Yes", 1);
    choose(&window, "0", 3);
    window.press_with(Key::Control, Key::Return.into());

    window.wait_for("entry is saved: 08:0");
    let entries = entries(&desk);
    let morning = &entries[0];
    let held: Vec<&Value> = [
        "spasms",
        "worst",
        "average",
        "interference",
        "sleep",
        "walking",
        "places",
        "worse",
        "better",
        "mood",
        "pushedThrough",
        "note",
    ]
    .map(|field| &morning[field])
    .to_vec();
    let meant = [
        json!(2),
        json!(8),
        json!(5),
        json!(6),
        json!(7),
        json!("short"),
        json!(["low-back-left"]),
        json!(["bending"]),
        json!(["lying-down"]),
        json!(3),
        json!(false),
        json!(""),
    ];
    assert_eq!((entries.len(), held), (2, meant.iter().collect()));

    go(&window, "Diary");
    for said in
        ["2 spasms", "Worst 8", "Sleep 7", "Walked short distances", "Worse: Bending", "Better: Lying down", "Mood 3"]
    {
        window.wait_for(said);
    }
}

#[test]
fn heat_with_pain_before_and_after_counts_in_what_helps() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T15:00:00+01:00");
    for (day, after) in [(20, "4"), (21, "6")] {
        let (start, stop) = (format!("2026-11-{day}T15:00:00+01:00"), format!("2026-11-{day}T15:15:00+01:00"));
        desk.tell(&["session", "start", "heat", "--place=low-back-left", "--before=7", "--at", &start]);
        desk.tell(&["session", "stop", "--after", after, "--skin=normal", "--at", &stop]);
    }
    let window = desk.open();
    press(&window, "button", "Start heat");
    window.role("heading", "Before the first session");
    press(&window, "button", "I have read this");
    window.role("heading", "Start a session");
    // Where it was last time is chosen already.
    choose(&window, "0", 7);
    choose(&window, "No", 0);
    tick(&window, "It is wrapped in cloth.*");
    press(&window, "button", "Start heat");
    window.wait_for("Heat on low back, left");
    later(&desk, &window, TimeDelta::minutes(5));
    press(&window, "button", "It looks fine");
    window.wait_for("You said the skin looked fine.");
    later(&desk, &window, TimeDelta::minutes(10));
    window.role("heading", "Take the pack off now");
    press(&window, "button", "It is off");
    window.role("dialog", "The pack is off");
    choose(&window, "Normal or pink", 0);
    choose(&window, "0", 3);
    press(&window, "button", "Done");
    window.wait_gone("dialog", "The pack is off");

    later(&desk, &window, TimeDelta::minutes(31));
    go(&window, "Today");
    window.role("group", "How is the pain now?");
    choose(&window, "0", 3);
    press(&window, "button", "Save");
    window.wait_gone("group", "How is the pain now?");
    let session = desk.json(&["diary"])[0]["sessions"][0].clone();
    assert_eq!(json!([session["before"], session["after"], session["later"]]), json!([7, 3, 3]));

    go(&window, "What helps");
    window.role("rowheader", "Heat");
    // Three times with pain before and after: down each time, by two or more twice.
    for said in ["3 of 3", "2 of 3", "3 less"] {
        window.wait_for(said);
    }

    // And something else, whose pain after is told later.
    choose(&window, "Medicine", 1);
    window.role("radio", "On my back, knees up");
    choose(&window, "On my back, knees up", 0);
    choose(&window, "0", 6);
    press(&window, "button", "Save");
    window.wait_for("What you tried is saved: 15:4");
    window.role("group", "Position: On my back, knees up. How is the pain after it?");
    go(&window, "Today");
    press(&window, "button", "Answer*");
    choose(&window, "0", 4);
    press(&window, "button", "Save");
    window.wait_gone("group", "Position: On my back, knees up. How is the pain after it?");
    go(&window, "What helps");
    window.wait_for("Pain 6 before, 4 after");
}

#[test]
fn a_sign_of_an_emergency_takes_the_whole_window_until_help_is_on_its_way() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T17:00:00+01:00");
    let window = desk.open();
    press(&window, "button", "Go through the list");
    window.role("heading", "Warning signs");
    choose(&window, "United States", 0);
    window.wait_gone("radio", "United States");
    tick(&window, NUMB);
    let screen = window.role("alertdialog", "Call now");
    window.wait_for("911");
    assert!(!window.words().contains("could not be saved"));
    let covers = "const box = arguments[0].getBoundingClientRect();
        return box.left <= 0 && box.top <= 0 && box.right >= innerWidth && box.bottom >= innerHeight";
    assert_eq!(window.script(covers, vec![json!(screen)]), true, "it must hide everything else");
    window.assert_accessible();
    window.picture("bad-day-emergency");

    // No key leaves it but those of its two buttons, and neither does the end of the program.
    window.press(Key::Escape);
    window.press(Key::Escape);
    window.type_text("nsc");
    window.role("alertdialog", "Call now");
    window.kill_9();
    let window = desk.open();
    window.role("alertdialog", "Call now");
    window.wait_for("911");
    assert_eq!(entries(&desk), Vec::<Value>::new());

    press(&window, "button", "I have called, or I am getting help");
    window.wait_gone("alertdialog", "Call now");
    window.role("heading", "Today");
    assert_eq!(desk.json(&["status"])["signs"]["ticked"], json!(["saddle"]));
    // Not forgotten by the window, nor by the page.
    window.wait_for("If it gets worse before help comes, call again.");
    let page = page(&desk);
    assert!(page.contains("Warning signs. Ticked on 22 November: saddle numbness."), "{page}");
    window.kill_9();
    let window = desk.open();
    window.role("heading", "Today");
    assert!(!window.has("alertdialog", "Call now"));
}

#[test]
fn a_visit_answers_the_reminder_and_its_eve_brings_the_page() {
    const REMINDER: &str = "Time to see a doctor: more than two weeks";
    let desk = Desk::new();
    desk.clock.set("2026-11-22T18:00:00+01:00");
    spasms_of_the_last_days(&desk, 16);
    let window = desk.open();
    window.wait_for(REMINDER);
    assert_eq!(desk.json(&["status"])["reminders"][0]["state"], "due");

    go(&window, "Doctor");
    press(&window, "button", "Plan a visit");
    window.role("heading", "Plan a visit");
    window.tab_to("textbox", "Day");
    window.type_date(2026, 11, 24);
    write(&window, "With whom*", "Dr Lee");
    choose(&window, "Doctor (GP)", 0);
    write(&window, "Question 1", "Why does it come back?");
    press(&window, "button", "Save the visit");
    window.wait_for("The visit is saved.");
    window.wait_for("Dr Lee");
    window.wait_for("Why does it come back?");

    let status = desk.json(&["status"]);
    assert_eq!(
        (&status["reminders"][0]["state"], &status["visits"][0]["on"]),
        (&json!("booked"), &json!("2026-11-24"))
    );
    go(&window, "Today");
    window.wait_for("Your appointment is on 24 November.");
    assert!(!window.has("button", "Later"));

    // The day before, at nine in the morning.
    desk.clock.set("2026-11-23T09:00:00+01:00");
    let notice = desk.notices().wait_for("Your visit is on");
    desk.notices().press(&notice, "Print the summary");
    window.role("heading", "Summary");

    // After it, what was said; and the reminder is answered.
    desk.clock.set("2026-11-25T09:00:00+01:00");
    window.look_again();
    go(&window, "Doctor");
    press(&window, "button", "Say how it went*");
    window.role("dialog", "After the visit");
    write(&window, "What was said*", "Keep walking. Come back in two weeks.");
    press(&window, "button", "Save");
    window.wait_gone("dialog", "After the visit");
    window.wait_for("Keep walking.");
    assert_eq!(desk.json(&["status"])["reminders"][0]["state"], "done");
    assert_eq!(desk.json(&["status"])["visits"], json!([]));
}

#[test]
fn at_bedtime_nothing_is_asked_that_was_answered() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T20:00:00+01:00");
    spasms_of_the_last_days(&desk, 3);
    desk.tell(&["signs", "--none"]);
    desk.tell(&["product", "Tylenol", "--ingredient=acetaminophen=500", "--most-a-day=6", "--checked"]);
    let window = desk.open();
    press(&window, "button", "I just took 1 tablet of Tylenol");
    window.wait_for("Saved: 1 tablet of Tylenol");
    desk.tell(&["relief", "walk", "--before=6", "--after=5", "--at=1h ago"]);
    desk.tell(&["session", "start", "heat", "--place=neck-left", "--before=6", "--at=2h ago"]);
    desk.tell(&["session", "stop", "--after=5", "--skin=normal", "--at=105min ago"]);
    later(&desk, &window, TimeDelta::minutes(1));
    window.role("group", "How is the pain now?");
    choose(&window, "0", 4);
    press(&window, "button", "Save");
    window.wait_gone("group", "How is the pain now?");
    if window.has("button", "Not this week") {
        press(&window, "button", "Not this week");
        window.wait_gone("button", "Not this week");
    }

    desk.clock.set("2026-11-22T22:30:00+01:00");
    window.look_again();
    desk.tell(&["log", "--note", "Lights out"]);
    go(&window, "Diary");
    window.wait_for("Lights out");
    go(&window, "Today");
    window.wait_for("Day 3");
    let words = window.words();
    for question in [
        "How is the pain",
        "how is the pain",
        "Any new warning signs?",
        "Go through the list",
        "When did it come off?",
        "A question about some days",
        "Three questions about your past week",
    ] {
        assert!(!words.contains(question), "{question:?} is asked at bedtime:\n{words}");
    }
    assert_eq!(
        desk.notices().open().iter().map(|notice| notice.summary.clone()).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    window.picture("bad-day-bedtime");
}
