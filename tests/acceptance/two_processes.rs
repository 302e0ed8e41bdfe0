//! Two real processes that do the same thing at once: each decides and writes while the other can't, so that what was checked
//! is what is written, and the one that comes second is told the truth.

use std::path::Path;
use std::process::{Child, Stdio};

use respite_domain::charts::Span;
use respite_engine::{Asked, At, Engine};

use crate::desk::told;
use crate::terminal::{Said, Terminal, call};

/// So many pairs meet often enough: of 200, more than half did without a transaction around look and write.
const PAIRS: usize = 30;
const AT: &str = "2026-01-05T12:00:00+01:00";

fn start(folder: &Path, words: &[&str]) -> Child {
    let mut command = call(folder);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Starts both at once and waits for what they say.
fn at_once(terminal: &Terminal, first: &[&str], second: &[&str]) -> [Said; 2] {
    let both = [first, second].map(|words| start(terminal.folder(), words));
    both.map(|child| {
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    })
}

/// One of both did it, and the other was refused with this status and a sentence that holds these words.
#[track_caller]
fn assert_one_did(both: &[Said; 2], status: i32, words: &str) {
    let mut statuses = both.each_ref().map(|said| said.status);
    statuses.sort_unstable();
    assert_eq!(statuses, [0, status], "{both:?}");
    assert!(both.iter().any(|said| said.err.contains(words)), "{both:?}");
}

fn engine(terminal: &Terminal) -> Engine {
    Engine::open(terminal.folder(), Asked::WhetherSound).unwrap()
}

#[test]
fn a_visit_is_told_once() {
    let terminal = Terminal::new();
    for _ in 0..PAIRS {
        terminal.done(&["visit", "add", "--on", "2026-01-05"]);
        let said = ["visit", "done", "--said"];
        let both = at_once(&terminal, &[&said, &["one"][..]].concat(), &[&said, &["two"][..]].concat());
        assert_one_did(&both, 2, "No visit");
    }
    let visits = engine(&terminal).visits(&told("2999-01-01T00:00:00Z")).unwrap();
    assert_eq!((visits.past.len(), visits.to_tell.len()), (PAIRS, 0));
    assert!(visits.past.iter().all(|visit| visit.changes == 0), "none was told over another");
}

#[test]
fn of_two_products_of_one_name_the_second_hears_that_it_is_there() {
    let terminal = Terminal::new();
    for number in 0..PAIRS {
        let name = format!("Tablet {number}");
        let words = ["product", &name, "--ingredient", "ibuprofen=200"];
        assert_one_did(&at_once(&terminal, &words, &words), 2, "is on your list already");
    }
    assert_eq!(terminal.done(&["dose", "--products"]).out.lines().count(), PAIRS);
}

#[test]
fn what_may_be_told_twice_is_kept_twice() {
    let terminal = Terminal::new();
    for _ in 0..PAIRS {
        for pair in [
            [&["log", "--spasm", "1", "--at", AT][..], &["log", "--clear", "--at", AT]],
            [&["relief", "walk", "--at", AT], &["relief", "rest", "--at", AT]],
            [&["signs", "--tick", "fever", "--at", AT], &["signs", "--none", "--at", AT]],
        ] {
            for said in at_once(&terminal, pair[0], pair[1]) {
                assert_eq!(said.status, 0, "{pair:?}: {}", said.err);
            }
        }
    }
    let (engine, now) = (engine(&terminal), told("2026-01-05T13:00:00+01:00"));
    assert_eq!(engine.diary_between(None, None, &now).unwrap()[0].entries.len(), 2 * PAIRS);
    assert_eq!(engine.reliefs(Span::Week, 1000, &At::now(&now)).unwrap().list.len(), 2 * PAIRS);
    let diary = rusqlite::Connection::open(terminal.folder().join("diary.db")).unwrap();
    let answers: i64 = diary.query_row("SELECT count(*) FROM sign_answer", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(answers), Ok(2 * PAIRS));
}
