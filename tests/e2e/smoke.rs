//! The window opens, can be used without a mouse, and loses nothing when it is killed.

use crate::desk::Desk;

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
fn a_person_who_likes_it_dark_gets_it_dark() {
    let desk = Desk::new().dark();
    let window = desk.open();
    window.role("heading", "Today");
    assert!(window.is_dark());
    window.assert_accessible();
    window.picture("today-dark");
}
