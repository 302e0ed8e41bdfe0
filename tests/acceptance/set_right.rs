//! A clock that was wrong when a pack went on, came off or was told, and is set right afterwards: start, rest, breach and the question
//! half an hour later go by one time, that which has passed at least.

use chrono::TimeDelta;
use respite_domain::before_start::AskAbout;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_domain::session::{OffSaid, Thermal};
use respite_domain::start::Refusal;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, InjuryDraft, ProductDraft, SafetyAnswers, SessionStart, SessionStop, SessionTold,
    SideEffectDraft,
};
use respite_engine::{At, EngineError};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::terminal::{Terminal, call};

const NOTHING: [&str; 0] = [];

/// How far the clock was ahead, or behind.
const WRONG_BY: [i64; 6] = [-26, -3, -1, 1, 3, 26];

/// Who tells of a pack that came off now.
type Tells = fn(&mut Desk);

fn pressed(desk: &mut Desk) {
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    desk.act(|engine, now| engine.pack_is_off(id, OffSaid::Pressed, now));
}

fn told(desk: &mut Desk) {
    desk.pass_minutes(15);
    let ago = |minutes| (desk.wall() - TimeDelta::minutes(minutes)).to_rfc3339();
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec!["low-back-left".into()],
        started: ago(15),
        ended: ago(0),
        before: None,
        after: None,
        skin: None,
    };
    desk.act(|engine, now| engine.record_session(&told, now));
}

/// Both kinds of telling, at a clock that is wrong by so many hours and is set right so many minutes later.
fn after_each(look: impl Fn(&mut Desk, &str)) {
    for (how, tells) in [("pressed", pressed as Tells), ("told", told as Tells)] {
        for hours in WRONG_BY {
            for set_after in [0, 10, 119] {
                let mut desk = Desk::at("2026-11-22 14:00");
                desk.set_clock(TimeDelta::hours(hours));
                tells(&mut desk);
                desk.pass_minutes(set_after);
                desk.set_clock(TimeDelta::hours(-hours));
                desk.pass_minutes(119 - set_after);
                desk.skin_is_healthy();
                look(&mut desk, &format!("{how}, {hours} h, set after {set_after} min"));
            }
        }
    }
}

#[test]
fn a_pack_that_may_start_lies_on_skin_that_is_free() {
    after_each(|desk, case| {
        let cold = Coded(Thermal::Cold);
        assert!(desk.start(cold, "low-back-centre").is_err(), "{case}: two hours are two hours");
        desk.pass_minutes(1);
        let started = desk.start(cold, "low-back-centre").unwrap();
        for minutes in [0, 5, 9] {
            desk.pass_minutes(minutes);
            let sessions = desk.act(|engine, now| engine.sessions(now));
            let seen = sessions.running.iter().find(|seen| seen.id == started.id).unwrap();
            assert_eq!((seen.guided, seen.outside, seen.off_now), (true, None, None), "{case}");
            assert_eq!(desk.act(|engine, now| engine.packs_better_off(&At::now(now))), [], "{case}");
        }
    });
}

#[test]
fn a_rest_that_is_over_never_comes_back() {
    after_each(|desk, case| {
        assert_eq!(desk.rests(), ["low-back-left until 16:15", "low-back-centre until 16:15"], "{case}");
        for _ in 0..30 * 2 {
            desk.pass_minutes(30);
            assert_eq!(desk.rests(), NOTHING, "{case}, at {}", desk.wall());
        }
        // Nor when the clock is set once more.
        for hours in [-30, 60, -31] {
            desk.set_clock(TimeDelta::hours(hours));
            assert_eq!(desk.rests(), NOTHING, "{case}, then by {hours} h");
        }
        desk.skin_is_healthy();
        desk.start(Coded(Thermal::Heat), "low-back-left").unwrap();
    });
}

