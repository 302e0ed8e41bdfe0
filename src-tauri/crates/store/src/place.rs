//! Which file the diary is. A path may come to mean another file while a diary is open: a copy is put back, a folder is
//! synchronised, a stick is pulled out. What is open is then no longer the diary, and nothing may be written to it.

use std::io::ErrorKind;
use std::path::Path;

use crate::{Result, Store, StoreError};

/// What tells one file from another, whatever its name.
///
/// It is asked for by the path alone: opening and closing the file once more would let go of all locks that SQLite holds on
/// it (fcntl(2), "advisory record locks").
#[cfg(unix)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileId {
    device: u64,
    inode: u64,
}

/// On Windows SQLite opens without `FILE_SHARE_DELETE` (CreateFileW, "dwShareMode"): as long as a diary is open, its path can
/// mean no other file.
#[cfg(not(unix))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileId;

impl FileId {
    #[cfg(unix)]
    pub(crate) fn of(file: &Path) -> std::io::Result<FileId> {
        use std::os::unix::fs::MetadataExt;
        let file = file.metadata()?;
        Ok(FileId { device: file.dev(), inode: file.ino() })
    }

    #[cfg(not(unix))]
    pub(crate) fn of(file: &Path) -> std::io::Result<FileId> {
        file.metadata().map(|_| FileId)
    }
}

/// What stands where the diary should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing: a first start, or the diary is elsewhere.
    Nothing,
    /// A file, whatever is in it.
    File,
}

/// Looks at what stands where the diary should be, without opening it: opening a pipe would wait for ever.
///
/// # Errors
/// [`StoreError::InTheWay`]: no file stands there, or a link to nothing. It may be a diary on a disk that is not plugged in,
/// and is never taken for a first start.
pub(crate) fn standing(file: &Path) -> Result<Standing> {
    let in_the_way = || StoreError::InTheWay(file.to_owned());
    match file.symlink_metadata() {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Standing::Nothing),
        Err(_) => Err(StoreError::Unwritable(file.to_owned())),
        Ok(_) => match file.metadata() {
            Ok(found) if found.is_file() => Ok(Standing::File),
            _ => Err(in_the_way()),
        },
    }
}

impl Store {
    /// Whether the file that is open is still the one that its path means.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] when it is another one, [`StoreError::Gone`] when there is none.
    pub fn check_place(&self) -> Result<()> {
        let Some(open) = self.open_file else { return Ok(()) };
        match FileId::of(&self.file) {
            Ok(found) if found == open => Ok(()),
            Ok(_) => Err(StoreError::Replaced(self.file.clone())),
            Err(_) => Err(StoreError::Gone(self.folder().to_owned())),
        }
    }

    /// The folder of the diary.
    pub fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(&self.file)
    }
}
