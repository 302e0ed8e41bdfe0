//! The products that can be added with a few clicks: sections 4.1 and 4.2, row by row. Their values only fill a form; nothing is
//! said of limits until the person has compared them with their own label.

use crate::region::Region;

use super::{Hours, Ingredient, Label, LabelSource, PerUnit, Product, ProductKind, Unit, Units};

/// The day from which the numbers of these tables are: when sections 4.1 and 4.2 were taken over from copies of labels. Any label
/// may be another since (4.3 rule 10).
pub const CATALOGUE_OF: &str = "2026-11-22";

/// A product that the catalogue knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its code.
    pub code: &'static str,
    /// Brand names.
    pub brands: &'static [&'static str],
    /// What is in it.
    pub ingredient: Ingredient,
    /// How much is in a unit, where labels agree.
    pub per_unit: Option<PerUnit>,
    /// How it is got in that region.
    pub kind: ProductKind,
    /// What one unit is.
    pub unit: Unit,
    /// What such labels say.
    pub label: Option<Label>,
}

/// The numbers of a row. 0 means that the label says nothing of it.
struct Row {
    code: &'static str,
    brands: &'static [&'static str],
    ingredient: &'static str,
    milligrams: f64,
    per_dose: f64,
    first_dose: f64,
    larger: (f64, f64),
    hours: (f64, f64),
    per_day: f64,
    doses_per_day: u16,
    days: u16,
}

const NOTHING: Row = Row {
    code: "",
    brands: &[],
    ingredient: "",
    milligrams: 0.0,
    per_dose: 0.0,
    first_dose: 0.0,
    larger: (0.0, 0.0),
    hours: (0.0, 0.0),
    per_day: 0.0,
    doses_per_day: 0,
    days: 0,
};

/// Section 4.1, adults.
const US: &[Row] = &[
    Row {
        code: "ibuprofen-200",
        brands: &["Advil", "Motrin"],
        ingredient: "ibuprofen",
        milligrams: 200.0,
        per_dose: 2.0,
        hours: (4.0, 6.0),
        per_day: 6.0,
        days: 10,
        ..NOTHING
    },
    Row {
        code: "naproxen-sodium-220",
        brands: &["Aleve"],
        ingredient: "naproxen",
        milligrams: 220.0,
        per_dose: 1.0,
        first_dose: 2.0,
        hours: (8.0, 12.0),
        per_day: 3.0,
        days: 10,
        ..NOTHING
    },
    Row {
        code: "aspirin-325",
        brands: &["Bayer"],
        ingredient: "aspirin",
        milligrams: 325.0,
        per_dose: 2.0,
        larger: (3.0, 6.0),
        hours: (4.0, 0.0),
        per_day: 12.0,
        days: 10,
        ..NOTHING
    },
    Row {
        code: "acetaminophen-325",
        brands: &["Tylenol Regular Strength"],
        ingredient: "acetaminophen",
        milligrams: 325.0,
        per_dose: 2.0,
        hours: (4.0, 6.0),
        per_day: 10.0,
        days: 10,
        ..NOTHING
    },
    Row {
        code: "acetaminophen-500",
        brands: &["Tylenol Extra Strength"],
        ingredient: "acetaminophen",
        milligrams: 500.0,
        per_dose: 2.0,
        hours: (6.0, 0.0),
        per_day: 6.0,
        days: 10,
        ..NOTHING
    },
    Row {
        code: "acetaminophen-650-er",
        brands: &["Tylenol 8 HR"],
        ingredient: "acetaminophen",
        milligrams: 650.0,
        per_dose: 2.0,
        hours: (8.0, 0.0),
        per_day: 6.0,
        days: 10,
        ..NOTHING
    },
];

/// Section 4.2, adults. What a leaflet often says but was not verified (three days of paracetamol) is left to the person's own.
const UK: &[Row] = &[
    Row {
        code: "paracetamol-500",
        brands: &["Panadol"],
        ingredient: "acetaminophen",
        milligrams: 500.0,
        per_dose: 2.0,
        hours: (4.0, 0.0),
        per_day: 8.0,
        doses_per_day: 4,
        ..NOTHING
    },
    Row {
        code: "ibuprofen-200",
        brands: &["Nurofen"],
        ingredient: "ibuprofen",
        milligrams: 200.0,
        per_dose: 2.0,
        hours: (6.0, 0.0),
        per_day: 6.0,
        doses_per_day: 3,
        days: 10,
        ..NOTHING
    },
    Row {
        code: "aspirin-300",
        ingredient: "aspirin",
        milligrams: 300.0,
        per_dose: 2.0,
        hours: (4.0, 6.0),
        per_day: 12.0,
        ..NOTHING
    },
];

