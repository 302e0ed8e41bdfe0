//! A product as it is shown, and one that the catalogue offers.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::medicine::{
    Class, Entry, Flag, Hours, Ingredient, Label, PerUnit, Units, ask_first, do_not_use, never, source_of,
};
use respite_store::{StoredDose, StoredProduct};

use super::unchecked;
use crate::course::may_have_courses;
use crate::make::{compared_elsewhere, first_day_of, is_recent};
use crate::shelf::shelf_of;
use crate::shown::number;
use crate::unread_make::unread_cells;
use crate::view::{CatalogueEntry, Coded, ContentView, LabelView, ProductView};
use crate::{Engine, Result};

impl Engine {
    /// A product for the screen, as it is on `today`. `makes` are all of all products as they were told.
    pub(crate) fn product_view(
        &self,
        stored: &StoredProduct,
        makes: &[StoredProduct],
        flags: &[Flag],
        today: NaiveDate,
    ) -> Result<ProductView> {
        let product = &stored.product;
        let elsewhere = compared_elsewhere(stored, self.region()?);
        let ticked = makes.iter().any(|make| make.id == stored.id && make.product.sedating);
        // Where its label or what is in it says so, the note adds nothing.
        let by_note = product.is_sedating() && !ticked && !product.ingredients().any(Ingredient::is_sedating);
        let last = self.last_dose(stored, makes)?;
        let is_quiet = last.as_ref().is_some_and(|last| product.is_quiet(last.dose.at.date_naive(), today));
        let [stop_taken, stop_planned] = product
            .stop_days(last.as_ref().map(|last| last.dose.at.date_naive()), today)
            .map(|day| day.as_ref().map(NaiveDate::to_string));
        // So many units of another strength or form are another amount.
        let is_this = |last: &StoredDose| {
            makes.iter().any(|make| make.id == last.dose.product && !product.is_another(&make.product))
        };
        // Beside the medicine "never" is among what its label forbids.
        let never = never(product, flags).then_some(Flag::UnderAge);
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
            taken_since: self.taken_since_stop(stored, makes)?,
            stop_taken,
            stop_planned,
            has_courses: may_have_courses(stored),
            course_day: product.course_day(today).filter(|_| !is_quiet),
            muscle_relaxer: product.holds(Class::MuscleRelaxer),
            sedating: product.is_sedating(),
            sedating_ticked: ticked,
            sleepy_by: if by_note { self.sleepy_by(stored.id, makes)? } else { None },
            last_taken: last.as_ref().map(|last| last.dose.at.to_rfc3339()),
            last_dose: last.as_ref().filter(|last| is_recent(last.dose.at, today)).map(|last| number(last.id)),
            in_force_since: first_day_of(stored, makes, today).map(|day| day.to_string()),
            last_units: last.filter(is_this).map(|last| last.dose.units.count()),
            in_use: product.in_use(today),
            ask_first: codes(ask_first(product, flags)),
            do_not_use: codes([do_not_use(product, flags), Vec::from_iter(never)].concat()),
            unchecked: unchecked(product),
            unread: !product.is_read_whole(),
            unread_contents: product.unread.iter().map(|ingredient| ingredient.as_str().to_owned()).collect(),
            unread_cells: unread_cells(stored),
            compared_in: elsewhere.map(|region| region.code().to_owned()),
        })
    }

    /// The first and the last day after that of the stop on which it was taken, of whichever make.
    fn taken_since_stop(&self, stored: &StoredProduct, makes: &[StoredProduct]) -> Result<Vec<String>> {
        let mut days = BTreeSet::new();
        if stored.product.stopped_on.is_none() {
            return Ok(Vec::new());
        }
        let course = shelf_of(makes.to_vec()).course_of(stored.id);
        for make in makes.iter().filter(|make| make.listed_as() == stored.id) {
            let doses = self.store.doses_of(make.id)?.into_iter();
            let taken = doses.map(|taken| taken.dose.at.date_naive());
            days.extend(taken.filter(|day| course.stopped_before(*day).is_some()));
        }
        let ends: BTreeSet<_> = [days.first(), days.last()].into_iter().flatten().collect();
        Ok(ends.into_iter().map(ToString::to_string).collect())
    }
}

fn codes(flags: Vec<Flag>) -> Vec<String> {
    flags.into_iter().map(|flag| flag.code().to_owned()).collect()
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
