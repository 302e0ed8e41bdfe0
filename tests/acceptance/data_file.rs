//! A data file or folder that is the trouble: exit status 4, one line, and not a byte of it touched.

use std::path::Path;

use respite_engine::{Asked, Engine, EngineError, StoreError};
use rusqlite::Connection;

use crate::desk::{Desk, clear, spasm, told};
use crate::terminal::{Terminal, bytes_in, respite, say_in};

const LOG: &[&str] = &["log", "--at", "2026-01-05T12:00:00+01:00", "--spasm", "1"];

fn file(terminal: &Terminal) -> std::path::PathBuf {
    terminal.folder().join("diary.db")
}

#[test]
fn a_file_that_is_no_database() {
    let terminal = Terminal::without_diary();
    std::fs::write(file(&terminal), "Dear diary, today my back is fine. ".repeat(100)).unwrap();
    for words in [LOG, &["status"], &["diary"], &["session", "stop"]] {
        assert!(terminal.refused(4, words).contains("diary.db"));
    }
}

#[test]
fn somebody_elses_database() {
    let terminal = Terminal::without_diary();
    Connection::open(file(&terminal))
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x); PRAGMA user_version = 1")
        .unwrap();
    assert!(terminal.refused(4, LOG).contains("diary.db"));
}

#[test]
fn a_folder_in_the_files_place() {
    let terminal = Terminal::without_diary();
    std::fs::create_dir(file(&terminal)).unwrap();
    terminal.refused(4, LOG);
}

/// Overwrites all pages but the first, or those of one table alone.
fn damage(folder: &Path, table: Option<&str>) {
    let path = folder.join("diary.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = match table {
        None => 1..bytes.len() / 4096,
        Some(table) => {
            let root = format!("SELECT rootpage FROM sqlite_schema WHERE name = '{table}'");
            let root: u32 = Connection::open(&path).unwrap().query_row(&root, [], |row| row.get(0)).unwrap();
            root as usize - 1..root as usize
        }
    };
    bytes[pages.start * 4096..pages.end * 4096].fill(0xAB);
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_diary_is_named_and_left_as_it_is() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    damage(terminal.folder(), None);
    for words in [LOG, &["status"], &["diary"]] {
        assert!(terminal.refused(4, words).contains("diary.db"));
    }
}

#[test]
fn damage_that_shows_only_on_the_way_is_named_too() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    damage(terminal.folder(), Some("entry"));
    for words in [LOG, &["diary"]] {
        assert!(terminal.refused(4, words).contains("diary.db"));
    }
}

#[test]
fn the_window_keeps_a_damaged_diary_aside_and_begins_another() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    damage(terminal.folder(), None);
    let damaged = std::fs::read(file(&terminal)).unwrap();
    let now = told("2026-01-05T13:00:00+01:00");
    let error = Engine::open(terminal.folder(), Asked::WhetherSound).unwrap_err();
    assert!(
        matches!(error, EngineError::Store(StoreError::Corrupt(ref path)) if *path == file(&terminal)),
        "{error:?}"
    );
    let (mut engine, aside) = Engine::open_or_keep_aside(terminal.folder(), &now).unwrap();
    assert_eq!(std::fs::read(aside.unwrap()).unwrap(), damaged);
    engine.log_entry(&spasm(), &now).unwrap();
    drop(engine);
    // The same second once more: the first one that was kept aside stays.
    damage(terminal.folder(), None);
    let other = std::fs::read(file(&terminal)).unwrap();
    let (_, second) = Engine::open_or_keep_aside(terminal.folder(), &now).unwrap();
    assert_eq!(std::fs::read(second.unwrap()).unwrap(), other);
    let kept = bytes_in(terminal.folder()).into_values().filter(|bytes| *bytes == damaged || *bytes == other).count();
    assert_eq!(kept, 2, "one was overwritten");
}

fn make_newer(folder: &Path) {
    let connection = Connection::open(folder.join("diary.db")).unwrap();
    connection.execute_batch("CREATE TABLE of_the_future (x); PRAGMA user_version = 999").unwrap();
}

#[test]
fn a_diary_of_a_newer_version_is_refused_untouched() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    make_newer(terminal.folder());
    for words in [LOG, &["status"], &["diary"], &["session", "stop"]] {
        assert!(terminal.refused(4, words).contains("newer"));
    }
    let before = bytes_in(terminal.folder());
    let error = Engine::open_or_keep_aside(terminal.folder(), &told("2026-01-05T13:00:00+01:00")).unwrap_err();
    assert!(matches!(error, EngineError::Store(StoreError::Newer(_))), "{error:?}");
    assert!(bytes_in(terminal.folder()) == before);
}

