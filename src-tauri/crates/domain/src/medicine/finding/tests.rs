#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::medicine::{
    Content, Hours, Ingredient, Label, LabelSource, PerUnit, Product, ProductKind, Unit, Units, catalogue,
};

pub(super) fn wall(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(text).unwrap()
}

pub(super) fn units(count: f64) -> Units {
    Units::new(count).unwrap()
}

pub(super) fn product(name: &str, kind: ProductKind, contents: &[(&str, f64)]) -> Product {
    let contents = contents
        .iter()
        .map(|(words, milligrams)| Content {
            ingredient: Ingredient::new(words).unwrap(),
            per_unit: PerUnit::new(*milligrams).unwrap(),
        })
        .collect();
    Product {
        name: name.to_owned(),
        kind,
        contents,
        unread: Vec::new(),
        unit: Unit::Tablet,
        label: None,
        directions: String::new(),
        course_start: None,
        course_end: None,
        stopped_on: None,
        sedating: false,
    }
}

/// A product of the catalogue, its label checked.
pub(super) fn of_catalogue(region: Region, code: &str) -> Product {
    let entry = catalogue(region).into_iter().find(|entry| entry.code == code).unwrap();
    let label = entry.label.map(|label| Label { checked_on: NaiveDate::from_ymd_opt(2026, 1, 1), ..label });
    let content = Content { ingredient: entry.ingredient, per_unit: entry.per_unit.unwrap() };
    Product { contents: vec![content], label, ..product(code, entry.kind, &[]) }
}

fn prescribed_each_six_hours() -> Product {
    let label = Label {
        hours: Hours::new(6.0).ok(),
        hours_up_to: None,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    Product { label: Some(label), ..product("each six hours", ProductKind::Prescribed, &[("ibuprofen", 600.0)]) }
}

/// A shelf with a few of everything, by number.
pub(super) fn shelf() -> Shelf {
    let us = |code| of_catalogue(Region::Us, code);
    Shelf::from([
        (1, us("ibuprofen-200")),
        (2, us("naproxen-sodium-220")),
        (3, us("aspirin-325")),
        (4, us("acetaminophen-325")),
        (5, us("acetaminophen-500")),
        (6, us("acetaminophen-650-er")),
        (7, of_catalogue(Region::Uk, "paracetamol-500")),
        (8, product("ibuprofen-600", ProductKind::Prescribed, &[("ibuprofen", 600.0)])),
        (9, product("relaxer", ProductKind::Prescribed, &[("cyclobenzaprine", 10.0)])),
        (10, product("cold-and-flu", ProductKind::Otc, &[("apap", 325.0), ("doxylamine", 6.25)])),
        (11, product("low-dose", ProductKind::Otc, &[("aspirin", 81.0)])),
        (12, Product { sedating: true, ..product("sleepy", ProductKind::Prescribed, &[("something", 5.0)]) }),
        (13, of_catalogue(Region::Uk, "ibuprofen-200")),
        (14, product("unchecked", ProductKind::Otc, &[("ibuprofen", 200.0)])),
        (15, of_catalogue(Region::Uk, "aspirin-300")),
        (16, product("low-dose of elsewhere", ProductKind::Otc, &[("aspirin", 100.0)])),
        (19, prescribed_each_six_hours()),
        (17, product("unnamed", ProductKind::Otc, &[("another NSAID", 100.0)])),
        (18, product("unnamed too", ProductKind::Otc, &[("nsaid", 50.0)])),
    ])
}

/// Written down when they were taken, one after the other.
pub(super) fn written(doses: &[Dose]) -> Vec<Written> {
    (1..).zip(doses).map(|(id, dose)| Written { id, entered: dose.at, dose: dose.clone() }).collect()
}

pub(super) fn dose(product: i64, count: f64, at: &str) -> Dose {
    Dose { product, units: units(count), at: wall(at), alcohol: false }
}

/// Doses of one day, `(product, units, "08:00")`.
pub(super) fn on_a_day(doses: &[(i64, f64, &str)]) -> Vec<Dose> {
    doses.iter().map(|(product, count, time)| dose(*product, *count, &format!("2026-11-22T{time}:00+01:00"))).collect()
}

pub(super) fn look<T>(shelf: &Shelf, doses: &[Dose], flags: &[Flag], look: impl FnOnce(&Facts) -> T) -> T {
    let mut days: BTreeMap<i64, DaysTaken> = BTreeMap::new();
    for dose in doses.iter().filter(|dose| is_against_pain(dose, doses, shelf)) {
        days.entry(dose.product).or_default().add_time(dose.at);
    }
    let zone = Zone::fixed(*wall("2026-11-22T12:00:00+01:00").offset());
    look(&Facts { shelf, doses, days: &days, flags, region: Some(Region::Us), zone: &zone })
}

pub(super) fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.kind.code()).collect()
}

