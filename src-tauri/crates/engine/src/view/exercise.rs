//! Exercises.

use respite_domain::exercise::{Closed, Ending, Exercise, Offer, Side};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Coded, FileView};

/// Which exercise it is: one of the article by its code, or the person's own by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum WhichExercise {
    /// One of the article.
    Given(Coded<Exercise>),
    /// One of the person's own.
    Own {
        /// Its number in the diary.
        own: i32,
    },
}

impl From<Exercise> for WhichExercise {
    fn from(exercise: Exercise) -> WhichExercise {
        WhichExercise::Given(Coded(exercise))
    }
}

/// The same with what it is called, where the diary alone knows that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(untagged)]
pub enum NamedExercise {
    /// One of the article.
    Given(Coded<Exercise>),
    /// One of the person's own.
    Own {
        /// Its number in the diary.
        own: i32,
        /// As the person calls it.
        name: String,
    },
}

impl NamedExercise {
    /// Which it is.
    pub fn which(&self) -> WhichExercise {
        match self {
            NamedExercise::Given(exercise) => WhichExercise::Given(*exercise),
            NamedExercise::Own { own, .. } => WhichExercise::Own { own: *own },
        }
    }
}

/// An exercise of one's own, as somebody tells it. Not checked yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnExerciseDraft {
    /// As the person calls it.
    pub name: String,
    /// How it is done.
    pub how: String,
    /// Whether each side works by itself.
    pub has_sides: bool,
}

/// What the person told of an exercise of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnExerciseView {
    /// How it is done; empty where nobody said.
    pub how: String,
    /// Its picture, a file of the diary.
    pub picture: Option<FileView>,
}

/// The screen "Exercises".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExercisesView {
    /// The moment of looking.
    pub now: String,
    /// All exercises with how they are planned: those of the article, then the person's own.
    pub exercises: Vec<ExerciseView>,
    /// What speaks against exercises today; they are for today where nothing does.
    pub closed: Vec<Coded<Closed>>,
    /// The warning signs by which they are closed.
    pub signs: Vec<ClosingSignView>,
    /// Codes of all warning signs that stand ticked, those by which they are not closed too, in the order asked.
    pub standing: Vec<String>,
    /// What was said of being active, and who said that exercises are fine.
    pub clearance: Option<ClearanceView>,
    /// The exercise that is on.
    pub on: Option<RunView>,
    /// What was done, latest first.
    pub done: Vec<DoneView>,
    /// The morning after exercises that is asked about now.
    pub morning: Option<MorningAsked>,
}

/// A morning after exercises that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MorningAsked {
    /// The day of the exercises.
    pub on: String,
    /// Whether that was yesterday.
    pub yesterday: bool,
}

/// What is offered of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferView {
    /// One more, one less, or to keep it.
    pub offer: Coded<Offer>,
    /// The repetitions where it is taken.
    pub reps: u16,
}

/// The same, as `respite status` tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferStatus {
    /// Which exercise.
    pub exercise: NamedExercise,
    /// One more, one less, or to keep it.
    pub offer: Coded<Offer>,
    /// The repetitions where it is taken.
    pub reps: u16,
}

/// A warning sign that closes exercises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosingSignView {
    /// Its code.
    pub sign: String,
    /// The last day on which it was ticked.
    pub ticked_on: String,
    /// Whether a clinician's word opens them all the same.
    pub can_be_cleared: bool,
}

/// How an exercise is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseView {
    /// Which.
    pub exercise: NamedExercise,
    /// What was told of it, where it is one of the person's own.
    pub own: Option<OwnExerciseView>,
    /// Whether each side works by itself.
    pub has_sides: bool,
    /// Sets one after the other.
    pub sets: u16,
    /// Repetitions of a set, on each side.
    pub reps: u16,
    /// Seconds to hold.
    pub hold: u16,
    /// Seconds of rest between two sets.
    pub rest: u16,
    /// Seconds that all of it takes.
    pub seconds: u32,
    /// The doctor or therapist whose numbers these are.
    pub said_by: Option<String>,
    /// Whether one more may be offered of such.
    pub may_offer: bool,
    /// How it is to be done otherwise.
    pub note: String,
    /// Whether these are the person's or their therapist's own numbers.
    pub planned: bool,
    /// What is offered of it now.
    pub offer: Option<OfferView>,
}

