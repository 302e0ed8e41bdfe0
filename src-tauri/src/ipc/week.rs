//! The questionnaires: the PEG of a week, and the Roland-Morris.

use respite_engine::view::{PegDraft, RolandMorrisDraft, RolandMorrisView, Saved, WeekView};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// Whether it is time for the three questions about the past week, and all that was answered.
#[tauri::command(async)]
#[specta::specta]
pub fn week(engine: State<'_, EngineThread>) -> Answer<WeekView> {
    engine.answer(move |engine, now| engine.week(now))
}

/// Keeps the answers to the three questions.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_week(engine: State<'_, EngineThread>, draft: PegDraft) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.answer_week(&draft, now))
}

/// "Not this week."
#[tauri::command(async)]
#[specta::specta]
pub fn put_week_off(engine: State<'_, EngineThread>) -> Answer<()> {
    engine.answer(move |engine, now| engine.put_week_off(now))
}

/// Deletes the answers of a week, or brings them back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_week_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_week_deleted(id, deleted, now))
}

/// The Roland-Morris questionnaires that were answered, latest first.
#[tauri::command(async)]
#[specta::specta]
pub fn roland_morris(engine: State<'_, EngineThread>) -> Answer<Vec<RolandMorrisView>> {
    engine.answer(move |engine, _| engine.roland_morris())
}

/// Keeps an answered Roland-Morris questionnaire.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_roland_morris(engine: State<'_, EngineThread>, draft: RolandMorrisDraft) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.answer_roland_morris(&draft, now))
}

/// Deletes an answered Roland-Morris questionnaire, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_roland_morris_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_roland_morris_deleted(id, deleted, now))
}
