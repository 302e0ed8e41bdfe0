//! Medicines as they go out to a doctor's program: as they were known on the last day, and nothing left behind (5.1; 7, item 9).

use chrono::TimeDelta;
use respite_domain::medicine::ProductKind;
use respite_domain::relief::ReliefKind;
use respite_engine::view::{Coded, ContentView, DoseDraft, ProductDraft, ReliefDraft, TakenAgain};
use serde_json::Value;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};
use crate::terminal::say_in;

/// The statements of these days, and the text of all.
fn statements(desk: &Desk, from: &str, to: &str) -> (Vec<Value>, String) {
    let away = tempfile::tempdir().unwrap();
    let out = away.path().join("bundle.json");
    let words = ["export", "--format", "fhir", "--notes", "--out", out.to_str().unwrap(), "--from", from, "--to", to];
    let said = say_in(desk.folder(), &words);
    assert_eq!(said.status, 0, "{}", said.err);
    let text = std::fs::read_to_string(&out).unwrap();
    let bundle: Value = serde_json::from_str(&text).unwrap();
    let all = bundle["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone());
    (all.filter(|one| one["resourceType"] == "MedicationStatement").collect(), text)
}

fn relaxer(end: Option<&str>) -> ProductDraft {
    ProductDraft {
        name: "Robaxin".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "methocarbamol".into(), mg_per_unit: 500.0 }],
        course_end: end.map(str::to_owned),
        ..ProductDraft::default()
    }
}

#[test]
fn what_was_stopped_later_goes_out_as_taken() {
    let mut desk = Desk::at("2025-11-02 10:00");
    let id = desk.act(|engine, now| engine.save_product(None, &relaxer(None), now)).id;
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(5));
    desk.act(|engine, now| engine.stop_product(id, None, now));
    let (all, _) = statements(&desk, "2025-11-01", "2025-11-04");
    assert_eq!(all[0]["status"], "active", "{all:?}");
    assert!(all[0]["effectivePeriod"]["end"].is_null(), "{all:?}");
    let (all, _) = statements(&desk, "2025-11-01", "2025-11-08");
    assert_eq!(all[0]["status"], "stopped", "{all:?}");
}

#[test]
fn what_is_taken_after_its_stop_is_told_with_both_and_that_is_said_with_the_dose() {
    let mut desk = Desk::at("2025-11-02 10:00");
    let id = desk.act(|engine, now| engine.save_product(None, &relaxer(None), now)).id;
    desk.act(|engine, now| engine.stop_product(id, None, now));
    desk.pass(TimeDelta::days(2));
    let dose = DoseDraft { product: id, units: 1.0, ..DoseDraft::default() };
    let said = desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now)).findings;
    let words = "You said that you stopped Robaxin on 2 November 2025. If you stopped later, or take it again, say so in Medicines.";
    assert!(said.iter().any(|finding| finding.message == words), "{said:?}");
    desk.reopen();
    let (all, _) = statements(&desk, "2025-11-01", "2025-11-04");
    assert_eq!(all[0]["status"], "stopped", "{all:?}");
    let dosage = all[0]["dosage"][0]["text"].as_str().unwrap();
    assert!(dosage.contains("stopped 2 November 2025; dose noted 4 November 2025 all the same"), "{dosage}");
    assert_eq!(&all[0]["effectivePeriod"]["end"].as_str().unwrap()[..10], "2025-11-04");
    let text = page(&mut desk, "2025-11-01", "2025-11-04");
    assert!(text.contains("stopped 2 November, dose noted 4 November all the same"), "{text}");
}

