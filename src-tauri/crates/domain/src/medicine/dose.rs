//! Doses, and how much of a substance lies in a stretch of time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::pair::{ASPIRIN, is_low_dose_aspirin, low_dose_aspirin};
use super::{Amount, Content, DaysTaken, Ingredient, Product, ProductKind, Units, WINDOW, is_against_pain};
use crate::time::{CLOCKS_DIFFER_BY, WallTime};

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

/// The person's products by number, those that were replaced, stopped or deleted too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    products: BTreeMap<i64, Product>,
    /// The numbers by which the person's list knows makes that were replaced.
    listed_as: BTreeMap<i64, i64>,
}

impl Shelf {
    /// The product with this number.
    pub fn get(&self, id: &i64) -> Option<&Product> {
        self.products.get(id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&i64, &Product)> {
        self.products.iter()
    }

    /// The number by which the person's list knows a make: its makes are one medicine.
    pub fn listed_as(&self, id: i64) -> i64 {
        self.listed_as.get(&id).copied().unwrap_or(id)
    }

    /// The last of the makes that differ from this one in nothing but the numbers of the label: of their doses one tells together.
    pub fn last_alike(&self, id: i64) -> i64 {
        let Some(product) = self.get(&id) else { return id };
        let listed = self.listed_as(id);
        let alike = |(other, make): &(&i64, &Product)| self.listed_as(**other) == listed && !make.is_another(product);
        self.iter().filter(alike).map(|(other, _)| *other).max().unwrap_or(id)
    }

    /// Puts a product on it.
    pub fn insert(&mut self, id: i64, product: Product) {
        self.products.insert(id, product);
    }

    /// Says that the list knows a make by another number.
    pub fn list_as(&mut self, id: i64, listed: i64) {
        self.listed_as.insert(id, listed);
    }

    /// The same makes, each changed.
    pub(crate) fn map(&self, change: impl Fn(&Product) -> Product) -> Shelf {
        let products = self.products.iter().map(|(id, product)| (*id, change(product))).collect();
        Shelf { products, listed_as: self.listed_as.clone() }
    }

    /// What a product is called on the person's list, in small letters. By this and nothing else one medicine is told from another:
    /// its makes are one, and so is a product that was deleted and added again.
    fn called(&self, id: i64) -> String {
        let product = self.get(&self.listed_as(id)).or_else(|| self.get(&id));
        product.map(|product| product.name.trim().to_lowercase()).unwrap_or_default()
    }

    /// Whether both are one medicine in two strengths or forms: called alike, got alike, with the same ingredients. Two of them are
    /// no two medicines that double each other. What an ingredient that nobody named is goes by the same name, so that of two
    /// products each is either summed with the other or doubles it.
    pub(super) fn is_same_medicine(&self, one: i64, other: i64) -> bool {
        let (Some(here), Some(there)) = (self.get(&one), self.get(&other)) else { return false };
        here.kind == there.kind && here.holds_the_same(there) && self.called(one) == self.called(other)
    }

    /// What an ingredient of a product is counted by.
    pub(super) fn substance(&self, ingredient: &Ingredient, id: i64) -> Substance {
        Substance { ingredient: ingredient.clone(), only_in: (!ingredient.is_named()).then(|| self.called(id)) }
    }

    /// So many units of a product in a day, and no more, are a daily low dose of aspirin: such a day is no day against pain, and counts in
    /// no row of them (4.3 rules 6c and 7).
    pub fn low_dose(&self, id: i64) -> Option<Units> {
        low_dose_aspirin(self.get(&id)?)
    }

    /// What is in a product.
    pub fn substances(&self, id: i64) -> impl Iterator<Item = Substance> + '_ {
        let ingredients = self.get(&id).into_iter().flat_map(Product::ingredients);
        ingredients.map(move |ingredient| self.substance(ingredient, id))
    }
}

impl FromIterator<(i64, Product)> for Shelf {
    fn from_iter<I: IntoIterator<Item = (i64, Product)>>(products: I) -> Shelf {
        Shelf { products: products.into_iter().collect(), listed_as: BTreeMap::new() }
    }
}

impl<const N: usize> From<[(i64, Product); N]> for Shelf {
    fn from(products: [(i64, Product); N]) -> Shelf {
        products.into_iter().collect()
    }
}

/// What doses are counted by: an ingredient. One that nobody named ("another NSAID") may be a different one in each medicine, so it
/// is counted for its medicine alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Substance {
    /// What.
    pub ingredient: Ingredient,
    /// What the [medicine is called](Shelf::called), of an ingredient that nobody named.
    pub only_in: Option<String>,
}

/// The product of a dose, as it was when it was taken.
pub(super) fn product_of<'a>(dose: &Dose, shelf: &'a Shelf) -> Option<&'a Product> {
    shelf.get(&dose.product)
}

/// Whether two doses have a substance in common.
pub(super) fn share(one: &Dose, other: &Dose, shelf: &Shelf) -> bool {
    shelf.substances(one.product).any(|substance| shelf.substances(other.product).any(|theirs| theirs == substance))
}

/// A dose as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its number: a higher one was written down later, whatever the clock said.
    pub id: i64,
    /// When it was written down, as the clock showed it.
    pub entered: WallTime,
    /// What it says.
    pub dose: Dose,
}

/// The doses of a diary as they count at `now`, which is the present. One whose time has not come yet was entered while the clock
/// was ahead: it was taken before now, nobody knows how long before. All of these are moved back by as much as brings the last of
/// them to just before now, their distances kept. But the clock may have been ahead by less when an earlier one was entered: none
/// is moved to before the last that the right clock wrote down before it, nor out of the 24 hours, so no sum is too low.
pub fn known_now(written: &[Written], now: WallTime) -> Vec<Dose> {
    let mut known = Vec::new();
    for_each_known(written, now, |dose, at, _| known.push(Dose { at, ..dose.clone() }));
    known
}

