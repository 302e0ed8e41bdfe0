//! One medicine in makes: when the doctor changes the dose, each is held against what held when it was taken.

#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use proptest::prelude::*;

use super::tests::{codes, look, of_catalogue, product, units, wall};
use super::*;
use crate::medicine::{Amount, Hours, Label, Product};

fn gabapentin(milligrams: f64, limits: impl FnOnce(&mut Label)) -> Product {
    let mut label = Label {
        per_dose: None,
        hours: None,
        hours_up_to: None,
        per_day: None,
        days: None,
        ..of_catalogue(Region::Us, "ibuprofen-200").label.unwrap()
    };
    limits(&mut label);
    let label = Some(label).filter(|label| label.limits_amount() || label.hours.is_some());
    Product { label, ..product("Gabapentin", ProductKind::Prescribed, &[("gabapentin", milligrams)]) }
}

/// Makes of one medicine, the last in force.
fn makes(products: impl IntoIterator<Item = Product>) -> Shelf {
    let mut shelf: Shelf = (1..).zip(products).collect();
    let last = i64::try_from(shelf.iter().count()).unwrap();
    (1..last).for_each(|make| shelf.list_as(make, last));
    shelf
}

/// From another computer a make may come in that was changed before the one in force, and has a later number.
#[test]
fn the_make_in_force_is_the_last_wherever_it_was_added() {
    let mut shelf: Shelf = (1..).zip([1.0, 2.0, 3.0].map(|mg| gabapentin(mg, |_| ()))).collect();
    [1, 3].into_iter().for_each(|make| shelf.list_as(make, 2));
    let told = left_out(&BTreeSet::from([1, 3]), 2, &shelf).into_iter().map(|one| one.made);
    assert_eq!(told.collect::<Vec<_>>(), [Made::Before, Made::Before]);
    let told = left_out(&BTreeSet::from([1, 2]), 3, &shelf).into_iter().map(|one| one.made);
    assert_eq!(told.collect::<Vec<_>>(), [Made::Before, Made::Since]);
}

fn taken(product: i64, count: f64, minute: i64) -> Dose {
    Dose {
        product,
        units: units(count),
        at: wall("2026-10-20T00:00:00+02:00") + TimeDelta::minutes(minute),
        alcohol: false,
    }
}

/// What is told strongly of limits, and whether it rings.
fn told(shelf: &Shelf, doses: &[Dose], minute: i64) -> (Vec<&'static str>, bool) {
    let at = taken(1, 1.0, minute).at;
    let found = look(shelf, doses, &[], |facts| at_moment(facts, at));
    let of_limits = |one: &&Finding| ["over-limit", "too-often", "was-over", "too-early"].contains(&one.kind.code());
    let strong = found.iter().filter(of_limits).filter(|one| one.strong).map(|one| one.kind.code());
    (strong.collect(), found.iter().any(|one| one.poison))
}

