//! Products: add, change, check the label, stop, delete.

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::medicine::{
    Class, Content, Entry, Flag, Hours, Ingredient, Kind, Label, PerUnit, Product, Source, Unit, Units, ask_first,
};
use respite_domain::time::Moment;
use respite_store::StoredProduct;

use crate::diary::number;
use crate::error::InField;
use crate::view::{
    CatalogueEntry, ContentView, LabelSource, LabelView, ProductDraft, ProductKind, ProductView, Saved, UnitView,
};
use crate::{Engine, Field, Result, at};

impl Engine {
    /// Adds a product, or changes the one with this number. Where its label or its ingredients change, the word that the label was
    /// checked counts no longer, unless the draft says it anew.
    ///
    /// # Errors
    /// A value is off, another product has the name, there is no such product, or the disk can't take it; nothing is saved then.
    pub fn save_product(&mut self, id: Option<i32>, draft: &ProductDraft, now: &Moment) -> Result<Saved> {
        let before = id.map(|id| self.product(id)).transpose()?.map(|stored| stored.product);
        let product = read(draft, before.as_ref(), now.day())?;
        product.check()?;
        self.name_is_free(&product.name, id.map(i64::from))?;
        let id = match id {
            Some(id) => {
                self.store.change_product(id.into(), &product, now.wall)?;
                id
            }
            None => number(self.store.add_product(&product, now.wall)?),
        };
        Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
    }

    /// "I compared it with my own label."
    ///
    /// # Errors
    /// There is no such product, it has no label, or the disk can't take it.
    pub fn check_label(&mut self, id: i32, now: &Moment) -> Result<()> {
        let mut product = self.product(id)?.product;
        product.label.as_mut().ok_or(Invalid::LabelWithoutLimit)?.checked_on = Some(now.day());
        Ok(self.store.change_product(id.into(), &product, now.wall)?)
    }

    /// The person no longer takes it, from today.
    ///
    /// # Errors
    /// There is no such product, or the disk can't take it.
    pub fn stop_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        let product = Product { stopped_on: Some(now.day()), ..self.product(id)?.product };
        Ok(self.store.change_product(id.into(), &product, now.wall)?)
    }

    /// The person takes it again.
    ///
    /// # Errors
    /// There is no such product, or the disk can't take it.
    pub fn resume_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        let product = Product { stopped_on: None, ..self.product(id)?.product };
        Ok(self.store.change_product(id.into(), &product, now.wall)?)
    }

    /// Deletes a product that was added by mistake. It can be brought back, and its doses still count.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        Ok(self.store.set_product_deleted(id.into(), true, now.wall)?)
    }

    /// Brings a deleted product back.
    ///
    /// # Errors
    /// There is none, another product has its name by now, or the disk can't take it.
    pub fn restore_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        let deleted = self.store.products()?.into_iter().find(|stored| stored.id == i64::from(id));
        self.name_is_free(&deleted.ok_or(Invalid::NotFound)?.product.name, Some(id.into()))?;
        Ok(self.store.set_product_deleted(id.into(), false, now.wall)?)
    }

    /// The number of the product with this name, large and small letters alike.
    ///
    /// # Errors
    /// [`Invalid::UnknownProduct`], or the disk does not answer.
    pub fn product_named(&self, name: &str) -> Result<i32> {
        let id = self.store.product_named(name)?;
        Ok(id.map(number).ok_or_else(|| Invalid::UnknownProduct(name.to_owned()))?)
    }

    /// The product with this number, unless it is deleted.
    pub(crate) fn product(&self, id: i32) -> Result<StoredProduct> {
        let mut products = self.store.products()?.into_iter();
        let found = products.find(|stored| stored.id == i64::from(id) && !stored.deleted);
        Ok(found.ok_or(Invalid::NotFound)?)
    }

    /// A product for the screen, as it is on `today`.
    pub(crate) fn product_view(&self, stored: &StoredProduct, flags: &[Flag], today: NaiveDate) -> Result<ProductView> {
        let product = &stored.product;
        let last = self.store.last_dose(stored.id, None)?;
        Ok(ProductView {
            id: number(stored.id),
            name: product.name.clone(),
            kind: kind_view(product.kind),
            contents: product
                .contents
                .iter()
                .map(|content| ContentView {
                    ingredient: content.ingredient.as_str().to_owned(),
                    mg_per_unit: content.per_unit.milligrams(),
                })
                .collect(),
            unit: unit_view(product.unit),
            label: product.label.as_ref().map(label_view),
            directions: product.directions.clone(),
            course_start: product.course_start.map(|day| day.to_string()),
            course_end: product.course_end.map(|day| day.to_string()),
            stopped_on: product.stopped_on.map(|day| day.to_string()),
            course_day: product.course_day(today),
            muscle_relaxer: product.holds(Class::MuscleRelaxer),
            sedating: product.is_sedating(),
            sedating_ticked: product.sedating,
            last_taken: last.as_ref().map(|last| last.dose.at.to_rfc3339()),
            last_units: last.map(|last| last.dose.units.count()),
            in_use: product.in_use(today),
            ask_first: ask_first(product, flags).into_iter().map(|flag| flag.code().to_owned()).collect(),
        })
    }

    fn name_is_free(&self, name: &str, but_for: Option<i64>) -> Result<()> {
        match self.store.product_named(name)? {
            Some(other) if Some(other) != but_for => Err(Invalid::ProductNameTaken(name.to_owned()).into()),
            _ => Ok(()),
        }
    }
}

