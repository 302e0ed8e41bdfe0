//! Visits to a doctor or physical therapist.

use respite_engine::Edit;
use respite_engine::view::{Saved, VisitDraft, VisitOutcome, VisitsView};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The visits: to come, to be told about, past.
#[tauri::command(async)]
#[specta::specta]
pub fn visits(engine: State<'_, EngineThread>) -> Answer<VisitsView> {
    engine.answer(|engine, now| engine.visits(now))
}

/// Keeps a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn add_visit(engine: State<'_, EngineThread>, draft: VisitDraft) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.add_visit(&draft, now))
}

/// Replaces what was planned of a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn update_visit(
    engine: State<'_, EngineThread>,
    id: i32,
    draft: VisitDraft,
    showed: Option<VisitDraft>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.update_visit(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Says that a visit is over, and what came of it.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_done(
    engine: State<'_, EngineThread>,
    id: i32,
    outcome: VisitOutcome,
    showed: Option<VisitOutcome>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.visit_done(id, Edit::of(&outcome, showed.as_ref()), now))
}

/// Deletes a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_visit(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_visit(id, now))
}

/// Brings a deleted visit back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_visit(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_visit(id, now))
}
