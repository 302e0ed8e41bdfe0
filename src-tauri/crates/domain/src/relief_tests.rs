#![allow(clippy::unwrap_used)]
use super::*;
use crate::Code;
use crate::place::{Place, Places};

fn wall(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(text).unwrap()
}

fn now() -> Moment {
    Moment::told(wall("2026-11-22T14:00:00+01:00"))
}

fn score(points: Option<u8>) -> Option<Score> {
    points.map(|points| Score::new(points.into()).unwrap())
}

fn relief(kind: ReliefKind, name: Option<&str>, before: Option<u8>, after: Option<u8>) -> Relief {
    Relief {
        kind,
        name: name.map(str::to_owned),
        tried_at: wall("2026-11-22T12:00:00+01:00"),
        before: score(before),
        after: score(after),
        minutes: None,
        note: String::new(),
    }
}

fn session(kind: Thermal, before: Option<u8>, after: Option<u8>, later: Option<u8>) -> Session {
    let started = Moment::told(wall("2026-11-22T10:00:00+01:00"));
    Session {
        ended: Some(started.after(TimeDelta::minutes(15))),
        before: score(before),
        after: score(after),
        later: score(later),
        ..Session::guided(kind, Places::from_iter([Place::from_code("neck-left").unwrap()]), started)
    }
}

#[test]
fn a_score_after_an_end_that_nobody_knows_tells_no_change() {
    let known = session(Thermal::Cold, Some(7), Some(4), Some(3));
    assert_eq!((known.change(), known.helped()), (Some(-4), Some(true)));
    let unknown = Session { end_unknown: true, ..known };
    assert_eq!((unknown.change(), unknown.helped()), (None, None));
}

#[test]
fn codes_go_there_and_back() {
    for kind in ReliefKind::all() {
        assert_eq!(ReliefKind::from_code(kind.code()), Ok(kind));
    }
    assert_eq!(ReliefKind::from_code("prayer"), Err(Invalid::UnknownWord("prayer".to_owned())));
}

#[test]
fn what_can_be_true_is_taken_and_what_cannot_is_named() {
    use ReliefKind::{Medicine, Other, Rest};
    let check = |change: &dyn Fn(&mut Relief)| {
        let mut relief = relief(Rest, None, None, None);
        change(&mut relief);
        relief.check(&now())
    };
    let own = |kind, name: &str| {
        let name = Some(name.to_owned());
        check(&move |relief| (relief.kind, relief.name) = (kind, name.clone()))
    };
    assert_eq!(check(&|_| ()), Ok(()), "that one rested is worth a line");
    assert_eq!(check(&|relief| relief.tried_at = wall("2026-11-22T15:00:00+01:00")), Err(Invalid::InFuture));
    assert_eq!(check(&|relief| relief.tried_at = wall("1899-11-22T15:00:00+01:00")), Err(Invalid::TooLongAgo));
    assert_eq!(check(&|relief| relief.kind = Other), Err(Invalid::ReliefName), "other what?");
    assert_eq!(check(&|relief| relief.note = "a\0b".into()), Err(Invalid::NoteNotText));
    assert_eq!(check(&|relief| relief.minutes = Some(MOST_MINUTES + 1)), Err(Invalid::ReliefMinutes));
    for (kind, name, expect) in [
        (Other, "Hot tub", Ok(())),
        (Medicine, "Ibuprofen 200 mg", Ok(())),
        (Other, " ", Err(Invalid::ReliefName)),
        (Medicine, "a\nb", Err(Invalid::ReliefName)),
        (Medicine, &"é".repeat(LONGEST_NAME), Ok(())),
        (Medicine, &"x".repeat(LONGEST_NAME + 1), Err(Invalid::ReliefName)),
    ] {
        assert_eq!(own(kind, name), expect, "{name}");
    }
}

#[test]
fn minutes_are_whole_and_within_a_day() {
    for (minutes, expect) in [
        (0.0, Ok(0)),
        (45.0, Ok(45)),
        (1440.0, Ok(1440)),
        (1441.0, Err(Invalid::ReliefMinutes)),
        (-1.0, Err(Invalid::ReliefMinutes)),
        (2.5, Err(Invalid::ReliefMinutes)),
        (f64::NAN, Err(Invalid::ReliefMinutes)),
    ] {
        assert_eq!(minutes_to_effect(minutes), expect, "{minutes}");
    }
}

