//! The events that the window hears.

use respite_engine::view::{Coded, Part};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// Something is no longer as it was: of the diary, of what is due, or of what surrounds it.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Changed {
    /// The parts of the diary.
    pub parts: Vec<Coded<Part>>,
}

/// The close button was pressed where there is no tray to go to.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct CloseAsked;

/// A notice's button wants a screen.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct ShowScreen {
    /// Which.
    pub screen: Screen,
    /// What it is about: the day of an entry, the entry of a spasm.
    pub about: Option<String>,
}

/// A screen that a notice's button, or a start, can ask for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Screen {
    /// How it is now.
    Today,
    /// What can ease a spasm that is now.
    Ease,
    /// A new entry.
    Entry,
    /// Heat and cold.
    Session,
    /// The doctor's page.
    Summary,
    /// The medicines.
    Medicines,
    /// Rest and short walks.
    Rest,
    /// The settings, and a copy that is looked at there.
    Settings,
}
