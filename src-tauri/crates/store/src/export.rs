//! All that a person told, for people and for any program: as JSON, or as tables of CSV in a zip. It comes back by
//! [`import`](crate::import).
//!
//! Both are made from what the tables say of themselves ([`TABLES`](crate::TABLES)), so a column is never forgotten. `docs/data.md`
//! tells what stands in them. A row goes by its `uid`; its number means something in this diary alone, and stays behind.

pub(crate) mod csv;
#[cfg(test)]
mod dictionary;
pub(crate) mod form;
pub(crate) mod json;
mod others;

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, SecondsFormat};
use respite_domain::import::ImportFault;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::aside::SEEN_ASIDE;
use crate::backup::read::is_copy_name;
use crate::backup::{Label, RESTORED};
use crate::begun::BEGUN;
use crate::change::ChangeRow;
use crate::file_name::COPIES;
use crate::history::FirstSpasm;
use crate::naming::Names;
use crate::restore::PAUSED;
use crate::row::Row;
use crate::table::{Holds, Table};
use crate::told::{Told, named_by, readable_rows, uid, unread, with_what_belongs};
use crate::uid::LAST_NAMED;
use crate::whole_file::{Destination, unfinished};
use crate::{NotWritten, Result, Store, Work, place};
use form::Form;

/// The version of both forms. A later one is refused as newer.
pub(crate) const VERSION: u32 = 1;

/// To write a row takes as long as so many bytes of an attached file.
const A_ROW: usize = 512;

/// Settings that the program keeps of this diary on this computer. All others are the person's, and go along.
pub(crate) const OF_THE_PROGRAM: [&str; 5] = [place::ID, LAST_NAMED, PAUSED, RESTORED, SEEN_ASIDE];

/// Whether a setting is the program's. What was begun in a form is: it says nothing until it is saved.
pub(crate) fn is_of_the_program(setting: &str) -> bool {
    OF_THE_PROGRAM.contains(&setting) || setting.starts_with(BEGUN)
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One file of JSON, attached files and all.
    Json,
    /// A zip with one file of CSV a table.
    Csv,
}

/// All that a person told, or that of some days, as it goes out.
#[derive(Debug)]
pub struct Export {
    /// Rows and their parts, in the order of [`TABLES`](crate::TABLES).
    pub(crate) rows: Vec<(Form, Vec<Told>)>,
    pub(crate) settings: BTreeMap<String, String>,
    days: Option<(NaiveDate, NaiveDate)>,
    /// Attached files, by the names of their copies.
    pub(crate) attached: BTreeMap<String, PathBuf>,
    /// How many attached files were not there.
    pub missing: usize,
    /// How many rows hold what can't be read, or belong to one that does. They stay behind.
    pub left_out: usize,
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// What it is.
    pub(crate) format: String,
    /// The version of its form.
    pub(crate) version: u32,
    /// The program that made it, and its version.
    pub(crate) program: String,
    /// When it was made, with the offset there and then.
    pub(crate) made_at: String,
    /// The days that it tells of; all where none are named.
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// What every version says of a file.
#[derive(Deserialize)]
pub(crate) struct Stamp {
    format: String,
    version: u32,
}

impl Stamp {
    /// Whether it is of this format and of a version that is known.
    ///
    /// # Errors
    /// It is not.
    pub(crate) fn of(about: serde_json::Value, format: &str) -> std::result::Result<(), ImportFault> {
        let stamp: Stamp = serde_json::from_value(about).map_err(|_| ImportFault::NotOurs)?;
        match stamp {
            Stamp { format: other, .. } if other != format => Err(ImportFault::NotOurs),
            Stamp { version, .. } if version > VERSION => Err(ImportFault::Newer),
            Stamp { .. } => Ok(()),
        }
    }

