//! Own packs, plans and exercises of the representative diary.

use chrono::TimeDelta;
use respite_domain::exercise::{Ending, Exercise, Morning, Side};
use respite_domain::own_pack::PackKind;
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_domain::time::Moment;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::Engine;
use respite_engine::view::{ClearanceView, Coded, OwnPackDraft, PackPlanDraft, PlanDraft, RunStart, SignDraft};

use crate::desk::Desk;

/// Packs that were told, changed, taken off the list; the numbers of one for heat and one for cold.
fn own_packs(desk: &mut Desk) -> (i32, i32) {
    let draft = |kind, name: &str, most, read| OwnPackDraft { kind: Coded(kind), name: name.into(), most, read };
    let pad = draft(PackKind::ElectricPad, "The blue pad", Some(19.0), true);
    let gel = draft(PackKind::GelPack, "", None, false);
    let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_own_pack(None, &pad, now)?.id);
    let heat = desk.act(save);
    desk.act(|engine, now| engine.save_own_pack(Some(heat), &OwnPackDraft { most: Some(30.0), ..pad.clone() }, now));
    let cold = desk.act(|engine, now| engine.save_own_pack(None, &gel, now)).id;
    let old = draft(PackKind::GelPack, "Old one", Some(8.0), false);
    let gone = desk.act(|engine, now| engine.save_own_pack(None, &old, now)).id;
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_own_pack_deleted(gone, deleted, now));
    }
    (heat, cold)
}

/// A plan that was changed, one that has ended, and slots with each answer.
pub fn plans(desk: &mut Desk) {
    let (heat, cold) = own_packs(desk);
    let plan = PackPlanDraft {
        kind: Coded(PlanKind::ByTurns),
        places: vec!["upper-back-left".into()],
        minutes: 15.0,
        cold_pack: Some(cold),
        heat_pack: Some(heat),
        from: "09:00".into(),
        to: "21:00".into(),
        rest: 180.0,
        last_day: Some("2027-01-31".into()),
    };
    let save = |desk: &mut Desk, id, plan: &PackPlanDraft| desk.act(|engine, now| engine.save_plan(id, plan, now)).id;
    let (kept, gone) = (save(desk, None, &plan), save(desk, None, &PackPlanDraft { last_day: None, ..plan.clone() }));
    save(desk, Some(kept), &PackPlanDraft { minutes: 20.0, ..plan });
    desk.act(|engine, now| engine.set_plan_ended(gone, true, now));
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_plan_deleted(gone, deleted, now));
    }
    for said in [SlotSaid::Later, SlotSaid::Skipped] {
        desk.notices();
        let due = desk.act(|engine, now| engine.today(now)).slots[0].due.unwrap();
        desk.act(|engine, now| engine.answer_slot(due, said, now));
        desk.pass_minutes(10);
    }
    desk.act(|engine, now| engine.set_plan_ended(kept, true, now));
}

/// Exercises as they were planned and done, one of them still on. Before the spasms, with which they are not for the day.
pub fn exercises(desk: &mut Desk) {
    for (active, by, on) in [(false, "", ""), (true, "Dr Hart", "2026-11-20")] {
        let said = ClearanceView { active: Some(active), by: by.into(), on: on.into() };
        desk.act(|engine, now| engine.clear_exercise(&said, now));
    }
    let plan = PlanDraft {
        exercise: Coded(Exercise::Hip),
        sets: 2.0,
        reps: 6.0,
        hold: 3.0,
        rest: 20.0,
        said_by: "Frau Großmann".into(),
        may_offer: true,
        note: "Only on the mat.".into(),
    };
    for reps in [6.0, 8.0] {
        desk.act(|engine, now| engine.plan_exercise(&PlanDraft { reps, ..plan.clone() }, now));
    }
    let planned = desk.act(|engine, now| engine.plan_exercise(&PlanDraft { reps: 9.0, ..plan.clone() }, now)).id;
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_exercise_plan_deleted(planned, deleted, now));
    }
    let list = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: Vec::new(),
    };
    desk.act(|engine, now| engine.answer_signs(&list, now));
    let start =
        |exercise, first| RunStart { exercise: Coded(exercise), before: Some(1.0), first: Coded(first), halves: true };
    desk.act(|engine, now| engine.start_exercise(&start(Exercise::Hip, Side::Right), now));
    desk.pass(TimeDelta::seconds(25));
    desk.act(|engine, now| engine.pause_exercise(now));
    desk.pass(TimeDelta::seconds(5));
    desk.act(|engine, now| engine.go_on_exercise(None, now));
    desk.pass(TimeDelta::seconds(15));
    let hurt = desk.act(|engine, now| engine.stop_exercise(Ending::Hurt, None, now)).id;
    desk.act(|engine, now| engine.exercise_pain_after(hurt, 3.0, now));
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_exercise_deleted(hurt, deleted, now));
    }
    desk.act(|engine, now| engine.start_exercise(&start(Exercise::Belly, Side::Left), now));
    desk.pass(TimeDelta::seconds(40));
    desk.act(|engine, now| engine.stop_exercise(Ending::Tired, Some(2.0), now));
    let today = "2026-11-22";
    desk.act(|engine, now| engine.tell_exercise_morning(today, Some(Morning::Usual), now));
    desk.act(|engine, now| engine.start_exercise(&start(Exercise::Buttock, Side::Left), now));
    desk.pass(TimeDelta::seconds(10));
    desk.act(|engine, now| engine.pause_exercise(now));
    desk.act(|engine, now| engine.go_on_exercise(Some(5), now));
}
