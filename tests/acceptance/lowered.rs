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

/// What a patient reads in a second is one number, and that is the one in force (4.3 rules 2 and 3), whatever the strictest is. So the
/// limit in force is told without a word, and one of a make before it, which counts for what was taken of that, is told as such: in the
/// window, before a dose is saved, in the terminal and on the page.
#[test]
fn a_limit_of_before_a_change_is_told_as_that_and_the_one_in_force_without_a_word() {
    let mut desk = Desk::at("2020-11-23 08:00");
    let id = desk.act(|engine, now| engine.save_product(None, &gabapentin(3.0), now)).id;
    for time in ["08:00", "14:00"] {
        desk.pass_to(0, time);
        take(&mut desk, id, 2.0);
    }
    let words = "Your prescription of Gabapentin allows 900 mg.";
    let said = |desk: &mut Desk| {
        let findings = desk.act(|engine, now| engine.medicines(&tell_finding, now)).findings;
        findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>().join("\n")
    };
    let now = said(&mut desk);
    assert!(now.contains(words), "{now}");
    let limits = |desk: &mut Desk| {
        let total = desk.act(|engine, now| engine.medicines(&tell_finding, now)).last24h[0].clone();
        let by_label = total.by_label.map(|held| (held.limit_milligrams, held.limit_before_change));
        (total.limit_milligrams.map(|limit| (limit, total.limit_before_change)), by_label)
    };
    assert_eq!(limits(&mut desk), (Some((900.0, false)), None));
    desk.pass_to(0, "14:10");
    let id = desk.act(|engine, now| engine.save_product(Some(id), &gabapentin(6.0), now)).id;
    // None of it was taken yet since it was raised.
    let of_before = "Your prescription of Gabapentin from before it was changed allows 900 mg.";
    let now = said(&mut desk);
    assert!(now.contains(of_before) && !now.contains(words), "{now}");
    assert_eq!(limits(&mut desk), (Some((900.0, true)), None));
    desk.pass_to(0, "20:00");
    let draft = DoseDraft { product: id, units: 3.0, ..DoseDraft::default() };
    let asked = desk.act(|engine, now| engine.dose_check(None, &draft, &tell_finding, now));
    let told = asked.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>().join("\n");
    let of_all =
        "2,100 mg of gabapentin in 24 hours, from all products. Your prescription of Gabapentin allows 1,800 mg.";
    assert!(told.contains(of_all) || told.contains(of_before), "{told}");
    take(&mut desk, id, 1.0);
    assert_eq!(limits(&mut desk), (None, Some((900.0, true))));
    let status = |at: &str| say_in(desk.folder(), &["status", "--as-of", at]).out;
    let then = status("2020-11-23T14:00:00+01:00");
    assert!(then.contains("You were prescribed 900 mg at most.") && !then.contains("changed"), "{then}");
    let now = status("2020-11-23T20:00:00+01:00");
    assert!(now.contains("You were prescribed 900 mg at most before it was changed."), "{now}");
    // The next day the one in force holds what was taken of it.
    desk.reopen();
    desk.pass_to(1, "15:00");
    take(&mut desk, id, 1.0);
    assert_eq!(limits(&mut desk), (Some((1800.0, false)), None));
    let text = page(&mut desk, "2020-11-23", "2020-11-24");
    assert!(text.contains("over what was prescribed of Gabapentin before it was changed on 1 day"), "{text}");
}
