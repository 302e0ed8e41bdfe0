//! Products: add, change, check the label, delete.

use chrono::NaiveDate;
use respite_domain::medicine::{
    Class, Content, Entry, Flag, Hours, Ingredient, Label, LabelSource, Meaning, PerUnit, Product, Region, Units,
    ask_first, meaning, source_of,
};
use respite_domain::notice::Course;
use respite_domain::time::{Moment, WallTime};
use respite_domain::{Code, Invalid};
use respite_store::{StoreError, StoredDose, StoredProduct};

use crate::as_written::questions;
use crate::error::InField;
use crate::make::{compared_elsewhere, first_day_of, is_recent};
use crate::shown::number;
use crate::unread_make::{mended, unread_cells};
use crate::view::{CatalogueEntry, Coded, ContentView, LabelView, NameMeaning, ProductDraft, ProductView, Saved};
use crate::{Engine, Field, Result, at};

impl Engine {
    /// Adds a product, or changes the one with this number.
    ///
    /// With another strength, ingredient, form or way to get it, or other numbers than were compared, it is another make from now on, under a number of its own, and
    /// what was taken so far stays what it was, but for a [last dose](ProductDraft::last_dose), or all [since a day](ProductDraft::in_force_since), that were of it already; unless it [was wrong](ProductDraft::was_wrong): then it is mended in its place, with
    /// the makes before that differ from it in the numbers of the label alone, and what was taken of these counts by what it says now. The word that the label was compared counts for the make, the values and the region
    /// that it was said of, and for no others: it has to be said anew, by a draft that is checked and tells no day of it.
    ///
    /// # Errors
    /// A value is off, another product has the name, there is no such product, or the disk can't take it; nothing is saved then.
    pub fn save_product(&mut self, id: Option<i32>, draft: &ProductDraft, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let before = id.map(|id| engine.product(id)).transpose()?;
            let region = engine.region()?;
            let (product, checked_in) = read(draft, before.as_ref(), region, now.day())?;
            product.check()?;
            engine.name_is_free(&product.name, id.map(i64::from))?;
            let answered = |why: &Invalid| why.question().is_some_and(|question| draft.sure.contains(&question));
            if let Some(why) = questions(&product, before.as_ref(), region).into_iter().find(|why| !answered(why)) {
                return Err(why.into());
            }
            let last_dose = draft.last_dose.filter(|_| !draft.was_wrong);
            let since = engine.since(draft, before.as_ref(), now.day())?;
            let store = &mut engine.store;
            let id = match before.map(|before| mended(&before, &product)) {
                None => store.add_product(&product, checked_in, now.wall)?,
                Some(before)
                    if (product.is_another(&before.product) || product.has_another_label(&before.product))
                        && !draft.was_wrong
                        && store.was_taken(before.id)? =>
                {
                    store.replace_product(before.id, &product, checked_in, since, now.wall)?
                }
                Some(before) if draft.was_wrong => {
                    store.mend_product(before.id, &product, checked_in, now.wall)?;
                    before.id
                }
                Some(before) => {
                    store.change_product(before.id, &product, checked_in, now.wall)?;
                    before.id
                }
            };
            last_dose.map_or(Ok(()), |dose| engine.move_dose(dose, id, now))?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// The day since which what was taken was of the other make that is told now, where the person tells one.
    fn since(
        &self,
        draft: &ProductDraft,
        before: Option<&StoredProduct>,
        today: NaiveDate,
    ) -> Result<Option<NaiveDate>> {
        let told = draft.in_force_since.as_deref().filter(|_| !draft.was_wrong);
        let (Some(day), Some(before)) = (told.map(at::day).transpose().in_field(Field::Day)?, before) else {
            return Ok(None);
        };
        if day > today {
            return Err(Invalid::InFuture).in_field(Field::Day);
        }
        // What was before that is of another make again.
        match first_day_of(before, &self.store.products_as_told()?, today) {
            Some(first) if day < first => Err(Invalid::BeforeItsMake(first)).in_field(Field::Day),
            _ => Ok(Some(day)),
        }
    }

    /// "I compared it with my own label."
    ///
    /// # Errors
    /// There is no such product, it has no label, not all of it can be read, or the disk can't take it.
    pub fn check_label(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let before = engine.product(id)?;
            if !before.unread.is_empty() || !before.product.is_read_whole() {
                return Err(StoreError::Unreadable.into());
            }
            let mut product = before.product;
            let label = product.label.as_mut().ok_or(Invalid::LabelWithoutLimit)?;
            label.checked_on = Some(now.day());
            let checked_in = where_compared(label, engine.region()?);
            Ok(engine.store.change_product(id.into(), &product, checked_in, now.wall)?)
        })
    }

    /// Deletes a product that was added by mistake. It can be brought back, and its doses still count.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_product_deleted(id.into(), true, now.wall)?))
    }

    /// Brings a deleted product back.
    ///
    /// # Errors
    /// There is none, another product has its name by now, or the disk can't take it.
    pub fn restore_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let deleted = engine.store.products_as_told()?.into_iter().find(|stored| stored.id == i64::from(id));
            engine.name_is_free(&deleted.ok_or(Invalid::NotFound)?.product.name, Some(id.into()))?;
            Ok(engine.store.set_product_deleted(id.into(), false, now.wall)?)
        })
    }

    /// What a person means by the name of a medicine: to fill a form with, or to ask about.
    pub fn name_meaning(words: &str) -> NameMeaning {
        let found = meaning(words);
        let sure = matches!(found, Meaning::Is(_) | Meaning::Unknown);
        let (more, sleepy) = match found {
            Meaning::AndMore { sleepy, .. } => (!sleepy, sleepy),
            _ => (false, false),
        };
        let ingredients = match found {
            Meaning::Is(ingredient) | Meaning::Perhaps(ingredient) => vec![ingredient],
            Meaning::Holds(held) | Meaning::AndMore { held, .. } => held,
            Meaning::Sort | Meaning::Unknown => Vec::new(),
        };
        NameMeaning {
            more,
            sleepy,
            sedating: sleepy || ingredients.iter().any(Ingredient::is_sedating),
            ingredients: ingredients.iter().map(|ingredient| ingredient.as_str().to_owned()).collect(),
            sure,
        }
    }

    /// The number of the product with this name, large and small letters alike.
    ///
    /// # Errors
    /// [`Invalid::UnknownProduct`], or the disk does not answer.
    pub fn product_named(&self, name: &str) -> Result<i32> {
        let id = self.store.product_named(name)?;
        Ok(id.map(number).ok_or_else(|| Invalid::UnknownProduct(name.to_owned()))?)
    }

    /// The medicines on the list with a planned last day that are taken now.
    pub(crate) fn courses(&self) -> Result<Vec<Course>> {
        let makes = self.store.products_as_told()?;
        // Whatever day it was where the person was then.
        let taken = makes.iter().filter(|stored| stored.is_listed() && stored.product.stopped_on.is_none());
        let course = |StoredProduct { id, product, .. }: &StoredProduct| {
            // The first make's number: with other numbers on the label it is no other course.
            let first = makes.iter().find(|make| make.listed_as() == *id).map_or(*id, |make| make.id);
            Some(Course { id: first, end: product.course_end?, product: product.name.clone() })
        };
        Ok(taken.filter_map(course).collect())
    }

    /// The product with this number as it is on the person's list, its label as it was told.
    pub(crate) fn product(&self, id: i32) -> Result<StoredProduct> {
        let mut products = self.store.products_as_told()?.into_iter();
        let found = products.find(|stored| stored.id == i64::from(id) && stored.is_listed());
        Ok(found.ok_or(Invalid::NotFound)?)
    }

    /// The ingredients of a dose that Respite does not know: that nothing of them is checked is said with it.
    ///
    /// # Errors
    /// There is no such dose, or the disk does not answer.
    pub fn unchecked_in_dose(&self, id: i32) -> Result<Vec<String>> {
        let make = self.store.dose(id.into())?.dose.product;
        let make = self.store.products_as_told()?.into_iter().find(|stored| stored.id == make);
        Ok(make.map(|stored| unchecked(&stored.product)).unwrap_or_default())
    }

    /// A product for the screen, as it is on `today`.
    pub(crate) fn product_view(&self, stored: &StoredProduct, flags: &[Flag], today: NaiveDate) -> Result<ProductView> {
        let product = &stored.product;
        let elsewhere = compared_elsewhere(stored, self.region()?);
        let makes = self.store.products_as_told()?;
        let ticked = makes.iter().any(|make| make.id == stored.id && make.product.sedating);
        // Where its label or what is in it says so, the note adds nothing.
        let by_note = product.is_sedating() && !ticked && !product.ingredients().any(Ingredient::is_sedating);
        let last = self.last_dose(stored, &makes)?;
        // So many units of another strength or form are another amount.
        let is_this = |last: &StoredDose| {
            makes.iter().any(|make| make.id == last.dose.product && !product.is_another(&make.product))
        };
        Ok(ProductView {
            id: number(stored.id),
            name: product.name.clone(),
            kind: Coded(product.kind),
            contents: product
                .contents
                .iter()
                .map(|content| ContentView {
                    ingredient: content.ingredient.as_str().to_owned(),
                    mg_per_unit: content.per_unit.milligrams(),
                })
                .collect(),
            unit: Coded(product.unit),
            label: product.label.as_ref().map(|label| {
                let source = Coded(source_of(product));
                LabelView { source, ..label_view(label) }
            }),
            directions: product.directions.clone(),
            course_start: product.course_start.map(|day| day.to_string()),
            course_end: product.course_end.map(|day| day.to_string()),
            stopped_on: product.stopped_on.map(|day| day.to_string()),
            course_day: product.course_day(today),
            muscle_relaxer: product.holds(Class::MuscleRelaxer),
            sedating: product.is_sedating(),
            sedating_ticked: ticked,
            sleepy_by: if by_note { self.sleepy_by(stored.id, &makes)? } else { None },
            last_taken: last.as_ref().map(|last| last.dose.at.to_rfc3339()),
            last_dose: last.as_ref().filter(|last| is_recent(last.dose.at, today)).map(|last| number(last.id)),
            in_force_since: first_day_of(stored, &makes, today).map(|day| day.to_string()),
            last_units: last.filter(is_this).map(|last| last.dose.units.count()),
            in_use: product.in_use(today),
            ask_first: ask_first(product, flags).into_iter().map(|flag| flag.code().to_owned()).collect(),
            unchecked: unchecked(product),
            unread: !product.is_read_whole(),
            unread_contents: product.unread.iter().map(|ingredient| ingredient.as_str().to_owned()).collect(),
            unread_cells: unread_cells(stored),
            compared_in: elsewhere.map(|region| region.code().to_owned()),
        })
    }

    /// When a product on the list was taken last, of whichever make.
    pub(crate) fn last_taken(&self, id: i32) -> Result<Option<WallTime>> {
        let (listed, makes) = (self.product(id)?, self.store.products_as_told()?);
        Ok(self.last_dose(&listed, &makes)?.map(|last| last.dose.at))
    }

    /// The latest dose of a product, of whichever make.
    fn last_dose(&self, listed: &StoredProduct, makes: &[StoredProduct]) -> Result<Option<StoredDose>> {
        let makes = makes.iter().filter(|make| make.listed_as() == listed.id);
        let lasts =
            makes.map(|make| self.store.last_dose(make.id, None)).collect::<std::result::Result<Vec<_>, _>>()?;
        Ok(lasts.into_iter().flatten().max_by_key(|last| last.dose.at))
    }

    fn name_is_free(&self, name: &str, but_for: Option<i64>) -> Result<()> {
        match self.store.product_named(name)? {
            Some(other) if Some(other) != but_for => Err(Invalid::ProductNameTaken(name.to_owned()).into()),
            _ => Ok(()),
        }
    }
}

