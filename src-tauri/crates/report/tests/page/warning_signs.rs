//! What the page says of warning signs, on every platform.

use crate::diaries::{Invented, at, date, score, signs};
use crate::{answer, page};
use respite_domain::Code;
use respite_domain::entry::Entry;
use respite_domain::warning_sign::{Extent, SIGNS, SignAnswer};
use respite_l10n::Language;

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
        "Ticked on 10 November: very weak or weakening leg, or change of gait; fever, chills or very unwell. None ticked on 12 November."
    );
    let again = vec![signs("2026-11-10", &["fever"]), signs("2026-11-12", &["fever"])];
    assert_eq!(told(again), "Ticked on 12 November: fever, chills or very unwell.");
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
    assert_eq!(answer(&document, "Warning signs"), "Ticked on 12 November: fever, chills or very unwell.");
}

/// "No new ones" takes nothing back of a sign that was ticked before the page begins; the whole list, gone through after it, does.
#[test]
fn a_sign_stays_until_a_whole_list_was_told_without_it() {
    let line = SignAnswer { extent: Extent::Line, ..signs("2026-11-20", &[]) };
    let told = |answers: Vec<SignAnswer>| {
        answer(&page(&Invented { signs: answers, ..Invented::default() }.page(28)), "Warning signs")
    };
    let ticked = || signs("2026-10-20", &["one-leg"]);
    let all = told(vec![ticked(), line.clone()]);
    assert!(all.starts_with("Ticked on 20 October: ") && all.contains("No new ones told on 20 November"), "{all}");
    let tick = SignAnswer { extent: Extent::Tick, ..signs("2026-10-21", &["fever"]) };
    let all = told(vec![ticked(), tick, line.clone()]);
    assert!(all.contains("20 October") && all.contains("21 October"), "a tick is no list: {all}");
    let all = told(vec![ticked(), signs("2026-10-22", &[]), line]);
    assert!(!all.contains("Ticked"), "{all}");
}

/// The page of the four-week visit tells what was ticked when this spasm began, though its days begin later; of one that is over before
/// them it tells nothing.
#[test]
fn a_sign_of_this_spasm_is_told_whatever_days_the_page_has() {
    let told = |first: &str, days: usize| {
        let entries = date(first).iter_days().take(days);
        let entries = entries.map(|day| Entry { worst: score(5), ..Entry::at(at(day, "08:00")) }).collect();
        let signs = vec![signs("2026-10-16", &["fever"]), signs("2026-11-01", &[])];
        answer(&page(&Invented { entries, signs, ..Invented::default() }.page(28)), "Warning signs")
    };
    assert_eq!(
        told("2026-10-16", 38),
        "Ticked on 16 October: fever, chills or very unwell. None ticked on 1 November."
    );
    assert_eq!(told("2026-10-17", 37), "None ticked on 1 November.", "it began after that");
    assert_eq!(told("2026-10-16", 3), "None ticked on 1 November.", "it is over");
}

/// However full page 1 is, no ticked sign is counted out.
#[test]
fn every_ticked_sign_is_named() {
    let all: Vec<&str> = SIGNS.iter().map(|sign| sign.code()).collect();
    for mut diary in [Invented::default(), crate::diaries::demo()] {
        diary.signs = vec![signs("2026-11-12", &all)];
        let told = answer(&page(&diary.page(28)), "Warning signs");
        let words = Language::En.words();
        assert!(SIGNS.iter().all(|sign| told.contains(&words.named("paper-signs", sign.code()))), "{told}");
    }
}
