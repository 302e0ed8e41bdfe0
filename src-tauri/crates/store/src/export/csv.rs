//! The diary as CSV (RFC 4180): a zip with one file a table, the settings, and the attached files. Any table program opens it.
//!
//! A text that such a program would take for a formula is written after an apostrophe, as is one that begins with an apostrophe; reading
//! takes one away, so that each text comes back as it was. An empty cell says nothing; a text that is there and is empty, where nothing
//! may be said at all, is an apostrophe.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Seek, Write};

use ::csv::{ReaderBuilder, Terminator, WriterBuilder};
use respite_domain::import::ImportFault;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::form::{Field, Form, Kind, Spelled};
use super::{A_ROW, About, Export, Stamp, ZipPart};
use crate::backup::read::{Zip, is_copy_name};
use crate::backup::write::{Disk, stamp};
use crate::backup::{Label, Manifest};
use crate::file_name::COPIES;
use crate::import::found::{Files, ImportError, Rows};
use crate::setting::SETTING;
use crate::told::Told;
use crate::work::{Passing, Work};

/// What the zip says that it is.
const FORMAT: &str = "respite-diary-csv";
/// The part that says so.
pub(crate) const ABOUT: &str = "respite.json";
const README: &str = "README.txt";
const SETTINGS: &str = "setting.csv";
const SETTING_HEADS: [&str; 2] = ["name", "value"];
/// The mark by which table programs know UTF-8.
const UTF_8: &str = "\u{feff}";
/// More bytes than all tables have: ten years of a person who writes a lot are some 20 MB.
const LARGEST_IN_ALL: u64 = 256 << 20;
/// More than the other parts have.
const LARGEST_TEXT: u64 = 4 << 20;

/// Writes it.
pub(super) fn write(export: &Export, to: impl Write + Seek, label: &Label<'_>, work: &Work) -> std::io::Result<()> {
    written(to, label, |zip, pressed| {
        zip.start_file(ABOUT, pressed)?;
        serde_json::to_writer_pretty(&mut *zip, &export.about(FORMAT, label))?;
        for (form, rows) in &export.rows {
            zip.start_file(file_of(form.table.name), pressed)?;
            write_table(&mut *zip, form, rows)?;
            work.pass(rows.len() * A_ROW)?;
        }
        zip.start_file(SETTINGS, pressed)?;
        let settings = export.settings.iter().map(|(name, value)| [defused(name), defused(value)]);
        write_lines(&mut *zip, std::iter::once(SETTING_HEADS.map(str::to_owned)).chain(settings))?;
        // Papers and pictures are small already.
        let as_they_are = pressed.compression_method(CompressionMethod::Stored);
        for (name, path) in &export.attached {
            zip.start_file(path_of(name), as_they_are)?;
            std::io::copy(&mut Passing { of: std::fs::File::open(path)?, work }, zip)?;
        }
        Ok(())
    })
}

/// Writes a zip of these parts, and a read-me.
pub(super) fn write_parts(to: impl Write + Seek, parts: &[ZipPart], label: &Label<'_>) -> std::io::Result<()> {
    written(to, label, |zip, pressed| {
        parts.iter().try_for_each(|(name, bytes)| {
            zip.start_file(name.as_str(), pressed)?;
            zip.write_all(bytes)
        })
    })
}

/// A zip while it is written.
type Zipped<'w, W> = ZipWriter<BufWriter<&'w mut Disk<W>>>;

