//! A notice is told once: it counts as shown when whoever shows notices took it, and is tried again till then.

use std::collections::BTreeMap;

use chrono::{TimeDelta, Timelike};
use proptest::prelude::*;
use respite_domain::notice::{Notice, TRY_AGAIN_AFTER, Topic};
use respite_engine::view::{EntryDraft, VisitDraft};
use respite_engine::{Asked, Effect, Engine};
use rusqlite::Connection;

use crate::desk::{Desk, clear, spasm};

const NOTHING: [&str; 0] = [];

/// Day 22 of a spasm, in the middle of the day.
fn two_weeks_due() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    desk
}

fn a_moment(desk: &mut Desk) {
    desk.pass(TRY_AGAIN_AFTER);
}

#[test]
fn a_notice_that_nobody_showed_is_tried_again_until_somebody_does() {
    let mut desk = two_weeks_due();
    for _ in 0..5 {
        assert_eq!(desk.refused_effects(), ["doctor: two weeks"]);
        a_moment(&mut desk);
    }
    desk.reopen();
    assert_eq!(desk.refused_effects(), ["doctor: two weeks"], "after a restart too");
    desk.pass_to(1, "12:00");
    assert_eq!(desk.effects(), ["doctor: two weeks"], "and the next day, now that somebody is there");
    a_moment(&mut desk);
    assert_eq!(desk.effects(), NOTHING);
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING);
}

#[test]
fn a_visit_that_nobody_was_told_of_is_told_when_somebody_is_there() {
    let mut desk = Desk::at("2026-11-24 09:00");
    let draft = VisitDraft { day: "2026-11-25".into(), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&draft, now));
    assert_eq!(desk.refused_effects(), ["visit on 2026-11-25"]);
    desk.pass_to(0, "15:00");
    assert_eq!(desk.effects(), ["visit on 2026-11-25"]);
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING);
}

#[test]
fn what_was_refused_is_not_tried_at_once_but_soon() {
    let mut desk = two_weeks_due();
    assert_eq!(desk.refused_effects(), ["doctor: two weeks"]);
    assert_eq!(desk.refused_effects(), NOTHING, "not at once");
    let now = desk.now();
    let wait = desk.engine().advance(&now).look_again.unwrap();
    assert!(wait <= TRY_AGAIN_AFTER, "{wait}");
    desk.pass(wait);
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
}

#[test]
fn a_service_that_comes_at_night_shows_prompts_in_the_morning() {
    let mut desk = two_weeks_due();
    desk.pass_to(0, "21:59");
    assert_eq!(desk.refused_effects(), ["doctor: two weeks"]);
    desk.pass_to(0, "23:30");
    assert_eq!(desk.effects(), NOTHING);
    desk.pass_to(1, "07:59");
    assert_eq!(desk.effects(), NOTHING);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
}

#[test]
fn killed_before_it_heard_that_the_notice_is_there_it_shows_it_once_more_at_most() {
    let mut desk = two_weeks_due();
    assert_eq!(desk.on_their_way().len(), 1);
    desk.reopen();
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING);
}

#[test]
fn on_its_way_it_is_not_sent_a_second_time() {
    let mut desk = two_weeks_due();
    let notices = desk.on_their_way();
    desk.pass_minutes(5);
    assert!(desk.on_their_way().is_empty(), "whoever shows it may be slow");
    let now = desk.now();
    desk.engine().shown(&notices[0], &now);
    desk.engine().not_shown(&notices[0], &now);
    a_moment(&mut desk);
    assert!(desk.on_their_way().is_empty(), "the first word counts");
}

#[test]
fn what_was_taken_back_before_it_was_seen_counts_as_not_seen() {
    let mut desk = two_weeks_due();
    let notices = desk.on_their_way();
    let entry = desk.act(|engine, now| engine.today(now)).entries[0].id;
    desk.act(|engine, now| engine.delete_entry(entry, now));
    assert_eq!(desk.effects(), ["gone: doctor"]);
    let now = desk.now();
    desk.engine().shown(&notices[0], &now);
    desk.act(|engine, now| engine.restore_entry(entry, now));
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
}

#[test]
fn refused_notices_of_the_skin_never_come_in_a_burst() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.start_cold();
    for _ in 0..17 {
        desk.refused_effects();
        desk.pass_minutes(1);
    }
    assert_eq!(desk.effects(), ["time is up 3"], "the latest alone");
    let mut asleep = Desk::at("2026-11-22 14:00");
    asleep.skin_is_healthy();
    asleep.start_cold();
    asleep.pass_minutes(5);
    asleep.refused_effects();
    asleep.pass_minutes(100);
    assert_eq!(asleep.refused_effects(), ["late: time is up 5"], "after a sleep too");
    a_moment(&mut asleep);
    assert_eq!(asleep.effects(), ["late: time is up 5"]);
    assert_eq!(asleep.watch(60), NOTHING);
}

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Spasm(i64),
    Clear,
    Start,
    Stop,
    Visit(i64),
    DeleteVisit,
    /// Somebody shows notices from now on, or nobody.
    Service(bool),
    /// Somebody shows what is due now, and the program is killed before it hears of that.
    KilledBeforeItHears,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => prop::sample::select(vec![1_i64, 4, 11, 31, 130, 400, 1440, 3 * 1440]).prop_map(Act::Pass),
        2 => (0_i64..20).prop_map(Act::Spasm),
        1 => Just(Act::Clear),
        2 => Just(Act::Start),
        1 => Just(Act::Stop),
        1 => (1_i64..4).prop_map(Act::Visit),
        1 => Just(Act::DeleteVisit),
        3 => any::<bool>().prop_map(Act::Service),
        1 => Just(Act::KilledBeforeItHears),
        1 => Just(Act::Reopen),
    ]
}

