//! Products, doses and side effects of the representative diary.

use respite_domain::medicine::{LabelSource, ProductKind, SideEffectStrength, Unit};
use respite_domain::time::Moment;
use respite_engine::Engine;
use respite_engine::view::{Coded, ContentView, DoseDraft, LabelView, ProductDraft, SideEffectDraft};

use super::twice;
use crate::desk::Desk;
use crate::english::tell_finding;

/// Products with and without a label, a course that was stopped, doses, side effects.
pub fn medicines(desk: &mut Desk) {
    let content = |ingredient: &str, mg_per_unit: f64| ContentView { ingredient: ingredient.to_owned(), mg_per_unit };
    let full = ProductDraft {
        name: "Großmutters Tropfen".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![content("Paracetamol", 500.0), content("Weidenrinde", 0.125)],
        unit: Coded(Unit::Millilitre),
        label: Some(LabelView {
            most_units_per_dose: Some(2.0),
            first_dose_units: Some(3.0),
            larger_units: Some(2.5),
            larger_hours: Some(8.0),
            hours_between: Some(4.0),
            hours_up_to: Some(6.5),
            most_units_a_day: Some(6.0),
            most_doses_a_day: Some(3.0),
            most_days: Some(10.0),
            source: Coded(LabelSource::Us),
            checked: true,
            checked_on: None,
        }),
        directions: "With food; 'not' at night.".into(),
        course_start: Some("2026-11-15".into()),
        course_end: Some("2026-11-30".into()),
        sedating: true,
        was_wrong: false,
        last_dose: None,
        in_force_since: None,
        sure: Vec::new(),
    };
    // The strengths are none that are usual in a millilitre.
    let full = desk.save_as_written(None, &full);
    desk.act(|engine, now| engine.stop_product(full, None, now));
    let plain = |name: &str| ProductDraft {
        name: name.to_owned(),
        contents: vec![content("ibuprofen", 200.0)],
        ..ProductDraft::default()
    };
    let advil = desk.act(|engine, now| engine.save_product(None, &plain("Advil"), now)).id;
    let mistake = desk.act(|engine, now| engine.save_product(None, &plain("Mistake"), now)).id;
    desk.act(|engine, now| engine.delete_product(mistake, now));
    for (product, units, alcohol) in [(full, 1.25, true), (advil, 2.0, false)] {
        let dose = DoseDraft { product, units, when: "2026-11-22T09:30:00+01:00".into(), alcohol, before: Some(5.0) };
        let log = |engine: &mut Engine, now: &Moment| Ok(engine.log_dose(&dose, &tell_finding, now)?.id);
        let id = twice(desk, log, |engine, id, now| engine.delete_dose(id, now));
        let mended = DoseDraft { units: units + 0.5, ..dose.clone() };
        desk.act(|engine, now| engine.update_dose(id, &mended, &tell_finding, now));
    }
    let just_now = DoseDraft { product: advil, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&just_now, &tell_finding, now));
    // Another strength is another make, and the doses of before this day stay of the one before.
    let today = Some(desk.today().to_string());
    let stronger =
        ProductDraft { contents: vec![content("ibuprofen", 400.0)], in_force_since: today, ..plain("Advil") };
    desk.act(|engine, now| engine.save_product(Some(advil), &stronger, now));
    desk.act(|engine, now| engine.acknowledge_driving(now));
    desk.act(|engine, now| engine.set_medicine_flags(&["asthma".to_owned()], now));
    for (what, product) in [("dizziness", Some(full)), ("Ohrensausen", None)] {
        let told = SideEffectDraft {
            what: what.into(),
            strength: Some(Coded(SideEffectStrength::Moderate)),
            when: "2026-11-22T11:00:00+01:00".into(),
            product,
        };
        let log = |engine: &mut Engine, now: &Moment| Ok(engine.log_side_effect(&told, now)?.id);
        twice(desk, log, |engine, id, now| engine.delete_side_effect(id, now));
    }
}
