//! What a start is to do besides showing the window, such as an entry of the menu that a desktop shows for the program. Where a
//! Respite runs already, it does that.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tauri::{AppHandle, Manager, Runtime};

use crate::engine_thread::EngineThread;
use crate::events::{Screen, ShowScreen};
use crate::window;

/// What a start is to do besides showing the window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(crate) struct Wish {
    /// Whether to write down a spasm that is now.
    #[arg(long)]
    pub(crate) spasm: bool,
    /// What to show.
    #[arg(long, value_name = "SCREEN")]
    pub(crate) screen: Option<Opening>,
    /// A copy of a diary to look into and to bring back, as a file that was opened with Respite.
    #[arg(value_name = "FILE", conflicts_with = "screen")]
    pub(crate) file: Option<PathBuf>,
}

/// What the window can be opened at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Opening {
    Today,
    Entry,
    Cold,
    Heat,
    Medicines,
    Summary,
}

impl Opening {
    /// As it is typed.
    #[cfg(target_os = "linux")]
    pub(crate) fn code(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The one that is typed like this.
    #[cfg(target_os = "linux")]
    pub(crate) fn of(code: &str) -> Option<Opening> {
        Opening::from_str(code, false).ok()
    }

    /// The screen, and what it is about.
    fn shows(self) -> (Screen, Option<&'static str>) {
        match self {
            Opening::Today => (Screen::Today, None),
            Opening::Entry => (Screen::Entry, None),
            Opening::Cold => (Screen::Session, Some("cold")),
            Opening::Heat => (Screen::Session, Some("heat")),
            Opening::Medicines => (Screen::Medicines, None),
            Opening::Summary => (Screen::Summary, None),
        }
    }
}

impl Wish {
    /// Does it in the window that is there, which is shown.
    pub(crate) fn grant<R: Runtime>(self, app: &AppHandle<R>) {
        window::show(app);
        self.grant_in(app);
    }

    /// Does it in the window that is there, or that will be.
    pub(crate) fn grant_in<R: Runtime>(self, app: &AppHandle<R>) {
        if let Some((screen, about)) = self.screen.map(Opening::shows) {
            window::tell(app, ShowScreen { screen, about: about.map(str::to_owned) });
        }
        if let Some(file) = &self.file {
            let about = Some(file.to_string_lossy().into_owned());
            window::tell(app, ShowScreen { screen: Screen::Settings, about });
        }
        self.write(app);
    }

    /// Writes down what is to be written.
    pub(crate) fn write<R: Runtime>(self, app: &AppHandle<R>) {
        if self.spasm {
            let app = app.clone();
            // Not on the window's thread, which others wait for.
            std::thread::spawn(move || log_spasm_now(&app));
        }
    }
}

/// Writes down a spasm that is now, and shows what can ease it. What could not be written, the window asks.
fn log_spasm_now<R: Runtime>(app: &AppHandle<R>) {
    let written = app.state::<EngineThread>().ask(|engine, now| engine.log_spasm_now(now));
    let (screen, about) = match written {
        Some(Ok(saved)) => (Screen::Ease, Some(saved.id.to_string())),
        _ => (Screen::Entry, None),
    };
    window::show(app);
    window::tell(app, ShowScreen { screen, about });
}
