//! One window for each diary: who starts a second one on the same folder is shown the first.
//!
//! Two folders are two diaries, and each may have its window. On Linux it is found by a name on the session's bus; every call
//! there has a limit, so that a first Respite that hangs is told instead of waited for. Elsewhere `tauri-plugin-single-instance`
//! does it, by the identifier of the program.

use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

/// The program's identifier, as `tauri.conf.json` has it.
const PROGRAM: &str = "io.github.respite_diary.Respite";

/// The name under which the window of a folder's diary is found: the same for all ways to write the folder's path.
pub(crate) fn name(folder: &Path) -> String {
    // A part of a name on the bus never begins with a digit.
    format!("{PROGRAM}.Diary_{}", code(folder))
}

/// A folder in sixteen letters and digits: the same for all ways to write its path.
pub(crate) fn code(folder: &Path) -> String {
    let digest = Sha256::digest(real(folder).as_os_str().as_encoded_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The folder without links and detours, whether or not all of it is there yet.
fn real(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => _ = real.pop(),
            Component::CurDir => {}
            part => real.push(part),
        }
        // As far as it is there, a link is followed before the next part is looked at.
        if let Ok(found) = real.canonicalize() {
            real = found;
        }
    }
    real
}

#[cfg(target_os = "linux")]
pub(crate) use bus::{Turn, take_turn};

#[cfg(target_os = "linux")]
mod bus {
    use std::ffi::OsString;
    use std::io::ErrorKind;
    use std::os::unix::ffi::OsStringExt as _;
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Duration;

    use tauri::{AppHandle, Manager, Runtime};
    use zbus::blocking::Connection;
    use zbus::blocking::connection::Builder;
    use zbus::blocking::fdo::DBusProxy;

    use crate::only_one::OnlyOne;
    use crate::wish::{Opening, Wish};

    /// How long the first Respite may take to show its window; far more than it ever needs.
    const SHOWS_WITHIN: Duration = Duration::from_millis(2500);
    /// How long the bus may take for one answer, that of the first Respite included.
    const ANSWERS_WITHIN: Duration = Duration::from_secs(3);
    /// After how long a start no longer waits for the bus at all: once for a Respite that ends while it is asked, and again.
    const PATIENCE: Duration = Duration::from_secs(7);
    /// How often a first Respite may end while it is asked, before something else must be wrong.
    const TRIES: usize = 3;

    const PATH: &str = "/io/github/respite_diary/Respite";

    /// Whose turn it is to have the window of a diary.
    pub(crate) enum Turn {
        /// Ours. Also where there is no bus on which another could be found.
        Ours(FirstOne),
        /// A first Respite has shown its window.
        Shown,
        /// A first Respite is there and does not answer.
        Hangs,
    }

    /// Takes the name on the bus, or has the window shown of whoever holds it, and the wish granted.
    pub(crate) fn take_turn(name: &str, wish: Wish) -> Turn {
        let (answer, answered) = channel();
        let name = name.to_owned();
        std::thread::spawn(move || _ = answer.send(ask(&name, wish)));
        match answered.recv_timeout(PATIENCE) {
            Ok(Ok(turn)) => turn,
            Ok(Err(error)) => {
                tracing::warn!(%error, "no session bus: other windows can't be found");
                Turn::Ours(FirstOne::default())
            }
            Err(_) => {
                tracing::warn!("the session bus does not answer: other windows can't be found");
                Turn::Ours(FirstOne::default())
            }
        }
    }

    fn ask(name: &str, wish: Wish) -> zbus::Result<Turn> {
        let file = wish.file.map(|file| file.into_os_string().into_encoded_bytes()).unwrap_or_default();
        let asked = (wish.spasm, wish.screen.map(Opening::code).unwrap_or_default(), file);
        for _ in 0..TRIES {
            let (first, door) = FirstOne::with_door();
            let connection = Builder::session()?
                .method_timeout(ANSWERS_WITHIN)
                .name(name)?
                .allow_name_replacements(false)
                .replace_existing_names(false)
                .serve_at(PATH, door)?
                .build();
            match connection {
                Ok(connection) => return Ok(Turn::Ours(FirstOne { connection: Some(connection), ..first })),
                Err(zbus::Error::NameTaken) => {}
                Err(error) => return Err(error),
            }
            let ours = Builder::session()?.method_timeout(ANSWERS_WITHIN).build()?;
            let bus = DBusProxy::new(&ours)?;
            let Ok(other) = bus.get_name_owner(name.try_into()?) else { continue };
            match ours.call_method(Some(&other), PATH, Some("io.github.respite_diary.Respite.Window"), "Show", &asked) {
                Ok(_) => return Ok(Turn::Shown),
                // A program that is killed may take its time to be gone.
                Err(error) if is_late(&error) && bus.get_name_owner(name.try_into()?).is_ok_and(|now| now == other) => {
                    return Ok(Turn::Hangs);
                }
                // It ended before it could answer: its name is free by now.
                Err(error) => tracing::info!(%error, "the first Respite did not answer"),
            }
        }
        Ok(Turn::Hangs)
    }

