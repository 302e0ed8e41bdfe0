//! Invented diaries for the page: full, empty, sparse, dense, and as long as it gets.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

mod demo;
mod longest;

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta};
use respite_domain::Code;
use respite_domain::day::DayFact;
use respite_domain::entry::Entry;
use respite_domain::episode::all_episodes;
use respite_domain::history::History;
use respite_domain::medicine::{
    Content, DaysTaken, Dose, Flag, Ingredient, Label, LabelSource, PerUnit, Product, ProductKind, Shelf, SideEffect,
    SideEffectStrength, Unit, Units,
};
use respite_domain::own_pack::StoredOwnPack;
use respite_domain::place::{Place, Places};
use respite_domain::region::Region;
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::reminder::reminders;
use respite_domain::roland_morris::RolandMorris;
use respite_domain::same_place::SamePlaceRule;
use respite_domain::score::Score;
use respite_domain::session::{Session, Skin, Thermal};
use respite_domain::summary::{Diary, MedicineCabinet, Period, Person, Summary, summary};
use respite_domain::time::{Moment, WallTime};
use respite_domain::visit::{Outcome, Visit, VisitKind};
use respite_domain::warning_sign::{AskedBy, Extent, SIGNS, SignAnswer};
use respite_domain::week::Peg;
use respite_domain::words::Words;

pub use demo::demo;
pub use longest::longest;

