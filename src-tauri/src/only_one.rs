//! What only one Respite on a diary holds.

use std::sync::{Mutex, PoisonError};

use respite_engine::WindowLock;

/// Held until the program ends, or lets go of it for the one that it starts in its place.
#[derive(Default)]
pub(crate) struct OnlyOne {
    lock: Mutex<Option<WindowLock>>,
    #[cfg(target_os = "linux")]
    name: Mutex<Option<zbus::blocking::Connection>>,
}

impl OnlyOne {
    /// Holds what tells the terminal that a window is open.
    pub(crate) fn hold_lock(&self, lock: WindowLock) {
        *self.lock.lock().unwrap_or_else(PoisonError::into_inner) = Some(lock);
    }

    /// Holds the name by which others find it, with what is heard under it.
    #[cfg(target_os = "linux")]
    pub(crate) fn hold_name(&self, name: zbus::blocking::Connection) {
        *self.name.lock().unwrap_or_else(PoisonError::into_inner) = Some(name);
    }

    /// Lets go of all of it. Elsewhere than on Linux `tauri-plugin-single-instance` lets go of the name, when it hears of the exit.
    pub(crate) fn let_go(&self) {
        drop(self.lock.lock().unwrap_or_else(PoisonError::into_inner).take());
        #[cfg(target_os = "linux")]
        if let Some(name) = self.name.lock().unwrap_or_else(PoisonError::into_inner).take() {
            _ = name.close();
        }
    }
}