    fn read(bytes: &[u8], format: &str) -> std::result::Result<(), ImportFault> {
        Stamp::of(serde_json::from_slice(bytes).map_err(|_| ImportFault::NotOurs)?, format)
    }
}

impl Store {
    /// All that was told, or what was told of some days with all that it names.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn export(&self, days: Option<(NaiveDate, NaiveDate)>) -> Result<Export> {
        let moment = self.snapshot();
        let forms = Form::all(&self.connection)?;
        let unread = unread(&self.connection)?;
        for (table, rows) in &unread {
            rows.iter().for_each(|row| self.note_unread(table.name, *row));
        }
        let mut all = readable_rows(&self.connection, &unread)?;
        let mut left_out = 0;
        for (table, rows) in &all {
            let count = format!("SELECT count(*) FROM {}", table.name);
            let count: i64 = self.connection.query_row(&count, [], |row| row.get(0))?;
            left_out += usize::try_from(count).unwrap_or_default().saturating_sub(rows.len());
        }
        left_out += leave_out_what_names_nothing(&mut all);
        if let Some((from, to)) = days {
            let wanted = |table: &Table, row: &Told| is_of_days(table, row, from, to);
            all = with_what_belongs(all, wanted);
        }
        let mut settings = self.settings()?;
        settings.retain(|name, _| days.is_none() && !is_of_the_program(name));
        drop(moment);
        let (attached, missing) = self.attached(&all);
        Ok(Export {
            rows: forms.into_iter().zip(all).map(|(form, (_, rows))| (form, rows)).collect(),
            settings,
            days,
            attached,
            missing,
            left_out,
        })
    }

