//! What labels ask about the person, wherever the person told it (4.3 rules 8 and 9).

use respite_domain::Code;
use respite_domain::region::Region;
use respite_domain::warning_sign::AskedBy;
use respite_domain::warning_sign::Extent;
use respite_engine::At;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, FindingView, ProductDraft, SafetyAnswers, Settings, SignDraft,
};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::terminal::Terminal;

fn add(desk: &mut Desk, ingredient: &str, milligrams: f64) -> i32 {
    let contents = vec![ContentView { ingredient: ingredient.into(), mg_per_unit: milligrams }];
    let product = ProductDraft { name: format!("My {ingredient}"), contents, ..ProductDraft::default() };
    desk.act(|engine, now| engine.save_product(None, &product, now)).id
}

fn check(desk: &mut Desk, product: i32) -> Vec<FindingView> {
    let draft = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.dose_check(None, &draft, &tell_finding, now))
}

fn said(desk: &mut Desk, product: i32) -> Vec<String> {
    check(desk, product).into_iter().map(|finding| finding.message).collect()
}

fn sheet(desk: &mut Desk, concerns: &[&str]) {
    let concerns = concerns.iter().map(|code| (*code).to_owned()).collect();
    desk.act(|engine, now| engine.answer_safety(&SafetyAnswers { concerns, ..SafetyAnswers::default() }, now));
}

fn signs(desk: &mut Desk, ticked: &[&str]) {
    let ticked = ticked.iter().map(|code| (*code).to_owned()).collect();
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked,
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

fn answer(desk: &mut Desk, extent: Extent, ticked: &[&str]) {
    let ticked = ticked.iter().map(|code| (*code).to_owned()).collect();
    let asked_by = Coded(AskedBy::Daily);
    let draft = SignDraft { when: String::new(), asked_by, extent: Coded(extent), ticked };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
    desk.pass_minutes(1);
}

fn is_pregnant(desk: &mut Desk) -> bool {
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    view.flags_elsewhere.contains(&"pregnant".to_owned())
}

#[test]
fn neither_the_line_of_the_day_nor_another_sign_says_anything_of_a_pregnancy() {
    for later in [(Extent::Line, vec![]), (Extent::Tick, vec!["saddle"]), (Extent::Line, vec!["fever"])] {
        let mut desk = Desk::at("2026-11-22 09:00");
        answer(&mut desk, Extent::List, &["fever"]);
        sheet(&mut desk, &["pregnant"]);
        assert!(is_pregnant(&mut desk));
        desk.pass_minutes(60);
        answer(&mut desk, later.0, &later.1);
        assert!(is_pregnant(&mut desk), "{later:?}");
        // And the reverse: what the sheet ended, neither brings back.
        let mut desk = Desk::at("2026-11-22 09:00");
        answer(&mut desk, Extent::List, &["pregnant"]);
        assert!(is_pregnant(&mut desk));
        sheet(&mut desk, &[]);
        assert!(!is_pregnant(&mut desk));
        desk.pass_minutes(60);
        answer(&mut desk, later.0, &later.1);
        assert!(!is_pregnant(&mut desk), "{later:?}");
    }
}

#[test]
fn the_whole_list_and_its_own_tick_say_whether_it_is_a_pregnancy() {
    let mut desk = Desk::at("2026-11-22 09:00");
    answer(&mut desk, Extent::Tick, &["pregnant"]);
    answer(&mut desk, Extent::List, &[]);
    assert!(is_pregnant(&mut desk), "a later list of the day takes no tick back");
    desk.pass_to(1, "09:00");
    answer(&mut desk, Extent::Line, &[]);
    assert!(is_pregnant(&mut desk), "nor does the line of the next");
    answer(&mut desk, Extent::List, &[]);
    assert!(!is_pregnant(&mut desk));
    answer(&mut desk, Extent::Tick, &["pregnant"]);
    assert!(is_pregnant(&mut desk));
    sheet(&mut desk, &[]);
    desk.pass_minutes(1);
    answer(&mut desk, Extent::List, &["chest"]);
    assert!(!is_pregnant(&mut desk), "a sheet of the same day ends it");
}

fn born(desk: &mut Desk, day: &str) {
    desk.act(|engine, now| engine.set_person("", day, now));
}

#[test]
fn the_day_of_birth_tells_who_is_sixty_and_who_is_too_young() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let (advil, aspirin) = (add(&mut desk, "ibuprofen", 200.0), add(&mut desk, "aspirin", 300.0));
    assert_eq!(said(&mut desk, advil), [""; 0]);
    born(&mut desk, "1944-05-05");
    assert_eq!(
        said(&mut desk, advil),
        ["Your My ibuprofen label says to ask a doctor first. You told us: I am 60 or older."]
    );
    born(&mut desk, "2015-05-05");
    let found = said(&mut desk, aspirin);
    assert!(found.iter().any(|line| line.contains("never to take aspirin under 16")), "{found:?}");
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(view.catalogue.iter().all(|entry| entry.label.is_none()), "no values for who is too young");
    assert_eq!((view.flags, view.flags_elsewhere), (vec![], vec!["under-age".to_owned()]));
    born(&mut desk, "");
    assert_eq!(said(&mut desk, aspirin), [""; 0]);
}

