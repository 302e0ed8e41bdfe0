//! Packs in several places: what ends one ends the one that is meant.

use respite_domain::Invalid;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_engine::EngineError;
use respite_engine::view::{Coded, SessionStop, SessionView};

use crate::desk::Desk;
use crate::terminal::Terminal;

const BACK: &str = "low-back-left";
const NECK: &str = "neck-left";

/// A pack on the low back, and one on the neck that began eight minutes later.
fn two() -> (Desk, i32, i32) {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let back = desk.start(Coded(Thermal::Cold), BACK).unwrap().id;
    desk.pass_minutes(8);
    let neck = desk.start(Coded(Thermal::Cold), NECK).unwrap().id;
    (desk, back, neck)
}

fn stop(desk: &mut Desk, stop: &SessionStop, said: OffSaid, places: &[&str]) -> Result<SessionView, EngineError> {
    let places: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
    desk.try_to(|engine, now| engine.stop_open_session(stop, said, &places, now))
}

fn is_asked_which(stopped: Result<SessionView, EngineError>) -> bool {
    matches!(stopped, Err(EngineError::Invalid { why: Invalid::WhichPack(_), .. }))
}

/// Every way to say that a pack is off without bad skin.
fn ways() -> [(SessionStop, OffSaid); 4] {
    let normal = SessionStop { skin: Some(Coded(Skin::Normal)), ..SessionStop::default() };
    let at = SessionStop { when: "2026-11-22 14:16".into(), ..SessionStop::default() };
    [
        (SessionStop::default(), OffSaid::Pressed),
        (SessionStop::default(), OffSaid::SinceUnknown),
        (normal, OffSaid::Pressed),
        (at, OffSaid::Pressed),
    ]
}

#[test]
fn a_stop_without_a_place_ends_the_only_pack_whose_time_is_up() {
    for (told, said) in ways() {
        let (mut desk, back, neck) = two();
        desk.pass_minutes(9);
        assert_eq!(stop(&mut desk, &told, said, &[]).unwrap().id, back, "{told:?}");
        let running = desk.act(|engine, now| engine.sessions(now)).running;
        assert_eq!(running.iter().map(|session| session.id).collect::<Vec<_>>(), [neck], "the other stays on");
    }
}

#[test]
fn where_it_can_be_several_packs_it_is_asked_which() {
    for (minutes, all_up) in [(8, false), (16, true)] {
        for (told, said) in ways() {
            let (mut desk, back, _) = two();
            desk.pass_minutes(if all_up { minutes } else { minutes - 2 });
            let told = if all_up { told } else { SessionStop { when: String::new(), ..told } };
            assert!(is_asked_which(stop(&mut desk, &told, said, &[])), "{told:?}");
            assert!(is_asked_which(stop(&mut desk, &told, said, &[BACK, NECK])), "both named");
            assert_eq!(stop(&mut desk, &told, said, &[BACK]).unwrap().id, back, "{told:?}");
        }
    }
}

#[test]
fn the_terminal_names_the_place_of_each_pack_whose_time_is_up_and_asks_for_it() {
    let terminal = Terminal::new();
    for place in [BACK, NECK] {
        terminal.done(&["session", "start", "cold", "--place", place, "--at", "2026-01-05T10:00:00+01:00"]);
    }
    let status = terminal.done(&["status"]).out;
    for place in [BACK, NECK] {
        assert!(status.contains(&format!("respite session stop --place {place} --at WHEN")), "{status}");
    }
    for words in [&["session", "stop", "--not-known"][..], &["session", "stop", "--at", "2026-01-05T10:14:00+01:00"]] {
        let said = terminal.refused(2, words);
        assert!(said.contains(" or --place "), "{said}");
    }
    terminal.done(&["session", "stop", "--not-known", "--place", NECK]);
    terminal.done(&["session", "stop", "--not-known"]);
}

#[test]
fn the_terminal_names_the_place_that_it_asks_about() {
    let terminal = Terminal::new();
    let told = |place: &str| {
        let told = ["session", "told", "cold", "--place", place, "--from", "4 hours ago", "--to", "230 min ago"];
        terminal.done(&[&told[..], &["--skin", "red"]].concat());
    };
    told("neck-left");
    told("low-back-left");
    let start = |place: &str| terminal.say(&["session", "start", "cold", "--place", place]);
    // The neighbour of what is red: what is typed names what is red.
    let said = start("low-back-centre");
    assert!(said.status == 3 && said.err.contains("respite session healed --place low-back-left"), "{said:?}");
    let said = terminal.say(&["session", "stop", "--skin", "normal", "--place", "low-back-left"]);
    let way = "respite session healed --place low-back-left or respite session healed --place low-back-left --mistake";
    assert!(said.status == 2 && said.err.contains(way), "{said:?}");
    terminal.done(&["session", "healed", "--place", "low-back-left"]);
    assert_eq!((start("neck-left").status, start("low-back-centre").status), (3, 0));

    let terminal = Terminal::new();
    terminal.done(&["session", "start", "cold", "--place", "neck-left", "--at", "3 hours ago"]);
    terminal.done(&["session", "start", "heat", "--place", "low-back-left"]);
    let said = terminal.refused(2, &["session", "stop"]);
    assert!(said.contains("Neck, left") && said.contains("--place neck-left --at WHEN"), "{said}");
}

#[test]
fn a_slip_in_the_place_is_told_where_the_pack_lies() {
    let terminal = Terminal::new();
    terminal.done(&["session", "start", "heat", "--place", "low-back-left", "--despite-injury"]);
    for more in [&[][..], &["--skin", "red"], &["--at", "now"]] {
        let said = terminal.say(&[&["session", "stop", "--place", "low-back-right"], more].concat());
        assert_eq!(said.status, 2);
        assert!(
            said.err.contains("One is on here: Low back, left.") && said.err.contains("--place low-back-left"),
            "{}",
            said.err
        );
    }
    terminal.done(&["session", "stop", "--place", "low-back-left"]);
    let said = terminal.refused(2, &["log", "--spasm", "1", "--place", "low-back-middle"]);
    assert!(said.contains("mid-back-centre"), "{said}");
}
