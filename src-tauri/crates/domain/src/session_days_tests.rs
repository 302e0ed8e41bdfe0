//! Days of a person with packs, told in whatever order, at a computer whose clocks are set, whose zone changes, which sleeps and
//! is switched off. What the rules allow is held against the time that really passed, which they can't see.

use crate::Code;
use crate::start::may_start;
use crate::time::WallTime;
use proptest::prelude::*;

use super::*;

/// So many days are tried: cases times days of each.
const CASES: u32 = 10_000;
const DAYS: usize = 10;
const ACTS_A_DAY: usize = 2;

/// Places that touch one another, and one that touches none of them.
const PLACES: [&str; 4] = ["low-back-left", "low-back-centre", "low-back-right", "neck-left"];

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Sleep(i64),
    SetClock(i64),
    Fly(i32),
    Restart,
    Start(usize, i64),
    StartAt(usize, i64),
    Say(OffSaid, usize),
    CameOffAt(usize, i64),
    Told(usize, i64, i64),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    let said = prop_oneof![3 => Just(OffSaid::Pressed), 1 => Just(OffSaid::JustNow), 1 => Just(OffSaid::SinceUnknown)];
    prop_oneof![
        6 => prop_oneof![1..30i64, 60..125i64, 118..121i64, 300..900i64].prop_map(Act::Pass),
        1 => (5..600i64).prop_map(Act::Sleep),
        1 => prop_oneof![-90..90i64, -3000..3000i64].prop_map(Act::SetClock),
        1 => (-11..12i32).prop_map(Act::Fly),
        1 => Just(Act::Restart),
        6 => (0..4usize, 5..=20i64).prop_map(|(place, minutes)| Act::Start(place, minutes)),
        2 => (0..4usize, 0..500i64).prop_map(|(place, ago)| Act::StartAt(place, ago)),
        4 => (said, 0..9usize).prop_map(|(said, which)| Act::Say(said, which)),
        3 => (0..9usize, 0..200i64).prop_map(|(which, ago)| Act::CameOffAt(which, ago)),
        1 => (0..4usize, 0..300i64, 0..60i64).prop_map(|(place, ago, lasted)| Act::Told(place, ago, lasted)),
        1 => Just(Act::Undo),
    ]
}

/// What was so, beside what was said of it.
#[derive(Debug, Clone)]
struct Lay {
    session: Session,
    /// When it really began, and how the clock and the computer stood when that was said.
    began: Really,
    off: Option<Really>,
    /// What the wall clock showed when it was told.
    told_at: WallTime,
}

#[derive(Debug, Clone)]
struct Really {
    minute: i64,
    /// By how much the wall clock was ahead of the truth when it was said.
    ahead: i64,
    /// For how long the uptime had stood still by then.
    slept: i64,
    /// The start of the computer that it was seen or told in.
    boot: u32,
}

struct World {
    start: WallTime,
    minute: i64,
    ahead: i64,
    zone: i32,
    boot: u32,
    uptime: i64,
    slept: i64,
    /// Whether the uptime of this computer goes on while it sleeps.
    counts_sleep: bool,
    packs: Vec<Lay>,
    blank: Session,
    places: [Places; 4],
}

impl World {
    fn now(&self) -> Moment {
        let zone = chrono::FixedOffset::east_opt(self.zone * 3600).unwrap();
        let wall = self.start + TimeDelta::minutes(self.minute + self.ahead);
        let uptime = Uptime { boot: self.boot.to_string(), millis: self.uptime * 60_000 };
        Moment { uptime: Some(uptime), ..Moment::told(wall.with_timezone(&zone)) }
    }

    /// A pack as it goes on now.
    fn pack(&self, place: usize, minutes: i64) -> Session {
        Session { minutes, places: self.places[place], started: self.now(), ..self.blank.clone() }
    }

    fn ago(&self, minutes: i64) -> (Moment, Really) {
        let now = self.now();
        let told = now.telling(now.wall - TimeDelta::minutes(minutes));
        (told, Really { minute: self.minute - minutes, ..self.really_now() })
    }

    fn really_now(&self) -> Really {
        Really { minute: self.minute, ahead: self.ahead, slept: self.slept, boot: self.boot }
    }

    fn sessions(&self) -> Vec<Session> {
        self.packs.iter().map(|pack| pack.session.clone()).collect()
    }

    /// The uptime, in minutes, at which each place is free of rests, where this start of the computer saw or was told when the packs
    /// there came off.
    fn free_from(&self) -> Vec<(Place, i64)> {
        let is_known = |pack: &&Lay| pack.off.as_ref().is_some_and(|off| off.boot == self.boot);
        let sessions = self.packs.iter().filter(is_known).map(|pack| &pack.session);
        rests(sessions, &self.now()).iter().map(|rest| (rest.place, self.uptime + rest.left.num_minutes())).collect()
    }

