//! One application of heat or cold from beginning to end, with its notices (design 5 and 6).

use chrono::TimeDelta;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_domain::start::Refusal;
use respite_engine::view::{Coded, Outside, PhaseView, SessionChange, SessionStart, SessionStop, SessionTold};
use respite_engine::{Effect, EngineError};

use crate::desk::{Desk, spasm_at};

const NOTHING: [&str; 0] = [];

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk
}

#[test]
fn a_whole_cold_session() {
    let mut desk = desk();
    let id = desk.start_cold();
    assert_eq!(
        desk.watch(25),
        [
            "5: look at the skin",
            "15: gone: session-1-skin",
            "15: time is up 1",
            "16: time is up 2",
            "17: time is up 3",
            "18: time is up 4",
            "19: time is up 5",
        ]
    );
    let ended = desk.stop(id, "2026-11-22T14:20:00+01:00");
    assert_eq!((ended.phase, ended.lasted), (PhaseView::Ended, Some(20)));
    assert_eq!(desk.effects(), ["gone: session-1-time-up"]);
    assert_eq!(desk.watch(40), ["25: how is the pain"], "half an hour after 14:20");
    desk.act(|engine, now| engine.pain_later(id, 3.0, now));
    assert_eq!(desk.effects(), ["gone: session-1-pain"]);
    assert_eq!(desk.rests(), ["low-back-left until 16:20", "low-back-centre until 16:20"]);
    let refused = desk.start(Coded(Thermal::Heat), "low-back-centre").unwrap_err();
    assert!(matches!(refused, EngineError::Refused(Refusal::Resting(_))), "{refused:?}");
    desk.pass_until("2026-11-22 16:20");
    assert_eq!(desk.rests(), NOTHING);
    desk.start(Coded(Thermal::Heat), "low-back-centre").unwrap();
}

/// For a pack it is where it hurt last, whichever told it: the pack of yesterday, or the spasm of this morning. A spasm is where the
/// last one was, wherever a pack lay since.
#[test]
fn the_places_that_are_proposed_are_the_latest_that_were_named() {
    let mut desk = desk();
    let proposed = |desk: &mut Desk| {
        [
            desk.act(|engine, now| Ok(engine.today(now)?.last_places)),
            desk.act(|engine, now| Ok(engine.sessions(now)?.last_places)),
        ]
        .map(|places| places.join(" "))
    };
    assert_eq!(proposed(&mut desk), ["", ""]);
    desk.log(spasm_at("neck-left"));
    assert_eq!(proposed(&mut desk), ["neck-left", "neck-left"]);
    desk.pass_to(1, "09:00");
    desk.start_cold();
    assert_eq!(proposed(&mut desk), ["neck-left", "low-back-left"]);
    desk.pass_to(1, "09:00");
    desk.log(spasm_at("neck-right"));
    assert_eq!(proposed(&mut desk), ["neck-right", "neck-right"]);
}

#[test]
fn what_is_answered_is_not_asked() {
    let mut desk = desk();
    let id = desk.start_cold();
    assert_eq!(desk.watch(6), ["5: look at the skin"]);
    desk.act(|engine, now| engine.skin_is_fine(id, now));
    assert_eq!(desk.effects(), ["gone: session-1-skin"]);
    assert_eq!(desk.watch(9), ["9: time is up 1"]);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["time is up 2"]);
    let stop = SessionStop { when: String::new(), after: Some(4.0), skin: Some(Coded(Skin::Normal)) };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    assert_eq!(desk.effects(), ["gone: session-1-time-up"]);
    assert_eq!(desk.watch(29), NOTHING);
}

#[test]
fn a_pain_that_nobody_tells_is_asked_once_and_not_for_ever() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(id, "");
    assert_eq!(desk.watch(130), ["30: how is the pain", "120: gone: session-1-pain"]);
}

#[test]
fn stopped_before_the_skin_check_there_is_none() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(3);
    desk.stop(id, "");
    assert_eq!(desk.watch(31), ["30: how is the pain"]);
    assert_eq!(desk.rests()[0], "low-back-left until 16:03", "three minutes start the rest as well");
}

