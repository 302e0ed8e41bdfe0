//! A pack that nobody said came off: its skin is not free, whatever is told in whatever order (design 5; 3.2, rules 5 to 7).

use chrono::TimeDelta;
use respite_domain::session::{OffSaid, Thermal};
use respite_domain::start::Refusal;
use respite_engine::view::{Coded, OffAnswer, OffView, Outside, SessionStart, SessionTold};
use respite_engine::{Asked, At, Engine, EngineError};
use serde_json::json;

use crate::desk::{Desk, told};
use crate::english::english;
use crate::terminal::{Terminal, call};

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk
}

fn say(desk: &mut Desk, id: i32, said: OffSaid) -> OffView {
    desk.act(|engine, now| engine.pack_is_off(id, said, now))
}

#[track_caller]
fn assert_unanswered(desk: &mut Desk, kind: Coded<Thermal>, place: &str) {
    let refused = desk.start(kind, place).unwrap_err();
    assert!(matches!(refused, EngineError::Refused(Refusal::Unanswered { .. })), "{place}: {refused:?}");
}

fn already_did(from: &str, to: &str, place: &str) -> SessionTold {
    SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec![place.into()],
        started: format!("2026-11-22T{from}:00+01:00"),
        ended: format!("2026-11-22T{to}:00+01:00"),
        before: None,
        after: None,
        skin: None,
    }
}

const WAITING: [&str; 2] = ["low-back-left", "low-back-centre"];

#[test]
fn skin_under_it_takes_no_other_pack_however_many_days_pass_and_nobody_calls_it_free() {
    let mut desk = desk();
    let id = desk.start_cold();
    for minutes in [15, 121, 60 * 49, 60 * 24 * 40] {
        desk.pass_minutes(minutes);
        desk.skin_is_healthy();
        for kind in [Coded(Thermal::Heat), Coded(Thermal::Cold)] {
            for place in WAITING {
                assert_unanswered(&mut desk, kind, place);
            }
        }
        let today = desk.act(|engine, now| engine.today(now));
        assert_eq!((&today.unanswered[..], today.rests.len()), (&WAITING.map(str::to_owned)[..], 0));
        assert_eq!(today.unconfirmed[0].id, id);
        let status = desk.status();
        assert_eq!(status.unanswered, WAITING);
        let not_free: Vec<_> = status.skin_rest.iter().map(|rest| rest.place.as_str()).collect();
        assert_eq!(not_free, WAITING);
        let now = desk.wall();
        assert!(status.skin_rest.iter().all(|rest| told(&rest.until).wall > now), "{:?}", status.skin_rest);
        assert!(desk.act(|engine, now| Ok(engine.tray(now))).take_it_off);
        desk.reopen();
    }
    say(&mut desk, id, OffSaid::JustNow);
    // It began weeks ago, and rests all the same.
    desk.pass_minutes(119);
    let refused = desk.start(Coded(Thermal::Heat), "low-back-centre").unwrap_err();
    assert!(matches!(refused, EngineError::Refused(Refusal::Resting(_))), "{refused:?}");
    assert_eq!(desk.status().unanswered, [""; 0]);
    desk.pass_minutes(1);
    desk.start(Coded(Thermal::Heat), "low-back-centre").unwrap();
}

#[test]
fn the_rest_after_a_late_answer_minds_restarts_and_set_clocks() {
    for (restart, clock) in [(true, 0), (false, 24 * 400), (false, -3), (true, -1)] {
        let mut desk = desk();
        let id = desk.start_cold();
        desk.pass_minutes(60 * 24 * 3);
        say(&mut desk, id, OffSaid::JustNow);
        desk.pass_minutes(30);
        if restart {
            desk.restart_computer();
        }
        desk.set_clock(TimeDelta::hours(clock));
        desk.skin_is_healthy();
        desk.pass_minutes(89);
        assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err(), "restart {restart}, clock {clock} h");
    }
}

