//! A medicine of which a cell can't be read: what can be read of it counts, and its limits are told as compared by nobody.

use respite_domain::medicine::ProductKind;
use respite_engine::view::{ContentView, DoseDraft, LabelView, ProductDraft, ProductView};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};
use crate::terminal::say_in;
use crate::unreadable::spoil;

/// What of the row of a product may be lost, each as a disk loses it.
const DAMAGES: [&str; 9] = [
    "label_source = 'elsewhere'",
    "checked_on = 'some day'",
    "checked_in = 'nowhere'",
    "kind = 'found'",
    "unit = 'handful'",
    "stopped_on = 'some day'",
    "course_start = 'some day'",
    "directions = CAST(x'FF00' AS TEXT)",
    "per_day = 99999999",
];

#[test]
fn a_cell_that_can_not_be_read_costs_that_cell() {
    for damage in DAMAGES {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = add(&mut desk, "Aleve", ProductKind::Otc, ("naproxen", 220.0), Some(3.0));
        let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
        spoil(desk.folder(), &format!("UPDATE product SET {damage} WHERE id = {id}"));
        desk.reopen();
        take(&mut desk, id, 4.0);
        take(&mut desk, advil, 1.0);
        let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        let kinds: Vec<&str> = view.findings.iter().map(|finding| finding.kind.as_str()).collect();
        assert!(kinds.contains(&"two-nsaids"), "{damage}: {kinds:?}");
        let aleve = view.products.iter().find(|product| product.name == "Aleve").unwrap();
        assert_eq!(aleve.contents[0].mg_per_unit, 220.0, "{damage}");
        // It is checked where all that its limits hang on can be read, and else told as not compared.
        let is_compared = aleve.label.as_ref().is_some_and(|label| label.checked);
        let of_limits = ["label_source", "checked", "kind", "per_day"].iter().any(|of| damage.starts_with(of));
        assert_eq!(is_compared, !of_limits, "{damage}");
        assert_eq!(kinds.contains(&"over-limit"), is_compared, "{damage}: {kinds:?}");
        assert!(desk.engine().unreadable() > 0, "{damage}");
        let said = say_in(desk.folder(), &["dose", "Aleve", "--units", "1"]);
        let unsaid = "Log only. The label is not checked.";
        assert_eq!(said.out.contains(unsaid), of_limits, "{damage}: {}", said.out);
        let text = page(&mut desk, "2026-11-20", "2026-11-20");
        assert!(text.contains("Aleve") && text.contains("naproxen"), "{damage}: {text}");
        assert_eq!(text.contains("label not compared on 1 day"), of_limits, "{damage}: {text}");
        // What can't be read is not written over.
        desk.try_to(|engine, now| engine.check_label(id, now)).unwrap_err();
    }
}

/// What can be lost of a product: how, what its form asks for again, and what is kept of it.
const LOST: [(&str, &str, &str, &str); 11] = [
    ("name = CAST(x'41FF' AS TEXT)", "name", "name", "x'41ff'"),
    ("kind = 'found'", "kind", "kind", "found"),
    ("unit = 'handful'", "unit", "unit", "handful"),
    ("directions = CAST(x'FF00' AS TEXT)", "directions", "directions", "x'ff00'"),
    ("course_start = 'some day'", "course-start", "course-start", "some day"),
    ("course_end = 'some day'", "course-end", "course-end", "some day"),
    ("stopped_on = 'some day'", "stopped-on", "stopped-on", "some day"),
    ("label_source = 'elsewhere'", "label", "label-source", "elsewhere"),
    ("checked_on = 'some day'", "label", "checked-on", "some day"),
    ("checked_in = 'nowhere'", "label", "checked-in", "nowhere"),
    ("per_day = 99999999", "label", "per-day", "99999999"),
];

/// The draft of the form of this medicine: what can be read, and of what can't be what stands in `told`.
fn mended(view: &ProductView, told: &ProductDraft) -> ProductDraft {
    let lost = |cell: &str| view.unread_cells.iter().any(|unread| unread == cell);
    let mut draft = ProductDraft { contents: view.contents.clone(), ..told.clone() };
    if !lost("name") {
        draft.name.clone_from(&view.name);
    }
    if !lost("kind") {
        draft.kind = view.kind;
    }
    if !lost("unit") {
        draft.unit = view.unit;
    }
    if !view.unread_contents.is_empty() {
        draft.contents.clone_from(&told.contents);
    }
    // It was compared, and is where it is told as compared by nobody.
    if !lost("label") {
        draft.label = view.label.clone().map(|label| LabelView { checked: true, ..label });
    }
    draft
}

