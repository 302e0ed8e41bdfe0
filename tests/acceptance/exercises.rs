//! Exercises: gated, timed, ended by what a person feels, and known after a kill (S67–S79, S85; 9).

use chrono::{Local, TimeDelta};
use respite_domain::exercise::{Closed, Ending, Exercise, Morning, Offer, Side};
use respite_domain::relief::ReliefKind;
use respite_domain::session::Thermal;
use respite_domain::time::Moment;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    ClearanceView, Coded, EntryDraft, NamedExercise, PlanDraft, ReliefDraft, RunStart, SessionTold, SignDraft,
};
use respite_engine::{Asked, At, Edit, Engine, EngineError};

use crate::desk::{Desk, spasm};
use crate::english::english;
use crate::terminal::Terminal;

/// Nothing speaks against them.
pub fn ready(desk: &mut Desk) {
    answer(desk, Extent::List, &[]);
    cleared(desk, true, "", "");
}

pub fn cleared(desk: &mut Desk, active: bool, by: &str, on: &str) {
    let said = ClearanceView { active: Some(active), by: by.into(), on: on.into() };
    desk.act(|engine, now| engine.clear_exercise(&said, now));
}

pub fn answer(desk: &mut Desk, extent: Extent, ticked: &[&str]) {
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(extent),
        ticked: ticked.iter().map(|code| (*code).to_owned()).collect(),
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

pub fn closed(desk: &mut Desk) -> Vec<Closed> {
    desk.act(|engine, now| engine.exercises(now)).closed.into_iter().map(|reason| reason.0).collect()
}

pub fn start(desk: &mut Desk, exercise: Exercise) -> Result<(), EngineError> {
    let start = RunStart { exercise: exercise.into(), before: Some(1.0), first: Coded(Side::Left), halves: false };
    desk.try_to(|engine, now| engine.start_exercise(&start, now)).map(drop)
}

#[test]
fn what_speaks_against_them_is_told_and_opens_again() {
    let mut desk = Desk::at("2026-11-22 10:00");
    assert_eq!(closed(&mut desk), [Closed::SignsDue, Closed::Activity], "the whole list comes before exercises");
    answer(&mut desk, Extent::Line, &[]);
    assert!(closed(&mut desk).contains(&Closed::SignsDue), "the line of the day is not the list");
    answer(&mut desk, Extent::List, &[]);
    assert_eq!(closed(&mut desk), [Closed::Activity]);
    cleared(&mut desk, false, "", "");
    assert_eq!(closed(&mut desk), [Closed::NotCleared]);
    cleared(&mut desk, true, "", "");
    assert_eq!(closed(&mut desk), []);
    let entry = desk.log(EntryDraft { worst: Some(4.0), ..spasm() });
    let now_closed = closed(&mut desk);
    assert!(now_closed.contains(&Closed::Pain) && now_closed.contains(&Closed::Spasm), "{now_closed:?}");
    start(&mut desk, Exercise::Belly).unwrap_err();
    desk.act(|engine, now| engine.delete_entry(entry, now));
    answer(&mut desk, Extent::List, &["saddle"]);
    assert!(closed(&mut desk).contains(&Closed::Signs));
}

#[test]
fn a_sign_closes_them_until_the_list_is_gone_through_without_it() {
    for later in
        [&[][..], &[(Extent::Line, "")], &[(Extent::Tick, "lasts")], &[(Extent::Line, ""), (Extent::Tick, "fever")]]
    {
        let mut desk = Desk::at("2026-11-22 10:00");
        cleared(&mut desk, true, "", "");
        answer(&mut desk, Extent::List, &["one-leg"]);
        assert!(closed(&mut desk).contains(&Closed::Signs));
        desk.pass_to(1, "10:00");
        for (extent, sign) in later {
            let ticked: Vec<&str> = Some(*sign).filter(|sign| !sign.is_empty()).into_iter().collect();
            answer(&mut desk, *extent, &ticked);
        }
        assert!(closed(&mut desk).contains(&Closed::Signs), "{later:?} tells nothing of the leg");
        start(&mut desk, Exercise::Belly).unwrap_err();
        cleared(&mut desk, true, "Dr Ode", "2026-11-22");
        let spoken_of = later.len() < 2;
        assert_eq!(closed(&mut desk).contains(&Closed::Signs), !spoken_of, "{later:?}: a word of the day before");
        cleared(&mut desk, true, "", "");
        desk.pass_to(1, "10:00");
        answer(&mut desk, Extent::List, &[]);
        assert_eq!(closed(&mut desk), [], "{later:?}");
        desk.pass_to(7, "10:00");
        assert_eq!(closed(&mut desk), []);
        desk.pass_to(1, "10:00");
        assert_eq!(closed(&mut desk), [Closed::SignsDue], "a list of last week is too old");
    }
}

#[test]
fn a_kill_in_mid_set_or_in_a_pause_loses_nothing_of_it() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    start(&mut desk, Exercise::Hip).unwrap();
    start(&mut desk, Exercise::Belly).unwrap_err();
    let on = |desk: &mut Desk| desk.act(|engine, now| engine.exercises(now)).on;
    // A part of a second is not taken for done.
    desk.pass(TimeDelta::seconds(21));
    desk.reopen();
    assert_eq!(on(&mut desk).map(|run| (run.position, run.paused)), Some((20_000, false)));
    desk.act(|engine, now| engine.pause_exercise(now));
    desk.pass(TimeDelta::seconds(50));
    desk.reopen();
    assert_eq!(on(&mut desk).map(|run| (run.position, run.paused)), Some((20_000, true)));
    desk.act(|engine, now| engine.go_on_exercise(None, now));
    desk.pass(TimeDelta::seconds(5));
    let done = desk.act(|engine, now| engine.stop_exercise(Ending::Hurt, Some(5.0), now));
    assert_eq!((done.ending, done.side, done.after), (Coded(Ending::Hurt), Some(Coded(Side::Left)), Some(5)));
    assert!(on(&mut desk).is_none());
    desk.act(|engine, now| engine.set_exercise_deleted(done.id, true, now));
    assert!(desk.act(|engine, now| engine.exercises(now)).done.is_empty());
}