/// The region that a label is compared in: the person's, or where nobody said it, the one that its values were made for.
fn where_compared(label: &Label, region: Option<Region>) -> Option<Region> {
    region.or(match label.source {
        LabelSource::Us => Some(Region::Us),
        LabelSource::Uk => Some(Region::Uk),
        LabelSource::Own => None,
    })
}

pub(crate) fn unchecked(product: &Product) -> Vec<String> {
    product.unchecked().map(|ingredient| ingredient.as_str().to_owned()).collect()
}

/// Reads and checks a draft: the product, and where its label was compared.
fn read(
    draft: &ProductDraft,
    before: Option<&StoredProduct>,
    region: Option<Region>,
    today: NaiveDate,
) -> Result<(Product, Option<Region>)> {
    let contents: std::result::Result<Vec<Content>, Invalid> = draft.contents.iter().map(content_read).collect();
    let day = |day: &Option<String>, field| {
        let given = day.as_deref().filter(|day| !day.trim().is_empty());
        given.map(at::day).transpose().in_field(field)
    };
    let label = draft.label.as_ref().map(|label| label_read(label, today)).transpose()?;
    let mut product = Product {
        name: draft.name.trim().to_owned(),
        kind: draft.kind.0,
        contents: contents?,
        unread: Vec::new(),
        unit: draft.unit.0,
        label,
        directions: draft.directions.trim_end().to_owned(),
        course_start: day(&draft.course_start, Field::CourseStart)?,
        course_end: day(&draft.course_end, Field::CourseEnd)?,
        stopped_on: before.and_then(|before| before.product.stopped_on),
        sedating: draft.sedating,
    };
    let before = before.map(|before| mended(before, &product));
    let compared_now = product.checked_label().and_then(|label| where_compared(label, region));
    let checked_in = match before.as_ref().filter(|before| !product.is_another(&before.product)) {
        // A tick that the form hands back, or that it can not show since it was set elsewhere. One taken back is gone.
        Some(before) if handed_back(draft) || compared_elsewhere(before, region).is_some() => {
            kept_check(&mut product, before).unwrap_or(compared_now)
        }
        _ => compared_now,
    };
    let source = source_of(&product);
    if let Some(label) = &mut product.label {
        label.source = source;
    }
    Ok((product, checked_in))
}

