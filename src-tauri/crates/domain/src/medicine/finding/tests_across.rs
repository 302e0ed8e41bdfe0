//! What is counted across products, places, clocks and weeks.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::tests::{codes, dose, look, now, of_catalogue, on_a_day, product, shelf, units, wall, written};
use super::*;
use crate::medicine::{Hours, Label, Product, ProductKind, Units, days_known_now};

fn with_label(product: Product, change: impl Fn(&mut Label)) -> Product {
    let label = product.label.clone().map(|mut label| {
        change(&mut label);
        label
    });
    Product { label, ..product }
}

fn brought_on(shelf: &Shelf, doses: &[Dose]) -> Vec<&'static str> {
    let (last, before) = doses.split_last().unwrap();
    codes(&look(shelf, before, &[], |facts| brought_by(last, facts)))
}

/// 4.3 rule 6: the overlap is the longer of the label's hours and those of the tables, so naproxen's 12 for a label of "8 hours".
#[test]
fn a_label_of_eight_hours_does_not_cut_naproxens_overlap() {
    let mut shelf = shelf();
    let eight = with_label(of_catalogue(Region::Us, "naproxen-sodium-220"), |label| label.hours_up_to = None);
    shelf.insert(2, eight);
    assert_eq!(brought_on(&shelf, &on_a_day(&[(2, 1.0, "08:00"), (1, 1.0, "19:59")])), ["two-nsaids"]);
    assert_eq!(brought_on(&shelf, &on_a_day(&[(2, 1.0, "08:00"), (1, 1.0, "20:00")])), [""; 0]);
    // A label that names more than the tables is the longer one.
    let day = with_label(of_catalogue(Region::Us, "naproxen-sodium-220"), |label| label.hours = Hours::new(24.0).ok());
    shelf.insert(2, with_label(day.clone(), |label| label.hours_up_to = None));
    assert_eq!(brought_on(&shelf, &on_a_day(&[(2, 1.0, "00:00"), (1, 1.0, "23:59")])), ["two-nsaids"]);
    let six = with_label(Product { kind: ProductKind::Prescribed, ..day }, |label| {
        (label.hours, label.hours_up_to) = (Hours::new(6.0).ok(), None);
    });
    shelf.insert(2, six);
    // It is in the body for as long when it was prescribed: S59 keeps the tables from its doses and limits alone.
    for (time, brings) in [("14:30", vec!["two-nsaids"]), ("19:59", vec!["two-nsaids"]), ("20:00", vec![])] {
        assert_eq!(brought_on(&shelf, &on_a_day(&[(2, 1.0, "08:00"), (1, 1.0, time)])), brings, "{time}");
        let reversed = on_a_day(&[(1, 1.0, "08:00"), (2, 1.0, time)]);
        assert_eq!(brought_on(&shelf, &reversed), brings, "the other way round, {time}");
    }
    // Of hours that nobody wrote down nothing is known, and the tables do not make them fewer.
    shelf.insert(2, product("prescribed", ProductKind::Prescribed, &[("naproxen", 250.0)]));
    assert_eq!(brought_on(&shelf, &on_a_day(&[(2, 1.0, "00:00"), (1, 1.0, "23:59")])), ["two-nsaids"]);
}

/// 4.1: the first dose may be two within the first hour, whatever lies between and of whatever product.
#[test]
fn a_third_tablet_within_the_hour_is_too_early_whatever_lies_between() {
    let mut shelf = shelf();
    shelf.insert(30, Product { name: "other naproxen".into(), ..of_catalogue(Region::Us, "naproxen-sodium-220") });
    let third = [(2, 1.0, "08:00"), (30, 1.0, "08:20"), (2, 1.0, "08:40")];
    assert!(brought_on(&shelf, &on_a_day(&third)).contains(&"too-early"));
    assert_eq!(brought_on(&shelf, &on_a_day(&third[..2])), [""; 0], "two of them, one of each product");
    let apart = [(2, 1.0, "08:00"), (1, 1.0, "08:20"), (2, 1.0, "08:40")];
    assert!(!brought_on(&shelf, &on_a_day(&apart)).contains(&"too-early"), "ibuprofen is no naproxen");
    // In milligrams: half a tablet of twice the strength is one.
    let strong = product("strong", ProductKind::Otc, &[("naproxen", 440.0)]);
    shelf.insert(31, Product { label: of_catalogue(Region::Us, "naproxen-sodium-220").label, ..strong });
    assert_eq!(brought_on(&shelf, &on_a_day(&[(31, 0.5, "08:00"), (2, 1.0, "08:40")])), [""; 0]);
    assert!(brought_on(&shelf, &on_a_day(&[(31, 1.0, "08:00"), (2, 1.0, "08:40")])).contains(&"too-early"));
}

fn each_day(product: i64, days: i64) -> Vec<Dose> {
    let first = dose(product, 1.0, "2026-11-01T20:00:00+01:00");
    (0..days).map(|day| Dose { at: first.at + TimeDelta::days(day), ..first.clone() }).collect()
}

