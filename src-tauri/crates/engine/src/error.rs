//! Why a use case did nothing.

use respite_domain::Invalid;
use respite_domain::number::Comma;
use respite_domain::start::Refusal;
use respite_store::{BackupError, ImportError, NotCopied, StoreError};
use serde::Serialize;
use specta::Type;

/// Why a use case did nothing.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A value is off.
    #[error("{why}")]
    Invalid {
        /// The field that it came in.
        field: Option<Field>,
        /// What is off.
        why: Invalid,
    },
    /// A safety rule says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The data file is the trouble.
    #[error(transparent)]
    Store(StoreError),
    /// A backup is the trouble.
    #[error(transparent)]
    Backup(BackupError),
    /// A file that was to be brought in is the trouble.
    #[error(transparent)]
    Import(ImportError),
}

impl EngineError {
    /// The question that it is, if it is one; see [`Invalid::question`].
    pub fn question(&self) -> Option<String> {
        match self {
            EngineError::Invalid { why, .. } => why.question(),
            EngineError::Refused(_) | EngineError::Store(_) | EngineError::Backup(_) | EngineError::Import(_) => None,
        }
    }
}

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "they are the names of the fields of the drafts")]
pub enum Field {
    When,
    Spasms,
    Worst,
    Average,
    Interference,
    Sleep,
    Places,
    Triggers,
    Onset,
    Note,
    Minutes,
    Before,
    After,
    Later,
    Ended,
    Period,
    Day,
    What,
    Happened,
    Sport,
    ByWhom,
    Place,
    Told,
    Rating,
    Kind,
    Name,
    Time,
    Clinician,
    Questions,
    EmergencyNumber,
    Mood,
    BedHours,
    SittingHours,
    Worse,
    Better,
    CouldNot,
    Words,
    Contents,
    Label,
    Units,
    Product,
    CourseStart,
    CourseEnd,
    Directions,
    Strength,
    Sets,
    Reps,
    Hold,
    Rest,
    OwnPack,
    Lasting,
    Within,
}

/// The fields of units, which go to thousandths: what [`Comma::Either`] says holds in them. The numbers of a label are one field.
pub const EITHER_WAY: [Field; 2] = [Field::Units, Field::Label];

impl Field {
    /// What a comma before three figures does in it.
    pub fn comma(self) -> Comma {
        if EITHER_WAY.contains(&self) { Comma::Either } else { Comma::Thousands }
    }

    /// The field in which a value was off, if it can be told.
    pub fn of(why: &Invalid) -> Option<Field> {
        match why {
            Invalid::Spasms => Some(Field::Spasms),
            Invalid::AverageAboveWorst => Some(Field::Average),
            Invalid::UnknownPlace(_) | Invalid::NoPlace => Some(Field::Places),
            Invalid::Words | Invalid::OfferedWords | Invalid::SameWords => Some(Field::Words),
            Invalid::OnsetAfterEntry { .. } => Some(Field::Onset),
            Invalid::NoteTooLong | Invalid::NoteNotText => Some(Field::Note),
            Invalid::Minutes { .. } => Some(Field::Minutes),
            Invalid::EndBeforeStart => Some(Field::Ended),
            Invalid::ReliefName => Some(Field::Name),
            Invalid::ReliefMinutes => Some(Field::Minutes),
            Invalid::Period => Some(Field::Period),
            Invalid::Clinician => Some(Field::Clinician),
            Invalid::Questions => Some(Field::Questions),
            Invalid::EmergencyNumber => Some(Field::EmergencyNumber),
            Invalid::Units => Some(Field::Units),
            Invalid::PerUnit
            | Invalid::IngredientName
            | Invalid::IngredientTwice
            | Invalid::NoIngredient
            | Invalid::PerhapsIngredient { .. }
            | Invalid::SeveralIngredients { .. }
            | Invalid::MoreThanNamed { .. }
            | Invalid::WhichIngredient(_)
            | Invalid::UnusualStrength { .. }
            | Invalid::OtherStrengthNamed { .. } => Some(Field::Contents),
            Invalid::PrescriptionOnly(_) => Some(Field::Kind),
            Invalid::ProductName | Invalid::ProductNameTaken(_) | Invalid::ProductNameStopped(_) => Some(Field::Name),
            Invalid::UnknownProduct(_) => Some(Field::Product),
            Invalid::LabelWithoutLimit
            | Invalid::LabelUnits
            | Invalid::LabelNumber
            | Invalid::LabelHours
            | Invalid::LabelContradicts => Some(Field::Label),
            Invalid::CourseEndsBeforeStart => Some(Field::CourseEnd),
            Invalid::SideEffect => Some(Field::What),
            Invalid::SideEffectStrength => Some(Field::Strength),
            Invalid::Sets { .. } => Some(Field::Sets),
            Invalid::Reps { .. } => Some(Field::Reps),
            Invalid::Hold { .. } => Some(Field::Hold),
            Invalid::Rest | Invalid::PlanRest => Some(Field::Rest),
            Invalid::PlanHours | Invalid::PlanQuiet => Some(Field::Time),
            Invalid::Lasting => Some(Field::Lasting),
            Invalid::Within => Some(Field::Within),
            Invalid::MakersMinutes => Some(Field::Minutes),
            Invalid::OwnPackOther | Invalid::OwnPackUntimed | Invalid::NoOwnPack(_) => Some(Field::OwnPack),
            Invalid::OwnPackTaken(_) | Invalid::OwnPackUnnamed | Invalid::ExerciseTaken(_) => Some(Field::Name),
            Invalid::PlanOver => Some(Field::Day),
            Invalid::ClearedWhen => Some(Field::ByWhom),
            Invalid::PainBefore | Invalid::TooMuchPain => Some(Field::Before),
            Invalid::InFuture
            | Invalid::TooLongAgo
            | Invalid::NotATime(_)
            | Invalid::TimeSkipped(_)
            | Invalid::TimeTwice(_)
            | Invalid::SayWhen { .. } => Some(Field::When),
            Invalid::NotATimeOfDay(_) => Some(Field::Time),
            _ => None,
        }
    }
}

impl From<Invalid> for EngineError {
    fn from(why: Invalid) -> Self {
        EngineError::Invalid { field: Field::of(&why), why }
    }
}

impl From<StoreError> for EngineError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Invalid::NotFound.into(),
            error => EngineError::Store(error),
        }
    }
}

impl From<BackupError> for EngineError {
    fn from(why: BackupError) -> Self {
        match why {
            BackupError::Store(error) => error.into(),
            why => EngineError::Backup(why),
        }
    }
}

impl From<ImportError> for EngineError {
    fn from(why: ImportError) -> Self {
        match why {
            ImportError::Store(error) => error.into(),
            why => EngineError::Import(why),
        }
    }
}

impl From<NotCopied> for EngineError {
    fn from(why: NotCopied) -> Self {
        match why {
            NotCopied::Fault(fault) => Invalid::File(fault).into(),
            NotCopied::Store(error) => error.into(),
        }
    }
}

/// Names the field that a value came in.
pub(crate) trait InField<T> {
    fn in_field(self, field: Field) -> crate::Result<T>;
}

impl<T> InField<T> for Result<T, Invalid> {
    fn in_field(self, field: Field) -> crate::Result<T> {
        self.map_err(|why| EngineError::Invalid { field: Some(field), why })
    }
}