#[test]
fn one_press_answers_soon_after_the_end_and_asks_long_after_it() {
    for (minutes, answer) in
        [(4, OffAnswer::Off), (24, OffAnswer::Off), (25, OffAnswer::AskWhen), (900, OffAnswer::AskWhen)]
    {
        let mut desk = desk();
        let id = desk.start_cold();
        desk.pass_minutes(minutes);
        let found = say(&mut desk, id, OffSaid::Pressed);
        assert_eq!(found.answer, answer, "after {minutes} min");
        assert_eq!(found.session.ended_at.is_some(), answer == OffAnswer::Off);
        assert_eq!(found.session.ask_when, answer == OffAnswer::AskWhen);
        if answer == OffAnswer::AskWhen {
            assert_unanswered(&mut desk, Coded(Thermal::Heat), "low-back-left");
        }
    }
}

#[test]
fn a_press_on_what_was_answered_changes_nothing() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(id, "2026-11-22T14:12:00+01:00");
    desk.pass_minutes(200);
    let before = desk.act(|engine, now| engine.diary_between(None, None, now));
    for said in [OffSaid::Pressed, OffSaid::JustNow, OffSaid::SinceUnknown] {
        assert_eq!(say(&mut desk, id, said).answer, OffAnswer::Already);
    }
    desk.act(|engine, now| engine.skin_is_fine(id, now));
    assert_eq!(desk.act(|engine, now| engine.diary_between(None, None, now)), before);
}

#[test]
fn who_does_not_know_when_is_taken_at_the_latest_and_no_length_is_made_up() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(180);
    let off = say(&mut desk, id, OffSaid::SinceUnknown).session;
    assert_eq!((off.end_unknown, off.lasted, off.guided), (true, None, false));
    assert_eq!(off.outside, Some(Coded(Outside::EndUnknown)));
    assert_eq!(desk.rests(), ["low-back-left until 19:00", "low-back-centre until 19:00"]);
    // Pain and skin that follow keep it unknown; a time that is remembered later does not.
    let known = off.ended_at.unwrap();
    assert!(desk.stop(id, &known).end_unknown);
    let remembered = desk.stop(id, "2026-11-22T14:20:00+01:00");
    assert_eq!((remembered.end_unknown, remembered.lasted, remembered.guided), (false, Some(20), true));
    assert_eq!(desk.rests(), [""; 0]);
}

#[test]
fn a_clock_gone_back_over_a_restart_leaves_it_answerable() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.restart_computer();
    desk.set_clock(TimeDelta::hours(-5));
    // The sheet lies ahead now, and is asked again.
    desk.skin_is_healthy();
    assert_unanswered(&mut desk, Coded(Thermal::Heat), "low-back-left");
    let off = say(&mut desk, id, OffSaid::Pressed);
    assert_eq!((off.answer, off.session.lasted), (OffAnswer::Off, None), "nobody can tell how long it was on");
    desk.pass_minutes(119);
    assert!(desk.start(Coded(Thermal::Heat), "low-back-left").is_err());
    desk.pass_minutes(1);
    desk.start(Coded(Thermal::Heat), "low-back-left").unwrap();
}

#[test]
fn two_of_them_are_answered_one_by_one() {
    let mut desk = desk();
    let first = desk.start_cold();
    desk.pass_minutes(1);
    let second = desk.start(Coded(Thermal::Heat), "low-back-right").unwrap().id;
    desk.pass_minutes(300);
    let open = |desk: &mut Desk| -> Vec<i32> {
        desk.act(|engine, now| engine.today(now)).unconfirmed.iter().map(|session| session.id).collect()
    };
    assert_eq!(open(&mut desk), [second, first], "what began last first");
    desk.stop(second, "2026-11-22T14:16:00+01:00");
    assert_eq!(open(&mut desk), [first]);
    assert_unanswered(&mut desk, Coded(Thermal::Cold), "low-back-centre");
    desk.start(Coded(Thermal::Cold), "low-back-right").unwrap();
    desk.stop(first, "2026-11-22T14:15:00+01:00");
    assert_eq!(open(&mut desk), [0; 0]);
}

