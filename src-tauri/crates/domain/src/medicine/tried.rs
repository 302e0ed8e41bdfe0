//! Which doses were tried against the pain. Whoever counts them asks here (S63; 7, item 8). One was, where
//!
//! - what is in it is [for pain](Ingredient::is_for_pain): the daily low dose of aspirin is not;
//! - the person told a pain before it with some dose of the medicine, or told of the medicine itself as something tried;
//! - it was taken up to an hour after an entry of pain or spasm, and not at about the same time on the day before, as what is taken each
//!   day is.
//!
//! Of any other nobody knows what it was taken for. Pressure, sleep or a vitamin are no word on the pain.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{Dose, Ingredient, NEXT_DAY_AFTER, Shelf, WINDOW, is_against_pain};
use crate::time::{WallTime, near};

/// How long after an entry a dose is taken to be for what it tells of.
const AFTER_AN_ENTRY: TimeDelta = TimeDelta::hours(1);

/// No two moments of one day lie further apart than this, wherever they were told.
const A_DAY_AND_MORE: TimeDelta = TimeDelta::days(3);

/// What tells which doses were tried.
#[derive(Debug, Clone, Copy)]
pub struct Tries<'a> {
    /// All products.
    pub shelf: &'a Shelf,
    /// The doses, those of the day before among them, in the order of time.
    pub doses: &'a [Dose],
    /// The products of which the person told that they tried them against the pain.
    pub told: &'a BTreeSet<i64>,
    /// When entries of pain or spasm were, in the order of time.
    pub hurt: &'a [WallTime],
}

impl Tries<'_> {
    /// Whether a dose was tried against the pain.
    pub fn holds(&self, dose: &Dose) -> bool {
        let Some(product) = self.shelf.get(&dose.product) else { return false };
        if product.ingredients().any(Ingredient::is_for_pain) {
            return is_against_pain(dose, self.doses_near(dose, A_DAY_AND_MORE), self.shelf);
        }
        let listed = |id: i64| self.shelf.listed_as(id);
        let is_told = self.told.iter().any(|told| listed(*told) == listed(dose.product));
        is_told || self.is_after_an_entry(dose) && !self.is_daily(dose)
    }

    fn is_after_an_entry(&self, dose: &Dose) -> bool {
        near(self.hurt, dose.at, AFTER_AN_ENTRY, |hurt| *hurt).iter().any(|hurt| *hurt <= dose.at)
    }

    /// Whether the same medicine was taken at about the same time on the day before, or on the day after.
    fn is_daily(&self, dose: &Dose) -> bool {
        let (least, most) = (NEXT_DAY_AFTER, WINDOW + (WINDOW - NEXT_DAY_AFTER));
        let same = |other: &&Dose| self.shelf.listed_as(other.product) == self.shelf.listed_as(dose.product);
        self.doses_near(dose, most).iter().filter(same).any(|other| (dose.at - other.at).abs() >= least)
    }

    fn doses_near(&self, dose: &Dose, by: TimeDelta) -> &[Dose] {
        near(self.doses, dose.at, by, |other| other.at)
    }
}
