//! The person's own exercises: what a doctor or a therapist showed them, beside those of the article. Respite knows nothing of them, and
//! judges none (9): the gate, the numbers and the player are those of all.

use super::{Amount, Exercise, FEW_REPS};
use crate::Invalid;
use crate::entry::check_note;
use crate::history::line;

/// An exercise that the person was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnExercise {
    /// As the person calls it.
    pub name: String,
    /// How it is done, in the person's words.
    pub how: String,
    /// Whether each side works by itself.
    pub has_sides: bool,
}

edited!(OwnExercise { name, how, has_sides });

impl OwnExercise {
    /// Whether it can be kept as it is.
    ///
    /// # Errors
    /// [`Invalid::Line`] of the name; [`Invalid::NoteTooLong`] or [`Invalid::NoteNotText`] of how it is done.
    pub fn check(&self) -> Result<(), Invalid> {
        line(&self.name)?;
        check_note(&self.how)
    }

    /// Whether it is the one that somebody means by this name, however that is spelled.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.to_lowercase() == name.trim().to_lowercase()
    }
}

/// Which exercise it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// One of the article.
    Given(Exercise),
    /// The one of the person's own with this number.
    Own(i64),
}

impl Which {
    /// How much of it is done where nobody said. Of one's own that is the fewest of the article: who showed it said how much, and until
    /// the person tells that, it begins with little.
    pub fn usual(self) -> Amount {
        match self {
            Which::Given(exercise) => exercise.usual(),
            Which::Own(_) => Amount::usual(FEW_REPS),
        }
    }
}

impl From<Exercise> for Which {
    fn from(exercise: Exercise) -> Which {
        Which::Given(exercise)
    }
}
