//! The window opens, can be used without a mouse, and loses nothing when it is killed.

use fantoccini::key::Key;

use crate::desk::Desk;
use crate::poll::until;
use crate::window::Window;

#[test]
fn the_window_opens_and_opens_again_after_a_kill() {
    let desk = Desk::new();
    let window = desk.open();
    assert_eq!(window.title(), "Respite");
    window.role("heading", "Today");
    window.assert_accessible();
    window.picture("today-light");
    assert!(!window.is_dark());
    window.kill_9();

    let window = desk.open();
    window.role("heading", "Today");
}

#[test]
fn the_size_of_all_things_is_kept() {
    let desk = Desk::new();
    let window = desk.open();
    window.role("heading", "Today");
    let usual = width(&window);
    for _ in 0..2 {
        window.press_with(Key::Control, '+');
    }
    until("it is larger by two steps", || width(&window) < usual / 1.2);
    let larger = width(&window);
    window.kill_9();

    let window = desk.open();
    window.role("heading", "Today");
    until("it is as large again", || (width(&window) - larger).abs() < 1.0);
    window.press_with(Key::Control, '0');
    until("it is as usual", || (width(&window) - usual).abs() < 1.0);
}

/// Of the page, in its own pixels: the larger they are the fewer.
fn width(window: &Window<'_>) -> f64 {
    window.script("return window.innerWidth", vec![]).as_f64().unwrap()
}

#[test]
fn a_person_who_likes_it_dark_gets_it_dark() {
    let desk = Desk::new().dark();
    let window = desk.open();
    window.role("heading", "Today");
    assert!(window.is_dark());
    window.assert_accessible();
    window.picture("today-dark");
}
