//! The one thread that owns the diary. Whoever wants something of it puts a question into its mailbox.
//!
//! Between questions it sleeps until the next deadline: what others write is [heard](crate::hearing). It waits for nobody, and
//! outlives a panic: who asked is told, and the diary opened anew.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};

use chrono::TimeDelta;
use respite_clock::Clock;
use respite_domain::Code;
use respite_domain::notice::{Fault, Notice};
use respite_domain::time::Moment;
use respite_engine::view::Part;
use respite_engine::{Effect, Engine, EngineError, Look, Tray};
use respite_l10n::Words;

use crate::hearing::{Ear, Heard, listen};

/// How often to look while a pack is on the skin or nobody has said that it is off, and while what others write can't be heard.
const LOOK_EVERY: TimeDelta = TimeDelta::seconds(1);
/// The longest time without a look, whatever was known before: the computer's clock may be set, the computer may sleep, and
/// another one may write to a disk that both know.
const LONGEST_SLEEP: TimeDelta = TimeDelta::seconds(30);
/// How long whoever was heard writing is given: one act touches the file many times.
const SETTLES_AFTER: TimeDelta = TimeDelta::milliseconds(50);

/// What lies outside of the diary, and is told what to do. None of it may make the thread wait.
pub(crate) trait Outside {
    /// Does what the engine asks for. How a notice went is [told](Mailbox::went) to the mailbox.
    fn carry_out(&mut self, effect: Effect, neutral: bool, mailbox: &Mailbox);
    /// Draws the tray and the window's title.
    fn draw(&mut self, tray: &Tray);
    /// These parts of the diary, or what is due by them, are no longer as they were.
    fn tell_changed(&mut self, parts: &BTreeSet<Part>);
    /// Respite is in trouble, or no longer.
    fn tell_fault(&mut self, fault: Option<Fault>);
}

type Question = Box<dyn FnOnce(&mut Engine, &Moment) + Send>;

/// What can be put into the mailbox.
enum Letter {
    Question(Question),
    /// Whether somebody showed a notice.
    Went(Box<Notice>, bool),
    /// Something happened to the diary's file.
    Heard(Heard),
    /// There is nothing to come.
    #[cfg(feature = "time-travel")]
    End,
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
    /// The words that its answers are told in.
    pub(crate) words: &'static Words,
}

impl EngineThread {
    /// Starts the thread. It ends with the program.
    pub(crate) fn start(
        mut engine: Engine,
        clock: Clock,
        words: &'static Words,
        outside: impl Outside + Send + 'static,
    ) -> EngineThread {
        let (sender, letters) = channel();
        let mailbox = Mailbox(sender);
        if let Err(error) = engine.look_hastily() {
            tracing::warn!(%error, "looks may be late");
        }
        let watch = Watch {
            engine,
            clock,
            outside,
            words,
            mailbox: mailbox.clone(),
            ear: None,
            looked: None,
            wait: TimeDelta::zero(),
            deadline: None,
            seen: None,
            fault: None,
        };
        std::thread::Builder::new().name("engine".to_owned()).spawn(move || watch.keep(&letters)).ok();
        EngineThread { mailbox, words }
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

    /// Ends the thread, once all that was asked before is answered.
    #[cfg(feature = "time-travel")]
    pub(crate) fn end(&self) {
        self.mailbox.0.send(Letter::End).ok();
    }
}

struct Watch<O: Outside> {
    engine: Engine,
    clock: Clock,
    outside: O,
    /// What times are told with, by the clock of where the person lives.
    words: &'static Words,
    mailbox: Mailbox,
    /// What hears others write, where that can be heard.
    ear: Option<Ear>,
    /// When it looked last, how long it sleeps since, and after how long something is due.
    looked: Option<Moment>,
    wait: TimeDelta,
    deadline: Option<TimeDelta>,
    /// What had been written elsewhere when last looked.
    seen: Option<i64>,
    /// The trouble that was told last.
    fault: Option<Fault>,
}

impl<O: Outside> Watch<O> {
    fn keep(mut self, letters: &Receiver<Letter>) {
        loop {
            // Whatever was half done is given up with the connection, so nothing broken is used again.
            match catch_unwind(AssertUnwindSafe(|| self.next_letter(letters).map(|letter| self.turn(letter)))) {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return,
                Err(_) => self.begin_anew(),
            }
        }
    }

    /// The next letter; none once it is time to look. Refuses where there is nothing to come.
    fn next_letter(&self, letters: &Receiver<Letter>) -> Result<Option<Letter>, RecvTimeoutError> {
        loop {
            let Some(left) = self.left(&self.clock.now()).to_std().ok().filter(|left| !left.is_zero()) else {
                return Ok(None);
            };
            let nap = left.min(self.clock.longest_nap());
            match letters.recv_timeout(nap) {
                Err(RecvTimeoutError::Timeout) if nap < left => {}
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                #[cfg(feature = "time-travel")]
                Ok(Letter::End) => return Err(RecvTimeoutError::Disconnected),
                letter => return letter.map(Some),
            }
        }
    }

