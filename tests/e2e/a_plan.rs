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
    assert!(told.body.contains("If it is a pack, wrap it in a cloth first."), "{told:?}");
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

#[test]
fn a_day_by_turns_is_told_slot_by_slot_and_one_that_is_missed_moves_the_rest() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T08:30:00+01:00");
    let window = desk.open();
    window.click("link", "Heat and cold");
    window.click("button", "I have read this");
    window.click("button", "Make a plan");
    window.click_in("Your plan", "radio", "Cold and heat by turns");
    window.click_in("Your plan", "checkbox", "Low back, left");
    window.click("button", "Save the plan");
    window.wait_for("Your plan is saved.");
    window.wait_for("Cold at 09:00, low back, left · then heat 11:15, cold 13:30, heat 15:45");

    // The first starts from its notice's own button, and comes off in time.
    desk.clock.set("2026-11-22T09:00:00+01:00");
    let cold = desk.notices().wait_for("Time for cold");
    desk.notices().press(&cold, "Start");
    window.click("button", "All of it. Start cold");
    until("the cold pack runs", || desk.json(&["status"])["session"]["kind"] == "cold");
    desk.clock.advance(TimeDelta::minutes(15));
    let up = desk.notices().wait_for("Take the cold off");
    desk.notices().press(&up, "It is off");
    until("it is off", || desk.json(&["status"])["session"] == Value::Null);
    window.role("dialog", "The pack is off");
    window.click("button", "Done");

    // The second is told after the skin's rest, and nobody answers it: the rest of the day moves on, and it is told once.
    desk.clock.advance(TimeDelta::minutes(121));
    desk.notices().wait_for("Time for heat");
    window.click("link", "Today");
    window.wait_for("Heat now, low back, left");
    window.wait_for("then cold 13:");
    desk.clock.advance(TimeDelta::minutes(90));
    window.look_again();
    window.wait_for("Heat now, low back, left");
    window.wait_for("then cold 15:");
    assert_eq!(desk.notices().all().iter().filter(|told| told.summary.contains("Time for heat")).count(), 1);
    window.picture("plan-by-turns");

    // By the evening it was missed, and so it is kept.
    desk.clock.set("2026-11-22T21:10:00+01:00");
    window.click("link", "Heat and cold");
    window.wait_for(": missed");
    window.wait_for("09:00: a pack went on");
    desk.notices().wait_gone("Time for heat");
}
