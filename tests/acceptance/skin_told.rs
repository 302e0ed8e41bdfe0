//! Packs and skin that are told: at a clock that is set, of a pack that is still on, long after it came off, of a file that is
//! damaged.

use chrono::TimeDelta;
use respite_domain::Invalid;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_domain::start::Refusal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    Coded, Outside, SafetyAnswers, SessionStart, SessionStop, SessionTold, SessionView, SignDraft, Status,
};
use respite_engine::{At, EngineError, Result};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::english::english;
use crate::terminal::Terminal;

const LOW_BACK: &str = "low-back-left";

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk
}

/// Puts a pack on as the terminal does, told of a moment.
fn start_at(desk: &mut Desk, kind: Coded<Thermal>, when: &str) -> std::result::Result<SessionView, EngineError> {
    let start = start(kind);
    desk.try_to(|engine, now| engine.start_session_at(&start, &At::when(when, now)?, now))
}

fn start(kind: Coded<Thermal>) -> SessionStart {
    SessionStart {
        when: String::new(),
        kind,
        places: vec![LOW_BACK.into()],
        minutes: None,
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    }
}

fn stop_at(desk: &mut Desk, when: &str) -> SessionView {
    desk.act(|engine, now| {
        let stop = SessionStop { when: when.into(), ..SessionStop::default() };
        engine.stop_open_session(&stop, OffSaid::Pressed, &[], now)
    })
}

fn told(desk: &mut Desk, places: &[&str], from: &str, to: &str, skin: Option<Coded<Skin>>) -> SessionView {
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: places.iter().map(|place| (*place).to_owned()).collect(),
        started: from.into(),
        ended: to.into(),
        before: None,
        after: None,
        skin,
    };
    desk.act(|engine, now| engine.record_session(&told, now))
}

/// A clock that has been set back since heals nothing, of whatever moment a pack is told.
#[test]
fn skin_told_while_the_clock_was_ahead_holds_a_pack_that_is_told_of_before() {
    for days in [0, 1, 30] {
        let mut desk = desk();
        told(&mut desk, &[LOW_BACK], "30min ago", "20min ago", Some(Coded(Skin::Blistered)));
        desk.set_clock(TimeDelta::days(-days));
        desk.pass(TimeDelta::hours(3));
        let start = SessionStart { minutes: Some(5.0), ..start(Coded(Thermal::Cold)) };
        let started = desk.try_to(|engine, now| engine.start_session_at(&start, &At::when("5min ago", now)?, now));
        assert!(matches!(started, Err(EngineError::Refused(Refusal::SkinNotNormal { .. }))), "{days}: {started:?}");
    }
}

fn rests(desk: &mut Desk) -> bool {
    desk.status().skin_rest.iter().any(|rest| rest.place == LOW_BACK)
}

fn fever(desk: &mut Desk) {
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: vec!["fever".into()],
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

/// Somebody, or a disk, writes into the file.
fn damage(desk: &Desk, sql: &str) {
    let file = Connection::open(desk.folder().join("diary.db")).unwrap();
    file.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    assert_eq!(file.execute(sql, []).unwrap(), 1, "{sql}");
}

#[test]
fn an_end_told_after_the_clock_was_set_forward_rests_as_long() {
    let mut desk = desk();
    desk.start_cold();
    desk.pass_minutes(15);
    desk.set_clock(TimeDelta::hours(3));
    stop_at(&mut desk, "2026-11-22T14:14:00+01:00");
    desk.pass_minutes(118);
    assert!(rests(&mut desk));
    assert!(matches!(desk.start(Coded(Thermal::Heat), LOW_BACK), Err(EngineError::Refused(Refusal::Resting(_)))));
    desk.pass_minutes(1);
    assert!(!rests(&mut desk), "by what was told it is two hours now");
}

#[test]
fn the_end_that_was_planned_is_told_by_both_clocks() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(40);
    let planned = desk.act(|engine, now| engine.today(now)).unconfirmed[0].ends_at.clone();
    desk.stop(id, &planned);
    desk.set_clock(TimeDelta::days(1));
    assert!(rests(&mut desk));
    desk.pass_minutes(94);
    assert!(rests(&mut desk));
    desk.pass_minutes(1);
    assert!(!rests(&mut desk));
}

