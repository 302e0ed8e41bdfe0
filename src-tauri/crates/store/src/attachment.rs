//! The files of tests: what is known of each. The copies themselves are the business of `attachment_file`.

use std::path::{Path, PathBuf};

use respite_domain::history::Test;
use respite_domain::time::WallTime;
use rusqlite::{OptionalExtension, params};

use crate::attachment_file::{COPIES, CopiedFile};
use crate::change::Of;
use crate::{Result, Store, StoreError, column, history};

/// A file of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its number in the diary.
    pub id: i64,
    /// What it was called where it came from.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was added.
    pub entered_at: WallTime,
}

impl Store {
    /// Adds a copied file to a test and returns its number. The copy stays only if this succeeds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such test, or the disk can't take it; nothing is saved then.
    pub fn add_attachment(&mut self, test: i64, file: CopiedFile, entered_at: WallTime) -> Result<i64> {
        self.history_row::<Test>(test)?;
        let (seconds, offset) = column::of_wall(entered_at);
        // SQLite's numbers have a sign; no file taken comes near their end.
        let bytes = i64::try_from(file.bytes()).unwrap_or(i64::MAX);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO attachment (test_id, name, copy, bytes, entered_at, entered_offset) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![test, file.name(), file.copy(), bytes, seconds, offset],
            )?;
            file.keep();
            Ok(connection.last_insert_rowid())
        })
    }

    /// The files of a test, in the order in which they were added.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn attachments(&self, test: i64) -> Result<Vec<Attachment>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, name, bytes, entered_at, entered_offset FROM attachment \
             WHERE test_id = ?1 AND deleted_at IS NULL ORDER BY id",
        )?;
        self.rows("attachment", &mut select, [test], |row| {
            Ok(Attachment {
                id: row.get(0)?,
                name: row.get(1)?,
                bytes: row.get::<_, i64>(2)?.unsigned_abs(),
                entered_at: column::wall(row, 3)?,
            })
        })
    }

    /// Where the copy of a file lies.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such file, or it is deleted.
    pub fn attachment_path(&self, id: i64) -> Result<PathBuf> {
        let copy: Option<String> = self
            .connection
            .prepare_cached("SELECT copy FROM attachment WHERE id = ?1 AND deleted_at IS NULL")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        // A name that leads out of the folder was not written by us.
        let copy = copy.filter(|copy| Path::new(copy).file_name() == Some(copy.as_ref()));
        let folder = self.connection.path().map(PathBuf::from).and_then(|file| Some(file.parent()?.join(COPIES)));
        folder.zip(copy).map(|(folder, copy)| folder.join(copy)).ok_or(StoreError::NotFound)
    }

    /// Deletes a file from its test, or brings a deleted one back. The copy stays where it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such file in the other state.
    pub fn set_attachment_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| history::set_deleted(connection, Of::Attachment, id, deleted, at))
    }
}
