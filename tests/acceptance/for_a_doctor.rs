//! One zip for a doctor: the page, the documents, the tables, and nothing that is only the person's (issue 9, clinical facts 7).
#![cfg(unix)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::TimeDelta;
use chrono_tz::{America, Pacific};
use respite_domain::Code;
use respite_domain::exercise::{Ending, Exercise, Side};
use respite_domain::medicine::ProductKind;
use respite_domain::own_pack::PackKind;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{ClearanceView, Coded, DoseDraft, EntryDraft, OwnExerciseDraft, RunStart, WhichExercise};
use respite_engine::{At, Engine, Work};
use respite_handover::{FileFormat, Order, save};
use zip::ZipArchive;

use crate::desk::{Desk, spasm};
use crate::english::{english, tell_finding};
use crate::exercises::{ready, start};
use crate::own_packs::tell as tell_pack;
use crate::page_limits::add;
use crate::representative::representative;
use crate::signs::draft;
use crate::terminal::{bytes_in, say_in};
use crate::unreadable::spoil;

pub fn parts(folder: &Path, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let away = tempfile::tempdir().unwrap();
    let out = away.path().join("doctor.zip");
    let said = say_in(folder, &[&["export", "--format", "doctor", "--out", out.to_str().unwrap()], more].concat());
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let mut zip = ZipArchive::new(Cursor::new(std::fs::read(&out).unwrap())).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|place| zip.by_index(place).unwrap().name().unwrap().into_owned()).collect();
    let mut read = |name: String| {
        let mut bytes = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(&mut read).collect()
}

#[test]
fn it_holds_the_page_the_documents_and_the_tables() {
    let desk = representative();
    let before = bytes_in(desk.folder());
    let parts = parts(desk.folder(), &["--to", "2026-11-24"]);
    assert!(bytes_in(desk.folder()) == before, "to look changes nothing");
    assert!(parts["page.pdf"].starts_with(b"%PDF-"));
    let bundle: serde_json::Value = serde_json::from_slice(&parts["bundle.json"]).unwrap();
    assert_eq!(bundle["type"], "document");
    assert!(String::from_utf8_lossy(&parts["record.phr"]).lines().count() > 10);
    let readme = String::from_utf8_lossy(&parts["README.txt"]);
    assert!(readme.contains("page.pdf is the page to read first.") && readme.contains("No clinician has checked it."));
    for table in ["entry", "entry_words", "session", "dose", "product", "sign_answer", "visit", "peg"] {
        assert!(parts[&format!("tables/{table}.csv")].len() > 60, "{table}");
    }
    assert!(
        !parts.keys().any(|name| name.contains("change") || name.contains("setting") || name.contains("attachments"))
    );
}

/// The page up to the present goes on where it is tomorrow already; so do the documents beside it, whatever was told of that day.
#[test]
fn the_documents_tell_of_the_days_of_the_page() {
    for (table, kind) in [("entry", "Observation"), ("exercise_run", "Procedure"), ("sign_answer", "Observation")] {
        let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-23 08:00");
        match table {
            "exercise_run" => {
                ready(&mut desk);
                start(&mut desk, Exercise::Belly).unwrap();
                desk.pass_minutes(1);
                desk.act(|engine, now| engine.end_exercise(Ending::Done, now));
            }
            "sign_answer" => {
                _ = desk.act(|engine, now| engine.answer_signs(&draft(Coded(Extent::Tick), &["fever"]), now))
            }
            _ => _ = desk.log(spasm()),
        }
        desk.fly_to(America::Los_Angeles);
        let away = tempfile::tempdir().unwrap();
        let (out, now, words) = (away.path().join("bundle.json"), desk.now(), english());
        let order = Order { format: FileFormat::Fhir, from: None, to: None, notes: false };
        save(&Engine::open_to_read(desk.folder()).unwrap(), &order, &out, &now, words, &Work::default()).unwrap();
        let bundle: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
        let entries = bundle["entry"].as_array().unwrap();
        assert!(entries.iter().any(|entry| entry["resource"]["resourceType"] == kind), "{kind}");
        let (out, from) = (away.path().join("doctor.zip"), Some("2026-11-01"));
        let order = Order { format: FileFormat::Doctor, from, ..order };
        save(&Engine::open_to_read(desk.folder()).unwrap(), &order, &out, &now, words, &Work::default()).unwrap();
        let mut zip = ZipArchive::new(Cursor::new(std::fs::read(&out).unwrap())).unwrap();
        let mut rows = String::new();
        zip.by_name(&format!("tables/{table}.csv")).unwrap().read_to_string(&mut rows).unwrap();
        assert_eq!(rows.lines().count(), 2, "{rows}");
        let page = desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary;
        assert_eq!(page.period.to().to_string(), "2026-11-23", "{kind}");
    }
}

