//! Opening a diary: make it, recognise it, migrate it, refuse it. Why one file, and why a rollback journal: ADR 12.

use std::cell::Cell;
use std::cell::RefCell;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::backup::{Image, Rows};
use crate::connection::{connect, is_sound, set_journal};
use crate::file_name::FILE_NAME;
use crate::place::{FileId, Standing, id, mark, standing};
use crate::readable::Unreadable;
use crate::whole_file::{not_written, sync_folder, unfinished};
use crate::written::Written;
use crate::{Result, Store, StoreError, aside, before_update, journal, private};

/// What makes each version of the tables of the one before.
const MIGRATIONS: &[&str] = &[include_str!("../../../../migrations/0001_initial.sql")];

thread_local! {
    static NEXT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Does `work` as the version after this one would, if `migration` made its tables. So an update is tested long before there is
/// one; nothing else calls this.
#[doc(hidden)]
pub fn as_next_version<T>(migration: &'static str, work: impl FnOnce() -> T) -> T {
    NEXT.set(Some(migration));
    let done = work();
    NEXT.set(None);
    done
}

fn migrations() -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().copied().chain(NEXT.get())
}

/// The version that this program writes: the count of migrations.
fn schema_version() -> usize {
    migrations().count()
}

/// Marks a SQLite file as a diary of Respite ("RSPT").
const APPLICATION_ID: i64 = 0x5253_5054;

/// The folder of the diary: the one that was chosen, or that of `RESPITE_DATA_DIR`, or the platform's for `respite`. `None`
/// where there is no home folder.
pub fn data_folder(chosen: Option<PathBuf>) -> Option<PathBuf> {
    let of_environment = || std::env::var_os("RESPITE_DATA_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let of_platform = || Some(directories::ProjectDirs::from("", "", "respite")?.data_dir().to_owned());
    chosen.or_else(of_environment).or_else(of_platform)
}

/// How thoroughly to look at the file before using it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Whether it is a diary that this version can read.
    WhetherReadable,
    /// Also whether every page of it is sound. Takes longer the longer the diary is.
    WhetherSound,
}

impl Store {
    /// Opens the diary in `folder`, making both where they are missing.
    ///
    /// # Errors
    /// The file is no diary, damaged or newer (it is left as it is), or the folder can't be written to.
    pub fn open(folder: &Path, asked: Asked) -> Result<Store> {
        let file = folder.join(FILE_NAME);
        let opened = private::make_folder(folder)
            .map_err(|error| not_written(&error, folder))
            .and_then(|()| standing(&file))
            .and_then(|found| match found {
                Standing::File => Ok(()),
                Standing::Nothing => make_new(folder, &file),
            })
            .and_then(|()| Self::open_file(&file, asked));
        if opened.is_ok() {
            private::close_to_others(folder);
        }
        opened.map_err(|error| named(error, &file, folder))
    }

    /// Opens the diary that is in `folder` again, and makes none.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when there is none; else as [`Store::open`].
    pub fn open_again(folder: &Path, asked: Asked) -> Result<Store> {
        let file = folder.join(FILE_NAME);
        let opened = match standing(&file)? {
            Standing::Nothing => Err(StoreError::Gone(folder.to_owned(), None)),
            Standing::File => Self::open_file(&file, asked),
        };
        opened.map_err(|error| named(error, &file, folder))
    }

    /// Opens the diary in `folder` to look at it: nothing is made, nothing is written, and no right to write is needed. A diary
    /// of an earlier version is read from a copy in memory.
    ///
    /// # Errors
    /// [`StoreError::NotThere`] when there is no diary; and the file is none, damaged or newer, or can't be read.
    pub fn open_to_read(folder: &Path) -> Result<Store> {
        let file = folder.join(FILE_NAME);
        let opened = match standing(&file)? {
            Standing::Nothing => Err(StoreError::NotThere(folder.to_owned())),
            Standing::File => Self::read_file(&file),
        };
        opened.map_err(|error| match error {
            StoreError::Unwritable(_) => StoreError::NotReadable(file.clone()),
            error => error.about(&file),
        })
    }

