//! What the page says, on every platform.
#![allow(clippy::unwrap_used)]

mod diaries;
#[path = "page/warning_signs.rs"]
mod warning_signs;

use chrono::{Days, TimeDelta};
use diaries::{Invented, at, date, places, score, triggers};
use respite_domain::Code;
use respite_domain::entry::Entry;
use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, ConditionKind, History, Injury, Sport, Test, TestKind};
use respite_domain::partial_date::PartialDate;
use respite_domain::session::{Session, Thermal};
use respite_domain::summary::{Person, Section, Summary};
use respite_domain::time::Moment;
use respite_l10n::Language;
use respite_report::{Document, Paper, render};

fn page(summary: &Summary) -> Document<'static> {
    render(summary, Paper::A4, &Language::En.words()).unwrap()
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
            "Up to 8 of 10; usually 5 (worst pain of a day: median of 24 days, range 0 to 8). First week 0.7 on average \
             (6 days). Last week 5.7 (6 days). Latest 6 (22 November). Average pain 3 (median of 24 days).",
            "Spasms on 13 of 24 days with an entry, 1–3 a day. Pattern: once on 0, on and off on 7, all the time on 6 of \
             13 days that tell it. Longest spasm: 10 to 59 minutes, on 4 of 8 days that tell it. 2 episodes in the last 12 \
             months: since 7 November; 2–11 March.",
            "Heat helped 7 of 8 times (median change −2). Cold helped 2 of 5 times (median change −1). On my back, knees up \
             helped 3 of 4 times (median change −2). All 5 that were tried: page 2.",
            "7 November 2026, the first day noted. Where: Low back, left; Low back, middle. Before in the same place: Low \
             back, left, 2–11 March (240 days between, 30 or more).",
            "Noted for 4–8 November, from 3 days before the start: Lifting (6 November), Moving furniture (6 November). In \
             the whole period: Long sitting on 4 days, Gardening on 1 day, Lifting on 1 day, Moving furniture on 1 day; any \
             noted on 6 of 24 days with an entry.",
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

/// A look back says up to when it looks, be it a moment of the day on which it is printed.
#[test]
fn a_look_back_says_up_to_when() {
    let summary = diaries::demo().page(28);
    let made = |printed_at, made_at| {
        let document = page(&Summary { printed_at, made_at, ..summary.clone() });
        document.text().iter().find(|line| line.contains("printed")).unwrap().clone()
    };
    let (evening, printed) = (at(date("2026-11-22"), "20:00"), "printed 22 November 2026");
    assert!(made(evening, evening).ends_with(&format!("2026 · {printed}")));
    let noon = at(date("2026-11-22"), "12:00");
    assert!(made(noon, evening).ends_with(&format!(" · up to 12:00 on 22 November 2026 · {printed}")));
    let before = noon - Days::new(2);
    assert!(made(before, evening).ends_with(&format!(" · up to 12:00 on 20 November 2026 · {printed}")));
    let whole = at(date("2026-11-20"), "23:59") + TimeDelta::seconds(59);
    assert!(made(whole, evening).ends_with(&format!(" · up to the end of 20 November 2026 · {printed}")));
}

#[test]
fn what_the_back_did_to_the_days_is_told_with_its_days() {
    let document = page(&diaries::demo().page(28));
    let said = |heading: &str| answer(&document, heading);
    assert_eq!(
        said("Walking"),
        "As usual on 5, slower on 4, short distances on 4, not at all on 0 of 13 days that tell it."
    );
    assert_eq!(
        said("The day"),
        "Got in the way of it: 4 to 7 of 10, usually 5 (13 days). Mood (10 is very good): 2 to 5 of 10, usually 4 (13 days)."
    );
    assert_eq!(said("Sleep"), "Disturbed: 2 to 4 of 10, usually 3 (13 days).");
    let last_week = "5.3 of 10 on 22 November: pain 5, enjoyment of life 6, general activity 5.";
    assert_eq!(said("Past week (PEG)"), last_week);
    assert_eq!(
        under(&document, "PEG by week", "Told at visits"),
        [last_week, "7 of 10 on 15 November: pain 7, enjoyment of life 8, general activity 6."]
    );
    assert_eq!(said("Roland-Morris"), "6 of 24 statements fit on 21 November.");
    assert_eq!(said("Made it worse"), "Bending on 7; Long sitting on 6. Of 13 days that name any.");
    assert_eq!(said("Could not do"), "Chores on 4; playing with the dog on 4. Of 4 days that name any.");
    let nothing = page(&Invented::default().page(28));
    for heading in ["Walking", "The day", "Sleep", "Past week (PEG)"] {
        assert_eq!(answer(&nothing, heading), "Not noted in this period.");
    }
}