#[test]
fn a_start_and_an_end_that_are_told_outlast_a_clock_that_is_set() {
    let mut desk = desk();
    start_at(&mut desk, Coded(Thermal::Cold), "16min ago").unwrap();
    stop_at(&mut desk, "1min ago");
    told(&mut desk, &["neck-left"], "20min ago", "5min ago", None);
    desk.set_clock(TimeDelta::hours(2));
    for place in [LOW_BACK, "neck-left"] {
        let refused = desk.start(Coded(Thermal::Heat), place);
        assert!(matches!(refused, Err(EngineError::Refused(Refusal::Resting(_)))), "{refused:?}");
    }
}

#[test]
fn a_start_that_is_told_is_refused_as_a_plain_one_is_once_the_clock_is_set_right() {
    for restarts in [false, true] {
        let mut desk = desk();
        desk.set_clock(TimeDelta::hours(24));
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
        desk.set_clock(TimeDelta::hours(-24));
        desk.pass_minutes(5);
        if restarts {
            desk.restart_computer();
        }
        for when in ["", "1min ago"] {
            let refused = start_at(&mut desk, Coded(Thermal::Cold), when);
            // Nobody saw the clock set right before the restart: a minute before that the pack may have been on still.
            let may_be_on = restarts && !when.is_empty();
            let is_right = |refusal: &Refusal| {
                matches!(refusal, Refusal::Resting(_)) || may_be_on && matches!(refusal, Refusal::Running { .. })
            };
            assert!(
                matches!(&refused, Err(EngineError::Refused(refusal)) if is_right(refusal)),
                "{when} {restarts}: {refused:?}"
            );
        }
    }
}

#[test]
fn pain_and_skin_are_taken_down_though_the_clock_went_back_since_the_press() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(10);
    let off = desk.stop(id, "").ended_at.unwrap();
    desk.set_clock(TimeDelta::hours(-1));
    let stop = SessionStop { when: off.clone(), skin: Some(Coded(Skin::Numb)), after: Some(3.0) };
    let view = desk.act(|engine, now| engine.stop_session(id, &stop, now));
    assert_eq!((view.ended_at, view.skin), (Some(off), Some(Coded(Skin::Numb))));
    let later = SessionStop { when: "2026-11-22T14:05:00+01:00".into(), ..SessionStop::default() };
    assert!(desk.try_to(|engine, now| engine.stop_session(id, &later, now)).is_err(), "another time has not come yet");
}

#[test]
fn a_pack_that_is_told_and_still_on_is_judged_by_now_too() {
    let mut desk = desk();
    fever(&mut desk);
    let refused = start_at(&mut desk, Coded(Thermal::Heat), "1min ago");
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::Fever { .. }))), "{refused:?}");
    let refused = start_at(&mut desk, Coded(Thermal::Cold), "1min ago");
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::AskFirst(_)))), "{refused:?}");
    start_at(&mut desk, Coded(Thermal::Heat), "40min ago").expect("it is off by now, and there was no fever then");

    let mut desk = self::desk();
    desk.pass_minutes(60);
    let yes = SafetyAnswers { concerns: vec!["heart".into()], agreed: Vec::new() };
    desk.act(|engine, now| engine.answer_safety(&yes, now));
    let refused = start_at(&mut desk, Coded(Thermal::Cold), "1min ago");
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::AskClinicianFirst))), "{refused:?}");
}

