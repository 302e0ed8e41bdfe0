//! The page on paper. On Linux the desktop's own print dialog takes the very file, by the portal that each desktop answers in its
//! own way (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Print.html>). Windows and macOS have no
//! dialog that takes a PDF: there the program for PDFs opens it, as it does where no desktop answers.

use std::path::Path;

use respite_domain::summary::Paper;
use tauri::{AppHandle, Runtime};

/// What came of a wish to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Printing {
    /// The printer has it.
    Sent,
    /// The person thought better of it.
    Left,
    /// There is no dialog.
    NoDialog,
}

/// Asks for the printer, and hands `pdf` over to it. Waits for the person, and for nobody else: who does not answer has no dialog.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) async fn print<R: Runtime>(app: &AppHandle<R>, title: &str, pdf: &Path, paper: Paper) -> Printing {
    match portal::print(portal::window(app).as_ref(), title, pdf, paper).await {
        Ok(printing) => printing,
        Err(error) => {
            tracing::info!(%error, "no print dialog");
            Printing::NoDialog
        }
    }
}

/// There is no dialog that takes a PDF.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(crate) async fn print<R: Runtime>(_: &AppHandle<R>, _: &str, _: &Path, _: Paper) -> Printing {
    Printing::NoDialog
}

#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    use std::fs::File;
    use std::path::Path;
    use std::time::Duration;

    use ashpd::desktop::ResponseError;
    use ashpd::desktop::print::{PageSetup, PreparePrintOptions, PrintOptions, PrintProxy, Settings};
    use ashpd::{Error, WindowIdentifier};
    use raw_window_handle::{HasWindowHandle, RawWindowHandle};
    use respite_domain::summary::Paper;
    use tauri::{AppHandle, Manager, Runtime};
    use tokio::time::timeout;

    use super::Printing;

    /// How long a desktop may take to start its portal.
    const STARTS: Duration = Duration::from_secs(10);

    pub(super) async fn print(
        window: Option<&WindowIdentifier>,
        title: &str,
        pdf: &Path,
        paper: Paper,
    ) -> Result<Printing, Error> {
        let file = File::open(pdf).map_err(Error::IO)?;
        let portal = timeout(STARTS, PrintProxy::new()).await.map_err(|_| Error::NoResponse)??;
        let dialog = PreparePrintOptions::default().set_modal(true);
        let chosen = portal.prepare_print(window, title, settings(paper), page(paper), dialog).await?.response();
        let chosen = match chosen {
            Err(Error::Response(ResponseError::Cancelled)) => return Ok(Printing::Left),
            chosen => chosen?,
        };
        let options = PrintOptions::default().set_token(chosen.token).set_modal(true);
        match portal.print(window, title, &file, options).await?.response() {
            Err(Error::Response(ResponseError::Cancelled)) => Ok(Printing::Left),
            sent => sent.map(|()| Printing::Sent),
        }
    }

    /// The window that the dialog lies over, where the display system names windows by a number.
    pub(super) fn window<R: Runtime>(app: &AppHandle<R>) -> Option<WindowIdentifier> {
        let window = app.get_webview_window(crate::window::MAIN)?;
        match window.window_handle().ok()?.as_raw() {
            RawWindowHandle::Xlib(handle) => Some(WindowIdentifier::from_xid(handle.window)),
            _ => None,
        }
    }

    fn settings(paper: Paper) -> Settings {
        Settings::default().set_paper_format(name(paper))
    }

    fn page(paper: Paper) -> PageSetup {
        let (shown, width, height) = match paper {
            Paper::A4 => ("A4", 210.0, 297.0),
            Paper::Letter => ("Letter", 215.9, 279.4),
        };
        PageSetup::default().set_name(name(paper)).set_display_name(shown).set_width(width).set_height(height)
    }

    /// What PWG 5101.1 calls it, without its measures, as GTK wants it.
    fn name(paper: Paper) -> &'static str {
        match paper {
            Paper::A4 => "iso_a4",
            Paper::Letter => "na_letter",
        }
    }
}
