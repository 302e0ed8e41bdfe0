//! All that was told goes out as files of our own and comes in again: whole, once, and with nothing written over unasked (issue 9).
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use respite_domain::session::Skin;
use respite_engine::view::{Coded, ContentView, DoseDraft, EntryDraft, LabelView, Part, ProductDraft, SessionStop};
use respite_engine::{Asked, Engine, Import, Label, Mine, Shape, Work};
use respite_store::{Names, Store};
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Desk, spasm, told};
use crate::english::tell_finding;
use crate::out_and_in::{all_told, in_words};
use crate::representative::representative;
use crate::terminal::{Said, bytes_in, say_in};

pub const NOW: &str = "2026-11-24T14:02:00+01:00";
pub const SHAPES: [Shape; 2] = [Shape::Json, Shape::Csv];

pub fn all_of(folder: &Path) -> Vec<String> {
    in_words(&all_told(folder))
}

pub fn code(shape: Shape) -> &'static str {
    match shape {
        Shape::Json => "json",
        Shape::Csv => "csv",
    }
}

/// The diary in `folder` as a file, in a folder of its own.
pub fn export_of(folder: &Path, shape: Shape) -> (TempDir, PathBuf) {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join(code(shape));
    let export = Store::open_to_read(folder).unwrap().export(None).unwrap();
    assert_eq!((export.missing, export.left_out), (0, 0));
    let label = Label { program: "Respite 9", readme: "Read me.", now: told(NOW).wall };
    export.save(shape, &file, folder, &label, &Work::default()).unwrap();
    (away, file)
}

pub fn import(folder: &Path, file: &Path, more: &[&str]) -> Said {
    say_in(folder, &[&["import", file.to_str().unwrap()], more].concat())
}

pub fn imported(folder: &Path, file: &Path, more: &[&str]) -> Value {
    let said = import(folder, file, &[&["--json"], more].concat());
    assert_eq!(said.status, 0, "{}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

pub fn settings(folder: &Path) -> BTreeMap<String, String> {
    let mut settings = Store::open(folder, Asked::WhetherReadable).unwrap().settings().unwrap();
    settings.retain(|name, _| {
        !["diary-id", "last-named", "kept-aside-seen", "restored-at", "backups-paused"].contains(&name.as_str())
    });
    settings
}

pub fn attached(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let copies = bytes_in(&folder.join("attachments")).into_iter();
    copies.map(|(path, bytes)| (path.file_name().unwrap().to_string_lossy().into_owned(), bytes)).collect()
}

/// Out in either form, and into an empty diary: that is the same then, and twice adds nothing.
#[track_caller]
pub fn comes_back_equal(folder: &Path) {
    let (all, set) = (all_of(folder), settings(folder));
    for shape in SHAPES {
        let (_away, file) = export_of(folder, shape);
        let empty = tempfile::tempdir().unwrap();
        let mut engine = Engine::open(empty.path(), Asked::WhetherReadable).unwrap();
        let view = engine.import(&mut Import::of(&file).unwrap(), Mine::Stay, &told(NOW), |_| ()).unwrap();
        assert_eq!((view.there, view.brought_up, view.taken, view.missing), (0, 0, 0, 0));
        assert_eq!(view.differing, []);
        assert_eq!(all_of(empty.path()), all, "{shape:?}");
        assert_eq!(settings(empty.path()), set, "{shape:?}");
        assert_eq!(attached(empty.path()), attached(folder), "{shape:?}");
        for mine in [Mine::Stay, Mine::Give] {
            let again = engine.import(&mut Import::of(&file).unwrap(), mine, &told(NOW), |_| ()).unwrap();
            assert_eq!(
                (again.rows(), again.attached, again.taken, again.brought_up),
                (0, 0, 0, 0),
                "twice adds nothing"
            );
            assert_eq!(again.differing, []);
        }
        assert_eq!(all_of(empty.path()), all);
        assert_eq!(engine.unreadable(), 0);
        drop(engine);
        // And out of that one it is the same file.
        let (_away, second) = export_of(empty.path(), shape);
        assert!(shape == Shape::Csv || std::fs::read(&second).unwrap() == std::fs::read(&file).unwrap());
    }
}

#[test]
fn a_full_diary_comes_back_equal_in_either_form() {
    let desk = representative();
    let dump = all_of(desk.folder());
    assert!(!attached(desk.folder()).is_empty() && dump.iter().any(|row| row.starts_with("change ")));
    comes_back_equal(desk.folder());
    assert_eq!(all_of(desk.folder()), dump, "to look changes nothing");
}

#[test]
fn a_year_of_the_demo_comes_back_equal_in_either_form() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.fill_demo(now));
    comes_back_equal(desk.folder());
}

