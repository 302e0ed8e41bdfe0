//! What is told last stands, on screen, terminal and page alike: no flight and no set clock makes an older word win over a newer one.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::{America, Europe, Pacific, Tz};
use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::region::Region;
use respite_domain::summary::{MedicineTaken, Signs};
use respite_domain::time::Moment;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::At;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, LabelView, ProductDraft, SafetyAnswers, Settings, SignDraft,
};

use crate::desk::Desk;
use crate::english::tell_finding;

fn signs(desk: &mut Desk, when: &str, extent: Extent, ticked: &[&str]) {
    let ticked = ticked.iter().map(|code| (*code).to_owned()).collect();
    let asked_by = Coded(AskedBy::SomethingChanged);
    let draft = SignDraft { when: when.to_owned(), asked_by, extent: Coded(extent), ticked };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

fn tick(desk: &mut Desk, code: &str) {
    signs(desk, "", Extent::Tick, &[code]);
}

fn none(desk: &mut Desk) {
    signs(desk, "", Extent::List, &[]);
}

fn page_signs(desk: &mut Desk) -> Signs {
    desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary.signs.unwrap()
}

fn ticked_on_page(desk: &mut Desk) -> Vec<String> {
    page_signs(desk).ticked.iter().map(|(sign, day)| format!("{} {day}", sign.code())).collect()
}

fn is_pregnant(desk: &mut Desk) -> bool {
    let (ticked, elsewhere) = desk.act(|engine, now| engine.known_of_person(now));
    ticked.iter().chain(&elsewhere).any(|code| code == "pregnant")
}

fn fits(desk: &mut Desk, fits: bool) {
    let code = ["pregnant".to_owned()];
    let (add, not): (&[String], &[String]) = if fits { (&code, &[]) } else { (&[], &code) };
    desk.act(|engine, now| engine.change_medicine_flags(add, not, now));
}

fn sheet(desk: &mut Desk, is: bool) {
    let concerns = if is { vec!["pregnant".to_owned()] } else { vec![] };
    desk.act(|engine, now| engine.answer_safety(&SafetyAnswers { concerns, ..SafetyAnswers::default() }, now));
}

fn advil(mg_per_unit: f64) -> ProductDraft {
    ProductDraft {
        name: "Advil".into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit }],
        label: Some(LabelView { most_units_a_day: Some(6.0), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    }
}

fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(id, draft, now)).id
}

