//! Backups of the diary, and bringing one back.

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use respite_domain::backup::{BackupFault, Worry, due_in, worry};
use respite_domain::time::{Moment, WallTime};
use respite_store::{Automatic, Backup, BackupError, PAUSED, Prepared, Step, automatic, before_restore, standing};

use crate::view::{BackupView, Backups, Coded, LastBackup};
use crate::{At, Engine, Result};

impl Engine {
    /// How it stands with the backups of this diary.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn backups(&self, now: &Moment) -> Result<Backups> {
        let (standing, last) = standing(self.folder());
        Ok(Backups {
            now: now.wall.to_rfc3339(),
            last: last.map(|(one, backup)| BackupView::of(&backup, Some(&one.path))),
            worry: worry(standing, now.wall.to_utc()).map(Coded),
            paused: self.backups_are_paused()?,
            undo_until: before_restore(self.folder())
                .map(|(_, until)| until.with_timezone(now.wall.offset()).to_rfc3339()),
        })
    }

    /// The backups that Respite made by itself, the latest first.
    pub fn automatic_backups(&self, now: &Moment) -> Vec<(WallTime, PathBuf)> {
        let local = |one: Automatic| (one.made_at.with_timezone(now.wall.offset()), one.path);
        automatic(self.folder()).into_iter().rev().map(local).collect()
    }

    /// Whether Respite makes no backups by itself: a diary was brought back, and nobody has said yet that it is the right one.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn backups_are_paused(&self) -> Result<bool> {
        Ok(self.store.setting(PAUSED)?.as_deref() == Some("yes"))
    }

    /// "This is the right one", of a diary that was brought back: Respite makes backups by itself again.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn resume_backups(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_settings(&[(PAUSED, "no".to_owned())], now.wall)?))
    }

    /// From now on Respite makes no backups by itself: a new diary was begun since the one before could not be read, and copies of
    /// it must not push out those of the other.
    pub(crate) fn pause_backups(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_settings(&[(PAUSED, "yes".to_owned())], now.wall)?))
    }

    /// Puts another diary in the place of this one, which is kept; tells where. From then on the other is open, and knows what was told of
    /// the body in this one: packs, skin, doses, signs.
    ///
    /// # Errors
    /// A pack is on, or nobody has said that it is off: the other diary would not know of it. Or the disk can't take it. The
    /// diary is as it was then.
    pub fn bring_back(&mut self, prepared: Prepared, now: &Moment, told: impl FnMut(Step)) -> Result<PathBuf> {
        self.begin_act()?;
        let done = self.check_no_pack_is_on(now).and_then(|()| Ok(self.store.replace(prepared, now.wall, told)?));
        self.store.give_up_act();
        if done.is_ok() || cfg!(windows) {
            self.open_what_was_brought_back()?;
        }
        done
    }

    fn check_no_pack_is_on(&self, now: &Moment) -> Result<()> {
        let diary = self.diary_at(&At::now(now));
        let on_skin = self.on_skin(&diary)?;
        if on_skin.running.is_empty() && on_skin.unconfirmed.is_empty() {
            return Ok(());
        }
        Err(BackupError::Fault(BackupFault::PackIsOn).into())
    }

    /// What scripts are told of the last good backup. A look at the past tells nothing of it.
    pub(crate) fn last_backup(&self, at: &At) -> (Option<LastBackup>, Option<Coded<Worry>>) {
        if at.by.is_some() {
            return (None, None);
        }
        let (standing, last) = standing(self.folder());
        let last = last.map(|(one, backup)| LastBackup {
            made_at: local(one.made_at, at.moment.wall),
            entries: backup.entries,
            path: one.path.to_string_lossy().into_owned(),
        });
        (last, worry(standing, at.moment.wall.to_utc()).map(Coded))
    }
}

/// The last good backup that Respite made of the diary in `folder` by itself, with its file. No diary needs to be open for it.
pub fn last_good_backup(folder: &Path) -> Option<(PathBuf, Backup)> {
    standing(folder).1.map(|(one, backup)| (one.path, backup))
}

/// How long until Respite makes the next backup of the diary in `folder` by itself; `None` while there is nothing new to copy.
pub fn next_backup_in(folder: &Path, now: WallTime) -> Option<chrono::TimeDelta> {
    let (standing, _) = standing(folder);
    standing.changed.map(|_| due_in(standing.last, now.to_utc()))
}

fn local(at: DateTime<Utc>, now: WallTime) -> String {
    at.with_timezone(now.offset()).to_rfc3339_opts(SecondsFormat::Secs, false)
}

impl BackupView {
    /// Of a backup, and of its file if it is one.
    pub fn of(backup: &Backup, path: Option<&Path>) -> BackupView {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        BackupView {
            made_at: backup.made_at.to_rfc3339_opts(SecondsFormat::Secs, false),
            entries: u32::try_from(backup.entries).unwrap_or_default(),
            first_day: backup.days.map(|(first, _)| first.to_string()),
            last_day: backup.days.map(|(_, last)| last.to_string()),
            attached: count(backup.attached),
            missing: count(backup.missing),
            kilobytes: u32::try_from(backup.bytes.div_ceil(1024)).unwrap_or(u32::MAX),
            path: path.map(|path| path.to_string_lossy().into_owned()),
        }
    }
}