/// Every column of the representative diary holds something: so each name must stand somewhere in the file.
#[test]
fn every_column_is_in_the_files() {
    let desk = representative();
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    let file: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let (_away, zip) = export_of(desk.folder(), Shape::Csv);
    for (table, _) in all_told(desk.folder()) {
        let rows = file["tables"][table.name].as_array().unwrap();
        let found: BTreeSet<&String> = rows.iter().flat_map(|row| row.as_object().unwrap().keys()).collect();
        let csv = Command::new("unzip").arg("-p").arg(&zip).arg(format!("{}.csv", table.name)).output().unwrap().stdout;
        let csv = String::from_utf8(csv).unwrap();
        let heads: Vec<&str> = csv.strip_prefix('\u{feff}').unwrap().lines().next().unwrap().split(',').collect();
        for column in table.told() {
            // An offset stands in its moment; numbers of rows mean nothing elsewhere.
            let stands_in = column
                .strip_suffix("_offset")
                .map(|moment| if moment == "at" { "at".into() } else { format!("{moment}_at") });
            let name = stands_in.unwrap_or_else(|| column.to_owned());
            let stays = table.names.contains(&(column, Names::Numbers));
            assert!(stays || found.contains(&name), "{} {column} in {found:?}", table.name);
            assert!(stays || heads.contains(&name.as_str()), "{} {column} in {heads:?}", table.name);
        }
    }
}

#[test]
fn the_terminal_writes_for_its_owner_alone_and_over_nothing() {
    let desk = representative();
    let (before, away) = (bytes_in(desk.folder()), tempfile::tempdir().unwrap());
    for format in ["json", "csv"] {
        let out = away.path().join(format);
        let export =
            |out: &Path| say_in(desk.folder(), &["export", "--format", format, "--out", out.to_str().unwrap()]);
        let said = export(&out);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.out.starts_with("Saved "), "{}", said.out);
        assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let written = std::fs::read(&out).unwrap();
        assert_eq!(export(&out).status, 4, "something stands there");
        assert_eq!(export(&desk.folder().join("diary.db")).status, 4);
        assert_eq!(export(&away.path().join("not/there")).status, 4);
        assert_eq!(std::fs::read(&out).unwrap(), written);
    }
    assert!(bytes_in(desk.folder()) == before, "to look changes nothing");
    assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 2, "nothing is left beside them");
}

#[test]
fn a_formula_goes_out_as_text_and_comes_back_as_it_was() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for note in ["=HYPERLINK(\"http://example.org\")", "+1", "-1", "@SUM(A1)", "'=1", "a;b,\"c\"\nd", " = 1"] {
        desk.log(EntryDraft { note: note.into(), ..spasm() });
    }
    let (_away, zip) = export_of(desk.folder(), Shape::Csv);
    let csv = Command::new("unzip").arg("-p").arg(&zip).arg("entry.csv").output().unwrap().stdout;
    let csv = String::from_utf8(csv).unwrap();
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"") && csv.contains(",'+1,") && csv.contains(",'-1,"),
        "{csv}"
    );
    assert!(!csv.contains(",=") && !csv.contains("\"=") && !csv.contains(",+1,") && !csv.contains(",@"), "{csv}");
    comes_back_equal(desk.folder());
}