/// On prescription, without a strength or a limit of ours (4.1 celecoxib; 4.2 muscle relaxers; 4.3 rule 3).
const PRESCRIBED: [&str; 7] =
    ["celecoxib", "cyclobenzaprine", "methocarbamol", "tizanidine", "baclofen", "carisoprodol", "metaxalone"];

/// What is offered in a region. For `eu` and `other` no label values were verified, so the person copies their own.
pub fn catalogue(region: Region) -> Vec<Entry> {
    let rows = match region {
        Region::Us => US,
        Region::Uk | Region::Eu | Region::Other => UK,
    };
    let source = match region {
        Region::Us => Some(LabelSource::Us),
        Region::Uk => Some(LabelSource::Uk),
        Region::Eu | Region::Other => None,
    };
    let over_the_counter = rows.iter().filter_map(|row| {
        Some(Entry {
            code: row.code,
            brands: row.brands,
            ingredient: Ingredient::new(row.ingredient).ok()?,
            per_unit: PerUnit::new(row.milligrams).ok(),
            kind: ProductKind::Otc,
            unit: Unit::Tablet,
            label: source.and_then(|source| label(row, source)),
        })
    });
    let is_on_prescription = |ingredient: Ingredient| ingredient.is_prescription_only_in(Some(region));
    let naproxen = Ingredient::new("naproxen").is_ok_and(is_on_prescription).then_some("naproxen");
    let prescribed = naproxen.into_iter().chain(PRESCRIBED).filter_map(|code| {
        Some(Entry {
            code,
            brands: &[],
            ingredient: Ingredient::new(code).ok()?,
            per_unit: None,
            kind: ProductKind::Prescribed,
            unit: Unit::Tablet,
            label: None,
        })
    });
    let other = Ingredient::new("other-nsaid").ok().map(|ingredient| Entry {
        code: "other-nsaid",
        brands: &[],
        ingredient,
        per_unit: None,
        kind: ProductKind::Otc,
        unit: Unit::Tablet,
        label: None,
    });
    over_the_counter.chain(prescribed).chain(other).collect()
}

/// Where the numbers of a product's label came from: from a list of ours as long as all of them stand as they do there, beside what
/// they are of there. What was changed since is the person's own, and so is what is beside another strength.
pub fn source_of(product: &Product) -> LabelSource {
    let Some(label) = &product.label else { return LabelSource::Own };
    let is_listed_in = |region| {
        let is_of_it = |entry: &Entry| {
            let held = [(&entry.ingredient, entry.per_unit)];
            let holds = product.contents.iter().map(|content| (&content.ingredient, Some(content.per_unit))).eq(held);
            holds && (entry.kind, entry.unit) == (product.kind, product.unit)
        };
        let mut labels = catalogue(region).into_iter().filter(is_of_it).filter_map(|entry| entry.label);
        labels.any(|listed| listed.same_values(label))
    };
    match label.source {
        LabelSource::Us if is_listed_in(Region::Us) => LabelSource::Us,
        LabelSource::Uk if is_listed_in(Region::Uk) => LabelSource::Uk,
        _ => LabelSource::Own,
    }
}

fn label(row: &Row, source: LabelSource) -> Option<Label> {
    let units = |units: f64| Units::new(units).ok();
    let hours = |hours: f64| Hours::new(hours).ok();
    let count = |count: u16| Some(count).filter(|count| *count > 0);
    Some(Label {
        per_dose: units(row.per_dose),
        first_dose: units(row.first_dose),
        larger: units(row.larger.0).zip(hours(row.larger.1)),
        hours: hours(row.hours.0),
        hours_up_to: hours(row.hours.1),
        per_day: Some(units(row.per_day)?),
        doses_per_day: count(row.doses_per_day),
        days: count(row.days),
        source,
        checked_on: None,
        until: None,
    })
}