fn written<W: Write + Seek>(
    to: W,
    label: &Label<'_>,
    parts: impl FnOnce(&mut Zipped<'_, W>, SimpleFileOptions) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let pressed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o600)
        .last_modified_time(stamp(label.now));
    let mut to = Disk::of(to);
    let mut zip = ZipWriter::new(BufWriter::new(&mut to));
    zip.start_file(README, pressed)?;
    zip.write_all(label.readme.as_bytes())?;
    parts(&mut zip, pressed)?;
    zip.finish()?.flush()?;
    to.took_all()
}

/// Writes one table.
pub(crate) fn write_table(to: impl Write, form: &Form, rows: &[Told]) -> std::io::Result<()> {
    let names = form.fields.iter().map(|field| field.name.to_owned()).collect();
    let lines = rows.iter().map(|told| form.spelled(told).map(|(field, spelled)| cell(field, spelled)).collect());
    write_lines(to, std::iter::once::<Vec<String>>(names).chain(lines))
}

fn write_lines<L: AsRef<[String]>>(mut to: impl Write, lines: impl Iterator<Item = L>) -> std::io::Result<()> {
    write!(to, "{UTF_8}")?;
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    for line in lines {
        csv.write_record(line.as_ref())?;
    }
    csv.flush()
}

/// The name of the file of a table.
pub(super) fn file_of(table: &str) -> String {
    format!("{table}.csv")
}

fn cell(field: &Field, spelled: Option<Spelled>) -> String {
    match spelled {
        None => String::new(),
        Some(Spelled::Number(number)) => number.to_string(),
        Some(Spelled::Text(text)) if text.is_empty() && field.may_be_absent => "'".to_owned(),
        Some(Spelled::Text(text)) => defused(&text),
    }
}

/// The same text, and no formula to any program.
fn defused(text: &str) -> String {
    let first = text.chars().next();
    let begins = text.trim_start().chars().next();
    let is_formula = begins.is_some_and(|begins| "=+-@＝＋－＠".contains(begins));
    let is_broken =
        first.is_some_and(|first| first == '\'' || first == '\u{feff}' || first.is_control() || first.is_whitespace());
    if is_formula || is_broken { format!("'{text}") } else { text.to_owned() }
}

fn as_it_was(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn said(field: &Field, cell: &str) -> Option<Option<Spelled>> {
    match field.kind {
        _ if cell.is_empty() && field.may_be_absent => Some(None),
        Kind::Number => Some(Some(Spelled::Number(cell.parse().ok()?))),
        _ => Some(Some(Spelled::Text(as_it_was(cell).to_owned()))),
    }
}

/// Reads one.
///
/// # Errors
/// It is none, is cut off, newer, or holds a line that can't be read.
pub(crate) fn read(
    mut zip: Zip,
    forms: &[Form],
    work: &Work,
) -> Result<(Rows, BTreeMap<String, String>, Files), ImportError> {
    let (names, _) = zip.parts_and_folders()?;
    work.begin(zip.bytes_of_parts()?);
    if Manifest::is_among(&names) {
        return Err(ImportFault::Backup.into());
    }
    if !names.contains(ABOUT) {
        return Err(ImportFault::NotOurs.into());
    }
    let about = zip.read(ABOUT, LARGEST_TEXT)?;
    Stamp::read(&about, FORMAT)?;
    serde_json::from_slice::<About>(&about).map_err(|_| ImportFault::Damaged)?;
    // What we never put there may be anything.
    let tables: BTreeSet<String> = forms.iter().map(|form| file_of(form.table.name)).collect();
    let is_ours =
        |name: &str| [ABOUT, README, SETTINGS].contains(&name) || tables.contains(name) || attached(name).is_some();
    if !names.iter().all(|name| is_ours(name)) {
        return Err(ImportFault::NotOurs.into());
    }
    // An earlier version knew no table that came later.
    let mut left = LARGEST_IN_ALL;
    let mut part = |name: &str| -> Result<Option<Vec<u8>>, ImportError> {
        if !names.contains(name) {
            return Ok(None);
        }
        let bytes = zip.read(name, left)?;
        left = left.saturating_sub(bytes.len() as u64);
        work.pass(bytes.len())?;
        Ok(Some(bytes))
    };
    let mut rows = Rows::new();
    for form in forms {
        let table = part(&file_of(form.table.name))?;
        rows.push((form.table, table.map_or_else(|| Ok(Vec::new()), |table| read_table(&table, form))?));
    }
    let settings = part(SETTINGS)?.map_or_else(|| Ok(BTreeMap::new()), |settings| read_settings(&settings))?;
    let files = names.iter().filter_map(|name| attached(name)).map(str::to_owned).collect();
    Ok((rows, settings, Files::Zip(Box::new(zip), files)))
}

fn read_table(bytes: &[u8], form: &Form) -> Result<Vec<Told>, ImportError> {
    let mut csv = reader(bytes);
    let heads = csv.headers().map_err(|_| ImportFault::Damaged)?.clone();
    let known = |name: &str| form.fields.iter().filter(|field| field.name == name).count() == 1;
    let once: BTreeSet<&str> = heads.iter().collect();
    if once.len() != heads.len() || !heads.iter().all(known) {
        return Err(ImportError::Row { table: form.table.name, row: 0 });
    }
    let places: Vec<Option<usize>> =
        form.fields.iter().map(|field| heads.iter().position(|head| head == field.name)).collect();
    let mut rows = Vec::new();
    for (place, line) in csv.records().enumerate() {
        let fault = || ImportError::Row { table: form.table.name, row: place + 1 };
        let line = line.map_err(|_| fault())?;
        let mut places = places.iter();
        let told = form.told(|field| said(field, places.next().copied().flatten().map_or("", |place| &line[place])));
        rows.push(told.ok_or_else(fault)?);
    }
    Ok(rows)
}

fn read_settings(bytes: &[u8]) -> Result<BTreeMap<String, String>, ImportError> {
    let fault = |row: usize| ImportError::Row { table: SETTING, row };
    let mut csv = reader(bytes);
    if csv.headers().map_err(|_| fault(0))? != SETTING_HEADS[..] {
        return Err(fault(0));
    }
    let setting = |(place, line): (usize, ::csv::Result<::csv::StringRecord>)| {
        let line = line.map_err(|_| fault(place + 1))?;
        Ok((as_it_was(&line[0]).to_owned(), as_it_was(&line[1]).to_owned()))
    };
    csv.records().enumerate().map(setting).collect()
}

/// A reader of lines that all have as many cells as the first.
fn reader(bytes: &[u8]) -> ::csv::Reader<&[u8]> {
    ReaderBuilder::new().from_reader(bytes.strip_prefix(UTF_8.as_bytes()).unwrap_or(bytes))
}

/// The path of an attached file in the zip.
pub(crate) fn path_of(copy: &str) -> String {
    format!("{COPIES}/{copy}")
}

/// The name of an attached file by its path in the zip.
fn attached(path: &str) -> Option<&str> {
    path.strip_prefix(COPIES)?.strip_prefix('/').filter(|name| is_copy_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_takes_for_a_formula_is_none_and_reads_as_it_was() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{a0}=1",
            "\u{feff}=1",
            "＝1",
            "'",
            "''",
            "'=1",
            "\u{0}",
        ] {
            let written = defused(text);
            assert!(written.starts_with('\''), "{text:?}");
            assert_eq!(as_it_was(&written), text);
        }
        for text in ["", "5", "a=b", "low-back-left", "2026-11-22", "Rücken", "二行目", "a\n=1"] {
            assert_eq!(defused(text), text);
            assert_eq!(as_it_was(text), text);
        }
    }
}