#[test]
fn a_try_tells_the_same_and_changes_nothing() {
    let desk = representative();
    let mut other = Desk::at("2026-11-22 14:00");
    other.log(spasm());
    for shape in SHAPES {
        let (_away, file) = export_of(desk.folder(), shape);
        let before = bytes_in(other.folder());
        let tried = imported(other.folder(), &file, &["--dry-run"]);
        assert!(bytes_in(other.folder()) == before);
        let (done, there) = (tempfile::tempdir().unwrap(), all_of(other.folder()));
        for (path, bytes) in &before {
            std::fs::write(done.path().join(path.file_name().unwrap()), bytes).unwrap();
        }
        assert_eq!(imported(done.path(), &file, &[]), tried);
        assert!(there.iter().all(|row| all_of(done.path()).contains(row)), "what was here stays");
    }
}

#[test]
fn what_differs_is_told_and_stays_unless_it_is_to_change() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let (changed, deleted) = (desk.log(EntryDraft { note: "first".into(), ..spasm() }), desk.log(spasm()));
    let other = tempfile::tempdir().unwrap();
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    imported(other.path(), &file, &[]);
    let before = all_of(other.path());
    let triggers = vec!["lifting".to_owned()];
    let draft = EntryDraft { note: "second".into(), triggers, worst: Some(7.0), ..spasm() };
    desk.act(|engine, now| engine.update_entry(changed, &draft, now));
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    desk.log(EntryDraft { note: "new".into(), ..spasm() });

    for shape in SHAPES {
        let (_away, file) = export_of(desk.folder(), shape);
        let view = imported(other.path(), &file, &["--dry-run"]);
        assert_eq!(view["added"], serde_json::json!([{ "table": "entry", "rows": 1 }]));
        assert_eq!((view["taken"].as_u64(), view["differing"].as_array().unwrap().len()), (Some(0), 2));
        let fields = view["differing"][0]["fields"].as_array().unwrap();
        let of = |name: &str| fields.iter().find(|field| field["field"] == name).unwrap();
        assert_eq!((of("note")["here"].as_str(), of("note")["there"].as_str()), (Some("first"), Some("second")));
        assert_eq!((of("worst")["here"].as_str(), of("worst")["there"].as_str()), (Some("5"), Some("7")));
        assert_eq!(of("entry_words")["there"], "trigger lifting");
    }
    let (_away, file) = export_of(desk.folder(), Shape::Csv);
    let said = import(other.path(), &file, &[]);
    assert!(said.out.contains("Came in: entries: 1.") && said.out.contains("so it was left: 2."), "{}", said.out);
    assert!(
        said.out.contains("note \"first\" here, \"second\" in the file") && said.out.contains("--take-theirs"),
        "{}",
        said.out
    );
    let kept = all_of(other.path());
    assert!(before.iter().all(|row| kept.contains(row)), "nothing is written over");
    assert_eq!(kept.len(), before.len() + 1, "and no change is told of what did not change");

    let view = imported(other.path(), &file, &["--take-theirs"]);
    assert_eq!((view["taken"].as_u64(), view["differing"].as_array().unwrap().len()), (Some(2), 0));
    let (mine, theirs) = (all_of(other.path()), all_of(desk.folder()));
    let rows = |all: &[String]| all.iter().filter(|row| !row.starts_with("change ")).cloned().collect::<BTreeSet<_>>();
    assert_eq!(rows(&mine), rows(&theirs));
    // What it said before is kept.
    let traces = mine.iter().filter(|row| row.starts_with("change ") && row.contains("first")).count();
    assert_eq!(traces, 1, "{mine:#?}");
    assert_eq!(imported(other.path(), &file, &["--take-theirs"])["taken"], 0);
}

