//! Two independent validators of FHIR R4 find nothing. They are npm packages for the tests alone; `cargo xtask test rust` installs
//! them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

mod invented;

use std::path::{Path, PathBuf};
use std::process::Command;

use invented::{diary, english, now};
use respite_exchange::{Page, Wanted, document, phr};
use serde_json::Value;

fn validators() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fhir");
    let installed = folder.join("node_modules/.package-lock.json");
    assert!(
        installed.is_file(),
        "the validators are not installed: run `npm ci` in tests/fhir, or `cargo xtask test rust`"
    );
    folder
}

/// Whether they find nothing, and what they say.
fn findings(files: &[PathBuf]) -> (bool, String) {
    let folder = validators();
    let output = Command::new("node").arg(folder.join("validate.mjs")).args(files).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn a_year_and_nothing_at_all_are_valid() {
    let folder = std::env::temp_dir().join(format!("respite-fhir-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (text, at) = (["The page".to_owned()], now());
    let page = Some(Page { pdf: b"%PDF-1.7", text: &text });
    let mut files = Vec::new();
    let wanted = |page| Wanted { page, notes: true, now: &at, version: "0.1.0", words: english() };
    for (name, file) in [
        ("year.json", document(&diary(7, 365), &wanted(page)).unwrap()),
        ("month.phr", phr(&diary(8, 30), &wanted(page)).unwrap()),
        ("nothing.json", document(&diary(9, 0), &wanted(None)).unwrap()),
        ("nothing.phr", phr(&diary(9, 0), &wanted(None)).unwrap()),
    ] {
        files.push(folder.join(name));
        std::fs::write(folder.join(name), file).unwrap();
    }
    let (fine, said) = findings(&files);
    // Validators that find nothing in what is wrong would prove nothing.
    let mut wrong: Vec<PathBuf> = Vec::new();
    let bundle: Value = serde_json::from_str(&document(&diary(8, 30), &wanted(page)).unwrap()).unwrap();
    for (at, change) in [broken_structure, broken_code, broken_order].into_iter().enumerate() {
        let mut bundle = bundle.clone();
        change(&mut bundle);
        wrong.push(folder.join(format!("wrong-{at}.json")));
        std::fs::write(&wrong[at], serde_json::to_vec(&bundle).unwrap()).unwrap();
    }
    let found: Vec<(bool, String)> = wrong.iter().map(|file| findings(std::slice::from_ref(file))).collect();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(fine, "{said}");
    for (fine, said) in &found {
        assert!(!fine, "{said}");
    }
    for (number, by) in [(0, "medplum"), (0, "fhir"), (1, "fhir"), (2, "medplum")] {
        assert!(found[number].1.contains(&format!("{by} | ")), "{by} finds nothing wrong: {}", found[number].1);
    }
}

fn first<'a>(bundle: &'a mut Value, kind: &str) -> &'a mut Value {
    let entries = bundle["entry"].as_array_mut().unwrap();
    let found = entries.iter_mut().find(|entry| entry["resource"]["resourceType"] == kind);
    &mut found.unwrap()["resource"]
}

fn broken_structure(bundle: &mut Value) {
    let observation = first(bundle, "Observation").as_object_mut().unwrap();
    observation.remove("code");
    observation.insert("valueScore".to_owned(), 6.into());
}

fn broken_code(bundle: &mut Value) {
    first(bundle, "MedicationStatement")["status"] = "taken".into();
}

fn broken_order(bundle: &mut Value) {
    bundle["entry"].as_array_mut().unwrap().remove(0);
}
