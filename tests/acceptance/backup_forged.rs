//! What is no backup, or no longer one, is refused with one sentence; nothing is unpacked anywhere, nothing is changed.
#![cfg(unix)]

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use respite_engine::verify;
use rusqlite::Connection;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::backup::backup_of;
use crate::desk::{Desk, spasm};
use crate::next_version::as_next_version;
use crate::representative::representative;
use crate::terminal::Terminal;

/// The parts of a good backup, to be made a bad one of.
struct Forge {
    parts: Vec<(String, Vec<u8>)>,
    manifest: Value,
    away: TempDir,
}

impl Forge {
    fn new() -> Forge {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.log(spasm());
        let (away, file) = backup_of(desk.folder());
        let mut zip = ZipArchive::new(File::open(file).unwrap()).unwrap();
        let mut parts = Vec::new();
        for place in 0..zip.len() {
            let mut part = zip.by_index(place).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            parts.push((part.name().unwrap().into_owned(), bytes));
        }
        let (_, manifest) = parts.pop().unwrap();
        Forge { parts, manifest: serde_json::from_slice(&manifest).unwrap(), away }
    }

    /// Adds a part that the manifest knows.
    fn add(&mut self, name: &str, bytes: &[u8]) {
        let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let part = serde_json::json!({ "name": name, "bytes": bytes.len(), "sha256": sha256 });
        self.manifest["files"].as_array_mut().unwrap().push(part);
        self.parts.push((name.to_owned(), bytes.to_vec()));
    }

    /// Changes the diary in it, and says so in the manifest.
    fn with_diary(mut self, change: &str) -> Forge {
        let place = self.parts.iter().position(|(name, _)| name == "diary.db").unwrap();
        let file = self.away.path().join("changed.db");
        std::fs::write(&file, &self.parts.remove(place).1).unwrap();
        Connection::open(&file).unwrap().execute_batch(change).unwrap();
        self.manifest["files"].as_array_mut().unwrap().retain(|part| part["name"] != "diary.db");
        self.add("diary.db", &std::fs::read(&*file).unwrap());
        self
    }

    fn with(mut self, change: impl FnOnce(&mut Forge)) -> Forge {
        change(&mut self);
        self
    }

    fn zip(self, more: impl FnOnce(&mut ZipWriter<File>)) -> Forged {
        let file = self.away.path().join("forged.zip");
        let mut zip = ZipWriter::new(File::create(&file).unwrap());
        for (name, bytes) in &self.parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.start_file("manifest.json", SimpleFileOptions::default()).unwrap();
        zip.write_all(self.manifest.to_string().as_bytes()).unwrap();
        more(&mut zip);
        zip.finish().unwrap();
        Forged { file, _away: self.away }
    }
}

/// A file that goes with its folder once it is not needed any more.
struct Forged {
    file: PathBuf,
    _away: TempDir,
}

impl std::ops::Deref for Forged {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.file
    }
}

/// Is refused by `verify` and by `restore` alike.
#[track_caller]
fn refused(file: &Path, expect: &str, what: &str) {
    let terminal = Terminal::new();
    let beside = std::fs::read_dir(file.parent().unwrap()).unwrap().count();
    for words in [&["verify"][..], &["restore", "--yes"]] {
        let line = terminal.refused(4, &[words, &[file.to_str().unwrap()]].concat());
        assert!(line.contains(expect), "{what}: {line}");
    }
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), beside, "{what}");
}

const NONE: &str = "not a backup of Respite";
const DAMAGED: &str = "is damaged";
const NEWER: &str = "A newer Respite made this backup";
const LARGE: &str = "holds more than a diary can";

#[test]
fn what_was_put_together_again_as_it_was_is_taken() {
    let file = Forge::new().zip(|_| ());
    assert_eq!(verify(&file).unwrap().entries, 1);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in [
        "../evil.db",
        "attachments/../../evil",
        "/etc/evil",
        "attachments//etc/evil",
        "C:\\evil",
        "attachments\\..\\evil",
        "attachments/.hidden",
        "attachments/a/b",
        "attachments/",
        "attachments/nul.",
        "diary.db-journal",
        "diary.db/evil",
        "",
    ] {
        let listed = Forge::new().with(|forge| forge.add(name, b"evil")).zip(|_| ());
        refused(&listed, NONE, name);
        let unlisted = Forge::new().zip(|zip| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(b"evil").unwrap();
        });
        refused(&unlisted, NONE, name);
    }
}

#[test]
fn links_folders_and_what_is_there_twice_are_refused() {
    let link = Forge::new().with(|forge| forge.add("attachments/a.pdf", b"/etc/passwd"));
    let mut parts = link;
    parts.parts.pop();
    let file =
        parts.zip(|zip| zip.add_symlink("attachments/a.pdf", "/etc/passwd", SimpleFileOptions::default()).unwrap());
    refused(&file, NONE, "a link");
    let file = Forge::new().zip(|zip| zip.add_directory("attachments", SimpleFileOptions::default()).unwrap());
    refused(&file, NONE, "a folder");
    // The library writes no name twice, so one is written over in the file itself.
    let file = Forge::new().with(|forge| forge.add("attachments/a.pdf", b"one")).zip(|zip| {
        zip.start_file("attachments/b.pdf", SimpleFileOptions::default()).unwrap();
        zip.write_all(b"two").unwrap();
    });
    let bytes = std::fs::read(&*file).unwrap();
    let twice = replaced(&bytes, b"attachments/b.pdf", b"attachments/a.pdf");
    std::fs::write(&*file, twice).unwrap();
    refused(&file, NONE, "a name twice");
    let file = Forge::new().with(|forge| {
        let first = forge.manifest["files"][0].clone();
        forge.manifest["files"].as_array_mut().unwrap().push(first);
    });
    refused(&file.zip(|_| ()), NONE, "a part listed twice");
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let places: Vec<_> = (0..bytes.len() - from.len()).filter(|place| bytes[*place..].starts_with(from)).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|place| bytes[place..place + to.len()].copy_from_slice(to));
    bytes
}

