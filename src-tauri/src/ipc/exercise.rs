//! Exercises.

use respite_domain::exercise::{Ending, Exercise, Morning};
use respite_engine::Edit;
use respite_engine::view::{ClearanceView, Coded, DoneView, ExercisesView, PlanDraft, RunStart, Saved};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The screen "Exercises".
#[tauri::command(async)]
#[specta::specta]
pub fn exercises(engine: State<'_, EngineThread>) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.exercises(now))
}

/// Keeps how an exercise is to be done from now on.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_exercise(engine: State<'_, EngineThread>, draft: PlanDraft, showed: Option<PlanDraft>) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.plan_exercise(Edit::of(&draft, showed.as_ref()), now))
}

/// Keeps whether the person moves most days, and who said that exercises are fine.
#[tauri::command(async)]
#[specta::specta]
pub fn clear_exercise(
    engine: State<'_, EngineThread>,
    said: ClearanceView,
    showed: Option<ClearanceView>,
) -> Answer<()> {
    engine.answer(move |engine, now| engine.clear_exercise(Edit::of(&said, showed.as_ref()), now))
}

/// Starts an exercise.
#[tauri::command(async)]
#[specta::specta]
pub fn start_exercise(engine: State<'_, EngineThread>, start: RunStart) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.start_exercise(&start, now))
}

/// Pauses the exercise that is on.
#[tauri::command(async)]
#[specta::specta]
pub fn pause_exercise(engine: State<'_, EngineThread>) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.pause_exercise(now))
}

/// Goes on with it, from where it is or from a later second.
#[tauri::command(async)]
#[specta::specta]
pub fn go_on_exercise(engine: State<'_, EngineThread>, from: Option<u32>) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.go_on_exercise(from, now))
}

/// Ends the exercise that is on.
#[tauri::command(async)]
#[specta::specta]
pub fn end_exercise(engine: State<'_, EngineThread>, ending: Coded<Ending>) -> Answer<DoneView> {
    engine.answer(move |engine, now| engine.end_exercise(ending.0, now))
}

/// Keeps the pain after an exercise.
#[tauri::command(async)]
#[specta::specta]
pub fn exercise_pain_after(engine: State<'_, EngineThread>, id: i32, after: f64) -> Answer<()> {
    engine.answer(move |engine, now| engine.exercise_pain_after(id, after, now))
}

/// Deletes an exercise that was done, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_exercise_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_exercise_deleted(id, deleted, now))
}

/// Keeps how it was on the morning after the exercises of a day, or takes that back.
#[tauri::command(async)]
#[specta::specta]
pub fn tell_exercise_morning(engine: State<'_, EngineThread>, on: String, said: Option<Coded<Morning>>) -> Answer<()> {
    engine.answer(move |engine, now| engine.tell_exercise_morning(&on, said.map(|said| said.0), now))
}

/// Takes what is offered of an exercise, or keeps its numbers.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_exercise_offer(engine: State<'_, EngineThread>, exercise: Coded<Exercise>, take: bool) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.answer_exercise_offer(exercise.0, take, now))
}

/// Takes back what was planned of an exercise, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_exercise_plan_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_exercise_plan_deleted(id, deleted, now))
}
