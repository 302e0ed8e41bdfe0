//! Warning signs outrank every reminder (0b.1; 2): while one of an emergency waits for its answer, only the skin is called.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::plan::PlanKind;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{Coded, PackPlanDraft, SignDraft};
use respite_engine::{Act, Pressed};

use crate::desk::{Desk, clear, spasm};
use crate::signs::by_mistake;

fn ticked(desk: &mut Desk) {
    let ticked = vec!["belly".to_owned()];
    let (asked_by, extent) = (Coded(AskedBy::SomethingChanged), Coded(Extent::Tick));
    let draft = SignDraft { when: String::new(), asked_by, extent, ticked };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

fn planned() -> Desk {
    let mut desk = Desk::at("2026-11-22 08:10");
    desk.skin_is_healthy();
    let plan = PackPlanDraft {
        kind: Coded(PlanKind::Cold),
        places: vec!["low-back-left".into()],
        minutes: 15.0,
        cold_pack: None,
        heat_pack: None,
        from: "09:00".into(),
        to: "21:00".into(),
        rest: 120.0,
        last_day: None,
    };
    desk.act(|engine, now| engine.save_plan(None, &plan, now));
    desk.log_on(-1, clear());
    desk
}

#[test]
fn nothing_but_the_skin_is_called_until_it_is_answered() {
    let mut desk = planned();
    ticked(&mut desk);
    for (time, expect) in [("09:00", &["an emergency waits"][..]), ("20:00", &[])] {
        desk.pass_to(0, time);
        assert_eq!(desk.effects(), expect, "{time}");
    }
    desk.act(|engine, now| engine.getting_help_with_all(now));
    assert_eq!(desk.effects(), ["gone: emergency"], "who is getting help is left in peace");
    desk.pass_to(1, "07:59");
    assert_eq!(desk.effects(), [""; 0]);
    desk.pass_to(0, "09:00");
    assert_eq!(desk.effects(), ["planned: cold"], "the next morning all goes on");
    // A pack that lies is called all the same.
    let mut desk = planned();
    desk.start_cold();
    ticked(&mut desk);
    let of_skin = ["2: an emergency waits", "5: look at the skin", "15: gone: session-1-skin", "15: time is up 1"];
    assert_eq!(desk.watch(15), of_skin);
}

/// What silences all else is told itself, where no window may be open.
#[test]
fn an_emergency_that_nobody_answers_is_told_each_day() {
    let mut desk = Desk::at("2026-11-22 22:30");
    ticked(&mut desk);
    assert_eq!(desk.watch(3), ["2: an emergency waits"], "not at once: whoever ticked it has it before them");
    let tray = |desk: &mut Desk| desk.act(|engine, now| Ok(engine.tray(now))).emergency;
    assert!(tray(&mut desk));
    desk.reopen();
    assert_eq!(desk.watch(60), [""; 0], "once a day");
    desk.pass_to(1, "07:59");
    assert_eq!(desk.effects(), [""; 0], "nor is anybody woken for one of the day before");
    desk.pass_to(0, "08:00");
    assert_eq!(desk.effects(), ["an emergency waits"]);
    ticked(&mut desk);
    assert_eq!(desk.watch(2), ["2: an emergency waits"], "another one");
    desk.act(|engine, now| engine.getting_help_with_all(now));
    assert_eq!(desk.effects(), ["gone: emergency"]);
    assert!(!tray(&mut desk));
    desk.act(|engine, now| engine.not_helped_after_all(now));
    assert_eq!(desk.effects(), ["an emergency waits"]);
}

#[test]
fn one_that_was_ticked_while_the_clock_was_ahead_is_told_too() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.set_clock(TimeDelta::days(30));
    ticked(&mut desk);
    desk.set_clock(-TimeDelta::days(30));
    assert_eq!(desk.watch(2), ["2: an emergency waits"]);
    desk.pass_to(1, "00:00");
    assert_eq!(desk.effects(), [""; 0], "it is none of this day");
    desk.pass_to(0, "08:00");
    assert_eq!(desk.effects(), ["an emergency waits"]);
}

