//! Bringing in what [`export`](crate::export) wrote, from anybody's file: looked through whole before anything is written, and then written
//! in one transaction or not at all.
//!
//! Rows are told apart by their `uid`. What is not here comes in; what is here and says the same is left. What says something else is
//! told, and written over only if the person wants that, with its trace. What is of the body is not asked: as when a diary is brought
//! back (`of_the_body.rs`), the word that was said last counts, and each rule finds what it looks for.

mod attached;
pub(crate) mod found;
mod inside;
mod json;
mod merge;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use respite_domain::import::ImportFault;
use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use rusqlite::Connection;

pub(crate) use self::attached::Placed;
pub use self::attached::Put;
pub use self::found::ImportError;
use self::found::{Files, Rows};
use self::merge::merge;
use crate::backup::read::Zip;
use crate::cells::{Cells, Said};
use crate::export::form::Form;
use crate::export::{csv, is_of_the_program};
use crate::naming::Names;
use crate::open::in_memory;
use crate::row::Row;
use crate::setting::SETTING;
use crate::table::{Holds, Table};
use crate::told::{Told, named_by, uid};
use crate::{Store, StoreError, Work, change};

/// The time, in milliseconds since 1970, that no name of a row is of: the year 10000. Beyond it names could no longer go on.
const LAST_TIME: u128 = 253_402_300_800_000;

/// What is to become of rows that say one thing here and another in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mine {
    /// They stay as they are here.
    Stay,
    /// They say what the file says, and what they said before is kept as a change.
    Give,
}

/// A step of bringing in. After each, a kill leaves what was there, or that with all that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// An attached file is there.
    Attached,
    /// All rows are written, and not yet on disk.
    Written,
}

/// A file that was read and can be brought in.
#[derive(Debug)]
pub struct Import {
    pub(crate) rows: Rows,
    pub(crate) settings: BTreeMap<String, String>,
    pub(crate) files: Files,
    /// The names of settings that were left out.
    left_out: Vec<String>,
    pub(crate) work: Arc<Work>,
}

/// What came in, or would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// How many rows of each table were not here, but for the record of changes.
    pub added: Vec<(&'static str, usize)>,
    /// How many settings were never set here.
    pub settings: usize,
    /// How many were, and say the same.
    pub there: usize,
    /// How many rows of the body were, and say now what was said last there.
    pub brought_up: usize,
    /// How many were written over because the person wanted that, settings among them.
    pub taken: usize,
    /// What says something else here, and stays so.
    pub differing: Vec<Differing>,
    /// How many attached files came in.
    pub attached: usize,
    /// How many attached files are neither here nor in the file.
    pub missing: usize,
}

/// A row, or a setting, that says one thing here and another in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Its table.
    pub table: &'static str,
    /// Its name: a `uid`, or that of a setting.
    pub name: String,
    /// When it was written down; nothing of a setting.
    pub written: Option<chrono::DateTime<chrono::Utc>>,
    /// Whether it is of the body: the word that was said last counts, and that is the one here.
    pub is_of_the_body: bool,
    /// What differs.
    pub fields: Vec<Difference>,
}

/// What one field says here and in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The column; of parts, their table.
    pub field: &'static str,
    /// As it is here; `None` where it says nothing.
    pub here: Option<String>,
    /// As it is in the file.
    pub there: Option<String>,
}

/// What of two readings of a row is not the same, field by field, as the record of changes has it.
pub fn differences<T: Row>(here: &T, there: &T) -> Vec<Difference> {
    let (here, there) = (change::spelled(here), change::spelled(there));
    let of = |said: &Said, name| said.iter().find(|(said, _)| *said == name).map(|(_, text)| text.clone());
    let mut names: Vec<&'static str> = Vec::new();
    for (name, _) in here.iter().chain(&there) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let both = names.into_iter().map(|name| Difference { field: name, here: of(&here, name), there: of(&there, name) });
    both.filter(|difference| difference.here != difference.there).collect()
}

impl Import {
    /// Reads a file and looks through all of it.
    ///
    /// # Errors
    /// It is none of ours, cut off, newer, too large, or can't be read.
    pub fn of(path: &Path) -> Result<Import, ImportError> {
        Import::by(path, &Arc::default())
    }

    /// The same; `work` tells how far it is, until all of it is on disk, and can end it until then.
    ///
    /// # Errors
    /// As [`Import::of`]; or [`ImportFault::Stopped`].
    pub fn by(path: &Path, work: &Arc<Work>) -> Result<Import, ImportError> {
        let forms = Form::all(&in_memory()?)?;
        let read = match start_of(path)? {
            start if start == *b"PK" => csv::read(Zip::of(path)?, &forms, work),
            _ => json::read(path, &forms, work),
        };
        // Whatever the reader made of its end.
        work.goes_on()?;
        let (rows, settings, files) = read?;
        check(&rows)?;
        if settings.keys().any(|name| is_of_the_program(name)) {
            return Err(ImportFault::Damaged.into());
        }
        Ok(Import { rows, settings, files, left_out: Vec::new(), work: Arc::clone(work) })
    }

    /// Leaves out the settings that can't be, and tells the names of all that were.
    pub fn leave_out_settings(&mut self, can_be: impl Fn(&str, &str) -> bool) -> Vec<String> {
        let left_out = self.settings.extract_if(.., |name, value| !can_be(name, value));
        self.left_out.extend(left_out.map(|(name, _)| name));
        self.left_out.clone()
    }
}

