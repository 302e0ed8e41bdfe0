//! The diary as the bytes of its file, at one moment.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, MAIN_DB, OptionalExtension};

use crate::cells::Cells;
use crate::connection::is_sound;
use crate::proof::counted;
use crate::{Result, place};

/// How many rows each table holds.
pub(crate) type Rows = BTreeMap<String, i64>;

/// The bytes of a diary's file. No file of it is made to look into it.
#[derive(Debug)]
pub(crate) struct Image(Vec<u8>);

/// What a diary says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The version of its tables.
    pub(crate) schema: i64,
    /// Its mark.
    pub(crate) mark: Option<String>,
    /// When it was brought back last.
    pub(crate) restored: Option<String>,
    pub(crate) rows: Rows,
    pub(crate) entries: i64,
    pub(crate) days: Option<(NaiveDate, NaiveDate)>,
    /// The names of the attached files that it knows.
    pub(crate) attachments: BTreeSet<String>,
}

/// The setting that says when a diary was brought back.
pub(crate) const RESTORED: &str = "restored-at";

/// The bytes of a file's head that say whether SQLite writes ahead (SQLite file format, 1.3.4).
const WRITES_AHEAD: std::ops::Range<usize> = 18..20;

impl Image {
    /// That of an open diary, and how many rows it held then. Who writes to the diary waits meanwhile.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn of(connection: &Connection) -> Result<(Image, Rows)> {
        let moment = connection.unchecked_transaction()?;
        let rows = counted(&moment)?;
        let mut copy = Connection::open_in_memory()?;
        rusqlite::backup::Backup::new(&moment, &mut copy)?.run_to_completion(
            std::ffi::c_int::MAX,
            Duration::ZERO,
            None,
        )?;
        moment.finish()?;
        Ok((Image::from(copy.serialize(MAIN_DB)?.to_vec()), rows))
    }

    /// What it says.
    ///
    /// # Errors
    /// When it can't be read.
    pub(crate) fn facts(&self) -> Result<Facts> {
        let diary = self.open()?;
        let setting = |name: &str| {
            let select = "SELECT CAST(value AS TEXT) FROM setting WHERE name = ?1";
            diary.query_row(select, [name], |row| row.get::<_, Option<String>>(0)).optional()
        };
        let of_entries = "SELECT count(*), min(day), max(day) FROM entry WHERE deleted_at IS NULL";
        let (entries, days) = diary.query_row(of_entries, [], |row| {
            let days = Option::zip(Option::<NaiveDate>::read(row, 1)?, Option::<NaiveDate>::read(row, 2)?);
            Ok((row.get(0)?, days))
        })?;
        let mut copies = diary.prepare("SELECT copy FROM attachment WHERE copy IS NOT NULL")?;
        let attachments = copies.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(Facts {
            schema: diary.query_row("PRAGMA user_version", [], |row| row.get(0))?,
            mark: place::id(&diary)?,
            restored: setting(RESTORED)?.flatten(),
            rows: counted(&diary)?,
            entries,
            days,
            attachments,
        })
    }

    /// Whether every page of it is sound.
    pub(crate) fn is_sound(&self) -> bool {
        self.open().is_ok_and(|diary| is_sound(&diary, "integrity_check").unwrap_or(false))
    }

    /// Opens it to look at.
    ///
    /// # Errors
    /// When it is no database.
    pub(crate) fn open(&self) -> Result<Connection> {
        let mut diary = Connection::open_in_memory()?;
        diary.deserialize_read_exact(MAIN_DB, &self.0[..], self.0.len(), true)?;
        Ok(diary)
    }

    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Image {
    fn from(mut bytes: Vec<u8>) -> Image {
        // A file that another program set to write ahead is opened with its journal beside it, or not at all.
        if bytes.get(WRITES_AHEAD) == Some(&[2, 2]) {
            bytes[WRITES_AHEAD].copy_from_slice(&[1, 1]);
        }
        Image(bytes)
    }
}
