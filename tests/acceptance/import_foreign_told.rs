//! What came in from another program is known again, can be taken back, and is a diary like any other (issue 9).

use std::collections::HashMap;
use std::time::Instant;

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::place::{Place, Places};
use respite_domain::text::on_one_line;
use respite_engine::Mine;
use respite_engine::view::{Coded, ContentView, EntryDraft, ProductDraft};
use respite_foreign::{Mapping, Means, Reading, Separator, Sheet};
use respite_wording::lines_off;
use serde_json::Value;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import_foreign::{bring_in, desk, entries, guess, sheet, words};
use crate::terminal::Terminal;

const TABLE: &str =
    "Date,Time,Pain,Where,Mood\n2026-11-01,08:00,7,Low back left,low\n2026-11-02,09:00,6,,\n2026-11-02,09:00,6,,\n";

fn numbers(view: &respite_engine::view::LinesView) -> [u32; 5] {
    [view.new_entries, view.there, view.differing, view.deleted, view.taken]
}

#[test]
fn twice_adds_nothing_and_what_was_changed_or_deleted_here_stays() {
    let (mut desk, sheet) = (desk(), sheet(TABLE));
    let mapping = guess(&sheet);
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &mapping, Mine::Stay)), [3, 0, 0, 0, 0], "both of two alike");
    let before = entries(&mut desk);
    assert_eq!(before[0].note, "Mood: low");
    desk.pass_minutes(60 * 24 * 40);
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &mapping, Mine::Stay)), [0, 3, 0, 0, 0]);
    assert_eq!(entries(&mut desk), before);

    // In another order of columns, under other letters, with more lines, each is still the one that it was.
    let other = "Time;Date;Where;Mood;Pain\n09:00;2026-11-02;;;6\n08:00;2026-11-01;Low back left;low;7\n09:00;2026-11-02;;;6\n10:00;2026-11-03;;;5\n";
    let other = Sheet::read(&other.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), None).unwrap();
    assert_eq!(numbers(&bring_in(&mut desk, &other, &guess_top(&other), Mine::Stay)), [1, 3, 0, 0, 0]);

    let draft = EntryDraft { worst: Some(3.0), note: "it was less".into(), ..EntryDraft::default() };
    desk.act(|engine, now| engine.update_entry(before[0].id, &draft, now));
    desk.act(|engine, now| engine.delete_entry(before[1].id, now));
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &mapping, Mine::Stay)), [0, 1, 1, 1, 0]);
    assert_eq!(entries(&mut desk)[0].note, "it was less");
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &mapping, Mine::Give)), [0, 1, 0, 0, 2]);
    let after = entries(&mut desk);
    assert_eq!((after[0].worst, &*after[0].note, after[0].changes > 0), (Some(7), "Mood: low", true), "with its trace");
    assert_eq!(after.len(), 4);
}

fn guess_top(sheet: &Sheet) -> Mapping {
    let mut mapping = guess(sheet);
    mapping
        .columns
        .iter_mut()
        .filter(|column| column.means.0 == Means::Worst)
        .for_each(|column| column.top = Some(10.0));
    mapping
}

/// What the person wrote down too is no news.
#[test]
fn what_was_told_here_too_is_there_already() {
    let mut desk = desk();
    desk.log(EntryDraft { when: "2026-11-02T09:00:00+01:00".into(), worst: Some(6.0), ..EntryDraft::default() });
    let sheet = sheet(TABLE);
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &guess(&sheet), Mine::Stay)), [2, 1, 0, 0, 0], "one is not two");
}

#[test]
fn all_of_it_can_be_taken_back_and_come_again() {
    let (mut desk, sheet) = (desk(), sheet(TABLE));
    desk.log(EntryDraft { when: "2026-11-20T09:00:00+01:00".into(), spasms: Some(1.0), ..EntryDraft::default() });
    let mapping = guess(&sheet);
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert!(desk.episodes().iter().any(|episode| episode.contains("2026-11-01")), "it counts: {:?}", desk.episodes());
    desk.act(|engine, now| engine.take_lines_back(&view.entries, &view.doses, now));
    assert_eq!(entries(&mut desk).len(), 1);
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &mapping, Mine::Stay)), [0, 0, 0, 3, 0]);
    let again = bring_in(&mut desk, &sheet, &mapping, Mine::Give);
    assert_eq!((numbers(&again), again.entries.len()), ([0, 0, 0, 0, 3], 3));
    desk.act(|engine, now| engine.delete_entry(again.entries[0], now));
    desk.act(|engine, now| engine.take_lines_back(&again.entries, &again.doses, now));
    assert_eq!(entries(&mut desk).len(), 1, "what was deleted since is no hindrance");
}

