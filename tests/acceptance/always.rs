//! What holds after any sequence of acts: what was acknowledged is there, no guided session starts on resting skin, and
//! what is added later changes nothing of what was.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::place::Place;
use respite_domain::time::WallTime;
use respite_engine::view::{EntryDraft, EntryView, SessionStart, SessionTold, ThermalView};
use respite_engine::{At, EngineError};

use crate::desk::Desk;

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Sleep(i64),
    Log(Draft),
    Change(usize, Draft),
    Delete(usize),
    Restore(usize),
    Start(ThermalView, usize, i64),
    StartAt(ThermalView, usize, i64),
    Stop(i64),
    Undo,
    Told(usize, i64, i64),
    Reopen,
    Advance,
}

#[derive(Debug, Clone)]
struct Draft {
    ago: i64,
    spasms: Option<u8>,
    worst: Option<u8>,
    average: Option<u8>,
    places: Vec<usize>,
    onset: Option<i64>,
}

fn draft() -> impl Strategy<Value = Draft> {
    (
        0..40 * 24 * 60i64,
        prop::option::of(0..3u8),
        prop::option::of(0..=10u8),
        prop::option::of(0..=10u8),
        prop::collection::vec(0..15usize, 0..3),
        prop::option::weighted(0.1, 0..30i64),
    )
        .prop_map(|(ago, spasms, worst, average, places, onset)| Draft {
            ago,
            spasms,
            worst,
            average,
            places,
            onset,
        })
}

fn act() -> impl Strategy<Value = Act> {
    let kind = || prop_oneof![Just(ThermalView::Heat), Just(ThermalView::Cold)];
    prop_oneof![
        4 => (1..200i64).prop_map(Act::Pass),
        1 => (60..5000i64).prop_map(Act::Sleep),
        4 => draft().prop_map(Act::Log),
        2 => (0..20usize, draft()).prop_map(|(which, draft)| Act::Change(which, draft)),
        1 => (0..20usize).prop_map(Act::Delete),
        1 => (0..20usize).prop_map(Act::Restore),
        4 => (kind(), 0..15usize, 5..=20i64).prop_map(|(kind, place, minutes)| Act::Start(kind, place, minutes)),
        2 => (kind(), 0..15usize, 0..600i64).prop_map(|(kind, place, ago)| Act::StartAt(kind, place, ago)),
        3 => (0..40i64).prop_map(Act::Stop),
        1 => Just(Act::Undo),
        1 => (0..15usize, 0..300i64, 0..90i64).prop_map(|(place, ago, lasted)| Act::Told(place, ago, lasted)),
        1 => Just(Act::Reopen),
        1 => Just(Act::Advance),
    ]
}

/// Heat and cold on four places that touch one another, with the minutes around the end of a rest.
fn act_on_skin() -> impl Strategy<Value = Act> {
    let kind = || prop_oneof![Just(ThermalView::Heat), Just(ThermalView::Cold)];
    prop_oneof![
        2 => prop_oneof![1..30i64, 90..125i64, 118..121i64].prop_map(Act::Pass),
        4 => (kind(), 0..4usize, 5..=20i64).prop_map(|(kind, place, minutes)| Act::Start(kind, place, minutes)),
        1 => (kind(), 0..4usize, 100..140i64).prop_map(|(kind, place, ago)| Act::StartAt(kind, place, ago)),
        2 => (0..20i64).prop_map(Act::Stop),
        1 => Just(Act::Undo),
        1 => (0..4usize, 0..120i64, 0..90i64).prop_map(|(place, ago, lasted)| Act::Told(place, ago, lasted)),
        1 => Just(Act::Reopen),
    ]
}

/// What the test itself knows of a session.
#[derive(Debug, Clone)]
struct Known {
    place: Place,
    started: WallTime,
    /// The planned end until somebody says more.
    end: WallTime,
    /// Whether that was said, and when.
    said: Option<WallTime>,
}

struct Model {
    desk: Desk,
    entries: BTreeMap<i32, EntryView>,
    deleted: BTreeMap<i32, EntryView>,
    sessions: BTreeMap<i32, Known>,
}

impl Model {
    fn wall(&self) -> WallTime {
        self.desk.now().wall
    }

    fn ago(&self, minutes: i64) -> String {
        (self.wall() - TimeDelta::minutes(minutes)).to_rfc3339()
    }

