//! What was taken at one time, against one dose of the label: of the product, and of each substance over all products.

use chrono::TimeDelta;

use super::exceeded::of_itself;
use super::{Exceeded, Facts, FindingKind, Named, left_out, whose};
use crate::medicine::dose::{Substance, at_one_time, product_of, share, units_at};
use crate::medicine::pair::interval;
use crate::medicine::taken::Share;
use crate::medicine::total::held;
use crate::medicine::{
    Amount, Content, Dose, FIRST_DOSE_WITHIN_MINUTES, Held, Label, PerUnit, Product, ProductKind, Shelf, Units,
};

/// What was taken at that time, where a label allows less: of the product in its units, and of what is in it in milligrams.
pub(super) fn too_much(dose: &Dose, facts: &Facts) -> Vec<FindingKind> {
    let together = facts.shelf.substances(dose.product).flat_map(|substance| {
        too_much_together(&substance, dose, facts).into_iter().map(move |held| FindingKind::OverDoseOfAll {
            product: whose(held.of, held.is_before, facts.shelf),
            ingredient: substance.ingredient.clone(),
            total: held.amount,
            limit: held.limit,
            without: left_out(&held.counted.without, held.of, facts.shelf),
            at: facts.local(dose.at),
        })
    });
    too_many_units(dose, facts).into_iter().chain(together).collect()
}

/// Each limit of one time that a dose is over.
pub(super) fn exceeded(dose: &Dose, facts: &Facts) -> Vec<Exceeded> {
    let of = |substance: Substance| {
        let together = too_much_together(&substance, dose, facts);
        together.iter().map(|held| Exceeded::in_amount(&substance, held, facts.shelf)).collect::<Vec<_>>()
    };
    let together = facts.shelf.substances(dose.product).flat_map(of);
    let limit = || of_one_time(dose.product, facts.shelf);
    let own = too_many_units(dose, facts).into_iter().flat_map(|_| of_itself(dose, limit(), facts));
    together.chain(own).collect()
}

/// All that was taken of the product at that time, where its label allows less.
pub(super) fn too_many_units(dose: &Dose, facts: &Facts) -> Option<FindingKind> {
    let product = product_of(dose, facts.shelf)?;
    let most = most_at_one_time(dose, facts)?;
    let taken = units_of(units_at(dose, facts.doses));
    (taken > units_of([most])).then(|| FindingKind::OverDose {
        product: of_one_time(dose.product, facts.shelf),
        unit: product.unit,
        units: taken,
        most,
        at: facts.local(dose.at),
    })
}

/// Whose limit of units at one time it is.
fn of_one_time(id: i64, shelf: &Shelf) -> Named {
    whose(id, shelf.was_changed_in_units(id, at_one_time_by_label), shelf)
}

/// What its checked label allows at one time: usually, as a first dose, and as a larger one.
fn at_one_time_by_label(product: &Product) -> [Option<Units>; 3] {
    let label = product.checked_label();
    label.map_or([None; 3], |label| [label.per_dose, label.first_dose, label.larger.map(|larger| larger.0)])
}

/// What was taken of a substance at that time from several products, where the lowest of their prescriptions, or of their checked
/// labels, allows less. One whole dose of each of them is a double dose.
fn too_much_together(substance: &Substance, dose: &Dose, facts: &Facts) -> Vec<Held> {
    let at_once = facts.doses.iter().filter(|other| at_one_time(other.at, dose.at));
    let shares: Vec<Share> = at_once
        .filter_map(|other| {
            let content = content(substance, other, facts)?;
            let product = product_of(other, facts.shelf)?;
            let amounts =
                |make: &Product| at_one_time_by_label(make).map(|units| make.amount(&content.ingredient, units?));
            let is_before = facts.shelf.was_changed(other.product, amounts);
            let most = most_at_one_time(other, facts);
            Some(Share::of((other, product), facts.shelf, content, most, is_before, facts.doses))
        })
        .collect();
    let held = [ProductKind::Prescribed, ProductKind::Otc].into_iter().filter_map(|kind| held(&shares, kind));
    held.filter(|held| held.counted.with.len() > 1 && held.is_over()).collect()
}

/// The most units at one time that the checked label of a dose's product allows then.
fn most_at_one_time(dose: &Dose, facts: &Facts) -> Option<Units> {
    let label = product_of(dose, facts.shelf)?.label_of(dose.at)?;
    let first = label.first_dose.filter(|_| label.per_dose.is_none() || first_of_row(dose, label, facts));
    [label.per_dose, first, label.larger.map(|larger| larger.0)].into_iter().flatten().max()
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
        let taken: Amount = parts.iter().filter_map(|part| amount(&substance, part, part.units, facts)).sum();
        amount(&substance, dose, first, facts).is_some_and(|allowed| taken <= allowed)
    };
    facts.shelf.substances(dose.product).all(fits) && first_of_row(start, label, facts)
}

/// What so many units of a dose's product hold of a substance; `None` where it is not in it.
fn amount(substance: &Substance, dose: &Dose, units: Units, facts: &Facts) -> Option<Amount> {
    Some(content(substance, dose, facts)?.per_unit.times(units))
}

/// What a dose's product holds of a substance.
fn content<'a>(substance: &Substance, dose: &Dose, facts: &Facts<'a>) -> Option<&'a Content> {
    let mut contents = product_of(dose, facts.shelf)?.contents.iter();
    contents.find(|content| facts.shelf.substance(&content.ingredient, dose.product) == *substance)
}

/// Whether nothing with a substance of this dose was taken before whose longest hours still run, or those of this label after it.
fn first_of_row(dose: &Dose, label: &Label, facts: &Facts) -> bool {
    let Some(own) = label.longest_interval() else { return false };
    let runs = |other: &Dose| {
        let theirs = product_of(other, facts.shelf).and_then(|product| product.label_of(other.at)?.longest_interval());
        dose.at - other.at < theirs.map_or(own, |theirs| theirs.max(own)).elapsed()
    };
    let before = |other: &&Dose| {
        other.at < dose.at && !at_one_time(other.at, dose.at) && runs(other) && share(other, dose, facts.shelf)
    };
    !facts.doses.iter().any(|other| before(&other))
}
