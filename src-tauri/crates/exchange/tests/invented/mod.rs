//! An invented diary: the same for the same seed and days, with something of every kind and much that nobody told.
#![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use respite_domain::Code;
use respite_domain::day::DayFact;
use respite_domain::entry::{Entry, Longest, Pattern, Walking};
use respite_domain::episode::all_episodes;
use respite_domain::exercise::{Ending, Exercise, Run, Which};
use respite_domain::goal::{Goal, GoalEnd, Rating};
use respite_domain::history::{Condition, ConditionKind, Injury, Sport, Test, TestKind};
use respite_domain::medicine::{
    Content, Dose, Ingredient, PerUnit, Product, ProductKind, SideEffect, SideEffectStrength, Unit, Units,
};
use respite_domain::own_pack::{OwnPack, PackKind, StoredOwnPack};
use respite_domain::partial_date::PartialDate;
use respite_domain::place::{Place, Places};
use respite_domain::record::{Kept, OwnGoal, OwnProduct, OwnRun, Record, Standing};
use respite_domain::region::Region;
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::roland_morris::RolandMorris;
use respite_domain::score::Score;
use respite_domain::session::{Session, Skin, Thermal};
use respite_domain::summary::Person;
use respite_domain::time::{Moment, WallTime};
use respite_domain::uid::Uid;
use respite_domain::visit::{Outcome, Visit, VisitKind};
use respite_domain::warning_sign::{AskedBy, Extent, SIGNS, SignAnswer};
use respite_domain::week::Peg;
use respite_domain::words::{List, Words};

/// The words that are told in.
pub fn english() -> &'static respite_l10n::Words {
    static ENGLISH: LazyLock<respite_l10n::Words> = LazyLock::new(|| respite_l10n::Language::En.words());
    &ENGLISH
}

/// The moment of looking.
pub fn now() -> Moment {
    Moment::told(WallTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap())
}

/// Text that must come out as it is.
pub const NASTY: &str = "Großmutters \"Klavier\" & <b>二行目</b> \u{202e}";

struct Dice(u64, u128);

impl Dice {
    /// A number below `below` (SplitMix64).
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    fn small(&mut self, below: u8) -> u8 {
        u8::try_from(self.roll(below.into())).unwrap()
    }

    fn score(&mut self) -> Option<Score> {
        let points = self.small(15);
        Score::new(points.into()).ok()
    }

    fn pick<T: Code>(&mut self) -> T {
        T::ALL[usize::try_from(self.roll(T::ALL.len() as u64)).unwrap()]
    }

    fn often<T>(&mut self, one_in: u64, what: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        (self.roll(one_in) == 0).then(|| what(self))
    }

    fn places(&mut self) -> Places {
        (0..self.roll(3)).map(|_| self.pick::<Place>()).collect()
    }

    fn kept<T>(&mut self, entered_at: Option<WallTime>, value: T) -> Kept<T> {
        self.1 += 1;
        Kept { uid: Uid::from_bits(0x0191_e9a6_7b2c_7a5d_8f00_0000_0000_0000 + self.1), entered_at, value }
    }
}

/// A diary of the last `days` days.
pub fn diary(seed: u64, days: u64) -> Record {
    let (now, mut dice) = (now(), Dice(seed, 0));
    let from = now.day() - Days::new(days.saturating_sub(1));
    let mut record = Record {
        diary: Uid::from_bits(0x0191_e9a6_7b2c_7a5d_8f00_ffff_ffff_0000 ^ u128::from(seed)),
        from,
        to: now.day(),
        person: Person { name: dice.often(2, |_| NASTY.into()).unwrap_or_default(), born: dice.often(2, |_| from) },
        region: dice.often(2, Dice::pick::<Region>),
        entries: Vec::new(),
        episodes: Vec::new(),
        sessions: Vec::new(),
        own_packs: PackKind::all().zip(1..).map(|(kind, id)| own_pack(kind, id)).collect(),
        reliefs: Vec::new(),
        runs: Vec::new(),
        products: products(&mut dice, from),
        doses: Vec::new(),
        side_effects: Vec::new(),
        signs: Vec::new(),
        pegs: Vec::new(),
        roland_morris: Vec::new(),
        visits: visits(&mut dice, &now),
        injuries: Vec::new(),
        tests: Vec::new(),
        conditions: Vec::new(),
        first_spasm: dice.often(2, |_| PartialDate::read("2009-05").unwrap()),
        goals: goals(&mut dice, &now),
    };
    history(&mut dice, &mut record, now.wall);
    for ago in (0..days).rev() {
        let at = now.wall
            - TimeDelta::days(ago.try_into().unwrap())
            - TimeDelta::minutes(dice.roll(600).try_into().unwrap());
        day(&mut dice, &mut record, at);
    }
    let facts: Vec<DayFact> = record.entries.iter().map(|kept| DayFact::from(&kept.value)).collect();
    record.episodes = all_episodes(&facts, &[], now.day());
    record
}