#[test]
fn a_plan_that_can_not_be_is_one_sentence_and_keeps_nothing() {
    let mut desk = Desk::at("2026-11-22 10:00");
    let plan = PlanDraft {
        exercise: Exercise::Belly.into(),
        sets: 1.0,
        reps: 10.0,
        hold: 2.0,
        rest: 30.0,
        said_by: String::new(),
        may_offer: false,
        note: String::new(),
    };
    for off in [
        PlanDraft { reps: 0.0, ..plan.clone() },
        PlanDraft { reps: 1000.0, ..plan.clone() },
        PlanDraft { reps: 2.5, ..plan.clone() },
        PlanDraft { hold: -1.0, ..plan.clone() },
        PlanDraft { sets: 0.0, ..plan.clone() },
        PlanDraft { rest: f64::NAN, ..plan.clone() },
    ] {
        desk.try_to(|engine, now| engine.plan_exercise(&off, now)).unwrap_err();
        assert!(!desk.act(|engine, now| engine.exercises(now)).exercises[0].planned, "{off:?}");
    }
    desk.act(|engine, now| engine.plan_exercise(&PlanDraft { reps: 4.0, said_by: "Dr Hart".into(), ..plan }, now));
    let view = desk.act(|engine, now| engine.exercises(now)).exercises.remove(0);
    assert_eq!((view.planned, view.reps, view.said_by.as_deref()), (true, 4, Some("Dr Hart")));
}

#[test]
fn a_look_at_a_time_before_sees_no_clearance_of_after_it() {
    let mut desk = Desk::at("2026-11-22 10:00");
    answer(&mut desk, Extent::List, &[]);
    cleared(&mut desk, false, "", "");
    desk.pass(TimeDelta::hours(2));
    cleared(&mut desk, true, "Dr Hart", "2026-11-22");
    let before = desk.status_as_of("2026-11-22T11:00:00+01:00").gate;
    assert_eq!((before.open, before.cleared_by), (false, None));
    let now = desk.status().gate;
    assert_eq!((now.open, now.cleared_by.as_deref()), (true, Some("Dr Hart")));
}

