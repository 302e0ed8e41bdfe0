//! Tables of other programs: what their columns mean, and bringing their lines in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use respite_domain::import::{ImportFault, LineOff, Lines};
use respite_domain::time::Moment;
use respite_engine::view::LinesView;
use respite_engine::{Engine, EngineError, ImportError, Mine};
use respite_foreign::{Mapping, Reading, Sheet};
use respite_l10n::Words;
use respite_wording::{lines_differing, lines_off, lines_told, tell_finding};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ApiError, chosen, of_kind};
use crate::at_work::{AtWork, Long};
use crate::engine_thread::EngineThread;
use crate::surroundings::Place;

/// How many lines of a table are shown.
const SHOWN: usize = 3;

/// A table of another program, as it was read.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TableShown {
    /// What its columns mean: as the person said of such a table last, else as it looks.
    pub mapping: Mapping,
    /// Whether the person said so.
    pub known: bool,
    /// What stands in its first lines, column by column.
    pub first: Vec<Vec<String>>,
    /// How many lines it has.
    pub lines: u32,
}

/// What came in of a table, or would.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TableTold {
    /// It for whoever counts.
    pub view: LinesView,
    /// It in sentences.
    pub lines: Vec<String>,
    /// The first of those that say something else here, each with both values.
    pub differing: Vec<String>,
    /// The first of the lines that can't be read, each with its number and why.
    pub off: Vec<String>,
}

/// Asks for a table to bring in. Nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_table<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>) -> Answer<Option<String>> {
    let dialog = of_kind(app.dialog().file(), engine.words.msg_foreign_kind(), &["csv", "tsv", "txt"]);
    Ok(chosen(|choose| dialog.pick_file(choose)).await.map(|path| path.to_string_lossy().into_owned()))
}

/// Reads a table, as was said or as it looks, and tells what its columns may mean.
#[tauri::command]
#[specta::specta]
pub async fn look_at_table(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    path: String,
    reading: Option<Reading>,
) -> Answer<TableShown> {
    let (words, folder) = (engine.words, place.options.folder.clone());
    let looked = engine.beside(move || {
        let look = || {
            let sheet = Sheet::of(Path::new(&path), reading.as_ref()).map_err(off)?;
            let diary = Engine::open_to_read(&folder)?;
            let kept = Mapping::kind_of(&sheet).map(|kind| diary.kept_mapping(&kind)).transpose()?.flatten();
            let kept = kept.and_then(|kept| Mapping::read(&kept).ok()?.completed(&sheet, words).ok());
            Ok((sheet, kept))
        };
        let (sheet, kept) = look().map_err(|error| ApiError::of(error, words))?;
        let known = kept.is_some();
        let mapping = kept.unwrap_or_else(|| Mapping::guessed(&sheet, words));
        Ok(TableShown { mapping, known, first: first_of(&sheet), lines: count(sheet.lines.len()) })
    });
    looked.await
}

/// The same mapping with what follows from what was said of its columns, and what is to be said of that.
#[tauri::command]
#[specta::specta]
pub async fn complete_mapping(engine: State<'_, EngineThread>, path: String, mapping: Mapping) -> Answer<Mapping> {
    let words = engine.words;
    let completed = engine.beside(move || {
        let sheet = Sheet::of(Path::new(&path), Some(&mapping.reading));
        let completed = sheet.and_then(|sheet| mapping.completed(&sheet, words)).map_err(off);
        completed.map_err(|error| ApiError::of(error, words))
    });
    completed.await
}

/// What would come in of a table. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn try_table(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    path: String,
    mapping: Mapping,
    take_theirs: bool,
) -> Answer<TableTold> {
    let (words, folder) = (engine.words, place.options.folder.clone());
    let now = engine.answer(|_, now| Ok(now.clone()))?;
    let tried = engine.beside(move || {
        let attempt = || {
            let diary = Engine::open_to_read(&folder)?;
            let (_, lines) = read(&diary, Path::new(&path), &mapping, words, &now)?;
            Ok((diary.would_bring_in_lines(&lines, mine(take_theirs), &now)?, lines.off))
        };
        let (view, off) = attempt().map_err(|error| ApiError::of(error, words))?;
        Ok(TableTold::of(view, &off, false, words))
    });
    tried.await
}

/// Brings a table in, and keeps what its columns mean for the next of the kind.
#[tauri::command]
#[specta::specta]
pub async fn bring_in_table(
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    at_work: State<'_, AtWork>,
    path: String,
    mapping: Mapping,
    take_theirs: bool,
) -> Answer<TableTold> {
    let begun = at_work.begin(Long::In);
    let (words, folder, path) = (engine.words, place.options.folder.clone(), PathBuf::from(path));
    let now = engine.answer(|_, now| Ok(now.clone()))?;
    let looked = engine.beside(move || {
        let look = || {
            let (sheet, lines) = read(&Engine::open_to_read(&folder)?, &path, &mapping, words, &now)?;
            Ok((Mapping::kind_of(&sheet), mapping.kept(), lines))
        };
        look().map_err(|error| ApiError::of(error, words))
    });
    let (kind, kept, lines) = looked.await?;
    let work = Arc::clone(&begun);
    let (view, off) = engine.answer(move |engine, now| {
        let view = engine.bring_in_lines_by(&lines, mine(take_theirs), &tell_finding(words), now, &work)?;
        if let Some(kind) = kind {
            engine.keep_mapping(&kind, &kept, now)?;
        }
        Ok((view, lines.off))
    })?;
    Ok(TableTold::of(view, &off, true, words))
}

/// Takes back what was brought in of a table, and gives back what was written over. Tells how many stay, as they were changed since.
#[tauri::command]
#[specta::specta]
pub async fn take_table_back(engine: State<'_, EngineThread>, entries: Vec<i32>, doses: Vec<i32>) -> Answer<u32> {
    engine.answer(move |engine, now| engine.take_lines_back(&entries, &doses, now))
}

impl TableTold {
    fn of(view: LinesView, off: &[LineOff], is_done: bool, words: &Words) -> TableTold {
        TableTold {
            lines: lines_told(&view, is_done, words),
            differing: lines_differing(&view, words),
            off: lines_off(off, words),
            view,
        }
    }
}

fn read(
    diary: &Engine,
    path: &Path,
    mapping: &Mapping,
    words: &Words,
    now: &Moment,
) -> Result<(Sheet, Lines), EngineError> {
    let sheet = Sheet::of(path, Some(&mapping.reading)).map_err(off)?;
    let lines = mapping.lines(&sheet, &diary.products_by_name()?, words, now).map_err(off)?;
    Ok((sheet, lines))
}

fn first_of(sheet: &Sheet) -> Vec<Vec<String>> {
    let of_column = |column: usize| sheet.column(column).take(SHOWN).map(str::to_owned).collect();
    (0..sheet.heads.len()).map(of_column).collect()
}

fn mine(take_theirs: bool) -> Mine {
    if take_theirs { Mine::Give } else { Mine::Stay }
}

fn off(fault: ImportFault) -> EngineError {
    ImportError::from(fault).into()
}

fn count(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}
