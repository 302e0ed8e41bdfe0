//! Backups: how it stands with them, making one, bringing one back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use respite_domain::backup::{BackupFault, worry};
use respite_engine::view::{BackupView, Backups};
use respite_engine::{
    Attachments, Backup, BackupError, EngineError, Label, NewKey, Opener, Passphrase, Prepared, Seal,
    back_up_by_itself, back_up_sealed, backup_key, elsewhere, forget_elsewhere, set_backup_key, set_elsewhere,
    verify_by, write_sheet,
};
use respite_wording::{PROGRAM, recovery_sheet};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ApiError, chosen, of_kind};
use crate::at_work::{AtWork, Long};
use crate::backing_up::{BackingUp, ToSecondFolder};
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
    /// Whether there is a key to encrypt copies to.
    pub key: bool,
    /// The second folder, if one was named.
    pub second: Option<SecondFolder>,
}

/// The second folder that copies go to.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SecondFolder {
    /// Where it is.
    pub path: String,
    /// Whether the copies there are encrypted.
    pub encrypted: bool,
    /// When the last good one was made.
    pub last: Option<String>,
    /// Whether one is being written now.
    pub writing: bool,
    /// Whether those that are there hold what was erased: they go with the next.
    pub to_go: bool,
    /// Why there was none the last time, in a sentence.
    pub failed: Option<String>,
    /// Whether the last one is so old that it is worth a worry.
    pub worry: bool,
}

/// What opens an encrypted copy.
#[derive(Clone, serde::Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenWith {
    /// The file with the key.
    pub sheet: Option<String>,
    /// The passphrase.
    pub passphrase: Option<String>,
}

impl OpenWith {
    fn opener(&self) -> Result<Option<Opener>, BackupError> {
        Ok(match (&self.sheet, &self.passphrase) {
            (Some(sheet), _) => Some(Opener::of_sheet_file(Path::new(sheet))?),
            (None, Some(passphrase)) => Some(Opener::Passphrase(Passphrase::of(passphrase)?)),
            (None, None) => None,
        })
    }
}

/// What an encrypted copy wants before it opens.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// The file with the key.
    Key,
    /// The passphrase.
    Passphrase,
}

/// A copy that was looked at.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// What is in it, and in the diary.
    pub sides: Option<SideBySide>,
    /// What it wants first.
    pub needs: Option<Needs>,
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
pub fn backups(
    engine: State<'_, EngineThread>,
    backing_up: State<'_, BackingUp>,
    to_second: State<'_, ToSecondFolder>,
) -> Answer<BackupsShown> {
    let failed = backing_up.failed();
    let (to_second, silent) = (to_second.0.clone(), engine.words.msg_backups_second_silent());
    engine.answer(move |engine, now| {
        let second_failed = to_second.is_silent(now).then_some(silent).or_else(|| to_second.failed());
        let second = elsewhere(engine.folder()).map(|second| SecondFolder {
            path: second.folder.to_string_lossy().into_owned(),
            encrypted: second.sealed,
            last: second.last.map(|last| last.with_timezone(now.wall.offset()).to_rfc3339()),
            writing: to_second.is_writing(now),
            to_go: second.to_go,
            failed: second_failed,
            worry: worry(second.standing(), now.wall.to_utc()).is_some(),
        });
        let automatic = engine.automatic_backups(now).into_iter();
        Ok(BackupsShown {
            now: now.wall.to_rfc3339(),
            backups: engine.backups(now)?,
            failed,
            all: automatic
                .map(|(at, path)| AutomaticView { made_at: at.to_rfc3339(), path: path.to_string_lossy().into_owned() })
                .collect(),
            key: backup_key(engine.folder()).is_some(),
            second,
        })
    })
}

/// Makes a key, and asks where to save the sheet that opens what is encrypted to it. It counts only once that is written. Nothing when
/// the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn make_backup_key<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
) -> Answer<Option<String>> {
    let words = engine.words;
    let day = engine.answer(|_, now| Ok(now.day()))?;
    let name = words.msg_backups_sheet_name() + ".txt";
    let dialog = app.dialog().file().set_file_name(name);
    let Some(path) = chosen(|choose| dialog.save_file(choose)).await else { return Ok(None) };
    let folder = place.options.folder.clone();
    done(&engine, move || {
        let key = NewKey::make();
        write_sheet(&path, &recovery_sheet(&key, day, words), &folder)?;
        set_backup_key(&folder, &key.public())?;
        Ok(Some(path.to_string_lossy().into_owned()))
    })
    .await
}