#[test]
fn what_hurt_is_counted_on_the_page() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    for ending in [Ending::Done, Ending::Hurt] {
        start(&mut desk, Exercise::Belly).unwrap();
        desk.pass(TimeDelta::seconds(30));
        desk.act(|engine, now| engine.stop_exercise(ending, None, now));
    }
    let exercised = desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary.exercised.unwrap();
    assert_eq!((exercised.times, exercised.days, exercised.hurt), (2, 1, 1));
}

/// The worst pain of the last 24 hours is that of all that was told, not of entries alone.
#[test]
fn a_pain_told_with_an_exercise_a_pack_or_a_walk_closes_them_for_a_day() {
    let told: [fn(&mut Desk); 3] = [
        |desk| {
            start(desk, Exercise::Belly).unwrap();
            desk.pass(TimeDelta::seconds(30));
            desk.act(|engine, now| engine.stop_exercise(Ending::Hurt, Some(5.0), now));
        },
        |desk| {
            let told = SessionTold {
                kind: Coded(Thermal::Cold),
                places: vec!["neck-left".into()],
                started: "2026-11-22T09:00:00+01:00".into(),
                ended: "2026-11-22T09:15:00+01:00".into(),
                before: Some(4.0),
                own_pack: None,
                after: None,
                skin: None,
            };
            desk.act(|engine, now| engine.record_session(&told, now));
        },
        |desk| {
            let walk = ReliefDraft {
                kind: Coded(ReliefKind::Walk),
                name: None,
                when: String::from("now"),
                before: Some(1.0),
                after: Some(4.0),
                minutes: None,
                note: String::new(),
            };
            desk.act(|engine, now| engine.add_relief(&walk, now));
        },
    ];
    for tell in told {
        let mut desk = Desk::at("2026-11-22 10:00");
        ready(&mut desk);
        assert!(desk.status().gate.open);
        tell(&mut desk);
        assert!(!desk.status().gate.open);
        assert!(start(&mut desk, Exercise::Belly).is_err());
        desk.pass(TimeDelta::hours(24) + TimeDelta::minutes(1));
        assert!(desk.status().gate.open);
    }
}

#[test]
fn the_terminal_lists_them_and_says_why_not_today() {
    let terminal = Terminal::new();
    let said = terminal.done(&["exercise", "list"]).out;
    assert!(said.contains("belly") && said.contains("Say first whether you move most days."), "{said}");
    let said = terminal.say(&["exercise", "start", "belly", "--before", "1"]);
    assert!(said.err.contains("Say first whether you move most days."), "{}", said.err);
    assert_eq!(said.status, 3, "a safety rule refused");
    assert_eq!(terminal.refused(2, &["exercise", "stop", "done"]), "No exercise is on.");
    assert!(said.err.contains("respite exercise moves yes"), "{}", said.err);
    let moves = |typed: &[&str]| terminal.done(&[&["exercise", "moves"], typed].concat()).out;
    assert!(moves(&["no"]).contains("Ask your doctor first"));
    let said = terminal.done(&["exercise", "list"]).out;
    assert!(said.contains("moves no --by TEXT --on DATE") && !said.contains("move most days"), "{said}");
    assert_eq!(terminal.say(&["exercise", "moves", "no", "--by", "Dr Okafor"]).status, 2, "a name without a day");
    assert!(!moves(&["no", "--by", "Dr Okafor", "--on", "2020-01-01"]).contains("Ask your doctor"));
    assert!(!moves(&["yes"]).contains("Ask your doctor"));
    assert!(!moves(&["no"]).contains("Ask your doctor"), "what a doctor said stays said");
    terminal.done(&["signs", "--tick", "fever"]);
    let said = terminal.done(&["exercise", "list"]).out;
    let fever = english().named("paper-signs", "fever");
    assert!(said.contains(&fever) && said.ends_with("Then type: respite signs --none\n"), "{said}");
    terminal.done(&["signs", "--tick", "cough"]);
    let said = terminal.done(&["exercise", "list"]).out;
    assert!(said.ends_with("respite signs --tick fever --tick cough --none-else\n"), "one may stay: {said}");
    assert!(!said.contains("signs --none\n"), "{said}");
    terminal.done(&["signs", "--tick", "saddle"]);
    let said = terminal.done(&["exercise", "list"]).out;
    assert!(!said.contains("--none"), "an emergency is not over by a list: {said}");
}

