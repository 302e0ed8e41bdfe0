//! The 24 hours of a product whose strength can't be read whole: units are all that is known of it (4.3 rule 5).

use super::one_time::units_of;
use super::{Facts, FindingKind, named, within};
use crate::medicine::dose::product_of;
use crate::medicine::{Amount, Dose, Label, Unit, Units};
use crate::time::WallTime;

/// More units of the product of a dose than its label allows, in the 24 hours up to a moment.
struct Over {
    unit: Unit,
    units: Amount,
    most: Units,
}

/// What a dose and those of the 24 hours before it come to in units, where the label of their product allows fewer.
pub(super) fn over(dose: &Dose, facts: &Facts, now: WallTime) -> Option<FindingKind> {
    let Over { unit, units, most } = over_at(dose, facts, now)?;
    Some(FindingKind::OverUnits { product: named(dose.product, facts.shelf), unit, units, most })
}

/// What was over at a dose of the last 24 hours, and is not any more, stays to be read for a day: as in milligrams.
pub(super) fn was_over(dose: &Dose, facts: &Facts, now: WallTime) -> Option<FindingKind> {
    let Over { unit, units, most } = over_at(dose, facts, dose.at).filter(|_| over_at(dose, facts, now).is_none())?;
    let (product, at) = (named(dose.product, facts.shelf), facts.local(dose.at));
    Some(FindingKind::WasOverUnits { product, unit, units, most, at })
}

fn over_at(dose: &Dose, facts: &Facts, now: WallTime) -> Option<Over> {
    let product = product_of(dose, facts.shelf).filter(|product| !product.is_read_whole())?;
    let most = product.label_of(dose.at).and_then(Label::most_a_day)?;
    let taken = within(facts.doses, now).filter(|other| other.product == dose.product);
    let units = units_of(taken.map(|other| other.units));
    (units > units_of([most])).then_some(Over { unit: product.unit, units, most })
}
