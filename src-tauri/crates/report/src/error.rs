//! Why there is no page.

use respite_typeset::{BUILD, PROGRAM};

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The template does not fit its data, which is a bug. The text holds nothing of the diary.
    #[error("the page could not be laid out: {0}")]
    Layout(String),
    /// The laid out page could not be written as PDF, which is a bug.
    #[error("the page could not be written as PDF: {0}")]
    Pdf(String),
    /// The program that makes pages is not where it belongs.
    #[error("{PROGRAM} is not there; in a checkout `cargo build --bin {PROGRAM}` makes it")]
    NotThere,
    /// It is there, and the system does not start it.
    #[error("{PROGRAM} does not start: {0}")]
    NotStarted(String),
    /// It is of another version, as after an update while this program was open.
    #[error("{PROGRAM} is {0} and not {BUILD}; in a checkout `cargo build --bin {PROGRAM}` makes it anew")]
    OtherBuild(String),
    /// It ended before it answered.
    #[error("{PROGRAM} ended")]
    Ended,
    /// What it said is no answer to what was asked. It was ended.
    #[error("{PROGRAM} answered something else")]
    Garbled,
    /// It did not answer in time. It was ended.
    #[error("{PROGRAM} took too long")]
    TooLong,
    /// The page was no longer wanted. The program was ended.
    #[error("the page is not wanted any more")]
    NotWanted,
}
