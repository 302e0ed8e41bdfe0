//! What a product and a dose cannot hold is refused, at its field.

use respite_domain::Invalid;
use respite_engine::EngineError;
use respite_engine::view::{ContentView, LabelView, ProductDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::medicines::{add, draft, ibuprofen, refused};

#[test]
fn values_that_a_product_can_not_hold() {
    let mut desk = Desk::at("2026-11-22 08:00");
    add(&mut desk, &ibuprofen("Advil"));
    type Change = fn(&mut ProductDraft);
    let cases: [(Change, &str); 14] = [
        (|draft| draft.name = "  ".into(), "A name"),
        (|draft| draft.name = "ADVIL ".into(), "on your list already"),
        (|draft| draft.contents.clear(), "what is in it"),
        (|draft| draft.contents[0].mg_per_unit = 0.0, "milligrams"),
        (|draft| draft.contents[0].mg_per_unit = -1.0, "milligrams"),
        (|draft| draft.contents[0].ingredient = String::new(), "ingredient"),
        (|draft| draft.contents.push(ContentView { ingredient: "IBUPROFEN".into(), mg_per_unit: 1.0 }), "there twice"),
        (|draft| draft.contents[0].ingredient = "tizanidine".into(), "prescription"),
        (|draft| draft.label = Some(LabelView { checked: true, ..LabelView::default() }), "24 hours"),
        (|draft| draft.label.as_mut().unwrap().most_units_a_day = Some(0.0), "0.001 to 10,000"),
        (|draft| draft.label.as_mut().unwrap().hours_between = Some(10_000.0), "0.25 to 168"),
        (|draft| draft.label.as_mut().unwrap().most_units_per_dose = Some(7.0), "fit each other"),
        (|draft| draft.label.as_mut().unwrap().most_days = Some(0.5), "both whole"),
        (
            |draft| {
                draft.course_start = Some("2026-11-22".into());
                draft.course_end = Some("2026-11-21".into());
            },
            "before it starts",
        ),
    ];
    for (change, word) in cases {
        let mut off = ibuprofen("Motrin");
        change(&mut off);
        let said = refused(&mut desk, |engine, now| engine.save_product(None, &off, now));
        assert!(said.contains(word) && !said.contains('\n'), "{said}");
    }
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!(view.products.len(), 1, "nothing half saved");
}

#[test]
fn values_that_a_dose_can_not_hold() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    for units in [0.0, -1.0, 10_000.5, 0.0001, f64::NAN] {
        let said = refused(&mut desk, |engine, now| engine.log_dose(&draft(advil, units, ""), &tell_finding, now));
        assert_eq!(said, "A dose is 0.001 to 10,000 units, with up to 3 places after the point.", "{units}");
    }
    let future = draft(advil, 1.0, "2026-11-23T08:00:00+01:00");
    assert!(refused(&mut desk, |engine, now| engine.log_dose(&future, &tell_finding, now)).contains("not come yet"));
    let nothing = draft(99, 1.0, "");
    assert!(matches!(
        desk.try_to(|engine, now| engine.log_dose(&nothing, &tell_finding, now)),
        Err(EngineError::Invalid { why: Invalid::NotFound, .. })
    ));
    assert!(desk.act(|engine, now| engine.medicines(&tell_finding, now)).doses.is_empty());
}
