//! What the page says, on every platform.
#![allow(clippy::unwrap_used)]

mod diaries;

use chrono::Days;
use diaries::{Invented, at, date, places, score, signs, triggers};
use respite_domain::Code;
use respite_domain::entry::Entry;
use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, ConditionKind, History, Injury, Sport, Test, TestKind};
use respite_domain::partial_date::PartialDate;
use respite_domain::summary::Summary;
use respite_domain::warning_sign::{Extent, SIGNS, SignAnswer};
use respite_l10n::words;
use respite_report::{Document, Paper, render};

fn page(summary: &Summary) -> Document {
    render(summary, Paper::A4, words()).unwrap()
}

/// The paragraph that follows the heading.
fn answer(document: &Document, heading: &str) -> String {
    let at = document.text().iter().position(|paragraph| paragraph == heading).unwrap();
    document.text()[at + 1].clone()
}

fn five(document: &Document) -> Vec<String> {
    ["How bad is it?", "How often?", "What makes it go away?", "When did it begin?", "Any injury with it?"]
        .map(|question| answer(document, question))
        .to_vec()
}

/// One entry on 20 November with these triggers.
fn noting(words: &[&str]) -> Invented {
    let entry = Entry { worst: score(5), triggers: triggers(words), ..Entry::at(at(date("2026-11-20"), "08:00")) };
    Invented { entries: vec![entry], ..Invented::default() }
}

#[test]
fn the_five_answers_of_a_full_diary() {
    let document = page(&diaries::demo().page(28));
    assert_eq!(
        five(&document),
        [
            "Worst pain 5 of 10 (median of 24 days; range 0–8). First week 0.7 on average (6 days). Last week 5.7 (6 \
             days). Latest 6 (22 November). Average pain 3 (median of 24 days). Got in the way of the day 5 (13 days).",
            "Spasms on 13 of 24 days with an entry, 1–3 a day. 2 episodes in the last 12 months: since 7 November; 2–11 \
             March.",
            "Heat helped 7 of 8 times (median change −2). Cold helped 2 of 5 times (median change −1). On my back, knees up \
             helped 3 of 4 times (median change −2). 2 more below.",
            "7 November 2026, the first day noted. Where: Low back, left; Low back, middle. Before in the same place: Low \
             back, left, 2–11 March; 240 days between (30 or more).",
            "Lifting (6 November), Moving furniture (6 November) noted for 4–8 November, from 3 days before the start. In \
             the whole period: Long sitting on 4 days, Gardening on 1 day, Lifting on 1 day and 1 more; any noted on 6 of \
             24 days with an entry.",
        ]
    );
    assert_eq!(
        answer(&document, "This episode"),
        "Day 16 today. A spasm or pain of 3 or more on 13 of 13 days with an entry since 7 November."
    );
    assert_eq!(
        answer(&document, "Why the diary asked for a visit"),
        "More than two weeks of it: 7–22 November, 16 days. The same place again within a year: Low back, left (2–11 \
         March; again from 7 November)."
    );
}

#[test]
fn an_empty_diary_is_not_a_healthy_one() {
    let document = page(&Invented::default().page(28));
    assert_eq!(
        five(&document),
        [
            "No pain score noted in this period.",
            "No entry in this period. No episode noted in the last 12 months.",
            "Nothing tried was noted in this period.",
            "No episode noted up to the end of this period.",
            "No episode to look at.",
        ]
    );
    assert!(document.text().contains(&"Days with an entry: 0 of 28".to_owned()));
}

#[test]
fn little_is_told_as_little() {
    let document = page(&diaries::sparse().page(28));
    assert_eq!(
        five(&document)[1..],
        [
            "Spasms on 1 of 3 days with an entry, 1 a day. Not said on 2 days. One episode in the last 12 months: 1–8 \
             November, end not known.",
            "Heat: tried once, too few to tell.",
            "1 November 2026, the first day noted. Place not noted.",
            "Nothing noted for 29 October – 2 November. That does not mean that there was none.",
        ]
    );
    assert!(document.text().iter().any(|line| line.contains("Helped: too few; Change: too few")));
}