#[test]
fn a_pack_told_of_before_the_computer_was_started_rests_as_long() {
    for hours in WRONG_BY {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.restart_computer();
        desk.set_clock(TimeDelta::hours(hours));
        let ago = |minutes| (desk.wall() - TimeDelta::minutes(minutes)).to_rfc3339();
        let told = SessionTold {
            kind: Coded(Thermal::Cold),
            own_pack: None,
            places: vec!["low-back-left".into()],
            started: ago(75),
            ended: ago(60),
            before: None,
            after: None,
            skin: None,
        };
        desk.act(|engine, now| engine.record_session(&told, now));
        desk.set_clock(TimeDelta::hours(-hours));
        desk.skin_is_healthy();
        desk.pass_minutes(59);
        assert_eq!(desk.rests()[0], "low-back-left until 15:00", "{hours} h");
        desk.pass_minutes(1);
        assert_eq!(desk.start(Coded(Thermal::Cold), "low-back-left").unwrap().outside, None, "{hours} h");
    }
}

#[test]
fn half_an_hour_after_a_pack_is_half_an_hour() {
    for hours in WRONG_BY {
        let mut desk = Desk::at("2026-11-22 14:00");
        pressed(&mut desk);
        desk.set_clock(TimeDelta::hours(hours));
        let asked = desk.watch(30).into_iter().filter(|line| line.contains("how is the pain"));
        assert_eq!(asked.collect::<Vec<_>>(), ["30: how is the pain"], "{hours} h");
        desk.pass_minutes(89);
        assert_eq!(desk.act(|engine, now| engine.sessions(now)).pain_later.len(), 1, "{hours} h");
        desk.pass_minutes(1);
        assert!(desk.act(|engine, now| engine.sessions(now)).pain_later.is_empty(), "{hours} h");
    }
}

#[test]
fn the_end_that_was_planned_while_the_clock_was_ahead_does_not_lie_ahead() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.set_clock(TimeDelta::hours(3));
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.set_clock(TimeDelta::hours(-3));
    desk.pass_minutes(40);
    let open = desk.act(|engine, now| engine.sessions(now)).unconfirmed.remove(0);
    assert_eq!(&open.ends_at[11..16], "14:15");
    assert_eq!(desk.rests()[0], "low-back-left until 16:15");
    let off = desk.stop(id, &open.ends_at);
    assert_eq!((off.lasted, off.outside), (Some(15), None));
    assert_eq!(desk.rests()[0], "low-back-left until 16:15");
}

#[test]
fn a_part_of_a_second_puts_no_pack_outside_the_guide() {
    for millis in [0, 1, 400, 999, 1000] {
        let mut desk = Desk::at("2026-11-22 14:00");
        pressed(&mut desk);
        // The network sets a clock by parts of a second.
        desk.set_clock(TimeDelta::milliseconds(600));
        desk.pass(TimeDelta::hours(2) + TimeDelta::milliseconds(millis));
        if let Ok(started) = desk.start(Coded(Thermal::Cold), "low-back-left") {
            assert_eq!(started.outside, None, "{millis} ms");
        } else {
            assert!(millis < 1000, "{millis} ms");
        }
    }
}

#[test]
fn a_skin_that_can_not_be_told_any_more_never_can_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    pressed(&mut desk);
    let can_be_told =
        |desk: &mut Desk| desk.act(|engine, now| engine.sessions(now)).recent.iter().any(|seen| seen.skin_can_be_told);
    desk.pass_to(3, "14:14");
    assert!(can_be_told(&mut desk));
    desk.pass_minutes(1);
    for hours in [0, -5, -60, 100] {
        desk.set_clock(TimeDelta::hours(hours));
        assert!(!can_be_told(&mut desk), "{hours} h");
        let late = SessionStop { after: Some(3.0), ..SessionStop::default() };
        assert!(desk.try_to(|engine, now| engine.stop_open_session(&late, OffSaid::Pressed, &[], now)).is_err());
    }
}

