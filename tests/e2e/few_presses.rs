//! How many presses of the mouse lie between somebody in pain and what they want. To aim and press takes about 1.3 seconds (the
//! keystroke-level model), so that a spasm with its number takes three seconds, and a first pack less than ten.

use std::cell::Cell;

use chrono::TimeDelta;

use crate::desk::Desk;
use crate::poll::until;
use crate::window::Window;

/// A hand at the mouse, that counts.
struct Hand<'a> {
    window: &'a Window<'a>,
    presses: Cell<u32>,
}

impl<'a> Hand<'a> {
    fn at(window: &'a Window<'a>) -> Self {
        Self { window, presses: Cell::new(0) }
    }

    #[track_caller]
    fn press(&self, role: &str, name: &str) {
        self.window.click(role, name);
        self.presses.set(self.presses.get() + 1);
    }

    #[track_caller]
    fn press_in(&self, group: &str, role: &str, name: &str) {
        self.window.click_in(group, role, name);
        self.presses.set(self.presses.get() + 1);
    }
}

#[test]
fn a_spasm_with_its_number_is_two() {
    let desk = Desk::new();
    let window = desk.open();
    let hand = Hand::at(&window);
    hand.press("button", "I have a spasm now*");
    hand.press("radio", "7");
    until("both are on disk", || desk.json(&["diary"])[0]["entries"][0]["worst"] == 7);
    assert_eq!(hand.presses.get(), 2);
}

#[test]
fn a_first_cold_pack_is_five_and_the_next_two() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    let hand = Hand::at(&window);
    hand.press("button", "Start cold");
    hand.press("button", "I have read this");
    hand.press_in("Where?", "checkbox", "Low back, left");
    hand.press("checkbox", "It is wrapped in cloth.*");
    hand.press("button", "Start cold");
    window.wait_for("Take it off at");
    assert_eq!(hand.presses.get(), 5);

    desk.clock.advance(TimeDelta::minutes(16));
    window.click("button", "It is off");
    window.role("dialog", "The pack is off");
    window.click("button", "Done");
    window.wait_gone("dialog", "The pack is off");
    desk.clock.advance(TimeDelta::hours(2));

    let hand = Hand::at(&window);
    hand.press("button", "Cold again: low back, left, 15 min");
    hand.press("button", "All of it. Start cold");
    window.wait_for("Take it off at");
    assert_eq!(hand.presses.get(), 2);
}
