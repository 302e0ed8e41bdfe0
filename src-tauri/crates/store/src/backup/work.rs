//! Long work, as others see it meanwhile: how far it is, and a wish that it ends.

use std::io::{Error, Result};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// One piece of long work. Whoever waits for it looks on from another thread.
#[derive(Debug, Default)]
pub struct Work {
    whole: AtomicU64,
    done: AtomicU64,
    stopped: AtomicBool,
}

impl Work {
    /// It is to end. What was there before it stays as it was.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// How many bytes it has dealt with.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// How far it is, from 0 to 100. At 100 all is written, and is read back.
    pub fn percent(&self) -> u8 {
        let whole = self.whole.load(Ordering::Relaxed).max(1);
        u8::try_from(self.done().min(whole).saturating_mul(100) / whole).unwrap_or(100)
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// How many bytes there are to deal with.
    pub(crate) fn begin(&self, whole: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    /// So many more bytes are done.
    ///
    /// # Errors
    /// It is to end.
    pub(crate) fn pass(&self, bytes: usize) -> Result<()> {
        if self.is_stopped() {
            return Err(Error::other("stopped"));
        }
        self.done.fetch_add(u64::try_from(bytes).unwrap_or_default(), Ordering::Relaxed);
        Ok(())
    }
}