proptest! {
    /// So many a day, evenly, of whatever is prescribed that day, be it more or fewer than on the day before, or without a limit.
    #[test]
    fn who_keeps_to_what_is_in_force_takes_never_too_much(
        days in prop::collection::vec((prop::sample::select(vec![1_i64, 2, 3, 4, 6]), 0_u8..4), 2..7),
        later in 0_i64..1440,
    ) {
        let make = |(times, limits): &(i64, u8)| gabapentin(300.0, |label| {
            let count = f64::from(u8::try_from(*times).unwrap());
            match limits {
                0 => label.per_day = Some(units(count)),
                1 => label.doses_per_day = u16::try_from(*times).ok(),
                2 => (label.per_dose, label.hours) = (Some(units(1.0)), Hours::new(24.0 / count).ok()),
                _ => {}
            }
        });
        let shelf = makes(days.iter().map(make));
        let mut doses: Vec<Dose> = Vec::new();
        for (product, (times, ..)) in (1_i64..).zip(&days) {
            for nth in 0..*times {
                let minute = (product - 1) * 1440 + nth * 1440 / times;
                let dose = taken(product, 1.0, minute);
                let brought = codes(&look(&shelf, &doses, &[], |facts| brought_by(&dose, facts)));
                prop_assert!(!brought.contains(&"over-limit") && !brought.contains(&"too-early"), "{:?}", brought);
                doses.push(dose.clone());
                for minute in [minute, minute + later] {
                    prop_assert_eq!(told(&shelf, &doses, minute), (vec![], false));
                }
                let page = look(&shelf, &doses, &[], |facts| exceeded(&dose, facts));
                prop_assert_eq!(page, vec![]);
            }
        }
    }

    /// A limit that is told without a word is that of the make in force, and one that is told as of before is none of it (4.3 rules 2 and 3).
    #[test]
    fn a_limit_that_is_not_in_force_is_told_as_one_of_before(
        all in prop::collection::vec((prop::sample::select(vec![300.0, 400.0]), 2_u8..5), 1..4),
        doses in prop::collection::vec((0_i64..2000, 1_i64..4, 1_u8..4), 1..8),
        later in 1_i64..4,
    ) {
        let make = |(strength, most): &(f64, u8)| Product {
            name: format!("Gabapentin {strength} mg"),
            ..gabapentin(*strength, |label| label.per_day = Some(units(f64::from(*most))))
        };
        let mut shelf = makes(all.iter().map(make));
        let count = i64::try_from(all.len()).unwrap();
        // What is told only later is not in force yet.
        (later.max(2)..=count).for_each(|make| shelf.tell_later(make));
        let in_force = usize::try_from(count.min(later.max(2) - 1)).unwrap();
        let limit_of = |(strength, most): &(f64, u8)| make(&(*strength, *most)).label.unwrap().per_day.map(|most| {
            make(&(*strength, 2)).amount(&shelf.get(&1).unwrap().contents[0].ingredient, most).unwrap()
        }).unwrap();
        let doses: Vec<Dose> = doses
            .iter()
            .filter(|(_, product, _)| usize::try_from(*product).unwrap() <= in_force)
            .map(|(minute, product, count)| taken(*product, f64::from(*count), *minute))
            .collect();
        for found in look(&shelf, &doses, &[], |facts| at_moment(facts, taken(1, 1.0, 2000).at)) {
            let (product, limit) = match found.kind {
                FindingKind::OverLimit { product, limit, .. } => (product, limit),
                FindingKind::LastInWindow { product, limit, total, .. } => {
                    let of_name = all.iter().map(make).find(|make| make.name == product.name).unwrap();
                    let one_more = of_name.amount(&of_name.contents[0].ingredient, units(1.0)).unwrap();
                    prop_assert!(total + one_more > limit, "one more {}: {total:?} of {limit:?}", product.name);
                    (product, limit)
                }
                FindingKind::WasOver { product: Some(product), limit, .. } => (product, limit),
                _ => continue,
            };
            match product.made {
                Made::Apart => {
                    prop_assert_eq!(limit, limit_of(&all[in_force - 1]));
                    prop_assert_eq!(product.name, make(&all[in_force - 1]).name);
                }
                _ => {
                    prop_assert!(all[..in_force].iter().any(|make| limit_of(make) == limit));
                    prop_assert_ne!(limit, limit_of(&all[in_force - 1]));
                }
            }
        }
    }

    /// Who stopped it and takes it again unchanged takes one medicine all along.
    #[test]
    fn what_is_taken_again_unchanged_is_counted_as_if_it_was_never_stopped(
        doses in prop::collection::vec((0_i64..2880, 1_u8..4), 1..12),
        again in 0_i64..2880,
        limits in 0_u8..5,
        minute in 0_i64..4320,
    ) {
        let make = || gabapentin(300.0, |label| match limits {
            0 => label.per_day = Some(units(3.0)),
            1 => label.doses_per_day = Some(3),
            2 => (label.per_dose, label.hours) = (Some(units(1.0)), Hours::new(8.0).ok()),
            3 => (label.per_dose, label.doses_per_day) = (Some(units(2.0)), Some(1)),
            _ => {}
        });
        let of = |make_at: &dyn Fn(i64) -> i64| {
            let doses = doses.iter().map(|(minute, count)| taken(make_at(*minute), f64::from(*count), *minute));
            doses.collect::<Vec<Dose>>()
        };
        let (in_one, in_two) = (of(&|_| 1), of(&|minute| if minute < again { 1 } else { 2 }));
        let (one, two) = (makes([make()]), makes([make(), make()]));
        prop_assert_eq!(told(&one, &in_one, minute), told(&two, &in_two, minute));
        let brought = |shelf, all: &[Dose], dose: &Dose| {
            let before: Vec<Dose> = all.iter().filter(|other| other.at < dose.at).cloned().collect();
            codes(&look(shelf, &before, &[], |facts| brought_by(dose, facts)))
        };
        for (dose, same) in in_one.iter().zip(&in_two) {
            prop_assert_eq!(brought(&one, &in_one, dose), brought(&two, &in_two, same));
        }
    }
}

