//! Who may know whom.

use std::process::Command;

use regex::Regex;
use serde_json::Value;

use crate::sources::{Source, checkout, judge, sources};

/// Each package with those of ours that it may use. What is not listed may not be.
const EDGES: &[(&str, &[&str])] = &[
    ("respite-domain", &[]),
    ("respite-l10n", &[]),
    ("respite-learn", &[]),
    ("respite-clock", &["respite-domain"]),
    ("respite-store", &["respite-domain"]),
    ("respite-engine", &["respite-domain", "respite-store"]),
    ("respite-typeset", &[]),
    ("respite-report", &["respite-domain", "respite-l10n", "respite-typeset"]),
    ("respite-exchange", &["respite-domain", "respite-l10n"]),
    ("respite-foreign", &["respite-domain", "respite-engine", "respite-l10n"]),
    (
        "respite-handover",
        &["respite-domain", "respite-engine", "respite-exchange", "respite-l10n", "respite-report", "respite-wording"],
    ),
    ("respite-wording", &["respite-domain", "respite-engine", "respite-l10n", "respite-report"]),
    ("respite-cli", OUTERMOST),
    ("respite-desktop", OUTERMOST),
    ("respite-tests", OUTERMOST),
    ("xtask", &[]),
];

/// What puts everything together may use everything, but not each other.
const OUTERMOST: &[&str] = &[
    "respite-clock",
    "respite-domain",
    "respite-engine",
    "respite-exchange",
    "respite-foreign",
    "respite-handover",
    "respite-l10n",
    "respite-learn",
    "respite-report",
    "respite-store",
    "respite-wording",
];

/// What belongs to one place: names that begin so, and the only packages that may use them.
const KEPT_IN: &[(&str, &[&str])] = &[
    ("tauri", &["respite-desktop"]),
    ("notify-rust", &["respite-desktop"]),
    ("rusqlite", &["respite-store", "respite-tests"]),
    ("typst", &["respite-typeset"]),
    ("pulldown-cmark", &["respite-learn"]),
    ("fluent", &["respite-l10n", "respite-tests"]),
    ("specta", &["respite-engine", "respite-foreign", "respite-learn", "respite-desktop"]),
    ("rustix", &["respite-clock", "respite-tests"]),
    ("zip", &["respite-store", "respite-tests"]),
    ("age", &["respite-store"]),
    ("windows-sys", &["respite-clock"]),
];

/// All that the rules may stand on: no files, no clock, no wire format.
const DOMAIN_USES: &[&str] = &["chrono", "strsim", "thiserror"];

struct Package {
    name: String,
    /// Name, features, and whether for tests alone.
    uses: Vec<(String, Vec<String>, bool)>,
}

#[test]
fn packages_of_ours_know_only_whom_they_may() {
    let mut offences = Vec::new();
    for package in packages() {
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == package.name) else {
            offences.push(format!("{} is not in EDGES of tests/tidy/dependencies.rs", package.name));
            continue;
        };
        for (used, _, _) in &package.uses {
            let ours = EDGES.iter().any(|(name, _)| name == used);
            if ours && !allowed.contains(&used.as_str()) {
                offences.push(format!("{} uses {used}", package.name));
            }
        }
    }
    judge("These dependencies point the wrong way: pass what is needed as a value, or move it inwards.", &offences);
}

#[test]
fn what_belongs_to_one_place_stays_there() {
    let mut offences = Vec::new();
    for package in packages() {
        for (used, _, _) in &package.uses {
            for (start, homes) in KEPT_IN {
                if used.starts_with(start) && !homes.contains(&package.name.as_str()) {
                    offences.push(format!("{} uses {used}, which is for {}", package.name, homes.join(" and ")));
                }
            }
        }
    }
    judge("Each of these libraries is known in one place only: go through the package that holds it.", &offences);
}

/// Else Typst would be in each program that asks it for pages (ADR 33).
#[test]
fn only_the_program_of_the_typesetter_names_typst() {
    let package = "src-tauri/crates/typeset/src";
    let (program, library): (Vec<Source>, Vec<Source>) =
        sources(package, &[".rs"]).into_iter().partition(|source| source.path.starts_with(&format!("{package}/bin/")));
    let typst = Regex::new(r"\btypst(_\w+)?::").unwrap();
    assert!(program.iter().any(|source| typst.is_match(&source.text)), "where is it now?");
    let offences: Vec<String> =
        library.into_iter().filter(|source| typst.is_match(&source.text)).map(|source| source.path).collect();
    judge(
        "What others use of respite-typeset is only what is said to it: what needs Typst belongs below src/bin.",
        &offences,
    );
}

#[test]
fn the_rules_stand_on_next_to_nothing() {
    let all = packages();
    let domain = all.iter().find(|package| package.name == "respite-domain").unwrap();
    let mut offences = Vec::new();
    for (used, features, for_tests) in &domain.uses {
        if !for_tests && !DOMAIN_USES.contains(&used.as_str()) {
            offences.push(format!("respite-domain uses {used}"));
        }
        if used == "chrono" && features.iter().any(|feature| feature == "clock" || feature == "now") {
            offences.push("respite-domain uses chrono with a clock".to_owned());
        }
    }
    judge("The rules are pure functions: no files, no clock, no wire format. Do it in the engine.", &offences);
}

/// What cargo knows of the packages.
pub fn metadata(more: &[&str]) -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--offline"])
        .args(more)
        .current_dir(checkout())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages() -> Vec<Package> {
    let metadata = metadata(&["--no-deps"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: Vec<Package> = list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            name: text(&package["name"]),
            uses: list(&package["dependencies"])
                .iter()
                .map(|used| {
                    let features = list(&used["features"]).iter().map(text).collect();
                    (text(&used["name"]), features, used["kind"] == "dev")
                })
                .collect(),
        })
        .collect();
    assert!(packages.len() >= EDGES.len() / 2, "cargo metadata lists only {} packages", packages.len());
    packages
}
