//! What the window is told when a command did nothing.

use respite_engine::{EngineError, Field};
use respite_l10n::Words;
use respite_report::ReportError;
use respite_wording::{page_not_made, sentence};
use serde::Serialize;
use specta::Type;

/// Why a command did nothing.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ApiError {
    /// What kind of trouble.
    pub kind: ErrorKind,
    /// The field that it came from.
    pub field: Option<Field>,
    /// One plain sentence.
    pub message: String,
    /// Of a question: which, so that the answer is to it and to no other.
    pub question: Option<String>,
}

/// What kind of trouble.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// A value is off.
    Invalid,
    /// A value may be meant otherwise: the person can mend it, or say that it is right.
    Question,
    /// A safety rule says no.
    Refused,
    /// The data file is the trouble.
    Data,
    /// A part of the program is of another version, as after an update on disk: it has to start again.
    Updated,
    /// None of these.
    Unexpected,
}

impl ApiError {
    /// None of the troubles that have a name.
    pub(crate) fn unexpected(words: &Words) -> ApiError {
        ApiError { kind: ErrorKind::Unexpected, field: None, message: words.msg_error_unexpected(), question: None }
    }

    /// Why there is no page.
    pub(crate) fn no_page(error: &ReportError, words: &Words) -> ApiError {
        tracing::error!(%error, "no page");
        let kind = if matches!(error, ReportError::OtherBuild(_)) { ErrorKind::Updated } else { ErrorKind::Unexpected };
        ApiError { kind, message: page_not_made(error, words), ..ApiError::unexpected(words) }
    }

    /// What the engine did not do, and why.
    pub(crate) fn of(error: EngineError, words: &Words) -> ApiError {
        let message = sentence(&error, words);
        let question = error.question();
        let (kind, field) = match error {
            EngineError::Invalid { field, .. } if question.is_some() => (ErrorKind::Question, field),
            EngineError::Invalid { field, .. } => (ErrorKind::Invalid, field),
            EngineError::Refused(_) => (ErrorKind::Refused, None),
            EngineError::Backup(error) => {
                tracing::warn!(%error, "no backup was made, or none brought back");
                (ErrorKind::Data, None)
            }
            EngineError::Import(error) => {
                tracing::warn!(%error, "a file was not brought in");
                (ErrorKind::Data, None)
            }
            EngineError::Store(error) => {
                tracing::error!(%error, "the diary could not be read or written");
                (ErrorKind::Data, None)
            }
        };
        ApiError { kind, field, message, question }
    }
}

#[cfg(test)]
mod tests {
    use respite_l10n::Language;

    use super::*;

    #[test]
    fn a_page_that_waits_for_a_start_says_so_and_no_other_does() {
        let words = Language::En.words();
        let kind = |error| ApiError::no_page(&error, &words).kind;
        assert!(matches!(kind(ReportError::OtherBuild("9.9.9".to_owned())), ErrorKind::Updated));
        assert!(matches!(kind(ReportError::TooLong), ErrorKind::Unexpected));
    }
}
