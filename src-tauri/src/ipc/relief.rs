//! Heat and cold.

use respite_engine::view::{
    ReliefView, SafetyAnswers, SafetyView, Saved, SessionStart, SessionStop, SessionTold, SessionView,
};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The screen "Heat and cold".
#[tauri::command(async)]
#[specta::specta]
pub fn relief(engine: State<'_, EngineThread>) -> Answer<ReliefView> {
    engine.answer(move |engine, now| engine.relief(now))
}

/// Starts a guided session now.
#[tauri::command(async)]
#[specta::specta]
pub fn start_session(engine: State<'_, EngineThread>, start: SessionStart) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.start_session(&start, now))
}

/// The pack came off, or came off at another time than was said.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_session(engine: State<'_, EngineThread>, id: i32, stop: SessionStop) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.stop_session(id, &stop, now))
}

/// Takes a session back within two minutes.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_session(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.undo_session(id, now))
}

/// "I already did this."
#[tauri::command(async)]
#[specta::specta]
pub fn record_session(engine: State<'_, EngineThread>, told: SessionTold) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.record_session(&told, now))
}

/// The skin is fine at the 5-minute check.
#[tauri::command(async)]
#[specta::specta]
pub fn skin_is_fine(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, _| engine.skin_is_fine(id))
}

/// The pain half an hour after a session.
#[tauri::command(async)]
#[specta::specta]
pub fn pain_later(engine: State<'_, EngineThread>, id: i32, score: f64) -> Answer<()> {
    engine.answer(move |engine, now| engine.pain_later(id, score, now))
}

/// Keeps the answers to the safety questions.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_safety(engine: State<'_, EngineThread>, answers: SafetyAnswers) -> Answer<SafetyView> {
    engine.answer(move |engine, now| engine.answer_safety(&answers, now))
}
