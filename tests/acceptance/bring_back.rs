//! Bringing a diary back: what comes back is whole, what was there is kept, and at no moment is there half of either.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use respite_domain::backup::BackupFault;
use respite_domain::session::{OffSaid, Thermal};
use respite_engine::view::{Coded, EntryDraft, SessionStop, SessionTold};
use respite_engine::{Asked, BackupError, Engine, EngineError, Label, Prepared, StoreError, back_up_by_itself};
use rusqlite::Connection;

use crate::backup::{NOW, backup_of, label};
use crate::desk::{Desk, spasm, told};
use crate::next_version::{as_next_version, write_version_1};
use crate::out_and_in::{all_told, in_words};
use crate::representative::representative;
use crate::terminal::{Terminal, assert_one_plain_line, bytes_in, say_in};

fn all_of(folder: &Path) -> Vec<String> {
    in_words(&all_told(folder))
}

fn kept(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut kept: Vec<_> = files.filter(|path| path.to_string_lossy().contains("diary-before-restore-")).collect();
    kept.sort();
    kept
}

/// A diary with one entry, a backup of it, and one entry more.
fn with_one_more() -> (Desk, tempfile::TempDir, PathBuf) {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { note: "in the backup".into(), ..spasm() });
    let (away, file) = backup_of(desk.folder());
    desk.log(EntryDraft { note: "written since".into(), ..spasm() });
    (desk, away, file)
}

/// A full diary, with no pack that nobody has said is off.
pub fn full() -> Desk {
    let mut desk = representative();
    let stop = SessionStop { when: String::new(), after: None, skin: None };
    while desk.try_to(|engine, now| engine.stop_open_session(&stop, OffSaid::SinceUnknown, &[], now)).is_ok() {}
    desk
}

#[test]
fn it_comes_back_equal_and_goes_back_equal() {
    let mut desk = full();
    let (_away, file) = backup_of(desk.folder());
    let (before, copies) = (all_of(desk.folder()), bytes_in(&desk.folder().join("attachments")));
    desk.log(spasm());
    let later = all_of(desk.folder());
    // What was attached is lost, or is not what it was.
    let mut paths = copies.keys();
    std::fs::remove_file(paths.next().unwrap()).unwrap();
    let other = paths.next().map(|path| (path.clone(), std::fs::write(path, "other").unwrap()));

    let said = say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("It is back:") && said.out.contains("respite restore --undo"), "{}", said.out);
    assert!(said.out.contains("What you told of your body came along"), "{}", said.out);
    assert_eq!(all_of(desk.folder()), before);
    let now_there = bytes_in(&desk.folder().join("attachments"));
    assert!(copies.iter().all(|copy| now_there.get_key_value(copy.0) == Some(copy)), "all that was attached is back");
    assert!(other.is_none() || now_there.values().any(|bytes| bytes == b"other"), "and what lay there is kept");
    assert_eq!(kept(desk.folder()).len(), 1);

    let said = say_in(desk.folder(), &["restore", "--undo", "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(all_of(desk.folder()), later);
    // And that can be taken back, too.
    say_in(desk.folder(), &["restore", "--undo", "--yes"]);
    assert_eq!(all_of(desk.folder()), before);
}

#[test]
fn nothing_is_done_before_both_were_seen_side_by_side() {
    let (desk, _away, file) = with_one_more();
    let before = bytes_in(desk.folder());
    let said = say_in(desk.folder(), &["restore", file.to_str().unwrap()]);
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "The backup of 24 November 2026, 14:02 holds 1 entry, 22 November 2026 to 22 November 2026. \
         The diary holds 2 entries, 22 November 2026 to 22 November 2026. To bring the backup back, add --yes.\n"
    );
    assert!(bytes_in(desk.folder()) == before);
    assert!(say_in(desk.folder(), &["restore", "--undo", "--yes"]).err.contains("in the last 30 days"));
}