#[test]
fn why_the_person_is_here_stands_first() {
    let document = page(&diaries::demo().page(28));
    let told = under(&document, "Why I am here", "Warning signs");
    assert_eq!(
        told,
        [
            "Visit on 24 November, Dr. May. My questions:",
            "1. May I go back to lifting at work?",
            "2. Is it all right to take ibuprofen?"
        ]
    );
    assert_eq!(answer(&document, "Told at visits"), "Muscle strain of the low back (10 March; Dr. May)");
    assert!(!document.text().join(" ").contains("private"), "notes stay in the diary");
}

#[test]
fn a_name_and_a_birth_date_are_on_it_or_a_line_to_write_on() {
    let mut diary = diaries::demo();
    assert!(page(&diary.page(28)).text().contains(&"Name".to_owned()));
    diary.person = Person { name: "Ada Lovelace".into(), born: Some(date("1985-12-10")) };
    let text = page(&diary.page(28)).text().to_vec();
    assert!(text.contains(&"Name: Ada Lovelace".to_owned()) && text.contains(&"Born: 10 December 1985".to_owned()));
}

/// "Nothing hides": whatever the person wrote is whole on the pages, but for the notes.
#[test]
fn what_the_person_leaves_out_is_named_and_page_1_stays_whole() {
    let mut summary = diaries::demo().page(28);
    let whole = page(&summary);
    summary.left_out = vec![Section::Medicines, Section::Life];
    let less = page(&summary);
    let told = "Left out by the patient: Medicines";
    assert!(less.text().iter().any(|text| text.contains(told)), "{:#?}", less.text());
    assert_eq!(five(&less), five(&whole));
    let has = |document: &Document, heading: &str| document.text().iter().any(|text| text == heading);
    for heading in ["Medicines", "Could not do"] {
        assert!(has(&whole, heading) && !has(&less, heading), "{heading}: {:#?}", whole.text());
    }
    assert!(has(&less, "What I tried for it"));
    summary.left_out = Section::all().collect();
    assert!(!answer(&page(&summary), "What makes it go away?").contains("page 2"), "it is not there");
}

#[test]
fn own_words_are_never_cut() {
    let (diary, letters) = (diaries::longest(), |letter: char, count: usize| letter.to_string().repeat(count));
    let mut own = vec![letters('N', 120), letters('v', 120), "told ".repeat(150).trim().to_owned(), letters('p', 120)];
    own.extend(['x', 'y', 'z'].map(|letter| letters(letter, 300)));
    own.extend(('A'..'H').flat_map(|letter| [letters(letter, 500), letters(letter, 120)]));
    own.extend(('a'..'l').map(|letter| letters(letter, 59)));
    own.extend(('A'..'K').map(|letter| letters(letter, 80)));
    own.extend(diary.entries.iter().flat_map(|entry| {
        let said = entry.triggers.iter().chain(&entry.worse).chain(&entry.better).chain(&entry.could_not);
        said.map(|words| words.as_str().to_owned()).filter(|words| words.len() > 50).collect::<Vec<_>>()
    }));
    let text = page(&diary.page(28)).text().join("\n");
    for hidden in ["…", " more below", " more in the diary", "tests 7"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    for own in &own {
        assert!(text.contains(own.as_str()), "{own}");
    }
}

#[test]
fn a_hundred_long_answers_and_a_word_of_500_letters_are_whole() {
    let mut diary = Invented::default();
    let told = |number: usize| match number {
        0 => "W".repeat(500),
        _ => format!("{number} {}", "and so on ".repeat(12).trim()),
    };
    diary.history.tests = (0..100)
        .map(|number| Test {
            kind: TestKind::Other,
            what: format!("Test {number}"),
            happened: None,
            place: String::new(),
            told: told(number),
        })
        .collect();
    let document = page(&diary.page(28));
    assert!(document.page_count() > 3);
    let text = document.text().join("\n");
    assert!((0..100).all(|number| text.contains(&told(number))));
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
            "Helped: 2 points lower or more. Told from 3 times on with pain before and after. Change: the median, in points. \
             Cold: skin not normal after 1 of 5. Cold: 2 of 5 outside the guide: not timed by Respite; on skin that was not free.",
        ]
    );
    assert!(!document.text().join(" ").contains("private"), "notes stay in the diary");
}

