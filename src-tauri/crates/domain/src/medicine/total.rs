//! How much of a substance lies in a stretch of time, beside what allows less (4.3 rules 1 to 5).

use std::collections::{BTreeMap, BTreeSet};

use super::dose::{Shelf, Substance, at_one_time, product_of};
use super::once_a_day::{counting, day_before, is_of_one_dose};
use super::taken::{Share, Taken};
use super::{Amount, Dose, Label, ProductKind, WINDOW};
use crate::time::WallTime;

/// What was taken of a substance in the 24 hours up to an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// What.
    pub substance: Substance,
    /// How much, over all products.
    pub amount: Amount,
    /// How much of it is the [dose of the day before](super::NEXT_DAY_AFTER), where one a day is allowed and no more was taken.
    pub day_before: Amount,
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
    /// Its medicine was changed since: this limit is not what is in force.
    pub is_before: bool,
    /// Those whose own limit, be it this one or a higher, is less than what is held against this one; of one dose a day, without the
    /// [dose of the day before](super::NEXT_DAY_AFTER).
    pub exceeds: BTreeSet<i64>,
    /// The doses that are held against it.
    pub counted: Counted,
    /// It allows one dose a day, and these are one, but for that of the day before.
    pub(super) is_of_one_dose: bool,
}

/// The doses that are held against what was got in a way: against a prescription all, against a label whatever has no prescribed
/// limit of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// In how many times they were taken.
    pub times: u16,
    /// Their products.
    pub with: BTreeSet<i64>,
    /// The products of the other doses: a limit of their own was prescribed for them, or these are preventive and they are not, or the
    /// other way round; or they are earlier makes of the medicine, which allowed more.
    pub without: BTreeSet<i64>,
}

impl Held {
    fn without(mut self, others: &BTreeSet<i64>) -> Held {
        self.counted.without.extend(others);
        self
    }

    /// Whether it is more than the limit, the dose of the day before among it.
    pub fn is_over(&self) -> bool {
        self.amount > self.limit
    }
}

impl Total {
    /// How much it is without the dose of the day before.
    pub fn of_a_day(&self) -> Amount {
        self.amount.without(self.day_before)
    }

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

