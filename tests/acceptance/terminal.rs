//! The real `respite` in a folder of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;

use respite_engine::{Asked, Engine};
use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The built program, beside that which makes its pages: built anew only where a source is younger.
pub fn respite() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let profile = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().to_owned();
        let program = |name: &str| profile.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let is_old = |(name, folders): &(&str, &[&str])| {
            let built = program(name).metadata().and_then(|file| file.modified());
            youngest_source(folders) > built.unwrap_or(SystemTime::UNIX_EPOCH)
        };
        if PROGRAMS.iter().any(is_old) {
            let mut build = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
            // The features of `cargo xtask test`: with others Typst would be built once more.
            build.args(["build", "--quiet", "--workspace", "--features", "respite-desktop/time-travel"]);
            build.args(PROGRAMS.iter().flat_map(|(name, _)| ["--bin", name]));
            build.arg("--target-dir").arg(profile.parent().unwrap());
            if profile.ends_with("release") {
                build.arg("--release");
            }
            assert!(build.status().unwrap().success(), "respite-cli does not build");
        }
        program("respite")
    })
}

/// The programs, and what each is made of.
const PROGRAMS: [(&str, &[&str]); 2] =
    [("respite", &["src-tauri/crates", "migrations"]), ("respite-typeset", &["src-tauri/crates/typeset"])];

fn youngest_source(folders: &[&str]) -> SystemTime {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    folders
        .iter()
        .flat_map(|folder| WalkDir::new(top.join(folder)))
        .filter_map(Result::ok)
        .filter(|entry| !entry.path().components().any(|part| part.as_os_str() == "tests"))
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .max()
        .unwrap()
}

/// What one call said.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// A terminal with a diary of its own.
pub struct Terminal {
    folder: TempDir,
}

impl Terminal {
    /// With an empty diary.
    pub fn new() -> Terminal {
        let terminal = Terminal::without_diary();
        drop(Engine::open(terminal.folder(), Asked::WhetherSound).unwrap());
        terminal
    }

    /// With an empty folder.
    pub fn without_diary() -> Terminal {
        Terminal { folder: tempfile::tempdir().unwrap() }
    }

    /// The diary's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Calls `respite`.
    pub fn say(&self, words: &[&str]) -> Said {
        say_in(self.folder.path(), words)
    }

    /// Calls `respite`, which must do it.
    #[track_caller]
    pub fn done(&self, words: &[&str]) -> Said {
        let said = self.say(words);
        assert_eq!(said.status, 0, "{words:?}: {}", said.err);
        said
    }

    /// `respite status --json` as of a moment.
    #[track_caller]
    pub fn status(&self, as_of: &str) -> Value {
        serde_json::from_str(&self.done(&["status", "--json", "--as-of", as_of]).out).unwrap()
    }

    /// Calls `respite`, which must refuse with one plain line and leave every byte as it was.
    #[track_caller]
    pub fn refused(&self, status: i32, words: &[&str]) -> String {
        let before = bytes_in(self.folder.path());
        let said = self.say(words);
        let short: Vec<_> = words.iter().map(|word| word.chars().take(60).collect::<String>()).collect();
        assert_eq!(said.status, status, "{short:?}: {} {}", said.out, said.err);
        assert_eq!(said.out, "", "{short:?}");
        assert_one_plain_line(&said.err);
        assert!(bytes_in(self.folder.path()) == before, "{short:?} changed something on disk");
        said.err.trim_end().to_owned()
    }
}

/// A call of `respite` on a folder, in English whatever this computer speaks.
pub fn call(folder: &Path) -> Command {
    let mut command = Command::new(respite());
    command.env("LANGUAGE", "en").env_remove("RESPITE_DATA_DIR").env_remove("RUST_BACKTRACE");
    command.arg("--data-dir").arg(folder);
    command
}

/// Calls `respite` on a folder.
pub fn say_in(folder: &Path, words: &[&str]) -> Said {
    let output = call(folder).args(words).stdin(Stdio::null()).output().unwrap();
    Said {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// One sentence that a person understands.
#[track_caller]
pub fn assert_one_plain_line(text: &str) {
    assert_eq!(text.matches('\n').count(), 1, "not one line: {text:?}");
    assert!(text.ends_with('\n') && text.trim().len() > 10, "{text:?}");
    assert!(!text.contains("  ") && !text.contains("{"), "something is missing in it: {text:?}");
    for word in ["panicked", "Error", "Invalid", "Some(", "rusqlite", "SQL"] {
        assert!(!text.contains(word), "not plain: {text:?}");
    }
}

/// Every file below a folder that holds anything of worth, with its bytes.
pub fn bytes_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        // The index of the journal is scratch space: looking alone changes it.
        .filter(|entry| entry.file_type().is_file() && !entry.file_name().to_string_lossy().ends_with("-shm"))
        .map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap()))
        .collect()
}