#[test]
fn more_than_what_is_in_force_allows_is_still_too_much() {
    let a_day = |milligrams, most| gabapentin(milligrams, |label| label.per_day = Some(units(most)));
    // Raised: of all, more than the new one allows; and of the old one alone, more than that did.
    let raised = makes([a_day(300.0, 3.0), a_day(300.0, 6.0)]);
    let monday = || (0..3).map(|nth| taken(1, 1.0, 480 + nth * 300));
    let told_of = |shelf: &Shelf, doses: Vec<Dose>| {
        told(shelf, &doses, doses.last().unwrap().at.signed_duration_since(taken(1, 1.0, 0).at).num_minutes())
    };
    let over = (vec!["over-limit"], true);
    assert_eq!(told_of(&raised, monday().chain([taken(2, 4.0, 1430)]).collect()), over);
    assert_eq!(told_of(&raised, monday().chain([taken(1, 1.0, 1430)]).collect()), over);
    // Lowered: more of the new one than that allows.
    let lowered = makes([a_day(300.0, 6.0), a_day(300.0, 3.0)]);
    assert_eq!(told_of(&lowered, monday().chain([taken(2, 4.0, 1430)]).collect()), over);
    // Another medicine of the same is no make of it.
    let mut other = lowered;
    other.insert(3, Product { name: "Neurontin".to_owned(), ..a_day(300.0, 3.0) });
    assert_eq!(told_of(&other, monday().chain([taken(3, 1.0, 1430)]).collect()).0, ["over-limit"]);
}

/// The hours are told anew, and how much a day stays as it was.
#[test]
fn what_stays_as_it_was_is_in_force() {
    let every =
        |hours| gabapentin(300.0, |label| (label.per_day, label.hours) = (Some(units(3.0)), Hours::new(hours).ok()));
    let doses = [0, 400, 800].map(|minute| taken(1, 1.0, minute));
    let made = |shelf: &Shelf, doses: &[Dose]| {
        look(shelf, doses, &[], |facts| at_moment(facts, taken(1, 1.0, 800).at)).into_iter().find_map(|found| {
            match found.kind {
                FindingKind::LastInWindow { product, .. } | FindingKind::OverLimit { product, .. } => {
                    Some(product.made)
                }
                _ => None,
            }
        })
    };
    let shelf = makes([every(6.0), every(4.0)]);
    assert_eq!(made(&shelf, &doses), Some(Made::Apart), "one more goes over it");
    assert_eq!(made(&shelf, &[&doses[..], &[taken(2, 1.0, 800)]].concat()), Some(Made::Apart), "it is gone over");
    // Looked at as of before it was added.
    let mut later = makes([every(6.0)]);
    later.tell_later(1);
    assert_eq!(made(&later, &doses), Some(Made::Apart), "one more of it goes over it");
    // Of two that are gone over the one in force is told.
    let raised = makes([gabapentin(300.0, |label| label.per_day = Some(units(1.0))), every(4.0)]);
    assert_eq!(made(&raised, &[&doses[..], &[taken(2, 4.0, 800)]].concat()), Some(Made::Apart));
}

