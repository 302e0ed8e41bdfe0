//! A row that can't be read costs that row, is told, and stays: everything else works, whatever the table.

use std::path::Path;

use respite_domain::charts::Span;
use respite_domain::session::Thermal;
use respite_domain::time::Moment;
use respite_engine::view::{Coded, DiaryWanted};
use respite_engine::{Asked, At, Engine};
use rusqlite::Connection;

use crate::desk::{Desk, spasm, spasm_at};
use crate::representative::representative;
use crate::terminal::Terminal;

/// All screens, what is due, and the page.
fn look_at_everything(engine: &mut Engine, now: &Moment) -> Vec<(&'static str, Result<(), String>)> {
    fn done<T>(answer: respite_engine::Result<T>) -> Result<(), String> {
        answer.map(drop).map_err(|error| format!("{error:?}"))
    }
    let at = At::now(now);
    vec![
        ("today", done(engine.today(now))),
        ("status", done(engine.status(&at))),
        ("diary", done(engine.diary(None, 30, &DiaryWanted::default(), now))),
        ("whole diary", done(engine.diary_between(None, None, now))),
        ("sessions", done(engine.sessions(now))),
        ("reliefs", done(engine.reliefs(Span::All, 100, &at))),
        ("open reliefs", done(engine.open_reliefs(now))),
        ("charts", done(engine.charts(Span::All, &at))),
        ("named", done(engine.named(Span::All, &at))),
        ("medicines", done(engine.medicines(&|_| (String::new(), None), now))),
        ("findings", done(engine.findings(&at))),
        ("signs", done(engine.signs(now))),
        ("visits", done(engine.visits(now))),
        ("history", done(engine.history(now))),
        ("week", done(engine.week(now))),
        ("roland-morris", done(engine.roland_morris())),
        ("own words", done(engine.own_words())),
        ("settings", done(engine.settings())),
        ("summary", done(engine.summary(None, None, &at))),
        ("notices", {
            engine.advance(now);
            engine.fault().map_or(Ok(()), |fault| Err(format!("{fault:?}")))
        }),
        ("kept aside", done(engine.kept_aside())),
    ]
}

/// The tables, each with its columns but for the keys.
fn columns(connection: &Connection) -> Vec<(String, String)> {
    let mut select = connection
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_xinfo(t.name) AS c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.pk = 0 AND c.hidden = 0",
        )
        .unwrap();
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// Takes from the tables what keeps odd values out, so that a row can be damaged as a disk damages it.
fn without_checks(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON; \
             UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT, WITHOUT', ' WITHOUT'), ') STRICT', ')'); \
             UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'IS NOT NULL', 'IS@'), ' NOT NULL', ''), 'IS@', \
             'IS NOT NULL') WHERE type = 'table'; \
             PRAGMA writable_schema = RESET",
        )
        .unwrap();
    connection
}

/// A word or a number that fits no column, the wrong type, and nothing at all.
const DAMAGES: [&str; 4] = ["'no-such-word'", "99999", "NULL", "x'FF00'"];

