//! Which label what was taken counts by: the one that was compared, where the person lived then, by its numbers as they were (4.3
//! rules 2, 3 and 5), and what is asked before a product is kept.

use respite_domain::Invalid;
use respite_domain::medicine::{LabelSource, ProductKind};
use respite_domain::region::Region;
use respite_engine::view::{Coded, ContentView, DoseDraft, FindingView, LabelView, Medicines, ProductDraft, Settings};
use respite_engine::{At, EngineError};
use respite_wording::sentence;

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::terminal::Terminal;

fn of(name: &str, contents: &[(&str, f64)]) -> ProductDraft {
    let contents = contents.iter();
    let contents = contents.map(|(ingredient, mg)| ContentView { ingredient: (*ingredient).into(), mg_per_unit: *mg });
    ProductDraft { name: name.into(), contents: contents.collect(), ..ProductDraft::default() }
}

fn advil() -> ProductDraft {
    let label = LabelView { most_units_a_day: Some(6.0), checked: true, ..LabelView::default() };
    ProductDraft { label: Some(label), ..of("Advil", &[("ibuprofen", 200.0)]) }
}

fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(id, draft, now)).id
}

fn take(desk: &mut Desk, product: i32, units: f64, when: &str) -> Vec<FindingView> {
    let draft = DoseDraft { product, units, when: when.to_owned(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).findings
}

fn view(desk: &mut Desk) -> Medicines {
    desk.act(|engine, now| engine.medicines(&tell_finding, now))
}

fn kinds(findings: &[FindingView]) -> Vec<&str> {
    findings.iter().map(|finding| finding.kind.as_str()).collect()
}

pub fn live_in(desk: &mut Desk, region: Coded<Region>) {
    let settings = desk.act(|engine, _| engine.settings());
    let moved = Settings { region: Some(region), ..settings };
    desk.act(|engine, now| engine.change_settings(&moved, now));
}

/// Days over the label of the one medicine on the page of these days.
fn over_label(desk: &mut Desk, from: &str, to: &str) -> Option<usize> {
    let at = At::now(&desk.now());
    let page = desk.act(|engine, _| engine.summary(Some(from), Some(to), &at));
    page.summary.medicines.taken[0].days_over()
}

#[test]
fn a_move_silences_no_overdose_that_was_taken_before_it() {
    let mut desk = Desk::at("2026-11-22 08:00");
    live_in(&mut desk, Coded(Region::Us));
    let id = save(&mut desk, None, &advil());
    assert_eq!(kinds(&take(&mut desk, id, 8.0, "")), ["over-limit"]);
    desk.pass_minutes(60);
    live_in(&mut desk, Coded(Region::Uk));
    let seen = view(&mut desk);
    assert_eq!(kinds(&seen.findings), ["over-limit"]);
    let help = seen.findings[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("111"), "whom to call is that of the new place: {help}");
    assert!(!seen.products[0].label.as_ref().unwrap().checked, "and the label is to be compared");
    assert_eq!(desk.status().compared_elsewhere, ["Advil"]);
    // A dose of before that is told later is judged like it, and one of now adds to what is too much already.
    assert!(kinds(&take(&mut desk, id, 1.0, "2026-11-22T08:30:00+01:00")).contains(&"over-limit"));
    desk.pass_minutes(60);
    take(&mut desk, id, 1.0, "");
    assert_eq!(kinds(&view(&mut desk).findings), ["over-limit"]);
    desk.reopen();
    assert_eq!(kinds(&view(&mut desk).findings), ["over-limit"]);
    // A day later all that was taken by the label is over; what was taken since is log only.
    desk.pass_minutes(24 * 60);
    take(&mut desk, id, 8.0, "");
    assert_eq!(kinds(&view(&mut desk).findings), [""; 0]);
    assert_eq!(desk.status().compared_elsewhere, ["Advil"]);
    // The page of the days before keeps what it said, and that of the days since says nothing of a label.
    assert_eq!(over_label(&mut desk, "2026-11-01", "2026-11-22"), Some(1));
    assert_eq!(over_label(&mut desk, "2026-11-23", "2026-11-23"), None);
    // Compared here, it counts again for all of them.
    desk.act(|engine, now| engine.check_label(id, now));
    assert_eq!(kinds(&view(&mut desk).findings), ["over-limit"]);
    assert_eq!(desk.status().compared_elsewhere, [""; 0]);
}

#[test]
fn telling_for_the_first_time_where_one_lives_silences_nothing() {
    let mut desk = Desk::at("2026-11-22 08:00");
    // Values of the US table, compared before anybody said where.
    let mut draft = advil();
    draft.label.as_mut().unwrap().source = Coded(LabelSource::Us);
    let id = save(&mut desk, None, &draft);
    take(&mut desk, id, 8.0, "");
    desk.pass_minutes(5);
    live_in(&mut desk, Coded(Region::Uk));
    assert_eq!(kinds(&view(&mut desk).findings), ["over-limit"]);
    // There and back: it is compared where they live.
    live_in(&mut desk, Coded(Region::Us));
    desk.pass_minutes(24 * 60);
    take(&mut desk, id, 8.0, "");
    assert_eq!(kinds(&view(&mut desk).findings), ["over-limit"]);
}

#[test]
fn the_terminal_says_which_labels_were_compared_elsewhere() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200", "--most-a-day", "6", "--checked"]);
    terminal.done(&["product", "Panadol", "--ingredient", "paracetamol=500", "--most-a-day", "8", "--checked"]);
    let file = rusqlite::Connection::open(terminal.folder().join("diary.db")).unwrap();
    file.execute_batch(
        "INSERT INTO setting (name, value) VALUES ('region', 'us'); UPDATE product SET checked_in = 'uk'",
    )
    .unwrap();
    drop(file);
    terminal.done(&["dose", "Advil", "--units", "1"]);
    let out = terminal.done(&["status"]).out;
    assert!(out.contains("The label of Advil was compared where you lived before."), "{out}");
    assert!(!out.contains("Panadol"), "nothing of it was taken: {out}");
}

