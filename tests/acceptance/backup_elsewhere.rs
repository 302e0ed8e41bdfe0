//! Copies in a second folder: encrypted, good, kept apart from what else lies there, and holding nothing up (issue 9, "Backup").
#![cfg(unix)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use respite_domain::backup::{BackupFault, Worry, worry};
use respite_engine::{
    Asked, BackupError, Engine, Label, NewKey, Opener, Prepared, Work, back_up_by_itself, back_up_elsewhere, elsewhere,
    forget_elsewhere, set_backup_key, set_elsewhere, verify, verify_sealed,
};
use rusqlite::Connection;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::backup::label;
use crate::data_file::{shell, way_to_mount};
use crate::desk::{Desk, spasm};
use crate::terminal::{Terminal, bytes_in};

pub fn at(desk: &Desk) -> Label<'static> {
    Label { now: desk.wall(), ..label() }
}

/// A diary with a key, and a second folder for it.
fn with_stick() -> (Desk, TempDir, Opener) {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let (key, stick) = (NewKey::make(), tempfile::tempdir().unwrap());
    set_backup_key(desk.folder(), &key.public()).unwrap();
    set_elsewhere(desk.folder(), stick.path(), false, &at(&desk)).unwrap();
    (desk, stick, Opener::of_sheet(&key.for_the_sheet()).unwrap())
}

pub fn copies(folder: &Path) -> Vec<PathBuf> {
    // By their names alone: what is being written meanwhile goes by another one before.
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("respite-2"))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

#[test]
fn each_is_encrypted_and_good_and_only_after_a_change() {
    let (mut desk, stick, opener) = with_stick();
    let due = |desk: &Desk| elsewhere(desk.folder()).unwrap().is_due(desk.wall());
    assert!(due(&desk));
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap().unwrap();
    let found = copies(stick.path());
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string_lossy().ends_with(".zip.age"));
    assert_eq!(verify_sealed(&found[0], Some(&opener)).unwrap().entries, 1);
    assert!(verify(&found[0]).is_err());
    desk.pass_minutes(60 * 24 * 9);
    assert!(!due(&desk), "nothing has changed");
    desk.log(spasm());
    assert!(due(&desk));
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap().unwrap();
    desk.pass_minutes(60);
    desk.log(spasm());
    assert!(!due(&desk), "not so soon");
    desk.pass_minutes(180);
    assert!(due(&desk));
}

#[test]
fn what_else_lies_there_stays_and_those_of_another_diary_too() {
    let (mut desk, stick, _) = with_stick();
    let other = Desk::at("2026-11-22 14:00");
    set_elsewhere(other.folder(), stick.path(), true, &at(&other)).unwrap();
    back_up_elsewhere(other.folder(), &at(&other), &Work::default()).unwrap().unwrap();
    let theirs: Vec<PathBuf> = copies(stick.path());
    for name in ["letter.txt", "respite-2020-01-01.zip", "respite-2020-01-01-000000Z.zip.age", "respite-notes.txt"] {
        std::fs::write(stick.path().join(name), "theirs").unwrap();
    }
    let link = stick.path().join("respite-2020-01-01-000000Z-00000000.zip");
    std::os::unix::fs::symlink("letter.txt", &link).unwrap();
    let before = bytes_in(stick.path());
    for _ in 0..20 {
        desk.log(spasm());
        back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap().unwrap();
        desk.pass_minutes(60 * 12);
    }
    let after = bytes_in(stick.path());
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "nothing of theirs was touched");
    assert!(theirs.iter().all(|path| path.exists()) && link.symlink_metadata().is_ok());
    let ours = copies(stick.path()).len() - theirs.len() - 3;
    assert!((7..=14).contains(&ours), "those of ours come down to {ours}");
}

#[test]
fn a_stick_that_is_out_is_told_and_gets_one_when_it_is_back() {
    let (mut desk, stick, _) = with_stick();
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    let (place, away) = (stick.path().to_owned(), stick.path().with_extension("away"));
    std::fs::rename(&place, &away).unwrap();
    let gone = |desk: &Desk| {
        let error = back_up_elsewhere(desk.folder(), &at(desk), &Work::default()).unwrap_err();
        assert!(matches!(error, BackupError::Fault(BackupFault::FolderGone)), "{error}");
    };
    desk.log(spasm());
    gone(&desk);
    // The place where a stick was is none.
    std::fs::create_dir(&place).unwrap();
    gone(&desk);
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 0);
    let red = |desk: &Desk| worry(elsewhere(desk.folder()).unwrap().standing(), desk.wall().to_utc());
    let long_ago = std::time::SystemTime::from(desk.wall());
    let diary = std::fs::File::options().write(true).open(desk.folder().join("diary.db")).unwrap();
    diary.set_modified(long_ago).unwrap();
    desk.pass_minutes(60 * 24);
    assert_eq!(red(&desk), None, "a day without it is nothing to worry about");
    desk.pass_minutes(60 * 24 * 3);
    assert_eq!(red(&desk), Some(Worry::Old));
    std::fs::remove_dir(&place).unwrap();
    std::fs::rename(&away, &place).unwrap();
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap().unwrap();
    assert_eq!((copies(&place).len(), red(&desk)), (2, None));
}

