//! Long work that the person waits for: what it is, how far it is, and stopping it.

use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use respite_engine::Work;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Long {
    /// Saving a copy elsewhere.
    Copy,
    /// The copy that goes to the second folder by itself.
    Second,
    /// Looking through a copy or what is left of a damaged diary, and bringing it back.
    Back,
    /// Saving the diary as a file.
    Out,
    /// Looking through a file, and bringing it in.
    In,
}

/// What is done for the person just now, and takes long. Each place of the window tells its own, so there may be several.
#[derive(Default, Clone)]
pub(crate) struct AtWork(Arc<Mutex<Now>>);

/// What it is, the latest last.
type Now = Vec<(Long, Arc<Work>)>;

/// Some that has begun. It is over with this.
pub(crate) struct Begun {
    at: AtWork,
    work: Arc<Work>,
}

impl AtWork {
    /// It begins.
    pub(crate) fn begin(&self, of: Long) -> Begun {
        let work = Arc::<Work>::default();
        self.now().push((of, Arc::clone(&work)));
        Begun { at: self.clone(), work }
    }

    /// How far that is, from 0 to 100; `None` while there is none.
    pub(crate) fn percent(&self, of: Long) -> Option<u8> {
        self.now().iter().rfind(|(long, _)| *long == of).map(|(_, work)| work.percent())
    }

    /// That is to end.
    pub(crate) fn stop(&self, of: Long) {
        self.now().iter().filter(|(long, _)| *long == of).for_each(|(_, work)| work.stop());
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
        self.at.now().retain(|(_, work)| !Arc::ptr_eq(work, &self.work));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_each_is_told_and_stopped_by_itself_whichever_ends_first() {
        for first_ends_first in [true, false] {
            let at_work = AtWork::default();
            let says = || [Long::Copy, Long::In].map(|of| at_work.percent(of));
            assert_eq!(says(), [None, None]);
            let (first, second) = (at_work.begin(Long::Copy), at_work.begin(Long::In));
            first.begin(2);
            second.begin(4);
            assert!(first.pass(1).is_ok() && second.pass(1).is_ok());
            assert_eq!(says(), [Some(50), Some(25)]);
            if first_ends_first {
                drop(first);
                assert_eq!(says(), [None, Some(25)]);
                at_work.stop(Long::Copy);
                assert!(!second.is_stopped());
            } else {
                drop(second);
                assert_eq!(says(), [Some(50), None]);
                at_work.stop(Long::In);
                assert!(!first.is_stopped());
                at_work.stop(Long::Copy);
                assert!(first.is_stopped());
            }
        }
    }
}
