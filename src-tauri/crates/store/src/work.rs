//! Long work, as others see it meanwhile: how far it is, and a wish that it ends.

use std::fmt::{Debug, Formatter};
use std::io::{Error, Read, Result, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// One piece of long work. Whoever waits for it looks on from another thread.
#[derive(Default)]
pub struct Work {
    whole: AtomicU64,
    done: AtomicU64,
    stopped: Arc<AtomicBool>,
    /// Is called whenever some of it is done.
    moves: Option<Box<dyn Fn() + Send + Sync>>,
}

/// It is to end, and nobody wants what it would have made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

impl Work {
    /// The same; it tells whenever some of it is done.
    #[must_use]
    pub fn watched(self, moves: impl Fn() + Send + Sync + 'static) -> Work {
        Work { moves: Some(Box::new(moves)), ..self }
    }

    /// The same; it is to end as soon as this is true.
    #[must_use]
    pub fn stopped_by(self, stopped: Arc<AtomicBool>) -> Work {
        Work { stopped, ..self }
    }

    /// It is to end. What was there before it stays as it was.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// How much of it is done, in bytes.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// How far it is, from 0 to 100. At 100 all is done but for what takes no time that can be told: a copy is written, and is read back.
    pub fn percent(&self) -> u8 {
        let whole = self.whole.load(Ordering::Relaxed).max(1);
        u8::try_from(self.done().min(whole).saturating_mul(100) / whole).unwrap_or(100)
    }

    /// Whether it is to end.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Whether it may go on.
    ///
    /// # Errors
    /// It is to end.
    pub fn goes_on(&self) -> std::result::Result<(), Stopped> {
        if self.is_stopped() { Err(Stopped) } else { Ok(()) }
    }

    /// How much there is to do, in bytes, or in whatever takes as long.
    pub fn begin(&self, whole: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    /// How much is left of it, now that this is known.
    pub fn leaves(&self, bytes: u64) {
        self.whole.store(self.done().saturating_add(bytes), Ordering::Relaxed);
    }

    /// So much more is done.
    ///
    /// # Errors
    /// It is to end.
    pub fn pass(&self, bytes: usize) -> std::result::Result<(), Stopped> {
        self.goes_on()?;
        self.done.fetch_add(u64::try_from(bytes).unwrap_or_default(), Ordering::Relaxed);
        if let Some(moves) = &self.moves {
            moves();
        }
        Ok(())
    }
}

impl Debug for Work {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        write!(to, "Work({} %)", self.percent())
    }
}

impl From<Stopped> for Error {
    fn from(stopped: Stopped) -> Error {
        Error::other(stopped)
    }
}

/// A file whose bytes are the work.
pub(crate) struct Passing<'w, F> {
    pub(crate) of: F,
    pub(crate) work: &'w Work,
}

impl<F: Read> Read for Passing<'_, F> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let read = self.of.read(to)?;
        self.work.pass(read)?;
        Ok(read)
    }
}

impl<F: Write> Write for Passing<'_, F> {
    fn write(&mut self, piece: &[u8]) -> Result<usize> {
        let written = self.of.write(piece)?;
        self.work.pass(written)?;
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.of.flush()
    }
}

impl<F: Seek> Seek for Passing<'_, F> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.of.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_how_far_it_is_and_goes_no_further_once_it_is_to_end() {
        let work = Work::default();
        assert_eq!((work.percent(), work.done()), (0, 0), "nobody knows yet how much there is to do");
        work.begin(200);
        assert!(work.pass(50).is_ok() && work.percent() == 25);
        let mut to = Passing { of: Vec::new(), work: &work };
        assert!(to.write_all(&[1; 100]).is_ok() && work.percent() == 75);
        work.stop();
        assert!(to.write_all(&[1]).is_err() && work.pass(1) == Err(Stopped));
        assert_eq!(work.percent(), 75);
        work.leaves(0);
        assert_eq!(work.percent(), 100);
    }
}
