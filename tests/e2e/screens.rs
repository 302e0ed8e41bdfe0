//! Every screen, as it looks and as a screen reader finds it: empty and full, light and dark, wide and narrow.

use fantoccini::key::Key;

use crate::desk::Desk;
use crate::window::Window;

/// The links of the rail, which are the headings of their screens as well.
const SCREENS: [&str; 6] = ["Today", "Diary", "Heat and cold", "Summary", "Settings", "Get help"];

/// Goes to every screen, takes its picture and asks axe about it; tells all that is wrong at once.
#[track_caller]
fn walk(window: &Window<'_>, called: &str) {
    let mut offences = Vec::new();
    for screen in SCREENS {
        window.click("link", screen);
        window.role("heading", screen);
        window.picture(&format!("{}-{called}", screen.to_lowercase().replace(' ', "-")));
        offences.extend(window.violations().into_iter().map(|violation| (screen, violation)));
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
fn a_full_diary_is_accessible() {
    let desk = Desk::new();
    let window = desk.open_with(&["--demo"]);
    walk(&window, "full");
    window.resize(480, 800);
    walk(&window, "narrow");
}

#[test]
fn a_full_diary_in_the_dark_is_accessible() {
    let desk = Desk::new().dark();
    let window = desk.open_with(&["--demo"]);
    assert!(window.is_dark());
    walk(&window, "dark");
}

#[test]
fn every_screen_is_reached_without_a_mouse() {
    let desk = Desk::new();
    let window = desk.open();
    for screen in SCREENS.into_iter().rev() {
        window.tab_to("link", screen);
        window.press(Key::Return);
        window.role("heading", screen);
    }
}
