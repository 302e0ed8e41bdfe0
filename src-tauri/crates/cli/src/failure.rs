//! Why nothing was done: one line and an exit status.

use std::path::Path;
use std::process::ExitCode;

use respite_domain::Invalid;
use respite_domain::before_start::Ask;
use respite_domain::session::Refusal;
use respite_engine::{Engine, EngineError, NotWritten};
use respite_l10n::words;
use respite_wording::{page_not_written, sentence};

/// Why nothing was done.
#[derive(Debug)]
pub(crate) struct Failure {
    line: String,
    status: u8,
    /// The error of the diary that it tells of.
    of_diary: Option<EngineError>,
}

/// The words or a value are off.
const OFF: u8 = 2;
/// A safety rule refused.
const REFUSED: u8 = 3;
/// The data file, or the file to write, is the trouble.
const FILE: u8 = 4;

impl Failure {
    /// There is no folder to keep a diary in.
    pub(crate) fn no_home() -> Failure {
        Failure { line: words().msg_error_no_home(), status: FILE, of_diary: None }
    }

    /// The page could not be made.
    pub(crate) fn no_page() -> Failure {
        Failure { line: words().msg_error_page(), status: FILE, of_diary: None }
    }

    /// The page could not be written.
    pub(crate) fn not_written(why: &NotWritten, path: &Path) -> Failure {
        Failure { line: page_not_written(why, path, words()), status: FILE, of_diary: None }
    }

    /// Standard output did not take what there was to say. What was written to the diary, or to a file, stays written.
    pub(crate) fn not_printed(done: bool) -> Failure {
        let line = if done { words().msg_error_output_done() } else { words().msg_error_output() };
        Failure { line, status: FILE, of_diary: None }
    }

    /// Nobody said that they are sure.
    pub(crate) fn not_sure(rows: u32) -> Failure {
        Failure { line: words().msg_terminal_erase_sure(rows), status: OFF, of_diary: None }
    }

    /// The same, naming the file of the diary where it is about that.
    pub(crate) fn naming_the_file(mut self, engine: &Engine) -> Failure {
        match self.of_diary.take() {
            Some(error) => engine.naming_the_file(error).into(),
            None => self,
        }
    }

    /// One line.
    pub(crate) fn line(&self) -> &str {
        &self.line
    }

    /// The exit status.
    pub(crate) fn status(&self) -> ExitCode {
        ExitCode::from(self.status)
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        let status = match &error {
            EngineError::Invalid { .. } => OFF,
            EngineError::Refused(_) => REFUSED,
            EngineError::Store(_) => FILE,
        };
        let mut line = sentence(&error, words());
        if error.question().is_some() {
            line = [line, words().msg_dose_as_written()].join(" ");
        }
        if let Some(way) = way_on(&error) {
            line = format!("{line} {}", words().msg_terminal_way_on(way));
        }
        let of_diary = matches!(error, EngineError::Store(_)).then_some(error);
        Failure { line, status, of_diary }
    }
}

/// What to type for the answer that is missing.
fn way_on(error: &EngineError) -> Option<&'static str> {
    match error {
        EngineError::Refused(Refusal::AskFirst(ask)) => Some(match ask {
            Ask::Drowsy(_) | Ask::Unknown(_) | Ask::Alcohol(_) | Ask::Sleepy(_) => "--awake",
            Ask::Injury(_) | Ask::AnyInjury => "--despite-injury",
            Ask::Fever(_) => "--despite-fever",
        }),
        EngineError::Refused(Refusal::SkinNotNormal { .. }) => Some("respite session healed"),
        EngineError::Invalid { why: Invalid::SkinWasTold, .. } => {
            Some("respite session healed, or respite session healed --mistake")
        }
        EngineError::Invalid { why: Invalid::WhichPack(_), .. } => Some("--place PLACE"),
        EngineError::Invalid { why: Invalid::WhichVisit(_), .. } => Some("--on DATE"),
        EngineError::Invalid { why: Invalid::SayWhen { .. }, .. } => {
            Some("respite session stop --at WHEN, or --not-known")
        }
        EngineError::Refused(Refusal::Fever { .. }) => Some("respite session healed --fever"),
        _ => None,
    }
}

impl From<Invalid> for Failure {
    fn from(why: Invalid) -> Self {
        EngineError::from(why).into()
    }
}
