//! A number from 0 to 10 (1.1: numeric rating scale). Missing is never zero, so a score not given is an `Option`.

use crate::Invalid;

/// Points by which a score must differ for the change to matter (1.1: minimal important change in back pain).
pub const CHANGE_THAT_MATTERS: u8 = 2;

/// A whole number from 0 (none) to 10 (the worst the person can imagine).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// The highest score.
    pub const MAX: Score = Score(10);

    /// The score `points`.
    ///
    /// # Errors
    /// [`Invalid::Score`] unless it is a whole number from 0 to 10.
    pub fn new(points: f64) -> Result<Score, Invalid> {
        (0..=10u8).find(|score| f64::from(*score) == points).map(Score).ok_or(Invalid::Score)
    }

    /// The score in points.
    pub fn points(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_a_whole_number_from_0_to_10() {
        for points in [-1.0, 6.5, 11.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Score::new(points), Err(Invalid::Score), "{points}");
        }
        assert_eq!(Score::new(0.0).map(Score::points), Ok(0));
        assert_eq!(Score::new(10.0), Ok(Score::MAX));
    }
}