/// 4.2, S64: cyclobenzaprine for up to two or three weeks, whether or not a course was told.
#[test]
fn cyclobenzaprine_is_counted_in_days_in_a_row_too() {
    let long = |found: &[Finding]| -> Vec<(u32, bool)> {
        let of = |finding: &Finding| match finding.kind {
            FindingKind::CourseLong { day, .. } => Some((day, finding.strong)),
            _ => None,
        };
        found.iter().filter_map(of).collect()
    };
    for (days, said) in [(14, None), (15, Some((15, false))), (21, Some((21, false))), (22, Some((22, true)))] {
        let doses = each_day(9, days);
        let last = doses.last().unwrap();
        let found = look(&shelf(), &doses[..doses.len() - 1], &[], |facts| brought_by(last, facts));
        assert_eq!(long(&found), Vec::from_iter(said), "the dose of day {days}");
        assert_eq!(long(&now(&doses, &last.at.to_rfc3339())), Vec::from_iter(said), "after it");
    }
    // Over two makes of it, and once with the course that was told; other relaxers have no such days.
    let mut shelf = shelf();
    shelf.insert(32, product("Flexeril", ProductKind::Prescribed, &[("cyclobenzaprine", 5.0)]));
    let mut doses = each_day(9, 20);
    doses[10..].iter_mut().for_each(|dose| dose.product = 32);
    let at = wall("2026-11-20T21:00:00+01:00");
    assert_eq!(long(&look(&shelf, &doses, &[], |facts| at_moment(facts, at))), [(20, false)]);
    shelf.insert(9, Product { course_start: NaiveDate::from_ymd_opt(2026, 10, 1), ..shelf.get(&9).unwrap().clone() });
    let found = look(&shelf, &each_day(9, 20), &[], |facts| at_moment(facts, at));
    assert_eq!(long(&found), [(51, true)], "the course is longer than the row");
    shelf.insert(9, product("baclofen", ProductKind::Prescribed, &[("baclofen", 10.0)]));
    assert_eq!(long(&look(&shelf, &each_day(9, 20), &[], |facts| at_moment(facts, at))), []);
}

/// What was taken before a person moved is judged by the label that they had compared; what they took since is not.
#[test]
fn a_move_silences_nothing_that_was_taken_before_it() {
    let moved = |until: &str| {
        let advil = with_label(of_catalogue(Region::Us, "ibuprofen-200"), |label| label.until = Some(wall(until)));
        Shelf::from([(1, advil)])
    };
    let over = on_a_day(&[(1, 4.0, "08:00"), (1, 4.0, "08:30")]);
    let then = |shelf: &Shelf, doses: &[Dose]| {
        codes(&look(shelf, doses, &[], |facts| at_moment(facts, wall("2026-11-22T09:00:00+01:00"))))
    };
    let before = moved("2026-11-22T08:45:00+01:00");
    assert_eq!(then(&before, &over), ["over-limit", "over-dose", "too-early"]);
    let since = moved("2026-11-22T07:00:00+01:00");
    assert_eq!(then(&since, &over), [""; 0]);
    // What was taken on both sides is summed, by the label that still counts for a part of it.
    let between = moved("2026-11-22T08:15:00+01:00");
    assert_eq!(then(&between, &over), ["over-limit", "over-dose", "too-early"]);
    let often = with_label(of_catalogue(Region::Uk, "paracetamol-500"), |label| {
        label.until = Some(wall("2026-11-22T16:30:00+01:00"));
    });
    let doses: Vec<(i64, f64, &str)> =
        ["00:00", "04:00", "08:00", "12:00", "16:00", "20:00"].map(|time| (1, 0.5, time)).to_vec();
    let found = look(&Shelf::from([(1, often)]), &on_a_day(&doses), &[], |facts| {
        at_moment(facts, wall("2026-11-22T21:00:00+01:00"))
    });
    assert_eq!(codes(&found), ["too-often"]);
    let rows = |until: &str| {
        look(&moved(until), &each_day(1, 11), &[], |facts| at_moment(facts, wall("2026-11-11T21:00:00+01:00")))
    };
    assert_eq!(codes(&rows("2026-11-05T12:00:00+01:00")), ["too-many-days"]);
    assert_eq!(codes(&rows("2026-10-31T12:00:00+01:00")), [""; 0]);
}

#[test]
fn under_50_kg_asks_first_of_acetaminophen_alone() {
    let asked = |product: i64| {
        codes(&look(&shelf(), &[], &[Flag::Under50Kg], |facts| {
            brought_by(&dose(product, 1.0, "2026-11-22T08:00:00+01:00"), facts)
        }))
    };
    for product in [4, 5, 6, 7] {
        assert_eq!(asked(product), ["ask-first"], "{product}");
    }
    for product in [1, 2, 3, 8, 14] {
        assert_eq!(asked(product), [""; 0], "{product}");
    }
}

