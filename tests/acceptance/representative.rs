//! A diary with something in every column of every table, for the tests that nothing of it is lost.

use chrono::TimeDelta;
use respite_domain::entry::{Longest, Pattern, Walking};
use respite_domain::episode::StillHadIt;
use respite_domain::exercise::{Ending, Exercise, Morning, Side};
use respite_domain::goal::GoalEnd;
use respite_domain::history::{ConditionKind, TestKind};
use respite_domain::medicine::{LabelSource, ProductKind, SideEffectStrength, Unit};
use respite_domain::moving::{Lying, RestAnswer};
use respite_domain::own_pack::PackKind;
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_domain::relief::ReliefKind;
use respite_domain::reminder::ReminderKind;
use respite_domain::session::{Skin, Thermal};
use respite_domain::time::Moment;
use respite_domain::visit::VisitKind;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_domain::words::List;
use respite_engine::view::{
    AgreedDay, ClearanceView, Coded, ConditionDraft, ContentView, DoseDraft, EntryDraft, HabitDraft, HistoryKind,
    InjuryDraft, LabelView, OwnPackDraft, PackPlanDraft, PegDraft, PlanDraft, ProductDraft, ReliefDraft,
    ReminderAnswer, RolandMorrisDraft, RunStart, SafetyAnswers, SessionStart, SessionStop, SessionTold, Settings,
    SideEffectDraft, SignDraft, SpellStart, TestDraft, VisitDraft, VisitOutcome,
};
use respite_engine::{CopiedFile, Engine};

use crate::desk::{Desk, clear, draft_of, spasm};
use crate::english::tell_finding;

