//! A file that comes in may be anybody's: whatever is off with it, it is refused whole, in one plain sentence.
#![cfg(unix)]

use std::io::{Cursor, Read, Write};
use std::path::Path;

use respite_domain::import::ImportFault;
use respite_engine::{Asked, Engine, EngineError, Import, ImportError, Mine, Shape};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::backup::backup_of;
use crate::desk::{Desk, spasm, told};
use crate::import::{NOW, SHAPES, all_of, export_of, import};
use crate::representative::representative;
use crate::terminal::{assert_one_plain_line, bytes_in, say_in};

/// Why a file does not come in; nothing is changed by trying, and the terminal says it in one line.
#[track_caller]
fn refused(bytes: &[u8]) -> ImportError {
    let away = tempfile::tempdir().unwrap();
    let (file, folder) = (away.path().join("file"), away.path().join("diary"));
    std::fs::write(&file, bytes).unwrap();
    let mut engine = Engine::open(&folder, Asked::WhetherReadable).unwrap();
    engine.log_entry(&spasm(), &told("2026-11-22T14:00:00+01:00")).unwrap();
    let before = all_of(&folder);
    let error = match Import::of(&file) {
        Ok(mut import) => {
            let tried = engine.would_import(&mut import, Mine::Stay, &told(NOW)).unwrap_err();
            let error = engine.import(&mut import, Mine::Stay, &told(NOW), |_| ()).unwrap_err();
            assert_eq!(tried.to_string(), error.to_string());
            let EngineError::Import(error) = error else { panic!("{error}") };
            error
        }
        Err(error) => error,
    };
    drop(engine);
    assert_eq!(all_of(&folder), before, "nothing was changed");
    let copies = bytes_in(&folder.join("attachments"));
    assert!(copies.is_empty(), "no attached file is left: {:?}", copies.keys());
    error
}

#[track_caller]
fn is_refused(bytes: &[u8], why: ImportFault) {
    let error = refused(bytes);
    assert!(matches!(error, ImportError::Fault(fault) if fault == why), "{error}");
}

fn bytes_of(folder: &Path, shape: Shape) -> Vec<u8> {
    std::fs::read(export_of(folder, shape).1).unwrap()
}

fn full() -> Vec<u8> {
    bytes_of(representative().folder(), Shape::Json)
}

/// The file of a full diary, changed by hand.
fn forged(full: &[u8], forge: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(full).unwrap();
    forge(&mut file);
    serde_json::to_vec(&file).unwrap()
}

#[test]
fn what_is_none_of_ours_is_not_taken_for_one() {
    for other in ["", "x", "{}", "[]", "{\"about\":{}}", "a,b\r\n1,2\r\n", "{\"resourceType\":\"Bundle\"}", "PK"] {
        let error = refused(other.as_bytes());
        assert!(matches!(error, ImportError::Fault(ImportFault::NotOurs | ImportFault::Damaged)), "{other}: {error}");
    }
    let desk = representative();
    is_refused(&std::fs::read(desk.folder().join("diary.db")).unwrap(), ImportFault::NotOurs);
    is_refused(&std::fs::read(backup_of(desk.folder()).1).unwrap(), ImportFault::Backup);
    let away = tempfile::tempdir().unwrap();
    for format in ["fhir", "phr"] {
        let out = away.path().join(format);
        say_in(desk.folder(), &["export", "--format", format, "--out", out.to_str().unwrap(), "--to", "2026-11-24"]);
        is_refused(&std::fs::read(out).unwrap(), ImportFault::NotOurs);
    }
    for (path, sentence) in [("not/there", "There is no such file."), (".", "Respite did not write this file")] {
        let said = import(desk.folder(), &away.path().join(path), &[]);
        assert_eq!(said.status, 4);
        assert!(said.err.contains(sentence) && said.err.contains("Nothing was changed."), "{}", said.err);
        assert_one_plain_line(&said.err);
    }
}

