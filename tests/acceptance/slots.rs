//! What becomes of a slot: put off, given up, told of late; and a plan that can't be laid out.

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::notice::{Notice, NoticeKind};
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_domain::session::Thermal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{Coded, HeldPlan, PackPlanDraft, PackPlanView, SessionTold, SignDraft, SlotCame, TakenBy};
use respite_engine::{Act, Pressed};
use respite_wording::spoken;

use crate::desk::Desk;
use crate::english::english;
use crate::plans::cold;
use crate::terminal::{Terminal, say_in};

pub fn planned(at: &str, drafts: &[PackPlanDraft]) -> Desk {
    let mut desk = Desk::at(at);
    desk.skin_is_healthy();
    for draft in drafts {
        desk.act(|engine, now| engine.save_plan(None, draft, now));
    }
    desk
}

fn the_plan(desk: &mut Desk) -> PackPlanView {
    desk.act(|engine, now| engine.sessions(now)).plans.remove(0)
}

fn came(desk: &mut Desk) -> Vec<SlotCame> {
    the_plan(desk).told.iter().map(|told| told.came.0).collect()
}

pub fn rows_due(desk: &mut Desk) -> Vec<i32> {
    desk.act(|engine, now| engine.today(now)).slots.iter().filter_map(|slot| slot.due).collect()
}

fn labels(notice: &Notice) -> Vec<String> {
    spoken(notice, false, english()).buttons.into_iter().map(|button| button.label).collect()
}

/// A plan of the evening that is one of the whole day by three in the afternoon, and heat that a fever held back until then: neither
/// was to go on at nine.
#[test]
fn what_comes_due_by_what_is_told_is_not_late() {
    let told = |desk: &mut Desk, what: &dyn Fn(&mut Desk)| {
        desk.notices();
        desk.pass_to(0, "15:00");
        assert_eq!(desk.notices(), [""; 0]);
        what(desk);
        let notice = desk.the_notice();
        let due = the_plan(desk).told.remove(0).at;
        (spoken(&notice, false, english()).title, due[11..16].to_owned())
    };
    let evening = PackPlanDraft { from: "18:00".into(), ..cold() };
    let mut desk = planned("2026-11-22 08:10", &[evening]);
    let id = the_plan(&mut desk).id;
    let change = |desk: &mut Desk| desk.act(|engine, now| engine.save_plan(Some(id), &cold(), now));
    assert_eq!(told(&mut desk, &|desk| drop(change(desk))), ("Time for cold".into(), "15:00".into()));

    let mut desk = planned("2026-11-22 08:10", &[PackPlanDraft { kind: Coded(PlanKind::Heat), ..cold() }]);
    let (asked_by, extent) = (Coded(AskedBy::SomethingChanged), Coded(Extent::Tick));
    let fever = SignDraft { when: String::new(), asked_by, extent, ticked: vec!["fever".into()] };
    desk.act(|engine, now| engine.answer_signs(&fever, now));
    let passed = |desk: &mut Desk| desk.act(|engine, now| engine.fever_has_passed(now));
    assert_eq!(told(&mut desk, &|desk| drop(passed(desk))), ("Time for heat".into(), "15:00".into()));
}

/// "I already did this", on the left of the low back.
fn tell(desk: &mut Desk, started: &str, ended: &str) -> i32 {
    let told = SessionTold {
        kind: Coded(Thermal::Cold),
        own_pack: None,
        places: vec!["low-back-left".into()],
        started: started.into(),
        ended: ended.into(),
        before: None,
        after: None,
        skin: None,
    };
    desk.act(|engine, now| engine.record_session(&told, now)).id
}

#[test]
fn in_ten_minutes_is_offered_only_where_the_slot_can_come_then() {
    // The last pack of the day goes on by 20:45.
    for (at, comes) in [("20:34", true), ("20:35", true), ("20:36", false), ("20:44", false)] {
        let mut desk = planned("2026-11-22 08:10", &[cold()]);
        desk.pass_to(0, at);
        let notice = desk.the_notice();
        assert_eq!(labels(&notice).contains(&"In 10 min".to_owned()), comes, "{at}");
        let slot = desk.act(|engine, now| engine.today(now)).slots.remove(0);
        let said = desk.try_to(|engine, now| engine.answer_slot(slot.due.unwrap(), SlotSaid::Later, now));
        if comes {
            said.unwrap();
            assert_eq!(desk.watch(10).last().map(String::as_str), Some("10: planned: cold"), "{at}");
        } else {
            let said = respite_wording::sentence(&said.unwrap_err(), english());
            assert!(said.starts_with("In ten minutes it is too late"), "{at}: {said}");
            assert_eq!(came(&mut desk), [SlotCame::Due], "nothing is written");
        }
    }
}

