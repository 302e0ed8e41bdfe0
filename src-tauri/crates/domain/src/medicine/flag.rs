//! What a person tells of themselves, for "your label says ask a doctor first" (4.2 label warnings; 4.3 rule 8). It changes no
//! limit.

use super::{Class, Kind, Product};

/// One such thing, by code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "they say what they are; the words are in the locales")]
pub enum Flag {
    Age60,
    UnderAge,
    Ulcer,
    Kidney,
    Heart,
    Liver,
    Pregnant,
    BloodThinner,
    Asthma,
    Allergy,
    Drinks,
    Under50Kg,
}

/// All of them with their codes, in the order asked.
pub const FLAGS: [(Flag, &str); 12] = [
    (Flag::Age60, "age-60"),
    (Flag::Ulcer, "ulcer"),
    (Flag::BloodThinner, "blood-thinner"),
    (Flag::Heart, "heart"),
    (Flag::Kidney, "kidney"),
    (Flag::Liver, "liver"),
    (Flag::Asthma, "asthma"),
    (Flag::Pregnant, "pregnant"),
    (Flag::Allergy, "allergy"),
    (Flag::Drinks, "drinks"),
    (Flag::Under50Kg, "under-50-kg"),
    (Flag::UnderAge, "under-age"),
];

impl Flag {
    /// Its code.
    pub fn code(self) -> &'static str {
        FLAGS.iter().find(|(flag, _)| *flag == self).map_or("", |(_, code)| code)
    }

    /// The flag with this code.
    pub fn from_code(code: &str) -> Option<Flag> {
        FLAGS.iter().find(|(_, known)| *known == code).map(|(flag, _)| *flag)
    }

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
    if product.kind == Kind::Prescribed {
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
    product.kind == Kind::Otc && aspirin && flags.contains(&Flag::UnderAge)
}
