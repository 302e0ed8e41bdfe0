//! The page on paper. On Linux the desktop's own print dialog takes the very file, by the portal that each desktop answers in its
//! own way (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Print.html>). Windows and macOS have no
//! dialog that takes a PDF: there the program for PDFs opens it, as it does where no desktop answers.

use std::path::Path;

use tauri::{AppHandle, Runtime};

/// What came of a wish to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(all(unix, not(target_os = "macos"))), expect(dead_code, reason = "elsewhere there is no dialog"))]
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

    use std::fs::File;
    use std::path::Path;

    use raw_window_handle::{HasWindowHandle, RawWindowHandle};
    use tauri::{AppHandle, Manager, Runtime};
    use zbus::zvariant::Fd;

    use super::Printing;
    use crate::portal::Portal;

    pub(super) async fn print(window: &str, title: &str, pdf: &Path) -> zbus::Result<Printing> {
        let file = File::open(pdf).map_err(|error| zbus::Error::InputOutput(error.into()))?;
        let portal = Portal::find("org.freedesktop.portal.Print").await?;
        let options = Portal::options([("modal", true.into())]);
        let answer = portal.ask("Print", &(window, title, Fd::from(&file), options)).await?;
        Ok(if answer.is_some() { Printing::Sent } else { Printing::Left })
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