#[test]
fn a_program_killed_at_every_minute_shows_what_one_left_alone_shows() {
    let (mut killed, mut alone) = (desk(), desk());
    let ids = [killed.start_cold(), alone.start_cold()];
    for minute in 0..60 {
        killed.reopen();
        let left = |desk: &mut Desk| desk.status().session.map(|session| session.ends_at);
        assert_eq!(left(&mut killed), left(&mut alone), "minute {minute}");
        assert_eq!(killed.notices(), alone.notices(), "minute {minute}");
        killed.reopen();
        assert_eq!(killed.notices(), NOTHING, "nothing is shown twice, minute {minute}");
        if minute == 21 {
            killed.stop(ids[0], "");
            alone.stop(ids[1], "");
        }
        killed.pass_minutes(1);
        alone.pass_minutes(1);
    }
}

#[test]
fn killed_in_the_middle_and_opened_after_the_end_there_is_one_late_notice() {
    let mut desk = desk();
    desk.start_cold();
    assert_eq!(desk.watch(5).len(), 1);
    desk.pass_minutes(60);
    desk.reopen();
    assert_eq!(desk.effects(), ["late: time is up 5"]);
    assert_eq!(desk.watch(60), NOTHING);
    desk.reopen();
    assert_eq!(desk.watch(60), NOTHING);
}

#[test]
fn opened_again_during_the_session_the_time_left_is_right() {
    let mut desk = desk();
    desk.start_cold();
    desk.pass(TimeDelta::seconds(7 * 60 + 13));
    desk.reopen();
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(&today.running[0].ends_at[11..19], "14:15:00");
    assert_eq!(desk.effects(), ["late: look at the skin"]);
    desk.pass(TimeDelta::seconds(7 * 60 + 46));
    assert!(desk.status().session.is_some(), "one second left");
    desk.pass(TimeDelta::seconds(1));
    assert!(desk.status().session.is_none());
    assert_eq!(desk.notices(), ["time is up 1"]);
}

#[test]
fn taken_back_within_two_minutes_it_never_was() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass(TimeDelta::seconds(119));
    desk.act(|engine, now| engine.undo_session(id, now));
    assert!(desk.status().session.is_none());
    assert_eq!(desk.rests(), NOTHING);
    assert_eq!(desk.watch(40), NOTHING);
    let days = desk.act(|engine, now| engine.diary_between(None, None, now));
    assert!(days.is_empty());
    let id = desk.start_cold();
    desk.pass(TimeDelta::seconds(121));
    assert!(desk.try_to(|engine, now| engine.undo_session(id, now)).is_err(), "after two minutes it was");
    desk.set_clock(TimeDelta::hours(-1));
    assert!(desk.try_to(|engine, now| engine.undo_session(id, now)).is_err(), "whatever the clock says");
    assert!(desk.status().session.is_some());
}

#[test]
fn taken_back_after_a_notice_the_notice_goes_too() {
    let mut desk = desk();
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.undo_session(id, now));
    for _ in 0..4 {
        let id = desk.start_cold();
        desk.act(|engine, now| engine.undo_session(id, now));
    }
    desk.start_cold();
    assert_eq!(desk.watch(5), ["5: look at the skin"], "what was taken back counts towards no daily four");
}

#[test]
fn what_was_already_done_is_the_truth_and_outside_the_guide() {
    let mut desk = desk();
    let told = |started: &str, ended: &str| SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec!["low-back-left".into()],
        started: format!("2026-11-22T{started}:00+01:00"),
        ended: format!("2026-11-22T{ended}:00+01:00"),
        before: Some(6.0),
        after: Some(4.0),
        skin: Some(Coded(Skin::Red)),
    };
    // Far too long, and on skin that rests: it happened all the same.
    desk.act(|engine, now| engine.record_session(&told("12:00", "13:10"), now));
    desk.act(|engine, now| engine.record_session(&told("13:15", "13:35"), now));
    assert_eq!(desk.rests(), ["low-back-left until 15:35", "low-back-centre until 15:35"]);
    assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err(), "the skin rests from it like from any other");
    assert_eq!(desk.watch(60), NOTHING, "nobody asks about it");
    let relief = desk.act(|engine, now| engine.sessions(now));
    let lines: Vec<_> = relief.recent.iter().map(|session| (session.guided, session.lasted)).collect();
    assert_eq!(lines, [(false, Some(20)), (false, Some(70))]);
    assert_eq!(relief.before_start.held_skin.len(), 1);
    desk.pass_until("2026-11-22 15:35");
    assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err(), "bright red skin waits for the person's word");
    desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    for _ in 0..3 {
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
        desk.pass_minutes(120);
    }
    desk.start_cold();
}

