//! The makes of the person's products: which was in force when, and which doses their labels count for. A change of strength, a move to
//! another region and a second comparison all leave what was taken before as it was.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use respite_domain::before_start::SLEEPY;
use respite_domain::medicine::{Dose, ProductKind, Region, SideEffect};
use respite_domain::time::{Moment, WallTime};
use respite_domain::told_last::{Telling, in_order, written_at};
use respite_domain::{Code, Invalid};
use respite_store::{Stored, StoredDose, StoredProduct};

use crate::shelf::shelf_of;
use crate::shown::number;
use crate::view::SideEffectView;
use crate::{At, Engine, Result, at, side_effect};

/// What makes a label another one, by the fields of its changes.
const LABEL: [&str; 12] = [
    "kind",
    "unit",
    "contents",
    "per-day",
    "per-dose",
    "first-dose",
    "larger-units",
    "larger-hours",
    "hours",
    "hours-up-to",
    "doses-per-day",
    "days",
];

impl Engine {
    /// All makes of all products, those that were replaced or deleted too, as they count at a moment. Where the person lives: a label
    /// that was compared elsewhere is not compared here, so what was taken since they came here does not count by it. What was done on a
    /// day that has not come was done today at the latest.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn products_at(&self, at: &At) -> Result<Vec<StoredProduct>> {
        let region = self.region()?;
        let mut products = self.products()?;
        let come = |day: Option<NaiveDate>| if at.by.is_none() { day.map(|day| day.min(at.day())) } else { day };
        for stored in &mut products {
            let until = match compared_elsewhere(stored, region) {
                // When that was cannot be read any more: nothing counts by it.
                Some(elsewhere) => Some(self.left(elsewhere, stored.id, at)?),
                None => None,
            };
            stored.product.stopped_on = come(stored.product.stopped_on);
            if let Some(label) = &mut stored.product.label {
                label.until = until.flatten();
                label.checked_on = come(label.checked_on).filter(|_| until != Some(None));
            }
        }
        Ok(products)
    }

    /// All makes of all products, those that were replaced or deleted too, by all that the person told: what made them drowsy in one
    /// make, or is said of the make in force to make sleepy, makes sleepy in all.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn products(&self) -> Result<Vec<StoredProduct>> {
        let mut products = self.store.products_as_told()?;
        let told = self.told_sleepy()?.into_iter().filter_map(|stored| stored.value.product).collect::<Vec<_>>();
        let of = |make: &i64| products.iter().find(|stored| stored.id == *make).map_or(*make, StoredProduct::listed_as);
        let ticked = products.iter().filter(|stored| stored.replaced_by.is_none() && stored.product.sedating);
        let drowsy: BTreeSet<i64> = told.iter().map(of).chain(ticked.map(StoredProduct::listed_as)).collect();
        for stored in &mut products {
            stored.product.sedating |= drowsy.contains(&stored.listed_as());
        }
        Ok(products)
    }

    /// Each side effect with which the person said that something makes them sleepy.
    fn told_sleepy(&self) -> Result<Vec<Stored<SideEffect>>> {
        let told = SLEEPY.map(|what| self.store.side_effects_of(what, None));
        Ok(told.into_iter().collect::<std::result::Result<Vec<_>, _>>()?.concat())
    }

    /// The last side effect that makes a product of the person's list one that can make sleepy: where it was told of any of its makes.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn sleepy_by(&self, listed: i64, makes: &[StoredProduct]) -> Result<Option<SideEffectView>> {
        let is_of_it = |product: i64| makes.iter().any(|make| make.id == product && make.listed_as() == listed);
        let mut told = self.told_sleepy()?;
        told.retain(|stored| stored.value.product.is_some_and(is_of_it));
        Ok(told.into_iter().max_by_key(|stored| stored.value.at).map(|last| side_effect::view(&last, makes)))
    }

    /// The time that parts the doses of a make that were taken before the person left a region, in which they do not live, from those
    /// taken since; or told for the first time that they do not live there. The order of writing tells which those are, whatever the
    /// clock said when they told that they left. In doubt the label counts.
    fn left(&self, elsewhere: Region, make: i64, at: &At) -> Result<Option<WallTime>> {
        let lived_there = |before: &Option<String>| {
            let before = before.as_deref().and_then(|code| Region::from_code(code).ok());
            before.is_none_or(|before| before == elsewhere)
        };
        let changes = self.store.setting_changes("region")?;
        let Some(left) = changes.into_iter().find(|change| lived_there(&change.old)) else { return Ok(None) };
        let mut told = vec![Telling::at_once(left.uid, left.at, None)];
        told.extend(self.store.doses_of(make)?.into_iter().map(|StoredDose { uid, entered_at, dose, .. }| Telling {
            uid,
            entered: entered_at,
            at: dose.at,
            says: Some(dose.at),
        }));
        let told = in_order(told);
        let (before, since) = told.split_at(told.iter().position(Option::is_none).unwrap_or(told.len()));
        // What is taken now is taken here.
        let now = at.by.is_none().then_some(at.moment.wall);
        let first_here = since.iter().copied().flatten().chain(now).min();
        let until = first_here.map_or(left.at, |first| left.at.min(first - TimeDelta::seconds(1)));
        Ok(before.iter().copied().flatten().max().max(Some(until)))
    }

    /// The first day on which the values that a label has now were compared, where they were again since: they were the label on the
    /// days between too.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn first_compared(&self, stored: &StoredProduct) -> Result<Option<NaiveDate>> {
        let Some(last) = stored.product.checked_label().and_then(|label| label.checked_on) else { return Ok(None) };
        let mut first = last;
        for change in self.store.product_changes(stored.id)? {
            match (change.field.as_str(), change.old) {
                // What can't be read of a change tells no earlier day.
                ("checked-on", Some(day)) => match at::day(&day) {
                    Ok(day) => first = day.min(first),
                    Err(_) => break,
                },
                ("checked-on", None) => break,
                (field, _) if LABEL.contains(&field) => break,
                _ => {}
            }
        }
        Ok(Some(first))
    }

    /// The make of a listed product that was in force when a dose was taken; of one that is taken now, the one in force. Before
    /// the first of them it was the first.
    ///
    /// # Errors
    /// There is no such product, or the disk does not answer.
    pub(crate) fn make_at(&self, id: i32, told: Option<WallTime>, now: &Moment) -> Result<i64> {
        let listed = self.product(id)?;
        let Some(at) = told else { return Ok(listed.id) };
        Ok(self.makes_of(listed.id, now)?.at(at))
    }

    /// The make of a dose that is told for another time than before: the one that it was taken of, or of the course of that time the one
    /// that differs from it in nothing but the numbers of the label.
    ///
    /// # Errors
    /// The disk does not answer.
    pub(crate) fn in_the_course_of(&self, make: i64, told: Option<WallTime>, now: &Moment) -> Result<i64> {
        let makes = self.store.products_as_told()?;
        let listed = makes.iter().find(|stored| stored.id == make).map_or(make, StoredProduct::listed_as);
        if !makes.iter().any(|stored| stored.id == listed && stored.is_listed()) {
            return Ok(make);
        }
        let then = self.make_at(number(listed), told, now)?;
        let shelf = shelf_of(makes);
        let is_alike = shelf.get(&then).zip(shelf.get(&make)).is_some_and(|(then, make)| !then.is_another(make));
        Ok(if is_alike && shelf.course_of(then) != shelf.course_of(make) { then } else { make })
    }

    /// Gives a dose of a product to the make in force: it was of that already when it was taken, and only then was the make told.
    ///
    /// # Errors
    /// It is none of the product, or of longer ago than yesterday, or the disk can't take it.
    pub(crate) fn move_dose(&mut self, id: i32, make: i64, now: &Moment) -> Result<()> {
        let StoredDose { dose, before, .. } = self.store.dose(id.into())?;
        let makes = self.store.products_as_told()?;
        let is_of_it = makes.iter().any(|stored| stored.id == dose.product && stored.listed_as() == make);
        if !is_of_it || !is_recent(dose.at, now.day()) {
            return Err(Invalid::NotFound.into());
        }
        let dose = Dose { product: make, ..dose };
        self.act(|engine| Ok(engine.store.change_dose(id.into(), &dose, before, now)?))
    }

    /// How much one unit of a make holds of each ingredient, where it is an older one that held something else than the one on the list.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn older_strength(&self, make: i64) -> Result<Vec<f64>> {
        let makes = self.store.products_as_told()?;
        let of = |id: i64| makes.iter().find(|stored| stored.id == id);
        let Some(older) = of(make) else { return Ok(Vec::new()) };
        let held = |stored: &StoredProduct| stored.product.contents.clone();
        let is_other = of(older.listed_as()).is_some_and(|listed| held(listed) != held(older));
        Ok(held(older).iter().filter(|_| is_other).map(|content| content.per_unit.milligrams()).collect())
    }

    /// The makes of a listed product, and since when each was in force.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn makes_of(&self, listed: i64, now: &Moment) -> Result<Makes> {
        // They are in the order in which they were added, and each was in force from then on: where the clock was ahead then, from when
        // something was last written of the one before.
        let mut makes = self.store.products_as_told()?;
        makes.retain(|make| make.listed_as() == listed);
        let mut written = Vec::new();
        for make in &makes {
            written.push((make.uid, make.added_at, Some(make.id)));
            written.extend(self.store.doses_of(make.id)?.iter().map(|dose| (dose.uid, dose.entered_at, None)));
        }
        written.sort_unstable();
        let entered = written.iter().map(|(_, entered, _)| *entered).chain([now.wall]);
        let since = written_at(entered.collect::<Vec<_>>().into_iter());
        let told = |id: i64| makes.iter().find(|make| make.id == id).and_then(|make| make.in_force_since);
        let since = written.iter().zip(since).filter_map(|((.., make), since)| Some(((*make)?, since)));
        let mut since: Vec<_> = since.map(|(make, since)| (make, since, told(make))).collect();
        // The one in force is the last, wherever it was added.
        since.sort_by_key(|(make, ..)| *make == listed);
        Ok(Makes { first: makes.first().map_or(listed, |make| make.id), since })
    }
}

