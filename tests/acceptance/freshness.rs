//! What is kept of the diary in memory is never older than the diary.

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::episode::StillHadIt;
use respite_engine::view::{EntryDraft, ReminderAnswer};
use respite_engine::{Asked, At, Engine};

use crate::desk::{Desk, clear, spasm, spasm_at};

/// The same moment, told by an engine that has nothing in memory.
#[track_caller]
fn assert_fresh(desk: &mut Desk, when: &str) {
    let now = desk.now();
    let anew = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
    assert_eq!(desk.act(|engine, now| engine.today(now)), anew.today(&now).unwrap(), "{when}");
    assert_eq!(desk.status(), anew.status(&At::now(&now)).unwrap(), "{when}");
}

#[test]
fn every_act_of_this_process_is_seen_at_once() {
    let mut desk = Desk::at("2026-11-22 14:00");
    assert_fresh(&mut desk, "empty");
    let first = desk.log_on(-20, spasm());
    assert_fresh(&mut desk, "an entry");
    let id = desk.log_on(0, spasm());
    assert_fresh(&mut desk, "another");
    assert!(desk.act(|engine, now| engine.today(now)).episode.is_some());
    desk.act(|engine, now| engine.update_entry(id, &clear(), now));
    assert_fresh(&mut desk, "a change");
    assert!(desk.act(|engine, now| engine.today(now)).episode.is_none());
    desk.act(|engine, now| engine.update_entry(id, &spasm(), now));
    desk.act(|engine, now| engine.delete_entry(first, now));
    assert_fresh(&mut desk, "deleted");
    desk.act(|engine, now| engine.restore_entry(first, now));
    assert_fresh(&mut desk, "brought back");
    let asked = desk.act(|engine, now| engine.today(now)).questions;
    desk.act(|engine, now| engine.answer_gap(&asked[0], StillHadIt::YesMostDays, now));
    assert_fresh(&mut desk, "an answer");
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn what_another_process_writes_is_seen_at_once() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm());
    for days in 1..14 {
        desk.log_on(-days, spasm());
    }
    assert!(desk.reminders().is_empty());
    let now = desk.now();
    let mut other = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
    let id = other.log_entry(&spasm(), &now).unwrap().id;
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_fresh(&mut desk, "written elsewhere");
    other.delete_entry(id, &now).unwrap();
    assert!(desk.reminders().is_empty());
    // And again, after both have written.
    desk.log_on(-30, spasm());
    other.restore_entry(id, &now).unwrap();
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_fresh(&mut desk, "both wrote");
}

#[test]
fn midnight_and_another_zone_are_seen() {
    let mut desk = Desk::at("2026-11-22 23:59");
    desk.log_on(0, spasm());
    assert_fresh(&mut desk, "before midnight");
    desk.pass_minutes(2);
    assert_fresh(&mut desk, "after midnight");
    for _ in 0..9 {
        desk.pass_to(1, "00:01");
        assert_fresh(&mut desk, "a day later");
    }
    assert_eq!(desk.episodes(), ["2026-11-22 2026-11-22 end-unknown"]);
    desk.fly_to(chrono_tz::America::Los_Angeles);
    assert_fresh(&mut desk, "the day before, by the clock there");
}

#[derive(Debug, Clone)]
enum Act {
    Log(i64, usize),
    LogElsewhere(i64, usize),
    Change(usize, i64, usize),
    ChangeElsewhere(usize, i64, usize),
    Delete(usize),
    Restore(usize),
    RestoreElsewhere(usize),
    AnswerGap(StillHadIt),
    AnswerReminder,
    PassDays(i64),
    Advance,
    Look,
}

