//! Backups: the diary in one zip that any tool opens.
//!
//! In it are `diary.db`, which SQLite opens, the attached files in `attachments`, `manifest.json`, which says what there should
//! be, and a plain `README.txt`. A backup counts only once it was read back from the disk, and holds what the diary holds. What
//! a zip may hold is on a short list: everything else in one is refused, and its names are never used as paths.

pub(crate) mod automatic;
pub(crate) mod elsewhere;
mod image;
mod manifest;
pub(crate) mod read;
pub(crate) mod sealed;
pub(crate) mod wished;
pub(crate) mod write;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use respite_domain::backup::BackupFault;
use respite_domain::time::WallTime;

use crate::place::{Standing, standing};
use crate::whole_file::Destination;
use crate::{NotWritten, Stopped, StoreError, Work};
pub(crate) use image::{Facts, Image, RESTORED, Rows};
pub(crate) use manifest::{Manifest, same_bytes};
pub use sealed::{NewKey, Opener, Passphrase, PublicKey, Seal};

/// The names of the parts of a backup.
const DIARY: &str = "diary.db";
const MANIFEST: &str = "manifest.json";
const README: &str = "README.txt";

/// Why there is no backup, or why one is none. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The backup is the trouble.
    #[error("the backup: {0:?}")]
    Fault(BackupFault),
    /// Something else stands where it should be written.
    #[error("something else stands at {}", .0.display())]
    InTheWay(PathBuf),
    /// The diary or the disk is the trouble.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Stopped> for BackupError {
    fn from(_: Stopped) -> Self {
        BackupFault::Stopped.into()
    }
}

impl From<BackupFault> for BackupError {
    fn from(fault: BackupFault) -> Self {
        BackupError::Fault(fault)
    }
}

/// Whatever a backup answers.
pub(crate) type Result<T> = std::result::Result<T, BackupError>;

/// What a backup says of itself beside the diary, in the person's language.
#[derive(Debug, Clone, Copy)]
pub struct Label<'a> {
    /// The program and its version.
    pub program: &'a str,
    /// How to open it without Respite.
    pub readme: &'a str,
    /// The moment at which it is made.
    pub now: WallTime,
}

/// Where the attached files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attachments {
    /// In the backup.
    Inside,
    /// In the diary's folder, beside which the backup lies: they are never written again, so a copy each half hour would only
    /// fill the disk.
    Beside,
}

/// What a good backup, or the diary itself, holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The program that made it, and its version.
    pub program: String,
    /// When it was made.
    pub made_at: WallTime,
    /// How many entries, those that are deleted left out.
    pub entries: i64,
    /// The days of the first and the last of them.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many attached files came along.
    pub attached: usize,
    /// How many should have, and were not there.
    pub missing: usize,
    /// How large the file is, in bytes.
    pub bytes: u64,
}

/// Makes a backup of the diary in `folder` at `to`, for its owner alone: whole or not at all. It has that name only once it was
/// read back and holds what the diary held at that moment.
///
/// # Errors
/// Something else stands there; the diary can't be read or is damaged; the disk can't take it.
pub fn back_up(
    folder: &Path,
    to: &Path,
    attachments: Attachments,
    label: &Label<'_>,
) -> std::result::Result<Backup, BackupError> {
    back_up_sealed(folder, to, attachments, None, label, &Work::default())
}

