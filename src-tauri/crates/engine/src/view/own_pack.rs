//! The person's own packs.

use respite_domain::own_pack::PackKind;
use respite_domain::session::Thermal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AskView, Coded};

/// One of the person's own packs, as somebody tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnPackDraft {
    /// What it is.
    pub kind: Coded<PackKind>,
    /// As the person calls it; empty: by its kind.
    pub name: String,
    /// The most minutes that its maker allows, 5 to 720.
    pub most: Option<f64>,
    /// Whether what came with it was read.
    pub read: bool,
}

/// The same as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnPackView {
    /// Its number in the diary.
    pub id: i32,
    /// What it is.
    pub kind: Coded<PackKind>,
    /// Whether it is for heat or for cold.
    pub thermal: Coded<Thermal>,
    /// As the person calls it; empty: by its kind.
    pub name: String,
    /// The most minutes that its maker allows.
    pub most: Option<i32>,
    /// The most minutes of a guided session with it.
    pub longest: i32,
    /// Whether a guided session or a plan can name it.
    pub timed: bool,
    /// When the person said that they have read what came with it.
    pub read_at: Option<String>,
    /// What wants a yes before its first guided session.
    pub asks: Option<AskView>,
    /// Whether it is the one of the list that was timed last, of heat or of cold.
    pub timed_last: bool,
}

/// The last timed pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LastTimed {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Number of the own pack that it was; absent where none was named.
    pub own_pack: Option<i32>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Minutes it was meant to last.
    pub minutes: i32,
}

/// Which of the person's own packs went on, or is to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnPackNamed {
    /// Its number in the diary.
    pub id: i32,
    /// What it is.
    pub kind: Coded<PackKind>,
    /// As the person calls it; empty: by its kind.
    pub name: String,
    /// Whether it is on the list still.
    pub listed: bool,
}
