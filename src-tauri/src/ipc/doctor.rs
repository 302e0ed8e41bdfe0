//! Doctor reminders, and questions that only the person can answer.

use respite_domain::episode::StillHadIt;
use respite_domain::reminder::ReminderKind;
use respite_engine::view::{
    Answered, Coded, GapQuestionView, PlaceQuestionView, ReminderAnswer, Saved, ThresholdsDraft, WouldAskView,
};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// When the doctor reminders would have asked by other numbers; by those in force where none are given.
#[tauri::command(async)]
#[specta::specta]
pub fn would_ask(engine: State<'_, EngineThread>, given: Option<ThresholdsDraft>) -> Answer<WouldAskView> {
    engine.answer(move |engine, now| engine.would_ask(given.as_ref(), now))
}

/// What the person says to a doctor reminder.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_reminder(
    engine: State<'_, EngineThread>,
    kind: Coded<ReminderKind>,
    place: Option<String>,
    answer: ReminderAnswer,
) -> Answer<Answered> {
    engine.answer(move |engine, now| engine.answer_reminder(kind.0, place.as_deref(), &answer, now))
}

/// Takes back what was said to a reminder or a question.
#[tauri::command(async)]
#[specta::specta]
pub fn take_back_answer(engine: State<'_, EngineThread>, answered: Answered) -> Answer<()> {
    engine.answer(move |engine, now| engine.take_back_answer(&answered, now))
}

/// That was a slip: it stands as it was said.
#[tauri::command(async)]
#[specta::specta]
pub fn say_again(engine: State<'_, EngineThread>, answered: Answered) -> Answer<()> {
    engine.answer(move |engine, now| engine.say_again(&answered, now))
}

/// What the person says to a question about a gap.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_gap(
    engine: State<'_, EngineThread>,
    question: GapQuestionView,
    answer: Coded<StillHadIt>,
) -> Answer<Answered> {
    engine.answer(move |engine, now| engine.answer_gap(&question, answer.0, now))
}

/// Whether it is the same place as the one beside, as the person says.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_place(engine: State<'_, EngineThread>, question: PlaceQuestionView, same: bool) -> Answer<Answered> {
    engine.answer(move |engine, now| engine.answer_place(&question, same, now))
}

/// Whether the spasm is still there.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_still_there(engine: State<'_, EngineThread>, yes: bool) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.answer_still_there(yes, now))
}
