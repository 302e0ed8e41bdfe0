//! Own packs, plans and exercises of the representative diary.

use chrono::TimeDelta;
use respite_domain::Code;
use respite_domain::attachment::Wanted;
use respite_domain::exercise::{Ending, Exercise, Morning, Side};
use respite_domain::own_pack::PackKind;
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_domain::time::Moment;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    ClearanceView, Coded, OwnExerciseDraft, OwnPackDraft, PackPlanDraft, PlanDraft, RunStart, SignDraft, WhichExercise,
};
use respite_engine::{CopiedFile, Engine};

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
        exercise: Exercise::Hip.into(),
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
        |exercise: WhichExercise, first| RunStart { exercise, before: Some(1.0), first: Coded(first), halves: true };
    let [hip, belly, buttock] = [Exercise::Hip, Exercise::Belly, Exercise::Buttock].map(WhichExercise::from);
    desk.act(|engine, now| engine.start_exercise(&start(hip, Side::Right), now));
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
    desk.act(|engine, now| engine.start_exercise(&start(belly, Side::Left), now));
    desk.pass(TimeDelta::seconds(40));
    desk.act(|engine, now| engine.stop_exercise(Ending::Tired, Some(2.0), now));
    let own = own_exercises(desk);
    for (exercise, ending) in own.into_iter().zip([Ending::Done, Ending::LostForm]) {
        desk.act(|engine, now| engine.start_exercise(&start(exercise, Side::Right), now));
        desk.pass(TimeDelta::seconds(70));
        desk.act(|engine, now| engine.stop_exercise(ending, Some(1.0), now));
    }
    let WhichExercise::Own { own: gone } = own[1] else { unreachable!("one's own") };
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_own_exercise_deleted(gone, deleted, now));
    }
    let today = "2026-11-22";
    desk.act(|engine, now| engine.tell_exercise_morning(today, Some(Morning::Usual), now));
    desk.act(|engine, now| engine.start_exercise(&start(buttock, Side::Left), now));
    desk.pass(TimeDelta::seconds(10));
    desk.act(|engine, now| engine.pause_exercise(now));
    desk.act(|engine, now| engine.go_on_exercise(Some(5), now));
}

/// Two that a therapist showed: one with sides, a plan and a picture in place of another, and one without.
fn own_exercises(desk: &mut Desk) -> [WhichExercise; 2] {
    let save = |desk: &mut Desk, id, draft: &OwnExerciseDraft| {
        desk.act(|engine, now| engine.save_own_exercise(id, draft, &|exercise| exercise.code().to_owned(), now)).id
    };
    let dog = OwnExerciseDraft { name: "Bird dog".into(), how: "On hands and knees.\nÜben!".into(), has_sides: false };
    let ids = [save(desk, None, &dog), save(desk, None, &OwnExerciseDraft { name: "Bridge".into(), ..dog.clone() })];
    save(desk, Some(ids[0]), &OwnExerciseDraft { name: "Bird dog, slow".into(), has_sides: true, ..dog });
    let folder = desk.folder().to_owned();
    let chosen = folder.join("Übung.png");
    for picture in [&b"\x89PNG\r\n\x1a\nfirst"[..], b"\x89PNG\r\n\x1a\nsecond"] {
        std::fs::write(&chosen, picture).unwrap();
        let copied = |_: &mut Engine, _: &Moment| Ok(CopiedFile::of(&chosen, Wanted::Picture, &folder)?);
        let copied = desk.act(copied);
        desk.act(|engine, now| engine.set_exercise_picture(ids[0], copied, now));
    }
    std::fs::remove_file(chosen).unwrap();
    let plan = PlanDraft {
        exercise: WhichExercise::Own { own: ids[0] },
        sets: 1.0,
        reps: 3.0,
        hold: 5.0,
        rest: 60.0,
        said_by: String::new(),
        may_offer: false,
        note: String::new(),
    };
    desk.act(|engine, now| engine.plan_exercise(&plan, now));
    ids.map(|own| WhichExercise::Own { own })
}
