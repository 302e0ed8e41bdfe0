#![allow(clippy::unwrap_used)]
use super::*;
use crate::Code;
use crate::start::{Refusal, may_start};
use crate::time::{Uptime, WallTime};
use crate::zone::Zone;
use chrono::TimeZone;

/// A moment at `minutes` past the start by the wall clock, and the same by the uptime clock unless told otherwise.
fn at(wall_minutes: i64, uptime_minutes: i64) -> Moment {
    let start = WallTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap();
    Moment {
        uptime: Some(Uptime { boot: "one".into(), millis: uptime_minutes * 60_000 }),
        ..Moment::told(start + TimeDelta::minutes(wall_minutes))
    }
}

fn cold(place: &str, minutes: i64) -> Session {
    let places = [Place::from_code(place).unwrap()].into_iter().collect();
    Session { minutes, ..Session::guided(Thermal::Cold, places, at(0, 0)) }
}

fn running(session: &Session, now: &Moment) -> Option<i64> {
    match session.phase(now) {
        Phase::Running { left } => Some(left.num_minutes()),
        _ => None,
    }
}

#[test]
fn a_session_ends_by_whichever_clock_says_that_more_time_has_passed() {
    let session = cold("low-back-left", 15);
    for (wall, uptime, left) in [
        (5, 5, Some(10)),
        (14, 14, Some(1)),
        (15, 15, None),
        (-55, 5, Some(10)), // the clock was set back an hour
        (65, 5, None),      // the clock was set forward an hour
        (40, 40, None),     // the computer slept: uptime goes on
    ] {
        assert_eq!(running(&session, &at(wall, uptime)), left, "wall {wall}, uptime {uptime}");
    }
    let restarted = Moment { uptime: Some(Uptime { boot: "two".into(), millis: 0 }), ..at(5, 0) };
    assert_eq!(running(&session, &restarted), Some(10), "after a restart the wall clock alone tells");
}

#[test]
fn skin_rests_two_hours_whatever_the_wall_clock_is_set_to() {
    let mut session = cold("low-back-left", 15);
    let rest = |session: &Session, now: &Moment| session.rest_left(now).map(|left| left.num_minutes());
    assert_eq!(rest(&session, &at(14, 14)), None, "the pack is still on");
    assert_eq!(rest(&session, &at(15, 15)), None, "nobody answered: nobody knows from when it rests");
    session.ended = Some(at(10, 10));
    for (wall, uptime, left) in [
        (10, 10, Some(120)),
        (129, 129, Some(1)),
        (130, 130, None),
        (190, 70, Some(60)), // set forward an hour: not a minute is cut
        (70, 130, None),     // set back an hour: two hours are two hours
        (-50, 10, Some(120)),
    ] {
        assert_eq!(rest(&session, &at(wall, uptime)), left, "wall {wall}, uptime {uptime}");
    }
    session.ended = Some(at(22, 22));
    assert_eq!(rest(&session, &at(130, 130)), Some(12), "it rests from when the pack really came off");
    session.ended = Some(at(2, 2));
    assert_eq!(rest(&session, &at(121, 121)), Some(1), "a short session starts the rest as well");
}

#[test]
fn a_zone_or_switch_day_changes_no_elapsed_time() {
    for (zone, start) in [
        (chrono_tz::Europe::Berlin, "2026-10-25T02:50:00+02:00"), // at 3:00 the clock goes back to 2:00
        (chrono_tz::Europe::Berlin, "2026-03-29T01:50:00+01:00"), // at 2:00 it goes forward to 3:00
        (chrono_tz::America::St_Johns, "2026-11-01T01:50:00-02:30"),
        (chrono_tz::Pacific::Apia, "2026-01-01T00:00:00+13:00"),
    ] {
        let start = WallTime::parse_from_rfc3339(start).unwrap();
        let later = |minutes| {
            let there = zone.from_utc_datetime(&(start + TimeDelta::minutes(minutes)).naive_utc());
            Moment::told(there.fixed_offset())
        };
        let mut session = Session { started: Moment::told(start), ..cold("neck-left", 15) };
        assert_eq!(running(&session, &later(14)), Some(1), "{zone}");
        assert_eq!(running(&session, &later(15)), None, "{zone}");
        session.ended = Some(later(15));
        assert_eq!(session.rest_left(&later(134)), Some(TimeDelta::minutes(1)), "{zone}");
        assert_eq!(session.rest_left(&later(135)), None, "{zone}");
    }
}

