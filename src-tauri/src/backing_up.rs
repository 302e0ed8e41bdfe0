//! Makes backups by itself, in a thread of its own: what is due for the person never waits for it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use respite_clock::Clock;
use respite_domain::time::Moment;
use respite_engine::{
    BackupError, Engine, Label, Work, back_up_by_itself, back_up_elsewhere, elsewhere, next_backup_in,
};
use respite_l10n::Words;
use respite_wording::{PROGRAM, backup_sentence, sentence};

/// How long after one that failed the next is tried, and the longest time without a look at the clock: it may be set.
const AGAIN_AFTER: Duration = Duration::from_secs(5 * 60);
/// How long nothing may move while a copy is written, until it is said that the folder does not answer. Its thread goes on waiting, and
/// nobody else does.
const SILENT_AFTER: TimeDelta = TimeDelta::minutes(2);
/// The same once all is written: a slow stick takes its time until the last of it is there, and a passphrase is work.
const SILENT_AT_THE_END: TimeDelta = TimeDelta::minutes(15);

/// Where a thread makes its copies. Each place has its own: a folder of a network may never answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goes {
    /// Beside the diary.
    Beside,
    /// To the second folder, if one was named.
    Elsewhere,
}

/// The thread for the second folder.
#[derive(Clone)]
pub(crate) struct ToSecondFolder(pub(crate) BackingUp);

/// What can be said to the thread that makes backups, and what it says.
#[derive(Clone)]
pub(crate) struct BackingUp {
    /// Begins another thread.
    begin: Arc<dyn Fn() -> Thread + Send + Sync>,
    /// Where it goes now, if that can change: asked without touching the folder itself.
    place: Arc<dyn Fn() -> Option<PathBuf> + Send + Sync>,
    thread: Arc<Mutex<Thread>>,
}

/// A thread, what it is at, and how the last one went.
struct Thread {
    wake: Sender<()>,
    failed: Arc<Mutex<Option<String>>>,
    at_work: Arc<Mutex<Option<UnderWay>>>,
}

/// A copy that is being made.
struct UnderWay {
    /// When it began, or went on last.
    moved: Arc<Mutex<Moment>>,
    /// In which folder.
    place: Option<PathBuf>,
    work: Arc<Work>,
}

impl UnderWay {
    fn begin(clock: &Clock, place: Option<PathBuf>) -> UnderWay {
        let moved = Arc::new(Mutex::new(clock.now()));
        let work = {
            let (moved, clock) = (Arc::clone(&moved), clock.clone());
            Work::default().watched(move || *lock(&moved) = clock.now())
        };
        UnderWay { moved, place, work: Arc::new(work) }
    }

    /// Whether it is still for longer than a folder takes to answer.
    fn is_silent(&self, now: &Moment) -> bool {
        let limit = if self.work.percent() < 100 { SILENT_AFTER } else { SILENT_AT_THE_END };
        now.least_since(&lock(&self.moved)) > limit
    }
}

impl BackingUp {
    /// Starts the thread for the diary in `folder`. It ends when nobody can wake it any more. `tell` is called after each backup, and
    /// when one failed for another reason than before.
    pub(crate) fn start(
        folder: PathBuf,
        clock: Clock,
        words: &'static Words,
        goes: Goes,
        tell: impl Fn() + Send + Sync + 'static,
    ) -> BackingUp {
        let place = {
            let folder = folder.clone();
            move || elsewhere(&folder).filter(|_| goes == Goes::Elsewhere).map(|second| second.folder)
        };
        let place: Arc<dyn Fn() -> Option<PathBuf> + Send + Sync> = Arc::new(place);
        let (where_to, tell) = (Arc::clone(&place), Arc::new(tell));
        let begin = move || {
            let (folder, clock, tell, where_to) =
                (folder.clone(), clock.clone(), Arc::clone(&tell), Arc::clone(&where_to));
            Thread::start(move |woken, failed, at_work| {
                let mut wait = None;
                while next(woken, wait) {
                    let began = UnderWay::begin(&clock, where_to());
                    let work = Arc::clone(&began.work);
                    *lock(at_work) = Some(began);
                    let done = match goes {
                        Goes::Beside => back_up_if_due(&folder, &clock, words),
                        Goes::Elsewhere => back_up_elsewhere_if_due(&folder, &clock, words, &work),
                    };
                    *lock(at_work) = None;
                    wait = done.wait;
                    let before = std::mem::replace(&mut *lock(failed), done.failed.clone());
                    if done.made || before != done.failed {
                        tell();
                    }
                }
            })
        };
        let thread = Arc::new(Mutex::new(begin()));
        let backing_up = BackingUp { begin: Arc::new(begin), place, thread };
        backing_up.wake();
        backing_up
    }

