//! Opening a diary: make it, recognise it, migrate it, refuse it, keep it aside.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::{Result, Store, StoreError};

/// The diary's name in its folder.
pub const FILE_NAME: &str = "diary.db";

const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../../../../migrations/0001_initial.sql")),
    M::up(include_str!("../../../../migrations/0002_changes_of_anything.sql")),
    M::up(include_str!("../../../../migrations/0003_daily_page.sql")),
    M::up(include_str!("../../../../migrations/0004_medicines.sql")),
    M::up(include_str!("../../../../migrations/0005_signs_and_visits.sql")),
    M::up(include_str!("../../../../migrations/0006_history.sql")),
    M::up(include_str!("../../../../migrations/0007_relief.sql")),
    M::up(include_str!("../../../../migrations/0008_dose_relief.sql")),
    M::up(include_str!("../../../../migrations/0009_avoided.sql")),
    M::up(include_str!("../../../../migrations/0010_words_used.sql")),
    M::up(include_str!("../../../../migrations/0016_occasions_and_places.sql")),
];

/// The version that this program writes: the count of migrations.
pub const SCHEMA_VERSION: usize = MIGRATIONS.len();

/// Marks a SQLite file as a diary of Respite ("RSPT").
const APPLICATION_ID: i64 = 0x5253_5054;

/// How long to wait for another process that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

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
        std::fs::create_dir_all(folder).map_err(|_| StoreError::Unwritable(folder.to_owned()))?;
        Self::open_file(&file, asked).map_err(|error| match error {
            StoreError::Unwritable(_) => StoreError::Unwritable(folder.to_owned()),
            error => error.about(&file),
        })
    }

    /// Moves a damaged diary, or a file that is none, out of the way of a new one, and tells where it is now. It is never
    /// deleted.
    ///
    /// # Errors
    /// When the folder can't be written to.
    pub fn keep_aside(folder: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf> {
        let stamp = now.format("%Y-%m-%d-%H%M%S");
        let aside = folder.join(format!("diary-kept-aside-{stamp}.db"));
        for suffix in ["", "-wal", "-shm"] {
            let from = folder.join(format!("{FILE_NAME}{suffix}"));
            let to = PathBuf::from(format!("{}{suffix}", aside.display()));
            if from.exists() {
                std::fs::rename(&from, &to).map_err(|_| StoreError::Unwritable(folder.to_owned()))?;
            }
        }
        Ok(aside)
    }

    fn open_file(file: &Path, asked: Asked) -> Result<Store> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(file, flags)?;
        connection.busy_timeout(PATIENCE)?;
        // Whatever is refused is left as it is: closing would write a journal that a killed process left into the file.
        let journal = PathBuf::from(format!("{}-wal", file.display()));
        let killed = journal.metadata().is_ok_and(|journal| journal.len() > 0);
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, killed)?;
        let version = recognise(&connection, file)?;
        if asked == Asked::WhetherSound {
            check_sound(&connection, file)?;
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        // WAL: a reader never waits for a writer, and a kill loses nothing. FULL: a commit is on disk before it is
        // acknowledged. Secure delete: what is deleted for good leaves no trace in the file.
        set_wal(&connection)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        connection.pragma_update(None, "secure_delete", "ON")?;
        if version < SCHEMA_VERSION {
            if version > 0 {
                back_up(&connection, file, version)?;
            }
            if let Err(error) = migrate(&mut connection) {
                // Another process may have been quicker.
                if recognise(&connection, file)? != SCHEMA_VERSION {
                    return Err(error);
                }
            }
        }
        Ok(Store { connection, entry_days_written: Vec::new() })
    }
}

/// SQLite does not wait by itself for another process that makes the same diary at this moment.
fn set_wal(connection: &Connection) -> Result<()> {
    const PAUSE: Duration = Duration::from_millis(20);
    let mut patience = PATIENCE;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL").map_err(StoreError::from) {
            Err(StoreError::Busy) if !patience.is_zero() => {
                std::thread::sleep(PAUSE);
                patience = patience.saturating_sub(PAUSE);
            }
            done => return done,
        }
    }
}

/// The schema version of the file; 0 for an empty one.
fn recognise(connection: &Connection, file: &Path) -> Result<usize> {
    // All three as of one moment: another process may be making this very diary.
    let moment = connection.unchecked_transaction()?;
    let number = |pragma: &str| moment.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let (version, application, tables) = (
        number("user_version")?,
        number("application_id")?,
        moment.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?,
    );
    moment.finish()?;
    match usize::try_from(version) {
        _ if application != APPLICATION_ID && (version != 0 || tables != 0) => {
            Err(StoreError::NotADiary(file.to_owned()))
        }
        Ok(version) if version <= SCHEMA_VERSION => Ok(version),
        _ => Err(StoreError::Newer(file.to_owned())),
    }
}

fn check_sound(connection: &Connection, file: &Path) -> Result<()> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Corrupt(file.to_owned())) }
}

/// A copy of the diary as it was before a migration. Migrations never delete these.
fn back_up(connection: &Connection, file: &Path, version: usize) -> Result<()> {
    let copy = file.with_file_name(format!("diary-before-update-from-v{version}.db"));
    if !copy.exists() {
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Migrations::from_slice(MIGRATIONS).to_latest(connection).map_err(|error| match error {
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
        assert_eq!(recognise(&store.connection, &inner).unwrap(), SCHEMA_VERSION);
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
        let now = DateTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap();
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
        store.connection.pragma_update(None, "user_version", i64::try_from(SCHEMA_VERSION).unwrap() + 1).unwrap();
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