#[test]
fn each_reason_why_a_pack_lay_outside_the_guide_is_the_true_one() {
    let mut diary = diaries::sparse();
    let day = date("2026-11-10");
    let started = Moment::told(at(day, "10:00"));
    let cold = diaries::session(Thermal::Cold, day, "10:00", [None, None, None]);
    let lay = |minutes: i64| Some(started.after(TimeDelta::minutes(minutes)));
    for (pack, said) in [
        (Session { minutes: 10, allowed: Some(10), ended: lay(15), ..cold.clone() }, "on for too long"),
        (Session { end_unknown: true, ..cold.clone() }, "end not known"),
        (Session { ended: None, ..cold.clone() }, "end not known"),
        (Session { guided: false, ..cold.clone() }, "not timed by Respite"),
    ] {
        diary.sessions.truncate(1);
        diary.sessions.push(pack);
        let told = page(&diary.page(28)).text().join(" ");
        assert!(told.contains(&format!("Cold: 1 of 1 outside the guide: {said}.")), "{said}: {told}");
    }
}

#[test]
fn medicines_of_the_period_are_on_the_page() {
    let mut diary = diaries::demo();
    let document = page(&diary.page(28));
    let relaxer = "Cyclobenzaprine 5 mg: muscle relaxer from 8 November, stopped 13 November, on 5 of 28 days, at most 5 mg in \
                   24 h.";
    assert_eq!(
        under(&document, "Medicines", "Made it worse"),
        [
            "Advil (ibuprofen 200 mg): on 5 of 28 days, at most 1,200 mg in 24 h, over its label on 0 days.",
            relaxer,
            "Side effects",
            "Drowsy (2 times, up to medium, Cyclobenzaprine 5 mg); Dizzy (once, mild)",
            "Told for medicine labels",
            "Allergy to a pain medicine",
        ]
    );
    // A second product with ibuprofen: each counts what both hold, against its own label.
    diary.shelf.insert(3, diaries::product("Flu mix", &[("ibuprofen", 400.0), ("caffeine", 30.0)], Some(3.0)));
    diary.doses.push(diaries::dose(3, date("2026-11-08"), "16:00", 1.0));
    diary.side_effects.clear();
    let document = page(&diary.page(28));
    assert_eq!(
        under(&document, "Medicines", "Told for medicine labels"),
        [
            "Advil (ibuprofen 200 mg): on 5 of 28 days, at most 1,600 mg in 24 h, over its label on 1 day.",
            "Flu mix (ibuprofen 400 mg + caffeine 30 mg): on 1 of 28 days, at most ibuprofen 1,600 mg + caffeine 30 mg in 24 \
             h, over its label on 1 day.",
            relaxer,
            "In 24 h: from all products with the same ingredient.",
            "Over a limit",
            "ibuprofen: over the Advil label on 1 day (8 November), all products together",
            "Side effects",
            "none noted",
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
        five(&document)[4].contains("start: Sport (20 November), Lifting (20 November), my own way (20 November).")
    );
}

#[test]
fn what_was_told_of_the_time_before_is_on_the_page() {
    let mut diary = noting(&["lifting"]);
    let date = |text: &str| PartialDate::read(text).ok();
    let injury = |what: &str, happened, sport| {
        let (what, note) = (what.to_owned(), "private".to_owned());
        Injury { what, happened, sport, seen_by: String::new(), note, told: None }
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
            "Injuries: Sport injury (football): Torn muscle (2009); Fall on the stairs (9 March 2024). Noted for 17–21 \
             November, from 3 days before the start: Lifting (20 November)."
        ),
        "{injury}"
    );
    assert_eq!(
        ["Tests", "Other illnesses", "My goals"].map(|heading| answer(&document, heading)),
        [
            "X-ray, low back (March 2019; City hospital; told: Nothing broken)",
            "Asthma (since 1998)",
            "Walk the dog: 2 on 20 October → 5 on 20 November (0 not at all, 10 there)",
        ]
    );
    assert!(!document.text().join(" ").contains("private"), "notes stay in the diary");
}

