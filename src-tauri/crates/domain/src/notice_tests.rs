#![allow(clippy::unwrap_used)]
use super::*;
use crate::Code;
use crate::place::Place;
use crate::session::Session;
use chrono::Days;

fn at(minute: i64) -> Moment {
    Moment::told(WallTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap() + TimeDelta::minutes(minute))
}

fn facts(sessions: Vec<Session>) -> NoticeFacts {
    NoticeFacts {
        sessions: (1..)
            .zip(sessions)
            .map(|(id, session)| StoredSession { id, told_at: session.started.wall, session })
            .collect(),
        slots: Vec::new(),
        next_slot: None,
        reminders: Vec::new(),
        answers: Answers::default(),
        last_logged: None,
        episode_open: false,
        evening: None,
        visits: Vec::new(),
        courses: Vec::new(),
        moving: MovingFacts::default(),
        emergencies: Vec::new(),
        helped: None,
        fault: None,
    }
}

fn cold() -> Session {
    Session::guided(Thermal::Cold, [Place::from_code("low-back-left").unwrap()].into_iter().collect(), at(0))
}

fn threads(facts: &NoticeFacts, now: &Moment) -> Vec<(String, i64, bool)> {
    due(facts, now)
        .into_iter()
        .map(|notice| (notice.thread.clone(), notice.marks[0].number, notice.is_late()))
        .collect()
}

#[test]
fn half_an_hour_after_an_end_that_nobody_knows_is_no_time_to_ask() {
    let off = Session { ended: Some(at(15)), ..cold() };
    for (end_unknown, expect) in [(false, 1), (true, 0)] {
        let facts = facts(vec![Session { end_unknown, ..off.clone() }]);
        assert_eq!(threads(&facts, &at(45)).len(), expect, "{end_unknown}");
    }
}

#[test]
fn the_notices_of_a_session() {
    let left_alone = facts(vec![cold()]);
    for (minute, expect) in [
        (4, None),
        (5, Some(("session-1-skin", 0, false))),
        (14, Some(("session-1-skin", 0, true))),
        (15, Some(("session-1-time-up", 0, false))),
        (16, Some(("session-1-time-up", 1, false))),
        (19, Some(("session-1-time-up", 4, false))),
        (22, Some(("session-1-time-up", 4, true))),
        (300, Some(("session-1-time-up", 4, true))),
    ] {
        let expect: Vec<_> = expect.into_iter().map(|(thread, n, late)| (thread.to_owned(), n, late)).collect();
        assert_eq!(threads(&left_alone, &at(minute)), expect, "minute {minute}");
    }
    let checked = facts(vec![Session { skin_checked: true, ..cold() }]);
    assert_eq!(threads(&checked, &at(6)), []);
    let ended = facts(vec![Session { ended: Some(at(15)), ..cold() }]);
    for (minute, count) in [(44, 0), (45, 1), (134, 1), (135, 0)] {
        assert_eq!(due(&ended, &at(minute)).len(), count, "minute {minute}");
    }
    let answered = facts(vec![Session { ended: Some(at(15)), later: crate::score::Score::new(3.0).ok(), ..cold() }]);
    assert_eq!(threads(&answered, &at(50)), []);
    let told = facts(vec![Session { guided: false, ended: Some(at(15)), ..cold() }]);
    assert_eq!(threads(&told, &at(50)), []);
}

/// Whoever put a pack on before going to bed sleeps, and who waits for an ambulance has other things to do.
#[test]
fn a_pack_that_is_off_asks_nobody_for_a_number_who_sleeps_or_waits_for_help() {
    let ended = facts(vec![Session { ended: Some(at(15)), ..cold() }]);
    let held = |facts: &NoticeFacts, minute| due(facts, &at(minute)).iter().map(|one| one.held).collect::<Vec<_>>();
    assert_eq!(held(&ended, 50), [false]);
    assert_eq!(held(&NoticeFacts { helped: Some(at(10).wall), ..ended.clone() }, 50), [true]);
    assert!(held(&NoticeFacts { emergencies: vec![Emergency { answer: 1, ticked: at(49) }], ..ended }, 50).is_empty());
    // 21:55, and an hour later.
    let late = Session::guided(Thermal::Cold, cold().places, at(460));
    let off = facts(vec![Session { ended: Some(at(475)), ..late.clone() }]);
    assert!(held(&off, 510).is_empty());
    assert_eq!(held(&facts(vec![late]), 510), [false], "what lies on the skin wakes");
}

