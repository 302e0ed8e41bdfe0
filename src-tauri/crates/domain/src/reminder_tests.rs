#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;
use crate::Code;
use crate::day::{DayFact, DayState};
use crate::episode::all_episodes;
use crate::place::{Place, Places};
use crate::same_place::SamePlaceRule;
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
    reminders(&all_episodes(&facts(letters), &[], day(today)), &SamePlaceRule::default(), answers, day(today))
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
        visit: None,
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
    let two = [25, 17].map(|on| answer(15, Said::Booked { on: day(on) }));
    for (today, on) in [(16, 17), (17, 17), (18, 25), (25, 25), (28, 25)] {
        let expect = ReminderState::Booked { on: day(on) };
        assert_eq!(due_on(&always, &two, today)[0].1, expect, "the next of two appointments, on day {today}");
    }
    // An answer about the two weeks says nothing of the same place.
    let again = format!("AAA{}A", "C".repeat(7));
    assert_eq!(due_on(&again, &[answer(11, Said::Later { until: day(18) })], 12), [(SamePlace, ReminderState::Due)]);
}

#[test]
fn that_it_will_ask_is_foretold_where_it_will() {
    let open = |today: i64| all_episodes(&facts(&"A".repeat(10)), &[], day(today)).remove(0);
    let said = |on: i64, said| {
        let (kind, area, start, last) = (TwoWeeks, Area::WholeBack, day(1), day(on));
        [Answer { kind, area, start, last, on: day(on), said, visit: None }]
    };
    assert!(will_ask(&open(10), &[], day(10)) && will_ask(&open(14), &[], day(14)));
    assert!(!will_ask(&open(15), &[], day(15)), "it is asked by now, or whether the spasm is still there");
    assert!(will_ask(&open(10), &said(3, Said::Booked { on: day(11) }), day(10)), "that is over by then");
    assert!(!will_ask(&open(10), &said(3, Said::Booked { on: day(12) }), day(10)));
    assert!(!will_ask(&open(10), &said(3, Said::NotForThisEpisode), day(10)));
    for answers in [vec![], said(3, Said::Been).into(), said(3, Said::Booked { on: day(20) }).into()] {
        let due = due_on(&"A".repeat(15), &answers, 15).contains(&(TwoWeeks, ReminderState::Due));
        assert_eq!(will_ask(&open(10), &answers, day(10)), due, "{answers:?}");
    }
}

#[test]
fn its_dates_are_those_of_the_arithmetic() {
    let lasting =
        &reminders(&all_episodes(&facts(&"A".repeat(16)), &[], day(16)), &SamePlaceRule::default(), &[], day(16))[0];
    assert_eq!((lasting.since, lasting.because()), (day(15), [day(1), day(16)]));
    let again =
        &reminders(&all_episodes(&facts("AAACCCCCCCAA"), &[], day(12)), &SamePlaceRule::default(), &[], day(12))[0];
    assert_eq!((again.since, again.because()), (day(11), [day(3), day(11)]));
}

/// What is said on day 15 or later of an episode that goes on all the time.
fn said_on(on: i64, said: Said) -> Answer {
    Answer { kind: TwoWeeks, area: Area::WholeBack, start: day(1), last: day(on), on: day(on), said, visit: None }
}

/// All that can be said, in every order of saying it, looked at day by day: what is final stays, a booking outlives "later",
/// and only of two "later" it is the last that counts.
#[test]
fn the_table_of_answers_holds_in_every_order() {
    let always = "A".repeat(28);
    let what = [
        Said::Later { until: day(19) },
        Said::Later { until: day(25) },
        Said::Booked { on: day(20) },
        Said::Been,
        Said::NotForThisEpisode,
    ];
    let orders = (0..what.len())
        .flat_map(|one| (0..what.len()).flat_map(move |two| (0..what.len()).map(move |three| [one, two, three])))
        .filter(|[one, two, three]| one != two && two != three && one != three);
    for order in orders {
        let said = order.map(|index| what[index]);
        let answers: Vec<Answer> = (15..).zip(said).map(|(on, said)| said_on(on, said)).collect();
        for today in 18..=28 {
            let place = |what: &Said| said.iter().position(|said| said == what);
            let (been, booked) = (place(&Said::Been), place(&Said::Booked { on: day(20) }));
            let expect = if said.contains(&Said::NotForThisEpisode) {
                ReminderState::Done
            } else if booked.is_some() && booked > been && today <= 23 {
                ReminderState::Booked { on: day(20) }
            } else if been.is_some() {
                ReminderState::Done
            } else {
                let last = said.iter().rev().find_map(|said| match said {
                    Said::Later { until } => Some(*until),
                    _ => None,
                });
                match last {
                    Some(until) if day(today) < until => ReminderState::Snoozed { until },
                    _ => ReminderState::Due,
                }
            };
            assert_eq!(due_on(&always, &answers, today)[0].1, expect, "{said:?} on day {today}");
        }
    }
}