#[test]
fn an_end_corrected_later_moves_the_rest() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(id, "");
    assert_eq!(desk.rests()[0], "low-back-left until 16:15");
    desk.pass_minutes(30);
    desk.stop(id, "2026-11-22T14:30:00+01:00");
    assert_eq!(desk.rests()[0], "low-back-left until 16:30");
    desk.stop(id, "2026-11-22T14:10:00+01:00");
    assert_eq!(desk.rests()[0], "low-back-left until 16:10");
    desk.reopen();
    assert_eq!(desk.rests()[0], "low-back-left until 16:10");
}

#[test]
fn two_packs_on_two_places_have_notices_of_their_own() {
    let mut desk = desk();
    let first = desk.start_cold();
    desk.pass_minutes(2);
    desk.start(Coded(Thermal::Heat), "neck-left").unwrap();
    assert_eq!(
        desk.watch(13),
        ["3: look at the skin", "5: look at the skin", "13: gone: session-1-skin", "13: time is up 1"]
    );
    desk.stop(first, "");
    assert_eq!(
        desk.watch(2),
        ["0: gone: session-1-time-up", "2: gone: session-2-skin", "2: time is up 1"],
        "the other goes on"
    );
}

#[test]
fn each_deadline_is_announced_so_that_nobody_has_to_poll() {
    let mut desk = desk();
    desk.start_cold();
    let mut seen = Vec::new();
    for _ in 0..12 {
        let now = desk.now();
        seen.extend(desk.effects().into_iter().map(|line| format!("{} {line}", now.wall.format("%H:%M"))));
        let wait = desk.engine().advance(&now).look_again.unwrap();
        assert!(wait > TimeDelta::zero());
        desk.pass(wait);
        if desk.wall().format("%H:%M").to_string().as_str() > "15:00" {
            break;
        }
    }
    let expect = [
        "14:05 look at the skin",
        "14:15 gone: session-1-skin",
        "14:15 time is up 1",
        "14:16 time is up 2",
        "14:17 time is up 3",
        "14:18 time is up 4",
        "14:19 time is up 5",
    ];
    assert_eq!(seen, expect);
}

#[test]
fn asking_twice_does_no_harm() {
    let mut desk = desk();
    desk.start_cold();
    desk.pass_minutes(15);
    let now = desk.now();
    let first = desk.engine().advance(&now).effects;
    assert!(matches!(first[..], [Effect::Notify(_)]), "{first:?}");
    assert_eq!(desk.engine().advance(&now).effects, [], "while it is on its way");
}

#[test]
fn a_running_session_does_not_mind_quiet_hours() {
    let mut desk = Desk::at("2026-11-22 23:50");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    assert_eq!(desk.watch(15).len(), 3, "over midnight too");
    desk.stop(id, "");
    assert_eq!(desk.watch(90), ["0: gone: session-1-time-up"], "nobody is woken for a number");
}

#[test]
fn four_a_day_are_counted_by_the_local_day() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.skin_is_healthy();
    for _ in 0..4 {
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
        desk.pass_minutes(150);
    }
    assert_eq!(desk.wall().format("%H:%M").to_string(), "23:00");
    let refused = desk.start(Coded(Thermal::Cold), "low-back-left").unwrap_err();
    assert!(matches!(refused, EngineError::Refused(Refusal::EnoughToday(_))), "{refused:?}");
    let today = desk.act(|engine, now| engine.today(now));
    let taken: Vec<String> = today.taken.into_iter().map(|taken| taken.place).collect();
    assert_eq!(
        (taken, today.enough_today, today.rests),
        (vec!["low-back-left".into()], vec!["low-back-left".into()], vec![])
    );
    desk.pass_until("2026-11-23 00:00");
    desk.start_cold();
}

