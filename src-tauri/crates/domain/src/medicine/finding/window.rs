//! What the 24 hours up to a moment come to, against the labels and what was prescribed (4.1; 4.3 rules 1 to 5; S61).

use std::collections::BTreeSet;

use super::{Exceeded, Facts, FindingKind, Limit, Named, left_out, whose, within};
use crate::medicine::{Amount, Class, Held, MOST_ACETAMINOPHEN, ProductKind, Shelf, Total, Units, totals};
use crate::time::WallTime;

/// What is true of a total.
pub(super) fn over(total: &Total, shelf: &Shelf) -> Vec<FindingKind> {
    let mut found = Vec::new();
    let (ingredient, amount) = (|| total.substance.ingredient.clone(), total.amount);
    for held in total.held().filter(|held| held.is_over()) {
        let (product, limit, without) = limit(held, shelf);
        let (call, day_before) = (total.rings, !total.is_exceeded(held));
        let total = held.amount;
        found.push(FindingKind::OverLimit {
            product,
            ingredient: ingredient(),
            total,
            limit,
            without,
            call,
            day_before,
        });
    }
    if found.is_empty()
        && let Some(held) = total.held().find(|held| is_last(held, total, shelf))
    {
        let (product, limit, without) = limit(held, shelf);
        found.push(FindingKind::LastInWindow { product, ingredient: ingredient(), total: held.amount, limit, without });
    }
    if is_high(total) {
        found.push(FindingKind::AcetaminophenHigh { total: amount });
    }
    found
}

/// What was over the limit at a dose of the last 24 hours, and is not any more. The line that says whom to call now stands while
/// there is too much, and when such a dose is saved. But harm can come hours after too much, "even if the person feels well" (4.3
/// rule 5); so that it was so stays to be read for a day, as what was, with its time.
pub(super) fn was_over(totals_now: &[Total], facts: &Facts, now: WallTime) -> Vec<FindingKind> {
    let mut found = Vec::new();
    for dose in within(facts.doses, now) {
        let then = totals(facts.doses, facts.shelf, dose.at);
        for total in super::of_its_substances(dose, facts, &then) {
            let here = totals_now.iter().find(|here| here.substance == total.substance);
            let (ingredient, at) = (|| total.substance.ingredient.clone(), facts.local(dose.at));
            for kind in [ProductKind::Prescribed, ProductKind::Otc] {
                let Some(held) = total.held_by(kind).filter(|held| total.is_exceeded(held)) else { continue };
                // The same limit is gone over now, and what that says is as grave.
                let is_still = |here: &Total| here.held_by(kind).is_some_and(|held| here.is_exceeded(held));
                if here.is_some_and(|here| is_still(here) && (here.rings || !total.rings)) {
                    continue;
                }
                let (product, limit, without) = limit(held, facts.shelf);
                let (product, total) = (Some(product), held.amount);
                found.push(FindingKind::WasOver { product, ingredient: ingredient(), total, limit, without, at });
            }
            if is_high(total) && !here.is_some_and(is_high) {
                let (total, limit) = (total.amount, MOST_ACETAMINOPHEN);
                let (product, ingredient, without) = (None, ingredient(), Vec::new());
                found.push(FindingKind::WasOver { product, ingredient, total, limit, without, at });
            }
        }
    }
    found
}

/// Each limit that a total is over.
pub(super) fn exceeded(total: &Total, shelf: &Shelf) -> Vec<Exceeded> {
    let of = &total.substance;
    let over = total.held().filter(|held| total.is_exceeded(held)).map(|held| Exceeded::in_amount(of, held, shelf));
    let mut exceeded: Vec<Exceeded> = over.collect();
    exceeded.extend(is_high(total).then(|| Exceeded {
        substance: total.substance.clone(),
        limit: Limit::Liver,
        with: total.products.keys().copied().collect(),
        own: BTreeSet::new(),
        without: Vec::new(),
    }));
    exceeded
}

/// More acetaminophen than is good for the liver, whatever the labels and prescriptions say.
fn is_high(total: &Total) -> bool {
    total.substance.ingredient.class() == Class::Acetaminophen && total.amount > MOST_ACETAMINOPHEN
}

/// Whose limit it is, how much that is, and what is not held against it.
fn limit(held: &Held, shelf: &Shelf) -> (Named, Amount, Vec<Named>) {
    (whose(held.of, held.is_before, shelf), held.limit, left_out(&held.counted.without, held.of, shelf))
}

/// Whether what is held against a limit keeps to it, and not one full unit more of the product whose limit it is would. Where one dose a
/// day is allowed, and was taken, that goes without saying; before that of today it would be untrue. What is taken next is of the make in
/// force: of what one before it allowed there is no next unit.
fn is_last(held: &Held, total: &Total, shelf: &Shelf) -> bool {
    let unit = Units::new(1.0).ok().and_then(|unit| shelf.in_force(held.of)?.amount(&total.substance.ingredient, unit));
    !held.is_before
        && !held.is_over()
        && !held.is_of_one_dose
        && unit.is_some_and(|unit| held.amount + unit > held.limit)
}
