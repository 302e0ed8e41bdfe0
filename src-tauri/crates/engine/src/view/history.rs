//! What was before the diary, and the goals.

use respite_domain::goal::GoalEnd;
use respite_domain::history::{ConditionKind, TestKind};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// The section "History": all of it is short enough to be shown at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// The moment of looking.
    pub now: String,
    /// Injuries, latest first; those without a date last.
    pub injuries: Vec<InjuryView>,
    /// Tests, latest first; those without a date last.
    pub tests: Vec<TestView>,
    /// Conditions that a doctor named and other illnesses, in the order in which they were added.
    pub conditions: Vec<ConditionView>,
    /// When the first spasm ever was: `2019`, `2019-05` or `2019-05-12`.
    pub first_spasm: Option<String>,
    /// Goals, those that stand first, in the order in which they were added.
    pub goals: Vec<GoalView>,
}

/// What a person typed of an injury. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct InjuryDraft {
    /// What it was.
    pub what: String,
    /// `2019`, `2019-05` or `2019-05-12`.
    pub happened: Option<String>,
    /// Whether it came from sport.
    pub sport: Option<bool>,
    /// Which sport; only where it came from one.
    pub which_sport: String,
    /// Who looked at it.
    pub seen_by: String,
    /// The person's own words.
    pub note: String,
}

/// An injury as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InjuryView {
    /// Its number.
    pub id: i32,
    /// What it was.
    pub what: String,
    /// `2019`, `2019-05` or `2019-05-12`.
    pub happened: Option<String>,
    /// Whether it came from sport.
    pub sport: Option<bool>,
    /// Which sport; empty where nobody said.
    pub which_sport: String,
    /// Who looked at it; empty where nobody said.
    pub seen_by: String,
    /// The person's own words.
    pub note: String,
}

/// What a person typed of a test. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct TestDraft {
    /// Which kind.
    pub kind: Coded<TestKind>,
    /// What was looked at; of another test, which.
    pub what: String,
    /// `2019`, `2019-05` or `2019-05-12`.
    pub happened: Option<String>,
    /// Where.
    pub place: String,
    /// "What I was told."
    pub told: String,
}

/// A test as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TestView {
    /// Its number.
    pub id: i32,
    /// Which kind.
    pub kind: Coded<TestKind>,
    /// What was looked at; of another test, which.
    pub what: String,
    /// `2019`, `2019-05` or `2019-05-12`.
    pub happened: Option<String>,
    /// Where; empty where nobody said.
    pub place: String,
    /// "What I was told"; empty where nobody said.
    pub told: String,
    /// Its files, in the order in which they were added.
    pub files: Vec<FileView>,
}

/// A file that was copied into the diary's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Its number.
    pub id: i32,
    /// What it was called where it came from.
    pub name: String,
    /// Its size in bytes; 50 MB at most.
    pub bytes: u32,
}

/// What a person typed of a condition. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ConditionDraft {
    /// Which of the two.
    pub kind: Coded<ConditionKind>,
    /// Its name.
    pub name: String,
    /// `2019`, `2019-05` or `2019-05-12`.
    pub since: Option<String>,
    /// Who said so.
    pub said_by: String,
    /// The person's own words.
    pub note: String,
}

/// A condition as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConditionView {
    /// Its number.
    pub id: i32,
    /// Which of the two.
    pub kind: Coded<ConditionKind>,
    /// Its name.
    pub name: String,
    /// `2019`, `2019-05` or `2019-05-12`.
    pub since: Option<String>,
    /// Who said so; empty where nobody said.
    pub said_by: String,
    /// The person's own words.
    pub note: String,
}

/// A goal as it is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GoalView {
    /// Its number.
    pub id: i32,
    /// The person's own words.
    pub words: String,
    /// The day on which it was set.
    pub set_on: String,
    /// How it ended; absent while it stands.
    pub ended: Option<Coded<GoalEnd>>,
    /// The day of that.
    pub ended_on: Option<String>,
    /// Whether it has not been rated for 7 days.
    pub due: bool,
    /// How close the person was, latest first.
    pub ratings: Vec<RatingView>,
}

/// How close the person was to a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RatingView {
    /// Its number.
    pub id: i32,
    /// When.
    pub at: String,
    /// 0: not at all, 10: there.
    pub score: u8,
}

/// Something of the history that can be deleted and brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum HistoryKind {
    /// An injury.
    Injury,
    /// A test, its files with it.
    Test,
    /// A file of a test.
    File,
    /// A condition.
    Condition,
    /// A goal, its ratings with it.
    Goal,
    /// A rating of a goal.
    Rating,
}