/// Skin, a fever and the sheet hold a pack that is told of before; so does what is asked about.
#[test]
fn what_is_told_while_the_clock_was_ahead_asks_before_heat_that_is_told_of_before() {
    let tells: [fn(&mut Desk); 3] = [
        |desk| {
            let injury = InjuryDraft { happened: Some("2026-11-22".into()), what: "fell".into(), ..Default::default() };
            desk.act(|engine, now| engine.save_injury(None, &injury, now));
        },
        |desk| takes(desk, "diazepam", false),
        |desk| takes(desk, "ibuprofen", true),
    ];
    for (tell, days) in tells.iter().flat_map(|tell| [0, 1, 30].map(|days| (tell, days))) {
        let mut desk = Desk::at("2026-11-22 14:00");
        tell(&mut desk);
        desk.set_clock(TimeDelta::days(-days));
        desk.pass(TimeDelta::hours(3));
        let start = heat();
        let started = desk.try_to(|engine, now| engine.start_session_at(&start, &At::when("5min ago", now)?, now));
        assert!(matches!(started, Err(EngineError::Refused(Refusal::AskFirst(_)))), "{days}: {started:?}");
    }
}

/// A pack told of a moment between the true and the wrong time, once the clock has passed that; and a dose of then, whatever lies ahead.
#[test]
fn what_was_told_while_the_clock_was_ahead_asks_once_the_clock_has_passed_it_too() {
    let asks = |desk: &mut Desk, when: &str| {
        let start = heat();
        let started = desk.try_to(|engine, now| engine.start_session_at(&start, &At::when(when, now)?, now));
        matches!(started, Err(EngineError::Refused(Refusal::AskFirst(_))))
    };
    // It was ahead when the diary was begun, or went ahead and back since; with the computer restarted after it, or not.
    for (is_right_first, restarts) in [(false, false), (true, false), (false, true), (true, true)] {
        let mut desk = Desk::at(if is_right_first { "2026-11-22 14:00" } else { "2026-11-22 17:00" });
        if is_right_first {
            takes(&mut desk, "ibuprofen", false);
            desk.set_clock(TimeDelta::hours(3));
        }
        takes(&mut desk, "diazepam", false);
        desk.set_clock(TimeDelta::hours(-3));
        takes(&mut desk, "naproxen", false);
        if restarts {
            desk.restart_computer();
        }
        desk.pass_minutes(190);
        assert!(asks(&mut desk, "12min ago"), "{is_right_first} {restarts}");
    }
    // So is what else was told of the person, and of the body.
    let rash: fn(&mut Desk) = |desk| {
        let strength = Some(Coded(SideEffectStrength::Mild));
        let rash = SideEffectDraft { what: "rash".into(), strength, ..SideEffectDraft::default() };
        desk.act(|engine, now| engine.log_side_effect(&rash, now));
    };
    let pregnant: fn(&mut Desk) = |desk| {
        desk.act(|engine, now| engine.set_medicine_flags(&["pregnant".to_owned()], now));
    };
    let sheet: fn(&mut Desk) = |desk| {
        let yes = SafetyAnswers { concerns: vec!["heart".into()], agreed: Vec::new() };
        desk.act(|engine, now| engine.answer_safety(&yes, now));
    };
    for (index, tell) in [rash, pregnant, sheet].into_iter().enumerate() {
        let mut desk = Desk::at("2026-11-22 17:00");
        tell(&mut desk);
        desk.set_clock(TimeDelta::hours(-3));
        desk.pass_minutes(190);
        let start = heat();
        let started = desk.try_to(|engine, now| engine.start_session_at(&start, &At::when("12min ago", now)?, now));
        assert!(matches!(started, Err(EngineError::Refused(Refusal::AskClinicianFirst))), "{index}: {started:?}");
    }
    // With the right clock all along, what was taken since is nothing of then.
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.pass_minutes(190);
    takes(&mut desk, "diazepam", false);
    assert!(!asks(&mut desk, "12min ago"));
    let mut desk = Desk::at("2026-11-22 08:00");
    takes(&mut desk, "diazepam", false);
    desk.pass(TimeDelta::hours(30));
    assert!(asks(&mut desk, "2026-11-22 10:00"));
    desk.set_clock(TimeDelta::days(365));
    takes(&mut desk, "ibuprofen", false);
    desk.set_clock(TimeDelta::days(-365));
    assert!(asks(&mut desk, "2026-11-22 10:00"));
}