#[test]
fn a_program_that_was_off_for_days_says_it_late_and_once() {
    let mut desk = desk();
    desk.start_cold();
    desk.pass_minutes(60 * 24 * 5);
    desk.restart_computer();
    assert_eq!(desk.notices(), ["late: time is up 5"]);
    assert_eq!(desk.watch(30), [""; 0]);
}

#[test]
fn the_tray_says_what_must_come_off_before_what_still_lies() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(10);
    desk.start(Coded(Thermal::Heat), "neck-left").unwrap();
    desk.pass_minutes(10);
    let words = |desk: &mut Desk| {
        let tray = desk.act(|engine, now| Ok(engine.tray(now)));
        respite_wording::tray(&tray, false, english())
    };
    assert_eq!(words(&mut desk).line, "Take the pack off");
    assert!(words(&mut desk).title.starts_with("Take the pack off"));
    say(&mut desk, id, OffSaid::Pressed);
    assert_eq!(words(&mut desk).line, "Heat: 5 minutes left");
    desk.pass_minutes(60 * 30);
    assert_eq!(words(&mut desk).line, "Take the pack off", "until somebody answers");
}

#[test]
fn an_end_told_later_puts_the_pack_that_followed_outside_the_guide_and_says_so() {
    let mut desk = desk();
    let first = desk.start_cold();
    desk.pass_minutes(15);
    say(&mut desk, first, OffSaid::Pressed);
    desk.pass_minutes(120);
    let second = desk.start(Coded(Thermal::Heat), "low-back-centre").unwrap();
    assert!(second.guided);
    let corrected = desk.stop(first, "2026-11-22T14:20:00+01:00");
    assert!(corrected.guided && corrected.put_outside.len() == 1, "{corrected:?}");
    let running = desk.act(|engine, now| engine.today(now)).running.remove(0);
    assert_eq!((running.guided, running.outside), (false, Some(Coded(Outside::SkinNotFree))));
    let seen = desk.watch(6);
    assert!(seen.contains(&"5: look at the skin".to_owned()), "it is watched over all the same: {seen:?}");
    let again = desk.stop(first, "2026-11-22T14:15:00+01:00");
    assert_eq!(again.put_outside, []);
    assert!(desk.act(|engine, now| engine.today(now)).running[0].guided, "put right, it is within");
}

#[test]
fn what_is_told_between_is_kept_and_said_to_break_the_guide() {
    let mut desk = desk();
    desk.pass_minutes(60);
    desk.start_cold();
    desk.pass_minutes(30);
    let tell = |desk: &mut Desk, from: &str, to: &str, place: &str| {
        let told = already_did(from, to, place);
        desk.act(|engine, now| engine.record_session(&told, now))
    };
    let between = tell(&mut desk, "14:40", "14:55", "low-back-right");
    assert_eq!((between.outside, between.put_outside.len()), (Some(Coded(Outside::Told)), 0), "it touches no other");
    let between = tell(&mut desk, "14:20", "14:30", "low-back-centre");
    assert_eq!(between.put_outside.len(), 1, "the cold of 15:00 then lay on skin that rested");
    let resting = tell(&mut desk, "15:15", "15:20", "low-back-centre");
    assert_eq!(resting.outside, Some(Coded(Outside::SkinNotFree)));
    let long = tell(&mut desk, "10:00", "10:21", "neck-left");
    assert_eq!(long.outside, Some(Coded(Outside::LongHeat)));
}

