//! Long work that the person waits for: how far it is, and stopping it.

use std::sync::{Arc, Mutex, PoisonError};

use respite_engine::Work;

/// What is done for the person just now, if it takes long.
#[derive(Default)]
pub(crate) struct AtWork(Mutex<Option<Arc<Work>>>);

impl AtWork {
    /// It begins.
    pub(crate) fn begin(&self) -> Arc<Work> {
        let work = Arc::<Work>::default();
        *self.now() = Some(Arc::clone(&work));
        work
    }

    /// It is over.
    pub(crate) fn end(&self) {
        *self.now() = None;
    }

    /// How far it is, from 0 to 100; `None` while there is none.
    pub(crate) fn percent(&self) -> Option<u8> {
        self.now().as_ref().map(|work| work.percent())
    }

    /// It is to end.
    pub(crate) fn stop(&self) {
        if let Some(work) = &*self.now() {
            work.stop();
        }
    }

    fn now(&self) -> std::sync::MutexGuard<'_, Option<Arc<Work>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
