//! What a person tells of themselves, for "your label says ask a doctor first" (4.2 label warnings; 4.3 rule 8). It changes no
//! limit.

use chrono::NaiveDate;

use super::{Class, Ingredient, Product, ProductKind};

codes! {
    /// One such thing, in the order asked.
    #[allow(missing_docs, reason = "they say what they are; the words are in the locales")]
    pub enum Flag {
        Age60 = "age-60",
        Ulcer = "ulcer",
        BloodThinner = "blood-thinner",
        Steroid = "steroid",
        Heart = "heart",
        HeartSurgery = "heart-surgery",
        Diuretic = "diuretic",
        Kidney = "kidney",
        Liver = "liver",
        Asthma = "asthma",
        Pregnant = "pregnant",
        Allergy = "allergy",
        Drinks = "drinks",
        Under50Kg = "under-50-kg",
        UnderAge = "under-age",
        /// Told on the safety sheet, which does not tell the two apart. Never offered with the medicines.
        YoungOrOld = "young-or-old",
    }
}

/// From this age on labels of NSAIDs warn of a bleed (4.2 label warnings), in years.
const OLDER_FROM: u32 = 60;
/// Up to this age the app gives no values of medicines, and aspirin is never for the person (4.2 aspirin; 4.3 rule 9), in years.
const ADULT_FROM: u32 = 16;

impl Flag {
    /// What the age is on a day of somebody who was born on another, as far as a label asks.
    pub fn of_age(born: NaiveDate, day: NaiveDate) -> Option<Flag> {
        match day.years_since(born)? {
            OLDER_FROM.. => Some(Flag::Age60),
            ..ADULT_FROM => Some(Flag::UnderAge),
            _ => None,
        }
    }

    /// Whether it is asked with the medicines.
    pub fn is_offered(self) -> bool {
        self != Flag::YoungOrOld
    }

    /// Whether labels of this ingredient say "ask a doctor first" for it (4.2).
    fn concerns(self, ingredient: &Ingredient) -> bool {
        match (ingredient.class(), self) {
            (Class::Nsaid, flag) => flag != Flag::Under50Kg,
            (
                Class::Acetaminophen,
                Flag::Liver
                | Flag::BloodThinner
                | Flag::Allergy
                | Flag::Drinks
                | Flag::UnderAge
                | Flag::YoungOrOld
                | Flag::Under50Kg,
            ) => true,
            (Class::Acetaminophen | Class::MuscleRelaxer | Class::Other, _) => false,
        }
    }

    /// Whether labels of this ingredient say "do not use" for it (4.2 label warnings). Those of aspirin, which keeps a graft open, say
    /// nothing of heart surgery.
    fn forbids(self, ingredient: &Ingredient) -> bool {
        let is_nsaid = ingredient.class() == Class::Nsaid;
        match self {
            Flag::Allergy => is_nsaid,
            Flag::HeartSurgery => is_nsaid && !is_aspirin(ingredient),
            _ => false,
        }
    }
}

/// For which of these flags the label of a product says "do not use". Of a prescribed one a doctor was asked.
pub fn do_not_use(product: &Product, flags: &[Flag]) -> Vec<Flag> {
    let forbids = |flag: &Flag| product.ingredients().any(|ingredient| flag.forbids(ingredient));
    flags.iter().copied().filter(|flag| product.kind == ProductKind::Otc && forbids(flag)).collect()
}

/// For which of these flags the label of a product says "ask a doctor first". Of a prescribed one a doctor was asked. What the
/// label forbids is not among them: see [`do_not_use`] and [`never`].
pub fn ask_first(product: &Product, flags: &[Flag]) -> Vec<Flag> {
    if product.kind == ProductKind::Prescribed {
        return Vec::new();
    }
    let concerned = |flag: &Flag| product.ingredients().any(|ingredient| flag.concerns(ingredient));
    let forbidden = do_not_use(product, flags);
    let forbidden = |flag: &Flag| forbidden.contains(flag) || *flag == Flag::UnderAge && never(product, flags);
    flags.iter().copied().filter(|flag| concerned(flag) && !forbidden(flag)).collect()
}

/// Whether the label of a product says "never" to this person: aspirin under 16 (4.2), whose danger is Reye's syndrome. Of a
/// prescribed one a doctor was asked.
pub fn never(product: &Product, flags: &[Flag]) -> bool {
    product.kind == ProductKind::Otc && product.ingredients().any(is_aspirin) && flags.contains(&Flag::UnderAge)
}

fn is_aspirin(ingredient: &Ingredient) -> bool {
    ingredient.as_str() == "aspirin"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn age_is_that_of_the_birthday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (born, on, told) in [
            ("1966-11-22", "2026-11-21", None),
            ("1966-11-22", "2026-11-22", Some(Flag::Age60)),
            ("1944-05-05", "2026-11-22", Some(Flag::Age60)),
            ("2010-11-23", "2026-11-22", Some(Flag::UnderAge)),
            ("2010-11-22", "2026-11-22", None),
            // A leap day: sixteen once it is over.
            ("2008-02-29", "2024-02-28", Some(Flag::UnderAge)),
            ("2008-02-29", "2024-02-29", None),
            // Told of a day before the birth: the date is off, and tells nothing.
            ("2026-11-23", "2026-11-22", None),
        ] {
            assert_eq!(Flag::of_age(day(born), day(on)), told, "{born} on {on}");
        }
    }
}