#[test]
fn the_terminal_asks_as_of_now_as_well_and_takes_the_yes() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Flexeril", "--ingredient", "cyclobenzaprine=5", "--prescribed"]);
    terminal.done(&["dose", "Flexeril", "--units", "1"]);
    let told = ["session", "start", "cold", "--place", "neck-left", "--at", "1min ago"];
    assert!(terminal.refused(3, &told).contains("--awake"));
    terminal.done(&[&told[..], &["--awake"]].concat());
}

#[test]
fn skin_that_turns_bad_later_is_told_of_the_pack_that_came_off_last() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let off = desk.stop(id, "").ended_at;
    let stop = |desk: &mut Desk, stop: SessionStop| -> std::result::Result<SessionView, EngineError> {
        desk.try_to(|engine, now| -> Result<SessionView> {
            engine.stop_open_session(&stop, OffSaid::Pressed, &[], now)
        })
    };
    let skin = |skin| SessionStop { skin: Some(skin), ..SessionStop::default() };
    assert!(stop(&mut desk, SessionStop::default()).is_err(), "it was told already");
    desk.pass(TimeDelta::days(2));
    let told = stop(&mut desk, skin(Coded(Skin::Blistered))).unwrap();
    assert_eq!((told.id, told.skin, told.ended_at.clone()), (id, Some(Coded(Skin::Blistered)), off.clone()));
    let recent = desk.act(|engine, now| engine.sessions(now)).recent.remove(0);
    assert!(recent.skin_can_be_told);
    assert!(stop(&mut desk, skin(Coded(Skin::Normal))).is_err(), "that it healed is said otherwise");
    let refused = desk.start(Coded(Thermal::Cold), LOW_BACK);
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::SkinNotNormal { .. }))), "{refused:?}");
    desk.pass(TimeDelta::days(1));
    assert!(stop(&mut desk, skin(Coded(Skin::Red))).is_err(), "that is too long ago");
    assert!(!desk.act(|engine, now| engine.sessions(now)).recent.remove(0).skin_can_be_told);
}

#[test]
fn a_damaged_offset_hides_neither_a_pack_nor_bad_skin() {
    for sql in ["started_offset = 9999999", "started_at = 9223372036854775807", "ended_offset = 9999999"] {
        let mut desk = desk();
        desk.start_cold();
        desk.pass_minutes(2);
        if sql.starts_with("ended") {
            desk.act(|engine, now| {
                let stop = SessionStop { skin: Some(Coded(Skin::Blistered)), ..SessionStop::default() };
                engine.stop_open_session(&stop, OffSaid::Pressed, &[], now)
            });
        }
        damage(&desk, &format!("UPDATE session SET {sql}"));
        desk.reopen();
        let refused = desk.start(Coded(Thermal::Cold), "low-back-centre");
        assert!(matches!(refused, Err(EngineError::Refused(_))), "{sql}: {refused:?}");
        if sql.starts_with("ended") {
            desk.pass(TimeDelta::days(1));
            assert_eq!(desk.status().skin_held.len(), 2, "{sql}");
        } else {
            assert!(desk.status().session.is_some(), "{sql}");
        }
    }
}

#[test]
fn it_looks_normal_again_is_said_of_all_the_places_of_a_pack() {
    let mut desk = desk();
    told(&mut desk, &["neck-left", "low-back-left"], "200min ago", "190min ago", Some(Coded(Skin::Red)));
    let healed = |desk: &mut Desk, places: &[&str]| {
        let places: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
        desk.try_to(|engine, now| engine.skin_looks_normal(&places, now))
    };
    for places in [&["neck-left"][..], &["low-back-centre"], &["buttock-left"]] {
        let error = healed(&mut desk, places).unwrap_err();
        assert!(matches!(error, EngineError::Invalid { why: Invalid::NoSkinHeld(_), .. }), "{error:?}");
        let said = respite_wording::sentence(&error, english());
        assert!(said.contains("Neck, left") && said.contains("Low back, left"), "{said}");
    }
    assert_eq!(desk.status().skin_held.len(), 4);
    healed(&mut desk, &["low-back-left", "neck-left"]).unwrap();
    assert!(desk.status().skin_held.is_empty());
    let error = healed(&mut desk, &["neck-left"]).unwrap_err();
    assert!(matches!(error, EngineError::Invalid { why: Invalid::NotFound, .. }), "{error:?}");
}

