//! A diary that could not be read: what can be saved of it, and going on with that.

use std::path::Path;
use std::sync::Arc;

use respite_domain::backup::BackupFault;
use respite_engine::view::BackupView;
use respite_engine::{Backup, BackupError, EngineError, Prepared, SalvagedTable, Work};
use respite_wording::salvaged;
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::{Answer, ApiError};
use crate::at_work::{AtWork, Long};
use crate::engine_thread::EngineThread;

/// A diary that could not be read, and was kept aside.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Damaged {
    /// The last good backup that Respite made of it by itself, if there is one.
    pub last: Option<BackupView>,
}

/// What can still be read of it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// In a sentence.
    pub found: String,
    /// How much of each table that lost something.
    pub tables: Vec<String>,
}

/// What can still be read of the diary that was kept aside last. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn look_at_damaged(engine: State<'_, EngineThread>, at_work: State<'_, AtWork>) -> Answer<Salvaged> {
    let (words, begun) = (engine.words, at_work.begin(Long::Back));
    let read = salvage(&engine, &begun).await?;
    let (found, tables) = salvaged(&read.1, &read.2, words);
    Ok(Salvaged { found, tables })
}

/// Goes on with what can still be read of it. What is there now is kept.
#[tauri::command]
#[specta::specta]
pub async fn bring_back_salvaged(engine: State<'_, EngineThread>, at_work: State<'_, AtWork>) -> Answer<()> {
    let begun = at_work.begin(Long::Back);
    let (prepared, ..) = salvage(&engine, &begun).await?;
    engine.answer(move |engine, now| engine.go_on_after_damage(prepared, now).map(drop))
}

/// Goes on with the last good backup that Respite made of it by itself: the one in `path`, as it was told. What is there now is kept.
#[tauri::command]
#[specta::specta]
pub async fn bring_back_last_good(
    engine: State<'_, EngineThread>,
    at_work: State<'_, AtWork>,
    path: String,
) -> Answer<()> {
    let folder = engine.answer(|engine, _| Ok(engine.folder().to_owned()))?;
    let (words, begun) = (engine.words, at_work.begin(Long::Back));
    let work = Arc::clone(&begun);
    let prepared = move || Prepared::by(Path::new(&path), None, &folder, &work);
    let prepared =
        engine.beside(move || prepared().map_err(|error| ApiError::of(EngineError::from(error), words))).await?;
    engine.answer(move |engine, now| engine.go_on_after_damage(prepared, now).map(drop))
}

/// Reads what can be read, beside everything else.
async fn salvage(engine: &EngineThread, work: &Arc<Work>) -> Answer<(Prepared, Backup, Vec<SalvagedTable>)> {
    let (words, work) = (engine.words, Arc::clone(work));
    let (folder, damaged) = engine.answer(|engine, _| Ok((engine.folder().to_owned(), engine.damaged()?)))?;
    let read = move || {
        let (prepared, tables) = Prepared::salvage(&damaged.ok_or(BackupFault::NothingToSalvage)?, &folder, &work)?;
        let backup = prepared.backup().clone();
        Ok::<_, BackupError>((prepared, backup, tables))
    };
    engine.beside(move || read().map_err(|error| ApiError::of(EngineError::from(error), words))).await
}