/// What one telling is about: the same reasons make the same telling.
type Telling = Vec<(String, i64)>;

struct Model {
    desk: Desk,
    service: bool,
    visits: Vec<i32>,
    /// How often each was seen, and how often it may be: once more for each kill that the program did not hear of it.
    seen: BTreeMap<Telling, (u32, u32)>,
    /// The highest number that was seen of each mark.
    told: BTreeMap<String, i64>,
}

impl Model {
    fn new() -> Model {
        let mut desk = Desk::at("2026-03-20 12:00");
        desk.skin_is_healthy();
        Model { desk, service: true, visits: Vec::new(), seen: BTreeMap::new(), told: BTreeMap::new() }
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Pass(minutes) => self.desk.pass_minutes(*minutes),
            Act::Spasm(days) => {
                let onset = Some(self.desk.day(-days));
                self.desk.try_to(|engine, now| engine.log_entry(&EntryDraft { onset, ..spasm() }, now)).ok();
            }
            Act::Clear => _ = self.desk.log(clear()),
            Act::Start => {
                _ = self
                    .desk
                    .start(respite_engine::view::Coded(respite_domain::session::Thermal::Cold), "low-back-left")
                    .ok()
            }
            Act::Stop => {
                let now = self.desk.now();
                if let Ok(id) = self.desk.engine().session_to_stop(&respite_engine::At::now(&now)) {
                    self.desk.stop(id, "");
                }
            }
            Act::Visit(days) => {
                let draft = VisitDraft { day: self.desk.day(*days), ..VisitDraft::default() };
                self.visits.push(self.desk.act(|engine, now| engine.add_visit(&draft, now)).id);
            }
            Act::DeleteVisit => {
                let Some(id) = self.visits.pop() else { return };
                self.desk.act(|engine, now| engine.delete_visit(id, now));
            }
            Act::Service(on) => self.service = *on,
            Act::KilledBeforeItHears => {
                for notice in self.desk.on_their_way() {
                    self.sees(&notice, 1);
                }
                self.desk.reopen();
            }
            Act::Reopen => self.desk.reopen(),
        }
    }

    /// Does what is due, as the service of now has it.
    fn look(&mut self) {
        let now = self.desk.now();
        for notice in self.desk.on_their_way() {
            if self.service {
                self.sees(&notice, 0);
                self.desk.engine().shown(&notice, &now);
            } else {
                self.desk.engine().not_shown(&notice, &now);
            }
        }
    }

    fn sees(&mut self, notice: &Notice, more: u32) {
        let now = self.desk.now();
        let telling = notice.marks.iter().map(|mark| (mark.thread.clone(), mark.number)).collect();
        let (seen, allowed) = self.seen.entry(telling).or_insert((0, 1));
        (*seen, *allowed) = (*seen + 1, *allowed + more);
        assert!(seen <= allowed, "{notice:?} is seen {seen} times");
        for mark in &notice.marks {
            let told = self.told.entry(mark.thread.clone()).or_insert(mark.told_as);
            *told = mark.told_as.max(*told);
        }
        let prompt = matches!(notice.kind.topic(), Topic::Doctor | Topic::Visits | Topic::CheckIn);
        assert!(!prompt || (8..22).contains(&now.wall.hour()), "{notice:?} at {}", now.wall);
    }

    /// Whoever shows notices is there again: all that is due now, as a program knows that has shown nothing yet, was seen.
    fn check(&mut self) {
        self.service = true;
        self.desk.pass(TRY_AGAIN_AFTER);
        self.look();
        let copy = tempfile::tempdir().unwrap();
        let file = copy.path().join(respite_engine::FILE_NAME);
        let diary = Connection::open(self.desk.folder().join(respite_engine::FILE_NAME)).unwrap();
        diary.execute("VACUUM INTO ?1", [file.to_str().unwrap()]).unwrap();
        let forgetful = Connection::open(&file).unwrap();
        forgetful.execute("DELETE FROM notice_shown", []).unwrap();
        drop(forgetful);
        let mut engine = Engine::open(copy.path(), Asked::WhetherReadable).unwrap();
        for effect in engine.advance(&self.desk.now()).effects {
            let (Effect::Notify(notice) | Effect::Amend(notice)) = effect else { continue };
            for mark in &notice.marks {
                let told = self.told.get(&mark.thread);
                assert!(
                    told.is_some_and(|told| *told >= mark.number),
                    "{mark:?} of {notice:?} was lost; told: {told:?}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_notice_is_lost_or_told_twice(acts in prop::collection::vec(act(), 1..60)) {
        let mut model = Model::new();
        for act in &acts {
            model.act(act);
            model.look();
        }
        model.check();
        model.desk.reopen();
        model.look();
        model.desk.pass(TimeDelta::hours(9));
        model.look();
        model.check();
    }
}
