//! What holds of any doses, in whatever order they were told, at every moment.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::tests::{look, product, units, wall, written};
use super::*;
use crate::medicine::{Amount, Hours, Label, LabelSource, Product, ProductKind};

/// The products of these properties, all with ibuprofen: the hours, the milligrams and the units a day of each label.
const PRODUCTS: [(i64, f64, f64, f64); 3] = [(1, 4.0, 200.0, 8.0), (2, 6.0, 200.0, 6.0), (3, 8.0, 400.0, 2.5)];

fn shelf() -> Shelf {
    let of = |(id, hours, milligrams, per_day): (i64, f64, f64, f64)| {
        let label = Label {
            per_dose: None,
            first_dose: None,
            larger: None,
            hours: Hours::new(hours).ok(),
            hours_up_to: None,
            per_day: Some(units(per_day)),
            doses_per_day: None,
            days: None,
            source: LabelSource::Own,
            checked_on: NaiveDate::from_ymd_opt(2026, 1, 1),
            until: None,
        };
        let label = Some(label);
        (id, Product { label, ..product(&format!("product {id}"), ProductKind::Otc, &[("ibuprofen", milligrams)]) })
    };
    PRODUCTS.into_iter().map(of).collect()
}

fn start() -> WallTime {
    wall("2026-10-24T00:00:00+02:00")
}

fn at(minute: i64) -> WallTime {
    start() + TimeDelta::minutes(minute)
}

fn hours_of(dose: &Dose) -> TimeDelta {
    TimeDelta::hours(if dose.product == 1 { 4 } else { 2 + dose.product * 2 })
}

prop_compose! {
    fn a_dose()(product in 1_i64..=3, minute in 0_i64..2880, count in 1_u32..6, alcohol: bool) -> Dose {
        Dose { product, units: units(f64::from(count)), at: at(minute), alcohol }
    }
}

/// Doses of which some lie close to each other, so that rules meet.
fn doses() -> impl Strategy<Value = Vec<Dose>> {
    prop::collection::vec(a_dose(), 0..14)
}

/// What each dose of the 24 hours holds, and the limit of its label.
fn milligrams(doses: &[Dose], now: WallTime) -> Vec<(f64, f64)> {
    let within = doses.iter().filter(|dose| dose.at <= now && now - dose.at < TimeDelta::hours(24));
    let of = |dose: &Dose| {
        let (_, _, strength, per_day) = PRODUCTS[usize::try_from(dose.product - 1).unwrap()];
        (strength * dose.units.count(), strength * per_day)
    };
    within.map(of).collect()
}

fn sum(held: &[(f64, f64)]) -> f64 {
    held.iter().map(|(amount, _)| amount).sum()
}

fn is_over(held: &[(f64, f64)]) -> bool {
    held.iter().map(|(_, limit)| *limit).reduce(f64::min).is_some_and(|lowest| sum(held) > lowest)
}

/// Whether what was taken of the labels up to one of them is more than that one allows.
fn is_over_its_own(held: &[(f64, f64)]) -> bool {
    let up_to = |most: f64| held.iter().filter(|(_, limit)| *limit <= most).map(|(amount, _)| amount).sum::<f64>();
    held.iter().any(|(_, limit)| up_to(*limit) > *limit)
}

fn was_too_early(dose: &Dose, doses: &[Dose]) -> bool {
    doses.iter().any(|other| {
        dose.at - other.at >= TimeDelta::minutes(1) && dose.at < other.at + hours_of(other).max(hours_of(dose))
    })
}