proptest! {
    /// A row of days that was written down while the clock was ahead, by always as much, is at most a day shorter now than it was:
    /// midnight may fall elsewhere in it.
    #[test]
    fn a_clock_that_was_ahead_cuts_no_row_of_days(
        before in 0_i64..12, ahead in 1_i64..12, minute in 0_i64..1440, by in 20_i64..2000,
    ) {
        let first = wall("2026-10-01T00:00:00+02:00") + TimeDelta::minutes(minute);
        let truly: Vec<Dose> = (0..before + ahead)
            .map(|day| Dose { product: 1, units: units(1.0), at: first + TimeDelta::days(day), alcohol: false })
            .collect();
        let now = truly.last().unwrap().at + TimeDelta::minutes(5);
        let mut told = written(&truly);
        for written in told.iter_mut().skip(usize::try_from(before).unwrap()) {
            written.dose.at += TimeDelta::days(by);
            written.entered = written.dose.at;
        }
        let days = days_known_now(&told, &Shelf::default(), now).remove(&1).unwrap();
        let row_to = |day| days.row_to(day).map_or(0, |row| row.count);
        let row = (0..2).map(|back| row_to(now.date_naive() - TimeDelta::days(back))).max().unwrap();
        prop_assert!(i64::from(row) + 1 >= before + ahead, "{row} of {}", before + ahead);
        prop_assert!(days.days().all(|day| day <= now.date_naive()));
    }
}

/// The daily low dose is no dose against pain (4.3 rule 6c): its label and its days govern none.
#[test]
fn the_daily_low_dose_of_aspirin_governs_no_dose_against_pain() {
    for kind in [ProductKind::Otc, ProductKind::Prescribed] {
        let low = Label {
            per_dose: Units::new(1.0).ok(),
            per_day: Units::new(1.0).ok(),
            hours: Hours::new(24.0).ok(),
            hours_up_to: None,
            larger: None,
            ..of_catalogue(Region::Us, "aspirin-325").label.unwrap()
        };
        let low = Product { label: Some(low), ..product("Aspirin 81", kind, &[("aspirin", 81.0)]) };
        let shelf = Shelf::from([(1, low), (2, of_catalogue(Region::Us, "aspirin-325"))]);
        let daily = |day: u32| dose(1, 1.0, &format!("2026-11-{day:02}T08:00:00+01:00"));
        let taken: Vec<Dose> = (1..=20).map(daily).collect();
        let found = |last: &Dose, doses: &[Dose]| codes(&look(&shelf, doses, &[], |facts| brought_by(last, facts)));
        let pain = |hour: u32| dose(2, 1.0, &format!("2026-11-20T{hour:02}:00:00+01:00"));
        let rest = if kind == ProductKind::Otc { vec![] } else { vec!["otc-and-prescribed"] };
        assert_eq!(found(&pain(13), &taken), rest, "{kind:?}");
        assert!(found(&pain(10), &taken).contains(&"too-early"), "the four hours of its own label");
        assert!(found(&dose(1, 1.0, "2026-11-20T20:00:00+01:00"), &taken).contains(&"too-early"), "its own");
        // A second low dose is over its own limit, whatever was taken against pain between.
        let between: Vec<Dose> = taken.iter().cloned().chain([pain(13)]).collect();
        let second = found(&dose(1, 1.0, "2026-11-20T20:00:00+01:00"), &between);
        assert!(second.contains(&"over-limit") && second.contains(&"too-early"), "{kind:?}: {second:?}");
        // Against pain it counts, in days too, and in the sum.
        let many: Vec<Dose> = (1..=20).map(|day| dose(1, 4.0, &format!("2026-11-{day:02}T08:00:00+01:00"))).collect();
        assert!(found(&pain(13), &many).contains(&"too-many-days"));
        let full: Vec<Dose> =
            (0..3).map(|at| dose(2, 4.0, &format!("2026-11-20T{:02}:00:00+01:00", 1 + 2 * at))).collect();
        let full: Vec<Dose> = full.into_iter().chain([daily(20)]).collect();
        assert!(found(&dose(2, 0.5, "2026-11-20T20:00:00+01:00"), &full).contains(&"over-limit"));
    }
}

#[test]
fn each_limit_of_a_label_works_by_itself() {
    let none = Label {
        per_dose: None,
        first_dose: None,
        larger: None,
        hours: None,
        hours_up_to: None,
        per_day: None,
        doses_per_day: None,
        days: None,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    let at = |hour: u32| dose(1, 2.0, &format!("2026-11-20T{hour:02}:00:00+01:00"));
    for kind in [ProductKind::Otc, ProductKind::Prescribed] {
        for (label, expected) in [
            (Label { hours: Hours::new(6.0).ok(), ..none.clone() }, "too-early"),
            (Label { per_dose: Units::new(1.0).ok(), ..none.clone() }, "over-dose"),
            (Label { doses_per_day: Some(2), ..none.clone() }, "too-often"),
            (Label { per_day: Units::new(5.0).ok(), ..none.clone() }, "over-limit"),
            (Label { days: Some(1), ..none.clone() }, "last-day"),
        ] {
            let shelf =
                Shelf::from([(1, Product { label: Some(label), ..product("One", kind, &[("ibuprofen", 200.0)]) })]);
            let found = codes(&look(&shelf, &[at(6), at(9)], &[], |facts| brought_by(&at(12), facts)));
            assert_eq!(found, [expected], "{kind:?}");
        }
    }
}
