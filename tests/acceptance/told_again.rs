//! A pack that was told, told anew: on another day, at another time; judged as if it had been told so at first.

use chrono::TimeDelta;
use respite_domain::session::{Skin, Thermal};
use respite_domain::start::Refusal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::EngineError;
use respite_engine::view::{
    Coded, Outside, SessionChange, SessionStart, SessionStop, SessionTold, SessionView, SignDraft,
};

use crate::desk::Desk;

fn tell(desk: &mut Desk, started: &str, ended: &str) -> SessionView {
    let told = SessionTold {
        kind: Coded(Thermal::Cold),
        own_pack: None,
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
    let told = SessionChange {
        own_pack: None,
        started: Some(started.into()),
        ended: ended.into(),
        before: None,
        after: Some(3.0),
        later: None,
    };
    desk.try_to(|engine, now| engine.change_session(id, &told, now))
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

#[test]
fn a_pack_that_is_on_is_not_held_by_what_is_over_by_now() {
    let on = |desk: &mut Desk, kind| {
        let start = SessionStart {
            when: "10min ago".into(),
            kind: Coded(kind),
            places: vec!["low-back-left".into()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: desk.asked(Coded(kind)).into_iter().map(|ask| ask.key).collect(),
        };
        desk.try_to(|engine, now| engine.start_session(&start, now))
    };
    // Skin that looks normal again by a word said under the pack.
    let mut desk = Desk::at("2026-11-22 10:00");
    let id = tell(&mut desk, "2026-11-21 10:00", "2026-11-21 10:15").id;
    let stop = SessionStop { when: "2026-11-21 10:15".into(), skin: Some(Coded(Skin::Red)), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    desk.skin_is_healthy();
    desk.pass_minutes(10);
    let held = on(&mut desk, Thermal::Cold).unwrap_err();
    assert!(matches!(held, EngineError::Refused(Refusal::SkinNotNormal { .. })), "{held:?}");
    desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    assert_eq!(&on(&mut desk, Thermal::Cold).unwrap().started_at[11..16], "10:00");
    // A fever that has passed, and heat.
    let mut desk = Desk::at("2026-11-22 10:00");
    let (asked_by, extent) = (Coded(AskedBy::SomethingChanged), Coded(Extent::Tick));
    let fever = SignDraft { when: String::new(), asked_by, extent, ticked: vec!["fever".to_owned()] };
    desk.act(|engine, now| engine.answer_signs(&fever, now));
    desk.skin_is_healthy();
    desk.pass_minutes(10);
    on(&mut desk, Thermal::Heat).unwrap_err();
    desk.act(|engine, now| engine.fever_has_passed(now));
    on(&mut desk, Thermal::Heat).unwrap();
}

#[test]
fn a_slip_on_a_pack_that_broke_the_guide_can_be_taken_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(26);
    let off = desk.stop(id, "");
    assert_eq!((off.guided, off.told, off.can_be_still_on), (false, false, true));
    assert!(!desk.act(|engine, now| engine.pack_is_still_on(id, now)).can_be_still_on);
    let told = tell(&mut desk, "2026-11-22 09:00", "2026-11-22 09:15");
    assert!(told.told && !told.can_be_still_on);
}

#[test]
fn a_pack_with_a_cell_that_can_not_be_read_is_mended_where_it_stands() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = tell(&mut desk, "2026-11-22 13:00", "2026-11-22 13:45").id;
    let file = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    file.execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE session SET before = 99").unwrap();
    retell(&mut desk, id, "2026-11-22 13:00", "2026-11-22 13:15").unwrap();
    let ended: i64 = file.query_row("SELECT ended_at - started_at FROM session", [], |row| row.get(0)).unwrap();
    let before: i64 = file.query_row("SELECT before FROM session", [], |row| row.get(0)).unwrap();
    assert_eq!((ended, before), (15 * 60, 99), "the end is mended, and what can't be read stays");
}
