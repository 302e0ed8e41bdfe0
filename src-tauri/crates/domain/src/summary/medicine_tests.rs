#![allow(clippy::unwrap_used)]
use chrono::{DateTime, Days};

use super::*;
use crate::medicine::{Label, LabelSource, PerUnit, ProductKind, Unit, Units};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> crate::time::WallTime {
    DateTime::parse_from_rfc3339(&format!("2026-11-{text}:00+01:00")).unwrap()
}

/// A product of 200 mg of each of these, with 6 units a day by a label that was compared on 5 November.
fn product(name: &str, ingredients: &[&str]) -> Product {
    let per_unit = PerUnit::new(200.0).unwrap();
    let label = Label {
        per_dose: None,
        first_dose: None,
        larger: None,
        hours: None,
        hours_up_to: None,
        per_day: Units::new(6.0).ok(),
        doses_per_day: None,
        days: None,
        source: LabelSource::Own,
        checked_on: Some(date("2026-11-05")),
        until: None,
    };
    Product {
        name: name.to_owned(),
        kind: ProductKind::Otc,
        contents: ingredients
            .iter()
            .map(|ingredient| Content { ingredient: Ingredient::new(ingredient).unwrap(), per_unit })
            .collect(),
        unread: Vec::new(),
        unit: Unit::Tablet,
        label: Some(label),
        directions: String::new(),
        course_start: None,
        course_end: None,
        stopped_on: None,
        sedating: false,
    }
}

fn dose(product: i64, when: &str, units: f64) -> Dose {
    Dose { product, units: Units::new(units).unwrap(), at: at(when), alcohol: false }
}

/// What is told of 4 to 22 November on the day `to`.
fn told(shelf: &[Product], doses: &[Dose], side_effects: &[SideEffect], to: &str) -> Medicines {
    let shelf: Shelf = (1..).zip(shelf.iter().cloned()).collect();
    let mut days: BTreeMap<i64, DaysTaken> = BTreeMap::new();
    doses.iter().for_each(|dose| days.entry(dose.product).or_default().add_time(dose.at));
    let cabinet =
        MedicineCabinet { shelf: &shelf, doses, days: &days, side_effects, region: Some(Region::Us), flags: &[] };
    let period = Period::new(date("2026-11-04"), date("2026-11-22")).unwrap();
    Medicines::of(&cabinet, period, date(to), 19)
}