/// Whether the tick beside the label is that of another day.
fn handed_back(draft: &ProductDraft) -> bool {
    draft.label.as_ref().is_some_and(|label| label.checked && label.checked_on.is_some())
}

/// What was compared before stays so as long as nothing of it has changed. Tells where that was.
fn kept_check(product: &mut Product, before: &StoredProduct) -> Option<Option<Region>> {
    let compared = before.product.checked_label()?;
    let label = product.label.as_mut().filter(|label| label.checked_on.is_none() && label.same_values(compared))?;
    label.checked_on = compared.checked_on;
    Some(before.checked_in)
}

fn content_read(content: &ContentView) -> std::result::Result<Content, Invalid> {
    let ingredient = Ingredient::new(&content.ingredient)?;
    Ok(Content { ingredient, per_unit: PerUnit::new(content.mg_per_unit)? })
}

fn label_read(draft: &LabelView, today: NaiveDate) -> Result<Label> {
    // Units that are off are off as those of the label, and not of a dose.
    let units = |units: Option<f64>| units.map(Units::new).transpose().map_err(|_| Invalid::LabelUnits);
    let hours = |hours: Option<f64>| hours.map(Hours::new).transpose();
    let larger = match (units(draft.larger_units)?, hours(draft.larger_hours)?) {
        (Some(units), Some(hours)) => Some((units, hours)),
        (None, None) => None,
        _ => return Err(Invalid::LabelContradicts.into()),
    };
    let label = Label {
        per_dose: units(draft.most_units_per_dose)?,
        first_dose: units(draft.first_dose_units)?,
        larger,
        hours: hours(draft.hours_between)?,
        hours_up_to: hours(draft.hours_up_to)?,
        per_day: units(draft.most_units_a_day)?,
        doses_per_day: draft.most_doses_a_day.map(Label::count_of_doses).transpose()?,
        days: draft.most_days.map(Label::count_of_days).transpose()?,
        source: draft.source.0,
        // A day beside the tick is that of another look at the label, handed back with the rest.
        checked_on: (draft.checked && draft.checked_on.is_none()).then_some(today),
        until: None,
    };
    Ok(label)
}

