//! Every screen while nothing is in the diary, in a narrow window, and without a mouse. `looks.rs` and `looks_of_care.rs` see the rest.

use fantoccini::key::Key;

use crate::desk::Desk;
use crate::poll::until;
use crate::window::Window;

/// The links of the rail, which are the headings of their screens as well.
fn screens(window: &Window<'_>) -> Vec<String> {
    window.role("link", "Get help");
    let said = window
        .script("return Array.from(document.querySelectorAll('nav a'), (link) => link.textContent.trim())", vec![]);
    let screens: Vec<String> = serde_json::from_value(said).unwrap();
    assert!(screens.len() > 1, "the rail is empty");
    screens
}

/// Goes to every screen, takes its picture and asks axe about it; tells all that is wrong at once.
#[track_caller]
fn walk(window: &Window<'_>, called: &str) {
    let mut offences = Vec::new();
    for screen in &screens(window) {
        window.click("link", screen);
        window.role("heading", screen);
        window.picture(&format!("{}-{called}", screen.to_lowercase().replace(' ', "-")));
        offences.extend(window.violations().into_iter().map(|violation| (screen.clone(), violation)));
        let too_wide = window.script("return document.documentElement.scrollWidth > innerWidth", vec![]);
        assert_eq!(too_wide, false, "{screen} must be pushed sideways to be read");
    }
    assert!(offences.is_empty(), "axe, {called}: {offences:#?}");
}

#[test]
fn an_empty_diary_is_accessible() {
    let desk = Desk::new();
    walk(&desk.open(), "empty");
}

#[test]
fn a_full_diary_is_accessible_in_a_narrow_window() {
    let desk = Desk::new();
    let window = desk.open_with(&["--demo"]);
    window.resize(480, 800);
    walk(&window, "narrow");
}

#[test]
fn the_usual_keys_make_everything_larger_and_as_it_was() {
    let desk = Desk::new();
    let window = desk.open();
    window.role("heading", "Today");
    let width = || window.script("return innerWidth", vec![]).as_f64().unwrap();
    let before = width();
    desk.keys(&["ctrl+equal", "ctrl+equal", "ctrl+equal", "ctrl+equal", "ctrl+equal"]);
    until("twice the size, half the room", || (width() * 2.0 - before).abs() <= 2.0);
    window.assert_accessible();
    desk.keys(&["ctrl+0"]);
    until("as it was", || (width() - before).abs() <= 1.0);
}

#[test]
fn every_screen_is_reached_without_a_mouse() {
    let desk = Desk::new();
    let window = desk.open();
    for screen in screens(&window).iter().rev() {
        window.tab_to("link", screen);
        window.press(Key::Return);
        window.role("heading", screen);
    }
}
