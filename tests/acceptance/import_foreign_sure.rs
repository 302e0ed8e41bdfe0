//! A number of another program's table is never taken for another, and nothing of a line is lost or doubled (issue 9).

use std::collections::HashMap;

use proptest::prelude::*;
use respite_domain::import::{LineFault, LineTold, Lines};
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Mine;
use respite_engine::view::Coded;
use respite_foreign::{Mapping, Means, Sheet};

use crate::desk::Desk;
use crate::import_foreign::{bring_in, check, desk, entries, guess, means, sheet, words};

/// A mapping as it looks, with what the person says these columns mean.
fn told(sheet: &Sheet, said: &[(usize, Means)]) -> Mapping {
    let mut mapping = guess(sheet);
    for (at, means) in said {
        mapping.columns[*at].means = Coded(*means);
    }
    mapping.completed(sheet, &words()).unwrap()
}

fn lines(sheet: &Sheet, mapping: &Mapping, products: &[&str], now: &Moment) -> Lines {
    let products: HashMap<String, i64> = (1..).zip(products).map(|(id, name)| ((*name).to_owned(), id)).collect();
    mapping.lines(sheet, &products, &words(), now).unwrap()
}

fn dose(line: &LineTold) -> Option<(i64, f64)> {
    line.doses.first().map(|(_, dose)| (dose.product, dose.units.count()))
}

fn note(line: &LineTold) -> &str {
    line.entry.as_ref().map_or("", |(_, entry)| &entry.note)
}

#[test]
fn what_is_weighed_is_no_count_of_tablets() {
    for (head, is_guessed) in [
        ("Dose (mg)", false),
        ("Dose mg", false),
        ("doseMg", false),
        ("Dose", false),
        ("Amount", false),
        ("Quantity [ml]", false),
        ("Tablets (mg)", false),
        ("Tablets 400mg", false),
        ("Units, µg", false),
        ("Number of tablets", true),
        ("Tablets", true),
    ] {
        let sheet =
            sheet(&format!("When,Medicine,{head}\n2026-11-01 08:00,ibu,2\n").replace("Units, µg", "\"Units, µg\""));
        let mapping = guess(&sheet);
        assert_eq!(mapping.columns[2].means.0 == Means::Amount, is_guessed, "{head}");
        let weighs = !["Dose", "Amount", "Tablets", "Number of tablets"].contains(&head);
        // Said by the person or not, milligrams are no tablets.
        let mapping = told(&sheet, &[(2, Means::Amount)]);
        let lines = lines(&sheet, &mapping, &["ibu"], &desk().now());
        assert_eq!(dose(&lines.told[0]), (!weighs).then_some((1, 2.0)), "{head}");
        assert_eq!(note(&lines.told[0]).contains("ibu"), weighs, "{head}: kept as words");
    }
    // More than a hand takes is no count either, whatever the column is called.
    let sheet = sheet("When,Medicine,Tablets\n2026-11-01 08:00,Ibu,400\n2026-11-02 08:00,Ibu,2\n");
    let lines = lines(&sheet, &guess(&sheet), &["ibu"], &desk().now());
    assert_eq!(lines.told.iter().map(dose).collect::<Vec<_>>(), [None, Some((1, 2.0))]);
    assert_eq!(note(&lines.told[0]), "Medicine: Ibu\nTablets: 400");
}

