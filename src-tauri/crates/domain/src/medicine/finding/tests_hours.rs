//! The hours between doses: elapsed ones, and the longest that still run.

#![allow(clippy::unwrap_used)]

use super::tests::{brought, codes, dose, ibuprofen_each, look, on_a_day, wall};
use super::*;

#[test]
fn hours_are_elapsed_across_a_clock_change() {
    // Berlin, 25 October 2026: at 3:00 it is 2:00 again. Six hours are six hours.
    let before = dose(5, 2.0, "2026-10-25T00:00:00+02:00");
    let at = |at| codes(&brought(&[before.clone(), dose(5, 2.0, at)]));
    assert_eq!(at("2026-10-25T04:59:00+01:00"), ["too-early"]);
    assert_eq!(at("2026-10-25T05:00:00+01:00"), Vec::<&str>::new());
    let found = brought(&[before.clone(), dose(5, 2.0, "2026-10-25T04:00:00+01:00")]);
    let FindingKind::TooEarly { ends, .. } = &found[0].kind else { panic!("{found:?}") };
    assert_eq!(ends.to_rfc3339(), "2026-10-25T05:00:00+01:00", "as the clock shows it by then");
    // And in spring, 28 March 2027, at 2:00 it is 3:00: the 24 hours end at 9:00.
    let row = |last| {
        let day = ["2027-03-27T08:00:00+01:00", "2027-03-27T14:00:00+01:00", "2027-03-27T20:00:00+01:00"];
        let mut doses: Vec<Dose> = day.iter().map(|at| dose(5, 2.0, at)).collect();
        doses.push(dose(5, 1.0, last));
        codes(&brought(&doses))
    };
    assert_eq!(row("2027-03-28T08:59:00+02:00"), ["over-limit"]);
    assert_eq!(row("2027-03-28T09:00:00+02:00"), Vec::<&str>::new());
}

/// What is said of hours between doses: last, from, end, as clock times.
fn hours_said(findings: &[Finding]) -> Vec<[String; 3]> {
    let clock = |at: &WallTime| at.format("%H:%M").to_string();
    let said = findings.iter().filter_map(|finding| match &finding.kind {
        FindingKind::TooEarly { last, from, ends, .. } => Some([clock(last), clock(from), clock(ends)]),
        _ => None,
    });
    said.collect()
}

#[test]
fn now_names_the_last_dose_up_to_now_of_whichever_product() {
    let shelf = Shelf::from([(1, ibuprofen_each(4.0)), (2, ibuprofen_each(6.0))]);
    let at = |doses: &[(i64, f64, &str)], time: &str| {
        let doses = on_a_day(doses);
        let now = wall(&format!("2026-11-22T{time}:00+01:00"));
        hours_said(&look(&shelf, &doses, &[], |facts| at_moment(facts, now)))
    };
    let said = |last: &str, from: &str, ends: &str| vec![[last, from, ends].map(str::to_owned)];
    let two = [(1, 1.0, "06:00"), (1, 1.0, "08:00")];
    assert_eq!(at(&two, "07:59"), Vec::<[String; 3]>::new());
    assert_eq!(at(&two, "09:00"), said("08:00", "08:00", "12:00"));
    assert_eq!(at(&two, "11:59"), said("08:00", "08:00", "12:00"));
    assert_eq!(at(&two, "12:00"), Vec::<[String; 3]>::new());
    let three = [(1, 1.0, "06:00"), (1, 1.0, "08:00"), (2, 1.0, "13:00")];
    assert_eq!(at(&three, "13:00"), said("13:00", "13:00", "19:00"));
    assert_eq!(at(&three, "18:59"), said("13:00", "13:00", "19:00"));
    assert_eq!(at(&three, "19:00"), Vec::<[String; 3]>::new());
    // A small dose after a long one cuts nothing short.
    let long_first = [(2, 1.0, "08:00"), (1, 1.0, "09:00")];
    assert_eq!(at(&long_first, "09:00"), said("09:00", "08:00", "14:00"));
    assert_eq!(at(&long_first, "13:30"), said("09:00", "08:00", "14:00"));
    assert_eq!(at(&long_first, "14:00"), Vec::<[String; 3]>::new());
}

#[test]
fn the_longest_hours_that_still_run_are_named() {
    let said = |doses: &[(i64, f64, &str)]| hours_said(&brought(&on_a_day(doses)));
    // Aspirin: three tablets want six hours, one or two want four.
    assert_eq!(said(&[(3, 3.0, "08:00"), (3, 1.0, "09:00"), (3, 2.0, "13:00")]), [["09:00", "08:00", "14:00"]]);
    assert_eq!(said(&[(3, 3.0, "08:00"), (3, 1.0, "09:00"), (3, 2.0, "14:00")]), Vec::<[&str; 3]>::new());
    // Acetaminophen: eight hours of the extended release, then four.
    assert_eq!(said(&[(6, 1.0, "08:00"), (4, 1.0, "09:00"), (4, 2.0, "13:00")]), [["09:00", "08:00", "16:00"]]);
    assert_eq!(said(&[(6, 1.0, "08:00"), (4, 1.0, "09:00"), (4, 2.0, "16:00")]), Vec::<[&str; 3]>::new());
    // What was taken of another product counts, its label checked or not.
    assert_eq!(said(&[(1, 1.0, "08:00"), (14, 1.0, "10:00")]), [["08:00", "08:00", "12:00"]]);
    assert_eq!(said(&[(1, 1.0, "08:00"), (14, 1.0, "10:00"), (1, 1.0, "13:00")]), [["10:00", "10:00", "14:00"]]);
}