#[test]
fn a_setting_that_differs_stays_and_one_that_was_never_set_comes_in() {
    let (mut desk, mut other) = (Desk::at("2026-11-22 14:00"), Desk::at("2026-11-22 14:00"));
    desk.act(|engine, now| engine.set_person("Ann", "", now));
    desk.act(|engine, now| engine.set_zoom(150, now));
    other.act(|engine, now| engine.set_person("Bea", "", now));
    let (_away, file) = export_of(desk.folder(), Shape::Csv);
    let view = imported(other.folder(), &file, &[]);
    assert_eq!(view["differing"][0]["name"], "name");
    assert_eq!((settings(other.folder())["name"].as_str(), settings(other.folder())["zoom"].as_str()), ("Bea", "150"));
    assert!(!all_of(other.folder()).iter().any(|row| row.contains("Ann")), "no trace of what was not set");
    assert_eq!(imported(other.folder(), &file, &["--take-theirs"])["taken"], 1);
    assert_eq!(settings(other.folder())["name"], "Ann");
    let traces = all_of(other.folder()).iter().filter(|row| row.contains("Bea") && row.contains("Ann")).count();
    assert_eq!(traces, 1);
}

/// A dose that was set right on the other computer, and a pack that came off there, with skin that blistered: nobody is asked.
#[test]
fn what_is_of_the_body_says_what_was_said_last() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let pack = desk.start_cold();
    let other = tempfile::tempdir().unwrap();
    let (_away, file) = export_of(desk.folder(), Shape::Csv);
    imported(other.path(), &file, &[]);
    desk.pass_minutes(10);
    let stop = SessionStop { when: String::new(), after: Some(3.0), skin: Some(Coded(Skin::Blistered)) };
    desk.act(|engine, now| engine.stop_session(pack, &stop, now));

    let (_away, newer) = export_of(desk.folder(), Shape::Csv);
    let view = imported(other.path(), &newer, &[]);
    assert_eq!((view["broughtUp"].as_u64(), view["differing"].as_array().unwrap().len()), (Some(1), 0), "{view}");
    assert_eq!(all_of(other.path()), all_of(desk.folder()));
    let now = desk.now();
    let held = |folder: &Path| {
        let engine = Engine::open(folder, Asked::WhetherReadable).unwrap();
        serde_json::to_value(engine.sessions(&now).unwrap()).unwrap()
    };
    assert_eq!(held(other.path()), held(desk.folder()), "and every rule finds it");
    // What is older takes nothing back, whoever asks for it.
    for more in [&[][..], &["--take-theirs"]] {
        let view = imported(other.path(), &file, more);
        assert_eq!(
            (view["taken"].as_u64(), view["differing"][0]["ofTheBody"].as_bool()),
            (Some(0), Some(true)),
            "{view}"
        );
        assert_eq!(all_of(other.path()), all_of(desk.folder()));
    }
}

#[test]
fn what_each_diary_was_told_for_labels_is_known_in_both() {
    let codes = |said: &[&str]| said.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let tell = |desk: &mut Desk, fits: &[&str], not: &[&str]| {
        desk.pass_minutes(1);
        desk.act(|engine, now| engine.change_medicine_flags(&codes(fits), &codes(not), now));
    };
    let ticked = |desk: &mut Desk| desk.act(|engine, now| engine.medicines(&tell_finding, now)).flags;
    let mut desk = Desk::at("2026-11-22 14:00");
    tell(&mut desk, &["kidney", "asthma"], &[]);
    let mut other = Desk::at("2026-11-22 14:10");
    other.log(spasm());
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    imported(other.folder(), &file, &[]);
    other.reopen();
    tell(&mut other, &["ulcer"], &["kidney"]);
    tell(&mut desk, &["blood-thinner"], &[]);
    let (_away, file) = export_of(other.folder(), Shape::Json);
    imported(desk.folder(), &file, &[]);
    desk.reopen();
    let mut all = ticked(&mut desk);
    all.sort_unstable();
    assert_eq!(all, ["asthma", "blood-thinner", "ulcer"], "each word as it was told last");
}

