#![allow(clippy::unwrap_used)]
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

use super::super::{Exercise, Side, Which};
use super::*;
use crate::Code;
use crate::score::Score;

fn at(day: i64, hour: i64) -> Moment {
    let first = DateTime::parse_from_rfc3339("2026-11-01T00:00:00+01:00").unwrap();
    Moment::told(first + TimeDelta::days(day) + TimeDelta::hours(hour))
}

fn plan(reps: u16) -> Plan {
    plan_of(Exercise::Hip.into(), reps)
}

fn plan_of(exercise: Which, reps: u16) -> Plan {
    let amount = Amount { reps, ..exercise.usual() };
    Plan { exercise, amount, said_by: None, may_offer: false, note: String::new() }
}

fn run(day: i64, ending: Ending, morning: Option<Morning>, plan: &Plan) -> Run {
    let began = at(day, 10);
    let run = Run::begin(plan.exercise, plan.amount, Some(Side::Left), false, Score::new(1.0).unwrap(), &began);
    Run { morning, ..run.ending_at(ending, &began.after(TimeDelta::hours(1))) }
}

/// One that was ended before its first repetition.
fn false_start(day: i64, plan: &Plan) -> Run {
    let began = at(day, 12);
    let run = Run::begin(plan.exercise, plan.amount, Some(Side::Left), false, Score::new(1.0).unwrap(), &began);
    run.ending_at(Ending::LostForm, &began.after(TimeDelta::seconds(1)))
}

fn good(days: impl Iterator<Item = i64>, plan: &Plan) -> Vec<Run> {
    days.map(|day| run(day, Ending::Done, Some(Morning::Usual), plan)).collect()
}

fn plans() -> impl Strategy<Value = Plan> {
    let which = prop_oneof![Just(Which::Given(Exercise::Hip)), (1..3_i64).prop_map(Which::Own)];
    (which, 1..=12_u16, proptest::option::of(Just("Dr Hart".to_owned())), any::<bool>())
        .prop_map(|(which, reps, said_by, may_offer)| Plan { said_by, may_offer, ..plan_of(which, reps) })
}

