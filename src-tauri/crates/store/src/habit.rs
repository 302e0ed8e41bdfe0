//! Habits, by day.

use chrono::NaiveDate;
use respite_domain::habit::Habit;

use crate::row::row;
use crate::{Result, Store, Stored};

row!(Habit in "habit" { day, low_heels, weight });

impl Store {
    /// What was told of the days `from` to `to`, the latest day first, and of a day what was told last.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn habits(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Stored<Habit>>> {
        let which = "WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day DESC, uid DESC";
        self.select(which, [from.to_string(), to.to_string()])
    }
}
