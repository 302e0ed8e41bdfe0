//! Waiting for a condition, never for luck.

use std::time::{Duration, Instant};

/// How long anything in the window may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks: short enough not to be felt, long enough to leave the program its time.
const PAUSE: Duration = Duration::from_millis(40);

/// Looks until `look` finds something, and returns it; `Err` after [`PATIENCE`].
pub fn poll<T>(look: impl FnMut() -> Option<T>) -> Result<T, ()> {
    poll_for(PATIENCE, look)
}

/// Looks until `look` finds something, and returns it; `Err` after `patience`.
pub fn poll_for<T>(patience: Duration, mut look: impl FnMut() -> Option<T>) -> Result<T, ()> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if Instant::now() >= deadline {
            return Err(());
        }
        std::thread::sleep(PAUSE);
    }
}

/// Waits until `holds`; stops the test with `what` if it never does.
#[track_caller]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    assert!(poll(|| holds().then_some(())).is_ok(), "never came true within {PATIENCE:?}: {what}");
}
