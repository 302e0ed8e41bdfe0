//! Side effects (S65), with time and strength.

use crate::Invalid;
use crate::time::{Moment, Uptime, WallTime};

/// What a side effect can be, the article's four first (S65). Codes; the words are in the locales.
pub const SIDE_EFFECTS: [&str; 9] = [
    "dizziness",
    "drowsiness",
    "tiredness",
    "slow-response",
    "stomach-pain",
    "nausea",
    "dry-mouth",
    "rash",
    "headache",
];

codes! {
    /// How strong it was, the weakest first.
    #[allow(missing_docs, reason = "they are words of everyday")]
    pub enum SideEffectStrength {
        Mild = "mild",
        Moderate = "moderate",
        Severe = "severe",
    }
}

/// One side effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideEffect {
    /// A code of [`SIDE_EFFECTS`], or the person's own words.
    pub what: String,
    /// How strong.
    pub strength: SideEffectStrength,
    /// When.
    pub at: WallTime,
    /// The computer's uptime then, by that at which it was told.
    pub uptime: Option<Uptime>,
    /// Number of the product that the person thinks of.
    pub product: Option<i64>,
}

impl SideEffect {
    /// When, by both clocks.
    pub fn moment(&self) -> Moment {
        Moment { uptime: self.uptime.clone(), ..Moment::told(self.at) }
    }

    /// The most characters of the person's own words; they have to fit a button.
    pub const LONGEST: usize = 60;

    /// What it was, with the blanks around it taken off.
    ///
    /// # Errors
    /// [`Invalid::SideEffect`] when it is empty, longer than [`SideEffect::LONGEST`] or holds a control character.
    pub fn words(what: &str) -> Result<String, Invalid> {
        let what = what.trim();
        let fits =
            !what.is_empty() && what.chars().count() <= SideEffect::LONGEST && !what.chars().any(char::is_control);
        if fits { Ok(what.to_owned()) } else { Err(Invalid::SideEffect) }
    }
}
