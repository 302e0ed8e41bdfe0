//! A computer that sleeps, clocks that somebody sets, zones that change: for ending a session whichever clock says that
//! more time has passed counts, for ending a rest whichever says less (design 3 and 5).

use chrono::TimeDelta;
use chrono_tz::{America, Asia, Europe, Pacific};
use respite_domain::session::Thermal;
use respite_engine::view::Coded;

use crate::desk::Desk;

const NOTHING: [&str; 0] = [];

fn with_a_pack_on(wall: &str) -> (Desk, i32) {
    let mut desk = Desk::at(wall);
    desk.skin_is_healthy();
    let id = desk.start_cold();
    (desk, id)
}

#[test]
fn slept_past_the_end() {
    let (mut desk, id) = with_a_pack_on("2026-11-22 14:00");
    desk.pass_minutes(3);
    assert_eq!(desk.effects(), NOTHING);
    desk.pass_minutes(57);
    assert_eq!(desk.effects(), ["late: time is up 5"], "one notice, not six");
    assert_eq!(desk.watch(30), NOTHING);
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(today.unconfirmed.len(), 1, "when did it really come off?");
    assert_eq!(&today.unconfirmed[0].ends_at[11..16], "14:15");
    assert_eq!(desk.rests(), ["low-back-left until 16:15", "low-back-centre until 16:15"]);
    desk.stop(id, "2026-11-22T14:50:00+01:00");
    assert_eq!(desk.rests(), ["low-back-left until 16:50", "low-back-centre until 16:50"]);
    assert!(desk.act(|engine, now| engine.today(now)).unconfirmed.is_empty());
}

#[test]
fn slept_on_a_computer_whose_uptime_sleeps_too() {
    let (mut desk, _) = with_a_pack_on("2026-11-22 14:00");
    desk.pass_minutes(3);
    desk.set_clock(TimeDelta::hours(1));
    assert_eq!(desk.effects(), ["late: time is up 5"]);
    desk.pass_minutes(60);
    assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err(), "by less than two hours of one clock");
}

#[test]
fn set_forward_an_hour_while_a_pack_is_on() {
    let (mut desk, id) = with_a_pack_on("2026-11-22 14:00");
    desk.pass_minutes(5);
    desk.set_clock(TimeDelta::hours(1));
    assert_eq!(desk.notices(), ["late: time is up 5"], "early is better than a pack left on");
    desk.stop(id, "");
    // Two hours are two hours, whatever the wall says.
    desk.pass_minutes(119);
    assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err());
    desk.pass_minutes(1);
    desk.start_cold();
}

#[test]
fn set_back_an_hour_while_a_pack_is_on() {
    let (mut desk, id) = with_a_pack_on("2026-11-22 14:00");
    desk.pass_minutes(5);
    assert_eq!(desk.effects(), ["look at the skin"]);
    desk.set_clock(TimeDelta::hours(-1));
    assert_eq!(&desk.status().session.unwrap().ends_at[11..16], "13:15", "ten minutes are left");
    assert_eq!(desk.watch(10), ["10: gone: session-1-skin", "10: time is up 1"]);
    desk.stop(id, "");
    assert_eq!(desk.rests()[0], "low-back-left until 15:15");
    desk.pass_minutes(119);
    assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err());
    desk.pass_minutes(1);
    desk.start_cold();
}

#[test]
fn set_forward_and_back_while_the_skin_rests() {
    for hours in [1, -1, 24, 24 * 400] {
        let (mut desk, id) = with_a_pack_on("2026-11-22 14:00");
        desk.pass_minutes(15);
        desk.stop(id, "");
        desk.pass_minutes(30);
        desk.set_clock(TimeDelta::hours(hours));
        desk.skin_is_healthy();
        desk.pass_minutes(89);
        assert!(desk.start(Coded(Thermal::Heat), "low-back-left").is_err(), "{hours} h: not a minute is cut");
        assert!(!desk.rests().is_empty(), "{hours} h");
        desk.pass_minutes(1);
        if hours > 0 {
            assert_eq!(desk.rests(), NOTHING, "{hours} h");
            desk.start(Coded(Thermal::Heat), "low-back-left").unwrap();
        }
    }
}