/// Asks for the second folder. From now on copies go there too. False when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn name_second_folder<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    to_second: State<'_, ToSecondFolder>,
    encrypted: bool,
) -> Answer<bool> {
    let words = engine.words;
    let now = engine.answer(|_, now| Ok(now.wall))?;
    let dialog = app.dialog().file();
    let Some(path) = chosen(|choose| dialog.pick_folder(choose)).await else { return Ok(false) };
    let folder = place.options.folder.clone();
    done(&engine, move || {
        let label = Label { program: PROGRAM, readme: &words.msg_backup_folder_here(), now };
        set_elsewhere(&folder, &path, !encrypted, &label)
    })
    .await?;
    to_second.0.wake();
    Ok(true)
}

/// From now on copies go to no second folder.
#[tauri::command]
#[specta::specta]
pub async fn forget_second_folder(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    to_second: State<'_, ToSecondFolder>,
) -> Answer<()> {
    let folder = place.options.folder.clone();
    done(&engine, move || forget_elsewhere(&folder)).await?;
    to_second.0.wake();
    Ok(())
}

/// Asks for the file with the key. Nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_key_sheet<R: Runtime>(app: AppHandle<R>) -> Answer<Option<String>> {
    let dialog = app.dialog().file();
    Ok(chosen(|choose| dialog.pick_file(choose)).await.map(|path| path.to_string_lossy().into_owned()))
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
    at_work: State<'_, AtWork>,
    encrypted: bool,
) -> Answer<Option<BackupView>> {
    let words = engine.words;
    let now = engine.answer(|_, now| Ok(now.wall))?;
    let name = now.format("respite-%Y-%m-%d.zip").to_string() + if encrypted { ".age" } else { "" };
    let dialog = app.dialog().file().set_file_name(name).add_filter(words.msg_backups_files(), &["zip", "age"]);
    let Some(path) = chosen(|choose| dialog.save_file(choose)).await else { return Ok(None) };
    let path = if path.extension().is_some() {
        path
    } else {
        path.with_added_extension(if encrypted { "zip.age" } else { "zip" })
    };
    let folder = place.options.folder.clone();
    let work = at_work.begin(Long::Copy);
    done(&engine, move || {
        let label = Label { program: PROGRAM, readme: &words.msg_backup_readme(PROGRAM), now };
        let key = backup_key(&folder).filter(|_| encrypted);
        if encrypted && key.is_none() {
            return Err(BackupFault::NoKeyYet.into());
        }
        let seal = key.map(Seal::Key);
        let made = back_up_sealed(&folder, &path, Attachments::Inside, seal.as_ref(), &label, &work)?;
        Ok(Some(BackupView::of(&made, Some(&path))))
    })
    .await
}

/// How far such long work is, from 0 to 100. Nothing while there is none.
#[tauri::command]
#[specta::specta]
pub fn long_work(at_work: State<'_, AtWork>, to_second: State<'_, ToSecondFolder>, of: Long) -> Answer<Option<u8>> {
    Ok(if of == Long::Second { to_second.0.percent() } else { at_work.percent(of) })
}

/// What it would make is not wanted any more.
#[tauri::command]
#[specta::specta]
pub fn stop_long_work(at_work: State<'_, AtWork>, of: Long) -> Answer<()> {
    at_work.stop(of);
    Ok(())
}

/// Asks for one. Nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>) -> Answer<Option<String>> {
    let dialog = of_kind(app.dialog().file(), engine.words.msg_backups_files(), &["zip", "age"]);
    Ok(chosen(|choose| dialog.pick_file(choose)).await.map(|path| path.to_string_lossy().into_owned()))
}

/// Looks through one, and tells what is in it and in the diary. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn look_at_backup(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    at_work: State<'_, AtWork>,
    path: String,
    open_with: OpenWith,
) -> Answer<Looked> {
    let (path, work) = (PathBuf::from(path), at_work.begin(Long::Back));
    let now = engine.answer(|_, now| Ok(now.wall))?;
    let folder = place.options.folder.clone();
    done(&engine, move || {
        let wants = |needs| Ok(Looked { sides: None, needs: Some(needs) });
        let found = match verify_by(&path, open_with.opener()?.as_ref(), &work) {
            Err(BackupError::Fault(BackupFault::NeedsKey)) => return wants(Needs::Key),
            Err(BackupError::Fault(BackupFault::NeedsPassphrase)) => return wants(Needs::Passphrase),
            found => found?,
        };
        let diary = BackupView::of(&Backup::of_diary(&folder, now)?, None);
        Ok(Looked { sides: Some(SideBySide { backup: BackupView::of(&found, Some(&path)), diary }), needs: None })
    })
    .await
}

/// Brings one back; what is there now is kept.
#[tauri::command]
#[specta::specta]
pub async fn bring_back(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    at_work: State<'_, AtWork>,
    path: String,
    open_with: OpenWith,
) -> Answer<()> {
    let (folder, begun) = (place.options.folder.clone(), at_work.begin(Long::Back));
    let work = Arc::clone(&begun);
    let prepared =
        done(&engine, move || Prepared::by(Path::new(&path), open_with.opener()?.as_ref(), &folder, &work)).await?;
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