#[test]
fn not_again_outlives_every_later_visit_and_milestone() {
    let always = "A".repeat(100);
    let mut answers = vec![said_on(15, Said::NotForThisEpisode), said_on(16, Said::Booked { on: day(18) })];
    for today in 16..=100 {
        assert_eq!(due_on(&always, &answers, today)[0].1, ReminderState::Done, "day {today}");
    }
    answers.remove(0);
    assert_eq!(due_on(&always, &answers, 22)[0].1, ReminderState::Due, "taken back, the visit is over");
}

#[test]
fn having_been_outlives_a_visit_that_is_booked_after_it() {
    let always = "A".repeat(40);
    let answers = [said_on(16, Said::Been), said_on(17, Said::Booked { on: day(19) })];
    assert_eq!(due_on(&always, &answers, 22)[0].1, ReminderState::Booked { on: day(19) });
    assert_eq!(due_on(&always, &answers, 23)[0].1, ReminderState::Done);
    assert_eq!(due_on(&always, &answers, 29)[0].1, ReminderState::Due, "the next milestone");
}

#[test]
fn whether_it_is_still_there_is_asked_when_only_the_calendar_has_reached_a_milestone() {
    for (letters, today, since) in [
        ("AAAAAAAAAAAA", 14, None),
        ("AAAAAAAAAAAA", 15, Some(15)),
        ("AAAAAAAAAAAAU", 18, Some(15)),
        ("AAAAAAAAAAAAUUG", 15, None),
        ("AAAAAAAAAAAAAAA", 15, None),
        ("AAAAAAAAAAAAAAACCCCCC", 21, None),
        ("AAAAAAAAAAAACCCCCCC", 19, None),
    ] {
        let episodes = all_episodes(&facts(letters), &[], day(today));
        assert_eq!(ask_still_there(&episodes[0], day(today)), since.map(day), "{letters} on day {today}");
    }
    let lasting = all_episodes(&facts(&"A".repeat(27)), &[], day(30));
    assert_eq!(ask_still_there(&lasting[0], day(30)), Some(day(29)), "each milestone");
}

proptest! {
    /// A due reminder is shown unless something that was said silences it; and nothing that was said is undone by what is
    /// said later, but for "later" itself.
    #[test]
    fn a_reminder_is_due_unless_the_table_silences_it(
        said in proptest::collection::vec((15i64..28, 0usize..4, 0i64..8), 0..8),
        today in 28i64..40,
    ) {
        let mut said = said;
        said.sort_by_key(|(on, ..)| *on);
        let answers: Vec<Answer> = said
            .iter()
            .map(|&(on, what, days)| said_on(on, match what {
                0 => Said::Later { until: day(on + days) },
                1 => Said::Booked { on: day(on + days) },
                2 => Said::Been,
                _ => Said::NotForThisEpisode,
            }))
            .collect();
        // From day 29 it is the second milestone: "been" on an earlier day does not answer it.
        let state = due_on(&"A".repeat(40), &answers, today)[0].1;
        let since = if today >= 29 { 29 } else { 15 };
        let silences = |answer: &Answer| match answer.said {
            Said::NotForThisEpisode => true,
            Said::Been => answer.on >= day(since),
            Said::Booked { on } => day(today) <= on + QUIET_AFTER_APPOINTMENT,
            Said::Later { until } => day(today) < until,
        };
        if state == ReminderState::Due {
            let for_good = |answer: &&Answer| !matches!(answer.said, Said::Later { .. });
            let last_later = answers.iter().rfind(|answer| !for_good(answer));
            prop_assert!(!answers.iter().filter(for_good).any(silences));
            prop_assert!(!last_later.is_some_and(silences));
        } else {
            prop_assert!(answers.iter().any(silences));
        }
        // Not again, once said, is the end of it.
        if answers.iter().any(|answer| answer.said == Said::NotForThisEpisode) {
            prop_assert_eq!(state, ReminderState::Done);
        }
    }
}

#[test]
fn what_was_said_while_the_clock_was_ahead_does_not_outlast_it() {
    let always = "A".repeat(40);
    let said = |said: Said| Answer {
        kind: TwoWeeks,
        area: Area::WholeBack,
        start: day(1),
        last: day(16),
        on: day(46),
        said,
        visit: None,
    };
    let later = [said(Said::Later { until: day(53) })];
    let quiet = ReminderState::Snoozed { until: day(23) };
    assert_eq!(due_on(&always, &later, 16), [(TwoWeeks, quiet)], "as long from now as was said");
    let been = [said(Said::Been)];
    assert_eq!(due_on(&always, &been, 16), [(TwoWeeks, ReminderState::Done)]);
    assert_eq!(due_on(&always, &been, 29), [(FourWeeks, ReminderState::Due)], "a later milestone was not answered");
}
