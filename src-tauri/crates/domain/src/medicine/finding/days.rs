//! Days in a row with a substance, over all products, against the fewest that a checked label among them allows (4.3 rule 7), and of
//! cyclobenzaprine against its two to three weeks (4.2).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Exceeded, Facts, FindingKind, Limit, Named, named, whose};
use crate::medicine::dose::Order;
use crate::medicine::{CYCLOBENZAPRINE_DAYS, DaysInRow, DaysTaken, Dose, ProductKind, Substance};
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

/// A day that was one too many of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayExceeded {
    /// The day.
    pub day: NaiveDate,
    /// Of what, and whose limit that is.
    pub exceeded: Exceeded,
    /// The limit is a label's, and on days of the row something was taken that was prescribed.
    pub counts_prescribed: bool,
}

/// Each day that was one too many of a row. The doctor's page counts days by it.
pub fn days_exceeded(facts: &Facts) -> Vec<DayExceeded> {
    let of = |(substance, taken): (Substance, Taken<'_>)| {
        let on = |day| {
            let row = taken.days.row_to(day)?;
            let told = by_label(&substance, &taken, row, day)?;
            let FindingKind::TooManyDays { product, .. } = told else { return None };
            let with: BTreeSet<i64> =
                taken.products.iter().filter(|(.., days)| days.contains(day)).map(|(id, ..)| *id).collect();
            let own = with.iter().copied().filter(|id| facts.shelf.listed_as(*id) == product.id).collect();
            let of_row = |days: &DaysTaken| days.first_within(row.first, day).is_some();
            let mut prescribed = taken.products.iter().filter(|(_, product, _)| product.prescribed);
            let counts_prescribed = !product.prescribed && prescribed.any(|(.., days)| of_row(days));
            let (substance, limit) = (substance.clone(), Limit::Of(product));
            let exceeded = Exceeded { substance, limit, with, own, without: Vec::new() };
            Some(DayExceeded { day, exceeded, counts_prescribed })
        };
        taken.days.days().filter_map(on).collect::<Vec<_>>()
    };
    taken(facts).into_iter().flat_map(of).collect()
}

/// On which days a substance was taken, of which products, and what their checked labels allow.
#[derive(Default)]
struct Taken<'a> {
    days: DaysTaken,
    products: Vec<(i64, Named, &'a DaysTaken)>,
    labels: Vec<OnDays<'a>>,
    /// The days of what no limit of its own was prescribed for: the labels govern it (4.3 rules 2 and 3).
    governed: DaysTaken,
}

/// A checked label on the days of its make, up to the day on which it no longer counted. It may allow any number of days.
struct OnDays<'a> {
    most: Option<u16>,
    /// Where it stands among the makes of its medicine.
    make: Order,
    product: Named,
    days: &'a DaysTaken,
    until: Option<NaiveDate>,
}

impl OnDays<'_> {
    /// The last of these days on which it was taken, where the label counted on one of them.
    fn last_in(&self, row: DaysInRow, day: NaiveDate) -> Option<NaiveDate> {
        let first = self.days.first_within(row.first, day)?;
        self.until.is_none_or(|until| first <= until).then(|| self.days.last_within(row.first, day))?
    }
}

fn taken<'a>(facts: &Facts<'a>) -> BTreeMap<Substance, Taken<'a>> {
    let mut taken: BTreeMap<Substance, Taken<'a>> = BTreeMap::new();
    for (id, days) in facts.days {
        let Some(product) = facts.shelf.get(id) else { continue };
        let label = product.checked_label();
        for substance in facts.shelf.substances(*id) {
            let taken = taken.entry(substance).or_default();
            taken.days.extend(days);
            taken.products.push((*id, named(*id, facts.shelf), days));
            let is_limited = label.is_some_and(|label| label.most_a_day().is_some() || label.days.is_some());
            if product.kind == ProductKind::Otc || !is_limited {
                taken.governed.extend(days);
            }
            let is_before = facts.shelf.was_changed(*id, |make| make.checked_label()?.days);
            taken.labels.extend(label.map(|label| OnDays {
                most: label.days,
                make: facts.shelf.order(*id),
                product: whose(*id, is_before, facts.shelf),
                days,
                until: label.until.map(|until| until.date_naive()),
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
    let (_, product, _) = taken.products.iter().rfind(|(.., days)| days.contains(day)).filter(|_| too_long)?;
    Some(FindingKind::CourseLong { product: product.clone(), day: days.into(), quiet_since: None })
}

/// What the labels and prescriptions of the row say. Of one medicine that of its make that was taken last: other numbers hold from
/// then on (4.3 rule 2). A label says nothing on a day on which all that was taken has a limit of its own that a doctor set.
fn by_label(substance: &Substance, taken: &Taken<'_>, row: DaysInRow, day: NaiveDate) -> Option<FindingKind> {
    let days = row.count;
    let mut last: BTreeMap<i64, ((NaiveDate, Order), &OnDays)> = BTreeMap::new();
    for label in &taken.labels {
        let Some(on) = label.last_in(row, day) else { continue };
        let one = last.entry(label.product.id).or_insert(((on, label.make), label));
        *one = if (on, label.make) > one.0 { ((on, label.make), label) } else { *one };
    }
    let counts = |label: &&OnDays| label.product.prescribed || taken.governed.contains(day);
    let limits = last.into_values().map(|(_, label)| label).filter(counts);
    let limits = limits.filter_map(|label| Some((label.most?, label.product.clone())));
    let (most, product) = limits.min()?;
    let ingredient = substance.ingredient.clone();
    match days.cmp(&most) {
        Ordering::Less => None,
        Ordering::Equal => Some(FindingKind::LastDay { product, ingredient, days, day }),
        Ordering::Greater => Some(FindingKind::TooManyDays { product, ingredient, days, most, day }),
    }
}
