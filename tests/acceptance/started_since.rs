//! A pack that was told to be on already: the telling is taken back at once as if it never was, and no later; and it comes back where that
//! was a slip, so that what lies on the skin is not free.

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::session::{OffSaid, Thermal};
use respite_engine::EngineError;
use respite_engine::view::{Coded, SessionStart, SessionView};
use respite_wording::sentence;

use crate::desk::Desk;
use crate::english::english;

const PLACES: [&str; 3] = ["low-back-left", "low-back-centre", "neck-right"];

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Start(usize),
    Since(usize, i64),
    Off,
    Clock(i64),
}

fn act() -> impl Strategy<Value = Act> {
    let since = prop_oneof![Just(5_i64), Just(10), Just(15)];
    prop_oneof![
        4 => (0..150_i64).prop_map(Act::Pass),
        2 => (0..3_usize).prop_map(Act::Start),
        2 => (0..3_usize, since).prop_map(|(place, ago)| Act::Since(place, ago)),
        2 => Just(Act::Off),
        1 => (-3..4_i64).prop_map(Act::Clock),
    ]
}

#[derive(Debug, Clone, Copy)]
enum Told {
    Nothing,
    Fine,
    Off,
    Wrong,
}

fn since(desk: &mut Desk, place: usize, ago: i64, minutes: f64) -> Result<SessionView, EngineError> {
    let start = SessionStart {
        when: format!("{ago}min ago"),
        kind: Coded(Thermal::Cold),
        places: vec![PLACES[place].into()],
        minutes: Some(minutes),
        allowed: None,
        own_pack: None,
        before: Some(6.0),
        confirmed: desk.asked(Coded(Thermal::Cold)).into_iter().map(|ask| ask.key).collect(),
    };
    desk.try_to(|engine, now| engine.start_session(&start, now))
}

/// Does it, and answers what came of it, for all that numbers tell nothing.
fn go_on(desk: &mut Desk, act: &Act) -> Result<(), String> {
    let none = |started: Result<SessionView, EngineError>| started.map(drop).map_err(|error| error.to_string());
    match *act {
        Act::Pass(minutes) => desk.pass_minutes(minutes),
        Act::Start(place) => return none(desk.start(Coded(Thermal::Cold), PLACES[place])),
        Act::Since(place, ago) => return none(since(desk, place, ago, 20.0)),
        Act::Off => {
            let on = desk.act(|engine, now| engine.sessions(now));
            for session in on.running.iter().chain(&on.unconfirmed) {
                desk.act(|engine, now| engine.pack_is_off(session.id, OffSaid::JustNow, now));
            }
        }
        Act::Clock(hours) => desk.set_clock(TimeDelta::hours(hours)),
    }
    Ok(())
}

/// What lies, what rests, what is free and what was, without numbers.
fn skin(desk: &mut Desk) -> String {
    let view = desk.act(|engine, now| engine.sessions(now));
    let line = |session: &SessionView| {
        let SessionView { kind, places, started_at, ended_at, ends_at, minutes, phase, outside, .. } = session;
        format!("{kind:?} {places:?} {started_at} {ended_at:?} {ends_at} {minutes} {phase:?} {outside:?}")
    };
    let lines = |sessions: &[SessionView]| sessions.iter().map(line).collect::<Vec<_>>();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        lines(&view.running),
        lines(&view.unconfirmed),
        lines(&view.recent),
        view.rests,
        view.taken,
        view.last_timed,
        desk.act(|engine, now| engine.today(now)).again.map(|again| (again.places, again.minutes)),
    )
}

