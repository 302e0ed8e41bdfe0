//! Doses, and how much of an ingredient lies in a stretch of time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{Amount, Ingredient, Product, Units, WINDOW};
use crate::time::WallTime;

/// One dose that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dose {
    /// Number of its product.
    pub product: i64,
    /// How many units.
    pub units: Units,
    /// When.
    pub at: WallTime,
    /// Taken with alcohol.
    pub alcohol: bool,
}

/// The person's products by number, those that were stopped or deleted too.
pub type Shelf = BTreeMap<i64, Product>;

/// What was taken of an ingredient in the 24 hours up to an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// What.
    pub ingredient: Ingredient,
    /// How much, over all products.
    pub amount: Amount,
    /// When the first of these doses was taken.
    pub from: WallTime,
    /// When the last was.
    pub last: WallTime,
    /// How many times something of it was taken.
    pub times: u16,
    /// The products taken.
    pub products: BTreeSet<i64>,
    /// The lowest limit of their checked labels, and whose it is.
    pub limit: Option<(Amount, i64)>,
}

/// The totals of all ingredients in the 24 hours up to `end`. A dose exactly 24 hours before is over; one at `end` counts.
pub fn totals(doses: &[Dose], shelf: &Shelf, end: WallTime) -> Vec<Total> {
    let mut totals: BTreeMap<&Ingredient, Total> = BTreeMap::new();
    let within = |dose: &&Dose| dose.at <= end && end - dose.at < WINDOW;
    let mut within: Vec<&Dose> = doses.iter().filter(within).collect();
    within.sort_by_key(|dose| dose.at);
    for dose in within {
        let Some(product) = shelf.get(&dose.product) else { continue };
        for content in &product.contents {
            let amount = content.per_unit.times(dose.units);
            let limit = product.checked_label().map(|label| (content.per_unit.times(label.per_day), dose.product));
            let total = totals.entry(&content.ingredient).or_insert_with(|| Total {
                ingredient: content.ingredient.clone(),
                amount: Amount::default(),
                from: dose.at,
                last: dose.at,
                times: 0,
                products: BTreeSet::new(),
                limit: None,
            });
            if total.times == 0 || !at_one_time(total.last, dose.at) {
                total.times += 1;
            }
            total.amount = total.amount + amount;
            total.last = dose.at;
            total.products.insert(dose.product);
            total.limit = total.limit.into_iter().chain(limit).min();
        }
    }
    totals.into_values().collect()
}

/// Whether two records tell of one act: two tablets, written down one by one.
pub(super) fn at_one_time(one: WallTime, other: WallTime) -> bool {
    (one - other).abs() < chrono::TimeDelta::minutes(1)
}

/// How many days in a row end on `last`, that one counted; 0 if it is not among `days`.
pub fn days_in_a_row(days: &BTreeSet<NaiveDate>, last: NaiveDate) -> u16 {
    let back = std::iter::successors(Some(last), |day| day.checked_sub_days(Days::new(1)));
    u16::try_from(back.take_while(|day| days.contains(day)).count()).unwrap_or(u16::MAX)
}
