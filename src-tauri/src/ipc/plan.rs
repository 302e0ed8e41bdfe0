//! Plans of heat and cold.

use respite_domain::plan::SlotSaid;
use respite_engine::Edit;
use respite_engine::view::{Coded, PackPlanDraft, Saved};
use tauri::State;

use super::{Answer, ApiError};
use crate::engine_thread::EngineThread;

/// All that is off in a plan.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_faults(engine: State<'_, EngineThread>, draft: PackPlanDraft) -> Answer<Vec<ApiError>> {
    let faults = engine.answer(move |engine, now| Ok(engine.plan_faults(&draft, now)))?;
    Ok(faults.into_iter().map(|fault| ApiError::of(fault, engine.words)).collect())
}

/// Keeps a plan, or changes one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_plan(
    engine: State<'_, EngineThread>,
    id: Option<i32>,
    draft: PackPlanDraft,
    showed: Option<PackPlanDraft>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_plan(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Ends a plan, or lets it go on.
#[tauri::command(async)]
#[specta::specta]
pub fn set_plan_ended(engine: State<'_, EngineThread>, id: i32, ended: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_plan_ended(id, ended, now))
}

/// Deletes a plan, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_plan_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_plan_deleted(id, deleted, now))
}

/// "In 10 min" or "Skip", said to a slot that is due.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_slot(engine: State<'_, EngineThread>, slot: i32, said: Coded<SlotSaid>) -> Answer<()> {
    engine.answer(move |engine, now| engine.answer_slot(slot, said.0, now))
}

/// That was a slip: the slot is as if nobody had said so.
#[tauri::command(async)]
#[specta::specta]
pub fn take_back_slot(engine: State<'_, EngineThread>, slot: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.take_back_slot(slot, now))
}