/// What the last of these doses brings.
fn brought(doses: &[Dose]) -> Vec<Finding> {
    let (last, before) = doses.split_last().unwrap();
    look(&shelf(), before, &[], |facts| brought_by(last, facts))
}

pub(super) fn now(doses: &[Dose], at: &str) -> Vec<Finding> {
    look(&shelf(), doses, &[], |facts| at_moment(facts, wall(at)))
}

/// Each row of 4.1 and 4.2: what keeps to the label, and what does not.
#[test]
fn each_label_says_when_it_is_broken() {
    for (doses, expect) in [
        // Ibuprofen, US: 2 a dose, 4 h, 6 in 24 h.
        (&[(1, 2.0, "08:00"), (1, 2.0, "12:00")][..], &[][..]),
        (&[(1, 3.0, "08:00")], &["over-dose"]),
        (&[(1, 2.0, "08:00"), (1, 1.0, "11:59")], &["too-early"]),
        (&[(1, 2.0, "08:00"), (1, 2.0, "12:00"), (1, 2.0, "16:00")], &["last-in-24-hours"]),
        (&[(1, 2.0, "08:00"), (1, 2.0, "12:00"), (1, 1.0, "16:00"), (1, 1.0, "20:00")], &["last-in-24-hours"]),
        (&[(1, 2.0, "08:00"), (1, 2.0, "12:00"), (1, 2.0, "16:00"), (1, 1.0, "20:00")], &["over-limit"]),
        (&[(1, 2.0, "08:00"), (1, 2.0, "12:00"), (1, 2.0, "16:00"), (1, 0.25, "20:00")], &["over-limit"]),
        // Naproxen: 1, the first dose may be 2 within an hour; 8 h; 3 in 24 h.
        (&[(2, 2.0, "08:00")], &[]),
        (&[(2, 1.0, "08:00"), (2, 1.0, "08:50")], &[]),
        (&[(2, 1.0, "08:00"), (2, 1.0, "09:10")], &["too-early"]),
        (&[(2, 2.0, "08:00"), (2, 1.0, "08:50")], &["too-early", "last-in-24-hours"]),
        (&[(2, 1.0, "00:00"), (2, 2.0, "08:00")], &["over-dose", "last-in-24-hours"]),
        (&[(2, 2.0, "00:00"), (2, 1.0, "08:00")], &["last-in-24-hours"]),
        (&[(2, 2.0, "00:00"), (2, 1.0, "08:00"), (2, 1.0, "16:00")], &["over-limit"]),
        // Aspirin, US: 1 or 2 each 4 h, or 3 each 6 h; 12 in 24 h.
        (&[(3, 2.0, "08:00"), (3, 2.0, "12:00")], &[]),
        (&[(3, 3.0, "08:00"), (3, 3.0, "14:00")], &[]),
        (&[(3, 3.0, "08:00"), (3, 3.0, "13:00")], &["too-early"]),
        (&[(3, 3.0, "08:00"), (3, 1.0, "13:00")], &["too-early"]),
        (&[(3, 4.0, "08:00")], &["over-dose"]),
        // Acetaminophen, US: 325 mg, 500 mg, 650 mg.
        (&[(4, 2.0, "08:00"), (4, 2.0, "12:00")], &[]),
        (&[(4, 2.0, "08:00"), (4, 2.0, "11:00")], &["too-early"]),
        (&[(5, 2.0, "08:00"), (5, 2.0, "13:59")], &["too-early"]),
        (&[(5, 2.0, "00:00"), (5, 2.0, "06:00"), (5, 2.0, "12:00")], &["last-in-24-hours"]),
        (&[(5, 2.0, "00:00"), (5, 2.0, "06:00"), (5, 2.0, "12:00"), (5, 1.0, "18:00")], &["over-limit"]),
        (&[(6, 2.0, "08:00"), (6, 2.0, "15:00")], &["too-early"]),
        (&[(6, 2.0, "00:00"), (6, 2.0, "08:00"), (6, 2.0, "16:00")], &["last-in-24-hours"]),
        // Paracetamol, UK: 2 a dose, 4 h, 8 and four doses in 24 h.
        (&[(7, 2.0, "00:00"), (7, 2.0, "04:00"), (7, 2.0, "08:00"), (7, 2.0, "12:00")], &["last-in-24-hours"]),
        (
            &[(7, 1.0, "00:00"), (7, 1.0, "04:00"), (7, 1.0, "08:00"), (7, 1.0, "12:00"), (7, 1.0, "16:00")],
            &["too-often"],
        ),
        (
            &[(7, 2.0, "00:00"), (7, 2.0, "04:00"), (7, 2.0, "08:00"), (7, 2.0, "12:00"), (7, 1.0, "16:00")],
            &["over-limit", "acetaminophen-high", "too-often"],
        ),
        // Ibuprofen, UK: 6 h, three times a day.
        (&[(13, 2.0, "08:00"), (13, 2.0, "13:00")], &["too-early"]),
        (&[(13, 2.0, "00:00"), (13, 2.0, "06:00"), (13, 2.0, "12:00")], &["last-in-24-hours"]),
        // Aspirin, UK: 1 or 2 each 4 h, 12 in 24 h.
        (&[(15, 2.0, "08:00"), (15, 2.0, "12:00")], &[]),
        (&[(15, 3.0, "08:00")], &["over-dose"]),
        // A label that was not checked: log only. Prescribed without a limit: nothing of ours.
        (&[(14, 50.0, "08:00"), (14, 50.0, "08:10")], &[]),
        (&[(8, 10.0, "08:00"), (8, 10.0, "09:00")], &[]),
        // One act, written down in two halves.
        (&[(1, 1.0, "08:00"), (1, 1.0, "08:00")], &[]),
        (&[(1, 2.0, "08:00"), (1, 1.0, "08:00")], &["over-dose"]),
    ] {
        assert_eq!(codes(&brought(&on_a_day(doses))), expect, "{doses:?}");
    }
}

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