#[test]
fn lines_that_can_not_be_read_are_told_by_their_number_and_the_others_come_in() {
    let table = "Date,Pain,Spasms,Note\n2026-11-01,11,,\nlast week,3,,\n,3,,\n2027-01-01,3,,\n2026-11-02,4,,fine\n\n2026-11-03,,900,\n2026-11-04,,,\n1850-01-01,1,,\n";
    let (mut desk, sheet) = (desk(), sheet(table));
    let mut mapping = guess(&sheet);
    mapping.columns[1].top = Some(10.0);
    mapping.columns[2].means = Coded(Means::Spasms);
    let lines = mapping.lines(&sheet, &HashMap::new(), &words(), &desk.now()).unwrap();
    assert_eq!(
        lines_off(&lines.off, &words()),
        [
            "Line 2: \"11\" is not a number from 0 to 10.",
            "Line 3: \"last week\" is not a date or a time that can be read.",
            "Line 4: It does not say when.",
            "Line 5: This time has not come yet.",
            "Line 8: \"900\" is not a number from 0 to 200.",
            "Line 9: It says when, and nothing else.",
            "Line 10: This is before the year 1900.",
        ]
    );
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((view.new_entries, view.off), (1, vec![2, 3, 4, 5, 8, 9, 10]));
}

/// A dose of a medicine that the person has, with how many units; all else of medicines is kept as words. No label is taken for compared.
#[test]
fn doses_come_in_for_medicines_that_are_here_and_else_as_words() {
    let mut desk = desk();
    let contents = vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 400.0 }];
    let product = ProductDraft { name: "Ibu 400".into(), contents, ..ProductDraft::default() };
    desk.act(|engine, now| engine.save_product(None, &product, now));
    let table = "When,Medicine,Tablets,Pain\n2026-11-22 10:00,ibu 400,\"1,5\",8\n2026-11-21 10:00,Ibu 400,400 mg,6\n2026-11-20 10:00,Advil,2,6\n2026-11-19,Ibu 400,1,6\n2026-11-18 10:00,Ibu 400,1,\n";
    let sheet = sheet(table);
    let mapping = guess(&sheet);
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((view.new_entries, view.new_doses, view.off.len()), (4, 2, 0));
    let doses = desk.act(|engine, now| engine.more_doses(&now.wall.to_rfc3339())).doses;
    assert_eq!(doses.iter().map(|dose| dose.units).collect::<Vec<_>>(), [1.5, 1.0]);
    let notes: Vec<String> = entries(&mut desk).into_iter().map(|entry| on_one_line(&entry.note)).collect();
    assert_eq!(
        notes,
        ["Medicine: Ibu 400 Tablets: 1", "Medicine: Advil Tablets: 2", "Medicine: Ibu 400 Tablets: 400 mg", ""]
    );
    assert_eq!(numbers(&bring_in(&mut desk, &sheet, &mapping, Mine::Stay)), [0, 6, 0, 0, 0]);
    desk.act(|engine, now| engine.take_lines_back(&view.entries, &view.doses, now));
    assert!(desk.act(|engine, now| engine.more_doses(&now.wall.to_rfc3339())).doses.is_empty());
}

