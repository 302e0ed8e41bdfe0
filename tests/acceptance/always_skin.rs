//! What holds of the skin after any sequence of acts at a real diary, with two processes on it, at a computer whose clocks are set,
//! whose zone changes, which sleeps and is switched off: no guided pack past its limit, inside a rest, or under an unanswered
//! pack. The rules alone go through many more days beside `domain/session.rs`.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use chrono_tz::{America, Asia, Europe, Pacific, Tz};
use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::place::{Place, Places};
use respite_domain::session::{OffSaid, Thermal};
use respite_engine::view::{Coded, OffAnswer, SessionChange, SessionStart, SessionStop, SessionTold, SessionView};
use respite_engine::{Asked, At, Engine, EngineError, Result};

use crate::desk::Desk;

/// Places that touch one another, and one that touches none of them.
const PLACES: [&str; 4] = ["low-back-left", "low-back-centre", "low-back-right", "neck-left"];

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Sleep(i64),
    SetClock(i64),
    Fly(Tz),
    Restart,
    Reopen,
    Start(Coded<Thermal>, usize, f64),
    StartAt(usize, i64),
    Say(usize, OffSaid),
    CameOffAt(usize, i64),
    Told(usize, i64, i64),
    Retold(usize, i64, i64),
    Undo,
    Delete(usize),
    BringBack,
}

fn act() -> impl Strategy<Value = Act> {
    let kind = prop_oneof![Just(Coded(Thermal::Heat)), Just(Coded(Thermal::Cold))];
    let said = prop_oneof![3 => Just(OffSaid::Pressed), 1 => Just(OffSaid::JustNow), 1 => Just(OffSaid::SinceUnknown)];
    let zone = prop_oneof![Just(Europe::Berlin), Just(America::New_York), Just(Asia::Kathmandu), Just(Pacific::Apia)];
    prop_oneof![
        5 => prop_oneof![1..30i64, 90..125i64, 118..121i64, 2000..9000i64].prop_map(Act::Pass),
        1 => (5..600i64).prop_map(Act::Sleep),
        1 => prop_oneof![-90..90i64, -3000..3000i64].prop_map(Act::SetClock),
        1 => zone.prop_map(Act::Fly),
        1 => Just(Act::Restart),
        1 => Just(Act::Reopen),
        5 => (kind, 0..4usize, 5..=20u8).prop_map(|(kind, place, minutes)| Act::Start(kind, place, minutes.into())),
        2 => (0..4usize, 0..300i64).prop_map(|(place, ago)| Act::StartAt(place, ago)),
        4 => (0..5usize, said).prop_map(|(which, said)| Act::Say(which, said)),
        2 => (0..5usize, 0..200i64).prop_map(|(which, ago)| Act::CameOffAt(which, ago)),
        1 => (0..4usize, 0..200i64, 0..60i64).prop_map(|(place, ago, lasted)| Act::Told(place, ago, lasted)),
        1 => (0..5usize, 0..3000i64, 0..60i64).prop_map(|(which, ago, lasted)| Act::Retold(which, ago, lasted)),
        1 => Just(Act::Undo),
        3 => (0..5usize).prop_map(Act::Delete),
        1 => Just(Act::BringBack),
    ]
}

/// What the test knows of a pack.
#[derive(Debug, Clone)]
struct Pack {
    place: Place,
    began: Really,
    off: Option<Really>,
}

#[derive(Debug, Clone, Copy)]
struct Really {
    /// The minute in which it really was, by what was said.
    minute: i64,
    /// By how much the wall clock was ahead of the truth when that was said.
    ahead: i64,
    /// For how long the uptime had stood still by then.
    slept: i64,
    /// The start of the computer that it was seen or told in.
    boot: u32,
}

/// By how many minutes more than is true two moments can seem to lie apart. Within one start of the computer the uptime tells, and is
/// wrong only where it stood still between them and the earlier one was told after that. Between two starts nothing but the wall clock
/// tells, and that may have been set.
fn told_apart(earlier: Really, later: Really) -> i64 {
    if earlier.boot == later.boot { (earlier.slept - later.slept).max(0) } else { (earlier.ahead - later.ahead).abs() }
}

struct Model {
    desk: Desk,
    second: Option<Engine>,
    /// Minutes that have really passed.
    minute: i64,
    ahead: i64,
    boot: u32,
    uptime_sleeps: bool,
    slept: i64,
    packs: BTreeMap<i32, Pack>,
    /// Those that were deleted: they count for what was told, but their skin is what it is.
    gone: BTreeMap<i32, Pack>,
}

impl Model {
    fn new(uptime_sleeps: bool) -> Model {
        let mut desk = Desk::at("2026-03-27 10:00");
        if uptime_sleeps {
            desk.let_uptime_sleep();
        }
        let mut model = Model {
            desk,
            second: None,
            minute: 0,
            ahead: 0,
            boot: 1,
            uptime_sleeps,
            slept: 0,
            packs: BTreeMap::new(),
            gone: BTreeMap::new(),
        };
        model.open_second();
        model
    }