fn label_view(label: &Label) -> LabelView {
    let checked_on = label.checked_on.filter(|_| label.until.is_none());
    LabelView {
        most_units_per_dose: label.per_dose.map(Units::count),
        first_dose_units: label.first_dose.map(Units::count),
        larger_units: label.larger.map(|larger| larger.0.count()),
        larger_hours: label.larger.map(|larger| larger.1.count()),
        hours_between: label.hours.map(Hours::count),
        hours_up_to: label.hours_up_to.map(Hours::count),
        most_units_a_day: label.per_day.map(Units::count),
        most_doses_a_day: label.doses_per_day.map(f64::from),
        most_days: label.days.map(f64::from),
        source: Coded(label.source),
        checked: checked_on.is_some(),
        checked_on: checked_on.map(|day| day.to_string()),
    }
}

/// An entry of the catalogue for the screen. Whoever is too young gets no values from us, nor does who may be (4.3 rule 9).
pub(crate) fn catalogue_view(entry: &Entry, flags: &[Flag]) -> CatalogueEntry {
    let of_age = ![Flag::UnderAge, Flag::YoungOrOld].iter().any(|flag| flags.contains(flag));
    CatalogueEntry {
        code: entry.code.to_owned(),
        brands: entry.brands.iter().map(|brand| (*brand).to_owned()).collect(),
        ingredient: entry.ingredient.as_str().to_owned(),
        mg_per_unit: entry.per_unit.map(PerUnit::milligrams),
        class: entry.ingredient.class().code().to_owned(),
        kind: Coded(entry.kind),
        unit: Coded(entry.unit),
        sedating: entry.ingredient.is_sedating(),
        label: entry.label.as_ref().filter(|_| of_age).map(label_view),
    }
}
