//! How long what can make sleepy is counted: a day, and longer where its label says that it acts longer (S66; 4.3 rule 6d).

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;

use super::tests::{codes, dose, look, product, shelf, wall};
use super::*;
use crate::medicine::{Hours, Label, LabelSource, Product, ProductKind, Units};

/// Number of a patch that acts for three days.
const PATCH: i64 = 40;
/// Number of another, whose label nobody compared.
const UNCHECKED: i64 = 41;
const RELAXER: i64 = 9;
const IBUPROFEN: i64 = 1;
const ON: &str = "2026-11-20T08:00:00+01:00";

fn label(hours: f64) -> Label {
    Label {
        per_dose: None,
        first_dose: None,
        larger: None,
        hours: Hours::new(hours).ok(),
        hours_up_to: None,
        per_day: Units::new(4.0).ok(),
        doses_per_day: None,
        days: None,
        source: LabelSource::Own,
        checked_on: NaiveDate::from_ymd_opt(2026, 1, 1),
        until: None,
    }
}

fn shelf_with_patches() -> Shelf {
    let mut shelf = shelf();
    let patch = |hours, checked_on| Product {
        label: Some(Label { checked_on, ..label(hours) }),
        ..product("patch", ProductKind::Prescribed, &[("buprenorphine", 10.0)])
    };
    shelf.insert(PATCH, patch(72.0, NaiveDate::from_ymd_opt(2026, 1, 1)));
    shelf.insert(UNCHECKED, patch(168.0, None));
    shelf.insert(RELAXER, Product { label: Some(label(8.0)), ..shelf.get(&RELAXER).unwrap().clone() });
    shelf
}

fn true_at(doses: &[Dose], at: &str) -> Vec<&'static str> {
    codes(&look(&shelf_with_patches(), doses, &[], |facts| at_moment(facts, wall(at))))
}

fn brought_after(before: &Dose, last: &Dose) -> Vec<&'static str> {
    codes(&look(&shelf_with_patches(), std::slice::from_ref(before), &[], |facts| brought_by(last, facts)))
}

#[test]
fn a_medicine_that_acts_for_days_keeps_from_driving_for_as_long() {
    let patch = [dose(PATCH, 1.0, ON)];
    for at in ["2026-11-21T08:00:00+01:00", "2026-11-23T07:59:00+01:00"] {
        assert_eq!(true_at(&patch, at), ["driving"], "{at}");
    }
    assert_eq!(true_at(&patch, "2026-11-23T08:00:00+01:00"), [""; 0]);
    let unchecked = [dose(UNCHECKED, 1.0, ON)];
    assert_eq!(true_at(&unchecked, "2026-11-27T07:59:00+01:00"), ["driving"], "a label that nobody compared, too");
    assert_eq!(true_at(&unchecked, "2026-11-27T08:00:00+01:00"), [""; 0]);
    let relaxer = [dose(RELAXER, 1.0, ON)];
    assert_eq!(true_at(&relaxer, "2026-11-21T07:59:00+01:00"), ["driving"], "a label's hours never make it less");
    assert_eq!(true_at(&relaxer, "2026-11-21T08:00:00+01:00"), [""; 0]);
}

#[test]
fn driving_ends_with_the_longest_and_says_whose_hours_they_are() {
    let told = |product| {
        let found = look(&shelf_with_patches(), &[], &[], |facts| brought_by(&dose(product, 1.0, ON), facts));
        match &found[0].kind {
            FindingKind::Driving { until, by_label, .. } => (*until, *by_label),
            other => unreachable!("{other:?}"),
        }
    };
    assert_eq!(told(PATCH), (wall("2026-11-23T08:00:00+01:00"), Hours::new(72.0).ok()));
    assert_eq!(told(RELAXER), (wall("2026-11-21T08:00:00+01:00"), None));
}

#[test]
fn two_that_make_sleepy_meet_for_as_long_as_the_longer_of_them_acts() {
    let (patch, later) = (dose(PATCH, 1.0, ON), "2026-11-23T07:59:00+01:00");
    assert_eq!(brought_after(&patch, &dose(RELAXER, 1.0, later)), ["driving", "two-sedating"]);
    assert_eq!(brought_after(&patch, &dose(RELAXER, 1.0, "2026-11-23T08:00:00+01:00")), ["driving"]);
    // The overlap is the longer interval of the two, whichever was first.
    let relaxer = dose(RELAXER, 1.0, ON);
    assert_eq!(brought_after(&relaxer, &dose(PATCH, 1.0, later)), ["driving", "two-sedating"]);
    assert_eq!(true_at(&[patch, dose(RELAXER, 1.0, "2026-11-21T08:00:00+01:00")], later), ["driving", "two-sedating"]);
}

#[test]
fn alcohol_counts_with_what_still_makes_sleepy() {
    let drunk = |product, at| Dose { alcohol: true, ..dose(product, 1.0, at) };
    let later = "2026-11-21T14:00:00+01:00";
    assert_eq!(brought_after(&dose(PATCH, 1.0, ON), &drunk(IBUPROFEN, later)), ["alcohol"]);
    assert_eq!(brought_after(&dose(RELAXER, 1.0, ON), &drunk(IBUPROFEN, later)), [""; 0]);
    assert_eq!(brought_after(&drunk(IBUPROFEN, ON), &dose(PATCH, 1.0, later)), ["driving", "alcohol"]);
    assert_eq!(true_at(&[drunk(PATCH, ON)], "2026-11-22T08:00:00+01:00"), ["driving", "alcohol"]);
}

/// One that fell off is put on anew: the hours are told, and nobody is called.
#[test]
fn a_second_patch_of_what_lasts_for_days_is_too_early_and_no_more() {
    let mut shelf = shelf_with_patches();
    let patch = Product {
        label: Some(Label { per_dose: Units::new(1.0).ok(), per_day: None, ..label(168.0) }),
        ..shelf.get(&PATCH).unwrap().clone()
    };
    shelf.insert(PATCH, patch);
    let found = |count, at| {
        let found = look(&shelf, &[dose(PATCH, 1.0, ON)], &[], |facts| brought_by(&dose(PATCH, count, at), facts));
        assert!(found.iter().all(|finding| !finding.poison), "{found:?}");
        codes(&found)
    };
    assert!(found(1.0, "2026-11-20T11:00:00+01:00").contains(&"too-early"));
    assert!(found(20.0, "2026-11-28T08:00:00+01:00").contains(&"over-dose"));
}