fn take(desk: &mut Desk, product: i32, units: f64, when: &str) -> i32 {
    let draft = DoseDraft { product, units, when: when.to_owned(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).id
}

fn live_in(desk: &mut Desk, region: Region) {
    let settings = desk.act(|engine, _| engine.settings());
    let moved = Settings { region: Some(Coded(region)), ..settings };
    desk.act(|engine, now| engine.change_settings(&moved, now));
}

/// Whether more was taken than a label allows: on the screen, in the terminal, on the page.
fn over(desk: &mut Desk) -> [bool; 3] {
    let is_over = |kind: &str| kind == "over-limit";
    let screen = desk.act(|engine, now| engine.medicines(&tell_finding, now)).findings;
    let terminal = desk.status().notices;
    let page = medicines_on_page(desk);
    [
        screen.iter().any(|finding| is_over(&finding.kind)),
        terminal.iter().any(|notice| is_over(&notice.kind)),
        page.iter().any(|taken| taken.days_over().is_some_and(|days| days > 0)),
    ]
}

fn medicines_on_page(desk: &mut Desk) -> Vec<MedicineTaken> {
    desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary.medicines.taken
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_tick_told_after_a_none_of_a_later_date_is_what_stands() {
    let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-27 17:19");
    none(&mut desk);
    desk.fly_to(America::Los_Angeles);
    desk.pass_minutes(1);
    tick(&mut desk, "fever");
    let status = desk.status().signs.unwrap();
    assert_eq!((status.ticked, status.stands), (vec!["fever".to_owned()], true));
    assert!(status.answered_at.starts_with("2026-11-26T20:20"), "{}", status.answered_at);
    assert_eq!(desk.act(|engine, now| engine.signs(now)).ticked_today, ["fever"]);
    assert_eq!(ticked_on_page(&mut desk), ["fever 2026-11-26"]);
    assert_eq!(page_signs(&mut desk).none_on, None, "the none came first");
}

#[test]
fn a_none_told_after_a_tick_of_a_later_date_hides_nothing_of_it() {
    let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-27 17:19");
    tick(&mut desk, "fever");
    desk.fly_to(America::Los_Angeles);
    desk.pass_minutes(1);
    none(&mut desk);
    assert_eq!(desk.status().signs.unwrap().ticked, ["fever"]);
    assert_eq!(page_signs(&mut desk).none_on, None);
    desk.pass_to(2, "09:00");
    none(&mut desk);
    assert_eq!(page_signs(&mut desk).none_on, Some(day("2026-11-28")));
}

#[test]
fn a_none_of_a_clock_that_was_ahead_hides_no_tick() {
    for ahead in [1, 30, 400] {
        let mut desk = Desk::at("2026-11-27 12:00");
        desk.set_clock(TimeDelta::days(ahead));
        none(&mut desk);
        desk.set_clock(-TimeDelta::days(ahead));
        assert!(page_signs(&mut desk).none_on.is_some_and(|none| none <= day("2026-11-28")), "{ahead}");
        desk.pass_minutes(1);
        tick(&mut desk, "saddle");
        assert_eq!(desk.status().signs.unwrap().ticked, ["saddle"], "{ahead}");
        desk.act(|engine, now| engine.getting_help_with_all(now));
        let status = desk.status().signs.unwrap();
        assert_eq!((status.ticked, status.stands), (vec!["saddle".to_owned()], true), "{ahead}");
        assert_eq!(page_signs(&mut desk).none_on, None, "{ahead}");
        assert_eq!(ticked_on_page(&mut desk), ["saddle 2026-11-27"]);
    }
}

#[test]
fn an_answer_told_for_an_earlier_day_is_of_that_day() {
    let mut desk = Desk::at("2026-11-27 12:00");
    tick(&mut desk, "pregnant");
    desk.pass_minutes(1);
    signs(&mut desk, "3 days ago", Extent::List, &[]);
    assert!(is_pregnant(&mut desk), "it was told for before");
    assert_eq!(page_signs(&mut desk).none_on, None);
    assert_eq!(desk.status().signs.unwrap().ticked, ["pregnant"]);
}

#[test]
fn a_pregnancy_told_now_is_heeded_whatever_the_clock_was() {
    let mut desk = Desk::at("2026-11-27 12:00");
    let product = save(&mut desk, None, &advil(200.0));
    desk.set_clock(TimeDelta::days(30));
    none(&mut desk);
    fits(&mut desk, true);
    fits(&mut desk, false);
    desk.set_clock(-TimeDelta::days(30));
    desk.pass_minutes(1);
    tick(&mut desk, "pregnant");
    assert!(is_pregnant(&mut desk));
    let draft = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
    let found = desk.act(|engine, now| engine.dose_check(None, &draft, &tell_finding, now));
    assert!(found.iter().any(|finding| finding.kind == "ask-first"), "{found:?}");
    // A sheet ends it, however far behind the clock is when that is answered.
    desk.set_clock(-TimeDelta::days(40));
    sheet(&mut desk, false);
    desk.set_clock(TimeDelta::days(40));
    assert!(!is_pregnant(&mut desk));
}

#[test]
fn a_list_takes_no_pregnancy_back_that_was_ticked_on_a_later_date() {
    let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-27 17:19");
    tick(&mut desk, "pregnant");
    desk.fly_to(America::Los_Angeles);
    desk.pass_minutes(1);
    none(&mut desk);
    assert!(is_pregnant(&mut desk));
    assert_eq!(desk.status().signs.unwrap().ticked, ["pregnant"], "as the list says that it still stands");
}

#[test]
fn the_page_counts_by_a_label_that_was_compared_on_a_later_date() {
    let mut flown = Desk::in_zone(Pacific::Auckland, "2026-11-27 17:19");
    let product = save(&mut flown, None, &advil(200.0));
    flown.fly_to(America::Los_Angeles);
    flown.pass_minutes(1);
    take(&mut flown, product, 8.0, "");
    assert_eq!(over(&mut flown), [true; 3]);
    for days in [1, 30, 400] {
        let mut desk = Desk::at("2026-11-27 12:00");
        desk.set_clock(TimeDelta::days(days));
        let product = save(&mut desk, None, &advil(200.0));
        desk.set_clock(-TimeDelta::days(days));
        desk.pass_minutes(1);
        take(&mut desk, product, 8.0, "");
        assert_eq!(over(&mut desk), [true; 3], "{days} days");
    }
}

#[test]
fn what_was_stopped_on_a_later_date_is_stopped() {
    let mut desk = Desk::in_zone(Pacific::Auckland, "2026-11-27 17:19");
    let relaxer = ProductDraft {
        name: "Flexeril".into(),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: 5.0 }],
        course_start: Some("2026-11-01".into()),
        course_end: Some("2026-11-20".into()),
        ..ProductDraft::default()
    };
    let product = desk.save_as_written(None, &relaxer);
    desk.act(|engine, now| engine.stop_product(product, None, now));
    desk.fly_to(America::Los_Angeles);
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(!view.products[0].in_use);
    assert!(
        !desk.status().notices.iter().any(|notice| notice.kind.starts_with("course")),
        "{:?}",
        desk.status().notices
    );
    assert_eq!(desk.effects(), [""; 0]);
    let course = medicines_on_page(&mut desk)[0].courses[0];
    assert_eq!((course.stopped.is_some(), course.planned_end), (true, None));
}

