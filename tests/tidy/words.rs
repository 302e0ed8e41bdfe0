//! The words: every language says everything, and nothing is said anywhere else.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use regex::Regex;

use crate::sources::{Source, checkout, judge, sources};

/// Where the languages are, each in a folder of its own.
pub const LOCALES: &str = "src-tauri/crates/l10n/locales";

/// The languages that have words.
pub fn languages() -> Vec<String> {
    let folders = std::fs::read_dir(checkout().join(LOCALES)).unwrap();
    let mut names: Vec<String> =
        folders.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The messages of one file: by their name, each of its patterns (value, attributes).
pub fn messages(source: &Source) -> BTreeMap<String, Vec<Pattern<String>>> {
    let parsed = fluent_syntax::parser::parse(source.text.clone())
        .unwrap_or_else(|(_, errors)| panic!("{}: {}", source.path, errors[0]));
    let mut found = BTreeMap::new();
    for entry in parsed.body {
        if let Entry::Message(message) = entry {
            for attribute in message.attributes {
                found.insert(format!("{}.{}", message.id.name, attribute.id.name), vec![attribute.value]);
            }
            found.entry(message.id.name).or_insert_with(Vec::new).extend(message.value);
        }
    }
    found
}

#[test]
fn every_language_says_everything() {
    let said = |language: &str| -> BTreeMap<String, BTreeSet<String>> {
        let files = sources(&format!("{LOCALES}/{language}"), &[".ftl"]);
        let all = files.iter().flat_map(|source| {
            let name = source.path.rsplit('/').next().unwrap_or_default().to_owned();
            messages(source).into_iter().map(move |(message, patterns)| (format!("{name}: {message}"), patterns))
        });
        all.map(|(message, patterns)| {
            let mut arguments = BTreeSet::new();
            patterns.iter().for_each(|pattern| collect_arguments(pattern, &mut arguments));
            (message, arguments)
        })
        .collect()
    };
    let english = said("en");
    assert!(!english.is_empty(), "no English words in {LOCALES}/en");
    let mut offences = Vec::new();
    for language in languages().iter().filter(|language| *language != "en") {
        let theirs = said(language);
        for (message, arguments) in &english {
            match theirs.get(message) {
                None => offences.push(format!("{language}/{message} is missing")),
                Some(found) if found == arguments => {}
                Some(_) => offences.push(format!("{language}/{message} has other variables than in English")),
            }
        }
        for message in theirs.keys().filter(|message| !english.contains_key(*message)) {
            offences.push(format!("{language}/{message} is not in English"));
        }
    }
    judge("Every language holds the same messages as English, in files of the same names.", &offences);
}

/// A program chooses its language once and hands its words down, so nothing may keep some of its own.
#[test]
fn a_language_is_a_value() {
    let kept = Regex::new(r"\b(static|const) [A-Z_]+: [^;=]*\bWords\b|\bLanguage::En\b").unwrap();
    let chosen = Regex::new(r"of_this_person\(\)").unwrap();
    let (mut offences, mut programs) = (Vec::new(), Vec::new());
    for source in sources("src-tauri", &[".rs"]).iter().filter(|source| !source.path.contains("/tests/")) {
        let text = source.without_tests();
        offences.extend(kept.find_iter(text).map(|found| source.at(found.start())));
        programs.extend(chosen.find_iter(text).map(|_| source.path.clone()));
    }
    judge("Take the words as an argument: the language is chosen where a program starts.", &offences);
    assert_eq!(
        programs,
        [
            "src-tauri/crates/cli/examples/terminal_files.rs",
            "src-tauri/crates/cli/src/lib.rs",
            "src-tauri/crates/l10n/src/language.rs",
            "src-tauri/crates/report/examples/page.rs",
            "src-tauri/src/lib.rs"
        ]
    );
}

fn collect_arguments(pattern: &Pattern<String>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    variants.iter().for_each(|variant| collect_arguments(&variant.value, into));
                    selector
                }
            };
            if let InlineExpression::VariableReference { id } = inline {
                into.insert(id.name.clone());
            }
        }
    }
}

