//! Whose limit counts where several labels and prescriptions meet (4.3 rules 2, 3 and 5): the person's own label is always one.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::tests::{look, of_catalogue, on_a_day, product, units, wall};
use super::*;
use crate::medicine::{Hours, Label, Product};

fn with_limit(product: Product, per_day: f64) -> Product {
    let label = Label {
        per_dose: None,
        hours: None::<Hours>,
        hours_up_to: None,
        per_day: Some(units(per_day)),
        days: None,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    Product { label: Some(label), ..product }
}

/// Everything that can hold one ingredient: labels and prescriptions of several limits, and some of none.
fn shelf() -> Shelf {
    let of = |name, kind, strength| product(name, kind, &[("ibuprofen", strength)]);
    Shelf::from([
        (1, with_limit(of("Advil", ProductKind::Otc, 200.0), 6.0)),
        (2, with_limit(of("Long Ibu", ProductKind::Otc, 300.0), 5.5)),
        (3, of("Nobody checked", ProductKind::Otc, 200.0)),
        (4, with_limit(of("Ibu Rx", ProductKind::Prescribed, 800.0), 4.0)),
        (5, with_limit(of("Less Rx", ProductKind::Prescribed, 600.0), 1.5)),
        (6, of("Free words", ProductKind::Prescribed, 600.0)),
    ])
}

fn start() -> WallTime {
    wall("2026-10-24T00:00:00+02:00")
}

prop_compose! {
    fn a_dose()(product in 1_i64..=6, minute in 0_i64..1800, quarters in 1_u32..16) -> Dose {
        Dose { product, units: units(f64::from(quarters) / 4.0), at: start() + TimeDelta::minutes(minute), alcohol: false }
    }
}

/// What is told of limits: over one, and whom to call.
fn told(doses: &[Dose], now: WallTime) -> (bool, bool) {
    let found = look(&shelf(), doses, &[], |facts| at_moment(facts, now));
    (found.iter().any(|one| one.kind.code() == "over-limit"), found.iter().any(|one| one.poison))
}

proptest! {
    /// Whatever was taken, taking more of anything takes neither the limit nor the poison line away.
    #[test]
    fn a_further_dose_silences_nothing(
        doses in prop::collection::vec(a_dose(), 0..10),
        further in a_dose(),
        minute in 0_i64..2880,
    ) {
        let now = start() + TimeDelta::minutes(minute);
        let (over, rings) = told(&doses, now);
        let (still_over, still_rings) = told(&[&doses[..], &[further]].concat(), now);
        prop_assert!(still_over || !over);
        prop_assert!(still_rings || !rings);
        prop_assert!(over || !rings, "whoever is to call is told of which limit");
    }

    /// What was taken over the counter is held against its own label, whatever was prescribed beside it.
    #[test]
    fn the_label_holds_whatever_was_prescribed(
        advil in prop::collection::vec(1_u32..6, 1..6),
        prescription in 4_i64..=6,
        prescribed in prop::collection::vec(1_u32..4, 0..3),
    ) {
        let taken = |product, count: u32| Dose { product, units: units(f64::from(count)), at: start(), alcohol: false };
        let mut doses: Vec<Dose> = advil.iter().map(|count| taken(1, *count)).collect();
        doses.extend(prescribed.iter().map(|count| taken(prescription, *count)));
        let (over, rings) = told(&doses, start());
        if advil.iter().sum::<u32>() > 6 {
            prop_assert!(over && rings);
        }
    }
}

#[test]
fn a_dose_on_prescription_leaves_the_label_and_the_poison_line() {
    let at = |doses: &[(i64, f64, &str)], time: &str| {
        look(&shelf(), &on_a_day(doses), &[], |facts| at_moment(facts, wall(&format!("2026-11-22T{time}:00+01:00"))))
    };
    let limits = |found: &[Finding]| {
        let limit = |finding: &Finding| match &finding.kind {
            FindingKind::OverLimit { product, total, limit, without, call, .. } => {
                let without = without.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
                Some(format!(
                    "{} of {} ({}, without {without}) {call}",
                    total.milligrams(),
                    limit.milligrams(),
                    product.name
                ))
            }
            FindingKind::WasOver { .. } => Some("was over".to_owned()),
            _ => None,
        };
        found.iter().filter_map(limit).collect::<Vec<_>>()
    };
    let advil = [(1, 12.0, "08:00")];
    assert_eq!(limits(&at(&advil, "09:00")), ["2400 of 1200 (Advil, without ) true"]);
    let and_one = [(1, 12.0, "08:00"), (4, 1.0, "09:00")];
    assert_eq!(limits(&at(&and_one, "09:00")), ["2400 of 1200 (Advil, without Ibu Rx) true"]);
    // Above the prescription too, both are told: it is the limit over all of them, and takes no word away from the label.
    let and_two = [(1, 12.0, "08:00"), (4, 2.0, "09:00")];
    let both = ["4000 of 3200 (Ibu Rx, without ) true", "2400 of 1200 (Advil, without Ibu Rx) true"];
    assert_eq!(limits(&at(&and_two, "09:00")), both);
    // Within the label, one more goes over it.
    let last = at(&[(1, 6.0, "08:00"), (4, 1.0, "09:00")], "09:00");
    let last = last.iter().find_map(|finding| match &finding.kind {
        FindingKind::LastInWindow { product, total, without, .. } => {
            Some((product.name.clone(), total.milligrams(), without.len()))
        }
        _ => None,
    });
    assert_eq!(last, Some(("Advil".to_owned(), 1200.0, 1)));
    // A label that allows more does not speak for one that allows less.
    let tylenol = Shelf::from([
        (1, of_catalogue(Region::Us, "acetaminophen-500")),
        (2, of_catalogue(Region::Us, "acetaminophen-650-er")),
    ]);
    let doses = on_a_day(&[(1, 7.0, "08:00"), (2, 0.5, "09:00")]);
    let found = look(&tylenol, &doses, &[], |facts| at_moment(facts, wall("2026-11-22T09:00:00+01:00")));
    assert!(found.iter().any(|finding| finding.kind.code() == "over-limit" && finding.poison), "{found:?}");
    // The page counts the day, by the same limit.
    let over = look(&shelf(), &on_a_day(&and_one), &[], |facts| exceeded(facts.doses.last().unwrap(), facts));
    let over: Vec<_> = over.iter().map(|over| (&over.limit, over.with.len(), over.without.len())).collect();
    let advil = Limit::Of(Named { id: 1, name: "Advil".to_owned(), prescribed: false, made: Made::Apart });
    assert_eq!(over, [(&advil, 1, 1)]);
}

#[test]
fn the_greater_of_what_was_too_much_at_one_time_is_told() {
    let twice = |id: i64| {
        let mut label = of_catalogue(Region::Us, "ibuprofen-200").label.unwrap();
        label.hours = Hours::new(6.0).ok();
        (label.hours_up_to, label.checked_on) = (None, NaiveDate::from_ymd_opt(2026, 1, 1));
        (id, Product { label: Some(label), ..product(&format!("ibu {id}"), ProductKind::Otc, &[("ibuprofen", 200.0)]) })
    };
    let shelf = Shelf::from([twice(1), twice(2)]);
    let doses = on_a_day(&[(1, 2.0, "01:24"), (2, 2.0, "01:24"), (1, 2.0, "04:14"), (2, 1.0, "04:14")]);
    let total = |time: &str| {
        let now = wall(&format!("2026-11-22T{time}:00+01:00"));
        let found = look(&shelf, &doses, &[], |facts| at_moment(facts, now));
        found.iter().find_map(|finding| match &finding.kind {
            FindingKind::OverDoseOfAll { total, .. } => Some(total.milligrams()),
            _ => None,
        })
    };
    assert_eq!([total("04:24"), total("07:23"), total("07:24")], [Some(800.0), Some(800.0), Some(600.0)]);
}

/// The hours of another product run on, however short those of the label with the first dose are (4.3 rule 5).
#[test]
fn a_first_dose_silences_no_hours_of_another_product() {
    let naproxen = of_catalogue(Region::Us, "naproxen-sodium-220");
    let hours = |hours| {
        let label = Label {
            first_dose: None,
            hours: Hours::new(hours).ok(),
            hours_up_to: None,
            ..naproxen.label.clone().unwrap()
        };
        Some(Label { per_dose: None, ..label })
    };
    let of = |kind, label| Product { label, ..product("XR", kind, &[("naproxen", 375.0)]) };
    for kind in [ProductKind::Prescribed, ProductKind::Otc] {
        for second in ["20:00", "18:00"] {
            let shelf = Shelf::from([(1, naproxen.clone()), (2, of(kind, hours(24.0)))]);
            let (before, dose) = (on_a_day(&[(2, 1.0, "07:00")]), on_a_day(&[(1, 2.0, second)]).remove(0));
            let found = look(&shelf, &before, &[], |facts| brought_by(&dose, facts));
            assert!(found.iter().any(|one| one.kind.code() == "too-early"), "{kind:?} {second}");
        }
    }
    let shelf = Shelf::from([(1, naproxen.clone()), (2, of(ProductKind::Otc, hours(8.0)))]);
    let dose = on_a_day(&[(1, 2.0, "20:00")]).remove(0);
    let found = look(&shelf, &on_a_day(&[(2, 1.0, "07:30")]), &[], |facts| brought_by(&dose, facts));
    assert!(!found.iter().any(|one| one.kind.code() == "over-dose"), "it may be a first dose once all hours are over");
}

/// The products taken on each of the days from 1 November on, and what is told of the days in a row with the last of the doses.
fn days_told(shelf: &Shelf, days: &[&[i64]]) -> Vec<(&'static str, String)> {
    let on = |(day, products): (i64, &&[i64])| {
        let at = wall("2026-11-01T08:00:00+01:00") + TimeDelta::days(day);
        products
            .iter()
            .map(|product| Dose { product: *product, units: units(1.0), at, alcohol: false })
            .collect::<Vec<_>>()
    };
    let doses: Vec<Dose> = (0..).zip(days).flat_map(on).collect();
    let (last, before) = doses.split_last().unwrap();
    let of = |found: Vec<Finding>| {
        let told = found.into_iter().filter_map(|one| match &one.kind {
            FindingKind::LastDay { product, .. } | FindingKind::TooManyDays { product, .. } => {
                Some((one.kind.code(), product.name.clone()))
            }
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    let brought = of(look(shelf, before, &[], |facts| brought_by(last, facts)));
    assert_eq!(of(look(shelf, &doses, &[], |facts| at_moment(facts, last.at))), brought);
    brought
}

fn of_days(name: &str, kind: ProductKind, days: Option<u16>) -> Product {
    let product = with_limit(product(name, kind, &[("ibuprofen", 200.0)]), 6.0);
    Product { label: product.label.map(|label| Label { days, ..label }), ..product }
}

/// Other numbers of days hold from now on (4.3 rules 2 and 7).
#[test]
fn of_the_days_of_one_medicine_the_last_label_tells() {
    let with = |days| {
        let mut shelf = Shelf::from([
            (1, of_days("Advil", ProductKind::Otc, Some(3))),
            (2, of_days("Advil", ProductKind::Otc, days)),
        ]);
        shelf.list_as(1, 2);
        shelf
    };
    let told = |code| vec![(code, "Advil".to_owned())];
    assert_eq!(days_told(&with(Some(10)), &[&[1], &[1], &[1]]), told("last-day"), "it was the label then");
    assert_eq!(days_told(&with(Some(10)), &[&[1], &[1], &[2], &[2], &[2]]), []);
    assert_eq!(days_told(&with(Some(5)), &[&[1], &[1], &[2], &[2], &[2]]), told("last-day"));
    assert_eq!(days_told(&with(Some(2)), &[&[1], &[1], &[2]]), told("too-many-days"));
    assert_eq!(days_told(&with(None), &[&[1], &[1], &[2], &[2], &[2]]), []);
    let two = Shelf::from([
        (1, of_days("Advil", ProductKind::Otc, Some(3))),
        (2, of_days("Motrin", ProductKind::Otc, Some(10))),
    ]);
    assert_eq!(
        days_told(&two, &[&[1], &[2], &[2], &[2]]),
        told("too-many-days"),
        "of two medicines the fewest days count"
    );
}

/// On how many days it is taken is the doctor's to say (4.3 rule 3).
#[test]
fn a_label_tells_nothing_of_a_day_with_a_prescribed_limit_alone() {
    let shelf = |prescribed| {
        Shelf::from([
            (1, of_days("Advil", ProductKind::Otc, Some(3))),
            (2, prescribed),
            (3, of_days("Rx", ProductKind::Prescribed, Some(6))),
        ])
    };
    let limited = shelf(of_days("Ibu Rx", ProductKind::Prescribed, None));
    let advil = vec![("too-many-days", "Advil".to_owned())];
    assert_eq!(days_told(&limited, &[&[1], &[2], &[2], &[2]]), []);
    assert_eq!(
        days_told(&limited, &[&[1], &[2], &[2], &[1]]),
        advil,
        "all days count for the label on a day that it governs"
    );
    assert_eq!(days_told(&limited, &[&[1], &[2], &[2], &[1, 2]]), advil);
    let rx = vec![("last-day", "Rx".to_owned())];
    assert_eq!(days_told(&limited, &[&[1], &[3], &[3], &[3], &[3], &[3]]), rx, "a prescription counts all");
    let free = shelf(product("Ibu Rx", ProductKind::Prescribed, &[("ibuprofen", 200.0)]));
    assert_eq!(
        days_told(&free, &[&[1], &[2], &[2], &[2]]),
        advil,
        "without a limit of its own the label stays the rule"
    );
}

#[test]
fn so_many_tablets_so_many_times_a_day_are_what_was_prescribed() {
    let told = |per_dose: Option<f64>, doses: Option<u16>, per_day: Option<f64>| {
        let of = |name, kind, strength| product(name, kind, &[("ibuprofen", strength)]);
        let rx = with_limit(of("Ibu Rx", ProductKind::Prescribed, 800.0), 1.0);
        let label = rx.label.clone().map(|label| Label {
            per_dose: per_dose.map(units),
            doses_per_day: doses,
            per_day: per_day.map(units),
            ..label
        });
        Shelf::from([(1, with_limit(of("Advil", ProductKind::Otc, 200.0), 6.0)), (2, Product { label, ..rx })])
    };
    let day = on_a_day(&[(2, 1.0, "08:00"), (2, 1.0, "14:00"), (1, 1.0, "20:00")]);
    let fourth = on_a_day(&[(2, 1.0, "00:00"), (2, 1.0, "08:00"), (2, 1.0, "14:00"), (2, 1.0, "20:00")]);
    for shelf in [told(Some(1.0), Some(3), None), told(Some(1.0), Some(3), Some(3.0))] {
        let at_eight = wall("2026-11-22T20:00:00+01:00");
        let found = look(&shelf, &day, &[], |facts| at_moment(facts, at_eight));
        let kinds: Vec<&str> = found.iter().map(|finding| finding.kind.code()).collect();
        assert_eq!(kinds, ["otc-and-prescribed", "last-in-24-hours"], "{found:?}");
        // One more than was prescribed is over it.
        let found = look(&shelf, &fourth, &[], |facts| at_moment(facts, at_eight));
        assert!(found.iter().any(|finding| finding.kind.code() == "over-limit" && finding.poison), "{found:?}");
    }
    // Of one that says no amount of a day nobody knows how much it is.
    let found = look(&told(Some(1.0), None, None), &day, &[], |facts| at_moment(facts, day[2].at));
    assert!(found.iter().any(|finding| finding.kind.code() == "over-limit"), "{found:?}");
}

#[test]
fn a_label_tells_nothing_of_days_that_were_prescribed_by_doses_a_day() {
    let day = |day: u32| wall(&format!("2026-11-{day:02}T08:00:00+01:00"));
    let ten_days = of_catalogue(Region::Us, "ibuprofen-200");
    let rx = with_limit(product("Ibu Rx", ProductKind::Prescribed, &[("ibuprofen", 800.0)]), 1.0);
    let label = rx.label.clone().map(|label| Label {
        per_day: None,
        per_dose: Some(units(1.0)),
        doses_per_day: Some(3),
        ..label
    });
    let shelf = Shelf::from([(1, ten_days), (2, Product { label, ..rx })]);
    let taken = |day_of, product| Dose { product, units: units(1.0), at: day(day_of), alcohol: false };
    let doses: Vec<Dose> = (1..=12).map(|of| taken(of, if of == 1 { 1 } else { 2 })).collect();
    let found = look(&shelf, &doses, &[], |facts| at_moment(facts, day(12)));
    assert!(!found.iter().any(|finding| finding.kind.code() == "too-many-days"), "{found:?}");
}
