//! In whatever order things are told, by whatever clock: the notice and the list of signs come whenever a reminder wakes, and only
//! then; and what was told last counts.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use chrono_tz::{America, Pacific};
use proptest::prelude::*;
use respite_domain::reminder::{LATER_DAYS, ReminderKind};
use respite_domain::warning_sign::Extent;
use respite_engine::view::{Answered, Coded, EntryDraft, ReminderAnswer, VisitOutcome};

use crate::desk::{Desk, spasm};
use crate::quiet::{a_day_of_spasm, book, later, on};
use crate::signs::{answer, view};

#[derive(Debug, Clone)]
enum Act {
    Day(u8),
    Book(i64),
    Move(usize, i64),
    Delete(usize),
    Restore(usize),
    Over(usize),
    NotOver(usize),
    Say(usize),
    TakeBack(usize),
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let which = 0_usize..6;
    prop_oneof![
        5 => (1_u8..5).prop_map(Act::Day),
        2 => (-18_i64..12).prop_map(Act::Book),
        3 => (which.clone(), -18_i64..12).prop_map(|(visit, days)| Act::Move(visit, days)),
        2 => which.clone().prop_map(Act::Delete),
        1 => which.clone().prop_map(Act::Restore),
        2 => which.clone().prop_map(Act::Over),
        1 => which.clone().prop_map(Act::NotOver),
        3 => which.clone().prop_map(Act::Say),
        3 => which.prop_map(Act::TakeBack),
        1 => Just(Act::Reopen),
    ]
}

/// A spasm that goes on, and what was seen of its reminder.
struct Model {
    desk: Desk,
    visits: Vec<i32>,
    answered: Vec<Answered>,
    /// The reminders that were due when they were looked at last, by what they are for.
    due: BTreeMap<String, bool>,
}

impl Model {
    fn new(booked_before: &[i64]) -> Model {
        let mut desk = Desk::at("2026-10-20 12:00");
        let visits = booked_before.iter().map(|days| book(&mut desk, *days)).collect();
        desk.pass_until("2026-11-15 12:00");
        desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
        Model { desk, visits, answered: Vec::new(), due: BTreeMap::new() }
    }

    fn act(&mut self, act: &Act) {
        let visit = |which: usize| self.visits.get(which % self.visits.len().max(1)).copied();
        match *act {
            Act::Day(days) => {
                for _ in 0..days {
                    a_day_of_spasm(&mut self.desk);
                    self.look(act);
                }
            }
            Act::Book(days) => self.visits.push(book(&mut self.desk, days)),
            // What can't be done, such as to delete a second time, changes nothing.
            Act::Move(which, days) => {
                let (visit, draft) = (visit(which), on(self.desk.day(days)));
                _ = visit.map(|id| self.desk.try_to(|engine, now| engine.update_visit(id, &draft, now)));
            }
            Act::Delete(which) => {
                _ = visit(which).map(|id| self.desk.try_to(|engine, now| engine.delete_visit(id, now)));
            }
            Act::Restore(which) => {
                _ = visit(which).map(|id| self.desk.try_to(|engine, now| engine.restore_visit(id, now)));
            }
            Act::Over(which) => {
                let told = VisitOutcome::default();
                _ = visit(which).map(|id| self.desk.try_to(|engine, now| engine.visit_done(id, &told, now)));
            }
            Act::NotOver(which) => {
                let over = Answered { over: visit(which), ..Answered::default() };
                _ = self.desk.try_to(|engine, now| engine.take_back_answer(&over, now));
            }
            Act::Say(which) => {
                let said = match which {
                    0..=2 => ReminderAnswer::Later { days: LATER_DAYS[which] },
                    3 => ReminderAnswer::Booked { on: self.desk.day(4) },
                    4 => ReminderAnswer::Been,
                    _ => ReminderAnswer::NotForThisEpisode,
                };
                let kind = self.kind();
                let answered = self.desk.act(|engine, now| engine.answer_reminder(kind, None, &said, now));
                self.visits.extend(answered.booked);
                self.answered.push(answered);
            }
            Act::TakeBack(which) => {
                if !self.answered.is_empty() {
                    let answered = self.answered.remove(which % self.answered.len());
                    _ = self.desk.try_to(|engine, now| engine.take_back_answer(&answered, now));
                }
            }
            Act::Reopen => self.desk.reopen(),
        }
    }

