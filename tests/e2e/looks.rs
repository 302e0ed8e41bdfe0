//! All that can stand on the screen, one after the other: light, dark, and at twice the size. axe has nothing to say,
//! nothing must be pushed sideways, every control can be reached, and a picture is kept of each.

use chrono::TimeDelta;
use fantoccini::key::Key;
use serde_json::json;

use crate::desk::Desk;
use crate::tour::Tour;
use crate::window::Window;

/// Everything that there is to see, in a diary of ten weeks.
fn see_all(desk: &Desk, window: &Window<'_>, called: &str) {
    let mut tour = Tour::of(window, called);

    window.role("heading", "Today");
    window.role("button", "Time to see a doctor*");
    tour.look("today");
    window.click("button", "Time to see a doctor*");
    tour.look("today-reminder");
    for (button, dialog, at) in [
        ("Later*", "Remind me again", "later"),
        ("I have an appointment*", "When is your appointment?", "appointment"),
        ("Where this comes from*", "Where this comes from", "source"),
    ] {
        window.click("button", button);
        tour.look_at_dialog(dialog, at);
    }

    // A new entry with all that it can hold open.
    window.click("link", "Diary");
    window.click("button", "New entry*");
    window.role("heading", "New entry");
    tour.look("entry");
    window.click("radio", "Another time");
    window.click("radio", "3 or more");
    window.click("button", "Add your own");
    tour.unfold();
    window.click("checkbox", "Low back, middle");
    window.click("button", "Choose from a list*");
    tour.look("entry-filled");
    window.press(Key::Escape);
    window.role("dialog", "Leave without saving?");
    tour.look("entry-leave");
    window.click("button", "Leave");

    // The diary, a change, and a way back.
    window.click("link", "Diary");
    window.click("button", "Change the entry of*");
    tour.unfold();
    window.click("textbox", "Note");
    window.type_text("Changed by hand");
    window.press_with(Key::Control, Key::Return.into());
    window.click("button", "What was there before*");
    tour.look_at_dialog("What was there before*", "before");
    window.click("button", "Delete the entry of*");
    window.role("button", "Undo");
    tour.look("diary");
    window.click("button", "Undo");
    window.wait_gone("button", "Undo");

    // A session from the safety questions to the pain half an hour later.
    window.click("link", "Heat and cold");
    window.role("heading", "Heat and cold");
    if window.has("button", "Open the questions again") {
        window.click("button", "Open the questions again");
    }
    window.click("checkbox", "I have a fever*");
    tour.look("safety");
    window.click("checkbox", "I have a fever*");
    window.click("button", "I have read this");
    window.role("heading", "Start a session");
    window.click_in("Heat or cold?", "radio", "Heat");
    window.click_in("How long?", "radio", "My pack says less");
    tour.unfold();
    tour.look("start");
    window.click_in("How long?", "radio", "20 min");
    window.click("radio", "No");
    if window.has("checkbox", "Yes, start all the same.*") {
        window.click("checkbox", "Yes, start all the same.*");
    }
    window.click("checkbox", "It is wrapped in cloth.*");
    window.click("button", "Start heat");
    window.wait_for("Take it off at");
    tour.look("running");
    desk.clock.advance(TimeDelta::minutes(5));
    window.role("heading", "Look at your skin now");
    tour.look("skin-check");
    window.click("link", "Today");
    window.wait_for("Take it off at");
    tour.look("today-running");
    desk.clock.advance(TimeDelta::minutes(16));
    window.role("heading", "Take the pack off now");
    window.role("button", "It is off");
    tour.look("time-up");
    desk.clock.advance(TimeDelta::minutes(10));
    window.role("heading", "When did it come off?");
    window.click("button", "At another time");
    tour.look("unconfirmed");
    window.click("button", "Just now");
    window.role("dialog", "The pack is off");
    window.click_in("How does your skin look?", "radio", "Numb");
    tour.look("pack-off");
    window.click("button", "Done");
    window.role("dialog", "What to do now");
    tour.look("what-to-do");
    window.click("button", "Close");
    window.wait_gone("dialog", "What to do now");
    desk.clock.advance(TimeDelta::minutes(31));
    window.role("group", "How is the pain now?");
    tour.look("pain-later");
    window.click("link", "Diary");
    window.click("button", "Change the pack: Heat*");
    window.role("button", "Told by mistake");
    tour.look_at_dialog("Change the pack: Heat*", "pack-change");

    window.click("link", "Summary");
    window.role("img", "Page 1 of 2");
    window.click_in("Days", "radio", "Own dates");
    window.role_in("Days", "radio", "Last 28 days");
    tour.look("summary");
    window.click("link", "Settings");
    window.role("heading", "Settings");
    tour.look("settings");
    window.click("button", "Show all keys");
    tour.look_at_dialog("Keys", "keys");
    window.click("link", "Get help");
    window.role("heading", "Get help");
    tour.look("help");
    window.close_by_keys();
    tour.look_at_dialog("Keep Respite running?", "closing");
    tour.end();
}

#[test]
fn in_light() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    see_all(&desk, &desk.open_with(&["--demo"]), "light");
}

#[test]
fn in_the_dark() {
    let desk = Desk::new().dark();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open_with(&["--demo"]);
    assert!(window.is_dark());
    see_all(&desk, &window, "dark");
}

#[test]
fn in_high_contrast() {
    let desk = Desk::new().in_high_contrast();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open_with(&["--demo"]);
    assert_eq!(window.script("return matchMedia('(prefers-contrast: more)').matches", vec![]), json!(true));
    see_all(&desk, &window, "contrast");
}

#[test]
fn at_twice_the_size() {
    let desk = Desk::new().large();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open_with(&["--demo"]);
    assert_eq!(window.script("return [innerWidth, innerHeight]", vec![]), json!([550, 380]));
    see_all(&desk, &window, "large");
}