/// The local days on which each product was taken, as they count at `now`, which is the present: those of [`known_now`]. And of a
/// dose that was entered while the clock was ahead the days too that its distances give, however long ago, since a row of days is
/// written down over more than 24 hours: to the last of them, which was taken before now, and to the first, which was taken after
/// what the right clock wrote down before it. The first is then taken to be of the next day, so that no row is too short. A day of a
/// mere low dose is none.
pub fn days_known_now(written: &[Written], shelf: &Shelf, now: WallTime) -> BTreeMap<i64, DaysTaken> {
    let all: Vec<Dose> = written.iter().map(|written| written.dose.clone()).collect();
    let counts = |dose: &Dose| is_against_pain(dose, &all, shelf);
    let mut known: BTreeMap<i64, DaysTaken> = BTreeMap::new();
    for_each_known(written, now, |dose, at, or_at| {
        if !counts(dose) {
            return;
        }
        let days = known.entry(dose.product).or_default();
        [at, or_at].into_iter().for_each(|at| days.add_time(at));
    });
    let ahead = || written.iter().filter(|written| written.dose.at > now);
    for one in ahead().filter(|one| counts(&one.dose)) {
        let Some(before) = written_before(one, written, now) else { continue };
        let same = ahead().filter(|other| written_before(other, written, now) == Some(before));
        let Some(first) = same.map(|other| other.dose.at).min() else { continue };
        let at = (before + TimeDelta::days(1) + (one.dose.at - first)).min(now).with_timezone(now.offset());
        known.entry(one.dose.product).or_default().add_time(at);
    }
    known
}

/// When the right clock last wrote something down before this.
fn written_before(ahead: &Written, written: &[Written], now: WallTime) -> Option<WallTime> {
    let before = written.iter().filter(|other| other.id < ahead.id && other.entered <= now);
    before.map(|other| other.entered).max()
}

/// Each dose with the time that it counts by at `now`, and with the one that only the distances give.
fn for_each_known(written: &[Written], now: WallTime, mut each: impl FnMut(&Dose, WallTime, WallTime)) {
    let ahead = written.iter().map(|written| written.dose.at - now).max().filter(|by| *by > TimeDelta::zero());
    // So far before now that a dose of now is another act; not where two clocks merely differ.
    let apart = |by: TimeDelta| if by > CLOCKS_DIFFER_BY { TimeDelta::minutes(1) } else { TimeDelta::zero() };
    let (by, apart) = ahead.map(|by| (by, apart(by))).unwrap_or_default();
    let moved = |ahead: &Written| {
        let bound = written_before(ahead, written, now);
        let free = Some(ahead.dose.at - by - apart).max(bound).unwrap_or(now).min(now - apart);
        let within = free.max(now - WINDOW + TimeDelta::minutes(1)).min(now - apart);
        [within, free].map(|at| at.with_timezone(now.offset()))
    };
    for written in written {
        let taken = written.dose.at;
        let [at, or_at] = if taken > now { moved(written) } else { [taken, taken] };
        each(&written.dose, at, or_at);
    }
}

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
    /// The doses that prescriptions count, and those that labels do, whether or not any limits the amount.
    counted: [Counted; 2],
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

    /// The doses that are held against what was got in a way.
    pub(super) fn counted_by(&self, kind: ProductKind) -> &Counted {
        let [prescribed, by_label] = &self.counted;
        match kind {
            ProductKind::Prescribed => prescribed,
            ProductKind::Otc => by_label,
        }
    }
}

/// What one dose adds to a total.
pub(super) struct Share {
    at: WallTime,
    product: i64,
    kind: ProductKind,
    amount: Amount,
    /// How much its own label or prescription allows.
    allowed: Option<Amount>,
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
        let is_limited = product.label_of(dose.at).is_some_and(|label| label.per_day.is_some());
        Share {
            at: dose.at,
            product: dose.product,
            kind: product.kind,
            amount: content.per_unit.times(dose.units),
            allowed: most.map(|most| content.per_unit.times(most)),
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
        counted: [ProductKind::Prescribed, ProductKind::Otc].map(|kind| counted(&shares, kind).1),
        rings: rings(&shares),
    })
}

/// The lowest limit of what was got in a way, with what is held against it. That of a preventive dose is for such doses alone.
pub(super) fn held(shares: &[Share], kind: ProductKind) -> Option<Held> {
    let of_kind = || shares.iter().filter(|share| share.kind == kind);
    let is_preventive = shares.iter().all(|share| share.is_preventive);
    let governing = || of_kind().filter(|share| is_preventive || !share.is_preventive);
    let (limit, of) = governing().filter_map(|share| Some((share.allowed?, share.product))).min()?;
    let (held, counted) = counted(shares, kind);
    let amount = held.iter().map(|share| share.amount).sum();
    let exceeded = governing().filter(|share| share.allowed.is_some_and(|allowed| amount > allowed));
    Some(Held { amount, limit, of, exceeds: exceeded.map(|share| share.product).collect(), counted })
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

/// Whether two records tell of one act: two tablets, written down one by one.
pub(super) fn at_one_time(one: WallTime, other: WallTime) -> bool {
    (one - other).abs() < TimeDelta::minutes(1)
}

/// The units of a product that were written down for the time of a dose, itself among them.
pub(super) fn units_at(dose: &Dose, doses: &[Dose]) -> Vec<Units> {
    let same = |other: &&Dose| other.product == dose.product && at_one_time(other.at, dose.at);
    doses.iter().filter(same).map(|other| other.units).collect()
}