#[test]
fn a_name_tells_a_scale_in_plain_forms_alone() {
    for (head, numbers, expect) in [
        ("Worst pain in the last 24 hours", "8", Some(10.0)),
        ("Worst pain in the last 24 hours", "3", None),
        ("Average pain (past 7 days)", "8 4", Some(10.0)),
        ("Q3 pain", "6", Some(10.0)),
        ("L5 pain", "8", Some(10.0)),
        ("Pain L1-5", "8", Some(10.0)),
        ("Pain 2026-1-10", "3", None),
        ("Pain of days 1-7", "8", None),
        ("Pain 1-7 days", "8", Some(10.0)),
        ("Pain 0-24h", "8", Some(10.0)),
        ("Pain 24/7", "8", Some(10.0)),
        ("Pain 10", "3", None),
        ("Pain (0-10)", "3", Some(10.0)),
        ("Pain (0 – 100)", "3", Some(100.0)),
        ("Pain 0 to 10", "3", Some(10.0)),
        ("Pain /10", "3", Some(10.0)),
        ("pain_(1-5)", "3", Some(5.0)),
        ("Pain out of 10", "3", Some(10.0)),
        ("Pain (0-10) in the last 24 hours", "3", Some(10.0)),
        ("Pain (0-10) or (0-100)", "3", None),
        // As the cells say themselves.
        ("Pain", "3/10 2/10", Some(10.0)),
        ("Pain", "3/5 2/10", None),
        ("Pain", "3/5 2", None),
    ] {
        let rows: String = numbers.split(' ').map(|number| format!("2026-11-01,{number}\n")).collect();
        let sheet = sheet(&format!("Date,{head}\n{rows}"));
        assert_eq!(told(&sheet, &[(1, Means::Worst)]).columns[1].top, expect, "{head}: {numbers}");
    }
}

#[test]
fn a_score_with_its_top_is_a_score() {
    let sheet =
        sheet("Date,Pain\n2026-11-01,7/10\n2026-11-02,3 / 10\n2026-11-03,3/5\n2026-11-04,strong\n2026-11-05,6\n");
    let mut mapping = guess(&sheet);
    mapping.columns[1].top = Some(10.0);
    let mut desk = desk();
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((view.new_entries, view.unscored), (5, 2), "what holds no number is told");
    check(
        &mut desk,
        &[
            "2026-11-01T12:00:00+01:00 | worst 7",
            "2026-11-02T12:00:00+01:00 | worst 3",
            "2026-11-03T12:00:00+01:00 | \"Pain: 3/5\"",
            "2026-11-04T12:00:00+01:00 | \"Pain: strong\"",
            "2026-11-05T12:00:00+01:00 | worst 6",
        ],
    );
}

#[test]
fn how_bad_is_not_how_many() {
    for (head, numbers, expect) in [
        ("Back spasms", "7", "keep"),
        ("Spasms", "0 2", "keep"),
        ("Spasms", "0 1 yes no", "spasms"),
        ("Number of spasms", "7", "spasms"),
    ] {
        let rows: String = numbers.split(' ').map(|number| format!("2026-11-01,{number}\n")).collect();
        assert_eq!(means(&guess(&sheet(&format!("Date,{head}\n{rows}"))))[1], expect, "{head}: {numbers}");
        let rows: String = numbers.split(' ').map(|number| format!("{head},2026-11-01 10:00,{number}\n")).collect();
        let mapping = guess(&sheet(&format!("Tracker,When,Value\n{rows}Other,2026-11-01 10:00,7\n")));
        assert_eq!(mapping.columns[0].about[head].means.0.code(), expect, "{head}: {numbers}");
    }
}

#[test]
fn words_that_say_nothing_set_nothing_off() {
    let rows = ["None", "no", "N/A", "-", "lifting", "nothing; sport"];
    let rows: String = (1..).zip(rows).map(|(day, word)| format!("2026-11-0{day},5,{word}\n")).collect();
    let sheet = sheet(&format!("Date,Pain (0-10),Trigger\n{rows}"));
    let mut desk = desk();
    bring_in(&mut desk, &sheet, &guess(&sheet), Mine::Stay);
    let told: Vec<(String, String)> =
        entries(&mut desk).into_iter().map(|entry| (entry.triggers.join(" "), entry.note)).collect();
    let of = |triggers: &str, note: &str| (triggers.to_owned(), note.to_owned());
    let none = ["None", "no", "N/A", "-"].map(|word| of("", &format!("Trigger: {word}")));
    assert_eq!(told[..4], none);
    assert_eq!(told[4..], [of("lifting", ""), of("sport", "Trigger: nothing")]);
}

