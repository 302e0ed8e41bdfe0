//! The full diary, as the demonstration has it.

use super::{
    Invented, at, date, dose, peg, places, product, relief, said, score, session, side_effect, signs, triggers, visit,
};
use chrono::Days;
use respite_domain::entry::{Entry, Longest, Pattern, Walking};
use respite_domain::goal::{Goal, Rating};
use respite_domain::medicine::{Flag, Product, ProductKind, SideEffectStrength};
use respite_domain::place::Places;
use respite_domain::relief::ReliefKind;
use respite_domain::roland_morris::RolandMorris;
use respite_domain::score::Score;
use respite_domain::session::{Skin, Thermal};

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
