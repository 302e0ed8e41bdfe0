//! Whichever diary is open, brought back or gone back to, no pack goes on skin that rests or looked wrong.
#![cfg(unix)]

use std::path::PathBuf;

use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::place::Place;
use respite_domain::session::Skin;
use respite_engine::view::SessionStart;
use respite_engine::{At, EngineError, Prepared};
use tempfile::TempDir;

use crate::backup::backup_of;
use crate::desk::Desk;
use crate::still_holds::{COLD, desk, off};

const PLACES: [&str; 3] = ["low-back-left", "low-back-centre", "neck-left"];

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Start(usize),
    Off(Option<Skin>),
    LooksNormal,
    Backup,
    BringBack(usize),
    GoBack,
}

fn act() -> impl Strategy<Value = Act> {
    let skin = prop_oneof![2 => Just(None), 1 => Just(Some(Skin::Red))];
    prop_oneof![
        4 => prop_oneof![1..20i64, 30..130i64].prop_map(Act::Pass),
        5 => (0..3usize).prop_map(Act::Start),
        4 => skin.prop_map(Act::Off),
        1 => Just(Act::LooksNormal),
        3 => Just(Act::Backup),
        3 => (0..9usize).prop_map(Act::BringBack),
        2 => Just(Act::GoBack),
    ]
}

/// What really was on the skin, whichever diary was open then.
#[derive(Debug, Clone)]
struct Lay {
    place: Place,
    off: Option<i64>,
    looks_wrong: bool,
}

struct Model {
    desk: Desk,
    minute: i64,
    backups: Vec<(TempDir, PathBuf)>,
    packs: Vec<Lay>,
}

impl Model {
    fn act(&mut self, act: &Act) {
        match act {
            Act::Pass(minutes) => {
                self.minute += minutes;
                self.desk.pass_minutes(*minutes);
            }
            Act::Start(place) => self.start(PLACES[*place]),
            Act::Off(skin) => self.off(*skin),
            Act::LooksNormal => {
                if self.desk.try_to(|engine, now| engine.skin_looks_normal(&[], now)).is_ok() {
                    self.packs.iter_mut().for_each(|pack| pack.looks_wrong = false);
                }
            }
            Act::Backup => self.backups.push(backup_of(self.desk.folder())),
            Act::BringBack(which) => {
                let Some((_, file)) = self.backups.iter().rev().cycle().nth(*which) else { return };
                self.put(Prepared::of(file, self.desk.folder()).unwrap());
            }
            Act::GoBack => {
                if let Ok(kept) = Prepared::undo(self.desk.folder()) {
                    self.put(kept);
                }
            }
        }
    }

    fn start(&mut self, place: &str) {
        let start = SessionStart {
            when: String::new(),
            kind: COLD,
            places: vec![place.to_owned()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        let begun = self.desk.try_to(|engine, now| engine.start_session_at(&start, &At::now(now), now));
        let place = Place::from_code(place).unwrap();
        match begun {
            Ok(_) => {
                for pack in self.packs.iter().filter(|pack| pack.place.touches(place)) {
                    let rested = self.minute - pack.off.unwrap_or_else(|| panic!("{place:?} under {pack:?}"));
                    assert!(rested >= 120 && !pack.looks_wrong, "{place:?} {rested} min after {pack:?}");
                }
                self.packs.push(Lay { place, off: None, looks_wrong: false });
            }
            Err(EngineError::Refused(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }

    /// All that the diary has for on is off. An old backup may have one for on that has long been off.
    fn off(&mut self, skin: Option<Skin>) {
        let today = self.desk.act(|engine, now| engine.today(now));
        for session in today.running.iter().chain(&today.unconfirmed) {
            off(&mut self.desk, session.id, skin);
        }
        for pack in self.packs.iter_mut().filter(|pack| pack.off.is_none()) {
            pack.off = Some(self.minute);
            pack.looks_wrong = skin.is_some();
        }
    }

    fn put(&mut self, prepared: Prepared) {
        let today = self.desk.act(|engine, now| engine.today(now));
        let is_on = !today.running.is_empty() || !today.unconfirmed.is_empty();
        let put = self.desk.try_to(|engine, now| engine.bring_back(prepared, now, |_| ()));
        assert_eq!(put.is_err(), is_on, "{put:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whichever_diary_is_open_no_pack_goes_on_skin_that_rests_or_looked_wrong(acts in prop::collection::vec(act(), 1..30)) {
        let mut model = Model { desk: desk(), minute: 0, backups: Vec::new(), packs: Vec::new() };
        for act in &acts {
            model.act(act);
        }
    }
}
