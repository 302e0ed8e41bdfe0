//! What the person wishes of the copies of their diary on this computer: the key that they are encrypted to, and the second folder.
//!
//! It stands in a file beside the diary, not in it. It is about this computer, and a diary that is brought back, or begun anew because
//! the other can't be read, must not stop the copies that were asked for.

use std::path::{Path, PathBuf};

use respite_domain::backup::BackupFault;
use serde::{Deserialize, Serialize};

use super::sealed::PublicKey;
use super::{BackupError, Result};
use crate::file_name::WISHED;
use crate::whole_file::{not_written, sync_folder, unfinished};

/// What stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Wished {
    /// The public half of the key.
    pub(crate) key: Option<String>,
    /// The second folder.
    pub(crate) folder: Option<PathBuf>,
    /// When it was named, as RFC 3339 tells it.
    pub(crate) named_at: Option<String>,
    /// Whether the copies there are not encrypted: the person said so.
    pub(crate) open: bool,
}

impl Wished {
    /// Of the diary in `folder`. What can't be read is not there.
    pub(crate) fn of(folder: &Path) -> Wished {
        let text = std::fs::read(folder.join(WISHED)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    pub(crate) fn key(&self) -> Option<PublicKey> {
        self.key.as_ref()?.parse().ok()
    }

    pub(crate) fn keep(&self, folder: &Path) -> Result<()> {
        Ok(put_json(folder, WISHED, self)?)
    }
}

/// Writes a small file of ours, whole or not at all.
///
/// # Errors
/// When the disk can't take it.
pub(crate) fn put_json(folder: &Path, name: &str, value: &impl Serialize) -> crate::Result<()> {
    let disk = |error: std::io::Error| not_written(&error, folder);
    crate::private::make_folder(folder).map_err(disk)?;
    let mut whole = unfinished(folder).map_err(disk)?;
    serde_json::to_writer_pretty(&mut whole, value).map_err(|error| disk(error.into()))?;
    whole.as_file().sync_all().map_err(disk)?;
    whole.persist(folder.join(name)).map_err(|error| disk(error.error))?;
    sync_folder(folder).map_err(disk)
}

/// The key that the copies of the diary in `folder` are encrypted to.
pub fn backup_key(folder: &Path) -> Option<PublicKey> {
    Wished::of(folder).key()
}

/// From now on the copies of the diary in `folder` are encrypted to this key. Those that were made keep theirs.
///
/// # Errors
/// When the disk can't take it.
pub fn set_backup_key(folder: &Path, key: &PublicKey) -> std::result::Result<(), BackupError> {
    Wished { key: Some(key.to_string()), ..Wished::of(folder) }.keep(folder)
}

/// Writes the sheet of a key to `path`, for its owner alone, where nothing stands: whole or not at all.
///
/// # Errors
/// Something stands there; it is in the diary's folder; the disk can't take it.
pub fn write_sheet(path: &Path, sheet: &str, folder: &Path) -> std::result::Result<(), BackupError> {
    use std::io::Write;

    use crate::NotWritten;
    use crate::whole_file::Destination;
    let into = path.parent().unwrap_or(path).to_owned();
    let done = || -> std::result::Result<(), NotWritten> {
        let to = Destination::of(path, folder, |_| Ok(false))?;
        let mut whole = unfinished(&to.into)?;
        whole.write_all(sheet.as_bytes())?;
        to.put(whole)
    };
    done().map_err(|why| match why {
        NotWritten::InTheWay => BackupError::InTheWay(path.to_owned()),
        NotWritten::Stopped(stopped) => stopped.into(),
        NotWritten::Disk(error) => not_written(&error, &into).into(),
    })
}

/// What the copies in the second folder are encrypted to.
///
/// # Errors
/// [`BackupFault::NoKeyYet`].
pub(crate) fn seal_of(wished: &Wished) -> Result<Option<super::Seal>> {
    if wished.open {
        return Ok(None);
    }
    Ok(Some(super::Seal::Key(wished.key().ok_or(BackupFault::NoKeyYet)?)))
}