    /// Stands for a thread where none is wanted.
    #[cfg(feature = "time-travel")]
    pub(crate) fn none() -> BackingUp {
        let none = || Thread { wake: channel().0, failed: Arc::default(), at_work: Arc::default() };
        BackingUp { begin: Arc::new(none), place: Arc::new(|| None), thread: Arc::new(Mutex::new(none())) }
    }

    /// The diary may have changed, or where its copies go: one that is at work in another folder may never come back from there.
    pub(crate) fn wake(&self) {
        let mut thread = lock(&self.thread);
        let is_elsewhere = lock(&thread.at_work).as_ref().is_some_and(|at| at.place != (self.place)());
        if is_elsewhere {
            if let Some(at) = &*lock(&thread.at_work) {
                at.work.stop();
            }
            *thread = (self.begin)();
        }
        thread.wake.send(()).ok();
    }

    /// Whether nothing came of it for longer than a folder takes to answer.
    pub(crate) fn is_silent(&self, now: &Moment) -> bool {
        self.at_work(|at| at.is_silent(now))
    }

    /// Whether a copy is being written.
    pub(crate) fn is_writing(&self, now: &Moment) -> bool {
        self.at_work(|at| at.work.done() > 0 && !at.is_silent(now))
    }

    /// How far the copy is that is being made, from 0 to 100.
    pub(crate) fn percent(&self) -> Option<u8> {
        lock(&lock(&self.thread).at_work).as_ref().map(|at| at.work.percent())
    }

    fn at_work(&self, is: impl FnOnce(&UnderWay) -> bool) -> bool {
        lock(&lock(&self.thread).at_work).as_ref().is_some_and(is)
    }

    /// Why the last one was not made, in a sentence.
    pub(crate) fn failed(&self) -> Option<String> {
        lock(&lock(&self.thread).failed).clone()
    }
}

