//! How many times something was taken in 24 hours, against the labels and what was prescribed (4.1; S61). A strength that can't be
//! read takes no time away.

use std::collections::{BTreeMap, BTreeSet};

use super::{Exceeded, Facts, FindingKind, left_out, whose, within};
use crate::medicine::dose::{Substance, product_of};
use crate::medicine::once_a_day::of_the_day_before;
use crate::medicine::taken::Taken;
use crate::medicine::total::{Counted, times};
use crate::time::WallTime;

/// Whoever allows fewer doses in 24 hours than are held against it, these, and how many.
#[derive(Clone)]
pub(super) struct Often {
    pub substance: Substance,
    product: i64,
    /// It was changed since, and allows another number of doses.
    is_before: bool,
    counted: Counted,
    most: u16,
    /// It is so by the dose of the day before alone, where one a day is allowed.
    day_before: bool,
}

impl Often {
    /// Whether that is more than a fact.
    pub(super) fn is_exceeded(&self) -> bool {
        !self.day_before
    }

    pub(super) fn told(self, facts: &Facts) -> FindingKind {
        FindingKind::TooOften {
            product: whose(self.product, self.is_before, facts.shelf),
            ingredient: self.substance.ingredient,
            times: self.counted.times,
            most: self.most,
            without: left_out(&self.counted.without, self.product, facts.shelf),
            day_before: self.day_before,
        }
    }

    pub(super) fn exceeded(&self, facts: &Facts) -> Exceeded {
        Exceeded::in_times(&self.substance, (self.product, self.is_before), &self.counted, facts.shelf)
    }
}

/// All that was taken too often in the 24 hours up to `end`. A label counts what it governs: how often something is taken for which a
/// doctor set a limit is the doctor's to say (4.3 rule 3). A prescription counts all, as it does in amount; and of both together
/// rule 6e tells. The daily low dose of aspirin and the doses against pain are counted each by themselves.
pub(super) fn too_often(facts: &Facts, end: WallTime) -> Vec<Often> {
    let mut all: BTreeMap<Substance, Vec<Taken>> = BTreeMap::new();
    for dose in within(facts.doses, end) {
        let Some(product) = product_of(dose, facts.shelf) else { continue };
        for substance in facts.shelf.substances(dose.product) {
            let taken = Taken::of((dose, product), facts.shelf, &substance.ingredient, facts.doses);
            all.entry(substance).or_default().push(taken);
        }
    }
    all.into_iter().flat_map(|(substance, taken)| of_substance(&substance, taken, facts)).collect()
}

fn of_substance(substance: &Substance, mut taken: Vec<Taken>, facts: &Facts) -> Vec<Often> {
    taken.sort_by_key(|taken| taken.at);
    let (preventive, against_pain): (Vec<Taken>, Vec<Taken>) = taken.into_iter().partition(|taken| taken.is_preventive);
    let of = |taken: &[Taken], others: &[Taken]| {
        // The earliest goes in last.
        let first: BTreeMap<i64, &Taken> = taken.iter().rev().map(|taken| (taken.product, taken)).collect();
        let of = |(id, first): (i64, &Taken)| {
            let product = facts.shelf.get(&id)?;
            let most = product.label_of(first.at)?.doses_per_day?;
            let (taken, earlier): (Vec<&Taken>, Vec<&Taken>) =
                taken.iter().partition(|taken| taken.counts_against(taken.most_times, first, &most));
            let mut counted = Counted::of(taken.iter().copied(), product.kind);
            counted.without.extend(others.iter().chain(earlier).map(|other| other.product));
            let held: Vec<&Taken> = taken.into_iter().filter(|taken| taken.counts_for(product.kind)).collect();
            let (before, since) = of_the_day_before(&held, first);
            let day_before = !before.is_empty() && times(since.iter().map(|taken| taken.at)) <= most;
            let is_before = facts.shelf.was_changed(id, |make| make.checked_label()?.doses_per_day);
            let substance = substance.clone();
            (counted.times > most).then_some(Often { substance, product: id, is_before, counted, most, day_before })
        };
        in_force_alone(first.into_iter().filter_map(of).collect(), facts)
    };
    [of(&preventive, &against_pain), of(&against_pain, &preventive)].concat()
}

/// Of a medicine of which more is taken than it allows now, what it allowed before it was changed says nothing more.
fn in_force_alone(mut often: Vec<Often>, facts: &Facts) -> Vec<Often> {
    let medicine = |one: &Often| facts.shelf.listed_as(one.product);
    let in_force = often.iter().filter(|one| !one.is_before && one.is_exceeded()).map(medicine);
    let in_force: BTreeSet<i64> = in_force.collect();
    often.retain(|one| !one.is_before || !in_force.contains(&medicine(one)));
    often
}