#[test]
fn the_window_is_24_hours_and_not_a_day() {
    let evening = [dose(1, 2.0, "2026-11-21T20:00:00+01:00"), dose(1, 2.0, "2026-11-22T00:30:00+01:00")];
    let third = |at| [&evening[..], &[dose(1, 2.0, "2026-11-22T05:00:00+01:00"), dose(1, 1.0, at)]].concat();
    assert_eq!(codes(&brought(&third("2026-11-22T19:59:59+01:00"))), ["over-limit"]);
    assert_eq!(codes(&brought(&third("2026-11-22T20:00:00+01:00"))), Vec::<&str>::new(), "five since 20:00");
}

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
fn a_dose_that_is_told_later_is_seen_by_those_after_it() {
    let later = on_a_day(&[(1, 2.0, "12:00"), (1, 2.0, "16:00"), (1, 2.0, "20:00")]);
    let told = dose(1, 1.0, "2026-11-22T10:00:00+01:00");
    let found = look(&shelf(), &later, &[], |facts| brought_by(&told, facts));
    assert_eq!(codes(&found), ["over-limit", "too-early"]);
}

#[test]
fn what_is_true_ends_by_itself() {
    let doses = on_a_day(&[(2, 1.0, "08:00"), (1, 1.0, "10:00")]);
    assert_eq!(codes(&now(&doses, "2026-11-22T09:00:00+01:00")), Vec::<&str>::new());
    assert_eq!(codes(&now(&doses, "2026-11-22T10:00:00+01:00")), ["two-nsaids"]);
    assert_eq!(codes(&now(&doses, "2026-11-22T19:59:00+01:00")), ["two-nsaids"]);
    assert_eq!(codes(&now(&doses, "2026-11-22T20:00:00+01:00")), Vec::<&str>::new());
    assert_eq!(codes(&now(&doses[..1], "2026-11-22T10:00:00+01:00")), Vec::<&str>::new(), "deleted, and it is gone");
    let relaxer = on_a_day(&[(9, 1.0, "20:00")]);
    assert_eq!(codes(&now(&relaxer, "2026-11-23T19:59:00+01:00")), ["driving"]);
    assert_eq!(codes(&now(&relaxer, "2026-11-23T20:00:00+01:00")), Vec::<&str>::new());
    let over = on_a_day(&[(1, 2.0, "08:00"), (1, 2.0, "12:00"), (1, 2.0, "16:00"), (1, 2.0, "20:00")]);
    assert_eq!(codes(&now(&over, "2026-11-23T07:59:00+01:00")), ["over-limit"]);
    assert_eq!(codes(&now(&over, "2026-11-23T08:00:00+01:00")), ["was-over", "last-in-24-hours"]);
    assert_eq!(codes(&now(&over, "2026-11-23T19:59:00+01:00")), ["was-over"], "for a day after the last");
    assert_eq!(codes(&now(&over, "2026-11-23T20:00:00+01:00")), Vec::<&str>::new());
    let last = &over[..3];
    assert_eq!(codes(&now(last, "2026-11-23T07:59:00+01:00")), ["last-in-24-hours"]);
    assert_eq!(codes(&now(last, "2026-11-23T08:00:00+01:00")), Vec::<&str>::new(), "the first of them is over");
}