fn read(draft: &ProductDraft, before: Option<&Product>, today: NaiveDate) -> Result<Product> {
    let contents: std::result::Result<Vec<Content>, Invalid> = draft
        .contents
        .iter()
        .map(|content| {
            let ingredient = Ingredient::new(&content.ingredient)?;
            Ok(Content { ingredient, per_unit: PerUnit::new(content.mg_per_unit)? })
        })
        .collect();
    let contents = contents?;
    let day = |day: &Option<String>, field| {
        let given = day.as_deref().filter(|day| !day.trim().is_empty());
        given.map(at::day).transpose().in_field(field)
    };
    let mut label = draft.label.as_ref().map(|label| label_read(label, today)).transpose()?;
    // What was checked before stays checked as long as nothing of it has changed.
    if let (Some(label), Some(before)) = (label.as_mut(), before)
        && let Some(checked) = before.checked_label()
        && label.same_values(checked)
        && contents == before.contents
    {
        label.checked_on = checked.checked_on;
    }
    Ok(Product {
        name: draft.name.trim().to_owned(),
        kind: match draft.kind {
            ProductKind::Otc => Kind::Otc,
            ProductKind::Prescribed => Kind::Prescribed,
        },
        contents,
        unit: UNITS.iter().find(|(_, view)| *view == draft.unit).map_or(Unit::Other, |(unit, _)| *unit),
        label,
        directions: draft.directions.trim_end().to_owned(),
        course_start: day(&draft.course_start, Field::CourseStart)?,
        course_end: day(&draft.course_end, Field::CourseEnd)?,
        stopped_on: before.and_then(|before| before.stopped_on),
        sedating: draft.sedating,
    })
}

fn label_read(draft: &LabelView, today: NaiveDate) -> Result<Label> {
    // A number that is off is off as a number of the label, whatever it counts.
    let units = |units: Option<f64>| units.map(Units::new).transpose().map_err(|_| Invalid::LabelNumber);
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
        per_day: units(draft.most_units_a_day)?.ok_or(Invalid::LabelWithoutLimit)?,
        doses_per_day: draft.most_doses_a_day.map(Label::count_of_doses).transpose()?,
        days: draft.most_days.map(Label::count_of_days).transpose()?,
        source: match draft.source {
            LabelSource::Us => Source::Us,
            LabelSource::Uk => Source::Uk,
            LabelSource::Own => Source::Own,
        },
        checked_on: draft.checked.then_some(today),
    };
    Ok(label)
}

fn label_view(label: &Label) -> LabelView {
    LabelView {
        most_units_per_dose: label.per_dose.map(Units::count),
        first_dose_units: label.first_dose.map(Units::count),
        larger_units: label.larger.map(|larger| larger.0.count()),
        larger_hours: label.larger.map(|larger| larger.1.count()),
        hours_between: label.hours.map(Hours::count),
        hours_up_to: label.hours_up_to.map(Hours::count),
        most_units_a_day: Some(label.per_day.count()),
        most_doses_a_day: label.doses_per_day.map(f64::from),
        most_days: label.days.map(f64::from),
        source: match label.source {
            Source::Us => LabelSource::Us,
            Source::Uk => LabelSource::Uk,
            Source::Own => LabelSource::Own,
        },
        checked: label.checked_on.is_some(),
        checked_on: label.checked_on.map(|day| day.to_string()),
    }
}

/// An entry of the catalogue for the screen. Whoever is too young gets no values from us (4.3 rule 9).
pub(crate) fn catalogue_view(entry: &Entry, flags: &[Flag]) -> CatalogueEntry {
    let of_age = !flags.contains(&Flag::UnderAge);
    CatalogueEntry {
        code: entry.code.to_owned(),
        brands: entry.brands.iter().map(|brand| (*brand).to_owned()).collect(),
        ingredient: entry.ingredient.as_str().to_owned(),
        mg_per_unit: entry.per_unit.map(PerUnit::milligrams),
        class: entry.ingredient.class().code().to_owned(),
        kind: kind_view(entry.kind),
        unit: unit_view(entry.unit),
        sedating: entry.ingredient.is_sedating(),
        label: entry.label.as_ref().filter(|_| of_age).map(label_view),
    }
}

const UNITS: [(Unit, UnitView); 6] = [
    (Unit::Tablet, UnitView::Tablet),
    (Unit::Capsule, UnitView::Capsule),
    (Unit::Millilitre, UnitView::Millilitre),
    (Unit::Sachet, UnitView::Sachet),
    (Unit::Patch, UnitView::Patch),
    (Unit::Other, UnitView::Other),
];

pub(crate) fn unit_view(unit: Unit) -> UnitView {
    UNITS.iter().find(|(known, _)| *known == unit).map_or(UnitView::Other, |(_, view)| *view)
}

fn kind_view(kind: Kind) -> ProductKind {
    match kind {
        Kind::Otc => ProductKind::Otc,
        Kind::Prescribed => ProductKind::Prescribed,
    }
}
