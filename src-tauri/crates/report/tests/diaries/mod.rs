//! Invented diaries for the page: full, empty, sparse, dense, and as long as it gets.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta};
use respite_domain::Code;
use respite_domain::day::DayFact;
use respite_domain::entry::{Entry, Longest, Pattern, Walking};
use respite_domain::episode::all_episodes;
use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, ConditionKind, History, Injury, LONGEST_LINE, Sport, Test, TestKind};
use respite_domain::medicine::{
    Content, DaysTaken, Dose, Flag, Ingredient, Label, LabelSource, PerUnit, Product, ProductKind, Shelf, SideEffect,
    SideEffectStrength, Unit, Units,
};
use respite_domain::own_pack::{OwnPack, PackKind, StoredOwnPack};
use respite_domain::partial_date::PartialDate;
use respite_domain::place::{Place, Places};
use respite_domain::region::Region;
use respite_domain::relief::{LONGEST_NAME, Relief, ReliefKind};
use respite_domain::reminder::reminders;
use respite_domain::roland_morris::RolandMorris;
use respite_domain::same_place::SamePlaceRule;
use respite_domain::score::Score;
use respite_domain::session::{Session, Skin, Thermal};
use respite_domain::summary::{Diary, MedicineCabinet, Period, Person, Summary, summary};
use respite_domain::time::{Moment, WallTime};
use respite_domain::visit::{LONGEST_NAME as LONGEST_CLINICIAN, LONGEST_QUESTION, Outcome, Visit, VisitKind};
use respite_domain::warning_sign::{AskedBy, Extent, SIGNS, SignAnswer};
use respite_domain::week::Peg;
use respite_domain::words::{LONGEST, Words};

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

