//! `diary.db` alone is the diary whenever nobody writes, whoever has it open.

use std::path::Path;

use respite_engine::view::EntryDraft;
use respite_engine::{Asked, Engine};
use rusqlite::Connection;

use crate::desk::{Desk, spasm, told};
use crate::english::english;
use crate::terminal::{Terminal, say_in};

fn entries_in_a_copy(folder: &Path) -> usize {
    let copy = tempfile::tempdir().unwrap();
    std::fs::copy(folder.join("diary.db"), copy.path().join("diary.db")).unwrap();
    let engine = Engine::open(copy.path(), Asked::WhetherSound).unwrap();
    let days = engine.diary_between(None, None, &told("2026-11-23T12:00:00+01:00")).unwrap();
    days.iter().map(|day| day.entries.len()).sum()
}

/// What lies in a folder, but for what is about the computer and not the diary.
fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name != "starts.txt").collect()
}

#[test]
fn a_copy_of_the_file_alone_holds_every_act_while_the_window_is_open() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for saved in 1..=20 {
        desk.log(spasm());
        let said = say_in(desk.folder(), &["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert_eq!(entries_in_a_copy(desk.folder()), 2 * saved);
    }
    assert_eq!(names(desk.folder()), ["diary.db"], "nothing lies beside it");
}

#[test]
fn a_diary_of_an_earlier_program_that_wrote_ahead_becomes_one_file() {
    let terminal = Terminal::new();
    let before = Connection::open(terminal.folder().join("diary.db")).unwrap();
    before.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    drop(before);
    terminal.done(&["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1"]);
    assert_eq!(entries_in_a_copy(terminal.folder()), 1);
    assert_eq!(names(terminal.folder()), ["diary.db"]);
}

/// As a kill leaves a diary in the middle of a commit: the journal whole, the file half written.
fn killed_in_a_commit() -> tempfile::TempDir {
    let terminal = Terminal::new();
    terminal.done(&["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1", "--note", "whole"]);
    let killed = tempfile::tempdir().unwrap();
    let connection = Connection::open(terminal.folder().join("diary.db")).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; \
             UPDATE entry SET note = 'half'; CREATE TABLE filler (x); \
             INSERT INTO filler WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3000) \
             SELECT randomblob(400) FROM n",
        )
        .unwrap();
    for name in ["diary.db", "diary.db-journal"] {
        std::fs::copy(terminal.folder().join(name), killed.path().join(name)).unwrap();
    }
    connection.execute_batch("ROLLBACK").unwrap();
    let journal = std::fs::read(killed.path().join("diary.db-journal")).unwrap();
    assert!(journal.len() > 512 && journal[..8] != [0; 8], "the journal is one that counts");
    killed
}

#[test]
fn a_journal_that_a_kill_left_is_taken_back_by_whoever_opens_next() {
    for looks_first in [true, false] {
        let killed = killed_in_a_commit();
        if looks_first {
            let said = say_in(killed.path(), &["diary"]);
            assert!(said.out.contains("whole"), "{} {}", said.out, said.err);
        } else {
            let said = say_in(killed.path(), &["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1"]);
            assert_eq!(said.status, 0, "{}", said.err);
        }
        let engine = Engine::open(killed.path(), Asked::WhetherSound).unwrap();
        let days = engine.diary_between(None, None, &told("2026-11-23T12:00:00+01:00")).unwrap();
        assert!(days.iter().flat_map(|day| &day.entries).any(|entry| entry.note == "whole"));
        assert_eq!(names(killed.path()), ["diary.db"]);
    }
}