    fn open_second(&mut self) {
        self.second = Some(Engine::open(self.desk.folder(), Asked::WhetherReadable).unwrap());
    }

    /// Every other act is one of the second process.
    fn try_to<T>(&mut self, act: impl FnOnce(&mut Engine, &respite_domain::time::Moment) -> Result<T>) -> Result<T> {
        let now = self.desk.now();
        if self.packs.len().is_multiple_of(2) {
            act(self.second.as_mut().unwrap(), &now)
        } else {
            act(self.desk.engine(), &now)
        }
    }

    fn ago(&self, minutes: i64) -> String {
        (self.desk.wall() - TimeDelta::minutes(minutes)).to_rfc3339()
    }

    fn really_now(&self) -> Really {
        Really { minute: self.minute, ahead: self.ahead, slept: self.slept, boot: self.boot }
    }

    fn really_told(&self, ago: i64) -> Really {
        Really { minute: self.minute - ago, ..self.really_now() }
    }

    /// An end that is told. Within one start of the computer it can't have been before the pack went on, whatever was told.
    fn really_off(&self, ago: i64, began: Really) -> Really {
        let told = self.really_told(ago);
        if began.boot != self.boot {
            return told;
        }
        let minute = told.minute.max(began.minute);
        Really { minute, ahead: told.minute + told.ahead - minute, ..told }
    }

