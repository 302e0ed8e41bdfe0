//! A product of which an ingredient can't be read: what can be read of it counts (4.3 rules 1, 5 and 6).

#![allow(clippy::unwrap_used)]

use super::tests::{codes, dose, look, of_catalogue, product};
use super::*;
use crate::medicine::{Amount, Ingredient, Product};

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
