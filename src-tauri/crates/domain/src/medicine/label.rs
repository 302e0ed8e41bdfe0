//! What a label allows (S56, S61; 4.3 rule 2). The person's own label is the rule.

use chrono::NaiveDate;

use super::{Hours, Units, WINDOW};
use crate::Invalid;
use crate::time::WallTime;

codes! {
    /// Where the values of a label came from.
    #[derive(Default)]
    pub enum LabelSource {
        /// Labels in the United States (4.1).
        Us = "us",
        /// Labels in the United Kingdom (4.2).
        Uk = "uk",
        /// The person.
        #[default]
        Own = "own",
    }
}

/// What a label allows. For a prescribed product: what was prescribed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Most units in one dose.
    pub per_dose: Option<Units>,
    /// Most units in a first dose, all within [`FIRST_DOSE_WITHIN_MINUTES`], where it allows more then.
    pub first_dose: Option<Units>,
    /// A larger dose that it allows less often, and the hours for it.
    pub larger: Option<(Units, Hours)>,
    /// Fewest hours between doses.
    pub hours: Option<Hours>,
    /// The upper end where it says "4 to 6 hours".
    pub hours_up_to: Option<Hours>,
    /// Most units in 24 hours.
    pub per_day: Option<Units>,
    /// Most doses in 24 hours.
    pub doses_per_day: Option<u16>,
    /// Most days in a row.
    pub days: Option<u16>,
    /// Where these came from.
    pub source: LabelSource,
    /// The day on which the person compared them with their own label. Unless they did, nothing is said of limits.
    pub checked_on: Option<NaiveDate>,
    /// Since when the person lives where they did not compare it: what was taken from then on does not count by it, what was taken
    /// before does. `None`: they compared it where they live.
    pub until: Option<WallTime>,
}

/// "The first dose may be 2 within the first hour" (4.1, naproxen sodium).
pub const FIRST_DOSE_WITHIN_MINUTES: i64 = 60;
/// The most doses a day that a label may count.
const MOST_DOSES: f64 = 24.0;
/// The most days in a row that a label may name.
const MOST_DAYS: f64 = 365.0;

impl Label {
    /// Whether the numbers fit each other.
    ///
    /// # Errors
    /// [`Invalid::LabelWithoutLimit`] where it limits nothing, [`Invalid::LabelContradicts`].
    pub fn check(&self) -> Result<(), Invalid> {
        if !self.limits_amount() && self.hours.is_none() {
            return Err(Invalid::LabelWithoutLimit);
        }
        let usual = self.per_dose;
        // More than usual, and hours up to so many, say something only beside what is usual.
        let is_whole = (usual.is_some() || self.first_dose.is_none() && self.larger.is_none())
            && (self.hours.is_some() || self.hours_up_to.is_none());
        let units = [usual, self.first_dose, self.larger.map(|larger| larger.0)];
        let fit = units.into_iter().flatten().all(|units| self.per_day.is_none_or(|most| units <= most))
            && [self.first_dose, self.larger.map(|larger| larger.0)]
                .into_iter()
                .flatten()
                .all(|more| usual <= Some(more))
            && (self.hours_up_to.is_none() || self.hours_up_to >= self.hours)
            && self.larger.is_none_or(|larger| Some(larger.1) >= self.hours);
        if fit && is_whole { Ok(()) } else { Err(Invalid::LabelContradicts) }
    }

    /// Whether it says how much may be taken, and not only how long to wait.
    pub fn limits_amount(&self) -> bool {
        self.per_day.is_some() || self.per_dose.is_some() || self.doses_per_day.is_some() || self.days.is_some()
    }

    /// Whether the 24 hours that it names are for one dose: by how often, by how much, or by how long to wait.
    pub fn is_once_a_day(&self) -> bool {
        let one_unit = Units::new(1.0).ok();
        let by_hours = self.usual_hours().is_some_and(|hours| hours.elapsed() == WINDOW);
        by_hours
            || self.doses_per_day == Some(1)
            || self.per_day.is_some() && self.per_dose.or(one_unit) >= self.per_day
    }

    /// The most units in 24 hours: as it says, or as so many doses of so much come to ("1 tablet, 3 times a day").
    pub fn most_a_day(&self) -> Option<Units> {
        self.per_day.or_else(|| {
            let larger = self.larger.map(|larger| larger.0);
            let (usual, doses) = (larger.max(self.per_dose)?.thousandths(), u32::from(self.doses_per_day?));
            let first = self.first_dose.map_or(usual, |first| first.thousandths().max(usual));
            Units::of_thousandths(first + usual * (doses - 1)).ok().filter(|_| self.per_dose.is_some())
        })
    }

    /// Of a label that tells how much and how often, and nothing of a day ("2 tablets every 6 hours"): all the doses that 24 hours can
    /// hold of it, though each came a fifth of its hours early; and the usual dose with its hours. Not of what lasts longer than a day, as a
    /// patch does: one that fell off is put on anew.
    pub fn most_by_hours(&self) -> Option<(Vec<Units>, Units, Hours)> {
        let (usual, hours) = (self.per_dose?, self.usual_hours()?);
        if self.most_a_day().is_some() || hours.elapsed() > WINDOW {
            return None;
        }
        let shortest = hours.elapsed().num_minutes() * 4 / 5;
        let most = self.larger.map_or(usual, |larger| larger.0.max(usual));
        let mut doses: Vec<Units> =
            (0..WINDOW.num_minutes()).step_by(usize::try_from(shortest).ok()?).map(|_| most).collect();
        if let (Some(dose), Some(first)) = (doses.first_mut(), self.first_dose) {
            *dose = first.max(most);
        }
        Some((doses, usual, hours))
    }

