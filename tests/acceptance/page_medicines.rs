//! What was written down wrong, and what the label said on each day: the doctor's page and the screen by the same makes (4.3 rules 2
//! and 5; 7, item 9).

use chrono::TimeDelta;
use respite_domain::medicine::{ProductKind, Unit};
use respite_engine::view::{Coded, ContentView, LabelView, ProductDraft};
use serde_json::Value;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};
use crate::terminal::{Terminal, say_in};

/// The same product with other numbers.
fn draft(kind: ProductKind, milligrams: f64, label: LabelView, was_wrong: bool) -> ProductDraft {
    ProductDraft {
        name: "Tylenol".into(),
        kind: Coded(kind),
        contents: vec![ContentView { ingredient: "acetaminophen".into(), mg_per_unit: milligrams }],
        label: Some(label),
        was_wrong,
        ..ProductDraft::default()
    }
}

fn a_day(most: f64) -> LabelView {
    LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() }
}

fn save(desk: &mut Desk, id: i32, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(Some(id), draft, now)).id
}

#[test]
fn what_was_written_down_wrong_is_mended_in_all_makes_that_had_it() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let first = add(&mut desk, "Tylenol", ProductKind::Otc, ("acetaminophen", 50.0), Some(12.0));
    take(&mut desk, first, 5.0);
    let second = save(&mut desk, first, &draft(ProductKind::Otc, 50.0, a_day(11.0), false));
    assert_ne!(first, second);
    take(&mut desk, second, 5.0);
    // The strength was wrong in both: 5,000 mg were taken, and not 500.
    let mended = ProductDraft { unit: Coded(Unit::Capsule), ..draft(ProductKind::Otc, 500.0, a_day(11.0), true) };
    assert_eq!(save(&mut desk, second, &mended), second);
    let medicines = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(medicines.findings.iter().any(|finding| finding.kind == "acetaminophen-high"), "{:?}", medicines.findings);
    let text = page(&mut desk, "2026-11-20", "2026-11-20");
    assert!(text.contains("at most 5,000 mg in 24 h, over its label on 0 days"), "{text}");
    assert_eq!(text.matches("(paracetamol) 500 mg)").count(), 1, "{text}");
    // The numbers of a label too, whichever make had them; and each change is kept.
    assert_eq!(save(&mut desk, second, &ProductDraft { label: Some(a_day(6.0)), ..mended.clone() }), second);
    let text = page(&mut desk, "2026-11-20", "2026-11-20");
    assert!(text.contains("over its label on 1 day"), "{text}");
    // A make that was of another strength stays what it was.
    desk.pass(TimeDelta::days(2));
    let other = draft(ProductKind::Otc, 325.0, a_day(10.0), false);
    let third = save(&mut desk, second, &other);
    take(&mut desk, third, 1.0);
    save(&mut desk, third, &ProductDraft { was_wrong: true, ..draft(ProductKind::Otc, 650.0, a_day(10.0), false) });
    let text = page(&mut desk, "2026-11-20", "2026-11-22");
    assert!(text.contains("(paracetamol) 500 mg)") && text.contains("(paracetamol) 650 mg)"), "{text}");
}

/// A tick that was handed back is of the strength that was wrong, in every make that had it.
#[test]
fn numbers_compared_for_what_was_written_down_wrong_count_no_more_in_any_make() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let first = add(&mut desk, "Tylenol", ProductKind::Otc, ("acetaminophen", 50.0), Some(3.0));
    take(&mut desk, first, 5.0);
    let second = save(&mut desk, first, &draft(ProductKind::Otc, 50.0, a_day(11.0), false));
    let text = page(&mut desk, "2026-11-20", "2026-11-20");
    assert!(text.contains("over its label on 1 day"), "{text}");
    let old_tick = LabelView { checked_on: Some("2026-11-20".into()), ..a_day(11.0) };
    assert_eq!(save(&mut desk, second, &draft(ProductKind::Otc, 500.0, old_tick, true)), second);
    let text = page(&mut desk, "2026-11-20", "2026-11-20");
    assert!(text.contains("at most 2,500 mg in 24 h") && !text.contains("over its label"), "{text}");
}

/// One a day, more days in a row than the label allows (4.3 rule 7), some of them before the page and before other numbers.
#[test]
fn days_in_a_row_beyond_the_label_are_over_it() {
    let mut desk = Desk::at("2026-11-14 10:00");
    let days = |most: u16| LabelView { most_days: Some(most.into()), ..a_day(6.0) };
    let new = |most| draft(ProductKind::Otc, 500.0, days(most), false);
    let id = desk.act(|engine, now| engine.save_product(None, &new(3), now)).id;
    for _ in 0..5 {
        take(&mut desk, id, 1.0);
        desk.pass(TimeDelta::days(1));
    }
    let text = page(&mut desk, "2026-11-14", "2026-11-18");
    assert!(
        text.contains("on 5 of 5 days, at most 500 mg in 24 h, too many days in a row for its label on 2 days."),
        "{text}"
    );
    assert!(text.contains("too many days in a row for the Tylenol label on 2 days (17"), "{text}");
    let text = page(&mut desk, "2026-11-18", "2026-11-18");
    assert!(text.contains("too many days in a row for its label on 1 day."), "a row begins before the page: {text}");
    // Other numbers hold from now on.
    let id = save(&mut desk, id, &new(10));
    take(&mut desk, id, 1.0);
    let text = page(&mut desk, "2026-11-14", "2026-11-19");
    assert!(text.contains("on 6 of 6 days") && text.contains("in a row for its label on 2 days."), "{text}");
}