    fn draft(&self, draft: &Draft) -> EntryDraft {
        let when = self.wall() - TimeDelta::minutes(draft.ago);
        EntryDraft {
            when: when.to_rfc3339(),
            spasms: draft.spasms.map(f64::from),
            worst: draft.worst.map(f64::from),
            average: draft.average.map(f64::from),
            places: draft.places.iter().map(|place| code(*place)).collect(),
            onset: draft.onset.map(|days| (when.date_naive() - TimeDelta::days(days)).to_string()),
            ..EntryDraft::default()
        }
    }

    fn nth(entries: &BTreeMap<i32, EntryView>, which: usize) -> Option<i32> {
        entries.keys().copied().nth(which % entries.len().max(1))
    }

    /// The skin that a session at `at` may not touch, as far as was known by then.
    fn resting_at(&self, at: WallTime, everything: bool) -> Vec<&Known> {
        self.sessions
            .values()
            .filter(|known| everything || known.started <= at)
            .filter(|known| at < known.end + TimeDelta::hours(2))
            .collect()
    }

    fn start(&mut self, kind: ThermalView, place: usize, minutes: i64, ago: Option<i64>) {
        let start = SessionStart {
            kind,
            places: vec![code(place)],
            #[allow(clippy::cast_precision_loss, reason = "20 at most")]
            minutes: Some(minutes as f64),
            before: None,
        };
        let now = self.desk.now();
        let at = ago.map_or_else(|| At::now(&now), |ago| At::told(now.wall - TimeDelta::minutes(ago)));
        let wanted: Place = Place::all().nth(place).unwrap();
        let started = at.moment.wall;
        let in_the_way = self.resting_at(started, ago.is_none()).into_iter().any(|known| {
            known.place.touches(wanted) && (ago.is_none() || known.said.is_none_or(|_| known.end <= started))
        });
        match self.desk.engine().start_session_at(&start, &at, &now) {
            Ok(session) => {
                assert!(!in_the_way, "a session started on resting skin at {started}: {:?}", self.sessions);
                let known = Known { place: wanted, started, end: started + TimeDelta::minutes(minutes), said: None };
                self.sessions.insert(session.id, known);
            }
            Err(EngineError::Refused(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Pass(minutes) => self.desk.pass_minutes(*minutes),
            Act::Sleep(minutes) => self.desk.pass_minutes(*minutes),
            Act::Log(draft) => {
                let draft = self.draft(draft);
                if let Ok(saved) = self.desk.try_to(|engine, now| engine.log_entry(&draft, now)) {
                    let view = self.desk.act(|engine, _| engine.entry(saved.id));
                    assert_eq!(view.occurred_at, draft.when);
                    self.entries.insert(saved.id, view);
                }
            }
            Act::Change(which, draft) => {
                let Some(id) = Model::nth(&self.entries, *which) else { return };
                let draft = self.draft(draft);
                if self.desk.try_to(|engine, now| engine.update_entry(id, &draft, now)).is_ok() {
                    let view = self.desk.act(|engine, _| engine.entry(id));
                    assert_eq!(view.worst.map(f64::from), draft.worst);
                    self.entries.insert(id, view);
                }
            }
            Act::Delete(which) => {
                let Some(id) = Model::nth(&self.entries, *which) else { return };
                self.desk.act(|engine, now| engine.delete_entry(id, now));
                let entry = self.entries.remove(&id).unwrap();
                self.deleted.insert(id, entry);
            }
            Act::Restore(which) => {
                let Some(id) = Model::nth(&self.deleted, *which) else { return };
                self.desk.act(|engine, now| engine.restore_entry(id, now));
                let entry = self.deleted.remove(&id).unwrap();
                self.entries.insert(id, EntryView { changes: entry.changes + 2, ..entry });
            }
            Act::Start(kind, place, minutes) => self.start(*kind, *place, *minutes, None),
            Act::StartAt(kind, place, ago) => self.start(*kind, *place, 15, Some(*ago)),
            Act::Stop(ago) => {
                let now = self.desk.now();
                let Ok(id) = self.desk.engine().session_to_stop(&At::now(&now)) else { return };
                let when = self.ago(*ago);
                let stop = respite_engine::view::SessionStop { when: when.clone(), ..Default::default() };
                if self.desk.try_to(|engine, now| engine.stop_session(id, &stop, now)).is_ok() {
                    let known = self.sessions.get_mut(&id).unwrap();
                    known.end = WallTime::parse_from_rfc3339(&when).unwrap();
                    known.said = Some(now.wall);
                }
            }
            Act::Undo => {
                let Some(id) = self.sessions.keys().copied().last() else { return };
                if self.desk.try_to(|engine, now| engine.undo_session(id, now)).is_ok() {
                    self.sessions.remove(&id);
                }
            }
            Act::Told(place, ago, lasted) => {
                let (started, ended) = (self.ago(*ago + *lasted), self.ago(*ago));
                let told = SessionTold {
                    kind: ThermalView::Heat,
                    places: vec![code(*place)],
                    started: started.clone(),
                    ended: ended.clone(),
                    before: None,
                    after: None,
                    skin: None,
                };
                let saved = self.desk.act(|engine, now| engine.record_session(&told, now));
                let at = |text: &str| WallTime::parse_from_rfc3339(text).unwrap();
                let known = Known {
                    place: Place::all().nth(*place).unwrap(),
                    started: at(&started),
                    end: at(&ended),
                    said: Some(self.wall()),
                };
                self.sessions.insert(saved.id, known);
            }
            Act::Reopen => self.desk.reopen(),
            Act::Advance => {
                self.desk.effects();
                assert_eq!(self.desk.effects(), [""; 0], "asking twice does no harm");
            }
        }
    }

    /// Everything that was acknowledged, and nothing else, is in the diary.
    fn check(&mut self) {
        let days = self.desk.act(|engine, now| engine.diary_between(None, None, now));
        let found: BTreeMap<i32, EntryView> =
            days.iter().flat_map(|day| &day.entries).map(|entry| (entry.id, entry.clone())).collect();
        assert_eq!(found, self.entries);
        let mut sessions: Vec<i32> = days.iter().flat_map(|day| &day.sessions).map(|session| session.id).collect();
        sessions.sort_unstable();
        assert_eq!(sessions, self.sessions.keys().copied().collect::<Vec<_>>());
        for known in self.sessions.values() {
            assert!(known.started <= known.end);
        }
    }
}

fn code(place: usize) -> String {
    Place::all().nth(place).unwrap().code().to_owned()
}

fn model() -> Model {
    let mut desk = Desk::at("2026-03-27 10:00");
    desk.skin_is_healthy();
    Model { desk, entries: BTreeMap::new(), deleted: BTreeMap::new(), sessions: BTreeMap::new() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_acknowledged_is_there(acts in prop::collection::vec(act(), 1..40)) {
        let mut model = model();
        for act in &acts {
            model.act(act);
        }
        model.check();
        model.desk.reopen();
        model.check();
    }

    #[test]
    fn no_session_starts_on_skin_that_rests(acts in prop::collection::vec(act_on_skin(), 1..60)) {
        let mut model = model();
        for act in &acts {
            model.act(act);
        }
    }

    #[test]
    fn what_is_added_later_changes_nothing_of_what_was(
        before in prop::collection::vec(act(), 1..25),
        after in prop::collection::vec(act(), 1..12),
    ) {
        let mut model = model();
        for act in &before {
            model.act(act);
        }
        let then = model.wall().to_rfc3339();
        // Long enough for all that is told below to lie after it, short enough for a pack of then to be taken off now.
        model.desk.pass_minutes(130);
        let seen = model.desk.status_as_of(&then);
        let since = model.wall();
        for act in after {
            let later = |draft: Draft| Draft { ago: draft.ago % (model.wall() - since).num_minutes().max(1), ..draft };
            let act = match act {
                Act::Log(draft) => Act::Log(later(draft)),
                Act::StartAt(kind, place, ago) => Act::StartAt(kind, place, ago % 60),
                Act::Told(place, ago, lasted) => Act::Told(place, ago % 60, lasted % 60),
                Act::Stop(ago) => Act::Stop(ago % 60),
                Act::Change(..) | Act::Delete(_) | Act::Restore(_) => continue,
                other => other,
            };
            model.act(&act);
            prop_assert_eq!(&model.desk.status_as_of(&then), &seen, "after {:?}", act);
        }
        model.desk.reopen();
        prop_assert_eq!(model.desk.status_as_of(&then), seen);
    }
}