fn day(dice: &mut Dice, record: &mut Record, at: WallTime) {
    if dice.roll(5) > 0 {
        let entry = entry(dice, at);
        record.entries.push(dice.kept(Some(at + TimeDelta::minutes(5)), entry));
    }
    if dice.roll(3) == 0 {
        let session = session(dice, at);
        record.sessions.push(dice.kept(None, session));
    }
    if dice.roll(3) == 0 {
        let relief = relief(dice, at);
        record.reliefs.push(dice.kept(None, relief));
    }
    if dice.roll(4) == 0 {
        let run = run(dice, at);
        record.runs.push(dice.kept(None, run));
    }
    for _ in 0..dice.roll(3) {
        let product = i64::try_from(dice.roll(3)).unwrap() + 1;
        let dose = Dose { product, units: Units::new(1.5).unwrap(), at, alcohol: dice.roll(9) == 0 };
        record.doses.push(dice.kept(Some(at), dose));
    }
    if dice.roll(9) == 0 {
        let what = if dice.roll(2) == 0 { "nausea".to_owned() } else { NASTY.to_owned() };
        let effect = SideEffect {
            what,
            strength: dice.pick::<SideEffectStrength>(),
            at,
            uptime: None,
            product: dice.often(2, |dice| i64::try_from(dice.roll(5)).unwrap()),
        };
        record.side_effects.push(dice.kept(None, effect));
    }
    if dice.roll(7) == 0 {
        let ticked: Vec<_> = SIGNS.into_iter().filter(|_| dice.roll(12) == 0).collect();
        let extent = dice.pick::<Extent>();
        let answer = SignAnswer { at, asked_by: AskedBy::Daily, extent, ticked, helped_at: None, about: Vec::new() };
        record.signs.push(dice.kept(None, answer));
        let score = |dice: &mut Dice| Score::new(dice.small(11).into()).unwrap();
        let peg = Peg { answered: at, pain: score(dice), enjoyment: score(dice), activity: score(dice) };
        record.pegs.push(dice.kept(None, peg));
        let ticked: Vec<u32> = (1..=24).filter(|_| dice.roll(4) == 0).collect();
        let answers = RolandMorris::new(at, &ticked, ticked.is_empty()).unwrap();
        record.roland_morris.push(dice.kept(None, answers));
    }
}

fn entry(dice: &mut Dice, at: WallTime) -> Entry {
    let mut entry = Entry {
        spasms: dice.often(2, |dice| dice.small(4).into()),
        worst: dice.score(),
        average: dice.score(),
        interference: dice.score(),
        sleep: dice.score(),
        mood: dice.score(),
        bed_hours: dice.often(4, |dice| u8::try_from(dice.roll(25)).unwrap()),
        sitting_hours: dice.often(4, |dice| u8::try_from(dice.roll(25)).unwrap()),
        pattern: dice.often(3, Dice::pick::<Pattern>),
        walking: dice.often(3, Dice::pick::<Walking>),
        longest: dice.often(3, Dice::pick::<Longest>),
        places: dice.places(),
        pushed_through: dice.often(4, |dice| dice.roll(2) == 0),
        onset: dice.often(9, |_| at.date_naive() - Days::new(2)),
        note: dice.often(3, |_| "SECRET".to_owned()).unwrap_or_default(),
        ..Entry::at(at)
    };
    for list in List::all() {
        let said = dice.roll(3);
        for word in list.offered().iter().copied().chain([NASTY]).take(usize::try_from(said).unwrap()) {
            entry.words_mut(list).push(Words::new(word).unwrap());
        }
    }
    entry
}

fn run(dice: &mut Dice, at: WallTime) -> OwnRun {
    let own_name = dice.often(3, |dice| if dice.roll(2) == 0 { NASTY.to_owned() } else { String::new() });
    let exercise = if own_name.is_some() { Which::Own(1) } else { Which::Given(dice.pick::<Exercise>()) };
    let before = Score::new(dice.small(4).into()).unwrap();
    let begun = Run::begin(exercise, exercise.usual(), None, false, before, &Moment::told(at));
    let ended = Some(Moment::told(at + TimeDelta::minutes(4)));
    let run = Run { ended, ending: Some(dice.pick::<Ending>()), reps_done: Some(4), after: dice.score(), ..begun };
    OwnRun { run, own_name }
}

fn own_pack(kind: PackKind, id: i64) -> StoredOwnPack {
    StoredOwnPack { id, pack: OwnPack { kind, name: NASTY.to_owned(), most: Some(8), read: None } }
}

fn session(dice: &mut Dice, at: WallTime) -> Session {
    let ended = dice.often(2, |_| Moment::told(at + TimeDelta::minutes(15)));
    Session {
        kind: dice.pick::<Thermal>(),
        places: dice.places(),
        started: Moment::told(at),
        minutes: 15,
        allowed: dice.often(3, |_| 15),
        own_pack: dice.often(2, |dice| dice.small(9).into()),
        end_unknown: ended.is_some() && dice.roll(3) == 0,
        before: dice.score(),
        after: dice.score(),
        later: dice.score(),
        skin: dice.often(2, Dice::pick::<Skin>),
        skin_checked: false,
        how_asked: false,
        asked: Vec::new(),
        guided: true,
        ended,
    }
}