#[test]
fn a_journal_of_another_diary_is_kept_and_not_played_into_this_one() {
    for (looks_first, entries) in [(true, 3), (false, 3), (true, 40), (false, 40)] {
        let (killed, other) = (killed_in_a_commit(), Terminal::new());
        let mut engine = Engine::open(other.folder(), Asked::WhetherSound).unwrap();
        let draft = EntryDraft { note: "other".into(), ..spasm() };
        (0..entries).for_each(|_| _ = engine.log_entry(&draft, &told("2026-11-20T12:00:00+01:00")).unwrap());
        drop(engine);
        let journal = std::fs::read(killed.path().join("diary.db-journal")).unwrap();
        std::fs::copy(other.folder().join("diary.db"), killed.path().join("diary.db")).unwrap();
        let mine = std::fs::read(killed.path().join("diary.db")).unwrap();
        if looks_first {
            let said = say_in(killed.path(), &["diary"]);
            assert!(said.out.contains("other") && !said.out.contains("whole"), "{} {}", said.out, said.err);
            assert!(std::fs::read(killed.path().join("diary.db")).unwrap() == mine, "a look changes nothing");
        }
        let engine = Engine::open(killed.path(), Asked::WhetherSound).unwrap();
        assert_eq!(entries_in_a_copy(killed.path()), entries);
        let kept = engine.kept_aside().unwrap();
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert!(std::fs::read(&kept[0]).unwrap() == journal);
        let said = respite_wording::kept_aside(&kept[0], english());
        assert!(said.starts_with("A part of another diary lay here."), "{said}");
    }
}

/// A diary that another program set to write ahead, with what it had still to write, as a kill leaves them.
fn killed_while_it_wrote_ahead() -> tempfile::TempDir {
    let (terminal, killed) = (Terminal::new(), tempfile::tempdir().unwrap());
    terminal.done(&["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1", "--note", "before"]);
    let connection = Connection::open(terminal.folder().join("diary.db")).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; UPDATE entry SET note = 'ahead'").unwrap();
    for name in ["diary.db", "diary.db-wal"] {
        std::fs::copy(terminal.folder().join(name), killed.path().join(name)).unwrap();
    }
    killed
}