/// A diary with something in every column.
pub fn representative() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    plans(&mut desk);
    exercises(&mut desk);
    moving(&mut desk);
    habits(&mut desk);
    desk.log_on(-60, spasm());
    desk.log_on(-30, EntryDraft { places: vec!["low-back-left".into()], ..spasm() });
    let answer_gap = |desk: &mut Desk, answer| {
        let asked = desk.act(|engine, now| engine.today(now)).questions;
        desk.act(|engine, now| engine.answer_gap(&asked[0], answer, now));
        asked[0].clone()
    };
    // Somewhere, nobody said where, it went on; so one question is about the place alone.
    (-29..=0).for_each(|days| _ = desk.log_on(days, spasm()));
    let asked = answer_gap(&mut desk, StillHadIt::YesMostDays);
    desk.act(|engine, now| engine.take_back_gap(&asked, now));
    answer_gap(&mut desk, StillHadIt::No);
    answer_gap(&mut desk, StillHadIt::DoNotRemember);
    places_beside(&mut desk);
    let full = EntryDraft {
        when: "2026-11-20T23:59:00-05:00".into(),
        spasms: Some(3.0),
        worst: Some(8.0),
        average: Some(5.0),
        interference: Some(0.0),
        sleep: Some(10.0),
        pattern: Some(Coded(Pattern::OnAndOff)),
        walking: Some(Coded(Walking::Short)),
        longest: Some(Coded(Longest::TensOfMinutes)),
        mood: Some(0.0),
        bed_hours: Some(10.0),
        sitting_hours: Some(0.0),
        places: vec!["low-back-left".into(), "neck-right".into()],
        triggers: vec!["lifting".into(), "Großmutters Klavier".into()],
        worse: vec!["bending".into(), "Großmutters Treppe".into()],
        better: vec!["heat".into()],
        could_not: vec!["chores".into()],
        pushed_through: Some(false),
        onset: Some("2026-11-16".into()),
        note: "Zeile eins\n\t「二行目」 'quoted' \"twice\"; -- no comment".into(),
    };
    let id = desk.log(full);
    let deleted = desk.log_on(-3, spasm());
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    desk.pass_minutes(1);
    let view = desk.act(|engine, _| engine.entry(id));
    let edited = EntryDraft { worst: Some(9.0), when: String::new(), ..draft_of(&view) };
    desk.act(|engine, now| engine.update_entry(id, &edited, now));
    for (new, undo) in [("Omas Klavier", true), ("Klavier", false)] {
        let renamed = desk.act(|engine, now| engine.rename_words(List::Trigger, "Großmutters Klavier", new, now));
        if undo {
            desk.act(|engine, now| engine.undo_rename(renamed.id, now));
        }
    }
    for (words, avoided) in [("bending", true), ("Großmutters Treppe", true), ("bending", false)] {
        desk.act(|engine, now| engine.set_avoided(List::Worse, words, avoided, now));
    }
    let week = PegDraft { pain: Some(5.0), enjoyment: Some(0.0), activity: Some(10.0) };
    let none_fits = RolandMorrisDraft { ticked: vec![], none_fits: true };
    for deleted in [false, true] {
        let id = desk.act(|engine, now| engine.answer_week(&week, now)).id;
        let fits = RolandMorrisDraft { ticked: vec![1, 24], none_fits: false };
        let answers = if deleted { &none_fits } else { &fits };
        let other = desk.act(|engine, now| engine.answer_roland_morris(answers, now)).id;
        if deleted {
            desk.act(|engine, now| engine.set_week_deleted(id, true, now));
            desk.act(|engine, now| engine.set_roland_morris_deleted(other, true, now));
        }
    }
    let booked = ReminderAnswer::Booked { on: "2026-12-01".into() };
    let of_four_weeks = |desk: &mut Desk, answer: &ReminderAnswer| {
        desk.act(|engine, now| engine.answer_reminder(ReminderKind::FourWeeks, None, answer, now));
    };
    // While the clock was two hours ahead, which is seen once it is set right.
    desk.set_clock(TimeDelta::hours(2));
    of_four_weeks(&mut desk, &ReminderAnswer::Later { days: 3 });
    desk.set_clock(-TimeDelta::hours(2));
    desk.notices();
    for answer in [ReminderAnswer::Been, booked] {
        of_four_weeks(&mut desk, &answer);
    }
    let (again, place) = (ReminderKind::SamePlace, Some("low-back-left"));
    for said in [ReminderAnswer::NotForThisEpisode, ReminderAnswer::RemindAgain, ReminderAnswer::NotForThisEpisode] {
        desk.act(|engine, now| engine.answer_reminder(again, place, &said, now));
    }
    let agreed = |concern: &str| AgreedDay { concern: concern.into(), day: "2026-11-20".into() };
    let sheet = SafetyAnswers {
        concerns: vec!["fever".into(), "heart".into()],
        agreed: vec![agreed("fever"), agreed("heart")],
    };
    desk.act(|engine, now| engine.answer_safety(&sheet, now));
    let wrap = OwnPackDraft { kind: Coded(PackKind::Wrap), name: "Wrap".into(), most: Some(480.0), read: false };
    let wrap = desk.act(|engine, now| engine.save_own_pack(None, &wrap, now)).id;
    let session = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: Some(wrap),
        places: vec!["neck-left".into()],
        started: "2026-11-21T10:00:00+01:00".into(),
        ended: "2026-11-21T11:10:00+01:00".into(),
        before: Some(6.0),
        after: Some(4.0),
        skin: Some(Coded(Skin::Blistered)),
    };
    desk.act(|engine, now| engine.record_session(&session, now));
    // Asked again, since the blisters were a bad reaction.
    desk.act(|engine, now| engine.answer_safety(&sheet, now));
    let id = desk.start_cold();
    desk.pass_minutes(6);
    desk.effects();
    desk.act(|engine, now| engine.skin_is_fine(id, now));
    desk.act(|engine, now| engine.how_it_went_was_asked(id, now));
    desk.pass_minutes(9);
    let stop = SessionStop { when: String::new(), after: Some(3.0), skin: Some(Coded(Skin::Red)) };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    desk.pass_minutes(30);
    desk.act(|engine, now| engine.pain_later(id, 2.0, now));
    let slip = SessionStop { when: String::new(), after: None, skin: Some(Coded(Skin::Numb)) };
    let telling = desk.act(|engine, now| engine.stop_session(id, &slip, now)).skin_telling.unwrap();
    desk.act(|engine, now| engine.set_skin_mistaken(telling, true, now));
    desk.pass_to(1, "14:45");
    desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    let undone = desk.start(Coded(Thermal::Heat), "neck-left").unwrap().id;
    desk.act(|engine, now| engine.undo_session(undone, now));
    let start = SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Heat),
        places: vec!["mid-back-left".into(), "mid-back-centre".into()],
        minutes: Some(19.0),
        allowed: Some(19.0),
        own_pack: None,
        before: None,
        confirmed: desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect(),
    };
    desk.act(|engine, now| engine.start_session(&start, now));
    let settings = Settings {
        evening_time: "19:30".into(),
        neutral_notices: true,
        autostart_offered: true,
        ..desk.act(|engine, _| engine.settings())
    };
    desk.act(|engine, now| engine.change_settings(&settings, now));
    medicines(&mut desk);
    signs_and_visits(&mut desk);
    history(&mut desk);
    reliefs(&mut desk);
    let over = desk.act(|engine, now| engine.fever_has_passed(now));
    desk.act(|engine, now| engine.not_over(&over, now));
    desk
}

