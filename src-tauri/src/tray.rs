//! The tray: what is on the skin, one click for a spasm, and the way back to the window.

use respite_l10n::Words;
use respite_wording::TrayWords;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager, Runtime};

use crate::window;
use crate::wish::Wish;

/// The tray, once it is made.
struct Made<R: Runtime> {
    icon: TrayIcon<R>,
    line: MenuItem<R>,
}

/// Makes the tray where there is a place for one. Tells whether it did.
pub(crate) fn make<R: Runtime>(app: &AppHandle<R>, words: &Words) -> bool {
    if !has_place() {
        return false;
    }
    // The library that draws it on Linux is loaded only now, and panics where it is missing.
    let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| build(app, words)));
    match made {
        Ok(Ok(made)) => app.manage(made),
        Ok(Err(error)) => {
            tracing::warn!(%error, "there is no tray");
            false
        }
        Err(_) => {
            tracing::warn!("there is no tray: its library is missing");
            false
        }
    }
}

/// Draws what the tray says.
pub(crate) fn draw<R: Runtime>(app: &AppHandle<R>, words: &TrayWords) {
    if let Some(made) = app.try_state::<Made<R>>() {
        made.line.set_text(&words.line).ok();
        made.icon.set_tooltip(Some(&words.title)).ok();
    }
}

fn build<R: Runtime>(app: &AppHandle<R>, words: &Words) -> tauri::Result<Made<R>> {
    let item = |id: &str, text: String, enabled| MenuItem::with_id(app, id, text, enabled, None::<&str>);
    let line = item("line", words.msg_tray_idle(), false)?;
    let spasm = item("spasm", words.msg_tray_spasm(), true)?;
    let open = item("open", words.msg_tray_open(), true)?;
    let quit = item("quit", words.msg_tray_quit(), true)?;
    let menu = Menu::with_items(app, &[&line, &spasm, &open, &quit])?;
    let mut builder =
        TrayIconBuilder::with_id("respite").menu(&menu).on_menu_event(|app, event| match event.id().as_ref() {
            "spasm" => Wish { spasm: true, ..Wish::default() }.write(app),
            "open" => window::show(app),
            "quit" => {
                let app = app.clone();
                std::thread::spawn(move || window::quit_asked(&app));
            }
            _ => {}
        });
    if let Some(icon) = app.default_window_icon() {
        builder = builder.icon(icon.clone());
    }
    Ok(Made { icon: builder.build(app)?, line })
}

/// Whether something on the session's bus shows tray icons. GNOME without an extension has nothing.
#[cfg(all(unix, not(target_os = "macos")))]
fn has_place() -> bool {
    let asked = crate::within::within(crate::bus::has_owner("org.kde.StatusNotifierWatcher"));
    tauri::async_runtime::block_on(asked).unwrap_or(false)
}

#[cfg(any(windows, target_os = "macos"))]
fn has_place() -> bool {
    true
}
