//! A diary in which all is as long as it gets.

use super::{Invented, at, date, dose, peg, places, product, relief, said, score, session, side_effect, signs, visit};
use chrono::Days;
use respite_domain::Code;
use respite_domain::entry::{Entry, Longest, Pattern, Walking};
use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, ConditionKind, History, Injury, LONGEST_LINE, Sport, Test, TestKind};
use respite_domain::medicine::{Flag, Product, SideEffectStrength};
use respite_domain::own_pack::{OwnPack, PackKind, StoredOwnPack};
use respite_domain::partial_date::PartialDate;
use respite_domain::place::Place;
use respite_domain::relief::{LONGEST_NAME, ReliefKind};
use respite_domain::session::{Session, Thermal};
use respite_domain::summary::Person;
use respite_domain::visit::{LONGEST_NAME as LONGEST_CLINICIAN, LONGEST_QUESTION};
use respite_domain::warning_sign::SIGNS;
use respite_domain::words::{LONGEST, Words};

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
