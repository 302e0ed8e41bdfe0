//! A kill while a copy goes to the second folder, or while a damaged diary is salvaged; and folders that take nothing (issue 9, "How
//! it must behave").
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use respite_engine::view::DoseDraft;
use respite_engine::{Asked, Engine, verify};

use crate::backup::backup_of;
use crate::courses::{flexeril, save};
use crate::data_file::{shell, way_to_mount};
use crate::desk::{Desk, spasm};
use crate::english::tell_finding;
use crate::import_whole::{ever_more, within};
use crate::representative::representative;
use crate::terminal::{assert_one_plain_line, bytes_in, say_in};

fn copies(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = bytes_in(folder);
    found.retain(|path, _| path.file_name().unwrap().to_string_lossy().starts_with("respite-2"));
    found
}

#[test]
fn a_full_disk_or_a_kill_leaves_no_half_copy_in_the_second_folder() {
    for hears in [true, false] {
        let mut desk = representative();
        let stick = tempfile::tempdir().unwrap();
        let words = ["backup-folder", stick.path().to_str().unwrap(), "--not-encrypted"];
        assert_eq!(say_in(desk.folder(), &words).status, 0);
        desk.log(spasm());
        let (before, diary) = (copies(stick.path()), bytes_in(desk.folder())[&desk.folder().join("diary.db")].clone());
        let mut refused = 0;
        for blocks in ever_more() {
            let output = within(blocks, hears, desk.folder(), &words);
            let now = copies(stick.path());
            assert!(before.iter().all(|(path, bytes)| now.get(path) == Some(bytes)), "the one there stays");
            if output.status.success() {
                assert_eq!(now.len(), before.len() + 1);
                break;
            }
            refused += 1;
            assert!(now == before, "half a copy has its name after {blocks} blocks");
            if hears {
                assert_eq!(output.status.code(), Some(4));
                assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
            }
        }
        assert!(refused > 2, "it was never short of room");
        assert!(copies(stick.path()).keys().all(|path| verify(path).is_ok()));
        assert!(bytes_in(desk.folder())[&desk.folder().join("diary.db")] == diary);
    }
}

/// A diary with a bad page in its middle, as its bytes.
fn damaged() -> (Desk, Vec<u8>) {
    let mut desk = representative();
    (0..40).for_each(|_| _ = desk.log(spasm()));
    let file = desk.folder().join("diary.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xAB);
    std::fs::write(&file, &bytes).unwrap();
    (desk, bytes)
}

#[test]
fn a_full_disk_or_a_kill_in_a_salvage_loses_no_damaged_diary() {
    for hears in [true, false] {
        let (desk, bytes) = damaged();
        let mut refused = 0;
        for blocks in ever_more() {
            let output = within(blocks, hears, desk.folder(), &["salvage", "--yes"]);
            assert!(desk.folder().join("diary.db").exists(), "the place is never empty");
            assert!(bytes_in(desk.folder()).values().any(|found| *found == bytes), "after {blocks} blocks");
            if output.status.success() {
                break;
            }
            refused += 1;
            if hears {
                assert_eq!(output.status.code(), Some(4));
                assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
            }
        }
        assert!(refused > 2, "it was never short of room");
        drop(Engine::open(desk.folder(), Asked::WhetherSound).unwrap());
    }
}

#[test]
fn a_copy_that_does_not_come_back_leaves_nothing_to_go_back_to() {
    let mut other = representative();
    (0..200).for_each(|_| _ = other.log(spasm()));
    let (_away, file) = backup_of(other.folder());
    let whole = std::fs::metadata(other.folder().join("diary.db")).unwrap().len();
    // What comes along makes the one that comes back longer.
    let mut desk = Desk::at("2026-11-22 14:00");
    let product = save(&mut desk, None, &flexeril(5.0, None));
    for _ in 0..100 {
        desk.pass_minutes(60);
        let dose = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
        desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
    }
    let kept = |folder: &Path| {
        bytes_in(folder).keys().filter(|path| path.to_string_lossy().contains("before-restore")).count()
    };
    let mut refused = 0;
    for blocks in (u32::try_from(whole / 512).unwrap()..).step_by(4) {
        let output = within(blocks, true, desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
        if output.status.success() {
            break;
        }
        refused += 1;
        assert_eq!(kept(desk.folder()), 0, "after {blocks} blocks");
    }
    assert!(refused > 2, "it was never short of room");
    assert_eq!(kept(desk.folder()), 1);
}

#[test]
fn each_that_writes_into_a_folder_that_takes_nothing_says_so_in_one_sentence() {
    let desk = representative();
    let (own, away) = (desk.folder().to_str().unwrap(), tempfile::tempdir().unwrap());
    let script = format!(
        r#"mkdir "$1/closed" "$1/diary" && cp "{own}"/diary.db "$1/diary" && cp "$1/diary/diary.db" "$1/damaged.db" || exit 1
        mount -t tmpfs none "$1/closed" && echo "Leave this" >"$1/closed/respite-copies-here.txt" || exit 1
        mount -o remount,ro "$1/closed" || exit 1
        program=$0; diary=$1/diary; closed=$1/closed
        tell() {{ "$program" --data-dir "$diary" "$@" >out 2>err; echo "$? $(wc -l <err) $1"; cat err >>said; }}
        cd "$1"
        tell backup "$closed/copy.zip"
        tell export --format json --out "$closed/diary.json"
        tell export --format csv --out "$closed/diary.zip"
        tell export --format doctor --out "$closed/doctor.zip"
        tell backup-folder "$closed" --not-encrypted
        tell backup-key "$closed/sheet.txt"
        tell summary --out "$closed/page.pdf"
        mount --bind "$diary" "$diary" && mount -o remount,ro,bind "$diary" || exit 1
        tell salvage "$1/damaged.db" --yes
        cat said >&2"#
    );
    let output = shell(way_to_mount(away.path()), &script, away.path()).unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 8, "{out}{err}");
    assert!(lines.iter().all(|line| line.starts_with("4 1 ")), "{out}{err}");
    err.lines().for_each(assert_one_plain_line_of);
}

fn assert_one_plain_line_of(line: &str) {
    assert_one_plain_line(&format!("{line}\n"));
}