/// Does it twice, and takes the second back.
fn twice(
    desk: &mut Desk,
    add: impl Fn(&mut Engine, &Moment) -> respite_engine::Result<i32>,
    delete: impl Fn(&mut Engine, i32, &Moment) -> respite_engine::Result<()>,
) -> i32 {
    let kept = desk.act(&add);
    let deleted = desk.act(&add);
    desk.act(|engine, now| delete(engine, deleted, now));
    kept
}

/// Products with and without a label, a course that was stopped, doses, side effects.
fn medicines(desk: &mut Desk) {
    let content = |ingredient: &str, mg_per_unit: f64| ContentView { ingredient: ingredient.to_owned(), mg_per_unit };
    let full = ProductDraft {
        name: "Großmutters Tropfen".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![content("Paracetamol", 500.0), content("Weidenrinde", 0.125)],
        unit: Coded(Unit::Millilitre),
        label: Some(LabelView {
            most_units_per_dose: Some(2.0),
            first_dose_units: Some(3.0),
            larger_units: Some(2.5),
            larger_hours: Some(8.0),
            hours_between: Some(4.0),
            hours_up_to: Some(6.5),
            most_units_a_day: Some(6.0),
            most_doses_a_day: Some(3.0),
            most_days: Some(10.0),
            source: Coded(LabelSource::Us),
            checked: true,
            checked_on: None,
        }),
        directions: "With food; 'not' at night.".into(),
        course_start: Some("2026-11-15".into()),
        course_end: Some("2026-11-30".into()),
        sedating: true,
        was_wrong: false,
        last_dose: None,
        in_force_since: None,
        sure: Vec::new(),
    };
    // The strengths are none that are usual in a millilitre.
    let full = desk.save_as_written(None, &full);
    desk.act(|engine, now| engine.stop_product(full, None, now));
    let plain = |name: &str| ProductDraft {
        name: name.to_owned(),
        contents: vec![content("ibuprofen", 200.0)],
        ..ProductDraft::default()
    };
    let advil = desk.act(|engine, now| engine.save_product(None, &plain("Advil"), now)).id;
    let mistake = desk.act(|engine, now| engine.save_product(None, &plain("Mistake"), now)).id;
    desk.act(|engine, now| engine.delete_product(mistake, now));
    for (product, units, alcohol) in [(full, 1.25, true), (advil, 2.0, false)] {
        let dose = DoseDraft { product, units, when: "2026-11-22T09:30:00+01:00".into(), alcohol, before: Some(5.0) };
        let log = |engine: &mut Engine, now: &Moment| Ok(engine.log_dose(&dose, &tell_finding, now)?.id);
        let id = twice(desk, log, |engine, id, now| engine.delete_dose(id, now));
        let mended = DoseDraft { units: units + 0.5, ..dose.clone() };
        desk.act(|engine, now| engine.update_dose(id, &mended, &tell_finding, now));
    }
    let just_now = DoseDraft { product: advil, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&just_now, &tell_finding, now));
    // Another strength is another make, and the doses of before this day stay of the one before.
    let today = Some(desk.today().to_string());
    let stronger =
        ProductDraft { contents: vec![content("ibuprofen", 400.0)], in_force_since: today, ..plain("Advil") };
    desk.act(|engine, now| engine.save_product(Some(advil), &stronger, now));
    desk.act(|engine, now| engine.acknowledge_driving(now));
    desk.act(|engine, now| engine.set_medicine_flags(&["asthma".to_owned()], now));
    for (what, product) in [("dizziness", Some(full)), ("Ohrensausen", None)] {
        let told = SideEffectDraft {
            what: what.into(),
            strength: Some(Coded(SideEffectStrength::Moderate)),
            when: "2026-11-22T11:00:00+01:00".into(),
            product,
        };
        let log = |engine: &mut Engine, now: &Moment| Ok(engine.log_side_effect(&told, now)?.id);
        twice(desk, log, |engine, id, now| engine.delete_side_effect(id, now));
    }
}

