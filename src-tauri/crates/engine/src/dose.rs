//! Doses: keep them, and tell what is true of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{SubsecRound, TimeDelta};
use respite_domain::Invalid;
use respite_domain::medicine::{
    AROUND, DaysTaken, Dose, Facts, Finding, FindingKind, Flag, Product, Region, Shelf, Substance, Total, Units,
    Written, at_moment, at_present, brought_by, days_known_now, known_now, totals, within,
};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
use respite_domain::zone::Zone;
use respite_store::{StoredDose, StoredProduct};

use crate::error::InField;
use crate::found::{Tell, views};
use crate::make::compared_elsewhere;
use crate::product::unchecked;
use crate::shelf::{of_later, shelf_of};
use crate::shown::number;
use crate::view::{AmountView, Coded, DoseDraft, DoseSaved, DoseView, DosesView, FindingView};
use crate::{At, Engine, Field, Result};

/// How far back a row of days is followed: further than the longest that a label can name.
pub(crate) const DAYS_BACK: TimeDelta = TimeDelta::days(400);
/// How many doses one look further back returns.
const PAGE: u32 = 60;

impl Engine {
    /// What would be true of a dose, and of the doses after it; of a dose that is changed to this where `id` is given. That nobody drives
    /// after it is said [once a day](Engine::acknowledge_driving). Nothing is saved.
    ///
    /// # Errors
    /// A value is off, there is no such product or dose, or the disk does not answer.
    pub fn dose_check(
        &self,
        id: Option<i32>,
        draft: &DoseDraft,
        tell: Tell<'_>,
        now: &Moment,
    ) -> Result<Vec<FindingView>> {
        let (dose, _) = self.dose(id, draft, now)?;
        let mut findings = self.brought(id, &dose, now)?;
        let is_read = self.driving_was_read(now)?;
        findings.retain(|finding| !is_read || !matches!(finding.kind, FindingKind::Driving { .. }));
        // Whom to call is said once it was taken, and the dose is here to be thought over.
        Ok(views(&findings, tell).into_iter().map(|finding| FindingView { help: None, ..finding }).collect())
    }

    /// What is true of a dose that was taken, and of the doses after it, whether or not it can be saved. Nothing is saved.
    ///
    /// # Errors
    /// As [`Engine::dose_check`].
    pub fn dose_brings(
        &self,
        id: Option<i32>,
        draft: &DoseDraft,
        tell: Tell<'_>,
        now: &Moment,
    ) -> Result<Vec<FindingView>> {
        let (dose, _) = self.dose(id, draft, now)?;
        Ok(views(&self.brought(id, &dose, now)?, tell))
    }

    /// Saves a dose and tells what is true of it. The truth can always be saved. With the pain before it, it is also something
    /// tried, and the pain after it is asked for like any other.
    ///
    /// # Errors
    /// A value is off, there is no such product, or the disk can't take it; nothing is saved then.
    pub fn log_dose(&mut self, draft: &DoseDraft, tell: Tell<'_>, now: &Moment) -> Result<DoseSaved> {
        // Two doses at once: the second sees the first.
        self.act(|engine| {
            let (dose, before) = engine.dose(None, draft, now)?;
            let findings = engine.brought(None, &dose, now)?;
            let id = engine.store.add_dose(&dose, before, now)?;
            engine.saved(number(id), &dose, &findings, tell, now)
        })
    }

    /// Replaces what a dose says; what it said before is kept. A draft without `when` leaves the time as it was; one without the
    /// pain before takes that back.
    ///
    /// # Errors
    /// As [`Engine::log_dose`], or there is no such dose.
    pub fn update_dose(&mut self, id: i32, draft: &DoseDraft, tell: Tell<'_>, now: &Moment) -> Result<DoseSaved> {
        self.act(|engine| {
            let (dose, before) = engine.dose(Some(id), draft, now)?;
            let findings = engine.brought(Some(id), &dose, now)?;
            engine.store.change_dose(id.into(), &dose, before, now)?;
            engine.saved(id, &dose, &findings, tell, now)
        })
    }