/// The longest interval of the labels of section 4 for an ingredient, where the person's own label tells none.
pub(crate) fn usual_interval(ingredient: &Ingredient) -> Option<Hours> {
    let rows = US.iter().chain(UK).filter(|row| row.ingredient == ingredient.as_str());
    rows.filter_map(|row| label(row, LabelSource::Own)?.longest_interval()).max()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::medicine::Content;

    /// A row as the table of the section writes it.
    fn written(entry: &Entry) -> String {
        let label = entry.label.as_ref().unwrap();
        let number = |number: Option<f64>| number.map_or("-".to_owned(), |number| number.to_string());
        let per_day = label.per_day.unwrap();
        format!(
            "{} {} mg: {} (first {}, larger {} in {} h), {}-{} h, {} = {} mg, {} doses, {} days",
            entry.ingredient.as_str(),
            entry.per_unit.unwrap().milligrams(),
            number(label.per_dose.map(Units::count)),
            number(label.first_dose.map(Units::count)),
            number(label.larger.map(|larger| larger.0.count())),
            number(label.larger.map(|larger| larger.1.count())),
            number(label.hours.map(Hours::count)),
            number(label.hours_up_to.map(Hours::count)),
            per_day.count(),
            entry.per_unit.unwrap().times(per_day).milligrams(),
            number(label.doses_per_day.map(f64::from)),
            number(label.days.map(f64::from)),
        )
    }

    fn rows(region: Region) -> Vec<String> {
        catalogue(region).iter().filter(|entry| entry.label.is_some()).map(written).collect()
    }

    #[test]
    fn every_row_of_4_1() {
        assert_eq!(
            rows(Region::Us),
            [
                "ibuprofen 200 mg: 2 (first -, larger - in - h), 4-6 h, 6 = 1200 mg, - doses, 10 days",
                "naproxen 220 mg: 1 (first 2, larger - in - h), 8-12 h, 3 = 660 mg, - doses, 10 days",
                "aspirin 325 mg: 2 (first -, larger 3 in 6 h), 4-- h, 12 = 3900 mg, - doses, 10 days",
                "acetaminophen 325 mg: 2 (first -, larger - in - h), 4-6 h, 10 = 3250 mg, - doses, 10 days",
                "acetaminophen 500 mg: 2 (first -, larger - in - h), 6-- h, 6 = 3000 mg, - doses, 10 days",
                "acetaminophen 650 mg: 2 (first -, larger - in - h), 8-- h, 6 = 3900 mg, - doses, 10 days",
            ]
        );
    }

    #[test]
    fn every_row_of_4_2() {
        assert_eq!(
            rows(Region::Uk),
            [
                "acetaminophen 500 mg: 2 (first -, larger - in - h), 4-- h, 8 = 4000 mg, 4 doses, - days",
                "ibuprofen 200 mg: 2 (first -, larger - in - h), 6-- h, 6 = 1200 mg, 3 doses, 10 days",
                "aspirin 300 mg: 2 (first -, larger - in - h), 4-6 h, 12 = 3600 mg, - doses, - days",
            ]
        );
    }

    #[test]
    fn no_default_where_none_was_verified() {
        for region in [Region::Us, Region::Uk, Region::Eu, Region::Other] {
            for entry in catalogue(region) {
                let offered = entry.label.is_some();
                assert!(entry.label.is_none_or(|label| label.check() == Ok(()) && label.checked_on.is_none()));
                assert!(!offered || entry.kind == ProductKind::Otc, "{}", entry.code);
                assert!(
                    !entry.ingredient.is_prescription_only() || entry.kind == ProductKind::Prescribed,
                    "{}",
                    entry.code
                );
            }
        }
        assert_eq!(rows(Region::Eu), Vec::<String>::new());
        assert_eq!(rows(Region::Other), Vec::<String>::new());
        let naproxen =
            |region| catalogue(region).into_iter().find(|entry| entry.ingredient.as_str() == "naproxen").unwrap();
        assert_eq!(naproxen(Region::Us).kind, ProductKind::Otc);
        assert_eq!((naproxen(Region::Uk).kind, naproxen(Region::Uk).label), (ProductKind::Prescribed, None));
    }

    #[test]
    fn numbers_are_ours_only_beside_what_they_are_of() {
        let entry = catalogue(Region::Uk).into_iter().find(|entry| entry.code == "ibuprofen-200").unwrap();
        let of = |change: fn(&mut Product)| {
            let mut product = Product {
                name: "Nurofen".to_owned(),
                kind: entry.kind,
                contents: vec![Content { ingredient: entry.ingredient.clone(), per_unit: entry.per_unit.unwrap() }],
                unread: Vec::new(),
                unit: entry.unit,
                label: entry.label.clone(),
                directions: String::new(),
                course_start: None,
                course_end: None,
                stopped_on: None,
                sedating: false,
            };
            change(&mut product);
            source_of(&product)
        };
        assert_eq!(of(|_| {}), LabelSource::Uk);
        for change in [
            (|product| product.contents[0].per_unit = PerUnit::new(400.0).unwrap()) as fn(&mut Product),
            |product| product.contents[0].ingredient = Ingredient::new("naproxen").unwrap(),
            |product| product.unit = Unit::Capsule,
            |product| product.kind = ProductKind::Prescribed,
            |product| product.label.as_mut().unwrap().per_day = Units::new(4.0).ok(),
            |product| product.label.as_mut().unwrap().source = LabelSource::Us,
            |product| product.label.as_mut().unwrap().source = LabelSource::Own,
            |product| product.label = None,
        ] {
            assert_eq!(of(change), LabelSource::Own);
        }
    }
}