/// Two spasms side by side long ago: what was said of them, taken back, and said again.
fn places_beside(desk: &mut Desk) {
    for (days, place) in [(-200, "neck-centre"), (-192, "neck-left")] {
        desk.log_on(days, EntryDraft { places: vec![place.into()], ..spasm() });
        (1..=7).for_each(|after| _ = desk.log_on(days + after, clear()));
    }
    let asked = desk.act(|engine, now| engine.today(now)).place_questions.remove(0);
    desk.act(|engine, now| engine.answer_place(&asked, true, now));
    desk.act(|engine, now| engine.take_back_place(&asked, now));
    desk.act(|engine, now| engine.answer_place(&asked, false, now));
}

/// Answers of each extent, one with help on its way and one ticked by mistake; visits to come, over and taken back.
fn signs_and_visits(desk: &mut Desk) {
    for (extent, asked_by, ticked) in [
        (Coded(Extent::List), Coded(AskedBy::FirstRun), &["saddle", "fever"][..]),
        (Coded(Extent::Line), Coded(AskedBy::Daily), &[]),
    ] {
        let draft = SignDraft {
            when: "2026-11-22T12:00:00+01:00".into(),
            asked_by,
            extent,
            ticked: ticked.iter().map(|code| (*code).to_owned()).collect(),
        };
        desk.act(|engine, now| engine.answer_signs(&draft, now));
    }
    desk.act(|engine, now| engine.getting_help_with_all(now));
    let tick = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::Tick),
        ticked: vec!["saddle".into()],
    };
    let mistaken = desk.act(|engine, now| engine.answer_signs(&tick, now)).saved.id;
    desk.act(|engine, now| engine.ticked_by_mistake(&[mistaken], now));
    let visit = VisitDraft {
        day: "2026-11-22".into(),
        time: Some("14:30".into()),
        clinician: "Dr Hart".into(),
        kind: Some(Coded(VisitKind::Physio)),
        questions: vec!["How long?".into(), "What else?".into()],
        notes: "Bring the page.\nAnd the film.".into(),
    };
    let add = |engine: &mut Engine, now: &Moment| Ok(engine.add_visit(&visit, now)?.id);
    let id = twice(desk, add, |engine, id, now| engine.delete_visit(id, now));
    let outcome = VisitOutcome { said: "Keep walking.".into(), diagnosis: "Hexenschuss".into() };
    desk.act(|engine, now| engine.visit_done(id, &outcome, now));
    let to_come = VisitDraft { day: "2026-12-03".into(), ..visit };
    desk.act(|engine, now| engine.add_visit(&to_come, now));
    // Of one that the diary knows already.
    let booked = ReminderAnswer::Booked { on: "2026-12-01".into() };
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::FourWeeks, None, &booked, now));
}