#[test]
fn the_day_number_stops_where_the_diary_stops() {
    let entries = |days: u64| Invented {
        entries: date("2026-11-10")
            .iter_days()
            .take(days.try_into().unwrap())
            .map(|day| Entry { worst: score(5), ..Entry::at(at(day, "08:00")) })
            .collect(),
        ..Invented::default()
    };
    for (days, expect) in [
        (13, "Day 13 today. A spasm or pain of 3 or more on 13 of 13 days"),
        (9, "Day 9 on 18 November, its last day so far. A spasm or pain of 3 or more on 9 of 9 days"),
        (3, "3 days, 10–12 November. A spasm or pain of 3 or more on 3 of 3 days"),
    ] {
        let document = page(&entries(days).page(28));
        let heading = if days == 3 { "The last episode" } else { "This episode" };
        assert!(answer(&document, heading).starts_with(expect), "{}", answer(&document, heading));
    }
}

/// What stands under the heading, up to the next one.
fn under(document: &Document, heading: &str, next: &str) -> Vec<String> {
    let text = document.text();
    let at = |heading: &str| text.iter().rposition(|paragraph| paragraph == heading).unwrap();
    text[at(heading) + 1..at(next)].to_vec()
}

#[test]
fn what_was_tried_is_a_table_of_all_of_it() {
    let document = page(&diaries::demo().page(28));
    assert_eq!(
        under(&document, "What I tried for it", "Medicines"),
        [
            "Tried: Heat; Times: 9; Helped: 7 of 8; Change: −2",
            "Tried: Cold; Times: 5; Helped: 2 of 5; Change: −1",
            "Tried: On my back, knees up; Times: 4; Helped: 3 of 4; Change: −2",
            "Tried: Walk; Times: 3; Helped: 1 of 3; Change: 0",
            "Tried: Advil; Times: 1; Helped: too few; Change: too few",
            "Helped: 2 points lower or more. Told from 3 times with pain before and after. Change: the median, in points. \
             Cold: skin not normal after 1 of 5. Cold: 2 of 5 not timed by Respite, over 20 minutes, or on skin at rest.",
        ]
    );
    assert!(!document.text().join(" ").contains("private"), "notes stay in the diary");
}

#[test]
fn medicines_of_the_period_are_on_the_page() {
    let mut diary = diaries::demo();
    diary.history.goals = vec![(Goal { words: "Walk the dog".into(), ended: None }, vec![])];
    let document = page(&diary.page(28));
    assert_eq!(
        under(&document, "Medicines", "Before, and the goal"),
        [
            "Cyclobenzaprine 5 mg: muscle relaxer from 8 November, stopped 13 November, on 5 of 28 days, at most 5 mg in 24 h.",
            "Advil (ibuprofen 200 mg): on 5 of 28 days, at most 1,200 mg in 24 h, over the label on 0 days.",
            "Side effects: Drowsy (2 times, up to medium, Cyclobenzaprine 5 mg), Dizzy (once, mild).",
        ]
    );
    // A second product with ibuprofen: each counts what both hold, against its own label.
    diary.shelf.insert(3, diaries::product("Flu mix", &[("ibuprofen", 400.0), ("caffeine", 30.0)], Some(3.0)));
    diary.doses.push(diaries::dose(3, date("2026-11-08"), "16:00", 1.0));
    diary.side_effects.clear();
    let document = page(&diary.page(28));
    assert_eq!(
        under(&document, "Medicines", "Before, and the goal")[1..],
        [
            "Advil (ibuprofen 200 mg): on 5 of 28 days, at most 1,600 mg in 24 h, over the label on 1 day.",
            "Flu mix (ibuprofen 400 mg + caffeine 30 mg): on 1 of 28 days, at most ibuprofen 1,600 mg + caffeine 30 mg in 24 \
             h, over the label on 1 day.",
            "Side effects: none noted.",
            "In 24 h: from all products with the same ingredient.",
        ]
    );
    assert!(!page(&Invented::default().page(28)).text().contains(&"Medicines".to_owned()));
}

#[test]
fn no_page_says_that_there_was_no_injury() {
    for diary in [diaries::demo(), diaries::sparse(), Invented::default(), noting(&[])] {
        let text = page(&diary.page(28)).text().join("\n").to_lowercase();
        assert!(!text.contains("no injury") && !text.contains('%'), "{text}");
    }
}

#[test]
fn sport_stands_first() {
    let document = page(&noting(&["lifting", "my own way", "sport"]).page(28));
    assert!(
        five(&document)[4].starts_with("Sport (20 November), Lifting (20 November), my own way (20 November) noted")
    );
}

