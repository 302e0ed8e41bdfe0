//! The one thread that owns the diary. Whoever wants something of it puts a question into its mailbox.
//!
//! Between questions it sleeps until the next deadline, never long: a computer that was asleep is noticed at once, and so is
//! what the terminal wrote meanwhile. It waits for nobody, and outlives a panic: who asked is told, and the diary opened anew.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::TimeDelta;
use respite_clock::Clock;
use respite_domain::notice::{Fault, Notice};
use respite_domain::time::Moment;
use respite_engine::{Effect, Engine, EngineError, Tray};

/// How often to look at the clock. Looking costs next to nothing; what follows a look happens only when it is due.
#[cfg(not(feature = "time-travel"))]
const LOOK_EVERY: Duration = Duration::from_secs(1);
#[cfg(feature = "time-travel")]
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The longest time without asking the engine what is due, whatever was known before (design 3).
const LONGEST_SLEEP: TimeDelta = TimeDelta::seconds(30);

/// What lies outside of the diary, and is told what to do. None of it may make the thread wait.
pub(crate) trait Outside {
    /// Does what the engine asks for. How a notice went is [told](Mailbox::went) to the mailbox.
    fn carry_out(&mut self, effect: Effect, neutral: bool, mailbox: &Mailbox);
    /// Draws the tray and the window's title.
    fn draw(&mut self, tray: &Tray);
    /// Something in the diary, or something due, is no longer as it was.
    fn tell_changed(&mut self);
    /// Respite is in trouble, or no longer.
    fn tell_fault(&mut self, fault: Option<Fault>);
}

type Question = Box<dyn FnOnce(&mut Engine, &Moment) + Send>;

/// What can be put into the mailbox.
enum Letter {
    Question(Question),
    /// Whether somebody showed a notice.
    Went(Box<Notice>, bool),
}

/// The mailbox of the engine.
#[derive(Clone)]
pub(crate) struct Mailbox(Sender<Letter>);

impl Mailbox {
    /// Says whether somebody showed a notice.
    pub(crate) fn went(&self, notice: &Notice, shown: bool) {
        self.0.send(Letter::Went(Box::new(notice.clone()), shown)).ok();
    }

    /// Puts a question and waits for nothing.
    pub(crate) fn tell(&self, question: impl FnOnce(&mut Engine, &Moment) + Send + 'static) {
        self.0.send(Letter::Question(Box::new(question))).ok();
    }
}

/// The engine, for all other threads.
pub(crate) struct EngineThread {
    mailbox: Mailbox,
}

impl EngineThread {
    /// Starts the thread. It ends with the program.
    pub(crate) fn start(mut engine: Engine, clock: Clock, outside: impl Outside + Send + 'static) -> EngineThread {
        let (sender, letters) = channel();
        let mailbox = Mailbox(sender);
        if let Err(error) = engine.look_hastily() {
            tracing::warn!(%error, "looks may be late");
        }
        // Of the first notice too it is known whether it is to be neutral.
        let neutral = engine.settings().is_ok_and(|settings| settings.neutral_notices);
        let watch =
            Watch { engine, clock, outside, mailbox: mailbox.clone(), next_look: None, seen: 0, neutral, fault: None };
        std::thread::Builder::new().name("engine".to_owned()).spawn(move || watch.keep(&letters)).ok();
        EngineThread { mailbox }
    }

    /// Asks the engine and waits for its answer. `None` when the question made it panic.
    pub(crate) fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Engine, &Moment) -> Result<T, EngineError> + Send + 'static,
    ) -> Option<Result<T, EngineError>> {
        let (answer, answered) = channel();
        self.mailbox.tell(move |engine, now| {
            let answered = question(engine, now).map_err(|error| engine.naming_the_file(error));
            _ = answer.send(answered);
        });
        answered.recv().ok()
    }
}

struct Watch<O: Outside> {
    engine: Engine,
    clock: Clock,
    outside: O,
    mailbox: Mailbox,
    /// The moment up to which nothing is due, as far as was known.
    next_look: Option<(Moment, TimeDelta)>,
    /// What had been written elsewhere when last looked.
    seen: i64,
    /// Whether notices are to be neutral, as was read last.
    neutral: bool,
    /// The trouble that was told last.
    fault: Option<Fault>,
}