/// It is told once before the night, however late it is by then, and on whatever side of midnight.
#[test]
fn one_that_was_not_told_yet_does_not_wait_for_the_morning() {
    for (ticked_at, told_at) in [("23:59", "00:01"), ("21:59", "00:30"), ("20:30", "07:30")] {
        let mut desk = Desk::at(&format!("2026-11-22 {ticked_at}"));
        ticked(&mut desk);
        desk.pass_to(1, told_at);
        assert_eq!(desk.effects(), ["an emergency waits"], "{ticked_at}");
        desk.reopen();
        desk.pass_to(0, "07:59");
        assert_eq!(desk.effects(), [""; 0], "{ticked_at}: once a night");
        desk.pass_to(0, "08:00");
        assert_eq!(desk.effects(), ["an emergency waits"], "{ticked_at}: the next day");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whenever it is ticked, and whenever somebody is there to be told: two minutes later it is told, then once each day, and at night
    /// nobody is woken for one that was told.
    #[test]
    fn each_is_told_as_soon_as_can_be_and_then_once_a_day(
        ticks in prop::collection::btree_set(0i64..2880, 1..3),
        away in (0i64..2880, 0i64..660),
    ) {
        let mut desk = Desk::at("2026-11-22 00:00");
        let is_away = |minute: i64| (away.0..away.0 + away.1).contains(&minute);
        let (mut told, mut untold, mut could_be) = (Vec::new(), Vec::new(), BTreeSet::new());
        for minute in 0..4320 {
            let (day, hour) = (minute / 1440, minute / 60 % 24);
            if ticks.contains(&minute) {
                ticked(&mut desk);
                untold.push(minute);
            }
            if !is_away(minute) && (minute % 30 == 0 || untold.contains(&(minute - 2))) {
                let (tells, is_new) = (!desk.effects().is_empty(), untold.iter().any(|tick| tick + 2 <= minute));
                let of_today = told.iter().any(|(on, hour)| *on == day && (8..22).contains(hour));
                let in_turn = (8..22).contains(&hour) && !of_today;
                prop_assert!(if tells { is_new || in_turn } else { !is_new }, "{} min: {:?}, away {:?}", minute, ticks, away);
                if (8..22).contains(&hour) && ticks.first().is_some_and(|first| first + 2 <= minute) {
                    could_be.insert(day);
                }
                if tells {
                    untold.retain(|tick| tick + 2 > minute);
                    told.push((day, hour));
                }
            }
            if minute % 1440 == 1320 && could_be.contains(&day) {
                prop_assert!(told.iter().any(|(on, _)| *on == day), "day {}: {:?}, away {:?}", day, ticks, away);
            }
            desk.pass_minutes(1);
        }
    }
}

/// Help that was said to come while the clock was ahead is none of an emergency since.
#[test]
fn after_an_old_help_of_a_clock_that_was_ahead_the_next_is_quiet_too_and_is_the_one_taken_back() {
    let mut desk = planned();
    desk.set_clock(TimeDelta::days(30));
    ticked(&mut desk);
    let old = desk.act(|engine, now| engine.signs(now)).emergency.unwrap().answers;
    desk.act(|engine, now| engine.getting_help_with_all(now));
    desk.set_clock(-TimeDelta::days(30));
    desk.pass_to(7, "08:30");
    ticked(&mut desk);
    let new = desk.act(|engine, now| engine.signs(now)).emergency.unwrap().answers;
    desk.act(|engine, now| engine.getting_help_with_all(now));
    for time in ["09:00", "20:00"] {
        desk.pass_to(0, time);
        assert_eq!(desk.notices(), [""; 0], "{time}");
    }
    desk.act(|engine, now| engine.not_helped_after_all(now));
    let waits = desk.act(|engine, now| engine.signs(now)).emergency.unwrap().answers;
    assert_eq!(waits, new, "and not {old:?}");
}

/// A tick by a slip takes nothing away for good.
#[test]
fn all_that_a_slip_silenced_is_told_again() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(spasm());
    desk.pass_to(3, "20:00");
    let told = desk.effects();
    assert_eq!(told, ["evening", "still there?"]);
    ticked(&mut desk);
    assert_eq!(desk.effects(), ["gone: check-in", "gone: evening"]);
    let answers = desk.act(|engine, now| engine.signs(now)).emergency.unwrap().answers;
    by_mistake(&mut desk, &answers);
    assert_eq!(desk.effects(), told);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), [""; 0], "once");
}

#[test]
fn after_help_in_the_small_hours_the_day_that_follows_is_quiet() {
    let mut desk = planned();
    desk.pass_to(1, "03:00");
    desk.effects();
    ticked(&mut desk);
    desk.act(|engine, now| engine.getting_help_with_all(now));
    for time in ["08:00", "09:00", "20:00"] {
        desk.pass_to(0, time);
        assert_eq!(desk.effects(), [""; 0], "{time}");
    }
    // A pack that the person puts on themselves is called.
    desk.start_cold();
    assert_eq!(desk.watch(15), ["5: look at the skin", "15: gone: session-1-skin", "15: time is up 1"]);
}

#[test]
fn what_was_taken_back_for_a_slip_is_told_again() {
    let mut desk = planned();
    desk.pass_to(0, "09:00");
    desk.the_notice();
    ticked(&mut desk);
    assert_eq!(desk.effects(), ["gone: slots"]);
    let answers = desk.act(|engine, now| engine.signs(now)).emergency.unwrap().answers;
    by_mistake(&mut desk, &answers);
    assert_eq!(desk.effects(), ["planned: cold"]);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), [""; 0], "once");
}

#[test]
fn what_is_on_the_screen_is_taken_back_and_its_buttons_write_nothing() {
    let mut desk = planned();
    desk.pass_to(0, "09:00");
    let slot = desk.the_notice();
    ticked(&mut desk);
    assert_eq!(desk.effects(), ["gone: slots"]);
    for act in [Act::SlotLater, Act::SkipSlot] {
        assert_eq!(desk.act(|engine, now| engine.press(&slot, act, now)), Pressed::ToBeAsked);
    }
    let mut desk = planned();
    desk.pass_to(0, "09:00");
    desk.effects();
    desk.start_cold();
    desk.pass_to(0, "20:00");
    let evening = desk.on_their_way().into_iter().find(|notice| notice.thread == "evening").unwrap();
    ticked(&mut desk);
    assert_eq!(desk.act(|engine, now| engine.press(&evening, Act::NoSpasm, now)), Pressed::ToBeAsked);
    assert!(desk.act(|engine, now| engine.today(now)).entries.is_empty());
}