    /// Does it. Skin that was to be free by then still is: neither time that passes nor a clock that is set takes that back.
    fn act_and_look(&mut self, act: &Act) {
        if !matches!(act, Act::Pass(_) | Act::Sleep(_) | Act::SetClock(_) | Act::Fly(_)) {
            return self.act(act);
        }
        let before = self.free_from();
        self.act(act);
        for (place, free) in self.free_from() {
            let was = before.iter().find(|known| known.0 == place).map(|known| known.1);
            assert_eq!(Some(free), was, "{act:?} moved the rest of {}", place.code());
        }
    }

    /// What may start, by the same facts breaks nothing.
    fn check_allowed(&self) {
        let last = breaches(&self.sessions(), &self.now()).pop().flatten();
        assert_ne!(last, Some(Breach::SkinNotFree), "it could start: {:?}", self.packs.last());
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Pass(minutes) => (self.minute, self.uptime) = (self.minute + minutes, self.uptime + minutes),
            Act::Sleep(minutes) => {
                self.minute += minutes;
                *if self.counts_sleep { &mut self.uptime } else { &mut self.slept } += minutes;
            }
            Act::SetClock(by) => self.ahead += by,
            Act::Fly(zone) => self.zone = *zone,
            Act::Restart => (self.boot, self.uptime) = (self.boot + 1, 0),
            Act::Start(place, minutes) => {
                let now = self.now();
                let new = Session { started: now.clone(), ..self.pack(*place, *minutes) };
                if may_start(&new, &self.sessions(), &now).is_ok() {
                    self.check_start(&new);
                    self.packs.push(Lay { session: new, began: self.really_now(), off: None, told_at: now.wall });
                    self.check_allowed();
                }
            }
            Act::StartAt(place, ago) => {
                let (started, began) = self.ago(*ago);
                let new = Session { started, ..self.pack(*place, 15) };
                if may_start(&new, &self.sessions(), &self.now()).is_ok() {
                    self.check_told_start(&new, &began);
                    self.packs.push(Lay { session: new, began, off: None, told_at: self.now().wall });
                    self.check_allowed();
                }
            }
            Act::Say(said, which) => {
                let now = self.now();
                let really = self.really_now();
                let Some(pack) = nth(&mut self.packs, *which) else { return };
                let before = pack.session.clone();
                match pack.session.came_off(*said, &now) {
                    CameOff::Now { end_unknown } => {
                        (pack.session.ended, pack.session.end_unknown) = (Some(now), end_unknown);
                        pack.off = Some(really);
                    }
                    CameOff::Already { .. } => assert!(before.ended.is_some()),
                    CameOff::AskWhen { .. } => assert!(before.ended.is_none() && *said == OffSaid::Pressed),
                }
            }
            Act::CameOffAt(which, ago) => {
                let ((off, really), now) = (self.ago(*ago), self.now());
                let Some(pack) = nth(&mut self.packs, *which) else { return };
                if let Ok(off) = pack.session.told_off(off, &now) {
                    (pack.session.ended, pack.session.end_unknown) = (Some(off), false);
                    // Within one start of the computer it can't have been before the pack went on, whatever was told.
                    let minute = if pack.began.boot == really.boot {
                        really.minute.max(pack.began.minute)
                    } else {
                        really.minute
                    };
                    let ahead = really.minute + really.ahead - minute;
                    pack.off = Some(Really { minute, ahead, ..really });
                }
            }
            Act::Told(place, ago, lasted) => {
                let ((ended, off), (started, began)) = (self.ago(*ago), self.ago(ago + lasted));
                let told =
                    Session { started, minutes: *lasted, ended: Some(ended), guided: false, ..self.pack(*place, 15) };
                self.packs.push(Lay { session: told, began, off: Some(off), told_at: self.now().wall });
            }
            Act::Undo => {
                let now = self.now();
                self.packs.pop_if(|pack| pack.session.can_be_undone(pack.told_at, &now));
            }
        }
    }

    /// A pack goes on now: nothing that touches its skin is unanswered, on, or was off for less than two hours.
    fn check_start(&self, new: &Session) {
        for Lay { session, off, .. } in touching(&self.packs, new) {
            let off = off.as_ref().unwrap_or_else(|| panic!("a pack started under an unanswered one: {session:?}"));
            let rested = self.minute - off.minute;
            assert!(
                rested >= 120 - told_apart(off, &self.really_now()),
                "a pack started {rested} min after another came off: {session:?}"
            );
        }
    }

    /// A pack that is told went on where no other one was or rested, and none followed within its own rest.
    fn check_told_start(&self, new: &Session, really: &Really) {
        for Lay { session, began, off, .. } in touching(&self.packs, new) {
            let off = off.as_ref().unwrap_or_else(|| panic!("told onto an unanswered pack: {session:?}"));
            let before = really.minute - off.minute >= 120 - told_apart(off, really);
            let after = began.minute - (really.minute + 15) >= 120 - told_apart(really, began);
            assert!(before || after, "told onto another: {session:?}");
        }
    }

    /// No pack is said to be fine where it is once its time is over, as far as any clock can tell.
    fn check_running(&self) {
        let now = self.now();
        for Lay { session, began, .. } in self.packs.iter().filter(|pack| pack.off.is_none()) {
            if let Phase::Running { left } = session.phase(&now) {
                let on_for = self.minute - began.minute;
                let set_back = (began.ahead - self.ahead).max(0);
                let by_uptime = began.boot == self.boot && self.counts_sleep;
                let late = if by_uptime { 0 } else { set_back };
                assert!(on_for < session.minutes + late, "{on_for} min on, and {left} left: {session:?}");
            }
        }
    }

    /// Skin under a pack that nobody said came off is not free, nor is that beside it.
    fn check_unanswered(&self) {
        let now = self.now();
        let sessions = self.sessions();
        for Lay { session, off, .. } in &self.packs {
            if off.is_none() && matches!(session.phase(&now), Phase::Unconfirmed { .. }) {
                for place in session.places.with_neighbours().iter() {
                    let new =
                        Session { started: now.clone(), places: [place].into_iter().collect(), ..self.pack(0, 15) };
                    assert!(may_start(&new, &sessions, &now).is_err(), "{} is called free", place.code());
                    assert!(unanswered(&sessions, &now).iter().any(|pack| pack.skin().contains(place)));
                }
            }
        }
    }

    /// Of what counts as within the guide no two ever lay on one skin at once or within a rest, and none for too long.
    fn check_guide(&self) {
        let sessions = self.sessions();
        let found = breaches(&sessions, &self.now());
        let within: Vec<&Lay> = self
            .packs
            .iter()
            .zip(&found)
            .filter(|(pack, found)| pack.session.guided && found.is_none())
            .map(|both| both.0)
            .collect();
        for (index, one) in within.iter().enumerate() {
            if let Some(off) = &one.session.ended {
                assert!(off.least_since(&one.session.started).num_minutes() <= 20, "{:?}", one.session);
            }
            for other in touching(&within[index + 1..], &one.session) {
                let (Some(one_off), Some(other_off)) = (&one.off, &other.off) else {
                    let last = if one.off.is_some() { other } else { one };
                    let first = if one.off.is_some() { one } else { other };
                    let Some(off) = &first.off else { panic!("two unanswered: {one:?} {other:?}") };
                    let apart = last.began.minute - off.minute;
                    assert!(apart >= 120 - told_apart(off, &last.began), "{apart} min apart: {one:?} {other:?}");
                    continue;
                };
                let first = other.began.minute - one_off.minute >= 120 - told_apart(one_off, &other.began);
                let last = one.began.minute - other_off.minute >= 120 - told_apart(other_off, &one.began);
                assert!(first || last, "{one:?} {other:?}");
            }
        }
        for pack in self.packs.iter().filter(|pack| pack.session.guided) {
            let same = |other: &&Lay| {
                other.session.guided
                    && other.session.places == pack.session.places
                    && other.session.started.day() == pack.session.started.day()
            };
            assert!(self.packs.iter().filter(same).count() <= MOST_A_DAY, "more than four a day");
        }
    }
}

