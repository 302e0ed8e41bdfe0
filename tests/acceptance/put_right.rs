//! A clock that was ahead and was put right: what was shown meanwhile was not true yet, and is told when it is.

use chrono::TimeDelta;
use respite_engine::view::{PackPlanDraft, ProductDraft, VisitDraft};

use crate::desk::{Desk, clear};
use crate::medicines::{add, relaxer};
use crate::plans::cold;

/// How Respite goes on once the clock is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// As it is.
    On,
    /// Killed, and started again.
    Anew,
    /// With the computer, which was switched off.
    WithTheComputer,
}

const THEN: [Then; 3] = [Then::On, Then::Anew, Then::WithTheComputer];

fn put_right(desk: &mut Desk, by: TimeDelta, then: Then) {
    desk.set_clock(by);
    match then {
        Then::On => {}
        Then::Anew => desk.reopen(),
        Then::WithTheComputer => desk.restart_computer(),
    }
}

fn calls(lines: &[String]) -> Vec<&str> {
    lines.iter().filter(|line| line.contains("time is up")).map(String::as_str).collect()
}

#[test]
fn a_pack_is_called_at_its_true_end_though_the_clock_went_ahead_under_it() {
    for then in THEN {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        desk.start_cold();
        desk.pass_minutes(2);
        desk.set_clock(TimeDelta::hours(1));
        assert_eq!(desk.effects(), ["late: time is up 5"], "early is better than a pack left on");
        desk.pass_minutes(1);
        put_right(&mut desk, -TimeDelta::hours(1), then);
        let seen = desk.watch(18);
        let expect =
            ["12: time is up 1", "13: time is up 2", "14: time is up 3", "15: time is up 4", "16: time is up 5"];
        assert_eq!(calls(&seen), expect, "{then:?}");
        assert!(seen.contains(&"2: look at the skin".to_owned()), "{then:?}: {seen:?}");
    }
}

#[test]
fn a_pack_is_called_at_its_true_end_though_the_clock_was_behind_at_a_start() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.start_cold();
    desk.pass_minutes(2);
    put_right(&mut desk, -TimeDelta::hours(6), Then::WithTheComputer);
    assert_eq!(calls(&desk.effects()), ["time is up 1"], "nobody knows for how long it has been on");
    desk.pass(TimeDelta::seconds(30));
    desk.set_clock(TimeDelta::hours(6));
    assert_eq!(calls(&desk.watch(19)).len(), 5);
}

#[test]
fn what_was_shown_while_the_clock_was_ahead_is_told_when_it_is_true() {
    type Told = fn(&mut Desk);
    let cases: [(&str, Told, i64, i64, &str); 4] = [
        ("evening", |desk| _ = desk.log_on(-1, clear()), 9, 0, "20:00"),
        (
            "visit on",
            |desk| {
                let visit = VisitDraft { day: "2026-11-23".into(), ..VisitDraft::default() };
                desk.act(|engine, now| engine.add_visit(&visit, now).map(drop));
            },
            48,
            2,
            "09:00",
        ),
        (
            "the last day",
            |desk| {
                let (start, end) = (Some("2026-11-19".into()), Some("2026-11-22".into()));
                _ = add(desk, &ProductDraft { course_start: start, course_end: end, ..relaxer() });
            },
            48,
            2,
            "09:00",
        ),
        (
            "planned",
            |desk| {
                desk.skin_is_healthy();
                let from_two = PackPlanDraft { from: "14:00".into(), to: "20:00".into(), ..cold() };
                desk.act(|engine, now| engine.save_plan(None, &from_two, now).map(drop));
            },
            3,
            0,
            "14:00",
        ),
    ];
    for then in THEN {
        for (what, tell, ahead, days, time) in cases {
            let mut desk = Desk::at("2026-11-20 12:00");
            tell(&mut desk);
            assert!(!desk.effects().iter().any(|line| line.contains(what)), "{what}: not yet");
            desk.set_clock(TimeDelta::hours(ahead));
            let shown = desk.effects();
            assert!(shown.iter().any(|line| line.contains(what)), "{what}: {shown:?}");
            desk.pass_minutes(1);
            put_right(&mut desk, -TimeDelta::hours(ahead), then);
            desk.effects();
            desk.pass_to(days, time);
            let told = desk.watch(3);
            assert_eq!(told.iter().filter(|line| line.contains(what)).count(), 1, "{what}, {then:?}: {told:?}");
        }
    }
}
