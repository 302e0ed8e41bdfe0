//! Starting a second Respite, starting with the computer, and starting with words that are off.

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::desk::Desk;
use crate::poll::until;
use crate::process::Process;

/// How many windows of the program can be seen.
fn windows(desk: &Desk) -> usize {
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
