//! The person's own packs.

use respite_engine::Edit;
use respite_engine::view::{OwnPackDraft, Saved};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// Keeps a pack, or changes one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_own_pack(
    engine: State<'_, EngineThread>,
    id: Option<i32>,
    draft: OwnPackDraft,
    showed: Option<OwnPackDraft>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_own_pack(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Takes a pack off the list, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_own_pack_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_own_pack_deleted(id, deleted, now))
}