#[test]
fn a_notice_that_says_it_and_is_pressed_late_asks_in_the_window() {
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    desk.pass_to(0, "20:00");
    let notice = desk.the_notice();
    desk.pass_to(0, "20:40");
    assert_eq!(desk.act(|engine, now| engine.press(&notice, Act::SlotLater, now)), Pressed::ToBeAsked);
    assert_eq!(came(&mut desk), [SlotCame::Due]);
}

#[test]
fn a_notice_of_two_tells_of_the_other_once_one_is_dealt_with() {
    let neck = PackPlanDraft { places: vec!["neck-left".into()], kind: Coded(PlanKind::Heat), ..cold() };
    for skipped in [true, false] {
        let mut desk = planned("2026-11-22 08:10", &[cold(), neck.clone()]);
        desk.pass_to(0, "09:00");
        let both = desk.the_notice();
        assert!(matches!(&both.kind, NoticeKind::Slots(slots) if slots.len() == 2), "{both:?}");
        desk.pass_minutes(1);
        if skipped {
            let slots = desk.act(|engine, now| engine.today(now)).slots;
            let of_cold = slots.iter().find(|slot| slot.kind == Coded(Thermal::Cold)).unwrap().due.unwrap();
            desk.act(|engine, now| engine.answer_slot(of_cold, SlotSaid::Skipped, now));
        } else {
            desk.start_cold();
        }
        assert_eq!(desk.effects(), ["planned: heat"], "it takes the place of the other");
        desk.pass_minutes(1);
        assert_eq!(desk.effects(), [""; 0], "and is told once");
        desk.reopen();
        assert_eq!(desk.effects(), [""; 0], "by the next start of the program, too");
        assert_eq!(desk.act(|engine, now| engine.press(&both, Act::SkipSlot, now)), Pressed::Written, "{skipped}");
        assert_eq!(rows_due(&mut desk), [0; 0], "the old one meant the other as well");
        assert_eq!(desk.act(|engine, now| engine.press(&both, Act::SkipSlot, now)), Pressed::ToBeAsked);
    }
}

#[test]
fn only_a_pack_that_began_while_the_slot_was_due_is_the_slots_pack() {
    // What was told afterwards moved the slot: one pack, and two rows.
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    desk.pass_to(0, "09:00");
    desk.effects();
    desk.pass_to(0, "09:30");
    tell(&mut desk, "2026-11-22 08:30", "2026-11-22 08:50");
    desk.pass_to(0, "10:50");
    desk.effects();
    desk.start_cold();
    assert_eq!(came(&mut desk), [SlotCame::Missed, SlotCame::Started]);
    // Long after the plan's hours.
    let mut desk = planned("2026-11-22 20:00", &[cold()]);
    desk.effects();
    desk.pass_to(0, "21:30");
    desk.start_cold();
    assert_eq!(came(&mut desk), [SlotCame::Missed]);
    // One that went on in time, told later.
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    desk.pass_to(0, "09:00");
    desk.effects();
    desk.pass_to(0, "10:00");
    tell(&mut desk, "2026-11-22 09:10", "2026-11-22 09:25");
    assert_eq!(came(&mut desk), [SlotCame::Started]);
    // One that went on some minutes early, and lay there when it came due.
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    desk.pass_to(0, "09:00");
    desk.effects();
    desk.pass_to(0, "10:00");
    tell(&mut desk, "2026-11-22 08:55", "2026-11-22 09:10");
    assert_eq!(came(&mut desk), [SlotCame::Started]);
}

#[test]
fn a_plan_that_was_ended_later_was_on_at_the_moment_before() {
    let mut desk = planned("2026-11-22 08:00", &[cold()]);
    let id = the_plan(&mut desk).id;
    desk.pass_to(0, "12:00");
    desk.act(|engine, now| engine.set_plan_ended(id, true, now));
    assert_eq!(desk.status().plan.len(), 0);
    assert_eq!(desk.status_as_of("2026-11-22 11:59").plan.len(), 4);
    assert_eq!(desk.status_as_of("2026-11-22 12:01").plan.len(), 0);
}

