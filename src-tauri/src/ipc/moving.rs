//! Resting and moving.

use respite_domain::moving::{Lying, RestAnswer};
use respite_engine::view::{Coded, MovingView, Saved, SpellStart};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// Resting and moving, as it is now.
#[tauri::command(async)]
#[specta::specta]
pub fn moving(engine: State<'_, EngineThread>) -> Answer<MovingView> {
    engine.answer(move |engine, now| engine.moving(now))
}

/// Begins a rest for today.
#[tauri::command(async)]
#[specta::specta]
pub fn begin_rest(engine: State<'_, EngineThread>, lying: Coded<Lying>, remind: bool) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.begin_rest(lying.0, remind, now))
}

/// Ends the rest, or says how it goes on.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_rest(engine: State<'_, EngineThread>, answer: Coded<RestAnswer>) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.answer_rest(answer.0, now))
}

/// Deletes a rest, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_rest_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_rest_deleted(id, deleted, now))
}

/// Begins to time a position or a walk.
#[tauri::command(async)]
#[specta::specta]
pub fn begin_spell(engine: State<'_, EngineThread>, start: SpellStart) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.begin_spell(&start, now))
}

/// Ends what is being timed.
#[tauri::command(async)]
#[specta::specta]
pub fn end_spell(engine: State<'_, EngineThread>, after: Option<f64>, went_on: bool) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.end_spell(after, went_on, now))
}
