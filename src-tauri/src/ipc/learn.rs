//! The pages to learn from. They are not of the diary: they can be read whatever became of it.

use respite_learn::{Library, Listed, Page};
use tauri::{AppHandle, Runtime, State};

use super::{Answer, ApiError};
use crate::engine_thread::EngineThread;
use crate::window;

/// The pages that hold all of these words, the best first; without words all of them.
#[tauri::command(async)]
#[specta::specta]
pub fn learn(engine: State<'_, EngineThread>, words: String) -> Answer<Vec<Listed>> {
    Ok(Library::of(engine.words.tag()).find(&words))
}

/// One page, by its name.
#[tauri::command(async)]
#[specta::specta]
pub fn learn_page(engine: State<'_, EngineThread>, name: String) -> Answer<Option<Page>> {
    Ok(Library::of(engine.words.tag()).page(&name).cloned())
}

/// Asks for the printer, and prints the screen that is shown.
#[tauri::command]
#[specta::specta]
pub async fn print_screen<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>) -> Answer<()> {
    let printed = window::main(&app).map(|window| window.print());
    printed.unwrap_or(Ok(())).map_err(|error| {
        tracing::warn!(%error, "not printed");
        ApiError::unexpected(engine.words)
    })
}
