//! The files of tests: what is known of each. The copies themselves are the business of `attachment_file`.

use std::path::{Path, PathBuf};

use respite_domain::history::Test;
use respite_domain::time::WallTime;

use crate::attachment_file::CopiedFile;
use crate::file_name::COPIES;
use crate::naming::Names;
use crate::row::{self, row};
use crate::{Result, Store, StoreError, Stored};

/// A file of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    test: i64,
    /// What it was called where it came from.
    pub name: String,
    copy: String,
    /// Its size in bytes. SQLite's numbers have a sign; no file taken comes near their end.
    pub bytes: i64,
}

row!(Attachment in "attachment" { test: "test_id", name, copy, bytes },
    const NAMES: &'static [(&'static str, Names)] = &[("test_id", Names::Owner("test"))];
);

impl Store {
    /// Adds a copied file to a test and returns its number. The copy stays only if this succeeds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such test, or the disk can't take it; nothing is saved then.
    pub fn add_attachment(&mut self, test: i64, file: CopiedFile, entered_at: WallTime) -> Result<i64> {
        self.row::<Test>(test)?;
        let bytes = i64::try_from(file.bytes()).unwrap_or(i64::MAX);
        let attachment = Attachment { test, name: file.name().to_owned(), copy: file.copy().to_owned(), bytes };
        self.in_transaction(|connection| {
            let id = row::add(connection, &attachment, entered_at)?;
            file.keep();
            Ok(id)
        })
    }

    /// The files of a test, in the order in which they were added.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn attachments(&self, test: i64) -> Result<Vec<Stored<Attachment>>> {
        self.select("WHERE test_id = ?1 AND deleted_at IS NULL ORDER BY id", [test])
    }

    /// Where the copy of a file lies.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such file, or it is deleted.
    pub fn attachment_path(&self, id: i64) -> Result<PathBuf> {
        let copy = self.row::<Attachment>(id)?.value.copy;
        // A name that leads out of the folder was not written by us.
        let copy = Some(copy).filter(|copy| Path::new(copy).file_name() == Some(copy.as_ref()));
        let folder = self.connection.path().map(PathBuf::from).and_then(|file| Some(file.parent()?.join(COPIES)));
        folder.zip(copy).map(|(folder, copy)| folder.join(copy)).ok_or(StoreError::NotFound)
    }
}
