//! What was written while the clock was ahead: once it is set back all of it is seen, counts, and is marked.

use chrono::TimeDelta;
use chrono_tz::{America, Pacific};
use respite_domain::charts::Span;
use respite_domain::day::DayState;
use respite_domain::medicine::ProductKind;
use respite_domain::relief::ReliefKind;
use respite_domain::session::Thermal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::At;
use respite_engine::view::{
    Coded, DiaryWanted, EntryDraft, PegDraft, ReliefDraft, SessionTold, SignDraft, VisitDraft, VisitOutcome,
};

use crate::desk::{Desk, spasm};
use crate::page_limits::{add, take};
use crate::terminal::say_in;

/// One of each kind, written at the moment.
fn write_all(desk: &mut Desk) {
    let now = desk.wall();
    let ago = |minutes: i64| (now - TimeDelta::minutes(minutes)).to_rfc3339();
    desk.log(EntryDraft { note: "ahead".into(), ..spasm() });
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec!["neck-left".into()],
        started: ago(20),
        ended: ago(5),
        before: None,
        after: None,
        skin: None,
    };
    desk.act(|engine, now| engine.record_session(&told, now));
    let relief = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        when: String::new(),
        before: Some(6.0),
        after: None,
        minutes: None,
        note: String::new(),
    };
    desk.act(|engine, now| engine.add_relief(&relief, now));
    let fever = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: vec!["fever".into()],
    };
    desk.act(|engine, now| engine.answer_signs(&fever, now));
    let visit = VisitDraft { day: desk.day(0), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&visit, now));
    desk.act(|engine, now| {
        engine.tell_visit(&VisitOutcome { said: "Walk.".into(), ..VisitOutcome::default() }, None, None, now)
    });
}

/// Which of each kind the screens show, and whether they are marked.
fn marks(desk: &mut Desk) -> Vec<(&'static str, bool)> {
    let days = desk.act(|engine, now| engine.diary(None, 14, &DiaryWanted::default(), now)).days;
    let between = desk.act(|engine, now| engine.diary_between(None, None, now));
    assert_eq!(between, days, "the terminal's diary is the window's");
    let tried = desk.act(|engine, now| engine.reliefs(Span::Week, 10, &At::now(now)));
    let signs = desk.act(|engine, now| engine.signs(now));
    let visits = desk.act(|engine, now| engine.visits(now));
    let mut seen = Vec::new();
    seen.extend(days.iter().flat_map(|day| &day.entries).map(|entry| ("entry", entry.ahead)));
    seen.extend(days.iter().flat_map(|day| &day.sessions).map(|session| ("session", session.ahead)));
    seen.extend(tried.list.iter().map(|item| ("relief", item.ahead)));
    seen.extend(signs.answers.iter().map(|answer| ("signs", answer.ahead)));
    seen.extend(visits.past.iter().map(|visit| ("visit", visit.ahead)));
    seen
}

const KINDS: [&str; 5] = ["entry", "session", "relief", "signs", "visit"];

#[test]
fn what_was_written_while_the_clock_was_ahead_is_seen_and_marked() {
    for back in [TimeDelta::hours(3), TimeDelta::days(3), TimeDelta::days(400)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        write_all(&mut desk);
        assert_eq!(marks(&mut desk), KINDS.map(|kind| (kind, false)));
        desk.set_clock(-back);
        assert_eq!(marks(&mut desk), KINDS.map(|kind| (kind, true)), "{back}");
        desk.reopen();
        assert_eq!(marks(&mut desk), KINDS.map(|kind| (kind, true)), "{back}");
        // Once its time has come it is as all else.
        desk.pass(back);
        assert_eq!(marks(&mut desk), KINDS.map(|kind| (kind, false)), "{back}");
    }
}