fn said(words: &[&str]) -> Vec<Words> {
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

/// The diary behind `docs`: an old episode in March, a quiet October, lifting on 6 November, and sixteen days of it since.
pub fn demo() -> Invented {
    let mut made = Invented::default();
    for (offset, worst) in [3, 5, 6, 5, 5, 4, 4, 3, 3, 3].into_iter().enumerate() {
        let day = date("2026-03-02") + Days::new(offset as u64);
        made.entries.push(Entry {
            worst: score(worst),
            spasms: Some(1),
            places: places(&["low-back-left"]),
            ..Entry::at(at(day, "19:00"))
        });
    }
    for day in date("2026-03-12").iter_days().take(8) {
        made.entries.push(Entry::clear(at(day, "19:00")));
    }
    let rows = "21-000100000788-876-7566-656";
    let spasms = "00-000000000232-311-2111-111";
    for ((day, worst), spasms) in date("2026-10-26").iter_days().zip(rows.chars()).zip(spasms.chars()) {
        let Some(worst) = worst.to_digit(10) else { continue };
        let worst: u8 = worst.try_into().unwrap();
        made.entries.push(Entry {
            worst: score(worst),
            average: score(worst.saturating_sub(2)),
            spasms: spasms.to_digit(10).map(|spasms| spasms.try_into().unwrap()),
            interference: (worst > 3).then(|| score(worst - 1).unwrap()),
            places: match worst {
                0 | 1 => Places::NONE,
                7.. => places(&["low-back-left", "low-back-centre"]),
                _ => places(&["low-back-left"]),
            },
            ..Entry::at(at(day, "20:00"))
        });
    }
    let mut noting = |day: &str, words: &[&str]| {
        let found = made.entries.iter_mut().find(|entry| entry.day() == date(day)).unwrap();
        found.triggers = triggers(words);
    };
    noting("2026-11-06", &["lifting", "moving-furniture"]);
    for day in ["2026-11-11", "2026-11-15", "2026-11-17", "2026-11-20"] {
        noting(day, &["long-sitting"]);
    }
    noting("2026-10-29", &["gardening"]);
    for (day, scores) in [
        ("2026-11-07", [Some(8), Some(6), Some(5)]),
        ("2026-11-08", [Some(7), Some(5), None]),
        ("2026-11-10", [Some(7), Some(7), Some(4)]),
        ("2026-11-12", [Some(6), Some(4), Some(4)]),
        ("2026-11-14", [Some(6), Some(5), Some(5)]),
        ("2026-11-15", [Some(6), Some(4), None]),
        ("2026-11-18", [Some(5), Some(3), Some(3)]),
        ("2026-11-20", [Some(6), None, None]),
        ("2026-11-21", [Some(5), Some(3), Some(2)]),
    ] {
        made.sessions.push(session(Thermal::Heat, date(day), "18:00", scores));
    }
    for (day, scores) in [
        ("2026-11-07", [Some(8), Some(7), Some(7)]),
        ("2026-11-07", [Some(7), Some(5), None]),
        ("2026-11-08", [Some(8), Some(6), Some(6)]),
        ("2026-11-09", [Some(6), Some(5), Some(5)]),
        ("2026-11-11", [Some(6), Some(6), Some(6)]),
    ] {
        made.sessions.push(session(Thermal::Cold, date(day), "12:00", scores));
    }
    made.sessions[12].skin = Some(Skin::Numb);
    made.sessions[13].guided = false;
    for (day, scores) in
        [("2026-11-08", [6, 4]), ("2026-11-13", [6, 4]), ("2026-11-16", [7, 4]), ("2026-11-21", [4, 4])]
    {
        let scores = scores.map(Some);
        made.reliefs.push(relief(ReliefKind::Position, Some("on-back"), date(day), scores));
    }
    for (day, scores) in [("2026-11-17", [4, 4]), ("2026-11-19", [5, 3]), ("2026-11-22", [5, 5])] {
        made.reliefs.push(relief(ReliefKind::Walk, Some("flat"), date(day), scores.map(Some)));
    }
    made.reliefs.push(relief(ReliefKind::Medicine, Some("Advil"), date("2026-11-21"), [Some(6), Some(4)]));
    made.shelf.insert(1, product("Advil", &[("ibuprofen", 200.0)], Some(6.0)));
    let course = [date("2026-11-08"), date("2026-11-12")];
    let relaxer = product("Cyclobenzaprine 5 mg", &[("cyclobenzaprine", 5.0)], None);
    let [start, end] = course.map(Some);
    let stopped_on = Some(date("2026-11-13"));
    made.shelf.insert(
        2,
        Product { kind: ProductKind::Prescribed, course_start: start, course_end: end, stopped_on, ..relaxer },
    );
    for (day, time, units) in [
        ("2026-11-07", "14:00", 2.0),
        ("2026-11-07", "20:00", 2.0),
        ("2026-11-08", "08:00", 2.0),
        ("2026-11-08", "14:00", 2.0),
        ("2026-11-12", "09:00", 2.0),
        ("2026-11-16", "09:00", 1.0),
        ("2026-11-21", "12:00", 2.0),
    ] {
        made.doses.push(dose(1, date(day), time, units));
    }
    for day in course[0].iter_days().take(5) {
        made.doses.push(dose(2, day, "22:00", 1.0));
    }
    made.side_effects.push(side_effect("drowsiness", SideEffectStrength::Mild, "2026-11-09", Some(2)));
    made.side_effects.push(side_effect("drowsiness", SideEffectStrength::Moderate, "2026-11-10", Some(2)));
    made.side_effects.push(side_effect("dizziness", SideEffectStrength::Mild, "2026-11-11", None));
    demo_days(&mut made);
    made
}

/// How the days of the demo were, what is planned, and what was told of the time before.
fn demo_days(made: &mut Invented) {
    let bad = made.entries.iter_mut().filter(|entry| entry.day() >= date("2026-11-07"));
    for (index, entry) in bad.enumerate() {
        let worst = entry.worst.map_or(0, Score::points);
        entry.pattern = Some(if worst > 6 { Pattern::Constant } else { Pattern::OnAndOff });
        entry.longest = [None, Some(Longest::Minutes), Some(Longest::TensOfMinutes)][index % 3];
        entry.walking = Some([Walking::Short, Walking::Slower, Walking::Normal][index.min(8) / 4]);
        entry.sleep = score(worst / 2);
        entry.mood = score(10 - worst);
        entry.worse = said(&[["bending", "long-sitting"][index % 2]]);
        entry.better = said(&[["heat", "lying-down", "short-walk"][index % 3]]);
        entry.could_not = said(if index < 4 { &["chores", "playing with the dog"] } else { &[] });
    }
    made.pegs = vec![peg("2026-11-15", [7, 8, 6]), peg("2026-11-22", [5, 6, 5])];
    made.roland_morris =
        vec![RolandMorris::new(at(date("2026-11-21"), "19:00"), &[1, 3, 6, 9, 12, 21], false).unwrap()];
    made.visits = vec![
        visit("2026-03-10", "Dr. May", &[], Some("Muscle strain of the low back")),
        visit(
            "2026-11-24",
            "Dr. May",
            &["May I go back to lifting at work?", "Is it all right to take ibuprofen?"],
            None,
        ),
    ];
    made.flags = vec![Flag::Allergy];
    made.signs = vec![signs("2026-11-07", &["night"]), signs("2026-11-14", &[])];
    made.history.goals = vec![(
        Goal { words: "Walk the dog for half an hour".into(), ended: None },
        vec![
            Rating { at: at(date("2026-11-21"), "19:00"), score: score(5).unwrap() },
            Rating { at: at(date("2026-11-14"), "19:00"), score: score(2).unwrap() },
        ],
    )];
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

/// The longest that each part can get: own words of sixty letters, all places, many episodes, gaps everywhere.
pub fn longest() -> Invented {
    let mut made = Invented::default();
    let own_pack = |(kind, id)| {
        let pack = OwnPack { kind, name: String::new(), most: None, read: None };
        StoredOwnPack { id, pack }
    };
    made.own_packs = PackKind::all().zip(1..).map(own_pack).collect();
    let all: Vec<&str> = Place::all().map(Place::code).collect();
    // An episode every eight days over a year, of one day each.
    for start in (0..).map(|n| date("2025-11-24") + Days::new(n * 8)).take_while(|day| *day < date("2026-10-25")) {
        made.entries.push(Entry { spasms: Some(1), places: places(&all), ..Entry::at(at(start, "10:00")) });
        for day in start.iter_days().skip(1).take(7) {
            made.entries.push(Entry::clear(at(day, "10:00")));
        }
    }
    for (index, day) in date("2026-11-04").iter_days().take(19).enumerate() {
        made.entries.push(Entry {
            worst: score((index % 11).try_into().unwrap()),
            average: score((index % 5).try_into().unwrap()).min(score((index % 11).try_into().unwrap())),
            spasms: Some(if index == 5 { 200 } else { 12 }),
            interference: score(7),
            sleep: score(8),
            places: places(&all),
            triggers: (0..4)
                .map(|n| {
                    let letter = char::from(b'A' + u8::try_from((index + n) % 26).unwrap());
                    Words::new(&format!("{}{}", letter, "W".repeat(59))).unwrap()
                })
                .collect(),
            pattern: Some(Pattern::OnAndOff),
            walking: Some(Walking::CouldNot),
            longest: Some(Longest::TensOfMinutes),
            worse: said(&[&own_words("w", index), "bending"]),
            better: said(&[&own_words("b", index), "heat"]),
            could_not: said(&[&own_words("c", index), "chores"]),
            ..Entry::at(at(day, "20:00"))
        });
        for (kind, time) in [(Thermal::Heat, "09:00"), (Thermal::Cold, "12:00")] {
            // Each day with another of all that there are.
            let mut of_kind = made.own_packs.iter().filter(|own| own.pack.kind.thermal() == kind).cycle();
            let own_pack = of_kind.nth(index).map(|own| own.id);
            made.sessions.push(Session { own_pack, ..session(kind, day, time, [Some(7), Some(4), Some(4)]) });
        }
    }
    long_medicines(&mut made);
    made.history = long_history();
    made.pegs = ["2026-11-08", "2026-11-15", "2026-11-22"].map(|day| peg(day, [7, 8, 6])).to_vec();
    made.person = Person { name: "N".repeat(LONGEST_LINE), born: Some(date("1970-02-28")) };
    let question = |letter: &str| letter.repeat(LONGEST_QUESTION);
    let [one, two, three] = ["x", "y", "z"].map(question);
    made.visits = ('A'..'H')
        .map(|letter| {
            let diagnosis = letter.to_string().repeat(500);
            visit("2026-11-10", &letter.to_string().repeat(LONGEST_CLINICIAN), &[], Some(&diagnosis))
        })
        .collect();
    made.visits.push(visit("2026-11-24", &"v".repeat(LONGEST_CLINICIAN), &[&one, &two, &three], None));
    made.flags = Flag::all().collect();
    let every_sign: Vec<&str> = SIGNS.iter().map(|sign| sign.code()).collect();
    made.signs = vec![signs("2026-11-20", &every_sign), signs("2026-11-22", &[])];
    // Without scores on one day, and the onset told long before.
    made.entries.push(Entry { onset: Some(date("2026-11-02")), ..Entry::one_spasm(at(date("2026-11-22"), "19:00")) });
    made
}

/// Words as long as they may be, another each time.
fn own_words(letter: &str, index: usize) -> String {
    format!("{}{index:02}", letter.repeat(LONGEST - 2))
}

/// Many medicines of many ingredients, and many other things that were tried, in words as long as they may be.
fn long_medicines(made: &mut Invented) {
    let days = || date("2026-11-04").iter_days().take(18);
    let words = |letter: char, letters: usize| letter.to_string().repeat(letters);
    for (id, letter) in (1..).zip('A'..'F') {
        let holds: Vec<String> =
            ('a'..'l').map(|other| words(other, 59)).chain(["cyclobenzaprine".to_owned()]).collect();
        let holds: Vec<(&str, f64)> = holds.iter().map(|name| (name.as_str(), 1234.5)).collect();
        let relaxer = product(&words(letter, 80), &holds, Some(1.0));
        let (course_start, course_end) = (Some(date("2025-11-01")), Some(date("2026-12-24")));
        made.shelf.insert(id, Product { course_start, course_end, ..relaxer });
        for day in days() {
            made.doses.extend(["08:00", "12:00", "20:00"].map(|time| dose(id, day, time, 9.75)));
            let effect = side_effect(&words(letter, 60), SideEffectStrength::Severe, &day.to_string(), Some(id));
            made.side_effects.push(effect);
        }
    }
    for letter in 'A'..'K' {
        let name = words(letter, LONGEST_NAME);
        made.reliefs.extend(days().map(|day| relief(ReliefKind::Other, Some(&name), day, [Some(7), Some(4)])));
    }
    made.reliefs.extend(days().map(|day| relief(ReliefKind::Exercise, None, day, [Some(7), Some(7)])));
}

/// Many of each, in lines as long as they may be.
fn long_history() -> History {
    let line = |letter: char| letter.to_string().repeat(LONGEST_LINE);
    let happened = PartialDate::read("2019-05-12").ok();
    History {
        injuries: ('A'..'H')
            .map(|letter| Injury {
                what: line(letter),
                happened,
                sport: Some(Sport::Yes(line('s'))),
                seen_by: line('b'),
                note: "n".repeat(900),
                told: None,
            })
            .collect(),
        tests: ('A'..'H')
            .map(|letter| Test {
                kind: TestKind::Mri,
                what: line(letter),
                happened,
                place: line('p'),
                told: "told ".repeat(150),
            })
            .collect(),
        conditions: [ConditionKind::Named, ConditionKind::Illness]
            .into_iter()
            .cycle()
            .zip('A'..'H')
            .map(|(kind, letter)| Condition {
                kind,
                name: line(letter),
                since: happened,
                said_by: line('b'),
                note: String::new(),
            })
            .collect(),
        first_spasm: happened,
        goals: ('A'..'H')
            .map(|letter| {
                let rating = |day: &str, points| Rating { at: at(date(day), "19:00"), score: score(points).unwrap() };
                (Goal { words: line(letter), ended: None }, vec![rating("2026-11-20", 5), rating("2026-10-20", 2)])
            })
            .collect(),
    }
}
