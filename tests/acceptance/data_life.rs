//! Nothing is lost: not by an update, not by a kill, not by a second process.

use std::collections::BTreeSet;
use std::path::Path;

use respite_domain::charts::Span;
use respite_domain::session::Thermal;
use respite_domain::time::Moment;
use respite_engine::view::{Coded, EntryDraft};
use respite_engine::{Asked, At, Engine};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::{Desk, spasm, told};
use crate::next_version::{V0001, as_next_version, write_version_1};
use crate::representative::representative;
use crate::terminal::{Terminal, say_in};

/// Everything that a diary tells, from one moment.
fn told_by(engine: &Engine) -> Value {
    let now = told("2026-11-22T14:50:00+01:00");
    let days = engine.diary_between(None, None, &now).unwrap();
    let changes: Vec<_> =
        days.iter().flat_map(|day| &day.entries).map(|entry| engine.entry_changes(entry.id).unwrap()).collect();
    json!({
        "days": days,
        "changes": changes,
        "status": engine.status(&At::now(&now)).unwrap(),
        "today": engine.today(&now).unwrap(),
        "sessions": sessions_told(engine, &now),
        "settings": engine.settings().unwrap(),
        "words": engine.own_words().unwrap(),
        "week": engine.week(&now).unwrap(),
        "roland_morris": engine.roland_morris().unwrap(),
        "medicines": medicines_told(engine, &now),
        "signs": engine.signs(&now).unwrap().answers,
        "visits": engine.visits(&now).unwrap(),
        "avoided": engine.named(Span::All, &At::now(&now)).unwrap(),
        "history": engine.history(&now).unwrap(),
        "reliefs": engine.reliefs(Span::All, 100, &At::now(&now)).unwrap(),
    })
}

/// What the person told of heat and cold. What Respite asks, and what it lets start, is free to change.
fn sessions_told(engine: &Engine, now: &Moment) -> Value {
    let mut sessions = serde_json::to_value(engine.sessions(now).unwrap()).unwrap();
    let safety = sessions["safety"].as_object_mut().unwrap();
    for asked in ["questions", "ask", "allows"] {
        safety.remove(asked);
    }
    // Said of the sessions, which are all there.
    sessions.as_object_mut().unwrap().remove("skinWarnings");
    sessions.as_object_mut().unwrap().remove("beforeStart");
    sessions
}

/// What the person told of medicines. What Respite offers and says of them is free to change.
fn medicines_told(engine: &Engine, now: &Moment) -> Value {
    let medicines = engine.medicines(&|_| (String::new(), None), now).unwrap();
    json!({
        "products": medicines.products,
        "doses": medicines.doses,
        "last24h": medicines.last24h,
        "side_effects": medicines.side_effects,
        "flags": medicines.flags,
    })
}

fn open_fixture(folder: &Path) -> Engine {
    write_version_1(&folder.join("diary.db"));
    as_next_version(|| Engine::open(folder, Asked::WhetherSound)).unwrap()
}

#[test]
fn a_diary_of_version_1_opens_with_every_value() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open_fixture(folder.path());
    let told = told_by(&engine);
    let text = serde_json::to_string_pretty(&told).unwrap();
    let expect = include_str!("../fixtures/databases/v0001.told.json");
    let expect: Value = serde_json::from_str(expect).unwrap();
    // Later versions may tell more; what they told of version 1 they still tell.
    assert_contains(&told, &expect, "diary", &text);
}

