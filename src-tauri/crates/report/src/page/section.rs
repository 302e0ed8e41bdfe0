//! A part of page 1 under a heading of its own.

use serde::Serialize;

use super::{Run, said};

/// A heading, and what follows it.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) runs: Vec<Run>,
    /// Lines of their own below.
    pub(super) lines: Vec<String>,
    /// Whether there is a line to write on.
    pub(super) blank: bool,
}

impl Section {
    pub(super) fn new(heading: String, runs: Vec<Run>) -> Section {
        Section { heading, runs, lines: Vec::new(), blank: false }
    }

    pub(super) fn text(&self) -> Vec<String> {
        [self.heading.clone(), said(&self.runs)].into_iter().chain(self.lines.iter().cloned()).collect()
    }
}
