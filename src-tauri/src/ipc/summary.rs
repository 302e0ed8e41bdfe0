//! The doctor's page: shown as it will print, and saved.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use respite_domain::summary::{Paper, Section, Summary};
use respite_engine::view::{Coded, PersonView, VisitView};
use respite_engine::{At, write_pdf};
use respite_l10n::Words;
use respite_report::{render, render_while};
use respite_wording::page_not_written;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use tempfile::TempDir;

use super::{Answer, ApiError, ErrorKind, chosen, open};
use crate::engine_thread::EngineThread;
use crate::printing::{self, Printing};
use crate::surroundings::Place;

/// A day is over at its end, for who looks back at it.
const LAST_SECOND: &str = "23:59:59";

/// Which page.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryRequest {
    /// The first day; absent: 28 days in all.
    pub from: Option<String>,
    /// The last day; absent: today.
    pub to: Option<String>,
    /// The paper.
    pub paper: Coded<Paper>,
    /// What is left out after page 1.
    pub without: Vec<Coded<Section>>,
    /// Whether the five answers stand on page 1 as a QR code, too.
    pub qr: bool,
    /// The day at whose end it is made; absent: now.
    pub as_of: Option<String>,
    /// The number of the visit that it is for; absent: the next.
    pub visit: Option<i32>,
}

/// The pages as they will print.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryPages {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The first day of the open episode.
    pub episode_start: Option<String>,
    /// The visits that it may be for, in the order of their days.
    pub visits: Vec<VisitView>,
    /// The number of that which it is for.
    pub visit: Option<i32>,
    /// Each page as an SVG image.
    pub pages: Vec<String>,
    /// What the pages say, one paragraph each, for those who hear them.
    pub text: Vec<String>,
}

/// How often the pages were asked for: only those that were asked for last are still wanted.
#[derive(Default)]
pub(crate) struct PagesAsked(Arc<AtomicU64>);

impl PagesAsked {
    /// Whether those that are asked for now are still the last.
    fn still(&self) -> impl Fn() -> bool + Send + Sync + use<> {
        let (last, asked) = (Arc::clone(&self.0), self.0.fetch_add(1, Ordering::Relaxed) + 1);
        move || last.load(Ordering::Relaxed) == asked
    }
}

/// The pages as they will print. Whatever the program that makes them does, nothing else waits for it.
#[tauri::command]
#[specta::specta]
pub async fn summary_pages(
    engine: State<'_, EngineThread>,
    asked: State<'_, PagesAsked>,
    request: SummaryRequest,
) -> Answer<SummaryPages> {
    let (wanted, words) = (asked.still(), engine.words);
    let page = facts(&engine, &request)?;
    let made = move || {
        let no_page = |error| ApiError::no_page(&error, words);
        let document = render_while(&wanted, &page.summary, request.paper.0, words).map_err(no_page)?;
        Ok(SummaryPages {
            from: page.summary.period.from().to_string(),
            to: page.summary.period.to().to_string(),
            visit: page.visit(),
            pages: document.pages_svg().map_err(no_page)?,
            text: document.text().to_vec(),
            episode_start: page.episode_start,
            visits: page.visits,
        })
    };
    engine.beside(made).await
}

/// Asks where, and saves the page there as PDF. Tells where; nothing when the person thought better of it. Neither the choice
/// nor a slow disk holds up anything else.
#[tauri::command]
#[specta::specta]
pub async fn save_summary<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    request: SummaryRequest,
) -> Answer<Option<String>> {
    let (page, words) = (facts(&engine, &request)?, engine.words);
    let name = words.msg_file_name_summary(page.summary.period.to().to_string());
    let dialog = app.dialog().file().set_file_name(name).add_filter("PDF", &["pdf"]);
    let Some(path) = chosen(|choose| dialog.save_file(choose)).await else { return Ok(None) };
    let folder = place.options.folder.clone();
    engine.beside(move || save(&page.summary, request.paper.0, with_ending(path), &folder, words)).await.map(Some)
}

/// The pages that were handed over. They go with the program: until then somebody may be looking at one.
#[derive(Default)]
pub(crate) struct Opened(Mutex<Vec<TempDir>>);

impl Opened {
    /// Takes them away.
    pub(crate) fn close(&self) {
        self.folders().clear();
    }

