//! The 24 hours after a doctor lowered a dose: what is not held against the new limit is named.

use respite_domain::medicine::ProductKind;
use respite_engine::view::{Coded, ContentView, DoseDraft, LabelView, ProductDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{page, take};
use crate::terminal::say_in;

fn gabapentin(most: f64) -> ProductDraft {
    ProductDraft {
        name: "Gabapentin".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "gabapentin".into(), mg_per_unit: 300.0 }],
        label: Some(LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    }
}

#[test]
fn what_was_taken_before_a_dose_was_lowered_is_named_where_it_is_left_out() {
    let mut desk = Desk::at("2020-11-23 08:00");
    let id = desk.act(|engine, now| engine.save_product(None, &gabapentin(6.0), now)).id;
    for time in ["08:00", "14:00", "20:00"] {
        desk.pass_to(0, time);
        take(&mut desk, id, 2.0);
    }
    desk.pass_to(1, "07:00");
    let id = desk.act(|engine, now| engine.save_product(Some(id), &gabapentin(3.0), now)).id;
    for time in ["08:00", "14:00"] {
        desk.pass_to(0, time);
        take(&mut desk, id, 1.0);
    }
    desk.pass_to(0, "19:30");
    let draft = DoseDraft { product: id, units: 1.0, ..DoseDraft::default() };
    let last = desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).findings;
    let left_out = "what you took before Gabapentin was changed";
    let sum = format!(
        "900 mg of gabapentin in 24 hours, without {left_out}. Your prescription of Gabapentin allows 900 mg, so one more goes over it."
    );
    assert!(last.iter().any(|finding| finding.message == sum), "{last:?}");
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let held = view.last24h[0].by_label.clone().unwrap();
    assert_eq!((view.last24h[0].milligrams, held.milligrams), (1500.0, 900.0));
    assert_eq!((held.without, held.before_change.as_deref()), (vec![], Some("Gabapentin")));
    let status = say_in(desk.folder(), &["status", "--as-of", "2020-11-24T19:30:00+01:00"]);
    assert!(status.out.contains(&format!("Without {left_out} it is 900 mg.")), "{}{}", status.out, status.err);
    desk.reopen();
    // One more is too much, and the page tells the same of it.
    desk.pass_to(0, "19:45");
    take(&mut desk, id, 1.0);
    let text = page(&mut desk, "2020-11-23", "2020-11-24");
    assert!(text.contains("without what was taken before Gabapentin was changed"), "{text}");
}
