//! Starting with the computer, on the same diary, without the window in front.
//!
//! What starts is written as words, each quoted by the rules of the system that reads them (ADR 11). An entry belongs to its
//! diary: that of another folder is another entry.

mod quoting;
#[cfg(target_os = "linux")]
mod sandbox;

use std::io;

use tauri::{AppHandle, Manager, Runtime};

use crate::surroundings::Place;

/// Whether Respite starts with the computer, on this diary.
pub(crate) fn is_on<R: Runtime>(app: &AppHandle<R>) -> bool {
    Entry::of(app).and_then(|entry| entry.is_on()).unwrap_or(false)
}

/// Has Respite start with the computer, or not.
///
/// # Errors
/// The system did not take it, or the folder's name can't be told to it.
pub(crate) fn turn<R: Runtime>(app: &AppHandle<R>, on: bool) -> io::Result<()> {
    let entry = Entry::of(app)?;
    if on { entry.write() } else { entry.remove() }
}

/// Writes the entry anew where it is on and would start something else: the program was moved, or an earlier one wrote it.
pub(crate) fn mend<R: Runtime>(app: &AppHandle<R>) {
    let mended = Entry::of(app).and_then(|entry| if entry.is_on()? { entry.write() } else { Ok(()) });
    if let Err(error) = mended {
        tracing::warn!(%error, "starting with the computer could not be looked after");
    }
}

/// What the system starts, and what the entry is called.
struct Entry {
    /// The program and what it is started with.
    words: Vec<String>,
    /// Its name among those of other programs and of other diaries.
    name: String,
    #[cfg(target_os = "linux")]
    folder: std::path::PathBuf,
}

impl Entry {
    fn of<R: Runtime>(app: &AppHandle<R>) -> io::Result<Entry> {
        let options = &app.state::<Place>().options;
        // An AppImage is started as what it is, not as what it unpacks to.
        #[cfg(target_os = "linux")]
        let image = app.env().appimage;
        #[cfg(not(target_os = "linux"))]
        let image = None;
        let program = match image {
            Some(image) => image,
            None => std::env::current_exe()?.into_os_string(),
        };
        let at_login = options.at_login();
        let is_usual = at_login.len() == 1;
        let words = std::iter::once(program).chain(at_login).map(|word| {
            word.into_string().map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "a path that is no text"))
        });
        let program_name = app.package_info().name.clone();
        let code = crate::instance::code(&options.folder);
        Ok(Entry {
            words: words.collect::<io::Result<_>>()?,
            name: if is_usual { program_name } else { format!("{program_name}-{code}") },
            #[cfg(target_os = "linux")]
            folder: app.path().config_dir().map_err(io::Error::other)?.join("autostart"),
        })
    }
}

/// As <https://specifications.freedesktop.org/autostart-spec/latest/> has it.
#[cfg(target_os = "linux")]
impl Entry {
    fn file(&self) -> std::path::PathBuf {
        self.folder.join(format!("{}.desktop", self.name))
    }

    fn is_on(&self) -> io::Result<bool> {
        match std::fs::read_to_string(self.file()) {
            // A desktop that turns it off leaves the file.
            Ok(text) => Ok(!text.lines().any(|line| {
                let line = line.replace(' ', "").to_ascii_lowercase();
                line == "hidden=true" || line == "x-gnome-autostart-enabled=false"
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn write(&self) -> io::Result<()> {
        let (file, text) = (self.file(), quoting::desktop_entry(&self.words));
        if std::fs::read_to_string(&file).is_ok_and(|found| found == text) {
            return Ok(());
        }
        if sandbox::is_there() {
            sandbox::turn(&self.words, true)?;
        }
        std::fs::create_dir_all(&self.folder)?;
        let beside = file.with_added_extension("part");
        std::fs::write(&beside, text)
            .and_then(|()| std::fs::rename(&beside, &file))
            .inspect_err(|_| _ = std::fs::remove_file(&beside))
    }

    fn remove(&self) -> io::Result<()> {
        if sandbox::is_there() {
            sandbox::turn(&self.words, false)?;
        }
        match std::fs::remove_file(self.file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Entry {
    fn launch(&self) -> io::Result<auto_launch::AutoLaunch> {
        #[cfg(windows)]
        let words: Vec<String> = self.words.iter().map(|word| quoting::for_windows(word)).collect();
        #[cfg(not(windows))]
        let words: Vec<String> = self.words.iter().map(|word| quoting::for_plist(word)).collect();
        let (program, arguments) = words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        let mut launch = auto_launch::AutoLaunchBuilder::new();
        launch.set_app_name(&self.name).set_app_path(program).set_args(arguments);
        #[cfg(target_os = "macos")]
        launch.set_macos_launch_mode(auto_launch::MacOSLaunchMode::LaunchAgent);
        launch.build().map_err(io::Error::other)
    }

    fn is_on(&self) -> io::Result<bool> {
        self.launch()?.is_enabled().map_err(io::Error::other)
    }

    fn write(&self) -> io::Result<()> {
        self.launch()?.enable().map_err(io::Error::other)
    }

    fn remove(&self) -> io::Result<()> {
        if self.is_on()? { self.launch()?.disable().map_err(io::Error::other) } else { Ok(()) }
    }
}
