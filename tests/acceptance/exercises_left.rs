//! Exercises that were left open, and those that nobody did (S74; 9): what is not known of them is not made up.

use chrono::{Local, TimeDelta};
use chrono_tz::{America, Pacific};
use respite_domain::Invalid;
use respite_domain::exercise::{Closed, Ending, Exercise, Morning, Offer, Side};
use respite_domain::time::Moment;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{ClearanceView, Coded, EndedView, EntryDraft, RunStart, RunView};
use respite_engine::{Asked, At, Engine};

use crate::desk::Desk;
use crate::exercises::{closed, ready, start};
use crate::exercises_meanwhile::{offered, three_good_times, why};
use crate::signs::draft;
use crate::terminal::Terminal;

/// Seconds that the hip takes by the usual numbers.
const HIP: i64 = 74;

fn ended(desk: &mut Desk, ending: Ending) -> EndedView {
    desk.act(|engine, now| engine.end_exercise(ending, now))
}

fn on(desk: &mut Desk) -> Option<RunView> {
    desk.act(|engine, now| engine.exercises(now)).on
}

/// The hip, begun at ten, and paused in its third repetition or not.
fn left(paused: bool) -> Desk {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    start(&mut desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::seconds(20));
    if paused {
        desk.act(Engine::pause_exercise);
    }
    desk
}

#[test]
fn what_is_told_of_one_that_was_left_is_of_the_day_on_which_it_was() {
    for (paused, ending, reps) in [
        (true, Ending::Tired, Some(2)),
        (true, Ending::Hurt, Some(2)),
        (true, Ending::Done, Some(8)),
        (false, Ending::Tired, None),
        (false, Ending::Hurt, None),
        (false, Ending::Done, Some(8)),
    ] {
        for days in [1, 3] {
            let mut desk = left(paused);
            desk.pass_to(days, "12:00");
            assert!(on(&mut desk).unwrap().over);
            let EndedView { done, is_seen } = ended(&mut desk, ending);
            assert_eq!((done.reps_done, is_seen), (reps, false), "{paused} {ending:?}");
            desk.act(|engine, now| engine.exercise_pain_after(done.id, 7.0, now));
            assert_eq!(closed(&mut desk), [], "{paused} {ending:?}: neither hurt nor pain is of now");
        }
    }
}

#[test]
fn one_that_was_left_over_midnight_counts_as_late_as_it_can_have_ended() {
    let mut desk = Desk::at("2026-11-22 23:50");
    ready(&mut desk);
    start(&mut desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::seconds(20));
    desk.act(Engine::pause_exercise);
    desk.pass_to(1, "01:00");
    let done = ended(&mut desk, Ending::Hurt).done;
    assert_eq!(closed(&mut desk), [Closed::Hurt], "it may have been after midnight");
    desk.act(|engine, now| engine.exercise_pain_after(done.id, 7.0, now));
    desk.pass_to(1, "00:40");
    assert_eq!(closed(&mut desk), [Closed::Pain], "within 24 hours of its end, though it began two days ago");
    desk.pass_to(0, "00:51");
    assert_eq!(closed(&mut desk), []);
}

/// Who flies over the date line has no day between that of the pain and today.
#[test]
fn a_pain_of_the_last_24_hours_counts_though_a_day_was_skipped() {
    let mut desk = Desk::in_zone(America::Los_Angeles, "2026-11-22 21:00");
    ready(&mut desk);
    let worst = EntryDraft { spasms: Some(0.0), worst: Some(7.0), ..EntryDraft::default() };
    desk.log(worst);
    assert!(closed(&mut desk).contains(&Closed::Pain));
    desk.fly_to(Pacific::Auckland);
    desk.pass_minutes(13 * 60);
    assert_eq!(desk.now().day().to_string(), "2026-11-24");
    assert!(closed(&mut desk).contains(&Closed::Pain));
    desk.pass_minutes(11 * 60 + 1);
    assert!(!closed(&mut desk).contains(&Closed::Pain));
}

