//! What a person tells of themselves, for "your label says ask a doctor first" (4.2 label warnings; 4.3 rule 8). It changes no
//! limit.

use super::{Class, Product, ProductKind};

codes! {
    /// One such thing, in the order asked.
    #[allow(missing_docs, reason = "they say what they are; the words are in the locales")]
    pub enum Flag {
        Age60 = "age-60",
        Ulcer = "ulcer",
        BloodThinner = "blood-thinner",
        Heart = "heart",
        Kidney = "kidney",
        Liver = "liver",
        Asthma = "asthma",
        Pregnant = "pregnant",
        Allergy = "allergy",
        Drinks = "drinks",
        Under50Kg = "under-50-kg",
        UnderAge = "under-age",
    }
}

impl Flag {
    /// Whether labels of this class say "ask a doctor first" for it (4.2).
    fn concerns(self, class: Class) -> bool {
        match (class, self) {
            (Class::Nsaid, flag) => flag != Flag::Under50Kg,
            (
                Class::Acetaminophen,
                Flag::Liver | Flag::BloodThinner | Flag::Allergy | Flag::Drinks | Flag::UnderAge | Flag::Under50Kg,
            ) => true,
            (Class::Acetaminophen | Class::MuscleRelaxer | Class::Other, _) => false,
        }
    }
}

/// For which of these flags the label of a product says "ask a doctor first". Of a prescribed one a doctor was asked. What the
/// label forbids is not among them: see [`never`].
pub fn ask_first(product: &Product, flags: &[Flag]) -> Vec<Flag> {
    if product.kind == ProductKind::Prescribed {
        return Vec::new();
    }
    let concerned = |flag: &Flag| product.contents.iter().any(|content| flag.concerns(content.ingredient.class()));
    let forbidden = |flag: &Flag| *flag == Flag::UnderAge && never(product, flags);
    flags.iter().copied().filter(|flag| concerned(flag) && !forbidden(flag)).collect()
}

/// Whether the label of a product says "never" to this person: aspirin under 16 (4.2), whose danger is Reye's syndrome. Of a
/// prescribed one a doctor was asked.
pub fn never(product: &Product, flags: &[Flag]) -> bool {
    let aspirin = product.contents.iter().any(|content| content.ingredient.as_str() == "aspirin");
    product.kind == ProductKind::Otc && aspirin && flags.contains(&Flag::UnderAge)
}
