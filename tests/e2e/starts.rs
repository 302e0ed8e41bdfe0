//! Starting a second Respite, starting with the computer, and starting with words that are off.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::TimeDelta;

use rustix::process::{Pid, Signal, kill_process};

use crate::desk::Desk;
use crate::poll::{poll_for, until};
use crate::process::Process;

/// How many windows of the program can be seen.
pub(crate) fn windows(desk: &Desk) -> usize {
    desk.titles().iter().filter(|title| title.contains("Respite")).count()
}

fn stop(process: &Process, signal: Signal) {
    kill_process(Pid::from_raw(process.id().cast_signed()).unwrap(), signal).unwrap();
}

fn folder(desk: &Desk, name: &str) -> String {
    desk.home().join(name).to_str().unwrap().to_owned()
}

#[test]
fn another_folder_opens_its_own_diary_beside_the_first() {
    let desk = Desk::new();
    let (first, second) = (folder(&desk, "first"), folder(&desk, "second"));
    let mut of_first = desk.start(&["--data-dir", &first]);
    until("the first window is there", || windows(&desk) == 1);
    let mut of_second = desk.start(&["--data-dir", &second]);
    until("the second window is there", || windows(&desk) == 2);
    assert!(Path::new(&first).join("diary.db").is_file() && Path::new(&second).join("diary.db").is_file());
    // The same folder, however it is written, is the same diary.
    std::os::unix::fs::symlink(&first, desk.home().join("link")).unwrap();
    for same in [first.clone() + "/", folder(&desk, "second/../first"), folder(&desk, "link")] {
        assert_eq!(desk.start(&[&format!("--data-dir={same}")]).wait_for_end(), Some(0), "{same}: {}", desk.said());
        assert_eq!(windows(&desk), 2, "{same}");
    }
    of_first.assert_running();
    of_second.assert_running();
}

#[test]
fn words_that_are_off_open_nothing() {
    let desk = Desk::new();
    for words in [&["--data-dir"][..], &["--data-dir", ""], &["--data-dir="], &["--hiden"], &["--data-dir", "--hidden"]]
    {
        assert_eq!(desk.start(words).wait_for_end(), Some(2), "{words:?}");
    }
    assert!(!desk.diary_folder().join("diary.db").exists());
}

#[test]
fn a_copy_that_is_opened_is_shown_in_the_window_that_is_there() {
    let desk = Desk::new();
    let copy = folder(&desk, "respite-2026-11-22.zip");
    desk.tell(&["log", "--spasm", "1"]);
    desk.tell(&["backup", &copy]);
    let window = desk.open();
    window.wait_for("Today");
    assert_eq!(desk.start(&[&copy]).wait_for_end(), Some(0), "{}", desk.said());
    window.wait_for("Yes, bring it back");
    assert_eq!(desk.start(&[&folder(&desk, "gone.zip")]).wait_for_end(), Some(2), "{}", desk.said());
    until("a file that is not there is told", || desk.said().contains("gone.zip cannot be read."));
}

#[test]
fn a_first_respite_that_hangs_is_told_within_five_seconds() {
    let desk = Desk::new();
    let first = desk.start(&[]);
    until("the first window is there", || windows(&desk) == 1);
    stop(&first, Signal::STOP);
    let started = Instant::now();
    let mut second = desk.start(&[]);
    until("it is told", || desk.said().contains("Respite is open already, but it does not answer."));
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    until("a dialog is in front", || windows(&desk) == 2);
    until("the dialog takes keys", || desk.title_in_front().contains("Respite"));
    desk.keys(&["Return"]);
    assert_eq!(second.wait_for_end(), Some(1), "{}", desk.said());
    stop(&first, Signal::CONT);
    assert_eq!(desk.start(&[]).wait_for_end(), Some(0), "awake again, it shows its window");
}

#[test]
fn a_first_respite_that_was_killed_is_no_obstacle() {
    let desk = Desk::new();
    let first = desk.start(&[]);
    until("the first window is there", || windows(&desk) == 1);
    stop(&first, Signal::KILL);
    let mut second = desk.start(&[]);
    until("the second window is there", || windows(&desk) == 1);
    second.assert_running();
}

