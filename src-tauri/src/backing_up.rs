//! Makes backups by itself, in a thread of its own: what is due for the person never waits for it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use respite_clock::Clock;
use respite_domain::time::Moment;
use respite_engine::{BackupError, Engine, Label, back_up_by_itself, back_up_elsewhere, elsewhere, next_backup_in};
use respite_l10n::Words;
use respite_wording::{PROGRAM, backup_sentence, sentence};

/// How long after one that failed the next is tried, and the longest time without a look at the clock: it may be set.
const AGAIN_AFTER: Duration = Duration::from_secs(5 * 60);
/// How long a folder may take for a copy before it is said that it does not answer. Its thread goes on waiting, and nobody else does.
const SILENT_AFTER: TimeDelta = TimeDelta::minutes(2);

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
    wake: Sender<()>,
    failed: Arc<Mutex<Option<String>>>,
    /// Since when it is at work.
    began: Arc<Mutex<Option<Moment>>>,
}

impl BackingUp {
    /// Starts the thread for the diary in `folder`. It ends when nobody can wake it any more. `tell` is called after each backup, and
    /// when one failed for another reason than before.
    pub(crate) fn start(
        folder: PathBuf,
        clock: Clock,
        words: &'static Words,
        goes: Goes,
        tell: impl Fn() + Send + 'static,
    ) -> BackingUp {
        let (wake, woken) = channel();
        let failed = Arc::new(Mutex::new(None));
        let began = Arc::default();
        let (told, at_work) = (Arc::clone(&failed), Arc::clone(&began));
        let work = move || {
            let mut wait = None;
            while next(&woken, wait) {
                *lock(&at_work) = Some(clock.now());
                let done = match goes {
                    Goes::Beside => back_up_if_due(&folder, &clock, words),
                    Goes::Elsewhere => back_up_elsewhere_if_due(&folder, &clock, words),
                };
                *lock(&at_work) = None;
                wait = done.wait;
                let before = std::mem::replace(&mut *lock(&told), done.failed.clone());
                if done.made || before != done.failed {
                    tell();
                }
            }
        };
        std::thread::Builder::new().name("backups".to_owned()).spawn(work).ok();
        let backing_up = BackingUp { wake, failed, began };
        backing_up.wake();
        backing_up
    }

    /// Stands for a thread where none is wanted.
    #[cfg(feature = "time-travel")]
    pub(crate) fn none() -> BackingUp {
        BackingUp { wake: channel().0, failed: Arc::default(), began: Arc::default() }
    }

    /// The diary may have changed.
    pub(crate) fn wake(&self) {
        self.wake.send(()).ok();
    }

    /// Whether it has been at it for longer than any copy takes.
    pub(crate) fn is_silent(&self, now: &Moment) -> bool {
        lock(&self.began).as_ref().is_some_and(|began| now.least_since(began) > SILENT_AFTER)
    }

    /// Why the last one was not made, in a sentence.
    pub(crate) fn failed(&self) -> Option<String> {
        lock(&self.failed).clone()
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

fn back_up_elsewhere_if_due(folder: &Path, clock: &Clock, words: &Words) -> Done {
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
        back_up_elsewhere(folder, &label).map(drop)
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
        assert_eq!(back_up_elsewhere_if_due(folder.path(), &clock, english()), Done::default(), "none was named");
        let label = Label { program: PROGRAM, readme: "", now: noon() };
        respite_engine::set_elsewhere(folder.path(), &place, true, &label).unwrap();
        assert!(back_up_elsewhere_if_due(folder.path(), &clock, english()).made);
        std::fs::rename(&place, stick.path().join("out")).unwrap();
        hands.pass(TimeDelta::hours(5));
        engine.log_spasm_now(&clock.now()).unwrap();
        let done = back_up_elsewhere_if_due(folder.path(), &clock, english());
        assert!(done.failed.unwrap().contains("not there now") && done.wait == Some(AGAIN_AFTER));
        std::fs::rename(stick.path().join("out"), &place).unwrap();
        assert!(back_up_elsewhere_if_due(folder.path(), &clock, english()).made);
        assert_eq!(std::fs::read_dir(&place).unwrap().count(), 3, "two copies and the mark");
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
        assert!(backing_up.failed().unwrap().contains("can not be written to"));
        std::fs::remove_file(folder.path().join(AUTOMATIC)).unwrap();
        backing_up.wake();
        told.recv().unwrap();
        assert_eq!((backing_up.failed(), made(folder.path())), (None, 1));
    }
}
