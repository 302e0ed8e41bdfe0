//! The 24 hours after a doctor lowered a dose, or raised it: what is not held against a limit is named.

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

/// Taken as the doctor said it before that was told: the limit of before is gone over by what was taken before, and that of now is not.
#[test]
fn what_was_taken_since_a_dose_was_raised_is_named_where_it_is_left_out() {
    let mut desk = Desk::at("2020-11-23 08:00");
    let id = desk.act(|engine, now| engine.save_product(None, &gabapentin(3.0), now)).id;
    for time in ["08:00", "14:00"] {
        desk.pass_to(0, time);
        take(&mut desk, id, 2.0);
    }
    desk.pass_to(0, "14:10");
    let id = desk.act(|engine, now| engine.save_product(Some(id), &gabapentin(6.0), now)).id;
    desk.pass_to(0, "20:00");
    take(&mut desk, id, 2.0);
    let findings = desk.act(|engine, now| engine.medicines(&tell_finding, now)).findings;
    let left_out = "1,200 mg of gabapentin in 24 hours, without what you took since Gabapentin was changed.";
    assert!(findings.iter().any(|finding| finding.message.starts_with(left_out)), "{findings:?}");
    desk.reopen();
    let text = page(&mut desk, "2020-11-23", "2020-11-24");
    assert!(text.contains("without what was taken since Gabapentin was changed"), "{text}");
    assert!(!text.contains("taken before"), "{text}");
}

/// A medicine from the shop that a doctor prescribes now: nothing is over, and the label of before is held against what was of it.
#[test]
fn what_is_prescribed_since_is_left_out_of_the_label_of_before_by_its_own_words() {
    let mut desk = Desk::at("2020-11-23 08:00");
    let motrin = |kind, milligrams, most| ProductDraft {
        name: "Motrin".into(),
        kind: Coded(kind),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: milligrams }],
        label: Some(LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    };
    let otc = motrin(ProductKind::Otc, 200.0, 6.0);
    let id = desk.act(|engine, now| engine.save_product(None, &otc, now)).id;
    take(&mut desk, id, 2.0);
    desk.pass_to(0, "10:00");
    let prescribed = motrin(ProductKind::Prescribed, 800.0, 3.0);
    let id = desk.act(|engine, now| engine.save_product(Some(id), &prescribed, now)).id;
    desk.pass_to(0, "14:00");
    take(&mut desk, id, 1.0);
    let held = desk.act(|engine, now| engine.medicines(&tell_finding, now)).last24h[0].by_label.clone().unwrap();
    assert_eq!((held.milligrams, held.before_change, held.since_change.as_deref()), (400.0, None, Some("Motrin")));
    let status = say_in(desk.folder(), &["status", "--as-of", "2020-11-23T14:00:00+01:00"]);
    let words = "Without what you took since Motrin was changed it is 400 mg.";
    assert!(status.out.contains(words), "{}{}", status.out, status.err);
}
