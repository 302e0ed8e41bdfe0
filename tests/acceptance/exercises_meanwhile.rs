//! Exercises, and what is told before, while and after one is on (S67, S68, S74; 9).

use chrono::TimeDelta;
use respite_domain::Invalid;
use respite_domain::exercise::{Closed, Ending, Exercise, Morning, Offer};
use respite_domain::warning_sign::Extent;
use respite_engine::view::{Coded, DoneView, EntryDraft, NamedExercise, PlanDraft};
use respite_engine::{Engine, EngineError};

use crate::desk::{Desk, spasm};
use crate::exercises::{answer, cleared, closed, ready, start};

pub fn why<T: std::fmt::Debug>(done: Result<T, EngineError>) -> Invalid {
    match done {
        Err(EngineError::Invalid { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

fn go_on(desk: &mut Desk) -> Result<(), EngineError> {
    desk.try_to(|engine, now| engine.go_on_exercise(None, now)).map(drop)
}

fn end(desk: &mut Desk, ending: Ending) -> DoneView {
    desk.act(|engine, now| engine.end_exercise(ending, now)).done
}

#[test]
fn what_is_told_during_a_pause_keeps_it_from_going_on() {
    type Told = fn(&mut Desk);
    let told: [(Told, Closed); 3] = [
        (|desk| answer(desk, Extent::Tick, &["saddle"]), Closed::Signs),
        (|desk| answer(desk, Extent::Tick, &["fever"]), Closed::Signs),
        (
            |desk| {
                desk.log(EntryDraft { worst: Some(2.0), ..spasm() });
            },
            Closed::Spasm,
        ),
    ];
    for (tell, reason) in told {
        let mut desk = Desk::at("2026-11-22 10:00");
        ready(&mut desk);
        start(&mut desk, Exercise::Hip).unwrap();
        desk.pass(TimeDelta::seconds(20));
        desk.act(Engine::pause_exercise);
        go_on(&mut desk).unwrap();
        desk.act(Engine::pause_exercise);
        desk.pass(TimeDelta::minutes(1));
        tell(&mut desk);
        assert!(closed(&mut desk).contains(&reason));
        assert!(matches!(why(go_on(&mut desk)), Invalid::NotToday(_)));
        let step = desk.try_to(|engine, now| engine.go_on_exercise(Some(40), now));
        assert!(matches!(why(step), Invalid::NotToday(_)), "nor by a press that leads on");
        assert_eq!(end(&mut desk, Ending::Tired).ending.0, Ending::Tired, "it can always be ended");
    }
}

#[test]
fn a_long_pause_is_the_end_of_it() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    start(&mut desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::seconds(20));
    desk.act(Engine::pause_exercise);
    desk.pass(TimeDelta::minutes(61));
    assert_eq!(why(go_on(&mut desk)), Invalid::PausedTooLong);
    let on = desk.act(|engine, now| engine.exercises(now)).on.unwrap();
    assert!(on.over, "how it ended is asked about");
    assert_eq!(end(&mut desk, Ending::Tired).reps_done, Some(2), "as far as it was seen");
}

#[test]
fn what_hurt_closes_them_for_the_day() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    start(&mut desk, Exercise::Belly).unwrap();
    desk.pass(TimeDelta::seconds(20));
    let hurt = end(&mut desk, Ending::Hurt);
    assert_eq!(closed(&mut desk), [Closed::Hurt]);
    start(&mut desk, Exercise::Hip).unwrap_err();
    desk.act(|engine, now| engine.set_exercise_deleted(hurt.id, true, now));
    assert_eq!(closed(&mut desk), [], "a slip is deleted");
    desk.act(|engine, now| engine.set_exercise_deleted(hurt.id, false, now));
    desk.pass(TimeDelta::minutes(5));
    cleared(&mut desk, true, "Dr Ode", "2026-11-22");
    assert_eq!(closed(&mut desk), [], "a clinician who knows of it says that they are fine");
    cleared(&mut desk, true, "", "");
    desk.pass_to(1, "08:00");
    assert_eq!(closed(&mut desk), [], "it opens the next day");
}

#[test]
fn a_word_of_the_morning_opens_nothing_that_came_since() {
    let mut desk = Desk::at("2026-11-22 09:00");
    ready(&mut desk);
    cleared(&mut desk, false, "Dr Ode", "2026-11-22");
    desk.pass(TimeDelta::hours(6));
    answer(&mut desk, Extent::Tick, &["fever"]);
    desk.log(EntryDraft { worst: Some(9.0), ..spasm() });
    let reasons = closed(&mut desk);
    for reason in [Closed::Signs, Closed::Pain, Closed::Spasm] {
        assert!(reasons.contains(&reason), "{reasons:?}");
    }
    desk.pass(TimeDelta::hours(1));
    cleared(&mut desk, false, "Dr Ode", "2026-11-22");
    let reasons = closed(&mut desk);
    assert!(!reasons.iter().any(|reason| [Closed::Signs, Closed::Pain, Closed::Spasm].contains(reason)), "{reasons:?}");
}

/// What is set right beside a word tells it not anew, whatever came since.
#[test]
fn a_word_is_not_told_anew_by_what_is_changed_beside_it() {
    let mut desk = Desk::at("2026-11-22 09:00");
    ready(&mut desk);
    cleared(&mut desk, true, "Dr Ode", "2026-11-22");
    desk.pass(TimeDelta::hours(6));
    desk.log(EntryDraft { worst: Some(8.0), ..spasm() });
    answer(&mut desk, Extent::List, &[]);
    for (active, by) in [(false, "Dr Ode"), (true, "Dr Ode"), (true, "Dr Odé")] {
        desk.pass(TimeDelta::hours(1));
        cleared(&mut desk, active, by, "2026-11-22");
        assert_eq!(closed(&mut desk), [Closed::Pain, Closed::Spasm], "{active} {by}");
    }
    desk.pass(TimeDelta::minutes(1));
    cleared(&mut desk, true, "Dr Odé", "2026-11-22");
    assert_eq!(closed(&mut desk), [], "the same once more: she says so still");
}

#[test]
fn a_word_or_a_pain_of_a_clock_that_was_ahead_tells_nothing_of_now() {
    let mut desk = Desk::at("2026-12-22 09:00");
    ready(&mut desk);
    cleared(&mut desk, false, "Dr Ode", "2026-12-22");
    start(&mut desk, Exercise::Belly).unwrap();
    desk.pass(TimeDelta::seconds(20));
    let done = end(&mut desk, Ending::Done);
    desk.act(|engine, now| engine.exercise_pain_after(done.id, 7.0, now));
    desk.set_clock(TimeDelta::days(-30));
    answer(&mut desk, Extent::List, &[]);
    assert_eq!(closed(&mut desk), [], "a pain of a month to come is none of the last day");
    desk.log(EntryDraft { worst: Some(9.0), ..spasm() });
    let reasons = closed(&mut desk);
    assert!(reasons.contains(&Closed::Pain) && reasons.contains(&Closed::Spasm), "{reasons:?}");
    assert_eq!(desk.act(|engine, now| engine.habits(now)).exercised, 0, "nor is it an exercise of the last seven days");
}

#[test]
fn of_one_that_was_left_open_nothing_is_made_up() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    for (ending, seen) in [(Ending::Tired, None), (Ending::NotSaid, None), (Ending::Done, Some(8))] {
        start(&mut desk, Exercise::Hip).unwrap();
        desk.pass(TimeDelta::hours(2));
        let done = end(&mut desk, ending);
        assert_eq!(done.reps_done, seen, "{ending:?}");
        if seen.is_none() {
            assert_eq!((done.side, done.rep), (None, 0));
        }
    }
    let view = desk.act(|engine, now| engine.exercises(now));
    assert_eq!(view.done.len(), 3, "all stand on the list");
}

/// Three good times of the hip.
pub fn three_good_times(desk: &mut Desk) {
    ready(desk);
    for _ in 0..3 {
        answer(desk, Extent::List, &[]);
        start(desk, Exercise::Hip).unwrap();
        desk.pass(TimeDelta::minutes(5));
        end(desk, Ending::Done);
        let day = desk.today().to_string();
        desk.pass_to(1, "09:00");
        desk.act(|engine, now| engine.tell_exercise_morning(&day, Some(Morning::Usual), now));
    }
}

fn plan(desk: &mut Desk, note: &str, said_by: &str, may_offer: bool) {
    let draft = PlanDraft {
        exercise: Exercise::Hip.into(),
        sets: 1.0,
        reps: 4.0,
        hold: 2.0,
        rest: 60.0,
        said_by: said_by.into(),
        may_offer,
        note: note.into(),
    };
    desk.act(|engine, now| engine.plan_exercise(&draft, now));
}

pub fn offered(desk: &mut Desk) -> Option<Offer> {
    let view = desk.act(|engine, now| engine.exercises(now));
    let is_hip = |exercise: &NamedExercise| *exercise == NamedExercise::Given(Coded(Exercise::Hip));
    let hip = view.exercises.into_iter().find(|each| is_hip(&each.exercise)).unwrap();
    hip.offer.map(|offer| offer.offer.0)
}

#[test]
fn a_note_or_a_name_beside_the_same_numbers_loses_no_good_times() {
    let mut desk = Desk::at("2026-11-20 10:00");
    three_good_times(&mut desk);
    assert_eq!(offered(&mut desk), Some(Offer::More));
    plan(&mut desk, "With a cushion.", "", false);
    assert_eq!(offered(&mut desk), Some(Offer::More));
    plan(&mut desk, "With a cushion.", "Dr Hart", false);
    assert_eq!(offered(&mut desk), None, "a therapist's are theirs");
    plan(&mut desk, "With a cushion.", "Dr Hart", true);
    assert_eq!(offered(&mut desk), Some(Offer::More), "the tick is what was missing");
    plan(&mut desk, "With a cushion.", "Dr Hart", true);
    assert_eq!(offered(&mut desk), None, "the same once more: they are kept");
}

#[test]
fn a_worse_morning_is_heard_though_the_note_was_changed_since() {
    let mut desk = Desk::at("2026-11-20 10:00");
    three_good_times(&mut desk);
    answer(&mut desk, Extent::List, &[]);
    start(&mut desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::minutes(5));
    end(&mut desk, Ending::Done);
    assert_eq!(offered(&mut desk), None, "the morning after is not known yet");
    let day = desk.today().to_string();
    desk.pass_to(1, "09:00");
    desk.act(|engine, now| engine.tell_exercise_morning(&day, Some(Morning::Worse), now));
    assert_eq!(offered(&mut desk), Some(Offer::Less));
    plan(&mut desk, "Slowly.", "", false);
    assert_eq!(offered(&mut desk), Some(Offer::Less));
}