#[test]
fn what_needs_no_second_page_has_none() {
    assert_eq!(page(&Invented::default().page(28)).page_count(), 1);
    assert_eq!(page(&diaries::sparse().page(28)).page_count(), 1);
    assert_eq!(page(&diaries::demo().page(28)).page_count(), 2);
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

/// Each has what makes it to itself for as long as it is there.
#[test]
fn two_at_once_are_each_their_own() {
    let (demo, sparse) = (diaries::demo().page(28), diaries::sparse().page(28));
    let alone = [&demo, &sparse].map(|summary| page(summary).pdf().unwrap());
    let (first, second) = (page(&demo), page(&sparse));
    assert!(first.pdf().unwrap() == alone[0] && second.pdf().unwrap() == alone[1]);
    assert_ne!(first.pages_svg().unwrap(), second.pages_svg().unwrap());
    std::thread::scope(|threads| {
        for (summary, alone) in [(&demo, &alone[0]), (&sparse, &alone[1])].repeat(2) {
            threads.spawn(move || assert!(page(summary).pdf().unwrap() == *alone));
        }
    });
}

#[test]
fn pages_as_pictures_are_the_same_pages_and_ask_for_nothing() {
    let document = page(&diaries::demo().page(28));
    let pages = document.pages_svg().unwrap();
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
    assert!(five(&document)[4].contains("□□□ (20 November)"), "{}", five(&document)[4]);
    assert!(document.text().iter().any(|line| line.contains("□ stands for")));
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
    assert!(five(&document)[3].contains("Neck, left; Neck, middle, 1–2 September (28 days between, fewer than 30)."));
}

#[test]
fn the_episode_before_is_told_wherever_it_was() {
    for (before, told) in [
        (Some("neck-left"), "The episode before this one: Neck, left, 1–2 September (79 days between, 30 or more)."),
        (None, "The episode before this one: 1–2 September (79 days between, 30 or more)."),
        (Some("low-back-left"), "Low back, left, 1–2 September (79 days between, 30 or more)."),
    ] {
        let mut diary = Invented::default();
        let mut bad = |day: &str, place: Option<&str>| {
            let here = places(place.as_slice());
            diary.entries.push(Entry { worst: score(5), places: here, ..Entry::at(at(date(day), "08:00")) });
        };
        bad("2026-09-01", before);
        bad("2026-09-02", before);
        bad("2026-11-21", Some("low-back-left"));
        for day in date("2026-09-03").iter_days().take(7) {
            diary.entries.push(Entry::clear(at(day, "08:00")));
        }
        diary.entries.sort_by_key(|entry| entry.occurred_at);
        let said = &five(&page(&diary.page(28)))[3];
        assert!(said.ends_with(told), "{said}");
        assert_eq!(said.matches("between").count(), 1, "{said}");
    }
}
