//! What was taken of each ingredient, beside the limits.

use serde::Serialize;
use specta::Type;

/// What was taken of one ingredient in the 24 hours up to now, over all products.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IngredientTotal {
    /// Code or own words.
    pub ingredient: String,
    /// The product's name, of an ingredient that nobody named: it is counted for its product alone.
    pub product_name: Option<String>,
    /// How much.
    pub milligrams: f64,
    /// What was prescribed for 24 hours, else what the lowest of the checked labels of the products taken allows; absent: neither
    /// is known, or it is not all of this that is held against it.
    pub limit_milligrams: Option<f64>,
    /// The limit is that of a prescription, not of a label.
    pub prescribed: bool,
    /// It is what the label or the doctor said of the medicine before it was changed, and not what is in force.
    pub limit_before_change: bool,
    /// It is more than is allowed.
    pub exceeded: bool,
    /// One dose a day is allowed, and that of the day before is among it.
    pub day_before: bool,
    /// What of it is held against another limit.
    pub by_label: Option<ByLabel>,
    /// When the first of these doses was taken.
    pub from: String,
    /// When the last was.
    pub last: String,
}

/// What was not prescribed with a limit of its own, whose label stays the rule beside any prescription; or the daily low dose of aspirin
/// alone, or all but that.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ByLabel {
    /// How much.
    pub milligrams: f64,
    /// How much is allowed in 24 hours.
    pub limit_milligrams: f64,
    /// That is a prescription, and no label.
    pub prescribed: bool,
    /// It is what was said of the medicine before it was changed.
    pub limit_before_change: bool,
    /// It is more than is allowed.
    pub exceeded: bool,
    /// Names of what is not in it.
    pub without: Vec<String>,
    /// The medicine whose limit it is, where what was taken of it before it was changed is not in it either.
    pub before_change: Option<String>,
    /// The same, where what was taken of it since it was changed is not in it.
    pub since_change: Option<String>,
}
