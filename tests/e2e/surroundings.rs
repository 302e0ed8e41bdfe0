//! Desktops that lack something, diaries that can't be opened, and programs beside the window.

use std::time::Duration;

use chrono::TimeDelta;

use crate::desk::Desk;
use crate::poll::{poll_for, until};
use crate::window::Window;

/// Whether a window of the program can be seen.
fn is_seen(desk: &Desk) -> bool {
    desk.titles().iter().any(|title| title.contains("Respite"))
}

/// Presses the keys that close the window once it is in front.
#[track_caller]
fn close(desk: &Desk, window: &Window<'_>) {
    until("the window is in front", || desk.title_in_front().contains("Respite"));
    window.close_by_keys();
}

/// Presses a button that takes the window away, on the real keyboard: WebKit's driver never answers for one that is gone.
#[track_caller]
fn press_for_good(desk: &Desk, window: &Window<'_>, button: &str) {
    window.tab_to("button", button);
    desk.keys(&["Return"]);
}

/// Starts the program a second time: it shows the first one's window and ends well.
#[track_caller]
fn start_again(desk: &Desk) {
    assert_eq!(desk.start(&[]).wait_for_end(), Some(0), "{}", desk.said());
}

/// Starts a program that can't open its diary: it says so in a dialog and ends with 4.
#[track_caller]
fn refused(desk: &Desk, arguments: &[&str], sentence: &str) {
    let mut program = desk.start(arguments);
    until("a dialog is in front", || desk.title_in_front().contains("Respite"));
    desk.keys(&["Return"]);
    assert_eq!(program.wait_for_end(), Some(4), "{}", desk.said());
    let said = desk.said();
    assert_eq!(said.matches(sentence).count(), 1, "{sentence:?} in {said}");
}

#[test]
fn without_notices_and_tray_the_window_says_so_and_asks_before_it_closes() {
    let desk = Desk::without_notices();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    window.wait_for("Notices are off on this computer. Respite can only tell you things in this window.");
    window.wait_for("This desktop shows no tray.");

    // What notices would say, the window and its title say.
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    window.wait_for("Cold on low back, left");
    desk.clock.advance(TimeDelta::minutes(5));
    window.role("heading", "Look at your skin now");
    desk.clock.advance(TimeDelta::minutes(10));
    desk.wait_for_title("Take the pack off");
    desk.tell(&["session", "stop", "--after=3", "--skin=normal"]);
    window.wait_for("rests until");

    // Closing asks; a change of mind leaves all as it is.
    close(&desk, &window);
    window.role("dialog", "Keep Respite running?");
    window.assert_accessible();
    window.click("button", "Cancel");
    window.wait_gone("dialog", "Keep Respite running?");
    assert!(is_seen(&desk));

    // Kept running, it is out of the way, and a second start brings it back.
    close(&desk, &window);
    press_for_good(&desk, &window, "Make it small*");
    until("the window is out of the way", || !is_seen(&desk));
    assert!(window.runs());
    start_again(&desk);
    until("the first window is back", || is_seen(&desk));

    close(&desk, &window);
    press_for_good(&desk, &window, "Quit");
    until("the program has ended", || !window.runs());
}

#[test]
fn what_closing_does_is_remembered_from_the_settings() {
    let desk = Desk::new();
    let window = desk.open();
    window.click("link", "Settings");
    window.click_in("When I close the window*", "radio", "Keep running");
    window.wait_for("Saved.");
    close(&desk, &window);
    until("the window is out of the way without a question", || !is_seen(&desk));
    start_again(&desk);
    window.click_in("When I close the window*", "radio", "Quit");
    // "Saved." stands there from the first choice on; what is kept is what the screen finds when it is opened anew.
    window.click("link", "Today");
    window.role("heading", "Today");
    window.click("link", "Settings");
    let kept = "return document.querySelector('input[value=\"quit\"]')?.checked ?? false";
    until("it is kept", || window.script(kept, vec![]) == true);
    window.kill_9();

    let window = desk.open();
    close(&desk, &window);
    until("the program has ended without a question", || !window.runs());
}

#[test]
fn with_a_tray_closing_hides_and_the_timers_go_on() {
    let desk = Desk::new().with_tray();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    desk.tray().wait_for("No pack is on");
    window.role("heading", "Today");
    assert!(!window.words().contains("This desktop shows no tray."));
    close(&desk, &window);
    until("the window is hidden without a question", || !is_seen(&desk));
    assert!(window.runs());

    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    desk.tray().wait_for("Cold: 15 minutes left");
    desk.clock.advance(TimeDelta::minutes(5));
    desk.notices().wait_for("Look at your skin");
    desk.tray().wait_for("Cold: 10 minutes left");
    desk.clock.advance(TimeDelta::minutes(10));
    desk.notices().wait_for("Take the cold off");
    desk.tray().wait_for("Take the pack off");

    start_again(&desk);
    until("the first window is back", || is_seen(&desk));
}

#[test]
fn a_damaged_diary_is_kept_aside_and_the_window_says_where() {
    let desk = Desk::new();
    let damaged = b"these are not the bytes of a diary, but somebody may want them".as_slice();
    std::fs::write(desk.diary_folder().join("diary.db"), damaged).unwrap();
    let window = desk.open();
    window.wait_for("The diary could not be read. It is kept as");
    window.wait_for("This is a new one.");
    let kept = std::fs::read_dir(desk.diary_folder()).unwrap().flatten().map(|file| file.path());
    let kept: Vec<_> = kept.filter(|path| path.to_string_lossy().contains("kept-aside")).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(std::fs::read(&kept[0]).unwrap(), damaged);
    assert!(window.words().contains(kept[0].to_str().unwrap()));
    window.click("button", "I have a spasm now*");
    window.wait_for("Spasm saved");
}

#[test]
fn a_newer_diary_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    desk.tell(&["log", "--spasm=1"]);
    let file = desk.diary_folder().join("diary.db");
    let diary = rusqlite::Connection::open(&file).unwrap();
    diary.pragma_update(None, "user_version", 9999).unwrap();
    drop(diary);
    let before = std::fs::read(&file).unwrap();

    refused(&desk, &[], "A newer Respite wrote the diary");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let terminal = desk.terminal(&["status"]);
    assert_eq!(terminal.status.code(), Some(4));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_folder_that_can_not_be_written_to_is_refused() {
    let desk = Desk::new();
    // Below a file no folder can be made, whoever asks: a test may run as root, whom no permission stops.
    let in_the_way = desk.home().join("a-file");
    std::fs::write(&in_the_way, "mine").unwrap();
    let folder = in_the_way.join("respite");
    refused(&desk, &["--data-dir", folder.to_str().unwrap()], "cannot be written to");
    assert_eq!(std::fs::read(&in_the_way).unwrap(), b"mine");
}

#[test]
fn what_the_terminal_writes_shows_while_one_looks() {
    let desk = Desk::new();
    let window = desk.open();
    window.click("link", "Diary");
    window.wait_for("Nothing here yet");
    desk.tell(&["log", "--spasm=2", "--worst=7", "--note", "from the terminal"]);
    let shown = poll_for(Duration::from_secs(2), || window.words().contains("from the terminal").then_some(()));
    assert!(shown.is_ok(), "not within two seconds:\n{}", window.words());
    window.wait_for("Worst 7");
}
