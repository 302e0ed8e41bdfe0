//! Reads the diary as JSON. Rows are held, and attached files stay where they are: so a file may be as large as the disk takes it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use respite_domain::attachment;
use respite_domain::import::ImportFault;
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::found::{Files, ImportError, Rows};
use super::inside::Inside;
use super::unreadable;
use crate::export::form::{Field, Form, Spelled};
use crate::export::json::{BEGINS, FORMAT};
use crate::export::{About, Stamp};
use crate::work::{Passing, Work};

/// The most bytes of all but the attached files: ten years of a person who writes a lot are some 20 MB.
const LARGEST: u64 = 512 << 20;
/// The most of one attached file, spelled as base64 in whatever way.
const LARGEST_ATTACHED: u64 = 2 * attachment::LARGEST;
/// The most of what a file says of itself.
const LARGEST_ABOUT: u64 = 1 << 20;
/// UTF-8 may be marked as such.
const UTF_8: &[u8] = b"\xef\xbb\xbf";

/// Reads one.
///
/// # Errors
/// It is none, is cut off, newer, too large, or holds a row that can't be read.
pub(super) fn read(
    path: &Path,
    forms: &[Form],
    work: &Work,
) -> Result<(Rows, BTreeMap<String, String>, Files), ImportError> {
    read_up_to(LARGEST, path, forms, work)
}

fn read_up_to(
    most: u64,
    path: &Path,
    forms: &[Form],
    work: &Work,
) -> Result<(Rows, BTreeMap<String, String>, Files), ImportError> {
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut begin = Vec::new();
    let glance = (UTF_8.len() + BEGINS.len()) as u64;
    (&file).take(glance).read_to_end(&mut begin).map_err(|error| unreadable(&error))?;
    let from = if begin.starts_with(UTF_8) { UTF_8.len() } else { 0 };
    let is_ours = begin[from..].starts_with(BEGINS.as_bytes());
    let from = from as u64;

    // It is read twice, and what is attached is read once more when it is put in its place.
    work.begin(file.metadata().map_err(|error| unreadable(&error))?.len().saturating_mul(3));
    // First of what kind and version it is: a newer one may say anything else.
    let glanced = parse(&file, from, work, |meter| Glance { meter, most }).map_err(|error| fault(&error, is_ours))?;
    Stamp::of(glanced, FORMAT)?;
    let whole = parse(&file, from, work, |meter| {
        meter.left.set(most);
        Reading { meter }
    });
    let mut whole = whole.map_err(|error| fault(&error, true))?;
    let mut rows = Rows::new();
    for form in forms {
        // An earlier version knew no table that came later.
        let found = whole.tables.remove(form.table.name).unwrap_or_default();
        let mut all = Vec::with_capacity(found.len());
        for (place, mut line) in found.into_iter().enumerate() {
            let told = form.told(|field| said(field, &mut line)).filter(|_| line.is_empty());
            all.push(told.ok_or(ImportError::Row { table: form.table.name, row: place + 1 })?);
        }
        rows.push((form.table, all));
    }
    if !whole.tables.is_empty() {
        return Err(ImportFault::Damaged.into());
    }
    work.leaves(whole.attachments.values().map(|place| (place.end - place.start) / 4 * 3).sum());
    Ok((rows, whole.settings, Files::Inside(Inside { file, places: whole.attachments })))
}

fn said(field: &Field, line: &mut Map<String, Value>) -> Option<Option<Spelled>> {
    match line.remove(field.name) {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) => Some(Some(Spelled::Text(text))),
        Some(Value::Number(number)) => Some(Some(Spelled::Number(number.as_i64()?))),
        Some(_) => None,
    }
}

fn fault(error: &serde_json::Error, is_ours: bool) -> ImportFault {
    match error.io_error_kind() {
        Some(ErrorKind::FileTooLarge) => ImportFault::TooLarge,
        Some(_) => ImportFault::Unreadable,
        None if is_ours || error.is_eof() => ImportFault::Damaged,
        None => ImportFault::NotOurs,
    }
}

/// Reads a file from a byte on, all of it.
fn parse<'m, T, S: DeserializeSeed<'m, Value = T>>(
    file: &File,
    from: u64,
    work: &Work,
    seed: impl FnOnce(std::rc::Rc<Meter>) -> S,
) -> serde_json::Result<T> {
    let mut start = file;
    start.seek(SeekFrom::Start(from)).map_err(serde_json::Error::io)?;
    let meter = std::rc::Rc::new(Meter { read: Cell::new(from), left: Cell::new(u64::MAX) });
    let metered = Metered { of: BufReader::new(Passing { of: file, work }), meter: meter.clone() };
    let mut all = serde_json::Deserializer::from_reader(metered);
    let read = seed(meter).deserialize(&mut all)?;
    all.end()?;
    Ok(read)
}

/// How far a file is read, and how much more of it may be.
struct Meter {
    read: Cell<u64>,
    left: Cell<u64>,
}

impl Meter {
    /// Reads so much at most; what may be read after it is as before.
    fn within<T>(&self, most: u64, read: impl FnOnce() -> T) -> T {
        let left = self.left.replace(most);
        let done = read();
        self.left.set(left);
        done
    }
}

