//! The program that makes pages (ADR 33): whatever becomes of it costs the page, which one plain sentence tells, and nothing else.
#![cfg(unix)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::terminal::{Terminal, assert_one_plain_line, bytes_in, respite};

/// Says that it is ours, as the true one does.
const OURS: &str = "\"$(dirname \"$0\")/true-one\" </dev/null";

/// The terminal in a folder of its own, with another program in the place of the one that makes pages: a script, or none.
struct Apart {
    folder: TempDir,
    diary: Terminal,
}

impl Apart {
    fn with(script: Option<&str>) -> Apart {
        let built = respite().parent().unwrap();
        // Within what was built: a link leads to no other disk.
        let folder = tempfile::tempdir_in(built).unwrap();
        std::fs::hard_link(respite(), folder.path().join("respite")).unwrap();
        std::fs::hard_link(built.join("respite-typeset"), folder.path().join("true-one")).unwrap();
        if let Some(script) = script {
            // Written by another program: what is open for writing in this one can't be started.
            let place = folder.path().join("respite-typeset");
            let mut write = Command::new("sh");
            write.args(["-c", "cat >\"$0\" && chmod +x \"$0\""]).arg(&place).stdin(Stdio::piped());
            let mut write = write.spawn().unwrap();
            writeln!(write.stdin.take().unwrap(), "#!/bin/sh\n{script}").unwrap();
            assert!(write.wait().unwrap().success());
        }
        let diary = Terminal::new();
        diary.done(&["log", "--spasm", "1", "--worst", "6"]);
        Apart { folder, diary }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(self.folder.path().join("respite"));
        command.env("LANGUAGE", "en").arg("--data-dir").arg(self.diary.folder()).args(words);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Asks for a page, and for the zip with one inside: what is said instead, the same for both.
    #[track_caller]
    fn refused(&self) -> String {
        let before = bytes_in(self.diary.folder());
        let away = tempfile::tempdir().unwrap();
        let asked: [(&str, &[&str]); 2] = [("page.pdf", &["summary"]), ("all.zip", &["export", "--format", "doctor"])];
        let said = asked.map(|(name, words)| {
            let out = away.path().join(name);
            let output = self.command(&[words, &["--out", out.to_str().unwrap()]].concat()).output().unwrap();
            told(&output)
        });
        assert_eq!(said[0], said[1]);
        assert!(bytes_in(away.path()).is_empty(), "nothing is left of it");
        assert!(bytes_in(self.diary.folder()) == before);
        said[0].clone()
    }

    /// Puts the true one there.
    fn mend(&self) {
        let place = self.folder.path().join("respite-typeset");
        _ = std::fs::remove_file(&place);
        std::fs::hard_link(self.folder.path().join("true-one"), place).unwrap();
    }

    #[track_caller]
    fn makes_a_page(&self) {
        let away = tempfile::tempdir().unwrap();
        let out = away.path().join("page.pdf");
        let made = self.command(&["summary", "--out", out.to_str().unwrap()]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        assert!(std::fs::read(out).unwrap().starts_with(b"%PDF"));
    }
}

#[track_caller]
fn told(output: &Output) -> String {
    let err = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(4), true), "{err}");
    assert_one_plain_line(&err);
    err.trim_end().to_owned()
}

#[test]
fn a_part_that_is_missing_is_told_and_the_rest_works() {
    let apart = Apart::with(None);
    assert_eq!(apart.refused(), "A part of Respite is missing. Install Respite once more.");
    apart.mend();
    apart.makes_a_page();
}

#[test]
fn an_update_that_came_meanwhile_is_told() {
    let apart = Apart::with(Some("echo '{\"build\":\"9.9.9-0123\"}'; exec cat"));
    assert_eq!(apart.refused(), "Respite was updated. Quit it, in the tray too, then start it again.");
    apart.mend();
    apart.makes_a_page();
}

#[test]
fn whatever_else_becomes_of_it_there_is_no_page_and_the_next_comes() {
    for script in [
        "exit 1".to_owned(),
        "echo 'Good morning!'; exec cat".to_owned(),
        format!("{OURS}; read question; kill -9 $$"),
        format!("{OURS}; read question; echo 'secret'; exec cat"),
        format!("{OURS}; read question; echo '{{\"failed\":\"secret\"}}'; exec cat"),
        format!("{OURS}; read question; echo '{{\"pdf\":[1,2,3]}}'; exec cat"),
    ] {
        let apart = Apart::with(Some(&script));
        assert_eq!(apart.refused(), "The page could not be made.", "{script}");
        apart.mend();
        apart.makes_a_page();
    }
}

/// Ctrl C ends it, though it hangs; and it is not there any more.
#[test]
fn ctrl_c_ends_a_page_that_is_being_made() {
    let apart = Apart::with(Some(&format!("{OURS}; read question; echo $$ >\"$0.id\"; exec sleep 1000")));
    let (away, id) = (tempfile::tempdir().unwrap(), apart.folder.path().join("respite-typeset.id"));
    let out = away.path().join("all.zip");
    let made = apart.command(&["export", "--format", "doctor", "--out", out.to_str().unwrap()]).spawn().unwrap();
    while number_in(&id).is_none() {
        std::thread::yield_now();
    }
    assert!(signal("-INT", &made.id().to_string()));
    let said = made.wait_with_output().unwrap();
    assert_eq!(said.status.code(), Some(130));
    assert_eq!(String::from_utf8(said.stderr).unwrap(), "It was stopped. No file was written.\n");
    assert!(!signal("-0", &number_in(&id).unwrap()), "it is still there");
    assert!(bytes_in(away.path()).is_empty());
}

fn number_in(file: &Path) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    text.ends_with('\n').then(|| text.trim().to_owned())
}

fn signal(which: &str, to: &str) -> bool {
    Command::new("kill").args([which, to]).stderr(Stdio::null()).status().unwrap().success()
}

/// Where packages of Linux put it: not beside the programs that a person calls.
#[test]
fn it_is_found_where_a_package_puts_it() {
    let apart = Apart::with(None);
    let usr = apart.folder.path().join("usr");
    let [bin, libexec]: [PathBuf; 2] = [usr.join("bin"), usr.join("libexec/respite")];
    for folder in [&bin, &libexec] {
        std::fs::create_dir_all(folder).unwrap();
    }
    std::fs::rename(apart.folder.path().join("true-one"), libexec.join("respite-typeset")).unwrap();
    std::fs::rename(apart.folder.path().join("respite"), bin.join("respite")).unwrap();
    std::os::unix::fs::symlink(bin.join("respite"), apart.folder.path().join("respite")).unwrap();
    apart.makes_a_page();
}
