//! Two engines on one folder, a clock, a zone and a computer; and what was acknowledged, as the test itself knows it.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use respite_domain::Code;
use respite_domain::charts::Span;
use respite_domain::day::DayState;
use respite_domain::episode::StillHadIt;
use respite_domain::relief::ReliefKind;
use respite_domain::session::Thermal;
use respite_domain::time::{Moment, Starts, Uptime};
use respite_domain::warning_sign::{AskedBy, Extent, SIGNS};
use respite_domain::zone::Zone;
use respite_engine::view::{
    Coded, ContentView, DiaryWanted, DoseDraft, EntryDraft, LabelView, ProductDraft, ReliefDraft, ReminderAnswer,
    SafetyAnswers, SessionStart, SessionStop, SessionTold, SignDraft, VisitDraft, VisitOutcome,
};
use respite_engine::{Asked, At, Engine, EngineError};
use tempfile::TempDir;

use super::acts::{Act, Around, Kind, PLACES, Said, Step, ZONES};
use crate::english::tell_finding;

/// What was acknowledged, as the test itself knows it: what each says, in one line.
type Known = BTreeMap<i32, String>;

pub struct World {
    pub folder: TempDir,
    engines: Vec<Engine>,
    utc: DateTime<Utc>,
    zone: Tz,
    boot: u32,
    millis: i64,
    product: i32,
    there: BTreeMap<Kind, Known>,
    deleted: BTreeMap<Kind, Known>,
    /// Day, spasms and worst pain of each entry that is there, for a count of one's own.
    entries: BTreeMap<i32, (NaiveDate, Said)>,
    sessions: Vec<i32>,
    signs: Vec<i32>,
}

fn open(folder: &Path) -> Vec<Engine> {
    // One as the window opens it, one as the terminal does.
    [Asked::WhetherSound, Asked::WhetherReadable].map(|asked| Engine::open(folder, asked).unwrap()).into()
}