    fn is_late(error: &zbus::Error) -> bool {
        match error {
            zbus::Error::InputOutput(error) => error.kind() == ErrorKind::TimedOut,
            zbus::Error::MethodError(name, ..) => name.as_str().ends_with(".Failed"),
            _ => false,
        }
    }

    /// The first Respite on a folder: it shows its window to those that come later.
    #[derive(Default)]
    pub(crate) struct FirstOne {
        /// Holds the name for as long as the program runs.
        connection: Option<Connection>,
        knocks: Option<Receiver<Knock>>,
        is_up: Arc<AtomicBool>,
    }

    impl FirstOne {
        fn with_door() -> (FirstOne, Door) {
            let (knock, knocks) = channel();
            let first = FirstOne { knocks: Some(knocks), ..FirstOne::default() };
            let door = Door { knock, is_up: Arc::clone(&first.is_up) };
            (first, door)
        }

        /// From now on there is a window to show. Whoever asked before is shown it now.
        pub(crate) fn come_up<R: Runtime>(mut self, app: &AppHandle<R>) {
            self.is_up.store(true, Ordering::Release);
            let Some(knocks) = self.knocks.take() else { return };
            self.connection.take().into_iter().for_each(|name| app.state::<OnlyOne>().hold_name(name));
            let app = app.clone();
            std::thread::spawn(move || {
                for (wish, seen) in knocks {
                    let shown = app.clone();
                    _ = app.run_on_main_thread(move || {
                        wish.grant(&shown);
                        _ = seen.send(());
                    });
                }
            });
        }
    }

    /// What a later start wishes, and whom to tell once the window was shown.
    type Knock = (Wish, Sender<()>);

    /// What the first Respite has on the bus.
    struct Door {
        knock: Sender<Knock>,
        is_up: Arc<AtomicBool>,
    }

    #[zbus::interface(name = "io.github.respite_diary.Respite.Window")]
    impl Door {
        /// Shows the window, at a screen or a file (the bytes of its path) if one is named, and writes down a spasm if asked; answers
        /// once it was shown. While the program still starts, that is when it is there.
        #[allow(clippy::needless_pass_by_value, reason = "zbus hands over what it read")]
        fn show(&self, spasm: bool, screen: &str, file: Vec<u8>) -> zbus::fdo::Result<()> {
            let (seen, was_seen) = channel();
            let file = (!file.is_empty()).then(|| PathBuf::from(OsString::from_vec(file)));
            let asked = self.knock.send((Wish { spasm, screen: Opening::of(screen), file }, seen));
            if asked.is_err() || (self.is_up.load(Ordering::Acquire) && was_seen.recv_timeout(SHOWS_WITHIN).is_err()) {
                return Err(zbus::fdo::Error::Failed("the window does not answer".to_owned()));
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use super::*;

    #[test]
    fn a_folder_has_one_name_however_it_is_written() {
        let top = tempfile::tempdir().unwrap();
        let folder = top.path().join("mine");
        let before = name(&folder);
        assert_eq!(name(&top.path().join("./other/../mine/")), before, "before it is there");
        std::fs::create_dir(&folder).unwrap();
        assert_eq!(name(&folder), before, "and once it is there");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&folder, top.path().join("link")).unwrap();
            assert_eq!(name(&top.path().join("link")), before);
            assert_eq!(name(&top.path().join("link/sub/..")), before);
            std::os::unix::fs::symlink(top.path(), top.path().join("up")).unwrap();
            assert_eq!(name(&top.path().join("up/mine")), before);
        }
        assert_ne!(name(&top.path().join("mine2")), before);
        assert_ne!(name(&folder.join("sub")), before);
    }

    #[test]
    fn the_name_is_one_that_a_bus_takes() {
        let name = name(Path::new("/home/Ανδρέας/my diary"));
        let parts: Vec<&str> = name.split('.').collect();
        let is_part = |part: &&str| {
            part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                && !part.starts_with(|c: char| c.is_ascii_digit())
        };
        assert!(parts.len() > 2 && parts.iter().all(is_part) && name.len() < 100, "{name}");
        assert!(name.starts_with("io.github.respite_diary.Respite.Diary_"));
    }
}
