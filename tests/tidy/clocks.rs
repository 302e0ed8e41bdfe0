//! One clock, and everything else is told the time.

use regex::Regex;

use crate::sources::{judge, sources};

#[test]
fn rust_reads_the_time_in_one_crate_only() {
    let clock = Regex::new(r"\b(Local|Utc|SystemTime|Instant|OffsetDateTime|Zoned|Timestamp)::now\b").unwrap();
    let mut offences = Vec::new();
    for source in sources("src-tauri", &[".rs"]) {
        // What only measures or tries out may ask how long it took.
        let aside = ["/examples/", "/benches/", "/tests/"].iter().any(|folder| source.path.contains(folder));
        if aside || source.path.starts_with("src-tauri/crates/clock/") {
            continue;
        }
        offences.extend(
            clock
                .find_iter(source.without_tests())
                .map(|found| format!("{} reads `{}`", source.at(found.start()), found.as_str())),
        );
    }
    judge("Only respite-clock reads a clock. Take a `Moment` as an argument, so that a test can move it.", &offences);
}

#[test]
fn the_database_never_asks_for_the_time() {
    let clock =
        Regex::new(r"(?i)'now'|\bcurrent_(timestamp|date|time)\b|\b(unixepoch|julianday|datetime)\(\)").unwrap();
    let mut offences = Vec::new();
    for source in sources("migrations", &[".sql"]).into_iter().chain(sources("src-tauri/crates/store", &[".rs"])) {
        offences.extend(
            clock
                .find_iter(source.without_tests())
                .map(|found| format!("{} says `{}`", source.at(found.start()), found.as_str())),
        );
    }
    judge("SQLite's clock can't be moved by a test. Bind the moment as a value.", &offences);
}

#[test]
fn the_screen_is_told_the_time() {
    let clock = Regex::new(r"\bDate\.now\(|\bnew Date\(\s*\)|\bnew Date\b\s*[;,)]|Temporal\.Now").unwrap();
    let mut offences = Vec::new();
    for source in sources("ui/src", &[".ts", ".svelte"]) {
        // How far two clocks came apart is not what time it is.
        if source.path.ends_with(".test.ts") || source.path.ends_with("/stood-still.ts") {
            continue;
        }
        offences.extend(
            clock
                .find_iter(&source.text)
                .map(|found| format!("{} asks `{}`", source.at(found.start()), found.as_str())),
        );
    }
    judge("\"Now\" comes with every view from the core. Count on from it; never ask the webview.", &offences);
}