/// "2 tablets every 6 hours", and nothing of a day.
#[test]
fn far_more_than_the_hours_of_a_label_can_hold_says_whom_to_call() {
    let shelf =
        makes([gabapentin(750.0, |label| (label.per_dose, label.hours) = (Some(units(2.0)), Hours::new(6.0).ok()))]);
    let look_at = |doses: &[Dose], minute| look(&shelf, doses, &[], |facts| at_moment(facts, taken(1, 1.0, minute).at));
    let at_once = [taken(1, 20.0, 0)];
    let over = look_at(&at_once, 0).into_iter().find(|one| one.kind.code() == "over-limit").unwrap();
    assert!(over.poison && over.strong);
    let FindingKind::OverUnits { units: taken_units, most, every: Some(hours), .. } = over.kind else { unreachable!() };
    assert_eq!((taken_units, most, hours.count()), (Amount::of_milligrams(20), units(2.0), 6.0));
    assert!(codes(&look_at(&at_once, 1439)).contains(&"over-limit"), "as long as the 24 hours hold it");
    // Who takes each a little early is not called.
    let early: Vec<Dose> = (0..8).map(|nth| taken(1, 2.0, nth * 300)).collect();
    assert!(
        early.iter().all(|dose| !look_at(&early, (dose.at - early[0].at).num_minutes()).iter().any(|one| one.poison))
    );
}

/// "1 tablet every 8 hours", stopped, and taken again on the next day; but another dose of it is counted by itself.
#[test]
fn far_more_than_the_hours_can_hold_is_counted_over_a_stop() {
    let every = |hours: f64, milligrams| {
        gabapentin(milligrams, |label| (label.per_dose, label.hours) = (Some(units(1.0)), Hours::new(hours).ok()))
    };
    let hours = [(1, 18), (1, 22), (2, 30), (2, 34), (2, 38)];
    let doses = hours.map(|(make, hour)| taken(make, 1.0, hour * 60));
    let rings = |again: Product| told(&makes([every(8.0, 300.0), again]), &doses, 38 * 60).1;
    assert!(rings(every(8.0, 300.0)));
    assert!(!rings(every(8.0, 400.0)) && !rings(every(12.0, 300.0)));
}

/// The number that was lowered is the rule now, and more than it is not told as more than the number of before alone.
#[test]
fn more_doses_than_the_number_in_force_are_told_against_it() {
    let shelf = makes([4, 3].map(|most| gabapentin(300.0, |label| label.doses_per_day = Some(most))));
    let of_each = |before: i64, since: i64| {
        let doses = (0..before)
            .map(|nth| taken(1, 1.0, nth * 120))
            .chain((1..=since).map(|nth| taken(2, 1.0, 480 + nth * 120)));
        let found = look(&shelf, &doses.collect::<Vec<_>>(), &[], |facts| at_moment(facts, taken(1, 1.0, 1200).at));
        let often = found.into_iter().filter_map(|one| match one.kind {
            FindingKind::TooOften { product, times, most, .. } => Some((product.made, times, most)),
            _ => None,
        });
        often.collect::<Vec<_>>()
    };
    assert_eq!(of_each(1, 4), [(Made::Apart, 4, 3)]);
    assert_eq!(of_each(0, 4), [(Made::Apart, 4, 3)]);
    assert_eq!(of_each(5, 0), [(Made::Before, 5, 4)]);
    assert_eq!(of_each(4, 3), [(Made::Before, 7, 4)]);
    assert_eq!(of_each(3, 3), [(Made::Before, 6, 4)]);
    assert_eq!(of_each(1, 3), []);
}