#[test]
fn what_was_told_of_the_time_before_is_on_the_page() {
    let mut diary = noting(&["lifting"]);
    let date = |text: &str| PartialDate::read(text).ok();
    let injury = |what: &str, happened, sport| {
        let (what, note) = (what.to_owned(), "private".to_owned());
        Injury { what, happened, sport, seen_by: String::new(), note }
    };
    let rating = |day: &str, points| Rating { at: at(self::date(day), "19:00"), score: score(points).unwrap() };
    diary.history = History {
        injuries: vec![
            injury("Fall on the stairs", date("2024-03-09"), Some(Sport::No)),
            injury("Torn muscle", date("2009"), Some(Sport::Yes("football".into()))),
        ],
        tests: vec![Test {
            kind: TestKind::XRay,
            what: "low back".into(),
            happened: date("2019-03"),
            place: "City hospital".into(),
            told: "Nothing\nbroken.".into(),
        }],
        conditions: vec![Condition {
            kind: ConditionKind::Illness,
            name: "Asthma".into(),
            since: date("1998"),
            said_by: String::new(),
            note: "private".into(),
        }],
        first_spasm: date("2008-07"),
        goals: vec![(
            Goal { words: "Walk the dog".into(), ended: None },
            vec![rating("2026-11-20", 5), rating("2026-10-20", 2)],
        )],
    };
    let document = page(&diary.page(28));
    let (began, injury) = (&five(&document)[3], &five(&document)[4]);
    assert!(began.contains("First spasm ever: July 2008."), "{began}");
    assert!(
        injury.starts_with(
            "Sport injury (football): Torn muscle (2009); Fall on the stairs (9 March 2024). Lifting (20 November) noted"
        ),
        "{injury}"
    );
    assert_eq!(
        answer(&document, "Before, and the goal"),
        "Tests: X-ray, low back (March 2019; told: Nothing broken). Other illnesses: Asthma (since 1998). Goal (0 not at \
         all, 10 there): Walk the dog, 2 on 20 October → 5 on 20 November."
    );
    assert!(!document.text().join(" ").contains("private"), "notes stay in the diary");
}

#[test]
fn every_diary_fits_one_page_on_both_papers() {
    for (name, diary) in [
        ("demo", diaries::demo()),
        ("empty", Invented::default()),
        ("sparse", diaries::sparse()),
        ("dense", diaries::dense()),
        ("longest", diaries::longest()),
    ] {
        for days in [28, 90] {
            for paper in [Paper::A4, Paper::Letter] {
                let document = render(&diary.page(days), paper, words()).unwrap();
                // Every sign there is was ticked in the longest, and none is left out for want of room.
                let pages = if name == "longest" { 1..=2 } else { 1..=1 };
                assert!(pages.contains(&document.page_count()), "{name} {days} {paper:?}");
                assert!(document.pdf().is_ok_and(|pdf| pdf.starts_with(b"%PDF")), "{name} {days} {paper:?}");
            }
        }
    }
}

#[test]
fn a_year_is_a_page_too() {
    assert_eq!(page(&diaries::dense().page(400)).page_count(), 1);
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let summary = diaries::demo().page(28);
    let first = page(&summary).pdf().unwrap();
    for days in 20..27 {
        page(&diaries::demo().page(days));
    }
    assert!(first == page(&summary).pdf().unwrap());
    assert!(first != page(&diaries::demo().page(29)).pdf().unwrap());
}

#[test]
fn pages_as_pictures_are_the_same_pages_and_ask_for_nothing() {
    let document = page(&diaries::demo().page(28));
    let pages = document.pages_svg();
    assert_eq!(pages.len(), document.page_count());
    for svg in &pages {
        assert!(svg.starts_with("<svg") && svg.contains("595.27"), "{}", &svg[..200]);
        for wanted in ["<script", "<image", "<foreignObject", "url(http", "href=\"http"] {
            assert!(!svg.contains(wanted), "{wanted}");
        }
    }
}

#[test]
fn a_letter_without_type_is_stood_in_for_and_the_page_says_so() {
    let document = page(&noting(&["買い物"]).page(28));
    assert!(document.pdf().is_ok());
    assert!(five(&document)[4].starts_with("□□□ (20 November)"), "{}", five(&document)[4]);
    assert!(document.text().iter().any(|line| line.starts_with("□ stands for")));
    let plain = page(&noting(&["Ο κήπος"]).page(28));
    assert!(!plain.text().iter().any(|line| line.contains('□')));
}