#[derive(Default)]
pub struct Invented {
    pub entries: Vec<Entry>,
    pub sessions: Vec<Session>,
    pub own_packs: Vec<StoredOwnPack>,
    pub reliefs: Vec<Relief>,
    pub shelf: Shelf,
    pub doses: Vec<Dose>,
    pub side_effects: Vec<SideEffect>,
    pub history: History,
    pub signs: Vec<SignAnswer>,
    pub flags: Vec<Flag>,
    pub person: Person,
    pub visits: Vec<Visit>,
    pub pegs: Vec<Peg>,
    pub roland_morris: Vec<RolandMorris>,
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(day: NaiveDate, time: &str) -> WallTime {
    DateTime::parse_from_rfc3339(&format!("{day}T{time}:00+01:00")).unwrap()
}

pub fn score(points: u8) -> Option<Score> {
    Some(Score::new(points.into()).unwrap())
}

pub fn places(codes: &[&str]) -> Places {
    codes.iter().map(|code| Place::from_code(code).unwrap()).collect()
}

pub fn triggers(words: &[&str]) -> Vec<Words> {
    words.iter().map(|words| Words::new(words).unwrap()).collect()
}

pub fn session(kind: Thermal, day: NaiveDate, time: &str, scores: [Option<u8>; 3]) -> Session {
    let started = Moment::told(at(day, time));
    let [before, after, later] = scores.map(|points| points.and_then(score));
    Session {
        kind,
        places: places(&["low-back-left"]),
        ended: Some(started.after(TimeDelta::minutes(18))),
        end_unknown: false,
        started,
        minutes: 18,
        allowed: None,
        own_pack: None,
        before,
        after,
        later,
        skin: Some(Skin::Normal),
        skin_checked: true,
        how_asked: true,
        asked: Vec::new(),
        guided: true,
    }
}

/// The whole list, with these ticked.
pub fn signs(day: &str, codes: &[&str]) -> SignAnswer {
    SignAnswer {
        at: at(date(day), "09:00"),
        asked_by: AskedBy::Daily,
        extent: Extent::List,
        ticked: SIGNS.into_iter().filter(|sign| codes.contains(&sign.code())).collect(),
        helped_at: None,
        about: Vec::new(),
    }
}

/// The three answers of a week, given in the evening.
pub fn peg(day: &str, items: [u8; 3]) -> Peg {
    let [pain, enjoyment, activity] = items.map(|points| score(points).unwrap());
    Peg { answered: at(date(day), "19:00"), pain, enjoyment, activity }
}

/// A visit with these questions; what was diagnosed at one that is over.
pub fn visit(day: &str, clinician: &str, questions: &[&str], diagnosis: Option<&str>) -> Visit {
    let booked_at = at(date("2026-11-01"), "10:00");
    let told = |diagnosis: &str| Outcome { at: booked_at, said: "private".into(), diagnosis: diagnosis.to_owned() };
    Visit {
        day: date(day),
        time: None,
        clinician: clinician.to_owned(),
        kind: Some(VisitKind::Gp),
        questions: questions.iter().map(|question| (*question).to_owned()).collect(),
        notes: "private".to_owned(),
        outcome: diagnosis.map(told),
        booked_at,
    }
}

pub fn said(words: &[&str]) -> Vec<Words> {
    words.iter().map(|words| Words::new(words).unwrap()).collect()
}

/// Something tried at noon, with the pain before and after.
pub fn relief(kind: ReliefKind, name: Option<&str>, day: NaiveDate, scores: [Option<u8>; 2]) -> Relief {
    let [before, after] = scores.map(|points| points.and_then(score));
    let name = name.map(str::to_owned);
    Relief { kind, name, tried_at: at(day, "12:00"), before, after, minutes: None, note: "private".into() }
}

/// A product of these ingredients in milligrams, with the most units in 24 hours by a label that was compared.
pub fn product(name: &str, contents: &[(&str, f64)], most_a_day: Option<f64>) -> Product {
    let content = |(ingredient, milligrams): &(&str, f64)| Content {
        ingredient: Ingredient::new(ingredient).unwrap(),
        per_unit: PerUnit::new(*milligrams).unwrap(),
    };
    let label = most_a_day.map(|most| Label {
        per_dose: None,
        first_dose: None,
        larger: None,
        hours: None,
        hours_up_to: None,
        per_day: Units::new(most).ok(),
        doses_per_day: None,
        days: None,
        source: LabelSource::Own,
        checked_on: Some(date("2026-01-01")),
        until: None,
    });
    Product {
        name: name.to_owned(),
        kind: ProductKind::Otc,
        contents: contents.iter().map(content).collect(),
        unread: Vec::new(),
        unit: Unit::Tablet,
        label,
        directions: String::new(),
        course_start: None,
        course_end: None,
        stopped_on: None,
        sedating: false,
    }
}

pub fn dose(product: i64, day: NaiveDate, time: &str, units: f64) -> Dose {
    Dose { product, units: Units::new(units).unwrap(), at: at(day, time), alcohol: false }
}

pub fn side_effect(what: &str, strength: SideEffectStrength, day: &str, product: Option<i64>) -> SideEffect {
    SideEffect { what: what.to_owned(), strength, at: at(date(day), "08:00"), uptime: None, product }
}

impl Invented {
    /// The page of the last `days` days up to 22 November 2026, printed that evening.
    pub fn page(&self, days: u64) -> Summary {
        let now = Moment::told(at(date("2026-11-22"), "20:00"));
        let mut entries = self.entries.clone();
        entries.sort_by_key(|entry| entry.occurred_at);
        let facts: Vec<DayFact> = entries.iter().map(DayFact::from).collect();
        let episodes = all_episodes(&facts, &[], now.day());
        let because = reminders(&episodes, &SamePlaceRule::default(), &[], now.day());
        let mut doses = self.doses.clone();
        doses.sort_by_key(|dose| dose.at);
        let period = Period::new(now.day() - Days::new(days - 1), now.day()).unwrap();
        let mut days_taken: BTreeMap<i64, DaysTaken> = BTreeMap::new();
        doses.iter().for_each(|dose| days_taken.entry(dose.product).or_default().add_time(dose.at));
        let diary = Diary {
            entries: &entries,
            facts: &facts,
            same_place: SamePlaceRule::default(),
            episodes: &episodes,
            sessions: &self.sessions,
            own_packs: &self.own_packs,
            reliefs: &self.reliefs,
            doses_tried: &[],
            medicines: Some(MedicineCabinet {
                shelf: &self.shelf,
                doses: &doses,
                days: &days_taken,
                side_effects: &self.side_effects,
                region: Some(Region::Us),
                flags: &self.flags,
            }),
            because: &because,
            history: Some(&self.history),
            signs: &self.signs,
            person: Some(&self.person),
            visits: &self.visits,
            runs: &[],
            pegs: &self.pegs,
            roland_morris: &self.roland_morris,
        };
        summary(period, &now, &diary)
    }
}

/// Each of them, with its name.
pub fn all() -> [(&'static str, Invented); 5] {
    [("demo", demo()), ("empty", Invented::default()), ("sparse", sparse()), ("dense", dense()), ("longest", longest())]
}

/// Three days in four weeks, and one heat session.
pub fn sparse() -> Invented {
    let mut made = Invented::default();
    for (day, worst) in [("2026-11-01", None), ("2026-11-08", Some(4)), ("2026-11-19", Some(2))] {
        made.entries.push(Entry {
            worst: worst.and_then(score),
            spasms: worst.is_none().then_some(1),
            ..Entry::at(at(date(day), "09:00"))
        });
    }
    made.sessions.push(session(Thermal::Heat, date("2026-11-08"), "10:00", [Some(4), Some(2), None]));
    made
}

/// Ninety days and more without a gap, with everything in them.
pub fn dense() -> Invented {
    let mut made = Invented::default();
    for (index, day) in date("2026-08-01").iter_days().take_while(|day| *day <= date("2026-11-22")).enumerate() {
        let wave = (index * 7 + index * index / 11) % 9;
        let worst: u8 = (1 + wave).try_into().unwrap();
        made.entries.push(Entry {
            worst: score(worst),
            average: score(worst / 2),
            spasms: Some((wave % 5).try_into().unwrap()),
            interference: score(worst - 1),
            sleep: score(worst / 3),
            places: places(&[["neck-left", "mid-back-centre", "low-back-right", "buttock-right"][index % 4]]),
            triggers: triggers(&[["long-sitting", "sport", "lifting", "unknown", "shoes"][index % 5]]),
            ..Entry::at(at(day, "20:00"))
        });
        if index % 2 == 0 {
            made.sessions.push(session(Thermal::Heat, day, "12:00", [Some(worst), Some(worst / 2), None]));
        }
        if index % 3 == 0 {
            made.sessions.push(session(Thermal::Cold, day, "17:00", [Some(worst), Some(worst), Some(worst - 1)]));
        }
    }
    made
}
