//! Which strengths exist, roughly: a strength outside is asked about, since a slip of the pen there spoils every sum. Nothing is
//! limited by it, and what the person confirms is kept. General knowledge, made wide on purpose.

use super::{Content, PerUnit, Unit};

/// An ingredient, the milligrams of it in a tablet, capsule or sachet, and those in a millilitre.
type Usual = (&'static str, [f64; 2], [f64; 2]);

const USUAL: &[Usual] = &[
    ("acetaminophen", [50.0, 2000.0], [10.0, 100.0]),
    ("ibuprofen", [25.0, 800.0], [10.0, 60.0]),
    ("naproxen", [50.0, 1000.0], [10.0, 100.0]),
    ("aspirin", [25.0, 1500.0], [10.0, 300.0]),
    ("celecoxib", [25.0, 400.0], [10.0, 50.0]),
    ("diclofenac", [10.0, 150.0], [1.0, 50.0]),
    ("meloxicam", [5.0, 30.0], [1.0, 15.0]),
    ("etoricoxib", [15.0, 120.0], [1.0, 50.0]),
    ("ketoprofen", [10.0, 300.0], [1.0, 100.0]),
    ("mefenamic acid", [50.0, 500.0], [5.0, 50.0]),
    ("cyclobenzaprine", [2.5, 30.0], [0.5, 10.0]),
    ("methocarbamol", [250.0, 1500.0], [50.0, 200.0]),
    ("tizanidine", [1.0, 8.0], [0.1, 4.0]),
    ("baclofen", [5.0, 40.0], [0.05, 5.0]),
    ("carisoprodol", [100.0, 350.0], [10.0, 100.0]),
    ("metaxalone", [200.0, 800.0], [10.0, 200.0]),
    ("codeine", [5.0, 60.0], [0.5, 60.0]),
    ("dihydrocodeine", [5.0, 120.0], [1.0, 60.0]),
    ("tramadol", [25.0, 400.0], [1.0, 100.0]),
    ("diazepam", [1.0, 30.0], [0.1, 10.0]),
    ("caffeine", [10.0, 200.0], [1.0, 50.0]),
];

impl Content {
    /// Whether hardly anything of this ingredient comes in this strength, in units of this sort. `false` where that is not known.
    pub fn is_unusual(&self, unit: Unit) -> bool {
        let Some((_, solid, liquid)) = USUAL.iter().find(|(code, ..)| *code == self.ingredient.as_str()) else {
            return false;
        };
        let [least, most] = match unit {
            Unit::Tablet | Unit::Capsule | Unit::Sachet => *solid,
            Unit::Millilitre => *liquid,
            // A patch is counted by the hour or as a whole, and anything else as the person likes.
            Unit::Patch | Unit::Other => [0.0, PerUnit::MOST_MILLIGRAMS],
        };
        !(least..=most).contains(&self.per_unit.milligrams())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Ingredient, catalogue};
    use super::*;
    use crate::region::Region;

    fn unusual(ingredient: &str, milligrams: f64, unit: Unit) -> bool {
        let content =
            Content { ingredient: Ingredient::new(ingredient).unwrap(), per_unit: PerUnit::new(milligrams).unwrap() };
        content.is_unusual(unit)
    }

    #[test]
    fn a_slip_by_ten_or_a_thousand_is_asked_about() {
        for (ingredient, right) in
            [("paracetamol", 500.0), ("ibuprofen", 200.0), ("aspirin", 325.0), ("cyclobenzaprine", 10.0)]
        {
            assert!(!unusual(ingredient, right, Unit::Tablet), "{ingredient}");
            for slip in [0.001, 0.01, 10.0] {
                assert!(unusual(ingredient, right * slip, Unit::Tablet), "{ingredient} {slip}");
            }
        }
        assert!(unusual("acetaminophen", 49.0, Unit::Capsule) && unusual("acetaminophen", 2001.0, Unit::Sachet));
        assert!(!unusual("acetaminophen", 24.0, Unit::Millilitre) && unusual("acetaminophen", 500.0, Unit::Millilitre));
        assert!(!unusual("fentanyl", 2.0, Unit::Patch) && !unusual("arnica", 0.001, Unit::Tablet));
    }

    #[test]
    fn what_the_tables_offer_is_usual() {
        for entry in [Region::Us, Region::Uk].into_iter().flat_map(catalogue) {
            let content = entry.per_unit.map(|per_unit| Content { ingredient: entry.ingredient.clone(), per_unit });
            assert!(content.is_none_or(|content| !content.is_unusual(entry.unit)), "{}", entry.code);
        }
    }
}