#[test]
fn the_safety_lines_come_before_the_first_timed_pack_whatever_was_told() {
    let terminal = Terminal::new();
    let told = ["session", "told", "heat", "--place", "neck-left", "--from", "60min ago", "--to", "50min ago"];
    terminal.done(&told);
    let said = terminal.say(&["session", "start", "cold", "--place", "low-back-left"]);
    assert!(said.err.contains("Wrap the pack in a cloth."), "{}", said.err);
    assert!(said.err.contains("Read what came with the pack, and do as it says."), "{}", said.err);
    assert!(said.err.contains("no rub, cream or patch on it"), "{}", said.err);
}

/// As the window says it with each start of heat, in the same words.
#[test]
fn of_an_electric_pad_the_terminal_says_all_that_the_window_says() {
    let pad = english().msg_session_pad_hint();
    let terminal = Terminal::new();
    let start = |kind, place| terminal.done(&["session", "start", kind, "--place", place]).err;
    for (kind, place, told) in [("cold", "neck-left", 0), ("heat", "low-back-left", 1), ("heat", "buttock-right", 1)] {
        let said = start(kind, place);
        assert_eq!(said.matches(&pad).count(), told, "{kind}: {said}");
    }
}

#[test]
fn what_is_refused_names_what_is_taken() {
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", "low-back-left", "--at", "60min ago"]);
    assert!(terminal.refused(2, &["session", "stop"]).contains("--place low-back-left --at WHEN or --not-known"));
    let way = "respite session stop --place low-back-left --at WHEN, or --not-known";
    assert!(terminal.done(&["status"]).out.contains(way));
}

#[test]
fn a_wrap_of_hours_is_told_and_was_not_too_long() {
    let mut desk = desk();
    let view = told(&mut desk, &[LOW_BACK], "9h ago", "3h ago", None);
    assert_eq!(view.outside, Some(Coded(Outside::LongHeat)), "the telling warns");
    let recent = desk.act(|engine, now| engine.sessions(now)).recent.remove(0);
    assert_eq!(recent.outside, Some(Coded(Outside::Told)));
}

#[test]
fn a_sheet_answered_while_the_clock_was_ahead_is_asked_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.set_clock(TimeDelta::days(400));
    desk.skin_is_healthy();
    desk.set_clock(TimeDelta::days(-400));
    assert!(desk.act(|engine, now| engine.sessions(now)).safety.ask);
    desk.skin_is_healthy();
    assert!(!desk.act(|engine, now| engine.sessions(now)).safety.ask);
}

#[test]
fn today_knows_of_a_fever() {
    let mut desk = desk();
    fever(&mut desk);
    assert!(desk.act(|engine, now| engine.today(now)).fever.is_some());
    desk.act(|engine, now| engine.fever_has_passed(now));
    assert_eq!(desk.act(|engine, now| engine.today(now)).fever, None);
}

