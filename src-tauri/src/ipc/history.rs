//! What was before the diary, and the goals.

use respite_domain::attachment::Wanted;
use respite_domain::goal::GoalEnd;
use respite_engine::CopiedFile;
use respite_engine::Edit;
use respite_engine::view::{Coded, ConditionDraft, HistoryKind, HistoryView, InjuryDraft, Saved, TestDraft};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ApiError, chosen, open};
use crate::engine_thread::EngineThread;
use crate::surroundings::Place;

/// The section "History".
#[tauri::command(async)]
#[specta::specta]
pub fn history(engine: State<'_, EngineThread>) -> Answer<HistoryView> {
    engine.answer(|engine, now| engine.history(now))
}

/// Adds an injury, or changes one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_injury(
    engine: State<'_, EngineThread>,
    id: Option<i32>,
    draft: InjuryDraft,
    showed: Option<InjuryDraft>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_injury(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Adds a test, or changes one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_test(
    engine: State<'_, EngineThread>,
    id: Option<i32>,
    draft: TestDraft,
    showed: Option<TestDraft>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_test(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Adds a condition, or changes one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_condition(
    engine: State<'_, EngineThread>,
    id: Option<i32>,
    draft: ConditionDraft,
    showed: Option<ConditionDraft>,
) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_condition(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Adds a goal, or puts it in other words.
#[tauri::command(async)]
#[specta::specta]
pub fn save_goal(engine: State<'_, EngineThread>, id: Option<i32>, words: String) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_goal(id, &words, now))
}

/// How close the person is to a goal.
#[tauri::command(async)]
#[specta::specta]
pub fn rate_goal(engine: State<'_, EngineThread>, id: i32, score: f64) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.rate_goal(id, score, now))
}

/// A goal is reached or dropped; without an end it stands again.
#[tauri::command(async)]
#[specta::specta]
pub fn end_goal(engine: State<'_, EngineThread>, id: i32, end: Option<Coded<GoalEnd>>) -> Answer<()> {
    engine.answer(move |engine, now| engine.end_goal(id, end.map(|end| end.0), now))
}

/// When the first spasm ever was.
#[tauri::command(async)]
#[specta::specta]
pub fn set_first_spasm(engine: State<'_, EngineThread>, happened: Option<String>) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_first_spasm(happened.as_deref(), now))
}

/// Deletes something of the history.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_history(engine: State<'_, EngineThread>, kind: HistoryKind, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_history(kind, id, now))
}

/// Brings back what was deleted of the history.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_history(engine: State<'_, EngineThread>, kind: HistoryKind, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_history(kind, id, now))
}

/// Asks for a file and copies it to a test; nothing when the person thought better of it. Neither the choice nor a slow disk
/// holds up anything else.
#[tauri::command]
#[specta::specta]
pub async fn attach_file<R: Runtime>(
    app: AppHandle<R>,
    place: State<'_, Place>,
    engine: State<'_, EngineThread>,
    test: i32,
) -> Answer<Option<Saved>> {
    let Some(path) = chosen(|choose| app.dialog().file().pick_file(choose)).await else { return Ok(None) };
    let folder = place.options.folder.clone();
    let words = engine.words;
    let copy = move || CopiedFile::of(&path, Wanted::Any, &folder).map_err(|why| ApiError::of(why.into(), words));
    let file = engine.beside(copy).await?;
    engine.answer(move |engine, now| engine.attach(test, file, now)).map(Some)
}

/// Opens the copy of a file with the program that the computer has for it.
#[tauri::command]
#[specta::specta]
pub async fn open_file<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    let path = engine.answer(move |engine, _| engine.file_path(id))?;
    open(&app, path.to_string_lossy().into_owned(), engine.words).await
}