#[test]
fn what_is_cut_off_anywhere_is_refused_whole() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    for shape in SHAPES {
        let whole = bytes_of(desk.folder(), shape);
        for length in (0..whole.len() - 2).step_by(97).chain([whole.len() - 2]) {
            let error = refused(&whole[..length]);
            assert!(
                matches!(error, ImportError::Fault(ImportFault::Damaged | ImportFault::NotOurs)),
                "{length}: {error}"
            );
        }
    }
}

#[test]
fn a_later_version_is_told_as_that() {
    let full = full();
    is_refused(
        &forged(&full, |file| file["about"] = json!({ "format": "respite-diary", "version": 2, "mood": "fine" })),
        ImportFault::Newer,
    );
}

#[test]
fn a_row_that_no_diary_holds_is_named() {
    let full = full();
    let cases: [(&str, &str, Value); 12] = [
        ("entry", "occurred_at", json!("yesterday")),
        ("entry", "occurred_at", json!(5)),
        ("entry", "occurred_at", Value::Null),
        ("entry", "worst", json!("seven")),
        ("entry", "worst", json!(1.5)),
        ("entry", "places", json!("left-knee")),
        ("entry", "weather", json!("fine")),
        ("entry", "uid", json!("' OR 1=1; --")),
        ("session", "kind", json!("lava")),
        ("dose", "product_id", json!("019ab000-0000-7000-8000-000000000000")),
        ("change", "what", json!("sqlite_schema")),
        ("product_ingredient", "ingredient", json!("")),
    ];
    for (table, column, value) in cases {
        let error = refused(&forged(&full, |file| file["tables"][table][0][column] = value.clone()));
        let is_it =
            matches!(error, ImportError::Row { table: of, row: 0..=1 } if of == table || table == "product_ingredient");
        assert!(is_it, "{table} {column} {value}: {error}");
    }
    // What SQLite itself refuses.
    for (table, column, value) in
        [("entry", "worst", json!(11)), ("product", "name", json!("")), ("peg", "pain", json!(-1))]
    {
        is_refused(&forged(&full, |file| file["tables"][table][0][column] = value), ImportFault::Damaged);
    }
}

#[test]
fn names_that_are_there_twice_or_mean_another_table_are_refused() {
    let full = full();
    let of = |table: &str| -> Value {
        let file: Value = serde_json::from_slice(&full).unwrap();
        file["tables"][table][0]["uid"].clone()
    };
    let same = forged(&full, |file| file["tables"]["dose"][0]["uid"] = of("dose"));
    assert!(Import::of(&written(&same).1).is_ok(), "as it was, it is fine");
    for (table, column, other) in
        [("dose", "uid", "entry"), ("dose", "product_id", "entry"), ("skin_told", "session_id", "dose")]
    {
        let error = refused(&forged(&full, |file| file["tables"][table][0][column] = of(other)));
        assert!(matches!(error, ImportError::Row { .. }), "{error}");
    }
    // A row that is here under another table.
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let mine: Value = serde_json::from_slice(&bytes_of(desk.folder(), Shape::Json)).unwrap();
    let uid = mine["tables"]["entry"][0]["uid"].clone();
    let forged = forged(&full, |file| file["tables"]["peg"][0]["uid"] = uid);
    let now = desk.now();
    let mut import = Import::of(&written(&forged).1).unwrap();
    assert!(desk.engine().import(&mut import, Mine::Give, &now, |_| ()).is_err());
    // A name of the end of time would leave none for what is written next.
    let error = refused(&crate::import_forged::forged(&full, |file| {
        file["tables"]["peg"][0]["uid"] = json!("ffffffff-ffff-7000-8000-000000000000");
    }));
    assert!(matches!(error, ImportError::Row { table: "peg", row: 1 }), "{error}");
}

fn written(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("file");
    std::fs::write(&file, bytes).unwrap();
    (away, file)
}

