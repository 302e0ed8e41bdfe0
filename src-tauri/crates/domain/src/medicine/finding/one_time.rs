//! What was taken at one time, against one dose of the label.

use chrono::TimeDelta;

use super::{Facts, FindingKind, named};
use crate::medicine::dose::{at_one_time, product_of, share, units_at};
use crate::medicine::pair::interval;
use crate::medicine::{Amount, Dose, FIRST_DOSE_WITHIN_MINUTES, Label, PerUnit, Units};

/// All that was taken of the product at that time, where its label allows less.
pub(super) fn too_much(dose: &Dose, facts: &Facts) -> Option<FindingKind> {
    let product = product_of(dose, facts.shelf)?;
    let label = product.checked_label()?;
    let usual = label.per_dose?;
    let first = label.first_dose.filter(|_| first_of_row(dose, label, facts));
    let most = [Some(usual), first, label.larger.map(|larger| larger.0)].into_iter().flatten().max()?;
    let taken = units_of(units_at(dose, facts.doses));
    (taken > units_of([most])).then(|| FindingKind::OverDose {
        product: named(dose.product, facts.shelf),
        unit: product.unit,
        units: taken,
        most,
        at: dose.at,
    })
}

/// How long a dose counts.
pub(super) fn counts_for(dose: &Dose, facts: &Facts) -> TimeDelta {
    product_of(dose, facts.shelf).map(interval).unwrap_or_default()
}

/// Units as an amount in thousandths, so that they add up exactly.
pub(super) fn units_of(units: impl IntoIterator<Item = Units>) -> Amount {
    units.into_iter().map(|units| PerUnit::of_micrograms(1000).times(units)).sum()
}

/// Whether a dose belongs to a first dose that was taken in parts within an hour (4.1, naproxen sodium).
pub(super) fn within_first_dose(dose: &Dose, label: &Label, facts: &Facts) -> bool {
    let Some(first) = label.first_dose else { return false };
    let since = dose.at - TimeDelta::minutes(FIRST_DOSE_WITHIN_MINUTES);
    let parts: Vec<&Dose> = facts
        .doses
        .iter()
        .filter(|other| other.product == dose.product && other.at >= since && other.at <= dose.at)
        .collect();
    let Some(start) = parts.iter().min_by_key(|part| part.at) else { return false };
    units_of(parts.iter().map(|part| part.units)) <= units_of([first]) && first_of_row(start, label, facts)
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
