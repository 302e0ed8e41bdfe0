//! What only looks makes nothing and needs no right to write; and what is there and is no diary is never a first start.

use std::path::Path;

use respite_engine::{At, Engine, EngineError, StoreError};

use crate::desk::told;
use crate::next_version::{as_next_version, write_version_1};
use crate::terminal::{Terminal, bytes_in, say_in};

const LOG: &[&str] = &["log", "--at", "2026-01-05T12:00:00+01:00", "--spasm", "1"];
const LOOKS: &[&[&str]] = &[
    &["status"],
    &["status", "--json"],
    &["diary"],
    &["visit", "list"],
    &["dose", "--list"],
    &["dose", "--products"],
    &["summary", "--out", "page.pdf"],
    &["erase"],
];

#[test]
fn looking_makes_no_diary() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("not/there");
    for words in LOOKS {
        for looked_at in [folder.path(), &missing] {
            let said = say_in(looked_at, words);
            assert_eq!(said.status, 4, "{words:?}: {} {}", said.out, said.err);
            assert!(said.err.contains("There is no diary in"), "{words:?}: {}", said.err);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{words:?} made something");
    }
}

#[test]
fn looking_changes_no_byte_and_no_time() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    let file = terminal.folder().join("diary.db");
    let (bytes, written) = (bytes_in(terminal.folder()), file.metadata().unwrap().modified().unwrap());
    let out = tempfile::tempdir().unwrap();
    let page = out.path().join("page.pdf");
    for words in LOOKS {
        let words: Vec<_> =
            words.iter().map(|word| if *word == "page.pdf" { page.to_str().unwrap() } else { word }).collect();
        terminal.done(&words);
    }
    assert!(bytes_in(terminal.folder()) == bytes);
    assert_eq!(file.metadata().unwrap().modified().unwrap(), written);
}

#[test]
fn a_diary_of_an_earlier_version_is_looked_at_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    write_version_1(&folder.path().join("diary.db"));
    let before = bytes_in(folder.path());
    as_next_version(|| {
        let engine = Engine::open_to_read(folder.path()).unwrap();
        let now = told("2026-11-22T15:00:00+01:00");
        assert!(!engine.diary_between(None, None, &now).unwrap().is_empty());
        engine.status(&At::now(&now)).unwrap();
    });
    assert!(bytes_in(folder.path()) == before, "no update, no copy");
}

/// A folder that nobody can write to, the superuser of a build machine included.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_can_only_be_read_is_looked_at() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    let script = r#"mount --bind "$2" "$2" && mount -o remount,bind,ro "$2" && "$1" --data-dir "$2" diary && \
        "$1" --data-dir "$2" status && "$1" --data-dir "$2" log --spasm 1"#;
    let ways: [&[&str]; 3] = [
        &["unshare", "--mount"],
        &["unshare", "--map-root-user", "--mount"],
        &["sudo", "--non-interactive", "unshare", "--mount"],
    ];
    let run = |way: &[&str]| {
        let words = [way, &["sh", "-c", script, "sh"]].concat();
        std::process::Command::new(words[0])
            .args(&words[1..])
            .arg(crate::terminal::respite())
            .arg(terminal.folder())
            .output()
    };
    let mounted = |output: &std::process::Output| !output.stdout.is_empty();
    let output = ways.iter().filter_map(|way| run(way).ok()).find(mounted).expect("a way to mount: unshare, or sudo");
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(4), "the last one writes: {out} {err}");
    assert!(out.contains("1 spasm"), "{out} {err}");
}

fn refused_and_left(terminal: &Terminal) {
    for words in [LOG, &["status"], &["session", "stop"]] {
        terminal.refused(4, words);
    }
}