impl<O: Outside> Watch<O> {
    fn keep(mut self, letters: &Receiver<Letter>) {
        loop {
            let letter = match letters.recv_timeout(LOOK_EVERY) {
                Ok(letter) => Some(letter),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            // Whatever was half done is given up with the connection, so nothing broken is used again.
            if catch_unwind(AssertUnwindSafe(|| self.turn(letter))).is_err() {
                self.begin_anew();
            }
        }
    }

    /// Answers a letter, and does what is due.
    fn turn(&mut self, letter: Option<Letter>) {
        let (mut wrote, mut refused) = (false, false);
        match letter {
            Some(Letter::Question(question)) => {
                let before = self.engine.writes();
                question(&mut self.engine, &self.clock.now());
                wrote = self.engine.writes() != before;
            }
            Some(Letter::Went(notice, true)) => self.engine.shown(&notice, &self.clock.now()),
            Some(Letter::Went(notice, false)) => {
                self.engine.not_shown(&notice, &self.clock.now());
                refused = true;
            }
            None => {}
        }
        let now = self.clock.now();
        let elsewhere = self.engine.written_elsewhere().unwrap_or(self.seen);
        let changed = wrote || elsewhere != self.seen;
        self.seen = elsewhere;
        // What was refused is to be tried again soon, so the next look is another one.
        if changed || refused || self.is_due(&now) {
            self.advance(&now, changed);
        }
        self.outside.draw(&self.engine.tray(&now));
    }

    fn is_due(&self, now: &Moment) -> bool {
        // Whichever clock says that more time has passed: a notice early is better than a pack left on.
        self.next_look.as_ref().is_none_or(|(looked, wait)| now.most_since(looked) >= *wait || now.wall < looked.wall)
    }

    fn advance(&mut self, now: &Moment, changed: bool) {
        let effects = self.engine.advance(now);
        let tells = !effects.is_empty();
        let fault = self.engine.fault();
        if fault != self.fault {
            self.fault = fault;
            self.outside.tell_fault(fault);
        }
        // Before what follows: that asks the disk, which may make it wait.
        for effect in effects {
            self.outside.carry_out(effect, self.neutral, &self.mailbox);
        }
        let wait = self.engine.next_look(now).map_or(LONGEST_SLEEP, |wait| wait.min(LONGEST_SLEEP));
        let day_changed = self.next_look.as_ref().is_some_and(|(looked, _)| looked.day() != now.day());
        self.next_look = Some((now.clone(), wait));
        if let Ok(settings) = self.engine.settings() {
            self.neutral = settings.neutral_notices;
        }
        if changed || day_changed || tells {
            self.outside.tell_changed();
        }
    }

    /// Goes on after a panic.
    fn begin_anew(&mut self) {
        tracing::error!("something went wrong in the engine; it is begun anew");
        if let Err(error) = self.engine.begin_anew() {
            tracing::error!(%error, "the diary could not be opened anew");
        }
        self.next_look = None;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use std::sync::mpsc::Receiver;

    use respite_domain::session::Thermal;
    use respite_engine::Asked;
    use respite_engine::view::{Coded, SafetyAnswers, SessionStart};

    use super::*;

    /// Passes on what it is told, for a test to wait for.
    struct Heard(Sender<Said>);

    #[derive(Debug, PartialEq, Eq)]
    enum Said {
        Fault(Option<Fault>),
        Notice(String),
    }

    impl Outside for Heard {
        fn carry_out(&mut self, effect: Effect, _: bool, mailbox: &Mailbox) {
            if let Effect::Notify(notice) = effect {
                mailbox.went(&notice, true);
                self.0.send(Said::Notice(notice.thread)).unwrap();
            }
        }

        fn draw(&mut self, _: &Tray) {}

        fn tell_changed(&mut self) {}

        fn tell_fault(&mut self, fault: Option<Fault>) {
            self.0.send(Said::Fault(fault)).unwrap();
        }
    }

    fn thread_in(folder: &std::path::Path) -> (EngineThread, Receiver<Said>) {
        let (sender, heard) = channel();
        let engine = Engine::open(folder, Asked::WhetherSound).unwrap();
        (EngineThread::start(engine, Clock::system(), Heard(sender)), heard)
    }

    #[test]
    fn a_panic_is_told_and_survived() {
        let folder = tempfile::tempdir().unwrap();
        let (thread, heard) = thread_in(folder.path());
        thread.ask(|engine, now| engine.log_spasm_now(now)).unwrap().unwrap();
        thread.ask(|engine, now| engine.answer_safety(&SafetyAnswers::default(), now)).unwrap().unwrap();
        let start = SessionStart {
            kind: Coded(Thermal::Cold),
            places: vec!["low-back-left".to_owned()],
            minutes: None,
            before: None,
            confirmed: Vec::new(),
        };
        thread.ask(move |engine, now| engine.start_session(&start, now)).unwrap().unwrap();

        let asked = thread.ask(|engine, now| -> Result<(), EngineError> {
            engine.log_spasm_now(now)?;
            panic!("a fault that a test makes")
        });
        assert!(asked.is_none(), "who asked is told, and does not wait for ever");
        assert_eq!(heard.recv().unwrap(), Said::Fault(Some(Fault::Panicked)));
        assert_eq!(heard.recv().unwrap(), Said::Notice("fault".to_owned()), "for a pack is on");

        let today = thread.ask(|engine, now| engine.today(now)).unwrap().unwrap();
        assert_eq!((today.entries.len(), today.running.len()), (2, 1), "all that was saved is there");
        thread.ask(|engine, now| engine.log_spasm_now(now)).unwrap().unwrap();
    }

    #[test]
    fn an_answer_that_nobody_waits_for_holds_nothing_up() {
        let folder = tempfile::tempdir().unwrap();
        let (thread, _heard) = thread_in(folder.path());
        let (answer, answered) = channel::<()>();
        drop(answered);
        thread.mailbox.tell(move |_, _| _ = answer.send(()));
        assert!(thread.ask(|engine, now| engine.today(now)).unwrap().is_ok());
    }
}
