//! What doses of different products are to each other (4.3 rule 6).

use super::{Facts, FindingKind, named};
use crate::medicine::dose::product_of;
use crate::medicine::pair::{self, Pair};
use crate::medicine::{Amount, Class, Dose, Total};
use crate::time::WallTime;

/// What a dose is to itself and the doses before it, each with its end. The sums are those of `totals`.
pub(super) fn doubled(dose: &Dose, facts: &Facts, totals: &[Total]) -> Vec<(FindingKind, WallTime)> {
    let Some(product) = product_of(dose, facts.shelf) else { return Vec::new() };
    let mut found = Vec::new();
    let this = named(dose.product, facts.shelf);
    for other in facts.doses.iter().filter(|other| other.at <= dose.at) {
        let Some(theirs) = product_of(other, facts.shelf) else { continue };
        let name = named(other.product, facts.shelf);
        let both = || {
            let mut both = [name.clone(), this.clone()];
            both.sort();
            both
        };
        for (pair, counts_for) in pair::pairs((dose, product), (other, theirs), facts) {
            let kind = match pair {
                Pair::TwoNsaids => FindingKind::TwoNsaids { products: both() },
                Pair::AcetaminophenTwice => {
                    FindingKind::AcetaminophenTwice { products: both(), total: acetaminophen(totals) }
                }
                Pair::AspirinAndNsaid => {
                    let of_this = pair::is_low_dose_aspirin((dose, product), facts.doses);
                    let (aspirin, other, held) = if of_this { (&this, &name, theirs) } else { (&name, &this, product) };
                    // That it blocks the aspirin is verified for ibuprofen alone (4.2).
                    let blocks = held.ingredients().any(|ingredient| ingredient.as_str() == "ibuprofen");
                    FindingKind::AspirinAndNsaid { aspirin: aspirin.clone(), other: other.clone(), blocks }
                }
                Pair::TwoSedating => FindingKind::TwoSedating { products: both() },
                Pair::OtcAndPrescribed(ingredient) => {
                    let (otc, prescribed) = pair::over_the_counter_first(dose, product.kind, other);
                    let (otc, prescribed) = (named(otc.product, facts.shelf), named(prescribed.product, facts.shelf));
                    FindingKind::OtcAndPrescribed { ingredient, otc, prescribed }
                }
            };
            found.push((kind, other.at + counts_for));
        }
        // Alcohol with either of them, and something that can make sleepy.
        if dose.alcohol || other.alcohol {
            let sleepy = [(product, &this), (theirs, &name)].into_iter().filter(|(product, _)| product.is_sedating());
            let until = other.at + pair::sleepy_for(product, theirs);
            found.extend(sleepy.map(|(_, named)| (FindingKind::Alcohol { product: named.clone() }, until)));
        }
    }
    found
}

fn acetaminophen(totals: &[Total]) -> Amount {
    let total = totals.iter().find(|total| total.substance.ingredient.class() == Class::Acetaminophen);
    total.map(|total| total.amount).unwrap_or_default()
}