fn act() -> impl Strategy<Value = Act> {
    let entry = || (0..60i64, 0..6usize);
    let answer = prop_oneof![Just(StillHadIt::YesMostDays), Just(StillHadIt::No), Just(StillHadIt::DoNotRemember)];
    prop_oneof![
        6 => entry().prop_map(|(ago, what)| Act::Log(ago, what)),
        1 => entry().prop_map(|(ago, what)| Act::LogElsewhere(ago, what)),
        2 => (0..20usize, entry()).prop_map(|(which, (ago, what))| Act::Change(which, ago, what)),
        1 => (0..20usize, entry()).prop_map(|(which, (ago, what))| Act::ChangeElsewhere(which, ago, what)),
        1 => (0..20usize).prop_map(Act::Delete),
        1 => (0..20usize).prop_map(Act::Restore),
        1 => (0..20usize).prop_map(Act::RestoreElsewhere),
        1 => answer.prop_map(Act::AnswerGap),
        1 => Just(Act::AnswerReminder),
        1 => (1..12i64).prop_map(Act::PassDays),
        1 => Just(Act::Advance),
        3 => Just(Act::Look),
    ]
}

fn draft(desk: &Desk, ago: i64, what: usize) -> EntryDraft {
    let when = desk.wall() - TimeDelta::days(ago);
    let onset = (when - TimeDelta::days(20)).date_naive().to_string();
    let draft = match what {
        0 => clear(),
        1 => EntryDraft { worst: Some(2.0), ..EntryDraft::default() },
        2 => spasm(),
        3 => spasm_at("low-back-left"),
        4 => spasm_at("neck-right"),
        _ => EntryDraft { onset: Some(onset), ..spasm() },
    };
    EntryDraft { when: when.to_rfc3339(), ..draft }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Also where several acts of both processes lie between two looks.
    #[test]
    fn whatever_is_done_here_and_elsewhere_is_seen(acts in prop::collection::vec(act(), 1..40)) {
        let mut desk = Desk::at("2026-11-22 14:00");
        let mut other = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
        let mut ids: Vec<i32> = Vec::new();
        for act in &acts {
            let nth = |which: usize| ids.get(which % ids.len().max(1)).copied().unwrap_or(-1);
            let now = desk.now();
            // What is refused, such as deleting twice, changes nothing.
            match act {
                Act::Log(ago, what) => {
                    let draft = draft(&desk, *ago, *what);
                    ids.push(desk.log(draft));
                }
                Act::LogElsewhere(ago, what) => ids.push(other.log_entry(&draft(&desk, *ago, *what), &now).unwrap().id),
                Act::Change(which, ago, what) => {
                    let draft = draft(&desk, *ago, *what);
                    _ = desk.try_to(|engine, now| engine.update_entry(nth(*which), &draft, now));
                }
                Act::ChangeElsewhere(which, ago, what) => {
                    _ = other.update_entry(nth(*which), &draft(&desk, *ago, *what), &now);
                }
                Act::Delete(which) => _ = desk.try_to(|engine, now| engine.delete_entry(nth(*which), now)),
                Act::Restore(which) => _ = desk.try_to(|engine, now| engine.restore_entry(nth(*which), now)),
                Act::RestoreElsewhere(which) => _ = other.restore_entry(nth(*which), &now),
                Act::AnswerGap(said) => {
                    if let Some(asked) = desk.act(|engine, now| engine.today(now)).questions.first() {
                        desk.act(|engine, now| engine.answer_gap(asked, *said, now));
                    }
                }
                Act::AnswerReminder => {
                    if let Some(due) = desk.act(|engine, now| engine.today(now)).reminders.first() {
                        let later = ReminderAnswer::Later { days: 3 };
                        desk.act(|engine, now| engine.answer_reminder(due.kind.0, due.place.as_deref(), &later, now));
                    }
                }
                Act::PassDays(days) => desk.pass_to(*days, "14:00"),
                Act::Advance => _ = desk.effects(),
                Act::Look => assert_fresh(&mut desk, "in between"),
            }
        }
        assert_fresh(&mut desk, "at the end");
    }
}
