//! What holds after any sequence of acts: what was acknowledged is there, no guided session starts on resting skin, and
//! what is added later changes nothing of what was.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::charts::Span;
use respite_domain::place::Place;
use respite_domain::relief::ReliefKind;
use respite_domain::session::Thermal;
use respite_domain::time::WallTime;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    Coded, ContentView, DoseDraft, DoseView, EntryDraft, EntryView, LabelView, ProductDraft, ReliefDraft, ReliefItem,
    SessionStart, SessionTold, SignDraft, VisitDraft,
};
use respite_engine::{At, EngineError};

use crate::desk::Desk;
use crate::english::tell_finding;

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    Sleep(i64),
    Log(Draft),
    Change(usize, Draft),
    Delete(usize),
    Restore(usize),
    Start(Coded<Thermal>, usize, i64),
    StartAt(Coded<Thermal>, usize, i64),
    Stop(i64),
    Undo,
    Told(usize, i64, i64),
    Dose(u8, i64),
    DeleteDose(usize),
    Tried(Option<u8>, Option<u8>, i64),
    DeleteTried(usize),
    Signs(Option<&'static str>, i64),
    Visit(i64),
    DeleteVisit(usize),
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
    let kind = || prop_oneof![Just(Coded(Thermal::Heat)), Just(Coded(Thermal::Cold))];
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
        2 => (1..20u8, 0..3000i64).prop_map(|(quarters, ago)| Act::Dose(quarters, ago)),
        1 => (0..20usize).prop_map(Act::DeleteDose),
        2 => (prop::option::of(0..=10u8), prop::option::of(0..=10u8), 0..3000i64)
            .prop_map(|(before, after, ago)| Act::Tried(before, after, ago)),
        1 => (0..20usize).prop_map(Act::DeleteTried),
        1 => (prop_oneof![Just(None), Just(Some("fever")), Just(Some("saddle"))], 0..3000i64)
            .prop_map(|(ticked, ago)| Act::Signs(ticked, ago)),
        1 => (-3..20i64).prop_map(Act::Visit),
        1 => (0..20usize).prop_map(Act::DeleteVisit),
        1 => Just(Act::Reopen),
        1 => Just(Act::Advance),
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
    product: i32,
    doses: BTreeMap<i32, DoseView>,
    tried: BTreeMap<i32, ReliefItem>,
    signs: Vec<i32>,
    /// The day of each.
    visits: BTreeMap<i32, String>,
}

