//! What is asked before a product is kept as it was written: names and strengths that are perhaps meant otherwise (4.3 rule 1). The
//! person may say of each that it is right.

use respite_domain::medicine::{Ingredient, Meaning, Product, ProductKind, Region, meaning, strengths};
use respite_domain::{Code, Invalid};
use respite_store::StoredProduct;

/// What is to be asked of somebody who lives there: names and strengths that are perhaps meant otherwise. What was there before was
/// asked about then.
pub(crate) fn questions(product: &Product, before: Option<&StoredProduct>, region: Option<Region>) -> Vec<Invalid> {
    let before = before.map(|before| &before.product);
    let mut asked = Vec::new();
    for content in &product.contents {
        let same = before.filter(|before| before.unit == product.unit && before.contents.contains(content));
        let given = content.ingredient.as_str().to_owned();
        if same.is_none() {
            asked.extend(of_name(&given, meaning(&given)));
        }
        // Sold without a prescription somewhere, or so the person's pack says: it is their truth.
        let was_otc = same.is_some_and(|before| before.kind == ProductKind::Otc);
        if product.kind == ProductKind::Otc && !was_otc && content.ingredient.is_prescription_only_in(region) {
            asked.push(Invalid::PrescriptionOnly(given));
        }
        if same.is_none() && content.is_unusual(product.unit) {
            asked.push(Invalid::UnusualStrength {
                ingredient: content.ingredient.as_str().to_owned(),
                micrograms: content.per_unit.micrograms(),
                unit: product.unit.code(),
            });
        }
    }
    let same = |before: &Product| before.name == product.name && before.contents == product.contents;
    if !before.is_some_and(same) {
        asked.extend(of_product(product));
        asked.extend(of_strength(product));
    }
    asked
}

/// What is to be asked of a name that was given for one ingredient.
fn of_name(given: &str, means: Meaning) -> Option<Invalid> {
    let given = given.to_owned();
    let codes = |held: &[Ingredient]| held.iter().map(|one| one.as_str().to_owned()).collect();
    match means {
        Meaning::Perhaps(meant) => Some(Invalid::PerhapsIngredient { given, meant: meant.as_str().to_owned() }),
        Meaning::Holds(held) => Some(Invalid::SeveralIngredients { given, held: codes(&held) }),
        Meaning::AndMore { held, sleepy } => Some(Invalid::MoreThanNamed { given, held: codes(&held), sleepy }),
        Meaning::Sort { .. } => Some(Invalid::WhichIngredient(given)),
        Meaning::Is(_) | Meaning::Unknown => None,
    }
}

/// What its own name says to be in a product and is not: "Percocet" with oxycodone alone, "Something 5/325" with one ingredient. What was
/// asked of an ingredient of the same name is not asked twice.
fn of_product(product: &Product) -> Option<Invalid> {
    let means = meaning(&product.name);
    if product.contents.iter().any(|content| meaning(content.ingredient.as_str()) == means) {
        return None;
    }
    let lacks = |held: &[Ingredient]| held.iter().any(|one| !product.names(one));
    let asked = match means {
        Meaning::Is(one) | Meaning::Perhaps(one) => (!product.names(&one)).then(|| Meaning::Holds(vec![one])),
        Meaning::Holds(held) => lacks(&held).then_some(Meaning::Holds(held)),
        Meaning::AndMore { held, sleepy } => {
            let is_all_there = if sleepy { product.is_sedating() } else { held.len() < product.contents.len() };
            (lacks(&held) || !is_all_there).then_some(Meaning::AndMore { held, sleepy })
        }
        Meaning::Sort { sleepy } => {
            (sleepy && !product.is_sedating()).then_some(Meaning::AndMore { held: Vec::new(), sleepy })
        }
        Meaning::Unknown => {
            let held: Vec<Ingredient> = product.contents.iter().map(|content| content.ingredient.clone()).collect();
            (held.len() < strengths(&product.name)).then_some(Meaning::AndMore { held, sleepy: false })
        }
    };
    of_name(&product.name, asked?)
}

/// Another strength than its name says.
fn of_strength(product: &Product) -> Option<Invalid> {
    let (named, content) = product.other_strength_named().zip(product.contents.first())?;
    Some(Invalid::OtherStrengthNamed { named: named.micrograms(), micrograms: content.per_unit.micrograms() })
}