/// Let go on by a slip: what ends it again at once leaves it ended when it was.
#[test]
fn a_plan_that_was_let_go_on_by_a_slip_is_ended_when_it_was() {
    let mut desk = planned("2026-11-22 08:00", &[cold()]);
    let id = the_plan(&mut desk).id;
    desk.pass_to(0, "12:00");
    let end = |desk: &mut Desk, ended: bool| desk.act(|engine, now| engine.set_plan_ended(id, ended, now));
    end(&mut desk, true);
    desk.pass_to(2, "12:00");
    let as_of = |desk: &mut Desk| desk.status_as_of("2026-11-23 08:30").plan.len();
    assert_eq!(as_of(&mut desk), 0);
    end(&mut desk, false);
    desk.pass(TimeDelta::seconds(5));
    end(&mut desk, true);
    assert_eq!(as_of(&mut desk), 0);
    // Let go on for longer than that, it was on till then.
    end(&mut desk, false);
    desk.pass_minutes(10);
    end(&mut desk, true);
    assert_ne!(as_of(&mut desk), 0);
}

/// A plan as it may come from another diary: the form refuses it.
fn comes_from_elsewhere(desk: &mut Desk, sets: &str) {
    let diary = rusqlite::Connection::open(desk.folder().join(respite_engine::FILE_NAME)).unwrap();
    diary.execute(&format!("UPDATE plan SET {sets}"), []).unwrap();
    drop(diary);
    desk.reopen();
}

#[test]
fn a_plan_that_can_not_be_laid_out_says_why_and_gives_no_slot() {
    for (sets, expect) in [
        ("minutes = 30", HeldPlan::FaultyMinutes),
        ("minutes = 9223372036854775807", HeldPlan::FaultyMinutes),
        ("rest = 20", HeldPlan::FaultyRest),
        ("from_time = '22:00', to_time = '23:00'", HeldPlan::FaultyHours),
        ("from_time = '21:00', to_time = '09:00'", HeldPlan::FaultyHours),
    ] {
        let mut desk = planned("2026-11-22 08:10", &[cold()]);
        comes_from_elsewhere(&mut desk, sets);
        for hour in ["09:00", "14:00", "22:30"] {
            desk.pass_to(0, hour);
            assert_eq!(desk.effects(), [""; 0], "{sets}");
            let plan = the_plan(&mut desk);
            assert_eq!((plan.is_on, plan.held, plan.told.len()), (true, Some(Coded(expect)), 0), "{sets}");
        }
        let said = say_in(desk.folder(), &["plan", "list"]);
        assert!(said.out.contains("This plan can't be laid out."), "{sets}: {said:?}");
    }
}

#[test]
fn the_terminal_says_why_no_pack_of_a_plan_goes_on() {
    let status = |desk: &mut Desk| desk.status().plan_held.iter().map(|held| held.why.0).collect::<Vec<_>>();
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    assert_eq!((desk.status().plan.len(), status(&mut desk)), (4, vec![]));
    desk.pass_to(0, "20:50");
    assert_eq!(status(&mut desk), [HeldPlan::NoMoreToday]);
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    for hour in ["09:00", "12:00", "15:00", "18:00"] {
        desk.pass_to(0, hour);
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
    }
    assert_eq!(
        (status(&mut desk), the_plan(&mut desk).held),
        (vec![HeldPlan::EnoughToday], Some(Coded(HeldPlan::EnoughToday)))
    );
    // Whatever time of the day it is there: skin waits for a word.
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", "neck-left", "--at", "20min ago"]);
    terminal.done(&["session", "stop", "--skin", "red", "--at", "5min ago"]);
    terminal.done(&["plan", "add", "cold", "--place", "neck-left", "--from", "08:00", "--to", "22:00"]);
    for words in [&["status"][..], &["plan", "list"]] {
        let said = terminal.done(words).out;
        assert!(said.contains("The plan waits until you say that the skin looks normal again."), "{said}");
    }
}