/// Doses, then the days, the milligrams and the days over the label that they make.
type Case<'a> = (&'a [(&'a str, f64)], usize, f64, usize);

#[test]
fn days_and_the_most_in_any_24_hours() {
    let cases: &[Case] = &[
        (&[("10T08:00", 2.0)], 1, 400.0, 0),
        (&[("10T08:00", 2.0), ("10T20:00", 2.0), ("12T08:00", 1.0)], 2, 800.0, 0),
        // Across midnight; exactly 24 hours before is over.
        (&[("10T20:00", 4.0), ("11T19:59", 3.0)], 2, 1400.0, 1),
        (&[("10T20:00", 4.0), ("11T20:00", 3.0)], 2, 800.0, 0),
        // The day before the period counts in its 24 hours, and not as a day of it.
        (&[("03T20:00", 6.0), ("04T08:00", 1.0)], 1, 1400.0, 1),
        // Two records of one time, in either order, are one act.
        (&[("10T08:00", 4.0), ("10T08:00", 4.0)], 1, 1600.0, 1),
        (&[("10T08:00", 7.0), ("10T12:00", 1.0), ("12T08:00", 7.0)], 2, 1600.0, 2),
    ];
    for (doses, days, most, over) in cases {
        let doses: Vec<Dose> = doses.iter().map(|(when, units)| dose(1, when, *units)).collect();
        let taken = &told(&[product("Advil", &["ibuprofen"])], &doses, &[], "2026-11-22").taken[0];
        assert_eq!(taken.days, Tally { count: *days, of: 19 }, "{doses:?}");
        assert_eq!(taken.most[0].1.milligrams(), *most, "{doses:?}");
        assert_eq!(taken.days_over(), Some(*over), "{doses:?}");
    }
}

#[test]
fn an_ingredient_is_counted_over_all_products() {
    let shelf = [product("Advil", &["ibuprofen"]), product("Mix", &["ibuprofen", "caffeine"])];
    let doses = [dose(1, "10T08:00", 4.0), dose(2, "10T12:00", 3.0), dose(1, "12T08:00", 1.0)];
    let taken = told(&shelf, &doses, &[], "2026-11-22").taken;
    let told = |taken: &MedicineTaken| {
        let most: Vec<f64> = taken.most.iter().map(|(_, amount)| amount.milligrams()).collect();
        (taken.name.clone(), taken.days.count, most, taken.days_over())
    };
    assert_eq!(told(&taken[0]), ("Advil".to_owned(), 2, vec![1400.0], Some(1)));
    assert_eq!(told(&taken[1]), ("Mix".to_owned(), 1, vec![1400.0, 600.0], Some(1)));
}

#[test]
fn too_much_at_one_time_is_over_the_label_and_so_is_too_often() {
    let mut advil = product("Advil", &["ibuprofen"]);
    let label = advil.label.as_mut().unwrap();
    (label.per_dose, label.doses_per_day) = (Units::new(2.0).ok(), Some(3));
    let over = |doses: &[Dose]| told(&[advil.clone()], doses, &[], "2026-11-22").taken[0].days_over();
    assert_eq!(over(&[dose(1, "10T08:00", 2.0)]), Some(0));
    assert_eq!(over(&[dose(1, "10T08:00", 4.0)]), Some(1), "four at one time");
    assert_eq!(over(&[dose(1, "10T08:00", 2.0), dose(1, "10T08:00", 1.0)]), Some(1), "written down one by one");
    let often = ["10T00:00", "10T06:00", "10T12:00", "10T18:00"].map(|when| dose(1, when, 1.0));
    assert_eq!((over(&often[..3]), over(&often)), (Some(0), Some(1)));
    let uncompared = Product { label: None, ..product("Mix", &["ibuprofen"]) };
    let taken =
        told(&[advil, uncompared], &[dose(1, "10T08:00", 2.0), dose(2, "10T12:00", 6.0)], &[], "2026-11-22").taken;
    let told: Vec<_> = taken.iter().map(|taken| (taken.name.as_str(), taken.days_over())).collect();
    assert_eq!(told, [("Advil", Some(1)), ("Mix", None)], "its own label tells nothing, the other's counts it");
}

#[test]
fn nothing_is_seen_before_it_happened() {
    let relaxer = Product {
        course_start: Some(date("2026-11-08")),
        course_end: Some(date("2026-11-12")),
        stopped_on: Some(date("2026-11-11")),
        ..product("Relaxer", &["cyclobenzaprine"])
    };
    let relaxer = [relaxer];
    let course = |to: &str| told(&relaxer, &[], &[], to).taken.first().and_then(|taken| taken.courses.first().copied());
    let (start, stopped) = (Some(date("2026-11-08")), Some(date("2026-11-11")));
    assert_eq!(course("2026-11-07"), None);
    let planned = RelaxerCourse { start, stopped: None, taken_since: None, planned_end: Some(date("2026-11-12")) };
    assert_eq!(course("2026-11-10"), Some(planned));
    assert_eq!(course("2026-11-11"), Some(RelaxerCourse { start, stopped, taken_since: None, planned_end: None }));

    let advil = [product("Advil", &["ibuprofen"])];
    let doses = [dose(1, "04T08:00", 7.0), dose(1, "09T08:00", 1.0)];
    let on = |to: &str| told(&advil, &doses, &[], to).taken[0].clone();
    assert_eq!((on("2026-11-04").days.count, on("2026-11-04").days_over()), (1, None), "not compared yet");
    assert_eq!((on("2026-11-09").days.count, on("2026-11-09").days_over()), (2, Some(1)));
}

#[test]
fn what_is_taken_comes_first_and_a_relaxer_of_another_time_not_at_all() {
    let relaxer = |name: &str, start: &str, end: Option<&str>| Product {
        course_start: Some(date(start)),
        course_end: end.map(date),
        ..product(name, &["tizanidine"])
    };
    let shelf = [
        product("Advil", &["ibuprofen"]),
        relaxer("Long ago", "2026-08-01", Some("2026-11-03")),
        relaxer("Still", "2026-08-01", None),
        relaxer("To the first day", "2026-08-01", Some("2026-11-04")),
        Product { stopped_on: Some(date("2026-11-13")), ..relaxer("Stopped", "2026-11-01", None) },
    ];
    let doses = (10..14).flat_map(|day| [1, 5].map(|product| dose(product, &format!("{day}T08:00"), 1.0)));
    let doses: Vec<Dose> = doses.collect();
    let taken = told(&shelf, &doses, &[], "2026-11-22").taken;
    let names: Vec<&str> = taken.iter().map(|taken| taken.name.as_str()).collect();
    assert_eq!(names, ["Advil", "Stopped", "Still", "To the first day"]);
    assert_eq!((taken[2].days.count, &taken[2].most[..]), (0, &[][..]));
}

#[test]
fn side_effects_are_counted_by_name_and_product() {
    let felt = |what: &str, when: &str, strength, product| SideEffect {
        what: what.into(),
        strength,
        at: at(when),
        uptime: None,
        product,
    };
    let side_effects = [
        felt("rash", "03T08:00", SideEffectStrength::Severe, None),
        felt("dizziness", "09T08:00", SideEffectStrength::Moderate, None),
        felt("Wobbly", "10T08:00", SideEffectStrength::Severe, Some(1)),
        felt("wobbly", "11T08:00", SideEffectStrength::Mild, Some(1)),
        felt("wobbly", "12T08:00", SideEffectStrength::Mild, Some(9)),
        felt("rash", "20T08:00", SideEffectStrength::Severe, None),
    ];
    let noted = told(&[product("Advil", &["ibuprofen"])], &[], &side_effects, "2026-11-19").side_effects;
    let noted: Vec<_> = noted
        .iter()
        .map(|noted| (noted.what.as_str(), noted.product.as_deref(), noted.times, noted.strongest))
        .collect();
    assert_eq!(
        noted,
        [
            ("Wobbly", Some("Advil"), 2, SideEffectStrength::Severe),
            ("dizziness", None, 1, SideEffectStrength::Moderate),
            ("wobbly", None, 1, SideEffectStrength::Mild),
        ]
    );
}

#[test]
fn years_of_doses_around_a_short_period() {
    let first = at("01T08:00");
    let doses: Vec<Dose> =
        (0..20_000).map(|n| Dose { at: first + Days::new(n / 10), ..dose(1, "01T08:00", 1.0) }).collect();
    let taken = told(&[product("Advil", &["ibuprofen"])], &doses, &[], "2026-11-22").taken;
    assert_eq!((taken[0].days.count, taken[0].days_over()), (19, Some(19)));
}

/// When a muscle relaxer was begun and stopped is told as far as it is known (7, item 9).
#[test]
fn a_relaxer_is_told_by_its_end_alone() {
    let relaxer = |start: Option<&str>, end: Option<&str>, stopped: Option<&str>| {
        let day = |day: Option<&str>| day.map(date);
        let (course_start, course_end, stopped_on) = (day(start), day(end), day(stopped));
        Product { course_start, course_end, stopped_on, ..product("Flex", &["cyclobenzaprine"]) }
    };
    for (start, end, stopped, is_told) in [
        (None, None, None, false),
        (None, Some("2026-11-20"), None, true),
        (None, Some("2026-12-20"), None, true),
        (None, Some("2026-11-01"), None, false),
        (None, None, Some("2026-11-10"), true),
        (None, None, Some("2026-11-01"), false),
        (Some("2026-11-01"), None, None, true),
        (Some("2026-12-01"), Some("2026-12-20"), None, false),
    ] {
        let told = told(&[relaxer(start, end, stopped)], &[], &[], "2026-11-22");
        assert_eq!(told.taken.len(), usize::from(is_told), "{start:?} {end:?} {stopped:?}");
    }
}
