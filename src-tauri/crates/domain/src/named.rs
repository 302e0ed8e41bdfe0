//! On how many days the person named what made it worse, what made it better, what set it off (S25, S38, S39).
//!
//! A day counts for a list where its entries named anything in it: what nobody said is not a day without it. It is a count,
//! and says nothing of causes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::Invalid;
use crate::relief::FEWEST_TO_TELL;
use crate::statistic::Tally;
use crate::words::{List, Words};

/// "I do not know" names nothing.
const UNKNOWN: &str = "unknown";

/// Words of a list, and on how many of the days that named anything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub words: Words,
    /// On how many days, of those that named anything in the list.
    pub days: Tally,
}

impl Named {
    /// Whether there are enough days to tell the count (3.2, rule 9).
    pub fn tells(&self) -> bool {
        self.days.of >= FEWEST_TO_TELL
    }
}

/// What was named in one list, by day: the words of most days first. `said` holds words with the day of their entry, in any
/// order and as often as they were said.
pub fn named(said: &[(NaiveDate, Words)]) -> Vec<Named> {
    let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
    let mut by_words: BTreeMap<&Words, BTreeSet<NaiveDate>> = BTreeMap::new();
    for (day, words) in said.iter().filter(|(_, words)| words.as_str() != UNKNOWN) {
        days.insert(*day);
        by_words.entry(words).or_default().insert(*day);
    }
    let mut named: Vec<Named> = by_words
        .into_iter()
        .map(|(words, on)| Named { words: words.clone(), days: Tally { count: on.len(), of: days.len() } })
        .collect();
    named.sort_by_key(|named| std::cmp::Reverse(named.days.count));
    named
}

/// Whether words of a list can be put on the list of what the person avoids (S39).
///
/// # Errors
/// [`Invalid::NotAvoidable`] unless they name something that made it worse or set it off.
pub fn may_avoid(list: List, words: &Words) -> Result<(), Invalid> {
    let names_a_cause = matches!(list, List::Worse | List::Trigger) && words.as_str() != UNKNOWN;
    if names_a_cause { Ok(()) } else { Err(Invalid::NotAvoidable) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn counts(said: &[(u32, &str)]) -> Vec<(String, usize, usize, bool)> {
        let said: Vec<_> = said
            .iter()
            .map(|(day, words)| (NaiveDate::from_ymd_opt(2026, 11, *day).unwrap(), Words::new(words).unwrap()))
            .collect();
        let told = |named: Named| (named.words.as_str().to_owned(), named.days.count, named.days.of, named.tells());
        named(&said).into_iter().map(told).collect()
    }

    #[test]
    fn days_are_counted_of_those_that_named_anything() {
        for (said, expect) in [
            (&[][..], &[][..]),
            // Twice on one day is one day.
            (&[(1, "bending"), (1, "bending")], &[("bending", 1, 1, false)]),
            (&[(1, "bending"), (2, "the cat")], &[("bending", 1, 2, false), ("the cat", 1, 2, false)]),
            // S39: "worse after X on 4 of 6 days".
            (
                &[
                    (1, "sport"),
                    (2, "bending"),
                    (3, "bending"),
                    (4, "bending"),
                    (4, "sport"),
                    (5, "bending"),
                    (6, "the cat"),
                ],
                &[("bending", 4, 6, true), ("sport", 2, 6, true), ("the cat", 1, 6, true)],
            ),
            // Not to know is not to name anything.
            (&[(1, "unknown"), (2, "bending"), (3, "unknown"), (3, "bending")], &[("bending", 2, 2, false)]),
            (&[(1, "unknown")], &[]),
            // Three days are enough, two are not.
            (&[(1, "a"), (2, "a"), (3, "b")], &[("a", 2, 3, true), ("b", 1, 3, true)]),
        ] {
            let expect: Vec<_> =
                expect.iter().map(|(words, count, of, tells)| ((*words).to_owned(), *count, *of, *tells)).collect();
            assert_eq!(counts(said), expect, "{said:?}");
        }
    }

    #[test]
    fn what_made_it_worse_or_set_it_off_can_be_avoided() {
        let words = |words| Words::new(words).unwrap();
        assert_eq!(may_avoid(List::Worse, &words("bending")), Ok(()));
        assert_eq!(may_avoid(List::Trigger, &words("the cat")), Ok(()));
        for (list, off) in [(List::Better, "heat"), (List::CouldNot, "chores"), (List::Worse, "unknown")] {
            assert_eq!(may_avoid(list, &words(off)), Err(Invalid::NotAvoidable), "{off}");
        }
    }
}
