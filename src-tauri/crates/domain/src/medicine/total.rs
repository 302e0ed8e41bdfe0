//! How much of a substance lies in a stretch of time, beside what allows less (4.3 rules 1 to 5).

use std::collections::{BTreeMap, BTreeSet};

use super::dose::{Shelf, Substance, at_one_time, product_of, units_at};
use super::once_a_day::{counting, is_of_one_dose, of_the_day_before};
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
    /// Whoever allows fewer doses than are held against it.
    pub(super) too_often: Vec<TooOften>,
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
    /// other way round.
    pub without: BTreeSet<i64>,
}

/// More doses than a label or a prescription allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TooOften {
    /// The product that allows fewer.
    pub(super) product: i64,
    /// How many it allows.
    pub(super) most: u16,
    /// The doses that are held against it.
    pub(super) counted: Counted,
    /// It is so by the dose of the day before alone, where one a day is allowed.
    pub(super) day_before: bool,
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

/// What one dose adds to a total.
#[derive(Clone)]
pub(super) struct Share {
    pub(super) at: WallTime,
    pub(super) product: i64,
    kind: ProductKind,
    pub(super) amount: Amount,
    /// How much its own label or prescription allows.
    pub(super) allowed: Option<Amount>,
    /// How many doses that allows.
    doses: Option<u16>,
    /// That is one dose a day; or it was prescribed, not in how many doses, and was taken in one.
    pub(super) is_once_a_day: bool,
    /// A limit of its own was prescribed for it: the labels of other products do not govern it (4.3 rule 3).
    is_of_prescribed_limit: bool,
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
        let label = product.label_of(dose.at);
        let is_limited = label.is_some_and(|label| label.per_day.is_some());
        let all_at_once = |label: &Label| {
            let is_free = label.per_dose.is_none() && label.doses_per_day.is_none();
            let units = || units_at(dose, doses).into_iter().map(|units| u64::from(units.thousandths())).sum::<u64>();
            is_free
                && product.kind == ProductKind::Prescribed
                && label.per_day.is_some_and(|most| u64::from(most.thousandths()) == units())
        };
        Share {
            at: dose.at,
            product: dose.product,
            kind: product.kind,
            amount: content.per_unit.times(dose.units),
            allowed: most.map(|most| content.per_unit.times(most)),
            doses: label.and_then(|label| label.doses_per_day),
            is_once_a_day: label.is_some_and(|label| label.is_once_a_day() || all_at_once(label)),
            is_of_prescribed_limit: product.kind == ProductKind::Prescribed && is_limited,
            is_preventive: content.ingredient.as_str() == ASPIRIN && is_low_dose_aspirin((dose, product), doses),
        }
    }
}

/// The totals of all substances in the 24 hours up to `end`. A dose exactly 24 hours before is over; one at `end` counts.
pub fn totals(doses: &[Dose], shelf: &Shelf, end: WallTime) -> Vec<Total> {
    let mut taken: BTreeMap<Substance, Vec<Share>> = BTreeMap::new();
    for dose in doses.iter().filter(|dose| dose.at <= end && end - dose.at < WINDOW) {
        let Some(product) = product_of(dose, shelf) else { continue };
        let most = product.label_of(dose.at).and_then(|label| label.per_day);
        for content in &product.contents {
            let share = Share::of((dose, product), content, most, doses);
            taken.entry(shelf.substance(&content.ingredient, dose.product)).or_default().push(share);
        }
    }
    taken.into_iter().filter_map(|(substance, shares)| total(substance, shares)).collect()
}

fn total(substance: Substance, mut shares: Vec<Share>) -> Option<Total> {
    shares.sort_by_key(|share| share.at);
    let (from, last) = (shares.first()?.at, shares.last()?.at);
    Some(Total {
        substance,
        amount: shares.iter().map(|share| share.amount).sum(),
        from,
        last,
        // The earliest goes in last.
        products: shares.iter().rev().map(|share| (share.product, share.at)).collect(),
        prescribed: held(&shares, ProductKind::Prescribed),
        by_label: held(&shares, ProductKind::Otc),
        too_often: too_often(&shares),
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

/// The lowest limit among those that govern, with what of all is held against it.
fn held_by(governing: &[Share], all: &[Share], kind: ProductKind) -> Option<Held> {
    let governing = || governing.iter().filter(|share| share.kind == kind);
    let (limit, of) = governing().filter_map(|share| Some((share.allowed?, share.product))).min()?;
    let (held, counted) = counted(all, kind);
    let amount = held.iter().map(|share| share.amount).sum();
    let exceeded = governing().filter(|share| share.allowed.is_some_and(|allowed| counting(&held, share).0 > allowed));
    let is_of_one_dose = governing().any(|share| share.product == of && is_of_one_dose(&held, share));
    let exceeds = exceeded.map(|share| share.product).collect();
    Some(Held { amount, limit, of, exceeds, counted, is_of_one_dose })
}

/// The shares, of all of them in the order of time, that are held against what was got in a way.
fn counted(shares: &[Share], kind: ProductKind) -> (Vec<&Share>, Counted) {
    let counts = |share: &&Share| kind == ProductKind::Prescribed || !share.is_of_prescribed_limit;
    let (held, left_out): (Vec<&Share>, Vec<&Share>) = shares.iter().partition(counts);
    let products = |shares: &[&Share]| shares.iter().map(|share| share.product).collect();
    let times = times(held.iter().map(|share| share.at));
    let counted = Counted { times, with: products(&held), without: products(&left_out) };
    (held, counted)
}

/// Whoever allows fewer doses in 24 hours than are held against it. A label counts what it governs: how often something is taken for
/// which a doctor set a limit is the doctor's to say (4.3 rule 3). A prescription counts all, as it does in amount; and of both together
/// rule 6e tells. Preventive doses and those against pain are counted each by themselves.
fn too_often(shares: &[Share]) -> Vec<TooOften> {
    let mut found: Vec<TooOften> = Vec::new();
    let (preventive, against_pain): (Vec<Share>, Vec<Share>) =
        shares.iter().cloned().partition(|share| share.is_preventive);
    for (shares, others) in [(&preventive, &against_pain), (&against_pain, &preventive)] {
        for of in shares {
            let Some(most) = of.doses.filter(|_| !found.iter().any(|one| one.product == of.product)) else { continue };
            let (held, mut counted) = counted(shares, of.kind);
            if counted.times > most {
                let (before, since) = of_the_day_before(&held, of);
                let day_before = !before.is_empty() && times(since.iter().map(|share| share.at)) <= most;
                counted.without.extend(products(others));
                found.push(TooOften { product: of.product, most, counted, day_before });
            }
        }
    }
    found
}

fn products(shares: &[Share]) -> BTreeSet<i64> {
    shares.iter().map(|share| share.product).collect()
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
    shares.iter().filter_map(|share| Some((share, share.allowed?))).any(|(of, limit)| {
        let held: Vec<&Share> = shares.iter().filter(|share| within(share, limit)).collect();
        counting(&held, of).0 > limit
    })
}
