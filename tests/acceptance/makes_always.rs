//! Whatever is changed of a product, no past dose changes and no label counts for another (4.1, 4.3 rules 1 to 3 and 6).

use proptest::prelude::*;
use respite_domain::medicine::Unit;
use respite_domain::region::Region;
use respite_engine::view::{Coded, DoseDraft, TakenAgain};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::makes::{advil, handed_back, live_in, milligrams, save, view};

#[derive(Debug, Clone)]
enum Act {
    Save { strength: u8, ingredient: u8, unit: u8, ticked: bool, most: u8 },
    Check,
    Move(bool),
    Take { ago: i64 },
    Mend { dose: usize, when: bool },
    DeleteDose(usize),
    RestoreDose(usize),
    Stop(bool),
    DeleteProduct(bool),
    Pass(i64),
    Clock(i64),
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..3u8, 0..2u8, 0..2u8, any::<bool>(), 4..6u8)
            .prop_map(|(strength, ingredient, unit, ticked, most)| Act::Save { strength, ingredient, unit, ticked, most }),
        1 => Just(Act::Check),
        1 => any::<bool>().prop_map(Act::Move),
        4 => (0..3000i64).prop_map(|ago| Act::Take { ago }),
        2 => (0..20usize, any::<bool>()).prop_map(|(dose, when)| Act::Mend { dose, when }),
        1 => (0..20usize).prop_map(Act::DeleteDose),
        1 => (0..20usize).prop_map(Act::RestoreDose),
        1 => any::<bool>().prop_map(Act::Stop),
        1 => any::<bool>().prop_map(Act::DeleteProduct),
        2 => (1..2000i64).prop_map(Act::Pass),
        1 => (-500..500i64).prop_map(Act::Clock),
        1 => Just(Act::Reopen),
    ]
}

/// All that a label is compared for.
fn key(desk: &mut Desk) -> Option<(String, bool)> {
    let region = desk.act(|engine, _| engine.settings()).region;
    let product = view(desk).products.into_iter().next()?;
    let label = product.label?;
    let key =
        format!("{:?} {:?} {:?} {:?} {region:?}", product.contents, product.unit, product.kind, label.most_units_a_day);
    Some((key, label.checked))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// In whatever order a product is changed, compared, taken, mended, deleted and carried abroad: no past dose ever changes its
    /// milligrams, and no label counts for anything that it was not compared for.
    #[test]
    fn no_past_dose_changes_and_no_label_counts_for_another(acts in prop::collection::vec(act(), 1..40)) {
        let mut desk = Desk::at("2026-11-22 08:00");
        live_in(&mut desk, Coded(Region::Us));
        let mut product = save(&mut desk, None, &advil(200.0));
        let mut compared = vec![key(&mut desk).unwrap().0];
        let mut doses: Vec<(i32, Vec<f64>)> = Vec::new();
        for act in acts {
            let mut said = false;
            match act {
                Act::Save { strength, ingredient, unit, ticked, most } => {
                    let mut draft = advil([200.0, 400.0, 600.0][usize::from(strength)]);
                    draft.contents[0].ingredient = ["ibuprofen", "naproxen"][usize::from(ingredient)].into();
                    draft.unit = [Coded(Unit::Tablet), Coded(Unit::Capsule)][usize::from(unit)];
                    draft.label.as_mut().unwrap().most_units_a_day = Some(f64::from(most));
                    let draft = if ticked { draft } else { handed_back(&draft) };
                    if let Ok(saved) = desk.try_to(|engine, now| engine.save_product(Some(product), &draft, now)) {
                        (product, said) = (saved.id, ticked);
                    }
                }
                Act::Check => said = desk.try_to(|engine, now| engine.check_label(product, now)).is_ok(),
                Act::Move(abroad) => live_in(&mut desk, if abroad { Coded(Region::Uk) } else { Coded(Region::Us) }),
                Act::Take { ago } => {
                    let when = if ago < 500 { String::new() } else { format!("{ago}min ago") };
                    let draft = DoseDraft { product, units: 1.0, when, ..DoseDraft::default() };
                    if let Ok(saved) = desk.try_to(|engine, now| engine.log_dose(&draft, &tell_finding, now)) {
                        let taken = desk.act(|engine, _| engine.dose_saved(saved.id));
                        doses.push((saved.id, milligrams(&taken)));
                    }
                }
                Act::Mend { dose, when } => {
                    if let Some((id, _)) = doses.get(dose) {
                        let when = if when { "now".to_owned() } else { String::new() };
                        let draft = DoseDraft { product, units: 1.0, when, alcohol: true, ..DoseDraft::default() };
                        desk.try_to(|engine, now| engine.update_dose(*id, &draft, &tell_finding, now)).ok();
                    }
                }
                Act::DeleteDose(dose) => {
                    if let Some((id, _)) = doses.get(dose) {
                        desk.try_to(|engine, now| engine.delete_dose(*id, now)).ok();
                    }
                }
                Act::RestoreDose(dose) => {
                    if let Some((id, _)) = doses.get(dose) {
                        desk.try_to(|engine, now| engine.restore_dose(*id, &tell_finding, now)).ok();
                    }
                }
                Act::Stop(true) => drop(desk.try_to(|engine, now| engine.stop_product(product, None, now))),
                Act::Stop(false) => {
                    if let Ok(saved) = desk.try_to(|engine, now| engine.take_again(product, &TakenAgain::default(), now)) {
                        product = saved.id;
                    }
                }
                Act::DeleteProduct(true) => drop(desk.try_to(|engine, now| engine.delete_product(product, now))),
                Act::DeleteProduct(false) => drop(desk.try_to(|engine, now| engine.restore_product(product, now))),
                Act::Pass(minutes) => desk.pass_minutes(minutes),
                Act::Clock(minutes) => desk.set_clock(chrono::TimeDelta::minutes(minutes)),
                Act::Reopen => desk.reopen(),
            }
            if let Some((key, checked)) = key(&mut desk) {
                if said {
                    compared.push(key.clone());
                }
                prop_assert!(!checked || compared.contains(&key), "{key} was never compared");
            }
            for (id, was) in &doses {
                if let Ok(dose) = desk.try_to(|engine, _| engine.dose_saved(*id)) {
                    prop_assert_eq!(&milligrams(&dose), was);
                }
            }
        }
    }
}
