//! Ctrl C while something long is done: it ends, and nothing is half done. Who presses it again does not wait for that.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use respite_engine::Work;
use signal_hook::consts::SIGINT;
use signal_hook::flag::{register, register_conditional_shutdown};

/// As a shell tells of a program that SIGINT ended: 128 and the number of the signal.
pub(crate) const STOPPED: u8 = 128 + 2;

/// Long work that Ctrl C ends.
pub(crate) fn work() -> Arc<Work> {
    let pressed = Arc::<AtomicBool>::default();
    // Where it can't be heard, it ends the program at once, as ever.
    _ = register_conditional_shutdown(SIGINT, STOPPED.into(), Arc::clone(&pressed));
    _ = register(SIGINT, Arc::clone(&pressed));
    Arc::new(Work::default().stopped_by(pressed))
}
