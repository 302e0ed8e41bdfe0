//! The diary as a file: opening it, keeping what can't be read, noticing that another one was put in its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use respite_domain::time::Moment;
use respite_store::{
    Asked, Backup, KeptAside, PAUSED, Prepared, SEEN_ASIDE, Store, StoreError, sweep_copies, sweep_unfinished,
};

use crate::{Engine, EngineError, Result, advance, last_good_backup, outlook};

/// How many looks lie between two tries to keep a diary whose file is gone.
const RESCUE_EVERY: u32 = 5;

/// Whose diary is open, as far as the person knows.
#[derive(Debug, Default)]
pub(crate) struct Whose {
    /// How often another diary was found in the place of the one that was open.
    opened_again: u32,
    /// Whether the person has not been told yet: what they do next is meant for the diary that they saw.
    untold: bool,
    /// Where what was open has been kept since its file is gone.
    rescued: Option<PathBuf>,
    /// So many looks later to try that again, after it failed.
    rescue_after: u32,
}

impl Engine {
    /// Opens the diary in `folder`, making both where they are missing.
    ///
    /// # Errors
    /// [`EngineError::Store`]: no diary, damaged, newer, or the folder can't be written to. The file is left as it is.
    pub fn open(folder: &Path, asked: Asked) -> Result<Engine> {
        Ok(Engine::of(Store::open(folder, asked)?))
    }

    /// Opens the diary in `folder` to look at it: nothing is made or written, and no right to write is needed.
    ///
    /// # Errors
    /// [`EngineError::Store`]: there is no diary, it is damaged or newer, or it can't be read.
    pub fn open_to_read(folder: &Path) -> Result<Engine> {
        Ok(Engine::of(Store::open_to_read(folder)?))
    }

    /// Opens the diary in `folder`, and makes none.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when there is none; else as [`Engine::open`].
    pub fn open_what_is_in(folder: &Path, asked: Asked) -> Result<Engine> {
        Ok(Engine::of(Store::open_again(folder, asked)?))
    }

    /// Opens the diary in `folder`; one that is damaged, or a file that is no diary, is kept aside and a new one begun. Tells
    /// where the old one was put. What a kill left half written is taken away, and copies that have done their work.
    ///
    /// # Errors
    /// As [`Engine::open`], but for those two.
    pub fn open_or_keep_aside(folder: &Path, now: &Moment) -> Result<(Engine, Option<PathBuf>)> {
        sweep_unfinished(folder, now.wall);
        let opened = match Engine::open(folder, Asked::WhetherSound) {
            Err(EngineError::Store(StoreError::Corrupt(_) | StoreError::NotADiary(_))) => {
                let aside = Store::keep_aside(folder, now.wall)?;
                tracing::warn!("the diary could not be read and was kept aside");
                let mut engine = Engine::open(folder, Asked::WhetherSound)?;
                if last_good_backup(folder).is_some() {
                    engine.pause_backups(now)?;
                }
                (engine, Some(aside))
            }
            opened => (opened?, None),
        };
        sweep_copies(folder, now.wall);
        Ok(opened)
    }

    /// Looks whether the open file is still the diary. Another one in its place is opened; the next act is refused once, as
    /// it is meant for the one that the person saw.
    ///
    /// # Errors
    /// The diary is gone, a later version of Respite has taken it over, or what is there now is no diary.
    pub fn check_file(&mut self) -> Result<()> {
        match self.store.check_place().and_then(|()| self.store.check_version()) {
            Err(StoreError::Replaced(_)) => self.open_what_is_there(),
            Err(StoreError::Gone(folder, _)) => Err(self.gone(folder)),
            checked => {
                checked?;
                // What is there now may be taken away once more.
                self.whose.rescued = None;
                Ok(())
            }
        }
    }

    /// A number that differs once another process, such as the terminal, has written to the diary, or another diary was put
    /// in its place.
    ///
    /// # Errors
    /// As [`Engine::check_file`], or the disk does not answer.
    pub fn written_elsewhere(&mut self) -> Result<i64> {
        self.check_file()?;
        self.seen_elsewhere()
    }

    /// The same number, without a look at the file's place.
    pub(crate) fn seen_elsewhere(&self) -> Result<i64> {
        Ok((i64::from(self.whose.opened_again) << 32) + self.store.written_elsewhere()?)
    }

    /// A number that differs once another diary was put in the place of the one that was open: whoever reads it by a way of their own
    /// opens it anew then.
    pub fn opening(&self) -> u32 {
        self.whose.opened_again
    }

    /// The same error, naming the diary's file where it is about that: which of several is damaged tells the person where to
    /// look.
    pub fn naming_the_file(&self, error: EngineError) -> EngineError {
        match error {
            EngineError::Store(error) => EngineError::Store(self.store.named(error)),
            error => error,
        }
    }

    /// The folder that the diary lies in.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// How many rows could not be read, of all that was looked at so far. They are kept as they are.
    pub fn unreadable(&self) -> usize {
        self.store.unreadable()
    }

