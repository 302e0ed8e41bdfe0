#![allow(clippy::unwrap_used)]
use super::*;
use crate::day::{DayFact, DayState};
use crate::episode::all_episodes;
use crate::place::{Place, Places};
use ReminderKind::{FourWeeks, SamePlace, TwelveWeeks, TwoWeeks};

fn day(number: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::TimeDelta::days(number - 1)
}

/// Day states from day 1, all at one place.
fn facts(letters: &str) -> Vec<DayFact> {
    let here: Places = [Place::from_code("low-back-left").unwrap()].into_iter().collect();
    (1..)
        .zip(letters.chars())
        .filter_map(|(number, letter)| {
            let state = match letter {
                'A' => DayState::Affected,
                'G' => DayState::Grey,
                'C' => DayState::Clear,
                _ => return None,
            };
            Some(DayFact { day: day(number), state, places: here, onset: None })
        })
        .collect()
}

fn due_on(letters: &str, answers: &[Answer], today: i64) -> Vec<(ReminderKind, ReminderState)> {
    reminders(&all_episodes(&facts(letters), &[], day(today)), answers, day(today))
        .into_iter()
        .map(|reminder| (reminder.kind, reminder.state))
        .collect()
}

#[test]
fn each_milestone_takes_the_place_of_the_one_before() {
    let always = "A".repeat(100);
    for (today, expect) in [
        (14, None),
        (15, Some(TwoWeeks)),
        (28, Some(TwoWeeks)),
        (29, Some(FourWeeks)),
        (84, Some(FourWeeks)),
        (85, Some(TwelveWeeks)),
    ] {
        let kinds: Vec<_> = due_on(&always, &[], today).into_iter().map(|due| due.0).collect();
        assert_eq!(kinds, Vec::from_iter(expect), "day {today}");
    }
}

#[test]
fn seven_clear_days_withdraw_it() {
    let letters = format!("{}{}", "A".repeat(15), "C".repeat(7));
    assert_eq!(due_on(&letters, &[], 21), [(TwoWeeks, ReminderState::Due)]);
    assert_eq!(due_on(&letters, &[], 22), []);
}

#[test]
fn the_same_place_again_is_due_for_a_year_and_not_after_an_uncertain_end() {
    let again = format!("AAA{}A", "C".repeat(7));
    assert_eq!(due_on(&again, &[], 11), [(SamePlace, ReminderState::Due)]);
    assert_eq!(due_on(&again, &[], 11 + 365), [(SamePlace, ReminderState::Due)]);
    assert_eq!(due_on(&again, &[], 11 + 366), []);
    let uncertain = "AAAUUUUUUUA";
    assert_eq!(due_on(uncertain, &[], 11), []);
    let long_ago = format!("AAA{}A", "C".repeat(365));
    assert_eq!(due_on(&long_ago, &[], 369), []);
    let a_year_ago = format!("AAA{}A", "C".repeat(364));
    assert_eq!(due_on(&a_year_ago, &[], 368), [(SamePlace, ReminderState::Due)]);
}

#[test]
fn what_the_person_said_keeps_it_quiet_and_for_how_long() {
    let always = "A".repeat(100);
    let answer = |on: i64, said| Answer {
        kind: TwoWeeks,
        area: Area::WholeBack,
        start: day(1),
        last: day(on),
        on: day(on),
        said,
    };
    let later = answer(15, Said::Later { until: day(18) });
    let booked = answer(15, Said::Booked { on: day(20) });
    let been = answer(20, Said::Been);
    let never = answer(15, Said::NotForThisEpisode);
    for (answers, today, expect) in [
        (vec![later.clone()], 17, ReminderState::Snoozed { until: day(18) }),
        (vec![later.clone()], 18, ReminderState::Due),
        (vec![booked.clone()], 23, ReminderState::Booked { on: day(20) }),
        (vec![booked.clone()], 24, ReminderState::Due),
        (vec![booked, been.clone()], 28, ReminderState::Done),
        (vec![been], 29, ReminderState::Due),
        (vec![never], 99, ReminderState::Done),
    ] {
        assert_eq!(due_on(&always, &answers, today)[0].1, expect, "{answers:?} on day {today}");
    }
    // An answer about the two weeks says nothing of the same place.
    let again = format!("AAA{}A", "C".repeat(7));
    assert_eq!(due_on(&again, &[answer(11, Said::Later { until: day(18) })], 12), [(SamePlace, ReminderState::Due)]);
}

#[test]
fn its_dates_are_those_of_the_arithmetic() {
    let lasting = &reminders(&all_episodes(&facts(&"A".repeat(16)), &[], day(16)), &[], day(16))[0];
    assert_eq!((lasting.since, lasting.because()), (day(15), [day(1), day(16)]));
    let again = &reminders(&all_episodes(&facts("AAACCCCCCCAA"), &[], day(12)), &[], day(12))[0];
    assert_eq!((again.since, again.because()), (day(11), [day(3), day(11)]));
}
