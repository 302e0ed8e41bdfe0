//! How many times something was taken in 24 hours, against the labels and what was prescribed (4.1; S61). A strength that can't be
//! read takes no time away.

use std::collections::BTreeMap;

use super::{Exceeded, Facts, FindingKind, named, within};
use crate::medicine::dose::{Substance, product_of};
use crate::medicine::total::{Counted, Taken};
use crate::time::WallTime;

/// Whoever allows fewer doses in 24 hours than are held against it, these, and how many.
pub(super) struct Often {
    pub substance: Substance,
    product: i64,
    counted: Counted,
    most: u16,
}

impl Often {
    pub(super) fn told(self, facts: &Facts) -> FindingKind {
        FindingKind::TooOften {
            product: named(self.product, facts.shelf),
            ingredient: self.substance.ingredient,
            times: self.counted.times,
            most: self.most,
            without: self.counted.without.iter().map(|id| named(*id, facts.shelf)).collect(),
        }
    }

    pub(super) fn exceeded(&self, facts: &Facts) -> Exceeded {
        Exceeded::in_times(&self.substance, self.product, &self.counted, facts.shelf)
    }
}

/// All that was taken too often in the 24 hours up to `end`. A label counts what it governs: how often something is taken for which a
/// doctor set a limit is the doctor's to say (4.3 rule 3). A prescription counts all, as it does in amount; and of both together
/// rule 6e tells.
pub(super) fn too_often(facts: &Facts, end: WallTime) -> Vec<Often> {
    let mut all: BTreeMap<Substance, Vec<Taken>> = BTreeMap::new();
    for dose in within(facts.doses, end) {
        let Some(product) = product_of(dose, facts.shelf) else { continue };
        for substance in facts.shelf.substances(dose.product) {
            all.entry(substance).or_default().push(Taken::of(dose, product));
        }
    }
    all.into_iter().flat_map(|(substance, taken)| of_substance(&substance, taken, facts)).collect()
}

fn of_substance(substance: &Substance, mut taken: Vec<Taken>, facts: &Facts) -> Vec<Often> {
    taken.sort_by_key(|taken| taken.at);
    // The earliest goes in last.
    let first: BTreeMap<i64, WallTime> = taken.iter().rev().map(|taken| (taken.product, taken.at)).collect();
    let of = |(id, first): (i64, WallTime)| {
        let product = facts.shelf.get(&id)?;
        let most = product.label_of(first)?.doses_per_day?;
        let counted = Counted::of(&taken, product.kind);
        (counted.times > most).then(|| Often { substance: substance.clone(), product: id, counted, most })
    };
    first.into_iter().filter_map(of).collect()
}