#[test]
fn what_ran_out_while_nobody_looked_is_asked_about() {
    let mut desk = left(false);
    let ran_out = |desk: &mut Desk| desk.act(Engine::exercise_ran_out);
    assert_eq!(ran_out(&mut desk), None, "it is not at its end");
    desk.pass(TimeDelta::hours(8));
    assert_eq!(ran_out(&mut desk), None, "nobody saw the end");
    let step = desk.try_to(|engine, now| engine.go_on_exercise(Some(40), now));
    assert_eq!(why(step), Invalid::ExerciseOver, "nor is it one by a press");
    desk.act(Engine::pause_exercise);
    assert_eq!(ran_out(&mut desk), None);
    assert!(on(&mut desk).unwrap().over);
    assert_eq!(desk.act(|engine, now| engine.exercises(now)).done, []);
    assert_eq!(ended(&mut desk, Ending::NotSaid).done.reps_done, None);

    // Who was led to its end did all of it.
    start(&mut desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::seconds(HIP));
    let EndedView { done, is_seen } = ran_out(&mut desk).unwrap();
    assert_eq!((done.ending.0, done.reps_done, is_seen), (Ending::Done, Some(8), true));
}

/// What a computer slept through was not done, where it woke before the end as well.
#[test]
fn one_that_nobody_saw_go_on_stands_where_it_was_seen_last() {
    let mut desk = left(false);
    desk.pass(TimeDelta::seconds(40));
    let seen = desk.act(|engine, now| engine.pause_exercise_unseen(20_500, now)).on.unwrap();
    assert_eq!((seen.position, seen.paused, seen.over), (20_500, true, false));
    let here = desk.act(|engine, now| engine.pause_exercise_unseen(0, now)).on.unwrap();
    assert_eq!(here.position, 20_500, "it goes no further back by another word");
    desk.act(|engine, now| engine.go_on_exercise(None, now));
    desk.pass(TimeDelta::seconds(HIP - 20));
    let EndedView { done, .. } = desk.act(Engine::exercise_ran_out).unwrap();
    assert_eq!((done.reps_done, done.whole), (Some(8), true), "what was done after it counts");

    // Past its end it is asked about, wherever it was seen last.
    start(&mut desk, Exercise::Hip).unwrap();
    desk.pass(TimeDelta::hours(8));
    assert!(desk.act(|engine, now| engine.pause_exercise_unseen(20_000, now)).on.unwrap().over);
}

#[test]
fn who_pressed_past_repetitions_is_not_told_that_all_was_done() {
    let mut desk = Desk::at("2026-11-22 10:00");
    ready(&mut desk);
    start(&mut desk, Exercise::Hip).unwrap();
    desk.act(|engine, now| engine.go_on_exercise(Some(40), now));
    desk.pass(TimeDelta::seconds(HIP - 40));
    let done = desk.act(Engine::exercise_ran_out).unwrap().done;
    assert!(done.reps_done.unwrap() < done.reps && !done.whole, "{done:?}");
}

/// The morning is of the day, whatever of it is told first.
#[test]
fn one_whose_end_is_told_after_the_morning_has_that_morning_too() {
    for first in [true, false] {
        let mut desk = Desk::at("2026-11-22 10:00");
        ready(&mut desk);
        start(&mut desk, Exercise::Belly).unwrap();
        desk.pass(TimeDelta::minutes(5));
        ended(&mut desk, Ending::Done);
        start(&mut desk, Exercise::Hip).unwrap();
        desk.pass_to(1, "09:00");
        let morning = |desk: &mut Desk| {
            desk.act(|engine, now| engine.tell_exercise_morning("2026-11-22", Some(Morning::Worse), now));
        };
        if first {
            morning(&mut desk);
        }
        let hip = ended(&mut desk, Ending::Done).done.id;
        if !first {
            morning(&mut desk);
        }
        assert_eq!(offered(&mut desk), Some(Offer::Less), "{first}");
        // Nor does one that was deleted meanwhile come back without it.
        let delete = |desk: &mut Desk, to| desk.act(|engine, now| engine.set_exercise_deleted(hip, to, now));
        desk.act(|engine, now| engine.tell_exercise_morning("2026-11-22", None, now));
        delete(&mut desk, true);
        morning(&mut desk);
        delete(&mut desk, false);
        assert_eq!(offered(&mut desk), Some(Offer::Less), "{first}");
    }
}

