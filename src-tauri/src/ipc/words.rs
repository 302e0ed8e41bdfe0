//! The person's own words.

use respite_domain::words::List;
use respite_engine::view::{Coded, OwnWordsView, RenamedView};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The person's own words of each list, most used first.
#[tauri::command(async)]
#[specta::specta]
pub fn own_words(engine: State<'_, EngineThread>) -> Answer<OwnWordsView> {
    engine.answer(move |engine, _| engine.own_words())
}

/// Calls words of a list by another name in every entry.
#[tauri::command(async)]
#[specta::specta]
pub fn rename_words(
    engine: State<'_, EngineThread>,
    list: Coded<List>,
    from: String,
    to: String,
) -> Answer<RenamedView> {
    engine.answer(move |engine, now| engine.rename_words(list.0, &from, &to, now))
}

/// Takes a rename back.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_rename(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.undo_rename(id, now))
}