prop_compose! {
    fn entry()(
        minute in 0..460_000i64,
        spasms in prop::option::of(0..5u16),
        (worst, average) in (prop::option::of(5..=10u8), prop::option::of(0..=5u8)),
        places in prop::collection::vec(0..Place::ALL.len(), 0..3),
        trigger in prop::option::of(prop::sample::select(&["lifting", "the cat", "sport"][..])),
        note in "[a-zé,;\"']{1,20}",
    ) -> EntryDraft {
        let places: Places = places.into_iter().map(|at| Place::ALL[at]).collect();
        EntryDraft {
            when: (DateTime::from_timestamp(1_767_225_600 + minute * 60, 0).unwrap()).with_timezone(&chrono_tz::Europe::Berlin).to_rfc3339(),
            spasms: spasms.map(f64::from),
            worst: worst.map(f64::from),
            average: average.map(f64::from),
            places: places.codes().into_iter().map(str::to_owned).collect(),
            triggers: trigger.into_iter().map(str::to_owned).collect(),
            note,
            ..EntryDraft::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A diary's own entries, written as another program would and read by what was guessed, are what they were.
    #[test]
    fn own_entries_come_back_equal_from_a_foreign_table(
        drafts in prop::collection::vec(entry(), 1..12),
        separator in prop::sample::select(Separator::ALL),
    ) {
        let mut one = desk();
        drafts.into_iter().for_each(|draft| { one.log(draft); });
        let all = entries(&mut one);
        let delimiter = match separator { Separator::Comma => b',', Separator::Semicolon => b';', Separator::Tab => b'\t', Separator::Bar => b'|' };
        let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        table.write_record(["Started at", "Number of spasms", "Worst pain (0-10)", "Average pain (0-10)", "Where", "Triggers", "Notes"]).unwrap();
        for entry in &all {
            let number = |number: Option<u8>| number.map_or_else(String::new, |number| number.to_string());
            let places: Vec<String> = entry.places.iter().map(|place| words().place_name(place)).collect();
            let triggers: Vec<String> = entry.triggers.iter().map(|trigger| words().trigger_name(trigger)).collect();
            let spasms = entry.spasms.map_or_else(String::new, |spasms| spasms.to_string());
            let row = [&entry.occurred_at, &spasms, &number(entry.worst), &number(entry.average), &places.join("; "), &triggers.join("; "), &entry.note];
            table.write_record(row).unwrap();
        }
        let reading = Reading { separator: Coded(separator), ..sheet(TABLE).reading };
        let sheet = Sheet::read(&table.into_inner().unwrap(), Some(&reading)).unwrap();
        let mapping = guess(&sheet);
        prop_assert_eq!(mapping.questions(), vec![]);
        let mut other = desk();
        bring_in(&mut other, &sheet, &mapping, Mine::Stay);
        let strip = |mut entry: respite_engine::view::EntryView| { entry.id = 0; entry };
        let mut mine: Vec<_> = all.into_iter().map(strip).collect();
        let mut theirs: Vec<_> = entries(&mut other).into_iter().map(strip).collect();
        let key = |entry: &respite_engine::view::EntryView| format!("{entry:?}");
        mine.sort_by_key(key);
        theirs.sort_by_key(key);
        prop_assert_eq!(theirs, mine);
        // And the diary that they are of has them already.
        let view = bring_in(&mut one, &sheet, &mapping, Mine::Stay);
        prop_assert_eq!(view.new_entries, 0);
    }
}

/// Ten years of a diary that is told of ten times a day.
#[test]
fn forty_thousand_lines_are_read_at_once_and_come_in() {
    let mut table = String::from("Date,Time,Pain,Where,Note\n");
    let first = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap();
    for line in 0..40_000u64 {
        let day = first + chrono::Days::new(line / 10);
        table.push_str(&format!(
            "{day},{:02}:{:02},{},low back left,\"line, {line}\"\n",
            line % 10 + 8,
            line % 60,
            line % 11
        ));
    }
    let mut desk = Desk::at("2028-11-22 14:00");
    let begun = Instant::now();
    let sheet = sheet(&table);
    let mapping = guess(&sheet);
    let lines = mapping.lines(&sheet, &HashMap::new(), &words(), &desk.now()).unwrap();
    let read = begun.elapsed();
    let view = desk.act(|engine, now| engine.bring_in_lines(&lines, Mine::Stay, &tell_finding, now));
    let written = begun.elapsed();
    let again = desk.act(|engine, now| engine.would_bring_in_lines(&lines, Mine::Stay, now));
    println!("40,000 lines: read {read:?}, in {written:?}, again {:?}", begun.elapsed());
    assert_eq!((view.new_entries, again.new_entries, again.there), (40_000, 0, 40_000));
}

#[test]
fn the_terminal_guesses_is_corrected_tries_and_brings_in() {
    let terminal = Terminal::new();
    let file = |name: &str, text: &str| {
        let path = terminal.folder().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let table = file("pain.csv", "Date,Pain,Where\n01/02/2026,3,my back\n02/02/2026,12,\n");
    let guessed = terminal.done(&["import", &table, "--guess"]).out;
    let mut mapping: Value = serde_json::from_str(&guessed).unwrap();
    assert_eq!((&mapping["dates"], &mapping["columns"][1]["top"]), (&Value::Null, &Value::Null));
    let told = file("guessed.json", &guessed);
    let asked = terminal.refused(2, &["import", &table, "--mapping", &told]);
    assert!(asked.contains("day or the month"), "{asked}");

    mapping["dates"] = "day-first".into();
    mapping["columns"][1]["top"] = 10.into();
    mapping["columns"][2]["values"]["my back"] = serde_json::json!(["mid-back-centre"]);
    let told = file("mapping.json", &mapping.to_string());
    let tried = terminal.done(&["import", &table, "--mapping", &told, "--dry-run"]).out;
    assert_eq!(
        tried.trim_end(),
        "Would come in: entries: 1, of 1 February 2026.\nLines that cannot be read, and stay out: 1.\n\
         Line 3: \"12\" is not a number from 0 to 10.\nNothing was changed."
    );
    let done: Value =
        serde_json::from_str(&terminal.done(&["import", &table, "--mapping", &told, "--json"]).out).unwrap();
    assert_eq!((&done["newEntries"], &done["off"]), (&Value::from(1), &serde_json::json!([3])));
    let again = terminal.done(&["import", &table, "--mapping", &told]).out;
    assert!(again.starts_with("Nothing in it is new.\nHere already: 1."), "{again}");

    // What was said of such a table is known at the next.
    let next = file("next.csv", "Date,Pain,Where\n05/03/2026,3,my back\n");
    let known: Value = serde_json::from_str(&terminal.done(&["import", &next, "--guess"]).out).unwrap();
    assert_eq!(
        (&known["dates"], &known["columns"][2]["values"]["my back"][0]),
        (&"day-first".into(), &"mid-back-centre".into())
    );

    let off = file("off.json", "{\"columns\": 3}");
    assert!(terminal.refused(2, &["import", &table, "--mapping", &off]).contains("What the columns mean"));
    let zip = file("pain.zip", "PK\u{3}\u{4}\u{0}\u{0}");
    assert!(terminal.refused(4, &["import", &zip, "--guess"]).contains("no table of text"));
    assert!(terminal.refused(4, &["import", &table]).contains("--guess"));
}
