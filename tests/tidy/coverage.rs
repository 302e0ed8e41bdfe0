//! Every finding and every statement that `docs/coverage.md` lists is held by a test that there is.

use regex::Regex;

use crate::sources::{checkout, judge};

const RULE: &str = "Each row of a table in docs/coverage.md names a test that there is, as `path/of/file.rs::name_of_test` or \
                    `path/of/file.test.ts::what it says`; a row without one says why in words, beginning with \"None:\".";

#[test]
fn every_row_of_the_coverage_names_a_test_that_there_is() {
    let text = std::fs::read_to_string(checkout().join("docs/coverage.md")).unwrap();
    let test = Regex::new(r"`([\w./-]+\.(?:rs|ts|mjs))::([^`]+)`").unwrap();
    let mut offences = Vec::new();
    let mut rows = 0;
    for (index, line) in text.lines().enumerate().filter(|(_, line)| is_row(line)) {
        rows += 1;
        let named: Vec<_> = test.captures_iter(line).collect();
        if named.is_empty() && !line.contains("None:") {
            offences.push(format!("docs/coverage.md:{}: names no test", index + 1));
        }
        offences.extend(
            named
                .iter()
                .filter(|named| !is_there(&named[1], &named[2]))
                .map(|named| format!("docs/coverage.md:{}: there is no test {}::{}", index + 1, &named[1], &named[2])),
        );
    }
    assert!(rows > 0, "no row was found in docs/coverage.md: has its form changed?");
    judge(RULE, &offences);
}

/// A row of a table that tells something: not its head, not the line below that.
fn is_row(line: &str) -> bool {
    line.starts_with("| ") && !line.starts_with("| ---") && !line.starts_with("| Finding") && !line.starts_with("| S |")
}

/// Whether the file holds a test of this name.
fn is_there(path: &str, name: &str) -> bool {
    let Ok(text) = std::fs::read_to_string(checkout().join(path)) else { return false };
    // In a property test the attribute stands outside of the function; both are told by its name.
    let rust = || text.contains(&format!("fn {name}("));
    let told =
        || [format!("'{name}'"), format!("\"{name}\""), format!("`{name}`")].iter().any(|said| text.contains(said));
    if path.ends_with(".rs") { rust() } else { told() }
}