/// As after an update on disk. WebKit's driver goes with the first program, so the next one is seen from the desk alone.
#[test]
fn started_again_from_within_it_is_another_program_on_the_same_diary() {
    let desk = Desk::new();
    let entries = |desk: &Desk| {
        let days = desk.json(&["diary"]);
        days.as_array().unwrap().iter().map(|day| day["entries"].as_array().unwrap().len()).sum::<usize>()
    };
    let window = desk.open_with(&["--spasm"]);
    until("what it was started for is written", || entries(&desk) == 1);
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    // Not at once, so that the driver has its answer before the program is gone.
    let ask = |sure: bool| {
        let ask = "window.told = null;
            const ask = () => window.__TAURI_INTERNALS__.invoke('start_again', { sure: arguments[0] });
            setTimeout(() => ask().then((it) => (window.told = it)), 500)";
        window.script(ask, vec![sure.into()]);
    };
    ask(false);
    until("it is asked first", || window.script("return window.told", vec![]) == false);
    assert!(window.runs(), "a pack is on");
    ask(true);
    until("the first window is gone", || windows(&desk) == 0);
    assert!(!window.runs());
    until("the next one is there", || windows(&desk) == 1);
    desk.wait_for_title("left");
    assert_eq!(desk.start(&[]).wait_for_end(), Some(0), "the next one is found: {}", desk.said());
    assert_eq!(entries(&desk), 1, "what the first was started for is not done twice");
    let told = desk.terminal(&["session", "start", "heat", "--place", "neck-left"]);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(!told.contains("is not open"), "the terminal knows of the next one: {told}");
}

#[test]
fn started_with_the_computer_it_is_in_the_tray_alone() {
    let desk = Desk::new().with_tray();
    let shown = desk.start(&[]);
    until("the window is there", || windows(&desk) == 1);
    drop(shown);
    let _hidden = desk.start(&["--hidden"]);
    desk.tray().wait_for("No pack is on");
    assert_eq!(windows(&desk), 0, "{:?}", desk.titles());
    assert_eq!(desk.start(&[]).wait_for_end(), Some(0), "{}", desk.said());
    until("a second start shows it", || windows(&desk) == 1);
}

/// How many webviews a program has, each a process of its own.
pub(crate) fn webviews(program: &Process) -> usize {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let told = processes.filter_map(|process| std::fs::read_to_string(process.path().join("stat")).ok());
    // `1234 (name) S parent group …`
    let is_one = |stat: &String| {
        let Some((name, rest)) = stat.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')) else { return false };
        let group = rest.split_whitespace().nth(2).and_then(|group| group.parse().ok());
        name.starts_with("WebKitWebProc") && group == Some(program.id())
    };
    told.filter(is_one).count()
}

#[test]
fn in_the_tray_there_is_no_webview_until_it_is_shown_and_none_a_while_after() {
    let desk = Desk::new().with_tray();
    let hidden = desk.start_where(&[("RESPITE_KEPT_HIDDEN", "1")], &["--hidden"]);
    desk.tray().wait_for("No pack is on");
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    desk.tray().wait_for("Cold: 15 minutes left");
    assert_eq!(webviews(&hidden), 0);
    for is_last in [false, true] {
        assert_eq!(desk.start(&[]).wait_for_end(), Some(0), "{}", desk.said());
        desk.wait_for_title(if is_last { "Respite" } else { "left" });
        until("it has one webview", || webviews(&hidden) == 1);
        until("the window is in front", || desk.title_in_front().contains("Respite"));
        // Under load the window manager lets a press go by.
        until("the window is hidden", || {
            desk.keys(&["alt+F4"]);
            poll_for(Duration::from_secs(2), || (windows(&desk) == 0).then_some(())).is_ok()
        });
        if !is_last {
            // While a pack is on the page stays, since it rings.
            assert!(poll_for(Duration::from_secs(4), || (webviews(&hidden) == 0).then_some(())).is_err());
            desk.tell(&["session", "stop"]);
        }
        until("the webview is let go", || webviews(&hidden) == 0);
    }
}

