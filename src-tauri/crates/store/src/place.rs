//! Which file the diary is. A path may come to mean another file while a diary is open: a copy is put back, a folder is
//! synchronised, a stick is pulled out. What is open is then no longer the diary, and nothing may be written to it. Or another
//! diary is written over it in place (`cp`): SQLite then may go on with what it remembers of the one before, and mix both.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::connection::connect;
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

/// A diary's file as it was at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    modified: Option<SystemTime>,
    bytes: u64,
    /// What SQLite knows of it: differs once another process has written to it as SQLite does.
    version: i64,
}

/// The setting that holds the mark of a diary: drawn once, the same in all its copies, another in every other diary.
pub(crate) const ID: &str = "diary-id";

/// Gives a diary its mark, if it has none.
pub(crate) fn mark(connection: &Connection) -> rusqlite::Result<()> {
    if id(connection)?.is_none() {
        connection
            .execute("INSERT OR IGNORE INTO setting (name, value) VALUES (?1, lower(hex(randomblob(16))))", [ID])?;
    }
    Ok(())
}

/// The mark of a diary.
pub(crate) fn id(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let mut select = connection.prepare_cached("SELECT CAST(value AS TEXT) FROM setting WHERE name = ?1")?;
    Ok(select.query_row([ID], |row| row.get::<_, Option<String>>(0)).optional()?.flatten())
}

/// A number that stands for all that the tables hold.
fn all_rows(connection: &Connection) -> rusqlite::Result<u64> {
    let mut hasher = DefaultHasher::new();
    let mut select = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    for table in select.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()? {
        let mut select = connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                format!("{:?}", row.get_ref(column)?).hash(&mut hasher);
            }
        }
    }
    Ok(hasher.finish())
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
    /// Whether the file that is open is still the one that its path means, and the diary in it the one that was opened.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] when it is another one, [`StoreError::Gone`] when there is none, or the disk does not answer.
    pub fn check_place(&mut self) -> Result<()> {
        let Some(open) = self.open_file else { return Ok(()) };
        match FileId::of(&self.file) {
            Ok(found) if found == open => {}
            Ok(_) => return Err(StoreError::Replaced(self.file.clone())),
            Err(_) => return Err(StoreError::Gone(self.folder().to_owned(), None)),
        }
        if self.in_act() {
            return Ok(());
        }
        let Some(seen) = self.seen else {
            self.note_file();
            return Ok(());
        };
        let Ok(found) = self.look_at_file(seen.version) else { return Ok(()) };
        if found == seen {
            return Ok(());
        }
        // Asked after the look: who is writing has done so once SQLite answers. What another gave up in the middle was written
        // too, and changed nothing.
        if self.written_elsewhere()? == seen.version && !self.remembers_what_is_there()? {
            return Err(StoreError::Replaced(self.file.clone()));
        }
        self.check_id()?;
        self.note_file();
        Ok(())
    }

    /// Whether what SQLite remembers of the file is what is in it now.
    fn remembers_what_is_there(&self) -> Result<bool> {
        let afresh = connect(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let remembered = all_rows(&self.connection);
        Ok(remembered.is_ok_and(|remembered| all_rows(&afresh).is_ok_and(|there| there == remembered)))
    }

    /// Whether the diary in the file is the one that was opened, as SQLite reads it now.
    pub(crate) fn check_id(&mut self) -> Result<()> {
        let found = id(&self.connection)?;
        if self.id.is_some() && found != self.id {
            return Err(StoreError::Replaced(self.file.clone()));
        }
        self.id = found;
        Ok(())
    }

    /// Remembers the file as it is. SQLite is asked first: what another writes between the two is then seen as that.
    pub(crate) fn note_file(&mut self) {
        let version = self.written_elsewhere();
        self.seen = version.ok().and_then(|version| self.look_at_file(version).ok());
    }

    fn look_at_file(&self, version: i64) -> std::io::Result<Seen> {
        let file = self.file.metadata()?;
        Ok(Seen { modified: file.modified().ok(), bytes: file.len(), version })
    }

    /// The same error, naming the diary's file where it is about that.
    pub fn named(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Corrupt(path) | StoreError::NotADiary(path) if path.as_os_str().is_empty() => {
                StoreError::Corrupt(self.file.clone())
            }
            error => error,
        }
    }

    /// The folder of the diary.
    pub fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(&self.file)
    }
}