#[test]
fn a_move_told_while_the_clock_was_behind_silences_no_overdose_of_before_it() {
    for hours in [1, 24, 24 * 30, 24 * 400] {
        let mut desk = Desk::at("2026-11-27 12:00");
        live_in(&mut desk, Region::Us);
        let product = save(&mut desk, None, &advil(200.0));
        take(&mut desk, product, 8.0, "1h ago");
        desk.set_clock(-TimeDelta::hours(hours));
        live_in(&mut desk, Region::Uk);
        desk.set_clock(TimeDelta::hours(hours));
        assert_eq!(over(&mut desk), [true; 3], "{hours} h");
    }
}

#[test]
fn a_move_told_while_the_clock_was_ahead_leaves_what_is_taken_since_to_the_new_label() {
    for hours in [1, 24, 24 * 30, 24 * 400] {
        let mut desk = Desk::at("2026-11-27 12:00");
        live_in(&mut desk, Region::Us);
        let product = save(&mut desk, None, &advil(200.0));
        take(&mut desk, product, 1.0, "");
        desk.pass(TimeDelta::hours(25));
        desk.set_clock(TimeDelta::hours(hours));
        live_in(&mut desk, Region::Uk);
        desk.set_clock(-TimeDelta::hours(hours));
        desk.pass_minutes(30);
        let draft = DoseDraft { product, units: 8.0, ..DoseDraft::default() };
        let found = desk.act(|engine, now| engine.dose_check(None, &draft, &tell_finding, now));
        assert!(!found.iter().any(|finding| finding.kind == "over-limit"), "{hours} h: {found:?}");
        take(&mut desk, product, 8.0, "");
        desk.pass_minutes(1);
        let taken = desk.act(|engine, now| engine.medicines(&tell_finding, now)).findings;
        assert!(taken.iter().all(|finding| finding.kind != "over-dose"), "{hours} h: {taken:?}");
    }
}

