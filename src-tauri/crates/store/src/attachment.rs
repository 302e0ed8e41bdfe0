//! The files of tests, and the pictures of one's own exercises: what is known of each. The copies themselves are the business of
//! `attachment_file`.

use std::path::{Path, PathBuf};

use respite_domain::exercise::OwnExercise;
use respite_domain::history::Test;
use respite_domain::time::WallTime;
use rusqlite::types::{Type, Value};

use crate::attachment_file::CopiedFile;
use crate::cells::{Cells, Said, odd};
use crate::file_name::COPIES;
use crate::naming::Names;
use crate::row::{self, row};
use crate::{Result, Store, StoreError, Stored};

/// What a file belongs to, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileOf {
    /// A test.
    Test(i64),
    /// One of the person's own exercises.
    OwnExercise(i64),
}

impl FileOf {
    fn apart(self) -> (Option<i64>, Option<i64>) {
        match self {
            FileOf::Test(id) => (Some(id), None),
            FileOf::OwnExercise(id) => (None, Some(id)),
        }
    }
}

impl Cells for FileOf {
    fn width() -> usize {
        2
    }

    fn write(&self, cells: &mut Vec<Value>) {
        self.apart().write(cells);
    }

    fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
        match <(Option<i64>, Option<i64>)>::read(row, index)? {
            (Some(id), None) => Ok(FileOf::Test(id)),
            (None, Some(id)) => Ok(FileOf::OwnExercise(id)),
            (Some(_), Some(_)) | (None, None) => Err(odd(index, Type::Null)),
        }
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        self.apart().spell(names, said);
    }
}

/// A file of a test or of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it belongs to.
    pub of: FileOf,
    /// What it was called where it came from.
    pub name: String,
    copy: String,
    /// Its size in bytes. SQLite's numbers have a sign; no file taken comes near their end.
    pub bytes: i64,
}

row!(Attachment in "attachment" { of: "test_id" "own_exercise_id", name, copy, bytes },
    const NAMES: &'static [(&'static str, Names)] =
        &[("own_exercise_id", Names::Owner("own_exercise")), ("test_id", Names::Owner("test"))];
);

impl Store {
    /// Adds a copied file to what it belongs to and returns its number. The copy stays only if this succeeds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is nothing such, or the disk can't take it; nothing is saved then.
    pub fn add_attachment(&mut self, of: FileOf, file: CopiedFile, entered_at: WallTime) -> Result<i64> {
        match of {
            FileOf::Test(id) => drop(self.row::<Test>(id)?),
            FileOf::OwnExercise(id) => drop(self.row::<OwnExercise>(id)?),
        }
        let bytes = i64::try_from(file.bytes()).unwrap_or(i64::MAX);
        let attachment = Attachment { of, name: file.name().to_owned(), copy: file.copy().to_owned(), bytes };
        self.in_transaction(|connection| {
            let id = row::add(connection, &attachment, entered_at)?;
            file.keep();
            Ok(id)
        })
    }

    /// The files that belong to it, in the order in which they were added.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn attachments(&self, of: FileOf) -> Result<Vec<Stored<Attachment>>> {
        let (column, id) = match of {
            FileOf::Test(id) => ("test_id", id),
            FileOf::OwnExercise(id) => ("own_exercise_id", id),
        };
        self.select(&format!("WHERE {column} = ?1 AND deleted_at IS NULL ORDER BY uid"), [id])
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