#[test]
fn the_menu_of_the_desktop_starts_a_pack_or_writes_a_spasm_in_the_window_that_is_open() {
    let desk = Desk::new();
    let window = desk.open();
    window.role("heading", "Today");
    assert_eq!(desk.start(&["--screen", "cold"]).wait_for_end(), Some(0), "{}", desk.said());
    until("it shows cold", || window.script("return location.hash", vec![]) == "#/session/cold");
    assert_eq!(desk.start(&["--spasm"]).wait_for_end(), Some(0), "{}", desk.said());
    until("the spasm is written", || desk.json(&["diary"]).to_string().contains("\"spasms\":1"));
    window.wait_for("The next ten minutes");
    window.wait_for("Spasm saved");
}

#[test]
fn what_starts_with_the_computer_is_this_diary() {
    let desk = Desk::new();
    let mine = folder(&desk, "My diary 100%");
    let window = desk.open_with(&["--data-dir", &mine]);
    window.click("link", "Settings");
    window.click("checkbox", "Start Respite*");
    let entries = desk.home().join("../config/autostart");
    let entry = || std::fs::read_dir(&entries).ok()?.flatten().map(|file| file.path()).next();
    until("the entry is there", || {
        entry().is_some_and(|file| file.extension().is_some_and(|ending| ending == "desktop"))
    });
    let file = entry().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("respite-desktop --hidden --data-dir \"") && text.contains("My diary 100%%\""), "{text}");
    window.kill_9();
    // One that an earlier program wrote, or whose program was moved, is mended when Respite starts.
    std::fs::write(&file, "[Desktop Entry]\nExec=/old place/respite-desktop --hidden\n").unwrap();
    let _again = desk.start(&["--hidden", "--data-dir", &mine]);
    until("it is mended", || std::fs::read_to_string(&file).is_ok_and(|found| found == text));
}

#[test]
fn a_pack_that_nobody_takes_off_opens_the_window() {
    let desk = Desk::new().with_tray();
    let _hidden = desk.start(&["--hidden"]);
    desk.tray().wait_for("No pack is on");
    desk.tell(&["session", "start", "cold", "--place", "low-back-left", "--minutes", "15"]);
    desk.tray().wait_for("Cold: 15 minutes left");
    desk.clock.advance(TimeDelta::minutes(15));
    desk.notices().wait_for("Take the cold off");
    assert_eq!(windows(&desk), 0, "one call is a notice: {:?}", desk.titles());
    desk.clock.advance(TimeDelta::minutes(2));
    until("the window is there", || windows(&desk) == 1);
    assert!(!desk.title_in_front().contains("Respite"), "it takes no keys from whoever types elsewhere");
    // Put away, it does not come once more.
    until("the window is hidden", || {
        let activate = ["search", "--onlyvisible", "--name", "Respite", "windowactivate"];
        desk.command("xdotool").args(activate).status().unwrap();
        desk.keys(&["alt+F4"]);
        poll_for(Duration::from_secs(2), || (windows(&desk) == 0).then_some(())).is_ok()
    });
    desk.clock.advance(TimeDelta::minutes(1));
    assert!(poll_for(Duration::from_secs(3), || (windows(&desk) > 0).then_some(())).is_err(), "{:?}", desk.titles());
}

#[test]
fn where_nobody_shows_notices_a_pack_that_has_to_come_off_opens_the_window() {
    let desk = Desk::without_notices().with_tray();
    let _hidden = desk.start(&["--hidden"]);
    desk.tray().wait_for("No pack is on");
    desk.tell(&["session", "start", "heat", "--place", "low-back-left", "--minutes", "15"]);
    desk.tray().wait_for("Heat: 15 minutes left");
    assert_eq!(windows(&desk), 0, "{:?}", desk.titles());
    desk.clock.advance(TimeDelta::minutes(15));
    until("the window is there", || windows(&desk) == 1);
}
