//! What a file says and the diary does not, or no longer: settings, deletions, damage, and what names a row (issue 9).
#![cfg(unix)]

use std::path::Path;

use respite_domain::medicine::ProductKind;
use respite_engine::Shape;
use respite_engine::view::DoseDraft;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::{Desk, spasm, spasm_at};
use crate::english::tell_finding;
use crate::import::{SHAPES, export_of, import, imported, settings};
use crate::page_limits::{add, take};
use crate::terminal::Terminal;
use crate::unreadable::spoil;

fn forge(file: &Path, forge: impl FnOnce(&mut Value)) {
    let mut whole: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    forge(&mut whole);
    std::fs::write(file, serde_json::to_vec(&whole).unwrap()).unwrap();
}

fn count(folder: &Path, select: &str) -> i64 {
    Connection::open(folder.join("diary.db")).unwrap().query_row(select, [], |row| row.get(0)).unwrap()
}

#[test]
fn settings_that_come_in_are_news_and_are_what_a_person_could_set() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.set_medicine_flags(&["kidney".to_owned()], now));
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    let here = Terminal::new();
    let view = imported(here.folder(), &file, &["--dry-run"]);
    assert!(view["settings"].as_u64().unwrap() > 0, "{view}");
    let said = import(here.folder(), &file, &["--dry-run"]).out;
    assert!(said.contains("Settings that would come in: ") && !said.contains("Nothing in it is new"), "{said}");
    assert!(import(here.folder(), &file, &[]).out.contains("Settings that came in: "));
    for (name, value) in [
        ("region", "moon"),
        ("evening-time", "late"),
        ("paper", "papyrus"),
        ("medicine-flags", "kidney dragon"),
        ("birth-date", "1999-13-01"),
        ("emergency-number", "call me"),
        ("neutral-notices", "perhaps"),
        ("times-in-one-place", "9"),
    ] {
        let (_away, file) = export_of(desk.folder(), Shape::Json);
        forge(&file, |whole| whole["settings"][name] = json!(value));
        let here = Terminal::new();
        here.done(&["log", "--spasm", "1"]);
        let before = settings(here.folder()).get(name).cloned();
        let unread = format!("Settings that cannot be read stay as they are here: {name}.");
        for more in [&["--dry-run"][..], &[]] {
            let said = import(here.folder(), &file, more);
            assert!(said.status == 0 && said.out.contains(&unread), "{name}: {} {}", said.out, said.err);
        }
        // The rest of the file came in.
        let after = settings(here.folder());
        assert_eq!(after["medicine-flags"], "kidney", "what is of the body comes along by its record");
        assert!(name == "medicine-flags" || after.get(name).cloned() == before, "{name}");
    }
}

#[test]
fn a_dose_that_is_deleted_there_and_not_here_is_no_news_however_often_it_comes() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    take(&mut desk, id, 1.0);
    let here = Terminal::new();
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    import(here.folder(), &file, &[]);
    desk.act(|engine, now| engine.delete_dose(1, now));
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    for _ in 0..2 {
        let said = import(here.folder(), &file, &[]).out;
        assert!(!said.contains("said later here") && !said.contains("brought up"), "{said}");
    }
    assert_eq!(count(here.folder(), "SELECT count(*) FROM dose WHERE deleted_at IS NULL"), 1);
}

#[test]
fn what_was_deleted_there_and_is_taken_leaves_one_trace() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm());
    let here = Terminal::new();
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    import(here.folder(), &file, &[]);
    desk.act(|engine, now| engine.delete_entry(id, now));
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    import(here.folder(), &file, &["--take-theirs"]);
    let traces = "SELECT count(*) FROM change WHERE what = 'entry' AND field = 'deleted'";
    assert_eq!(count(here.folder(), "SELECT count(*) FROM entry WHERE deleted_at IS NOT NULL"), 1);
    assert_eq!(count(here.folder(), traces), 1);
}

#[test]
fn a_row_that_is_damaged_here_is_no_fault_of_the_file() {
    for mine in [&[][..], &["--take-theirs"]] {
        let mut desk = Desk::at("2026-11-22 14:00");
        let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
        take(&mut desk, id, 1.0);
        desk.log(spasm_at("low-back-left"));
        let (_away, file) = export_of(desk.folder(), Shape::Json);
        spoil(desk.folder(), "UPDATE product_ingredient SET micrograms = 'many'");
        let said = import(desk.folder(), &file, mine);
        assert_eq!(said.status, 0, "{mine:?}: {}", said.err);
        let kept = "SELECT count(*) FROM product_ingredient WHERE micrograms = 'many'";
        assert_eq!(count(desk.folder(), kept), 1, "what can't be read stays");
    }
}