#[test]
fn a_dose_of_before_the_move_that_is_told_after_it_is_of_before() {
    let mut desk = Desk::at("2026-11-27 12:00");
    live_in(&mut desk, Region::Us);
    let product = save(&mut desk, None, &advil(200.0));
    desk.pass_minutes(60);
    live_in(&mut desk, Region::Uk);
    desk.pass_minutes(30);
    take(&mut desk, product, 8.0, "1h ago");
    assert_eq!(over(&mut desk), [true; 3]);
}

#[test]
fn a_strength_that_was_changed_while_the_clock_was_ahead_counts_from_then_on() {
    for hours in [1, 6, 24 * 30] {
        let mut desk = Desk::at("2026-11-27 12:00");
        let first = save(&mut desk, None, &advil(200.0));
        desk.pass_minutes(60);
        take(&mut desk, first, 1.0, "");
        desk.pass_minutes(60);
        desk.set_clock(TimeDelta::hours(hours));
        let second = save(&mut desk, Some(first), &advil(800.0));
        desk.set_clock(-TimeDelta::hours(hours));
        desk.pass_minutes(20);
        let of = |desk: &mut Desk, when: &str| {
            let dose = take(desk, second, 1.0, when);
            desk.act(|engine, _| engine.dose_saved(dose)).amounts[0].milligrams
        };
        assert_eq!(of(&mut desk, "5min ago"), 800.0, "{hours} h");
        assert_eq!(of(&mut desk, ""), 800.0, "{hours} h");
        assert_eq!(of(&mut desk, "90min ago"), 200.0, "{hours} h: before the last that was taken of the old one");
        // Nor is an older one in force because it was added by a clock that was ahead.
        desk.set_clock(-TimeDelta::days(1));
        let third = save(&mut desk, Some(second), &advil(400.0));
        desk.set_clock(TimeDelta::days(1));
        desk.pass_minutes(20);
        let dose = take(&mut desk, third, 1.0, "5min ago");
        assert_eq!(desk.act(|engine, _| engine.dose_saved(dose)).amounts[0].milligrams, 400.0, "{hours} h");
    }
}

