//! Days in a row with a substance, over all products, against the fewest that a checked label among them allows (4.3 rule 7).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{Facts, FindingKind, named};
use crate::medicine::{Dose, Substance, days_in_a_row};

/// The rows that end with a dose.
pub(super) fn of_dose(dose: &Dose, facts: &Facts) -> Vec<FindingKind> {
    let taken = taken(facts);
    let rows = facts
        .shelf
        .substances(dose.product)
        .filter_map(|substance| row(&substance, taken.get(&substance)?, dose.at.date_naive()));
    rows.collect()
}

/// The rows that go on: those whose last day is this one or the one before.
pub(super) fn up_to(facts: &Facts, today: NaiveDate) -> Vec<FindingKind> {
    let rows = taken(facts).into_iter().filter_map(|(substance, taken)| {
        let last = taken.days.range(..=today).next_back()?;
        (today - *last <= chrono::TimeDelta::days(1)).then(|| row(&substance, &taken, *last))?
    });
    rows.collect()
}

/// On which days a substance was taken, and what the checked labels of each product on its days allow.
struct Taken<'a> {
    days: BTreeSet<NaiveDate>,
    limits: Vec<(u16, super::Named, &'a BTreeSet<NaiveDate>)>,
}

fn taken<'a>(facts: &Facts<'a>) -> BTreeMap<Substance, Taken<'a>> {
    let mut taken: BTreeMap<Substance, Taken<'a>> = BTreeMap::new();
    for (id, days) in facts.days {
        let Some(product) = facts.shelf.get(id) else { continue };
        let most = product.checked_label().and_then(|label| label.days);
        for substance in facts.shelf.substances(*id) {
            let taken = taken.entry(substance).or_insert_with(|| Taken { days: BTreeSet::new(), limits: Vec::new() });
            taken.days.extend(days);
            taken.limits.extend(most.map(|most| (most, named(*id, facts.shelf), days)));
        }
    }
    taken
}

fn row(substance: &Substance, taken: &Taken<'_>, day: NaiveDate) -> Option<FindingKind> {
    let days = days_in_a_row(&taken.days, day);
    let first = day - Days::new(u64::from(days).saturating_sub(1));
    let in_row = taken.limits.iter().filter(|(.., days)| days.range(first..=day).next().is_some());
    let (most, product, _) = in_row.min_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)))?;
    let (product, ingredient, most) = (product.clone(), substance.ingredient.clone(), *most);
    match days.cmp(&most) {
        Ordering::Less => None,
        Ordering::Equal => Some(FindingKind::LastDay { product, ingredient, days, day }),
        Ordering::Greater => Some(FindingKind::TooManyDays { product, ingredient, days, most, day }),
    }
}