/// The same, encrypted if that is wished: it was read back by the way that it is opened again. `work` tells how far it is.
///
/// # Errors
/// As [`back_up`]; or [`BackupFault::Stopped`].
pub fn back_up_sealed(
    folder: &Path,
    to: &Path,
    attachments: Attachments,
    seal: Option<&Seal>,
    label: &Label<'_>,
    work: &Work,
) -> std::result::Result<Backup, BackupError> {
    let not_written = |why: NotWritten, into: &Path| match why {
        NotWritten::InTheWay => BackupError::InTheWay(to.to_owned()),
        NotWritten::Stopped(stopped) => stopped.into(),
        NotWritten::Disk(error) => crate::whole_file::not_written(&error, into).into(),
    };
    let into = to.parent().unwrap_or(to).to_owned();
    let to = Destination::of(to, folder, |_| Ok(false)).map_err(|why| not_written(why, &into))?;
    let (image, rows) = crate::open::image(folder)?;
    let facts = image.facts()?;
    let parts = write::Parts { folder, image: &image, facts: &facts, label, work };
    let written = parts.written(&to.into, attachments, seal);
    let written = written.map_err(|error| work.goes_on().map_or_else(BackupError::from, |()| error))?;
    let back = read::Opened::of(written.whole.path(), written.opener.as_ref(), work);
    let opened = back.map_err(|error| match error {
        BackupError::Fault(BackupFault::Stopped) => BackupFault::Stopped.into(),
        BackupError::Store(error) => BackupError::Store(error),
        BackupError::Fault(_) if !image.is_sound() => StoreError::Corrupt(folder.join(crate::FILE_NAME)).into(),
        BackupError::Fault(_) | BackupError::InTheWay(_) => BackupFault::NotTheSame.into(),
    })?;
    if opened.rows != rows || opened.manifest != written.manifest {
        return Err(BackupFault::NotTheSame.into());
    }
    let backup = opened.backup();
    work.goes_on()?;
    to.put(written.whole).map_err(|why| not_written(why, &into))?;
    Ok(backup)
}

/// Looks through a whole backup: unpacks it, compares each part with what it should be, opens the diary in it and counts.
///
/// # Errors
/// It is none, damaged, newer than this program, or can't be read.
pub fn verify(file: &Path) -> std::result::Result<Backup, BackupError> {
    verify_sealed(file, None)
}

/// The same of one that may be encrypted.
///
/// # Errors
/// As [`verify`]; or `opener` does not open it.
pub fn verify_sealed(file: &Path, opener: Option<&Opener>) -> std::result::Result<Backup, BackupError> {
    verify_by(file, opener, &Work::default())
}

/// The same; `work` tells how far it is.
///
/// # Errors
/// As [`verify_sealed`]; or [`BackupFault::Stopped`].
pub fn verify_by(file: &Path, opener: Option<&Opener>, work: &Work) -> std::result::Result<Backup, BackupError> {
    let mut zip = read::Zip::sealed(file, opener)?;
    Ok(read::Opened::of_zip(&mut zip, work, |bytes| work.begin(bytes))?.backup())
}

impl Backup {
    /// What one says of itself, unproved.
    fn glanced(manifest: &Manifest, bytes: u64) -> Backup {
        Backup {
            program: manifest.program.clone(),
            made_at: manifest.made_at().unwrap_or(DateTime::UNIX_EPOCH.fixed_offset()),
            entries: manifest.entries,
            days: manifest.days(),
            attached: manifest.attached().count(),
            missing: manifest.missing.len(),
            bytes,
        }
    }

    /// What the diary in `folder` holds now, as a backup of it would.
    ///
    /// # Errors
    /// [`StoreError::NotThere`] when there is none; it is damaged or newer, or can't be read.
    pub fn of_diary(folder: &Path, now: WallTime) -> crate::Result<Backup> {
        let file = folder.join(crate::FILE_NAME);
        if standing(&file)? == Standing::Nothing {
            return Err(StoreError::NotThere(folder.to_owned()));
        }
        let (image, _) = crate::open::image(folder)?;
        Ok(Backup { made_at: now, ..Backup::of_image(&image, &file, folder)? })
    }

    /// What an image holds that lies, or lay, beside the attached files of the diary in `folder`. It was made when its file was
    /// written.
    pub(crate) fn of_image(image: &Image, file: &Path, folder: &Path) -> crate::Result<Backup> {
        let facts = image.facts()?;
        let copies = folder.join(crate::COPIES);
        let attached = facts.attachments.iter().filter(|name| copies.join(name).is_file()).count();
        let found = file.metadata().ok();
        let written = found.as_ref().and_then(|file| file.modified().ok()).map(DateTime::<Utc>::from);
        Ok(Backup {
            program: String::new(),
            made_at: written.unwrap_or_default().fixed_offset(),
            entries: facts.entries,
            days: facts.days,
            attached,
            missing: facts.attachments.len() - attached,
            bytes: found.map_or(0, |file| file.len()),
        })
    }
}