    /// The attached files that are there, and how many are not.
    fn attached(&self, all: &[(&'static Table, Vec<Told>)]) -> (BTreeMap<String, PathBuf>, usize) {
        let names = copies(all.iter().map(|(table, rows)| (*table, rows.as_slice())));
        let count = names.len();
        let folder = self.folder().join(COPIES);
        let there: BTreeMap<String, PathBuf> = names
            .into_iter()
            .filter(|(name, _)| is_copy_name(name))
            .map(|(name, _)| (name.to_owned(), folder.join(name)))
            .filter(|(_, path)| path.symlink_metadata().is_ok_and(|found| found.is_file()) && File::open(path).is_ok())
            .collect();
        let missing = count - there.len();
        (there, missing)
    }
}

impl Export {
    /// How many rows of the person go out, the record of changes left out.
    pub fn rows(&self) -> usize {
        let is_counted = |table: &Table| table.holds == Holds::Rows && table.name != ChangeRow::TABLE;
        self.rows.iter().filter(|(form, _)| is_counted(form.table)).map(|(_, rows)| rows.len()).sum()
    }

    /// How many attached files do.
    pub fn attached(&self) -> usize {
        self.attached.len()
    }

    /// Writes it to `path`, for its owner alone: whole or not at all. Nothing that stands there goes, and nothing is put among what
    /// belongs to the diary in `folder`.
    ///
    /// # Errors
    /// Something stands there, the disk can't take it, or `work` is to end.
    pub fn save(
        &self,
        shape: Shape,
        path: &Path,
        folder: &Path,
        label: &Label<'_>,
        work: &Work,
    ) -> std::result::Result<(), NotWritten> {
        let place = Destination::of(path, folder, |_| Ok(false))?;
        let beside = unfinished(&place.into)?;
        work.begin(self.bytes());
        let written = match shape {
            Shape::Json => json::write(self, beside.as_file(), label, work),
            Shape::Csv => csv::write(self, beside.as_file(), label, work),
        };
        work.goes_on()?;
        written?;
        place.put(beside)
    }

    /// How much there is to write.
    fn bytes(&self) -> u64 {
        let rows: usize = self.rows.iter().map(|(_, rows)| rows.len() * A_ROW).sum();
        let attached = self.attached.values().map(|path| path.metadata().map_or(0, |file| file.len()));
        attached.fold(u64::try_from(rows).unwrap_or(u64::MAX), u64::saturating_add)
    }

    fn about(&self, format: &str, label: &Label<'_>) -> About {
        About {
            format: format.to_owned(),
            version: VERSION,
            program: label.program.to_owned(),
            made_at: label.now.to_rfc3339_opts(SecondsFormat::Secs, false),
            from: self.days.filter(|(from, _)| *from > NaiveDate::MIN).map(|(from, _)| from.to_string()),
            to: self.days.map(|(_, to)| to.to_string()),
        }
    }
}

/// A file in a zip: its path there, and its bytes.
pub type ZipPart = (String, Vec<u8>);

/// Writes a zip of these parts and a read-me to `path`, for its owner alone: whole or not at all, and over nothing that stands there.
///
/// # Errors
/// Something stands there, or the disk can't take it.
pub fn write_zip(
    path: &Path,
    parts: &[ZipPart],
    folder: &Path,
    label: &Label<'_>,
) -> std::result::Result<(), NotWritten> {
    let place = Destination::of(path, folder, |_| Ok(false))?;
    let beside = unfinished(&place.into)?;
    csv::write_parts(beside.as_file(), parts, label)?;
    place.put(beside)
}

/// The names and sizes of the copies of attached files that these rows tell of.
pub(crate) fn copies<'r>(all: impl Iterator<Item = (&'static Table, &'r [Told])>) -> Vec<(&'r str, i64)> {
    let mut copies = Vec::new();
    for (table, rows) in all {
        if let (Some(copy), Some(bytes)) = (table.place("copy"), table.place("bytes")) {
            copies.extend(rows.iter().filter_map(|row| match (row.get(copy)?, row.get(bytes)?) {
                (Value::Text(copy), Value::Integer(bytes)) => Some((copy.as_str(), *bytes)),
                _ => None,
            }));
        }
    }
    copies
}

/// Takes out the rows that name one that is not among all, and tells how many that were.
fn leave_out_what_names_nothing(all: &mut [(&'static Table, Vec<Told>)]) -> usize {
    let mut left_out = 0;
    loop {
        let there: HashSet<String> = all
            .iter()
            .filter(|(table, _)| table.holds == Holds::Rows)
            .flat_map(|(_, rows)| rows.iter().filter_map(uid).map(str::to_owned))
            .collect();
        let before = left_out;
        for (table, rows) in all.iter_mut() {
            let count = rows.len();
            rows.retain(|row| named_by(table, row).all(|(_, named)| there.contains(named)));
            left_out += count - rows.len();
        }
        if left_out == before {
            return left_out;
        }
    }
}

/// Whether a row is of one of these days. What a person has, had or wants is of no day, and always is. What only says how another row
/// was changed, or that it is over, never is, and goes along with that.
fn is_of_days(table: &Table, row: &Told, from: NaiveDate, to: NaiveDate) -> bool {
    if table.names.iter().any(|(_, names)| matches!(names, Names::RowIn(_))) {
        return false;
    }
    let Some(place) = day_of(table).and_then(|day| table.place(day)) else { return true };
    let day = match (row.get(place), row.get(place + 1)) {
        (Some(Value::Text(day)), _) => day.parse().ok(),
        (Some(Value::Integer(second)), Some(Value::Integer(offset))) => {
            let local = second.checked_add(*offset).and_then(|second| DateTime::from_timestamp(second, 0));
            local.map(|at| at.date_naive())
        }
        _ => None,
    };
    day.is_some_and(|day| (from..=to).contains(&day))
}

/// The column of the day, or of the moment, that the rows of a table are of.
fn day_of(table: &Table) -> Option<&'static str> {
    if table.name == FirstSpasm::TABLE {
        return None;
    }
    let at = table.told().into_iter().find(|column| *column == "at");
    // Of what was before the diary it is known when it was told.
    let is_day = |column: &&str| *column == "day" || (column.ends_with("_at") && *column != "told_at");
    at.or_else(|| table.fields.concat().into_iter().find(is_day))
}
