//! A released migration never changes: diaries out there were made by it.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::sources::{checkout, judge, sources};

/// One line for each released migration, as `sha256sum` writes them.
const RELEASED: &str = "migrations/released.sha256";

#[test]
fn migrations_are_numbered_without_gaps() {
    let mut offences = Vec::new();
    for (index, source) in sources("migrations", &[".sql"]).iter().enumerate() {
        let wanted = format!("migrations/{:04}_", index + 1);
        if !source.path.starts_with(&wanted) {
            offences.push(format!("{} should begin with {wanted}", source.path));
        }
    }
    judge("Migrations are 0001_what.sql, 0002_what.sql and so on: each number once, none left out.", &offences);
}

#[test]
fn released_migrations_are_as_they_were() {
    let present: BTreeMap<String, String> = sources("migrations", &[".sql"])
        .into_iter()
        // A checkout on Windows may have other line ends; the hash is of what git holds.
        .map(|source| (source.path, hash(&source.text.replace("\r\n", "\n"))))
        .collect();
    let list = std::fs::read_to_string(checkout().join(RELEASED)).unwrap();
    let released: BTreeMap<&str, &str> = list
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_once("  ").map(|(hash, path)| (path, hash)).expect("`HASH  PATH`"))
        .collect();
    let mut offences = Vec::new();
    for (path, wanted) in &released {
        match present.get(*path) {
            None => offences.push(format!("{path} is gone")),
            Some(found) if found != wanted => offences.push(format!("{path} was edited: it is now {found}")),
            Some(_) => {}
        }
    }
    let last_released = released.keys().max().copied().unwrap_or_default();
    for path in present.keys().filter(|path| path.as_str() < last_released && !released.contains_key(path.as_str())) {
        offences.push(format!("{path} comes before {last_released}, which is released already"));
    }
    judge(
        "Released migrations are append-only: undo the edit and write the next one. (At a release, add each new one to \
         migrations/released.sha256: `sha256sum migrations/*.sql`.)",
        &offences,
    );
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
