//! What is of others: under which terms, that none of it is there for nothing, and that nothing of it speaks to a network (ADR 31).

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::path::Path;
use std::process::Command;
use std::str::SplitWhitespace;

use regex::Regex;
use serde_json::Value;

use crate::dependencies::metadata;
use crate::sources::{checkout, judge, sources};

/// Terms under which the work of others may be in Respite: each lets a program be given away with its own terms.
/// MPL-2.0 asks for the changes to its own files; there are none.
const TERMS: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The programs that are given away.
const SHIPPED: [&str; 3] = ["respite-cli", "respite-desktop", "respite-typeset"];

/// What a program speaks to the network with. Nothing is sent anywhere, so nothing that can is in it.
const NETWORK: [&str; 9] =
    ["curl", "hyper", "isahc", "native-tls", "openssl-sys", "reqwest", "rustls", "tungstenite", "ureq"];

/// Versions that Respite does not take, and why. A later one that is mended goes past them by itself.
const REFUSED: [(&str, &str, &str); 1] =
    [("blocking", "1.7.0", "a thread that is once made never ends, and wakes twice a second for ever")];

#[test]
fn none_of_it_is_a_version_that_is_refused() {
    let all = everything();
    let refusal = |package: &Value| {
        REFUSED.iter().find(|(name, version, _)| package["name"] == **name && package["version"] == **version)
    };
    let offences: Vec<String> = packages(&all)
        .filter_map(|package| refusal(package).map(|(name, version, why)| format!("{name} {version}: {why}")))
        .collect();
    judge("These versions are in REFUSED: take another by `cargo update -p NAME --precise VERSION`.", &offences);
}

#[test]
fn all_of_it_is_under_terms_that_allow_it() {
    let all = everything();
    let crates = packages(&all).filter(|package| !package["source"].is_null());
    let of_rust = crates.map(|package| (&package["name"], &package["license"]));
    let lock = std::fs::read_to_string(checkout().join("ui/package-lock.json")).unwrap();
    let lock: Value = serde_json::from_str(&lock).unwrap();
    let of_screens = lock["packages"].as_object().unwrap().iter();
    let of_screens = of_screens.filter(|(folder, package)| folder.contains("node_modules") && package["dev"] != true);
    let mut offences: Vec<String> =
        of_rust.filter(|(_, terms)| !are_fine(text(terms))).map(|(name, terms)| format!("{name}: {terms}")).collect();
    offences.extend(
        of_screens
            .filter(|(_, package)| !are_fine(text(&package["license"])))
            .map(|(folder, package)| format!("{folder}: {}", package["license"])),
    );
    judge("These terms are not in TERMS: read them, and add them there or take another library.", &offences);
}

#[test]
fn nothing_of_it_is_there_for_nothing() {
    let all = everything();
    let word_of = |name: &str| {
        let package = packages(&all).find(|package| package["name"] == name)?;
        let targets = package["targets"].as_array()?;
        let library = targets.iter().find(|target| {
            let kinds = target["kind"].as_array();
            kinds.is_some_and(|kinds| kinds.iter().any(|kind| text(kind).contains("lib") || kind == "proc-macro"))
        })?;
        Some(text(&library["name"]).replace('-', "_"))
    };
    let mut offences = Vec::new();
    for package in packages(&all).filter(|package| package["source"].is_null()) {
        let folder = Path::new(text(&package["manifest_path"])).parent().unwrap();
        let folder = folder.strip_prefix(checkout()).unwrap().to_string_lossy().replace('\\', "/");
        // The packages within a package are their own.
        let within = format!("{folder}/crates/");
        let files = sources(&folder, &[".rs"]).into_iter().filter(|file| !file.path.starts_with(&within));
        let code: String = files.map(|file| file.text).collect();
        for used in package["dependencies"].as_array().unwrap() {
            let name = text(&used["name"]);
            // What is for another system was never fetched: its word is its name.
            let word = used["rename"].as_str().map(str::to_owned).or_else(|| word_of(name));
            let word = word.unwrap_or_else(|| name.replace('-', "_"));
            if !Regex::new(&format!(r"\b{word}\b")).unwrap().is_match(&code) {
                offences.push(format!("{} lists {name}", package["name"]));
            }
        }
    }
    judge("No line of code names these libraries: take them out of the manifest.", &offences);
}

#[test]
fn nothing_that_is_given_away_can_speak_to_a_network() {
    let all = everything();
    let names: BTreeMap<&str, &str> =
        packages(&all).map(|package| (text(&package["id"]), text(&package["name"]))).collect();
    let nodes: BTreeMap<&str, &Value> =
        all["resolve"]["nodes"].as_array().unwrap().iter().map(|node| (text(&node["id"]), node)).collect();
    let mut next: Vec<&str> = names.iter().filter(|(_, name)| SHIPPED.contains(name)).map(|(id, _)| *id).collect();
    assert_eq!(next.len(), SHIPPED.len());
    let mut seen = BTreeSet::new();
    while let Some(id) = next.pop() {
        if seen.insert(id) {
            let used = nodes[id]["deps"].as_array().unwrap().iter();
            let stays = |used: &&Value| used["dep_kinds"].as_array().unwrap().iter().any(|of| of["kind"].is_null());
            next.extend(used.filter(stays).map(|used| text(&used["pkg"])));
        }
    }
    assert!(seen.len() > 100, "only {} libraries are found", seen.len());
    let offences: Vec<String> =
        seen.iter().map(|id| names[id]).filter(|name| NETWORK.contains(name)).map(str::to_owned).collect();
    judge("Nothing of the diary is sent anywhere: find another way than these.", &offences);
}

#[test]
fn terms_are_read_as_they_are_meant() {
    for (terms, fine) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("MIT AND GPL-2.0-only", false),
        ("(MIT OR GPL-2.0-only) AND Unicode-3.0", true),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("", false),
    ] {
        assert_eq!(are_fine(terms), fine, "{terms}");
    }
}

/// Whether terms, in the words of SPDX, allow it.
fn are_fine(terms: &str) -> bool {
    let apart = terms.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    any(&mut apart.split_whitespace().peekable())
}

fn any(words: &mut Peekable<SplitWhitespace<'_>>) -> bool {
    let mut fine = each(words);
    while words.next_if_eq(&"OR").is_some() {
        fine |= each(words);
    }
    fine
}

fn each(words: &mut Peekable<SplitWhitespace<'_>>) -> bool {
    let mut fine = one(words);
    while words.next_if_eq(&"AND").is_some() {
        fine &= one(words);
    }
    fine
}

fn one(words: &mut Peekable<SplitWhitespace<'_>>) -> bool {
    let fine = match words.next() {
        Some("(") => {
            let fine = any(words);
            words.next();
            fine
        }
        terms => terms.is_some_and(|terms| TERMS.contains(&terms)),
    };
    // An exception only allows more.
    if words.next_if_eq(&"WITH").is_some() {
        words.next();
    }
    fine
}

/// What cargo knows of all libraries that are built here. What other systems need was never fetched.
fn everything() -> Value {
    let told = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    metadata(&["--filter-platform", host])
}

fn packages(all: &Value) -> impl Iterator<Item = &Value> {
    all["packages"].as_array().unwrap().iter()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
