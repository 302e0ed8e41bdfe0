//! What was taken at one time, against one dose of the label: of the product, and of each substance over all products.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{Facts, FindingKind, named};
use crate::medicine::dose::{Substance, at_one_time, product_of, share, units_at};
use crate::medicine::pair::interval;
use crate::medicine::{Amount, Dose, FIRST_DOSE_WITHIN_MINUTES, Label, PerUnit, Units};

/// What was taken at that time, where a label allows less: of the product in its units, and of what is in it in milligrams.
pub(super) fn too_much(dose: &Dose, facts: &Facts) -> Vec<FindingKind> {
    let together =
        facts.shelf.substances(dose.product).filter_map(|substance| too_much_together(&substance, dose, facts));
    too_many_units(dose, facts).into_iter().chain(together).collect()
}

/// The substances of which a dose took more at one time than a label allows.
pub(super) fn over_label(dose: &Dose, facts: &Facts) -> BTreeSet<Substance> {
    let all = too_many_units(dose, facts).is_some();
    facts
        .shelf
        .substances(dose.product)
        .filter(|substance| all || too_much_together(substance, dose, facts).is_some())
        .collect()
}

/// All that was taken of the product at that time, where its label allows less.
fn too_many_units(dose: &Dose, facts: &Facts) -> Option<FindingKind> {
    let product = product_of(dose, facts.shelf)?;
    let most = most_at_one_time(dose, facts)?;
    let taken = units_of(units_at(dose, facts.doses));
    (taken > units_of([most])).then(|| FindingKind::OverDose {
        product: named(dose.product, facts.shelf),
        unit: product.unit,
        units: taken,
        most,
        at: facts.local(dose.at),
    })
}

/// All that was taken of a substance at that time from several products, where the lowest of their checked labels allows less.
/// One whole dose of each of them is a double dose.
fn too_much_together(substance: &Substance, dose: &Dose, facts: &Facts) -> Option<FindingKind> {
    let mut total = Amount::default();
    let mut allowed: Option<(Amount, i64)> = None;
    let mut products = BTreeSet::new();
    for other in facts.doses.iter().filter(|other| at_one_time(other.at, dose.at)) {
        let Some(amount) = held(substance, other, other.units, facts) else { continue };
        total = total + amount;
        products.insert(other.product);
        let most = most_at_one_time(other, facts).and_then(|most| held(substance, other, most, facts));
        let most = most.map(|most| (most, other.product));
        allowed = allowed.into_iter().chain(most).min();
    }
    let (limit, of) = allowed.filter(|(limit, _)| products.len() > 1 && total > *limit)?;
    Some(FindingKind::OverDoseOfAll {
        product: named(of, facts.shelf),
        ingredient: substance.ingredient.clone(),
        total,
        limit,
        at: facts.local(dose.at),
    })
}

/// The most units at one time that the checked label of a dose's product allows then.
fn most_at_one_time(dose: &Dose, facts: &Facts) -> Option<Units> {
    let label = product_of(dose, facts.shelf)?.label_of(dose.at)?;
    let usual = label.per_dose?;
    let first = label.first_dose.filter(|_| first_of_row(dose, label, facts));
    [Some(usual), first, label.larger.map(|larger| larger.0)].into_iter().flatten().max()
}

/// How long a dose counts.
pub(super) fn counts_for(dose: &Dose, facts: &Facts) -> TimeDelta {
    product_of(dose, facts.shelf).map(interval).unwrap_or_default()
}

/// Units as an amount in thousandths, so that they add up exactly.
pub(super) fn units_of(units: impl IntoIterator<Item = Units>) -> Amount {
    units.into_iter().map(|units| PerUnit::of_micrograms(1000).times(units)).sum()
}

/// Whether a dose belongs to a first dose that was taken in parts within an hour (4.1, naproxen sodium): whatever product the parts
/// are of, of none of its substances they hold more than that allows.
pub(super) fn within_first_dose(dose: &Dose, label: &Label, facts: &Facts) -> bool {
    let Some(first) = label.first_dose else { return false };
    let since = dose.at - TimeDelta::minutes(FIRST_DOSE_WITHIN_MINUTES);
    let parts: Vec<&Dose> = facts
        .doses
        .iter()
        .filter(|other| other.at >= since && other.at <= dose.at && share(other, dose, facts.shelf))
        .collect();
    let Some(start) = parts.iter().min_by_key(|part| part.at) else { return false };
    let fits = |substance: Substance| {
        let taken: Amount = parts.iter().filter_map(|part| held(&substance, part, part.units, facts)).sum();
        held(&substance, dose, first, facts).is_some_and(|allowed| taken <= allowed)
    };
    facts.shelf.substances(dose.product).all(fits) && first_of_row(start, label, facts)
}

/// What so many units of a dose's product hold of a substance; `None` where it is not in it.
fn held(substance: &Substance, dose: &Dose, units: Units, facts: &Facts) -> Option<Amount> {
    let mut contents = product_of(dose, facts.shelf)?.contents.iter();
    let content = contents.find(|content| facts.shelf.substance(&content.ingredient, dose.product) == *substance)?;
    Some(content.per_unit.times(units))
}

/// Whether nothing with a substance of this dose was taken in the label's longest interval before.
fn first_of_row(dose: &Dose, label: &Label, facts: &Facts) -> bool {
    let Some(interval) = label.longest_interval() else { return false };
    let before = |other: &&Dose| {
        other.at < dose.at
            && !at_one_time(other.at, dose.at)
            && dose.at - other.at < interval.elapsed()
            && share(other, dose, facts.shelf)
    };
    !facts.doses.iter().any(|other| before(&other))
}
