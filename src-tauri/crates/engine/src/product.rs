//! Products: add, change, check the label, delete.

mod shown;
mod typed;

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::medicine::{Ingredient, Meaning, Product, meaning};
use respite_domain::notice::Course;
use respite_domain::time::Moment;
use respite_store::{StoreError, StoredDose, StoredProduct};

use crate::as_written::questions;
use crate::error::InField;
use crate::make::first_day_of;
use crate::shown::number;
use crate::unread_make::mended;
use crate::view::{NameMeaning, ProductDraft, Saved};
use crate::{Engine, Field, Result, at};
pub(crate) use shown::catalogue_view;
use typed::{read, where_compared};

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
            engine.is_between_the_stops(&product, before.as_ref())?;
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
            Meaning::Sort { .. } | Meaning::Unknown => Vec::new(),
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

    /// The latest dose of a product, of whichever make.
    fn last_dose(&self, listed: &StoredProduct, makes: &[StoredProduct]) -> Result<Option<StoredDose>> {
        let makes = makes.iter().filter(|make| make.listed_as() == listed.id);
        let lasts =
            makes.map(|make| self.store.last_dose(make.id, None)).collect::<std::result::Result<Vec<_>, _>>()?;
        Ok(lasts.into_iter().flatten().max_by_key(|last| last.dose.at))
    }

    fn name_is_free(&self, name: &str, but_for: Option<i64>) -> Result<()> {
        match self.store.product_named(name)? {
            Some(other) if Some(other) != but_for => {
                let is_stopped = self.product(number(other))?.product.stopped_on.is_some();
                let taken = if is_stopped { Invalid::ProductNameStopped } else { Invalid::ProductNameTaken };
                Err(taken(name.to_owned()).into())
            }
            _ => Ok(()),
        }
    }
}

pub(crate) fn unchecked(product: &Product) -> Vec<String> {
    product.unchecked().map(|ingredient| ingredient.as_str().to_owned()).collect()
}