#[test]
fn the_place_is_named_by_what_holds_it_longest_here_and_in_the_terminal() {
    let mut desk = Desk::at("2026-11-22 08:00");
    desk.skin_is_healthy();
    for hour in ["09:00", "12:00", "15:00", "18:00"] {
        desk.pass_to(0, hour);
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
    }
    let by = |desk: &mut Desk, place: &str| {
        let taken = desk.act(|engine, now| engine.sessions(now)).taken;
        taken.into_iter().find(|taken| taken.place == place).map(|taken| (taken.by.0, taken.until))
    };
    assert_eq!(by(&mut desk, "low-back-left"), Some((TakenBy::Enough, None)), "to midnight, not to 20:15");
    let beside = by(&mut desk, "low-back-centre").unwrap();
    assert_eq!((beside.0, &beside.1.unwrap()[11..16]), (TakenBy::Rest, "20:15"));
    let error = desk.start(Coded(Thermal::Cold), "low-back-left").unwrap_err();
    assert!(respite_wording::sentence(&error, english()).contains("four"), "{error}");
    // A rest that goes on past midnight is the longer one.
    let mut desk = Desk::at("2026-11-22 08:00");
    desk.skin_is_healthy();
    for hour in ["09:00", "12:00", "15:00", "23:00"] {
        desk.pass_to(0, hour);
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
    }
    assert_eq!(by(&mut desk, "low-back-left").unwrap().0, TakenBy::Rest);
}