/// Five minutes of heat on the low back, as the terminal starts them.
fn heat() -> SessionStart {
    SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Heat),
        places: vec!["low-back-left".into()],
        minutes: Some(5.0),
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    }
}

fn takes(desk: &mut Desk, ingredient: &str, alcohol: bool) {
    let product = desk.save_as_written(
        None,
        &ProductDraft {
            name: ingredient.into(),
            kind: Coded(ProductKind::Otc),
            contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit: 5.0 }],
            ..ProductDraft::default()
        },
    );
    let dose = DoseDraft { product, units: 1.0, alcohol, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
}

#[test]
fn the_terminal_calls_no_pack_wrong_that_it_let_go_on() {
    let terminal = Terminal::new();
    let clock = tempfile::NamedTempFile::new().unwrap();
    // Minutes that the wall clock was set by, and minutes that passed.
    let say = |set: i64, passed: i64, words: &[&str]| {
        std::fs::write(clock.path(), format!("{} {}\n", (set + passed) * 60, passed * 60)).unwrap();
        let output = call(terminal.folder()).env("RESPITE_CLOCK_FILE", clock.path()).args(words).output().unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap(),
        )
    };
    let start = ["session", "start", "cold", "--place", "low-back-left"];
    assert_eq!(say(180, 0, &start).0, 0);
    assert_eq!(say(180, 15, &["session", "stop"]).0, 0);
    let (status, said) = say(0, 134, &start);
    assert_eq!(status, 3, "{said}");
    // A minute more for the time that these calls take.
    let (status, said) = say(0, 136, &start);
    assert_eq!(status, 0, "{said}");
    assert!(!said.contains("not free") && !said.contains("off now"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&say(0, 137, &["status", "--json"]).1).unwrap();
    assert_eq!((&json["session"]["kind"], &json["session"]["off_now"]), (&"cold".into(), &serde_json::Value::Null));
    assert_eq!(say(0, 140, &["session", "stop"]).0, 0);
    // Two hours later the skin is free, and stays so while the wall clock comes past the end that it once showed.
    for passed in [261, 310, 320, 400] {
        let (_, said) = say(0, passed, &["status", "--json"]);
        let json: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert_eq!(json["skin_rest"], serde_json::json!([]), "{passed} min");
    }
    let (_, said) = say(0, 137, &["diary"]);
    assert!(!said.contains("guide"), "{said}");
}

/// A pack came off while the clock was wrong by so many hours, the clock was set right a minute later and the computer restarted.
fn restarted_after(hours: i64, tells: Tells) -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.set_clock(TimeDelta::hours(hours));
    tells(&mut desk);
    desk.set_clock(TimeDelta::hours(-hours));
    desk.pass_minutes(1);
    desk.notices();
    desk.restart_computer();
    desk
}

#[test]
fn a_clock_that_was_set_right_is_right_after_a_restart_too() {
    for hours in [-26, -5, -2, 2, 26, 24 * 365] {
        for (how, tells) in [("pressed", pressed as Tells), ("told", told as Tells)] {
            let mut desk = restarted_after(hours, tells);
            desk.skin_is_healthy();
            desk.pass_minutes(118);
            assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err(), "{how}, {hours} h: not yet two hours");
            desk.pass_minutes(1);
            desk.start(Coded(Thermal::Cold), "low-back-left")
                .unwrap_or_else(|error| panic!("{how}, {hours} h: {error}"));
        }
    }
}

#[test]
fn a_clock_behind_after_a_restart_brings_no_rest_back_once_it_is_right() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for _ in 0..3 {
        pressed(&mut desk);
        desk.pass_to(1, "14:00");
    }
    desk.restart_computer();
    desk.set_clock(TimeDelta::days(-30));
    desk.notices();
    desk.pass_minutes(1);
    desk.set_clock(TimeDelta::days(30));
    assert_eq!(desk.rests(), NOTHING);
    assert_eq!(desk.notices(), NOTHING, "nobody is asked how the pain is now, days later");
    desk.skin_is_healthy();
    desk.start_cold();
}

