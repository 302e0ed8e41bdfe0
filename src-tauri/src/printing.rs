//! The page on paper. On Linux the desktop's own print dialog takes the very file, by the portal that each desktop answers in its
//! own way (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Print.html>). Windows and macOS have no
//! dialog that takes a PDF: there the program for PDFs opens it, as it does where no desktop answers.

use std::path::Path;

use tauri::{AppHandle, Runtime};

/// What came of a wish to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Printing {
    /// The printer has it.
    Sent,
    /// The person thought better of it, or the printer would not have it.
    Left,
    /// There is no dialog.
    NoDialog,
}

/// Asks for the printer, and hands `pdf` over to it. Waits for the person, and for nobody else: who does not answer has no dialog.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) async fn print<R: Runtime>(app: &AppHandle<R>, title: &str, pdf: &Path) -> Printing {
    match portal::print(&portal::window(app), title, pdf).await {
        Ok(printing) => printing,
        Err(error) => {
            tracing::info!(%error, "no print dialog");
            Printing::NoDialog
        }
    }
}

/// There is no dialog that takes a PDF.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(crate) async fn print<R: Runtime>(_: &AppHandle<R>, _: &str, _: &Path) -> Printing {
    Printing::NoDialog
}

#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    //! One call, which asks and prints. Not `PreparePrint` first, as `ashpd` has it: GTK's portal 1.14 closes its file 0 after each
    //! dialog of that, which by then is the page (seen on Debian 12: nothing is printed, and it says that it was).

    use std::collections::HashMap;
    use std::fs::File;
    use std::path::Path;
    use std::time::Duration;

    use futures_util::StreamExt;
    use raw_window_handle::{HasWindowHandle, RawWindowHandle};
    use tauri::{AppHandle, Manager, Runtime};
    use tokio::time::timeout;
    use zbus::zvariant::{Fd, OwnedValue, Value};
    use zbus::{Connection, Proxy};

    use super::Printing;

    /// How long a desktop may take to start its portal.
    const STARTS: Duration = Duration::from_secs(10);
    const NAME: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    /// What the answer is called on the bus; this program asks once at a time.
    const TOKEN: &str = "respite";

    pub(super) async fn print(window: &str, title: &str, pdf: &Path) -> zbus::Result<Printing> {
        let file = File::open(pdf).map_err(|error| zbus::Error::InputOutput(error.into()))?;
        let (bus, portal) = timeout(STARTS, find()).await.map_err(|_| zbus::Error::InterfaceNotFound)??;
        let sender = bus.unique_name().map_or("", |name| name.as_str()).trim_start_matches(':').replace('.', "_");
        // Listened to before it can come.
        let path = format!("{PATH}/request/{sender}/{TOKEN}");
        let request = Proxy::new(&bus, NAME, path, "org.freedesktop.portal.Request").await?;
        let mut answers = request.receive_signal("Response").await?;
        let options = HashMap::from([("handle_token", Value::from(TOKEN)), ("modal", true.into())]);
        portal.call_method("Print", &(window, title, Fd::from(&file), options)).await?;
        let answer = answers.next().await.ok_or(zbus::Error::InterfaceNotFound)?;
        let (refused, _): (u32, HashMap<String, OwnedValue>) = answer.body().deserialize()?;
        Ok(if refused == 0 { Printing::Sent } else { Printing::Left })
    }

    /// A desktop that prints. Without one its version is not answered.
    async fn find() -> zbus::Result<(Connection, Proxy<'static>)> {
        let bus = Connection::session().await?;
        let portal = Proxy::new(&bus, NAME, PATH, "org.freedesktop.portal.Print").await?;
        portal.get_property::<u32>("version").await?;
        Ok((bus, portal))
    }

    /// The window that the dialog lies over, where the display system names windows by a number.
    pub(super) fn window<R: Runtime>(app: &AppHandle<R>) -> String {
        let window = app.get_webview_window(crate::window::MAIN);
        let handle = window.as_ref().and_then(|window| window.window_handle().ok()).map(|handle| handle.as_raw());
        match handle {
            Some(RawWindowHandle::Xlib(handle)) => format!("x11:{:x}", handle.window),
            _ => String::new(),
        }
    }
}
