//! Habits that are good for the back (S80–S83): kept only where the person wishes to, counted, and never judged.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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

edited!(Habit { day, low_heels, weight });

impl Habit {
    /// Checks it before anything is saved.
    ///
    /// # Errors
    /// [`Invalid::Line`] where the weight is no short line.
    pub fn check(&self) -> Result<(), Invalid> {
        line_or_nothing(&self.weight)
    }

    /// What was told of each day, where it was told in more than one row: two computers were told of one day. Of each thing what was
    /// told last. `told`: the last first.
    pub fn by_day(told: impl IntoIterator<Item = Habit>) -> BTreeMap<NaiveDate, Habit> {
        let mut days: BTreeMap<NaiveDate, Habit> = BTreeMap::new();
        for earlier in told {
            match days.entry(earlier.day) {
                Entry::Vacant(day) => _ = day.insert(earlier),
                Entry::Occupied(mut day) => {
                    let last = day.get_mut();
                    last.low_heels = last.low_heels.or(earlier.low_heels);
                    if last.weight.is_empty() {
                        last.weight = earlier.weight;
                    }
                }
            }
        }
        days
    }

    /// Whether it says anything.
    pub fn says_something(&self) -> bool {
        self.low_heels.is_some() || !self.weight.is_empty()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_day_that_was_told_twice_is_one_day_and_the_last_word_of_each_thing_counts() {
        let of = |day, low_heels, weight: &str| Habit {
            day: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            low_heels,
            weight: weight.into(),
        };
        let told = [of(22, Some(false), ""), of(22, Some(true), "82 kg"), of(21, Some(true), "")];
        let days: Vec<Habit> = Habit::by_day(told).into_values().collect();
        assert_eq!(days, [of(21, Some(true), ""), of(22, Some(false), "82 kg")]);
    }
}
