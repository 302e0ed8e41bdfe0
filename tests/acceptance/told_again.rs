//! A pack that was told, told anew: on another day, at another time; judged as if it had been told so at first.

use chrono::TimeDelta;
use respite_domain::session::Thermal;
use respite_engine::EngineError;
use respite_engine::view::{Coded, Outside, SessionRetold, SessionTold, SessionView};

use crate::desk::Desk;

fn tell(desk: &mut Desk, started: &str, ended: &str) -> SessionView {
    let told = SessionTold {
        kind: Coded(Thermal::Cold),
        places: vec!["low-back-left".into()],
        started: started.into(),
        ended: ended.into(),
        before: None,
        after: Some(3.0),
        skin: None,
    };
    desk.act(|engine, now| engine.record_session(&told, now))
}

fn retell(desk: &mut Desk, id: i32, started: &str, ended: &str) -> Result<SessionView, EngineError> {
    let told = SessionRetold { started: started.into(), ended: ended.into(), after: Some(3.0) };
    desk.try_to(|engine, now| engine.retell_session(id, &told, now))
}

fn times(desk: &mut Desk) -> Vec<String> {
    let recent = desk.act(|engine, now| engine.sessions(now)).recent;
    recent.iter().map(|pack| format!("{} {:?}", &pack.started_at[..16], pack.lasted)).collect()
}

#[test]
fn the_wrong_day_is_mended_and_its_rest_with_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = tell(&mut desk, "2026-11-22 13:30", "2026-11-22 13:45").id;
    assert_eq!(desk.rests().len(), 2);
    let told = retell(&mut desk, id, "2026-11-21 13:30", "2026-11-21 13:50").unwrap();
    assert_eq!((told.lasted, told.after, told.minutes), (Some(20), Some(3), 20));
    assert_eq!(times(&mut desk), ["2026-11-21T13:30 Some(20)"]);
    assert!(desk.rests().is_empty(), "nothing was on that skin today");
    desk.start_cold();
    desk.reopen();
    assert_eq!(times(&mut desk), ["2026-11-21T13:30 Some(20)"]);
}

#[test]
fn what_it_breaks_where_it_comes_to_lie_is_said() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = tell(&mut desk, "2026-11-21 13:30", "2026-11-21 13:45").id;
    let timed = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(timed, "");
    let told = retell(&mut desk, id, "2026-11-22 13:00", "2026-11-22 13:15").unwrap();
    assert_eq!(told.put_outside.len(), 1, "the timed pack lay within its rest");
    let recent = desk.act(|engine, now| engine.sessions(now)).recent;
    assert_eq!(recent[0].outside, Some(Coded(Outside::SkinNotFree)));
    // And back again it broke nothing.
    retell(&mut desk, id, "2026-11-21 13:30", "2026-11-21 13:45").unwrap();
    assert_eq!(desk.act(|engine, now| engine.sessions(now)).recent[0].outside, None);
}

#[test]
fn what_can_not_have_been_is_refused_and_changes_nothing() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = tell(&mut desk, "2026-11-22 11:00", "2026-11-22 11:15").id;
    let before = times(&mut desk);
    for (started, ended) in [
        ("2026-11-22 12:00", "2026-11-22 11:59"),
        ("2026-11-22 11:00", "2026-11-22 10:00"),
        ("2026-11-22 15:00", "2026-11-22 15:15"),
        ("2026-11-22 13:50", "2026-11-22 14:10"),
        ("some time", "2026-11-22 11:15"),
    ] {
        retell(&mut desk, id, started, ended).unwrap_err();
        assert_eq!(times(&mut desk), before, "{started} {ended}");
    }
    // When a timed one went on is known.
    let timed = desk.start(Coded(Thermal::Cold), "neck-left").unwrap().id;
    desk.pass(TimeDelta::minutes(15));
    desk.stop(timed, "");
    retell(&mut desk, timed, "2026-11-21 11:00", "2026-11-21 11:15").unwrap_err();
}
