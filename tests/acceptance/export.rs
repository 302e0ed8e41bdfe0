//! The diary goes out to other programs by the real terminal (issue 9, "Out and in").
#![cfg(unix)]

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use serde_json::Value;

use crate::representative::representative;
use crate::terminal::{Said, Terminal, bytes_in, say_in};

fn export(folder: &Path, format: &str, out: &Path, more: &[&str]) -> Said {
    say_in(folder, &[&["export", "--format", format, "--out", out.to_str().unwrap()], more].concat())
}

fn read(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn resources(path: &Path) -> Vec<Value> {
    let [bundle] = &read(path)[..] else { panic!("not one bundle") };
    assert_eq!(bundle["type"], "document");
    bundle["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone()).collect()
}

fn ids(resources: &[Value]) -> BTreeSet<&str> {
    resources.iter().map(|one| one["id"].as_str().unwrap()).collect()
}

fn uids(diary: &Connection, table: &str) -> Vec<String> {
    let mut select = diary.prepare(&format!("SELECT uid FROM {table}")).unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_whole_diary_goes_out_for_its_owner_alone_and_stays_as_it_is() {
    let desk = representative();
    let before = bytes_in(desk.folder());
    let away = tempfile::tempdir().unwrap();
    let (bundle, record) = (away.path().join("diary.json"), away.path().join("diary.phr"));
    for (format, out) in [("fhir", &bundle), ("phr", &record)] {
        let said = export(desk.folder(), format, out, &["--to", "2026-11-24"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.out.contains("diary"), "{}", said.out);
        assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(bytes_in(desk.folder()) == before, "to look changes nothing");
    let validate = Path::new(env!("CARGO_MANIFEST_DIR")).join("fhir/validate.mjs");
    let checked = Command::new("node").arg(validate).args([&bundle, &record]).output().unwrap();
    let found = [checked.stdout, checked.stderr].concat();
    assert!(checked.status.success(), "cargo xtask test rust installs them: {}", String::from_utf8_lossy(&found));
    let sent = resources(&bundle);
    let kinds: BTreeSet<&str> = sent.iter().map(|one| one["resourceType"].as_str().unwrap()).collect();
    for kind in [
        "Composition",
        "Patient",
        "Device",
        "DocumentReference",
        "Observation",
        "Condition",
        "Encounter",
        "Goal",
        "MedicationStatement",
        "Procedure",
        "DiagnosticReport",
        "Questionnaire",
        "QuestionnaireResponse",
        "Provenance",
    ] {
        assert!(kinds.contains(kind), "no {kind}");
    }
    let of_record = read(&record);
    assert!(of_record.iter().any(|one| one["resourceType"] == "DocumentManifest"));
    // What belongs to a moment of writing has another name each time; rows keep theirs.
    let rows = |all: &[Value], kind: &str| -> BTreeSet<String> {
        let of_kind = all.iter().filter(|one| one["resourceType"] == kind);
        of_kind.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    for kind in ["Observation", "Procedure", "QuestionnaireResponse", "Encounter"] {
        assert_eq!(rows(&sent, kind), rows(&of_record, kind), "{kind}");
    }
    assert_eq!(ids(&sent).len(), sent.len());
    // What is one row goes out under its own name.
    let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
    for (kind, tables) in
        [("Encounter", vec!["visit"]), ("Goal", vec!["goal"]), ("Procedure", vec!["session", "relief", "exercise_run"])]
    {
        let of_kind = rows(&sent, kind);
        let uids: BTreeSet<String> = tables.iter().flat_map(|table| uids(&diary, table)).collect();
        assert!(!of_kind.is_empty() && of_kind.is_subset(&uids), "{kind}");
    }
    let pdf = sent.iter().find(|one| one["resourceType"] == "DocumentReference").unwrap();
    assert!(pdf["content"][0]["attachment"]["data"].as_str().unwrap().starts_with("JVBERi0"), "%PDF- in base64");
    let text = std::fs::read_to_string(&bundle).unwrap();
    assert!(!text.contains("二行目"), "a note is the person's own");
}

#[test]
fn only_the_days_that_were_asked_for_go_out() {
    let terminal = Terminal::new();
    for (day, worst) in [("2026-01-05", "3"), ("2026-01-06", "4"), ("2026-01-07", "5")] {
        let at = format!("{day}T12:00:00+01:00");
        terminal.done(&["log", "--at", &at, "--worst", worst, "--note", "SECRET"]);
    }
    let worst = |more: &[&str], name: &str| -> Vec<i64> {
        let out = terminal.folder().join(name);
        let said = export(terminal.folder(), "fhir", &out, more);
        assert_eq!(said.status, 0, "{}", said.err);
        resources(&out)
            .iter()
            .filter(|one| one["code"]["coding"][0]["code"] == "72514-3")
            .map(|one| one["valueInteger"].as_i64().unwrap())
            .collect()
    };
    assert_eq!(worst(&[], "all.json"), [3, 4, 5]);
    assert_eq!(worst(&["--from", "2026-01-06", "--to", "2026-01-06"], "one.json"), [4]);
    let notes = |name: &str| std::fs::read_to_string(terminal.folder().join(name)).unwrap().contains("SECRET");
    worst(&["--notes"], "notes.json");
    assert_eq!([notes("all.json"), notes("notes.json")], [false, true]);
}

#[test]
fn what_stands_there_is_left_and_what_is_off_is_said() {
    let terminal = Terminal::new();
    let out = terminal.folder().join("letter.json");
    std::fs::write(&out, "Dear doctor").unwrap();
    let to = |out: &Path| out.to_str().unwrap().to_owned();
    for (status, words) in [
        (4, vec!["export", "--format", "fhir", "--out", &to(&out)]),
        (4, vec!["export", "--format", "phr", "--out", &to(&terminal.folder().join("diary.db"))]),
        (4, vec!["export", "--format", "phr", "--out", &to(&terminal.folder().join("not/there.phr"))]),
        (2, vec!["export", "--format", "fhir", "--out", "x.json", "--from", "2026-02-30"]),
        (2, vec!["export", "--format", "fhir", "--out", "x.json", "--from", "2026-01-02", "--to", "2026-01-01"]),
        (2, vec!["export", "--format", "ips", "--out", "x.json"]),
        (2, vec!["export", "--format", "fhir"]),
    ] {
        terminal.refused(status, &words);
    }
    let nothing = Terminal::without_diary();
    let said = export(nothing.folder(), "fhir", &nothing.folder().join("x.json"), &[]);
    assert_eq!((said.status, bytes_in(nothing.folder()).len()), (4, 0), "{}", said.err);
}
