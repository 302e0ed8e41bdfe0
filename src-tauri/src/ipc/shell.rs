//! What the window asks of the shell: settings, surroundings, closing.

use std::sync::Arc;

use respite_domain::region::Region;
use respite_engine::Edit;
use respite_engine::view::{BackupView, Coded, KeptView, OnClose, Settings};
use respite_l10n::likely_country;
use respite_wording::{entries, fault as words_of_fault, kept_aside, moment, test_notice as words_of_test, unreadable};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};
use tokio::sync::oneshot;

use super::damaged::Damaged;
use super::{Answer, ApiError};
use crate::again;
use crate::autostart;
use crate::awake::Awake;
use crate::engine_thread::EngineThread;
use crate::notifier::{Heard, Notifier, Told};
use crate::reach::Reach;
use crate::small;
use crate::surroundings::{Met, Place};
use crate::voice;
use crate::window;
use crate::within::{apart, within};

/// What the shell knows of where it runs.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Surroundings {
    /// Whether anything answers that could show notices.
    pub notices: Notices,
    /// Whether there is a tray.
    pub tray: bool,
    /// Whether this is the demo diary.
    pub demo: bool,
    /// Whether Respite starts with the computer.
    pub autostart: bool,
    /// Where the diary's file is.
    pub diary_path: String,
    /// What to know of trouble that Respite itself is in.
    pub fault: Option<String>,
    /// One sentence, when the time zone that was asked for is not known.
    pub unknown_zone: Option<String>,
    /// Whether the computer may fall asleep under a pack, since nobody here keeps it awake: then nobody calls.
    pub may_sleep: bool,
    /// The version of the program.
    pub version: String,
    /// How large all things are shown, in per cent of the usual size.
    pub zoom: u16,
    /// How the clock and the week are written where the person lives.
    pub conventions: Conventions,
    /// Where this person's system says that they live, to be suggested.
    pub likely_region: Option<Coded<Region>>,
    /// Whether the window shows the pack alone.
    pub small: bool,
}

/// How the clock and the week are written where the person lives.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Conventions {
    /// Whether the hours are counted to twelve, twice a day.
    pub twelve_hours: bool,
    /// How many days after Monday a week begins: 0, or 6 where it begins on Sunday.
    pub week_begins: u8,
}

/// Whether notices can be shown.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Notices {
    /// Something shows them.
    On,
    /// Nothing does, or it does not answer.
    Off,
    /// Nobody has answered yet.
    Asked,
}

/// What is set.
#[tauri::command(async)]
#[specta::specta]
pub fn settings(engine: State<'_, EngineThread>) -> Answer<Settings> {
    engine.answer(|engine, _| engine.settings())
}

/// Sets all of these.
#[tauri::command(async)]
#[specta::specta]
pub fn change_settings(
    engine: State<'_, EngineThread>,
    settings: Settings,
    showed: Option<Settings>,
) -> Answer<Settings> {
    engine.answer(move |engine, now| engine.change_settings(Edit::of(&settings, showed.as_ref()), now))
}

/// Shows all things so large, in per cent of the usual size, now and whenever the window opens.
#[tauri::command(async)]
#[specta::specta]
pub fn set_zoom<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>, percent: u16) -> Answer<()> {
    let percent = engine.answer(move |engine, now| engine.set_zoom(percent, now))?;
    window::zoom(&app, percent);
    Ok(())
}

/// The tag of the language that the program speaks (BCP 47); the window speaks the same.
#[tauri::command]
#[specta::specta]
pub fn language(engine: State<'_, EngineThread>) -> Answer<String> {
    Ok(engine.words.tag().to_owned())
}

/// Where the program runs. It waits for nobody's service: what was heard last counts.
#[tauri::command]
#[specta::specta]
pub async fn surroundings<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    place: State<'_, Place>,
    reach: State<'_, Arc<Reach>>,
    met: State<'_, Met>,
    awake: State<'_, Awake>,
) -> Answer<Surroundings> {
    let asked = app.clone();
    let autostart = apart(move || autostart::is_on(&asked)).await;
    let (zoom, written) = engine.answer(|engine, _| Ok((engine.zoom()?, engine.conventions()?)))?;
    Ok(Surroundings {
        notices: match reach.last() {
            Some(true) => Notices::On,
            Some(false) => Notices::Off,
            None => Notices::Asked,
        },
        tray: window::has_tray(&app),
        demo: place.options.demo,
        autostart: autostart.unwrap_or(false),
        diary_path: place.options.folder.join(respite_engine::FILE_NAME).to_string_lossy().into_owned(),
        fault: met.get().map(|fault| words_of_fault(fault, engine.words)),
        unknown_zone: place.unknown_zone.clone(),
        may_sleep: awake.may_sleep(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        zoom,
        conventions: Conventions {
            twelve_hours: written.twelve_hours,
            week_begins: u8::try_from(written.week_begins.num_days_from_monday()).unwrap_or_default(),
        },
        likely_region: likely_country().map(|country| Coded(Region::of_country(&country))),
        small: small::is_small(&app),
    })
}

/// How a screen was left, as it said itself.
#[tauri::command(async)]
#[specta::specta]
pub fn kept_view(engine: State<'_, EngineThread>, of: Coded<KeptView>) -> Answer<Option<String>> {
    engine.answer(move |engine, _| engine.kept_view(of.0))
}

/// Keeps how a screen is left, for the next time.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_view(engine: State<'_, EngineThread>, of: Coded<KeptView>, left: String) -> Answer<()> {
    engine.answer(move |engine, now| engine.keep_view(of.0, &left, now))
}

