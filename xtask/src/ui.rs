//! The screen: its packages and its built files, made afresh when older than what they come from.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, bail};

use crate::call::{answer, call, checkout, npm, npm_in};

/// The oldest Node.js that the screen's tools run on: `engines` in ui/package.json.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// What the built screen is made from. The words come from the core's folder.
const SOURCES: &[&str] = &[
    "ui/src",
    "ui/scripts",
    "ui/public",
    "ui/index.html",
    "ui/package.json",
    "ui/package-lock.json",
    "ui/vite.config.ts",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "src-tauri/crates/l10n/locales",
];

/// The screen's packages are there, as the lock file names them.
pub(crate) fn packages() -> anyhow::Result<()> {
    packages_of("ui")
}

/// The validators of FHIR are there, as their lock file names them: for the tests alone, 110 MB.
pub(crate) fn validators() -> anyhow::Result<()> {
    packages_of("tests/fhir")
}

fn packages_of(folder: &str) -> anyhow::Result<()> {
    let lock = newest(&checkout().join(folder).join("package-lock.json"));
    // npm writes this one last, so an install that was cut short counts as none.
    let installed = newest(&checkout().join(folder).join("node_modules/.package-lock.json"));
    let lock = lock.with_context(|| format!("{folder}/package-lock.json is missing"))?;
    if lock > installed.unwrap_or(SystemTime::UNIX_EPOCH) {
        call(npm_in(folder, &["ci", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// `ui/dist` holds the screen as it is in the sources.
pub(crate) fn built() -> anyhow::Result<()> {
    packages()?;
    let sources = SOURCES.iter().filter_map(|path| newest(&checkout().join(path))).max();
    let built = newest(&checkout().join("ui/dist/index.html"));
    if sources > built {
        build()?;
    }
    Ok(())
}

/// Builds the screen, wanted or not.
pub(crate) fn build() -> anyhow::Result<()> {
    call(npm(&["run", "--silent", "build"]))
}

/// Node.js is there, and new enough. Asked first: nobody installs it for the person, and the rest takes minutes.
pub(crate) fn node() -> anyhow::Result<()> {
    let (major, minor) = OLDEST_NODE;
    let Some(version) = answer("node", &["--version"]) else {
        bail!("Node.js is missing: please install version {major}.{minor} or newer from https://nodejs.org.");
    };
    let mut numbers = version.trim_start_matches('v').split('.').map(|number| number.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < OLDEST_NODE {
        bail!("Node.js {version} is too old: please install version {major}.{minor} or newer from https://nodejs.org.");
    }
    Ok(())
}

/// When the newest file at or below `path` was changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let about = path.metadata().ok()?;
    if about.is_file() {
        return about.modified().ok();
    }
    std::fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
}