#[test]
fn what_was_written_while_the_clock_was_ahead_counts() {
    let mut desk = Desk::at("2026-11-22 14:00");
    write_all(&mut desk);
    desk.set_clock(TimeDelta::hours(-3));
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!((today.state, today.entries.len(), today.entries[0].ahead), (Coded(DayState::Affected), 1, true));
    let status = desk.status();
    assert_eq!(status.today, Coded(DayState::Affected));
    assert_eq!(status.signs.unwrap().ticked, ["fever"]);
    assert_eq!(desk.episodes(), ["2026-11-22 2026-11-22 open"]);
    desk.set_clock(TimeDelta::days(-3));
    assert_eq!(desk.status().today, Coded(DayState::Unknown), "that day is another");
    assert_eq!(desk.episodes(), ["2026-11-22 2026-11-22 open"]);
    let open = desk.act(|engine, now| engine.open_reliefs(now)).open;
    assert!(open.iter().all(|item| item.ahead) && open.len() == 1, "the pain after it is still asked");
    let month = desk.act(|engine, now| engine.month(None, now));
    assert_eq!(month.days.last().unwrap().date, "2026-11-22");
}

#[test]
fn what_was_told_and_said_while_the_clock_was_ahead_silences_no_question_of_later() {
    let mut desk = Desk::at("2026-11-21 12:00");
    desk.log(spasm());
    desk.set_clock(TimeDelta::days(365));
    desk.log(spasm());
    let line = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::Daily),
        extent: Coded(Extent::Line),
        ticked: Vec::new(),
    };
    desk.act(|engine, now| engine.answer_signs(&line, now));
    desk.pass_to(1, "20:00");
    assert!(desk.effects().contains(&"evening".to_owned()), "told of a day in a year");
    desk.set_clock(TimeDelta::days(-365));
    desk.reopen();
    assert!(!desk.act(|engine, now| engine.signs(now)).answered_today);
    assert!(desk.effects().contains(&"evening".to_owned()), "and of this one");
    desk.pass_to(3, "12:00");
    assert!(desk.effects().contains(&"still there?".to_owned()));
}

#[test]
fn what_is_asked_each_week_is_asked_though_it_was_answered_while_the_clock_was_ahead() {
    let mut desk = Desk::at("2026-11-01 12:00");
    desk.log(spasm());
    let goal = desk.act(|engine, now| engine.save_goal(None, "Walk the dog", now)).id;
    let due = |desk: &mut Desk| {
        let goal = desk.act(|engine, now| engine.history(now)).goals.remove(0);
        let scores: Vec<u8> = goal.ratings.iter().map(|rating| rating.score).collect();
        (desk.act(|engine, now| engine.week(now)).due, goal.due, scores)
    };
    let peg = PegDraft { pain: Some(5.0), enjoyment: Some(5.0), activity: Some(5.0) };
    for put_off in [true, false] {
        desk.pass(TimeDelta::days(8));
        desk.set_clock(TimeDelta::days(300));
        if put_off {
            desk.act(|engine, now| engine.put_week_off(now));
        } else {
            desk.act(|engine, now| engine.answer_week(&peg, now));
        }
        desk.act(|engine, now| engine.rate_goal(goal, 3.0, now));
        desk.set_clock(-TimeDelta::days(300));
        let (week, rating, _) = due(&mut desk);
        assert!(week && rating, "put off: {put_off}");
    }
    desk.act(|engine, now| engine.rate_goal(goal, 7.0, now));
    assert_eq!(due(&mut desk).2, [7, 3, 3], "that told last is the latest");
}

#[test]
fn a_look_at_the_past_sees_nothing_of_what_came_later() {
    let mut desk = Desk::at("2026-11-22 14:00");
    write_all(&mut desk);
    desk.set_clock(TimeDelta::hours(-3));
    let before = desk.status_as_of("2026-11-22T10:30:00+01:00");
    assert_eq!((before.today, before.signs.is_none()), (Coded(DayState::Unknown), true));
}

#[test]
fn the_terminal_marks_it_too() {
    // No clock is set so far ahead that this test is ever run then.
    let mut desk = Desk::at("2990-01-01 14:00");
    write_all(&mut desk);
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    take(&mut desk, advil, 1.0);
    let diary = |more: &[&str]| say_in(desk.folder(), &[&["diary"], more].concat()).out;
    let said = diary(&[]);
    let of_day: Vec<&str> = said.lines().skip_while(|line| !line.contains("1 January 2990")).skip(1).collect();
    assert_eq!(of_day.len(), 1 + KINDS.len(), "{said}");
    for line in of_day {
        assert!(line.contains("The clock was ahead when this was saved."), "{line}");
    }
    assert_eq!(say_in(desk.folder(), &["log", "--clear", "--at", "2026-01-05T12:00:00+01:00"]).status, 0);
    let said = diary(&["--to", "2026-02-01"]);
    assert!(!said.contains("ahead"), "{said}");
}