proptest! {
    /// Over the limit while the 24 hours hold more than the lowest label allows; whom to call while a label allows less than was
    /// taken of all that allow no more than it.
    #[test]
    fn over_the_limit_while_the_24_hours_are(doses in doses(), minute in 0_i64..4320) {
        let now = at(minute);
        let found = look(&shelf(), &doses, &[], |facts| at_moment(facts, now));
        let held = milligrams(&doses, now);
        let told = found.iter().find(|finding| finding.kind.code() == "over-limit");
        prop_assert_eq!(told.is_some(), is_over(&held));
        prop_assert_eq!(told.is_some_and(|told| told.poison), is_over_its_own(&held));
        if let Some(FindingKind::OverLimit { total, .. }) = told.map(|told| &told.kind) {
            prop_assert_eq!(total.milligrams(), sum(&held));
        }
        // What was so within a day, and is not any more or was graver, is told as what was.
        let was = doses.iter().filter(|dose| dose.at <= now && now - dose.at < TimeDelta::hours(24)).any(|dose| {
            let then = milligrams(&doses, dose.at);
            is_over(&then) && told.is_none_or(|told| is_over_its_own(&then) && !told.poison)
        });
        prop_assert_eq!(found.iter().any(|finding| finding.kind.code() == "was-over"), was);
    }

    /// The last dose is the last one up to now, and the end the latest of the hours that run.
    #[test]
    fn the_last_dose_and_the_hours_that_run(doses in doses(), minute in 0_i64..4320) {
        let now = at(minute);
        let found = look(&shelf(), &doses, &[], |facts| at_moment(facts, now));
        let seen: Vec<Dose> = doses.iter().filter(|dose| dose.at <= now).cloned().collect();
        let ends = seen.iter().map(|dose| (dose.at, dose.at + hours_of(dose))).filter(|(_, ends)| *ends > now);
        let since = ends.clone().map(|(from, _)| from).min();
        let early = since.is_some_and(|since| seen.iter().any(|dose| dose.at >= since && was_too_early(dose, &seen)));
        let told: Vec<&FindingKind> =
            found.iter().map(|finding| &finding.kind).filter(|kind| kind.code() == "too-early").collect();
        prop_assert_eq!(told.len(), usize::from(early));
        if let Some(FindingKind::TooEarly { last, from, hours, ends: told_end, .. }) = told.first() {
            prop_assert_eq!(Some(*last), seen.iter().map(|dose| dose.at).max());
            prop_assert!(*told_end > now);
            prop_assert_eq!(Some(*told_end), ends.map(|(_, ends)| ends).max());
            prop_assert_eq!(*from + hours.elapsed(), *told_end);
        }
    }

    /// A dose is too early while the hours of any dose before it run, and the latest end is named.
    #[test]
    fn a_dose_is_too_early_while_any_hours_run(doses in doses(), dose in a_dose()) {
        let found = look(&shelf(), &doses, &[], |facts| brought_by(&dose, facts));
        let of_it = found.iter().find_map(|finding| match &finding.kind {
            FindingKind::TooEarly { product, ends, .. } if product.id == dose.product => Some(*ends),
            _ => None,
        });
        if was_too_early(&dose, &doses) {
            prop_assert!(of_it.is_some_and(|ends| ends > dose.at));
        }
    }

    /// The order in which doses were told changes nothing, at no moment and for no further dose.
    #[test]
    fn the_order_of_telling_changes_nothing(
        (doses, told_otherwise) in doses().prop_flat_map(|doses| (Just(doses.clone()), Just(doses).prop_shuffle())),
        minute in 0_i64..4320,
        further in a_dose(),
    ) {
        let all = |doses: &[Dose]| look(&shelf(), doses, &[], |facts| {
            (at_moment(facts, at(minute)), brought_by(&further, facts), exceeded(&further, facts))
        });
        prop_assert_eq!(all(&doses), all(&told_otherwise));
    }

    /// Whatever was taken while the clock was ahead by whatever, and by more or less later: now no sum is lower than what was
    /// really taken.
    #[test]
    fn a_clock_that_was_ahead_hides_nothing(
        before in doses(),
        ahead in prop::collection::vec((0_i64..2880, 1_u32..6, 1_i64..100_000), 1..6),
    ) {
        // The ones before were written by the right clock, those after while it was ahead; it is set right at minute 2880.
        let now = at(2880);
        let taken = |minute: i64, count: u32| {
            Dose { product: 1, units: units(f64::from(count)), at: at(minute), alcohol: false }
        };
        // A time that has come by now cannot be told from one that was written by the right clock.
        let ahead = ahead.iter().map(|(minute, count, by)| {
            (taken(*minute, *count), taken(minute + (*by).max(2880), *count))
        });
        let mut both: Vec<(Dose, Dose)> = before.into_iter().map(|dose| (dose.clone(), dose)).chain(ahead).collect();
        both.sort_by_key(|(truly, _)| truly.at);
        let (truly, doses): (Vec<Dose>, Vec<Dose>) = both.into_iter().unzip();
        let written = written(&doses);
        let sum = |doses: &[Dose]| totals(doses, &shelf(), now).first().map(|total| total.amount);
        prop_assert!(sum(&known_now(&written, now)) >= sum(&truly));
        prop_assert!(known_now(&written, now).iter().all(|dose| dose.at <= now));
        let told = look(&shelf(), &[], &[], |facts| at_present(facts, &written, now));
        prop_assert!(told.iter().any(|finding| finding.kind.code() == "clock-ahead"));
        prop_assert!(sum(&doses) <= sum(&known_now(&written, now)));
        prop_assert!(Amount::default() < sum(&known_now(&written, now)).unwrap());
    }
}
