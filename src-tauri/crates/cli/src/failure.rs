//! Why nothing was done: one line and an exit status.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use respite_domain::backup::BackupFault;
use respite_domain::before_start::Yes;
use respite_domain::exercise::Closed;
use respite_domain::import::ImportFault;
use respite_domain::place::Place;
use respite_domain::plan::PlanKind;
use respite_domain::start::Refusal;
use respite_domain::text::on_one_line;
use respite_domain::{Code, Invalid};
use respite_engine::{Backup, BackupError, Engine, EngineError, ImportError, NotWritten, StoreError, last_good_backup};
use respite_l10n::Words;
use respite_report::ReportError;
use respite_wording::{entries, moment, page_not_made, page_not_written, sentence};

use crate::ctrl_c::STOPPED;

/// Why nothing was done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The engine did not do it.
    Engine(EngineError),
    /// The diary is damaged, and there is a good backup of it.
    Damaged { error: EngineError, last_good: Box<(PathBuf, Backup)> },
    /// There is no folder to keep a diary in.
    NoHome,
    /// The page could not be made.
    NoPage(ReportError),
    /// The document could not be made.
    NoDocument,
    /// The page could not be written.
    NotWritten { why: NotWritten, path: PathBuf },
    /// Nothing on this computer prints.
    NoPrinting,
    /// The page was not taken by the printer; `why` is what that says.
    NotOnPaper { why: String },
    /// Standard output did not take what there was to say. What was done to the diary, or to a file, stays done.
    NotPrinted { done: bool },
    /// Nobody said that they are sure to erase so many rows.
    NotSure { rows: u32 },
    /// There is a key for the backups, and nobody said that another is wanted.
    KeyIsThere,
    /// Nobody said that they are sure, or which of several is meant: it is told what there is, and how to say so.
    Asks { told: String },
}

/// The words or a value are off.
const OFF: u8 = 2;
/// A safety rule refused.
const REFUSED: u8 = 3;
/// The data file, or the file to write, is the trouble.
const FILE: u8 = 4;

impl Failure {
    /// The same, naming the file of the diary where it is about that.
    pub(crate) fn naming_the_file(self, engine: &Engine) -> Failure {
        match self {
            Failure::Engine(error) => Failure::Engine(engine.naming_the_file(error)),
            other => other,
        }
    }

    /// The same, with the last good backup of the diary in `folder` where that is damaged.
    pub(crate) fn offering_a_backup(self, folder: &Path) -> Failure {
        match self {
            Failure::Engine(error @ EngineError::Store(StoreError::Corrupt(_) | StoreError::NotADiary(_))) => {
                match last_good_backup(folder) {
                    Some(last_good) => Failure::Damaged { error, last_good: Box::new(last_good) },
                    None => Failure::Engine(error),
                }
            }
            other => other,
        }
    }

    /// One line.
    pub(crate) fn line(&self, words: &Words) -> String {
        match self {
            Failure::Engine(error) => {
                let as_written = error.question().map(|_| words.msg_dose_as_written());
                let way = way_on(error, words).map(|way| words.msg_terminal_way_on(way));
                let is_of_another = matches!(error, EngineError::Import(ImportError::Fault(ImportFault::NotOurs)));
                let way = way.or_else(|| is_of_another.then(|| words.msg_terminal_foreign_guess()));
                words.sentences([sentence(error, words)].into_iter().chain(as_written).chain(way))
            }
            Failure::Damaged { error, last_good } => {
                let (path, backup) = &**last_good;
                let (at, held) = (moment(backup.made_at, words), entries(backup, words));
                let offer = words.msg_terminal_backup_offer(at, held, on_one_line(&path.to_string_lossy()));
                words.sentences([sentence(error, words), offer])
            }
            Failure::NoHome => words.msg_error_no_home(),
            Failure::NoPage(why) => page_not_made(why, words),
            Failure::NoDocument => words.msg_error_page(),
            Failure::NotWritten { why, path } => page_not_written(why, path, words),
            Failure::NoPrinting => words.msg_terminal_no_printing(),
            Failure::NotOnPaper { why } => words.msg_terminal_not_on_paper(why),
            Failure::NotPrinted { done: true } => words.msg_error_output_done(),
            Failure::NotPrinted { done: false } => words.msg_error_output(),
            Failure::NotSure { rows } => words.msg_terminal_erase_sure(*rows),
            Failure::KeyIsThere => words.msg_terminal_backup_key_is_there(),
            Failure::Asks { told } => told.clone(),
        }
    }

