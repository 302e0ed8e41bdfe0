//! Habits that are good for the back (S80–S83): kept only where the person wishes to, counted, and never judged.

use chrono::NaiveDate;

use crate::Invalid;
use crate::history::line_or_nothing;

/// What was told of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habit {
    /// The day.
    pub day: NaiveDate,
    /// Whether the shoes had low heels (S82); absent means "not said".
    pub low_heels: Option<bool>,
    /// The weight in the person's own words, unit included (S81). Nothing is worked out of it.
    pub weight: String,
}

impl Habit {
    /// Checks it before anything is saved.
    ///
    /// # Errors
    /// [`Invalid::Line`] where the weight is no short line.
    pub fn check(&self) -> Result<(), Invalid> {
        line_or_nothing(&self.weight)
    }

    /// Whether it says anything.
    pub fn says_something(&self) -> bool {
        self.low_heels.is_some() || !self.weight.is_empty()
    }
}