#[test]
fn notes_stay_in_the_diary() {
    let mut diary = diaries::demo();
    for entry in &mut diary.entries {
        entry.note = "quarrel with a neighbour".to_owned();
    }
    assert!(!page(&diary.page(28)).text().join(" ").contains("neighbour"));
}

#[test]
fn places_with_the_same_days_share_a_line() {
    let mut diary = Invented::default();
    for (from, days) in [("2026-09-01", 2), ("2026-10-01", 2)] {
        for day in date(from).iter_days().take(days) {
            let here = places(&["neck-left", "neck-centre"]);
            diary.entries.push(Entry { worst: score(5), places: here, ..Entry::at(at(day, "08:00")) });
        }
        for day in (date(from) + Days::new(2)).iter_days().take(8) {
            diary.entries.push(Entry::clear(at(day, "08:00")));
        }
    }
    let document = page(&diary.page(90));
    assert_eq!(
        answer(&document, "Why the diary asked for a visit"),
        "The same place again within a year: Neck, left; Neck, middle (1–2 September; again from 1 October)."
    );
    assert!(five(&document)[3].contains("Neck, left; Neck, middle, 1–2 September; 28 days between (fewer than 30)."));
}

#[test]
fn warning_signs_are_told_with_their_days() {
    let told = |signs: Vec<SignAnswer>| {
        let diary = Invented { signs, ..Invented::default() };
        answer(&page(&diary.page(28)), "Warning signs")
    };
    assert_eq!(told(vec![]), "Not asked.");
    assert_eq!(told(vec![signs("2026-11-12", &[])]), "None ticked on 12 November.");
    assert_eq!(
        told(vec![signs("2026-11-10", &["fever", "weak-leg"]), signs("2026-11-12", &[])]),
        "Ticked: leg weakness or change of gait (10 November), fever, chills or very unwell (10 November). None ticked \
         on 12 November."
    );
    let again = vec![signs("2026-11-10", &["fever"]), signs("2026-11-12", &["fever"])];
    assert_eq!(told(again), "Ticked: fever, chills or very unwell (12 November).");
    let long_ago = vec![signs("2026-05-10", &["lump"]), signs("2026-06-01", &[])];
    assert_eq!(told(long_ago), "None ticked on 1 June.", "ticks of another period are not of this one");
}

#[test]
fn the_line_of_a_day_is_not_the_list() {
    let line = SignAnswer { extent: Extent::Line, ..signs("2026-11-14", &[]) };
    let diary = Invented { signs: vec![signs("2026-11-12", &[]), line], ..Invented::default() };
    let document = page(&diary.page(28));
    assert_eq!(answer(&document, "Warning signs"), "None ticked on 12 November. No new ones told on 14 November.");
}

#[test]
fn a_later_none_hides_no_tick_of_the_day() {
    let later = SignAnswer { at: at(date("2026-11-12"), "18:00"), ..signs("2026-11-12", &[]) };
    let diary = Invented { signs: vec![signs("2026-11-12", &["fever"]), later], ..Invented::default() };
    let document = page(&diary.page(28));
    assert_eq!(answer(&document, "Warning signs"), "Ticked: fever, chills or very unwell (12 November).");
}

/// However full the page is, no ticked sign is counted out: it takes another page rather.
#[test]
fn every_ticked_sign_is_named() {
    let all: Vec<&str> = SIGNS.iter().map(|sign| sign.code()).collect();
    for mut diary in [Invented::default(), diaries::demo(), diaries::dense(), diaries::longest()] {
        diary.signs = vec![signs("2026-11-12", &all)];
        for days in [28, 90] {
            let summary = diary.page(days);
            let said = |document: &Document| {
                let told = answer(document, "Warning signs");
                SIGNS.iter().filter(|sign| told.contains(&words().named("paper-signs", sign.code()))).count()
            };
            for paper in [Paper::A4, Paper::Letter] {
                let document = render(&summary, paper, words()).unwrap();
                assert_eq!(said(&document), SIGNS.len(), "{days} days, {paper:?}");
                assert!(document.page_count() <= 2, "{} pages", document.page_count());
                document.pdf().unwrap();
            }
        }
    }
}
