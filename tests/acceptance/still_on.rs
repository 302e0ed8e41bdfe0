//! "It is off" that was pressed by a slip is taken back; and how long a pack lay does not hang on a clock that was set.

use chrono::TimeDelta;
use respite_domain::notice::NoticeKind;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_engine::view::{Coded, SessionStop};
use respite_engine::{Effect, EngineError};

use crate::desk::Desk;
use crate::terminal::Terminal;

const COLD: Coded<Thermal> = Coded(Thermal::Cold);

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk
}

fn say_off(desk: &mut Desk, id: i32) {
    desk.act(|engine, now| engine.pack_is_off(id, OffSaid::Pressed, now));
}

fn still_on(desk: &mut Desk, id: i32) -> Result<(), EngineError> {
    desk.try_to(|engine, now| engine.pack_is_still_on(id, now)).map(drop)
}

#[test]
fn a_pack_that_was_said_to_be_off_by_a_slip_goes_on_and_is_called() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(8);
    say_off(&mut desk, id);
    assert!(!desk.rests().is_empty());
    desk.pass_minutes(1);
    still_on(&mut desk, id).unwrap();
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!((today.running[0].id, desk.rests().len()), (id, 0));
    desk.pass_minutes(6);
    let effects = desk.act(|engine, now| Ok(engine.advance(now))).effects;
    let is_time_up =
        |effect: &Effect| matches!(effect, Effect::Notify(notice) if matches!(notice.kind, NoticeKind::TimeUp { .. }));
    assert!(effects.iter().any(is_time_up), "{effects:?}");
    // It rests from when it came off.
    desk.pass_minutes(1);
    say_off(&mut desk, id);
    assert!(desk.rests().contains(&"low-back-left until 16:16".to_owned()), "{:?}", desk.rests());
    assert!(desk.start(COLD, "low-back-centre").is_err());
}

#[test]
fn a_slip_after_the_last_call_is_called_again() {
    for looked_between in [false, true] {
        let mut desk = desk();
        let id = desk.start_cold();
        desk.watch(21);
        say_off(&mut desk, id);
        if looked_between {
            desk.watch(1);
        }
        still_on(&mut desk, id).unwrap();
        let told = desk.watch(2);
        assert_eq!(told.iter().filter(|told| told.contains("time is up")).count(), 1, "{looked_between}: {told:?}");
    }
}

#[test]
fn it_is_still_on_only_while_that_skin_rests() {
    let mut desk = desk();
    let id = desk.start_cold();
    still_on(&mut desk, id).unwrap_err();
    desk.pass_minutes(8);
    say_off(&mut desk, id);
    desk.pass_minutes(119);
    still_on(&mut desk, id).unwrap();
    // Its time has been up for long, and it is asked when it came off.
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(today.unconfirmed[0].id, id);
    desk.stop(id, "2026-11-22T14:08:00+01:00");
    desk.pass_minutes(2);
    still_on(&mut desk, id).unwrap_err();
}

#[test]
fn the_terminal_takes_its_own_slip_back() {
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", "low-back-left"]);
    terminal.refused(2, &["session", "stop", "--mistake"]);
    terminal.done(&["session", "stop"]);
    let said = terminal.done(&["session", "stop", "--mistake"]).out;
    assert!(said.starts_with("Cold on Low back, left is still on, as if you had not said that it is off."), "{said}");
    terminal.done(&["session", "stop"]);
    terminal.refused(2, &["session", "stop", "--mistake", "--place", "neck-left"]);
}

/// Each act says of a pack whose time is up, or comes to be up by it, that it is to come off now.
#[test]
fn the_terminal_says_with_each_act_that_a_pack_whose_time_is_up_is_to_come_off() {
    let up = "take the pack off now. The time was up";
    let of_cold = |terminal: &Terminal, act: &[&str], is_up: bool| {
        let said = terminal.done(act).out;
        assert_eq!(said.contains(up), is_up, "{act:?}: {said}");
        assert!(!(is_up && said.contains("Take it off")), "{act:?}: {said}");
    };
    let terminal = Terminal::new();
    of_cold(&terminal, &["session", "start", "cold", "--place", "low-back-left", "--at", "5min ago"], false);
    of_cold(&terminal, &["session", "stop", "--at", "2min ago"], false);
    of_cold(&terminal, &["session", "stop", "--mistake"], false);
    of_cold(&terminal, &["session", "stop"], false);

    let terminal = Terminal::new();
    of_cold(&terminal, &["session", "start", "cold", "--place", "low-back-left", "--at", "40min ago"], true);
    of_cold(&terminal, &["log", "--clear"], true);
    of_cold(&terminal, &["session", "stop", "--at", "20min ago"], false);
    of_cold(&terminal, &["log", "--clear"], false);
    of_cold(&terminal, &["session", "stop", "--mistake"], true);

    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "electric-pad", "--name", "Pad", "--read"]);
    of_cold(
        &terminal,
        &["session", "start", "heat", "--place", "neck-left", "--pack", "Pad", "--at", "6min ago"],
        false,
    );
    of_cold(&terminal, &["pack", "change", "Pad", "--most", "5"], true);
}

#[test]
fn a_clock_that_is_set_under_a_pack_makes_it_no_longer() {
    for by in [TimeDelta::hours(2), TimeDelta::hours(-2)] {
        let mut desk = desk();
        let id = desk.start_cold();
        desk.pass_minutes(1);
        desk.set_clock(by);
        desk.pass_minutes(1);
        let off = desk.act(|engine, now| engine.stop_session(id, &SessionStop::default(), now));
        assert_eq!((off.lasted, off.outside.is_none()), (Some(2), true), "{by}");
    }
}

#[test]
fn what_was_told_after_a_slip_is_asked_at_the_true_end() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(6);
    say_off(&mut desk, id);
    let stop = SessionStop { after: Some(5.0), skin: Some(Coded(Skin::Normal)), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    still_on(&mut desk, id).unwrap();
    let on = desk.act(|engine, now| engine.today(now)).running.remove(0);
    assert_eq!((on.after, on.skin), (None, None));
    desk.pass_minutes(9);
    say_off(&mut desk, id);
    let asked = desk.act(|engine, now| engine.today(now)).just_off;
    assert_eq!(asked.iter().map(|pack| pack.id).collect::<Vec<_>>(), [id]);
}

/// The pain of half an hour later, told of an end that was a slip, is none of the true one: it is asked, and called, again.
#[test]
fn pain_that_was_told_later_of_a_slip_is_asked_after_the_true_end() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(1);
    desk.stop(id, "now");
    let called = |desk: &mut Desk| desk.watch(31).iter().any(|line| line.ends_with("how is the pain"));
    assert!(called(&mut desk));
    desk.act(|engine, now| engine.pain_later(id, 2.0, now));
    still_on(&mut desk, id).unwrap();
    desk.pass_minutes(1);
    let off = desk.act(|engine, now| engine.stop_session(id, &SessionStop::default(), now));
    assert_eq!(off.later, None);
    assert!(called(&mut desk));
}

/// Where "How is the pain now?" stood on the screen, it tells of an end that was a slip.
#[test]
fn what_was_asked_of_the_end_that_was_a_slip_leaves_the_screen() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(1);
    say_off(&mut desk, id);
    assert!(desk.watch(31).iter().any(|line| line.ends_with("how is the pain")));
    still_on(&mut desk, id).unwrap();
    let seen = desk.effects();
    assert!(seen.contains(&format!("gone: session-{id}-pain")), "{seen:?}");
}