    /// Deletes a dose. It can be brought back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_dose(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_dose_deleted(id.into(), true, now.wall)?))
    }

    /// Brings a deleted dose back, and tells what is true of it: it counts like one that is new (4.3 rule 5).
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_dose(&mut self, id: i32, tell: Tell<'_>, now: &Moment) -> Result<DoseSaved> {
        self.act(|engine| {
            engine.store.set_dose_deleted(id.into(), false, now.wall)?;
            let dose = engine.store.dose(id.into())?.dose;
            let findings = engine.brought(Some(id), &dose, now)?;
            engine.saved(id, &dose, &findings, tell, now)
        })
    }

    /// The dose with this number.
    ///
    /// # Errors
    /// There is none, or the disk does not answer.
    pub fn dose_saved(&self, id: i32) -> Result<DoseView> {
        Ok(dose_view(&self.store.dose(id.into())?, &self.products()?))
    }

    /// Doses that were taken before a moment, latest first.
    ///
    /// # Errors
    /// `before` is no moment, or the disk does not answer.
    pub fn more_doses(&self, before: &str) -> Result<DosesView> {
        let before = WallTime::parse_from_rfc3339(before).map_err(|_| Invalid::NotATime(before.to_owned()))?;
        let products = self.products()?;
        let mut doses = self.store.doses_before(before, PAGE)?;
        let last = doses.last().filter(|_| doses.len() == PAGE as usize).map(|last| last.dose.at);
        let mut earlier = last;
        // Doses of the very second that the page ends in may lie on both sides of its end: they come whole with the next page.
        if let Some(last) = last
            && doses.first().is_some_and(|first| first.dose.at > last)
        {
            doses.retain(|stored| stored.dose.at > last);
            earlier = Some(last + TimeDelta::seconds(1));
        }
        let earlier = earlier.map(|earlier| earlier.to_rfc3339());
        Ok(DosesView { doses: doses.iter().map(|stored| dose_view(stored, &products)).collect(), earlier })
    }

    /// What is true of all doses at a moment. Nothing that happened after a moment that somebody told is seen; what was written while
    /// the clock was ahead is seen now.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn findings(&self, at: &At) -> Result<Vec<Finding>> {
        let now = at.moment.wall;
        let doses = self.store.doses(now - AROUND, at.by)?;
        let written = written(&doses);
        let shelf = self.shelf(at)?;
        let doses = doses.into_iter().map(|stored| stored.dose).collect();
        let mut cabinet = self.cabinet(shelf, now, doses, at.by.unwrap_or(now), None, &at.moment)?;
        if at.by.is_none() {
            let days = days_known_now(&written, &cabinet.shelf, now);
            cabinet.add_days(days);
        }
        Ok(cabinet.with(|facts| match at.by {
            Some(_) => at_moment(facts, now),
            None => at_present(facts, &written, now),
        }))
    }

    /// What was taken of each substance in the 24 hours up to a moment.
    pub(crate) fn totals(&self, at: &At) -> Result<Vec<Total>> {
        Ok(totals(&self.counting(at)?, &self.shelf(at)?, at.moment.wall))
    }

    /// The doses as they count at a moment.
    fn counting(&self, at: &At) -> Result<Vec<Dose>> {
        let now = at.moment.wall;
        // From where findings look too, since what was written before tells when a dose was at the earliest.
        let doses = self.store.doses(now - AROUND, at.by)?;
        Ok(match at.by {
            Some(_) => doses.into_iter().map(|stored| stored.dose).collect(),
            None => known_now(&written(&doses), now),
        })
    }

    /// The names of the medicines taken in the 24 hours up to a moment of which a part can't be read.
    pub(crate) fn taken_and_unread(&self, at: &At, products: &[StoredProduct]) -> Result<Vec<String>> {
        let taken: BTreeSet<i64> = within(&self.counting(at)?, at.moment.wall).map(|dose| dose.product).collect();
        let unread = products.iter().filter(|stored| taken.contains(&stored.id) && !stored.product.is_read_whole());
        let names: BTreeSet<String> = unread.map(|stored| stored.product.name.clone()).collect();
        Ok(names.into_iter().collect())
    }

    /// The names of the medicines taken in these totals whose label was compared where the person lived before.
    pub(crate) fn taken_of_elsewhere(&self, totals: &[Total], products: &[StoredProduct]) -> Result<Vec<String>> {
        let region = self.region()?;
        let taken = |stored: &&StoredProduct| totals.iter().any(|total| total.products.contains_key(&stored.id));
        let elsewhere = products.iter().filter(taken).filter(|stored| compared_elsewhere(stored, region).is_some());
        let names: BTreeSet<String> = elsewhere.map(|stored| stored.product.name.clone()).collect();
        Ok(names.into_iter().collect())
    }

    /// All products, those that were stopped or deleted too.
    pub(crate) fn shelf(&self, at: &At) -> Result<Shelf> {
        let products = self.products_at(at)?;
        let later = at.by.map(|by| of_later(&products, by)).unwrap_or_default();
        let mut shelf = shelf_of(products);
        later.into_iter().for_each(|make| shelf.tell_later(make));
        Ok(shelf)
    }

    /// Reads and checks a draft: the dose, and the pain before it.
    fn dose(&self, id: Option<i32>, draft: &DoseDraft, now: &Moment) -> Result<(Dose, Option<Score>)> {
        let before = id.map(|id| self.store.dose(id.into())).transpose()?;
        let units = Units::new(draft.units)?;
        let (at, told) = match &before {
            Some(before) if draft.when.trim().is_empty() => (before.dose.at, Some(before.dose.at)),
            _ => {
                let At { moment, by } = At::when(&draft.when, now).in_field(Field::When)?;
                (moment.wall.trunc_subsecs(0), by)
            }
        };
        // A dose stays one of the strength that it was taken of, and can be mended when its product was deleted since.
        let product = match before {
            Some(before) if self.is_make_of(before.dose.product, draft.product)? => {
                self.in_the_course_of(before.dose.product, told, now)?
            }
            _ => self.make_at(draft.product, told, now)?,
        };
        let dose = Dose { product, units, at, alcohol: draft.alcohol };
        Ok((dose, crate::draft::score(draft.before, Field::Before)?))
    }

    /// Whether this make is one of the product that the person's list knows, or knew, by this number.
    fn is_make_of(&self, make: i64, listed: i32) -> Result<bool> {
        let listed = i64::from(listed);
        let known = |stored: &StoredProduct| stored.id == make && stored.listed_as() == listed;
        Ok(make == listed || self.products()?.iter().any(known))
    }

    /// What a dose brings, in the place of the one with this number.
    fn brought(&self, instead_of: Option<i32>, dose: &Dose, now: &Moment) -> Result<Vec<Finding>> {
        let (around, but) = (dose.at + AROUND, instead_of.map(i64::from));
        let mut doses = self.store.doses(dose.at - AROUND, around)?;
        // And what was entered while the clock was ahead.
        doses.extend(self.store.doses(around.max(now.wall) + TimeDelta::seconds(1), None)?);
        doses.retain(|stored| Some(stored.id) != but);
        let written = written(&doses);
        let known = known_now(&written, now.wall);
        // Told with another offset, it is of another place, whose clocks are not known.
        let here = now.zone.wall(dose.at.to_utc()).offset() == dose.at.offset();
        let zone = if here { now.zone.clone() } else { Zone::fixed(*dose.at.offset()) };
        let shelf = self.shelf(&At::now(now))?;
        let days = days_known_now(&written, &shelf, now.wall);
        let mut cabinet =
            self.cabinet(shelf, dose.at, known, around.min(now.wall), but, &Moment { zone, ..now.clone() })?;
        cabinet.add_days(days);
        let mut brought = cabinet.with(|facts| brought_by(dose, facts));
        // What no longer acts keeps nobody off the road.
        let is_over = |kind: &FindingKind| matches!(kind, FindingKind::Driving { until, .. } if *until <= now.wall);
        brought.retain(|finding| !is_over(&finding.kind));
        Ok(brought.into_iter().map(|finding| finding.told_at(now)).collect())
    }

    fn saved(&self, id: i32, dose: &Dose, findings: &[Finding], tell: Tell<'_>, now: &Moment) -> Result<DoseSaved> {
        let [saved_at, taken_at] = [now.wall, dose.at].map(|at| at.to_rfc3339());
        let older_strength = self.older_strength(dose.product)?;
        Ok(DoseSaved { id, saved_at, taken_at, older_strength, findings: views(findings, tell) })
    }

    /// All that matters to what is true around a moment by these doses, as it is seen where and when it is looked at. The days are those
    /// of the doses by `by`, as if the one with the number `but` were not there.
    fn cabinet(
        &self,
        shelf: Shelf,
        at: WallTime,
        doses: Vec<Dose>,
        by: WallTime,
        but: Option<i64>,
        seen: &Moment,
    ) -> Result<Cabinet> {
        let mut days = BTreeMap::new();
        for id in counted(&shelf) {
            days.insert(id, self.store.days_of_doses(id, shelf.low_dose(id), at - DAYS_BACK, by, but)?);
        }
        Ok(Cabinet {
            doses,
            shelf,
            days,
            flags: self.medicine_flags(at.date_naive(), seen, None)?,
            region: self.region()?,
            zone: seen.zone.clone(),
        })
    }
}