#[test]
fn of_two_columns_of_one_meaning_neither_wipes_out_the_other() {
    let scores = sheet("Date,Morning,Evening\n2026-11-01,9,3\n2026-11-02,4,bad\n2026-11-03,,6\n2026-11-04,5,5\n");
    let mut desk = desk();
    bring_in(&mut desk, &scores, &told(&scores, &[(1, Means::Worst), (2, Means::Worst)]), Mine::Stay);
    check(
        &mut desk,
        &[
            "2026-11-01T12:00:00+01:00 | worst 9 | \"Morning: 9\\nEvening: 3\"",
            "2026-11-02T12:00:00+01:00 | worst 4 | \"Morning: 4\\nEvening: bad\"",
            "2026-11-03T12:00:00+01:00 | worst 6 | \"Evening: 6\"",
            "2026-11-04T12:00:00+01:00 | worst 5 | \"Morning: 5\\nEvening: 5\"",
        ],
    );
    // Which of two averages is the average is not ours to say.
    let lines = lines(&scores, &told(&scores, &[(1, Means::Average), (2, Means::Average)]), &[], &desk.now());
    let averages = lines.told.iter().map(|line| line.entry.as_ref().and_then(|(_, entry)| entry.average));
    assert_eq!(
        averages.map(|score| score.map(|score| score.points())).collect::<Vec<_>>(),
        [None, Some(4), Some(6), Some(5)]
    );
}

#[test]
fn of_two_medicines_of_a_line_none_is_lost() {
    for (heads, cells, expect, kept) in [
        ("Medicine 1,Tablets 1,Medicine 2,Tablets 2", "Ibu,1,Para,2", vec![(1, 1.0), (2, 2.0)], ""),
        ("Medicine 1,Tablets 1,Medicine 2,Tablets 2", ",,Para,2", vec![(2, 2.0)], ""),
        (
            "Medicine 1,Tablets 1,Medicine 2,Tablets 2",
            "Other,1,Para,2",
            vec![(2, 2.0)],
            "Medicine 1: Other\nTablets 1: 1",
        ),
        // Whose tablets they are is not told.
        ("Drug,Painkiller,Tablets", "Para,Ibu,2", vec![], "Drug: Para\nPainkiller: Ibu\nTablets: 2"),
        ("Drug,Painkiller,Tablets", ",Ibu,2", vec![(1, 2.0)], ""),
    ] {
        let sheet = sheet(&format!("When,{heads}\n2026-11-01 08:00,{cells}\n"));
        let said = (1..)
            .zip(heads.split(','))
            .map(|(at, head)| (at, if head.starts_with("Tablets") { Means::Amount } else { Means::Medicine }));
        let mapping = told(&sheet, &said.collect::<Vec<_>>());
        let lines = lines(&sheet, &mapping, &["ibu", "para"], &desk().now());
        let doses = lines.told[0].doses.iter().map(|(_, dose)| (dose.product, dose.units.count())).collect::<Vec<_>>();
        assert_eq!((doses, note(&lines.told[0])), (expect, kept), "{heads}: {cells}");
    }
}

#[test]
fn what_tells_when_twice_is_kept() {
    for (cells, at, kept) in [
        ("2026-11-01,2026-11-02,21:30", "2026-11-01T21:30:00+01:00", "Day: 2026-11-02"),
        ("2026-11-01 08:00,,21:30", "2026-11-01T08:00:00+01:00", "Hour: 21:30"),
        (",2026-11-02,21:30", "2026-11-02T21:30:00+01:00", ""),
        (",2026-11-02 00:00,21:30", "2026-11-02T21:30:00+01:00", ""),
        (",2026-11-02 08:00,21:30", "2026-11-02T21:30:00+01:00", "Day: 2026-11-02 08:00"),
    ] {
        let sheet = sheet(&format!("Moment,Day,Hour,Pain (0-10)\n{cells},5\n"));
        let mapping = told(&sheet, &[(0, Means::Moment), (1, Means::Date), (2, Means::Time), (3, Means::Worst)]);
        let lines = lines(&sheet, &mapping, &[], &desk().now());
        let entry = &lines.told[0].entry.as_ref().unwrap().1;
        assert_eq!((&*entry.occurred_at.to_rfc3339(), &*entry.note), (at, kept), "{cells}");
    }
}