#[test]
fn what_was_written_ahead_is_played_into_its_own_diary_only() {
    let own = killed_while_it_wrote_ahead();
    let said = say_in(own.path(), &["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(say_in(own.path(), &["diary"]).out.contains("ahead"), "what had still to be written is there");

    for (writes_ahead, act) in [(false, "diary"), (false, "log"), (true, "diary"), (true, "log")] {
        let (killed, other) = (killed_while_it_wrote_ahead(), Terminal::new());
        for _ in 0..6 {
            other.done(&["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1", "--note", "other"]);
        }
        if writes_ahead {
            let connection = Connection::open(other.folder().join("diary.db")).unwrap();
            connection.execute_batch("PRAGMA journal_mode = WAL").unwrap();
        }
        std::fs::copy(other.folder().join("diary.db"), killed.path().join("diary.db")).unwrap();
        let journal = std::fs::read(killed.path().join("diary.db-wal")).unwrap();
        let arguments: &[&str] =
            if act == "log" { &["log", "--at", "2026-11-20T13:00:00+01:00", "--spasm", "1"] } else { &["diary"] };
        let said = say_in(killed.path(), arguments);
        assert_eq!(said.status, 0, "{act}: {}", said.err);
        let shown = say_in(killed.path(), &["diary"]).out;
        assert_eq!(shown.matches("other").count(), 6, "{act}: {shown}");
        assert!(!shown.contains("ahead"), "{act}: {shown}");
        let kept = Engine::open(killed.path(), Asked::WhetherSound).unwrap().kept_aside().unwrap();
        assert_eq!(kept.len(), 1, "{act}: {kept:?}");
        assert!(std::fs::read(&kept[0]).unwrap() == journal);
    }
}

#[cfg(unix)]
#[test]
fn a_journal_of_another_diary_beside_what_a_link_leads_to_is_not_played_either() {
    let (killed, other, link) = (killed_in_a_commit(), Terminal::new(), tempfile::tempdir().unwrap());
    for _ in 0..6 {
        other.done(&["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1", "--note", "other"]);
    }
    std::fs::copy(other.folder().join("diary.db"), killed.path().join("diary.db")).unwrap();
    let mine = std::fs::read(killed.path().join("diary.db")).unwrap();
    std::os::unix::fs::symlink(killed.path().join("diary.db"), link.path().join("diary.db")).unwrap();
    let shown = say_in(link.path(), &["diary"]);
    assert_eq!(shown.out.matches("other").count(), 6, "{} {}", shown.out, shown.err);
    assert!(std::fs::read(killed.path().join("diary.db")).unwrap() == mine, "a look changes nothing");
    assert!(names(killed.path()).iter().any(|name| name.starts_with("diary-kept-aside-")));
}

#[test]
fn a_journal_without_the_first_page_is_played_into_its_own_diary_only() {
    for own in [true, false] {
        let (terminal, killed, other) = (Terminal::new(), tempfile::tempdir().unwrap(), Terminal::new());
        for (of, times, note) in [(&terminal, 200, "whole whole whole whole whole"), (&other, 6, "other")] {
            let mut engine = Engine::open(of.folder(), Asked::WhetherSound).unwrap();
            let draft = EntryDraft { note: note.into(), ..spasm() };
            (0..times).for_each(|_| _ = engine.log_entry(&draft, &told("2026-11-20T12:00:00+01:00")).unwrap());
        }
        let connection = Connection::open(terminal.folder().join("diary.db")).unwrap();
        // What does not fit into memory is written before the first page is touched.
        connection
            .execute_batch(
                "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; \
                 UPDATE entry SET note = 'half half half half half h'",
            )
            .unwrap();
        for name in ["diary.db", "diary.db-journal"] {
            std::fs::copy(terminal.folder().join(name), killed.path().join(name)).unwrap();
        }
        drop(connection);
        if !own {
            std::fs::copy(other.folder().join("diary.db"), killed.path().join("diary.db")).unwrap();
        }
        let shown = say_in(killed.path(), &["diary"]);
        let expected = if own { ("whole whole", 400) } else { ("other", 6) };
        assert_eq!(shown.out.matches(expected.0).count(), expected.1, "{} {}", shown.out, shown.err);
        assert!(!shown.out.contains("half"), "{}", shown.out);
    }
}

#[test]
fn a_journal_without_its_diary_is_kept_and_told() {
    for suffix in ["-journal", "-wal"] {
        let terminal = Terminal::without_diary();
        let orphan = b"the last of what was written, perhaps".repeat(40);
        std::fs::write(terminal.folder().join(format!("diary.db{suffix}")), &orphan).unwrap();
        terminal.done(&["log", "--at", "2026-11-20T12:00:00+01:00", "--spasm", "1"]);
        let kept: Vec<_> = names(terminal.folder()).into_iter().filter(|name| name.starts_with("diary-kept")).collect();
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert!(std::fs::read(terminal.folder().join(&kept[0])).unwrap() == orphan);
        let now = told("2026-11-20T13:00:00+01:00");
        let (engine, _) = Engine::open_or_keep_aside(terminal.folder(), &now).unwrap();
        assert_eq!(engine.kept_aside().unwrap(), [terminal.folder().join(&kept[0])]);
    }
}

#[test]
fn eight_who_write_at_once_lose_nothing_and_wait_for_each_other() {
    let terminal = Terminal::new();
    let folder = terminal.folder();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(move || {
                let mut engine = Engine::open(folder, Asked::WhetherReadable).unwrap();
                let now = told("2026-11-20T12:00:00+01:00");
                for _ in 0..100 {
                    engine.log_entry(&spasm(), &now).unwrap();
                    // Whoever reads meanwhile waits too, and never for long.
                    engine.written_elsewhere().unwrap();
                }
            });
        }
    });
    assert_eq!(entries_in_a_copy(folder), 800);
}
