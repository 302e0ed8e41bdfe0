//! Whether a window is open on a diary: it holds a lock of the operating system on a file beside it, which ends with the
//! window, however that ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::file_name::WINDOW_LOCK;

/// How often a window tries to get the lock: whoever only asks whether there is a window holds it for a moment.
const TRIES: u32 = 20;
/// How long apart.
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// The lock of one window on the diary in one folder.
#[derive(Debug)]
pub struct WindowLock {
    /// Held, not read: closing it gives the lock back.
    _file: File,
}

impl WindowLock {
    /// Takes the lock for a window. `None` when another window has it.
    ///
    /// # Errors
    /// When the file can't be made, or the folder's disk knows no locks.
    pub fn take(folder: &Path) -> io::Result<Option<WindowLock>> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join(WINDOW_LOCK))?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Some(WindowLock { _file: file })),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Whether a window holds the lock. Makes nothing and waits for nobody.
    pub fn is_held(folder: &Path) -> bool {
        let Ok(file) = File::open(folder.join(WINDOW_LOCK)) else { return false };
        matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_window_holds_it_until_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!WindowLock::is_held(folder.path()));
        assert!(!folder.path().join(WINDOW_LOCK).exists(), "asking makes nothing");
        let window = WindowLock::take(folder.path()).unwrap().unwrap();
        assert!(WindowLock::is_held(folder.path()));
        assert!(WindowLock::take(folder.path()).unwrap().is_none(), "one window a diary");
        drop(window);
        assert!(!WindowLock::is_held(folder.path()));
        assert!(WindowLock::take(folder.path()).unwrap().is_some());
    }
}
