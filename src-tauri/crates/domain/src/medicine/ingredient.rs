//! Ingredients: one substance is one ingredient, whatever it is called (S54–S57, S62; 4.1, 4.2, 4.3 rule 1).

use super::known::{Class, KNOWN, Known};
use crate::region::Region;

/// A substance: the code of a known one, or the person's own words in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ingredient(String);

/// The ingredient that stands for one whose name nobody told.
const UNNAMED: &str = "other-nsaid";

impl Ingredient {
    /// The most characters that an ingredient's name may have.
    pub const LONGEST: usize = 60;

    /// The known one with this code, or the one that the person calls so.
    pub(super) fn called(name: impl Into<String>) -> Ingredient {
        Ingredient(name.into())
    }

    /// One that stands in the file and whose name can't be read: it may be any. Nothing that is told has no name.
    pub fn unread() -> Ingredient {
        Ingredient::called("")
    }

    /// Whether its name can be read.
    pub fn is_read(&self) -> bool {
        !self.0.is_empty()
    }

    /// Its code, or the person's own words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether its name is known. "Another NSAID" may be a different one in each medicine, so it is counted for each alone, by
    /// [its name](super::Substance::only_in).
    pub fn is_named(&self) -> bool {
        self.0 != UNNAMED && self.is_read()
    }

    /// What it is counted with.
    pub fn class(&self) -> Class {
        self.known().map_or(Class::Other, |known| known.class)
    }

    /// Whether Respite knows it. Of any other nothing is checked, and that is said.
    pub fn is_known(&self) -> bool {
        self.known().is_some()
    }

    /// Whether it can make sleepy. One whose name can't be read may.
    pub fn is_sedating(&self) -> bool {
        !self.is_read() || self.known().is_some_and(|known| known.sedating)
    }

    /// Whether it is known to be for pain or spasm, and for little else.
    pub fn is_for_pain(&self) -> bool {
        self.known().is_some_and(|known| known.for_pain)
    }

    /// Whether it is not sold without a prescription: celecoxib (0b.6) and muscle relaxers (S62).
    pub fn is_prescription_only(&self) -> bool {
        self.known().is_some_and(|known| known.prescription_only)
    }

    /// Whether it is not sold without a prescription for the back where the person lives: naproxen is so in the United States
    /// alone (4.2). Of whoever did not say where, nothing is known.
    pub fn is_prescription_only_in(&self, region: Option<Region>) -> bool {
        let naproxen_is = region.is_some_and(|region| region != Region::Us);
        self.is_prescription_only() || naproxen_is && self.0 == "naproxen"
    }

    /// Whether it is for a few weeks only, whatever a label says: its days in a row count ([`CYCLOBENZAPRINE_DAYS`]).
    ///
    /// [`CYCLOBENZAPRINE_DAYS`]: super::CYCLOBENZAPRINE_DAYS
    pub fn has_most_days(&self) -> bool {
        self.0 == "cyclobenzaprine"
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
    fn classes() {
        for (words, class, sedating, prescription_only) in [
            ("ibuprofen", Class::Nsaid, false, false),
            ("celecoxib", Class::Nsaid, false, true),
            ("meloxicam", Class::Nsaid, false, false),
            ("paracetamol", Class::Acetaminophen, false, false),
            ("cyclobenzaprine", Class::MuscleRelaxer, true, true),
            ("tizanidine", Class::MuscleRelaxer, true, true),
            ("chlorzoxazone", Class::MuscleRelaxer, true, true),
            ("orphenadrine", Class::MuscleRelaxer, true, true),
            ("diphenhydramine", Class::Other, true, false),
            ("diazepam", Class::Other, true, false),
            ("tramadol", Class::Other, true, false),
            ("Valium", Class::Other, true, false),
            ("zopiclone", Class::Other, true, false),
            ("gabapentin", Class::Other, true, false),
            ("amitriptyline", Class::Other, true, false),
            ("caffeine", Class::Other, false, false),
            ("arnica", Class::Other, false, false),
        ] {
            let ingredient = Ingredient::new(words).unwrap();
            assert_eq!(ingredient.class(), class, "{words}");
            assert_eq!(ingredient.is_sedating(), sedating, "{words}");
            assert_eq!(ingredient.is_prescription_only(), prescription_only, "{words}");
        }
    }
}