    fn folders(&self) -> MutexGuard<'_, Vec<TempDir>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page in a private folder, for others to read.
struct Handed {
    path: String,
    title: String,
    words: &'static Words,
}

/// Makes the page as PDF, to be handed over.
async fn hand_over(engine: &EngineThread, place: &Place, opened: &Opened, request: &SummaryRequest) -> Answer<Handed> {
    let (page, words, paper) = (facts(engine, request)?, engine.words, request.paper.0);
    let name = words.msg_file_name_summary(page.summary.period.to().to_string());
    let title = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // For its owner alone, as all folders of this crate are.
    let folder = TempDir::with_prefix("respite-").map_err(|error| {
        tracing::warn!(%error, "there is no room for a page to hand over");
        ApiError { message: words.msg_error_page(), ..ApiError::unexpected(words) }
    })?;
    let (path, diary) = (folder.path().join(name), place.options.folder.clone());
    // From now on it goes with the program, whatever becomes of it meanwhile.
    opened.folders().push(folder);
    let path = engine.beside(move || save(&page.summary, paper, path, &diary, words)).await?;
    Ok(Handed { path, title, words })
}

/// Opens the page as PDF in the program that the computer has for it.
#[tauri::command]
#[specta::specta]
pub async fn open_summary<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    opened: State<'_, Opened>,
    request: SummaryRequest,
) -> Answer<()> {
    let Handed { path, words, .. } = hand_over(&engine, &place, &opened, &request).await?;
    open(&app, path, words).await
}

/// What came of a wish to print.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Printed {
    /// The printer has it.
    Sent,
    /// The person thought better of it.
    Left,
    /// There is no dialog here, so it is open where it can be printed.
    Opened,
}

/// Prints the page by the system's own dialog. Where there is none the page is opened, to be printed there.
#[tauri::command]
#[specta::specta]
pub async fn print_summary<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    opened: State<'_, Opened>,
    request: SummaryRequest,
) -> Answer<Printed> {
    let Handed { path, title, words } = hand_over(&engine, &place, &opened, &request).await?;
    match printing::print(&app, &title, Path::new(&path)).await {
        Printing::Sent => Ok(Printed::Sent),
        Printing::Left => Ok(Printed::Left),
        Printing::NoDialog => open(&app, path, words).await.map(|()| Printed::Opened),
    }
}

/// Whose diary it is, as far as that stands on the page.
#[tauri::command(async)]
#[specta::specta]
pub fn person(engine: State<'_, EngineThread>) -> Answer<PersonView> {
    engine.answer(|engine, _| engine.person().map(PersonView::from))
}

/// Sets the name and the day of birth on the page; what is not given stays.
#[tauri::command(async)]
#[specta::specta]
pub fn set_person(engine: State<'_, EngineThread>, name: Option<String>, born: Option<String>) -> Answer<PersonView> {
    engine.answer(move |engine, now| engine.set_person(name.as_deref(), born.as_deref(), now).map(PersonView::from))
}

fn save(summary: &Summary, paper: Paper, path: PathBuf, diary: &Path, words: &Words) -> Answer<String> {
    let document = render(summary, paper, words).and_then(|document| document.pdf());
    let pdf = document.map_err(|error| ApiError::no_page(&error, words))?;
    write_pdf(&path, &pdf, diary).map_err(|why| ApiError {
        kind: ErrorKind::Data,
        field: None,
        message: page_not_written(&why, &path, words),
        question: None,
    })?;
    Ok(path.to_string_lossy().into_owned())
}

fn facts(engine: &EngineThread, request: &SummaryRequest) -> Answer<respite_engine::SummaryPage> {
    let SummaryRequest { from, to, without, qr, as_of, visit, .. } = request.clone();
    engine.answer(move |engine, now| {
        let day = as_of.filter(|day| *day != now.day().to_string());
        let at = day.map_or_else(|| Ok(At::now(now)), |day| At::when(&format!("{day} {LAST_SECOND}"), now))?;
        let mut page = engine.summary(from.as_deref(), to.as_deref(), &at)?;
        if let Some(visit) = visit {
            page.made_for(visit);
        }
        page.summary.made_at = now.wall;
        page.summary.qr = qr;
        page.summary.left_out = without.iter().map(|section| section.0).collect();
        Ok(page)
    })
}

fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        path
    } else {
        path.with_added_extension("pdf")
    }
}

#[cfg(test)]
mod tests {
    use super::PagesAsked;

    #[test]
    fn pages_that_were_asked_for_before_are_no_longer_wanted() {
        let asked = PagesAsked::default();
        let first = asked.still();
        assert!(first());
        let second = asked.still();
        assert!(!first() && second());
    }
}
