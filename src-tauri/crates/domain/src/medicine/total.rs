//! How much of a substance lies in a stretch of time, beside what allows less (4.3 rules 1 to 5).

use std::collections::{BTreeMap, BTreeSet};

use super::dose::{Shelf, Substance, at_one_time, product_of};
use super::pair::is_low_dose_aspirin;
use super::product::ASPIRIN;
use super::{Amount, Content, Dose, Label, Product, ProductKind, Units, WINDOW};
use crate::time::WallTime;

/// What was taken of a substance in the 24 hours up to an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// What.
    pub substance: Substance,
    /// How much, over all products.
    pub amount: Amount,
    /// When the first of these doses was taken.
    pub from: WallTime,
    /// When the last was.
    pub last: WallTime,
    /// The products taken, each with its first time in these hours.
    pub products: BTreeMap<i64, WallTime>,
    /// All of it, against the lowest of what was prescribed.
    pub prescribed: Option<Held>,
    /// What was not prescribed with a limit of its own, against the lowest of the checked labels: the person's own label stays the
    /// rule, whatever was prescribed beside it.
    pub by_label: Option<Held>,
    /// It is more than labels or prescriptions allow, whichever of them one goes by: what lies within a higher one does not make
    /// good what a lower one was exceeded by.
    pub rings: bool,
}

/// A limit, and what is held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// How much.
    pub amount: Amount,
    /// How much is allowed.
    pub limit: Amount,
    /// The product whose limit it is.
    pub of: i64,
    /// Those whose own limit, be it this one or a higher, is less than what is held against this one.
    pub exceeds: BTreeSet<i64>,
    /// The doses that are held against it.
    pub counted: Counted,
}

/// The doses that are held against what was got in a way: against a prescription all, against a label whatever has no prescribed
/// limit of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// In how many times they were taken.
    pub times: u16,
    /// Their products.
    pub with: BTreeSet<i64>,
    /// The products of the other doses: a limit of their own was prescribed for them.
    pub without: BTreeSet<i64>,
}

impl Held {
    /// Whether it is more than the limit.
    pub fn is_over(&self) -> bool {
        self.amount > self.limit
    }
}

impl Total {
    /// The limits that count, that of a prescription first (4.3 rules 2 and 3).
    pub fn held(&self) -> impl Iterator<Item = &Held> {
        self.prescribed.iter().chain(&self.by_label)
    }

    /// That of the prescriptions, or that of the labels.
    pub fn held_by(&self, kind: ProductKind) -> Option<&Held> {
        match kind {
            ProductKind::Prescribed => self.prescribed.as_ref(),
            ProductKind::Otc => self.by_label.as_ref(),
        }
    }
}

/// That a dose was taken.
#[derive(Clone)]
pub(super) struct Taken {
    pub at: WallTime,
    pub product: i64,
    /// A limit of its own was prescribed for it: the labels of other products do not govern it (4.3 rule 3).
    is_of_prescribed_limit: bool,
}

impl Taken {
    pub(super) fn of(dose: &Dose, product: &Product) -> Taken {
        let is_limited = product.label_of(dose.at).is_some_and(|label| label.most_a_day().is_some());
        let is_of_prescribed_limit = product.kind == ProductKind::Prescribed && is_limited;
        Taken { at: dose.at, product: dose.product, is_of_prescribed_limit }
    }

    /// Whether it is held against what was got in a way.
    fn counts_for(&self, kind: ProductKind) -> bool {
        kind == ProductKind::Prescribed || !self.is_of_prescribed_limit
    }
}

impl Counted {
    /// Of all that was taken, in the order of time, what is held against what was got in a way.
    pub(super) fn of<'a>(all: impl IntoIterator<Item = &'a Taken>, kind: ProductKind) -> Counted {
        let (held, left_out): (Vec<&Taken>, Vec<&Taken>) = all.into_iter().partition(|taken| taken.counts_for(kind));
        let products = |taken: &[&Taken]| taken.iter().map(|taken| taken.product).collect();
        let times = times(held.iter().map(|taken| taken.at));
        Counted { times, with: products(&held), without: products(&left_out) }
    }
}

/// What one dose adds to a total.
#[derive(Clone)]
pub(super) struct Share {
    taken: Taken,
    kind: ProductKind,
    amount: Amount,
    /// How much its own label or prescription allows.
    allowed: Option<Amount>,
    /// It is the daily low dose of aspirin, which is no dose against pain: its label governs no other (4.3 rule 6c).
    is_preventive: bool,
}