/// Doses as they were written down.
pub(crate) fn written(doses: &[StoredDose]) -> Vec<Written> {
    let written =
        doses.iter().map(|stored| Written { id: stored.id, entered: stored.entered_at, dose: stored.dose.clone() });
    written.collect()
}

/// The products with a substance whose days are counted: by a label, or whatever the label.
pub(crate) fn counted(shelf: &Shelf) -> Vec<i64> {
    let counts = |product: &Product| product.checked_label().is_some_and(|label| label.days.is_some());
    let by_label = shelf.iter().filter(|(_, product)| counts(product)).flat_map(|(id, _)| shelf.substances(*id));
    let all = shelf.iter().flat_map(|(id, _)| shelf.substances(*id));
    let always = all.filter(|substance| substance.ingredient.has_most_days());
    let counted: BTreeSet<Substance> = by_label.chain(always).collect();
    let held = shelf.iter().filter(|(id, _)| shelf.substances(**id).any(|one| counted.contains(&one)));
    held.map(|(id, _)| *id).collect()
}

/// All that matters to what is true around a moment.
struct Cabinet {
    shelf: Shelf,
    doses: Vec<Dose>,
    days: BTreeMap<i64, DaysTaken>,
    flags: Vec<Flag>,
    region: Option<Region>,
    zone: Zone,
}

