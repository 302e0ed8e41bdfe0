//! The one thread that owns the diary. Whoever wants something of it puts a question into its mailbox.
//!
//! Between questions it sleeps until the next deadline, never long: a computer that was asleep is noticed at once, and so is
//! what the terminal wrote meanwhile.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::TimeDelta;
use respite_clock::Clock;
use respite_domain::time::Moment;
use respite_engine::{Engine, EngineError};
use tauri::Runtime;

use crate::outlet::Outlet;

/// How often to look at the clock. Looking costs next to nothing; what follows a look happens only when it is due.
#[cfg(not(feature = "time-travel"))]
const LOOK_EVERY: Duration = Duration::from_secs(1);
#[cfg(feature = "time-travel")]
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The longest time without asking the engine what is due, whatever was known before (design 3).
const LONGEST_SLEEP: TimeDelta = TimeDelta::seconds(30);

type Question = Box<dyn FnOnce(&mut Engine, &Moment) + Send>;

/// The mailbox of the engine.
pub(crate) struct EngineThread {
    mailbox: Sender<Question>,
}

impl EngineThread {
    /// Starts the thread. It ends with the program.
    pub(crate) fn start<R: Runtime>(engine: Engine, clock: Clock, outlet: Outlet<R>) -> EngineThread {
        let (mailbox, questions) = channel();
        std::thread::Builder::new()
            .name("engine".to_owned())
            .spawn(move || Watch { engine, clock, outlet, next_look: None, seen: 0 }.keep(&questions))
            .ok();
        EngineThread { mailbox }
    }

    /// Asks the engine and waits for its answer. `None` when it is gone.
    pub(crate) fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Engine, &Moment) -> Result<T, EngineError> + Send + 'static,
    ) -> Option<Result<T, EngineError>> {
        let (answer, answered) = channel();
        self.mailbox.send(Box::new(move |engine, now| _ = answer.send(question(engine, now)))).ok()?;
        answered.recv().ok()
    }
}

struct Watch<R: Runtime> {
    engine: Engine,
    clock: Clock,
    outlet: Outlet<R>,
    /// The moment up to which nothing is due, as far as was known.
    next_look: Option<(Moment, TimeDelta)>,
    /// What had been written elsewhere when last looked.
    seen: i64,
}

impl<R: Runtime> Watch<R> {
    fn keep(mut self, questions: &Receiver<Question>) {
        loop {
            let asked = match questions.recv_timeout(LOOK_EVERY) {
                Ok(question) => {
                    let now = self.clock.now();
                    let before = self.engine.writes();
                    question(&mut self.engine, &now);
                    Some(self.engine.writes() != before)
                }
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let now = self.clock.now();
            let elsewhere = self.engine.written_elsewhere().unwrap_or(self.seen);
            let changed = asked == Some(true) || elsewhere != self.seen;
            self.seen = elsewhere;
            if (changed || self.is_due(&now))
                && let Err(error) = self.advance(&now, changed)
            {
                tracing::error!(%error, "what is due could not be told");
            }
            match self.engine.tray(&now) {
                Ok(tray) => self.outlet.draw_tray(&tray),
                Err(error) => tracing::error!(%error, "the tray could not be drawn"),
            }
        }
    }

    fn is_due(&self, now: &Moment) -> bool {
        // Whichever clock says that more time has passed: a notice early is better than a pack left on.
        self.next_look.as_ref().is_none_or(|(looked, wait)| now.most_since(looked) >= *wait || now.wall < looked.wall)
    }

    fn advance(&mut self, now: &Moment, changed: bool) -> Result<(), EngineError> {
        let effects = self.engine.advance(now)?;
        let wait = self.engine.next_look(now)?.map_or(LONGEST_SLEEP, |wait| wait.min(LONGEST_SLEEP));
        let day_changed = self.next_look.as_ref().is_some_and(|(looked, _)| looked.day() != now.day());
        self.next_look = Some((now.clone(), wait));
        let neutral = self.engine.settings()?.neutral_notices;
        if changed || day_changed || !effects.is_empty() {
            self.outlet.tell_changed();
        }
        for effect in effects {
            self.outlet.carry_out(effect, neutral);
        }
        Ok(())
    }
}