#[test]
fn a_newer_diary_whose_program_was_killed_is_refused_untouched_too() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    let newer = Connection::open(file(&terminal)).unwrap();
    newer
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE of_the_future (x); PRAGMA user_version = 999")
        .unwrap();
    let wal = terminal.folder().join("diary.db-wal");
    assert!(std::fs::metadata(&wal).unwrap().len() > 0);
    // As a kill leaves it: the changes are in the journal beside the file.
    let killed = tempfile::tempdir().unwrap();
    for name in ["diary.db", "diary.db-wal"] {
        std::fs::copy(terminal.folder().join(name), killed.path().join(name)).unwrap();
    }
    let (before, journal) = (
        std::fs::read(killed.path().join("diary.db")).unwrap(),
        std::fs::read(killed.path().join("diary.db-wal")).unwrap(),
    );
    let said = say_in(killed.path(), LOG);
    assert_eq!(said.status, 4, "{}", said.err);
    assert!(said.err.contains("newer"), "{}", said.err);
    assert!(std::fs::read(killed.path().join("diary.db")).unwrap() == before, "the file was changed");
    assert!(std::fs::read(killed.path().join("diary.db-wal")).unwrap() == journal, "the journal was changed");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_can_not_be_written() {
    // Nobody can make a folder there, the superuser of a build machine included.
    for folder in ["/proc/respite", "/dev/null/respite"] {
        let said = say_in(Path::new(folder), LOG);
        assert_eq!(said.status, 4, "{}", said.err);
        crate::terminal::assert_one_plain_line(&said.err);
        assert!(said.err.contains(folder), "{}", said.err);
    }
    let terminal = Terminal::new();
    for out in ["/proc/page.pdf", "/dev/null/page.pdf", "."] {
        let said = terminal.say(&["summary", "--out", out]);
        assert_eq!(said.status, 4, "{out}: {}", said.err);
        crate::terminal::assert_one_plain_line(&said.err);
    }
}

/// Runs `script` in `sh` with the program as `$0` and the diary's folder as `$1`.
#[cfg(target_os = "linux")]
pub fn shell(wrapper: &[&str], script: &str, folder: &Path) -> std::io::Result<std::process::Output> {
    let words = [wrapper, &["sh", "-c", script]].concat();
    let mut command = std::process::Command::new(words[0]);
    command.args(&words[1..]).arg(respite()).arg(folder).output()
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_saves_nothing() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    let before = bytes_in(terminal.folder());
    // The journal may not grow past a block: the first commit does not fit.
    let script = r#"trap "" XFSZ; ulimit -f 4; "$0" --data-dir "$1" log --at 2026-01-06T12:00:00Z --spasm 1"#;
    let output = shell(&[], script, terminal.folder()).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{said}");
    crate::terminal::assert_one_plain_line(&said);
    assert!(output.stdout.is_empty());
    let after = bytes_in(terminal.folder());
    assert!(after[&file(&terminal)] == before[&file(&terminal)]);
    let diary: serde_json::Value = serde_json::from_str(&terminal.done(&["diary", "--json"]).out).unwrap();
    assert_eq!(diary.as_array().unwrap().len(), 1, "what was saved before is there");
    terminal.done(LOG);
}

#[cfg(target_os = "linux")]
pub fn way_to_mount(folder: &Path) -> &'static [&'static str] {
    // Whoever may mount does so in a namespace of their own; others are root there, or ask for it.
    let ways: [&'static [&'static str]; 3] = [
        &["unshare", "--mount"],
        &["unshare", "--map-root-user", "--mount"],
        &["sudo", "--non-interactive", "--preserve-env", "unshare", "--mount"],
    ];
    let can_mount = |way: &&[&str]| {
        let tried = shell(way, r#"mount -t tmpfs -o size=64k none "$1""#, folder);
        tried.is_ok_and(|tried| tried.status.success())
    };
    ways.into_iter().find(can_mount).expect("a way to mount a small disk: unshare, or sudo")
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let own_mounts = way_to_mount(folder.path());
    for left in [0, 8] {
        let script = format!(
            r#"mount -t tmpfs -o size=768k none "$1" && cd "$1" || exit 1
            log() {{ "$0" --data-dir "$1" log --at "2026-01-0$2T12:00:00Z" --spasm 1; }}
            log "$1" 5 >log
            dd if=/dev/zero of=keep bs=1k count={left} status=none
            dd if=/dev/zero of=filler bs=1k status=none 2>dd
            rm keep
            cp diary.db /dev/null
            log "$1" 6; echo "status $?"
            rm filler
            log "$1" 7 >log; echo "status $?"
            "$0" --data-dir "$1" diary --json"#
        );
        let output = shell(own_mounts, &script, folder.path()).unwrap();
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(err, "The disk is full. Nothing was saved.\n", "{left} KiB left: {out}");
        let rest = out.strip_prefix("status 4\nstatus 0\n").unwrap_or_else(|| panic!("{left} KiB left: {out}"));
        let diary: serde_json::Value = serde_json::from_str(rest).unwrap();
        let days: Vec<_> = diary.as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
        assert_eq!(days, ["2026-01-07", "2026-01-05"], "{left} KiB left");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_silences_no_notice_of_the_skin() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.start_cold();
    desk.pass_minutes(5);
    // A trigger that refuses stands for the full disk.
    let blocker = Connection::open(desk.folder().join("diary.db")).unwrap();
    blocker
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON notice_shown BEGIN SELECT raise(ABORT, 'full'); END")
        .unwrap();
    assert_eq!(desk.notices(), ["look at the skin"]);
    assert_eq!(desk.notices(), [""; 0], "and only once");
    desk.pass_minutes(10);
    assert_eq!(desk.notices(), ["time is up 1"]);
    assert_eq!(desk.notices(), [""; 0]);
    desk.pass_minutes(1);
    assert_eq!(desk.notices(), ["time is up 2"]);
}

#[test]
fn whatever_fails_leaves_the_rest_of_the_diary_readable() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm());
    desk.log_on(-1, clear());
    let before = serde_json::to_value(desk.status()).unwrap();
    assert!(desk.try_to(|engine, now| engine.log_entry(&Default::default(), now)).is_err());
    assert!(desk.try_to(|engine, now| engine.undo_session(1, now)).is_err());
    assert_eq!(serde_json::to_value(desk.status()).unwrap(), before);
    assert_eq!(desk.act(|engine, _| engine.entry(id)).spasms, Some(1));
}

