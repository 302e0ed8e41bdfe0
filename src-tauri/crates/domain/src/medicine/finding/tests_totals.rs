//! What is in 24 hours, of all products: the sum, the limit that it is held against, and when it rings.

#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use proptest::prelude::*;

use super::tests::{
    brought, codes, dose, ibuprofen_each, look, now, of_catalogue, on_a_day, product, shelf, units, wall,
};
use super::*;
use crate::medicine::{Label, Product, ProductKind};

#[test]
fn the_window_is_24_hours_and_not_a_day() {
    let evening = [dose(1, 2.0, "2026-11-21T20:00:00+01:00"), dose(1, 2.0, "2026-11-22T00:30:00+01:00")];
    let third = |at| [&evening[..], &[dose(1, 2.0, "2026-11-22T05:00:00+01:00"), dose(1, 1.0, at)]].concat();
    assert_eq!(codes(&brought(&third("2026-11-22T19:59:59+01:00"))), ["over-limit"]);
    assert_eq!(codes(&brought(&third("2026-11-22T20:00:00+01:00"))), Vec::<&str>::new(), "five since 20:00");
}

#[test]
fn acetaminophen_of_all_products_whatever_the_labels_say() {
    let shelf = |product: Product| Shelf::from([(1, product)]);
    let plain = shelf(product("plain", ProductKind::Otc, &[("paracetamol", 500.0)]));
    for (count, expect) in [(8.0, vec![]), (8.25, vec!["acetaminophen-high"])] {
        let taken = dose(1, count, "2026-11-22T08:00:00+01:00");
        let found = look(&plain, &[], &[], |facts| brought_by(&taken, facts));
        assert_eq!(codes(&found), expect, "{count}");
        assert!(found.iter().all(|finding| finding.poison && finding.strong));
    }
}

