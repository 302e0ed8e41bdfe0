//! A product as it was typed.

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::medicine::{
    Content, Hours, Ingredient, Label, LabelSource, PerUnit, Product, Region, Units, source_of,
};
use respite_store::StoredProduct;

use crate::error::InField;
use crate::make::compared_elsewhere;
use crate::unread_make::mended;
use crate::view::{ContentView, LabelView, ProductDraft};
use crate::{Field, Result, at};

/// The region that a label is compared in: the person's, or where nobody said it, the one that its values were made for.
pub(super) fn where_compared(label: &Label, region: Option<Region>) -> Option<Region> {
    region.or(match label.source {
        LabelSource::Us => Some(Region::Us),
        LabelSource::Uk => Some(Region::Uk),
        LabelSource::Own => None,
    })
}

/// Reads and checks a draft: the product, and where its label was compared.
pub(super) fn read(
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
        // A tick that the form hands back, or that it cannot show since it was set elsewhere. One taken back is gone.
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