#[derive(Debug, Clone)]
enum Act {
    Tick(&'static str),
    None,
    Line,
    Sheet(bool),
    Fits(bool),
    Clock(i64),
    Fly(Tz),
    Pass(i64),
    Reopen,
}

/// What was told of a pregnancy.
#[derive(Debug)]
enum Pregnancy {
    Is(bool),
    /// By the answer of this place.
    LeftOut(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let zone = prop_oneof![Just(Pacific::Auckland), Just(America::Los_Angeles), Just(Europe::Berlin)];
    let act = prop_oneof![
        2 => prop_oneof![Just("pregnant"), Just("fever")].prop_map(Act::Tick),
        2 => Just(Act::None),
        1 => Just(Act::Line),
        1 => any::<bool>().prop_map(Act::Sheet),
        1 => any::<bool>().prop_map(Act::Fits),
        2 => prop_oneof![-60_i64..60, -1_440_i64..1_440].prop_map(Act::Clock),
        2 => zone.prop_map(Act::Fly),
        3 => (1_i64..60).prop_map(Act::Pass),
        1 => Just(Act::Reopen),
    ];
    prop::collection::vec(act, 1..25)
}

/// The day of an answer: that of its clock, but where that was wrong by more than a day.
fn told_on(at: &Moment, now: &Moment) -> NaiveDate {
    let by_uptime = now.wall - now.least_since(at);
    let heard = if (at.wall - by_uptime).abs() > TimeDelta::days(1) { by_uptime } else { at.wall };
    let heard = if now.has_come(at.day()) { heard } else { heard.min(now.wall) };
    heard.with_timezone(at.wall.offset()).date_naive()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// In whatever order things are told, the clock is set and borders are crossed: what was told last stands, on *Today*, in the
    /// status and on the page alike.
    #[test]
    fn what_is_told_last_stands_everywhere(acts in acts()) {
        let mut desk = Desk::at("2026-11-27 12:00");
        // What was ticked in each answer, and when by both clocks.
        let mut answers: Vec<(Option<&str>, Moment)> = Vec::new();
        // What was told of a pregnancy, in the order told: each answer by its place, and whether it is ticked with the medicines.
        let (mut told, mut ticked): (Vec<Pregnancy>, bool) = (Vec::new(), false);
        for act in acts {
            match act {
                Act::Tick(code) => {
                    answers.push((Some(code), desk.now()));
                    tick(&mut desk, code);
                    told.extend((code == "pregnant").then_some(Pregnancy::Is(true)));
                }
                Act::None => {
                    told.push(Pregnancy::LeftOut(answers.len()));
                    answers.push((None, desk.now()));
                    none(&mut desk);
                }
                Act::Line => {
                    answers.push((None, desk.now()));
                    signs(&mut desk, "", Extent::Line, &[]);
                }
                Act::Sheet(is) => {
                    sheet(&mut desk, is);
                    told.push(Pregnancy::Is(is));
                }
                Act::Fits(is) => {
                    fits(&mut desk, is);
                    told.extend((ticked && !is).then_some(Pregnancy::Is(false)));
                    ticked = is;
                }
                Act::Clock(hours) => desk.set_clock(TimeDelta::hours(hours)),
                Act::Fly(zone) => desk.fly_to(zone),
                Act::Pass(hours) => desk.pass(TimeDelta::hours(hours)),
                Act::Reopen => desk.reopen(),
            }
            let now = desk.now();
            let days: Vec<(Option<&str>, NaiveDate)> = answers.iter().map(|(code, at)| (*code, told_on(at, &now))).collect();
            // A list leaves out what was told on a day before it.
            let is_pregnant_by_then = |is: bool, told: &Pregnancy| match told {
                Pregnancy::Is(is) => *is,
                Pregnancy::LeftOut(by) => {
                    is && days[..*by].iter().any(|(code, day)| *code == Some("pregnant") && *day >= days[*by].1)
                }
            };
            prop_assert_eq!(is_pregnant(&mut desk), told.iter().fold(false, is_pregnant_by_then) || ticked);
            let ticks = || days.iter().filter_map(|(code, day)| Some(((*code)?, *day)));
            let mut standing: Vec<&str> = ticks().filter(|tick| tick.1 >= now.day()).map(|tick| tick.0).collect();
            standing.sort_unstable();
            standing.dedup();
            let window = desk.act(|engine, now| engine.signs(now));
            prop_assert_eq!(&window.ticked_today, &standing);
            // What is still to call about of the day before stands beside it.
            let to_call = window.to_call.map(|call| call.ticked).unwrap_or_default();
            if answers.is_empty() {
                continue;
            }
            // None was told since the last tick, on a day on which nothing stood ticked.
            let since = days.iter().rev().take_while(|answer| answer.0.is_none());
            let is_none = since.into_iter().any(|none| ticks().all(|tick| tick.1 < none.1));
            let status = desk.status().signs.unwrap();
            if !standing.is_empty() {
                prop_assert!(status.stands);
                let of_today = status.ticked.iter().filter(|code| standing.contains(&code.as_str()) || !to_call.contains(code));
                prop_assert_eq!(of_today.collect::<Vec<_>>(), standing.iter().collect::<Vec<_>>());
            }
            let page = page_signs(&mut desk);
            let on_page = |code: &&str| page.ticked.iter().any(|(sign, _)| sign.code() == *code);
            prop_assert!(standing.iter().all(on_page), "{standing:?} {page:?}");
            let says_none = page.none_on.is_some() || page.none_new_on.is_some();
            prop_assert_eq!(says_none, is_none, "{:?}", page);
        }
    }
}