#[test]
fn a_label_that_is_compared_again_takes_nothing_off_an_earlier_page() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let id = save(&mut desk, None, &advil());
    take(&mut desk, id, 8.0, "");
    desk.pass_minutes(20 * 24 * 60);
    let page = |desk: &mut Desk| over_label(desk, "2026-11-01", "2026-11-10");
    assert_eq!(page(&mut desk), Some(1));
    desk.act(|engine, now| engine.check_label(id, now));
    assert_eq!(page(&mut desk), Some(1));
    save(&mut desk, Some(id), &advil());
    assert_eq!(page(&mut desk), Some(1));
    let label = view(&mut desk).products[0].label.clone().unwrap();
    assert_eq!(label.checked_on.as_deref(), Some("2026-11-22"), "the day of the last look");
    // Other numbers hold from now on, there and back: what was taken before was judged by those of then.
    let mut eight = advil();
    eight.label.as_mut().unwrap().most_units_a_day = Some(8.0);
    let id = save(&mut desk, Some(id), &eight);
    assert_eq!(page(&mut desk), Some(1));
    let id = save(&mut desk, Some(id), &advil());
    assert_eq!(page(&mut desk), Some(1));
    // A tick that is taken back says that these were not compared: what was taken of the make of then was.
    let mut unticked = ProductDraft { was_wrong: true, ..advil() };
    unticked.label.as_mut().unwrap().checked = false;
    assert_eq!(save(&mut desk, Some(id), &unticked), id);
    take(&mut desk, id, 8.0, "");
    assert_eq!((page(&mut desk), over_label(&mut desk, "2026-11-20", "2026-11-22")), (Some(1), None));
}

