//! The buttons of notices in the real window: what they write, and what an old one asks.

use serde_json::json;

use crate::desk::Desk;
use crate::poll::until;

#[test]
fn no_spasm_today_says_nothing_of_pain() {
    let desk = Desk::new();
    desk.tell(&["log", "--at", "2026-11-21T12:00:00+01:00", "--clear"]);
    desk.clock.set("2026-11-22T20:00:00+01:00");
    let _window = desk.open();
    let evening = desk.notices().wait_for("How was your back today?");
    desk.notices().press(&evening, "No spasm today");
    let today = || desk.json(&["diary", "--from=2026-11-22"]);
    until("it is in the diary", || today()[0]["entries"].as_array().is_some_and(|entries| entries.len() == 1));
    let entry = &today()[0]["entries"][0];
    assert_eq!((&entry["spasms"], &entry["worst"], &entry["average"]), (&json!(0), &json!(null), &json!(null)));
    desk.notices().wait_gone("How was your back today?");
}

#[test]
fn pressed_on_a_later_day_it_asks_about_its_own() {
    let desk = Desk::new();
    desk.tell(&["log", "--at", "2026-11-19T12:00:00+01:00", "--spasm=1"]);
    desk.clock.set("2026-11-22T12:00:00+01:00");
    let window = desk.open();
    let check_in = desk.notices().wait_for("Is the spasm still there?");
    desk.clock.set("2026-11-23T09:00:00+01:00");
    window.wait_for("23 November");
    desk.notices().press(&check_in, "No spasm today");
    window.role("heading", "New entry");
    let date = window.find("input[type=date]");
    assert_eq!(window.property(&date, "value"), "2026-11-22");
    assert_eq!(desk.json(&["diary", "--from=2026-11-20"]), json!([]), "nothing is written yet");
}

#[test]
fn a_neutral_notice_opens_the_window_without_a_word_of_health() {
    let desk = Desk::new();
    desk.tell(&["log", "--at", "2026-11-21T12:00:00+01:00", "--clear"]);
    let window = desk.open();
    window.click("link", "Settings");
    window.click("checkbox", "Keep notices neutral*");
    window.wait_for("Saved.");
    desk.clock.set("2026-11-22T20:00:00+01:00");
    let evening = desk.notices().wait_for("Time to check in.");
    let labels: Vec<_> =
        evening.actions.iter().map(|(_, label)| label.as_str()).filter(|label| !label.is_empty()).collect();
    assert_eq!(labels, ["Open"]);
    desk.notices().press(&evening, "Open");
    window.role("heading", "New entry");
}
