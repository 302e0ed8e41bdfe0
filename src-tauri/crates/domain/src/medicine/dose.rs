//! Doses, and the products that they are of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::{DaysTaken, Ingredient, Product, Units, WINDOW};
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
    /// The makes that are of after the moment from which is looked.
    of_later: BTreeSet<i64>,
}

/// Where a make stands among those of its medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order {
    is_in_force: bool,
    make: i64,
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

    /// Where a make stands among those of its medicine: in the order in which they were added; the one in force is the last of them,
    /// wherever it was added.
    pub(super) fn order(&self, make: i64) -> Order {
        Order { is_in_force: self.listed_as(make) == make, make }
    }

    /// The makes of a medicine by the number that the list knows it by, in their [order](Self::order).
    pub(super) fn makes(&self, listed: i64) -> Vec<(i64, &Product)> {
        let of_it = self.iter().filter(|(id, _)| self.listed_as(**id) == listed);
        let mut makes: Vec<(i64, &Product)> = of_it.map(|(id, make)| (*id, make)).collect();
        makes.sort_by_key(|(id, _)| self.order(*id));
        makes
    }

    /// The last of the makes that differ from this one in nothing but the numbers of the label: of their doses one tells together.
    pub fn last_alike(&self, id: i64) -> i64 {
        let Some(product) = self.get(&id) else { return id };
        let alike = self.makes(self.listed_as(id)).into_iter().rfind(|(_, make)| !make.is_another(product));
        alike.map_or(id, |(last, _)| last)
    }

    /// Whether both are one medicine that is the same in all that limits count: one make, or one that was taken again unchanged.
    pub(super) fn is_unchanged(&self, one: i64, other: i64) -> bool {
        let (Some(here), Some(there)) = (self.get(&one), self.get(&other)) else { return false };
        let is_one_medicine =
            self.listed_as(one) == self.listed_as(other) && here.is_read_whole() && there.is_read_whole();
        let same_numbers = match (&here.label, &there.label) {
            (Some(here), Some(there)) => here.same_values(there),
            (here, there) => here.is_none() && there.is_none(),
        };
        one == other || is_one_medicine && !here.is_another(there) && same_numbers
    }

    /// The last of some makes, which are in [order](Self::order), that is there by the moment from which is looked; where none is, the last.
    pub fn last_by_then(&self, makes: &[i64]) -> Option<i64> {
        let by_then = makes.iter().rfind(|make| !self.of_later.contains(make));
        by_then.or(makes.last()).copied()
    }

    /// The make of the medicine that is in force at the moment from which is looked.
    pub fn in_force_then(&self, id: i64) -> i64 {
        let makes: Vec<i64> = self.makes(self.listed_as(id)).into_iter().map(|(make, _)| make).collect();
        self.last_by_then(&makes).unwrap_or(id)
    }

    /// The same as far as a limit is asked about: one of later stands for itself.
    pub(super) fn in_force(&self, id: i64) -> Option<&Product> {
        self.get(&if self.of_later.contains(&id) { id } else { self.in_force_then(id) })
    }

    /// Whether its medicine was changed since in what it `allows` of something: that is not what is in force.
    pub(super) fn was_changed<T: PartialEq>(&self, id: i64, allows: impl Fn(&Product) -> T) -> bool {
        let both = self.in_force(id).zip(self.get(&id));
        both.is_some_and(|(here, there)| here.kind != there.kind || allows(here) != allows(there))
    }

    /// The same of what it allows in units, which are those of one strength alone.
    pub(super) fn was_changed_in_units<T: PartialEq>(&self, id: i64, allows: impl Fn(&Product) -> T) -> bool {
        let is_another = self.in_force(id).zip(self.get(&id)).is_some_and(|(here, there)| here.is_another(there));
        is_another || self.was_changed(id, allows)
    }

    /// The first make that this one [is the same as](Self::is_unchanged).
    pub(super) fn first_unchanged(&self, id: i64) -> i64 {
        let makes = self.makes(self.listed_as(id)).into_iter().map(|(make, _)| make);
        makes.filter(|make| self.is_unchanged(*make, id)).min().unwrap_or(id)
    }

    /// Puts a product on it.
    pub fn insert(&mut self, id: i64, product: Product) {
        self.products.insert(id, product);
    }

    /// Says that the list knows a make by another number.
    pub fn list_as(&mut self, id: i64, listed: i64) {
        self.listed_as.insert(id, listed);
    }

    /// Says that a make is of after the moment from which is looked: what is there by then was not changed to it.
    pub fn tell_later(&mut self, id: i64) {
        self.of_later.insert(id);
    }

    /// The same makes, each changed.
    pub(crate) fn map(&self, change: impl Fn(&Product) -> Product) -> Shelf {
        let products = self.products.iter().map(|(id, product)| (*id, change(product))).collect();
        Shelf { products, ..self.clone() }
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
        self.get(&id)?.low_dose_aspirin()
    }

    /// What is in a product.
    pub fn substances(&self, id: i64) -> impl Iterator<Item = Substance> + '_ {
        let ingredients = self.get(&id).into_iter().flat_map(Product::ingredients);
        ingredients.map(move |ingredient| self.substance(ingredient, id))
    }
}

impl FromIterator<(i64, Product)> for Shelf {
    fn from_iter<I: IntoIterator<Item = (i64, Product)>>(products: I) -> Shelf {
        Shelf { products: products.into_iter().collect(), ..Shelf::default() }
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

/// Whether the day of a dose is no day of a mere [low dose](Shelf::low_dose).
pub fn is_against_pain(dose: &Dose, doses: &[Dose], shelf: &Shelf) -> bool {
    let same = |other: &&Dose| other.product == dose.product && other.at.date_naive() == dose.at.date_naive();
    let taken = || doses.iter().filter(same).map(|other| u64::from(other.units.thousandths())).sum::<u64>();
    shelf.low_dose(dose.product).is_none_or(|low| taken() > u64::from(low.thousandths()))
}

/// Records that lie closer than this may tell of one act.
pub const ONE_TIME: TimeDelta = TimeDelta::minutes(1);

/// Whether two records tell of one act: two tablets, written down one by one.
pub fn at_one_time(one: WallTime, other: WallTime) -> bool {
    (one - other).abs() < ONE_TIME
}

/// The units of a product that were written down for the time of a dose, itself among them.
pub(super) fn units_at(dose: &Dose, doses: &[Dose]) -> Vec<Units> {
    let same = |other: &&Dose| other.product == dose.product && at_one_time(other.at, dose.at);
    doses.iter().filter(same).map(|other| other.units).collect()
}