#[test]
fn a_told_pack_is_too_long_in_whole_minutes_past_the_twenty() {
    for (kind, minutes, seconds, expect) in [
        (Thermal::Cold, 8, 25, Coded(Outside::Told)),
        (Thermal::Cold, 8, 0, Coded(Outside::Told)),
        (Thermal::Cold, 20, 59, Coded(Outside::Told)),
        (Thermal::Cold, 21, 0, Coded(Outside::TooLong)),
        (Thermal::Cold, 480, 0, Coded(Outside::TooLong)),
        (Thermal::Heat, 20, 59, Coded(Outside::Told)),
        // It may have been a wrap.
        (Thermal::Heat, 21, 0, Coded(Outside::LongHeat)),
        (Thermal::Heat, 480, 0, Coded(Outside::LongHeat)),
    ] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.pass_minutes(minutes);
        desk.pass(TimeDelta::seconds(seconds));
        let told = SessionTold {
            kind: Coded(kind),
            own_pack: None,
            places: vec!["low-back-left".into()],
            started: "14:00".into(),
            ended: "now".into(),
            before: None,
            after: None,
            skin: None,
        };
        let told = desk.act(|engine, now| engine.record_session(&told, now));
        assert_eq!(
            (told.lasted, told.outside),
            (Some(minutes.try_into().unwrap()), Some(expect)),
            "{minutes}:{seconds}"
        );
    }
}

#[test]
fn how_it_went_is_asked_of_a_pack_that_came_off_while_nobody_looked() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    let open = |desk: &mut Desk| -> Vec<i32> {
        desk.act(|engine, now| engine.today(now)).just_off.iter().map(|session| session.id).collect()
    };
    assert!(open(&mut desk).is_empty());
    desk.pass_minutes(15);
    desk.act(|engine, now| engine.pack_is_off(id, OffSaid::Pressed, now));
    desk.reopen();
    assert_eq!(open(&mut desk), [id]);
    desk.pass_minutes(119);
    assert_eq!(open(&mut desk), [id]);
    desk.pass_minutes(1);
    assert!(open(&mut desk).is_empty(), "its skin rests no more");
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let stop = SessionStop { after: Some(2.0), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    assert!(open(&mut desk).is_empty(), "the pain was told");
}

#[test]
fn how_it_went_is_asked_once_whatever_was_answered() {
    for said in [OffSaid::Pressed, OffSaid::SkinWrong] {
        let mut desk = desk();
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.act(|engine, now| engine.pack_is_off(id, said, now));
        let open = |desk: &mut Desk| desk.act(|engine, now| engine.today(now)).just_off.len();
        assert_eq!(open(&mut desk), 1);
        desk.act(|engine, now| engine.how_it_went_was_asked(id, now));
        desk.reopen();
        assert_eq!(open(&mut desk), 0, "{said:?}");
        // It was a slip: once it really came off, that is asked.
        desk.act(|engine, now| engine.pack_is_still_on(id, now));
        desk.act(|engine, now| engine.pack_is_off(id, said, now));
        assert_eq!(open(&mut desk), 1, "{said:?}");
    }
}

#[test]
fn a_pain_that_was_told_by_mistake_is_taken_back_and_leaves_a_trace() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let told = SessionStop { after: Some(2.0), ..SessionStop::default() };
    let ended = desk.act(|engine, now| engine.stop_session(id, &told, now));
    let kept = SessionStop { when: ended.ended_at.clone().unwrap(), ..SessionStop::default() };
    assert_eq!(desk.act(|engine, now| engine.stop_session(id, &kept, now)).after, Some(2));
    let change =
        SessionChange { own_pack: None, started: None, ended: kept.when, before: Some(6.0), after: None, later: None };
    let seen = desk.act(|engine, now| engine.change_session(id, &change, now));
    assert_eq!((seen.before, seen.after, seen.ended_at), (Some(6), None, ended.ended_at));
}

#[test]
fn a_pack_that_is_on_already_is_timed_from_when_it_went_on() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let start = |when: &str| SessionStart {
        when: when.into(),
        kind: Coded(Thermal::Cold),
        places: vec!["low-back-left".into()],
        minutes: None,
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    };
    let on = desk.act(|engine, now| engine.start_session(&start("10min ago"), now));
    assert_eq!((&on.started_at[11..16], &on.ends_at[11..16]), ("13:50", "14:05"));
    assert_eq!(desk.watch(5).last().map(String::as_str), Some("5: time is up 1"));
    desk.stop(on.id, "");
    // What rests now rested then, too.
    desk.pass_minutes(125);
    let refused = desk.try_to(|engine, now| engine.start_session(&start("15min ago"), now)).unwrap_err();
    assert!(matches!(refused, EngineError::Refused(Refusal::Resting(_))), "{refused:?}");
    desk.try_to(|engine, now| engine.start_session(&start("in 5 min"), now)).unwrap_err();
}