impl Cabinet {
    /// Days on which products were taken, of those that are counted among others.
    fn add_days(&mut self, days: BTreeMap<i64, DaysTaken>) {
        for (id, days) in &days {
            self.days.entry(*id).and_modify(|counted| counted.extend(days));
        }
    }

    fn with<T>(&self, look: impl FnOnce(&Facts) -> T) -> T {
        let Cabinet { shelf, doses, days, flags, region, zone } = self;
        look(&Facts { shelf, doses, days, flags, region: *region, zone })
    }
}

/// A dose for the screen.
pub(crate) fn dose_view(stored: &StoredDose, products: &[StoredProduct]) -> DoseView {
    let StoredDose { id, dose, before, .. } = stored;
    let stored_as = products.iter().find(|stored| stored.id == dose.product);
    let product = stored_as.map(|stored| &stored.product);
    let contents = product.into_iter().flat_map(|product| &product.contents);
    DoseView {
        id: number(*id),
        product: number(stored_as.map_or(dose.product, StoredProduct::listed_as)),
        name: product.map(|product| product.name.clone()).unwrap_or_default(),
        unit: product.map(|product| Coded(product.unit)).unwrap_or_default(),
        units: dose.units.count(),
        taken_at: dose.at.to_rfc3339(),
        alcohol: dose.alcohol,
        before: before.map(Score::points),
        clock_ahead: false,
        sedating: product.is_some_and(Product::is_sedating),
        unchecked: product.map(unchecked).unwrap_or_default(),
        unread: product.is_none_or(|product| !product.is_read_whole()),
        amounts: contents
            .map(|content| AmountView {
                ingredient: content.ingredient.as_str().to_owned(),
                milligrams: content.per_unit.times(dose.units).milligrams(),
            })
            .collect(),
    }
}
