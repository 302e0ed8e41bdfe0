//! What holds a pack back before it goes on.

use respite_domain::before_start::{AskAbout, Yes};
use respite_domain::session::Skin;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

/// What holds packs back now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeforeStartView {
    /// Skin that was told other than normal, the latest first.
    pub held_skin: Vec<HeldSkin>,
    /// When a fever was ticked that has not passed: no heat.
    pub fever: Option<String>,
    /// What wants a yes before heat.
    pub heat: Vec<AskView>,
    /// What wants a yes before cold.
    pub cold: Vec<AskView>,
    /// Whether heat was used on most of the last days: then the skin is looked at for what it leaves.
    pub heat_on_most_days: bool,
}

/// Skin that did not look normal when a pack came off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HeldSkin {
    /// Number of what was told, to say that it was a mistake.
    pub telling: i32,
    /// Codes of the places where the pack lay.
    pub places: Vec<String>,
    /// Codes of the places that take no pack: these and their neighbours.
    pub keeps_away: Vec<String>,
    /// How it looked.
    pub skin: Coded<Skin>,
    /// When the pack came off; where it has not, when that was told.
    pub at: String,
    /// The first day on which it can be said to look normal again, where that is still to come.
    pub heals_from: Option<String>,
}

/// Something that wants a yes before a pack goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskView {
    /// What a yes to this very fact names.
    pub key: String,
    /// What it is about.
    pub about: Coded<AskAbout>,
    /// What a yes to it says.
    pub yes: Coded<Yes>,
    /// The medicine, or the own pack by its name; absent where it can't be read, and of a pack without a name.
    pub product: Option<String>,
    /// When that was: a moment, or for an injury a day.
    pub at: Option<String>,
}

/// Something that the person said is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Over {
    /// Numbers of what was said, to take it back.
    pub ids: Vec<i32>,
}