/// Be it that it is still to be asked when the pack came off, or that this was told before: what looks wrong holds packs back.
#[test]
fn skin_that_looks_wrong_is_kept_whatever_is_said_of_when_the_pack_came_off() {
    let wrong = |desk: &mut Desk, when: &str, said: OffSaid| {
        let skin = Some(Coded(Skin::Blistered));
        let stop = SessionStop { when: when.into(), skin, ..SessionStop::default() };
        desk.try_to(|engine, now| engine.stop_open_session(&stop, said, &[], now))
    };
    let is_held = |desk: &mut Desk| {
        desk.pass_minutes(125);
        let held = desk.act(|engine, now| engine.today(now)).held_skin;
        assert_eq!(held.into_iter().map(|held| held.skin).collect::<Vec<_>>(), [Coded(Skin::Blistered)]);
        let refused = start_at(desk, Coded(Thermal::Heat), "").unwrap_err();
        assert!(matches!(refused, EngineError::Refused(Refusal::SkinNotNormal { .. })), "{refused:?}");
    };
    let on_for = |minutes| {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        start_at(&mut desk, Coded(Thermal::Cold), "").unwrap();
        desk.pass_minutes(minutes);
        desk
    };

    let mut desk = on_for(30);
    let asked = wrong(&mut desk, "", OffSaid::Pressed).unwrap_err();
    assert!(matches!(asked, EngineError::Invalid { why: Invalid::SayWhen { .. }, .. }), "{asked:?}");
    assert_eq!(stop_at(&mut desk, "8min ago").skin, Some(Coded(Skin::Blistered)));
    is_held(&mut desk);

    for (when, said) in
        [("", OffSaid::Pressed), ("1min ago", OffSaid::Pressed), ("now", OffSaid::Pressed), ("", OffSaid::SinceUnknown)]
    {
        let mut desk = on_for(15);
        let off = stop_at(&mut desk, "now").ended_at;
        desk.pass_minutes(1);
        let told = wrong(&mut desk, when, said).unwrap();
        assert_eq!((told.ended_at, told.skin), (off, Some(Coded(Skin::Blistered))));
        is_held(&mut desk);
    }
}

/// Seen from the moment at which it was told, bad skin is of then, whenever the pack turned out to have come off.
#[test]
fn a_look_at_the_past_sees_no_pack_come_off_after_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    start_at(&mut desk, Coded(Thermal::Cold), "").unwrap();
    desk.pass_to(0, "19:20");
    let stop = SessionStop { skin: Some(Coded(Skin::Numb)), ..SessionStop::default() };
    desk.try_to(|engine, now| engine.stop_open_session(&stop, OffSaid::Pressed, &[], now)).unwrap_err();
    let since = |status: Status| status.skin_held[0].since.clone();
    let told = since(desk.status());
    desk.pass_to(1, "01:30");
    desk.act(|engine, now| engine.stop_open_session(&SessionStop::default(), OffSaid::SinceUnknown, &[], now));
    assert!(since(desk.status()) > told);
    assert_eq!(since(desk.status_as_of("2026-11-22 19:30")), told);
}

#[test]
fn the_terminal_says_that_it_kept_wrong_skin_where_it_asks_when_the_pack_came_off() {
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", LOW_BACK, "--at", "40min ago"]);
    let said = terminal.say(&["session", "stop", "--skin", "blistered"]);
    assert_eq!(said.status, 2, "{said:?}");
    assert!(said.out.contains("until you say here that it looks normal"), "{said:?}");
    terminal.done(&["session", "stop", "--at", "20min ago"]);
    let status = terminal.done(&["status"]).out;
    assert!(status.contains("Low back, left: no pack. The skin there or next to it was blistered"), "{status}");
}

/// A slip that is taken back leaves what was said of the skin before: it stays among the packs of which that is known.
#[test]
fn skin_that_was_told_wrong_by_a_slip_is_as_it_was_told_before() {
    let mut desk = desk();
    for (before, after) in [(Some(Coded(Skin::Normal)), Some(Coded(Skin::Normal))), (None, None)] {
        start_at(&mut desk, Coded(Thermal::Cold), "").unwrap();
        desk.pass_minutes(10);
        let stop = SessionStop { skin: before, ..SessionStop::default() };
        let id = desk.act(|engine, now| engine.stop_open_session(&stop, OffSaid::Pressed, &[], now)).id;
        for _ in 0..2 {
            desk.act(|engine, now| engine.pack_is_off(id, OffSaid::SkinWrong, now));
            let telling =
                desk.act(|engine, now| engine.sessions(now)).recent.remove(0).skin_tellings.last().copied().unwrap();
            desk.act(|engine, now| engine.set_skin_mistaken(&[telling], true, now));
            assert_eq!(desk.act(|engine, now| engine.sessions(now)).recent.remove(0).skin, after);
            desk.pass_minutes(1);
        }
        desk.pass_minutes(130);
    }
}