impl Model {
    fn wall(&self) -> WallTime {
        self.desk.wall()
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

    fn nth<T>(entries: &BTreeMap<i32, T>, which: usize) -> Option<i32> {
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

    fn start(&mut self, kind: Coded<Thermal>, place: usize, minutes: i64, ago: Option<i64>) {
        let start = SessionStart {
            when: String::new(),
            kind,
            places: vec![code(place)],
            #[allow(clippy::cast_precision_loss, reason = "20 at most")]
            minutes: Some(minutes as f64),
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        let now = self.desk.now();
        let at = ago.map_or_else(|| At::now(&now), |ago| At::told(self.wall() - TimeDelta::minutes(ago)));
        let wanted: Place = Place::all().nth(place).unwrap();
        let started = at.moment.to_the_second().wall;
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
            Act::Sleep(minutes) => self.desk.sleep(*minutes),
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
                    kind: Coded(Thermal::Heat),
                    own_pack: None,
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
            Act::Dose(quarters, ago) => {
                let units = f64::from(*quarters) / 4.0;
                let draft = DoseDraft { product: self.product, units, when: self.ago(*ago), ..DoseDraft::default() };
                let id = self.desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).id;
                let view = self.desk.act(|engine, _| engine.dose_saved(id));
                assert_eq!((view.units, &view.taken_at), (units, &draft.when), "the truth can always be saved");
                self.doses.insert(id, view);
            }
            Act::DeleteDose(which) => {
                let Some(id) = Model::nth(&self.doses, *which) else { return };
                self.desk.act(|engine, now| engine.delete_dose(id, now));
                self.doses.remove(&id);
            }
            Act::Tried(before, after, ago) => {
                let draft = ReliefDraft {
                    kind: Coded(ReliefKind::Walk),
                    name: None,
                    when: self.ago(*ago),
                    before: before.map(f64::from),
                    after: after.map(f64::from),
                    minutes: None,
                    note: String::new(),
                };
                let id = self.desk.act(|engine, now| engine.add_relief(&draft, now)).id;
                let view = self.desk.act(|engine, _| engine.relief_item(id));
                assert_eq!((view.before, view.after, &view.tried_at), (*before, *after, &draft.when));
                self.tried.insert(id, view);
            }
            Act::DeleteTried(which) => {
                let Some(id) = Model::nth(&self.tried, *which) else { return };
                self.desk.act(|engine, now| engine.delete_relief(id, now));
                self.tried.remove(&id);
            }
            Act::Signs(ticked, ago) => {
                let draft = SignDraft {
                    when: self.ago(*ago),
                    asked_by: Coded(AskedBy::SomethingChanged),
                    extent: Coded(Extent::List),
                    ticked: ticked.iter().map(|code| (*code).to_owned()).collect(),
                };
                let saved = self.desk.act(|engine, now| engine.answer_signs(&draft, now)).saved;
                assert_eq!(saved.ticked, draft.ticked);
                self.signs.push(saved.id);
            }
            Act::Visit(days) => {
                let draft = VisitDraft { day: self.desk.day(*days), ..VisitDraft::default() };
                let id = self.desk.act(|engine, now| engine.add_visit(&draft, now)).id;
                self.visits.insert(id, draft.day);
            }
            Act::DeleteVisit(which) => {
                let Some(id) = Model::nth(&self.visits, *which) else { return };
                self.desk.act(|engine, now| engine.delete_visit(id, now));
                self.visits.remove(&id);
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
        self.check_the_rest();
    }

    fn check_the_rest(&mut self) {
        let after_now = self.ago(-1);
        let doses = self.desk.act(|engine, _| engine.more_doses(&after_now));
        assert_eq!(doses.earlier, None);
        let found: BTreeMap<i32, DoseView> = doses.doses.into_iter().map(|dose| (dose.id, dose)).collect();
        assert_eq!(found, self.doses);
        let tried = self.desk.act(|engine, now| engine.reliefs(Span::Year, 1000, &At::now(now)));
        let found: BTreeMap<i32, ReliefItem> = tried.list.into_iter().map(|item| (item.id, item)).collect();
        assert_eq!(found, self.tried);
        let signs = self.desk.act(|engine, now| engine.signs(now));
        assert!(signs.answers.iter().all(|answer| self.signs.contains(&answer.id)));
        // No more than the latest are shown.
        assert_eq!(signs.answers.len(), self.signs.len().min(12));
        let visits = self.desk.act(|engine, now| engine.visits(now));
        let all = visits.to_come.into_iter().chain(visits.to_tell).chain(visits.past);
        let found: BTreeMap<i32, String> = all.map(|visit| (visit.id, visit.day)).collect();
        assert_eq!(found, self.visits);
    }
}

fn code(place: usize) -> String {
    Place::all().nth(place).unwrap().code().to_owned()
}

fn model() -> Model {
    let mut desk = Desk::at("2026-03-27 10:00");
    desk.skin_is_healthy();
    let label = LabelView { most_units_a_day: Some(6.0), most_days: Some(10.0), checked: true, ..LabelView::default() };
    let advil = ProductDraft {
        name: "Advil".into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
        label: Some(label),
        ..ProductDraft::default()
    };
    let product = desk.act(|engine, now| engine.save_product(None, &advil, now)).id;
    Model {
        desk,
        entries: BTreeMap::new(),
        deleted: BTreeMap::new(),
        sessions: BTreeMap::new(),
        product,
        doses: BTreeMap::new(),
        tried: BTreeMap::new(),
        signs: Vec::new(),
        visits: BTreeMap::new(),
    }
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
                Act::Dose(quarters, ago) => Act::Dose(quarters, ago % 60),
                Act::Tried(before, after, ago) => Act::Tried(before, after, ago % 60),
                Act::Signs(ticked, ago) => Act::Signs(ticked, ago % 60),
                Act::Change(..) | Act::Delete(_) | Act::Restore(_) => continue,
                Act::DeleteDose(_) | Act::DeleteTried(_) | Act::DeleteVisit(_) => continue,
                other => other,
            };
            model.act(&act);
            prop_assert_eq!(&model.desk.status_as_of(&then), &seen, "after {:?}", act);
        }
        model.desk.reopen();
        prop_assert_eq!(model.desk.status_as_of(&then), seen);
    }
}
