//! Doses: keep them, and tell what is true of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, SubsecRound, TimeDelta};
use respite_domain::Invalid;
use respite_domain::medicine::{
    Dose, Facts, Finding, Flag, Ingredient, Region, Shelf, Total, Units, WINDOW, at_moment, brought_by, totals,
};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
use respite_store::{StoredDose, StoredProduct};

use crate::diary::number;
use crate::error::InField;
use crate::product::unit_view;
use crate::view::{
    AmountView, DoseDraft, DoseSaved, DoseStatus, DoseView, DosesView, FindingView, IngredientTotal, NoticeStatus,
    Strength,
};
use crate::{At, Engine, Field, Result};

/// Puts a finding into words: one to three sentences, and whom to call once too much was taken.
pub type Tell = fn(&Finding) -> (String, Option<String>);

/// How far around a moment doses matter to what is true at it: longer than the longest interval that a label can name, and a day.
const AROUND: TimeDelta = TimeDelta::days(8);
/// How far back a row of days is followed: further than the longest that a label can name.
const DAYS_BACK: TimeDelta = TimeDelta::days(400);
/// How many doses one look further back returns.
const PAGE: u32 = 60;

impl Engine {
    /// What would be true of a dose, and of the doses after it; of a dose that is changed to this where `id` is given. Nothing is saved.
    ///
    /// # Errors
    /// A value is off, there is no such product or dose, or the disk does not answer.
    pub fn dose_check(&self, id: Option<i32>, draft: &DoseDraft, tell: Tell, now: &Moment) -> Result<Vec<FindingView>> {
        let (dose, _) = self.dose(id, draft, now)?;
        let findings = self.brought(id, &dose)?;
        // Whom to call is said once it was taken, and the dose is here to be thought over.
        Ok(findings.iter().map(|finding| FindingView { help: None, ..view(finding, tell) }).collect())
    }

    /// Saves a dose and tells what is true of it. The truth can always be saved. With the pain before it, it is also something
    /// tried, and the pain after it is asked for like any other.
    ///
    /// # Errors
    /// A value is off, there is no such product, or the disk can't take it; nothing is saved then.
    pub fn log_dose(&mut self, draft: &DoseDraft, tell: Tell, now: &Moment) -> Result<DoseSaved> {
        let (dose, before) = self.dose(None, draft, now)?;
        let findings = self.brought(None, &dose)?;
        let id = self.store.add_dose(&dose, before, now.wall)?;
        Ok(saved(number(id), &findings, tell, now))
    }

    /// Replaces what a dose says; what it said before is kept. A draft without `when` leaves the time as it was; one without the
    /// pain before takes that back.
    ///
    /// # Errors
    /// As [`Engine::log_dose`], or there is no such dose.
    pub fn update_dose(&mut self, id: i32, draft: &DoseDraft, tell: Tell, now: &Moment) -> Result<DoseSaved> {
        let (dose, before) = self.dose(Some(id), draft, now)?;
        let findings = self.brought(Some(id), &dose)?;
        self.store.change_dose(id.into(), &dose, before, now.wall)?;
        Ok(saved(id, &findings, tell, now))
    }