impl Thread {
    fn start(
        work: impl FnOnce(&Receiver<()>, &Mutex<Option<String>>, &Mutex<Option<UnderWay>>) + Send + 'static,
    ) -> Thread {
        let (wake, woken) = channel();
        let thread = Thread { wake, failed: Arc::default(), at_work: Arc::default() };
        let (failed, at_work) = (Arc::clone(&thread.failed), Arc::clone(&thread.at_work));
        std::thread::Builder::new().name("backups".to_owned()).spawn(move || work(&woken, &failed, &at_work)).ok();
        thread
    }
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until somebody says that the diary may have changed, or so long. False when nobody can any more.
fn next(woken: &Receiver<()>, wait: Option<Duration>) -> bool {
    let heard = match wait {
        None => woken.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(wait) => woken.recv_timeout(wait.min(AGAIN_AFTER)),
    };
    // One act says it many times.
    while woken.try_recv().is_ok() {}
    heard != Err(RecvTimeoutError::Disconnected)
}

/// How it went.
#[derive(Debug, Default, PartialEq, Eq)]
struct Done {
    made: bool,
    failed: Option<String>,
    /// How long to wait for the next; without it until the diary changes.
    wait: Option<Duration>,
}

fn back_up_if_due(folder: &Path, clock: &Clock, words: &Words) -> Done {
    let now = clock.now();
    let Some(left) = next_backup_in(folder, now.wall) else { return Done::default() };
    if let Ok(left) = left.to_std()
        && !left.is_zero()
    {
        return Done { wait: Some(left), ..Done::default() };
    }
    make(folder, words, || {
        let label = Label { program: PROGRAM, readme: &words.msg_backup_readme(PROGRAM), now: now.wall };
        back_up_by_itself(folder, &label).map(drop)
    })
}

fn back_up_elsewhere_if_due(folder: &Path, clock: &Clock, words: &Words, work: &Work) -> Done {
    let now = clock.now();
    let Some(second) = elsewhere(folder) else { return Done::default() };
    if second.changed.is_none() {
        return Done::default();
    }
    if !second.is_due(now.wall) {
        return Done { wait: Some(AGAIN_AFTER), ..Done::default() };
    }
    make(folder, words, || {
        let label = Label { program: PROGRAM, readme: &words.msg_backup_readme(PROGRAM), now: now.wall };
        back_up_elsewhere(folder, &label, work).map(drop)
    })
}

/// Makes one, unless none are made until the person has said that the diary is the right one.
fn make(folder: &Path, words: &Words, work: impl FnOnce() -> Result<(), BackupError>) -> Done {
    match Engine::open_to_read(folder).and_then(|engine| engine.backups_are_paused()) {
        Ok(false) => {}
        Ok(true) => return Done::default(),
        Err(error) => return Done { failed: Some(sentence(&error, words)), wait: Some(AGAIN_AFTER), made: false },
    }
    match work() {
        Ok(()) => Done { made: true, ..Done::default() },
        Err(error) => {
            tracing::warn!(%error, "no backup could be made");
            Done { failed: Some(backup_sentence(&error, words)), wait: Some(AGAIN_AFTER), made: false }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]
    use chrono::TimeDelta;
    use respite_domain::time::WallTime;
    use respite_engine::{AUTOMATIC, Asked};
    use respite_l10n::Language;

    use super::*;

    fn diary() -> (tempfile::TempDir, Engine) {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::open(folder.path(), Asked::WhetherSound).unwrap();
        (folder, engine)
    }

    fn english() -> &'static Words {
        Box::leak(Box::new(Language::En.words()))
    }

    fn made(folder: &Path) -> usize {
        std::fs::read_dir(folder.join(AUTOMATIC)).map_or(0, Iterator::count)
    }

    fn noon() -> WallTime {
        WallTime::parse_from_rfc3339("2026-11-22T12:00:00+01:00").unwrap()
    }

    #[test]
    fn it_makes_one_after_a_change_and_at_most_every_half_hour() {
        let (folder, mut engine) = diary();
        let (clock, hands) = Clock::standing(noon());
        assert_eq!(back_up_if_due(folder.path(), &clock, english()), Done { made: true, ..Done::default() });
        assert_eq!(back_up_if_due(folder.path(), &clock, english()), Done::default(), "nothing has changed");
        engine.log_spasm_now(&clock.now()).unwrap();
        hands.pass(TimeDelta::minutes(10));
        let wait = Some(Duration::from_secs(20 * 60));
        assert_eq!(back_up_if_due(folder.path(), &clock, english()), Done { wait, ..Done::default() });
        hands.pass(TimeDelta::minutes(20));
        assert!(back_up_if_due(folder.path(), &clock, english()).made);
        assert_eq!(made(folder.path()), 2);
    }

    #[test]
    fn the_second_folder_gets_one_when_it_is_there_and_is_told_as_gone_when_not() {
        let (folder, mut engine) = diary();
        let (clock, hands) = Clock::standing(noon());
        let stick = tempfile::tempdir().unwrap();
        let place = stick.path().join("stick");
        std::fs::create_dir(&place).unwrap();
        assert_eq!(
            back_up_elsewhere_if_due(folder.path(), &clock, english(), &Work::default()),
            Done::default(),
            "none was named"
        );
        let label = Label { program: PROGRAM, readme: "", now: noon() };
        respite_engine::set_elsewhere(folder.path(), &place, true, &label).unwrap();
        assert!(back_up_elsewhere_if_due(folder.path(), &clock, english(), &Work::default()).made);
        std::fs::rename(&place, stick.path().join("out")).unwrap();
        hands.pass(TimeDelta::hours(5));
        engine.log_spasm_now(&clock.now()).unwrap();
        let done = back_up_elsewhere_if_due(folder.path(), &clock, english(), &Work::default());
        assert!(done.failed.unwrap().contains("not there now") && done.wait == Some(AGAIN_AFTER));
        std::fs::rename(stick.path().join("out"), &place).unwrap();
        assert!(back_up_elsewhere_if_due(folder.path(), &clock, english(), &Work::default()).made);
        assert_eq!(std::fs::read_dir(&place).unwrap().count(), 3, "two copies and the mark");
    }

    #[test]
    fn a_folder_that_never_answers_holds_up_no_other() {
        let (folder, _engine) = diary();
        let (clock, hands) = Clock::standing(noon());
        let (hangs, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let label = Label { program: PROGRAM, readme: "", now: noon() };
        respite_engine::set_elsewhere(folder.path(), hangs.path(), true, &label).unwrap();
        let (tell, told) = channel();
        let started =
            BackingUp::start(folder.path().to_owned(), clock.clone(), english(), Goes::Elsewhere, move || {
                _ = tell.send(());
            });
        told.recv().unwrap();
        // As if it had begun there and not come back.
        let place = Some(hangs.path().canonicalize().unwrap());
        let at_work = UnderWay::begin(&clock, place);
        let work = Arc::clone(&at_work.work);
        *lock(&lock(&started.thread).at_work) = Some(at_work);
        let says = || (started.is_silent(&clock.now()), started.is_writing(&clock.now()));
        assert_eq!(says(), (false, false));
        hands.pass(TimeDelta::minutes(3));
        assert_eq!(says(), (true, false), "nothing came of it");
        work.begin(100);
        for _ in 0..3 {
            work.pass(30).unwrap();
            assert_eq!(started.percent(), Some(work.percent()));
            hands.pass(TimeDelta::seconds(100));
            assert_eq!(says(), (false, true), "slow is not silent");
        }
        hands.pass(TimeDelta::seconds(100));
        assert_eq!(says(), (true, false), "it went away in the middle");
        work.pass(10).unwrap();
        hands.pass(TimeDelta::minutes(14));
        assert_eq!(says(), (false, true), "what is written may take long to be there");
        hands.pass(TimeDelta::minutes(2));
        assert_eq!(says(), (true, false));
        respite_engine::set_elsewhere(folder.path(), stick.path(), true, &label).unwrap();
        started.wake();
        told.recv().unwrap();
        assert!(!started.is_silent(&clock.now()));
        assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 2, "the mark and a copy");
    }

    #[test]
    fn it_is_told_why_there_is_none_and_that_there_is_one_again() {
        let (folder, _engine) = diary();
        std::fs::write(folder.path().join(AUTOMATIC), "in the way").unwrap();
        let (clock, _hands) = Clock::standing(noon());
        let (tell, told) = channel();
        let backing_up =
            BackingUp::start(folder.path().to_owned(), clock, english(), Goes::Beside, move || _ = tell.send(()));
        told.recv().unwrap();
        assert!(backing_up.failed().unwrap().contains("cannot be written to"));
        std::fs::remove_file(folder.path().join(AUTOMATIC)).unwrap();
        backing_up.wake();
        told.recv().unwrap();
        assert_eq!((backing_up.failed(), made(folder.path())), (None, 1));
    }
}
