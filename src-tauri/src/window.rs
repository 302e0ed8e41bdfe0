//! The one window: made when it is first shown, hidden to the tray, let go there, shown again, quit.
//!
//! What lies in the tray for hours is an engine and no webview, which would cost as much memory unseen as seen. So there is none
//! before the window is shown, and none any more once it was hidden for a while. All that a person typed is kept by the diary (see
//! `begun.rs` in the engine), and where they were, here.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use respite_engine::view::{Coded, OnClose};
use respite_l10n::Words;
use serde::Serialize;
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, Runtime, UserAttentionType, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tauri_specta::Event;

use crate::engine_thread::EngineThread;
use crate::events::CloseAsked;
use crate::small;

/// The window's label.
pub(crate) const MAIN: &str = "main";
/// How long a hidden window is kept, so that it is there at once for whoever comes back soon.
const KEPT_HIDDEN: Duration = Duration::from_secs(60);
/// How often it is looked whether a hidden window still rings.
const RINGS_LOOK: Duration = Duration::from_secs(5);
/// How often, and how far apart, it is looked whether one that is let go is gone: two seconds in all.
const GONE_WITHIN_LOOKS: usize = 100;
const GONE_LOOK: Duration = Duration::from_millis(20);

/// Whether the program goes on without its window, and how that is made.
#[derive(Default)]
pub(crate) struct Background {
    has_tray: AtomicBool,
    quitting: AtomicBool,
    /// Whether the window may be made by now.
    is_up: AtomicBool,
    /// Whether the window hears what is told to it.
    listens: AtomicBool,
    /// How often it was shown or hidden.
    turns: AtomicU64,
    /// Whether it is kept although it is hidden, since it rings.
    rings: AtomicBool,
    /// Whether the window that is there is being let go.
    goes: AtomicBool,
    /// Held while the window is made or let go. Never by the window's own thread, which is waited for then.
    making: Mutex<()>,
    title: Mutex<String>,
    /// What was on it when it was let go, as its address has it.
    left_at: Mutex<Option<String>>,
    /// What to tell it once it listens.
    untold: Mutex<Vec<Box<dyn FnOnce() + Send>>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the window, unless it is not to be seen yet.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, visible: bool, has_tray: bool, words: &Words) -> tauri::Result<()> {
    let background = app.state::<Background>();
    background.has_tray.store(has_tray, Ordering::Relaxed);
    *held(&background.title) = words.msg_window_title();
    // Without a tray, a window that nobody sees could never be found again.
    if visible || !has_tray {
        make(app, true)?;
    } else {
        tracing::debug!("it waits in the tray");
    }
    // Only from now on others make it.
    background.is_up.store(true, Ordering::Release);
    if background.turns.load(Ordering::SeqCst) > 0 {
        show(app);
    }
    Ok(())
}

fn make<R: Runtime>(app: &AppHandle<R>, takes_keys: bool) -> tauri::Result<()> {
    let background = app.state::<Background>();
    let title = held(&background.title).clone();
    let left_at = held(&background.left_at).clone();
    let window =
        WebviewWindowBuilder::new(app, MAIN, left_at.map_or_else(WebviewUrl::default, |at| WebviewUrl::App(at.into())))
            .title(title)
            .focused(takes_keys)
            .inner_size(small::USUAL.width, small::USUAL.height)
            .min_inner_size(small::LEAST.width, small::LEAST.height)
            .initialization_script(handed_over(app.state::<EngineThread>().words))
            // A page that is loaded anew listens anew.
            .on_page_load(|window, page| {
                if page.event() == PageLoadEvent::Started {
                    hears_nothing(&window.state::<Background>());
                }
            })
            .build()?;
    *held(&background.left_at) = None;
    // It may be another one by now.
    let title = held(&background.title).clone();
    window.set_title(&title).ok();
    if let Some(Ok(percent)) = app.state::<EngineThread>().ask(|engine, _| engine.zoom()) {
        zoom(app, percent);
    }
    Ok(())
}

/// What the page is given before its first script, as `ui/src/backend/tauri.ts` reads it.
fn handed_over(words: &Words) -> String {
    format!("window.respite = {};", serde_json::json!({ "language": words.tag() }))
}

/// Keeps the window also while it is hidden, from now on or no longer: its page is what rings when a pack's time is up.
pub(crate) fn keep<R: Runtime>(app: &AppHandle<R>, rings: bool) {
    if let Some(background) = app.try_state::<Background>() {
        background.rings.store(rings, Ordering::Relaxed);
    }
}

