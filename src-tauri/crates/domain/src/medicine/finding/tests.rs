#![allow(clippy::unwrap_used)]

use super::*;
use crate::medicine::{
    Content, Hours, Ingredient, Label, LabelSource, PerUnit, Product, ProductKind, Unit, Units, catalogue,
};
use chrono::NaiveDate;

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
pub(super) fn brought(doses: &[Dose]) -> Vec<Finding> {
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
        (1, Flag::Allergy, false),
        (1, Flag::HeartSurgery, false),
        (5, Flag::Allergy, true),
        (1, Flag::BloodThinner, true),
        (5, Flag::Liver, true),
        (5, Flag::BloodThinner, true),
        (1, Flag::Steroid, true),
        (5, Flag::Steroid, false),
        (3, Flag::Steroid, true),
        (3, Flag::HeartSurgery, true),
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
    // What it forbids is no question.
    assert_eq!(asked(1, &[Flag::HeartSurgery]), ["do-not-use"]);
    assert_eq!(
        asked(3, &[Flag::HeartSurgery, Flag::Allergy]),
        ["ask-first", "do-not-use"],
        "no label of aspirin forbids both"
    );
    assert_eq!(asked(1, &[Flag::Allergy, Flag::Heart]), ["ask-first", "do-not-use"]);
    assert_eq!(asked(3, &[Flag::UnderAge]), ["never-under-age"]);
    assert_eq!(asked(3, &[Flag::UnderAge, Flag::Asthma]), ["never-under-age", "ask-first"]);
}

/// A product with ibuprofen, its label checked: so many hours, eight tablets a day.
pub(super) fn ibuprofen_each(hours: f64) -> Product {
    let label = Label {
        hours: Hours::new(hours).ok(),
        hours_up_to: None,
        per_day: Some(units(8.0)),
        source: LabelSource::Own,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    Product { label: Some(label), ..product("ibu", ProductKind::Otc, &[("ibuprofen", 200.0)]) }
}