/// The makes of a product.
#[derive(Debug)]
pub(crate) struct Makes {
    first: i64,
    /// Each with since when it was in force, and the day since which it was told to be, in the order in which they took each other's place.
    since: Vec<(i64, Option<WallTime>, Option<NaiveDate>)>,
}

impl Makes {
    /// The one that was in force then.
    pub(crate) fn at(&self, at: WallTime) -> i64 {
        let is_of_told = |day: &Option<NaiveDate>| day.is_some_and(|day| day <= at.date_naive());
        let in_force = self.since.iter().rfind(|(_, since, told)| is_of_told(told) || *since <= Some(at));
        in_force.map_or(self.first, |(make, ..)| *make)
    }
}

/// The first day that a make in force can be told to be replaced since, where it took the place of another itself.
pub(crate) fn first_day_of(stored: &StoredProduct, makes: &[StoredProduct], today: NaiveDate) -> Option<NaiveDate> {
    let has_before = makes.iter().any(|make| make.replaced_by == Some(stored.id));
    let since = stored.in_force_since.unwrap_or_else(|| stored.added_at.date_naive()).min(today);
    has_before.then_some(since)
}

/// Whether a dose is of today or yesterday: of a make that is told only today it may have been.
pub(crate) fn is_recent(taken: WallTime, today: NaiveDate) -> bool {
    (today - TimeDelta::days(1)..=today).contains(&taken.date_naive())
}

/// The region in which its label was compared, where that is not the one the person lives in: there it counts, and not here. What a
/// prescriber wrote counts anywhere (4.3, rule 3).
pub(crate) fn compared_elsewhere(stored: &StoredProduct, region: Option<Region>) -> Option<Region> {
    let checked_in = stored.checked_in.filter(|_| stored.product.kind == ProductKind::Otc);
    checked_in.filter(|checked_in| region.is_some_and(|region| region != *checked_in))
}