#[test]
fn a_new_computer_begins_with_it() {
    let desk = representative();
    let (_away, file) = backup_of(desk.folder());
    let new = Terminal::without_diary();
    let folder = new.folder().join("on/the/way");
    let said = say_in(&folder, &["restore", file.to_str().unwrap(), "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(said.out.lines().count(), 1, "nothing was there to keep: {}", said.out);
    assert_eq!(all_of(&folder), all_of(desk.folder()));
    let names = |folder: &Path| -> BTreeSet<_> {
        let copies = bytes_in(&folder.join("attachments"));
        copies.keys().map(|path| path.file_name().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&folder), names(desk.folder()));
}

#[test]
fn a_damaged_diary_is_kept_aside_with_what_lies_beside_it() {
    let (desk, _away, file) = with_one_more();
    let diary = desk.folder().join("diary.db");
    let mut bytes = std::fs::read(&diary).unwrap();
    bytes[4096..].fill(0xAB);
    std::fs::write(&diary, &bytes).unwrap();
    std::fs::write(desk.folder().join("diary.db-journal"), "beside it").unwrap();
    let said = say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("If a pack was on since then, let that skin rest for 2 hours."), "{}", said.out);
    let engine = Engine::open(desk.folder(), Asked::WhetherSound).unwrap();
    assert_eq!(engine.diary_between(None, None, &told(NOW)).unwrap()[0].entries[0].note, "in the backup");
    let aside: Vec<_> =
        bytes_in(desk.folder()).into_iter().filter(|(path, _)| path.to_string_lossy().contains("aside")).collect();
    assert!(aside.iter().any(|(_, found)| *found == bytes), "{}", aside.len());
    assert!(!desk.folder().join("diary.db-journal").exists());
}

#[test]
fn an_older_diary_comes_back_as_one_of_this_version() {
    let old = tempfile::tempdir().unwrap();
    write_version_1(&old.path().join("diary.db"));
    let (_away, file) = backup_of(old.path());
    let folder = tempfile::tempdir().unwrap();
    as_next_version(|| {
        let mut engine = Engine::open(folder.path(), Asked::WhetherSound).unwrap();
        engine.bring_back(Prepared::of(&file, folder.path()).unwrap(), &told(NOW), |_| ()).unwrap();
        assert!(engine.diary_between(None, None, &told(NOW)).unwrap().iter().any(|day| !day.entries.is_empty()));
    });
    let rows = |folder: &Path| -> i64 {
        let diary = Connection::open(folder.join("diary.db")).unwrap();
        diary.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(rows(folder.path()), rows(old.path()));
    Connection::open(folder.path().join("diary.db")).unwrap().prepare("SELECT weather FROM entry").unwrap();
}

#[test]
fn not_while_a_pack_is_on() {
    let (mut desk, _away, file) = with_one_more();
    desk.skin_is_healthy();
    let pack = desk.start_cold();
    let refused = |desk: &mut Desk| {
        let prepared = Prepared::of(&file, desk.folder()).unwrap();
        let error = desk.try_to(|engine, now| engine.bring_back(prepared, now, |_| ())).unwrap_err();
        assert!(matches!(error, EngineError::Backup(BackupError::Fault(BackupFault::PackIsOn))), "{error}");
        assert_eq!(kept(desk.folder()), [""; 0].map(PathBuf::from));
    };
    refused(&mut desk);
    desk.pass_minutes(60);
    refused(&mut desk);
    desk.stop(pack, "");
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
    assert_eq!(kept(desk.folder()).len(), 1);
}

#[test]
fn backups_by_itself_pause_until_somebody_says_that_it_is_the_right_one() {
    let (mut desk, _away, file) = with_one_more();
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    let path = desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
    assert_eq!(kept(desk.folder()), [path]);
    assert!(desk.engine().backups_are_paused().unwrap());
    desk.log(spasm());
    let now = desk.now();
    let backups = desk.engine().backups(&now).unwrap();
    assert!(backups.paused && backups.undo_until.is_some());
    desk.act(|engine, now| engine.resume_backups(now));
    assert!(!desk.engine().backups(&now).unwrap().paused);
    // Going back pauses nothing: that diary is the one that was.
    let prepared = Prepared::undo(desk.folder()).unwrap();
    desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
    assert!(!desk.engine().backups_are_paused().unwrap());
}

#[test]
fn what_was_there_goes_after_thirty_days_and_not_before() {
    let (desk, _away, file) = with_one_more();
    say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
    let written = kept(desk.folder())[0].metadata().unwrap().modified().unwrap();
    let written = chrono::DateTime::<chrono::Utc>::from(written).fixed_offset();
    for (days, left) in [(29, 1), (31, 0)] {
        let now = respite_domain::time::Moment::told(written + chrono::TimeDelta::days(days));
        drop(Engine::open_or_keep_aside(desk.folder(), &now).unwrap());
        assert_eq!(kept(desk.folder()).len(), left, "after {days} days");
    }
}

#[test]
fn a_window_that_is_open_goes_on_with_what_came_back() {
    let (mut desk, _away, file) = with_one_more();
    let said = say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    // What is pressed next was meant for the one that the person saw.
    let error = desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).unwrap_err();
    assert!(matches!(error, EngineError::Store(StoreError::Replaced(_))), "{error}");
    desk.log(EntryDraft { note: "after".into(), ..spasm() });
    let notes = |file: &Path| -> Vec<String> {
        let diary = Connection::open(file).unwrap();
        let mut select = diary.prepare("SELECT note FROM entry ORDER BY id").unwrap();
        select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(notes(&desk.folder().join("diary.db")), ["in the backup", "after"]);
    assert_eq!(notes(&kept(desk.folder())[0]), ["in the backup", "written since"]);
}

#[test]
fn a_damaged_diary_is_told_with_the_last_good_backup_which_stays() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    back_up_by_itself(desk.folder(), &Label { now: desk.wall(), ..label() }).unwrap();
    std::fs::write(desk.folder().join("diary.db"), "no diary".repeat(1000)).unwrap();
    let said = say_in(desk.folder(), &["status"]);
    let offer =
        said.err.split_once("The last good backup is of 22 November 2026, 14:00, with 1 entry. To bring it back: ");
    let command = offer.unwrap_or_else(|| panic!("{}", said.err)).1.trim();
    assert_one_plain_line(&said.err);

    // The window begins a new one, and makes no copies of it before the person has seen that.
    let now = desk.now();
    let mut engine = Engine::open_or_keep_aside(desk.folder(), &now).unwrap().0;
    assert!(engine.backups_are_paused().unwrap());
    assert_eq!(engine.backups(&now).unwrap().last.unwrap().entries, 1);
    engine.saw_kept_aside(&now).unwrap();
    assert!(!engine.backups_are_paused().unwrap());
    drop(engine);

    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let said = say_in(desk.folder(), &words);
    assert_eq!(said.status, 0, "{words:?}: {}", said.err);
    assert_eq!(
        Engine::open(desk.folder(), Asked::WhetherSound).unwrap().diary_between(None, None, &now).unwrap().len(),
        1
    );
}

const WRITE_IN: &str = "RESPITE_TEST_WRITE_IN";

/// Not a test of its own: [`what_another_process_saved_is_in_one_of_the_two`] starts it, and kills it.
#[test]
#[ignore = "the child of another test; it never ends by itself"]
fn write_on() {
    let Some(folder) = std::env::var_os(WRITE_IN) else { return };
    let mut engine = Engine::open(Path::new(&folder), Asked::WhetherReadable).unwrap();
    for number in 0.. {
        let note = format!("note {number}");
        if engine.log_entry(&EntryDraft { note: note.clone(), ..spasm() }, &told(NOW)).is_ok() {
            eprintln!("saved {note}");
        } else if !Path::new(&folder).exists() {
            // Whoever started it failed.
            return;
        }
    }
}

#[test]
fn what_another_process_saved_is_in_one_of_the_two() {
    use std::io::{BufRead, BufReader};
    let (desk, _away, file) = with_one_more();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "bring_back::write_on", "--ignored", "--nocapture", "--test-threads=1"])
        .env(WRITE_IN, desk.folder())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut saved = BTreeSet::new();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut hear = |count: usize, saved: &mut BTreeSet<String>| {
        let heard = lines.by_ref().map(Result::unwrap).filter_map(|line| Some(line.strip_prefix("saved ")?.to_owned()));
        saved.extend(heard.take(count));
    };
    for _ in 0..4 {
        hear(5, &mut saved);
        let said = say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
        assert_eq!(said.status, 0, "{}", said.err);
        hear(5, &mut saved);
    }
    child.kill().unwrap();
    hear(usize::MAX, &mut saved);
    child.wait().unwrap();
    let mut found = BTreeSet::new();
    for file in kept(desk.folder()).into_iter().chain([desk.folder().join("diary.db")]) {
        let diary = Connection::open(file).unwrap();
        let sound: String = diary.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        let mut select = diary.prepare("SELECT note FROM entry").unwrap();
        found.extend(select.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    let lost: Vec<_> = saved.difference(&found).collect();
    assert!(saved.len() >= 40 && lost.is_empty(), "{lost:?}");
}

const DIE_AT: &str = "RESPITE_TEST_DIE_AT";
const RESTORE_IN: &str = "RESPITE_TEST_RESTORE_IN";
const RESTORE: &str = "RESPITE_TEST_RESTORE";

/// Not a test of its own: [`a_kill_at_any_step_leaves_one_of_the_two_whole`] starts it.
#[test]
#[ignore = "the child of another test"]
fn restore_and_die() {
    let (Some(folder), Some(file)) = (std::env::var_os(RESTORE_IN), std::env::var_os(RESTORE)) else { return };
    let die_at: usize = std::env::var(DIE_AT).unwrap().parse().unwrap();
    let prepared = Prepared::of(Path::new(&file), Path::new(&folder)).unwrap();
    let mut steps = 0;
    let mut die = |_| {
        steps += 1;
        if steps == die_at {
            // As a kill would: nothing is cleared away.
            std::process::abort();
        }
    };
    match Engine::open_what_is_in(Path::new(&folder), Asked::WhetherSound) {
        Ok(mut engine) => _ = engine.bring_back(prepared, &told(NOW), &mut die).unwrap(),
        Err(_) => _ = prepared.begin(told(NOW).wall, &mut die).unwrap(),
    }
    eprintln!("{steps} steps");
}

/// Has a process of its own bring `file` back and die after so many steps. Tells whether it did.
fn die_after(steps: usize, folder: &Path, file: &Path) -> bool {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "bring_back::restore_and_die", "--ignored", "--nocapture", "--test-threads=1"])
        .envs([(RESTORE_IN, folder.as_os_str()), (RESTORE, file.as_os_str())])
        .env(DIE_AT, steps.to_string())
        .output()
        .unwrap();
    !output.status.success()
}