    /// The diaries that were kept aside in this folder, as long as the person has not said that they know.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn kept_aside(&self) -> Result<Vec<PathBuf>> {
        let seen = self.store.setting(SEEN_ASIDE)?.unwrap_or_default();
        let mut kept = self.store.kept_aside()?;
        kept.retain(|path| !seen.lines().any(|seen| name_of(path) == seen));
        Ok(kept)
    }

    /// The diary that could not be read, was kept aside last, and is not answered yet.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn damaged(&self) -> Result<Option<PathBuf>> {
        Ok(self.kept_aside()?.into_iter().rfind(|path| KeptAside::of(path) == KeptAside::Unreadable))
    }

    /// The same, beside a diary that is sound.
    ///
    /// # Errors
    /// This one is damaged too, or the disk does not answer.
    pub fn damaged_beside_sound(&self) -> Result<Option<PathBuf>> {
        self.store.check_sound()?;
        self.damaged()
    }

    /// The last good backup of the `damaged` diary, with its file: none of the one that was begun since.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_good_of(&self, damaged: &Path) -> Result<Option<(PathBuf, Backup)>> {
        Ok(self.store.last_backup_of(damaged)?.map(|(one, backup)| (one.path, backup)))
    }

    /// Goes on with what is left of the diary that could not be read: what was salvaged of it, or a backup. That answers it.
    ///
    /// # Errors
    /// As [`Engine::bring_back`].
    pub fn go_on_after_damage(&mut self, prepared: Prepared, now: &Moment) -> Result<PathBuf> {
        let kept = self.bring_back(prepared, now, |_| ())?;
        self.saw_kept_aside(now)?;
        Ok(kept)
    }

    /// The names of all that is kept aside now, a line each.
    fn all_kept_aside(&self) -> Result<String> {
        Ok(self.store.kept_aside()?.iter().map(|path| name_of(path)).collect::<Vec<_>>().join("\n"))
    }

    /// "I have seen it", of all that is kept aside now.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn saw_kept_aside(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| {
            // Who goes on with a diary wants copies of it.
            let seen = [(SEEN_ASIDE, engine.all_kept_aside()?), (PAUSED, "no".to_owned())];
            Ok(engine.store.set_settings(&seen, now.wall)?)
        })
    }

    /// How much is deleted and still in the file, where it can be brought back.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn deleted_rows(&self) -> Result<u32> {
        Ok(self.store.deleted_rows()?)
    }

    /// Erases for good what is deleted. Tells how much it was.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is erased then.
    pub fn erase_deleted(&mut self, now: &Moment) -> Result<u32> {
        // It can be no part of an act, and yet it is meant for the diary that the person sees.
        self.act(|_| Ok(()))?;
        // What can be had of a diary that could not be read is no part of this one, as long as the person has not answered.
        let damaged = self.damaged()?;
        Ok(self.store.erase_deleted(damaged.as_deref(), now.wall)?)
    }

    /// Begins an act on the diary that the person sees.
    pub(crate) fn begin_act(&mut self) -> Result<()> {
        if let Err(StoreError::Replaced(_)) = self.store.check_place() {
            self.open_what_is_there()?;
        }
        if std::mem::take(&mut self.whose.untold) {
            return Err(StoreError::Replaced(self.store.folder().join(respite_store::FILE_NAME)).into());
        }
        match self.store.begin_act() {
            // It was put there between the two looks, or an older one was written over it.
            Err(StoreError::Replaced(path)) => {
                self.open_what_is_there()?;
                self.whose.untold = false;
                Err(StoreError::Replaced(path).into())
            }
            Err(StoreError::Gone(folder, _)) => Err(self.gone(folder)),
            begun => Ok(begun?),
        }
    }

    fn of(store: Store) -> Engine {
        Engine {
            store,
            sent: BTreeMap::new(),
            known_sessions: Vec::new(),
            slots_looked_at: None,
            neutral: false,
            unread: false,
            panicked: false,
            outlook: outlook::KnownOutlook::default(),
            whose: Whose::default(),
            brought_in: crate::foreign::BroughtIn::default(),
        }
    }

    fn open_what_is_there(&mut self) -> Result<()> {
        self.open_again(Asked::WhetherSound)?;
        tracing::warn!("another diary was put in the place of the one that was open");
        // What is on the person's screen told of another diary: it is taken back, or told anew.
        self.sent.values_mut().for_each(advance::Sent::is_to_be_told_anew);
        self.known_sessions.clear();
        self.slots_looked_at = None;
        self.whose = Whose { opened_again: self.whose.opened_again + 1, untold: true, ..Whose::default() };
        Ok(())
    }

    /// Opens the diary that the person has just put in the place of this one: what they do next is meant for it.
    pub(crate) fn open_what_was_brought_back(&mut self) -> Result<()> {
        self.open_what_is_there()?;
        self.whose.untold = false;
        Ok(())
    }

    /// Opens the diary that is there now; where there is none, none is made.
    pub(crate) fn open_again(&mut self, asked: Asked) -> Result<()> {
        let mut store = Store::open_again(self.store.folder(), asked)?;
        store.be_hasty(self.store.is_hasty())?;
        self.store = store;
        self.outlook.take();
        Ok(())
    }

    /// From now on looks wait for another program that has the diary for a moment only: a notice that is due must not wait
    /// for it. Acts wait as long as ever.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn look_hastily(&mut self) -> Result<()> {
        Ok(self.store.be_hasty(true)?)
    }

    /// The file is gone and still open: what is in it can be kept as long as there is a folder with room.
    fn gone(&mut self, folder: PathBuf) -> EngineError {
        if self.whose.rescued.is_none() && self.whose.rescue_after == 0 {
            self.whose.rescue_after = RESCUE_EVERY;
            match self.store.rescue() {
                Ok(kept) => {
                    tracing::warn!("the diary is gone; what was in it was kept aside");
                    self.whose.rescued = Some(kept);
                }
                Err(error) => tracing::error!(%error, "the diary is gone, and what was in it could not be kept"),
            }
        }
        self.whose.rescue_after = self.whose.rescue_after.saturating_sub(1);
        StoreError::Gone(folder, self.whose.rescued.clone()).into()
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