/// What was taken of it stays told, and no more than that: neither its days, nor its stop, nor what a clinician said. So it is in the
/// documents, in the tables for a doctor and on the page.
#[test]
fn of_what_is_deleted_no_stop_and_no_course_goes_out() {
    let mut desk = Desk::at("2025-11-02 10:00");
    let told = || ProductDraft {
        course_start: Some("2025-11-02".into()),
        directions: "ONE AT NIGHT".into(),
        ..relaxer(Some("2025-11-20"))
    };
    let id = desk.act(|engine, now| engine.save_product(None, &told(), now)).id;
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(2));
    desk.act(|engine, now| engine.stop_product(id, None, now));
    desk.pass(TimeDelta::days(3));
    // It is taken again: the make of before tells the course that was stopped.
    let id = desk.act(|engine, now| engine.take_again(id, &TakenAgain::default(), now)).id;
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(1));
    desk.act(|engine, now| engine.stop_product(id, None, now));
    let never = ProductDraft { name: "NEVERTAKEN".into(), ..told() };
    let never = desk.act(|engine, now| engine.save_product(None, &never, now)).id;
    let of_all = |desk: &Desk| {
        let (all, text) = statements(desk, "2025-11-01", "2025-11-10");
        let tables = crate::for_a_doctor::parts(desk.folder(), &["--notes"]);
        let table = |name: &str| String::from_utf8_lossy(&tables[&format!("tables/{name}.csv")]).into_owned();
        (
            all,
            [text, String::from_utf8_lossy(&tables["bundle.json"]).into_owned(), table("product")],
            table("product_ingredient"),
        )
    };
    let (all, texts, _) = of_all(&desk);
    assert!(all.iter().any(|one| one["status"] == "stopped"), "{all:?}");
    assert!(texts.iter().all(|text| text.contains("ONE AT NIGHT")), "{texts:?}");
    assert!(texts[2].contains("NEVERTAKEN") && texts[2].contains("2025-11-04"), "{}", texts[2]);
    for gone in [id, never] {
        desk.act(|engine, now| engine.delete_product(gone, now));
    }
    let (all, texts, ingredients) = of_all(&desk);
    assert!(!all.is_empty() && all.iter().all(|one| one["status"] == "completed"), "{all:?}");
    for text in &texts {
        for left_out in ["ONE AT NIGHT", "NEVERTAKEN", "stopped", "planned to"] {
            assert!(
                !text.contains(left_out) || left_out == "stopped" && text.contains("stopped_on"),
                "{left_out}: {text}"
            );
        }
    }
    // Each make that was taken is there with what is in it, and no make else.
    let makes: Vec<&str> = texts[2].lines().skip(1).filter_map(|row| row.split(',').next()).collect();
    assert_eq!((makes.len(), ingredients.lines().count()), (2, 3), "{} {ingredients}", texts[2]);
    assert!(makes.iter().all(|make| ingredients.contains(make)), "{ingredients}");
    assert!(!texts[2].contains("2025-11-04") && !texts[2].contains("2025-11-20"), "{}", texts[2]);
    let text = page(&mut desk, "2025-11-01", "2025-11-10");
    assert!(text.contains("Robaxin") && !text.contains("stopped"), "{text}");
}

#[test]
fn a_course_without_a_first_day_goes_out_with_its_end() {
    let mut desk = Desk::at("2025-11-02 10:00");
    desk.act(|engine, now| engine.save_product(None, &relaxer(Some("2025-12-10")), now));
    let (all, _) = statements(&desk, "2025-11-01", "2025-11-04");
    assert!(all[0]["dosage"][0]["text"].as_str().unwrap().contains("planned to 10 December"), "{all:?}");
    // Of the time before it was added it tells nothing.
    assert_eq!(statements(&desk, "2025-10-01", "2025-10-20").0.len(), 0);
}

#[test]
fn what_was_tried_under_the_name_of_a_product_goes_out_with_its_note() {
    let mut desk = Desk::at("2025-11-02 10:00");
    let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    take(&mut desk, id, 1.0);
    let tried = ReliefDraft {
        kind: Coded(ReliefKind::Medicine),
        name: Some("Advil".into()),
        when: "now".into(),
        before: None,
        after: None,
        minutes: None,
        note: "took the edge off".into(),
    };
    desk.act(|engine, now| engine.add_relief(&tried, now));
    let (all, text) = statements(&desk, "2025-11-01", "2025-11-04");
    assert!(text.contains("took the edge off"), "{text}");
    assert!(all.iter().any(|one| !one["partOf"].is_null() && one["status"] == "completed"), "{all:?}");
}

