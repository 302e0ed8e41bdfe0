//! The small window: just the pack, over the others if wished, and as large as before after it.

use std::time::Duration;

use serde_json::json;

use crate::desk::Desk;
use crate::poll::{poll_for, until};
use crate::starts::{webviews, windows};
use crate::window::Window;

fn size(window: &Window<'_>) -> (i64, i64) {
    let found = window.script("return [innerWidth, innerHeight]", vec![]);
    (found[0].as_i64().unwrap(), found[1].as_i64().unwrap())
}

/// What the window manager says of the window in front.
fn state_in_front(desk: &Desk) -> String {
    let said = |program: &str, arguments: &[&str]| {
        let output = desk.command(program).args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    said("xprop", &["-id", &said("xdotool", &["getactivewindow"]), "_NET_WM_STATE"])
}

#[test]
fn the_pack_alone_in_a_small_window_and_back() {
    let desk = Desk::new();
    let window = desk.open();
    desk.tell(&["session", "start", "cold", "--place=low-back-left", "--minutes=15"]);
    window.look_again();
    let before = size(&window);

    window.click("button", "Small window");
    until("the window is small", || size(&window).0 < 360 && size(&window).1 < 300);
    window.wait_for("15 minutes left");
    window.wait_for("Cold on low back, left");
    window.role("button", "It is off");
    let wide = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(window.script(wide, vec![]), json!(false), "it must be pushed sideways to be read");
    // The one button of it is in sight whole, without scrolling.
    let whole = "const [strip, button] = [document.querySelector('.strip'), document.querySelector('.strip .pack button')].map((part) => \
                 part.getBoundingClientRect()); return button.bottom <= strip.bottom && button.top >= strip.top";
    assert_eq!(window.script(whole, vec![]), json!(true), "its button is cut off");
    window.picture("pack-alone");
    window.assert_accessible();
    window.click("checkbox", "Keep on top");
    until("it lies over the others", || state_in_front(&desk).contains("_NET_WM_STATE_ABOVE"));

    window.click("button", "Large window*");
    until("as large as it was", || size(&window) == before);
    assert!(!state_in_front(&desk).contains("_NET_WM_STATE_ABOVE"));
    window.role("link", "Get help");
}

#[test]
fn who_quits_from_it_finds_the_window_as_it_was() {
    let desk = Desk::new();
    let before = {
        let window = desk.open();
        desk.tell(&["session", "start", "heat", "--place=low-back-left", "--minutes=15"]);
        window.look_again();
        let before = size(&window);
        window.click("button", "Small window");
        until("the window is small", || size(&window).0 < 360);
        window.close_by_keys();
        // The driver has no answer from a window that goes: the real keyboard presses.
        window.tab_to("button", "Quit");
        desk.keys(&["Return"]);
        until("the program has ended", || !window.runs());
        before
    };
    let window = desk.open();
    until("as large as it was", || size(&window) == before);
}

/// How wide and high the window in front is, as the desktop has it.
fn size_in_front(desk: &Desk) -> Option<(i64, i64)> {
    let output = desk.command("xdotool").args(["getactivewindow", "getwindowgeometry", "--shell"]).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let number = |of: &str| said.lines().find_map(|line| line.strip_prefix(of)?.parse().ok());
    Some((number("WIDTH=")?, number("HEIGHT=")?))
}

#[test]
fn who_hides_it_while_it_is_small_finds_it_as_large_as_it_was() {
    let desk = Desk::new().with_tray();
    let running = desk.start_where(&[("RESPITE_KEPT_HIDDEN", "1")], &[]);
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    desk.wait_for_title("left");
    until("the window is in front", || desk.title_in_front().contains("Respite"));
    let before = size_in_front(&desk).unwrap();
    // Under load the window manager lets a press go by.
    let within = |of: &dyn Fn() -> bool| poll_for(Duration::from_secs(2), || of().then_some(())).is_ok();
    until("the window is small", || {
        desk.keys(&["w"]);
        within(&|| size_in_front(&desk).is_some_and(|(wide, _)| wide < 360))
    });
    until("the window is hidden", || {
        desk.keys(&["alt+F4"]);
        within(&|| windows(&desk) == 0)
    });
    // While the pack is on its page stays: it rings.
    desk.tell(&["session", "stop"]);
    until("the webview is let go", || webviews(&running) == 0);
    assert_eq!(desk.start(&[]).wait_for_end(), Some(0), "{}", desk.said());
    desk.wait_for_title("Respite");
    until("the window is in front", || desk.title_in_front().contains("Respite"));
    until("as large as it was", || size_in_front(&desk) == Some(before));
}