    /// Deletes a dose. It can be brought back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_dose(&mut self, id: i32, now: &Moment) -> Result<()> {
        Ok(self.store.set_dose_deleted(id.into(), true, now.wall)?)
    }

    /// Brings a deleted dose back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_dose(&mut self, id: i32, now: &Moment) -> Result<()> {
        Ok(self.store.set_dose_deleted(id.into(), false, now.wall)?)
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

    /// What is true of all doses at a moment. Nothing that happened after it is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn findings(&self, at: &At) -> Result<Vec<Finding>> {
        let cabinet = self.cabinet(at.moment.wall)?;
        Ok(cabinet.with(&cabinet.doses, |facts| at_moment(facts, at.moment.wall)))
    }

    /// What was taken of each ingredient in the 24 hours up to a moment.
    pub(crate) fn totals(&self, at: &At) -> Result<Vec<Total>> {
        let shelf: Shelf = self.products()?.into_iter().map(|stored| (stored.id, stored.product)).collect();
        let doses = self.store.doses(at.moment.wall - WINDOW, at.moment.wall)?;
        let doses: Vec<Dose> = doses.into_iter().map(|stored| stored.dose).collect();
        Ok(totals(&doses, &shelf, at.moment.wall))
    }

    /// What the person told of themselves.
    pub(crate) fn medicine_flags(&self) -> Result<Vec<Flag>> {
        let said = self.store.setting("medicine-flags")?.unwrap_or_default();
        Ok(said.split_ascii_whitespace().filter_map(Flag::from_code).collect())
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
        // A dose stays one of the make that it was taken of, and can be mended when its product was deleted since.
        let product = match before {
            Some(before) if self.is_make_of(before.dose.product, draft.product)? => before.dose.product,
            _ => self.make_at(draft.product, told)?,
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
    fn brought(&self, instead_of: Option<i32>, dose: &Dose) -> Result<Vec<Finding>> {
        let mut cabinet = self.cabinet(dose.at)?;
        if let Some(id) = instead_of {
            let replaced = self.store.dose(id.into())?.dose;
            if let Some(index) = cabinet.doses.iter().position(|other| *other == replaced) {
                cabinet.doses.remove(index);
            }
        }
        Ok(cabinet.with(&cabinet.doses, |facts| brought_by(dose, facts)))
    }

    /// All that matters to what is true around a moment.
    fn cabinet(&self, at: WallTime) -> Result<Cabinet> {
        let shelf: Shelf = self.products()?.into_iter().map(|stored| (stored.id, stored.product)).collect();
        let doses = self.store.doses(at - AROUND, at + AROUND)?.into_iter().map(|stored| stored.dose).collect();
        let mut days: BTreeMap<Ingredient, BTreeSet<NaiveDate>> = BTreeMap::new();
        // Only where a label counts days.
        let counted: BTreeSet<Ingredient> = shelf
            .values()
            .filter(|product| product.checked_label().is_some_and(|label| label.days.is_some()))
            .flat_map(|product| product.contents.iter().map(|content| content.ingredient.clone()))
            .collect();
        for (id, product) in &shelf {
            let contents = product.contents.iter().filter(|content| counted.contains(&content.ingredient));
            let ingredients: Vec<&Ingredient> = contents.map(|content| &content.ingredient).collect();
            if ingredients.is_empty() {
                continue;
            }
            let taken = self.store.days_of_doses(*id, at - DAYS_BACK, at + AROUND)?;
            for ingredient in ingredients {
                days.entry(ingredient.clone()).or_default().extend(&taken);
            }
        }
        Ok(Cabinet { shelf, doses, days, flags: self.medicine_flags()?, region: self.region()?.unwrap_or_default() })
    }
}

/// All that matters to what is true around a moment.
struct Cabinet {
    shelf: Shelf,
    doses: Vec<Dose>,
    days: BTreeMap<Ingredient, BTreeSet<NaiveDate>>,
    flags: Vec<Flag>,
    region: Region,
}

impl Cabinet {
    fn with<T>(&self, doses: &[Dose], look: impl FnOnce(&Facts) -> T) -> T {
        look(&Facts { shelf: &self.shelf, doses, days: &self.days, flags: &self.flags, region: self.region })
    }
}

fn saved(id: i32, findings: &[Finding], tell: Tell, now: &Moment) -> DoseSaved {
    DoseSaved { id, saved_at: now.wall.to_rfc3339(), findings: views(findings, tell) }
}

/// Findings for the screen. Whom to call is said once.
pub(crate) fn views(findings: &[Finding], tell: Tell) -> Vec<FindingView> {
    let mut views: Vec<FindingView> = findings.iter().map(|finding| view(finding, tell)).collect();
    let mut told = false;
    for view in &mut views {
        view.help = view.help.take().filter(|_| !told);
        told = told || view.help.is_some();
    }
    views
}

fn view(finding: &Finding, tell: Tell) -> FindingView {
    let (message, help) = tell(finding);
    FindingView {
        kind: finding.kind.code().to_owned(),
        strength: if finding.strong { Strength::Strong } else { Strength::Notice },
        message,
        help,
        ingredient: finding.kind.ingredient().map(str::to_owned),
        products: finding.kind.products().into_iter().map(|named| number(named.id)).collect(),
    }
}

/// A dose for the screen.
pub(crate) fn dose_view(stored: &StoredDose, products: &[StoredProduct]) -> DoseView {
    let StoredDose { id, dose, before } = stored;
    let stored_as = products.iter().find(|stored| stored.id == dose.product);
    let product = stored_as.map(|stored| &stored.product);
    let contents = product.into_iter().flat_map(|product| &product.contents);
    DoseView {
        id: number(*id),
        product: number(stored_as.map_or(dose.product, StoredProduct::listed_as)),
        name: product.map(|product| product.name.clone()).unwrap_or_default(),
        unit: product.map(|product| unit_view(product.unit)).unwrap_or_default(),
        units: dose.units.count(),
        taken_at: dose.at.to_rfc3339(),
        alcohol: dose.alcohol,
        before: before.map(Score::points),
        amounts: contents
            .map(|content| AmountView {
                ingredient: content.ingredient.as_str().to_owned(),
                milligrams: content.per_unit.times(dose.units).milligrams(),
            })
            .collect(),
    }
}

/// A total for the screen.
pub(crate) fn total_view(total: &Total) -> IngredientTotal {
    IngredientTotal {
        ingredient: total.ingredient.as_str().to_owned(),
        milligrams: total.amount.milligrams(),
        limit_milligrams: total.limit.map(|(limit, _)| limit.milligrams()),
        from: total.from.to_rfc3339(),
        last: total.last.to_rfc3339(),
    }
}

/// A total for the terminal.
pub(crate) fn total_status(total: &Total) -> DoseStatus {
    let IngredientTotal { ingredient, milligrams, limit_milligrams, .. } = total_view(total);
    DoseStatus { ingredient, milligrams, limit_milligrams }
}

/// A finding for the terminal.
pub(crate) fn notice_status(finding: &Finding) -> NoticeStatus {
    NoticeStatus {
        kind: finding.kind.code().to_owned(),
        ingredient: finding.kind.ingredient().map(str::to_owned),
        products: finding.kind.products().into_iter().map(|named| named.name.clone()).collect(),
    }
}