/// Lets the window go, once it was hidden for a while since this turn and as long as it is.
fn let_go_soon<R: Runtime>(app: &AppHandle<R>, turn: u64) {
    let app = app.clone();
    std::thread::spawn(move || {
        let background = app.state::<Background>();
        let hidden = || background.turns.load(Ordering::SeqCst) == turn;
        std::thread::sleep(kept_hidden());
        while hidden() && background.rings.load(Ordering::Relaxed) {
            std::thread::sleep(RINGS_LOOK);
        }
        let _making = held(&background.making);
        let Some(window) = main(&app) else { return };
        let at = window.url().ok().and_then(|url| url.fragment().map(|at| format!("index.html#{at}")));
        let (answer, went) = channel();
        let goes = app.clone();
        // Where others show it too, so that none is shown that goes.
        let asked = app.run_on_main_thread(move || _ = answer.send(let_go(&goes, turn, at)));
        if asked.is_ok() && went.recv() == Ok(true) {
            give_memory_back();
        }
    });
}

/// Lets the window go unless it was shown since this turn. Tells whether it did.
fn let_go<R: Runtime>(app: &AppHandle<R>, turn: u64, at: Option<String>) -> bool {
    let background = app.state::<Background>();
    // Whoever shows it counts a turn and then looks whether it goes: one of the two sees the other.
    background.goes.store(true, Ordering::SeqCst);
    let window = main(app).filter(|_| background.turns.load(Ordering::SeqCst) == turn);
    let went = window.is_some_and(|window| {
        hears_nothing(&background);
        *held(&background.left_at) = at;
        window.destroy().is_ok()
    });
    if !went {
        background.goes.store(false, Ordering::SeqCst);
    }
    went
}

/// The window is gone, and another one can be made.
pub(crate) fn is_gone<R: Runtime>(app: &AppHandle<R>) {
    if let Some(background) = app.try_state::<Background>() {
        background.goes.store(false, Ordering::SeqCst);
    }
}

/// What is told from now on waits until the window listens again.
fn hears_nothing(background: &Background) {
    let _untold = held(&background.untold);
    background.listens.store(false, Ordering::Release);
}

fn kept_hidden() -> Duration {
    // A test of the window does not wait a minute.
    let told = if cfg!(feature = "time-travel") { std::env::var("RESPITE_KEPT_HIDDEN").ok() } else { None };
    told.and_then(|seconds| seconds.parse().ok()).map_or(KEPT_HIDDEN, Duration::from_secs)
}

/// Gives back to the system what the window needed here. Else the C library keeps it for the next one.
fn give_memory_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[allow(unsafe_code, reason = "it takes a number and touches nothing that is in use")]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Tells the window something once it listens.
pub(crate) fn tell<R: Runtime>(app: &AppHandle<R>, event: impl Event + Serialize + Clone + Send + 'static) {
    let Some(background) = app.try_state::<Background>() else { return };
    let mut untold = held(&background.untold);
    if background.listens.load(Ordering::Acquire) {
        event.emit(app).ok();
    } else {
        let app = app.clone();
        untold.push(Box::new(move || _ = event.emit(&app)));
    }
}

/// From now on the window listens. It is told what was to be told while there was none.
pub(crate) fn listens<R: Runtime>(app: &AppHandle<R>) {
    let Some(background) = app.try_state::<Background>() else { return };
    let mut untold = held(&background.untold);
    background.listens.store(true, Ordering::Release);
    untold.drain(..).for_each(|tell| tell());
}

/// Shows all things so large, in per cent of the usual size.
pub(crate) fn zoom<R: Runtime>(app: &AppHandle<R>, percent: u16) {
    if let Some(window) = main(app) {
        window.set_zoom(f64::from(percent) / 100.0).ok();
    }
}

/// Whether there is a tray.
pub(crate) fn has_tray<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.try_state::<Background>().is_some_and(|background| background.has_tray.load(Ordering::Relaxed))
}

/// Shows the window and brings it to the front.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>) {
    show_as(app, true);
}

/// Has the window seen, for whoever is at something else: it takes no keys from them, and one that is in use stays as it is.
pub(crate) fn appear<R: Runtime>(app: &AppHandle<R>) {
    let is_in_sight =
        |window: &WebviewWindow<R>| window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false);
    if main(app).as_ref().is_some_and(is_in_sight) {
        ask_for_attention(app);
    } else {
        show_as(app, false);
    }
}

fn show_as<R: Runtime>(app: &AppHandle<R>, takes_keys: bool) {
    let Some(background) = app.try_state::<Background>() else { return };
    background.turns.fetch_add(1, Ordering::SeqCst);
    if bring_to_front(app, takes_keys) || !background.is_up.load(Ordering::Acquire) {
        return;
    }
    let app = app.clone();
    // The window's thread makes it, and may be the one that asks.
    std::thread::spawn(move || {
        let background = app.state::<Background>();
        let _making = held(&background.making);
        // One that goes is gone in a moment.
        for _ in 0..GONE_WITHIN_LOOKS {
            if !background.goes.load(Ordering::SeqCst) {
                break;
            }
            std::thread::sleep(GONE_LOOK);
        }
        if !bring_to_front(&app, takes_keys)
            && let Err(error) = make(&app, takes_keys)
        {
            tracing::error!(%error, "the window could not be made");
        }
    });
}

