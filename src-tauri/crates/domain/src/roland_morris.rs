//! The Roland-Morris questionnaire (1.1): 24 statements, of which a person ticks those that fit today.

use std::collections::BTreeSet;

use crate::Invalid;
use crate::time::WallTime;

/// How many statements there are. The words for them are in the locales, by their number from 1.
pub const STATEMENTS: u8 = 24;

/// One answered questionnaire. Its count is never interpreted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolandMorris {
    /// When it was answered, by the person's clock.
    pub answered: WallTime,
    /// The numbers of the statements that fit.
    ticked: BTreeSet<u8>,
}

impl RolandMorris {
    /// The answers of a person who ticked these statements, or said that none fits.
    ///
    /// # Errors
    /// [`Invalid::NothingTicked`] when neither was said, or both were; [`Invalid::NoStatement`] when there is no such
    /// statement.
    pub fn new(answered: WallTime, ticked: &[u32], none_fits: bool) -> Result<RolandMorris, Invalid> {
        if ticked.is_empty() != none_fits {
            return Err(Invalid::NothingTicked);
        }
        let numbers =
            ticked.iter().map(|number| u8::try_from(*number).ok().filter(|number| (1..=STATEMENTS).contains(number)));
        Ok(RolandMorris { answered, ticked: numbers.collect::<Option<_>>().ok_or(Invalid::NoStatement)? })
    }

    /// The numbers of the statements that fit, in order.
    pub fn ticked(&self) -> impl Iterator<Item = u8> {
        self.ticked.iter().copied()
    }

    /// How many statements fit, 0 to 24.
    pub fn count(&self) -> u8 {
        u8::try_from(self.ticked.len()).unwrap_or(STATEMENTS)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_count_is_of_statements_and_none_has_to_be_said() {
        let check = |ticked: &[u32], none_fits| {
            let answered = WallTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap();
            RolandMorris::new(answered, ticked, none_fits).map(|answers| answers.count())
        };
        let all: Vec<u32> = (1..=24).collect();
        assert_eq!(check(&[3, 1, 24], false), Ok(3));
        assert_eq!(check(&[3, 3], false), Ok(1));
        assert_eq!(check(&all, false), Ok(24));
        assert_eq!(check(&[], true), Ok(0));
        assert_eq!(check(&[], false), Err(Invalid::NothingTicked));
        assert_eq!(check(&[1], true), Err(Invalid::NothingTicked));
        for off in [0, 25, 256 + 3] {
            assert_eq!(check(&[1, off], false), Err(Invalid::NoStatement), "{off}");
        }
    }
}
