//! Heat and cold.

use respite_domain::session::OffSaid;
use respite_engine::Edit;
use respite_engine::view::{
    Coded, OffView, Over, SafetyAnswers, SafetyView, SessionChange, SessionStart, SessionStop, SessionTold,
    SessionView, SessionsView,
};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The screen "Heat and cold".
#[tauri::command(async)]
#[specta::specta]
pub fn sessions(engine: State<'_, EngineThread>) -> Answer<SessionsView> {
    engine.answer(move |engine, now| engine.sessions(now))
}

/// Starts a guided session now.
#[tauri::command(async)]
#[specta::specta]
pub fn start_session(engine: State<'_, EngineThread>, start: SessionStart) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.start_session(&start, now))
}

/// The pack is off, said without a time.
#[tauri::command(async)]
#[specta::specta]
pub fn pack_is_off(engine: State<'_, EngineThread>, id: i32, said: Coded<OffSaid>) -> Answer<OffView> {
    engine.answer(move |engine, now| engine.pack_is_off(id, said.0, now))
}

/// The pack came off at a time, or at another than was said; with what only the person knows.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_session(engine: State<'_, EngineThread>, id: i32, stop: SessionStop) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.stop_session(id, &stop, now))
}

/// The pack is still on: that it is off was said by a slip.
#[tauri::command(async)]
#[specta::specta]
pub fn pack_is_still_on(engine: State<'_, EngineThread>, id: i32) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.pack_is_still_on(id, now))
}

/// Takes a session back within two minutes.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_session(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.undo_session(id, now))
}

/// Deletes a pack from which no skin rests.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_session(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_session(id, now))
}

/// Brings a deleted pack back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_session(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_session(id, now))
}

/// "I already did this."
#[tauri::command(async)]
#[specta::specta]
pub fn record_session(engine: State<'_, EngineThread>, told: SessionTold) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.record_session(&told, now))
}

/// Sets right what is known of a pack that is off.
#[tauri::command(async)]
#[specta::specta]
pub fn change_session(
    engine: State<'_, EngineThread>,
    id: i32,
    change: SessionChange,
    showed: Option<SessionChange>,
) -> Answer<SessionView> {
    engine.answer(move |engine, now| engine.change_session(id, Edit::of(&change, showed.as_ref()), now))
}

/// It was asked how it went with a pack, and the question was left.
#[tauri::command(async)]
#[specta::specta]
pub fn how_it_went_was_asked(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.how_it_went_was_asked(id, now))
}

/// The skin is fine at the 5-minute check.
#[tauri::command(async)]
#[specta::specta]
pub fn skin_is_fine(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.skin_is_fine(id, now))
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
pub fn answer_safety(
    engine: State<'_, EngineThread>,
    answers: SafetyAnswers,
    showed: Option<SafetyAnswers>,
) -> Answer<SafetyView> {
    engine.answer(move |engine, now| engine.answer_safety(Edit::of(&answers, showed.as_ref()), now))
}

/// "It looks normal again": the skin at these places.
#[tauri::command(async)]
#[specta::specta]
pub fn skin_looks_normal(engine: State<'_, EngineThread>, places: Vec<String>) -> Answer<Over> {
    engine.answer(move |engine, now| engine.skin_looks_normal(&places, now))
}

/// Skin was told by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn set_skin_mistaken(engine: State<'_, EngineThread>, tellings: Vec<i32>, mistaken: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_skin_mistaken(&tellings, mistaken, now))
}

/// "The fever has passed."
#[tauri::command(async)]
#[specta::specta]
pub fn fever_has_passed(engine: State<'_, EngineThread>) -> Answer<Over> {
    engine.answer(move |engine, now| engine.fever_has_passed(now))
}

/// One of these was said by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn not_over(engine: State<'_, EngineThread>, over: Over) -> Answer<()> {
    engine.answer(move |engine, now| engine.not_over(&over, now))
}
