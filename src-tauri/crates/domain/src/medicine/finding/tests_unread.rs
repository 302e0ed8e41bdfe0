//! A product of which an ingredient can't be read: what can be read of it counts (4.3 rules 1, 5 and 6).

#![allow(clippy::unwrap_used)]

use super::tests::{codes, dose, look, of_catalogue, product, wall};
use super::*;
use crate::medicine::{Amount, Ingredient, Label, Product};

/// The same product with its ingredients unread, but for their names where `named`.
fn unread(product: Product, named: bool) -> Product {
    let contents = product.contents.iter();
    let name = |ingredient: &Ingredient| if named { ingredient.clone() } else { Ingredient::unread() };
    Product { unread: contents.map(|content| name(&content.ingredient)).collect(), contents: Vec::new(), ..product }
}

fn brought(shelf: &Shelf, before: &[Dose], last: &Dose) -> Vec<&'static str> {
    codes(&look(shelf, before, &[], |facts| brought_by(last, facts)))
}

#[test]
fn an_ingredient_whose_strength_is_lost_doubles_and_makes_sleepy_as_before() {
    let us = |code| of_catalogue(Region::Us, code);
    let relaxer = product("Relaxer", ProductKind::Prescribed, &[("tizanidine", 4.0)]);
    let pm = product("Night pills", ProductKind::Otc, &[("diphenhydramine", 25.0)]);
    for named in [true, false] {
        let shelf = Shelf::from([
            (1, unread(us("ibuprofen-200"), named)),
            (2, us("naproxen-sodium-220")),
            (3, unread(relaxer.clone(), named)),
            (4, pm.clone()),
        ]);
        let ibuprofen = dose(1, 1.0, "2026-11-22T09:00:00+01:00");
        let naproxen = dose(2, 1.0, "2026-11-22T10:00:00+01:00");
        assert_eq!(brought(&shelf, &[ibuprofen], &naproxen).contains(&"two-nsaids"), named);
        // What has no name may be anything.
        let found =
            brought(&shelf, &[dose(4, 1.0, "2026-11-22T09:00:00+01:00")], &dose(3, 1.0, "2026-11-22T10:00:00+01:00"));
        assert!(found.contains(&"driving") && found.contains(&"two-sedating"), "{named}: {found:?}");
    }
}

#[test]
fn the_label_of_a_product_without_a_strength_is_kept_in_units() {
    for named in [true, false] {
        let shelf = Shelf::from([(1, unread(of_catalogue(Region::Us, "ibuprofen-200"), named))]);
        let first = dose(1, 2.0, "2026-11-22T06:00:00+01:00");
        assert!(
            brought(&shelf, std::slice::from_ref(&first), &dose(1, 1.0, "2026-11-22T07:00:00+01:00"))
                .contains(&"too-early")
        );
        let before = [first, dose(1, 2.0, "2026-11-22T12:00:00+01:00"), dose(1, 2.0, "2026-11-22T18:00:00+01:00")];
        let last = dose(1, 1.0, "2026-11-23T01:00:00+01:00");
        let found = look(&shelf, &before, &[], |facts| brought_by(&last, facts));
        let over = found.iter().find(|finding| finding.kind.code() == "over-limit").unwrap();
        assert!(over.poison && over.strong, "{found:?}");
        assert!(matches!(&over.kind, FindingKind::OverUnits { units, .. } if *units == Amount::of_milligrams(7)));
        // A day later it is over.
        assert!(!brought(&shelf, &before, &dose(1, 1.0, "2026-11-23T18:00:00+01:00")).contains(&"over-limit"));
    }
}

#[test]
fn what_can_be_read_beside_it_counts() {
    let both = product("Both", ProductKind::Otc, &[("acetaminophen", 500.0)]);
    let both = Product { unread: vec![Ingredient::unread()], ..both };
    let shelf = Shelf::from([(1, both)]);
    let before = [dose(1, 8.0, "2026-11-22T09:00:00+01:00")];
    assert!(brought(&shelf, &before, &dose(1, 1.0, "2026-11-22T10:00:00+01:00")).contains(&"acetaminophen-high"));
}

#[test]
fn how_often_is_counted_of_what_has_no_strength() {
    let twice_a_day = |product: Product| {
        let label = product.label.map(|label| Label { per_day: None, doses_per_day: Some(2), days: None, ..label });
        Product { label, ..product }
    };
    for named in [true, false] {
        let advil = twice_a_day(of_catalogue(Region::Us, "ibuprofen-200"));
        let other = product("Other", ProductKind::Otc, &[("ibuprofen", 200.0)]);
        let shelf = Shelf::from([(1, unread(advil, named)), (2, other)]);
        let at = |product, time: &str| dose(product, 1.0, &format!("2026-11-22T{time}:00+01:00"));
        let before = [at(1, "06:00"), at(1, "12:00")];
        let found = look(&shelf, &before, &[], |facts| brought_by(&at(1, "18:00"), facts));
        let told = found.iter().find(|finding| finding.kind.code() == "too-often").unwrap();
        assert!(matches!(told.kind, FindingKind::TooOften { times: 3, most: 2, .. }), "{told:?}");
        // At a moment it is the same, and the page counts the day.
        let all = [&before[..], &[at(1, "18:00")]].concat();
        let found = look(&shelf, &all, &[], |facts| at_moment(facts, all[2].at));
        assert!(codes(&found).contains(&"too-often"), "{found:?}");
        assert!(look(&shelf, &all, &[], |facts| exceeded(&all[2], facts)).iter().any(|one| one.own.contains(&1)));
        // Of what has a name all products count.
        assert_eq!(brought(&shelf, &before, &at(2, "18:00")).contains(&"too-often"), named);
        assert!(!brought(&shelf, &before, &dose(1, 1.0, "2026-11-23T12:00:00+01:00")).contains(&"too-often"));
    }
}

#[test]
fn what_was_over_in_units_stays_to_be_read_for_a_day() {
    let shelf = Shelf::from([(1, unread(of_catalogue(Region::Us, "ibuprofen-200"), true))]);
    let all = ["06:00", "12:00", "18:00", "23:00"].map(|time| dose(1, 2.0, &format!("2026-11-22T{time}:00+01:00")));
    let at = |now: &str| look(&shelf, &all, &[], |facts| at_moment(facts, wall(now)));
    let found = at("2026-11-23T05:59:00+01:00");
    assert!(codes(&found).contains(&"over-limit") && !codes(&found).contains(&"was-over"), "{found:?}");
    for (now, stays) in
        [("2026-11-23T06:00:00+01:00", true), ("2026-11-23T22:59:00+01:00", true), ("2026-11-23T23:00:00+01:00", false)]
    {
        let found = at(now);
        assert!(!codes(&found).contains(&"over-limit"), "{now}: {found:?}");
        assert_eq!(codes(&found).contains(&"was-over"), stays, "{now}: {found:?}");
        let was = found.iter().find(|finding| finding.kind.code() == "was-over");
        assert!(was.is_none_or(|was| was.strong && !was.poison), "{was:?}");
    }
}