/// One that was begun by mistake, or of which nobody knows anything, is none: it breaks no row and takes no day's place.
#[test]
fn what_nobody_did_asks_for_no_morning_and_breaks_no_row() {
    let false_starts: [fn(&mut Desk); 2] = [
        |desk| {
            desk.pass(TimeDelta::seconds(2));
            ended(desk, Ending::LostForm);
        },
        |desk| {
            desk.pass(TimeDelta::hours(2));
            ended(desk, Ending::NotSaid);
        },
    ];
    for false_start in false_starts {
        let mut desk = Desk::at("2026-11-20 10:00");
        let morning = |desk: &mut Desk| desk.act(|engine, now| engine.exercises(now)).morning.map(|asked| asked.on);
        three_good_times(&mut desk);
        start(&mut desk, Exercise::Hip).unwrap();
        false_start(&mut desk);
        let day = desk.today().to_string();
        desk.pass_to(1, "09:00");
        assert_eq!(morning(&mut desk), None);
        desk.try_to(|engine, now| engine.tell_exercise_morning(&day, None, now)).unwrap_err();
        assert_eq!(offered(&mut desk), Some(Offer::More));
        // The day before it is still asked about.
        start(&mut desk, Exercise::Belly).unwrap();
        desk.pass(TimeDelta::minutes(5));
        ended(&mut desk, Ending::Done);
        let done_on = desk.today().to_string();
        desk.pass_to(1, "09:00");
        start(&mut desk, Exercise::Hip).unwrap();
        false_start(&mut desk);
        desk.pass_to(1, "09:00");
        assert_eq!(morning(&mut desk), Some(done_on));
    }
}

#[test]
fn the_terminal_asks_how_it_ended_and_takes_no_word_for_granted() {
    let terminal = Terminal::new();
    let now = Moment::told(Local::now().fixed_offset());
    let yesterday = now.after(-TimeDelta::days(1));
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherReadable).unwrap();
    engine.answer_signs(&draft(Coded(Extent::List), &[]), &yesterday).unwrap();
    let said = ClearanceView { active: Some(true), by: String::new(), on: String::new() };
    engine.clear_exercise(&said, &yesterday).unwrap();
    let start = RunStart { exercise: Exercise::Hip.into(), before: Some(1.0), first: Coded(Side::Left), halves: false };
    engine.start_exercise(&start, &yesterday).unwrap();
    drop(engine);
    let list = || terminal.done(&["exercise", "list"]).out;
    let status = || terminal.done(&["status"]).out;
    assert!(status().contains("was left open. How did it end? Type: respite exercise stop"), "{}", status());
    let json = || serde_json::from_str::<serde_json::Value>(&terminal.done(&["status", "--json"]).out).unwrap();
    assert_eq!(json()["exercise"]["left"], true);
    assert!(list().contains("was left open. How did it end?"), "{}", list());
    assert_eq!(terminal.say(&["exercise", "stop"]).status, 2);
    assert!(list().contains("was left open"), "nobody said how it ended");
    assert!(terminal.done(&["exercise", "stop", "tired"]).out.contains("Tired"));
    assert!(!list().contains("was left open") && !status().contains("was left open"));
    assert!(json()["exercise"].is_null());
}

/// The window, the list of exercises and the status tell the same of it at every moment, paused or not, seen from now or from then.
#[test]
fn window_and_status_tell_alike_whether_one_was_left() {
    for paused in [true, false] {
        let mut desk = left(paused);
        for seconds in [0, 30, 60, 3_000, 3_600, 86_400] {
            desk.pass(TimeDelta::seconds(seconds));
            let over = on(&mut desk).unwrap().over;
            let now = desk.now();
            for at in [At::now(&now), At::told(now.wall)] {
                let told = desk.engine().status(&at).unwrap().exercise.unwrap();
                assert_eq!((told.left, told.paused), (over, paused), "{paused} {seconds}");
            }
        }
        assert!(on(&mut desk).unwrap().over);
    }
}