#[test]
fn what_is_erased_goes_there_with_the_next_copy() {
    let (mut desk, stick, opener) = with_stick();
    let id = desk.log(spasm());
    for _ in 0..3 {
        back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
        desk.pass_minutes(300);
    }
    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    assert_eq!(copies(stick.path()).len(), 3, "the folder may not even be there at that moment");
    assert!(elsewhere(desk.folder()).unwrap().is_due(desk.wall()));
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    let left = copies(stick.path());
    assert_eq!(left.len(), 1);
    assert_eq!(verify_sealed(&left[0], Some(&opener)).unwrap().entries, 1);
}

#[test]
fn what_is_erased_while_a_copy_is_made_goes_with_the_one_after_it() {
    let (mut desk, stick, opener) = with_stick();
    let id = desk.log(spasm());
    desk.act(|engine, now| engine.delete_entry(id, now));
    // Many copies at once with the erasing: whichever had read the diary before it is gone in the end.
    let folder = desk.folder().to_owned();
    let labels: Vec<_> = (0..6).map(|_| (desk.pass_minutes(300), at(&desk)).1).collect();
    let copying = std::thread::spawn(move || {
        labels.iter().for_each(|label| _ = back_up_elsewhere(&folder, label, &Work::default()).unwrap());
    });
    while copies(stick.path()).is_empty() {
        std::thread::yield_now();
    }
    desk.act(|engine, now| engine.erase_deleted(now));
    copying.join().unwrap();
    desk.pass_minutes(300);
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    let deleted = |path: &PathBuf| {
        let away = tempfile::tempdir().unwrap();
        let prepared = Prepared::of_sealed(path, Some(&opener), away.path()).unwrap();
        prepared.begin(desk.wall(), |_| ()).unwrap();
        Engine::open(away.path(), Asked::WhetherSound).unwrap().deleted_rows().unwrap()
    };
    assert_eq!(copies(stick.path()).iter().map(deleted).collect::<BTreeSet<_>>(), BTreeSet::from([0]));
    assert!(!elsewhere(desk.folder()).unwrap().to_go);
}

#[test]
fn what_was_erased_is_remembered_of_a_folder_while_another_is_named() {
    let (mut desk, stick, _) = with_stick();
    let other = tempfile::tempdir().unwrap();
    let id = desk.log(spasm());
    for _ in 0..3 {
        back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
        desk.pass_minutes(300);
    }
    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    desk.pass_minutes(1);
    let last = elsewhere(desk.folder()).unwrap().last;
    assert!(last.is_some(), "that there are copies is no less true");
    set_elsewhere(desk.folder(), other.path(), false, &at(&desk)).unwrap();
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    set_elsewhere(desk.folder(), stick.path(), false, &at(&desk)).unwrap();
    assert_eq!(copies(stick.path()).len(), 3);
    assert!(elsewhere(desk.folder()).unwrap().to_go);
    desk.pass_minutes(300);
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    assert_eq!(copies(stick.path()).len(), 1);
    // There and back without an erasing takes none.
    for folder in [other.path(), stick.path()] {
        set_elsewhere(desk.folder(), folder, false, &at(&desk)).unwrap();
        desk.pass_minutes(300);
        back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    }
    assert_eq!((copies(other.path()).len(), copies(stick.path()).len()), (2, 2));
}