#[test]
fn days_in_a_row_count_what_a_clock_ahead_wrote() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let mut draft = advil();
    draft.label.as_mut().unwrap().most_days = Some(4.0);
    let id = save(&mut desk, None, &draft);
    for _ in 0..3 {
        take(&mut desk, id, 1.0, "");
        desk.pass_minutes(24 * 60);
    }
    desk.set_clock(chrono::TimeDelta::days(400));
    take(&mut desk, id, 1.0, "");
    desk.set_clock(chrono::TimeDelta::days(-400));
    desk.pass_minutes(10);
    let seen = view(&mut desk).findings;
    assert!(kinds(&seen).contains(&"last-day") && kinds(&seen).contains(&"clock-ahead"), "{seen:?}");
    desk.pass_minutes(24 * 60);
    assert!(kinds(&take(&mut desk, id, 1.0, "")).contains(&"too-many-days"));
}

#[test]
fn a_relaxer_of_weeks_is_told_without_a_course() {
    let mut desk = Desk::at("2026-10-01 20:00");
    let id = save(
        &mut desk,
        None,
        &ProductDraft { kind: Coded(ProductKind::Prescribed), ..of("Flexeril", &[("cyclobenzaprine", 5.0)]) },
    );
    let mut said = Vec::new();
    for day in 1..=31 {
        let findings = take(&mut desk, id, 1.0, "");
        if kinds(&findings).contains(&"course-long") {
            said.push(day);
        }
        desk.pass_minutes(24 * 60);
    }
    assert_eq!(said, (15..=31).collect::<Vec<_>>());
    assert!(kinds(&view(&mut desk).findings).contains(&"course-long"));
}

#[test]
fn what_a_prescription_allows_is_called_no_label() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let prescribed = ProductDraft { kind: Coded(ProductKind::Prescribed), name: "Brufen".into(), ..advil() };
    let otc = save(&mut desk, None, &advil());
    let rx = save(&mut desk, None, &prescribed);
    take(&mut desk, otc, 1.0, "");
    assert!(!view(&mut desk).last24h[0].prescribed);
    take(&mut desk, rx, 1.0, "");
    assert!(view(&mut desk).last24h[0].prescribed);
    assert!(desk.status().doses_24h[0].prescribed);
    let terminal = Terminal::new();
    terminal.done(&[
        "product",
        "Brufen",
        "--ingredient",
        "ibuprofen=400",
        "--prescribed",
        "--most-a-day",
        "3",
        "--checked",
    ]);
    terminal.done(&["dose", "Brufen", "--units", "1"]);
    let out = terminal.done(&["status"]).out;
    assert!(out.contains("You were prescribed 1,200 mg at most.") && !out.contains("label"), "{out}");
}

