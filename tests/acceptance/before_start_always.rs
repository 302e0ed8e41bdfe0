//! In whatever order sheets, a clinician's words, signs, skin, its healing, doses and starts come: no pack starts while one of
//! them holds it back and nobody said yes; and none is kept away when nothing does.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::medicine::ProductKind;
use respite_domain::place::Place;
use respite_domain::session::{Skin, Thermal};
use respite_domain::start::Refusal;
use respite_domain::time::WallTime;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    AgreedDay, Coded, ContentView, DoseDraft, LabelView, ProductDraft, SafetyAnswers, SessionStart, SessionStop,
    SessionTold, SignDraft,
};
use respite_engine::{At, EngineError};

use crate::desk::Desk;
use crate::english::tell_finding;

const CONCERNS: [&str; 3] = ["diabetes", "fever", "heart"];
/// Products, each with whether it makes sleepy, the hours of its label, and how many hours a dose of it counts.
const PRODUCTS: [(&str, &str, bool, Option<f64>, i64); 3] = [
    ("Flexeril", "cyclobenzaprine", true, Some(6.0), 24),
    ("Robaxin", "methocarbamol", true, None, 24),
    ("Advil", "ibuprofen", false, Some(36.0), 36),
];

#[derive(Debug, Clone)]
enum Act {
    Pass(i64),
    /// For each concern whether it is ticked, and how many days ago a clinician agreed.
    Sheet([Option<Option<i64>>; 3]),
    Fever,
    FeverPassed,
    Told(usize, Coded<Skin>),
    Correct(usize, Coded<Skin>),
    Mistake(usize),
    Normal(usize),
    Dose(usize, bool, i64),
    DeleteDose(usize),
    Start {
        heat: bool,
        place: usize,
        yes: bool,
        window: bool,
    },
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let skin = || {
        prop_oneof![
            Just(Coded(Skin::Normal)),
            Just(Coded(Skin::Red)),
            Just(Coded(Skin::Numb)),
            Just(Coded(Skin::Blistered))
        ]
    };
    let concern = || prop::option::weighted(0.3, prop::option::of(prop_oneof![0..3i64, 0..120i64]));
    prop_oneof![
        3 => prop_oneof![1..300i64, 600..1500i64, (1..100i64).prop_map(|days| days * 1440)].prop_map(Act::Pass),
        2 => [concern(), concern(), concern()].prop_map(Act::Sheet),
        1 => Just(Act::Fever),
        1 => Just(Act::FeverPassed),
        2 => (0..4usize, skin()).prop_map(|(place, skin)| Act::Told(place, skin)),
        2 => (0..9usize, skin()).prop_map(|(which, skin)| Act::Correct(which, skin)),
        1 => (0..9usize).prop_map(Act::Mistake),
        2 => (0..4usize).prop_map(Act::Normal),
        2 => (0..3usize, any::<bool>(), 0..2300i64).prop_map(|(which, alcohol, ago)| Act::Dose(which, alcohol, ago)),
        1 => (0..9usize).prop_map(Act::DeleteDose),
        6 => (any::<bool>(), 0..4usize, any::<bool>(), any::<bool>())
            .prop_map(|(heat, place, yes, window)| Act::Start { heat, place, yes, window }),
        1 => Just(Act::Reopen),
    ]
}

/// One telling of skin that did not look normal.
struct Told {
    session: i32,
    place: Place,
    /// The later of the end of the pack and the telling.
    since: WallTime,
    skin: Coded<Skin>,
    normal_again: bool,
    /// Whether the sheet was answered since.
    on_sheet: bool,
}