    /// How long to sleep still. By whichever clock says that more time has passed: a notice early is better than a pack left on.
    fn left(&self, now: &Moment) -> TimeDelta {
        let looked = self.looked.as_ref().filter(|looked| looked.wall <= now.wall);
        looked.map_or(TimeDelta::zero(), |looked| self.wait - now.most_since(looked))
    }

    /// Answers a letter; or looks, where there is none, and where it made something different.
    fn turn(&mut self, letter: Option<Letter>) {
        let now = self.now();
        match letter {
            Some(Letter::Question(question)) => question(&mut self.engine, &now),
            Some(Letter::Went(notice, true)) => self.engine.shown(&notice, &now),
            // It is to be tried again soon, so the next look is another one.
            Some(Letter::Went(notice, false)) => {
                self.engine.not_shown(&notice, &now);
                return self.look(BTreeSet::new());
            }
            Some(Letter::Heard(heard)) => {
                if heard == Heard::LastOfIt {
                    self.ear = None;
                }
                self.wait -= (self.left(&now) - SETTLES_AFTER).max(TimeDelta::zero());
            }
            #[cfg(feature = "time-travel")]
            Some(Letter::End) => {}
            None => return self.look(BTreeSet::new()),
        }
        let changed = self.engine.take_changed();
        if !changed.is_empty() {
            self.look(changed);
        }
    }

    /// Now, as far as the clocks of this computer are known; what is new of them is kept.
    fn now(&mut self) -> Moment {
        let now = self.engine.moment(self.clock.now());
        self.engine.keep_clocks(&now);
        now
    }

    /// Does what is due, and tells what is no longer as it was: what was `changed` here, what others have changed, what time has.
    fn look(&mut self, mut changed: BTreeSet<Part>) {
        if self.ear.is_none() {
            self.ear = self.listen();
        }
        let now = self.now();
        match self.engine.written_elsewhere() {
            Ok(elsewhere) if self.seen == Some(elsewhere) => {}
            Ok(elsewhere) => {
                // It may be another file by now, in another folder of the same name.
                if self.seen.replace(elsewhere).is_some() {
                    self.ear = self.listen();
                }
                changed.extend(Part::all());
            }
            Err(_) => self.ear = None,
        }
        if (self.looked.is_none() || !changed.is_empty())
            && let Ok(written) = self.engine.conventions()
        {
            self.words.tell_by_twelve_hours(written.twelve_hours);
        }
        let Look { effects, neutral, look_again, tray } = self.engine.advance(&now);
        let fault = self.engine.fault();
        if fault != self.fault {
            self.fault = fault;
            self.outside.tell_fault(fault);
        }
        if !effects.is_empty() || self.looked.as_ref().is_some_and(|looked| self.has_brought(looked, &now)) {
            changed.extend(Part::all());
        }
        for effect in effects {
            self.outside.carry_out(effect, neutral, &self.mailbox);
        }
        self.outside.draw(&tray);
        let longest = if tray.has_pack() || self.ear.is_none() { LOOK_EVERY } else { LONGEST_SLEEP };
        self.wait = look_again.map_or(longest, |wait| wait.min(longest));
        (self.looked, self.deadline) = (Some(now), look_again);
        if !changed.is_empty() {
            self.outside.tell_changed(&changed);
        }
    }

    /// Whether what time alone brings was due since `looked`: a deadline, another day, a clock that was set back.
    fn has_brought(&self, looked: &Moment, now: &Moment) -> bool {
        let is_due = self.deadline.is_some_and(|wait| now.most_since(looked) >= wait);
        is_due || looked.day() != now.day() || now.wall < looked.wall
    }

    fn listen(&self) -> Option<Ear> {
        let mailbox = self.mailbox.0.clone();
        listen(self.engine.folder(), move |heard| _ = mailbox.send(Letter::Heard(heard)))
    }

