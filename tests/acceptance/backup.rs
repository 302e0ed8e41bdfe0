//! A backup is one zip that any tool opens, and counts only once it was read back (issue 9, "Backup").
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use respite_domain::backup::BackupFault;
use respite_engine::{
    Asked, Attachments, Backup, BackupError, Engine, Label, Work, back_up, back_up_by_itself, back_up_sealed, verify,
};
use respite_store::TABLES;
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Desk, spasm, told};
use crate::out_and_in::{all_told, in_words};
use crate::representative::representative;
use crate::terminal::{Said, Terminal, assert_one_plain_line, bytes_in, respite, say_in};

pub const NOW: &str = "2026-11-24T14:02:00+01:00";

pub fn label() -> Label<'static> {
    Label { program: "Respite 9", readme: "Read me.", now: told(NOW).wall }
}

/// A backup of the diary in `folder`, in a folder of its own.
pub fn backup_of(folder: &Path) -> (TempDir, PathBuf) {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("copy.zip");
    back_up(folder, &file, Attachments::Inside, &label()).unwrap();
    (away, file)
}

fn backup(folder: &Path, to: &Path, more: &[&str]) -> Said {
    say_in(folder, &[&["backup", to.to_str().unwrap()], more].concat())
}

#[test]
fn any_tool_opens_it_and_finds_all_of_the_diary() {
    let desk = representative();
    let before = bytes_in(desk.folder());
    let away = tempfile::tempdir().unwrap();
    let (file, out) = (away.path().join("copy.zip"), away.path().join("out"));
    let said = backup(desk.folder(), &file, &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("Good backup, read back and compared") && said.out.contains("entries"), "{}", said.out);
    assert!(bytes_in(desk.folder()) == before, "to back up changes nothing");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 1, "nothing is left beside it");

    let unzip = Command::new("unzip").args(["-q", "-d"]).arg(&out).arg(&file).output().unwrap();
    assert!(unzip.status.success(), "{}", String::from_utf8_lossy(&unzip.stderr));
    let manifest: Value = serde_json::from_slice(&std::fs::read(out.join("manifest.json")).unwrap()).unwrap();
    for part in manifest["files"].as_array().unwrap() {
        let sum = Command::new("sha256sum").arg(out.join(part["name"].as_str().unwrap())).output().unwrap();
        assert!(String::from_utf8(sum.stdout).unwrap().starts_with(part["sha256"].as_str().unwrap()), "{part}");
    }
    assert!(std::fs::read_to_string(out.join("README.txt")).unwrap().contains("respite restore FILE"));
    let copies = |folder: &Path| bytes_in(&folder.join("attachments")).into_values().collect::<Vec<_>>();
    assert!(!copies(&out).is_empty() && copies(&out) == copies(desk.folder()));
    // What lies there is a diary by itself.
    assert_eq!(in_words(&all_told(&out)), in_words(&all_told(desk.folder())));
}