/// A form that was opened on numbers that an *Undo* took back since.
#[test]
fn what_was_taken_back_does_not_come_again_by_what_is_changed_beside_it() {
    let mut desk = Desk::at("2026-11-22 10:00");
    let belly = |desk: &mut Desk| desk.act(|engine, now| engine.exercises(now)).exercises.remove(0);
    let usual = belly(&mut desk);
    let showed = PlanDraft {
        exercise: Exercise::Belly.into(),
        sets: usual.sets.into(),
        reps: f64::from(usual.reps) + 1.0,
        hold: usual.hold.into(),
        rest: usual.rest.into(),
        said_by: String::new(),
        may_offer: false,
        note: String::new(),
    };
    let says = PlanDraft { note: "Slowly.".into(), ..showed.clone() };
    desk.act(|engine, now| engine.plan_exercise(Edit::of(&says, &showed), now));
    let planned = belly(&mut desk);
    assert_eq!((planned.reps, planned.note.as_str()), (usual.reps, "Slowly."));
}

#[test]
fn the_numbers_of_the_article_are_the_plan_to_begin_with() {
    let mut desk = Desk::at("2026-11-22 10:00");
    let view = desk.act(|engine, now| engine.exercises(now)).exercises;
    let of = |exercise| view.iter().find(|one| one.exercise == NamedExercise::Given(Coded(exercise))).unwrap();
    assert_eq!((of(Exercise::Belly).reps, of(Exercise::Belly).has_sides), (10, false), "S75");
    for exercise in [Exercise::Buttock, Exercise::Hip] {
        assert!((4..=10).contains(&of(exercise).reps) && of(exercise).has_sides, "S77: {exercise:?}");
    }
}

/// Done once a day by the usual numbers, with how it ended and how the morning after was.
fn day_of(desk: &mut Desk, ending: Ending, morning: Option<Morning>) {
    start(desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::minutes(5));
    desk.act(|engine, now| engine.stop_exercise(ending, None, now));
    desk.pass_to(1, "08:00");
    let asked = desk.act(|engine, now| engine.exercises(now)).morning.unwrap();
    assert!(asked.yesterday);
    if let Some(morning) = morning {
        desk.act(|engine, now| engine.tell_exercise_morning(&asked.on, Some(morning), now));
        assert_eq!(desk.act(|engine, now| engine.exercises(now)).morning, None, "once");
    }
}

fn hip(desk: &mut Desk) -> (u16, Option<(Offer, u16)>) {
    let view = desk.act(|engine, now| engine.exercises(now)).exercises;
    let hip = view.into_iter().find(|one| one.exercise == NamedExercise::Given(Coded(Exercise::Hip))).unwrap();
    (hip.reps, hip.offer.map(|offer| (offer.offer.0, offer.reps)))
}

#[test]
fn three_good_times_offer_one_more_and_an_answer_can_be_taken_back() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    for _ in 0..3 {
        assert_eq!(hip(&mut desk), (4, None));
        day_of(&mut desk, Ending::Done, Some(Morning::Usual));
    }
    let offered = (4, Some((Offer::More, 5)));
    assert_eq!(hip(&mut desk), offered);
    assert_eq!(desk.status().exercise_offers.len(), 1);
    for (take, then) in [(false, (4, None)), (true, (5, None))] {
        let plan = desk.act(|engine, now| engine.answer_exercise_offer(Exercise::Hip.into(), take, now)).id;
        assert_eq!(hip(&mut desk), then, "never two steps at once");
        desk.try_to(|engine, now| engine.answer_exercise_offer(Exercise::Hip.into(), true, now)).unwrap_err();
        desk.act(|engine, now| engine.set_exercise_plan_deleted(plan, true, now));
        assert_eq!(hip(&mut desk), offered);
    }
    let morning = |desk: &mut Desk, said| {
        desk.act(|engine, now| engine.tell_exercise_morning("2026-11-24", said, now));
        (hip(desk).1, desk.act(|engine, now| engine.exercises(now)).morning.is_some())
    };
    assert_eq!(morning(&mut desk, Some(Morning::Worse)), (Some((Offer::Less, 3)), false));
    assert_eq!(morning(&mut desk, None), (None, true), "taken back, it is asked again");
    assert_eq!(morning(&mut desk, Some(Morning::Better)), (offered.1, false));
    // Nothing while the gate is shut.
    desk.log(spasm());
    assert_eq!(hip(&mut desk), (4, None));
}

