//! The pages to learn from: each statement has its source, none is hard to read, and all that is to be taught is.

use std::collections::BTreeSet;

use regex::Regex;
use respite_domain::Code;
use respite_domain::warning_sign::SIGNS;
use respite_l10n::Language;
use respite_learn::{Page, Piece, languages, read};

use crate::reading::{LONGEST_TAUGHT, flesch_kincaid, grade_of, sentences, words};
use crate::sources::{judge, sources};

const CONTENT: &str = "src-tauri/crates/learn/content";

/// The highest Flesch-Kincaid grade of a page.
const HIGHEST_GRADE: f64 = 6.0;

/// Statements of the article that no page teaches: single steps and counts of the three exercises, which belong beside their drawings.
const NOT_TAUGHT: &[u16] = &[73, 75, 77, 79];

/// All statements of the article.
const STATEMENTS: std::ops::RangeInclusive<u16> = 1..=88;

/// The pages of a language; one that can't be read fails the test.
#[track_caller]
fn pages(language: &str) -> Vec<Page> {
    let (pages, faults): (Vec<_>, Vec<_>) = read(language).into_iter().partition(Result::is_ok);
    let faults: Vec<String> = faults.into_iter().filter_map(Result::err).map(|fault| fault.to_string()).collect();
    judge("A page is a file of src-tauri/crates/learn/content as its lib.rs tells.", &faults);
    pages.into_iter().flatten().collect()
}

/// The words of a passage, its marks left out.
fn text(passage: &[Piece]) -> String {
    passage.iter().map(Piece::text).collect()
}

#[test]
fn every_file_is_a_page() {
    for language in languages() {
        let files = sources(&format!("{CONTENT}/{language}"), &[".md"]);
        let pages = pages(language);
        assert_eq!(pages.len(), files.len() - 1, "sources.md of {language} is the only file that is no page");
        let orders: BTreeSet<u16> = pages.iter().map(|page| page.order).collect();
        assert_eq!(orders.len(), pages.len(), "two pages of {language} have one place");
    }
}

#[test]
fn pages_are_easy_to_read() {
    let mut offences = Vec::new();
    for page in pages("en") {
        let passages = page.passages().map(text).chain([page.lead.clone()]);
        let mut all: Vec<String> = passages.flat_map(|passage| sentences(&passage)).collect();
        for sentence in all.iter().filter(|sentence| words(sentence).count() > LONGEST_TAUGHT) {
            offences.push(format!("{} has a sentence of {} words: {sentence}", page.name, words(sentence).count()));
        }
        let grade = flesch_kincaid(&all.iter().map(String::as_str).collect::<Vec<_>>());
        if grade > HIGHEST_GRADE {
            all.sort_by(|a, b| grade_of(b).total_cmp(&grade_of(a)));
            all.truncate(3);
            offences.push(format!("{} is grade {grade:.1}; hardest are {}", page.name, all.join(" | ")));
        }
    }
    judge("Say it in shorter sentences and shorter words: grade 6, and 15 words to a sentence, at most.", &offences);
}

/// What can't be measured must not slip by: a passage is whole sentences.
#[test]
fn passages_are_sentences() {
    let mut offences = Vec::new();
    for page in pages("en") {
        for passage in page.passages().map(text) {
            let ends = passage.trim_end().trim_end_matches('"').ends_with(['.', '?', ':']);
            offences.extend((!ends).then(|| format!("{}: {passage}", page.name)));
        }
    }
    judge("A passage ends as a sentence does.", &offences);
}

/// A passage that leads into a list leaves it to the list.
#[test]
fn every_statement_has_its_source() {
    let is_from = |span: &Piece| matches!(span, Piece::From { .. });
    let leads_away = |span: &Piece| matches!(span, Piece::Link { .. });
    let mut offences = Vec::new();
    for language in languages() {
        for page in pages(language) {
            for passage in page.passages() {
                let leads_in = text(passage).trim_end().ends_with(':');
                let is_held = passage.iter().any(|span| is_from(span) || leads_away(span)) || leads_in;
                offences.extend((!is_held).then(|| format!("{language}/{}: {}", page.name, text(passage))));
            }
        }
    }
    judge("Each passage names its source, such as [S9, pace], or leads to where it is done.", &offences);
}

#[test]
fn every_statement_is_taught() {
    for language in languages() {
        let taught: BTreeSet<u16> = pages(language).iter().flat_map(Page::statements).collect();
        let wanted: BTreeSet<u16> = STATEMENTS.filter(|number| !NOT_TAUGHT.contains(number)).collect();
        assert_eq!(taught, wanted, "statements that pages of {language} name, and those that they have to");
    }
}

#[test]
fn every_source_is_named_by_a_page() {
    let line = Regex::new(r"(?m)^- ([\w-]+): ").unwrap();
    let mark = Regex::new(r"\[([^\]]+)\]").unwrap();
    for language in languages() {
        let files = sources(&format!("{CONTENT}/{language}"), &[".md"]);
        let (known, pages): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.path.ends_with("/sources.md"));
        let marks = pages.iter().flat_map(|page| mark.captures_iter(&page.text)).map(|found| found[1].to_owned());
        let named: BTreeSet<String> =
            marks.flat_map(|names| names.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
        let known = known.iter().flat_map(|file| line.captures_iter(&file.text)).map(|found| found[1].to_owned());
        let offences: Vec<String> = known.filter(|name| name != "article" && !named.contains(name)).collect();
        judge("No page names these sources: take them out.", &offences);
    }
}

#[test]
fn every_way_of_a_page_leads_somewhere() {
    let screens = sources("ui/src/screens.ts", &[".ts"]);
    let name = Regex::new(r"name: '([\w-]+)'").unwrap();
    let screens: BTreeSet<String> =
        screens.iter().flat_map(|file| name.captures_iter(&file.text)).map(|found| found[1].to_owned()).collect();
    assert!(screens.contains("today"), "the list of screens is not read any more");
    let mut offences = Vec::new();
    for language in languages() {
        let pages = pages(language);
        for (page, span) in pages.iter().flat_map(|page| page.passages().flatten().map(move |span| (page, span))) {
            let Piece::Link { screen, about, .. } = span else { continue };
            let is_page = |name: &String| pages.iter().any(|page| page.name == *name);
            let leads = screens.contains(screen) && (screen != "learn" || about.as_ref().is_none_or(is_page));
            offences.extend((!leads).then(|| format!("{language}/{}: {screen} {about:?}", page.name)));
        }
    }
    judge("A link goes to a screen of ui/src/screens.ts, or to a page by its name.", &offences);
}

/// The warning signs have one home: a page shows the way there and names none.
#[test]
fn no_page_copies_the_warning_signs() {
    let english = Language::En.words();
    let said: Vec<String> = SIGNS.iter().map(|sign| english.named("sign", sign.code())).collect();
    let mut offences = Vec::new();
    for page in pages("en") {
        for passage in page.passages().map(text) {
            offences.extend(
                said.iter().filter(|sign| passage.contains(&***sign)).map(|sign| format!("{}: {sign}", page.name)),
            );
        }
    }
    judge("Link to #/signs or #/help instead.", &offences);
}

/// A language that has words has pages, by the same names and from the same statements.
#[test]
fn every_language_teaches_the_same() {
    let names = |language: &str| -> Vec<String> { pages(language).into_iter().map(|page| page.name).collect() };
    for language in languages() {
        assert_eq!(names(language), names("en"), "pages of {language} and of English");
    }
}