#[test]
fn when_to_look_again() {
    let running = facts(vec![cold()]);
    let ended = facts(vec![Session { ended: Some(at(15)), ..cold() }]);
    for (facts, minute, expect) in
        [(&running, 0, 5), (&running, 5, 10), (&running, 15, 1), (&running, 18, 1), (&ended, 15, 30), (&ended, 45, 90)]
    {
        let wait = next_look(facts, &at(minute)).unwrap();
        assert_eq!(wait.num_minutes(), expect, "minute {minute}");
    }
    let idle = facts(Vec::new());
    assert_eq!(next_look(&idle, &at(0)), Some(TimeDelta::hours(10)), "midnight begins a new day");
}

#[test]
fn prompts_keep_quiet_at_night_and_ask_only_of_a_diary_in_use() {
    let today = at(0).day();
    let evening =
        |last_logged| NoticeFacts { evening: NaiveTime::from_hms_opt(20, 0, 0), last_logged, ..facts(Vec::new()) };
    let yesterday = Some(today - Days::new(1));
    for (last_logged, hour, asks) in [
        (yesterday, 19, false),
        (yesterday, 20, true),
        (yesterday, 22, false), // held back until the morning, when it is another day
        (Some(today), 20, false),
        (None, 20, false),
    ] {
        assert_eq!(
            due(&evening(last_logged), &at((hour - 14) * 60)).iter().filter(|notice| !notice.held).count(),
            usize::from(asks),
            "{last_logged:?} at {hour}"
        );
    }
}

#[test]
fn an_open_episode_with_nothing_logged_for_three_days_is_asked_about() {
    let today = at(0).day();
    for (days, open, asks) in [(2, true, false), (3, true, true), (9, true, true), (3, false, false)] {
        let facts = NoticeFacts { last_logged: Some(today - Days::new(days)), episode_open: open, ..facts(Vec::new()) };
        assert_eq!(due(&facts, &at(0)).len(), usize::from(asks), "{days} days, open: {open}");
    }
}

#[test]
fn a_visit_is_told_the_day_before_and_late_on_its_own_day() {
    let visit = |time: Option<&str>, over: bool| crate::visit::Visit {
        day: at(0).day() + Days::new(1),
        time: time.map(|time| NaiveTime::parse_from_str(time, "%H:%M").unwrap()),
        clinician: String::new(),
        kind: None,
        questions: Vec::new(),
        notes: String::new(),
        outcome: over.then(|| crate::visit::Outcome { at: at(0).wall, said: String::new(), diagnosis: String::new() }),
        booked_at: at(-9000).wall,
    };
    // Hours from 14:00 on the day before; whether it is there, held back, late.
    for (hours, time, over, expect) in [
        (-15, None, false, None),
        (-14, None, false, Some((true, false))),
        (-6, None, false, Some((false, false))),
        (8, None, false, Some((true, false))),
        (18, None, false, Some((false, true))),
        (33, None, false, Some((true, true))),
        (34, None, false, None),
        (18, Some("09:00"), false, Some((false, true))),
        (19, Some("09:00"), false, None),
        (0, None, true, None),
    ] {
        let stored = StoredVisit { id: 7, visit: visit(time, over), arranged_at: at(-9000).wall };
        let facts = NoticeFacts { visits: vec![stored], ..facts(Vec::new()) };
        let found: Vec<_> = due(&facts, &at(hours * 60)).iter().map(|notice| (notice.held, notice.is_late())).collect();
        assert_eq!(found, expect.into_iter().collect::<Vec<_>>(), "{hours} h, {time:?}");
    }
}