/// A column that had no place in a backup would be missing here.
#[test]
fn every_table_is_counted_and_every_value_is_in_it() {
    let desk = representative();
    let (away, file) = backup_of(desk.folder());
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let manifest: Value = serde_json::from_reader(zip.by_name("manifest.json").unwrap()).unwrap();
    let copy = away.path().join("copy.db");
    std::io::copy(&mut zip.by_name("diary.db").unwrap(), &mut std::fs::File::create(&copy).unwrap()).unwrap();
    let (copy, diary) = (Connection::open(copy).unwrap(), Connection::open(desk.folder().join("diary.db")).unwrap());
    for table in TABLES {
        let columns: Vec<_> = table.columns().iter().map(|column| format!("quote({column})")).collect();
        let rows = |file: &Connection| -> Vec<String> {
            let select = format!("SELECT {} FROM {} ORDER BY 1", columns.join(" || ', ' || "), table.name);
            let mut select = file.prepare(&select).unwrap();
            select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let found = rows(&copy);
        assert!(!found.is_empty() && found == rows(&diary), "{}", table.name);
        assert_eq!(manifest["rows"][table.name], found.len(), "{}", table.name);
    }
    assert_eq!(manifest["rows"].as_object().unwrap().len(), TABLES.len());
}

#[test]
fn it_is_looked_through_and_told_beside_the_diary() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let (_away, file) = backup_of(desk.folder());
    desk.log(spasm());
    let said = say_in(desk.folder(), &["verify", file.to_str().unwrap()]);
    assert_eq!(
        said.out,
        "The backup of 24 November 2026, 14:02 is good: 1 entry, 22 November 2026 to 22 November 2026.\n\
         The diary now: 2 entries, 22 November 2026 to 22 November 2026.\n"
    );
    let said = say_in(desk.folder(), &["verify", file.to_str().unwrap(), "--json"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&json["backup"]["entries"], &json["diary"]["entries"]), (&1.into(), &2.into()), "{json}");
    // Elsewhere there may be no diary yet.
    let said = Terminal::without_diary().done(&["verify", file.to_str().unwrap()]);
    assert_eq!(said.out.lines().count(), 1);
}

#[test]
fn nothing_is_written_over_and_a_folder_takes_one_by_its_date() {
    let terminal = Terminal::new();
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("letter.txt");
    std::fs::write(&file, "Dear all").unwrap();
    for in_the_way in [file.clone(), terminal.folder().join("diary.db"), terminal.folder().join("attachments/x.zip")] {
        let line = terminal.refused(4, &["backup", in_the_way.to_str().unwrap()]);
        assert!(!line.is_empty());
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"Dear all");
    let said = terminal.done(&["backup", away.path().to_str().unwrap(), "--json"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let path = PathBuf::from(json["path"].as_str().unwrap());
    assert!(path.file_name().unwrap().to_str().unwrap().starts_with("respite-2"), "{path:?}");
    assert_eq!(verify(&path).unwrap().entries, 0);
}

#[test]
fn without_room_there_is_none_and_one_sentence() {
    let desk = representative();
    let away = tempfile::tempdir().unwrap();
    // No file may grow past 16 blocks.
    let script = r#"trap "" XFSZ; ulimit -f 16; "$0" --data-dir "$1" backup "$2""#;
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(respite()).arg(desk.folder()).arg(away.path().join("copy.zip"));
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_that_is_gone_is_one_sentence() {
    let terminal = Terminal::new();
    let away = tempfile::tempdir().unwrap();
    let line = terminal.refused(4, &["backup", away.path().join("no/such/copy.zip").to_str().unwrap()]);
    assert!(line.contains("cannot be written to"), "{line}");
}

#[test]
fn a_damaged_diary_is_not_taken_for_a_good_backup() {
    use std::io::{Seek, SeekFrom, Write};
    let mut desk = Desk::at("2026-11-22 14:00");
    (0..40).for_each(|_| _ = desk.log(spasm()));
    let file = desk.folder().join("diary.db");
    let pages = file.metadata().unwrap().len() / 4096;
    let away = tempfile::tempdir().unwrap();
    let to = away.path().join("copy.zip");
    assert!(pages > 10);
    for page in 1..pages {
        let whole = std::fs::read(&file).unwrap();
        let mut bytes = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
        bytes.seek(SeekFrom::Start(page * 4096)).unwrap();
        bytes.write_all(&[0xAB; 512]).unwrap();
        back_up(desk.folder(), &to, Attachments::Inside, &label()).unwrap_err();
        assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 0, "page {page}");
        if page == pages / 2 {
            let said = backup(desk.folder(), &to, &[]);
            assert_eq!(said.status, 4);
            assert_one_plain_line(&said.err);
        }
        std::fs::write(&file, whole).unwrap();
    }
}

#[test]
fn an_attached_file_that_is_gone_is_told_and_keeps_nothing_back() {
    let desk = representative();
    let copies = bytes_in(&desk.folder().join("attachments"));
    std::fs::remove_file(copies.keys().next().unwrap()).unwrap();
    let (_away, file) = backup_of(desk.folder());
    let found = verify(&file).unwrap();
    assert_eq!((found.attached, found.missing), (copies.len() - 1, 1));
}

fn automatic(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.join("backups"))
        .into_iter()
        .flatten()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        // How often something was erased is no copy.
        .filter(|name| name != "erased.json")
        .collect();
    names.sort();
    names
}

fn by_itself(desk: &Desk) -> Backup {
    back_up_by_itself(desk.folder(), &Label { now: desk.wall(), ..label() }).unwrap()
}

#[test]
fn those_of_a_day_come_down_to_its_last() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for _ in 0..8 {
        desk.log(spasm());
        by_itself(&desk);
        desk.pass_minutes(60);
    }
    assert_eq!(automatic(desk.folder()).len(), 8);
    desk.pass_minutes(60 * 24 * 3);
    desk.log(spasm());
    assert_eq!(by_itself(&desk).entries, 9);
    assert_eq!(automatic(desk.folder()), ["respite-2026-11-22-200000Z.zip", "respite-2026-11-25-210000Z.zip"]);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.folder().join("backups")), 0o700);
}

