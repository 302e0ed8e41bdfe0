//! Plans that share skin: they take turns, and what is said to one is said of the skin.

use chrono::TimeDelta;
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_domain::session::{OffSaid, Thermal};
use respite_engine::view::{Coded, PackPlanDraft};

use crate::desk::Desk;
use crate::plans::cold;
use crate::slots::{planned, rows_due};

/// Whatever is said to one of two on one skin: the other waits until it can't be a slip, and for as long as the skin is to be left.
#[test]
fn of_two_plans_on_one_skin_the_other_waits_for_what_was_said() {
    let heat = PackPlanDraft { kind: Coded(PlanKind::Heat), ..cold() };
    for (said, minutes) in [(SlotSaid::Later, 10), (SlotSaid::Skipped, 2)] {
        let mut desk = planned("2026-11-22 08:10", &[heat.clone(), cold()]);
        desk.pass_to(0, "09:05");
        desk.the_notice();
        let first = desk.act(|engine, now| engine.today(now)).slots.remove(0);
        let row = first.due.unwrap();
        desk.act(|engine, now| engine.answer_slot(row, said, now));
        assert_eq!(desk.effects(), ["gone: slots"], "{said:?}");
        desk.pass_minutes(1);
        desk.act(|engine, now| engine.take_back_slot(row, now));
        assert_eq!(rows_due(&mut desk), [row], "{said:?}");
        desk.effects();
        desk.act(|engine, now| engine.answer_slot(row, said, now));
        desk.effects();
        let comes = desk.watch(minutes + 1);
        let next =
            if said == SlotSaid::Later { first.kind } else { desk.act(|engine, now| engine.today(now)).slots[0].kind };
        assert_eq!(next == first.kind, said == SlotSaid::Later, "{said:?}");
        let kind = if next == Coded(Thermal::Cold) { "cold" } else { "heat" };
        assert_eq!(comes, [format!("{minutes}: planned: {kind}")], "{said:?}");
    }
}

/// One plan was called, or put off, before the hours of the other begin: it is called until somebody answers, and *Start* is of it.
#[test]
fn what_is_called_keeps_its_place_when_another_plan_opens() {
    let heat = |from: &str| PackPlanDraft { kind: Coded(PlanKind::Heat), from: from.into(), ..cold() };
    let kinds = |desk: &mut Desk| -> Vec<Thermal> {
        let slots = desk.act(|engine, now| engine.today(now)).slots;
        slots.iter().filter(|slot| slot.due.is_some()).map(|slot| slot.kind.0).collect()
    };
    let mut desk = planned("2026-11-22 08:10", &[cold(), heat("09:30")]);
    desk.pass_to(0, "09:05");
    desk.the_notice();
    let row = rows_due(&mut desk);
    assert_eq!(desk.watch(60), [""; 0]);
    assert_eq!((rows_due(&mut desk), kinds(&mut desk)), (row, vec![Thermal::Cold]));

    let mut desk = planned("2026-11-22 08:10", &[cold(), heat("09:30")]);
    desk.pass_to(0, "09:25");
    desk.the_notice();
    let row = rows_due(&mut desk)[0];
    desk.act(|engine, now| engine.answer_slot(row, SlotSaid::Later, now));
    desk.effects();
    assert_eq!(desk.watch(30), ["10: planned: cold"]);
    assert_eq!(kinds(&mut desk), [Thermal::Cold]);
}

/// A pack that went on while the clock was days ahead was of when it truly was.
#[test]
fn two_plans_take_turns_whatever_the_clock_was() {
    let heat = PackPlanDraft { kind: Coded(PlanKind::Heat), ..cold() };
    let mut desk = planned("2026-11-22 09:05", &[cold(), heat]);
    desk.set_clock(TimeDelta::days(2));
    let mut kinds = vec![Thermal::Cold];
    for _ in 0..3 {
        let kind = kinds[kinds.len() - 1];
        let pack = desk.start(Coded(kind), "low-back-left").unwrap().id;
        desk.pass_minutes(15);
        desk.act(|engine, now| engine.pack_is_off(pack, OffSaid::Pressed, now));
        if kinds.len() == 1 {
            desk.set_clock(TimeDelta::days(-2));
        }
        desk.pass_minutes(125);
        desk.effects();
        kinds.push(desk.act(|engine, now| engine.today(now)).slots[0].kind.0);
    }
    assert_eq!(kinds, [Thermal::Cold, Thermal::Heat, Thermal::Cold, Thermal::Heat]);
}