#[test]
fn one_entry_from_a_clock_that_was_ahead_does_not_end_what_goes_on() {
    for ahead in [2, 10, 40, 400] {
        let mut desk = Desk::at("2026-11-01 14:00");
        for _ in 0..20 {
            desk.log(spasm());
            desk.pass(TimeDelta::days(1));
        }
        let (reminders, episodes) = (desk.reminders(), desk.episodes());
        assert_eq!((reminders.len(), episodes.len()), (1, 1), "{reminders:?} {episodes:?}");
        desk.set_clock(TimeDelta::days(ahead));
        desk.log(spasm());
        desk.set_clock(TimeDelta::days(-ahead));
        assert_eq!(desk.reminders(), reminders, "{ahead} days");
        assert_eq!(desk.episodes(), episodes, "{ahead} days");
        assert!(desk.status().questions.is_empty(), "{ahead} days: nothing is asked of days to come");
        desk.log(spasm());
        assert_eq!(desk.reminders(), reminders, "{ahead} days");
    }
}

#[test]
fn a_time_that_stays_as_it_was_is_never_refused() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let entry = desk.log(spasm());
    let relief = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        when: String::new(),
        before: Some(6.0),
        after: None,
        minutes: None,
        note: String::new(),
    };
    let tried = desk.act(|engine, now| engine.add_relief(&relief, now)).id;
    let at = desk.act(|engine, _| engine.entry(entry)).occurred_at;
    desk.set_clock(TimeDelta::days(-3));
    for when in [String::new(), at.clone()] {
        let draft = EntryDraft { when: when.clone(), note: "mended".into(), ..spasm() };
        desk.act(|engine, now| engine.update_entry(entry, &draft, now));
        desk.act(|engine, now| {
            engine.update_relief(tried, &ReliefDraft { when, after: Some(3.0), ..relief.clone() }, now)
        });
    }
    let seen = desk.act(|engine, _| engine.entry(entry));
    assert_eq!((seen.occurred_at, seen.note.as_str()), (at, "mended"));
    let later = EntryDraft { when: "2026-11-21T12:00:00+01:00".into(), ..spasm() };
    assert!(desk.try_to(|engine, now| engine.update_entry(entry, &later, now)).is_err(), "another time ahead is");
}

/// What the page tells: its last day, the days with an entry, the entries after it, the packs of heat, and what else was tried.
fn page(desk: &mut Desk, to: Option<&str>) -> (String, usize, Option<(usize, String)>, usize, usize) {
    let summary = desk.act(|engine, now| engine.summary(None, to, &At::now(now))).summary;
    let later = summary.later.map(|(count, last)| (count, last.to_string()));
    let walks = summary.tried.iter().filter(|tried| tried.kind == ReliefKind::Walk).count();
    (summary.period.to().to_string(), summary.logged.count, later, summary.packs[0].times, walks)
}

#[test]
fn the_page_goes_on_to_the_day_that_is_tomorrow_here() {
    let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-23 08:00");
    write_all(&mut desk);
    desk.fly_to(America::Los_Angeles);
    assert_eq!(desk.day(0), "2026-11-22");
    assert_eq!(page(&mut desk, None), ("2026-11-23".into(), 1, None, 1, 1));
    let today = page(&mut desk, Some("2026-11-22"));
    assert_eq!(today, ("2026-11-22".into(), 0, Some((1, "2026-11-23".into())), 0, 0));
}

#[test]
fn the_page_says_how_much_is_dated_later_than_it_reaches() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    desk.set_clock(TimeDelta::days(3));
    write_all(&mut desk);
    desk.set_clock(-TimeDelta::days(3));
    let (to, logged, later, ..) = page(&mut desk, None);
    assert_eq!((to.as_str(), logged, later), ("2026-11-22", 1, Some((1, "2026-11-25".into()))));
    let past = page(&mut desk, Some("2026-11-21"));
    assert_eq!(past.2, None, "a page of the past has a present after it");
    desk.pass(TimeDelta::days(3));
    assert_eq!(page(&mut desk, None).1, 2);
}