fn runs() -> impl Strategy<Value = Vec<(i64, Ending, Option<Morning>)>> {
    let ending = prop_oneof![6 => Just(Ending::Done), 1 => proptest::sample::select(Ending::ALL)];
    let morning = prop_oneof![6 => Just(Some(Morning::Usual)), 1 => Just(None), 1 => proptest::sample::select(Morning::ALL).prop_map(Some)];
    proptest::collection::vec((0..24_i64, ending, morning), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was done, in whatever order it is read.
    #[test]
    fn a_step_is_one_and_never_after_a_bad_time(
        plan in plans(), told in runs(), closed in proptest::sample::subsequence(Closed::ALL, 0..2), set_on in -1..24_i64,
        begun in proptest::collection::vec(0..26_i64, 0..4),
    ) {
        let now = at(25, 9);
        let since = (set_on >= 0).then(|| at(set_on, 9).wall);
        let runs: Vec<Run> = told.iter().map(|(day, ending, morning)| run(*day, *ending, *morning, &plan)).collect();
        let offered = offer(&plan, since, &runs, &closed, &now);
        let backward: Vec<Run> = runs.iter().rev().cloned().collect();
        prop_assert_eq!(offered, offer(&plan, since, &backward, &closed, &now), "in whatever order");
        let others: Vec<Run> = runs.iter().map(|run| Run { exercise: Which::Own(9), ..run.clone() }).collect();
        prop_assert_eq!(offer(&plan, since, &others, &closed, &now), None, "what was done of another tells nothing");
        let with_false_starts: Vec<Run> = runs.iter().cloned().chain(begun.iter().map(|day| false_start(*day, &plan))).collect();
        prop_assert_eq!(offered, offer(&plan, since, &with_false_starts, &closed, &now), "what nobody did tells nothing");
        let Some(offered) = offered else { return Ok(()) };
        prop_assert!(closed.is_empty(), "never while the gate is shut");
        let taken = offered.taken(&plan);
        let since_then = |run: &&Run| run.was_done() && since.is_none_or(|since| run.started.wall > since);
        let days = |bad: &dyn Fn(&Run) -> bool| runs.iter().filter(since_then).filter(|run| bad(run)).map(|run| run.started.day()).max();
        let is_bad = |run: &Run| run.ending != Some(Ending::Done) || run.morning == Some(Morning::Worse);
        match offered {
            Offer::More => {
                prop_assert_eq!(taken.amount, Amount { reps: plan.amount.reps + 1, ..plan.amount });
                prop_assert_eq!(taken.check(), Ok(()), "never over the limits");
                prop_assert!(plan.said_by.is_none() || plan.may_offer, "a therapist's only where it may");
                let mut well: Vec<_> = runs.iter().filter(since_then).map(|run| run.started.day()).collect();
                well.retain(|day| days(&is_bad).is_none_or(|bad| bad < *day));
                well.sort_unstable();
                well.dedup();
                prop_assert!(well.len() >= GOOD_TIMES, "enough good ones after the last bad one: {:?}", well);
            }
            Offer::Less => {
                prop_assert_eq!(taken.amount, Amount { reps: plan.amount.reps - 1, ..plan.amount });
                prop_assert_eq!(taken.check(), Ok(()));
                prop_assert!(plan.said_by.is_none(), "a therapist's never");
            }
            Offer::Hold => prop_assert_eq!(&taken, &plan),
        }
        let last = |tells: &dyn Fn(Morning) -> bool| runs.iter().filter(|run| run.was_done() && run.morning.is_some_and(tells)).map(|run| run.started.day()).max();
        if offered != Offer::More {
            let worse = last(&|morning| morning == Morning::Worse);
            prop_assert_eq!(worse, last(&|morning| morning != Morning::NotSaid), "the last morning that was told was worse");
            prop_assert!(since.is_none_or(|since| Some(since.date_naive()) <= worse), "and nothing was set since");
        }
        // Never two at once: what was taken or kept begins anew, and what was taken back is as it was.
        prop_assert_eq!(offer(&taken, Some(now.wall), &runs, &[], &now), None);
        prop_assert_eq!(offer(&plan, Some(now.wall), &runs, &[], &now), None);
        prop_assert_eq!(offer(&plan, since, &runs, &closed, &now), Some(offered));
    }

    #[test]
    fn a_morning_is_asked_about_once_and_never_at_night(told in runs(), hour in 0..24_i64, today in 1..40_i64, begun in proptest::collection::vec(0..39_i64, 0..4)) {
        let now = at(today, hour);
        let mut runs: Vec<Run> = told.iter().map(|(day, ending, morning)| run(*day, *ending, *morning, &plan(4))).collect();
        let with_false_starts: Vec<Run> = runs.iter().cloned().chain(begun.iter().map(|day| false_start(*day, &plan(4)))).collect();
        prop_assert_eq!(morning_due(&with_false_starts, &now), morning_due(&runs, &now), "what nobody did tells nothing");
        let Some(due) = morning_due(&runs, &now) else { return Ok(()) };
        prop_assert!((5..22).contains(&hour));
        prop_assert!(due < now.day() && due + Days::new(ASKED_FOR) >= now.day());
        prop_assert!(runs.iter().all(|run| run.started.day() != due || !run.was_done() || run.morning.is_none()));
        for run in runs.iter_mut().filter(|run| run.started.day() == due) {
            run.morning = Some(Morning::NotSaid);
        }
        prop_assert_eq!(morning_due(&runs, &now), None);
    }
}

#[test]
fn three_good_times_offer_one_more() {
    let own = plan(4);
    let check = |plan: &Plan, runs: &[Run], expect| {
        assert_eq!(offer(plan, None, runs, &[], &at(20, 9)), expect, "{plan:?} {runs:?}");
    };
    let with = |day: i64, ending, morning| {
        let mut runs = good([1, 3, 5].into_iter(), &own);
        runs.push(run(day, ending, morning, &own));
        runs
    };
    check(&own, &[], None);
    check(&own, &good([1, 3].into_iter(), &own), None);
    check(&own, &good([3, 3, 3].into_iter(), &own), None);
    check(&own, &good([1, 3, 5].into_iter(), &own), Some(Offer::More));
    check(&own, &with(7, Ending::Done, None), Some(Offer::More));
    check(&own, &with(7, Ending::Done, Some(Morning::Worse)), Some(Offer::Less));
    check(&own, &with(0, Ending::Done, Some(Morning::Worse)), Some(Offer::More));
    check(&own, &with(4, Ending::Done, Some(Morning::Worse)), None);
    for ending in [Ending::Hurt, Ending::Tired, Ending::LostForm] {
        check(&own, &with(7, ending, Some(Morning::Better)), None);
    }
    // Of one that ran out nobody may know anything: it tells nothing. One that was left in the middle is no good time.
    check(&own, &with(7, Ending::NotSaid, None), Some(Offer::More));
    let mut in_the_middle = with(7, Ending::NotSaid, Some(Morning::Better));
    in_the_middle[3].reps_done = Some(2);
    check(&own, &in_the_middle, None);
    // Whoever exercises on after a worse morning is still told of it.
    let mut on = with(7, Ending::Done, Some(Morning::Worse));
    on.push(run(8, Ending::Done, None, &own));
    check(&own, &on, Some(Offer::Less));
    on.push(run(9, Ending::Done, Some(Morning::Usual), &own));
    check(&own, &on, None);
    // Numbers that were set before that morning answer nothing; those that were set on it do.
    let bad = [run(7, Ending::Done, Some(Morning::Worse), &own)];
    for (set_on, expect) in [(6, Some(Offer::Less)), (7, Some(Offer::Less)), (8, None)] {
        assert_eq!(offer(&plan(5), Some(at(set_on, 20).wall), &bad, &[], &at(20, 9)), expect, "{set_on}");
    }
    // One more waits for the morning after the last time.
    let fresh = with(18, Ending::Done, None);
    check(&own, &fresh, None);
    // Hurting more afterwards by 2 is no good time, whatever the morning; one is within what varies.
    for (after, expect) in [(2.0, Some(Offer::More)), (3.0, None)] {
        let mut runs = good([1, 3, 5].into_iter(), &own);
        runs[2].after = Some(Score::new(after).unwrap());
        check(&own, &runs, expect);
    }
    // The numbers of the article are the most; less than one there is not.
    check(&plan(10), &good([1, 3, 5].into_iter(), &plan(10)), None);
    check(&plan(1), &[run(7, Ending::Done, Some(Morning::Worse), &plan(1))], Some(Offer::Hold));
    // A therapist's.
    let theirs = Plan { said_by: Some("Dr Hart".to_owned()), ..own.clone() };
    check(&theirs, &good([1, 3, 5].into_iter(), &own), None);
    let may = Plan { may_offer: true, ..theirs.clone() };
    check(&may, &good([1, 3, 5].into_iter(), &own), Some(Offer::More));
    check(&theirs, &with(7, Ending::Done, Some(Morning::Worse)), Some(Offer::Hold));
    check(&may, &with(7, Ending::Done, Some(Morning::Worse)), Some(Offer::Hold));
    // Too long ago.
    assert_eq!(offer(&own, None, &good([1, 3, 5].into_iter(), &own), &[], &at(30, 9)), None);
    assert!(Offer::all().all(|offer| offer.taken(&own).note == own.note));
}
