//! One dose a day: a day's dose that is taken some hours earlier than that of the day before is no dose too many, and two in less than
//! 20 hours are.

#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use proptest::prelude::*;

use super::tests::{codes, dose, look, of_catalogue, product, units, wall};
use super::*;
use crate::medicine::{Hours, Ingredient, Label, Product};

/// A medicine of 15 mg of meloxicam, with limits of its own.
fn mobic(kind: ProductKind, limits: impl FnOnce(&mut Label)) -> Product {
    let mut label = Label {
        per_dose: None,
        hours: None,
        hours_up_to: None,
        per_day: None,
        days: None,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    limits(&mut label);
    Product { label: Some(label), ..product("Mobic", kind, &[("meloxicam", 15.0)]) }
}

/// Everything that allows one dose a day, each with how many units that is: in doses, in units, or in the hours between two.
fn once_a_day() -> [(Product, f64); 9] {
    let a_day = || Hours::new(24.0).ok();
    [
        (mobic(ProductKind::Otc, |label| (label.per_dose, label.hours) = (Some(units(1.0)), a_day())), 1.0),
        (mobic(ProductKind::Prescribed, |label| label.hours = a_day()), 1.0),
        (mobic(ProductKind::Otc, |label| (label.hours, label.doses_per_day) = (a_day(), Some(1))), 1.0),
        (mobic(ProductKind::Prescribed, |label| label.per_day = Some(units(1.0))), 1.0),
        (mobic(ProductKind::Otc, |label| label.per_day = Some(units(1.0))), 1.0),
        (mobic(ProductKind::Otc, |label| (label.per_dose, label.per_day) = (Some(units(2.0)), Some(units(2.0)))), 2.0),
        (mobic(ProductKind::Prescribed, |label| label.doses_per_day = Some(1)), 1.0),
        (mobic(ProductKind::Otc, |label| (label.doses_per_day, label.per_day) = (Some(1), Some(units(2.0)))), 2.0),
        (mobic(ProductKind::Prescribed, |label| label.per_day = Some(units(2.0))), 2.0),
    ]
}

fn taken(product: i64, count: f64, minute: i64) -> Dose {
    let at = wall("2026-10-20T08:00:00+02:00") + TimeDelta::minutes(minute);
    Dose { product, units: units(count), at, alcohol: false }
}

/// Whether it is told strongly, whether it rings, and whether the page counts the day: of the moment of a dose.
fn told(shelf: &Shelf, doses: &[Dose], at: WallTime) -> (bool, bool, bool) {
    let found = look(shelf, doses, &[], |facts| at_moment(facts, at));
    let is_limit = |one: &&Finding| ["over-limit", "too-often", "was-over", "too-early"].contains(&one.kind.code());
    let on_page = doses.iter().filter(|dose| dose.at == at);
    let on_page = on_page.map(|dose| look(shelf, doses, &[], |facts| exceeded(dose, facts).is_empty()));
    let is_strong = found.iter().filter(is_limit).any(|one| one.strong);
    (is_strong, found.iter().any(|one| one.poison), on_page.into_iter().any(|none| !none))
}

proptest! {
    /// Each within four hours of the same time.
    #[test]
    fn a_dose_a_day_is_never_too_much(minutes in prop::collection::vec(0_i64..=240, 2..12), later in 0_i64..1440) {
        for (product, count) in once_a_day() {
            let shelf = Shelf::from([(1, product)]);
            let doses: Vec<Dose> =
                (0..).zip(&minutes).map(|(day, minute)| taken(1, count, day * 1440 + minute)).collect();
            for (at, dose) in doses.iter().enumerate() {
                let seen = &doses[..=at];
                prop_assert_eq!(told(&shelf, seen, dose.at), (false, false, false));
                prop_assert_eq!(told(&shelf, seen, dose.at + TimeDelta::minutes(later)), (false, false, false));
                let brought = codes(&look(&shelf, &doses[..at], &[], |facts| brought_by(dose, facts)));
                prop_assert!(!brought.contains(&"last-in-24-hours"), "{:?}", brought);
                prop_assert!(!brought.contains(&"too-early"), "{:?}", brought);
            }
        }
    }

    /// Less than 20 hours apart.
    #[test]
    fn two_in_less_than_20_hours_are_too_much(apart in 1_i64..1200, daily in 0_i64..3) {
        for (product, count) in once_a_day() {
            let label = product.label.clone().unwrap();
            let (in_amount, in_times) = (label.per_day.is_some(), label.doses_per_day.is_some());
            let shelf = Shelf::from([(1, product)]);
            let mut doses: Vec<Dose> = (0..daily).map(|day| taken(1, count, (day - daily) * 1440)).collect();
            doses.extend([taken(1, count, 0), taken(1, count, apart)]);
            let at = doses.last().unwrap().at;
            // Hours alone limit no amount, so the page counts no day over it.
            prop_assert_eq!(told(&shelf, &doses, at), (true, in_amount, in_amount || in_times));
        }
    }

    /// Whatever was taken of whatever, a further dose takes nothing strong away.
    #[test]
    fn a_further_dose_silences_nothing(
        doses in prop::collection::vec((1_i64..=4, 1_u32..4, 0_i64..2000), 0..8),
        further in (1_i64..=4, 1_u32..4, 0_i64..2000),
        minute in 0_i64..2880,
    ) {
        let label = |per_dose, per_day| move |label: &mut Label| {
            (label.per_dose, label.per_day) = (Some(units(per_dose)), Some(units(per_day)));
        };
        let shelf = Shelf::from([
            (1, mobic(ProductKind::Prescribed, label(1.0, 1.0))),
            (2, mobic(ProductKind::Prescribed, label(2.0, 2.0))),
            (3, mobic(ProductKind::Otc, label(1.0, 1.0))),
            (4, mobic(ProductKind::Otc, label(1.0, 3.0))),
        ]);
        let of = |(product, count, minute): (i64, u32, i64)| taken(product, f64::from(count), minute);
        let doses: Vec<Dose> = doses.into_iter().map(of).collect();
        let at = wall("2026-10-20T08:00:00+02:00") + TimeDelta::minutes(minute);
        let (strong, rings, _) = told(&shelf, &doses, at);
        let (still_strong, still_rings, _) = told(&shelf, &[&doses[..], &[of(further)]].concat(), at);
        prop_assert!(still_strong || !strong);
        prop_assert!(still_rings || !rings);
        prop_assert!(strong || !rings);
    }
}

#[test]
fn what_the_24_hours_hold_stays_to_be_read() {
    let shelf = Shelf::from([(1, mobic(ProductKind::Prescribed, |label| label.per_day = Some(units(1.0))))]);
    let (monday, tuesday) = (dose(1, 1.0, "2026-11-23T08:00:00+01:00"), dose(1, 1.0, "2026-11-24T07:45:00+01:00"));
    let found = look(&shelf, &[monday], &[], |facts| brought_by(&tuesday, facts));
    assert_eq!(codes(&found), ["over-limit"]);
    assert_eq!((found[0].strong, found[0].poison), (false, false));
    let FindingKind::OverLimit { total, day_before: true, .. } = &found[0].kind else { unreachable!("{found:?}") };
    assert_eq!(total.milligrams(), 30.0);
}

/// A limit of more than one dose has no such day, and neither has more than one dose of the day before.
#[test]
fn no_other_limit_has_a_day_before() {
    let two =
        mobic(ProductKind::Prescribed, |label| (label.per_dose, label.per_day) = (Some(units(1.0)), Some(units(2.0))));
    let one = mobic(ProductKind::Prescribed, |label| label.per_day = Some(units(1.0)));
    for (product, doses) in [
        (two, vec![taken(1, 2.0, 0), taken(1, 1.0, 1380)]),
        (one.clone(), vec![taken(1, 3.0, 0), taken(1, 1.0, 1380)]),
        (one.clone(), vec![taken(1, 1.0, 0), taken(1, 1.0, 300), taken(1, 1.0, 1380)]),
        (one, vec![taken(1, 1.0, 0), taken(1, 2.0, 1380)]),
    ] {
        let at = doses.last().unwrap().at;
        assert_eq!(told(&Shelf::from([(1, product)]), &doses, at), (true, true, true), "{doses:?}");
    }
}

/// However a label says that one dose a day is allowed, two at once are not that of the day before.
#[test]
fn a_double_dose_of_the_day_before_makes_the_next_too_early() {
    for (product, count) in once_a_day() {
        let label = product.label.clone().unwrap();
        // How much a dose is must be known.
        if label.per_dose.or(label.per_day).is_none() {
            continue;
        }
        let shelf = Shelf::from([(1, product)]);
        for doses in [
            vec![taken(1, 2.0 * count, 0), taken(1, count, 1260)],
            vec![taken(1, count, 0), taken(1, count, 0), taken(1, count, 1260)],
        ] {
            let at = doses.last().unwrap().at;
            let before = &doses[..doses.len() - 1];
            let brought = look(&shelf, before, &[], |facts| brought_by(doses.last().unwrap(), facts));
            let is_told = |one: &Finding| one.strong && ["over-limit", "too-early"].contains(&one.kind.code());
            assert!(brought.iter().any(is_told), "{:?}", codes(&brought));
            assert!(told(&shelf, &doses, at).0, "{label:?}");
            let is_early = codes(&brought).contains(&"too-early");
            assert_eq!(is_early, label.usual_hours().is_some(), "{label:?}");
        }
    }
}

/// A first dose that may be larger is one dose.
#[test]
fn a_larger_first_dose_is_that_of_its_day() {
    let label = |label: &mut Label| {
        (label.per_dose, label.first_dose, label.hours) = (Some(units(1.0)), Some(units(2.0)), Hours::new(24.0).ok());
    };
    let shelf = Shelf::from([(1, mobic(ProductKind::Prescribed, label))]);
    let doses = [taken(1, 2.0, 0), taken(1, 1.0, 1380)];
    assert_eq!(told(&shelf, &doses, doses[1].at), (false, false, false));
}

/// The dose of another medicine is none of the day before of this one: what is prescribed is held against all.
#[test]
fn another_medicine_between_makes_it_too_much() {
    let shelf = Shelf::from([
        (1, mobic(ProductKind::Prescribed, |label| label.per_day = Some(units(1.0)))),
        (2, mobic(ProductKind::Otc, |label| (label.per_dose, label.per_day) = (Some(units(1.0)), Some(units(3.0))))),
    ]);
    let doses = [taken(1, 1.0, 0), taken(2, 1.0, 600), taken(1, 1.0, 1420)];
    assert_eq!(told(&shelf, &doses, doses[2].at), (true, false, true), "within its own label, so it does not ring");
    // A smaller strength since, each once a day, is not.
    let half = Product {
        contents: product("", ProductKind::Otc, &[("meloxicam", 7.5)]).contents,
        ..shelf.get(&1).unwrap().clone()
    };
    let shelf = Shelf::from([(1, shelf.get(&1).unwrap().clone()), (2, half)]);
    let doses = [taken(1, 1.0, 0), taken(2, 1.0, 1420)];
    assert_eq!(told(&shelf, &doses, doses[1].at), (false, false, false));
}

/// The daily low dose is no dose against pain (4.3 rule 6c): how often each may be taken says nothing of the other.
#[test]
fn how_often_the_low_dose_of_aspirin_is_taken_counts_by_itself() {
    for kind in [ProductKind::Otc, ProductKind::Prescribed] {
        let often = |name: &str, milligrams, most| {
            let product = Product {
                contents: product("", kind, &[("aspirin", milligrams)]).contents,
                ..mobic(kind, |label| label.doses_per_day = Some(most))
            };
            Product { name: name.to_owned(), ..product }
        };
        let shelf = Shelf::from([(1, often("Aspirin 75", 75.0, 1)), (2, often("Aspirin 300", 300.0, 2))]);
        let found = |doses: &[Dose]| {
            let (last, before) = doses.split_last().unwrap();
            let found = look(&shelf, before, &[], |facts| brought_by(last, facts));
            let told = found.into_iter().find_map(|one| match one.kind {
                FindingKind::TooOften { product, times, without, .. } => Some((product.id, times, without.len())),
                _ => None,
            });
            (told, told_on_page(&shelf, doses))
        };
        assert_eq!(found(&[taken(1, 1.0, 0), taken(2, 1.0, 240)]), (None, false), "{kind:?}");
        assert_eq!(found(&[taken(1, 1.0, 0), taken(2, 1.0, 240), taken(2, 1.0, 480)]), (None, false));
        let third = [taken(1, 1.0, 0), taken(2, 1.0, 240), taken(2, 1.0, 480), taken(2, 1.0, 720)];
        assert_eq!(found(&third), (Some((2, 3, 1)), true), "a third time against pain");
        assert_eq!(found(&[taken(2, 1.0, 0), taken(1, 1.0, 240), taken(1, 1.0, 480)]), (Some((1, 2, 1)), true));
    }
}

fn told_on_page(shelf: &Shelf, doses: &[Dose]) -> bool {
    look(shelf, doses, &[], |facts| !exceeded(doses.last().unwrap(), facts).is_empty())
}

/// What is held against the limit of a low dose, and what is not, stand side by side with their names.
#[test]
fn the_sum_of_the_low_dose_names_what_is_not_in_it() {
    let low = Product {
        contents: product("", ProductKind::Otc, &[("aspirin", 81.0)]).contents,
        ..mobic(ProductKind::Otc, |label| label.per_day = Some(units(1.0)))
    };
    let shelf = Shelf::from([(1, low), (2, of_catalogue(Region::Us, "aspirin-325"))]);
    let doses = [taken(1, 1.0, 0), taken(2, 2.0, 240), taken(1, 1.0, 480)];
    let totals = totals(&doses, &shelf, doses[2].at);
    let held = totals[0].by_label.as_ref().unwrap();
    assert_eq!((held.amount.milligrams(), held.limit.milligrams(), held.of), (162.0, 81.0, 1));
    assert_eq!(held.counted.without, BTreeSet::from([2]));
    assert!(totals[0].is_exceeded(held) && totals[0].amount.milligrams() == 812.0);
}

/// Of a strength that can't be read units are all that is known, and one a day is one a day.
#[test]
fn one_a_day_of_an_unread_strength_is_not_too_much_either() {
    let label =
        mobic(ProductKind::Prescribed, |label| (label.per_day, label.doses_per_day) = (Some(units(1.0)), Some(1)));
    let shelf = Shelf::from([(1, Product { contents: Vec::new(), unread: vec![Ingredient::unread()], ..label })]);
    let at = |minute| taken(1, 1.0, minute).at;
    assert_eq!(told(&shelf, &[taken(1, 1.0, 0), taken(1, 1.0, 1260)], at(1260)), (false, false, false));
    assert_eq!(told(&shelf, &[taken(1, 1.0, 0), taken(1, 1.0, 1140)], at(1140)), (true, true, true));
    assert_eq!(told(&shelf, &[taken(1, 3.0, 0), taken(1, 1.0, 1260)], at(1260)), (true, true, true));
}

/// Hours of more than a day are no dose a day, and neither is a larger dose that a label allows less often.
#[test]
fn other_hours_have_no_day_before() {
    let hours = |count| Hours::new(count).ok();
    let patch = mobic(ProductKind::Prescribed, |label| label.hours = hours(72.0));
    let larger = mobic(ProductKind::Otc, |label| {
        (label.per_dose, label.hours) = (Some(units(1.0)), hours(6.0));
        label.larger = Some(units(2.0)).zip(hours(24.0));
    });
    for (product, count) in [(patch, 1.0), (larger, 2.0)] {
        let doses = [taken(1, count, 0), taken(1, count, 1380)];
        assert_eq!(told(&Shelf::from([(1, product)]), &doses, doses[1].at), (true, false, false));
    }
}

/// Whoever wants the hours: of a medicine whose label nobody compared they are those of another with the same in it.
#[test]
fn the_hours_of_another_label_have_a_day_before_too() {
    let daily = mobic(ProductKind::Otc, |label| label.hours = Hours::new(24.0).ok());
    let shelf = Shelf::from([(1, daily), (2, product("Meloxicam", ProductKind::Otc, &[("meloxicam", 15.0)]))]);
    for (minute, is_early) in [(1140, true), (1380, false)] {
        let doses = [taken(1, 1.0, 0), taken(2, 1.0, minute)];
        assert_eq!(told(&shelf, &doses, doses[1].at), (is_early, false, false), "{minute}");
    }
}

/// What is printed of a day without that of the day before is never less than any dose, nor than a limit that was gone over.
#[test]
fn a_dose_a_day_is_no_more_than_that_in_the_sum_of_a_day() {
    for (product, count) in once_a_day() {
        let shelf = Shelf::from([(1, product)]);
        let of_a_day = |doses: &[Dose]| totals(doses, &shelf, doses.last().unwrap().at)[0].of_a_day().milligrams();
        let dose = 15.0 * count;
        assert_eq!(of_a_day(&[taken(1, count, 0), taken(1, count, 1380)]), dose);
        assert_eq!(of_a_day(&[taken(1, count, 0), taken(1, count, 1140)]), 2.0 * dose, "too soon");
        assert_eq!(of_a_day(&[taken(1, 2.0 * count, 0), taken(1, count, 1380)]), 3.0 * dose, "two at once before");
        let third = [taken(1, count, 0), taken(1, count, 1380), taken(1, count, 1400)];
        assert_eq!(of_a_day(&third), 3.0 * dose, "a third");
    }
}
