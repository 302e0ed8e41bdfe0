//! Starting with the computer out of a sandbox. There the desktop keeps what is started, and may ask the person
//! (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html>). It can't be asked what it
//! keeps, so the entry within the sandbox, which starts nothing, tells it.

use std::io;
use std::path::Path;

use zbus::zvariant::Value;

use crate::portal::Portal;

/// Whether this is a Flatpak.
pub(super) fn is_there() -> bool {
    Path::new("/.flatpak-info").exists()
}

/// Has the desktop start `words` with the computer, or no longer.
///
/// # Errors
/// There is no such desktop, or it or the person would not.
pub(super) fn turn(words: &[String], on: bool) -> io::Result<()> {
    let starts = tauri::async_runtime::block_on(ask(words, on)).map_err(io::Error::other)?;
    if starts == on { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// Asks, and tells whether it is started from now on.
async fn ask(words: &[String], on: bool) -> zbus::Result<bool> {
    let portal = Portal::find("org.freedesktop.portal.Background").await?;
    let options = Portal::options([("autostart", on.into()), ("commandline", Value::from(words.to_vec()))]);
    let answer = portal.ask("RequestBackground", &("", options)).await?;
    let starts = answer.as_ref().and_then(|answer| answer.get("autostart"));
    Ok(starts.is_some_and(|starts| starts.downcast_ref().unwrap_or(false)))
}
