//! What surrounds the diary: where the program runs, and the trouble that it is in. Managed by Tauri; the window asks for it.

use std::sync::{Mutex, PoisonError};

use respite_domain::notice::Fault;

use crate::options::Options;

/// Where this program runs.
pub(crate) struct Place {
    pub(crate) options: Options,
    /// One sentence, when the time zone that was asked for is not known.
    pub(crate) unknown_zone: Option<String>,
}

/// The trouble that Respite met, as it was told last.
#[derive(Default)]
pub(crate) struct Met(Mutex<Option<Fault>>);

impl Met {
    pub(crate) fn set(&self, fault: Option<Fault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    pub(crate) fn get(&self) -> Option<Fault> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