#[test]
fn what_does_not_fit_what_it_says_is_damaged() {
    type Change = fn(&mut Forge);
    let changes: [(&str, Change); 7] = [
        ("a byte of the read-me", |forge| forge.parts[0].1[0] ^= 1),
        ("a part that is missing", |forge| _ = forge.parts.remove(0)),
        ("a sum of zeros", |forge| forge.manifest["files"][1]["sha256"] = "0".repeat(64).into()),
        ("a size", |forge| forge.manifest["files"][1]["bytes"] = 12.into()),
        ("a count of rows", |forge| forge.manifest["rows"]["entry"] = 2.into()),
        ("a count of entries", |forge| forge.manifest["entries"] = 2.into()),
        ("a first day", |forge| forge.manifest["first_day"] = "2020-01-01".into()),
    ];
    for (what, change) in changes {
        refused(&Forge::new().with(change).zip(|_| ()), DAMAGED, what);
    }
    refused(&Forge::new().with_diary("DELETE FROM entry").zip(|_| ()), DAMAGED, "an entry that is gone");
}

#[test]
fn what_is_newer_or_no_diary_is_told_as_that() {
    refused(&Forge::new().with(|forge| forge.manifest["format"] = 2.into()).zip(|_| ()), NEWER, "a later form");
    refused(&Forge::new().with_diary("PRAGMA user_version = 99").zip(|_| ()), NEWER, "later tables");
    refused(&Forge::new().with_diary("PRAGMA application_id = 7").zip(|_| ()), NONE, "another program's file");
    refused(&Forge::new().with(|forge| forge.manifest = Value::Null).zip(|_| ()), NONE, "no manifest");
    let next = as_next_version(|| {
        let desk = representative();
        backup_of(desk.folder())
    });
    refused(&next.1, NEWER, "one of the next version");
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
    let large = |name: &'static str, bytes: u64| {
        move |forge: &mut Forge| {
            let part = serde_json::json!({ "name": name, "bytes": bytes, "sha256": "0".repeat(64) });
            forge.manifest["files"].as_array_mut().unwrap().push(part);
        }
    };
    for (name, bytes) in [("attachments/a.pdf", 1 << 40), ("attachments/a.pdf", u64::MAX), ("README.txt", 1 << 30)] {
        let mut forge = Forge::new();
        forge.manifest["files"].as_array_mut().unwrap().retain(|part| part["name"] != name);
        refused(&forge.with(large(name, bytes)).zip(|_| ()), LARGE, name);
    }
    // More than was said: no more of it is read than should be there.
    let mut forge = Forge::new();
    let zeros = vec![0; 64 << 20];
    let place = forge.parts.iter().position(|(name, _)| name == "diary.db").unwrap();
    forge.parts[place].1 = zeros.clone();
    refused(&forge.zip(|_| ()), DAMAGED, "a diary of nothing");
    let file = Forge::new().with(|forge| forge.manifest["program"] = " ".repeat(64 << 20).into()).zip(|_| ());
    refused(&file, LARGE, "a manifest");
}

#[test]
fn what_is_no_zip_is_refused() {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("file");
    for bytes in [&b""[..], b"PK", b"PK\x03\x04", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", &[0; 100]] {
        std::fs::write(&file, bytes).unwrap();
        let terminal = Terminal::new();
        let line = terminal.refused(4, &["verify", file.to_str().unwrap()]);
        assert!(line.contains(NONE) || line.contains(DAMAGED), "{line}");
    }
    let folder = away.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    refused(&folder, NONE, "a folder");
    refused(Path::new("/dev/null"), NONE, "a device");
    let gone = away.path().join("gone.zip");
    refused(&gone, "no such backup", "nothing");
}

#[test]
fn one_that_is_cut_off_anywhere_is_refused() {
    let file = Forge::new().zip(|_| ());
    let whole = std::fs::read(&*file).unwrap();
    let step = whole.len() / 60;
    for length in (0..whole.len()).step_by(step).chain([whole.len() - 1]) {
        std::fs::write(&*file, &whole[..length]).unwrap();
        assert!(verify(&file).is_err(), "{length} of {}", whole.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever byte is changed: it is refused, or it was none that says anything of the diary.
    #[test]
    fn a_byte_that_was_changed_changes_nothing_of_the_diary(place in any::<prop::sample::Index>(), bit in 0u8..8) {
        thread_local! { static WHOLE: (Forged, Vec<u8>) = {
            let forge = Forge::new();
            let forged = forge.zip(|_| ());
            let bytes = std::fs::read(&*forged).unwrap();
            (forged, bytes)
        } }
        WHOLE.with(|(forged, whole)| {
            let file = forged.with_extension("changed");
            let mut bytes = whole.clone();
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
            std::fs::write(&file, &bytes).unwrap();
            if let Ok(found) = verify(&file) {
                assert_eq!((found.entries, found.attached), (1, 0), "byte {place}");
            }
        });
    }
}