/// Damages one row and looks at everything; what went wrong, and whether it was told that something can't be read. `None` where
/// the value does not go in: a key, or a table without such rows.
fn damaged(original: &Path, table: &str, column: &str, with: &str, now: &Moment) -> Option<(Vec<String>, bool)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.db");
    std::fs::copy(original, &file).unwrap();
    let connection = without_checks(&file);
    let alive = |gone: &str| {
        let count = format!("SELECT count(*) FROM pragma_table_info('{table}') WHERE name = '{gone}'");
        connection.query_row(&count, [], |row| row.get::<_, i64>(0)).unwrap() > 0
    };
    let which = ["deleted_at", "undone_at", "taken_back_at"].into_iter().find(|gone| alive(gone) && *gone != column);
    let which = which.map_or_else(|| "true".to_owned(), |gone| format!("{gone} IS NULL"));
    let key = if connection.prepare(&format!("SELECT rowid FROM {table}")).is_ok() { "rowid" } else { "" };
    let update = match key {
        "" => format!("UPDATE {table} SET {column} = {with} WHERE {which}"),
        key => {
            format!("UPDATE {table} SET {column} = {with} WHERE {key} = (SELECT max({key}) FROM {table} WHERE {which})")
        }
    };
    connection.execute(&update, []).ok().filter(|rows| *rows > 0)?;
    drop(connection);
    let case = format!("{table}.{column} = {with}");
    let mut engine = match Engine::open(folder.path(), Asked::WhetherReadable) {
        Ok(engine) => engine,
        Err(error) => return Some((vec![format!("{case}: {error}")], false)),
    };
    let looked = look_at_everything(&mut engine, now);
    let mut wrong: Vec<String> =
        looked.into_iter().filter_map(|(what, done)| Some(format!("{case}: {what}: {}", done.err()?))).collect();
    let told = engine.unreadable() > 0;
    drop(engine);
    let status = Engine::open_to_read(folder.path()).and_then(|engine| engine.status(&At::now(now)));
    wrong.extend(status.err().map(|error| format!("{case}: status: {error}")));
    // Which notices were shown is written; the row itself stays as it is.
    if table != "notice_shown" {
        let after = Connection::open(&file).unwrap();
        let kept = format!("SELECT count(*) FROM {table} WHERE {column} IS {with}");
        if after.query_row(&kept, [], |row| row.get::<_, i64>(0)).unwrap() == 0 && with != "99999" {
            wrong.push(format!("{case}: the row was changed"));
        }
    }
    Some((wrong, told))
}

#[test]
fn any_column_of_any_table_may_be_damaged() {
    let desk = representative();
    let now = desk.now();
    let original = desk.folder().join("diary.db");
    let all = columns(&Connection::open(&original).unwrap());
    let cases: Vec<(&str, Vec<String>, bool)> = std::thread::scope(|scope| {
        let parts = all.chunks(all.len().div_ceil(4)).map(|part| {
            let (original, now) = (&original, &now);
            let all = part.iter().flat_map(|(table, column)| DAMAGES.map(|with| (table, column, with)));
            scope.spawn(move || {
                all.filter_map(|(table, column, with)| {
                    let (wrong, told) = damaged(original, table, column, with, now)?;
                    Some((column.as_str(), wrong, told))
                })
                .collect()
            })
        });
        let parts: Vec<std::thread::ScopedJoinHandle<'_, Vec<_>>> = parts.collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    let wrong: Vec<&String> = cases.iter().flat_map(|(_, wrong, _)| wrong).collect();
    assert!(
        wrong.is_empty(),
        "{} faults, such as:\n{}",
        wrong.len(),
        wrong.iter().take(60).map(|wrong| wrong.as_str()).collect::<Vec<_>>().join("\n")
    );
    // No screen reads what a row is called beyond this diary. Any text is a note and any moment a moment; but most columns hold something that can be told from nonsense.
    let told: Vec<bool> = cases.iter().filter(|(column, ..)| *column != "uid").map(|(.., told)| *told).collect();
    let (tried, told) = (told.len(), told.iter().filter(|told| **told).count());
    assert!(tried > 400 && told * 9 > tried * 4, "{tried} tried, of {told} it was told");
}

pub(crate) fn spoil(folder: &Path, sql: &str) {
    let connection = without_checks(&folder.join("diary.db"));
    assert_eq!(connection.execute(sql, []).unwrap(), 1);
}

#[test]
fn one_entry_that_can_not_be_read_is_left_out_and_counted() {
    let terminal = Terminal::new();
    for (day, note) in [("20", "spoilt"), ("21", "whole"), ("22", "whole too")] {
        let at = format!("2026-11-{day}T12:00:00+01:00");
        terminal.done(&["log", "--at", &at, "--spasm", "1", "--place", "low-back-left", "--note", note]);
    }
    spoil(terminal.folder(), "UPDATE entry SET places = 'low-back-lefu' WHERE id = 1");
    terminal.done(&["log", "--at", "2026-11-23T12:00:00+01:00", "--spasm", "1"]);
    for words in [&["status"][..], &["diary"]] {
        let said = terminal.done(words);
        assert_eq!(said.err.lines().next(), Some("1 entry could not be read. It is kept as it is."), "{words:?}");
    }
    let diary = terminal.done(&["diary"]).out;
    assert!(diary.contains("whole too") && !diary.contains("spoilt"), "{diary}");
    let connection = Connection::open(terminal.folder().join("diary.db")).unwrap();
    let kept: String = connection.query_row("SELECT places FROM entry WHERE id = 1", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "low-back-lefu");
}

#[test]
fn what_can_not_be_read_is_not_written_over() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm_at("low-back-left"));
    spoil(desk.folder(), "UPDATE entry SET places = 'low-back-lefu' WHERE id = 1");
    assert!(desk.try_to(|engine, now| engine.update_entry(id, &spasm(), now)).is_err());
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let kept: String = connection.query_row("SELECT places FROM entry", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "low-back-lefu");
}