fn asked(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> Option<Invalid> {
    match desk.try_to(|engine, now| engine.save_product(id, draft, now)) {
        Err(EngineError::Invalid { why, .. }) => Some(why),
        Err(error) => panic!("{error:?}"),
        Ok(_) => None,
    }
}

#[test]
fn the_name_of_a_product_is_held_against_what_is_in_it() {
    for (draft, question) in [
        (of("Percocet", &[("oxycodone", 5.0)]), Some("several-ingredients Percocet: acetaminophen oxycodone")),
        (of("Percocet 5/325", &[("oxycodone", 5.0), ("APAP", 325.0)]), None),
        (
            of("Tylenol PM", &[("acetaminophen", 500.0)]),
            Some("several-ingredients Tylenol PM: acetaminophen diphenhydramine"),
        ),
        (of("Aleve PM", &[("naproxen", 220.0)]), Some("several-ingredients Aleve PM: naproxen diphenhydramine")),
        (of("Aleve", &[("acetaminophen", 500.0)]), Some("several-ingredients Aleve: naproxen")),
        (of("Ibuprofen PM", &[("ibuprofen", 200.0)]), Some("more-than-named Ibuprofen PM: ibuprofen true")),
        (of("Ibuprofen PM", &[("ibuprofen", 200.0), ("diphenhydramine", 25.0)]), None),
        (ProductDraft { sedating: true, ..of("Ibuprofen PM", &[("ibuprofen", 200.0)]) }, None),
        (of("Disprin Extra", &[("aspirin", 300.0)]), Some("more-than-named Disprin Extra: aspirin false")),
        (of("Disprin Extra", &[("aspirin", 300.0), ("paracetamol", 200.0)]), None),
        (of("Doan's PM", &[("doan's pm", 500.0)]), Some("more-than-named doan's pm: magnesium salicylate true")),
        (of("Relifex", &[("other-nsaid", 500.0)]), None),
        (of("My tablets", &[("ibuprofen", 200.0)]), None),
        // Words that name nothing known take nothing of the name away.
        (
            of("Efferalgan Codeine", &[("acetaminophen", 500.0)]),
            Some("several-ingredients Efferalgan Codeine: codeine"),
        ),
        (of("Boots Ibuprofen", &[("acetaminophen", 500.0)]), Some("several-ingredients Boots Ibuprofen: ibuprofen")),
        (of("Boots Ibuprofen", &[("ibuprofen", 200.0)]), None),
        (of("Oxycodone 10/325", &[("oxycodone", 10.0)]), Some("more-than-named Oxycodone 10/325: oxycodone false")),
        (of("Oxycodone 10/325", &[("oxycodone", 10.0), ("APAP", 325.0)]), None),
        (of("Benadryl", &[("acrivastine", 8.0)]), Some("several-ingredients Benadryl: diphenhydramine")),
        (
            of("Ibuprophen 200 mg", &[("acetaminophen", 200.0)]),
            Some("several-ingredients Ibuprophen 200 mg: ibuprofen"),
        ),
        (of("Primlev 5-300", &[("oxycodone", 5.0)]), Some("more-than-named Primlev 5-300: oxycodone false")),
        (of("Primlev 5-300", &[("oxycodone", 5.0), ("APAP", 300.0)]), None),
        (of("Sleeping pill", &[("acetaminophen", 500.0)]), Some("more-than-named Sleeping pill:  true")),
        (of("Sleeping pill", &[("doxylamine", 25.0)]), None),
    ] {
        let mut desk = Desk::at("2026-11-22 08:00");
        let why = asked(&mut desk, None, &draft);
        assert_eq!(why.as_ref().and_then(Invalid::question).as_deref(), question, "{}", draft.name);
        let id = match why {
            Some(_) => desk.save_as_written(None, &draft),
            None => view(&mut desk).products[0].id,
        };
        assert_eq!(asked(&mut desk, Some(id), &draft), None, "what was there before was asked about then");
    }
}

#[test]
fn a_yes_is_to_the_question_that_was_asked_and_to_no_other() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let mut draft = of("Mine", &[("ibuprofin", 200.0), ("paracetamol", 5.0), ("baclofen", 10.0)]);
    let mut questions = Vec::new();
    while let Some(question) = asked(&mut desk, None, &draft).and_then(|why| why.question()) {
        draft.sure.push(question.clone());
        questions.push(question);
    }
    assert_eq!(
        questions,
        [
            "perhaps-ingredient ibuprofin: ibuprofen",
            "unusual-strength acetaminophen: 5 mg tablet",
            "prescription-only baclofen",
        ]
    );
    // The yes to 5 mg is none to 50,000 times as much.
    draft.name = "Another".into();
    draft.contents[1].mg_per_unit = 5000.0;
    let why = asked(&mut desk, None, &draft);
    assert!(matches!(why, Some(Invalid::UnusualStrength { .. })), "{why:?}");
}

