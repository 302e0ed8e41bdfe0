//! Backups: how it stands with them, making one, bringing one back.

use std::path::{Path, PathBuf};

use respite_engine::view::{BackupView, Backups};
use respite_engine::{
    Attachments, Backup, BackupError, EngineError, Label, Prepared, back_up, back_up_by_itself, verify,
};
use respite_wording::PROGRAM;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ApiError, chosen};
use crate::backing_up::BackingUp;
use crate::engine_thread::EngineThread;
use crate::surroundings::Place;

/// How it stands with the backups of the diary.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupsShown {
    /// The moment of this view.
    pub now: String,
    /// What the diary and its backups say.
    pub backups: Backups,
    /// Why the last one was not made, in a sentence.
    pub failed: Option<String>,
    /// Those that Respite made by itself, the latest first.
    pub all: Vec<AutomaticView>,
}

/// A backup that Respite made by itself.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AutomaticView {
    /// When it was made.
    pub made_at: String,
    /// Its file.
    pub path: String,
}

/// A backup that was looked through, and the diary beside it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SideBySide {
    /// What would come back.
    pub backup: BackupView,
    /// What is there now.
    pub diary: BackupView,
}

/// How it stands with the backups of the diary.
#[tauri::command(async)]
#[specta::specta]
pub fn backups(engine: State<'_, EngineThread>, backing_up: State<'_, BackingUp>) -> Answer<BackupsShown> {
    let failed = backing_up.failed();
    engine.answer(move |engine, now| {
        let automatic = engine.automatic_backups(now).into_iter();
        Ok(BackupsShown {
            now: now.wall.to_rfc3339(),
            backups: engine.backups(now)?,
            failed,
            all: automatic
                .map(|(at, path)| AutomaticView { made_at: at.to_rfc3339(), path: path.to_string_lossy().into_owned() })
                .collect(),
        })
    })
}

/// Makes one beside the diary now, as Respite does by itself.
#[tauri::command]
#[specta::specta]
pub async fn back_up_now(engine: State<'_, EngineThread>, place: State<'_, Place>) -> Answer<BackupView> {
    let now = engine.answer(|_, now| Ok(now.wall))?;
    let folder = place.options.folder.clone();
    let words = engine.words;
    done(&engine, move || {
        let label = Label { program: PROGRAM, readme: &words.msg_backup_readme(PROGRAM), now };
        Ok(BackupView::of(&back_up_by_itself(&folder, &label)?, None))
    })
    .await
}

/// Asks where, and makes one there with all that is attached. Nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn save_backup<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
) -> Answer<Option<BackupView>> {
    let words = engine.words;
    let now = engine.answer(|_, now| Ok(now.wall))?;
    let name = now.format("respite-%Y-%m-%d.zip").to_string();
    let dialog = app.dialog().file().set_file_name(name).add_filter(words.msg_backups_files(), &["zip"]);
    let Some(path) = chosen(|choose| dialog.save_file(choose)).await else { return Ok(None) };
    let path = if path.extension().is_some() { path } else { path.with_added_extension("zip") };
    let folder = place.options.folder.clone();
    done(&engine, move || {
        let label = Label { program: PROGRAM, readme: &words.msg_backup_readme(PROGRAM), now };
        let made = back_up(&folder, &path, Attachments::Inside, &label)?;
        Ok(Some(BackupView::of(&made, Some(&path))))
    })
    .await
}

/// Asks for one. Nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>) -> Answer<Option<String>> {
    let dialog = app.dialog().file().add_filter(engine.words.msg_backups_files(), &["zip"]);
    Ok(chosen(|choose| dialog.pick_file(choose)).await.map(|path| path.to_string_lossy().into_owned()))
}

/// Looks through one, and tells what is in it and in the diary. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn look_at_backup(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    path: String,
) -> Answer<SideBySide> {
    let path = PathBuf::from(path);
    let now = engine.answer(|_, now| Ok(now.wall))?;
    let folder = place.options.folder.clone();
    done(&engine, move || {
        Ok(SideBySide {
            backup: BackupView::of(&verify(&path)?, Some(&path)),
            diary: BackupView::of(&Backup::of_diary(&folder, now)?, None),
        })
    })
    .await
}

/// Brings one back; what is there now is kept.
#[tauri::command]
#[specta::specta]
pub async fn bring_back(engine: State<'_, EngineThread>, place: State<'_, Place>, path: String) -> Answer<()> {
    let folder = place.options.folder.clone();
    let prepared = done(&engine, move || Prepared::of(Path::new(&path), &folder)).await?;
    engine.answer(move |engine, now| engine.bring_back(prepared, now, |_| ()).map(drop))
}

/// Puts what was there before back in its place; what is there now is kept in turn.
#[tauri::command]
#[specta::specta]
pub async fn undo_bring_back(engine: State<'_, EngineThread>, place: State<'_, Place>) -> Answer<()> {
    let folder = place.options.folder.clone();
    let prepared = done(&engine, move || Prepared::undo(&folder)).await?;
    engine.answer(move |engine, now| engine.bring_back(prepared, now, |_| ()).map(drop))
}

/// "This is the right one", of a diary that was brought back.
#[tauri::command(async)]
#[specta::specta]
pub fn resume_backups(engine: State<'_, EngineThread>) -> Answer<()> {
    engine.answer(|engine, now| engine.resume_backups(now))
}

/// Does it beside everything else, and tells in a sentence why it could not be done.
async fn done<T: Send + 'static>(
    engine: &EngineThread,
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Answer<T> {
    let words = engine.words;
    engine.beside(move || work().map_err(|error| ApiError::of(EngineError::from(error), words))).await
}
