//! What can be wrong with a value, and may be right all the same: a question.

use super::Invalid;

impl Invalid {
    /// The question that it is, where the person can say that it is right as it is, and it is kept then: by its kind and all that it
    /// asks about, so that an answer is to this question and to no other.
    pub fn question(&self) -> Option<String> {
        Some(match self {
            Invalid::PerhapsIngredient { given, meant } => format!("perhaps-ingredient {given}: {meant}"),
            Invalid::SeveralIngredients { given, held } => format!("several-ingredients {given}: {}", held.join(" ")),
            Invalid::MoreThanNamed { given, held, sleepy } => {
                format!("more-than-named {given}: {} {sleepy}", held.join(" "))
            }
            Invalid::WhichIngredient(given) => format!("which-ingredient {given}"),
            Invalid::UnusualStrength { ingredient, micrograms, unit } => {
                format!("unusual-strength {ingredient}: {} mg {unit}", f64::from(*micrograms) / 1000.0)
            }
            Invalid::OtherStrengthNamed { named, micrograms } => {
                format!(
                    "other-strength-named {} mg: {} mg",
                    f64::from(*named) / 1000.0,
                    f64::from(*micrograms) / 1000.0
                )
            }
            Invalid::PrescriptionOnly(ingredient) => format!("prescription-only {ingredient}"),
            _ => return None,
        })
    }
}
