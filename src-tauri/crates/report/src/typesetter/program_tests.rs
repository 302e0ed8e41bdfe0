#![allow(clippy::unwrap_used)]
use std::cell::Cell;
use std::time::Instant;

use super::*;
use crate::typesetter::kept::Kept;
use crate::typesetter::place;

/// What only an ended test waits for.
const LONG: Duration = Duration::from_secs(60);

/// A program that says it is ours, then does what `script` says.
fn one_that(script: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("echo '{{\"build\":\"{BUILD}\"}}'; {script}"));
    shell
}

fn asked(script: &str, limit: Duration) -> ReportError {
    let mut program = Program::start(one_that(script), limit, &|| true).unwrap();
    program.ask(Question::Pictures, &|| true).unwrap_err()
}

fn not_started(command: Command) -> ReportError {
    Program::start(command, LONG, &|| true).unwrap_err()
}

fn real() -> Program {
    Program::start(Command::new(place::of_the_program().unwrap()), LONG, &|| true).unwrap()
}

#[test]
fn one_that_ends_is_told() {
    assert_eq!(asked("exit 0", LONG), ReportError::Ended);
    assert_eq!(asked("read question; exit 3", LONG), ReportError::Ended);
    assert_eq!(asked("read question; kill -9 $$", LONG), ReportError::Ended);
    assert_eq!(asked("read question; printf '{\"pictures\":[\"half a pa'", LONG), ReportError::Ended);
    assert_eq!(not_started(Command::new("true")), ReportError::Ended);
}

#[test]
fn one_that_says_something_else_is_told() {
    for garbage in ["hello", "", "{\"pages\":1}", "[]", "\\377\\376", "{\"pdf\":[300]}"] {
        assert_eq!(asked(&format!("read question; printf '{garbage}\\n'; exec cat"), LONG), ReportError::Garbled);
    }
    let mut chatter = Command::new("sh");
    chatter.args(["-c", "echo 'Welcome!'; exec cat"]);
    assert_eq!(not_started(chatter), ReportError::Garbled);
    let mut forward = Command::new("sh");
    forward.args(["-c", "echo '{\"pictures\":[]}'; exec cat"]);
    assert_eq!(not_started(forward), ReportError::Garbled, "it has to say first which it is");
}

#[test]
fn one_of_another_build_is_told_with_what_it_is() {
    let mut other = Command::new("sh");
    other.args(["-c", "echo '{\"build\":\"9.9.9-0123\"}'; exec cat"]);
    assert_eq!(not_started(other), ReportError::OtherBuild("9.9.9-0123".to_owned()));
}

#[test]
fn one_that_can_not_be_started_is_told() {
    let folder = Command::new(std::env::temp_dir());
    assert!(matches!(not_started(folder), ReportError::NotStarted(_)));
}

/// It hangs before or after it took the question, which may be more than a pipe holds.
#[test]
fn one_that_hangs_is_waited_for_no_longer_than_the_limit() {
    let limit = Duration::from_millis(300);
    let long = Question::LayOut("x".repeat(1 << 20));
    for hangs in ["exec sleep 1000", "read question; exec sleep 1000"] {
        let start = Instant::now();
        let mut program = Program::start(one_that(hangs), limit, &|| true).unwrap();
        assert_eq!(program.ask(long.clone(), &|| true), Err(ReportError::TooLong));
        drop(program);
        assert!(start.elapsed() >= limit && start.elapsed() < LONG);
    }
}

#[test]
fn a_page_that_is_no_longer_wanted_is_not_waited_for() {
    let mut program = Program::start(one_that("exec sleep 1000"), LONG, &|| true).unwrap();
    let looks = Cell::new(0);
    let wanted = || looks.replace(looks.get() + 1) < 3;
    let start = Instant::now();
    assert_eq!(program.ask(Question::Pictures, &wanted), Err(ReportError::NotWanted));
    drop(program);
    assert!(start.elapsed() < LONG);
    let never = Program::start(one_that("exec cat"), LONG, &|| false);
    assert_eq!(never.unwrap_err(), ReportError::NotWanted);
}

#[test]
fn it_ends_with_what_asked_it() {
    let mut program = real();
    assert!(program.is_running());
    assert!(matches!(program.ask(Question::Pictures, &|| true), Ok(Answer::Failed(_))));
    let id = program.id();
    drop(program);
    assert!(!is_there(id));
}

#[test]
fn one_that_is_kept_is_taken_again_while_it_runs_and_ends_after_its_time() {
    static KEPT: Kept = Kept::new();
    assert!(KEPT.take().is_none());
    let (one, two) = (real(), real());
    let ids = [one.id(), two.id()];
    KEPT.keep(one, LONG);
    KEPT.keep(two, LONG);
    let (mut two, one) = (KEPT.take().unwrap(), KEPT.take().unwrap());
    assert_eq!(([one.id(), two.id()], KEPT.take().is_none()), (ids, true));
    assert!(matches!(two.ask(Question::Pictures, &|| true), Ok(Answer::Failed(_))), "it answers as before");

    // What was ended while it waited is not taken.
    two.child.kill().unwrap();
    two.child.wait().unwrap();
    KEPT.keep(one, LONG);
    KEPT.keep(two, LONG);
    let one = KEPT.take().unwrap();
    assert_eq!((one.id(), KEPT.take().is_none()), (ids[0], true));

    KEPT.keep(one, Duration::from_millis(1));
    let start = Instant::now();
    while is_there(ids[0]) && start.elapsed() < LONG {
        thread::yield_now();
    }
    assert!(!is_there(ids[0]) && KEPT.take().is_none());
}

/// Whether the system knows a program by this number.
fn is_there(id: u32) -> bool {
    Command::new("kill").args(["-0", &id.to_string()]).stderr(Stdio::null()).status().unwrap().success()
}
