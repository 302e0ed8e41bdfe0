//! Warning signs.

use respite_engine::view::{SignDraft, SignSaved, SignsView};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// What is asked about warning signs, what was answered, and what is urgent.
#[tauri::command(async)]
#[specta::specta]
pub fn signs(engine: State<'_, EngineThread>) -> Answer<SignsView> {
    engine.answer(|engine, now| engine.signs(now))
}

/// Keeps an answer about warning signs.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_signs(engine: State<'_, EngineThread>, draft: SignDraft) -> Answer<SignSaved> {
    engine.answer(move |engine, now| engine.answer_signs(&draft, now))
}

/// "I have called", or "I am getting help".
#[tauri::command(async)]
#[specta::specta]
pub fn getting_help(engine: State<'_, EngineThread>) -> Answer<SignsView> {
    engine.answer(|engine, now| engine.getting_help(now))
}

/// "I ticked this by mistake."
#[tauri::command(async)]
#[specta::specta]
pub fn ticked_by_mistake(engine: State<'_, EngineThread>, id: i32) -> Answer<SignsView> {
    engine.answer(move |engine, now| engine.ticked_by_mistake(id, now))
}
