//! The one window: opened, hidden to the tray, shown again, quit.

use std::sync::atomic::{AtomicBool, Ordering};

use respite_engine::view::{Coded, OnClose};
use respite_l10n::Words;
use tauri::{AppHandle, Manager, Runtime, UserAttentionType, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tauri_specta::Event;

use crate::engine_thread::EngineThread;
use crate::events::CloseAsked;

/// The window's label.
pub(crate) const MAIN: &str = "main";

/// Whether the program goes on without its window.
#[derive(Default)]
pub(crate) struct Background {
    has_tray: AtomicBool,
    quitting: AtomicBool,
}

/// Makes the window.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, visible: bool, has_tray: bool, words: &Words) -> tauri::Result<()> {
    app.state::<Background>().has_tray.store(has_tray, Ordering::Relaxed);
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(words.msg_window_title())
        .inner_size(1100.0, 760.0)
        .min_inner_size(360.0, 480.0)
        // Without a tray, a window that nobody sees could never be found again.
        .visible(visible || !has_tray)
        .build()?;
    if let Some(Ok(percent)) = app.state::<EngineThread>().ask(|engine, _| engine.zoom()) {
        zoom(app, percent);
    }
    Ok(())
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
    if let Some(window) = main(app) {
        window.unminimize().ok();
        window.show().ok();
        window.set_focus().ok();
    }
}

/// Sets the window's title. Tells whether there is a window yet.
pub(crate) fn set_title<R: Runtime>(app: &AppHandle<R>, title: &str) -> bool {
    main(app).is_some_and(|window| window.set_title(title).is_ok())
}

/// Makes the window's entry in the task bar ask for a look.
pub(crate) fn ask_for_attention<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        window.request_user_attention(Some(UserAttentionType::Critical)).ok();
    }
}

/// Decides what the close button does. `true`: the window stays as it is for now.
pub(crate) fn close_pressed<R: Runtime>(app: &AppHandle<R>) -> bool {
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
        Some((Coded(OnClose::Quit), true)) => _ = CloseAsked.emit(app),
        Some((Coded(OnClose::KeepRunning), _)) => minimize(app),
        Some((Coded(OnClose::Ask), _)) | None => _ = CloseAsked.emit(app),
    }
}

/// Quits from the tray's menu: at once, or with the question where a pack is on the skin.
pub(crate) fn quit_asked<R: Runtime>(app: &AppHandle<R>) {
    let pack = app.state::<EngineThread>().ask(|engine, now| Ok(engine.tray(now).has_pack()));
    if matches!(pack, Some(Ok(true))) {
        show(app);
        CloseAsked.emit(app).ok();
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
    app.exit(0);
}

/// Whether the program goes on although no window is open.
pub(crate) fn in_background<R: Runtime>(app: &AppHandle<R>) -> bool {
    has_tray(app) && !app.state::<Background>().quitting.load(Ordering::Relaxed)
}

fn main<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(MAIN)
}

fn hide<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        window.hide().ok();
    }
}

fn minimize<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        window.minimize().ok();
    }
}