#[test]
fn a_dose_of_a_clock_that_was_ahead_goes_out_too() {
    let mut desk = Desk::at("2025-11-02 10:00");
    let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    desk.set_clock(TimeDelta::days(1));
    take(&mut desk, id, 2.0);
    desk.set_clock(TimeDelta::days(-1));
    desk.pass_minutes(5);
    let at = respite_engine::At::now(&desk.now());
    let record = desk.act(|engine, _| engine.record(None, None, &at));
    assert_eq!(record.doses.len(), 1, "it counts as just taken");
    let medicines = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(medicines.findings.iter().any(|finding| finding.kind == "clock-ahead"));
}

#[test]
fn a_statement_begins_no_later_than_a_dose_that_it_counts() {
    let mut desk = Desk::at("2025-11-02 10:00");
    let id = desk.act(|engine, now| engine.save_product(None, &relaxer(None), now)).id;
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(2));
    let told = ProductDraft { course_start: Some("2025-11-04".into()), ..relaxer(None) };
    let id = desk.act(|engine, now| engine.save_product(Some(id), &told, now)).id;
    take(&mut desk, id, 1.0);
    let (all, _) = statements(&desk, "2025-11-01", "2025-11-04");
    let starts: Vec<_> = all.iter().map(|one| &one["effectivePeriod"]["start"].as_str().unwrap()[..10]).collect();
    assert_eq!(starts, ["2025-11-02"], "{all:?}");
}

/// Each course is a statement of its own, as it was known on the last of the days.
#[test]
fn each_course_goes_out_with_its_days_and_its_end() {
    let mut desk = Desk::at("2025-09-01 10:00");
    let course = |milligrams| ProductDraft {
        course_start: Some("2025-09-01".into()),
        contents: vec![ContentView { ingredient: "methocarbamol".into(), mg_per_unit: milligrams }],
        ..relaxer(None)
    };
    let weak = desk.act(|engine, now| engine.save_product(None, &course(500.0), now)).id;
    take(&mut desk, weak, 1.0);
    desk.pass(TimeDelta::days(4));
    let strong = desk.act(|engine, now| engine.save_product(Some(weak), &course(750.0), now)).id;
    take(&mut desk, strong, 1.0);
    desk.pass(TimeDelta::days(5));
    desk.act(|engine, now| engine.stop_product(strong, None, now));
    desk.pass(TimeDelta::days(40));
    let again = desk.act(|engine, now| engine.take_again(strong, &TakenAgain::default(), now)).id;
    take(&mut desk, again, 1.0);
    desk.reopen();
    let told = |desk: &Desk, from: &str, to: &str| -> Vec<[String; 3]> {
        let (all, _) = statements(desk, from, to);
        let of = |one: &Value| {
            let day = |of: &Value| of.as_str().map_or("-", |day| &day[..10]).to_owned();
            let status = one["status"].as_str().unwrap().to_owned();
            [status, day(&one["effectivePeriod"]["start"]), day(&one["effectivePeriod"]["end"])]
        };
        all.iter().map(of).collect()
    };
    let first = ["stopped", "2025-09-01", "2025-09-10"].map(str::to_owned);
    let second = ["active", "2025-10-20", "-"].map(str::to_owned);
    // A strength that another took the place of is one that was taken, and nobody stopped it.
    let weak = ["completed", "2025-09-01", "2025-09-01"].map(str::to_owned);
    assert_eq!(told(&desk, "2025-09-01", "2025-10-20"), [weak.clone(), first.clone(), second.clone()]);
    assert_eq!(told(&desk, "2025-10-11", "2025-10-20"), [second]);
    assert_eq!(told(&desk, "2025-09-08", "2025-09-30"), [first]);
    // As of a day before the stop it was taken.
    let open = ["active", "2025-09-01", "-"].map(str::to_owned);
    assert_eq!(told(&desk, "2025-09-01", "2025-09-07"), [weak, open]);
}
