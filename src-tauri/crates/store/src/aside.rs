//! Diaries that could not be read: moved out of the way of a new one, never overwritten, never deleted.

use std::fs::{File, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use respite_domain::time::WallTime;
use rusqlite::MAIN_DB;

use crate::file_name::{FILE_NAME, KEPT_ASIDE};
use crate::whole_file::{not_written, sync_folder, unfinished};
use crate::{Result, Store};

/// The setting that holds the names of what was kept aside and seen by the person, a line each.
pub const SEEN_ASIDE: &str = "kept-aside-seen";

/// How what is kept of a removed diary goes on.
const REMOVED: &str = "removed-";

/// Why something was kept aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptAside {
    /// A diary that could not be read, or a file that was none.
    Unreadable,
    /// What was in a diary that was removed while it was open.
    Removed,
    /// A journal that belonged to no diary here.
    Journal,
}

impl KeptAside {
    /// By its name.
    pub fn of(path: &Path) -> KeptAside {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if BESIDE.iter().any(|suffix| name.ends_with(suffix)) {
            KeptAside::Journal
        } else if name.strip_prefix(KEPT_ASIDE).is_some_and(|rest| rest.starts_with(REMOVED)) {
            KeptAside::Removed
        } else {
            KeptAside::Unreadable
        }
    }
}

/// What SQLite writes beside a file. Whoever keeps the one keeps the other.
const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

impl Store {
    /// Moves a damaged diary, or a file that is none, out of the way of a new one with all that lies beside it, and tells where
    /// it is now.
    ///
    /// # Errors
    /// When the folder can't be written to.
    pub fn keep_aside(folder: &Path, now: WallTime) -> Result<PathBuf> {
        let aside = free_name(folder, &now.format("%Y-%m-%d-%H%M%S").to_string());
        for suffix in std::iter::once("").chain(BESIDE) {
            let from = with_suffix(&folder.join(FILE_NAME), suffix);
            if from.symlink_metadata().is_ok() {
                move_to(&from, &with_suffix(&aside, suffix), folder)?;
            }
        }
        Ok(aside)
    }

    /// Copies a damaged diary, or a file that is none, aside, and moves what lies beside it: the place of the diary is never empty.
    /// Tells where it is now.
    ///
    /// # Errors
    /// When the folder can't be written to.
    pub(crate) fn copy_aside(folder: &Path, now: WallTime) -> Result<PathBuf> {
        let disk = |error: std::io::Error| not_written(&error, folder);
        let file = folder.join(FILE_NAME);
        let aside = free_name(folder, &now.format("%Y-%m-%d-%H%M%S").to_string());
        let mut copy = unfinished(folder).map_err(disk)?;
        std::io::copy(&mut File::open(&file).map_err(disk)?, &mut copy).map_err(disk)?;
        copy.as_file().sync_all().map_err(disk)?;
        copy.persist_noclobber(&aside).map_err(|error| disk(error.error))?;
        for suffix in BESIDE {
            let from = with_suffix(&file, suffix);
            if from.symlink_metadata().is_ok() {
                move_to(&from, &with_suffix(&aside, suffix), folder)?;
            }
        }
        sync_folder(folder).map_err(disk)?;
        Ok(aside)
    }

    /// Keeps what is open beside where its file was, after that was removed.
    ///
    /// # Errors
    /// When there is no folder any more, or no room in it.
    pub fn rescue(&self) -> Result<PathBuf> {
        let folder = self.folder();
        let copy = unfinished(folder).map_err(|error| not_written(&error, folder))?;
        self.connection.backup(MAIN_DB, copy.path(), None)?;
        copy.as_file().sync_all().map_err(|error| not_written(&error, folder))?;
        let written = copy.as_file().metadata().map_or_else(|_| "at-some-time".to_owned(), |file| written(&file));
        let kept = free_name(folder, &format!("{REMOVED}{written}"));
        copy.persist_noclobber(&kept).map_err(|error| not_written(&error.error, folder))?;
        Ok(kept)
    }

    /// All that was ever kept aside beside the diary, in the order of their names.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn kept_aside(&self) -> Result<Vec<PathBuf>> {
        let folder = self.folder();
        let files = std::fs::read_dir(folder).map_err(|error| not_written(&error, folder))?;
        let mut kept: Vec<PathBuf> = files
            .flatten()
            .map(|file| file.path())
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(KEPT_ASIDE)))
            .filter(|path| !lies_beside_another(path))
            .collect();
        kept.sort();
        Ok(kept)
    }
}

/// Keeps a journal whose diary is missing: it may hold the last of what was written. SQLite would delete it.
pub(crate) fn keep_orphans(folder: &Path) -> Result<()> {
    BESIDE.iter().try_for_each(|suffix| keep_beside(&folder.join(FILE_NAME), suffix))
}

/// Keeps what lies beside a file and is not its own.
pub(crate) fn keep_beside(file: &Path, suffix: &str) -> Result<()> {
    let folder = file.parent().unwrap_or(file);
    let from = with_suffix(file, suffix);
    let Ok(found) = from.symlink_metadata() else { return Ok(()) };
    // The index of a journal says nothing by itself.
    if suffix == "-shm" || (found.is_file() && found.len() == 0) {
        return Ok(());
    }
    tracing::warn!("a journal without its diary was kept aside");
    move_to(&from, &with_suffix(&free_name(folder, &written(&found)), suffix), folder)
}

/// When a file was written, as a part of a name.
fn written(file: &Metadata) -> String {
    let stamp = |written| DateTime::<Utc>::from(written).format("%Y-%m-%d-%H%M%S").to_string();
    file.modified().map_or_else(|_| "at-some-time".to_owned(), stamp)
}

fn lies_beside_another(path: &Path) -> bool {
    let name = path.to_string_lossy();
    BESIDE.iter().any(|suffix| name.strip_suffix(suffix).is_some_and(|main| Path::new(main).exists()))
}

fn free_name(folder: &Path, stamp: &str) -> PathBuf {
    free_name_of(folder, KEPT_ASIDE, stamp)
}

/// The first name that begins so, with this stamp, under which nothing lies, nor beside it.
pub(crate) fn free_name_of(folder: &Path, beginning: &str, stamp: &str) -> PathBuf {
    let is_free = |path: &PathBuf| {
        std::iter::once("").chain(BESIDE).all(|suffix| with_suffix(path, suffix).symlink_metadata().is_err())
    };
    let first = folder.join(format!("{beginning}{stamp}.db"));
    let further = (2u64..).map(|number| folder.join(format!("{beginning}{stamp}-{number}.db")));
    std::iter::once(first.clone()).chain(further).find(is_free).unwrap_or(first)
}

/// Renames, but never over anything: the new name is taken by an empty file of ours first.
fn move_to(from: &Path, to: &Path, folder: &Path) -> Result<()> {
    match File::create_new(to) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(not_written(&error, folder)),
        // A disk that is full may still have room for a name.
        _ => {}
    }
    std::fs::rename(from, to).and_then(|()| sync_folder(folder)).map_err(|error| not_written(&error, folder))
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(suffix);
    whole.into()
}