#[test]
fn days_in_a_row_per_ingredient() {
    let days = |count: u32| -> Vec<Dose> {
        let start = wall("2026-11-01T20:00:00+01:00");
        (0..count)
            .map(|day| Dose { at: start + TimeDelta::days(day.into()), ..dose(1, 1.0, "2026-11-01T20:00:00+01:00") })
            .collect()
    };
    for (count, expect) in [(9, vec![]), (10, vec!["last-day"]), (11, vec!["too-many-days"])] {
        assert_eq!(codes(&brought(&days(count))), expect, "{count}");
    }
    let mut with_a_gap = days(11);
    with_a_gap.remove(5);
    assert_eq!(codes(&brought(&with_a_gap)), Vec::<&str>::new());
    // Another product with the same ingredient fills a gap.
    let mut filled = days(11);
    filled[5].product = 14;
    assert_eq!(codes(&brought(&filled)), ["too-many-days"]);
}

#[test]
fn what_a_person_told_of_themselves() {
    let asked = |product: i64, flags: &[Flag]| {
        let taken = dose(product, 1.0, "2026-11-22T08:00:00+01:00");
        codes(&look(&shelf(), &[], flags, |facts| brought_by(&taken, facts)))
    };
    for (product, flag, expect) in [
        (1, Flag::Age60, true),
        (1, Flag::Ulcer, true),
        (1, Flag::Kidney, true),
        (1, Flag::Heart, true),
        (1, Flag::Pregnant, true),
        (1, Flag::Asthma, true),
        (1, Flag::Allergy, true),
        (1, Flag::BloodThinner, true),
        (5, Flag::Liver, true),
        (5, Flag::BloodThinner, true),
        (5, Flag::Age60, false),
        (5, Flag::Asthma, false),
        (8, Flag::Ulcer, false),
        (9, Flag::Age60, false),
        (1, Flag::Drinks, true),
        (5, Flag::Drinks, true),
        (8, Flag::Drinks, false),
        (1, Flag::UnderAge, true),
        (3, Flag::UnderAge, false),
    ] {
        assert_eq!(asked(product, &[flag]).contains(&"ask-first"), expect, "{product} {flag:?}");
    }
    assert_eq!(asked(1, &[]), Vec::<&str>::new());
    // Aspirin under 16: no "ask first", but "never". What else was told is still to be asked about.
    assert_eq!(asked(3, &[Flag::UnderAge]), ["never-under-age"]);
    assert_eq!(asked(3, &[Flag::UnderAge, Flag::Asthma]), ["never-under-age", "ask-first"]);
}

