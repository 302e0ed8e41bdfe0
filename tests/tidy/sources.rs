//! The files of the checkout, and how an offence in one is told.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// One text file of the checkout.
pub struct Source {
    /// Its path from the top of the checkout, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// The text with what follows `#[cfg(test)]` left out: in this project tests stand last in a file, or in one of their own.
    pub fn without_tests(&self) -> &str {
        if self.is_tests() {
            return "";
        }
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// Whether it is a file of tests, which the one that it tests brings in behind `#[cfg(test)]`.
    fn is_tests(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name == "tests.rs" || name.ends_with("_tests.rs") || (name.starts_with("tests_") && name.ends_with(".rs"))
    }

    /// Where `offset` is, for a person to click on.
    pub fn at(&self, offset: usize) -> String {
        format!("{}:{}", self.path, self.text[..offset].matches('\n').count() + 1)
    }
}

/// The top of the checkout.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file below `folder` whose name ends in one of `endings`, in order. None when the folder is not there yet.
pub fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let top = checkout();
    let built = |path: &Path| ["node_modules", "target", "ui/dist", "gen"].iter().any(|folder| path.ends_with(folder));
    WalkDir::new(top.join(folder))
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !built(entry.path()))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| endings.iter().any(|ending| entry.file_name().to_string_lossy().ends_with(ending)))
        .map(|entry| {
            let path = entry.path().strip_prefix(&top).unwrap().to_string_lossy().replace('\\', "/");
            Source { text: std::fs::read_to_string(entry.path()).unwrap(), path }
        })
        .collect()
}

/// Stops the test if there are offences: says the rule, then what to do, then each of them.
#[track_caller]
pub fn judge(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "\n{rule}\n  {}\n", offences.join("\n  "));
}