#[test]
fn every_value_of_version_1_is_where_it_was_after_all_migrations() {
    let folder = tempfile::tempdir().unwrap();
    drop(open_fixture(folder.path()));
    let old = Connection::open_in_memory().unwrap();
    old.execute_batch(V0001).unwrap();
    let new = Connection::open(folder.path().join("diary.db")).unwrap();
    for table in tables(&old) {
        // Rows are compared as SQLite writes them, type and all; later versions may add columns and rows of their own kind.
        let columns: Vec<_> = columns(&old, &table).iter().map(|column| format!("quote({column})")).collect();
        let rows = |connection: &Connection, table: &str| -> Vec<String> {
            let select = format!("SELECT {} FROM {table} ORDER BY 1", columns.join(" || ', ' || "));
            let mut select = connection.prepare(&select).unwrap_or_else(|error| panic!("{table}: {error}"));
            select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let (before, after) = (rows(&old, &table), rows(&new, &table));
        assert!(!before.is_empty(), "{table} holds nothing to compare");
        assert_eq!(before, after, "{table}");
    }
}

/// Whether `expect` is in `found`: of objects every field, of anything else all of it.
#[track_caller]
fn assert_contains(found: &Value, expect: &Value, path: &str, all: &str) {
    match (found, expect) {
        (Value::Object(found), Value::Object(expect)) => {
            for (field, expect) in expect {
                let found = found.get(field).unwrap_or_else(|| panic!("{path}.{field} is missing in {all}"));
                assert_contains(found, expect, &format!("{path}.{field}"), all);
            }
        }
        (Value::Array(found), Value::Array(expect)) => {
            assert_eq!(found.len(), expect.len(), "{path}");
            for (index, (found, expect)) in found.iter().zip(expect).enumerate() {
                assert_contains(found, expect, &format!("{path}[{index}]"), all);
            }
        }
        _ => assert_eq!(found, expect, "{path}"),
    }
}

#[test]
fn the_fixture_leaves_no_column_empty() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(V0001).unwrap();
    assert_no_column_is_empty(&connection);
}

/// So that the fixture of the next release, too, has something to lose in every column.
#[test]
fn the_next_fixture_will_leave_no_column_empty() {
    let desk = representative();
    assert_no_column_is_empty(&Connection::open(desk.folder().join("diary.db")).unwrap());
}

#[track_caller]
fn assert_no_column_is_empty(connection: &Connection) {
    for table in tables(connection) {
        for column in columns(connection, &table) {
            let filled: i64 = connection
                .query_row(&format!("SELECT count(*) FROM {table} WHERE {column} IS NOT NULL"), [], |row| row.get(0))
                .unwrap();
            assert!(filled > 0, "{table}.{column} has no value in the fixture");
        }
    }
}

#[test]
fn a_full_diary_tells_the_same_after_a_restart() {
    let desk = representative();
    let before = told_by(&Engine::open(desk.folder(), Asked::WhetherReadable).unwrap());
    let now = desk.now();
    let mut desk = desk;
    desk.restart_computer();
    assert_eq!(desk.now().wall, now.wall);
    assert_eq!(told_by(desk.engine()), before);
}

#[test]
fn an_old_diary_ends_with_the_schema_of_a_new_one() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(open_fixture(old.path()));
    drop(as_next_version(|| Engine::open(new.path(), Asked::WhetherSound)).unwrap());
    let [old, new] = [old, new].map(|folder| schema(&Connection::open(folder.path().join("diary.db")).unwrap()));
    assert_eq!(old, new);
}

/// What makes two files the same but for their rows.
fn schema(connection: &Connection) -> Vec<String> {
    let mut select = connection
        .prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
        .unwrap();
    let mut lines: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for pragma in ["user_version", "application_id", "journal_mode", "encoding"] {
        let value: rusqlite::types::Value =
            connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).unwrap();
        lines.push(format!("{pragma} {value:?}"));
    }
    lines
}