/// By how many minutes more than is true two moments can seem to lie apart. Within one start of the computer the uptime tells, and is
/// wrong only where it stood still between them and the earlier one was told after that. Between two starts nothing but the wall clock
/// tells, and that may have been set.
fn told_apart(earlier: &Really, later: &Really) -> i64 {
    if earlier.boot == later.boot { (earlier.slept - later.slept).max(0) } else { (earlier.ahead - later.ahead).abs() }
}

fn nth(packs: &mut [Lay], which: usize) -> Option<&mut Lay> {
    let count = packs.len();
    // Mostly the last ones.
    packs.get_mut(count.checked_sub(1 + which % count.max(1))?)
}

fn touching<'a, T: std::borrow::Borrow<Lay> + 'a>(packs: &'a [T], new: &Session) -> impl Iterator<Item = &'a Lay> {
    let skin = new.places.with_neighbours();
    packs.iter().map(std::borrow::Borrow::borrow).filter(move |pack| skin.shares(pack.session.places))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_guided_pack_past_its_limit_or_inside_a_rest_or_under_an_unanswered_one(
        acts in prop::collection::vec(act(), ACTS_A_DAY * DAYS),
        set_clock in any::<bool>(),
        counts_sleep in any::<bool>(),
    ) {
        let mut world =
            World { start: at(0, 0).wall, minute: 0, ahead: 0, zone: 1, boot: 1, uptime: 5000, slept: 0, counts_sleep, packs: Vec::new(), blank: cold(PLACES[0], 15),
            places: PLACES.map(|code| [Place::from_code(code).unwrap()].into_iter().collect()) };
        for day in acts.chunks(ACTS_A_DAY) {
            for act in day.iter().filter(|act| set_clock || !matches!(act, Act::SetClock(_))) {
                world.act_and_look(act);
                world.check_running();
            }
            world.check_unanswered();
        }
        world.check_guide();
    }
}