impl World {
    pub fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let engines = open(folder.path());
        let mut world = World {
            folder,
            engines,
            utc: "2026-03-27T09:00:00Z".parse().unwrap(),
            zone: ZONES[0],
            boot: 1,
            millis: 5_000_000,
            product: 0,
            there: [Kind::Entry, Kind::Dose, Kind::Relief, Kind::Visit].map(|kind| (kind, Known::new())).into(),
            deleted: [Kind::Entry, Kind::Dose, Kind::Relief, Kind::Visit].map(|kind| (kind, Known::new())).into(),
            entries: BTreeMap::new(),
            sessions: Vec::new(),
            signs: Vec::new(),
        };
        let label = LabelView { most_units_a_day: Some(6.0), checked: true, ..LabelView::default() };
        let advil = ProductDraft {
            name: "Advil".into(),
            contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
            label: Some(label),
            ..ProductDraft::default()
        };
        world.did(0, |engine, now| engine.answer_safety(&SafetyAnswers::default(), now));
        world.product = world.did(1, |engine, now| engine.save_product(None, &advil, now)).unwrap().id;
        world
    }

    fn now(&self) -> Moment {
        Moment {
            wall: self.utc.with_timezone(&self.zone).fixed_offset(),
            uptime: Some(Uptime { boot: format!("boot-{}", self.boot), millis: self.millis }),
            zone: Zone::of(self.zone),
            starts: Starts::default(),
        }
    }

    fn ago(&self, minutes: i64) -> String {
        (self.now().wall - TimeDelta::minutes(minutes)).to_rfc3339()
    }

    /// Has one of the two do it. Refused for what was said is fine; anything else is not.
    fn did<T>(&mut self, who: usize, act: impl FnOnce(&mut Engine, &Moment) -> respite_engine::Result<T>) -> Option<T> {
        let now = self.now();
        let now = self.engines[who].moment(now);
        self.engines[who].keep_clocks(&now);
        match act(&mut self.engines[who], &now) {
            Ok(done) => Some(done),
            Err(EngineError::Invalid { .. } | EngineError::Refused(_)) => None,
            Err(error @ (EngineError::Store(_) | EngineError::Backup(_) | EngineError::Import(_))) => {
                panic!("the file: {error}")
            }
        }
    }

    fn pick(known: &BTreeMap<Kind, Known>, kind: Kind, which: usize) -> Option<i32> {
        let known = &known[&kind];
        known.keys().copied().nth(which % known.len().max(1))
    }

    fn keep(&mut self, kind: Kind, id: i32, said: String) {
        self.there.get_mut(&kind).unwrap().insert(id, said);
    }

    fn draft(&self, said: &Said) -> EntryDraft {
        EntryDraft {
            when: self.ago(said.ago),
            spasms: said.spasms.map(f64::from),
            worst: said.worst.map(f64::from),
            ..EntryDraft::default()
        }
    }

    fn keep_entry(&mut self, id: i32, draft: &EntryDraft, said: &Said) {
        let day = DateTime::parse_from_rfc3339(&draft.when).unwrap().date_naive();
        self.entries.insert(id, (day, said.clone()));
        self.keep(Kind::Entry, id, format!("{} {:?} {:?}", draft.when, said.spasms, said.worst));
    }

    pub fn step(&mut self, step: &Step) {
        match step {
            Step::Act(who, act) => self.act(*who, act),
            Step::Around(around) => self.around(around),
        }
    }

    fn around(&mut self, around: &Around) {
        match around {
            Around::Pass(minutes) => {
                self.utc += TimeDelta::minutes(*minutes);
                self.millis += minutes * 60_000;
            }
            // On a computer whose uptime sleeps too.
            Around::Sleep(minutes) => self.utc += TimeDelta::minutes(*minutes),
            Around::SetClock(minutes) => self.utc += TimeDelta::minutes(*minutes),
            Around::Fly(zone) => self.zone = ZONES[*zone],
            Around::SwitchOff => {
                self.engines.clear();
                (self.boot, self.millis) = (self.boot + 1, 20_000);
                self.engines = open(self.folder.path());
            }
            Around::Reopen(who) => {
                self.engines[*who] = Engine::open(self.folder.path(), Asked::WhetherReadable).unwrap();
            }
            // What is on disk at this very moment is all that is left. The index of the journal lives in memory.
            Around::Kill => {
                let left = tempfile::tempdir().unwrap();
                for file in std::fs::read_dir(self.folder.path()).unwrap().flatten() {
                    if file.file_type().unwrap().is_file() && !file.file_name().to_string_lossy().ends_with("-shm") {
                        std::fs::copy(file.path(), left.path().join(file.file_name())).unwrap();
                    }
                }
                self.engines = open(left.path());
                self.folder = left;
            }
        }
    }

    fn act(&mut self, who: usize, act: &Act) {
        match act {
            Act::Log(said) => {
                let draft = self.draft(said);
                if let Some(saved) = self.did(who, |engine, now| engine.log_entry(&draft, now)) {
                    self.keep_entry(saved.id, &draft, said);
                }
            }
            Act::Change(which, said) => {
                let Some(id) = World::pick(&self.there, Kind::Entry, *which) else { return };
                let draft = self.draft(said);
                if self.did(who, |engine, now| engine.update_entry(id, &draft, now)).is_some() {
                    self.keep_entry(id, &draft, said);
                }
            }
            Act::Start(kind, place) => {
                let places = vec![PLACES[*place].to_owned()];
                let start = SessionStart {
                    when: String::new(),
                    kind: *kind,
                    places,
                    minutes: None,
                    allowed: None,
                    own_pack: None,
                    before: None,
                    confirmed: Vec::new(),
                };
                let started = self.did(who, |engine, now| engine.start_session(&start, now));
                self.sessions.extend(started.map(|session| session.id));
            }
            Act::Stop(ago) => {
                let when = self.ago(*ago);
                self.did(who, |engine, now| {
                    let id = engine.session_to_stop(&At::now(now))?;
                    engine.stop_session(id, &SessionStop { when, ..SessionStop::default() }, now)
                });
            }
            Act::Undo => {
                let Some(id) = self.sessions.last().copied() else { return };
                if self.did(who, |engine, now| engine.undo_session(id, now)).is_some() {
                    self.sessions.pop();
                }
            }
            Act::Told(place, ago) => {
                let told = SessionTold {
                    kind: Coded(Thermal::Cold),
                    own_pack: None,
                    places: vec![PLACES[*place].to_owned()],
                    started: self.ago(ago + 12),
                    ended: self.ago(*ago),
                    before: None,
                    after: None,
                    skin: None,
                };
                let saved = self.did(who, |engine, now| engine.record_session(&told, now));
                self.sessions.extend(saved.map(|saved| saved.id));
            }
            Act::Dose(quarters, ago) => {
                let draft = self.dose(*quarters, *ago);
                if let Some(saved) = self.did(who, |engine, now| engine.log_dose(&draft, &tell_finding, now)) {
                    self.keep(Kind::Dose, saved.id, format!("{} {}", draft.when, draft.units));
                }
            }
            Act::ChangeDose(which, quarters, ago) => {
                let Some(id) = World::pick(&self.there, Kind::Dose, *which) else { return };
                let draft = self.dose(*quarters, *ago);
                if self.did(who, |engine, now| engine.update_dose(id, &draft, &tell_finding, now)).is_some() {
                    self.keep(Kind::Dose, id, format!("{} {}", draft.when, draft.units));
                }
            }
            Act::Tried(before, ago) => {
                let draft = ReliefDraft {
                    kind: Coded(ReliefKind::Walk),
                    name: None,
                    when: self.ago(*ago),
                    before: before.map(f64::from),
                    after: None,
                    minutes: None,
                    note: String::new(),
                };
                if let Some(saved) = self.did(who, |engine, now| engine.add_relief(&draft, now)) {
                    self.keep(Kind::Relief, saved.id, format!("{} {before:?} None", draft.when));
                }
            }
            Act::Finish(which, after) => {
                let Some(id) = World::pick(&self.there, Kind::Relief, *which) else { return };
                let done = self.did(who, |engine, now| engine.finish_relief(id, f64::from(*after), None, now));
                if done.is_some() {
                    let said = &self.there[&Kind::Relief][&id];
                    let (start, _) = said.rsplit_once(' ').unwrap();
                    let said = format!("{start} Some({after})");
                    self.keep(Kind::Relief, id, said);
                }
            }
            Act::Signs(ticked, ago) => {
                let draft = SignDraft {
                    when: self.ago(*ago),
                    asked_by: Coded(AskedBy::SomethingChanged),
                    extent: Coded(Extent::List),
                    ticked: if *ticked { vec!["saddle".into(), "fever".into()] } else { Vec::new() },
                };
                let saved = self.did(who, |engine, now| engine.answer_signs(&draft, now));
                self.signs.extend(saved.map(|saved| saved.saved.id));
            }
            Act::MistakenTick(which) => {
                let Some(id) = self.signs.get(which % self.signs.len().max(1)).copied() else { return };
                let codes: Vec<String> = SIGNS.into_iter().map(|sign| sign.code().to_owned()).collect();
                self.did(who, |engine, now| engine.untick(&[id], &codes, now));
            }
            Act::GettingHelp => _ = self.did(who, |engine, now| engine.getting_help_with_all(now)),
            Act::Plan(days) => {
                let day = (self.now().day() + TimeDelta::days(*days)).to_string();
                let draft = VisitDraft { day, ..VisitDraft::default() };
                if let Some(saved) = self.did(who, |engine, now| engine.add_visit(&draft, now)) {
                    self.keep(Kind::Visit, saved.id, format!("{} false", draft.day));
                }
            }
            Act::TellVisit => {
                if let Some(visit) =
                    self.did(who, |engine, now| engine.tell_visit(&VisitOutcome::default(), None, None, now))
                {
                    self.keep(Kind::Visit, visit.id, format!("{} true", visit.day));
                }
            }
            Act::Delete(kind, which) => {
                let Some(id) = World::pick(&self.there, *kind, *which) else { return };
                let done = self.did(who, |engine, now| match kind {
                    Kind::Entry => engine.delete_entry(id, now),
                    Kind::Dose => engine.delete_dose(id, now),
                    Kind::Relief => engine.delete_relief(id, now),
                    Kind::Visit => engine.delete_visit(id, now),
                });
                assert!(done.is_some(), "{kind:?} {id} is there and can be deleted");
                let said = self.there.get_mut(kind).unwrap().remove(&id).unwrap();
                self.deleted.get_mut(kind).unwrap().insert(id, said);
            }
            Act::Restore(kind, which) => {
                let Some(id) = World::pick(&self.deleted, *kind, *which) else { return };
                let done = self.did(who, |engine, now| match kind {
                    Kind::Entry => engine.restore_entry(id, now),
                    Kind::Dose => engine.restore_dose(id, &tell_finding, now).map(|_| ()),
                    Kind::Relief => engine.restore_relief(id, now),
                    Kind::Visit => engine.restore_visit(id, now),
                });
                assert!(done.is_some(), "{kind:?} {id} was deleted and can be brought back");
                let said = self.deleted.get_mut(kind).unwrap().remove(&id).unwrap();
                self.keep(*kind, id, said);
            }
            Act::Remind(answer) => {
                let answer = match answer {
                    0 => ReminderAnswer::Later { days: 1 },
                    1 => ReminderAnswer::Been,
                    _ => ReminderAnswer::NotForThisEpisode,
                };
                let reminder = self.did(who, |engine, now| engine.today(now)).unwrap().reminders.into_iter().next();
                let Some(reminder) = reminder else { return };
                // To have been there tells the visit that waits for it.
                let waiting = self.did(who, |engine, now| engine.visits(now)).unwrap();
                let done = self.did(who, |engine, now| {
                    engine.answer_reminder(reminder.kind.0, reminder.place.as_deref(), &answer, now)
                });
                if done.is_some() && matches!(answer, ReminderAnswer::Been) {
                    let told = self.did(who, |engine, now| engine.visits(now)).unwrap().past;
                    for visit in told.into_iter().filter(|visit| !waiting.past.iter().any(|past| past.id == visit.id)) {
                        self.keep(Kind::Visit, visit.id, format!("{} true", visit.day));
                    }
                }
            }
            Act::Gap(still) => {
                let question = self.did(who, |engine, now| engine.today(now)).unwrap().questions.into_iter().next();
                let Some(question) = question else { return };
                let answer = if *still { StillHadIt::YesMostDays } else { StillHadIt::No };
                self.did(who, |engine, now| engine.answer_gap(&question, answer, now));
            }
            Act::Advance => {
                self.did(who, |engine, now| Ok(engine.advance(now)));
                let again = self.did(who, |engine, now| Ok(engine.advance(now))).unwrap().effects;
                assert!(again.is_empty(), "asking twice does no harm: {again:?}");
            }
        }
    }

    fn dose(&self, quarters: u8, ago: i64) -> DoseDraft {
        DoseDraft {
            product: self.product,
            units: f64::from(quarters) / 4.0,
            when: self.ago(ago),
            ..DoseDraft::default()
        }
    }

    /// All that was acknowledged is there, with what it said, whoever of the two is asked.
    pub fn check(&mut self) {
        for who in 0..self.engines.len() {
            let now = self.now();
            let engine = &self.engines[who];
            let days = engine.diary_between(None, None, &now).unwrap();
            let entries = days
                .iter()
                .flat_map(|day| &day.entries)
                .map(|entry| (entry.id, format!("{} {:?} {:?}", entry.occurred_at, entry.spasms, entry.worst)));
            assert_eq!(entries.collect::<Known>(), self.there[&Kind::Entry]);
            let mut sessions: Vec<i32> = days.iter().flat_map(|day| &day.sessions).map(|session| session.id).collect();
            sessions.sort_unstable();
            assert_eq!(sessions, self.sessions);
            for day in &days {
                let of_day = self
                    .entries
                    .iter()
                    .filter(|(id, (on, _))| on.to_string() == day.date && self.there[&Kind::Entry].contains_key(id));
                assert_eq!(day.state, state(of_day.map(|(_, (_, said))| said)), "{}", day.date);
            }
            let window: Vec<_> = engine.diary(None, 100, &DiaryWanted::default(), &now).unwrap().days;
            assert_eq!(window, days, "the window's diary and the terminal's");

            let doses = engine.more_doses("2999-01-01T00:00:00Z").unwrap();
            assert_eq!(doses.earlier, None);
            let doses = doses.doses.iter().map(|dose| (dose.id, format!("{} {}", dose.taken_at, dose.units)));
            assert_eq!(doses.collect::<Known>(), self.there[&Kind::Dose]);
            let tried = engine.reliefs(Span::All, 1000, &At::now(&now)).unwrap().list;
            let tried =
                tried.iter().map(|item| (item.id, format!("{} {:?} {:?}", item.tried_at, item.before, item.after)));
            assert_eq!(tried.collect::<Known>(), self.there[&Kind::Relief]);
            let visits = engine.visits(&now).unwrap();
            let visits = visits.to_come.iter().chain(&visits.to_tell).chain(&visits.past);
            let visits = visits.map(|visit| (visit.id, format!("{} {}", visit.day, visit.outcome.is_some())));
            assert_eq!(visits.collect::<Known>(), self.there[&Kind::Visit]);
            for id in self.there[&Kind::Entry].keys() {
                engine.entry(*id).unwrap();
            }
            engine.signs(&now).unwrap();
        }
        self.check_the_screens();
    }

    /// Status and Today answer, and the same whoever of the two is asked: nothing is kept in memory beyond what it holds for.
    fn check_the_screens(&mut self) {
        let now = self.now();
        let told = |engine: &Engine| {
            let status = serde_json::to_value(engine.status(&At::now(&now)).unwrap()).unwrap();
            let today = serde_json::to_value(engine.today(&now).unwrap()).unwrap();
            let relief = serde_json::to_value(engine.sessions(&now).unwrap()).unwrap();
            (status, today, relief)
        };
        let [first, second] = [0, 1].map(|who| told(&self.engines[who]));
        assert_eq!(first, second);
        let affected =
            |said: &Said| said.spasms.is_some_and(|spasms| spasms > 0) || said.worst.is_some_and(|worst| worst >= 3);
        let any =
            self.entries.iter().any(|(id, (_, said))| self.there[&Kind::Entry].contains_key(id) && affected(said));
        assert_eq!(first.0["episodes"].as_array().is_some_and(|episodes| !episodes.is_empty()), any);
    }
}

/// What a day with these entries was like: the strongest counts, and a day on which none says anything is unknown.
fn state<'a>(of_day: impl Iterator<Item = &'a Said>) -> Coded<DayState> {
    let states = of_day.map(|Said { spasms, worst, .. }| match (spasms.unwrap_or(0), worst) {
        (1.., _) | (_, Some(3..)) => Coded(DayState::Affected),
        (_, Some(2)) => Coded(DayState::Grey),
        (_, Some(_)) => Coded(DayState::Clear),
        (_, None) => Coded(DayState::Unknown),
    });
    let order = [Coded(DayState::Unknown), Coded(DayState::Clear), Coded(DayState::Grey), Coded(DayState::Affected)];
    let strength = |state: &Coded<DayState>| order.iter().position(|known| known == state);
    states.max_by_key(strength).unwrap_or(Coded(DayState::Unknown))
}