#[test]
fn rest_and_running_packs_refuse_the_same_and_neighbouring_skin_alike() {
    let running = [cold("low-back-left", 15)];
    let ended = [Session { ended: Some(at(15, 15)), ..cold("low-back-left", 15) }];
    let refused = |code: &str, sessions: &[Session], minute: i64| {
        let now = at(minute, minute);
        may_start(&Session { started: now.clone(), ..cold(code, 15) }, sessions, &now).err()
    };
    assert!(matches!(refused("low-back-left", &running, 5), Some(Refusal::Running { .. })));
    assert!(matches!(refused("low-back-centre", &running, 5), Some(Refusal::Running { .. })));
    assert_eq!(refused("low-back-right", &running, 5), None);
    assert_eq!(refused("mid-back-left", &running, 5), None);
    for (code, minute, until) in [
        ("low-back-left", 20, Some("16:15")),
        ("low-back-centre", 134, Some("16:15")),
        ("low-back-left", 135, None),
        ("buttock-left", 20, None),
    ] {
        let found = refused(code, &ended, minute).map(|refusal| match refusal {
            Refusal::Resting(rest) => rest.until.format("%H:%M").to_string(),
            other => panic!("{other}"),
        });
        assert_eq!(found.as_deref(), until, "{code} after {minute} min");
    }
}

#[test]
fn one_place_takes_four_a_day() {
    let started = |hour: i64| Session {
        started: Moment::told(at(0, 0).wall - TimeDelta::hours(hour)),
        ended: Some(Moment::told(at(0, 0).wall - TimeDelta::hours(hour) + TimeDelta::minutes(15))),
        ..cold("low-back-left", 15)
    };
    let three = [started(12), started(9), started(6)];
    let four = [started(12), started(9), started(6), started(3)];
    let now = Moment::told(at(0, 0).wall);
    let new = |code: &str| Session { started: now.clone(), ..cold(code, 15) };
    let place = Place::from_code("low-back-left").unwrap();
    assert_eq!(may_start(&new("low-back-left"), &three, &now), Ok(()));
    assert_eq!(may_start(&new("low-back-left"), &four, &now), Err(Refusal::EnoughToday(place)));
    assert_eq!(may_start(&new("low-back-centre"), &four, &now), Ok(()));
}

/// A session from the diary knows no more of its zone than the offset at its start.
#[test]
fn the_end_is_told_as_the_clock_showed_it_where_the_clocks_were_changed_since() {
    let wall = |text: &str| WallTime::parse_from_rfc3339(text).unwrap();
    let berlin = Zone::of(chrono_tz::Europe::Berlin);
    for (started, now, zone, expect) in [
        ("2027-03-28T01:50:00+01:00", "2027-03-28T03:20:00+02:00", &berlin, "2027-03-28T03:05:00+02:00"),
        ("2026-10-25T02:50:00+02:00", "2026-10-25T02:20:00+01:00", &berlin, "2026-10-25T02:05:00+01:00"),
        // Whoever is elsewhere by now reads it as it was there.
        ("2026-11-22T14:00:00+09:00", "2026-11-22T08:00:00+01:00", &berlin, "2026-11-22T14:15:00+09:00"),
    ] {
        let session = Session { started: Moment::told(wall(started)), ..cold("low-back-left", 15) };
        let now = Moment { zone: zone.clone(), ..Moment::told(wall(now)) };
        let Phase::Unconfirmed { planned_end, .. } = session.phase(&now) else { panic!("{started}") };
        assert_eq!(planned_end.wall.to_rfc3339(), expect);
        let waits = &unanswered([&session], &now)[0];
        assert_eq!(waits.planned_end.wall.to_rfc3339(), expect);
        assert_eq!(*waits.not_free_before(&now).offset(), *now.wall.offset());
    }
}

#[test]
fn of_two_rests_on_one_place_the_longer_counts() {
    let early = Session { ended: Some(at(5, 5)), ..cold("low-back-left", 15) };
    let late = Session { ended: Some(at(15, 15)), kind: Thermal::Heat, ..cold("low-back-right", 15) };
    let found = rests([&early, &late], &at(20, 20));
    let lines: Vec<_> = found.iter().map(|rest| (rest.place.code(), rest.left.num_minutes(), rest.from)).collect();
    assert_eq!(
        lines,
        [
            ("low-back-left", 105, Thermal::Cold),
            ("low-back-centre", 115, Thermal::Heat),
            ("low-back-right", 115, Thermal::Heat)
        ]
    );
}

#[test]
fn minutes_to_choose() {
    for (chosen, fine) in [(4, false), (5, true), (15, true), (20, true), (21, false), (25, false), (-1, false)] {
        assert_eq!(minutes(Some(chosen), None).is_ok(), fine, "{chosen}");
        assert_eq!(minutes(None, Some(chosen)).is_ok(), fine, "{chosen} as the product's own");
    }
    assert_eq!(minutes(None, None), Ok(15));
    assert_eq!([10, 16, 20].map(|allowed| minutes(None, Some(allowed))), [Ok(10), Ok(15), Ok(15)]);
    assert_eq!(minutes(Some(16), Some(16)), Ok(16));
    assert_eq!(minutes(Some(17), Some(16)), Err(Invalid::Minutes { least: 5, most: 16 }), "a product lowers the cap");
}