    /// A count of doses in 24 hours.
    ///
    /// # Errors
    /// [`Invalid::LabelNumber`] unless it is whole, 1 to 24.
    pub fn count_of_doses(doses: f64) -> Result<u16, Invalid> {
        whole(doses, MOST_DOSES)
    }

    /// A count of days in a row.
    ///
    /// # Errors
    /// [`Invalid::LabelNumber`] unless it is whole, 1 to 365.
    pub fn count_of_days(days: f64) -> Result<u16, Invalid> {
        whole(days, MOST_DAYS)
    }

    /// The fewest hours between doses; of a label that was told in part, those that it names.
    pub fn usual_hours(&self) -> Option<Hours> {
        self.hours.or(self.hours_up_to)
    }

    /// The longest interval that it names.
    pub fn longest_interval(&self) -> Option<Hours> {
        [self.hours, self.hours_up_to, self.larger.map(|larger| larger.1)].into_iter().flatten().max()
    }

    /// The same values, whoever checked them.
    pub fn same_values(&self, other: &Label) -> bool {
        let values = |label: &Label| Label { checked_on: None, until: None, source: LabelSource::Own, ..label.clone() };
        values(self) == values(other)
    }
}

fn whole(number: f64, most: f64) -> Result<u16, Invalid> {
    if !(1.0..=most).contains(&number) || number.fract() != 0.0 {
        return Err(Invalid::LabelNumber);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, 1 to 365")]
    Ok(number as u16)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn label(change: impl FnOnce(&mut Label)) -> Result<(), Invalid> {
        let units = |units| Units::new(units).ok();
        let hours = |hours| Hours::new(hours).ok();
        let mut label = Label {
            per_dose: units(2.0),
            first_dose: None,
            larger: None,
            hours: hours(4.0),
            hours_up_to: hours(6.0),
            per_day: Units::new(6.0).ok(),
            doses_per_day: None,
            days: Some(10),
            source: LabelSource::Own,
            checked_on: None,
            until: None,
        };
        change(&mut label);
        label.check()
    }

    #[test]
    fn numbers_of_a_label_fit_each_other() {
        let units = |units| Units::new(units).unwrap();
        let hours = |hours| Hours::new(hours).unwrap();
        assert_eq!(label(|_| {}), Ok(()));
        assert_eq!(label(|label| label.per_dose = None), Ok(()));
        // Each of them is a limit by itself.
        let none = |label: &mut Label| {
            (label.per_dose, label.hours, label.hours_up_to, label.per_day, label.days) =
                (None, None, None, None, None);
        };
        assert_eq!(label(none), Err(Invalid::LabelWithoutLimit));
        for change in [
            (|label| label.per_dose = Units::new(1.0).ok()) as fn(&mut Label),
            |label| label.hours = Hours::new(6.0).ok(),
            |label| label.per_day = Units::new(6.0).ok(),
            |label| label.doses_per_day = Some(4),
            |label| label.days = Some(3),
        ] {
            assert_eq!(
                label(|label| {
                    none(label);
                    change(label)
                }),
                Ok(())
            );
        }
        for change in [
            (|label| label.per_dose = Units::new(6.25).ok()) as fn(&mut Label),
            |label| label.first_dose = Units::new(1.0).ok(),
            |label| label.hours_up_to = Hours::new(3.0).ok(),
            |label| label.hours = None,
            |label| (label.per_dose, label.first_dose) = (None, Units::new(3.0).ok()),
            |label| (label.per_dose, label.larger) = (None, Units::new(3.0).ok().zip(Hours::new(6.0).ok())),
        ] {
            assert_eq!(label(change), Err(Invalid::LabelContradicts));
        }
        assert_eq!(label(|label| label.larger = Some((units(3.0), hours(6.0)))), Ok(()));
        assert_eq!(label(|label| label.larger = Some((units(1.0), hours(6.0)))), Err(Invalid::LabelContradicts));
        assert_eq!(label(|label| label.larger = Some((units(3.0), hours(3.0)))), Err(Invalid::LabelContradicts));
    }

    #[test]
    fn so_many_doses_of_so_much_are_a_limit_of_the_day() {
        let most = |change: fn(&mut Label)| {
            let mut told = None;
            let _ = label(|label| {
                (label.per_day, label.per_dose, label.doses_per_day) = (None, Units::new(1.0).ok(), Some(3));
                change(label);
                told = label.most_a_day().map(Units::count);
            });
            told
        };
        assert_eq!(most(|_| {}), Some(3.0));
        assert_eq!(most(|label| label.per_dose = Units::new(0.5).ok()), Some(1.5));
        // What it says in so many words counts before what it comes to.
        assert_eq!(most(|label| label.per_day = Units::new(2.0).ok()), Some(2.0));
        // More that it allows now and then is no more than it allows.
        assert_eq!(most(|label| label.first_dose = Units::new(2.0).ok()), Some(4.0));
        assert_eq!(most(|label| label.larger = Units::new(2.0).ok().zip(Hours::new(8.0).ok())), Some(6.0));
        for change in [(|label| label.per_dose = None) as fn(&mut Label), |label| label.doses_per_day = None] {
            assert_eq!(most(change), None);
        }
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(Label::count_of_days(10.0), Ok(10));
        assert_eq!(Label::count_of_doses(4.0), Ok(4));
        for number in [0.0, -1.0, 1.5, 366.0, f64::NAN] {
            assert_eq!(Label::count_of_days(number), Err(Invalid::LabelNumber), "{number}");
        }
        assert_eq!(Label::count_of_doses(25.0), Err(Invalid::LabelNumber));
    }
}
