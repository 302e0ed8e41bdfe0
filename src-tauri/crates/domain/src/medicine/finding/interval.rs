//! The hours that labels want between doses (4.3 rule 4: "Your label's 6 hours end at 14:10"). Where one dose a day is allowed, a day's
//! dose is not too early by that of [the day before](crate::medicine::NEXT_DAY_AFTER), as it is not too much.

use std::collections::BTreeMap;

use super::one_time::{too_many_units, units_of, within_first_dose};
use super::{Facts, FindingKind, named, within};
use crate::medicine::dose::{at_one_time, product_of, share, units_at};
use crate::medicine::once_a_day::of_the_day_before;
use crate::medicine::pair::is_low_dose_aspirin;
use crate::medicine::taken::Taken;
use crate::medicine::{Dose, Hours, Label, ProductKind, Substance, WINDOW};
use crate::time::WallTime;

/// The hours of a label that count from a dose.
#[derive(Clone, Copy)]
struct Running {
    from: WallTime,
    wanted: Wanted,
    ends: WallTime,
}

/// Hours, and whose they are; of equals those of a label.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    hours: Hours,
    by_label: bool,
}

/// The doses before with a substance of this one: whether the hours of any still ran. A label's hours count from the last dose and
/// from each before it, so a long one is not cut short by a small dose that came later; the one that ends last is named.
pub(super) fn too_early(dose: &Dose, facts: &Facts) -> Option<FindingKind> {
    let label = product_of(dose, facts.shelf)?.label_of(dose.at);
    if label.is_some_and(|label| within_first_dose(dose, label, facts)) {
        return None;
    }
    let earlier: Vec<&Dose> = facts
        .doses
        .iter()
        .filter(|other| other.at < dose.at && !at_one_time(other.at, dose.at) && share(other, dose, facts.shelf))
        .collect();
    let running = earlier.iter().filter_map(|other| {
        let wanted = hours_between(other, dose, facts)?;
        let ends = other.at + wanted.hours.elapsed();
        let is_early =
            dose.at < ends && !(wanted.hours.elapsed() <= WINDOW && is_of_the_day_before(other, dose, facts));
        is_early.then_some(Running { from: other.at, wanted, ends })
    });
    let running = ends_last(running)?;
    let last = earlier.iter().map(|other| other.at).max()?;
    Some(told(dose, last, running, facts))
}

/// The hours that run at a moment, of each substance of which a dose was too early while they did: from the last dose up to then, of
/// whichever product, and the end of those that end last.
pub(super) fn running(facts: &Facts, now: WallTime) -> Vec<FindingKind> {
    // The hours of a low dose say nothing of doses against pain, nor theirs of it.
    let mut taken: BTreeMap<(Substance, bool), Vec<&Dose>> = BTreeMap::new();
    for dose in facts.doses {
        for substance in facts.shelf.substances(dose.product) {
            taken.entry((substance, is_low_dose(dose, facts))).or_default().push(dose);
        }
    }
    let found = taken.into_values().filter_map(|doses| {
        let running: Vec<Running> = doses
            .iter()
            .filter_map(|dose| {
                let wanted = hours(dose, facts)?;
                let ends = dose.at + wanted.hours.elapsed();
                (now < ends).then_some(Running { from: dose.at, wanted, ends })
            })
            .collect();
        let since = running.iter().map(|running| running.from).min()?;
        doses.iter().find(|dose| dose.at >= since && too_early(dose, facts).is_some())?;
        let last = doses.iter().max_by_key(|dose| (dose.at, dose.product))?;
        Some(told(last, last.at, ends_last(running)?, facts))
    });
    found.collect()
}

/// Whether the earlier of two doses is that of the day before, of all that both hold: as of what is too much in 24 hours. More than its
/// label allows at one time is no such dose.
fn is_of_the_day_before(earlier: &Dose, dose: &Dose, facts: &Facts) -> bool {
    if too_many_units(earlier, facts).is_some() {
        return false;
    }
    let theirs: Vec<Substance> = facts.shelf.substances(earlier.product).collect();
    let mut shared = facts.shelf.substances(dose.product).filter(|substance| theirs.contains(substance));
    let low = [is_low_dose(earlier, facts), is_low_dose(dose, facts)];
    shared.all(|substance| {
        let held = within(facts.doses, dose.at).filter(|other| low.contains(&is_low_dose(other, facts)));
        let mut held: Vec<Taken> = held.filter_map(|other| taken(other, &substance, facts)).collect();
        held.sort_by_key(|taken| taken.at);
        let Some(of) = taken(earlier, &substance, facts) else { return false };
        of_the_day_before(&held, &of).0.iter().any(|before| at_one_time(before.at, earlier.at))
    })
}

