//! Since when another make was taken: the dose that came before it was told (4.3 rules 1, 2 and 5).

use proptest::prelude::*;
use respite_domain::medicine::ProductKind;
use respite_engine::view::{Coded, ContentView, DoseDraft, LabelView, Medicines, ProductDraft};
use respite_wording::sentence;
use rusqlite::Connection;

use crate::desk::Desk;
use crate::english::{english, tell_finding};

fn of(kind: ProductKind, ingredient: &str, mg_per_unit: f64, most: f64) -> ProductDraft {
    ProductDraft {
        name: "Mine".into(),
        kind: Coded(kind),
        contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit }],
        label: Some(LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    }
}

fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    // Not every strength is a usual one.
    desk.save_as_written(id, draft)
}

fn take(desk: &mut Desk, product: i32, units: f64, when: &str) -> i32 {
    let draft = DoseDraft { product, units, when: when.into(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).id
}

fn view(desk: &mut Desk) -> Medicines {
    desk.act(|engine, now| engine.medicines(&tell_finding, now))
}

/// Another make, of which the last dose was already.
fn with_last(desk: &mut Desk, draft: ProductDraft) -> ProductDraft {
    ProductDraft { last_dose: view(desk).products[0].last_dose, ..draft }
}

#[test]
fn a_tablet_that_was_taken_before_its_strength_was_told_counts_by_it() {
    let mut desk = Desk::at("2026-11-22 07:00");
    let advil = |mg| of(ProductKind::Otc, "ibuprofen", mg, 6.0);
    let first = save(&mut desk, None, &advil(200.0));
    let before = take(&mut desk, first, 1.0, "");
    desk.pass_minutes(60);
    let last = take(&mut desk, first, 1.0, "");
    desk.act(|engine, now| {
        let draft = DoseDraft { product: first, units: 1.0, before: Some(7.0), ..DoseDraft::default() };
        engine.update_dose(last, &draft, &tell_finding, now)
    });
    desk.pass_minutes(10);
    let draft = with_last(&mut desk, advil(400.0));
    let second = save(&mut desk, Some(first), &draft);
    let milligrams = |desk: &mut Desk, id| desk.act(|engine, _| engine.dose_saved(id)).amounts[0].milligrams;
    assert_eq!([before, last].map(|id| milligrams(&mut desk, id)), [200.0, 400.0]);
    assert_eq!(desk.act(|engine, _| engine.dose_saved(last)).before, Some(7), "what was told with it stays");
    assert_eq!(view(&mut desk).last24h[0].milligrams, 600.0);
    assert_eq!(view(&mut desk).products[0].last_units, Some(1.0));

    // One that is told late is of the older make, and its words say so; one of the make on the list needs none.
    let late =
        DoseDraft { product: second, units: 1.0, when: "2026-11-22T07:30:00+01:00".into(), ..DoseDraft::default() };
    let late = desk.act(|engine, now| engine.log_dose(&late, &tell_finding, now));
    assert_eq!(late.older_strength, [200.0]);
    let now = DoseDraft { product: second, units: 1.0, ..DoseDraft::default() };
    assert!(desk.act(|engine, now_| engine.log_dose(&now, &tell_finding, now_)).older_strength.is_empty());
}

#[test]
fn who_takes_what_the_doctor_said_is_called_by_no_limit_of_before() {
    for already in [false, true] {
        let mut desk = Desk::at("2026-11-22 08:00");
        let rx = |most| of(ProductKind::Prescribed, "gabapentin", 300.0, most);
        let id = save(&mut desk, None, &rx(3.0));
        for (units, hours) in [(1.0, 6), (1.0, 6), (1.0, 12), (2.0, 6)] {
            take(&mut desk, id, units, "");
            desk.pass_minutes(hours * 60);
        }
        // Two at a time since the doctor said so.
        take(&mut desk, id, 2.0, "");
        assert!(view(&mut desk).findings.iter().any(|finding| finding.help.is_some()));
        let draft = if already { with_last(&mut desk, rx(6.0)) } else { rx(6.0) };
        save(&mut desk, Some(id), &draft);
        let rings = view(&mut desk).findings.iter().any(|finding| finding.help.is_some());
        assert_eq!(rings, !already);
    }
}

#[test]
fn nothing_of_another_medicine_or_of_days_ago_is_moved() {
    let mut desk = Desk::at("2026-11-20 23:00");
    let advil = |mg| of(ProductKind::Otc, "ibuprofen", mg, 6.0);
    let id = save(&mut desk, None, &advil(200.0));
    let other = ProductDraft { name: "Other".into(), ..advil(200.0) };
    let other = save(&mut desk, None, &other);
    let [mine, theirs] = [id, other].map(|product| take(&mut desk, product, 1.0, ""));
    let offered = |desk: &mut Desk| view(desk).products.iter().find(|product| product.id == id).unwrap().last_dose;
    desk.pass_minutes(24 * 60);
    assert_eq!(offered(&mut desk), Some(mine), "of yesterday");
    desk.pass_minutes(60);
    assert_eq!(offered(&mut desk), None, "of the day before");
    for dose in [mine, theirs] {
        let draft = ProductDraft { last_dose: Some(dose), ..advil(400.0) };
        assert!(desk.try_to(|engine, now| engine.save_product(Some(id), &draft, now)).is_err());
    }
    // And then nothing of it is saved.
    let listed = view(&mut desk).products;
    assert!(listed.iter().all(|product| product.contents[0].mg_per_unit == 200.0), "{listed:?}");
}

/// All since a day, also those that were deleted; and what is told later of these days.
#[test]
fn what_is_told_since_a_day_holds_for_all_doses_since_that_day() {
    let mut desk = Desk::at("2026-11-18 08:00");
    let advil = |mg| of(ProductKind::Otc, "ibuprofen", mg, 6.0);
    let since = |mg, day: &str| ProductDraft { in_force_since: Some(day.into()), ..advil(mg) };
    let mut id = save(&mut desk, None, &advil(200.0));
    let mut doses = Vec::new();
    for _ in 18..24 {
        doses.push(take(&mut desk, id, 1.0, ""));
        desk.pass_minutes(24 * 60);
    }
    desk.act(|engine, now| engine.delete_dose(doses[4], now));
    for wrong in ["2026-11-25", "yesterday"] {
        assert!(
            desk.try_to(|engine, now| engine.save_product(Some(id), &since(400.0, wrong), now)).is_err(),
            "{wrong}"
        );
    }
    id = save(&mut desk, Some(id), &since(400.0, "2026-11-21"));
    desk.act(|engine, now| engine.restore_dose(doses[4], &tell_finding, now));
    let said = |desk: &mut Desk, doses: &[i32]| -> Vec<f64> {
        let of = |id: &i32| desk.act(|engine, _| engine.dose_saved(*id)).amounts[0].milligrams;
        doses.iter().map(of).collect()
    };
    assert_eq!(said(&mut desk, &doses), [200.0, 200.0, 200.0, 400.0, 400.0, 400.0]);
    // What was forgotten of those days is of it too, and what was before is not.
    for (when, mg) in [("2026-11-21T01:00:00+01:00", 400.0), ("2026-11-20T23:00:00+01:00", 200.0)] {
        let late = take(&mut desk, id, 1.0, when);
        assert_eq!(said(&mut desk, &[late]), [mg], "{when}");
    }
    // Each change is kept.
    let diary = Connection::open(desk.folder().join(respite_engine::FILE_NAME)).unwrap();
    let trace = "SELECT count(*) FROM change WHERE what = 'dose' AND field = 'product-id'";
    assert_eq!(diary.query_row(trace, [], |row| row.get::<_, i64>(0)).unwrap(), 3);
    // The next one can't hold for days on which this one did not yet.
    let early = desk.try_to(|engine, now| engine.save_product(Some(id), &since(600.0, "2026-11-20"), now)).unwrap_err();
    let first = "It is as it stands here since 21 November 2026. Choose that day or a later one.";
    assert_eq!(sentence(&early, english()), first);
    assert_eq!(view(&mut desk).products[0].in_force_since.as_deref(), Some("2026-11-21"));
    save(&mut desk, Some(id), &since(600.0, "2026-11-22"));
    assert_eq!(said(&mut desk, &doses), [200.0, 200.0, 200.0, 400.0, 600.0, 600.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn of_all_doses_the_last_alone_moves(acts in prop::collection::vec((0..3u8, 1..300i64), 1..12)) {
        let mut desk = Desk::at("2026-11-22 08:00");
        let advil = |mg| of(ProductKind::Otc, "ibuprofen", mg, 6.0);
        let mut id = save(&mut desk, None, &advil(100.0));
        let (mut mg, mut said): (f64, Vec<f64>) = (100.0, Vec::new());
        for (act, minutes) in acts {
            desk.pass_minutes(minutes);
            if act == 0 {
                take(&mut desk, id, 1.0, "");
                said.push(mg);
                continue;
            }
            mg += 100.0;
            let is_recent = view(&mut desk).products[0].last_dose.is_some();
            let draft = if act == 1 { advil(mg) } else { with_last(&mut desk, advil(mg)) };
            // Of which nothing was taken is mended in its place.
            id = save(&mut desk, Some(id), &draft);
            if act == 2 && is_recent {
                *said.last_mut().unwrap() = mg;
            }
        }
        let mut kept: Vec<f64> = view(&mut desk).doses.iter().map(|dose| dose.amounts[0].milligrams).collect();
        kept.reverse();
        prop_assert_eq!(kept, said);
    }
}
