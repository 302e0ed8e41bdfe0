//! What was written down wrong, and what the label said on each day: the doctor's page and the screen by the same makes (4.3 rules 2
//! and 5; 7, item 9).

use chrono::TimeDelta;
use respite_domain::medicine::{ProductKind, Unit};
use respite_engine::view::{Coded, ContentView, LabelView, ProductDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};

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
