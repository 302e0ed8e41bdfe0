//! An ingredient that nobody named: what may be the same is summed, or else told as two (4.3 rules 1, 5, 6a, 7).

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::tests::{codes, dose, look, product, wall};
use super::*;
use crate::medicine::{Hours, Label, LabelSource, Product, Units};

/// A product with another NSAID, two a day, each eight hours, on ten days.
fn unnamed(name: &str) -> Product {
    let label = Label {
        per_dose: Units::new(1.0).ok(),
        first_dose: None,
        larger: None,
        hours: Hours::new(8.0).ok(),
        hours_up_to: None,
        per_day: Units::new(2.0).ok(),
        doses_per_day: None,
        days: Some(10),
        source: LabelSource::Own,
        checked_on: NaiveDate::from_ymd_opt(2026, 1, 1),
        until: None,
    };
    Product { label: Some(label), ..product(name, ProductKind::Otc, &[("another NSAID", 100.0)]) }
}

fn brought(shelf: &Shelf, before: &[Dose], last: &Dose) -> Vec<&'static str> {
    codes(&look(shelf, before, &[], |facts| brought_by(last, facts)))
}

#[test]
fn what_was_deleted_and_added_again_under_its_name_is_summed() {
    let shelf = Shelf::from([(1, unnamed("Rheuma tabs")), (2, unnamed(" rheuma TABS "))]);
    let old = [dose(1, 1.0, "2026-11-22T00:30:00+01:00"), dose(1, 1.0, "2026-11-22T09:00:00+01:00")];
    let third = dose(2, 1.0, "2026-11-22T10:00:00+01:00");
    assert_eq!(brought(&shelf, &old, &third), ["over-limit", "too-early"]);
    let sum = totals(&[old[0].clone(), old[1].clone(), third.clone()], &shelf, third.at);
    assert_eq!((sum.len(), sum[0].amount.milligrams()), (1, 300.0));
    let days: Vec<Dose> = (0..10)
        .map(|day| Dose { at: wall("2026-11-11T08:00:00+01:00") + TimeDelta::days(day), ..old[0].clone() })
        .collect();
    assert_eq!(brought(&shelf, &days, &dose(2, 1.0, "2026-11-21T08:00:00+01:00")), ["too-many-days"]);
}

#[test]
fn under_two_names_they_are_two_and_are_told_as_two() {
    let shelf = Shelf::from([(1, unnamed("Red pills")), (2, unnamed("Blue pills"))]);
    let red = [dose(1, 1.0, "2026-11-22T08:00:00+01:00")];
    assert_eq!(brought(&shelf, &red, &dose(2, 1.0, "2026-11-22T09:00:00+01:00")), ["two-nsaids"]);
}

/// The makes of a medicine are one under whatever names they had; a former name makes no other medicine the same.
#[test]
fn a_medicine_is_called_as_the_list_calls_it_now() {
    let mut shelf = Shelf::from([(1, unnamed("Red pills")), (2, unnamed("Scarlet")), (3, unnamed("Red pills"))]);
    shelf.list_as(1, 2);
    let earlier = [dose(1, 1.0, "2026-11-22T08:00:00+01:00")];
    let then = |product| brought(&shelf, &earlier, &dose(product, 1.0, "2026-11-22T09:00:00+01:00"));
    assert_eq!(then(2), ["too-early", "last-in-24-hours"]);
    assert_eq!(then(3), ["two-nsaids"]);
}

proptest! {
    /// Of any two products with an ingredient that nobody named, the doses are summed or are told of together.
    #[test]
    fn nothing_falls_between_one_substance_and_two(
        names in prop::array::uniform4(0_usize..3),
        listed in prop::array::uniform4(1_i64..5),
        prescribed in prop::array::uniform4(any::<bool>()),
        beside in prop::array::uniform4(any::<bool>()),
        (one, other) in (1_i64..5, 1_i64..5),
    ) {
        let of = |at: usize| {
            let contents = if beside[at] { vec![("nsaid", 50.0), ("caffeine", 30.0)] } else { vec![("nsaid", 100.0)] };
            let kind = if prescribed[at] { ProductKind::Prescribed } else { ProductKind::Otc };
            product(["Red", "red ", "Blue"][names[at]], kind, &contents)
        };
        let mut shelf: Shelf = (1..).zip((0..4).map(of)).collect();
        for (id, listed) in (1..).zip(listed) {
            // One step leads to the make in force.
            shelf.list_as(id, listed);
            shelf.list_as(listed, listed);
        }
        let [one, other] = [(one, "2026-11-22T08:00:00+01:00"), (other, "2026-11-22T09:00:00+01:00")]
            .map(|(product, at)| dose(product, 1.0, at));
        let told = brought(&shelf, std::slice::from_ref(&one), &other);
        let unnamed = |dose: &Dose| shelf.substances(dose.product).find(|substance| !substance.ingredient.is_named());
        let is_summed = unnamed(&one) == unnamed(&other);
        prop_assert!(is_summed != told.contains(&"two-nsaids"), "{told:?}");
    }
}
