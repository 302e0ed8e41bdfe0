//! Where the program is that makes pages.

use std::env::consts::EXE_SUFFIX;
use std::env::current_exe;
use std::path::{Path, PathBuf};

use respite_typeset::PROGRAM;

use crate::ReportError;

/// Where packages of Linux put programs that nobody calls by name: Filesystem Hierarchy Standard 3.0, 4.7.
const LIBEXEC: &str = "../libexec/respite";

/// Where cargo puts programs of tests and examples: below the others.
const OF_CARGO: [&str; 2] = ["deps", "examples"];

/// The program that belongs to the one that runs.
pub(super) fn of_the_program() -> Result<PathBuf, ReportError> {
    let own = current_exe().map_err(|_| ReportError::NotThere)?;
    // On a Mac it is named as it was called, be it by a link.
    let behind = own.canonicalize();
    let own = std::iter::once(own).chain(behind);
    own.flat_map(|own| places(&own)).find(|place| place.is_file()).ok_or(ReportError::NotThere)
}

/// Where it may be, for a program that is here.
fn places(own: &Path) -> Vec<PathBuf> {
    let Some(folder) = own.parent() else { return Vec::new() };
    let is_of_cargo = folder.file_name().is_some_and(|name| OF_CARGO.iter().any(|of_cargo| name == *of_cargo));
    let folders = [Some(folder.to_owned()), Some(folder.join(LIBEXEC)), is_of_cargo.then(|| folder.join(".."))];
    folders.into_iter().flatten().map(|folder| folder.join(format!("{PROGRAM}{EXE_SUFFIX}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_beside_the_others_or_where_nobody_calls_it() {
        for (own, there) in [
            ("/usr/bin/respite", "/usr/bin/../libexec/respite/respite-typeset"),
            ("/opt/respite/respite-desktop", "/opt/respite/respite-typeset"),
            ("/checkout/target/debug/deps/page-0123", "/checkout/target/debug/deps/../respite-typeset"),
        ] {
            let there = PathBuf::from(format!("{there}{EXE_SUFFIX}"));
            assert!(places(Path::new(own)).contains(&there), "{own}");
        }
        let elsewhere = places(Path::new("/opt/other/bin/respite"));
        assert!(elsewhere.iter().all(|place| place.starts_with("/opt/other")), "{elsewhere:?}");
    }
}