/// A tick of a clock that was two days ahead, and "none" that evening: each program is told what the page tells, of when it was ticked.
#[test]
fn a_tick_goes_out_of_when_it_was_ticked() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let answer = |desk: &mut Desk, extent, codes: &[&str]| {
        desk.act(|engine, now| engine.answer_signs(&draft(Coded(extent), codes), now));
    };
    answer(&mut desk, Extent::List, &[]);
    desk.set_clock(TimeDelta::days(2));
    desk.pass_minutes(1);
    answer(&mut desk, Extent::Tick, &["fever"]);
    desk.set_clock(TimeDelta::days(-2));
    desk.pass_minutes(1);
    let fhir = |desk: &mut Desk| {
        let away = tempfile::tempdir().unwrap();
        let (out, now) = (away.path().join("bundle.json"), desk.now());
        let order = Order { format: FileFormat::Fhir, from: None, to: None, notes: false };
        save(&Engine::open_to_read(desk.folder()).unwrap(), &order, &out, &now, english(), &Work::default()).unwrap();
        let bundle: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
        let resources = bundle["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone());
        let mut signs = resources.filter(|resource| resource["code"]["coding"][0]["code"] == "warning-signs");
        let told = signs.next().unwrap();
        assert!(signs.next().is_none());
        (told["component"][0]["code"]["text"].as_str().unwrap().to_owned(), told["effectiveDateTime"].clone())
    };
    let (told, when) = fhir(&mut desk);
    assert_eq!(told, "fever, chills or very unwell");
    assert!(when.as_str().unwrap().starts_with("2026-11-20T08:"), "{when}");

    let mut desk = Desk::at("2026-11-20 08:00");
    answer(&mut desk, Extent::Tick, &["fever"]);
    desk.pass_to(0, "20:00");
    answer(&mut desk, Extent::List, &[]);
    assert!(fhir(&mut desk).1.as_str().unwrap().starts_with("2026-11-20T08:00"));
}

#[test]
fn notes_and_what_was_deleted_stay_the_persons_own() {
    let mut desk = Desk::at("2026-11-22 14:00");
    tell_pack(&mut desk, PackKind::GelPack, "Auntie's", None);
    let write = |desk: &mut Desk, note: &str| {
        desk.log(EntryDraft { note: note.into(), triggers: vec![format!("word of {note}")], ..spasm() })
    };
    write(&mut desk, "SECRET");
    let deleted = write(&mut desk, "GONE");
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    let hold = |parts: &BTreeMap<String, Vec<u8>>, text: &str| {
        parts.values().filter(|bytes| String::from_utf8_lossy(bytes).contains(text)).count()
    };
    let without = parts(desk.folder(), &[]);
    assert_eq!([hold(&without, "GONE"), hold(&without, "word of GONE"), hold(&without, "Auntie's")], [0, 0, 0]);
    assert!(hold(&without, "word of SECRET") > 0, "what set it off is for the doctor");
    assert!(String::from_utf8_lossy(&without["tables/own_pack.csv"]).contains("gel-pack"));
    let notes =
        |parts: &BTreeMap<String, Vec<u8>>| String::from_utf8_lossy(&parts["tables/entry.csv"]).contains(",SECRET,");
    assert!(!notes(&without));
    let with = parts(desk.folder(), &["--notes"]);
    assert!(notes(&with));
    assert_eq!([hold(&with, "GONE"), hold(&with, "word of GONE")], [0, 0]);
}

#[test]
fn what_was_done_is_named_though_it_is_off_the_list_and_what_never_was_stays_at_home() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.answer_signs(&draft(Coded(Extent::List), &[]), now));
    let said = ClearanceView { active: Some(true), by: String::new(), on: String::new() };
    desk.act(|engine, now| engine.clear_exercise(&said, now));
    for (name, is_done) in [("DONE", true), ("NEVER", false)] {
        let told = OwnExerciseDraft { name: name.into(), how: "SLOWLY".into(), has_sides: false };
        let own = desk.act(|engine, now| engine.add_own_exercise(&told, None, &|given| given.code().into(), now)).id;
        let start = RunStart {
            exercise: WhichExercise::Own { own },
            before: Some(1.0),
            first: Coded(Side::Left),
            halves: false,
        };
        if is_done {
            desk.act(|engine, now| engine.start_exercise(&start, now));
            desk.act(|engine, now| engine.end_exercise(Ending::Tired, now));
        }
        desk.act(|engine, now| engine.set_own_exercise_deleted(own, true, now));
    }
    let table = |parts: &BTreeMap<String, Vec<u8>>, name: &str| {
        String::from_utf8_lossy(&parts[&format!("tables/{name}.csv")]).into_owned()
    };
    let parts_without = parts(desk.folder(), &[]);
    let own = table(&parts_without, "own_exercise");
    assert!(own.contains("DONE") && !own.contains("NEVER") && !own.contains("SLOWLY"), "{own}");
    let uid = own.lines().last().and_then(|row| row.split(',').next()).unwrap().to_owned();
    assert!(table(&parts_without, "exercise_run").contains(&uid), "what was done names it");
    assert!(table(&parts(desk.folder(), &["--notes"]), "own_exercise").contains("SLOWLY"));
}

/// Whatever says that it was tried with it: a dose that was deleted was none.
#[test]
fn a_dose_that_was_deleted_stays_at_home_with_what_was_tried_with_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    let told = DoseDraft { product: id, units: 1.0, before: Some(5.0), ..DoseDraft::default() };
    let dose = desk.act(|engine, now| engine.log_dose(&told, &tell_finding, now)).id;
    desk.act(|engine, now| engine.delete_dose(dose, now));
    spoil(desk.folder(), "UPDATE relief SET deleted_at = NULL");
    let parts = parts(desk.folder(), &[]);
    for (table, rows) in [("dose", 0), ("relief", 0), ("product", 1)] {
        let text = String::from_utf8_lossy(&parts[&format!("tables/{table}.csv")]).into_owned();
        assert_eq!(text.lines().count(), 1 + rows, "{table}: {text}");
    }
}
