//! What could not be read is kept aside, never overwritten, and told at every start until the person has seen it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use respite_engine::{Asked, Engine};

use crate::desk::{Desk, spasm, told};
use crate::next_version::{as_next_version, write_version_1};

const NOW: &str = "2026-11-22T14:00:00+01:00";

fn damage(folder: &Path) -> Vec<u8> {
    let file = folder.join("diary.db");
    let mut bytes = std::fs::read(&file).unwrap_or_default();
    bytes.truncate(bytes.len() / 2);
    bytes.push(u8::try_from(bytes.len() % 251).unwrap());
    std::fs::write(&file, &bytes).unwrap();
    bytes
}

fn start(folder: &Path) -> Engine {
    Engine::open_or_keep_aside(folder, &told(NOW)).unwrap().0
}

#[test]
fn ten_of_one_second_are_all_kept() {
    let folder = tempfile::tempdir().unwrap();
    drop(start(folder.path()));
    let mut wanted = BTreeSet::new();
    for _ in 0..10 {
        let mut engine = start(folder.path());
        (0..=wanted.len()).for_each(|_| _ = engine.log_entry(&spasm(), &told(NOW)).unwrap());
        drop(engine);
        wanted.insert(damage(folder.path()));
    }
    let kept = start(folder.path()).kept_aside().unwrap();
    let bytes: BTreeSet<Vec<u8>> = kept.iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(bytes == wanted, "{} of {} are kept", bytes.len(), wanted.len());
}

#[test]
fn it_is_told_at_every_start_until_it_was_seen() {
    let folder = tempfile::tempdir().unwrap();
    drop(start(folder.path()));
    damage(folder.path());
    let kept: Vec<PathBuf> = start(folder.path()).kept_aside().unwrap();
    assert_eq!(kept.len(), 1);
    // Started hidden, shut down, started again: the window was never looked at.
    for _ in 0..3 {
        assert_eq!(start(folder.path()).kept_aside().unwrap(), kept);
    }
    start(folder.path()).saw_kept_aside(&told(NOW)).unwrap();
    assert!(start(folder.path()).kept_aside().unwrap().is_empty());
    assert!(kept[0].exists(), "it stays where it is");
    // The next one is told again, and only that.
    damage(folder.path());
    let engine = start(folder.path());
    let next = engine.kept_aside().unwrap();
    assert_eq!(next.iter().filter(|path| !kept.contains(path)).count(), 1, "{next:?}");
}

#[test]
fn what_lies_beside_a_damaged_diary_goes_along() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("diary.db"), "no diary".repeat(100)).unwrap();
    std::fs::write(folder.path().join("diary.db-journal"), "beside it").unwrap();
    let (_, aside) = Engine::open_or_keep_aside(folder.path(), &told(NOW)).unwrap();
    let beside = PathBuf::from(format!("{}-journal", aside.unwrap().display()));
    assert_eq!(std::fs::read(beside).unwrap(), b"beside it");
}

fn old_diary(folder: &Path) {
    write_version_1(&folder.join("diary.db"));
}

fn start_next_version(folder: &Path) -> Engine {
    as_next_version(|| start(folder))
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.to_string_lossy().contains("before-update")).collect()
}

fn rows(file: &Path, table: &str) -> i64 {
    let opened = rusqlite::Connection::open(file).unwrap();
    opened.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn the_copy_before_an_update_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    old_diary(folder.path());
    let before = rows(&folder.path().join("diary.db"), "entry");
    drop(start_next_version(folder.path()));
    let copies = copies(folder.path());
    assert_eq!(copies.len(), 1);
    assert_eq!(rows(&copies[0], "entry"), before);
    let copy = rusqlite::Connection::open(&copies[0]).unwrap();
    assert!(copy.prepare("SELECT weather FROM entry").is_err(), "as version 1 had it");
}

#[test]
fn a_copy_that_was_cut_off_is_made_anew() {
    for cut in [0, 1000, 8192] {
        let folder = tempfile::tempdir().unwrap();
        old_diary(folder.path());
        let file = folder.path().join("diary.db");
        let whole = std::fs::read(&file).unwrap();
        let part = folder.path().join("diary-before-update-from-v1.db");
        std::fs::write(&part, &whole[..cut]).unwrap();
        let before = rows(&file, "entry");
        drop(start_next_version(folder.path()));
        assert_eq!(copies(folder.path()), std::slice::from_ref(&part));
        assert_eq!(rows(&part, "entry"), before, "cut at {cut}");
    }
}

#[test]
fn a_copy_of_another_diary_stays() {
    let folder = tempfile::tempdir().unwrap();
    old_diary(folder.path());
    let other = folder.path().join("diary-before-update-from-v1.db");
    std::fs::copy(folder.path().join("diary.db"), &other).unwrap();
    let fewer = rusqlite::Connection::open(&other).unwrap();
    fewer.execute_batch("DELETE FROM entry_words").unwrap();
    drop(fewer);
    let bytes = std::fs::read(&other).unwrap();
    drop(start_next_version(folder.path()));
    assert_eq!(copies(folder.path()).len(), 2);
    assert!(std::fs::read(&other).unwrap() == bytes);
}

#[test]
fn a_copy_goes_after_thirty_days_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    old_diary(folder.path());
    drop(start_next_version(folder.path()));
    let written = copies(folder.path())[0].metadata().unwrap().modified().unwrap();
    let written = chrono::DateTime::<chrono::Utc>::from(written).fixed_offset();
    for (days, left) in [(29, 1), (31, 0)] {
        let now = respite_domain::time::Moment::told(written + chrono::TimeDelta::days(days));
        drop(as_next_version(|| Engine::open_or_keep_aside(folder.path(), &now)).unwrap());
        assert_eq!(copies(folder.path()).len(), left, "after {days} days");
    }
}

const UPDATE_IN: &str = "RESPITE_TEST_UPDATE_IN";

/// Not a test of its own: [`without_room_for_a_copy_there_is_no_update`] starts it where no file may grow.
#[test]
#[ignore = "the child of another test"]
fn update() {
    let Some(folder) = std::env::var_os(UPDATE_IN) else { return };
    let opened = as_next_version(|| respite_store::Store::open(Path::new(&folder), Asked::WhetherReadable));
    eprintln!("updated: {:?}", opened.map(drop));
}

#[cfg(target_os = "linux")]
#[test]
fn without_room_for_a_copy_there_is_no_update() {
    let folder = tempfile::tempdir().unwrap();
    old_diary(folder.path());
    let file = folder.path().join("diary.db");
    let before = std::fs::read(&file).unwrap();
    // No file may grow past a block: the copy does not fit.
    let script = r#"trap "" XFSZ; ulimit -f 8; for time in 1 2; do
        "$0" --exact kept_aside::update --ignored --nocapture --test-threads=1; done"#;
    let output = std::process::Command::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .env(UPDATE_IN, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().filter(|line| line.starts_with("updated: Err(")).count(), 2, "{said}");
    assert!(std::fs::read(&file).unwrap() == before, "the diary is as it was");
    assert!(copies(folder.path()).is_empty());
    drop(start_next_version(folder.path()));
    assert_eq!(copies(folder.path()).len(), 1);
}

#[test]
fn a_restart_of_the_same_version_makes_no_copy() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    desk.reopen();
    drop(Engine::open(desk.folder(), Asked::WhetherSound).unwrap());
    assert!(copies(desk.folder()).is_empty());
}
