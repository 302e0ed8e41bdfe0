//! Programs that have made their page and wait a little for another: who has looked at a page prints or saves it next, and there it is
//! laid out already.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::program::Program;

/// How long one waits.
pub(super) const FOR: Duration = Duration::from_secs(20);

/// Those that wait.
pub(super) struct Kept(Mutex<Vec<Waiting>>);

struct Waiting {
    program: Program,
    /// Tells its thread, by being dropped, that there is nothing to end.
    _waits: Sender<()>,
}

impl Kept {
    pub(super) const fn new() -> Kept {
        Kept(Mutex::new(Vec::new()))
    }

    /// The last that still runs.
    pub(super) fn take(&self) -> Option<Program> {
        loop {
            let mut program = self.waiting().pop()?.program;
            if program.is_running() {
                return Some(program);
            }
        }
    }

    /// Leaves it to whoever takes it within this time, else ends it.
    pub(super) fn keep(&'static self, program: Program, time: Duration) {
        let id = program.id();
        let (waits, taken) = channel();
        self.waiting().push(Waiting { program, _waits: waits });
        let end = move || {
            if taken.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                self.end(id);
            }
        };
        if thread::Builder::new().name("typesetter waits".to_owned()).spawn(end).is_err() {
            self.end(id);
        }
    }

    fn end(&self, id: u32) {
        self.waiting().retain(|waiting| waiting.program.id() != id);
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