#[test]
fn a_start_told_afterwards_minds_the_pack_that_followed() {
    let mut desk = desk();
    desk.pass_minutes(20);
    let id = desk.start_cold();
    desk.pass_minutes(10);
    say(&mut desk, id, OffSaid::Pressed);
    let start = |desk: &mut Desk, when: &str| {
        let start = SessionStart {
            when: String::new(),
            kind: Coded(Thermal::Heat),
            places: vec!["low-back-left".into()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        desk.try_to(|engine, now| engine.start_session_at(&start, &At::when(when, now).unwrap(), now))
    };
    for when in ["2026-11-22T14:00:00+01:00", "2026-11-22T12:06:00+01:00", "2026-11-22T14:25:00+01:00"] {
        let refused = start(&mut desk, when).unwrap_err();
        assert!(matches!(refused, EngineError::Refused(_)), "{when}: {refused:?}");
    }
    start(&mut desk, "2026-11-22T12:05:00+01:00").unwrap();
}

#[test]
fn a_second_process_sees_the_same_skin_and_the_same_answer() {
    let mut desk = desk();
    let id = desk.start_cold();
    let mut second = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
    desk.pass_minutes(16);
    let now = desk.now();
    let start = SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Heat),
        places: vec!["low-back-centre".into()],
        minutes: None,
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    };
    let refused = second.start_session_at(&start, &At::now(&now), &now).unwrap_err();
    assert!(matches!(refused, EngineError::Refused(Refusal::Unanswered { .. })), "{refused:?}");
    assert_eq!(second.pack_is_off(id, OffSaid::Pressed, &now).unwrap().answer, OffAnswer::Off);
    assert_eq!(say(&mut desk, id, OffSaid::Pressed).answer, OffAnswer::Already);
}

#[test]
fn a_look_back_sees_it_unanswered_as_it_was() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(60 * 24 * 4);
    desk.act(|engine, now| engine.pack_is_off(id, OffSaid::JustNow, now));
    let then = desk.status_as_of("2026-11-25T12:00:00+01:00");
    assert_eq!((then.unanswered.len(), then.end_uncertain.len()), (2, 1));
    assert_eq!(desk.status().end_uncertain, []);
}

fn at(time: &str) -> String {
    format!("2026-01-05T{time}:00+01:00")
}

#[test]
fn the_terminal_refuses_names_the_pack_and_takes_the_answer_however_old() {
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", "low-back-left", "--at", &at("10:00")]);
    let later = ["session", "start", "heat", "--place", "low-back-centre", "--at", "2026-01-09T10:00:00+01:00"];
    let said = terminal.refused(3, &later);
    assert!(said.contains("Low back, left") && said.contains("cold") && said.contains("10:00"), "{said}");
    // Now, too, which is long after.
    terminal.refused(3, &["session", "start", "heat", "--place", "low-back-left"]);
    let status = terminal.done(&["status"]).out;
    assert!(status.contains("take the pack off now") && !status.contains("no skin rests"), "{status}");
    let json = terminal.status("2026-01-09T10:00:00+01:00");
    assert_eq!(json["unanswered"], json!(["low-back-left", "low-back-centre"]));
    assert_eq!(json["skin_rest"][0]["place"], "low-back-left");
    // One press does not tell when; a time does.
    let said = terminal.refused(2, &["session", "stop"]);
    assert!(said.contains("--at") && said.contains("10:15"), "{said}");
    terminal.done(&["session", "stop", "--at", &at("10:20")]);
    let said = terminal.refused(2, &["session", "stop", "--at", &at("10:21")]);
    assert!(said.contains("10:20"), "{said}");
    assert_eq!(terminal.status(&at("10:30"))["skin_rest"][0]["until"], at("12:20"));
    terminal.done(&later);
}

#[test]
fn the_terminal_takes_that_nobody_knows_and_what_was_done_without_it() {
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", "neck-left", "--at", &at("10:00")]);
    let said = terminal.done(&["session", "stop", "--not-known"]).out;
    assert!(said.contains("Nobody knows how long"), "{said}");
    terminal.refused(3, &["session", "start", "cold", "--place", "neck-left"]);
    let told = |from: &str, to: &str| {
        terminal
            .done(&["session", "told", "heat", "--place", "low-back-left", "--from", &at(from), "--to", &at(to)])
            .out
    };
    assert!(told("12:00", "12:21").contains("on for too long"));
    assert!(told("13:00", "13:10").contains("not free"));
    let within = told("16:00", "16:10");
    assert!(!within.contains("too long") && !within.contains("not free"), "{within}");
}