fn aleve() -> ProductDraft {
    ProductDraft {
        name: "Aleve".into(),
        contents: vec![ContentView { ingredient: "naproxen".into(), mg_per_unit: 220.0 }],
        label: Some(LabelView { most_units_a_day: Some(3.0), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    }
}

fn in_form(desk: &mut Desk, id: i32) -> ProductView {
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    view.products.into_iter().find(|product| product.id == id).unwrap()
}

/// What the trace of a product says of a field, latest first: before and after.
fn traced(desk: &Desk, field: &str) -> Vec<(Option<String>, Option<String>)> {
    let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
    let mut select =
        diary.prepare("SELECT old, new FROM change WHERE what = 'product' AND field = ?1 ORDER BY id DESC").unwrap();
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    select.query_map([field], read).unwrap().map(Result::unwrap).collect()
}

#[test]
fn what_can_not_be_read_is_told_again_in_the_form_and_what_stood_there_is_kept() {
    for (damage, cell, field, kept) in LOST {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = desk.act(|engine, now| engine.save_product(None, &aleve(), now)).id;
        take(&mut desk, id, 2.0);
        spoil(desk.folder(), &format!("UPDATE product SET {damage} WHERE id = {id}"));
        desk.reopen();
        let view = in_form(&mut desk, id);
        assert_eq!(view.unread_cells, [cell], "{damage}");
        let draft = mended(&view, &aleve());
        let saved = desk.act(|engine, now| engine.save_product(Some(id), &draft, now)).id;
        assert_eq!(saved, id, "{damage}: mended, it is no other");
        desk.reopen();
        let view = in_form(&mut desk, id);
        assert!(view.unread_cells.is_empty() && view.name == "Aleve", "{damage}: {view:?}");
        assert_eq!(desk.engine().unreadable(), 0, "{damage}");
        assert_eq!(traced(&desk, field)[0].0.as_deref(), Some(kept), "{damage}");
        // Its doses are held against its label again.
        take(&mut desk, id, 2.0);
        let found = desk.act(|engine, now| engine.medicines(&tell_finding, now)).findings;
        assert!(found.iter().any(|finding| finding.kind == "over-limit"), "{damage}: {found:?}");
    }
}

#[test]
fn an_ingredient_that_can_not_be_read_is_told_again_and_its_doses_are_of_it() {
    for (damage, kept) in [("micrograms = -5", "naproxen -5"), ("ingredient = CAST(x'FF' AS TEXT)", "x'ff' 220000")] {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = desk.act(|engine, now| engine.save_product(None, &aleve(), now)).id;
        take(&mut desk, id, 4.0);
        spoil(desk.folder(), &format!("UPDATE product_ingredient SET {damage} WHERE product_id = {id}"));
        desk.reopen();
        let view = in_form(&mut desk, id);
        assert_eq!(view.unread_contents.len(), 1, "{damage}: {view:?}");
        let draft = mended(&view, &aleve());
        assert_eq!(desk.act(|engine, now| engine.save_product(Some(id), &draft, now)).id, id, "{damage}");
        desk.reopen();
        let totals = desk.act(|engine, now| engine.medicines(&tell_finding, now)).last24h;
        assert_eq!(totals[0].milligrams, 880.0, "{damage}");
        assert_eq!(desk.engine().unreadable(), 0, "{damage}");
        assert_eq!(traced(&desk, "contents")[0].0.as_deref(), Some(kept), "{damage}");
    }
}

#[test]
fn a_name_that_can_not_be_read_takes_no_dose_out_of_the_sums() {
    for (damage, name) in
        [("name = CAST(x'FF' AS TEXT)", "aleve"), ("name = CAST(x'FF' AS TEXT), name_key = CAST(x'FF' AS TEXT)", "? 1")]
    {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = desk.act(|engine, now| engine.save_product(None, &aleve(), now)).id;
        take(&mut desk, id, 2.0);
        spoil(desk.folder(), &format!("UPDATE product SET {damage} WHERE id = {id}"));
        desk.reopen();
        take(&mut desk, id, 2.0);
        let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        assert_eq!(view.last24h[0].milligrams, 880.0, "{damage}");
        assert_eq!(view.products[0].name, name, "{damage}");
        assert!(view.findings.iter().any(|finding| finding.kind == "over-limit"), "{damage}: {:?}", view.findings);
        let told = say_in(desk.folder(), &["dose", "--products"]).out;
        assert!(told.contains("These can't be read: its name."), "{damage}: {told}");
        let text = page(&mut desk, "2026-11-20", "2026-11-20");
        assert!(text.contains("naproxen") && text.contains("880 mg"), "{damage}: {text}");
    }
}

#[test]
fn what_can_not_be_read_keeps_nobody_from_saying_that_it_is_no_longer_taken() {
    for (damage, _, field, kept) in LOST {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = desk.act(|engine, now| engine.save_product(None, &aleve(), now)).id;
        spoil(desk.folder(), &format!("UPDATE product SET {damage} WHERE id = {id}"));
        desk.reopen();
        desk.act(|engine, now| engine.stop_product(id, None, now));
        let view = in_form(&mut desk, id);
        assert_eq!(view.stopped_on.as_deref(), Some("2026-11-20"), "{damage}");
        if field == "stopped-on" {
            assert_eq!(traced(&desk, field)[0].0.as_deref(), Some(kept), "{damage}");
        } else {
            assert!(traced(&desk, field).is_empty() && !view.unread_cells.is_empty(), "{damage}: {view:?}");
        }
    }
}

#[test]
fn a_pain_before_that_can_not_be_read_costs_no_dose() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let id = desk.act(|engine, now| engine.save_product(None, &aleve(), now)).id;
    let draft = DoseDraft { product: id, units: 4.0, before: Some(7.0), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    spoil(desk.folder(), "UPDATE relief SET before = 99");
    desk.reopen();
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!((view.doses.len(), view.last24h[0].milligrams), (1, 880.0));
    assert!(view.findings.iter().any(|finding| finding.kind == "over-limit" && finding.help.is_some()));
}