#[test]
fn attached_files_are_what_their_rows_say_and_lie_where_they_belong() {
    let full = full();
    let name = |file: &Value| file["attachments"].as_object().unwrap().keys().next().unwrap().clone();
    for other in ["", "AAAA", "!"] {
        is_refused(
            &forged(&full, |file| {
                let name = name(file);
                file["attachments"][name] = json!(other);
            }),
            ImportFault::Damaged,
        );
    }
    // A name that leads elsewhere is no name of a copy: nothing is written under it.
    let out = forged(&full, |file| {
        let name = name(file);
        let bytes = file["attachments"].as_object_mut().unwrap().remove(&name).unwrap();
        file["attachments"]["../../evil"] = bytes;
        for row in file["tables"]["attachment"].as_array_mut().unwrap() {
            if row["copy"] == name.as_str() {
                row["copy"] = json!("../../evil");
            }
        }
    });
    let (away, file) = written(&out);
    let folder = away.path().join("on/the/diary");
    let said = import(&folder, &file, &[]);
    assert!(said.out.contains("Attached files that are not in it: 1."), "{}{}", said.out, said.err);
    assert!(!bytes_in(away.path()).keys().any(|path| path.to_string_lossy().contains("evil")));
}

/// A zip with one part more, or with one changed.
fn zipped(whole: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if let Some(bytes) = change(&name, bytes) {
            to.start_file(name, SimpleFileOptions::default()).unwrap();
            to.write_all(&bytes).unwrap();
        }
    }
    for (name, bytes) in more {
        to.start_file(*name, SimpleFileOptions::default()).unwrap();
        to.write_all(bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_zip_holds_what_it_should_and_nothing_else() {
    let whole = bytes_of(representative().folder(), Shape::Csv);
    let same = |_: &str, bytes| Some(bytes);
    for more in ["../evil.csv", "/etc/passwd", "attachments/../evil", "attachments/a/b", "evil.exe"] {
        is_refused(&zipped(&whole, same, &[(more, b"x")]), ImportFault::NotOurs);
    }
    let error = refused(&zipped(&whole, |name, bytes| (name != "entry.csv").then_some(bytes), &[]));
    assert!(matches!(error, ImportError::Row { table: "entry_words", row: 1 }), "{error}");
    is_refused(&zipped(&whole, |name, bytes| (name != "respite.json").then_some(bytes), &[]), ImportFault::NotOurs);
    let entries = |text: &str| {
        let of = |name: &str, bytes| Some(if name == "entry.csv" { text.as_bytes().to_vec() } else { bytes });
        refused(&zipped(&whole, of, &[]))
    };
    for (text, at) in [("uid,weather\r\n", 0), ("uid,uid\r\n", 0), ("uid\r\n,\r\n", 1), ("uid,note\r\nx,y\r\n", 1)] {
        let error = entries(text);
        assert!(matches!(error, ImportError::Row { table: "entry", row } if row == at), "{text}: {error}");
    }
}

#[test]
fn what_unpacks_to_more_than_any_diary_is_refused() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let whole = bytes_of(desk.folder(), Shape::Csv);
    let bomb = vec![b' '; (256 << 20) + 1];
    let large = |name: &str, bytes: Vec<u8>| Some(if name == "goal.csv" { bomb.clone() } else { bytes });
    let zip = zipped(&whole, large, &[]);
    assert!(zip.len() < 4 << 20);
    is_refused(&zip, ImportFault::TooLarge);
}

/// A person may look at a table, sort it and save it again: what the program adds or moves is no harm.
#[test]
fn a_table_that_was_sorted_and_saved_again_comes_in() {
    let mut desk = Desk::at("2026-11-22 14:00");
    (0..3).for_each(|_| _ = desk.log(spasm()));
    let whole = bytes_of(desk.folder(), Shape::Csv);
    let turned = |name: &str, bytes: Vec<u8>| {
        if name != "entry.csv" {
            return Some(bytes);
        }
        let text = String::from_utf8(bytes).unwrap();
        let mut lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        lines[1..].reverse();
        Some(lines.join("\n").into_bytes())
    };
    let (_away, file) = written(&zipped(&whole, turned, &[]));
    let other = tempfile::tempdir().unwrap();
    let said = import(other.path(), &file, &[]);
    assert!(said.out.contains("entries: 3"), "{}{}", said.out, said.err);
    let sorted = |folder: &Path| all_of(folder).into_iter().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(sorted(other.path()), sorted(desk.folder()));
}