#[test]
fn other_numbers_of_a_label_that_were_told_there_hold_here() {
    let limit = |a_day: f64| LabelView { most_units_a_day: Some(a_day), checked: true, ..LabelView::default() };
    let contents = vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }];
    let advil = ProductDraft { name: "Advil".into(), contents, label: Some(limit(6.0)), ..ProductDraft::default() };
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.save_as_written(None, &advil);
    let dose = DoseDraft { product: id, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
    let mut other = Desk::at("2026-11-22 14:10");
    other.log(spasm());
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    imported(other.folder(), &file, &[]);
    desk.pass_minutes(30);
    desk.save_as_written(Some(id), &ProductDraft { label: Some(limit(3.0)), ..advil });
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    imported(other.folder(), &file, &[]);
    other.reopen();
    let listed = other.act(|engine, now| engine.medicines(&tell_finding, now)).products;
    let numbers: Vec<_> = listed.iter().map(|product| product.label.as_ref().unwrap().most_units_a_day).collect();
    assert_eq!(numbers, [Some(3.0)]);
}

#[test]
fn what_was_begun_in_a_form_stays_where_it_was_begun() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    desk.act(|engine, _| engine.keep_begun("entry", Some("{}")));
    for shape in [Shape::Json, Shape::Csv] {
        let other = tempfile::tempdir().unwrap();
        let (_away, file) = export_of(desk.folder(), shape);
        imported(other.path(), &file, &[]);
        assert!(!settings(other.path()).keys().any(|name| name.starts_with("begun/")));
    }
}

#[test]
fn a_window_that_is_open_knows_at_once_what_came_in() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.fill_demo(now));
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    let mut other = Desk::at("2026-11-22 14:00");
    other.log(spasm());
    let now = other.now();
    other.status();
    other.engine().take_changed();
    let mut import = Import::of(&file).unwrap();
    other.engine().import(&mut import, Mine::Stay, &now, |_| ()).unwrap();
    let changed = other.engine().take_changed();
    assert!([Part::Entries, Part::Packs, Part::Medicines, Part::Settings].iter().all(|part| changed.contains(part)));
    let told = serde_json::to_value(other.status()).unwrap();
    other.reopen();
    assert_eq!(serde_json::to_value(other.status()).unwrap(), told);
}

#[test]
fn only_the_days_that_were_asked_for_go_out_with_what_they_name() {
    let desk = representative();
    let away = tempfile::tempdir().unwrap();
    let out = away.path().join("days.json");
    let days = ["--from", "2026-11-21", "--to", "2026-11-21"];
    let said =
        say_in(desk.folder(), &[&["export", "--format", "json", "--out", out.to_str().unwrap()], &days[..]].concat());
    assert_eq!(said.status, 0, "{}", said.err);
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(
        (file["about"]["from"].as_str(), file["about"]["to"].as_str()),
        (Some("2026-11-21"), Some("2026-11-21"))
    );
    assert_eq!(file["settings"], serde_json::json!({}));
    for (table, moment) in [("entry", "occurred_at"), ("dose", "taken_at"), ("session", "started_at")] {
        for row in file["tables"][table].as_array().unwrap() {
            assert!(row[moment].as_str().unwrap().starts_with("2026-11-21"), "{table} {row}");
        }
    }
    assert!(!file["tables"]["session"].as_array().unwrap().is_empty());
    assert!(!file["tables"]["skin_told"].as_array().unwrap().is_empty(), "what belongs to it goes along");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(imported(empty.path(), &out, &[])["missing"], 0);
    assert_eq!(say_in(desk.folder(), &["export", "--format", "csv", "--out", "x", "--from", "2026-02-30"]).status, 2);
}