/// Calls whose words a person reads, when given a literal: notifications, tray, window.
const SAID_BY: &str = r#"\.(summary|body|subtitle|title|tooltip|text|set_text|set_title|set_tooltip|set_body)\(\s*(&?format!\(\s*)?"[^"]*\pL"#;
/// The button of a notification: its second word is read.
const BUTTON: &str = r#"\.action\([^,()"]*("[^"]*")?\s*,\s*"[^"]*\pL"#;
/// An entry of a tray menu.
const MENU: &str = r#"MenuItem\w*::(with_id|new)\([^;]*?,\s*"[^"]*[\pL][^"]* [^"]*"|\b(Sub)?[mM]enu(Item)?Builder::(new|with_id)\([^;]*?"[A-Z][^"]*""#;

#[test]
fn the_shell_says_nothing_of_its_own() {
    let literals = [SAID_BY, BUTTON, MENU].map(|pattern| Regex::new(pattern).unwrap());
    let mut offences = Vec::new();
    let shell = ["src-tauri/src", "src-tauri/crates/engine", "src-tauri/crates/wording"];
    for source in shell.iter().flat_map(|folder| sources(folder, &[".rs"])) {
        for literal in &literals {
            offences.extend(
                literal
                    .find_iter(source.without_tests())
                    .map(|found| format!("{} says `{}…`", source.at(found.start()), found.as_str().replace('\n', " "))),
            );
        }
    }
    judge(
        "Notifications, tray and window speak from the .ftl files only: add a message and call its function of \
         respite-l10n.",
        &offences,
    );
}

/// The summary has one name, on every screen and in every notice (design 2).
#[test]
fn the_summary_is_called_nothing_else() {
    let other = Regex::new(r"(?i)\b(my|your|the doctor's) page\b|\bpage (for|to show) (the|your) doctor\b").unwrap();
    let mut offences = Vec::new();
    for source in sources(&format!("{LOCALES}/en"), &[".ftl"]) {
        offences.extend(
            other
                .find_iter(&source.text)
                .map(|found| format!("{} says {:?}", source.at(found.start()), found.as_str())),
        );
    }
    judge("Call it the summary.", &offences);
}

/// Where the number before a word of more than one is never one.
const NEVER_ONE: [&str; 24] = [
    // Of a spasm that lasted for more than two weeks.
    "doctor-because",
    "doctor-because-declared",
    "notice-weeks-body",
    "notice-weeks-declared-body",
    "paper-because-two-weeks",
    "paper-because-four-weeks",
    "paper-because-twelve-weeks",
    "terminal-weeks",
    "terminal-weeks-declared",
    "would-ask-for-lasting",
    // A pack lies, and rests, for longer.
    "error-minutes",
    "notice-slot-body",
    "own-pack-allows",
    "own-pack-shorter",
    "own-pack-terminal-shorter",
    "plan-length",
    "plan-lengths",
    "plan-rest-choice",
    // Said of several alone.
    "exercise-came-to-end",
    "medicine-too-often",
    "medicine-too-often-of-one",
    "medicine-too-often-without",
    "paper-bad-spread",
    "rest-caution",
];

/// "1 day", and not "1 days". What is told as text was put into words already.
#[test]
fn one_is_no_more_than_one() {
    let many = "days|times|minutes|hours|weeks|months|years|entries|spasms|packs|doses|answers|rows|files|repetitions";
    let counted = Regex::new(&format!(r"(?m)^([a-z][a-z0-9-]*) = .*\{{ \$(\w+) \}} (?:{many})\b")).unwrap();
    let mut offences = Vec::new();
    for source in sources(&format!("{LOCALES}/en"), &[".ftl"]) {
        for found in counted.captures_iter(&source.text) {
            let (whole, id, number) = (found.get(0).unwrap(), &found[1], &found[2]);
            let comment = source.text[..whole.start()].rsplit("\n\n").next().unwrap_or_default();
            let is_number = comment
                .lines()
                .rev()
                .take_while(|line| line.starts_with('#'))
                .any(|line| line.starts_with(&format!("# ${number} (Number)")));
            if is_number && !NEVER_ONE.contains(&id) {
                offences.push(format!("{}: {id}, of ${number}", source.at(whole.start())));
            }
        }
    }
    judge("Give the number a word of its own for one.", &offences);
}