    /// Whether more was taken than is allowed. Where one dose a day is, that of the day before does not make it more.
    pub fn is_exceeded(&self, held: &Held) -> bool {
        held.is_over() && (self.rings || !held.exceeds.is_empty())
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

/// The totals of all substances in the 24 hours up to `end`. A dose exactly 24 hours before is over; one at `end` counts.
pub fn totals(doses: &[Dose], shelf: &Shelf, end: WallTime) -> Vec<Total> {
    let mut taken: BTreeMap<Substance, Vec<Share>> = BTreeMap::new();
    for dose in doses.iter().filter(|dose| dose.at <= end && end - dose.at < WINDOW) {
        let Some(product) = product_of(dose, shelf) else { continue };
        let most = product.label_of(dose.at).and_then(Label::most_a_day);
        for content in &product.contents {
            let is_before = shelf.was_changed(dose.product, |make| make.most_a_day(&content.ingredient));
            let share = Share::of((dose, product), shelf, content, most, is_before, doses);
            taken.entry(shelf.substance(&content.ingredient, dose.product)).or_default().push(share);
        }
    }
    taken.into_iter().filter_map(|(substance, shares)| total(substance, shares)).collect()
}

fn total(substance: Substance, mut shares: Vec<Share>) -> Option<Total> {
    shares.sort_by_key(|share| share.taken.at);
    let (from, last) = (shares.first()?.taken.at, shares.last()?.taken.at);
    let mut total = Total {
        substance,
        amount: shares.iter().map(|share| share.amount).sum(),
        day_before: day_before(&shares.iter().collect::<Vec<_>>()),
        from,
        last,
        // The earliest goes in last.
        products: shares.iter().rev().map(|share| (share.taken.product, share.taken.at)).collect(),
        prescribed: held(&shares, ProductKind::Prescribed),
        by_label: held(&shares, ProductKind::Otc),
        rings: rings(&shares),
    };
    if total.held().any(|held| total.is_exceeded(held)) {
        total.day_before = Amount::default();
    }
    Some(total)
}

/// The lowest limit of what was got in a way, with what is held against it. That of a preventive dose is for such doses alone, and holds
/// for them whatever was taken against pain besides; it tells where the others lie within their own.
pub(super) fn held(shares: &[Share], kind: ProductKind) -> Option<Held> {
    let (preventive, against_pain): (Vec<Share>, Vec<Share>) =
        shares.iter().cloned().partition(|share| share.taken.is_preventive);
    if against_pain.is_empty() {
        return held_by(shares, shares, kind);
    }
    let others = products(&against_pain);
    let against_pain = held_by(&against_pain, shares, kind);
    let preventive = held_by(&preventive, &preventive, kind).map(|held| held.without(&others));
    let gravity = |held: &Option<Held>| held.as_ref().map(|held| (!held.exceeds.is_empty(), held.is_over()));
    if gravity(&against_pain).unwrap_or_default() < gravity(&preventive).unwrap_or_default() {
        preventive
    } else {
        against_pain
    }
}

/// The lowest limit among those that govern, with what of all is held against it: of those that are gone over, where any is, one in force
/// first; else of each medicine that of the make taken last.
fn held_by(governing: &[Share], all: &[Share], kind: ProductKind) -> Option<Held> {
    let of_kind: Vec<&Share> = governing.iter().filter(|share| share.kind == kind).collect();
    let limits: Vec<Limited> = of_kind.iter().filter_map(|share| Limited::of(share, all, kind)).collect();
    let exceeds: BTreeSet<i64> =
        limits.iter().filter(|one| one.is_exceeded).map(|one| one.share.taken.product).collect();
    let is_last = |one: &Limited| {
        let same = of_kind.iter().filter(|share| share.taken.medicine == one.share.taken.medicine);
        same.max_by_key(|share| share.taken.at).is_some_and(|last| last.taken.product == one.share.taken.product)
    };
    let lowest = |which: &dyn Fn(&Limited) -> bool| {
        limits
            .iter()
            .filter(|one| which(one))
            .min_by_key(|one| (one.limit, one.share.is_before, one.share.taken.product))
    };
    let in_force =
        |which: &dyn Fn(&Limited) -> bool| lowest(&|one| !one.share.is_before && which(one)).or_else(|| lowest(which));
    let one = in_force(&|one| one.is_exceeded)
        .or_else(|| in_force(&|one| one.amount > one.limit))
        .or_else(|| lowest(&is_last))
        .or_else(|| lowest(&|_| true))?;
    let mut counted = Counted::of(one.all.iter().map(|share| &share.taken), kind);
    counted.without.extend(all.iter().filter(|share| !one.counts(share)).map(|share| share.taken.product));
    let of = one.share.taken.product;
    let is_of_one_dose = limits.iter().any(|one| one.share.taken.product == of && is_of_one_dose(&one.held, one.share));
    let is_before = one.share.is_before;
    Some(Held { amount: one.amount, limit: one.limit, of, is_before, exceeds, counted, is_of_one_dose })
}

/// A limit of a share, with what is held against it.
struct Limited<'s> {
    share: &'s Share,
    limit: Amount,
    /// Of all doses, those that it has to do with.
    all: Vec<&'s Share>,
    held: Vec<&'s Share>,
    amount: Amount,
    is_exceeded: bool,
}

impl<'s> Limited<'s> {
    fn of(share: &'s Share, all: &'s [Share], kind: ProductKind) -> Option<Limited<'s>> {
        let limit = share.allowed?;
        let mut one =
            Limited { share, limit, all: Vec::new(), held: Vec::new(), amount: Amount::default(), is_exceeded: false };
        one.all = all.iter().filter(|other| one.counts(other)).collect();
        one.held = one.all.iter().copied().filter(|share| share.taken.counts_for(kind)).collect();
        one.amount = one.held.iter().map(|share| share.amount).sum();
        one.is_exceeded = counting(&one.held, share).0 > limit;
        Some(one)
    }

    /// Whether it has to do with another dose.
    fn counts(&self, other: &Share) -> bool {
        other.taken.counts_against(other.allowed, &self.share.taken, &self.limit)
    }
}

fn products(shares: &[Share]) -> BTreeSet<i64> {
    shares.iter().map(|share| share.taken.product).collect()
}

/// How many times these are, which are in order.
pub(super) fn times(all: impl Iterator<Item = WallTime>) -> u16 {
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
    let within = |share: &&Share, of: &Share, limit: Amount| {
        share.allowed.is_none_or(|allowed| allowed <= limit)
            && share.taken.counts_against(share.allowed, &of.taken, &limit)
    };
    shares.iter().filter_map(|share| Some((share, share.allowed?))).any(|(of, limit)| {
        let held: Vec<&Share> = shares.iter().filter(|share| within(share, of, limit)).collect();
        counting(&held, of).0 > limit
    })
}
