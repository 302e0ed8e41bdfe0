//! The pages to learn from. They are not of the diary: they can be read whatever became of it.

use respite_learn::{Library, Listed, Page};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

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