#[test]
fn what_the_sheet_says_counts_for_labels_as_long_as_it_says_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let advil = add(&mut desk, "ibuprofen", 200.0);
    sheet(&mut desk, &["heart", "pregnant", "age"]);
    assert_eq!(
        said(&mut desk, advil),
        ["Your My ibuprofen label says to ask a doctor first. You told us: Heart disease, high blood pressure or a \
          stroke; Pregnant, or it may be; I am very young or very old."]
    );
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!(view.products[0].ask_first, ["heart", "pregnant", "young-or-old"]);
    assert!(!view.flags_offered.contains(&"young-or-old".to_owned()));
    // What is told with the medicines does not become a tick, and a tick is not said twice.
    desk.act(|engine, now| engine.set_medicine_flags(&["heart".to_owned(), "age-60".to_owned()], now));
    assert_eq!(
        desk.act(|engine, now| engine.medicines(&tell_finding, now)).flags_elsewhere,
        ["pregnant"],
        "the tick says which age"
    );
    desk.act(|engine, now| engine.set_medicine_flags(&[], now));
    desk.pass_minutes(1);
    sheet(&mut desk, &["stroke"]);
    assert_eq!(desk.act(|engine, now| engine.medicines(&tell_finding, now)).flags_elsewhere, ["heart"]);
}

#[test]
fn of_a_pregnancy_the_latest_that_was_told_counts() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let advil = add(&mut desk, "ibuprofen", 200.0);
    let mut is = |act: fn(&mut Desk), pregnant: bool| {
        desk.pass_to(1, "14:00");
        act(&mut desk);
        assert_eq!(!check(&mut desk, advil).is_empty(), pregnant, "{}", desk.today());
    };
    is(|desk| signs(desk, &["pregnant"]), true);
    is(|desk| sheet(desk, &[]), false);
    is(|desk| sheet(desk, &["pregnant"]), true);
    is(|desk| signs(desk, &[]), false);
    is(|desk| desk.act(|engine, now| engine.set_medicine_flags(&["pregnant".to_owned()], now)), true);
    is(|desk| signs(desk, &["pregnant"]), true);
    is(|desk| desk.act(|engine, now| engine.set_medicine_flags(&[], now)), false);
}

#[test]
fn water_tablets_and_heart_surgery_are_asked_about() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let (advil, tylenol) = (add(&mut desk, "ibuprofen", 200.0), add(&mut desk, "acetaminophen", 500.0));
    for flag in ["diuretic", "heart-surgery"] {
        desk.act(|engine, now| engine.set_medicine_flags(&[flag.to_owned()], now));
        assert_eq!(check(&mut desk, advil).len(), 1, "{flag}");
        assert_eq!(check(&mut desk, tylenol).len(), 0, "{flag}");
    }
}

#[test]
fn the_terminal_tells_and_takes_back_what_labels_ask_about() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]);
    let said = terminal.done(&["person", "--fits", "kidney", "--fits", "asthma", "--born", "1944-05-05"]);
    assert!(said.out.contains("For medicine labels: Kidney disease; Asthma; I am 60 or older."), "{}", said.out);
    let dose = terminal.done(&["dose", "Advil", "--units", "1"]);
    assert!(dose.out.contains("You told us: Kidney disease; Asthma; I am 60 or older."), "{}", dose.out);
    let said = terminal.done(&["person", "--fits-not", "kidney"]);
    assert!(said.out.contains("For medicine labels: Asthma; I am 60 or older."), "{}", said.out);
    assert_ne!(terminal.say(&["person", "--fits", "young-or-old"]).status, 0, "nothing that is not asked");
}

#[test]
fn the_page_tells_all_that_labels_are_asked_by_and_a_look_back_no_more_than_was_told_by_then() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let told = |desk: &mut Desk, by: Option<&str>| {
        let at = by.map_or_else(|| At::now(&desk.now()), |by| At::as_of(by, &desk.now()).unwrap());
        let page = desk.act(|engine, _| engine.summary(None, None, &at));
        page.summary.medicines.flags.iter().map(|flag| flag.code()).collect::<Vec<_>>()
    };
    signs(&mut desk, &["pregnant"]);
    desk.pass_to(40, "14:00");
    desk.act(|engine, now| engine.set_medicine_flags(&["kidney".to_owned()], now));
    answer(&mut desk, Extent::Tick, &["lasts"]);
    sheet(&mut desk, &["pregnant", "stroke"]);
    assert_eq!(told(&mut desk, None), ["kidney", "heart", "pregnant"]);
    let screen = desk.act(|engine, now| engine.known_of_person(now));
    assert_eq!([screen.0, screen.1].concat(), told(&mut desk, None));
    assert_eq!(told(&mut desk, Some("2026-12-01T14:00:00+01:00")), ["kidney", "pregnant"]);
}

#[test]
fn who_may_be_too_young_gets_no_values_from_the_list() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let settings = desk.act(|engine, _| engine.settings());
    let us = Settings { region: Some(Coded(Region::Us)), ..settings };
    desk.act(|engine, now| engine.change_settings(&us, now));
    let offered = |desk: &mut Desk| {
        let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        assert_eq!(view.catalogue_of, "2026-11-22");
        view.catalogue.iter().any(|entry| entry.label.is_some())
    };
    assert!(offered(&mut desk));
    sheet(&mut desk, &["age"]);
    assert!(!offered(&mut desk), "very young or very old, and nobody said which");
    born(&mut desk, "1944-05-05");
    assert!(offered(&mut desk));
}

#[test]
fn a_date_that_is_off_keeps_nothing_of_what_is_told_with_it() {
    let terminal = Terminal::new();
    terminal.done(&["person", "--fits", "asthma"]);
    terminal.refused(2, &["person", "--fits", "pregnant", "--born", "12.03.1980"]);
    assert!(!terminal.done(&["person"]).out.contains("regnant"));
}
