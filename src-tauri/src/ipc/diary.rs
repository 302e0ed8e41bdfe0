//! Log, change, look back.

use std::sync::Arc;

use respite_engine::Edit;
use respite_engine::view::{
    ChangeView, ClearAnswer, DiaryView, DiaryWanted, EntryDraft, EntryView, SearchView, TodayView, ToldSaved,
};
use tauri::State;

use super::{Answer, ApiError};
use crate::engine_thread::EngineThread;
use crate::searching::Searching;

/// The screen "Today".
#[tauri::command(async)]
#[specta::specta]
pub fn today(engine: State<'_, EngineThread>) -> Answer<TodayView> {
    tracing::debug!("today is asked for");
    engine.answer(move |engine, now| engine.today(now))
}

/// Adds an entry.
#[tauri::command(async)]
#[specta::specta]
pub fn log_entry(engine: State<'_, EngineThread>, draft: EntryDraft) -> Answer<ToldSaved> {
    engine.answer(move |engine, now| engine.log_entry(&draft, now))
}

/// "I have a spasm now."
#[tauri::command(async)]
#[specta::specta]
pub fn log_spasm_now(engine: State<'_, EngineThread>) -> Answer<ToldSaved> {
    engine.answer(move |engine, now| engine.log_spasm_now(now))
}

/// "No spasm, no pain", now or at `when`; `both` where an entry says otherwise and both are true.
#[tauri::command(async)]
#[specta::specta]
pub fn log_clear(engine: State<'_, EngineThread>, when: String, both: bool) -> Answer<ClearAnswer> {
    engine.answer(move |engine, now| engine.log_clear(&when, both, now))
}

/// One entry.
#[tauri::command(async)]
#[specta::specta]
pub fn entry(engine: State<'_, EngineThread>, id: i32) -> Answer<EntryView> {
    engine.answer(move |engine, _| engine.entry(id))
}

/// Replaces what an entry says; what it said before is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn update_entry(
    engine: State<'_, EngineThread>,
    id: i32,
    draft: EntryDraft,
    showed: Option<EntryDraft>,
) -> Answer<ToldSaved> {
    engine.answer(move |engine, now| engine.update_entry(id, Edit::of(&draft, showed.as_ref()), now))
}

/// Deletes an entry.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_entry(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_entry(id, now))
}

/// Brings a deleted entry back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_entry(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_entry(id, now))
}

/// What an entry said before, latest change first.
#[tauri::command(async)]
#[specta::specta]
pub fn entry_changes(engine: State<'_, EngineThread>, id: i32) -> Answer<Vec<ChangeView>> {
    engine.answer(move |engine, _| engine.entry_changes(id))
}

/// What a pack, a dose, something tried or a visit said before, by its name among the rows of its day.
#[tauri::command(async)]
#[specta::specta]
pub fn row_changes(engine: State<'_, EngineThread>, row: String) -> Answer<Vec<ChangeView>> {
    engine.answer(move |engine, _| engine.row_changes(&row))
}

/// The latest days that hold something, and all that is wanted, before a day if it is given.
#[tauri::command(async)]
#[specta::specta]
pub fn diary(
    engine: State<'_, EngineThread>,
    before: Option<String>,
    days: u32,
    wanted: DiaryWanted,
) -> Answer<DiaryView> {
    engine.answer(move |engine, now| engine.diary(before.as_deref(), days, &wanted, now))
}

/// What was told with these words. Nothing typed finds nothing, and makes ready.
#[tauri::command]
#[specta::specta]
pub async fn search(
    engine: State<'_, EngineThread>,
    searching: State<'_, Arc<Searching>>,
    typed: String,
    most: u32,
) -> Answer<SearchView> {
    let (words, searching) = (engine.words, searching.inner().clone());
    let (folder, opening, now) =
        engine.answer(|engine, now| Ok((engine.folder().to_owned(), engine.opening(), now.clone())))?;
    let work = move || searching.search(&folder, opening, &typed, most, words, &now);
    engine.beside(move || work().map_err(|error| ApiError::of(error, words))).await
}

/// What was begun in this form and is not saved, as the form wrote it.
#[tauri::command(async)]
#[specta::specta]
pub fn begun(engine: State<'_, EngineThread>, form: String) -> Answer<Option<String>> {
    engine.answer(move |engine, _| engine.begun(&form))
}

/// The forms in which something was begun and is not saved, by name.
#[tauri::command(async)]
#[specta::specta]
pub fn forms_begun(engine: State<'_, EngineThread>) -> Answer<Vec<String>> {
    engine.answer(|engine, _| engine.forms_begun())
}

/// Keeps what was begun in this form, or nothing of it any more.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_begun(engine: State<'_, EngineThread>, form: String, said: Option<String>) -> Answer<()> {
    engine.answer(move |engine, _| engine.keep_begun(&form, said.as_deref()))
}
