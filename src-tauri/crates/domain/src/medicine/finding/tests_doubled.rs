//! Two that do not go together, and what makes sleepy (4.3 rules 2 and 3).

#![allow(clippy::unwrap_used)]

use super::tests::{brought, codes, dose, look, on_a_day, product, shelf};
use super::*;
use crate::medicine::{Product, ProductKind};

#[test]
fn each_duplicate_rule() {
    for (doses, expect, strong) in [
        // (a), with the longer interval of the two: naproxen's 12 h.
        (&[(2, 1.0, "08:00"), (1, 1.0, "19:59")][..], &["two-nsaids"][..], true),
        (&[(2, 1.0, "08:00"), (1, 1.0, "20:00")], &[], true),
        (&[(1, 1.0, "08:00"), (2, 1.0, "19:59")], &["two-nsaids"], true),
        (&[(1, 1.0, "08:00"), (3, 1.0, "13:59")], &["two-nsaids"], true),
        (&[(1, 1.0, "08:00"), (3, 1.0, "14:00")], &[], true),
        // (b)
        (&[(5, 1.0, "08:00"), (10, 1.0, "20:00")], &["acetaminophen-twice"], true),
        (&[(5, 2.0, "08:00"), (6, 1.0, "17:00")], &["acetaminophen-twice"], true),
        // (c) is softer.
        (&[(11, 1.0, "08:00"), (1, 1.0, "20:00")], &["aspirin-and-nsaid"], false),
        (&[(1, 1.0, "08:00"), (11, 1.0, "20:00")], &["aspirin-and-nsaid"], false),
        (&[(11, 4.0, "08:00"), (1, 1.0, "13:59")], &["two-nsaids"], true),
        (&[(11, 1.0, "08:00"), (11, 1.0, "08:00"), (1, 1.0, "13:59")], &["two-nsaids"], true),
        (&[(16, 1.0, "08:00"), (2, 1.0, "20:00")], &["aspirin-and-nsaid"], false),
        // Two NSAIDs that nobody named are two; one of them twice is one.
        (&[(17, 1.0, "08:00"), (18, 1.0, "20:00")], &["two-nsaids"], true),
        (&[(17, 1.0, "08:00"), (17, 1.0, "20:00")], &[], true),
        // (e)
        (&[(8, 1.0, "08:00"), (1, 1.0, "20:00")], &["otc-and-prescribed"], true),
        (&[(1, 1.0, "08:00"), (8, 1.0, "20:00")], &["otc-and-prescribed"], true),
        (&[(19, 1.0, "00:00"), (1, 1.0, "23:59")], &["otc-and-prescribed"], true),
        // Two names of one NSAID are one ingredient.
        (&[(1, 1.0, "08:00"), (14, 1.0, "20:00")], &[], true),
    ] {
        // The road is for a test of its own.
        let mut found = brought(&on_a_day(doses));
        found.retain(|finding| finding.kind.code() != "driving");
        assert_eq!(codes(&found), expect, "{doses:?}");
        assert!(found.iter().all(|finding| finding.strong == strong), "{doses:?}");
    }
    let relaxer_and = |other: i64| codes(&brought(&on_a_day(&[(other, 1.0, "08:00"), (9, 1.0, "20:00")])));
    assert_eq!(relaxer_and(12), ["driving", "two-sedating"]);
    assert_eq!(codes(&brought(&on_a_day(&[(12, 1.0, "08:00"), (10, 1.0, "20:00")]))), ["driving", "two-sedating"]);
    assert_eq!(relaxer_and(1), ["driving"]);
    let mut drunk = on_a_day(&[(9, 1.0, "20:00")]);
    drunk[0].alcohol = true;
    assert_eq!(codes(&brought(&drunk)), ["driving", "alcohol"]);
    let mut drunk_later = on_a_day(&[(9, 1.0, "08:00"), (1, 1.0, "20:00")]);
    drunk_later[1].alcohol = true;
    assert_eq!(codes(&brought(&drunk_later)), ["alcohol"]);
    // What is verified of ibuprofen is not said of others.
    let blocks = |doses| match &brought(&on_a_day(doses))[0].kind {
        FindingKind::AspirinAndNsaid { aspirin, other, blocks } => (aspirin.id, other.id, *blocks),
        other => panic!("{other:?}"),
    };
    assert_eq!(blocks(&[(11, 1.0, "08:00"), (1, 1.0, "20:00")]), (11, 1, true));
    assert_eq!(blocks(&[(2, 1.0, "08:00"), (11, 1.0, "20:00")]), (11, 2, false));
}

#[test]
fn whatever_makes_sleepy_brings_the_road_and_alcohol() {
    let mut shelf = shelf();
    for (number, ingredient) in
        (20..).zip(["tramadol", "Valium", "gabapentin", "orphenadrine", "zopiclone", "amitriptyline"])
    {
        shelf.insert(number, product(ingredient, ProductKind::Prescribed, &[(ingredient, 50.0)]));
    }
    // The person's own tick (12), and an ingredient beside others (10), do the same.
    for number in [9, 10, 12, 20, 21, 22, 23, 24, 25] {
        let taken = Dose { alcohol: true, ..dose(number, 1.0, "2026-11-22T08:00:00+01:00") };
        let found = look(&shelf, &[], &[], |facts| brought_by(&taken, facts));
        assert_eq!(codes(&found), ["driving", "alcohol"], "{number}");
    }
}

#[test]
fn two_strengths_of_one_medicine_do_not_double_each_other() {
    let of = |name: &str, strength| product(name, ProductKind::Otc, &[("acetaminophen", strength)]);
    let doubled = |other: Product| {
        let shelf = Shelf::from([(1, of("Tylenol", 325.0)), (2, other)]);
        let taken = dose(2, 1.0, "2026-11-22T09:00:00+01:00");
        codes(&look(&shelf, &on_a_day(&[(1, 1.0, "08:00")]), &[], |facts| brought_by(&taken, facts)))
    };
    assert_eq!(doubled(of("tylenol ", 500.0)), Vec::<&str>::new());
    assert_eq!(doubled(of("Panadol", 500.0)), ["acetaminophen-twice"]);
}
