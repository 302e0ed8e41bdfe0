//! What the doctor's page says of limits (7, item 9; 4.3 rules 2, 3 and 5): only of those that were held against what was taken, each
//! by its name, and of what is always too much.

use chrono::TimeDelta;
use respite_domain::medicine::ProductKind;
use respite_domain::region::Region;
use respite_engine::At;
use respite_engine::view::{Coded, ContentView, DoseDraft, LabelView, ProductDraft};
use respite_report::{Paper, render};

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::labels::live_in;

/// A product of one ingredient: so many milligrams in one, so many a day where somebody compared that.
fn add(desk: &mut Desk, name: &str, kind: ProductKind, (of, milligrams): (&str, f64), most: Option<f64>) -> i32 {
    let label = most.map(|most| LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() });
    let draft = ProductDraft {
        name: name.into(),
        kind: Coded(kind),
        contents: vec![ContentView { ingredient: of.into(), mg_per_unit: milligrams }],
        label,
        ..ProductDraft::default()
    };
    desk.act(|engine, now| engine.save_product(None, &draft, now)).id
}

fn take(desk: &mut Desk, product: i32, units: f64) {
    let draft = DoseDraft { product, units, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
}

/// The words of the page of these days.
fn page(desk: &mut Desk, from: &str, to: &str) -> String {
    let at = At::now(&desk.now());
    let summary = desk.act(|engine, _| engine.summary(Some(from), Some(to), &at)).summary;
    render(&summary, Paper::A4, english()).unwrap().text().join(" ")
}

#[test]
fn each_medicine_is_counted_by_the_limit_that_is_held_against_it() {
    let mut desk = Desk::at("2026-11-20 01:00");
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    let rx = add(&mut desk, "Ibu Rx", ProductKind::Prescribed, ("ibuprofen", 800.0), Some(4.0));
    // 20 November: over the label, within the prescription. 22 November: over the prescription, within the label.
    take(&mut desk, advil, 8.0);
    take(&mut desk, rx, 1.0);
    desk.pass(TimeDelta::days(2));
    take(&mut desk, rx, 5.0);
    take(&mut desk, advil, 1.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-22");
    assert!(text.contains("at most 4,200 mg in 24 h, over its label on 1 day."), "{text}");
    assert!(text.contains("at most 4,200 mg in 24 h, over what was prescribed on 1 day."), "{text}");
    let by_label = "ibuprofen: over the Advil label on 1 day (20 November), without the prescribed Ibu Rx";
    let by_rx = "ibuprofen: over what was prescribed of Ibu Rx on 1 day (22 November), all products together";
    assert!(text.contains(by_label) && text.contains(by_rx), "{text}");
}

#[test]
fn of_two_labels_the_lower_is_named_where_it_is_anothers() {
    let mut desk = Desk::at("2026-11-20 01:00");
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    let mix = add(&mut desk, "Flu mix", ProductKind::Otc, ("ibuprofen", 200.0), Some(8.0));
    take(&mut desk, advil, 4.0);
    take(&mut desk, mix, 3.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-20");
    assert!(text.contains("over its label on 1 day") && text.contains("over the Advil label on 1 day."), "{text}");
}

#[test]
fn no_days_are_counted_by_a_label_that_was_not_compared() {
    let mut desk = Desk::at("2026-11-20 08:00");
    live_in(&mut desk, Coded(Region::Us));
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    take(&mut desk, advil, 1.0);
    desk.pass(TimeDelta::hours(2));
    live_in(&mut desk, Coded(Region::Uk));
    desk.pass(TimeDelta::days(2));
    take(&mut desk, advil, 8.0);
    let text = page(&mut desk, "2026-11-20", "2026-11-22");
    assert!(text.contains("over its label on 0 days, label not compared on 1 day."), "{text}");
    let text = page(&mut desk, "2026-11-22", "2026-11-22");
    assert!(text.contains("label not compared on 1 day.") && !text.contains("over"), "{text}");
}

#[test]
fn what_is_always_too_much_is_counted_without_any_label() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let none = add(&mut desk, "Tylenol", ProductKind::Otc, ("acetaminophen", 500.0), None);
    let rx = add(&mut desk, "Pain Rx", ProductKind::Prescribed, ("acetaminophen", 325.0), None);
    take(&mut desk, none, 8.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-20");
    assert!(!text.contains("Over a limit"), "4,000 mg are not over it: {text}");
    desk.pass(TimeDelta::days(2));
    take(&mut desk, none, 7.0);
    take(&mut desk, rx, 2.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-22");
    let said = "Over a limit";
    assert!(text.contains(said), "{text}");
    let said = "over 4,000 mg in 24 h on 1 day (22 November), all products together";
    assert!(text.contains(said), "{text}");
}