#[cfg(target_os = "linux")]
#[test]
fn in_a_full_folder_what_is_no_longer_wanted_makes_room() {
    let folder = tempfile::tempdir().unwrap();
    let script = r#"mkdir "$1/stick" "$1/diary" && mount -t tmpfs -o size=400k none "$1/stick" && cd "$1/stick" || exit 1
        program=$0; diary=$1/diary; respite() { "$program" --data-dir "$diary" "$@" >/dev/null; }
        respite log --spasm 1 && respite backup-folder "$1/stick" --not-encrypted || exit 1
        one=$(ls respite-2*.zip); mark=${one##*Z-}
        for minute in $(seq 10 59); do cp "$one" "respite-2026-01-02-12${minute}00Z-$mark" 2>/dev/null || break; done
        rm "respite-2026-01-02-12${minute}00Z-$mark"; mv "$one" "respite-2026-01-01-120000Z-$mark"
        dd if=/dev/zero of=theirs bs=1k status=none 2>/dev/null
        before=$(ls | wc -l)
        respite log --spasm 1 && respite backup-folder "$1/stick" --not-encrypted
        echo "status $? before $before after $(ls respite-2*.zip | wc -l) theirs $(ls theirs)""#;
    let output = shell(way_to_mount(folder.path()), script, folder.path()).unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let count =
        |name: &str| -> u32 { out.split(name).nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap() };
    assert!(out.starts_with("status 0 ") && out.trim_end().ends_with("theirs theirs"), "{out}{err}");
    // The one in force in each stretch of time, and the new one.
    assert!(count("before ") > 10 && count("after ") < 6, "{out}");
}

#[test]
fn none_is_let_go_there_while_the_diary_holds_fewer_rows() {
    let (mut desk, stick, _) = with_stick();
    (0..3).for_each(|_| _ = desk.log(spasm()));
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    back_up_by_itself(desk.folder(), &at(&desk)).unwrap();
    let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
    diary.execute_batch("DELETE FROM entry_words; DELETE FROM entry WHERE id = 1").unwrap();
    drop(diary);
    desk.pass_minutes(60 * 24 * 400);
    back_up_by_itself(desk.folder(), &at(&desk)).unwrap();
    for _ in 0..2 {
        back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
        desk.pass_minutes(300);
    }
    assert_eq!(copies(stick.path()).len(), 3);
}

#[test]
fn which_folder_is_asked_and_told_in_the_terminal() {
    let terminal = Terminal::new();
    let away = tempfile::tempdir().unwrap();
    let stick = away.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let path = stick.to_str().unwrap();
    assert!(terminal.done(&["backup-folder"]).out.contains("no second folder"));
    assert!(terminal.refused(4, &["backup-folder", path]).contains("no key for your backups yet"));
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0);
    terminal.done(&["backup-key", away.path().join("sheet.txt").to_str().unwrap()]);
    let said = terminal.done(&["backup-folder", path]).out;
    assert!(said.contains("encrypted.") && said.contains("is good"), "{said}");
    assert_eq!(copies(&stick).len(), 1);
    let own = terminal.folder().join("attachments");
    std::fs::create_dir_all(&own).unwrap();
    for no in [terminal.folder(), &own, &away.path().join("gone")] {
        terminal.refused(4, &["backup-folder", no.to_str().unwrap()]);
    }
    let json: serde_json::Value = serde_json::from_str(&terminal.done(&["backup-folder", "--json"]).out).unwrap();
    assert_eq!(json["encrypted"], true);
    assert!(terminal.done(&["backup-folder", path, "--not-encrypted"]).out.contains("not encrypted"));
    terminal.done(&["backup-folder", "--none"]);
    assert!(terminal.done(&["backup-folder"]).out.contains("no second folder"));
    assert_eq!(copies(&stick).len(), 2, "those that are there stay");
}

#[test]
fn a_folder_that_takes_nothing_is_one_sentence_and_loses_nothing() {
    let (desk, stick, _) = with_stick();
    forget_elsewhere(desk.folder()).unwrap();
    assert!(elsewhere(desk.folder()).is_none());
    assert_eq!(back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap(), None);
    set_elsewhere(desk.folder(), stick.path(), true, &at(&desk)).unwrap();
    // A folder stands where the copy would be.
    let before = bytes_in(desk.folder());
    let name = desk.wall().to_utc().format("respite-%Y-%m-%d-%H%M%SZ").to_string();
    back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()).unwrap();
    let copy = copies(stick.path()).remove(0);
    assert!(copy.file_name().unwrap().to_string_lossy().starts_with(&name));
    assert!(matches!(back_up_elsewhere(desk.folder(), &at(&desk), &Work::default()), Err(BackupError::InTheWay(_))));
    assert_eq!(verify(&copy).unwrap().entries, 1);
    assert_eq!(
        before.get(&desk.folder().join("diary.db")),
        bytes_in(desk.folder()).get(&desk.folder().join("diary.db"))
    );
}