#[test]
fn a_therapists_numbers_are_offered_to_change_only_where_it_was_said_that_they_may_be() {
    for may_offer in [false, true] {
        let mut desk = Desk::at("2026-11-22 10:00");
        ready(&mut desk);
        let plan = PlanDraft {
            exercise: Exercise::Hip.into(),
            sets: 1.0,
            reps: 6.0,
            hold: 2.0,
            rest: 60.0,
            said_by: "Dr Hart".into(),
            may_offer,
            note: String::new(),
        };
        desk.act(|engine, now| engine.plan_exercise(&plan, now));
        desk.pass(TimeDelta::minutes(1));
        for _ in 0..3 {
            day_of(&mut desk, Ending::Done, Some(Morning::Better));
        }
        assert_eq!(hip(&mut desk), (6, may_offer.then_some((Offer::More, 7))));
        day_of(&mut desk, Ending::Done, Some(Morning::Worse));
        assert_eq!(hip(&mut desk), (6, Some((Offer::Hold, 6))), "never less");
    }
}

#[test]
fn a_morning_is_asked_about_by_day() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    for _ in 0..2 {
        day_of(&mut desk, Ending::Done, Some(Morning::Usual));
    }
    day_of(&mut desk, Ending::Done, None);
    let asked = |desk: &mut Desk| desk.act(|engine, now| engine.exercises(now)).morning.map(|asked| asked.yesterday);
    desk.pass_to(0, "22:30");
    assert_eq!(asked(&mut desk), None, "never at night");
    desk.pass_to(1, "03:00");
    assert_eq!(asked(&mut desk), None, "never at night");
    desk.pass_to(0, "09:00");
    assert_eq!(asked(&mut desk), Some(false));
}

#[test]
fn the_terminal_tells_what_is_offered_and_one_command_takes_it() {
    let terminal = Terminal::new();
    let now = Moment::told(Local::now().fixed_offset());
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherReadable).unwrap();
    let before = |days: i64| now.after(-TimeDelta::days(days));
    let list = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: Vec::new(),
    };
    engine.answer_signs(&list, &before(4)).unwrap();
    let said = ClearanceView { active: Some(true), by: String::new(), on: String::new() };
    engine.clear_exercise(&said, &before(4)).unwrap();
    let start = RunStart { exercise: Exercise::Hip.into(), before: Some(1.0), first: Coded(Side::Left), halves: false };
    for began in [3, 2, 1].map(before) {
        engine.start_exercise(&start, &began).unwrap();
        engine.end_exercise(Ending::Done, &began.after(TimeDelta::minutes(5))).unwrap();
        engine.tell_exercise_morning(&began.day().to_string(), Some(Morning::Usual), &now).unwrap();
    }
    drop(engine);
    assert_eq!(terminal.say(&["exercise", "morning", "better"]).status, 2, "all was told");
    let said = terminal.done(&["exercise", "list"]).out;
    assert!(said.contains("respite exercise step hip"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&terminal.done(&["status", "--json"]).out).unwrap();
    assert_eq!(json["exercise_offers"][0]["offer"], "more");
    let said = terminal.done(&["exercise", "step", "hip"]).out;
    assert!(said.contains("5 times on each side"), "{said}");
    let refused = terminal.say(&["exercise", "step", "hip", "--keep"]);
    assert!(refused.status == 2 && refused.err.contains("Nothing is offered"), "{}", refused.err);
}
