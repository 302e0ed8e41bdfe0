//! What a dose waits for, and what it waits for no more once it is taken each day (ADR 13).

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::tests::{dose, look, of_catalogue, on_a_day, product, shelf, wall};
use super::*;
use crate::medicine::{Label, Product, Units};

const LOW_DOSE: i64 = 11;
const NSAID: i64 = 1;
const RELAXER: i64 = 9;
const SLEEPY: i64 = 12;
/// Three a day, as prescribed.
const THRICE: i64 = 40;

fn shelf_with_thrice() -> Shelf {
    let mut shelf = shelf();
    let label = of_catalogue(Region::Us, "ibuprofen-200").label.unwrap();
    let label =
        Label { per_dose: None, hours: None, hours_up_to: None, days: None, per_day: Units::new(3.0).ok(), ..label };
    let thrice = product("thrice", ProductKind::Prescribed, &[("gabapentin", 300.0)]);
    shelf.insert(THRICE, Product { label: Some(label), ..thrice });
    shelf
}

/// What of the last dose is true, each with whether it waits for that.
fn brought(doses: &[Dose]) -> Vec<(&'static str, bool)> {
    let (last, before) = doses.split_last().unwrap();
    let found = look(&shelf_with_thrice(), before, &[], |facts| brought_by(last, facts));
    found.iter().map(|finding| (finding.kind.code(), finding.waits)).collect()
}

fn waits(doses: &[Dose], code: &str) -> Option<bool> {
    brought(doses).into_iter().find(|(found, _)| *found == code).map(|(_, waits)| waits)
}

#[test]
fn the_last_of_those_that_were_prescribed_stops_nobody_and_one_more_does() {
    let day = on_a_day(&[(THRICE, 1.0, "08:00"), (THRICE, 1.0, "14:00"), (THRICE, 1.0, "20:00")]);
    assert_eq!(waits(&day, "last-in-24-hours"), Some(false), "it is said once it is saved");
    let over = [&day[..], &[dose(THRICE, 1.0, "2026-11-23T07:00:00+01:00")]].concat();
    assert_eq!(waits(&over, "over-limit"), Some(true));
    // Over the counter nobody said to take it.
    let label = on_a_day(&[(NSAID, 2.0, "08:00"), (NSAID, 2.0, "12:00"), (NSAID, 2.0, "16:00")]);
    assert_eq!(waits(&label, "last-in-24-hours"), Some(true));
}

#[test]
fn after_a_pause_two_are_told_of_first_again() {
    let mut doses = vec![
        dose(RELAXER, 1.0, "2026-11-20T22:00:00+01:00"),
        dose(SLEEPY, 1.0, "2026-11-20T22:00:00+01:00"),
        dose(RELAXER, 1.0, "2026-11-23T22:00:00+01:00"),
    ];
    doses.push(dose(SLEEPY, 1.0, "2026-11-23T22:00:00+01:00"));
    assert_eq!(waits(&doses, "two-sedating"), Some(true));
    // With alcohol it waits on any day.
    doses.push(Dose { alcohol: true, ..dose(SLEEPY, 1.0, "2026-11-24T21:30:00+01:00") });
    assert_eq!([waits(&doses, "two-sedating"), waits(&doses, "alcohol")], [Some(false), Some(true)]);
}

proptest! {
    #[test]
    fn two_that_are_taken_each_day_are_told_of_first_on_the_first_day_alone(
        jitter in prop::collection::vec(-100..=100i64, 2..8),
        sleepy in any::<bool>(),
    ) {
        let ([one, other], code) =
            if sleepy { ([RELAXER, SLEEPY], "two-sedating") } else { ([LOW_DOSE, NSAID], "aspirin-and-nsaid") };
        let first = wall("2026-11-10T20:00:00+01:00");
        let mut doses: Vec<Dose> = Vec::new();
        for (day, minutes) in (0..).zip(jitter) {
            let at = first + TimeDelta::days(day) + TimeDelta::minutes(minutes);
            doses.push(Dose { at, ..dose(one, 1.0, "2026-11-10T20:00:00+01:00") });
            prop_assert!(day == 0 || waits(&doses, code) != Some(true), "day {}: {:?}", day, brought(&doses));
            doses.push(Dose { at: at + TimeDelta::minutes(10), ..dose(other, 1.0, "2026-11-10T20:00:00+01:00") });
            prop_assert_eq!(waits(&doses, code), Some(day == 0), "day {}: {:?}", day, brought(&doses));
        }
    }
}