    fn open_file(file: &Path, asked: Asked) -> Result<Store> {
        let open_file = FileId::of(file).map_err(|error| not_written(&error, file))?;
        check_is_ours(file)?;
        let real = real(file);
        journal::keep_foreign(&real)?;
        let mut connection = connect(&real, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // Another program may have set the diary to write ahead. What is refused is left as it is: closing would write what a
        // killed process left there into the file.
        let journal = aside::with_suffix(&real, "-wal");
        let killed = journal.metadata().is_ok_and(|journal| journal.len() > 0);
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, killed)?;
        let version = recognise(&connection, file)?;
        if asked == Asked::WhetherSound {
            check_sound(&connection, file)?;
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        set_journal(&connection)?;
        // A commit is on disk, the end of its journal included, before it is acknowledged. Secure delete: what is deleted for
        // good leaves no trace in the file.
        connection.pragma_update(None, "synchronous", "EXTRA")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        connection.pragma_update(None, "secure_delete", "ON")?;
        connection.pragma_update(None, "cell_size_check", "ON")?;
        if version < schema_version() {
            before_update::keep(&connection, file, version)?;
            if let Err(error) = migrate(&mut connection) {
                // Another process may have been quicker.
                if recognise(&connection, file)? != schema_version() {
                    return Err(error);
                }
            }
        }
        // A disk that is full takes no mark; the diary can be used all the same.
        if let Err(error) = mark(&connection) {
            tracing::warn!(%error, "the diary could not be given its mark");
        }
        let mut store = Store::of(connection, file, Some(open_file));
        // Between looking at the file and opening it, another may have been put there.
        store.check_place()?;
        Ok(store)
    }

    /// Whether every page of it is as its place says.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one is not.
    pub fn check_sound(&self) -> Result<()> {
        check_sound(&self.connection, &self.file)
    }

    fn read_file(file: &Path) -> Result<Store> {
        let open_file = FileId::of(file).ok();
        let (connection, version) = connect_to_read(file)?;
        if version == schema_version() {
            return Ok(Store::of(connection, file, open_file));
        }
        let mut copy = Connection::open_in_memory()?;
        rusqlite::backup::Backup::new(&connection, &mut copy)?.run_to_completion(ALL_PAGES, Duration::ZERO, None)?;
        migrate(&mut copy)?;
        copy.pragma_update(None, "query_only", "ON")?;
        Ok(Store::of(copy, file, None))
    }

    fn of(connection: Connection, file: &Path, open_file: Option<FileId>) -> Store {
        let id = id(&connection).ok().flatten();
        let mut store = Store {
            written: Written::by(&connection),
            connection,
            file: file.to_owned(),
            open_file,
            seen: None,
            id,
            is_hasty: false,
            entry_days_written: Vec::new(),
            index: RefCell::default(),
            unreadable: Unreadable::default(),
        };
        store.note_file();
        store
    }

    /// Whether the diary is still of the version that this program writes: another program may have updated it meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a later version did, [`StoreError::Replaced`] when an earlier one was put in its place.
    pub fn check_version(&self) -> Result<()> {
        let version: i64 = self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match usize::try_from(version) {
            Ok(version) if version == schema_version() => Ok(()),
            Ok(version) if version < schema_version() => Err(StoreError::Replaced(self.file.clone())),
            _ => Err(StoreError::Newer(self.file.clone())),
        }
    }
}

/// The bytes of the diary in `folder` as it is now, of whatever version, and how many rows each of its tables held then. Nothing is
/// made or written, and no right to write is needed.
///
/// # Errors
/// [`StoreError::NotThere`] when there is no diary; it is none, damaged or newer, or can't be read.
pub(crate) fn image(folder: &Path) -> Result<(Image, Rows)> {
    let file = folder.join(FILE_NAME);
    let read = match standing(&file)? {
        Standing::Nothing => Err(StoreError::NotThere(folder.to_owned())),
        Standing::File => connect_to_read(&file).and_then(|(connection, _)| Image::of(&connection)),
    };
    read.map_err(|error| match error {
        StoreError::Unwritable(_) => StoreError::NotReadable(file.clone()),
        error => error.about(&file),
    })
}

/// Opens a diary to look at it, and tells of which version it is.
fn connect_to_read(file: &Path) -> Result<(Connection, usize)> {
    check_is_ours(file)?;
    let real = real(file);
    journal::keep_foreign(&real)?;
    let connection = connect(&real, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match recognise(&connection, file) {
        // A killed process left a journal. Whoever opens the diary next takes back what it did not finish, before anything can
        // be read.
        Err(StoreError::Unwritable(_)) => {
            let connection = connect(&real, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            let version = recognise(&connection, file)?;
            Ok((connection, version))
        }
        found => Ok((connection, found?)),
    }
}

/// An empty diary in memory.
///
/// # Errors
/// When there is no room for it.
pub(crate) fn in_memory() -> Result<Connection> {
    let mut empty = Connection::open_in_memory()?;
    migrate(&mut empty)?;
    Ok(empty)
}

/// Brings a diary that nobody else knows of up to this version.
///
/// # Errors
/// It is none of an earlier version, or the disk can't take it.
pub(crate) fn bring_up_to_date(file: &Path) -> Result<()> {
    let mut diary = Connection::open(file)?;
    if recognise(&diary, file)? < schema_version() {
        migrate(&mut diary)?;
    }
    diary.close().map_err(|(_, error)| error.into())
}

/// Whether it bears the mark of a diary.
pub(crate) fn is_diary(connection: &Connection) -> bool {
    matches!(recognise(connection, Path::new("")), Ok(_) | Err(StoreError::Newer(_) | StoreError::Corrupt(_)))
}

/// Whether a later version of Respite wrote it.
pub(crate) fn is_newer(connection: &Connection) -> bool {
    matches!(recognise(connection, Path::new("")), Err(StoreError::Newer(_)))
}

/// So many pages that one step copies all of them.
const ALL_PAGES: std::ffi::c_int = std::ffi::c_int::MAX;

/// The diary itself, where `file` is a link to it: its journal lies there.
pub(crate) fn real(file: &Path) -> PathBuf {
    file.canonicalize().unwrap_or_else(|_| file.to_owned())
}

/// Names the file that an error is about, or its folder where there is no such file yet.
fn named(error: StoreError, file: &Path, folder: &Path) -> StoreError {
    match error {
        StoreError::Unwritable(_) if !file.exists() => StoreError::Unwritable(folder.to_owned()),
        error => error.about(file),
    }
}

/// Makes a new diary: whole under another name first, so that an empty file is never a diary of ours. Where another process
/// was quicker, the diary is theirs.
fn make_new(folder: &Path, file: &Path) -> Result<()> {
    let disk = |error: &std::io::Error| not_written(error, folder);
    aside::keep_orphans(folder)?;
    let made = unfinished(folder).map_err(|error| disk(&error))?;
    let mut connection = Connection::open(made.path())?;
    // Nobody knows of it yet: it is put on disk as a whole, below.
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    migrate(&mut connection)?;
    mark(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    made.as_file().sync_all().map_err(|error| disk(&error))?;
    match made.persist_noclobber(file) {
        Err(error) if error.error.kind() != ErrorKind::AlreadyExists => return Err(disk(&error.error)),
        _ => {}
    }
    sync_folder(folder).map_err(|error| disk(&error))
}

/// Looks whether a file bears the mark of a diary without touching what lies beside it: to SQLite any journal there is one to
/// be taken back and deleted, whosever the file is.
fn check_is_ours(file: &Path) -> Result<()> {
    let Some(path) = file.to_str() else { return Ok(()) };
    let escaped = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), access);
    let mark = opened.and_then(|file| file.query_row("PRAGMA application_id", [], |row| row.get::<_, i64>(0)));
    match mark.map_err(StoreError::from) {
        Ok(APPLICATION_ID) => Ok(()),
        Ok(_) | Err(StoreError::NotADiary(_)) => Err(StoreError::NotADiary(file.to_owned())),
        // A look without a lock may see half of what somebody writes: the next one decides.
        Err(_) => Ok(()),
    }
}

/// The schema version of the file. An empty file, or one without tables, is what a crash may leave of a diary.
fn recognise(connection: &Connection, file: &Path) -> Result<usize> {
    // All three as of one moment: another process may be updating this very diary.
    let moment = connection.unchecked_transaction()?;
    let number = |pragma: &str| moment.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let (version, application, tables) = (
        number("user_version")?,
        number("application_id")?,
        moment.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?,
    );
    moment.finish()?;
    match usize::try_from(version) {
        _ if application != APPLICATION_ID => Err(StoreError::NotADiary(file.to_owned())),
        Ok(version) if version > schema_version() => Err(StoreError::Newer(file.to_owned())),
        Ok(version) if version > 0 && tables > 0 => Ok(version),
        _ => Err(StoreError::Corrupt(file.to_owned())),
    }
}

/// The tables of a new diary, in memory.
///
/// # Errors
/// When the migrations are at fault.
pub(crate) fn new_in_memory() -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    migrate(&mut connection)?;
    Ok(connection)
}

fn check_sound(connection: &Connection, file: &Path) -> Result<()> {
    if is_sound(connection, "quick_check")? { Ok(()) } else { Err(StoreError::Corrupt(file.to_owned())) }
}

fn migrate(connection: &mut Connection) -> Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Migrations::from_iter(migrations().map(M::up)).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        // The version was compared before; anything else is a fault in the migrations themselves.
        _ => StoreError::Other(rusqlite::Error::InvalidQuery),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_new_diary_has_the_newest_schema_and_opens_again() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("made/on/the/way");
        drop(Store::open(&inner, Asked::WhetherSound).unwrap());
        let store = Store::open(&inner, Asked::WhetherSound).unwrap();
        assert_eq!(recognise(&store.connection, &inner).unwrap(), schema_version());
    }

    #[test]
    fn what_is_no_diary_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        std::fs::write(&file, "these are not the bytes of a database, but somebody may want them").unwrap();
        let before = std::fs::read(&file).unwrap();
        assert!(
            matches!(Store::open(folder.path(), Asked::WhetherReadable), Err(StoreError::NotADiary(path)) if path == file)
        );
        assert_eq!(std::fs::read(&file).unwrap(), before);
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap();
        let aside = Store::keep_aside(folder.path(), now).unwrap();
        assert_eq!(std::fs::read(aside).unwrap(), before);
        assert!(Store::open(folder.path(), Asked::WhetherSound).is_ok());
    }

    #[test]
    fn somebody_elses_database_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        Connection::open(&file).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
        assert!(matches!(Store::open(folder.path(), Asked::WhetherReadable), Err(StoreError::NotADiary(_))));
    }

    #[test]
    fn a_newer_diary_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        let store = Store::open(folder.path(), Asked::WhetherReadable).unwrap();
        store.connection.pragma_update(None, "user_version", i64::try_from(schema_version()).unwrap() + 1).unwrap();
        drop(store);
        let before = std::fs::read(&file).unwrap();
        assert!(matches!(Store::open(folder.path(), Asked::WhetherReadable), Err(StoreError::Newer(_))));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }

    #[test]
    fn a_damaged_diary_is_noticed() {
        use std::io::{Seek, SeekFrom, Write};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        drop(Store::open(folder.path(), Asked::WhetherReadable).unwrap());
        let mut bytes = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
        bytes.seek(SeekFrom::Start(4096)).unwrap();
        bytes.write_all(&[0xAB; 8192]).unwrap();
        drop(bytes);
        assert!(matches!(Store::open(folder.path(), Asked::WhetherSound), Err(StoreError::Corrupt(_))));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("a-file");
        std::fs::write(&in_the_way, "").unwrap();
        let wanted = in_the_way.join("respite");
        assert!(
            matches!(Store::open(&wanted, Asked::WhetherReadable), Err(StoreError::Unwritable(path)) if path == wanted)
        );
    }
}
