//! Habits.

use respite_engine::Edit;
use respite_engine::view::{HabitDraft, HabitsView};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// Habits of the last seven days.
#[tauri::command(async)]
#[specta::specta]
pub fn habits(engine: State<'_, EngineThread>) -> Answer<HabitsView> {
    engine.answer(move |engine, now| engine.habits(now))
}

/// Whether the person wishes to keep habits.
#[tauri::command(async)]
#[specta::specta]
pub fn want_habits(engine: State<'_, EngineThread>, wanted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.want_habits(wanted, now))
}

/// Keeps what is told of today.
#[tauri::command(async)]
#[specta::specta]
pub fn tell_habits(engine: State<'_, EngineThread>, told: HabitDraft, showed: Option<HabitDraft>) -> Answer<()> {
    engine.answer(move |engine, now| engine.tell_habits(Edit::of(&told, showed.as_ref()), now))
}
