//! In whatever order: what was said to reminders and questions stands in the diary on its day until it is taken back there, and then
//! it counts as never said.

use std::collections::BTreeMap;

use proptest::prelude::*;
use respite_domain::episode::StillHadIt;
use respite_domain::reminder::LATER_DAYS;
use respite_engine::view::{
    AnswerView, Answered, DiaryWanted, EntryDraft, ReminderAnswer, SaidTo, VisitDraft, VisitOutcome, VisitView,
};

use crate::desk::{Desk, clear, spasm, spasm_at};
use crate::terminal::say_in;

const PLACES: [&str; 3] = ["low-back-left", "low-back-centre", "neck-right"];

/// What is told at both desks.
#[derive(Debug, Clone)]
enum Both {
    Spasm { ago: i64, place: Option<usize> },
    Clear { ago: i64, days: i64 },
    Delete(usize),
    Days(i64),
    Book(i64),
    Over(usize),
    Reopen,
}

#[derive(Debug, Clone)]
enum Act {
    Both(Both),
    /// Said at one desk alone.
    Reminder(usize, usize),
    Gap(usize, StillHadIt),
    Place(usize, bool),
    TakeBack(usize),
    /// Taken back and said again.
    Again(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let which = || 0_usize..6;
    let still = prop_oneof![Just(StillHadIt::YesMostDays), Just(StillHadIt::No), Just(StillHadIt::DoNotRemember)];
    let both = prop_oneof![
        6 => (0_i64..40, prop::option::weighted(0.7, 0_usize..3)).prop_map(|(ago, place)| Both::Spasm { ago, place }),
        3 => (0_i64..40, 7_i64..9).prop_map(|(ago, days)| Both::Clear { ago, days }),
        1 => which().prop_map(Both::Delete),
        2 => (1_i64..6).prop_map(Both::Days),
        2 => (-6_i64..6).prop_map(Both::Book),
        1 => which().prop_map(Both::Over),
        1 => Just(Both::Reopen),
    ];
    prop_oneof![
        5 => both.prop_map(Act::Both),
        3 => (which(), which()).prop_map(|(which, said)| Act::Reminder(which, said)),
        3 => (which(), still).prop_map(|(which, still)| Act::Gap(which, still)),
        2 => (which(), any::<bool>()).prop_map(|(which, same)| Act::Place(which, same)),
        2 => which().prop_map(Act::TakeBack),
        1 => which().prop_map(Act::Again),
    ]
}

/// A desk with what can be told of again there.
struct Diary {
    desk: Desk,
    entries: Vec<i32>,
}

impl Diary {
    fn new() -> Diary {
        let mut desk = Desk::at("2026-11-22 12:00");
        let entries = vec![desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() })];
        Diary { desk, entries }
    }

    fn tell(&mut self, told: &Both) {
        let Diary { desk, entries } = self;
        match *told {
            Both::Spasm { ago, place } => {
                let draft = place.map_or_else(spasm, |place| spasm_at(PLACES[place]));
                entries.push(desk.log_on(-ago, draft));
            }
            Both::Clear { ago, days } => {
                (0..days.min(ago)).for_each(|day| entries.push(desk.log_on(day - ago, clear())));
            }
            Both::Delete(which) => {
                // It may be deleted already.
                let id = entries[which % entries.len()];
                _ = desk.try_to(|engine, now| engine.delete_entry(id, now));
            }
            Both::Days(days) => desk.pass_minutes(days * 24 * 60),
            Both::Book(days) => {
                let draft = VisitDraft { day: desk.day(days), ..VisitDraft::default() };
                desk.act(|engine, now| engine.add_visit(&draft, now));
            }
            Both::Over(which) => {
                // Of one that has not begun nothing is told.
                let visits = self.visits();
                let told = VisitOutcome { said: "Walk more".into(), diagnosis: String::new() };
                if let Some(id) = visits.get(which % visits.len().max(1)).map(|visit| visit.id) {
                    _ = self.desk.try_to(|engine, now| engine.visit_done(id, &told, now));
                }
            }
            Both::Reopen => desk.reopen(),
        }
    }

    fn visits(&mut self) -> Vec<VisitView> {
        let visits = self.desk.act(|engine, now| engine.visits(now));
        let mut all = [visits.to_come, visits.to_tell, visits.past].concat();
        all.sort_by_key(|visit| visit.id);
        all
    }

    /// What stands in the diary of what was said, by the name of its row, with its day.
    fn answers(&mut self) -> BTreeMap<String, (String, AnswerView)> {
        let days = self.desk.act(|engine, now| engine.diary(None, 100, &DiaryWanted::default(), now)).days;
        let all = days.into_iter().flat_map(|day| day.answers.into_iter().map(move |one| (day.date.clone(), one)));
        all.map(|(day, answer)| (answer.row.clone(), (day, answer))).collect()
    }

    /// What counts: how episodes, reminders, questions and visits stand.
    fn counts(&mut self) -> String {
        let visits: Vec<_> = self.visits().into_iter().map(|visit| (visit.id, visit.day, visit.outcome)).collect();
        let status = self.desk.status();
        let today = self.desk.act(|engine, now| engine.today(now));
        format!(
            "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{visits:?}",
            status.episodes, today.reminders, today.silenced, today.questions, today.place_questions, today.still_there
        )
    }

    /// Says something to a reminder that is there, and answers what was written. An appointment is on the day of a visit that is known,
    /// so that both desks have the same ones.
    fn say(&mut self, which: usize, what: usize) -> Option<Answered> {
        let reminders = self.desk.act(|engine, now| engine.today(now)).reminders;
        let reminder = reminders.get(which % reminders.len().max(1))?;
        let said = match what {
            0..=2 => ReminderAnswer::Later { days: LATER_DAYS[what] },
            3 => {
                let planned = self.desk.act(|engine, now| engine.visits(now)).to_come;
                ReminderAnswer::Booked { on: planned.into_iter().next()?.day }
            }
            4 => ReminderAnswer::Been,
            _ => ReminderAnswer::NotForThisEpisode,
        };
        let (kind, place) = (reminder.kind.0, reminder.place.clone());
        let answered = self.desk.act(|engine, now| engine.answer_reminder(kind, place.as_deref(), &said, now));
        Some(answered).filter(|answered| *answered != Answered::default())
    }
}

