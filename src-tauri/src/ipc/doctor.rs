//! Doctor reminders and questions about gaps.

use respite_engine::view::{GapAnswerView, GapQuestionView, ReminderAnswer, ReminderKindView};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// What the person says to a doctor reminder.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_reminder(
    engine: State<'_, EngineThread>,
    kind: ReminderKindView,
    place: Option<String>,
    answer: ReminderAnswer,
) -> Answer<()> {
    engine.answer(move |engine, now| engine.answer_reminder(kind, place.as_deref(), &answer, now))
}

/// What the person says to a question about a gap.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_gap(engine: State<'_, EngineThread>, question: GapQuestionView, answer: GapAnswerView) -> Answer<()> {
    engine.answer(move |engine, now| engine.answer_gap(&question, answer, now))
}