/// Days on prescription make a row long, and are not over a label: that they are among them is said (4.3 rules 3 and 7).
#[test]
fn prescribed_days_of_a_row_are_told_as_such() {
    let mut desk = Desk::at("2026-11-14 10:00");
    let rx = add(&mut desk, "Rx", ProductKind::Prescribed, ("acetaminophen", 500.0), Some(6.0));
    let label = LabelView { most_days: Some(3.0), ..a_day(6.0) };
    let otc = desk.act(|engine, now| engine.save_product(None, &draft(ProductKind::Otc, 500.0, label, false), now)).id;
    for _ in 0..3 {
        take(&mut desk, rx, 1.0);
        desk.pass(TimeDelta::days(1));
    }
    take(&mut desk, otc, 1.0);
    let text = page(&mut desk, "2026-11-14", "2026-11-17");
    assert!(text.contains("in 24 h, over what was prescribed on 0 days."), "{text}");
    assert!(text.contains("in 24 h, too many days in a row for its label on 1 day."), "{text}");
    let told = "too many days in a row for the Tylenol label on 1 day (17 November), all products together, prescribed days among them";
    assert!(text.contains(told), "{text}");
}

/// Limits that a doctor gave and nobody compared are watched by nobody, and that is said (4.3 rules 2 and 3).
#[test]
fn limits_of_a_prescription_that_nobody_compared_are_told_as_such() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let id = add(&mut desk, "Tylenol", ProductKind::Prescribed, ("acetaminophen", 500.0), Some(4.0));
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(1));
    let unticked = LabelView { checked: false, ..a_day(3.0) };
    let id = save(&mut desk, id, &draft(ProductKind::Prescribed, 500.0, unticked, false));
    take(&mut desk, id, 6.0);
    let free = add(&mut desk, "Free Rx", ProductKind::Prescribed, ("ibuprofen", 600.0), None);
    take(&mut desk, free, 1.0);
    let text = page(&mut desk, "2026-11-20", "2026-11-21");
    assert!(text.contains("over what was prescribed on 0 days, limits not compared on 1 day."), "{text}");
    assert_eq!(text.matches("not compared").count(), 1, "where there is no limit there is none to compare: {text}");
    let said = say_in(desk.folder(), &["dose", "Tylenol", "--units", "1"]);
    assert!(said.out.contains("Log only. The limits are not checked."), "{} {}", said.out, said.err);
    let said = say_in(desk.folder(), &["dose", "Free Rx", "--units", "1"]);
    assert!(!said.out.contains("Log only"), "{}", said.out);
}

/// One statement of a medicine, whatever the numbers of its label were (5.1).
#[test]
fn other_numbers_of_a_label_stop_no_medicine_that_goes_out() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let first = add(&mut desk, "Tylenol", ProductKind::Otc, ("acetaminophen", 500.0), Some(6.0));
    take(&mut desk, first, 1.0);
    desk.pass(TimeDelta::days(1));
    let second = save(&mut desk, first, &draft(ProductKind::Otc, 500.0, a_day(8.0), false));
    take(&mut desk, second, 1.0);
    let away = tempfile::tempdir().unwrap();
    for (format, name) in [("fhir", "diary.json"), ("phr", "diary.phr")] {
        let out = away.path().join(name);
        let said = say_in(
            desk.folder(),
            &[
                "export",
                "--format",
                format,
                "--out",
                out.to_str().unwrap(),
                "--from",
                "2026-11-20",
                "--to",
                "2026-11-22",
            ],
        );
        assert_eq!(said.status, 0, "{}", said.err);
        let text = std::fs::read_to_string(&out).unwrap();
        let all: Vec<Value> = match format {
            "phr" => text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
            _ => {
                let bundle: Value = serde_json::from_str(&text).unwrap();
                bundle["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone()).collect()
            }
        };
        let statements: Vec<&Value> =
            all.iter().filter(|one| one["resourceType"] == "MedicationStatement" && one["partOf"].is_null()).collect();
        let [statement] = &statements[..] else { panic!("{statements:?}") };
        assert_eq!(statement["status"], "active", "{statement}");
        let said = statement["dosage"][0]["text"].as_str().unwrap();
        assert!(said.contains('2') && !said.contains("stopped"), "{said}");
        let doses = all.iter().filter(|one| !one["partOf"].is_null());
        assert_eq!(doses.count(), if format == "phr" { 2 } else { 0 }, "each belongs to it");
    }
}

#[test]
fn the_terminal_says_what_it_was_that_holds_so_much() {
    let terminal = Terminal::new();
    let out = terminal.done(&["product", "Calpol", "--ingredient", "paracetamol=24", "--unit", "millilitre"]).out;
    assert!(out.contains("In one ml: ") && out.contains(" 24 mg."), "{out}");
}