#[test]
fn none_is_let_go_while_the_last_one_holds_fewer_rows() {
    let mut desk = Desk::at("2026-11-22 14:00");
    (0..3).for_each(|_| _ = desk.log(spasm()));
    by_itself(&desk);
    let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
    diary.execute_batch("DELETE FROM entry_words; DELETE FROM entry WHERE id = 1").unwrap();
    drop(diary);
    desk.pass_minutes(60 * 24 * 400);
    by_itself(&desk);
    desk.pass_minutes(60);
    by_itself(&desk);
    // As soon as it does not any more, it is as usual.
    assert_eq!(automatic(desk.folder()).len(), 3);
    let now = desk.now();
    let worry = |desk: &mut Desk| desk.engine().backups(&now).unwrap().worry.map(|worry| format!("{:?}", worry.0));
    assert_eq!(worry(&mut desk), None);
}

#[test]
fn a_diary_that_holds_less_is_told() {
    let mut desk = Desk::at("2026-11-22 14:00");
    (0..3).for_each(|_| _ = desk.log(spasm()));
    by_itself(&desk);
    let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
    diary.execute_batch("DELETE FROM entry WHERE id = 1").unwrap();
    drop(diary);
    desk.pass_minutes(60);
    by_itself(&desk);
    let now = desk.now();
    let backups = desk.engine().backups(&now).unwrap();
    assert_eq!(serde_json::to_value(&backups).unwrap()["worry"], "fewer");
    assert_eq!(backups.last.unwrap().entries, 2);
    let status = say_in(desk.folder(), &["status", "--json"]);
    let status: Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!((&status["backup_worry"], &status["last_backup"]["entries"]), (&"fewer".into(), &2.into()));
}

#[test]
fn what_is_erased_is_in_none_of_them() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm());
    by_itself(&desk);
    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    assert_eq!(automatic(desk.folder()), [""; 0]);
    drop(Engine::open(desk.folder(), Asked::WhetherSound).unwrap());
}

#[test]
fn one_that_is_stopped_leaves_nothing_and_the_next_is_whole() {
    let desk = representative();
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("copy.zip");
    let work = Work::default();
    work.stop();
    let make = |work: &Work| back_up_sealed(desk.folder(), &file, Attachments::Inside, None, &label(), work);
    assert!(matches!(make(&work), Err(BackupError::Fault(BackupFault::Stopped))));
    assert_eq!((std::fs::read_dir(away.path()).unwrap().count(), work.percent()), (0, 0));
    let work = Work::default();
    make(&work).unwrap();
    assert_eq!(work.percent(), 100);
    verify(&file).unwrap();
}