/// What was before the diary, with a file; goals and how close they came.
fn history(desk: &mut Desk) {
    let happened = Some("2009-05".to_owned());
    let fall = InjuryDraft {
        what: "Fell off the ladder".into(),
        happened: happened.clone(),
        sport: Some(false),
        which_sport: String::new(),
        seen_by: "Dr Hart".into(),
        note: "Two weeks off.".into(),
    };
    let football = InjuryDraft { sport: Some(true), which_sport: "football".into(), ..fall.clone() };
    let delete = |kind| move |engine: &mut Engine, id, now: &Moment| engine.delete_history(kind, id, now);
    for injury in [&fall, &football] {
        let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_injury(None, injury, now)?.id);
        twice(desk, save, delete(HistoryKind::Injury));
    }
    let test = TestDraft {
        kind: Coded(TestKind::Mri),
        what: "Low back".into(),
        happened: Some("2019-05-12".into()),
        place: "Charité".into(),
        told: "Nothing broken.".into(),
    };
    let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_test(None, &test, now)?.id);
    let test = twice(desk, save, delete(HistoryKind::Test));
    let outside = tempfile::tempdir().unwrap();
    let chosen = outside.path().join("Röntgen Mai.PNG");
    std::fs::write(&chosen, b"a picture").unwrap();
    let folder = desk.folder().to_owned();
    let attach =
        |engine: &mut Engine, now: &Moment| Ok(engine.attach(test, CopiedFile::of(&chosen, &folder)?, now)?.id);
    twice(desk, attach, delete(HistoryKind::File));
    for kind in [Coded(ConditionKind::Named), Coded(ConditionKind::Illness)] {
        let condition = ConditionDraft {
            kind,
            name: "Bandscheibe".into(),
            since: Some("2019".into()),
            said_by: "Dr Hart".into(),
            note: "Left side.".into(),
        };
        let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_condition(None, &condition, now)?.id);
        twice(desk, save, delete(HistoryKind::Condition));
    }
    desk.act(|engine, now| engine.set_first_spasm(Some("2008"), now));
    desk.act(|engine, now| engine.set_first_spasm(Some("2008-03"), now));
    for end in [None, Some(GoalEnd::Reached), Some(GoalEnd::Dropped)] {
        let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_goal(None, "Sit through a film", now)?.id);
        let goal = twice(desk, save, delete(HistoryKind::Goal));
        let rate = |engine: &mut Engine, now: &Moment| Ok(engine.rate_goal(goal, 0.0, now)?.id);
        twice(desk, rate, delete(HistoryKind::Rating));
        desk.act(|engine, now| engine.end_goal(goal, end, now));
    }
}

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
fn plans(desk: &mut Desk) {
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
fn exercises(desk: &mut Desk) {
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

/// Days of rest and timed walks, one of each still on.
fn moving(desk: &mut Desk) {
    let rest = desk.act(|engine, now| engine.begin_rest(Lying::Bed, true, now)).id;
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    desk.act(|engine, now| engine.begin_rest(Lying::Bed, true, now));
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_rest_deleted(rest, deleted, now));
    }
    let walk = SpellStart { kind: Coded(ReliefKind::Walk), name: Some("hill".into()), minutes: 5.0, before: Some(4.0) };
    desk.act(|engine, now| engine.begin_spell(&walk, now));
    desk.act(|engine, now| engine.end_spell(Some(3.0), false, now));
    desk.act(|engine, now| engine.begin_spell(&SpellStart { minutes: 120.0, ..walk }, now));
}

/// What was told of habits, changed and deleted.
fn habits(desk: &mut Desk) {
    desk.act(|engine, now| engine.want_habits(true, now));
    let told = |low_heels| HabitDraft { low_heels: Some(low_heels), weight: "82 kg".into() };
    for habit in [told(false), told(true), HabitDraft::default(), told(true)] {
        desk.act(|engine, now| engine.tell_habits(&habit, now));
    }
}

/// What was tried besides sessions.
fn reliefs(desk: &mut Desk) {
    let full = ReliefDraft {
        kind: Coded(ReliefKind::Other),
        name: Some("Großmutters Salbe".into()),
        when: "2026-11-22T08:00:00+01:00".into(),
        before: Some(7.0),
        after: Some(0.0),
        minutes: Some(1440.0),
        note: "Rubbed in twice.".into(),
    };
    let bare = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        before: None,
        after: None,
        minutes: None,
        note: String::new(),
        ..full.clone()
    };
    for relief in [&full, &bare] {
        let add = |engine: &mut Engine, now: &Moment| Ok(engine.add_relief(relief, now)?.id);
        let id = twice(desk, add, |engine, id, now| engine.delete_relief(id, now));
        let mended = ReliefDraft { before: Some(6.0), ..relief.clone() };
        desk.act(|engine, now| engine.update_relief(id, &mended, now));
    }
}