/// Tells whether there is a window that stays.
fn bring_to_front<R: Runtime>(app: &AppHandle<R>, takes_keys: bool) -> bool {
    let goes = app.state::<Background>().goes.load(Ordering::SeqCst);
    let Some(window) = main(app).filter(|_| !goes) else { return false };
    window.unminimize().ok();
    window.show().ok();
    if takes_keys {
        window.set_focus().ok();
    }
    true
}

/// Sets the window's title, that of one which is made later too. Tells whether the program is up yet.
pub(crate) fn set_title<R: Runtime>(app: &AppHandle<R>, title: &str) -> bool {
    let Some(background) = app.try_state::<Background>() else { return false };
    title.clone_into(&mut held(&background.title));
    main(app).map(|window| window.set_title(title).ok());
    background.is_up.load(Ordering::Acquire)
}

/// Makes the window's entry in the task bar ask for a look.
pub(crate) fn ask_for_attention<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        window.request_user_attention(Some(UserAttentionType::Critical)).ok();
    }
}

/// Decides what the close button does. `true`: the window stays as it is for now.
pub(crate) fn close_pressed<R: Runtime>(app: &AppHandle<R>) -> bool {
    tracing::debug!("the window is asked to close");
    let decides =
        app.try_state::<EngineThread>().is_some() && !app.state::<Background>().quitting.load(Ordering::Relaxed);
    if decides {
        let app = app.clone();
        // Not on this thread: the engine's may be waiting for it to draw the tray.
        std::thread::spawn(move || close(&app));
    }
    decides
}

/// To the tray where there is one; else what the person chose; else ask. Whatever was chosen, it asks before it quits with a
/// pack on the skin: nobody would say then that time is up.
fn close<R: Runtime>(app: &AppHandle<R>) {
    if has_tray(app) {
        return hide(app);
    }
    let asked =
        app.state::<EngineThread>().ask(|engine, now| Ok((engine.settings()?.on_close, engine.tray(now).has_pack())));
    match asked.and_then(Result::ok) {
        Some((Coded(OnClose::Quit), false)) => quit(app),
        Some((Coded(OnClose::Quit), true)) => tell(app, CloseAsked),
        Some((Coded(OnClose::KeepRunning), _)) => minimize(app),
        Some((Coded(OnClose::Ask), _)) | None => tell(app, CloseAsked),
    }
}

/// Quits from the tray's menu: at once, or with the question where a pack is on the skin.
pub(crate) fn quit_asked<R: Runtime>(app: &AppHandle<R>) {
    if has_pack(app) {
        show(app);
        tell(app, CloseAsked);
    } else {
        quit(app);
    }
}

/// Goes on in the background: in the tray, or else as a minimised window, which can be found again.
pub(crate) fn keep_running<R: Runtime>(app: &AppHandle<R>) {
    if has_tray(app) { hide(app) } else { minimize(app) }
}

/// Quits the program.
pub(crate) fn quit<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Background>().quitting.store(true, Ordering::Relaxed);
    once_large(app, |app| app.exit(0));
}

/// Whether a pack is on the skin, as far as that is known.
pub(crate) fn has_pack<R: Runtime>(app: &AppHandle<R>) -> bool {
    let pack = app.state::<EngineThread>().ask(|engine, now| Ok(engine.tray(now).has_pack()));
    matches!(pack, Some(Ok(true)))
}

/// Does something once the window, if it is small, is as large as it was: that is how large it is found again. This may be its own
/// thread, which makes it large.
fn once_large<R: Runtime>(app: &AppHandle<R>, act: impl FnOnce(&AppHandle<R>) + Send + 'static) {
    let Some(window) = main(app).filter(|_| small::is_small(app)) else { return act(app) };
    let app = app.clone();
    std::thread::spawn(move || {
        small::grown(&window);
        act(&app);
    });
}

/// Whether the program goes on although no window is open.
pub(crate) fn in_background<R: Runtime>(app: &AppHandle<R>) -> bool {
    has_tray(app) && !app.state::<Background>().quitting.load(Ordering::Relaxed)
}

/// The window, where there is one.
pub(crate) fn main<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(MAIN)
}

fn hide<R: Runtime>(app: &AppHandle<R>) {
    let turn = app.state::<Background>().turns.fetch_add(1, Ordering::SeqCst) + 1;
    once_large(app, move |app| {
        // It may have been shown since.
        let is_last = app.state::<Background>().turns.load(Ordering::SeqCst) == turn;
        if let Some(window) = main(app).filter(|_| is_last) {
            window.hide().ok();
            let_go_soon(app, turn);
        }
    });
}

fn minimize<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        window.minimize().ok();
    }
}