/// A plan as it may be changed in the middle of its day.
fn changed() -> impl Strategy<Value = PackPlanDraft> {
    let place = prop::sample::select(vec!["low-back-left", "low-back-right", "neck-left"]);
    (place, 120..400_i32, 7..12_u32, 14..22_u32).prop_map(|(place, rest, from, to)| PackPlanDraft {
        places: vec![place.into()],
        rest: rest.into(),
        from: format!("{from:02}:00"),
        to: format!("{to:02}:00"),
        ..cold()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_slot_that_a_pack_answered_is_neither_missed_nor_told_again(edits in prop::collection::vec((changed(), 0..90_i64), 1..4)) {
        let mut desk = planned("2026-11-22 08:10", &[cold()]);
        desk.pass_to(0, "09:00");
        desk.the_notice();
        let pack = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(pack, "");
        desk.effects();
        let until = desk.now().after(TimeDelta::minutes(100));
        for (edit, minutes) in edits {
            let id = the_plan(&mut desk).id;
            desk.act(|engine, now| engine.save_plan(Some(id), &edit, now));
            prop_assert_eq!(came(&mut desk)[0], SlotCame::Started);
            if desk.wall() < until.wall {
                prop_assert!(!desk.effects().iter().any(|effect| effect.contains("planned")), "{:?}", edit);
            }
            desk.pass_minutes(minutes);
        }
        prop_assert_eq!(came(&mut desk)[0], SlotCame::Started);
    }
}

#[test]
fn a_start_that_is_undone_answered_nothing() {
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    desk.pass_to(0, "09:00");
    desk.the_notice();
    let pack = desk.start_cold();
    assert_eq!(came(&mut desk), [SlotCame::Started]);
    desk.act(|engine, now| engine.undo_session(pack, now));
    assert_eq!(came(&mut desk), [SlotCame::Due]);
    assert_eq!(rows_due(&mut desk).len(), 1);
}

#[test]
fn a_pack_that_comes_back_is_that_of_its_slot_again() {
    let mut desk = planned("2026-11-22 08:10", &[cold()]);
    desk.pass_to(0, "09:00");
    desk.the_notice();
    let pack = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(pack, "");
    desk.pass_to(0, "17:00");
    assert_eq!(came(&mut desk)[0], SlotCame::Started);
    desk.act(|engine, now| engine.delete_session(pack, now));
    assert_ne!(came(&mut desk)[0], SlotCame::Started);
    desk.act(|engine, now| engine.restore_session(pack, now));
    assert_eq!(came(&mut desk)[0], SlotCame::Started);
    let id = the_plan(&mut desk).id;
    let longer = PackPlanDraft { places: vec!["mid-back-left".into()], rest: 360.0, ..cold() };
    desk.act(|engine, now| engine.save_plan(Some(id), &longer, now));
    assert_eq!(came(&mut desk)[0], SlotCame::Started, "whatever becomes of the plan");
}

#[derive(Debug, Clone)]
enum Meanwhile {
    Pass(i64),
    Pack(usize),
    Told(i64),
    Look,
}

fn meanwhile() -> impl Strategy<Value = Meanwhile> {
    prop_oneof![
        4 => (0..12_i64).prop_map(Meanwhile::Pass),
        1 => (0..3_usize).prop_map(Meanwhile::Pack),
        1 => (20..90_i64).prop_map(Meanwhile::Told),
        2 => Just(Meanwhile::Look),
    ]
}

fn go_on(desk: &mut Desk, act: &Meanwhile) {
    match *act {
        Meanwhile::Pass(minutes) => _ = desk.watch(minutes),
        // What may not go on, or is on already, does so at neither desk.
        Meanwhile::Pack(place) => {
            let place = ["low-back-left", "neck-left", "neck-right"][place];
            _ = desk.start(Coded(Thermal::Cold), place);
        }
        Meanwhile::Told(ago) => {
            _ = tell(desk, &format!("{ago}min ago"), &format!("{}min ago", ago - 15));
        }
        Meanwhile::Look => _ = desk.effects(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens in between, and afterwards.
    #[test]
    fn what_was_said_to_a_slot_and_taken_back_counts_as_never_said(
        at in 540..1230_u32,
        skipped in any::<bool>(),
        on_one_skin in any::<bool>(),
        between in prop::collection::vec(meanwhile(), 0..4),
        after in prop::collection::vec(meanwhile(), 0..6),
    ) {
        let place = if on_one_skin { "low-back-centre" } else { "neck-left" };
        let beside = PackPlanDraft { places: vec![place.into()], kind: Coded(PlanKind::ByTurns), ..cold() };
        let desks = || planned("2026-11-22 08:10", &[cold(), beside.clone()]);
        let (mut one, mut other) = (desks(), desks());
        for desk in [&mut one, &mut other] {
            desk.pass_to(0, &format!("{:02}:{:02}", at / 60, at % 60));
            desk.effects();
        }
        let row = rows_due(&mut one).remove(0);
        let said = if skipped { SlotSaid::Skipped } else { SlotSaid::Later };
        if one.try_to(|engine, now| engine.answer_slot(row, said, now)).is_ok() {
            for act in &between {
                go_on(&mut one, act);
                go_on(&mut other, act);
            }
            let stands = |desk: &mut Desk| desk.act(|engine, now| engine.sessions(now));
            let before = stands(&mut one).plans;
            if one.try_to(|engine, now| engine.take_back_slot(row, now)).is_err() {
                let rows = |plans: &[PackPlanView]| plans.iter().map(|plan| plan.told.len()).sum::<usize>();
                prop_assert_eq!(&before, &stands(&mut one).plans, "nothing is changed");
                prop_assert!(rows(&before) > if on_one_skin { 1 } else { 2 }, "another came due since");
                return Ok(());
            }
            prop_assert!(one.try_to(|engine, now| engine.take_back_slot(row, now)).is_err(), "once");
            for act in &after {
                let [(one, told), (other, never)] = [&mut one, &mut other].map(|desk| {
                    let view = stands(desk);
                    go_on(desk, act);
                    (view.plans, view.slots)
                });
                prop_assert_eq!(one, other, "{:?}", act);
                prop_assert_eq!(told, never, "{:?}", act);
            }
        }
    }
}

#[test]
fn a_slot_of_two_that_was_skipped_by_a_slip_is_told_again() {
    let neck = PackPlanDraft { places: vec!["neck-left".into()], kind: Coded(PlanKind::Heat), ..cold() };
    let mut desk = planned("2026-11-22 08:10", &[cold(), neck]);
    desk.pass_to(0, "09:00");
    desk.the_notice();
    let slots = desk.act(|engine, now| engine.today(now)).slots;
    let of_cold = slots.iter().find(|slot| slot.kind == Coded(Thermal::Cold)).unwrap().due.unwrap();
    desk.act(|engine, now| engine.answer_slot(of_cold, SlotSaid::Skipped, now));
    assert_eq!(desk.effects(), ["planned: heat"]);
    desk.act(|engine, now| engine.take_back_slot(of_cold, now));
    let both = desk.the_notice();
    assert!(matches!(&both.kind, NoticeKind::Slots(slots) if slots.len() == 2), "{both:?}");
    assert_eq!(desk.effects(), [""; 0], "once");
}

#[test]
fn the_terminal_names_each_pack_that_is_due() {
    let neck = PackPlanDraft { places: vec!["neck-left".into()], kind: Coded(PlanKind::Heat), ..cold() };
    let mut desk = planned("2026-11-22 08:10", &[cold(), neck]);
    desk.pass_to(0, "09:30");
    desk.effects();
    let said = say_in(desk.folder(), &["status", "--as-of", "2026-11-22T09:30:00+01:00"]).out;
    let planned = said.lines().filter(|line| line.starts_with("Planned: ")).collect::<Vec<_>>();
    assert_eq!(planned.len(), 2, "{said}");
    let said = say_in(desk.folder(), &["status", "--as-of", "2026-11-22T08:30:00+01:00"]).out;
    assert_eq!(said.lines().filter(|line| line.starts_with("Planned: ")).count(), 1, "the next one: {said}");
}