fn relief(dice: &mut Dice, at: WallTime) -> Relief {
    let kind = dice.pick::<ReliefKind>();
    let named = match kind {
        ReliefKind::Medicine => dice.often(2, |_| "Advil".to_owned()),
        ReliefKind::Other => Some(NASTY.to_owned()),
        _ => dice.often(2, |_| "on-back".to_owned()),
    };
    let minutes = dice.often(2, |dice| dice.small(60).into());
    Relief {
        kind,
        name: named,
        tried_at: at,
        before: dice.score(),
        after: dice.score(),
        minutes,
        note: "SECRET".into(),
    }
}

fn products(dice: &mut Dice, from: NaiveDate) -> Vec<Kept<OwnProduct>> {
    let content = |code: &str, milligrams| Content {
        ingredient: Ingredient::new(code).unwrap(),
        per_unit: PerUnit::new(milligrams).unwrap(),
    };
    let product = |name: &str, kind, contents| Product {
        name: name.to_owned(),
        kind,
        contents,
        unread: Vec::new(),
        unit: Unit::Tablet,
        label: None,
        directions: String::new(),
        course_start: None,
        course_end: None,
        stopped_on: None,
        sedating: false,
    };
    let relaxer = Product {
        course_start: Some(from),
        directions: "One at night".to_owned(),
        ..product("Flexeril", ProductKind::Prescribed, vec![content("cyclobenzaprine", 5.0)])
    };
    let both = vec![content("acetaminophen", 250.0), content("aspirin", 250.0)];
    let before = Product {
        course_start: from.pred_opt(),
        stopped_on: Some(from),
        ..product("Lioresal", ProductKind::Prescribed, vec![content("baclofen", 10.0)])
    };
    let again = Product { course_start: from.succ_opt(), stopped_on: None, ..before.clone() };
    let all = [
        (product("Advil", ProductKind::Otc, vec![content("ibuprofen", 200.0)]), Standing::Listed),
        (Product { stopped_on: Some(from), ..product("Both", ProductKind::Otc, both) }, Standing::Listed),
        (relaxer, Standing::Listed),
        (product("Never taken", ProductKind::Otc, vec![content("arnica", 1.0)]), Standing::Past),
        (before, Standing::Followed),
        (again, Standing::Listed),
    ];
    let numbered = all.into_iter().zip(1..);
    numbered
        .map(|((product, standing), number)| {
            dice.kept(None, OwnProduct { number, told_with: number, product, standing })
        })
        .collect()
}

fn visits(dice: &mut Dice, now: &Moment) -> Vec<Kept<Visit>> {
    let visit = |day: NaiveDate, outcome| Visit {
        day,
        time: NaiveTime::from_hms_opt(10, 0, 0),
        clinician: "Dr Okafor".to_owned(),
        kind: Some(VisitKind::Gp),
        questions: vec![NASTY.to_owned()],
        notes: "SECRET".to_owned(),
        outcome,
        booked_at: now.wall,
    };
    let told = Outcome { at: now.wall, said: "Walk".to_owned(), diagnosis: "A strained muscle".to_owned() };
    let ago = now.day() - Days::new(9);
    let next = Visit { time: None, clinician: String::new(), kind: None, ..visit(now.day() + Days::new(9), None) };
    [visit(ago, Some(told)), visit(ago, None), next].map(|visit| dice.kept(None, visit)).into()
}

fn goals(dice: &mut Dice, now: &Moment) -> Vec<Kept<OwnGoal>> {
    let ends = [None, Some((GoalEnd::Reached, now.day())), Some((GoalEnd::Dropped, now.day()))];
    let mut goals = Vec::new();
    for ended in ends {
        let rated = dice.roll(3);
        let ratings = (0..rated).map(|_| dice.kept(None, Rating { at: now.wall, score: Score::MAX })).collect();
        let goal = Goal { words: NASTY.to_owned(), ended };
        goals.push(dice.kept(Some(now.wall), OwnGoal { goal, ratings }));
    }
    goals
}

fn history(dice: &mut Dice, record: &mut Record, at: WallTime) {
    let (date, note) = (PartialDate::read("2019").ok(), "SECRET".to_owned());
    for sport in [None, Some(Sport::No), Some(Sport::Yes(String::new())), Some(Sport::Yes("football".into()))] {
        let happened = dice.often(2, |_| date).flatten();
        let injury =
            Injury { what: NASTY.into(), happened, sport, seen_by: String::new(), note: note.clone(), told: None };
        record.injuries.push(dice.kept(Some(at), injury));
    }
    for kind in TestKind::all() {
        let test =
            Test { kind, what: "low back".into(), happened: date, place: NASTY.into(), told: "Nothing new".into() };
        record.tests.push(dice.kept(Some(at), test));
    }
    for kind in ConditionKind::all() {
        let since = dice.often(2, |_| date).flatten();
        let condition = Condition { kind, name: NASTY.into(), since, said_by: "Dr Okafor".into(), note: note.clone() };
        record.conditions.push(dice.kept(Some(at), condition));
    }
}