    /// Goes on after a panic.
    fn begin_anew(&mut self) {
        tracing::error!("something went wrong in the engine; it is begun anew");
        if let Err(error) = self.engine.begin_anew() {
            tracing::error!(%error, "the diary could not be opened anew");
        }
        (self.looked, self.seen) = (None, None);
        // Not at once: what made it panic may do so again.
        std::thread::sleep(LOOK_EVERY.to_std().unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use std::time::Duration;

    use respite_domain::session::Thermal;
    use respite_engine::view::{Coded, SafetyAnswers, SessionStart};
    use respite_engine::{Asked, FILE_NAME};
    use respite_l10n::Language;

    use super::*;

    /// Passes on what it is told, for a test to wait for.
    struct Heard {
        said: Sender<Said>,
        changed: Sender<BTreeSet<Part>>,
    }

    #[derive(Debug, PartialEq, Eq)]
    enum Said {
        Fault(Option<Fault>),
        Notice(String),
    }

    impl Outside for Heard {
        fn carry_out(&mut self, effect: Effect, _: bool, mailbox: &Mailbox) {
            if let Effect::Notify(notice) | Effect::Amend(notice) = effect {
                mailbox.went(&notice, true);
                self.said.send(Said::Notice(notice.thread)).unwrap();
            }
        }

        fn draw(&mut self, _: &Tray) {}

        fn tell_changed(&mut self, parts: &BTreeSet<Part>) {
            self.changed.send(parts.clone()).ok();
        }

        fn tell_fault(&mut self, fault: Option<Fault>) {
            self.said.send(Said::Fault(fault)).unwrap();
        }
    }

    fn thread_in(folder: &std::path::Path) -> (EngineThread, Receiver<Said>, Receiver<BTreeSet<Part>>) {
        let ((said, heard), (changed, told)) = (channel(), channel());
        let engine = Engine::open(folder, Asked::WhetherSound).unwrap();
        let words = Box::leak(Box::new(Language::En.words()));
        (EngineThread::start(engine, Clock::system(), words, Heard { said, changed }), heard, told)
    }

    fn start_a_pack(thread: &EngineThread) {
        thread.ask(|engine, now| engine.answer_safety(&SafetyAnswers::default(), now)).unwrap().unwrap();
        let start = SessionStart {
            when: String::new(),
            kind: Coded(Thermal::Cold),
            places: vec!["low-back-left".to_owned()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        thread.ask(move |engine, now| engine.start_session(&start, now)).unwrap().unwrap();
    }

    /// How often the thread woke since it began: proc(5), "voluntary_ctxt_switches".
    #[cfg(target_os = "linux")]
    fn counts_wakes(thread: &EngineThread) -> impl Fn() -> u64 {
        let itself = thread.ask(|_, _| Ok(std::fs::read_link("/proc/thread-self").unwrap())).unwrap().unwrap();
        move || {
            let status = std::fs::read_to_string(std::path::Path::new("/proc").join(&itself).join("status")).unwrap();
            let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")).unwrap();
            count.trim().parse().unwrap()
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn idle_it_sleeps_and_under_a_pack_it_looks_each_second() {
        const A_WHILE: Duration = Duration::from_secs(3);
        let folder = tempfile::tempdir().unwrap();
        let (thread, _heard, told) = thread_in(folder.path());
        told.recv().unwrap();
        let wakes = counts_wakes(&thread);
        let before = wakes();
        told.recv_timeout(A_WHILE).unwrap_err();
        assert!(wakes() - before <= 1, "idle it woke {} times", wakes() - before);
        start_a_pack(&thread);
        while told.recv_timeout(A_WHILE).is_ok() {}
        let before = wakes();
        told.recv_timeout(A_WHILE).unwrap_err();
        assert!(wakes() - before >= 2, "a pack is on, and it woke {} times", wakes() - before);
    }

    #[test]
    fn what_another_process_writes_is_told_within_a_second() {
        let folder = tempfile::tempdir().unwrap();
        let (thread, _heard, told) = thread_in(folder.path());
        told.recv().unwrap();
        let mut terminal = Engine::open(folder.path(), Asked::WhetherSound).unwrap();
        for written in 1..4 {
            terminal.log_spasm_now(&Clock::system().now()).unwrap();
            let parts = told.recv_timeout(Duration::from_secs(1)).unwrap();
            assert_eq!(parts, Part::all().collect(), "of what others write nobody knows what it is");
            let today = thread.ask(|engine, now| engine.today(now)).unwrap().unwrap();
            assert_eq!(today.entries.len(), written);
        }
        // What is put in the place of the diary is heard as well.
        let other = tempfile::tempdir().unwrap();
        drop(Engine::open(other.path(), Asked::WhetherSound).unwrap());
        std::fs::rename(other.path().join(FILE_NAME), folder.path().join(FILE_NAME)).unwrap();
        told.recv_timeout(Duration::from_secs(1)).unwrap();
        let today = thread.ask(|engine, now| engine.today(now)).unwrap().unwrap();
        assert_eq!(today.entries, []);
    }

    #[test]
    fn an_act_tells_what_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (thread, _heard, told) = thread_in(folder.path());
        told.recv().unwrap();
        thread.ask(|engine, now| engine.log_spasm_now(now)).unwrap().unwrap();
        assert_eq!(told.recv().unwrap(), [Part::Entries].into());
    }

    #[test]
    fn a_panic_is_told_and_survived() {
        let folder = tempfile::tempdir().unwrap();
        let (thread, heard, _told) = thread_in(folder.path());
        thread.ask(|engine, now| engine.log_spasm_now(now)).unwrap().unwrap();
        start_a_pack(&thread);

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
        let (thread, _heard, _told) = thread_in(folder.path());
        let (answer, answered) = channel::<()>();
        drop(answered);
        thread.mailbox.tell(move |_, _| _ = answer.send(()));
        assert!(thread.ask(|engine, now| engine.today(now)).unwrap().is_ok());
    }
}
