//! Pictures of each screen, light, dark and in high contrast, in a small window, a large one, and at twice the size of text. No test: it is run by
//! `cargo xtask screenshots`, which keeps some of them in `docs/screenshots`.

use fantoccini::key::Key;

use crate::desk::Desk;
use crate::poll::until;
use crate::window::Window;

const SIZES: [(u32, u32); 2] = [(920, 660), (1400, 900)];

/// What is looked at: its name, its address, and words that stand there once it is whole.
const SCREENS: [(&str, &str, &str); 17] = [
    ("today", "today", "Worst pain, last 14"),
    ("entry", "entry", "Nothing here has to"),
    ("diary", "diary", "Show only some days"),
    ("session", "session", "Start a session"),
    ("relief", "relief", "What helps"),
    ("medicines", "medicines", "Last 24 hours"),
    ("charts", "charts", "The line breaks where"),
    ("doctor", "doctor", "Doctor"),
    ("signs", "signs", "Warning signs"),
    ("summary", "summary", "Read it as text"),
    ("settings", "settings", "About Respite"),
    ("exercises", "exercises", "Exercises"),
    ("exercise", "exercises/belly", "Draw your navel in"),
    ("learn", "learn", "Look for a word"),
    ("page", "learn/medicines", "What to mind with them"),
    ("lists", "lists", "Your own words"),
    ("help", "help", "Get help"),
];

fn go(window: &Window<'_>, address: &str) {
    window.script(&format!("location.hash = '#/{address}'"), vec![]);
}

fn see_all(window: &Window<'_>, called: &str) {
    go(window, "session");
    window.role("heading", "Before the first session");
    window.picture(&format!("shot-{called}-safety"));
    window.click("button", "I have read this");
    window.role("heading", "Start a session");
    for (width, height) in SIZES {
        window.resize(width, height);
        let picture = |name: &str| window.picture(&format!("shot-{called}-{width}x{height}-{name}"));
        for (name, address, awaited) in SCREENS {
            go(window, address);
            let there = || window.words().to_lowercase().contains(&awaited.to_lowercase());
            until(&format!("{name} is whole: {awaited:?}"), there);
            picture(name);
        }
        go(window, "settings");
        window.role("heading", "Your diary");
        window.script("document.querySelector('main').scrollTo(0, 900)", vec![]);
        picture("settings-data");
        go(window, "today");
        window.role("heading", "Today");
        window.press_with(Key::Control, 'k');
        window.role("dialog", "Search");
        window.type_text("pain");
        until("something is found", || window.has("option", "*"));
        picture("search");
        window.press(Key::Escape);
        window.wait_gone("dialog", "Search");
    }
    go(window, "session/cold");
    window.role("heading", "Start a session");
    if window.has("radio", "No") {
        window.click("radio", "No");
    }
    if window.has("checkbox", "Yes, start all the same.*") {
        window.click("checkbox", "Yes, start all the same.*");
    }
    window.click("checkbox", "It is wrapped in cloth.*");
    window.click("button", "Start cold");
    window.wait_for("Take it off at");
    for (width, height) in SIZES {
        window.resize(width, height);
        window.picture(&format!("shot-{called}-{width}x{height}-running"));
    }
}

#[test]
#[ignore = "it only takes pictures"]
fn in_light() {
    let desk = Desk::new();
    see_all(&desk.open_with(&["--demo"]), "light");
}

#[test]
#[ignore = "it only takes pictures"]
fn in_the_dark() {
    let desk = Desk::new().dark();
    see_all(&desk.open_with(&["--demo"]), "dark");
}

#[test]
#[ignore = "it only takes pictures"]
fn in_high_contrast() {
    let desk = Desk::new().in_high_contrast();
    see_all(&desk.open_with(&["--demo"]), "contrast");
}

#[test]
#[ignore = "it only takes pictures"]
fn at_twice_the_size() {
    let desk = Desk::new().large();
    see_all(&desk.open_with(&["--demo"]), "large");
}