fn tables(connection: &Connection) -> Vec<String> {
    let mut select = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The columns that hold something of their own.
fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut select =
        connection.prepare(&format!("SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0")).unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Writes the fixture of the version that this program writes. Once released, it is never written again.
#[test]
#[ignore = "writes files; for the day on which a new schema version is released"]
fn write_the_fixture() {
    let desk = representative();
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let number =
        |pragma: &str| -> i64 { connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).unwrap() };
    let version = number("user_version");
    let mut dump = format!(
        "PRAGMA foreign_keys = OFF;\nPRAGMA application_id = {};\nPRAGMA user_version = {version};\n",
        number("application_id")
    );
    let schema = |which: &str| -> String {
        let select = format!(
            "SELECT sql || ';\n' FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND type {which} ORDER BY rowid"
        );
        let mut select = connection.prepare(&select).unwrap();
        select.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap).collect()
    };
    dump.push_str(&schema("<> 'trigger'"));
    for table in tables(&connection) {
        let columns = columns(&connection, &table);
        let quoted: Vec<_> = columns.iter().map(|column| format!("quote({column})")).collect();
        let mut rows =
            connection.prepare(&format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ', ' || "))).unwrap();
        for values in rows.query_map([], |row| row.get::<_, String>(0)).unwrap() {
            dump.push_str(&format!("INSERT INTO {table} ({}) VALUES ({});\n", columns.join(", "), values.unwrap()));
        }
    }
    // What keeps a table by others would count their rows once more.
    dump.push_str(&schema("= 'trigger'"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/databases");
    std::fs::write(folder.join(format!("v{version:04}.sql")), dump).unwrap();
    let engine = Engine::open(desk.folder(), Asked::WhetherSound).unwrap();
    let text = serde_json::to_string_pretty(&told_by(&engine)).unwrap();
    std::fs::write(folder.join(format!("v{version:04}.told.json")), text + "\n").unwrap();
}

const BURST_IN: &str = "RESPITE_TEST_BURST_IN";

/// Not a test of its own: [`a_kill_in_the_middle_of_a_burst_loses_nothing`] starts it, and kills it.
#[test]
#[ignore = "the child of another test; it never ends by itself"]
fn burst() {
    let Some(folder) = std::env::var_os(BURST_IN) else { return };
    let mut engine = Engine::open(Path::new(&folder), Asked::WhetherReadable).unwrap();
    let now = told("2026-11-22T14:00:00+01:00");
    loop {
        let draft = EntryDraft { note: "x".repeat(3000), triggers: vec!["lifting".into()], ..spasm() };
        let id = engine.log_entry(&draft, &now).unwrap().id;
        eprintln!("saved {id}");
    }
}

#[test]
fn a_kill_in_the_middle_of_a_burst_loses_nothing() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeSet::new();
    for enough in [1, 2, 7, 40, 150] {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "data_life::burst", "--ignored", "--nocapture", "--test-threads=1"])
            .env(BURST_IN, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut killed = false;
        let mut seen = 0;
        for line in lines {
            let line = line.unwrap();
            let Some(id) = line.strip_prefix("saved ") else { continue };
            acknowledged.insert(id.parse::<i32>().unwrap());
            seen += 1;
            if seen >= enough && !killed {
                child.kill().unwrap();
                killed = true;
            }
        }
        assert!(killed);
        child.wait().unwrap();
        let engine = Engine::open(folder.path(), Asked::WhetherSound).unwrap();
        let now = told("2026-11-22T15:00:00+01:00");
        let days = engine.diary_between(None, None, &now).unwrap();
        let entries: Vec<_> = days.iter().flat_map(|day| &day.entries).collect();
        let found: BTreeSet<i32> = entries.iter().map(|entry| entry.id).collect();
        assert!(found.is_superset(&acknowledged), "lost: {:?}", acknowledged.difference(&found).collect::<Vec<_>>());
        // The one that was being written may be there, but then it is whole.
        assert!(entries.iter().all(|entry| entry.note.len() == 3000 && entry.triggers.len() == 1));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_kill_of_terminals_that_write_loses_nothing() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]);
    const AT: [&str; 2] = ["--at", "2026-01-05T12:00:00+01:00"];
    for (words, table) in [
        (&["log", "--spasm", "1", "--trigger", "lifting"][..], "entry"),
        (&["dose", "Advil", "--units", "1"], "dose"),
        (&["signs", "--tick", "fever"], "sign_answer"),
    ] {
        for enough in [1, 4, 9] {
            let before = rows_of(&terminal, table);
            let saved = until_killed(&terminal, &[words, &AT].concat(), enough);
            let after = rows_of(&terminal, table);
            assert!(after >= before + saved, "{before} and {saved} saved, but {after} are there: {table}");
            assert!(after <= before + saved + 1, "one that was not acknowledged at most: {table}");
        }
    }
    assert_eq!(rows_of(&terminal, "entry"), rows_of(&terminal, "entry_words"), "each entry is whole");
    drop(Engine::open(terminal.folder(), Asked::WhetherSound).unwrap());
}

