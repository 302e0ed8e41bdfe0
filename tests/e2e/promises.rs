//! What outranks every feature: nothing is lost, and the skin is safe with nobody looking at the window.

use chrono::TimeDelta;
use serde_json::Value;

use crate::desk::Desk;
use crate::poll::until;

/// What `respite status --json` says on this desk.
#[track_caller]
fn status(desk: &Desk) -> Value {
    let output = desk.terminal(&["status", "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn one_click_is_on_disk_once_the_screen_says_so() {
    let desk = Desk::new();
    let window = desk.open();
    window.click("button", "I have a spasm now*");
    window.wait_for("Spasm saved");
    window.kill_9();

    assert_eq!(status(&desk)["today"], "affected");
    let window = desk.open();
    window.click("link", "Diary");
    window.wait_for("1 spasm");
}

#[test]
fn the_notices_alone_lead_through_a_session() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    // Started in the terminal, which the window must notice as well.
    let started = desk.terminal(&["session", "start", "cold", "--place", "low-back-left"]);
    assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
    window.wait_for("Cold on low back, left");

    desk.clock.advance(TimeDelta::minutes(5));
    let skin = desk.notices().wait_for("Look at your skin");
    desk.notices().press(&skin, "Fine");

    desk.clock.advance(TimeDelta::minutes(10));
    let off = desk.notices().wait_for("The time is up");
    desk.notices().press(&off, "It is off");
    until("the session has ended", || status(&desk)["session"].is_null());
    assert_eq!(status(&desk)["skin_rest"][0]["place"], "low-back-left");
}