#[test]
fn of_two_processes_at_once_one_starts_and_one_ends() {
    use std::process::Stdio;
    let terminal = Terminal::new();
    let both = |words: [Vec<String>; 2]| -> Vec<i32> {
        let children = words.map(|words| {
            let mut program = call(terminal.folder());
            program.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        });
        let mut codes: Vec<i32> = children.into_iter().map(|mut child| child.wait().unwrap().code().unwrap()).collect();
        codes.sort_unstable();
        codes
    };
    let words = |text: String| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    for pair in 0..30 {
        let day = format!("2026-01-{:02}", pair + 1);
        let start =
            |kind: &str, place: &str| words(format!("session start {kind} --place {place} --at {day}T10:00:00+01:00"));
        assert_eq!(both([start("cold", "low-back-left"), start("heat", "low-back-centre")]), [0, 3], "start {pair}");
        let stop = || words(format!("session stop --at {day}T10:10:00+01:00"));
        assert_eq!(both([stop(), stop()]), [0, 2], "stop {pair}");
    }
}

#[test]
fn half_an_hour_after_an_end_that_nobody_knows_nothing_is_asked() {
    for (said, asked) in [(OffSaid::JustNow, 1), (OffSaid::SinceUnknown, 0)] {
        let mut desk = desk();
        let id = desk.start_cold();
        desk.pass_minutes(60);
        say(&mut desk, id, said);
        desk.effects();
        desk.pass_minutes(31);
        assert_eq!(desk.act(|engine, now| engine.sessions(now)).pain_later.len(), asked);
        let told = desk.effects().into_iter().filter(|line| line == "how is the pain").count();
        assert_eq!(told, asked);
    }
}

#[test]
fn no_length_is_made_up_of_a_pack_whose_end_nobody_has_said() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(60);
    let of_diary = |desk: &mut Desk| {
        let day = desk.act(|engine, now| engine.diary_between(None, None, now)).remove(0);
        let session = day.sessions.into_iter().next().unwrap();
        (session.lasted, session.outside.map(|why| why.0))
    };
    assert_eq!(of_diary(&mut desk), (None, Some(Outside::EndUnknown)));
    say(&mut desk, id, OffSaid::SinceUnknown);
    assert_eq!(of_diary(&mut desk), (None, Some(Outside::EndUnknown)));
    desk.stop(id, "2026-11-22T14:20:00+01:00");
    assert_eq!(of_diary(&mut desk), (Some(20), None));
}

#[test]
fn the_terminal_makes_up_no_length_either() {
    let terminal = Terminal::new();
    let line = || {
        let told = terminal.done(&["diary"]).out;
        told.lines().find(|line| line.contains("Cold")).map(str::to_owned).unwrap_or_else(|| panic!("{told}"))
    };
    terminal.done(&["session", "start", "cold", "--place", "low-back-left", "--at", "5min ago"]);
    assert!(line().contains("Cold, on now"), "{}", line());
    terminal.done(&["session", "stop"]);
    assert!(line().contains("Cold, 5 min"), "{}", line());
    terminal.done(&["session", "start", "cold", "--place", "neck-left", "--at", "40min ago"]);
    let open = || terminal.done(&["diary"]).out.lines().filter(|line| line.contains("end not known")).count();
    let made_up = || terminal.done(&["diary"]).out.matches("15 min").count();
    assert_eq!((open(), made_up()), (1, 0));
    terminal.done(&["session", "stop", "--not-known"]);
    assert_eq!((open(), made_up()), (1, 0));
}