#[test]
fn a_kill_at_any_step_leaves_one_of_the_two_whole() {
    let mut seen = BTreeSet::new();
    for steps in 1.. {
        let mut desk = full();
        let (_away, file) = backup_of(desk.folder());
        let backed_up = all_of(desk.folder());
        std::fs::remove_dir_all(desk.folder().join("attachments")).unwrap();
        desk.log(spasm());
        let there = all_of(desk.folder());
        let died = die_after(steps, desk.folder(), &file);
        drop(Engine::open(desk.folder(), Asked::WhetherSound).unwrap());
        let found = all_of(desk.folder());
        assert!(found == there || found == backed_up, "neither after {steps} steps");
        seen.insert(found == backed_up);
        // What was there is somewhere, whatever is there now.
        assert!(found == there || kept(desk.folder()).len() == 1);
        // And once more, it is done.
        let said = say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert_eq!(all_of(desk.folder()), backed_up);
        if !died {
            assert!(steps > 4, "it died at each of {steps} steps");
            break;
        }
    }
    assert_eq!(seen, [false, true].into());
}

#[test]
fn a_kill_at_any_step_loses_no_damaged_diary_either() {
    for steps in 1..10 {
        let (desk, _away, file) = with_one_more();
        let diary = desk.folder().join("diary.db");
        let mut bytes = std::fs::read(&diary).unwrap();
        bytes[4096..].fill(0xAB);
        std::fs::write(&diary, &bytes).unwrap();
        let died = die_after(steps, desk.folder(), &file);
        assert!(diary.exists(), "the place is never empty");
        assert!(bytes_in(desk.folder()).values().any(|found| *found == bytes), "after {steps} steps");
        let said = say_in(desk.folder(), &["restore", file.to_str().unwrap(), "--yes"]);
        assert_eq!(said.status, 0, "{}", said.err);
        if !died {
            assert!(steps > 3);
            return;
        }
    }
    panic!("it never came to an end");
}

#[test]
fn a_pack_that_was_deleted_since_is_there_again_as_an_entry_is() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let pack = SessionTold {
        kind: Coded(Thermal::Cold),
        own_pack: None,
        places: vec!["low-back-left".into()],
        started: "200min ago".into(),
        ended: "190min ago".into(),
        before: None,
        after: None,
        skin: None,
    };
    let (entry, id) = (desk.log(spasm()), desk.act(|engine, now| engine.record_session(&pack, now)).id);
    let (_away, file) = backup_of(desk.folder());
    desk.act(|engine, now| engine.delete_session(id, now));
    desk.act(|engine, now| engine.delete_entry(entry, now));
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
    let packs = desk.act(|engine, now| engine.sessions(now)).recent.len();
    assert_eq!((packs, desk.episodes().len()), (1, 1));
}

#[test]
fn a_start_that_was_a_slip_does_not_lie_on_the_skin_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    let (_away, file) = backup_of(desk.folder());
    desk.pass(chrono::TimeDelta::seconds(30));
    desk.act(|engine, now| engine.undo_session(id, now));
    desk.pass_minutes(5);
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
    assert!(desk.status().session.is_none());
    desk.start_cold();
}
