//! Long work that the person waits for: what it is, how far it is, and stopping it.

use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use respite_engine::Work;
use serde::Serialize;
use specta::Type;

/// What is long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Long {
    /// Saving a copy elsewhere.
    Copy,
    /// Looking through a copy, and bringing it back.
    Back,
    /// Saving the diary as a file.
    Out,
    /// Looking through a file, and bringing it in.
    In,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct LongShown {
    /// What it is.
    pub of: Long,
    /// From 0 to 100.
    pub percent: u8,
}

/// What is done for the person just now, if it takes long.
#[derive(Default, Clone)]
pub(crate) struct AtWork(Arc<Mutex<Now>>);

/// What it is, while there is some.
type Now = Option<(Long, Arc<Work>)>;

/// Some that has begun. It is over with this.
pub(crate) struct Begun {
    at: AtWork,
    work: Arc<Work>,
}

impl AtWork {
    /// It begins.
    pub(crate) fn begin(&self, of: Long) -> Begun {
        let work = Arc::<Work>::default();
        *self.now() = Some((of, Arc::clone(&work)));
        Begun { at: self.clone(), work }
    }

    /// How far it is; `None` while there is none.
    pub(crate) fn shown(&self) -> Option<LongShown> {
        self.now().as_ref().map(|(of, work)| LongShown { of: *of, percent: work.percent() })
    }

    /// It is to end.
    pub(crate) fn stop(&self) {
        if let Some((_, work)) = &*self.now() {
            work.stop();
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Begun {
    type Target = Arc<Work>;

    fn deref(&self) -> &Arc<Work> {
        &self.work
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        // Another may have begun meanwhile: that one goes on being told.
        self.at.now().take_if(|(_, work)| Arc::ptr_eq(work, &self.work));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_one_takes_nothing_from_the_next() {
        let at_work = AtWork::default();
        assert_eq!(at_work.shown(), None);
        let (first, second) = (at_work.begin(Long::Copy), at_work.begin(Long::In));
        second.begin(4);
        assert!(second.pass(1).is_ok());
        drop(first);
        assert_eq!(at_work.shown(), Some(LongShown { of: Long::In, percent: 25 }));
        at_work.stop();
        assert!(second.is_stopped());
        drop(second);
        assert_eq!(at_work.shown(), None);
    }
}