/// What was said of being active, and who said that exercises are fine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClearanceView {
    /// Whether the person moves most days; null where that is not said yet.
    pub active: Option<bool>,
    /// The doctor or therapist; empty where nobody said so.
    pub by: String,
    /// The day on which they did; empty where nobody said so.
    pub on: String,
}

/// How an exercise is to be done. Not checked yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanDraft {
    /// Which.
    pub exercise: WhichExercise,
    /// Sets one after the other.
    pub sets: f64,
    /// Repetitions of a set, on each side.
    pub reps: f64,
    /// Seconds to hold.
    pub hold: f64,
    /// Seconds of rest between two sets.
    pub rest: f64,
    /// The doctor or therapist who said so; empty where nobody did.
    pub said_by: String,
    /// Whether one more may be offered all the same.
    #[serde(default)]
    pub may_offer: bool,
    /// How it is to be done otherwise.
    pub note: String,
}

/// The start of an exercise. Not checked yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunStart {
    /// Which.
    pub exercise: WhichExercise,
    /// Pain before, 0–10.
    pub before: Option<f64>,
    /// The side that begins, where there are sides.
    pub first: Coded<Side>,
    /// Whether half-time is told.
    pub halves: bool,
}

/// An exercise that is on.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// Its number in the diary.
    pub id: i32,
    /// Which.
    pub exercise: NamedExercise,
    /// Sets planned.
    pub sets: u16,
    /// Repetitions planned of a set, on each side.
    pub reps: u16,
    /// How far it is, in milliseconds, pauses not counted.
    pub position: i32,
    /// Whether it is paused.
    pub paused: bool,
    /// Whether it was left without a word of how it ended: its time ran out a while ago, or it was paused for too long.
    pub over: bool,
    /// All that is told in it, in order.
    pub cues: Vec<CueView>,
}

/// Something told while an exercise is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CueView {
    /// Seconds since the exercise began, pauses not counted.
    pub at: u32,
    /// What is told.
    pub cue: String,
    /// Of a count, how many seconds are left.
    pub left: Option<u16>,
    /// The set, from 1.
    pub set: u16,
    /// The side, where there are sides.
    pub side: Option<Coded<Side>>,
    /// The repetition, from 1; 0 before the first of a side.
    pub rep: u16,
}

/// An exercise that was done, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoneView {
    /// Its number in the diary.
    pub id: i32,
    /// Which.
    pub exercise: NamedExercise,
    /// When it began.
    pub started_at: String,
    /// How it ended.
    pub ending: Coded<Ending>,
    /// Repetitions that were done whole, of all sets and sides; absent where nobody saw that.
    pub reps_done: Option<u16>,
    /// Repetitions planned, of all sets and sides.
    pub reps: u16,
    /// Whether all of it was done: who came to its end may have skipped some.
    pub whole: bool,
    /// The side on which it ended, where there are sides.
    pub side: Option<Coded<Side>>,
    /// The repetition in which it ended; 0 before the first of a side.
    pub rep: u16,
    /// Pain before.
    pub before: u8,
    /// Pain after.
    pub after: Option<u8>,
}

/// An exercise that has ended now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EndedView {
    /// What was done.
    pub done: DoneView,
    /// Whether its end was seen; where it was left open, the pain of now is not the one after it.
    pub is_seen: bool,
}

/// The exercise that is on, as `respite status` tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExerciseStatus {
    /// Which.
    pub exercise: NamedExercise,
    /// When it began.
    pub started_at: String,
    /// Whether it is paused.
    pub paused: bool,
    /// It was left: nobody is at it any more, and how it ended is to be told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
    /// The set that it is in.
    pub set: u16,
    /// The side, null where there are none.
    pub side: Option<Coded<Side>>,
    /// The repetition that it is in; 0 before the first of a side.
    pub rep: u16,
}

/// Whether exercises are for today, as `respite status` tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateStatus {
    /// Whether they are.
    pub open: bool,
    /// What speaks against them.
    pub closed_by: Vec<Coded<Closed>>,
    /// The doctor or therapist who said that they are fine; null where nobody did.
    pub cleared_by: Option<String>,
    /// The day on which they did.
    pub cleared_on: Option<String>,
}