#[test]
fn the_program_is_there() {
    assert!(respite().is_file());
}

/// A disk that takes no more rows of a table; a trigger that refuses stands for it.
fn fill(folder: &Path, table: &str) {
    let full = format!(
        "CREATE TRIGGER full_{table} BEFORE UPDATE ON {table} BEGIN SELECT raise(ABORT, 'full'); END; \
         CREATE TRIGGER full_new_{table} BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'full'); END"
    );
    Connection::open(folder.join("diary.db")).unwrap().execute_batch(&full).unwrap();
}

#[test]
fn the_terminal_says_what_to_do_about_skin_whatever_the_disk_does() {
    let told = ["session", "told", "cold", "--place", "neck-left", "--from", "2026-01-05T12:00:00Z"];
    let told = [&told[..], &["--to", "2026-01-05T12:10:00Z"]].concat();
    for (skin, help) in [("blistered", "now if it hurts"), ("numb", "doctor or nurse now."), ("red", "if it stays so")]
    {
        for is_full in [false, true] {
            let terminal = Terminal::new();
            if is_full {
                fill(terminal.folder(), "session");
            }
            let said = terminal.say(&[&told[..], &["--skin", skin]].concat());
            assert_eq!(said.status, if is_full { 4 } else { 0 }, "{}", said.err);
            assert!(
                said.out.starts_with("Take the pack off if it is still on, and keep it off. Leave the skin bare."),
                "{skin}: {}",
                said.out
            );
            assert!(said.out.contains(help), "{skin}: {}", said.out);
            assert_eq!(said.out.contains("No pack goes there"), !is_full, "{skin}: {}", said.out);
        }
    }
    let said = Terminal::new().done(&[&told[..], &["--skin", "normal"]].concat());
    assert!(!said.out.contains("Leave the skin bare"), "{}", said.out);
}

#[test]
fn the_terminal_says_what_is_true_of_a_dose_whatever_the_disk_does() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Paracetamol 500", "--ingredient", "paracetamol=500"]);
    let dose = ["dose", "Paracetamol 500", "--units", "20"];
    let good = terminal.done(&dose).out;
    let finding = good.lines().nth(1).unwrap().to_owned();
    let full = Terminal::new();
    full.done(&["product", "Paracetamol 500", "--ingredient", "paracetamol=500"]);
    fill(full.folder(), "dose");
    let said = full.say(&dose);
    assert_eq!(said.status, 4, "{}", said.out);
    assert_eq!(said.out.lines().next().unwrap(), finding);
}

#[test]
fn a_program_that_hangs_on_the_diary_does_not_delay_what_lies_on_the_skin() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.start_cold();
    desk.effects();
    desk.act(|engine, _| engine.look_hastily());
    let hangs = Connection::open(desk.folder().join("diary.db")).unwrap();
    hangs.execute_batch("BEGIN EXCLUSIVE").unwrap();
    desk.pass_minutes(15);
    let now = desk.now();
    let began = std::time::Instant::now();
    let effects = desk.engine().advance(&now).effects;
    assert!(began.elapsed() < std::time::Duration::from_secs(5), "{:?}", began.elapsed());
    assert!(!effects.is_empty(), "take the pack off");
    hangs.execute_batch("COMMIT").unwrap();
    desk.log(spasm());
}