impl Share {
    /// What a dose, which is one of `doses`, holds of one ingredient of its product, which allows `most` units.
    pub(super) fn of(
        (dose, product): (&Dose, &Product),
        content: &Content,
        most: Option<Units>,
        doses: &[Dose],
    ) -> Share {
        Share {
            taken: Taken::of(dose, product),
            kind: product.kind,
            amount: content.per_unit.times(dose.units),
            allowed: most.map(|most| content.per_unit.times(most)),
            is_preventive: content.ingredient.as_str() == ASPIRIN && is_low_dose_aspirin((dose, product), doses),
        }
    }
}

/// The totals of all substances in the 24 hours up to `end`. A dose exactly 24 hours before is over; one at `end` counts.
pub fn totals(doses: &[Dose], shelf: &Shelf, end: WallTime) -> Vec<Total> {
    let mut taken: BTreeMap<Substance, Vec<Share>> = BTreeMap::new();
    for dose in doses.iter().filter(|dose| dose.at <= end && end - dose.at < WINDOW) {
        let Some(product) = product_of(dose, shelf) else { continue };
        let most = product.label_of(dose.at).and_then(Label::most_a_day);
        for content in &product.contents {
            let share = Share::of((dose, product), content, most, doses);
            taken.entry(shelf.substance(&content.ingredient, dose.product)).or_default().push(share);
        }
    }
    taken.into_iter().filter_map(|(substance, shares)| total(substance, shares)).collect()
}

fn total(substance: Substance, mut shares: Vec<Share>) -> Option<Total> {
    shares.sort_by_key(|share| share.taken.at);
    let (from, last) = (shares.first()?.taken.at, shares.last()?.taken.at);
    Some(Total {
        substance,
        amount: shares.iter().map(|share| share.amount).sum(),
        from,
        last,
        // The earliest goes in last.
        products: shares.iter().rev().map(|share| (share.taken.product, share.taken.at)).collect(),
        prescribed: held(&shares, ProductKind::Prescribed),
        by_label: held(&shares, ProductKind::Otc),
        rings: rings(&shares),
    })
}

/// The lowest limit of what was got in a way, with what is held against it. That of a preventive dose is for such doses alone, and holds
/// for them whatever was taken against pain besides; it tells where the others lie within their own.
pub(super) fn held(shares: &[Share], kind: ProductKind) -> Option<Held> {
    let (preventive, against_pain): (Vec<Share>, Vec<Share>) =
        shares.iter().cloned().partition(|share| share.is_preventive);
    if against_pain.is_empty() {
        return held_by(shares, shares, kind);
    }
    let against_pain = held_by(&against_pain, shares, kind);
    let preventive = held_by(&preventive, &preventive, kind);
    let is_over = |held: &Option<Held>| held.as_ref().is_some_and(|held| held.amount > held.limit);
    if !is_over(&against_pain) && is_over(&preventive) { preventive } else { against_pain }
}

/// The lowest limit among those that govern, with what of all is held against it.
fn held_by(governing: &[Share], all: &[Share], kind: ProductKind) -> Option<Held> {
    let governing = || governing.iter().filter(|share| share.kind == kind);
    let (limit, of) = governing().filter_map(|share| Some((share.allowed?, share.taken.product))).min()?;
    let counted = Counted::of(all.iter().map(|share| &share.taken), kind);
    let amount = all.iter().filter(|share| share.taken.counts_for(kind)).map(|share| share.amount).sum();
    let exceeded = governing().filter(|share| share.allowed.is_some_and(|allowed| amount > allowed));
    Some(Held { amount, limit, of, exceeds: exceeded.map(|share| share.taken.product).collect(), counted })
}

/// How many times these are, which are in order.
fn times(all: impl Iterator<Item = WallTime>) -> u16 {
    let (mut times, mut before) = (0_u16, None);
    for at in all {
        times = times.saturating_add(u16::from(before.is_none_or(|before| !at_one_time(before, at))));
        before = Some(at);
    }
    times
}

/// Whether some limit is less than what was taken of the products that allow no more than it. So a product that allows more, taken
/// besides, takes nothing away. How much a product without a limit allows nobody knows, so it counts (4.3 rule 5): a call too many does
/// less harm than one that was not made.
fn rings(shares: &[Share]) -> bool {
    let within = |share: &&Share, limit: Amount| share.allowed.is_none_or(|allowed| allowed <= limit);
    shares.iter().filter_map(|share| share.allowed).any(|limit| {
        let held = shares.iter().filter(|share| within(share, limit));
        held.map(|share| share.amount).sum::<Amount>() > limit
    })
}