#[test]
fn a_name_that_says_another_strength_is_asked_about() {
    let mut desk = Desk::at("2026-11-22 08:00");
    for (name, milligrams, is_asked) in [
        ("Advil 400 mg", 200.0, true),
        ("advil 400MG forte", 200.0, true),
        ("Advil 0.5 mg", 200.0, true),
        ("Advil 200 mg", 200.0, false),
        ("Advil 200mg", 200.0, false),
        ("Advil 1.000 mg", 200.0, false),
        ("Advil 200 mg and 400 mg", 200.0, false),
        ("Advil 100mg/5ml", 20.0, false),
        ("Advil 24", 200.0, false),
    ] {
        let why = asked(&mut desk, None, &of(name, &[("ibuprofen", milligrams)]));
        let asks = matches!(why, Some(Invalid::OtherStrengthNamed { .. }));
        assert_eq!(asks, is_asked, "{name}: {why:?}");
        if let Some(why) = why.filter(|_| is_asked) {
            let draft =
                ProductDraft { sure: why.question().into_iter().collect(), ..of(name, &[("ibuprofen", milligrams)]) };
            assert_eq!(asked(&mut desk, None, &draft), None, "{name} is right");
        }
    }
    let why = asked(&mut desk, None, &of("Aleve 220 mg", &[("naproxen", 200.0)]));
    assert_eq!(
        sentence(&why.unwrap().into(), english()),
        "The name says 220 mg, and one unit has 200 mg. If that is right, confirm it."
    );
    assert_eq!(asked(&mut desk, None, &of("Both 500 mg", &[("acetaminophen", 500.0), ("caffeine", 65.0)])), None);
}

#[test]
fn the_terminal_tells_each_question_that_as_written_answers() {
    let terminal = Terminal::new();
    let words = ["product", "Percocet", "--ingredient", "oxycodone=5000"];
    let said = terminal.refused(2, &words);
    assert!(said.contains("5,000 mg of oxycodone") || said.contains("may hold"), "{said}");
    let out = terminal.done(&[&words[..], &["--as-written"]].concat()).out;
    assert!(out.contains("\"Percocet\" may hold acetaminophen (paracetamol), oxycodone."), "{out}");
    assert!(out.contains("Kept as you wrote it."), "{out}");
}

#[test]
fn the_terminal_takes_every_number_of_a_label() {
    let terminal = Terminal::new();
    let naproxen = ["product", "Naproxen", "--ingredient", "naproxen=220", "--most-per-dose", "1", "--first-dose", "2"];
    let more = ["--hours", "8", "--hours-up-to", "12", "--most-a-day", "3", "--checked"];
    terminal.done(&[&naproxen[..], &more].concat());
    // The first dose may be two: nothing is said against it.
    let out = terminal.done(&["dose", "Naproxen", "--units", "2"]).out;
    assert_eq!(out.lines().count(), 1, "{out}");
    let aspirin = ["product", "Aspirin", "--ingredient", "aspirin=325", "--most-per-dose", "2", "--hours", "4"];
    let more = ["--larger", "3", "--larger-hours", "6", "--most-doses-a-day", "6", "--most-a-day", "12", "--checked"];
    terminal.done(&[&aspirin[..], &more].concat());
    let out = terminal.done(&["dose", "Aspirin", "--units", "3"]).out;
    assert!(!out.contains("at one time"), "{out}");
    let listed = terminal.done(&["dose", "--products"]).out;
    assert_eq!(listed.matches("may be out of date").count(), 2, "{listed}");
    terminal.refused(2, &["product", "Other", "--ingredient", "arnica=1", "--most-a-day", "3", "--larger", "2"]);
}

#[test]
fn a_date_that_was_flown_over_cuts_no_row_of_days() {
    let mut desk = Desk::at("2026-11-23 02:00");
    let mut draft = advil();
    draft.label.as_mut().unwrap().most_days = Some(10.0);
    let id = save(&mut desk, None, &draft);
    for day in 12..21 {
        take(&mut desk, id, 1.0, &format!("2026-11-{day}T23:30:00-08:00"));
    }
    assert_eq!(kinds(&take(&mut desk, id, 1.0, "2026-11-21T23:30:00-08:00")), ["last-day"]);
    assert_eq!(kinds(&view(&mut desk).findings), ["last-day"], "the row goes on, two dates later");
    assert_eq!(kinds(&take(&mut desk, id, 1.0, "2026-11-23T00:30:00+01:00")), ["too-many-days"], "sixteen hours later");
    assert_eq!(kinds(&view(&mut desk).findings), ["too-many-days"]);
}
