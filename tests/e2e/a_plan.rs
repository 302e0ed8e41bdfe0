//! A plan from the terminal: its slot is told by the real service, and the notice's own button opens what is asked before it.

use chrono::TimeDelta;
use serde_json::Value;

use crate::desk::Desk;
use crate::poll::until;

#[test]
fn a_slot_is_told_and_its_start_asks_the_sheet_first_and_then_whether_all_is_ready() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T08:30:00+01:00");
    desk.tell(&["plan", "add", "cold", "--place", "low-back-left", "--from", "09:00", "--to", "18:00"]);
    let window = desk.open();
    window.wait_for("Cold at 09:00, low back, left");
    desk.clock.set("2026-11-22T09:00:00+01:00");
    let told = desk.notices().wait_for("Time for cold");
    assert!(told.body.contains("Wrap the pack in a cloth first."), "{told:?}");
    desk.notices().press(&told, "Start");
    window.role("heading", "Before the first session");
    assert_eq!(desk.json(&["status"])["session"], Value::Null, "nothing runs before that");
    window.click("button", "I have read this");
    window.click("button", "Skip: Cold now, low back, left");
    window.wait_for("09:00: skipped");
    desk.notices().wait_gone("Time for cold");
    desk.clock.advance(TimeDelta::minutes(125));
    let next = desk.notices().wait_for("Time for cold");
    desk.notices().press(&next, "Start");
    window.click("button", "All of it. Start cold");
    until("the pack runs", || desk.json(&["status"])["session"]["kind"] == "cold");
    window.wait_for("Take it off at");
}