impl Store {
    /// Brings a file in, all of it or nothing. The attached files that came along go again unless they are [kept](Put::keep) once the act
    /// that this is a part of is on disk.
    ///
    /// # Errors
    /// A row of it names one that is nowhere or can't be read, the disk can't take it, or the work is to end.
    pub fn import(
        &mut self,
        import: &mut Import,
        mine: Mine,
        now: WallTime,
        mut told: impl FnMut(ImportStep),
    ) -> Result<(Imported, Put), ImportError> {
        let put = self.put_attached(import, &mut told)?;
        let mut why = None;
        let written = self.written.clone();
        let done = self.in_transaction(|connection| {
            let mut days = entry_days(connection)?;
            let merged = merge(connection, import, mine, now).map_err(|error| match error {
                ImportError::Store(error) => error,
                error => {
                    why = Some(error);
                    StoreError::NotFound
                }
            })?;
            // SQLite tells of no settings that are written.
            written.note(SETTING);
            // An entry may have been moved away from a day that has none now.
            days.extend(entry_days(connection)?);
            told(ImportStep::Written);
            import.work.goes_on().map_err(|stopped| {
                why = Some(stopped.into());
                StoreError::NotFound
            })?;
            Ok((merged, days))
        });
        let (merged, days): (Imported, BTreeSet<NaiveDate>) = done.map_err(|error| why.unwrap_or(error.into()))?;
        self.entry_days_written.extend(days);
        Ok((Imported { attached: put.attached, missing: put.missing, ..merged }, put))
    }

    /// What would come of it. Nothing is written, and no right to write is needed.
    ///
    /// # Errors
    /// As [`Store::import`], but for the disk.
    pub fn would_import(&self, import: &mut Import, mine: Mine, now: WallTime) -> Result<Imported, ImportError> {
        let (attached, missing) = self.would_attach(import)?;
        let mut copy = Connection::open_in_memory().map_err(StoreError::from)?;
        let backup = rusqlite::backup::Backup::new(&self.connection, &mut copy).map_err(StoreError::from)?;
        backup.run_to_completion(std::ffi::c_int::MAX, Duration::ZERO, None).map_err(StoreError::from)?;
        drop(backup);
        copy.pragma_update(None, "foreign_keys", "ON").map_err(StoreError::from)?;
        let all = copy.transaction().map_err(StoreError::from)?;
        let merged = merge(&all, import, mine, now)?;
        all.commit().map_err(StoreError::from)?;
        Ok(Imported { attached, missing, ..merged })
    }
}

/// The days that any entry is of.
fn entry_days(connection: &Connection) -> Result<BTreeSet<NaiveDate>, StoreError> {
    let mut select = connection.prepare_cached("SELECT DISTINCT day FROM entry")?;
    let days = select.query_map([], |row| NaiveDate::read(row, 0))?;
    Ok(days.filter_map(rusqlite::Result::ok).collect())
}

fn unreadable(error: &std::io::Error) -> ImportFault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ImportFault::Gone,
        _ => ImportFault::Unreadable,
    }
}

/// The first two bytes of an ordinary file.
fn start_of(path: &Path) -> Result<[u8; 2], ImportFault> {
    // Not to be opened when it is none: a pipe would wait for ever.
    if !path.metadata().map_err(|error| unreadable(&error))?.is_file() {
        return Err(ImportFault::NotOurs);
    }
    let (mut file, mut start) = (File::open(path).map_err(|error| unreadable(&error))?, [0; 2]);
    match file.read_exact(&mut start) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(ImportFault::NotOurs),
        Err(error) => Err(unreadable(&error)),
        Ok(()) => Ok(start),
    }
}

/// Whether each row has a name of its own, and parts are of rows that are there.
fn check(rows: &Rows) -> Result<(), ImportError> {
    let mut tables: HashMap<&str, &str> = HashMap::new();
    for (table, told) in rows.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        for (place, row) in told.iter().enumerate() {
            let named = uid(row).filter(|uid| is_a_name(uid));
            if named.is_none_or(|uid| tables.insert(uid, table.name).is_some()) {
                return Err(ImportError::Row { table: table.name, row: place + 1 });
            }
        }
    }
    for (table, told) in rows.iter().filter(|(table, _)| table.holds == Holds::Parts) {
        for (place, row) in told.iter().enumerate() {
            if !uid(row).is_some_and(|of| tables.contains_key(of)) {
                return Err(ImportError::Row { table: table.name, row: place + 1 });
            }
        }
    }
    Ok(())
}

/// Whether it is the name of a row, as this program spells it.
fn is_a_name(name: &str) -> bool {
    Uid::read(name).is_ok_and(|uid| uid.bits() >> 80 < LAST_TIME && uid.to_string() == name)
}

/// The time in the name of a row, in milliseconds since 1970.
pub(crate) fn time_of(name: &str) -> Option<i64> {
    i64::try_from(Uid::read(name).ok()?.bits() >> 80).ok()
}

/// The table whose row a column of a row is to name; `None` where any may be named, or none is.
pub(crate) fn table_named(table: &Table, row: &Told, names: Names) -> Option<String> {
    match names {
        Names::Owner(of) | Names::Row(of) | Names::Successor(of) => Some(of.to_owned()),
        Names::RowIn(what) => table.text(row, what).map(str::to_owned),
        Names::Numbers => None,
    }
}

/// Whether every row names what it should: `tables` tells of which table a row of a name is.
///
/// # Errors
/// One does not.
pub(crate) fn check_names<'t>(rows: &Rows, tables: impl Fn(&str) -> Option<&'t str>) -> Result<(), ImportError> {
    for (table, told) in rows {
        for (place, row) in told.iter().enumerate() {
            let fits = named_by(table, row).all(|(names, named)| {
                table_named(table, row, names).is_some_and(|of| tables(named) == Some(of.as_str()))
            });
            if !fits {
                return Err(ImportError::Row { table: table.name, row: place + 1 });
            }
        }
    }
    Ok(())
}