    /// The exit status.
    pub(crate) fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Failure::Engine(
                EngineError::Backup(BackupError::Fault(BackupFault::Stopped))
                | EngineError::Import(ImportError::Fault(ImportFault::Stopped)),
            )
            | Failure::NotWritten { why: NotWritten::Stopped(_), .. } => STOPPED,
            Failure::Engine(EngineError::Refused(_)) => REFUSED,
            Failure::Engine(EngineError::Invalid { why, .. }) if is_a_safety_rule(why) => REFUSED,
            Failure::Engine(EngineError::Invalid { .. })
            | Failure::NotSure { .. }
            | Failure::KeyIsThere
            | Failure::Asks { .. } => OFF,
            Failure::Engine(EngineError::Import(ImportError::Fault(
                ImportFault::NoMoment | ImportFault::WhichDay | ImportFault::WhichTop | ImportFault::Mapping,
            ))) => OFF,
            _ => FILE,
        })
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Failure::Engine(error)
    }
}

/// Whether a safety rule speaks against what was typed, rather than a value being off.
fn is_a_safety_rule(why: &Invalid) -> bool {
    matches!(why, Invalid::NotToday(_) | Invalid::TooMuchPain | Invalid::StillBlistered(_))
}

/// Places as they are typed.
fn given(places: &[&str]) -> String {
    each_given(places).map(|place| format!(" {place}")).collect()
}

/// The same, each by itself.
fn each_given(places: &[&str]) -> impl Iterator<Item = String> {
    places.iter().map(|place| format!("--place {place}"))
}

/// What to type where nobody said yet whether they move most days, or who says that exercises are fine.
pub(crate) fn activity_asked(closed: impl IntoIterator<Item = Closed>, words: &Words) -> Option<String> {
    closed.into_iter().find_map(|reason| match reason {
        Closed::Activity => Some(words.one_of(["respite exercise moves yes", "respite exercise moves no"])),
        Closed::NotCleared => Some("respite exercise moves no --by TEXT --on DATE".to_owned()),
        _ => None,
    })
}

/// What to type for the answer that is missing.
fn way_on(error: &EngineError, words: &Words) -> Option<String> {
    let way = match error {
        EngineError::Refused(Refusal::AskFirst(ask)) => match ask.about().yes() {
            Yes::Awake => "--awake",
            Yes::Heat => "--despite-injury",
            Yes::Cold => "--despite-fever",
            Yes::Read => "--read",
        },
        EngineError::Refused(Refusal::SkinNotNormal { told, .. }) => {
            return Some(format!("respite session healed{}", given(&told.codes())));
        }
        EngineError::Invalid { why: Invalid::NotToday(reasons), .. } => {
            return activity_asked(reasons.iter().flat_map(|reason| Closed::from_code(reason)), words);
        }
        EngineError::Refused(Refusal::Fever { .. }) => "respite session healed --fever",
        EngineError::Invalid { why: Invalid::ProductNameStopped(name), .. } => {
            return Some(format!("respite product \"{}\" --again", on_one_line(name)));
        }
        EngineError::Invalid { why: Invalid::WhichPack(places) | Invalid::PackElsewhere(places), .. } => {
            return Some(words.one_of(each_given(places)));
        }
        EngineError::Invalid { why: Invalid::UnknownPlace(_), .. } => {
            return Some(words.one_of(Place::all().map(Place::code)));
        }
        EngineError::Invalid { why: Invalid::WhichPlan(places), .. } => {
            let kinds = PlanKind::all().map(|kind| format!("--kind {}", kind.code()));
            return Some(words.one_of(each_given(places).chain(kinds)));
        }
        EngineError::Invalid { why: Invalid::SkinWasTold(places), .. } => {
            let healed = format!("respite session healed{}", given(places));
            return Some(words.one_of([healed.as_str(), &format!("{healed} --mistake")]));
        }
        EngineError::Invalid { why: Invalid::WhichVisit(_), .. } => {
            return Some(words.one_of(["--on DATE", "--on \"DATE HH:MM\"", "--clinician TEXT"]));
        }
        EngineError::Invalid { why: Invalid::SayWhen { places, .. }, .. } => {
            let at = format!("{} --at WHEN", given(places).trim_start());
            return Some(words.one_of([at.as_str(), "--not-known"]));
        }
        _ => return None,
    };
    Some(way.to_owned())
}

impl From<Invalid> for Failure {
    fn from(why: Invalid) -> Self {
        EngineError::from(why).into()
    }
}
