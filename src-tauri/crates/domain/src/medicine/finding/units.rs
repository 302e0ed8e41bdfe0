//! The 24 hours of a product in units (4.3 rule 5): of one whose strength can't be read whole they are all that is known; and of one
//! whose label tells how much and how often, and nothing of a day, they are more than any such day holds. Taken again unchanged it is the
//! same product.

use super::one_time::{too_many_units, units_of};
use super::{Facts, FindingKind, Named, whose, within};
use crate::medicine::dose::product_of;
use crate::medicine::once_a_day::of_the_day_before;
use crate::medicine::taken::Taken;
use crate::medicine::{Amount, Dose, Hours, Ingredient, Product, Shelf, Unit, Units};
use crate::time::WallTime;

/// More units of the product of a dose than its label allows, in the 24 hours up to a moment.
struct Over {
    unit: Unit,
    units: Amount,
    most: Units,
    every: Option<Hours>,
}

/// What a dose and those of the 24 hours before it come to in units, where the label of their product allows fewer. Where that is one
/// dose a day, the dose of the day before is no more than a fact, of which units tell nothing.
pub(super) fn over(dose: &Dose, facts: &Facts, now: WallTime) -> Option<FindingKind> {
    let Over { unit, units, most, every } = over_at(dose, facts, now)?;
    Some(FindingKind::OverUnits { product: of_a_day(dose.product, facts.shelf), unit, units, most, every })
}

/// What was over at a dose of the last 24 hours, and is not any more, stays to be read for a day: as in milligrams.
pub(super) fn was_over(dose: &Dose, facts: &Facts, now: WallTime) -> Option<FindingKind> {
    let Over { unit, units, most, every } =
        over_at(dose, facts, dose.at).filter(|_| over_at(dose, facts, now).is_none())?;
    let (product, at) = (of_a_day(dose.product, facts.shelf), facts.local(dose.at));
    Some(FindingKind::WasOverUnits { product, unit, units, most, every, at })
}

/// Whose limit of units in 24 hours it is.
pub(super) fn of_a_day(id: i64, shelf: &Shelf) -> Named {
    let most = |product: &Product| product.checked_label().map(|label| (label.most_a_day(), label.most_by_hours()));
    whose(id, shelf.was_changed_in_units(id, most), shelf)
}

fn over_at(dose: &Dose, facts: &Facts, now: WallTime) -> Option<Over> {
    let product = product_of(dose, facts.shelf)?;
    let label = product.label_of(dose.at)?;
    let (limit, most, every) = match (label.most_a_day(), label.most_by_hours()) {
        (Some(most), _) if !product.is_read_whole() => (units_of([most]), most, None),
        (None, Some((doses, most, hours))) => (units_of(doses), most, Some(hours)),
        _ => return None,
    };
    let taken = within(facts.doses, now).filter(|other| facts.shelf.is_unchanged(other.product, dose.product));
    let unread = Ingredient::unread();
    let part = |dose| {
        let product = product_of(dose, facts.shelf)?;
        Some(Part { taken: Taken::of((dose, product), facts.shelf, &unread, facts.doses), dose })
    };
    let mut taken: Vec<Part> = taken.filter_map(part).collect();
    taken.sort_by_key(|part| part.taken.at);
    let of = Taken::of((dose, product), facts.shelf, &unread, facts.doses);
    let (before, since) = of_the_day_before(&taken, &of);
    let sum = |parts: &[Part]| units_of(parts.iter().map(|part| part.dose.units));
    // More than its own label allows at one time is no dose of a day.
    let is_one_dose = before.iter().all(|part| too_many_units(part.dose, facts).is_none());
    let counted = if is_one_dose && sum(before) <= limit { since } else { &taken };
    let units = sum(counted);
    (units > limit).then_some(Over { unit: product.unit, units, most, every })
}

/// A dose, and that it was taken.
struct Part<'a> {
    taken: Taken,
    dose: &'a Dose,
}

impl AsRef<Taken> for Part<'_> {
    fn as_ref(&self) -> &Taken {
        &self.taken
    }
}