/// Makes the window so small that it has room for the pack that is on, over all others where that is wished; or as large as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn set_small<R: Runtime>(app: AppHandle<R>, small: bool, on_top: bool) -> Answer<()> {
    if let Some(window) = window::main(&app) {
        small::set(&window, small, on_top);
    }
    Ok(())
}

/// What the person should know of the diary as a file.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiaryFile {
    /// The moment of this view.
    pub now: String,
    /// A sentence for each diary that could not be read and was kept aside, until the person has seen it, and one of the last good
    /// backup.
    pub kept_aside: Vec<String>,
    /// The diary that could not be read last, until the person has answered.
    pub damaged: Option<Damaged>,
    /// One sentence, when there are rows that could not be read.
    pub unreadable: Option<String>,
    /// How much is deleted and can still be brought back, or erased.
    pub deleted: u32,
}

/// What the person should know of the diary as a file.
#[tauri::command(async)]
#[specta::specta]
pub fn diary_file(engine: State<'_, EngineThread>) -> Answer<DiaryFile> {
    let words = engine.words;
    engine.answer(move |engine, now| {
        let kept = engine.kept_aside()?;
        let damaged = engine.damaged()?;
        let last = damaged.as_ref().map(|damaged| engine.last_good_of(damaged)).transpose()?.flatten();
        let offer = last
            .as_ref()
            .map(|(_, backup)| words.msg_backups_offer(moment(backup.made_at, words), entries(backup, words)));
        Ok(DiaryFile {
            now: now.wall.to_rfc3339(),
            kept_aside: kept.iter().map(|path| kept_aside(path, words)).chain(offer).collect(),
            damaged: damaged.map(|_| Damaged { last: last.map(|(path, backup)| BackupView::of(&backup, Some(&path))) }),
            unreadable: unreadable(engine.unreadable(), words),
            deleted: engine.deleted_rows()?,
        })
    })
}

/// "I have seen it", of what is kept aside.
#[tauri::command(async)]
#[specta::specta]
pub fn saw_kept_aside(engine: State<'_, EngineThread>) -> Answer<()> {
    engine.answer(|engine, now| engine.saw_kept_aside(now))
}

/// Erases for good what is deleted. Tells how much it was.
#[tauri::command(async)]
#[specta::specta]
pub fn erase_deleted(engine: State<'_, EngineThread>) -> Answer<u32> {
    engine.answer(|engine, now| engine.erase_deleted(now))
}

/// Shows a notice, to try.
///
/// # Errors
/// When nobody took it in time.
#[tauri::command]
#[specta::specta]
pub async fn test_notice<R: Runtime>(
    app: AppHandle<R>,
    engine: State<'_, EngineThread>,
    reach: State<'_, Arc<Reach>>,
) -> Answer<()> {
    let (taken, told) = oneshot::channel();
    let mut notifier = Notifier::new(reach.inner().clone());
    let told_by = Told::new(move |shown| _ = taken.send(shown));
    let words = engine.words;
    notifier.show("test", &words_of_test(words), Heard::Yes, told_by, move |_| window::show(&app));
    // Dropping it would take the notice back at once.
    std::mem::forget(notifier);
    match within(told).await {
        Some(Ok(true)) => Ok(()),
        _ => Err(ApiError { message: words.msg_settings_notices_off(), ..ApiError::unexpected(words) }),
    }
}

/// Whether Respite starts with the computer. Either answer counts as having been asked.
#[tauri::command]
#[specta::specta]
pub async fn set_autostart<R: Runtime>(app: AppHandle<R>, engine: State<'_, EngineThread>, on: bool) -> Answer<()> {
    let done = apart(move || autostart::turn(&app, on));
    let unexpected = || ApiError::unexpected(engine.words);
    done.await.ok_or_else(unexpected)?.map_err(|error| {
        tracing::warn!(%error, "starting with the computer could not be set");
        unexpected()
    })?;
    engine.answer(|engine, now| {
        let settings = engine.settings()?;
        engine.change_settings(&Settings { autostart_offered: true, ..settings }, now).map(|_| ())
    })
}

/// Goes on in the background, or quits, as the person answered.
#[tauri::command(async)]
#[specta::specta]
pub fn close_window<R: Runtime>(app: AppHandle<R>, choice: Coded<OnClose>) -> Answer<()> {
    match choice.0 {
        OnClose::Quit => window::quit(&app),
        OnClose::KeepRunning | OnClose::Ask => window::keep_running(&app),
    }
    Ok(())
}

/// Starts Respite again, as after an update on disk. While a pack is on only once the person is `sure`; tells whether it does.
#[tauri::command(async)]
#[specta::specta]
pub fn start_again<R: Runtime>(app: AppHandle<R>, sure: bool) -> Answer<bool> {
    Ok(again::start_again(&app, sure))
}

/// From now on the window hears what is told to it, and what was to be told while there was none.
#[tauri::command]
#[specta::specta]
pub fn window_listens<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    window::listens(&app);
    Ok(())
}

/// Says to a screen reader what has just appeared, where the webview does not.
#[tauri::command]
#[specta::specta]
pub fn announce<R: Runtime>(app: AppHandle<R>, text: String, urgent: bool) -> Answer<()> {
    voice::announce(&app, text, urgent);
    Ok(())
}