#[test]
fn a_pack_does_not_vanish_when_the_clock_is_set_far_forward() {
    // A computer without a battery for its clock gets the right year from the network, minutes after it was started.
    let (mut desk, _) = with_a_pack_on("2020-01-01 00:01");
    desk.pass_minutes(5);
    desk.set_clock(TimeDelta::days(2500));
    assert_eq!(desk.notices(), ["late: time is up 5"]);
    assert_eq!(desk.act(|engine, now| engine.today(now)).unconfirmed.len(), 1);
}

#[test]
fn a_restart_with_a_clock_gone_back_leaves_no_pack_on_for_longer() {
    let (mut desk, _) = with_a_pack_on("2026-11-22 14:00");
    desk.pass_minutes(5);
    desk.restart_computer();
    assert_eq!(&desk.status().session.unwrap().ends_at[11..16], "14:15");
    desk.set_clock(TimeDelta::hours(-1));
    let left = |desk: &mut Desk| {
        let now = desk.wall();
        let ends = desk.status().session.map(|session| session.ends_at);
        ends.map(|ends| (chrono::DateTime::parse_from_rfc3339(&ends).unwrap() - now).num_minutes())
    };
    assert!(left(&mut desk).is_none_or(|left| left <= 15), "{:?} minutes left", left(&mut desk));
    desk.pass_minutes(15);
    assert_eq!(left(&mut desk), None, "twenty minutes after the start at the latest");
    assert!(!desk.rests().is_empty());
}

#[test]
fn a_zone_that_changes_in_the_middle() {
    for zone in [America::New_York, Asia::Kathmandu, Pacific::Apia, Pacific::Honolulu] {
        let (mut desk, id) = with_a_pack_on("2026-11-22 14:00");
        desk.pass_minutes(5);
        assert_eq!(desk.effects(), ["look at the skin"]);
        desk.fly_to(zone);
        assert_eq!(desk.watch(10), ["10: gone: session-1-skin", "10: time is up 1"], "{zone}");
        desk.stop(id, "");
        desk.fly_to(Europe::London);
        desk.pass_minutes(119);
        assert_eq!(desk.rests()[0], "low-back-left until 15:15", "by the clock of where one is, {zone}");
        desk.pass_minutes(1);
        assert_eq!(desk.rests(), NOTHING, "{zone}");
    }
}

#[test]
fn days_of_twenty_three_and_twenty_five_hours() {
    for (start, end) in
        [("2026-03-29 01:50", "2026-03-29T03:05:00+02:00"), ("2026-10-25 02:50", "2026-10-25T02:05:00+01:00")]
    {
        let (mut desk, id) = with_a_pack_on(start);
        let ends_at = desk.status().session.unwrap().ends_at;
        assert_eq!(crate::desk::told(&ends_at).utc(), crate::desk::told(end).utc(), "{start}");
        assert_eq!(
            desk.watch(15),
            ["5: look at the skin", "15: gone: session-1-skin", "15: time is up 1"],
            "{start}: fifteen minutes are fifteen minutes"
        );
        desk.stop(id, "");
        desk.pass_minutes(119);
        assert!(desk.start(Coded(Thermal::Cold), "low-back-left").is_err(), "{start}");
        desk.pass_minutes(1);
        desk.start_cold();
    }
}

#[test]
fn a_session_goes_on_over_a_restart_of_the_computer() {
    let (mut desk, id) = with_a_pack_on("2026-11-22 14:00");
    desk.pass_minutes(8);
    desk.restart_computer();
    assert_eq!(&desk.status().session.unwrap().ends_at[11..16], "14:15");
    assert_eq!(desk.notices(), ["late: look at the skin"]);
    desk.pass_minutes(7);
    assert_eq!(desk.notices(), ["time is up 1"]);
    desk.stop(id, "");
    desk.restart_computer();
    assert_eq!(desk.rests()[0], "low-back-left until 16:15");
}