#[test]
fn courses_are_counted_in_days() {
    let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let relaxer = Product {
        course_start: Some(day(1)),
        course_end: Some(day(10)),
        ..product("relaxer", ProductKind::Prescribed, &[("cyclobenzaprine", 10.0)])
    };
    let on = |product: &Product, date: NaiveDate| {
        let shelf = Shelf::from([(1, product.clone())]);
        let at = date.and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
        let found = look(&shelf, &[], &[], |facts| at_moment(facts, at));
        found.iter().map(|finding| (finding.kind.code(), finding.strong)).collect::<Vec<_>>()
    };
    assert_eq!(on(&relaxer, day(9)), []);
    assert_eq!(on(&relaxer, day(10)), [("course-end", false)]);
    assert_eq!(on(&relaxer, day(11)), [("course-end", true)]);
    // What was planned to end on the tenth is no course of 22 days.
    assert_eq!(on(&relaxer, day(22)), [("course-end", true)]);
    assert_eq!([9, 10, 11, 22].map(|date| relaxer.course_day(day(date))), [Some(9), Some(10), None, None]);
    assert_eq!(on(&Product { stopped_on: Some(day(11)), ..relaxer.clone() }, day(11)), []);
    let open = Product { course_end: None, ..relaxer };
    assert_eq!(open.course_day(day(1)), Some(1));
    assert_eq!(on(&open, day(14)), []);
    assert_eq!(on(&open, day(15)), [("course-long", false)]);
    assert_eq!(on(&open, day(22)), [("course-long", true)]);
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

/// A product with ibuprofen, its label checked: so many hours, eight tablets a day.
fn ibuprofen_each(hours: f64) -> Product {
    let label = Label {
        hours: Hours::new(hours).ok(),
        hours_up_to: None,
        per_day: Some(units(8.0)),
        source: LabelSource::Own,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    Product { label: Some(label), ..product("ibu", ProductKind::Otc, &[("ibuprofen", 200.0)]) }
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

#[test]
fn a_row_of_days_is_told_with_its_last_day_until_the_day_after() {
    let start = wall("2026-11-01T20:00:00+01:00");
    let days: Vec<Dose> = (0..10)
        .map(|day| Dose { at: start + TimeDelta::days(day), ..dose(1, 1.0, "2026-11-01T20:00:00+01:00") })
        .collect();
    let told = |at: &str| {
        let taken: Vec<Dose> = days.iter().filter(|dose| dose.at <= wall(at)).cloned().collect();
        let found = now(&taken, at);
        found.iter().find_map(|finding| match &finding.kind {
            FindingKind::LastDay { days, day, .. } => Some((*days, day.to_string())),
            _ => None,
        })
    };
    let tenth = Some((10, "2026-11-10".to_owned()));
    assert_eq!(told("2026-11-10T19:00:00+01:00"), None);
    assert_eq!(told("2026-11-10T20:00:00+01:00"), tenth);
    assert_eq!(told("2026-11-11T23:59:00+01:00"), tenth);
    assert_eq!(told("2026-11-12T00:00:00+01:00"), None);
}

#[test]
fn a_dose_from_a_clock_that_was_ahead_counts_and_is_told() {
    let doses = on_a_day(&[(1, 4.0, "08:00"), (1, 4.0, "15:00")]);
    let present = |at: &str| look(&shelf(), &doses, &[], |facts| at_present(facts, &written(&doses), wall(at)));
    let found = present("2026-11-22T12:00:00+01:00");
    assert!(codes(&found).contains(&"over-limit") && codes(&found).contains(&"clock-ahead"), "{found:?}");
    assert!(!codes(&present("2026-11-22T15:00:00+01:00")).contains(&"clock-ahead"));
    // A look at the past sees no future.
    assert!(!codes(&now(&doses, "2026-11-22T12:00:00+01:00")).contains(&"over-limit"));
}

#[test]
fn each_dose_from_a_clock_that_was_ahead_is_told_and_counted_by_its_own_error() {
    let at = |id: i64, entered: &str, taken: &str| Written { id, entered: wall(entered), dose: dose(1, 2.0, taken) };
    let now = wall("2026-11-22T12:00:00+01:00");
    // Ahead by three hours, then by ten days; and between them one that the right clock wrote.
    let ahead = [
        at(1, "2026-11-22T14:00:00+01:00", "2026-11-22T14:00:00+01:00"),
        at(2, "2026-11-22T11:30:00+01:00", "2026-11-22T11:30:00+01:00"),
        at(3, "2026-11-22T13:30:00+01:00", "2026-11-22T13:30:00+01:00"),
        at(4, "2026-12-02T12:00:00+01:00", "2026-12-02T12:00:00+01:00"),
    ];
    let times: Vec<String> = known_now(&ahead, now).iter().map(|dose| dose.at.format("%d %H:%M").to_string()).collect();
    assert_eq!(times, ["21 12:01", "22 11:30", "22 11:30", "22 11:59"]);
    let found = look(&shelf(), &[], &[], |facts| at_present(facts, &ahead, now));
    assert_eq!(codes(&found).iter().filter(|code| **code == "clock-ahead").count(), 3);
    assert!(codes(&found).contains(&"over-limit"), "{found:?}");
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