#[test]
fn what_was_told_a_year_ahead_gets_older_with_each_start_of_the_computer() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.set_clock(TimeDelta::days(365));
    pressed(&mut desk);
    desk.restart_computer();
    desk.set_clock(TimeDelta::days(-365));
    // An hour of each day, as the window sees it.
    for _ in 0..2 {
        desk.notices();
        desk.pass_minutes(61);
        desk.notices();
        desk.pass_to(1, "14:00");
        desk.restart_computer();
    }
    assert_eq!(desk.rests(), NOTHING);
}

#[test]
fn a_dose_and_sleepiness_outlast_a_clock_that_is_set_and_a_restart() {
    let awake =
        |desk: &mut Desk| desk.asked(Coded(Thermal::Heat)).iter().any(|ask| ask.about == Coded(AskAbout::Sleepy));
    let sleepy = SideEffectDraft {
        what: "drowsiness".into(),
        strength: Some(Coded(SideEffectStrength::Severe)),
        ..SideEffectDraft::default()
    };
    // The clock is set forward within one start of the computer, by more than sleepiness counts.
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.log_side_effect(&sleepy, now));
    desk.set_clock(TimeDelta::hours(25));
    desk.pass_minutes(10);
    assert!(awake(&mut desk));
    desk.pass_minutes(24 * 60);
    assert!(!awake(&mut desk));
    // It was behind when it was told, was set right, and the computer was restarted.
    let mut desk = restarted_after(-25, |desk| {
        let sleepy = SideEffectDraft {
            what: "drowsiness".into(),
            strength: Some(Coded(SideEffectStrength::Severe)),
            ..SideEffectDraft::default()
        };
        desk.act(|engine, now| engine.log_side_effect(&sleepy, now));
    });
    assert!(awake(&mut desk));
}

#[test]
fn sleepiness_is_asked_about_whether_or_not_a_dose_of_what_made_it_counts() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let own = desk.save_as_written(
        None,
        &ProductDraft {
            name: "Drops".into(),
            kind: Coded(ProductKind::Otc),
            contents: vec![ContentView { ingredient: "valerian".into(), mg_per_unit: 100.0 }],
            ..ProductDraft::default()
        },
    );
    let sleepy = SideEffectDraft {
        what: "drowsiness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(own),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&sleepy, now));
    desk.skin_is_healthy();
    let about = |desk: &mut Desk| desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.about).collect::<Vec<_>>();
    assert!(about(&mut desk).contains(&Coded(AskAbout::Sleepy)));
    let file = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    file.execute("UPDATE side_effect SET strength = 'purple'", []).unwrap();
    desk.reopen();
    assert!(about(&mut desk).contains(&Coded(AskAbout::Sleepy)), "what can't be read holds back most");
}

#[test]
fn four_a_day_are_four_whatever_day_the_clock_showed() {
    for days in [-1, 1] {
        let mut desk = Desk::at("2026-11-22 08:00");
        desk.set_clock(TimeDelta::days(days));
        for _ in 0..4 {
            pressed(&mut desk);
            desk.pass_minutes(125);
        }
        desk.set_clock(TimeDelta::days(-days));
        desk.skin_is_healthy();
        let refused = desk.start(Coded(Thermal::Cold), "low-back-left");
        assert!(matches!(refused, Err(EngineError::Refused(Refusal::EnoughToday(_)))), "{days}: {refused:?}");
        desk.pass_to(1, "18:00");
        desk.skin_is_healthy();
        desk.start_cold();
    }
}

#[test]
fn a_pack_is_on_for_as_long_as_was_seen_whatever_clock_a_restart_brings() {
    for ahead in [0, 10, 90] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        desk.set_clock(TimeDelta::minutes(ahead));
        desk.start_cold();
        desk.watch(10);
        // The network tells the time while the computer is started anew.
        desk.set_clock(TimeDelta::minutes(-ahead));
        desk.restart_computer();
        desk.watch(5);
        let sessions = desk.act(|engine, now| engine.sessions(now));
        assert_eq!(
            (sessions.running.len(), sessions.unconfirmed.len()),
            (0, 1),
            "{ahead} min ahead: its 15 min are over"
        );
    }
}