/// Said of an end that was a slip, it is said of none: not of the pack that is on still, nor of its true end.
#[test]
fn skin_that_was_told_normal_of_an_end_that_was_a_slip_does_not_come_back() {
    for mistaken_at_the_end in [false, true] {
        let mut desk = desk();
        start_at(&mut desk, Coded(Thermal::Cold), "").unwrap();
        desk.pass_minutes(5);
        let stop = SessionStop { skin: Some(Coded(Skin::Normal)), ..SessionStop::default() };
        let id = desk.act(|engine, now| engine.stop_open_session(&stop, OffSaid::Pressed, &[], now)).id;
        desk.act(|engine, now| engine.pack_is_off(id, OffSaid::SkinWrong, now));
        let telling =
            desk.act(|engine, now| engine.sessions(now)).recent.remove(0).skin_tellings.last().copied().unwrap();
        desk.act(|engine, now| engine.pack_is_still_on(id, now));
        let mistaken = |desk: &mut Desk| desk.act(|engine, now| engine.set_skin_mistaken(&[telling], true, now));
        if !mistaken_at_the_end {
            mistaken(&mut desk);
        }
        desk.pass_minutes(1);
        desk.act(|engine, now| engine.pack_is_off(id, OffSaid::Pressed, now));
        if mistaken_at_the_end {
            mistaken(&mut desk);
        }
        assert_eq!(desk.act(|engine, now| engine.sessions(now)).recent.remove(0).skin, None);
    }
}

/// With a time before it went on, by a slip: the skin is that of the pack that is on, and of no other one that is off.
#[test]
fn wrong_skin_told_with_a_time_before_the_pack_is_that_of_the_pack_that_is_on() {
    let terminal = Terminal::new();
    terminal.done(&["session", "told", "cold", "--place", "neck-left", "--from", "5 hours ago", "--to", "285 min ago"]);
    terminal.done(&["session", "start", "cold", "--place", LOW_BACK, "--at", "150min ago"]);
    let said = terminal.say(&["session", "stop", "--at", "160min ago", "--skin", "red"]);
    assert_eq!(said.status, 2, "{said:?}");
    assert!(said.err.contains("before the start") && said.out.contains("until you say here"), "{said:?}");
    // Told once more with what is right, it is told once.
    terminal.done(&["session", "stop", "--at", "135min ago", "--skin", "red"]);
    let refused = |place: &str| terminal.say(&["session", "start", "cold", "--place", place]).status;
    assert_eq!((refused(LOW_BACK), refused("neck-left")), (3, 0));
    terminal.done(&["session", "stop", "--place", "neck-left"]);
    terminal.done(&["session", "healed", "--mistake"]);
    assert_eq!(refused(LOW_BACK), 0);
}

/// What the refusal says to type lets it through: the pack is told that is to come off now.
#[test]
fn a_pack_that_lies_past_its_time_is_told_once_what_held_it_back_was_said_to_be_over() {
    let mut desk = desk();
    let worn = start_at(&mut desk, Coded(Thermal::Cold), "").unwrap().id;
    desk.pass_minutes(5);
    let red = SessionStop { skin: Some(Coded(Skin::Red)), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(worn, &red, now));
    desk.pass_minutes(1500);
    let tell = |desk: &mut Desk| start_at(desk, Coded(Thermal::Cold), "20min ago");
    tell(&mut desk).unwrap_err();
    desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    tell(&mut desk).unwrap();
    assert_eq!(desk.act(|engine, now| engine.today(now)).unconfirmed.len(), 1);
}
