//! Days in a row with a substance, over all products, against the fewest that a checked label among them allows (4.3 rule 7), and of
//! cyclobenzaprine against its two to three weeks (4.2).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Facts, FindingKind, named};
use crate::medicine::{CYCLOBENZAPRINE_DAYS, DaysInRow, DaysTaken, Dose, Substance};
use crate::time::WallTime;

/// The rows that end with a dose.
pub(super) fn of_dose(dose: &Dose, facts: &Facts) -> Vec<FindingKind> {
    let taken = taken(facts);
    let day = dose.at.date_naive();
    let rows = facts.shelf.substances(dose.product).filter_map(|substance| Some((taken.get(&substance)?, substance)));
    rows.flat_map(|(taken, substance)| told(&substance, taken, day)).collect()
}

/// The rows that go on.
pub(super) fn up_to(facts: &Facts, now: WallTime) -> Vec<FindingKind> {
    let rows = taken(facts).into_iter().filter_map(|(substance, taken)| {
        let last = taken.days.last_of_row_at(now)?;
        Some(told(&substance, &taken, last))
    });
    rows.flatten().collect()
}

/// On which days a substance was taken, of which products, and what their checked labels allow.
#[derive(Default)]
struct Taken<'a> {
    days: DaysTaken,
    products: Vec<(super::Named, &'a DaysTaken)>,
    limits: Vec<Limit<'a>>,
}

/// What a label allows on the days of its product, up to the day on which it no longer counted.
struct Limit<'a> {
    most: u16,
    product: super::Named,
    days: &'a DaysTaken,
    until: Option<NaiveDate>,
}

fn taken<'a>(facts: &Facts<'a>) -> BTreeMap<Substance, Taken<'a>> {
    let mut taken: BTreeMap<Substance, Taken<'a>> = BTreeMap::new();
    for (id, days) in facts.days {
        let Some(product) = facts.shelf.get(id) else { continue };
        let product_named = || named(*id, facts.shelf);
        let limit = product.checked_label().and_then(|label| Some((label.days?, label.until)));
        for substance in facts.shelf.substances(*id) {
            let taken = taken.entry(substance).or_default();
            taken.days.extend(days);
            taken.products.push((product_named(), days));
            taken.limits.extend(limit.map(|(most, until)| Limit {
                most,
                product: product_named(),
                days,
                until: until.map(|until| until.date_naive()),
            }));
        }
    }
    taken
}

/// What is to be said of the row that ends on a day.
fn told(substance: &Substance, taken: &Taken<'_>, day: NaiveDate) -> Vec<FindingKind> {
    let Some(row) = taken.days.row_to(day) else { return Vec::new() };
    by_label(substance, taken, row, day).into_iter().chain(for_too_long(substance, taken, day, row.count)).collect()
}

/// Cyclobenzaprine beyond its two or three weeks, whatever any label or prescription says.
fn for_too_long(substance: &Substance, taken: &Taken<'_>, day: NaiveDate, days: u16) -> Option<FindingKind> {
    let too_long = substance.ingredient.has_most_days() && u32::from(days) > CYCLOBENZAPRINE_DAYS[0];
    let (product, _) = taken.products.iter().rfind(|(_, days)| days.contains(day)).filter(|_| too_long)?;
    Some(FindingKind::CourseLong { product: product.clone(), day: days.into() })
}

fn by_label(substance: &Substance, taken: &Taken<'_>, row: DaysInRow, day: NaiveDate) -> Option<FindingKind> {
    let days = row.count;
    let counts = |limit: &&Limit| {
        let in_row = limit.days.first_within(row.first, day);
        in_row.is_some_and(|earliest| limit.until.is_none_or(|until| earliest <= until))
    };
    let limits = taken.limits.iter().filter(counts);
    let limit = limits.min_by(|one, other| (one.most, &one.product).cmp(&(other.most, &other.product)))?;
    let (product, ingredient, most) = (limit.product.clone(), substance.ingredient.clone(), limit.most);
    match days.cmp(&most) {
        Ordering::Less => None,
        Ordering::Equal => Some(FindingKind::LastDay { product, ingredient, days, day }),
        Ordering::Greater => Some(FindingKind::TooManyDays { product, ingredient, days, most, day }),
    }
}