#[test]
fn it_helped_when_the_pain_fell_by_two_points() {
    let score = |points: u8| Score::new(points.into()).ok();
    for (before, after, later, helped) in [
        (Some(6), Some(4), None, Some(true)),
        (Some(6), Some(5), None, Some(false)),
        (Some(6), Some(6), Some(3), Some(true)),
        (Some(6), None, None, None),
        (None, Some(2), Some(2), None),
    ] {
        let session = Session {
            before: before.and_then(score),
            after: after.and_then(score),
            later: later.and_then(score),
            ended: Some(at(15, 15)),
            ..cold("low-back-left", 15)
        };
        assert_eq!(session.helped(), helped, "{before:?} {after:?} {later:?}");
    }
}

/// A pack of so many minutes after the start of the tests, off at `to`.
fn lay(code: &str, from: i64, to: Option<i64>) -> Session {
    Session { started: at(from, from), ended: to.map(|to| at(to, to)), ..cold(code, 15) }
}

#[test]
fn skin_under_a_pack_that_nobody_said_came_off_is_free_only_once_that_is_said() {
    let open = [lay("low-back-left", 0, None)];
    for minute in [15, 135, 136, 60 * 24, 60 * 24 * 400] {
        for (code, waits) in [("low-back-left", true), ("low-back-centre", true), ("low-back-right", false)] {
            let now = at(minute, minute);
            let said = may_start(&lay(code, minute, None), &open, &now);
            assert_eq!(matches!(said, Err(Refusal::Unanswered { .. })), waits, "{code} after {minute} min: {said:?}");
        }
    }
    let now = at(600, 600);
    assert_eq!(rests(&open, &now), [], "nothing rests yet");
    assert_eq!(unanswered(&open, &now).len(), 1);
    let answered = [lay("low-back-left", 0, Some(500))];
    assert!(may_start(&lay("low-back-left", 619, None), &answered, &at(619, 619)).is_err());
    assert_eq!(may_start(&lay("low-back-left", 620, None), &answered, &at(620, 620)), Ok(()));
}

#[test]
fn the_earliest_that_unanswered_skin_can_be_free_never_lies_behind() {
    let pack = Unanswered::of(&lay("low-back-left", 0, None), &at(15, 15));
    for (minute, minutes_left) in [(15, 120), (60, 75), (134, 1), (135, 120), (9999, 120)] {
        let now = at(minute, minute);
        assert_eq!((pack.not_free_before(&now) - now.wall).num_minutes(), minutes_left, "after {minute} min");
    }
}

#[test]
fn one_press_tells_when_only_shortly_after_the_end() {
    let session = lay("low-back-left", 0, None);
    for (minute, said, now) in [
        (3, OffSaid::Pressed, true),
        (25, OffSaid::Pressed, true),
        (26, OffSaid::Pressed, false),
        (26, OffSaid::JustNow, true),
        (9999, OffSaid::Pressed, false),
        (9999, OffSaid::SinceUnknown, true),
    ] {
        let found = session.came_off(said, &at(minute, minute));
        let expect = if now {
            CameOff::Now { end_unknown: said == OffSaid::SinceUnknown }
        } else {
            CameOff::AskWhen { planned_end: at(15, 15) }
        };
        assert_eq!(found, expect, "{said:?} after {minute} min");
    }
    let off = lay("low-back-left", 0, Some(12));
    for said in [OffSaid::Pressed, OffSaid::JustNow, OffSaid::SinceUnknown] {
        assert_eq!(off.came_off(said, &at(40, 40)), CameOff::Already { at: at(12, 12) });
    }
    let restarted = Moment { uptime: Some(Uptime { boot: "two".into(), millis: 0 }), ..at(-60, 0) };
    assert_eq!(
        session.came_off(OffSaid::Pressed, &restarted),
        CameOff::Now { end_unknown: true },
        "the clock went back"
    );
}

#[test]
fn a_start_that_is_told_afterwards_minds_what_followed() {
    let told = |from: i64| Session { started: Moment::told(at(from, from).wall), ..cold("low-back-centre", 15) };
    let now = at(600, 600);
    let followed =
        |from: i64, to: Option<i64>, new: i64| may_start(&told(new), &[lay("low-back-left", from, to)], &now);
    assert!(matches!(followed(20, Some(30), 0), Err(Refusal::SoonAfter { .. })), "on at 0, another one on at 20");
    assert!(matches!(followed(134, Some(150), 0), Err(Refusal::SoonAfter { .. })), "within its rest");
    assert_eq!(followed(135, Some(150), 0), Ok(()));
    assert!(matches!(followed(0, Some(40), 20), Err(Refusal::Running { .. })), "it lay there then, as is known now");
    assert!(matches!(followed(400, None, 0), Err(Refusal::Unanswered { .. })), "whenever that one was");
    assert!(matches!(followed(590, None, 0), Err(Refusal::Running { .. })));
}