#[test]
fn a_part_that_no_diary_holds_is_told_by_its_line() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for name in ["Advil", "Motrin", "Nurofen"] {
        add(&mut desk, name, ProductKind::Otc, ("ibuprofen", 200.0), None);
    }
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    forge(&file, |whole| whole["tables"]["product_ingredient"][1]["ingredient"] = json!("\u{1b}"));
    let said = import(Terminal::new().folder(), &file, &[]);
    assert!(said.err.contains("Row 2 of \"product_ingredient\""), "{}", said.err);
}

/// As `zip -r` packs a folder: it is named before what is in it.
#[test]
fn folders_of_a_zip_are_nothing() {
    let desk = crate::representative::representative();
    let (away, file) = export_of(desk.folder(), Shape::Csv);
    let mut from = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let packed = away.path().join("packed.zip");
    let mut to = zip::ZipWriter::new(std::fs::File::create(&packed).unwrap());
    to.add_directory("attachments/", zip::write::SimpleFileOptions::default()).unwrap();
    for place in 0..from.len() {
        to.raw_copy_file(from.by_index_raw(place).unwrap()).unwrap();
    }
    to.finish().unwrap();
    let said = import(Terminal::new().folder(), &packed, &[]);
    assert_eq!(said.status, 0, "{}", said.err);
}

#[test]
fn what_a_change_names_is_told_by_its_name() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let first = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    take(&mut desk, first, 1.0);
    let stronger = respite_engine::view::ProductDraft {
        name: "Advil".into(),
        contents: vec![respite_engine::view::ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 400.0 }],
        ..Default::default()
    };
    desk.act(|engine, now| engine.save_product(Some(first), &stronger, now));
    let number = "SELECT CAST(new AS INTEGER) FROM change WHERE what = 'product' AND field = 'replaced-by'";
    let replaced = "SELECT replaced_by FROM product WHERE replaced_by IS NOT NULL";
    for shape in SHAPES {
        let (_away, file) = export_of(desk.folder(), shape);
        // Another medicine of one's own has those numbers.
        let mut other = Desk::at("2026-11-22 14:00");
        add(&mut other, "Aleve", ProductKind::Otc, ("naproxen", 220.0), None);
        import(other.folder(), &file, &[]);
        assert_eq!(count(other.folder(), number), count(other.folder(), replaced), "{shape:?}");
        assert_ne!(count(other.folder(), number), count(desk.folder(), number));
    }
}

#[test]
fn a_flag_without_a_trace_stays() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.set_medicine_flags(&["kidney".to_owned()], now));
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    let here = Terminal::new();
    here.done(&["log", "--spasm", "1"]);
    let connection = Connection::open(here.folder().join("diary.db")).unwrap();
    connection.execute("INSERT INTO setting (name, value) VALUES ('medicine-flags', 'heart')", []).unwrap();
    drop(connection);
    import(here.folder(), &file, &[]);
    let flags: String = Connection::open(here.folder().join("diary.db"))
        .unwrap()
        .query_row("SELECT value FROM setting WHERE name = 'medicine-flags'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(flags, "kidney heart");
}

/// Deleted here and not there: the dose is of the body and stays deleted, and what was tried with it is nothing without it.
#[test]
fn what_was_tried_with_a_dose_that_is_deleted_here_stays_deleted_with_it() {
    let (mut here, mut there) = (Desk::at("2026-11-22 14:00"), Desk::at("2026-11-22 14:00"));
    let id = add(&mut there, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    let told = DoseDraft { product: id, units: 1.0, before: Some(5.0), ..DoseDraft::default() };
    there.act(|engine, now| engine.log_dose(&told, &tell_finding, now));
    let (_away, file) = export_of(there.folder(), Shape::Json);
    imported(here.folder(), &file, &[]);
    here.reopen();
    let dose = count(here.folder(), "SELECT id FROM dose").try_into().unwrap();
    here.act(|engine, now| engine.delete_dose(dose, now));
    let changes = count(here.folder(), "SELECT count(*) FROM change");
    assert_eq!(imported(here.folder(), &file, &["--take-theirs"])["taken"], 0);
    assert_eq!(count(here.folder(), "SELECT count(*) FROM relief WHERE deleted_at IS NULL"), 0);
    assert_eq!(count(here.folder(), "SELECT count(*) FROM change"), changes, "and the record tells of nothing");
}