#[test]
fn what_was_prescribed_is_the_limit_and_the_highest_rings() {
    let prescribed = |per_day: Option<f64>| {
        let label = per_day.map(|per_day| Label {
            per_dose: None,
            hours: None,
            hours_up_to: None,
            per_day: Some(units(per_day)),
            days: None,
            ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
        });
        Product { label, ..product("rx", ProductKind::Prescribed, &[("ibuprofen", 600.0)]) }
    };
    let taken = |rx: Product, doses: &[(i64, f64, &str)]| {
        let shelf = Shelf::from([(1, of_catalogue(Region::Us, "ibuprofen-200")), (2, rx)]);
        let doses = on_a_day(doses);
        let (last, before) = doses.split_last().unwrap();
        let found = look(&shelf, before, &[], |facts| brought_by(last, facts));
        let limit = found.iter().find_map(|finding| match &finding.kind {
            FindingKind::OverLimit { limit, .. } => Some(limit.milligrams()),
            _ => None,
        });
        (codes(&found).contains(&"otc-and-prescribed"), limit, found.iter().any(|finding| finding.poison))
    };
    let day = [(2, 1.0, "00:00"), (2, 1.0, "08:00")];
    let and = |more: &[(i64, f64, &'static str)]| [&day[..], more].concat();
    // 600 mg three times a day as prescribed, and an Advil: 1,400 of 1,800 mg.
    assert_eq!(taken(prescribed(Some(3.0)), &and(&[(1, 1.0, "13:00")])), (true, None, false));
    assert_eq!(taken(prescribed(Some(3.0)), &and(&[(1, 4.0, "13:00")])), (true, Some(1800.0), true));
    // Less was prescribed than the label allows: told, and the line rings above the label.
    assert_eq!(taken(prescribed(Some(1.5)), &[(2, 1.0, "00:00"), (1, 2.0, "08:00")]), (true, Some(900.0), false));
    assert_eq!(taken(prescribed(Some(1.5)), &[(2, 1.0, "00:00"), (1, 4.0, "08:00")]), (true, Some(900.0), true));
    // In free words, or without a word: what the prescription allows, nobody knows. So all of it is held against the label, and rings
    // above it.
    assert_eq!(taken(prescribed(None), &and(&[(1, 1.0, "13:00")])), (true, Some(1200.0), true));
    assert_eq!(taken(prescribed(None), &and(&[(1, 7.0, "13:00")])), (true, Some(1200.0), true));
    assert_eq!(taken(prescribed(None), &day), (false, None, false));
    // Two labels: told above the lower, rung above the higher.
    let labels = Shelf::from([(1, of_catalogue(Region::Us, "ibuprofen-200")), (2, ibuprofen_each(4.0))]);
    let rung = |count| {
        let doses = on_a_day(&[(1, 1.0, "00:00"), (2, count, "08:00")]);
        let found = look(&labels, &doses, &[], |facts| at_moment(facts, wall("2026-11-22T08:00:00+01:00")));
        found.iter().find(|finding| finding.kind.code() == "over-limit").map(|finding| finding.poison)
    };
    assert_eq!([rung(5.0), rung(6.0), rung(7.0), rung(8.0)], [None, Some(false), Some(false), Some(true)]);
}

#[test]
fn acetaminophen_rings_above_4000_mg_whatever_was_prescribed() {
    let label = Label { per_day: Some(units(20.0)), ..of_catalogue(Region::Uk, "paracetamol-500").label.unwrap() };
    let rx = Product { label: Some(label), ..product("rx", ProductKind::Prescribed, &[("acetaminophen", 500.0)]) };
    let shelf = Shelf::from([(1, rx), (2, product("cold", ProductKind::Otc, &[("apap", 325.0)]))]);
    let rung = |count: f64| {
        let doses = on_a_day(&[(1, count, "08:00"), (2, 1.0, "09:00")]);
        let found = look(&shelf, &doses, &[], |facts| at_moment(facts, wall("2026-11-22T09:00:00+01:00")));
        found.iter().any(|finding| finding.poison)
    };
    assert!(!rung(7.25) && rung(7.5));
}

#[test]
fn milligrams_that_nobody_named_are_never_added() {
    let doses = on_a_day(&[(17, 2.0, "08:00"), (18, 3.0, "09:00"), (17, 1.0, "10:00")]);
    let found = totals(&doses, &shelf(), wall("2026-11-22T10:00:00+01:00"));
    let sums: Vec<(Option<&str>, f64)> =
        found.iter().map(|total| (total.substance.only_in.as_deref(), total.amount.milligrams())).collect();
    assert_eq!(sums, [(Some("unnamed"), 300.0), (Some("unnamed too"), 150.0)]);
}

#[test]
fn one_ingredient_from_several_products_at_one_time_is_one_dose() {
    let together = |doses: &[Dose]| {
        let of_all = |finding: &Finding| match &finding.kind {
            FindingKind::OverDoseOfAll { product, ingredient, total, limit, .. } => Some(format!(
                "{} {} of {}: {}",
                total.milligrams(),
                ingredient.as_str(),
                product.name,
                limit.milligrams()
            )),
            _ => None,
        };
        let told: Vec<String> = brought(doses).iter().filter_map(of_all).collect();
        let at_it = now(doses, "2026-11-22T08:30:00+01:00");
        assert_eq!(told, at_it.iter().filter_map(of_all).collect::<Vec<_>>());
        let over = look(&shelf(), doses, &[], |facts| exceeded(doses.last().unwrap(), facts));
        assert_eq!(over.is_empty(), told.is_empty(), "the page counts what is told: {over:?}");
        told
    };
    let two = |one: i64, other: i64, count: f64| on_a_day(&[(one, count, "08:00"), (other, count, "08:00")]);
    assert_eq!(together(&two(1, 13, 2.0)), ["800 ibuprofen of ibuprofen-200: 400"]);
    assert_eq!(together(&two(1, 13, 1.0)), [""; 0], "one of each is one dose");
    assert_eq!(together(&two(5, 6, 2.0)), ["2300 acetaminophen of acetaminophen-500: 1000"]);
    assert_eq!(together(&two(1, 14, 2.0)), ["800 ibuprofen of ibuprofen-200: 400"], "the one not compared counts too");
    assert_eq!(together(&two(14, 14, 4.0)), [""; 0], "nothing was compared");
    assert_eq!(together(&two(1, 5, 2.0)), [""; 0], "another ingredient");
    assert_eq!(together(&two(17, 18, 9.0)), [""; 0], "what nobody named is two");
    let apart = on_a_day(&[(1, 2.0, "08:00"), (13, 2.0, "08:01")]);
    assert_eq!(brought(&apart).iter().filter(|finding| finding.kind.code() == "over-dose").count(), 0);
}

proptest! {
    /// Whatever was taken, the total is the sum of what lies in 24 hours, wherever midnight and the zone's offset fall.
    #[test]
    fn totals_are_sums_of_24_hours(hours in prop::collection::vec((0_i64..96, 1_u32..8), 1..20), offset in -12_i32..=14) {
        let offset = chrono::FixedOffset::east_opt(offset * 3600).unwrap();
        let start = wall("2026-10-24T00:00:00Z").with_timezone(&offset);
        let doses: Vec<Dose> = hours
            .iter()
            .map(|(hour, count)| Dose { product: 1, units: units(f64::from(*count)), at: start + TimeDelta::hours(*hour), alcohol: false })
            .collect();
        let end = start + TimeDelta::hours(60);
        let expect: u32 = hours.iter().filter(|(hour, _)| (37..=60).contains(hour)).map(|(_, count)| count * 200).sum();
        let total = totals(&doses, &shelf(), end);
        prop_assert_eq!(total.first().map_or(0.0, |total| total.amount.milligrams()), f64::from(expect));
    }
}
