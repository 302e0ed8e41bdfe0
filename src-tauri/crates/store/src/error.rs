//! Why the disk can't do what it was asked. The sentence for each is in the locales.

use std::path::PathBuf;

use rusqlite::{ErrorCode, ffi};

use crate::readable::is_of_the_row;

/// The data file is the trouble. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder can't be made or written to, or the file can't be.
    #[error("can't write to {}", .0.display())]
    Unwritable(PathBuf),
    /// The file can't be read.
    #[error("can't read {}", .0.display())]
    NotReadable(PathBuf),
    /// The file is something else than a diary of Respite.
    #[error("{} is not a diary", .0.display())]
    NotADiary(PathBuf),
    /// The file was a diary and is damaged.
    #[error("{} is damaged", .0.display())]
    Corrupt(PathBuf),
    /// A later version of Respite wrote the file.
    #[error("{} is from a newer version", .0.display())]
    Newer(PathBuf),
    /// There is no diary to look at.
    #[error("no diary in {}", .0.display())]
    NotThere(PathBuf),
    /// Something that is no file stands where the diary should be: a folder, a device, a link to nothing.
    #[error("{} is no file", .0.display())]
    InTheWay(PathBuf),
    /// The path means another file than the one that is open.
    #[error("{} is another file now", .0.display())]
    Replaced(PathBuf),
    /// The file that is open is no longer in its folder. What was in it is kept there, if it could be.
    #[error("the diary is gone from {}", .0.display())]
    Gone(PathBuf, Option<PathBuf>),
    /// The row meant holds something that no version of Respite writes.
    #[error("a row could not be read")]
    Unreadable,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the file.
    #[error("the diary is in use")]
    Busy,
    /// The row meant is not there.
    #[error("not found")]
    NotFound,
    /// Anything else.
    #[error("the diary could not be read or written")]
    Other(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            // SQLite itself looks once more before it begins a journal.
            _ if extended == Some(ffi::SQLITE_READONLY_DBMOVED) => StoreError::Replaced(PathBuf::new()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Corrupt(PathBuf::new()),
            Some(ErrorCode::NotADatabase) => StoreError::NotADiary(PathBuf::new()),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::Unwritable(PathBuf::new())
            }
            _ if matches!(error, rusqlite::Error::QueryReturnedNoRows) => StoreError::NotFound,
            _ if is_of_the_row(&error) => StoreError::Unreadable,
            _ => StoreError::Other(error),
        }
    }
}

impl StoreError {
    /// The same, naming the file or folder that it is about.
    pub(crate) fn about(self, path: &std::path::Path) -> StoreError {
        let path = path.to_owned();
        match self {
            StoreError::Unwritable(_) => StoreError::Unwritable(path),
            StoreError::NotADiary(_) => StoreError::NotADiary(path),
            StoreError::Corrupt(_) => StoreError::Corrupt(path),
            StoreError::Newer(_) => StoreError::Newer(path),
            StoreError::Replaced(_) => StoreError::Replaced(path),
            other => other,
        }
    }
}