    fn nth(&self, which: usize) -> Option<i32> {
        self.packs.keys().rev().copied().nth(which % self.packs.len().max(1))
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Pass(minutes) => {
                self.minute += minutes;
                self.desk.pass_minutes(*minutes);
            }
            Act::Sleep(minutes) => {
                self.minute += minutes;
                self.slept += if self.uptime_sleeps { *minutes } else { 0 };
                self.desk.sleep(*minutes);
            }
            Act::SetClock(minutes) => {
                self.ahead += minutes;
                self.desk.set_clock(TimeDelta::minutes(*minutes));
            }
            Act::Fly(zone) => self.desk.fly_to(*zone),
            Act::Restart => {
                self.boot += 1;
                self.second = None;
                self.desk.restart_computer();
                self.open_second();
            }
            Act::Reopen => self.desk.reopen(),
            Act::Start(kind, place, minutes) => self.start(*kind, PLACES[*place], *minutes, None),
            Act::StartAt(place, ago) => self.start(Coded(Thermal::Cold), PLACES[*place], 15.0, Some(*ago)),
            Act::Say(which, said) => {
                let Some(id) = self.nth(*which) else { return };
                let (off, said) = (self.really_now(), *said);
                let found = self.try_to(|engine, now| engine.pack_is_off(id, said, now)).unwrap();
                let known = self.packs.get_mut(&id).unwrap();
                assert_eq!(found.answer == OffAnswer::Already, known.off.is_some());
                if found.answer == OffAnswer::Off {
                    known.off = Some(off);
                }
            }
            Act::CameOffAt(which, ago) => {
                let Some(id) = self.nth(*which) else { return };
                let stop = SessionStop { when: self.ago(*ago), ..SessionStop::default() };
                if self.try_to(|engine, now| engine.stop_session(id, &stop, now)).is_ok() {
                    let off = self.really_off(*ago, self.packs[&id].began);
                    self.packs.get_mut(&id).unwrap().off = Some(off);
                }
            }
            Act::Told(place, ago, lasted) => {
                let told = SessionTold {
                    kind: Coded(Thermal::Heat),
                    own_pack: None,
                    places: vec![PLACES[*place].to_owned()],
                    started: self.ago(ago + lasted),
                    ended: self.ago(*ago),
                    before: None,
                    after: None,
                    skin: None,
                };
                let saved = self.try_to(|engine, now| engine.record_session(&told, now)).unwrap();
                let pack = Pack {
                    place: Place::from_code(PLACES[*place]).unwrap(),
                    began: self.really_told(ago + lasted),
                    off: Some(self.really_told(*ago)),
                };
                self.packs.insert(saved.id, pack);
            }
            Act::Retold(which, ago, lasted) => {
                let Some(id) = self.nth(*which) else { return };
                let (began, off) = (self.really_told(ago + lasted), self.really_told(*ago));
                let known = self.packs[&id].began;
                // A start that reads as it did is the one that is known.
                if began.minute + began.ahead == known.minute + known.ahead {
                    return;
                }
                let change = SessionChange {
                    own_pack: None,
                    started: Some(self.ago(ago + lasted)),
                    ended: self.ago(*ago),
                    before: None,
                    after: None,
                    later: None,
                };
                if self.try_to(|engine, now| engine.change_session(id, &change, now)).is_ok() {
                    let pack = self.packs.get_mut(&id).unwrap();
                    (pack.began, pack.off) = (began, Some(off));
                }
            }
            Act::Undo => {
                let Some(id) = self.nth(0) else { return };
                if self.try_to(|engine, now| engine.undo_session(id, now)).is_ok() {
                    self.packs.remove(&id);
                }
            }
            Act::Delete(which) => {
                let Some(id) = self.nth(*which) else { return };
                if self.try_to(|engine, now| engine.delete_session(id, now)).is_ok() {
                    let pack = self.packs.remove(&id).unwrap();
                    let (off, now) = (pack.off.expect("what may be on stays"), self.really_now());
                    assert!(now.minute - off.minute >= 120 - told_apart(off, now), "{pack:?}");
                    self.gone.insert(id, pack);
                }
            }
            Act::BringBack => {
                let Some((id, pack)) = self.gone.pop_last() else { return };
                self.try_to(|engine, now| engine.restore_session(id, now)).unwrap();
                self.packs.insert(id, pack);
            }
        }
    }

    fn start(&mut self, kind: Coded<Thermal>, place: &str, minutes: f64, ago: Option<i64>) {
        let start = SessionStart {
            when: String::new(),
            kind,
            places: vec![place.to_owned()],
            minutes: Some(minutes),
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        let when = ago.map(|ago| self.ago(ago)).unwrap_or_default();
        // What is called free takes a pack, and nothing else does.
        let called_taken = self.try_to(|engine, now| engine.today(now)).unwrap().taken;
        let is_taken = called_taken.iter().any(|taken| taken.place == place);
        let place = Place::from_code(place).unwrap();
        match self.try_to(|engine, now| engine.start_session_at(&start, &At::when(&when, now)?, now)) {
            Ok(session) => {
                assert!(ago.is_some() || !is_taken, "{session:?} went on where {called_taken:?} are called taken");
                let began = ago.map_or_else(|| self.really_now(), |ago| self.really_told(ago));
                // A deleted pack is not known of the past, but no skin came free by its going.
                let gone = self.gone.iter().filter(|_| ago.is_none());
                for (id, pack) in self.packs.iter().chain(gone).filter(|(_, pack)| pack.place.touches(place)) {
                    let off = pack.off.as_ref().unwrap_or_else(|| panic!("{session:?} under the unanswered {id}"));
                    let rested = began.minute - off.minute;
                    let long_before =
                        ago.is_some() && pack.began.minute - (began.minute + 15) >= 120 - told_apart(began, pack.began);
                    assert!(
                        long_before || rested >= 120 - told_apart(*off, began),
                        "{session:?} {rested} min after {id}: {pack:?}"
                    );
                }
                self.packs.insert(session.id, Pack { place, began, off: None });
            }
            Err(EngineError::Refused(why)) => assert!(ago.is_some() || is_taken, "{place:?} is called free: {why}"),
            Err(other) => panic!("{other}"),
        }
    }

    /// Skin under an unanswered pack whose time is up is called free nowhere, and is not.
    fn check_unanswered(&mut self) {
        let status = self.desk.status();
        let today = self.desk.act(|engine, now| engine.today(now));
        for open in &today.unconfirmed {
            assert!(self.packs[&open.id].off.is_none());
            let skin = Places::from_iter([self.packs[&open.id].place]).with_neighbours();
            for place in skin.iter().map(Place::code) {
                assert!(today.unanswered.iter().any(|code| code == place), "{place}");
                assert!(status.unanswered.iter().any(|code| code == place), "{place}");
                assert!(status.skin_rest.iter().any(|rest| rest.place == place), "{place}");
                assert!(self.desk.act(|engine, now| Ok(engine.tray(now))).take_it_off);
            }
        }
        let open = self.packs.values().filter(|pack| pack.off.is_none()).count();
        assert_eq!(today.unconfirmed.len() + today.running.len(), open, "each pack that nobody ended is seen");
    }

    /// Of what counts as within the guide none was on for too long, and no two lay on one skin at once or within a rest.
    fn check_guide(&mut self) {
        let days = self.desk.act(|engine, now| engine.diary_between(None, None, now));
        let guided: Vec<&SessionView> =
            days.iter().flat_map(|day| &day.sessions).filter(|session| session.guided).collect();
        for (index, one) in guided.iter().enumerate() {
            assert!(one.ended_at.is_none() || one.lasted.is_some_and(|minutes| minutes <= 20), "{one:?}");
            for other in &guided[index + 1..] {
                if !self.packs[&one.id].place.touches(self.packs[&other.id].place) {
                    continue;
                }
                let rested = |first: i32, last: i32| {
                    let (off, began) = (self.packs[&first].off, self.packs[&last].began);
                    off.is_some_and(|off| began.minute - off.minute >= 120 - told_apart(off, began))
                };
                assert!(rested(one.id, other.id) || rested(other.id, one.id), "{one:?} {other:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_guided_pack_past_its_limit_or_inside_a_rest_or_under_an_unanswered_one(
        acts in prop::collection::vec(act(), 1..50),
        uptime_sleeps in any::<bool>(),
        set_clock in any::<bool>(),
    ) {
        let mut model = Model::new(uptime_sleeps);
        for act in acts.iter().filter(|act| set_clock || !matches!(act, Act::SetClock(_))) {
            model.act(act);
        }
        model.check_unanswered();
        model.check_guide();
    }
}