fn is_taken(desk: &mut Desk, place: usize) -> bool {
    desk.act(|engine, now| engine.sessions(now)).taken.iter().any(|taken| taken.place == PLACES[place])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taken_back_at_once_it_never_was_and_later_its_skin_is_never_free_by_that(
        before in prop::collection::vec(act(), 0..6),
        place in 0..3_usize,
        ago in prop_oneof![Just(5_i64), Just(10), Just(15)],
        minutes in prop_oneof![Just(15.0), Just(20.0)],
        seconds in 0..200_i64,
        clock in prop_oneof![3 => Just(0), 1 => -90..90_i64],
        told in prop_oneof![3 => Just(Told::Nothing), 1 => Just(Told::Fine), 1 => Just(Told::Off), 1 => Just(Told::Wrong)],
        after in prop::collection::vec(act(), 1..6),
    ) {
        let desks = || {
            let mut desk = Desk::at("2026-11-22 09:00");
            desk.skin_is_healthy();
            desk
        };
        // One that is taken back, one that never was, and one that stays.
        let (mut one, mut never, mut stays) = (desks(), desks(), desks());
        for act in &before {
            let came = go_on(&mut one, act);
            prop_assert_eq!(&came, &go_on(&mut never, act));
            prop_assert_eq!(&came, &go_on(&mut stays, act));
        }
        let Ok(session) = since(&mut one, place, ago, minutes) else { return Ok(()) };
        since(&mut stays, place, ago, minutes).unwrap();
        let on = one.act(|engine, now| engine.sessions(now));
        let told_now = on.running.iter().chain(&on.unconfirmed).find(|on| on.id == session.id);
        prop_assert!(told_now.is_some_and(|on| on.undo_until.is_some()));
        one.effects();
        for desk in [&mut one, &mut never, &mut stays] {
            desk.pass(TimeDelta::seconds(seconds));
            desk.set_clock(TimeDelta::minutes(clock));
        }
        let id = session.id;
        match told {
            Told::Nothing => {}
            Told::Fine => one.act(|engine, now| engine.skin_is_fine(id, now)),
            Told::Off => _ = one.act(|engine, now| engine.pack_is_off(id, OffSaid::JustNow, now)),
            Told::Wrong => _ = one.act(|engine, now| engine.pack_is_off(id, OffSaid::SkinWrong, now)),
        }
        let stood = skin(&mut one);
        let undone = one.try_to(|engine, now| engine.undo_session(id, now));
        // A clock that was put on in between may have it be later than it is, and never sooner.
        let may = matches!(told, Told::Nothing) && seconds <= 120;
        prop_assert!(undone.is_err() || may, "{told:?} after {seconds} s");
        // At its last second a part of one decides: a start is kept to the second.
        if undone.is_err() {
            prop_assert!(!may || clock != 0 || seconds == 120, "at once");
            prop_assert_eq!(stood, skin(&mut one), "nothing is changed");
            prop_assert!(is_taken(&mut one, place));
            return Ok(());
        }
        prop_assert_eq!(skin(&mut one), skin(&mut never));
        // By a slip: it is on as if that had never been pressed.
        one.act(|engine, now| engine.restore_session(id, now));
        prop_assert_eq!(skin(&mut one), skin(&mut stays));
        prop_assert!(is_taken(&mut one, place));
        let calls = one.watch(40);
        prop_assert!(calls.iter().any(|call| call.contains("time is up")), "it is called: {calls:?}");
        stays.watch(40);
        prop_assert_eq!(skin(&mut one), skin(&mut stays));
        // What was taken back for good stays gone, whatever comes.
        let mut one = never_was(&before, place, ago, minutes);
        one.pass(TimeDelta::seconds(seconds));
        one.set_clock(TimeDelta::minutes(clock));
        for act in &after {
            prop_assert_eq!(go_on(&mut one, act), go_on(&mut never, act), "{:?}", act);
            prop_assert_eq!(skin(&mut one), skin(&mut never), "{:?}", act);
        }
    }
}

/// A desk where it was told and taken back at once.
fn never_was(before: &[Act], place: usize, ago: i64, minutes: f64) -> Desk {
    let mut desk = Desk::at("2026-11-22 09:00");
    desk.skin_is_healthy();
    for act in before {
        _ = go_on(&mut desk, act);
    }
    let id = since(&mut desk, place, ago, minutes).unwrap().id;
    desk.act(|engine, now| engine.undo_session(id, now));
    desk
}

#[test]
fn a_start_of_a_while_ago_can_be_taken_back_for_two_minutes_though_its_time_is_up() {
    for (ago, seconds, may) in [(15, 0, true), (15, 119, true), (15, 121, false), (5, 119, true), (5, 121, false)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        let id = since(&mut desk, 0, ago, 15.0).unwrap().id;
        desk.effects();
        desk.pass(TimeDelta::seconds(seconds));
        let undone = desk.try_to(|engine, now| engine.undo_session(id, now));
        if let Err(error) = &undone {
            assert_eq!(sentence(error, english()), "This can't be taken back any more. It stays as it is.");
        }
        assert_eq!((undone.is_ok(), is_taken(&mut desk, 0)), (may, !may), "since {ago} min, after {seconds} s");
    }
}