#[test]
fn what_breaks_the_guide_does_not_depend_on_the_order_of_telling() {
    let found = |sessions: &[Session]| breaches(sessions, &at(705, 705));
    let told_later = Session { guided: false, ..lay("low-back-left", 0, Some(10)) };
    let started = lay("low-back-centre", 20, Some(35));
    assert_eq!(found(&[told_later.clone(), started.clone()]), [None, Some(Breach::SkinNotFree)]);
    assert_eq!(found(&[started, told_later]), [Some(Breach::SkinNotFree), None]);
    // An end that is corrected puts the next one outside, and back inside.
    for (off, outside) in [(15, false), (20, true), (16, false)] {
        let two = [lay("low-back-left", 0, Some(off)), lay("low-back-left", 138, Some(150))];
        assert_eq!(found(&two)[1].is_some(), outside, "off after {off} min");
    }
    assert_eq!(found(&[lay("low-back-left", 0, Some(20)), lay("low-back-right", 5, Some(20))]), [None, None]);
    assert_eq!(found(&[lay("low-back-left", 0, Some(21))]), [Some(Breach::TooLong)]);
    for (minutes, allowed, off, broken) in [
        (8, Some(8), 9, true),
        (8, Some(8), 8, false),
        (15, Some(15), 19, true),
        (16, Some(17), 17, false),
        (16, Some(17), 18, true),
        (8, None, 19, false),
        (20, None, 21, true),
    ] {
        let pack = Session { minutes, allowed, ..lay("low-back-left", 0, Some(off)) };
        let expect = broken.then_some(Breach::TooLong);
        assert_eq!(found(&[pack]), [expect], "{minutes} min of {allowed:?}, off after {off}");
    }
    // Cold that was told is cold all the same; heat may have been a wrap.
    for (kind, expect) in [(Thermal::Cold, Some(Breach::TooLong)), (Thermal::Heat, None)] {
        assert_eq!(found(&[Session { guided: false, kind, ..lay("low-back-left", 0, Some(60)) }]), [expect]);
    }
    // Of one that is known its limit holds: that of a bottle, or the hours of a wrap.
    for (kind, allowed, off, broken) in [
        (Thermal::Heat, 20, 21, true),
        (Thermal::Heat, 8, 9, true),
        (Thermal::Heat, 480, 480, false),
        (Thermal::Heat, 480, 481, true),
        (Thermal::Cold, 480, 21, true),
    ] {
        let told = Session { guided: false, kind, allowed: Some(allowed), ..lay("low-back-left", 0, Some(off)) };
        let expect = broken.then_some(Breach::TooLong);
        assert_eq!(found(&[told]), [expect], "{kind:?}, {allowed} min, off after {off}");
    }
    let unknown = Session { end_unknown: true, ..lay("low-back-left", 0, Some(16)) };
    assert_eq!(found(&[unknown]), [Some(Breach::EndUnknown)]);
    // One that lies still has broken nothing; one that nobody said came off is not taken for one that did in time.
    let open = [lay("neck-left", 0, None), lay("neck-left", 700, None), lay("low-back-left", 700, None)];
    assert_eq!(found(&open), [Some(Breach::EndUnknown), Some(Breach::SkinNotFree), None]);
}

proptest::proptest! {
    /// Whenever it is told what its maker allows: never for longer than before, and what is past that comes off now.
    #[test]
    fn a_makers_limit_shortens_a_pack_that_is_on(
        minutes in FEWEST_MINUTES..=MOST_MINUTES, most in FEWEST_MINUTES..=720, on_for in 0..40_i64,
    ) {
        let (on, now) = (cold("low-back-left", minutes), at(on_for, on_for));
        let held = on.held_to(most, &now);
        proptest::prop_assert!(held.left(&now) <= on.left(&now) && held.allowed == Some(most));
        match held.phase(&now) {
            Phase::Running { left } => proptest::prop_assert_eq!(left.num_minutes(), minutes.min(most) - on_for),
            Phase::Unconfirmed { ago, .. } => {
                let was_up = -on.left(&now);
                proptest::prop_assert!(on_for >= most.min(minutes) && ago == was_up.max(TimeDelta::zero()));
            }
            Phase::Ended { .. } => proptest::prop_assert!(false),
        }
        proptest::prop_assert_eq!(held.held_to(most, &now), held);
    }
}

#[path = "session_days_tests.rs"]
mod days;