#[test]
fn changes_of_one_kind() {
    // Before and after of each time; times, went down, by two or more, of, median change, whether that is enough to tell.
    type Row = (&'static [(Option<u8>, Option<u8>)], usize, usize, usize, usize, Option<f64>, bool);
    let rows: &[Row] = &[
        (&[(Some(6), Some(4))], 1, 1, 1, 1, Some(-2.0), false),
        (&[(Some(6), None), (None, Some(4)), (None, None)], 3, 0, 0, 0, None, false),
        (&[(Some(6), Some(5)), (Some(6), Some(6)), (Some(6), Some(7))], 3, 1, 0, 3, Some(0.0), true),
        (
            &[(Some(6), Some(4)), (Some(5), Some(5)), (Some(8), Some(5)), (Some(4), Some(3))],
            4,
            3,
            2,
            4,
            Some(-1.5),
            true,
        ),
        (&[(Some(6), Some(4)), (Some(6), None), (Some(7), Some(4))], 3, 2, 2, 2, Some(-2.5), false),
        // A score of 0 is a score: no pain before, and no pain after.
        (&[(Some(0), Some(0)), (Some(2), Some(0)), (Some(0), Some(1))], 3, 1, 1, 3, Some(0.0), true),
    ];
    for (given, times, went_down, helped, of, change, tells) in rows {
        let reliefs: Vec<_> =
            given.iter().map(|(before, after)| relief(ReliefKind::Walk, None, *before, *after)).collect();
        let table = tried(&reliefs, &[], &now());
        assert_eq!(table.len(), 1);
        let line = &table[0];
        assert_eq!(line.times, *times, "{given:?}");
        assert_eq!(line.went_down, Tally { count: *went_down, of: *of }, "{given:?}");
        assert_eq!(line.helped, Tally { count: *helped, of: *of }, "{given:?}");
        assert_eq!(line.change, *change, "{given:?}");
        assert_eq!(line.tells(), *tells, "{given:?}");
    }
}

#[test]
fn what_gets_a_line_of_its_own() {
    use ReliefKind::{Heat, Medicine, Other, Position, Walk};
    let mut later = relief(Medicine, Some("Ibuprofen"), Some(6), Some(4));
    later.tried_at = wall("2026-11-22T13:00:00+01:00");
    let reliefs = [
        later,
        relief(Medicine, Some("ibuprofen"), None, None),
        relief(Medicine, None, None, None),
        relief(Position, Some("on-back"), None, None),
        relief(Position, Some("recliner"), None, None),
        relief(Walk, Some("flat"), None, None),
        relief(Walk, Some("hill"), None, None),
        relief(Walk, None, None, None),
        relief(Other, Some("Hot tub"), None, None),
        relief(Heat, Some("A bath"), Some(5), Some(4)),
    ];
    let sessions = [session(Thermal::Heat, Some(6), Some(5), Some(3)), session(Thermal::Cold, Some(6), None, None)];
    let table = tried(&reliefs, &sessions, &now());
    let lines: Vec<_> = table.iter().map(|line| (line.kind, line.name.as_deref(), line.times)).collect();
    assert_eq!(
        lines,
        [
            (Walk, None, 3),
            (Heat, None, 2),
            (Medicine, Some("Ibuprofen"), 2),
            (ReliefKind::Cold, None, 1),
            (Medicine, None, 1),
            (Position, Some("on-back"), 1),
            (Position, Some("recliner"), 1),
            (Other, Some("Hot tub"), 1),
        ]
    );
    let heat = &table[1];
    assert_eq!(heat.helped, Tally { count: 1, of: 2 }, "of a session the lower score after it counts");
    assert_eq!(heat.change, Some(-2.0));
}

#[test]
fn a_session_counts_once_the_pack_is_off() {
    let mut running = session(Thermal::Cold, Some(6), None, None);
    running.started = Moment::told(wall("2026-11-22T13:55:00+01:00"));
    running.ended = None;
    assert_eq!(tried(&[], &[running], &now()), []);
}

#[test]
fn minutes_are_counted_over_the_times_that_tell() {
    let with = |minutes| Relief { minutes, ..relief(ReliefKind::Medicine, Some("Ibuprofen"), None, None) };
    let told = |given: &[Option<u16>]| {
        let reliefs: Vec<_> = given.iter().map(|minutes| with(*minutes)).collect();
        tried(&reliefs, &[], &now())[0].minutes
    };
    assert_eq!(told(&[Some(30), None, Some(45)]), None, "too few to tell");
    assert_eq!(told(&[Some(30), None, Some(45), Some(0), Some(60)]), Some(37.5));
}

#[test]
fn when_the_pain_after_is_asked_for() {
    let hours = |hours| Moment::told(wall("2026-11-22T12:00:00+01:00") + TimeDelta::hours(hours));
    for (before, after, at, expect) in [
        (Some(6), None, hours(0), true),
        (Some(6), None, hours(23), true),
        (Some(6), None, hours(24), false),
        (Some(6), Some(6), hours(1), false),
        (None, None, hours(1), false),
    ] {
        let relief = relief(ReliefKind::Walk, None, before, after);
        assert_eq!(relief.asks_after(&at), expect, "{before:?} {after:?} {at:?}");
    }
}

#[test]
fn a_look_at_the_past_does_not_see_what_it_did_later() {
    let relief = Relief { minutes: Some(60), ..relief(ReliefKind::Medicine, None, Some(6), Some(3)) };
    let as_of = |time: &str| relief.clone().as_of(wall(time)).after.map(Score::points);
    assert_eq!(as_of("2026-11-22T12:59:00+01:00"), None);
    assert_eq!(as_of("2026-11-22T13:00:00+01:00"), Some(3));
}