/// Calls `respite` with these words again and again, kills it once `enough` calls were acknowledged, and tells how many were
/// in the end.
#[cfg(target_os = "linux")]
fn until_killed(terminal: &Terminal, words: &[&str], enough: usize) -> usize {
    use std::os::unix::process::CommandExt;
    use std::process::Command;
    let mut shell = Command::new("sh")
        .args(["-c", "while :; do \"$0\" \"$@\" && echo yes; done"])
        .arg(crate::terminal::respite())
        .arg("--data-dir")
        .arg(terminal.folder())
        .args(words)
        .stdout(std::process::Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(shell.stdout.take().unwrap()));
    let mut saved = 0;
    while saved < enough {
        saved += usize::from(lines.next().unwrap().unwrap() == "yes");
    }
    // The whole group at once: the shell, and whichever terminal is writing.
    let group = rustix::process::Pid::from_raw(shell.id().cast_signed()).unwrap();
    rustix::process::kill_process_group(group, rustix::process::Signal::KILL).unwrap();
    saved += lines.map_while(Result::ok).filter(|line| line == "yes").count();
    shell.wait().unwrap();
    saved
}

#[cfg(target_os = "linux")]
fn rows_of(terminal: &Terminal, table: &str) -> usize {
    let connection = Connection::open(terminal.folder().join("diary.db")).unwrap();
    let count: i64 = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    usize::try_from(count).unwrap()
}

fn entries_of(terminal: &Terminal) -> usize {
    let diary: Value = serde_json::from_str(&terminal.done(&["diary", "--json"]).out).unwrap();
    diary.as_array().unwrap().iter().map(|day| day["entries"].as_array().unwrap().len()).sum()
}

#[test]
fn processes_that_write_at_once_all_succeed() {
    let terminal = Terminal::without_diary();
    crate::terminal::respite();
    // The folder is empty: the first to come makes the diary, and nobody knows who that is.
    std::thread::scope(|scope| {
        for hour in 10..16 {
            let folder = terminal.folder();
            scope.spawn(move || {
                for minute in 10..18 {
                    let at = format!("2026-01-05T{hour}:{minute}:00+01:00");
                    let said = say_in(folder, &["log", "--at", &at, "--spasm", "1"]);
                    assert_eq!(said.status, 0, "{}", said.err);
                }
            });
        }
    });
    assert_eq!(entries_of(&terminal), 6 * 8);
}

#[test]
fn a_window_and_a_terminal_share_a_diary() {
    let mut window = Desk::at("2026-01-05 14:00");
    window.skin_is_healthy();
    let at = ["--at", "2026-01-05T13:00:00+01:00"];
    let started = say_in(window.folder(), &[&["session", "start", "cold", "--place", "neck-left"], &at[..]].concat());
    assert_eq!(started.status, 0, "{}", started.err);
    assert_eq!(window.notices(), ["late: time is up 5"]);
    let refused = window.start(Coded(Thermal::Heat), "neck-centre");
    assert!(refused.is_err(), "the terminal's session rests the skin here too");
    let id = window.log(spasm());
    let diary = say_in(window.folder(), &["diary", "--json"]);
    let diary: Value = serde_json::from_str(&diary.out).unwrap();
    assert_eq!(diary[0]["entries"][0]["id"], id);
}
