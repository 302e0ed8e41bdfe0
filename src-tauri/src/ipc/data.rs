//! The diary as files: handing one out, and bringing one in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use respite_domain::Code;
use respite_engine::view::{Coded, ImportView};
use respite_engine::{Engine, EngineError, Import, Mine};
use respite_handover::{FileFormat, NotSaved, Order, save, told};
use respite_l10n::Words;
use respite_wording::{differing, imported, page_not_written};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ApiError, ErrorKind, chosen, of_kind};
use crate::at_work::{AtWork, Long};
use crate::engine_thread::EngineThread;
use crate::surroundings::Place;

/// What came in of a file, or would.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportShown {
    /// The same for whoever counts.
    pub view: ImportView,
    /// It in sentences.
    pub lines: Vec<String>,
    /// What says something else here and could be changed, each in a line: the first of them.
    pub differing: Vec<String>,
}

/// Asks where, and hands the diary out there. Tells so in sentences; nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn save_file<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    at_work: State<'_, AtWork>,
    format: Coded<FileFormat>,
    notes: bool,
) -> Answer<Option<Vec<String>>> {
    let (format, words) = (format.0, engine.words);
    let now = engine.answer(|_, now| Ok(now.clone()))?;
    let name = words.msg_diary_files_name(format.code(), now.day().to_string());
    let ending = format.ending();
    let dialog = app.dialog().file().set_file_name(format!("{name}.{ending}"));
    let dialog = dialog.add_filter(words.named("diary-files-format", format.code()), &[ending]);
    let Some(path) = chosen(|choose| dialog.save_file(choose)).await else { return Ok(None) };
    let path = if path.extension().is_some() { path } else { path.with_added_extension(ending) };
    let (folder, work) = (place.options.folder.clone(), at_work.begin(Long::Out));
    let saved = engine.beside(move || {
        let order = Order { format, from: None, to: None, notes };
        let diary = Engine::open_to_read(&folder).map_err(|error| ApiError::of(error, words))?;
        let saved = save(&diary, &order, &path, &now, words, &work).map_err(|why| not_saved(why, &path, words))?;
        Ok(Some(told(saved, &path, words)))
    });
    saved.await
}

/// Asks for a file to bring in. Nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_file<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>) -> Answer<Option<String>> {
    let dialog = of_kind(app.dialog().file(), engine.words.msg_diary_files_kind(), &["json", "zip"]);
    Ok(chosen(|choose| dialog.pick_file(choose)).await.map(|path| path.to_string_lossy().into_owned()))
}

/// Looks through a file, and tells what would come in. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn look_at_file(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    at_work: State<'_, AtWork>,
    path: String,
) -> Answer<ImportShown> {
    let words = engine.words;
    let now = engine.answer(|_, now| Ok(now.clone()))?;
    let (folder, work) = (place.options.folder.clone(), at_work.begin(Long::In));
    let looked = engine.beside(move || {
        let look = || {
            let mut import = Import::by(Path::new(&path), &work)?;
            Engine::open_to_read(&folder)?.would_import(&mut import, Mine::Stay, &now)
        };
        look().map(|view| ImportShown::of(view, false, words)).map_err(|error| ApiError::of(error, words))
    });
    looked.await
}

/// Brings a file in: what is here stays, or says what the file says if the person wants that.
#[tauri::command]
#[specta::specta]
pub async fn bring_in(
    engine: State<'_, EngineThread>,
    at_work: State<'_, AtWork>,
    path: String,
    take_theirs: bool,
) -> Answer<ImportShown> {
    let (words, begun) = (engine.words, at_work.begin(Long::In));
    let (path, work) = (PathBuf::from(path), Arc::clone(&begun));
    let read = move || Import::by(&path, &work).map_err(|error| ApiError::of(EngineError::from(error), words));
    let mut import = engine.beside(read).await?;
    let mine = if take_theirs { Mine::Give } else { Mine::Stay };
    let view = engine.answer(move |engine, now| engine.import(&mut import, mine, now, |_| ()))?;
    Ok(ImportShown::of(view, true, words))
}

impl ImportShown {
    fn of(view: ImportView, is_done: bool, words: &Words) -> ImportShown {
        let differing = view.told().map(|row| differing(row, words)).collect();
        ImportShown { lines: imported(&view, is_done, words), differing, view }
    }
}

fn not_saved(why: NotSaved, path: &Path, words: &Words) -> ApiError {
    match why {
        NotSaved::Engine(error) => ApiError::of(error, words),
        NotSaved::NoPage(why) => ApiError::no_page(&why, words),
        NotSaved::NoDocument => ApiError { message: words.msg_error_page(), ..ApiError::unexpected(words) },
        NotSaved::NotWritten(why) => {
            let message = page_not_written(&why, path, words);
            ApiError { kind: ErrorKind::Data, field: None, message, question: None }
        }
    }
}