struct Model {
    desk: Desk,
    /// When the latest sheet was answered, and its concerns that no clinician has agreed to.
    sheet: Option<(WallTime, BTreeSet<&'static str>)>,
    /// The last day on which each concern was said not to fit.
    no: BTreeMap<&'static str, NaiveDate>,
    fever: bool,
    /// Sessions that were told: where, and when the pack came off.
    sessions: Vec<(i32, Place, WallTime)>,
    told: BTreeMap<i32, Told>,
    products: Vec<i32>,
    doses: BTreeMap<i32, (usize, bool, WallTime)>,
}

impl Model {
    fn new() -> Model {
        let mut desk = Desk::at("2026-03-27 10:00");
        let products = PRODUCTS.map(|(name, ingredient, _, hours, _)| {
            let label = LabelView { most_units_a_day: Some(8.0), hours_between: hours, ..LabelView::default() };
            let draft = ProductDraft {
                name: name.into(),
                kind: Coded(ProductKind::Prescribed),
                contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit: 10.0 }],
                label: hours.map(|_| label),
                ..ProductDraft::default()
            };
            // The strengths are invented.
            desk.save_as_written(None, &draft)
        });
        Model {
            desk,
            sheet: None,
            no: BTreeMap::new(),
            fever: false,
            sessions: Vec::new(),
            told: BTreeMap::new(),
            products: products.to_vec(),
            doses: BTreeMap::new(),
        }
    }

    fn wall(&self) -> WallTime {
        self.desk.wall()
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Pass(minutes) => self.desk.pass_minutes(*minutes),
            Act::Reopen => self.desk.reopen(),
            Act::Sheet(ticks) => self.sheet(ticks),
            Act::Fever => {
                let draft = SignDraft {
                    when: String::new(),
                    asked_by: Coded(AskedBy::SomethingChanged),
                    extent: Coded(Extent::List),
                    ticked: vec!["fever".into()],
                };
                self.desk.act(|engine, now| engine.answer_signs(&draft, now));
                self.fever = true;
            }
            Act::FeverPassed => {
                let said = self.desk.try_to(|engine, now| engine.fever_has_passed(now));
                assert_eq!(said.is_ok(), self.fever);
                self.fever = false;
            }
            Act::Told(place, skin) => {
                let told = SessionTold {
                    kind: Coded(Thermal::Cold),
                    own_pack: None,
                    places: vec![code(*place)],
                    started: "20min ago".into(),
                    ended: "10min ago".into(),
                    before: None,
                    after: None,
                    skin: Some(*skin),
                };
                let view = self.desk.act(|engine, now| engine.record_session(&told, now));
                let ended = self.wall() - TimeDelta::minutes(10);
                self.sessions.push((view.id, nth(*place), ended));
                self.tell(view.id, nth(*place), *skin, view.skin_tellings.last().copied());
            }
            Act::Correct(which, skin) => {
                let Some((id, place, ended)) = self.sessions.get(*which).copied() else { return };
                let stop = SessionStop { when: ended.to_rfc3339(), after: None, skin: Some(*skin) };
                let said = self.desk.try_to(|engine, now| engine.stop_session(id, &stop, now));
                // That bad skin is normal after all is said otherwise, until it was said; anything else is a telling more.
                let is_held = self.told.values().any(|told| told.session == id && !told.normal_again);
                assert_eq!(said.is_ok(), *skin != Coded(Skin::Normal) || !is_held);
                if let Ok(view) = said {
                    let told = view.skin_tellings.last().copied().filter(|_| *skin != Coded(Skin::Normal));
                    self.tell(id, place, *skin, told);
                }
            }
            Act::Mistake(which) => {
                let Some(telling) = self.told.keys().copied().nth(*which) else { return };
                self.desk.act(|engine, now| engine.set_skin_mistaken(&[telling], true, now));
                self.told.remove(&telling);
            }
            Act::Normal(place) => self.normal(*place),
            Act::Dose(which, alcohol, ago) => {
                let when = self.wall() - TimeDelta::minutes(*ago);
                let dose = DoseDraft {
                    product: self.products[*which],
                    units: 1.0,
                    when: when.to_rfc3339(),
                    alcohol: *alcohol,
                    ..DoseDraft::default()
                };
                let id = self.desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now)).id;
                self.doses.insert(id, (*which, *alcohol, when));
            }
            Act::DeleteDose(which) => {
                let Some(id) = self.doses.keys().copied().nth(*which) else { return };
                self.desk.act(|engine, now| engine.delete_dose(id, now));
                self.doses.remove(&id);
            }
            Act::Start { heat, place, yes, window } => self.start(*heat, *place, *yes, *window),
        }
    }

    fn sheet(&mut self, ticks: &[Option<Option<i64>>; 3]) {
        let (now, today) = (self.wall(), self.wall().date_naive());
        let mut answers = SafetyAnswers::default();
        let (mut open, mut can_be) = (BTreeSet::new(), true);
        for (concern, tick) in CONCERNS.into_iter().zip(ticks) {
            let Some(agreed) = tick else { continue };
            answers.concerns.push(concern.into());
            let Some(ago) = agreed else {
                open.insert(concern);
                continue;
            };
            let day = today - TimeDelta::days(*ago);
            can_be &= self.no.get(concern).is_none_or(|no| *no <= day) && (concern != "fever" || *ago <= 90);
            answers.agreed.push(AgreedDay { concern: concern.into(), day: day.to_string() });
        }
        let said = self.desk.try_to(|engine, now| engine.answer_safety(&answers, now));
        assert_eq!(said.is_ok(), can_be, "{answers:?} after {:?}: {said:?}", self.no);
        if can_be {
            self.sheet = Some((now, open));
            self.told.values_mut().for_each(|told| told.on_sheet = true);
            let unticked = CONCERNS.into_iter().zip(ticks).filter(|(_, tick)| tick.is_none());
            self.no.extend(unticked.map(|(concern, _)| (concern, today)));
        }
    }

    fn tell(&mut self, session: i32, place: Place, skin: Coded<Skin>, telling: Option<i32>) {
        assert_eq!(telling.is_some(), skin != Coded(Skin::Normal));
        if let Some(telling) = telling {
            let told = Told { session, place, since: self.wall(), skin, normal_again: false, on_sheet: false };
            assert!(self.told.insert(telling, told).is_none(), "each telling has a number of its own");
        }
    }

    fn normal(&mut self, place: usize) {
        let today = self.wall().date_naive();
        let mut meant: Vec<&mut Told> =
            self.told.values_mut().filter(|told| told.place == nth(place) && !told.normal_again).collect();
        let too_soon = meant.iter().any(|told| told.skin == Coded(Skin::Blistered) && told.since.date_naive() >= today);
        let said = self.desk.try_to(|engine, now| engine.skin_looks_normal(&[code(place)], now));
        assert_eq!(said.is_ok(), !meant.is_empty() && !too_soon);
        if said.is_ok() {
            meant.iter_mut().for_each(|told| told.normal_again = true);
        }
    }

    fn start(&mut self, heat: bool, place: usize, yes: bool, window: bool) {
        let kind = if heat { Coded(Thermal::Heat) } else { Coded(Thermal::Cold) };
        let mut start = SessionStart {
            when: String::new(),
            kind,
            places: vec![code(place)],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        let now = self.desk.now();
        if yes && window {
            start.confirmed = self.desk.asked(kind).into_iter().map(|ask| ask.key).collect();
        } else if yes {
            let asked = self.desk.engine().asked_before_start(&start, &At::now(&now)).unwrap();
            start.confirmed = asked.into_iter().map(|ask| ask.key).collect();
        }
        let reaction = self.told.values().any(|told| !told.on_sheet && told.skin != Coded(Skin::Red));
        let due =
            reaction || self.sheet.as_ref().is_none_or(|(answered, _)| now.wall - *answered > TimeDelta::days(90));
        let open = reaction || self.sheet.as_ref().is_some_and(|(_, open)| !open.is_empty());
        let skin = self.told.values().any(|told| !told.normal_again && told.place.touches(nth(place)));
        let drowsy = self.doses.values().any(|(which, alcohol, at)| {
            let (_, _, sleepy, _, hours) = PRODUCTS[*which];
            (sleepy || *alcohol) && now.wall - *at < TimeDelta::hours(hours)
        });
        let asks = drowsy || (self.fever && !heat) || (window && heat);
        let started = if window {
            self.desk.engine().start_session(&start, &now)
        } else {
            self.desk.engine().start_session_at(&start, &At::now(&now), &now)
        };
        match started {
            Ok(session) => {
                let held = (window && due, open, skin, self.fever && heat, asks && !yes);
                assert_eq!(held, (false, false, false, false, false), "{start:?} at {now:?}");
                // As if it never was, so that only what is looked at here holds anything back.
                self.desk.act(|engine, now| engine.undo_session(session.id, now));
            }
            Err(EngineError::Refused(refusal)) => match refusal {
                Refusal::SheetNotAnswered => assert!(window && due),
                Refusal::AskClinicianFirst => assert!(open),
                Refusal::SkinNotNormal { .. } => assert!(skin),
                Refusal::Fever { .. } => assert!(self.fever && heat),
                Refusal::AskFirst(ask) => assert!(asks && !yes, "{ask:?}"),
                _ => {}
            },
            Err(other) => panic!("{other}"),
        }
    }
}

fn nth(place: usize) -> Place {
    Place::all().nth(place).unwrap()
}

fn code(place: usize) -> String {
    nth(place).code().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_pack_starts_while_something_holds_it_back(acts in prop::collection::vec(act(), 1..60)) {
        let mut model = Model::new();
        for act in &acts {
            model.act(act);
        }
    }
}
