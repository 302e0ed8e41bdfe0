//! Ingredients: one substance is one ingredient, whatever it is called (S54–S57, S62; 4.1, 4.2, 4.3 rule 1).

use crate::Invalid;

/// A substance: the code of a known one, or the person's own words in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ingredient(String);

/// What an ingredient is counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Against pain and inflammation (S54, S57).
    Nsaid,
    /// Against pain, not against inflammation (S55).
    Acetaminophen,
    /// Acts on the brain, not on the muscle; on prescription only (S62).
    MuscleRelaxer,
    /// Anything else.
    Other,
}

impl Class {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Class::Nsaid => "nsaid",
            Class::Acetaminophen => "acetaminophen",
            Class::MuscleRelaxer => "muscle-relaxer",
            Class::Other => "other",
        }
    }
}

/// What is known of an ingredient.
struct Known {
    code: &'static str,
    class: Class,
    /// Can make sleepy.
    sedating: bool,
    /// Not sold without a prescription.
    prescription_only: bool,
    /// Other names for the same substance.
    names: &'static [&'static str],
}

const fn known(code: &'static str, class: Class, names: &'static [&'static str]) -> Known {
    let relaxer = matches!(class, Class::MuscleRelaxer);
    Known { code, class, sedating: relaxer, prescription_only: relaxer, names }
}

const fn on_prescription(code: &'static str, class: Class) -> Known {
    Known { prescription_only: true, ..known(code, class, &[]) }
}

const fn sedating(code: &'static str, names: &'static [&'static str]) -> Known {
    Known { sedating: true, ..known(code, Class::Other, names) }
}

/// The ingredients of the article and of section 4. Of the "about 20" NSAIDs (S57) those that are not offered are known by name,
/// so that two of them are seen as two. Which other medicines make sleepy is general knowledge; a product's own tick adds to it.
const KNOWN: &[Known] = &[
    known("ibuprofen", Class::Nsaid, &[]),
    known("naproxen", Class::Nsaid, &["naproxen sodium"]),
    known("aspirin", Class::Nsaid, &["acetylsalicylic acid", "asa"]),
    on_prescription("celecoxib", Class::Nsaid),
    known("other-nsaid", Class::Nsaid, &["nsaid", "another nsaid", "other nsaid"]),
    known("dexketoprofen", Class::Nsaid, &[]),
    known("diclofenac", Class::Nsaid, &["diclofenac sodium", "diclofenac potassium"]),
    known("diflunisal", Class::Nsaid, &[]),
    known("etodolac", Class::Nsaid, &[]),
    known("etoricoxib", Class::Nsaid, &[]),
    known("fenoprofen", Class::Nsaid, &[]),
    known("flurbiprofen", Class::Nsaid, &[]),
    known("indomethacin", Class::Nsaid, &["indometacin"]),
    known("ketoprofen", Class::Nsaid, &[]),
    known("ketorolac", Class::Nsaid, &[]),
    known("mefenamic acid", Class::Nsaid, &[]),
    known("meloxicam", Class::Nsaid, &[]),
    known("nabumetone", Class::Nsaid, &[]),
    known("oxaprozin", Class::Nsaid, &[]),
    known("piroxicam", Class::Nsaid, &[]),
    known("sulindac", Class::Nsaid, &[]),
    known("tolmetin", Class::Nsaid, &[]),
    // The names and short forms under which it hides in more than 600 medicines (4.2).
    known("acetaminophen", Class::Acetaminophen, &["paracetamol", "apap", "acetam", "acetaminop"]),
    known("cyclobenzaprine", Class::MuscleRelaxer, &["cyclobenzaprine hydrochloride"]),
    known("methocarbamol", Class::MuscleRelaxer, &[]),
    known("tizanidine", Class::MuscleRelaxer, &[]),
    known("baclofen", Class::MuscleRelaxer, &[]),
    known("carisoprodol", Class::MuscleRelaxer, &[]),
    known("metaxalone", Class::MuscleRelaxer, &[]),
    sedating("diphenhydramine", &[]),
    sedating("doxylamine", &[]),
    sedating("codeine", &[]),
    sedating("hydrocodone", &[]),
    sedating("oxycodone", &[]),
];

impl Ingredient {
    /// The most characters that an ingredient's name may have.
    pub const LONGEST: usize = 60;

    /// An ingredient by its code, by one of its names, or in the person's own words.
    ///
    /// # Errors
    /// [`Invalid::IngredientName`] when it is empty, longer than [`Ingredient::LONGEST`] or holds a control character.
    pub fn new(words: &str) -> Result<Ingredient, Invalid> {
        let words = words.trim().to_lowercase();
        if words.is_empty() || words.chars().count() > Ingredient::LONGEST || words.chars().any(char::is_control) {
            return Err(Invalid::IngredientName);
        }
        let known = KNOWN.iter().find(|known| known.code == words || known.names.contains(&words.as_str()));
        Ok(Ingredient(known.map_or(words, |known| known.code.to_owned())))
    }

    /// Its code, or the person's own words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it is counted with.
    pub fn class(&self) -> Class {
        self.known().map_or(Class::Other, |known| known.class)
    }

    /// Whether it can make sleepy.
    pub fn is_sedating(&self) -> bool {
        self.known().is_some_and(|known| known.sedating)
    }

    /// Whether it is not sold without a prescription: celecoxib (0b.6) and muscle relaxers (S62).
    pub fn is_prescription_only(&self) -> bool {
        self.known().is_some_and(|known| known.prescription_only)
    }

    fn known(&self) -> Option<&'static Known> {
        KNOWN.iter().find(|known| known.code == self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_substance_is_one_ingredient() {
        for (words, code) in [
            ("Paracetamol", "acetaminophen"),
            (" APAP ", "acetaminophen"),
            ("Acetaminop", "acetaminophen"),
            ("acetaminophen", "acetaminophen"),
            ("Naproxen Sodium", "naproxen"),
            ("ASA", "aspirin"),
            ("Arnica", "arnica"),
        ] {
            assert_eq!(Ingredient::new(words).unwrap().as_str(), code, "{words}");
        }
        for words in ["", "  ", "a\u{1b}b", &"x".repeat(61)] {
            assert_eq!(Ingredient::new(words), Err(Invalid::IngredientName), "{words}");
        }
    }

    #[test]
    fn classes() {
        for (words, class, sedating, prescription_only) in [
            ("ibuprofen", Class::Nsaid, false, false),
            ("celecoxib", Class::Nsaid, false, true),
            ("meloxicam", Class::Nsaid, false, false),
            ("paracetamol", Class::Acetaminophen, false, false),
            ("cyclobenzaprine", Class::MuscleRelaxer, true, true),
            ("tizanidine", Class::MuscleRelaxer, true, true),
            ("diphenhydramine", Class::Other, true, false),
            ("arnica", Class::Other, false, false),
        ] {
            let ingredient = Ingredient::new(words).unwrap();
            assert_eq!(ingredient.class(), class, "{words}");
            assert_eq!(ingredient.is_sedating(), sedating, "{words}");
            assert_eq!(ingredient.is_prescription_only(), prescription_only, "{words}");
        }
    }
}