/// That a substance was taken with a dose; `None` where it is not in it.
fn taken(dose: &Dose, substance: &Substance, facts: &Facts) -> Option<Taken> {
    let is_in_it = facts.shelf.substances(dose.product).any(|held| held == *substance);
    let product = product_of(dose, facts.shelf).filter(|_| is_in_it)?;
    Some(Taken::of((dose, product), facts.shelf, &substance.ingredient, facts.doses))
}

/// The longer hours of two doses; of two makes of one prescription the shorter, as either was what held. Those of a daily low dose of
/// aspirin are for such doses alone (4.3 rule 6c).
fn hours_between(one: &Dose, other: &Dose, facts: &Facts) -> Option<Wanted> {
    let listed = |dose: &Dose| facts.shelf.listed_as(dose.product);
    let is_prescribed =
        |dose: &Dose| product_of(dose, facts.shelf).is_some_and(|product| product.kind == ProductKind::Prescribed);
    let are_makes = one.product != other.product && listed(one) == listed(other);
    if are_makes && is_prescribed(one) && is_prescribed(other) {
        return hours(one, facts).zip(hours(other, facts)).map(|(one, other)| one.min(other));
    }
    let is_alike = is_low_dose(one, facts) == is_low_dose(other, facts);
    let of = |dose: &Dose| hours(dose, facts).filter(|_| is_alike || !is_low_dose(dose, facts));
    of(one).max(of(other))
}

fn is_low_dose(dose: &Dose, facts: &Facts) -> bool {
    product_of(dose, facts.shelf).is_some_and(|product| is_low_dose_aspirin((dose, product), facts.doses))
}

fn ends_last(running: impl IntoIterator<Item = Running>) -> Option<Running> {
    running.into_iter().max_by_key(|running| (running.ends, running.from))
}

fn told(of: &Dose, last: WallTime, running: Running, facts: &Facts) -> FindingKind {
    FindingKind::TooEarly {
        product: named(of.product, facts.shelf),
        last: facts.local(last),
        from: facts.local(running.from),
        hours: running.wanted.hours,
        prescribed: !running.wanted.by_label,
        ends: facts.local(running.ends),
    }
}

/// The hours around a dose. Its own label tells; for a product over the counter whose label was not checked, the checked labels of
/// what was taken of the same within a day before. Of one that was prescribed without hours nothing is known (4.3 rule 3).
fn hours(dose: &Dose, facts: &Facts) -> Option<Wanted> {
    let product = product_of(dose, facts.shelf)?;
    if let Some(label) = product.label_of(dose.at) {
        let by_label = product.kind == ProductKind::Otc;
        return of_label(label, dose, facts).map(|hours| Wanted { hours, by_label });
    }
    if product.kind == ProductKind::Prescribed {
        return None;
    }
    let of_low_dose = is_low_dose(dose, facts);
    let others = within(facts.doses, dose.at)
        .filter(|other| share(other, dose, facts.shelf) && (of_low_dose || !is_low_dose(other, facts)));
    let wanted = others.filter_map(|other| {
        let product = product_of(other, facts.shelf)?;
        Some(Wanted { hours: product.label_of(other.at)?.usual_hours()?, by_label: product.kind == ProductKind::Otc })
    });
    wanted.max()
}

/// The hours that a label wants around a dose of this size.
fn of_label(label: &Label, dose: &Dose, facts: &Facts) -> Option<Hours> {
    let taken = units_of(units_at(dose, facts.doses));
    // Of one that was told in part, the hours that it names hold for each dose.
    let is_larger = label.per_dose.is_none_or(|usual| taken > units_of([usual]));
    label.larger.filter(|_| is_larger).map(|larger| larger.1).or(label.usual_hours())
}
