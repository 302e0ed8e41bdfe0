//! What a person noted as making them sleepy, and the notice about driving once a day.

use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_engine::view::{Coded, ContentView, DoseDraft, ProductDraft, ProductView, SideEffectDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::take;
use crate::terminal::say_in;

fn add(desk: &mut Desk, name: &str, ingredient: &str, milligrams: f64) -> i32 {
    let draft = ProductDraft {
        name: name.into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit: milligrams }],
        ..ProductDraft::default()
    };
    desk.act(|engine, now| engine.save_product(None, &draft, now)).id
}

fn tired(desk: &mut Desk, product: i32) -> i32 {
    let told = SideEffectDraft {
        what: "tiredness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(product),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&told, now)).id
}

fn card(desk: &mut Desk, id: i32) -> ProductView {
    let mut products = desk.act(|engine, now| engine.medicines(&tell_finding, now)).products;
    products.retain(|product| product.id == id);
    products.remove(0)
}

#[test]
fn why_a_medicine_counts_as_one_that_makes_sleepy_is_told_and_can_be_taken_back() {
    let mut desk = Desk::at("2020-11-03 22:00");
    let id = add(&mut desk, "Advil", "ibuprofen", 200.0);
    take(&mut desk, id, 1.0);
    let first = tired(&mut desk, id);
    desk.pass_to(1, "22:00");
    let second = tired(&mut desk, id);
    // Another strength is another make, of which it counts as well.
    let stronger = ProductDraft {
        name: "Advil".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 400.0 }],
        ..ProductDraft::default()
    };
    let id = desk.act(|engine, now| engine.save_product(Some(id), &stronger, now)).id;
    for (noted, next) in [(second, Some(first)), (first, None)] {
        let before = card(&mut desk, id);
        assert_eq!((before.sleepy_by.map(|noted| noted.id), before.sedating), (Some(noted), true));
        desk.act(|engine, now| engine.delete_side_effect(noted, now));
        let after = card(&mut desk, id);
        assert_eq!((after.sleepy_by.map(|noted| noted.id), after.sedating), (next, next.is_some()));
    }
    desk.act(|engine, now| engine.restore_side_effect(first, now));
    let said = say_in(desk.folder(), &["dose", "--products"]);
    let words = "You noted “Tired” of it on 3 November 2020. So it counts as one that can make you sleepy.";
    assert!(said.out.contains(words), "{}{}", said.out, said.err);
}

#[test]
fn that_nobody_drives_is_read_once_a_day_whatever_still_acts() {
    let mut desk = Desk::at("2026-11-23 22:00");
    let id = add(&mut desk, "Flexeril", "cyclobenzaprine", 5.0);
    take(&mut desk, id, 1.0);
    let waits = |desk: &mut Desk| {
        let draft = DoseDraft { product: id, units: 1.0, ..DoseDraft::default() };
        let findings = desk.act(|engine, now| engine.dose_check(None, &draft, &tell_finding, now));
        findings.iter().any(|finding| finding.waits && finding.kind == "driving")
    };
    desk.pass_to(1, "07:30");
    assert!(waits(&mut desk));
    desk.act(|engine, now| engine.acknowledge_driving(now));
    // Once its 24 hours are over too.
    for time in ["07:31", "21:55", "22:05"] {
        desk.pass_to(0, time);
        assert!(!waits(&mut desk), "{time}");
    }
    desk.pass_to(1, "07:30");
    assert!(waits(&mut desk), "each day anew");
}