#[test]
fn skin_under_a_session_that_can_not_be_read_is_not_free() {
    for damage in
        ["places = 'low-back-lefu'", "kind = 'warm'", "ended_at = 'later'", "skin = 'green'", "minutes = 'many'"]
    {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "now");
        spoil(desk.folder(), &format!("UPDATE session SET {damage} WHERE id = 1"));
        desk.reopen();
        assert!(desk.start(Coded(Thermal::Heat), "low-back-left").is_err(), "{damage}");
        assert!(desk.engine().unreadable() > 0, "{damage}: it is told");
        let now = desk.now();
        desk.engine().advance(&now);
        assert_eq!(desk.engine().fault(), None, "{damage}");
        desk.pass_minutes(3 * 60);
        if damage.starts_with("skin") {
            assert!(desk.start(Coded(Thermal::Heat), "low-back-left").is_err(), "{damage}: nobody knows how it looked");
            desk.act(|engine, now| engine.skin_looks_normal(&[], now));
            // It may have been a bad reaction, so the sheet asks.
            desk.skin_is_healthy();
        }
        assert!(desk.start(Coded(Thermal::Heat), "low-back-left").is_ok(), "{damage}: not for ever");
    }
}

#[test]
fn a_pack_of_which_something_can_not_be_read_comes_off_and_keeps_its_damage() {
    for (column, damage) in [("minutes", "many"), ("places", "low-back-lefu"), ("kind", "warm")] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        let id = desk.start_cold();
        spoil(desk.folder(), &format!("UPDATE session SET {column} = '{damage}' WHERE id = 1"));
        desk.reopen();
        desk.pass_minutes(5);
        desk.act(|engine, now| engine.skin_is_fine(id, now));
        desk.pass_minutes(5);
        let off = desk.stop(id, "now");
        assert!(off.ended_at.is_some(), "{column}");
        let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
        let kept = |column: &str| -> String {
            let select = format!("SELECT CAST({column} AS TEXT) FROM session WHERE id = 1");
            connection.query_row(&select, [], |row| row.get(0)).unwrap()
        };
        assert_eq!((kept(column), kept("skin_checked")), (damage.to_owned(), "1".to_owned()));
    }
}

#[test]
fn a_damaged_file_is_never_written_to() {
    let terminal = Terminal::new();
    for day in 10..25 {
        let at = format!("2026-11-{day}T12:00:00+01:00");
        terminal.done(&["log", "--at", &at, "--spasm", "1", "--note", &"x".repeat(2000)]);
    }
    let file = terminal.folder().join("diary.db");
    let whole = std::fs::read(&file).unwrap();
    let pages = whole.len() / 4096;
    let mut refused = 0;
    for page in 1..pages {
        let mut bytes = whole.clone();
        bytes[page * 4096..page * 4096 + 512].fill(0);
        std::fs::write(&file, &bytes).unwrap();
        let connection = Connection::open(&file).unwrap();
        let verdict = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        drop(connection);
        let said = terminal.say(&["log", "--at", "2026-11-25T12:00:00+01:00", "--spasm", "1"]);
        if verdict.is_ok_and(|verdict| verdict == "ok") {
            continue;
        }
        refused += 1;
        assert_eq!(said.status, 4, "page {page}: {} {}", said.out, said.err);
        assert!(std::fs::read(&file).unwrap() == bytes, "page {page} was written to");
    }
    assert!(refused > pages / 2, "{refused} of {pages}");
}