/// Says something at one desk; answers what was written where anything was.
fn say(diary: &mut Diary, act: &Act) -> Option<Answered> {
    let today = diary.desk.act(|engine, now| engine.today(now));
    match *act {
        Act::Reminder(which, what) => diary.say(which, what),
        Act::Gap(which, still) => {
            let question = today.questions.get(which % today.questions.len().max(1))?;
            Some(diary.desk.act(|engine, now| engine.answer_gap(question, still, now)))
        }
        Act::Place(which, same) => {
            let question = today.place_questions.get(which % today.place_questions.len().max(1))?;
            Some(diary.desk.act(|engine, now| engine.answer_place(question, same, now)))
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_said_and_taken_back_in_the_diary_counts_as_never_said(acts in prop::collection::vec(act(), 1..24)) {
        let (mut one, mut other) = (Diary::new(), Diary::new());
        for act in &acts {
            for diary in [&mut one, &mut other] {
                diary.desk.pass_minutes(1);
                if let Act::Both(told) = act {
                    diary.tell(told);
                }
            }
            let stood = one.answers();
            let nth = |which: usize| stood.values().nth(which % stood.len().max(1)).map(|(_, answer)| answer.clone());
            match act {
                // Of a visit more was told: that stands at the visit.
                Act::Both(_) => prop_assert!(one.answers().keys().all(|row| stood.contains_key(row))),
                Act::TakeBack(which) => {
                    if let Some(AnswerView { answered, row, .. }) = nth(*which) {
                        one.desk.act(|engine, now| engine.take_back_answer(&answered, now));
                        prop_assert!(!one.answers().contains_key(&row));
                        prop_assert!(one.desk.try_to(|engine, now| engine.take_back_answer(&answered, now)).is_err(), "once");
                    }
                }
                Act::Again(which) => {
                    if let Some(AnswerView { answered, .. }) = nth(*which) {
                        let counted = one.counts();
                        one.desk.act(|engine, now| engine.take_back_answer(&answered, now));
                        one.desk.act(|engine, now| engine.say_again(&answered, now));
                        prop_assert_eq!((one.answers(), one.counts()), (stood, counted));
                        prop_assert!(one.desk.try_to(|engine, now| engine.say_again(&answered, now)).is_err(), "once");
                    }
                }
                Act::Reminder(..) | Act::Gap(..) | Act::Place(..) => {
                    let answered = say(&mut one, act);
                    let mut stands = one.answers();
                    stands.retain(|row, _| !stood.contains_key(row));
                    let new: Vec<_> = stands.into_values().map(|(day, answer)| (day, answer.answered)).collect();
                    let today = one.desk.today().to_string();
                    prop_assert_eq!(new, answered.map(|answered| (today, answered)).into_iter().collect::<Vec<_>>());
                }
            }
        }
        while let Some((_, AnswerView { answered, .. })) = one.answers().into_values().next() {
            one.desk.act(|engine, now| engine.take_back_answer(&answered, now));
        }
        prop_assert_eq!(one.counts(), other.counts());
    }
}

#[test]
fn what_is_taken_back_is_kept_as_a_change_and_was_said_as_of_then() {
    let mut diary = Diary::new();
    diary.say(0, 1).unwrap();
    let (day, answer) = diary.answers().into_values().next().unwrap();
    let SaidTo::Reminder { answer: said, .. } = &answer.said else { panic!("{answer:?}") };
    assert_eq!((day.as_str(), said), ("2026-11-22", &ReminderAnswer::Later { days: 3 }));
    diary.desk.pass_minutes(1);
    let then = diary.desk.wall().to_rfc3339();
    diary.desk.pass_minutes(1);
    diary.desk.act(|engine, now| engine.take_back_answer(&answer.answered, now));
    let as_of_then = serde_json::to_value(diary.desk.status_as_of(&then).reminders).unwrap();
    assert_eq!(
        (as_of_then[0]["state"].as_str(), diary.desk.reminders()),
        (Some("snoozed"), vec!["two-weeks due".into()])
    );
    let connection = rusqlite::Connection::open(diary.desk.folder().join("diary.db")).unwrap();
    let select = "SELECT field, new FROM change WHERE what = 'reminder_answer'";
    let trace: (String, String) = connection.query_row(select, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(trace, ("taken-back".into(), "yes".into()));
}

#[test]
fn the_terminal_tells_on_its_day_what_was_said_and_to_what() {
    let mut diary = Diary::new();
    diary.say(0, 1).unwrap();
    diary.desk.reopen();
    let told = say_in(diary.desk.folder(), &["diary", "--to", "2026-11-22"]).out;
    assert!(told.contains("12:00  Time to see a doctor: more than two weeks · You said: Later, in 3 days\n"), "{told}");
}

#[test]
fn what_was_taken_out_of_a_visit_stays_out_when_its_being_over_is_said_again() {
    let mut diary = Diary::new();
    diary.tell(&Both::Book(-1));
    diary.tell(&Both::Over(0));
    let id = diary.visits()[0].id;
    diary.desk.pass_minutes(1);
    let cleared = VisitOutcome { said: String::new(), diagnosis: String::new() };
    diary.desk.act(|engine, now| engine.visit_done(id, &cleared, now));
    let (_, AnswerView { answered, .. }) = diary.answers().into_values().next().unwrap();
    let counted = diary.counts();
    diary.desk.pass_minutes(1);
    diary.desk.act(|engine, now| engine.take_back_answer(&answered, now));
    diary.desk.act(|engine, now| engine.say_again(&answered, now));
    assert_eq!(diary.counts(), counted);
}

#[test]
fn a_visit_that_was_booked_after_another_stays_so_when_that_is_said_again_to_be_over() {
    let mut diary = Diary::new();
    diary.tell(&Both::Book(-1));
    let id = diary.visits()[0].id;
    diary.desk.act(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
    diary.desk.pass_minutes(24 * 60);
    diary.tell(&Both::Book(5));
    let (_, AnswerView { answered, .. }) = diary.answers().into_values().next().unwrap();
    let counted = diary.counts();
    assert!(counted.contains("Booked"), "{counted}");
    diary.desk.pass_minutes(1);
    diary.desk.act(|engine, now| engine.take_back_answer(&answered, now));
    diary.desk.act(|engine, now| engine.say_again(&answered, now));
    assert_eq!(diary.counts(), counted);
}