#[test]
fn what_is_no_diary_is_never_a_first_start() {
    let at = |terminal: &Terminal| terminal.folder().join("diary.db");
    let sqlite = |terminal: &Terminal, sql: &str| {
        rusqlite::Connection::open(at(terminal)).unwrap().execute_batch(sql).unwrap();
    };
    type Case<'a> = (&'a str, &'a dyn Fn(&Terminal));
    let cases: &[Case<'_>] = &[
        ("an empty file", &|terminal| std::fs::write(at(terminal), "").unwrap()),
        ("a text", &|terminal| std::fs::write(at(terminal), "Dear diary, it hurts. ".repeat(9)).unwrap()),
        ("zeroes", &|terminal| std::fs::write(at(terminal), vec![0; 8192]).unwrap()),
        ("a database without tables", &|terminal| sqlite(terminal, "CREATE TABLE t (x); DROP TABLE t")),
        ("a diary without tables", &|terminal| sqlite(terminal, "PRAGMA application_id = 0x52535054")),
        ("somebody else's", &|terminal| sqlite(terminal, "CREATE TABLE theirs (x); PRAGMA application_id = 7")),
        ("a folder", &|terminal| std::fs::create_dir(at(terminal)).unwrap()),
        #[cfg(unix)]
        ("a link to nothing", &|terminal| std::os::unix::fs::symlink("/not/plugged/in.db", at(terminal)).unwrap()),
        #[cfg(unix)]
        ("a socket", &|terminal| drop(std::os::unix::net::UnixListener::bind(at(terminal)).unwrap())),
        #[cfg(unix)]
        ("a link to a folder", &|terminal| std::os::unix::fs::symlink("/", at(terminal)).unwrap()),
    ];
    for (what, make) in cases {
        let terminal = Terminal::without_diary();
        make(&terminal);
        println!("{what}");
        refused_and_left(&terminal);
    }
}

#[test]
fn a_diary_cut_short_is_refused_and_left() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    let whole = std::fs::read(terminal.folder().join("diary.db")).unwrap();
    for length in [100, 1000, 4096, 20_000, whole.len() - 4096] {
        let cut = Terminal::without_diary();
        std::fs::write(cut.folder().join("diary.db"), &whole[..length]).unwrap();
        cut.refused(4, LOG);
    }
}

#[cfg(unix)]
#[test]
fn the_window_leaves_in_place_what_is_no_file() {
    let now = told("2026-01-05T13:00:00+01:00");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.db");
    std::os::unix::fs::symlink("/not/plugged/in.db", &file).unwrap();
    let error = Engine::open_or_keep_aside(folder.path(), &now).unwrap_err();
    assert!(matches!(error, EngineError::Store(StoreError::InTheWay(_))), "{error:?}");
    assert_eq!(std::fs::read_link(&file).unwrap(), Path::new("/not/plugged/in.db"));
}

#[test]
fn a_page_takes_no_other_files_place() {
    let terminal = Terminal::new();
    terminal.done(LOG);
    let out = tempfile::tempdir().unwrap();
    let at = |name: &str| out.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("letter.txt"), "Dear doctor").unwrap();
    std::fs::create_dir(at("folder.pdf")).unwrap();
    std::fs::write(at("page.pdf.part"), "mine").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("letter.txt"), at("link.pdf")).unwrap();
    let before = bytes_in(out.path());
    for name in ["letter.txt", "folder.pdf", if cfg!(unix) { "link.pdf" } else { "letter.txt" }] {
        terminal.refused(4, &["summary", "--out", &at(name)]);
        assert!(bytes_in(out.path()) == before, "{name}");
    }
    let diary = terminal.folder().join("diary.db");
    terminal.refused(4, &["summary", "--out", diary.to_str().unwrap()]);
    let scans = terminal.folder().join("attachments");
    std::fs::create_dir(&scans).unwrap();
    std::fs::write(scans.join("scan.pdf"), "%PDF-1.7 a scan").unwrap();
    terminal.refused(4, &["summary", "--out", scans.join("scan.pdf").to_str().unwrap()]);
    // Whose PDF it is tells who made it, and in the diary's folder an empty file may be what a crash left.
    std::fs::write(at("letter.pdf"), "%PDF-1.7 a letter from the clinic").unwrap();
    terminal.refused(4, &["summary", "--out", &at("letter.pdf")]);
    std::fs::remove_file(at("letter.pdf")).unwrap();
    let of_diary =
        ["diary.db-journal", "Diary.db", "diary-kept-aside-1.db", "diary-before-update-from-v1.db", "window.lock"];
    for name in of_diary.iter().chain(&[".respite-unfinished-1"]) {
        let there = terminal.folder().join(name);
        terminal.refused(4, &["summary", "--out", there.to_str().unwrap()]);
    }
    let empty = terminal.folder().join("empty.pdf");
    std::fs::write(&empty, "").unwrap();
    terminal.refused(4, &["summary", "--out", empty.to_str().unwrap()]);
    std::fs::write(at("page.pdf"), "").unwrap();
    // An earlier page is its own, and nothing of a person's lies under a name that it borrows meanwhile.
    for _ in 0..2 {
        terminal.done(&["summary", "--out", &at("page.pdf")]);
    }
    assert_eq!(std::fs::read(at("page.pdf.part")).unwrap(), b"mine");
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), if cfg!(unix) { 5 } else { 4 });
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_can_not_be_shown_is_an_error() {
    let terminal = Terminal::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = crate::terminal::call(terminal.folder()).arg("status").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    crate::terminal::assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
}
