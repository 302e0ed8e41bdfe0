//! The demo's medicines: a few weeks of ibuprofen, some acetaminophen, a short course of a muscle relaxer, and what it did.

use chrono::Days;
use respite_domain::medicine::{
    Content, Dose, Ingredient, Label, PerUnit, Product, ProductKind, Region, SideEffect, SideEffectStrength, Unit,
    Units, catalogue,
};
use respite_domain::relief::Relief;
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};

use super::at;
use crate::{Engine, Result};

/// Days ago, the hour, and the units.
type Taken = (u64, i64, f64);
const IBUPROFEN: &[Taken] = &[
    (71, 9, 2.0),
    (71, 15, 2.0),
    (70, 8, 2.0),
    (68, 21, 1.0),
    (65, 8, 1.0),
    (16, 14, 2.0),
    (16, 20, 2.0),
    (15, 8, 2.0),
    (15, 14, 2.0),
    (14, 9, 2.0),
    (13, 9, 1.0),
    (11, 20, 2.0),
    (9, 8, 2.0),
    (7, 21, 1.0),
    (4, 9, 2.0),
    (2, 8, 2.0),
    (1, 8, 1.0),
    (1, 17, 2.0),
];
const ACETAMINOPHEN: &[Taken] = &[(69, 22, 2.0), (12, 22, 2.0), (8, 22, 2.0), (3, 13, 2.0)];
/// Of some of the ibuprofen: days ago, the hour, pain before, pain after, minutes until it did something.
type Felt = (u64, i64, u8, u8, u16);
const FELT: &[Felt] = &[(71, 9, 8, 6, 45), (70, 8, 7, 5, 40), (15, 14, 7, 5, 60), (13, 9, 7, 6, 50)];
/// A course of five evenings.
const RELAXER: &[Taken] = &[(14, 22, 1.0), (13, 22, 1.0), (12, 22, 1.0), (11, 22, 1.0), (10, 22, 1.0)];

impl Engine {
    /// Adds the demo's medicines.
    pub(super) fn fill_demo_medicines(&mut self, now: &Moment) -> Result<()> {
        let day = |ago: u64| now.day().checked_sub_days(Days::new(ago));
        let otc = |code: &str, name: &str| {
            let entry = catalogue(Region::Us).into_iter().find(|entry| entry.code == code)?;
            let label = entry.label.map(|label| Label { checked_on: day(72), ..label });
            let content = Content { ingredient: entry.ingredient, per_unit: entry.per_unit? };
            Some(product(name, ProductKind::Otc, content, label))
        };
        let relaxer = Ingredient::new("cyclobenzaprine").ok().zip(PerUnit::new(5.0).ok());
        let relaxer = relaxer.map(|(ingredient, per_unit)| {
            product("Cyclobenzaprine 5 mg", ProductKind::Prescribed, Content { ingredient, per_unit }, None)
        });
        let relaxer = relaxer.map(|relaxer| Product {
            directions: "One at night, for five nights.".to_owned(),
            course_start: day(14),
            course_end: day(10),
            stopped_on: day(9),
            ..relaxer
        });
        let added = at(now, 72, 8, 0);
        let shelf = [
            (otc("ibuprofen-200", "Advil"), IBUPROFEN),
            (otc("acetaminophen-500", "Tylenol Extra Strength"), ACETAMINOPHEN),
            (relaxer, RELAXER),
        ];
        let mut last = None;
        for (product, doses) in shelf {
            let Some(product) = product else { continue };
            let id = self.store.add_product(&product, Some(Region::Us), added)?;
            for &(ago, hour, units) in doses {
                let taken = at(now, ago, hour, 15);
                let Ok(units) = Units::new(units) else { continue };
                let felt = FELT.iter().find(|felt| (felt.0, felt.1) == (ago, hour));
                let dose = Dose { product: id, units, at: taken, alcohol: false };
                self.store.add_dose(
                    &dose,
                    felt.and_then(|felt| Score::new(felt.2.into()).ok()),
                    &Moment::told(taken),
                )?;
                self.tell_what_a_dose_did(felt, taken)?;
            }
            last = Some(id);
        }
        for (what, strength, ago) in
            [("drowsiness", SideEffectStrength::Moderate, 13), ("dizziness", SideEffectStrength::Mild, 11)]
        {
            let felt = at(now, ago, 8, 30);
            let side_effect = SideEffect { what: what.to_owned(), strength, at: felt, uptime: None, product: last };
            self.store.add(&side_effect, felt)?;
        }
        Ok(())
    }
}

impl Engine {
    fn tell_what_a_dose_did(&mut self, felt: Option<&Felt>, taken: WallTime) -> Result<()> {
        let Some(&(_, _, _, after, minutes)) = felt else { return Ok(()) };
        let day = taken.date_naive();
        for stored in self.store.reliefs(day, day, Some(taken))? {
            if stored.value.tried_at == taken {
                let relief = Relief { after: Score::new(after.into()).ok(), minutes: Some(minutes), ..stored.value };
                self.store.change_relief(stored.id, &relief, taken)?;
            }
        }
        Ok(())
    }
}

fn product(name: &str, kind: ProductKind, content: Content, label: Option<Label>) -> Product {
    Product {
        name: name.to_owned(),
        kind,
        contents: vec![content],
        unread: Vec::new(),
        unit: Unit::Tablet,
        label,
        directions: String::new(),
        course_start: None,
        course_end: None,
        stopped_on: None,
        sedating: false,
    }
}
