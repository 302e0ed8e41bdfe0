//! On how many days the person named what made it worse, what made it better, what set it off. Counts, never causes.

use respite_domain::charts::Span;
use respite_domain::words::List;
use serde::Serialize;
use specta::Type;

use super::Coded;

/// Words of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedRow {
    /// A code, or the person's own words.
    pub words: String,
    /// On how many days; absent where too few days named anything in the list.
    pub days: Option<u32>,
    /// Whether the person avoids it.
    pub avoided: bool,
}

/// What was named in one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedListView {
    /// How many days named anything in it. "I do not know" names nothing.
    pub of: u32,
    /// Whether these are enough to tell the counts: three or more.
    pub tells: bool,
    /// The words, those of most days first.
    pub rows: Vec<NamedRow>,
}

/// Words that the person avoids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AvoidedView {
    /// The list that they are of.
    pub list: Coded<List>,
    /// A code, or the person's own words.
    pub words: String,
    /// The day on which they were put there.
    pub since: String,
}

/// What was named over a span, and what the person avoids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedView {
    /// The moment of looking.
    pub now: String,
    /// How far back it reaches.
    pub span: Coded<Span>,
    /// The first day counted.
    pub from: String,
    /// The last day counted.
    pub to: String,
    /// What made it worse.
    pub worse: NamedListView,
    /// What made it better.
    pub better: NamedListView,
    /// What set it off.
    pub trigger: NamedListView,
    /// What the person avoids, the latest first, whenever it was named.
    pub avoided: Vec<AvoidedView>,
}
