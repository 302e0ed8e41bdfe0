//! Units, strengths and amounts, counted exactly.

use chrono::TimeDelta;

use crate::Invalid;

/// How many tablets, capsules or millilitres: from 0.001 to 10,000, in thousandths. So fine that a syringe's 2.3 ml is told as it
/// is, and so far that whatever was really taken can be told (4.3 rule 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Units(u32);

impl Units {
    /// The most units.
    const MOST: f64 = 10_000.0;

    /// So many units.
    ///
    /// # Errors
    /// [`Invalid::Units`] unless it is 0.001 to 10,000, with three places after the point at most.
    pub fn new(units: f64) -> Result<Units, Invalid> {
        let thousandths = (units * 1000.0).round();
        if !(1.0..=Units::MOST * 1000.0).contains(&thousandths) || thousandths / 1000.0 != units {
            return Err(Invalid::Units);
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 10,000,000")]
        Ok(Units(thousandths as u32))
    }

    /// From whole thousandths, as they stand on disk.
    ///
    /// # Errors
    /// [`Invalid::Units`] as in [`Units::new`].
    pub fn of_thousandths(thousandths: u32) -> Result<Units, Invalid> {
        Units::new(f64::from(thousandths) / 1000.0)
    }

    /// How many.
    pub fn count(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// How many thousandths.
    pub fn thousandths(self) -> u32 {
        self.0
    }
}

/// What one unit holds of an ingredient, in whole micrograms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PerUnit(u32);

impl PerUnit {
    /// The most milligrams in a unit. The strongest tablets hold about 1,000 mg, sachets a few thousand.
    pub const MOST_MILLIGRAMS: f64 = 10_000.0;

    /// So many milligrams in a unit.
    ///
    /// # Errors
    /// [`Invalid::PerUnit`] unless it is whole micrograms, one at least, and [`PerUnit::MOST_MILLIGRAMS`] at most: a strength that is
    /// finer is never taken for another.
    pub fn new(milligrams: f64) -> Result<PerUnit, Invalid> {
        let micrograms = (milligrams * 1000.0).round();
        if !(1.0..=PerUnit::MOST_MILLIGRAMS * 1000.0).contains(&micrograms) || micrograms / 1000.0 != milligrams {
            return Err(Invalid::PerUnit);
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 10,000,000")]
        Ok(PerUnit(micrograms as u32))
    }

    /// From whole micrograms, as they stand on disk.
    pub fn of_micrograms(micrograms: u32) -> PerUnit {
        PerUnit(micrograms)
    }

    /// Whole micrograms.
    pub fn micrograms(self) -> u32 {
        self.0
    }

    /// Milligrams.
    pub fn milligrams(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// What so many units hold.
    pub fn times(self, units: Units) -> Amount {
        Amount(u64::from(self.0) * u64::from(units.thousandths()))
    }
}

/// An amount of an ingredient, in nanograms, so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(u64);

impl Amount {
    /// So many whole milligrams.
    pub const fn of_milligrams(milligrams: u64) -> Amount {
        Amount(milligrams * 1_000_000)
    }

    /// What is left without a part of it.
    #[must_use]
    pub fn without(self, part: Amount) -> Amount {
        Amount(self.0.saturating_sub(part.0))
    }

    /// The exact count.
    pub(super) fn exact(self) -> u64 {
        self.0
    }

    /// Milligrams.
    pub fn milligrams(self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "below 2^53 up to 9 kg")]
        let nanograms = self.0 as f64;
        nanograms / 1_000_000.0
    }
}

impl std::ops::Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount(self.0 + other.0)
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), |sum, amount| sum + amount)
    }
}

/// Hours that a label names, in quarters from 0.25 to 168 (a week).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(u16);

impl Hours {
    /// The most quarters of an hour.
    const MOST: u16 = 168 * 4;

    /// So many hours.
    ///
    /// # Errors
    /// [`Invalid::LabelHours`] unless it is 0.25 to 168 in quarters.
    pub fn new(hours: f64) -> Result<Hours, Invalid> {
        (1..=Hours::MOST).find(|quarters| f64::from(*quarters) == hours * 4.0).map(Hours).ok_or(Invalid::LabelHours)
    }

    /// From whole quarters, as they stand on disk.
    ///
    /// # Errors
    /// [`Invalid::LabelHours`] as in [`Hours::new`].
    pub fn of_quarters(quarters: u16) -> Result<Hours, Invalid> {
        Hours::new(f64::from(quarters) / 4.0)
    }

    /// Whole quarters.
    pub fn quarters(self) -> u16 {
        self.0
    }

    /// How many.
    pub fn count(self) -> f64 {
        f64::from(self.0) / 4.0
    }

    /// As elapsed time.
    pub fn elapsed(self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.0) * 15)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn whatever_was_taken_can_be_told_to_a_thousandth() {
        for units in [0.001, 0.05, 0.125, 0.25, 0.333, 0.5, 1.0, 1.75, 2.3, 100.0, 200.0, 10_000.0] {
            assert_eq!(Units::new(units).map(Units::count), Ok(units));
        }
        for units in [0.0, -1.0, 0.0004, 1.0 / 3.0, 2.0001, 10_000.5, f64::NAN, f64::INFINITY] {
            assert_eq!(Units::new(units), Err(Invalid::Units), "{units}");
        }
    }

    #[test]
    fn strengths_are_above_nothing_and_sums_are_exact() {
        for milligrams in [0.0, -1.0, 0.0001, 10_001.0, f64::NAN, f64::INFINITY] {
            assert_eq!(PerUnit::new(milligrams), Err(Invalid::PerUnit), "{milligrams}");
        }
        let tenth = PerUnit::new(0.1).unwrap().times(Units::new(1.0).unwrap());
        let sum: Amount = std::iter::repeat_n(tenth, 10).sum();
        assert_eq!(sum, Amount::of_milligrams(1));
        let quarters = PerUnit::new(325.0).unwrap().times(Units::new(0.25).unwrap());
        assert!((quarters.milligrams() - 81.25).abs() < f64::EPSILON);
    }

    #[test]
    fn hours_are_a_quarter_to_a_week() {
        assert_eq!(Hours::new(4.0).map(Hours::elapsed), Ok(TimeDelta::hours(4)));
        for hours in [0.0, -1.0, 0.1, 168.25, f64::NAN] {
            assert_eq!(Hours::new(hours), Err(Invalid::LabelHours), "{hours}");
        }
    }
}