#[test]
fn today_has_come_before_noon() {
    let mut desk = Desk::at("2026-11-22 09:00");
    let sheet = sheet("Date,Pain (0-10)\n2026-11-22,5\n2026-11-23,5\n");
    let mapping = guess(&sheet);
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((view.new_entries, &*view.off), (1, &[3][..]), "and tomorrow has not");
    check(&mut desk, &["2026-11-22T09:00:00+01:00 | worst 5"]);
    desk.pass_minutes(60 * 6);
    let again = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((again.new_entries, again.there), (0, 1));
}

prop_compose! {
    /// What a column means, and what stands in it.
    fn column()(
        means in prop::sample::select(&[
            Means::Worst, Means::Average, Means::Spasms, Means::Places, Means::Trigger, Means::Medicine, Means::Medicine,
            Means::Amount, Means::Amount, Means::Note, Means::Keep, Means::Date, Means::Time, Means::Moment, Means::About, Means::Value,
        ][..]),
        word in prop::sample::select(&["7", "3", "0", "1", "2/10", "yes", "none", "bad", "low back left", "lifting", "Worst pain"][..]),
        is_one in any::<bool>(),
    ) -> (Means, &'static str) {
        let word = match means {
            Means::Date | Means::Moment => "2026-11-02",
            Means::Time => "21:30",
            Means::Medicine => if is_one { "ibu" } else { "other" },
            Means::Amount => if is_one { "2" } else { "many" },
            _ => word,
        };
        (means, word)
    }
}

proptest! {
    /// Whatever columns mean, together too, each cell is in what came of its line, as a value or as words.
    #[test]
    fn each_cell_of_a_line_is_in_what_came_of_it(columns in prop::collection::vec(column(), 1..6)) {
        let heads: String = (0..columns.len()).map(|at| format!(",c{at}")).collect();
        let cells: String = columns.iter().map(|(_, word)| format!(",{word}")).collect();
        let sheet = sheet(&format!("first{heads}\n2026-11-01 08:00{cells}\n"));
        let mut mapping = guess(&sheet);
        mapping.dates.get_or_insert(Coded(respite_foreign::DateOrder::YearFirst));
        mapping.columns[0].means = Coded(Means::Moment);
        for (at, (means, _)) in columns.iter().enumerate() {
            mapping.columns[at + 1].means = Coded(*means);
            mapping.columns[at + 1].top = Some(10.0);
        }
        let lines = lines(&sheet, &mapping, &["ibu"], &desk().now());
        // Two numbers that cannot both be so are told by the number of the line.
        let above = LineFault::Invalid(Invalid::AverageAboveWorst);
        prop_assert!(lines.off.iter().all(|off| off.why == above), "{:?}", lines.off);
        prop_assume!(lines.off.is_empty());
        let line = &lines.told[0];
        let entry = line.entry.as_ref().map(|(_, entry)| entry);
        let about = columns.iter().any(|(means, _)| *means == Means::Value);
        for (at, (means, word)) in columns.iter().enumerate() {
            let kept = note(line).contains(&format!("c{at}: {word}"));
            let number: Option<u8> = word.split('/').next().unwrap().parse().ok();
            let is_said = match means {
                Means::Worst => entry.is_some_and(|entry| number.is_some() && entry.worst.map(|worst| worst.points()) == number),
                Means::Average => entry.is_some_and(|entry| number.is_some() && entry.average.map(|average| average.points()) == number),
                Means::Spasms => {
                    let count = match *word { "yes" => Some(1), "none" => Some(0), word => word.parse().ok() };
                    entry.is_some_and(|entry| count.is_some() && entry.spasms == count)
                }
                Means::Places => entry.is_some_and(|entry| *word == "low back left" && !entry.places.is_empty()),
                Means::Trigger => entry.is_some_and(|entry| entry.triggers.iter().any(|trigger| trigger.as_str() == *word)),
                Means::Medicine => *word == "ibu" && dose(line).is_some_and(|(product, _)| product == 1),
                Means::Amount => dose(line).is_some_and(|(_, units)| *word == units.to_string()),
                Means::Note => note(line).contains(word),
                // The names of values stand beside what they name.
                Means::About | Means::Value => about && note(line).contains(word),
                _ => false,
            };
            prop_assert!(kept || is_said, "c{}, {:?}, {}: {:?}", at, means, word, line);
        }
    }
}
