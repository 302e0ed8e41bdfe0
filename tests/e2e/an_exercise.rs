//! Exercises in the real window, by keyboard, in their real time: one to the end on both sides, one over a kill, one that hurts.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::poll::{poll_for, until};
use crate::window::Window;

/// A set on one side, with the turn to the other one: longer than anything else in the window takes.
const A_SIDE: std::time::Duration = std::time::Duration::from_secs(60);

/// What speaks against exercises is asked on the desk, and answered by keyboard.
fn ready(window: &Window<'_>) {
    window.tab_to("link", "Exercises");
    window.press(Key::Return);
    window.role("heading", "Exercises");
    window.tab_to("radio", "Yes");
    window.type_text(" ");
    window.tab_to("button", "Save what was said");
    window.press(Key::Return);
    window.wait_for("You said that you move most days.");
}

/// Sets how often the leg is lifted on each side, and for how many seconds it is held.
fn plan(window: &Window<'_>, reps: &str, hold: &str) {
    window.tab_back_to("link", "Look at it: Leg lift, on the side");
    window.press(Key::Return);
    window.tab_to("button", "Change how much");
    window.press(Key::Return);
    for (name, number) in [("Repetitions", reps), ("Seconds to hold", hold)] {
        window.tab_to("spinbutton", name);
        window.press_with(Key::Control, 'a');
        window.type_text(number);
    }
    window.tab_to("button", "Save");
    window.press(Key::Return);
    window.wait_for("Saved.");
}

/// Starts it with a pain of 1, by keyboard.
fn start(window: &Window<'_>) {
    window.tab_back_to("link", "All exercises");
    window.tab_to("radio", "0");
    window.press(Key::Right);
    window.tab_to("button", "Start");
    window.press(Key::Return);
    window.wait_for("Get ready");
}

#[track_caller]
fn wait_long(window: &Window<'_>, words: &str) {
    let seen = poll_for(A_SIDE, || window.words().contains(words).then_some(()));
    assert!(seen.is_ok(), "{words:?} cannot be seen; only:\n{}", window.words());
}

fn on(desk: &Desk) -> Value {
    desk.json(&["status"])["exercise"].clone()
}

#[test]
fn one_is_done_on_both_sides_to_its_end_by_keyboard() {
    let desk = Desk::new();
    desk.tell(&["signs", "--none"]);
    let window = desk.open();
    ready(&window);
    plan(&window, "1", "1");
    start(&window);
    assert_eq!(on(&desk)["side"], "left");
    // A pause is one, and any key goes on.
    window.type_text("p");
    window.wait_for("Paused");
    until("it is paused on the disk too", || on(&desk)["paused"] == true);
    window.picture("exercise-paused");
    window.type_text(" ");
    window.wait_without("Paused");
    wait_long(&window, "Other side");
    window.wait_for("Next: Right side");
    wait_long(&window, "1 of 1");
    assert_eq!(on(&desk)["side"], "right");
    wait_long(&window, "You did all of it.");
    assert_eq!(on(&desk), Value::Null);
    window.tab_to("radio", "0");
    window.press(Key::Right);
    window.press(Key::Right);
    window.tab_to("button", "Save");
    window.press(Key::Return);
    window.tab_to("link", "All exercises");
    window.press(Key::Return);
    window.wait_for("What you did");
    for words in ["Leg lift, on the side", "All of it", "1 → 2"] {
        window.wait_for(words);
    }
    let done = window.script("return document.querySelector('tbody tr td + td').innerText", vec![]);
    assert_eq!(done, "2", "one on each side");
}

/// Scrolls as far as that goes, and tells whether a button of this name can be seen whole before and after.
const SEEN_WHOLE: &str = "
    const button = [...document.querySelectorAll('button')].find((found) => found.textContent.includes(arguments[0]));
    const isWhole = () => {
      const { top, bottom } = button.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    const before = isWhole();
    const scrolls = (box) => box.scrollHeight > box.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(box).overflowY);
    let box = button;
    while (box && !scrolls(box)) box = box.parentElement;
    box?.scrollTo(0, box.scrollHeight);
    return [before, isWhole(), box !== null && box.scrollTop > 0];
