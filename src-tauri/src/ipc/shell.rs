//! What the window asks of the shell: settings, surroundings, closing.

use respite_engine::view::{OnClose, Settings};
use respite_wording::test_notice as words_of_test;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State, Wry};

use super::{Answer, ApiError, Place};
use crate::autostart;
use crate::engine_thread::EngineThread;
use crate::notifier::{self, Notifier};
use crate::window;

/// What the shell knows of where it runs.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Surroundings {
    /// Whether anything answers that could show notices.
    pub notices: Notices,
    /// Whether there is a tray.
    pub tray: bool,
    /// Whether this is the demo diary.
    pub demo: bool,
    /// Whether Respite starts with the computer.
    pub autostart: bool,
    /// Where the diary's file is.
    pub diary_path: String,
    /// One sentence, when a diary that could not be read was kept aside at the start.
    pub kept_aside: Option<String>,
    /// One sentence, when the time zone that was asked for is not known.
    pub unknown_zone: Option<String>,
    /// The version of the program.
    pub version: String,
}

/// Whether notices can be shown.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Notices {
    /// Something shows them.
    On,
    /// Nothing does.
    Off,
}

/// What is set.
#[tauri::command(async)]
#[specta::specta]
pub fn settings(engine: State<'_, EngineThread>) -> Answer<Settings> {
    engine.answer(|engine, _| engine.settings())
}

/// Sets all of these.
#[tauri::command(async)]
#[specta::specta]
pub fn change_settings(engine: State<'_, EngineThread>, settings: Settings) -> Answer<Settings> {
    engine.answer(move |engine, _| engine.change_settings(&settings))
}

/// Where the program runs.
#[tauri::command(async)]
#[specta::specta]
pub fn surroundings(app: AppHandle<Wry>, place: State<'_, Place>) -> Answer<Surroundings> {
    Ok(Surroundings {
        notices: if notifier::is_available() { Notices::On } else { Notices::Off },
        tray: window::has_tray(&app),
        demo: place.options.demo,
        autostart: autostart::is_on(&app),
        diary_path: place.options.folder.join(respite_engine::FILE_NAME).to_string_lossy().into_owned(),
        kept_aside: place.kept_aside.clone(),
        unknown_zone: place.unknown_zone.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// Shows a notice, to try.
#[tauri::command(async)]
#[specta::specta]
pub fn test_notice(app: AppHandle<Wry>) -> Answer<()> {
    let mut notifier = Notifier::default();
    notifier.show("test", &words_of_test(respite_l10n::words()), move |_| window::show(&app));
    // Dropping it would take the notice back at once.
    std::mem::forget(notifier);
    Ok(())
}

/// Whether Respite starts with the computer. Either answer counts as having been asked.
#[tauri::command(async)]
#[specta::specta]
pub fn set_autostart(app: AppHandle<Wry>, engine: State<'_, EngineThread>, on: bool) -> Answer<()> {
    autostart::turn(&app, on).map_err(|error| {
        tracing::warn!(%error, "starting with the computer could not be set");
        ApiError::unexpected()
    })?;
    engine.answer(|engine, _| {
        let settings = engine.settings()?;
        engine.change_settings(&Settings { autostart_offered: true, ..settings }).map(|_| ())
    })
}

/// Goes on in the background, or quits, as the person answered.
#[tauri::command(async)]
#[specta::specta]
pub fn close_window(app: AppHandle<Wry>, choice: OnClose) -> Answer<()> {
    match choice {
        OnClose::Quit => window::quit(&app),
        OnClose::KeepRunning | OnClose::Ask => window::keep_running(&app),
    }
    Ok(())
}
