//! Rests and walks where the clock was set: each is of when it truly was.

use chrono::TimeDelta;
use respite_domain::moving::{Lying, RestAnswer};

use crate::desk::Desk;
use crate::moving::{ends, moves, rest, walk};

/// What was begun while the clock was days ahead is of the day on which it truly was, whether or not the program was closed since.
#[test]
fn a_rest_that_was_begun_while_the_clock_was_off_is_of_its_true_day() {
    for (days, anew) in [(1, false), (30, false), (-5, false), (1, true), (-5, true)] {
        let case = format!("{days} {anew}");
        let mut desk = Desk::at("2026-11-20 08:10");
        desk.set_clock(TimeDelta::days(days));
        rest(&mut desk, true);
        desk.pass_minutes(1);
        desk.set_clock(-TimeDelta::days(days));
        desk.effects();
        if anew {
            desk.reopen();
        }
        let is_on = |desk: &mut Desk| desk.act(|engine, now| engine.moving(now)).rest.is_some();
        assert!(is_on(&mut desk), "{case}");
        desk.try_to(|engine, now| engine.begin_rest(Lying::Bed, true, now)).unwrap_err();
        assert_eq!(moves(&desk.watch(62)), 1, "{case}");
        desk.pass_to(1, "08:10");
        assert!(desk.act(|engine, now| engine.moving(now)).asks.is_some(), "{case}");
        desk.pass_to(days.abs() - 1, "09:30");
        assert!(!is_on(&mut desk), "{case}: it does not begin by itself");
        desk.pass_to(1, "09:30");
        assert!(!is_on(&mut desk), "{case}: nor on the day after");
    }
}

/// A clock that was put right with the computer off tells nothing of then: of two that were told the later one holds.
#[test]
fn a_rest_that_no_clock_puts_right_does_not_begin_by_itself() {
    let mut desk = Desk::at("2026-11-20 20:00");
    desk.set_clock(TimeDelta::hours(12));
    rest(&mut desk, true);
    desk.pass_minutes(1);
    desk.set_clock(TimeDelta::hours(-12));
    desk.restart_computer();
    assert!(desk.act(|engine, now| engine.moving(now)).rest.is_none(), "of tomorrow, for all that is known");
    desk.pass_minutes(30);
    rest(&mut desk, true);
    desk.pass_to(1, "08:10");
    let view = desk.act(|engine, now| engine.moving(now));
    assert!(view.rest.is_none() && view.asks.is_some());
}

/// The clock of a computer with an empty battery is years behind until the network sets it.
#[test]
fn what_began_while_the_clock_was_years_behind_goes_on() {
    let mut desk = Desk::at("2020-01-01 10:00");
    rest(&mut desk, true);
    desk.act(|engine, now| engine.begin_spell(&walk(30.0), now));
    desk.pass_minutes(1);
    desk.set_clock(TimeDelta::days(2517));
    desk.effects();
    let view = desk.act(|engine, now| engine.moving(now));
    assert!(view.rest.is_some() && view.spell.is_some());
    assert_eq!(ends(&desk.watch(30)), 1);
}

/// An answer of then is put right with it.
#[test]
fn a_rest_that_was_ended_while_the_clock_was_off_is_no_day_in_bed() {
    let mut desk = Desk::at("2026-11-20 09:00");
    rest(&mut desk, false);
    desk.pass_to(1, "09:00");
    rest(&mut desk, false);
    desk.pass_minutes(30);
    desk.set_clock(TimeDelta::days(3));
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    desk.set_clock(TimeDelta::days(-3));
    let in_bed = desk.act(|engine, now| engine.moving(now)).in_bed;
    assert!(in_bed.is_none(), "{in_bed:?}");
}

#[test]
fn a_clock_that_is_put_back_by_seconds_says_nothing_twice() {
    for anew in [false, true] {
        let mut desk = Desk::at("2026-11-22 10:00");
        rest(&mut desk, true);
        desk.pass_minutes(120);
        assert_eq!(moves(&desk.effects()), 1);
        desk.set_clock(TimeDelta::seconds(-2));
        if anew {
            desk.reopen();
        }
        assert_eq!(moves(&desk.watch(59)), 0, "{anew}");
        assert_eq!(moves(&desk.watch(2)), 1, "{anew}");
    }
}

#[test]
fn a_rest_of_today_goes_on_though_the_clock_was_some_minutes_ahead() {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.set_clock(TimeDelta::minutes(10));
    rest(&mut desk, false);
    desk.pass_minutes(1);
    desk.set_clock(TimeDelta::minutes(-10));
    assert!(desk.act(|engine, now| engine.moving(now)).rest.is_some());
}

/// Whichever of two clocks was off: what was told of other days stays.
#[test]
fn a_rest_that_is_begun_while_the_clock_is_behind_takes_no_other_away() {
    let mut desk = Desk::at("2026-11-19 10:00");
    for _ in 0..3 {
        rest(&mut desk, false);
        desk.pass_to(1, "10:00");
    }
    let in_bed = |desk: &mut Desk| desk.act(|engine, now| engine.moving(now)).in_bed.map(|in_bed| in_bed.days);
    assert_eq!(in_bed(&mut desk), Some(3));
    desk.set_clock(TimeDelta::days(-5));
    rest(&mut desk, false);
    desk.pass_minutes(1);
    desk.set_clock(TimeDelta::days(5));
    assert_eq!(in_bed(&mut desk), Some(4), "it is of today");
}