";

#[test]
fn it_hurts_is_in_sight_at_twice_the_size_however_far_one_scrolls() {
    for (desk, called) in [(Desk::new().large(), "light"), (Desk::new().large().dark(), "dark")] {
        desk.tell(&["signs", "--none"]);
        let window = desk.open();
        ready(&window);
        plan(&window, "1", "9");
        start(&window);
        window.picture(&format!("exercise-large-{called}"));
        assert_eq!(window.script(SEEN_WHOLE, vec!["It hurts".into()]), json!([true, true, true]));
        window.picture(&format!("exercise-large-scrolled-{called}"));
    }
}

#[test]
fn a_kill_in_mid_set_loses_nothing_of_it_and_it_hurts_ends_it() {
    let desk = Desk::new();
    desk.tell(&["signs", "--none"]);
    let window = desk.open();
    ready(&window);
    plan(&window, "10", "4");
    start(&window);
    wait_long(&window, "2 of 10");
    let before = on(&desk);
    window.kill_9();

    let window = desk.open();
    let after = on(&desk);
    assert_eq!((&after["side"], &after["startedAt"]), (&before["side"], &before["startedAt"]));
    window.tab_to("link", "Exercises");
    window.press(Key::Return);
    // It went on meanwhile: no repetition is begun anew.
    let rep = poll_for(A_SIDE, || {
        let words = window.words();
        (3..=9).find(|rep| words.contains(&format!("{rep} of 10")))
    });
    assert!(rep.is_ok(), "{}", window.words());
    window.picture("exercise-after-a-kill");
    window.assert_accessible();
    window.tab_to("button", "It hurts");
    window.press(Key::Return);
    window.wait_for("You stopped because it hurt");
    assert_eq!(on(&desk), Value::Null);
    window.tab_to("link", "Go to the warning signs");
    window.tab_to("radio", "0");
    for _ in 0..5 {
        window.press(Key::Right);
    }
    window.tab_to("button", "Save");
    window.press(Key::Return);
    window.wait_for("It hurt, Left side, in repetition");
    window.wait_for("1 → 5");
}

#[test]
fn one_of_ones_own_is_shown_by_its_picture_and_done_by_keyboard() {
    for (desk, called) in [(Desk::new(), "light"), (Desk::new().dark(), "dark")] {
        let photo = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/icons/128x128.png");
        let how = "On hands and knees. Lift one arm and the other leg, and hold.";
        desk.tell(&["exercise", "add", "Bird dog", "--how", how, "--sides", "--picture", photo]);
        desk.tell(&["exercise", "add", "Bridge"]);
        desk.tell(&["signs", "--none"]);
        let window = desk.open();
        window.resize(1000, 800);
        ready(&window);
        let is_shown = "const image = document.querySelector('img'); return image ? image.naturalWidth : 0";
        let shows = || window.script(is_shown, vec![]) == 128;
        until("its picture stands in the list", shows);
        window.script("document.querySelector('img').scrollIntoView({ block: 'center' })", vec![]);
        window.picture(&format!("own-exercises-{called}"));
        window.tab_back_to("link", "Look at it: Bird dog");
        window.press(Key::Return);
        window.wait_for(how);
        until("its picture stands with it", shows);
        window.assert_accessible();
        window.picture(&format!("own-exercise-{called}"));
        window.tab_to("button", "Show the picture larger: Bird dog");
        window.press(Key::Return);
        window.role("dialog", "Bird dog");
        until("it is larger", shows);
        window.picture(&format!("own-exercise-larger-{called}"));
        window.press(Key::Escape);
        window.wait_gone("dialog", "Bird dog");
        start(&window);
        assert_eq!(on(&desk)["exercise"]["name"], "Bird dog");
        window.tab_to("button", "I am tired");
        window.press(Key::Return);
        window.wait_for("You stopped in good time.");
        assert_eq!(on(&desk), Value::Null);
    }
}