struct Metered<R> {
    of: R,
    meter: std::rc::Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.of.read(into)?;
        let bytes = count as u64;
        let left = self.meter.left.get().checked_sub(bytes).ok_or(ErrorKind::FileTooLarge)?;
        self.meter.left.set(left);
        self.meter.read.set(self.meter.read.get() + bytes);
        Ok(count)
    }
}

/// What a file says of itself, before anything else of it is asked.
struct Glance {
    meter: std::rc::Rc<Meter>,
    most: u64,
}

impl<'de> DeserializeSeed<'de> for Glance {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, all: D) -> Result<Value, D::Error> {
        all.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Glance {
    type Value = Value;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a diary")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut about = None;
        while let Some(key) = self.meter.within(self.most, || map.next_key::<String>())? {
            if key == "about" {
                let said = self.meter.within(LARGEST_ABOUT, || map.next_value())?;
                once(&mut about, "about", said)?;
            } else {
                // Nothing of it is held.
                map.next_value::<IgnoredAny>()?;
            }
        }
        about.ok_or_else(|| A::Error::missing_field("about"))
    }
}

/// All of a file but its attached files; of these where they stand.
struct Whole {
    settings: BTreeMap<String, String>,
    tables: BTreeMap<String, Vec<Map<String, Value>>>,
    attachments: BTreeMap<String, Range<u64>>,
}

struct Reading {
    meter: std::rc::Rc<Meter>,
}

impl<'de> DeserializeSeed<'de> for Reading {
    type Value = Whole;

    fn deserialize<D: Deserializer<'de>>(self, all: D) -> Result<Whole, D::Error> {
        all.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Reading {
    type Value = Whole;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a diary")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole, A::Error> {
        let (mut about, mut settings, mut tables, mut attachments) = (None::<About>, None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "about" => once(&mut about, "about", map.next_value()?)?,
                "settings" => once(&mut settings, "settings", map.next_value()?)?,
                "tables" => once(&mut tables, "tables", map.next_value()?)?,
                "attachments" => once(&mut attachments, "attachments", map.next_value_seed(Places(&self.meter))?)?,
                _ => return Err(A::Error::unknown_field(&key, &["about", "settings", "tables", "attachments"])),
            }
        }
        let missing = A::Error::missing_field;
        about.ok_or_else(|| missing("about"))?;
        Ok(Whole {
            settings: settings.ok_or_else(|| missing("settings"))?,
            tables: tables.ok_or_else(|| missing("tables"))?,
            attachments: attachments.ok_or_else(|| missing("attachments"))?,
        })
    }
}

fn once<T, E: Error>(field: &mut Option<T>, name: &'static str, said: T) -> Result<(), E> {
    match field.replace(said) {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(name)),
    }
}

/// Where the attached files stand. Each is read once, and let go.
struct Places<'m>(&'m Meter);

impl<'de> DeserializeSeed<'de> for Places<'_> {
    type Value = BTreeMap<String, Range<u64>>;

    fn deserialize<D: Deserializer<'de>>(self, all: D) -> Result<Self::Value, D::Error> {
        all.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Places<'_> {
    type Value = BTreeMap<String, Range<u64>>;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("attached files")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut places = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            let start = self.0.read.get();
            self.0.within(LARGEST_ATTACHED, || map.next_value::<String>())?;
            places.insert(name, start..self.0.read.get());
        }
        Ok(places)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::open::in_memory;

    /// A file with these attached files and one setting.
    fn file(setting: &str, attached: &[(&str, &str)]) -> tempfile::NamedTempFile {
        let about = r#""format":"respite-diary","version":1,"program":"","made_at":"","from":null,"to":null"#;
        let spelled: Vec<String> = attached.iter().map(|(name, text)| format!("\"{name}\" :\n \"{text}\"")).collect();
        let file = tempfile::NamedTempFile::new().unwrap();
        let text = format!(
            "{{\"attachments\": {{{}}}, \"about\": {{{about}}}, \"settings\": {{\"a\": \"{setting}\"}}, \"tables\": {{}} }}",
            spelled.join(", ")
        );
        std::fs::write(file.path(), text).unwrap();
        file
    }

    #[test]
    fn attached_files_are_no_part_of_the_most_that_is_read() {
        let forms = Form::all(&in_memory().unwrap()).unwrap();
        let large = "QUFB".repeat(4000);
        let found = read_up_to(
            4000,
            file("b", &[("one", &large), ("two", r"Pz8\/"), ("odd", "=")]).path(),
            &forms,
            &Work::default(),
        );
        let (_, settings, files) = found.unwrap();
        assert_eq!(settings["a"], "b");
        let Files::Inside(mut files) = files else { panic!("they are inside") };
        assert!(files.has("one") && !files.has("three"));
        assert_eq!(files.bytes("two").unwrap(), b"???");
        assert_eq!(files.bytes("one").unwrap(), b"A".repeat(12_000));
        assert_eq!(files.bytes("odd"), Err(ImportFault::Damaged));
        assert_eq!(files.bytes("three"), Err(ImportFault::Damaged));
        let many = file(&"b".repeat(4000), &[]);
        assert!(matches!(
            read_up_to(4000, many.path(), &forms, &Work::default()),
            Err(ImportError::Fault(ImportFault::TooLarge))
        ));
        assert!(read_up_to(8000, many.path(), &forms, &Work::default()).is_ok());
    }
}
