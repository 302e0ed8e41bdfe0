//! What two doses of different products are to each other (4.3 rule 6).

use chrono::TimeDelta;

use super::catalogue::usual_interval;
use super::dose::units_at;
use super::product::ASPIRIN;
use super::{
    Amount, Class, Dose, Facts, Hours, INTERVAL_UNKNOWN, Ingredient, LOW_DOSE_ASPIRIN, Product, ProductKind, Substance,
    WINDOW,
};

/// What is to be said of a pair, and how long the earlier of them counts for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pair {
    /// (a) Two different NSAIDs.
    TwoNsaids,
    /// (b) Acetaminophen in both.
    AcetaminophenTwice,
    /// (c) A low dose of aspirin, and another NSAID.
    AspirinAndNsaid,
    /// (d) Both can make sleepy.
    TwoSedating,
    /// (e) The same ingredient, over the counter and prescribed.
    OtcAndPrescribed(Ingredient),
}

/// All that is to be said of two doses, each with how long the earlier one counts for it.
pub(super) fn pairs(one: (&Dose, &Product), other: (&Dose, &Product), facts: &Facts) -> Vec<(Pair, TimeDelta)> {
    let mut found = Vec::new();
    let shelf = facts.shelf;
    if one.0.product == other.0.product || shelf.is_same_medicine(one.0.product, other.0.product) {
        return found;
    }
    let overlap = overlap(one.1).max(overlap(other.1));
    // Of one medicine that is got in another way since, only that is said.
    let is_one = shelf.listed_as(one.0.product) == shelf.listed_as(other.0.product) && one.1.holds_the_same(other.1);
    match nsaids(one, other, facts) {
        Some(Pair::AspirinAndNsaid) => found.push((Pair::AspirinAndNsaid, overlap.max(WINDOW))),
        Some(pair) => found.push((pair, overlap)),
        None => {}
    }
    if !is_one && one.1.holds(Class::Acetaminophen) && other.1.holds(Class::Acetaminophen) {
        // The sum that is shown is that of 24 hours.
        found.push((Pair::AcetaminophenTwice, WINDOW));
    }
    if !is_one && one.1.is_sedating() && other.1.is_sedating() {
        found.push((Pair::TwoSedating, sleepy_for(one.1, other.1)));
    }
    if one.1.kind != other.1.kind {
        let theirs: Vec<Substance> = shelf.substances(other.0.product).collect();
        let shared = shelf.substances(one.0.product).filter(|substance| theirs.contains(substance));
        // The limit that holds for both together is that of 24 hours.
        found.extend(shared.map(|shared| (Pair::OtcAndPrescribed(shared.ingredient), overlap.max(WINDOW))));
    }
    found
}

/// Which of the two sides is the one over the counter.
pub(super) fn over_the_counter_first<'a>(one: &'a Dose, kind: ProductKind, other: &'a Dose) -> (&'a Dose, &'a Dose) {
    if kind == ProductKind::Otc { (one, other) } else { (other, one) }
}

fn nsaids(one: (&Dose, &Product), other: (&Dose, &Product), facts: &Facts) -> Option<Pair> {
    let of = |dose: &Dose| -> Vec<Substance> {
        let substances = facts.shelf.substances(dose.product);
        substances.filter(|substance| substance.ingredient.class() == Class::Nsaid).collect()
    };
    let (ones, others) = (of(one.0), of(other.0));
    let different = ones.iter().any(|here| others.iter().any(|there| here != there));
    let low = is_low_dose_aspirin(one, facts.doses) || is_low_dose_aspirin(other, facts.doses);
    different.then_some(if low { Pair::AspirinAndNsaid } else { Pair::TwoNsaids })
}

/// Whether a dose is the daily low dose of aspirin. Without "daily": one of 81 mg taken now and then has no other use.
pub(super) fn is_low_dose_aspirin((dose, product): (&Dose, &Product), doses: &[Dose]) -> bool {
    let aspirin = product.contents.iter().find(|content| content.ingredient.as_str() == ASPIRIN);
    aspirin.is_some_and(|aspirin| {
        let taken: Amount = units_at(dose, doses).into_iter().map(|units| aspirin.per_unit.times(units)).sum();
        taken <= LOW_DOSE_ASPIRIN
    })
}

/// How long a dose counts for another: the longer of its own label's hours and those of the tables (4.3 rule 6), since "8 hours" may
/// be the lower end of what is known of naproxen; else a day. A prescribed one is in the body for as long as any other: only its
/// doses and limits are not those of the tables (S59). Where nobody wrote down its hours, the tables do not shorten the day.
fn overlap(product: &Product) -> TimeDelta {
    let own = own_interval(product);
    let known = own.is_some() || product.kind == ProductKind::Otc;
    own.max(longest_of_tables(product)).filter(|_| known).map_or(INTERVAL_UNKNOWN, Hours::elapsed)
}

/// How long the earlier of two doses counts for the other, of which one can make sleepy (4.3 rule 6d): the longer of the two.
pub(super) fn sleepy_for(one: &Product, other: &Product) -> TimeDelta {
    one.drowsy_for().max(other.drowsy_for())
}

/// How long a dose counts for itself: the longest interval of its own label, checked or not; else of the tables; else a day.
pub(super) fn interval(product: &Product) -> TimeDelta {
    own_interval(product).or_else(|| interval_of_tables(product)).map_or(INTERVAL_UNKNOWN, Hours::elapsed)
}

fn own_interval(product: &Product) -> Option<Hours> {
    product.label.as_ref().and_then(super::Label::longest_interval)
}

/// A prescribed strength is not that of the tables (S59).
fn interval_of_tables(product: &Product) -> Option<Hours> {
    longest_of_tables(product).filter(|_| product.kind == ProductKind::Otc)
}

fn longest_of_tables(product: &Product) -> Option<Hours> {
    product.ingredients().filter_map(usual_interval).max()
}