    fn kind(&mut self) -> ReminderKind {
        match self.desk.reminders()[0].split_once(' ').unwrap().0 {
            "two-weeks" => ReminderKind::TwoWeeks,
            "four-weeks" => ReminderKind::FourWeeks,
            _ => ReminderKind::TwelveWeeks,
        }
    }

    /// A notice comes when the reminder is due and was not when it was looked at last, and at no other time; with it the list is asked for.
    fn look(&mut self, after: &Act) {
        self.desk.pass_minutes(1);
        let reminders = self.desk.reminders();
        let (kind, state) = reminders[0].split_once(' ').unwrap();
        let is_due = state == "due";
        let was_due = self.due.insert(kind.to_owned(), is_due).unwrap_or(false);
        let notices = self.desk.notices();
        let notices = notices.iter().filter(|notice| notice.starts_with("doctor")).count();
        assert_eq!(notices, usize::from(is_due && !was_due), "{reminders:?} after {after:?} on {}", self.desk.today());
        if notices > 0 {
            assert!(view(&mut self.desk).due_for.is_some(), "after {after:?} on {}", self.desk.today());
        }
        answer(&mut self.desk, Coded(Extent::List), &[]);
        assert_eq!(view(&mut self.desk).due_for, None, "after {after:?} on {}", self.desk.today());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_notice_and_the_list_come_whenever_a_reminder_wakes_and_only_then(
        booked_before in prop::collection::vec(1_i64..45, 0..3),
        acts in prop::collection::vec(act(), 1..20),
    ) {
        let mut model = Model::new(&booked_before);
        model.look(&Act::Reopen);
        for act in &acts {
            model.act(act);
            model.look(act);
        }
    }
}

#[test]
fn a_visit_that_is_brought_back_after_its_quiet_days_tells_nothing_anew() {
    let mut model = Model::new(&[]);
    model.look(&Act::Reopen);
    for act in [Act::Say(3), Act::Day(1), Act::TakeBack(0), Act::Day(3), Act::Day(4), Act::Restore(0), Act::Day(2)] {
        model.act(&act);
        model.look(&act);
    }
}

#[derive(Debug, Clone)]
enum Clock {
    /// "Later", said now.
    Later(usize),
    Fly(usize),
    /// The clock is set ahead by so many days until the next act, which is "later".
    AheadAndLater(i64, usize),
    Day,
    RestartComputer,
}

fn clock() -> impl Strategy<Value = Clock> {
    prop_oneof![
        3 => (0_usize..3).prop_map(Clock::Later),
        2 => (0_usize..3).prop_map(Clock::Fly),
        2 => (prop::sample::select(vec![1_i64, 3, 6]), 0_usize..3).prop_map(|(days, later)| Clock::AheadAndLater(days, later)),
        2 => Just(Clock::Day),
        1 => Just(Clock::RestartComputer),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the clock and wherever the person: "later" that was said last counts, for as many days as it says, and then it is over.
    #[test]
    fn later_that_was_said_last_counts(acts in prop::collection::vec(clock(), 1..16)) {
        let mut desk = Desk::at("2026-11-16 12:00");
        desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
        let mut until = desk.today();
        for act in &acts {
            match *act {
                Clock::Later(which) => {
                    later(&mut desk, LATER_DAYS[which]);
                    until = desk.today() + TimeDelta::days(LATER_DAYS[which].into());
                }
                Clock::Fly(to) => desk.fly_to([Pacific::Auckland, America::Los_Angeles, chrono_tz::Europe::Berlin][to]),
                Clock::AheadAndLater(days, which) => {
                    desk.set_clock(TimeDelta::days(days));
                    later(&mut desk, LATER_DAYS[which]);
                    desk.set_clock(-TimeDelta::days(days));
                    until = desk.today() + TimeDelta::days(LATER_DAYS[which].into());
                }
                Clock::Day => {
                    desk.pass(TimeDelta::days(1));
                    desk.log(spasm());
                }
                Clock::RestartComputer => desk.restart_computer(),
            }
            desk.notices();
            let state = if desk.today() < until { "snoozed" } else { "due" };
            assert!(desk.reminders()[0].ends_with(state), "{:?} on {}, until {until}", desk.reminders(), desk.today());
        }
    }
}
