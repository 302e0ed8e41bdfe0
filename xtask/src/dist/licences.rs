//! What the programs are made of that others wrote, and on what terms.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::call::{answer, cargo, npm};

/// Names of files that hold terms.
const TERMS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// Whose work it is, and where its terms stand.
struct Other {
    name: String,
    version: String,
    licence: String,
    texts: Vec<String>,
}

/// Each crate and package in the shipped programs, with its licence; after them the texts, each once.
pub(super) fn of_others() -> anyhow::Result<String> {
    let mut others = crates()?;
    others.extend(of_the_screens()?);
    others.sort_by(|one, two| (&one.name, &one.version).cmp(&(&two.name, &two.version)));
    if let Some(other) = others.iter().find(|other| other.licence.is_empty()) {
        bail!("{} {} names no licence.", other.name, other.version);
    }
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut said = "Respite holds these works of others, each with its version, its licence and the number of its texts below.\n\n"
        .to_owned();
    for other in &others {
        let next = numbers.len() + 1;
        let mut named: Vec<String> = Vec::new();
        for (more, text) in other.texts.iter().enumerate() {
            named.push(numbers.entry(text).or_insert(next + more).to_string());
        }
        writeln!(said, "{} {}: {} [{}]", other.name, other.version, other.licence, named.join(", "))?;
    }
    let mut texts: Vec<_> = numbers.into_iter().collect();
    texts.sort_by_key(|(_, number)| *number);
    for (text, number) in texts {
        write!(said, "\n{:-<76}\n[{number}]\n\n{}\n", "", text.trim_end())?;
    }
    Ok(said)
}

/// The crates that the programs of this system are built from.
fn crates() -> anyhow::Result<Vec<Other>> {
    let told = asked(
        cargo(&["tree", "--locked", "--offline", "-e", "normal", "--prefix", "none", "-f", "{p}", "--no-dedupe"]),
        &super::of_packages().collect::<Vec<_>>(),
    )?;
    let built: std::collections::BTreeSet<(&str, &str)> = told
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .collect();
    let host = answer("rustc", &["-vV"]).context("`rustc` does not start")?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("`rustc` names no host")?.to_owned();
    // What other systems need was never fetched.
    let here = ["--filter-platform", &host];
    let metadata = asked(cargo(&["metadata", "--locked", "--offline", "--format-version", "1"]), &here)?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo names no packages")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    // Our own come from no registry.
    let others = packages.iter().filter(|package| !package["source"].is_null());
    let others = others.filter(|package| built.contains(&(&*text(&package["name"]), &*text(&package["version"]))));
    others
        .map(|package| {
            let manifest = text(&package["manifest_path"]);
            let folder = Path::new(&manifest).parent().context("a manifest stands in a folder")?;
            let licence = match (text(&package["license"]), text(&package["license_file"])) {
                (licence, file) if licence.is_empty() => file,
                (licence, _) => licence,
            };
            Ok(Other {
                name: text(&package["name"]),
                version: text(&package["version"]),
                licence,
                texts: terms(folder)?,
            })
        })
        .collect()
}

/// The packages that the screens are built from.
fn of_the_screens() -> anyhow::Result<Vec<Other>> {
    let listed = asked(npm(&["ls", "--omit=dev", "--all", "--parseable"]), &[])?;
    let folders = listed
        .lines()
        .map(Path::new)
        .filter(|folder| folder.components().any(|part| part.as_os_str() == "node_modules"));
    folders
        .map(|folder| {
            let package: Value = serde_json::from_str(&fs::read_to_string(folder.join("package.json"))?)?;
            let text = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
            Ok(Other { name: text("name"), version: text("version"), licence: text("license"), texts: terms(folder)? })
        })
        .collect()
}

/// The texts of a folder that hold terms, in the order of their names.
fn terms(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    names.sort_by_key(fs::DirEntry::file_name);
    let holds_terms = |entry: &&fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().to_uppercase();
        TERMS.iter().any(|terms| name.starts_with(terms)) && entry.path().is_file()
    };
    let texts = names
        .iter()
        .filter(holds_terms)
        .map(|entry| Ok(String::from_utf8_lossy(&fs::read(entry.path())?).into_owned()));
    texts.collect()
}

fn asked(mut command: Command, more: &[&str]) -> anyhow::Result<String> {
    let output = command.args(more).output().context("what licences there are can't be asked")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
