//! The names of codes: each is the message called by it, in every language, and stands nowhere else.

use std::collections::BTreeMap;

use regex::Regex;
use respite_domain::Code;
use respite_domain::backup::{BackupFault, Worry};
use respite_domain::before_start::Yes;
use respite_domain::charts::MarkKind;
use respite_domain::day::DayState;
use respite_domain::entry::{Longest, Pattern, Walking};
use respite_domain::exercise::{Closed, Ending, Morning, Offer};
use respite_domain::history::TestKind;
use respite_domain::import::ImportFault;
use respite_domain::medicine::{Flag, SIDE_EFFECTS, SideEffectStrength, Unit};
use respite_domain::moving::Lying;
use respite_domain::own_pack::PackKind;
use respite_domain::place::{Level, Place, Side};
use respite_domain::region::Region;
use respite_domain::relief::ReliefKind;
use respite_domain::reminder::ReminderKind;
use respite_domain::safety::CONCERNS;
use respite_domain::search::Sort;
use respite_domain::session::{Breach, Skin, Thermal};
use respite_domain::visit::VisitKind;
use respite_domain::warning_sign::{SIGNS, Tier, WarningSign};
use respite_domain::words::List;
use respite_engine::view::{OffNow, Outside};
use respite_foreign::Means;
use respite_handover::FileFormat;
use respite_store::{Holds, TABLES};

use crate::sources::{judge, sources};
use crate::words::{LOCALES, languages, messages};

fn of<T: Code>() -> Vec<&'static str> {
    T::all().map(T::code).collect()
}

/// The tables that go out and come in, as words are called by them.
fn tables() -> Vec<&'static str> {
    let of_rows = TABLES.iter().filter(|table| table.holds == Holds::Rows && table.name != "change");
    of_rows.map(|table| &*table.name.replace('_', "-").leak()).collect()
}

/// The groups of messages that are called by a code, with the codes that need one.
fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    let emergencies = SIGNS.iter().filter(|sign| sign.tier == Tier::Emergency).map(|sign| sign.code()).collect();
    vec![
        ("backup-fault", of::<BackupFault>()),
        ("backups-worry", of::<Worry>()),
        ("import-fault", of::<ImportFault>()),
        ("diary-files-format", of::<FileFormat>()),
        ("diary-files-format-why", of::<FileFormat>()),
        ("foreign-means", of::<Means>()),
        ("foreign-head", of::<Means>().into_iter().filter(|code| !["keep", "leave-out"].contains(code)).collect()),
        ("foreign-level", of::<Level>()),
        ("foreign-side", of::<Side>()),
        ("foreign-word", vec!["both", "yes", "no"]),
        ("import-table", tables()),
        ("import-one", tables()),
        ("search-sort", of::<Sort>()),
        ("place", of::<Place>()),
        ("place-side", of::<Side>()),
        ("said", List::all().flat_map(List::offered).copied().collect()),
        ("lists", of::<List>()),
        ("relief-kind", of::<ReliefKind>()),
        ("relief-way", ReliefKind::all().flat_map(ReliefKind::offered).copied().collect()),
        ("rest-lying", of::<Lying>()),
        ("rest-tip", ReliefKind::Walk.offered().to_vec()),
        ("ease-way", ReliefKind::Position.offered().to_vec()),
        ("ease-how", ReliefKind::Position.offered().to_vec()),
        ("ease-drawn", ReliefKind::Position.offered().to_vec()),
        ("own-pack-kind", of::<PackKind>()),
        ("kind", of::<Thermal>()),
        ("session", of::<Thermal>()),
        ("tray", of::<Thermal>()),
        ("session-skin", of::<Skin>()),
        ("before-start-yes", of::<Yes>()),
        ("before-start-skin", of::<Skin>()),
        ("session-wrong-help", of::<Skin>().into_iter().filter(|code| *code != "normal").collect()),
        ("session-sheet", CONCERNS.to_vec()),
        ("session-recent", of::<Outside>()),
        ("session-outside", of::<Outside>()),
        ("session-off-now", of::<OffNow>()),
        ("paper-breach", of::<Breach>()),
        ("entry-said-pattern", of::<Pattern>()),
        ("entry-pattern", of::<Pattern>()),
        ("entry-line-pattern", of::<Pattern>()),
        ("entry-said-walking", of::<Walking>()),
        ("entry-walking", of::<Walking>()),
        ("entry-line-walking", of::<Walking>()),
        ("entry-said-longest", of::<Longest>()),
        ("entry-longest", of::<Longest>()),
        ("entry-line-longest", of::<Longest>()),
        ("paper-lasted", of::<Longest>()),
        ("exercise-closed", of::<Closed>()),
        ("exercise-open", of::<Ending>()),
        ("exercise-ended", of::<Ending>()),
        ("exercise-ending", of::<Ending>()),
        ("exercise-morning", of::<Morning>()),
        ("exercise-offer", of::<Offer>()),
        ("today-state", of::<DayState>()),
        ("terminal-state", of::<DayState>()),
        ("charts-key", of::<MarkKind>()),
        ("history-test", of::<TestKind>()),
        ("doctor", of::<ReminderKind>()),
        ("doctor-line", of::<ReminderKind>()),
        ("visit-kind", of::<VisitKind>()),
        ("medicine-flag", of::<Flag>()),
        ("medicines-effects", of::<SideEffectStrength>()),
        ("medicines-units", of::<Unit>()),
        ("medicines-per", of::<Unit>()),
        ("side-effect", SIDE_EFFECTS.to_vec()),
        ("sign", of::<WarningSign>()),
        ("sign-say", emergencies),
        ("paper-signs", of::<WarningSign>()),
        ("sign-region", of::<Region>()),
        ("medicines-region", of::<Region>()),
    ]
}

#[test]
fn every_code_has_its_word_in_every_language() {
    let mut offences = Vec::new();
    for language in languages() {
        let files = sources(&format!("{LOCALES}/{language}"), &[".ftl"]);
        let said: BTreeMap<String, usize> =
            files.iter().flat_map(messages).map(|(id, said)| (id, said.len())).collect();
        for (group, codes) in groups() {
            let ids = codes.iter().map(|code| format!("{group}-{code}"));
            offences.extend(ids.filter(|id| !said.contains_key(id)).map(|id| format!("{language}: {id} is missing")));
        }
    }
    judge("A code is called by the message `<group>-<code>`.", &offences);
}

/// A code that leads to a word in source: `"heat" => words.msg_…`, or a table of functions by code.
const LED_TO_WORDS: [(&str, &[&str], &str); 2] = [
    ("src-tauri", &[".rs"], r#""[a-z][a-z0-9-]*"\s*=>\s*(self|words(\(\))?)\.msg_"#),
    ("ui/src", &[".ts", ".svelte"], r"Record<[\w]+, \(\) => string>"),
];

#[test]
fn no_table_leads_from_a_code_to_its_word() {
    let mut offences = Vec::new();
    for (folder, endings, table) in LED_TO_WORDS {
        let table = Regex::new(table).unwrap();
        for source in sources(folder, endings) {
            offences.extend(table.find_iter(source.without_tests()).map(|found| source.at(found.start())));
        }
    }
    judge("The name of a code is the message called by it: ask for it by `named(group, code)`.", &offences);
}
