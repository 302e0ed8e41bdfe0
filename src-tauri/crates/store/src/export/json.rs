//! The diary as JSON: one file, a row a line.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use respite_domain::import::ImportFault;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

use super::form::{Field, Form, Spelled};
use super::{About, Export, Stamp};
use crate::backup::Label;
use crate::import::found::{Files, ImportError, Rows};
use crate::told::Told;

/// What the file says that it is.
const FORMAT: &str = "respite-diary";
/// How one of ours begins.
const BEGINS: &str = "{\n\"about\": {\"format\":\"respite-diary\"";

/// The file as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    #[expect(dead_code, reason = "it is read to be refused where it is none")]
    about: About,
    settings: BTreeMap<String, String>,
    tables: BTreeMap<String, Vec<Map<String, Value>>>,
    /// Attached files in base64, by the names of their copies.
    attachments: BTreeMap<String, String>,
}

/// What is asked of a file before all of it is.
#[derive(Deserialize)]
struct Glance {
    about: Value,
}

/// Writes it.
pub(super) fn write(export: &Export, to: impl Write, label: &Label<'_>) -> std::io::Result<()> {
    let mut to = BufWriter::new(to);
    write!(to, "{{\n\"about\": ")?;
    serde_json::to_writer(&mut to, &export.about(FORMAT, label))?;
    write!(to, ",\n\"settings\": ")?;
    serde_json::to_writer(&mut to, &export.settings)?;
    write!(to, ",\n\"tables\": {{")?;
    for (place, (form, rows)) in export.rows.iter().enumerate() {
        write!(to, "{}\n\"{}\": [", comma(place), form.table.name)?;
        for (place, told) in rows.iter().enumerate() {
            writeln!(to, "{}", comma(place))?;
            serde_json::to_writer(&mut to, &Line { form, told })?;
        }
        write!(to, "]")?;
    }
    write!(to, "}},\n\"attachments\": {{")?;
    for (place, (name, path)) in export.attached.iter().enumerate() {
        write!(to, "{}\n\"{name}\": \"", comma(place))?;
        encode(path, &mut to)?;
        write!(to, "\"")?;
    }
    writeln!(to, "}}\n}}")?;
    to.flush()
}

fn encode(path: &Path, to: impl Write) -> std::io::Result<()> {
    let mut encoded = EncoderWriter::new(to, &STANDARD);
    std::io::copy(&mut File::open(path)?, &mut encoded)?;
    encoded.finish().map(drop)
}

fn comma(place: usize) -> &'static str {
    if place == 0 { "" } else { "," }
}

/// A row: what it does not say is not there.
struct Line<'a> {
    form: &'a Form,
    told: &'a Told,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, spelled) in self.form.spelled(self.told) {
            match spelled {
                Some(Spelled::Number(number)) => map.serialize_entry(field.name, &number)?,
                Some(Spelled::Text(text)) => map.serialize_entry(field.name, &text)?,
                None => {}
            }
        }
        map.end()
    }
}

/// Reads one.
///
/// # Errors
/// It is none, is cut off, newer, or holds a row that can't be read.
pub(crate) fn read(bytes: &[u8], forms: &[Form]) -> Result<(Rows, BTreeMap<String, String>, Files), ImportError> {
    // UTF-8 may be marked as such.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_ours = bytes.starts_with(BEGINS.as_bytes());
    let fault = |error: &serde_json::Error| match is_ours || error.is_eof() {
        true => ImportFault::Damaged,
        false => ImportFault::NotOurs,
    };
    let glance: Glance = serde_json::from_slice(bytes).map_err(|error| fault(&error))?;
    Stamp::of(glance.about, FORMAT)?;
    let mut whole: Whole = serde_json::from_slice(bytes).map_err(|_| ImportFault::Damaged)?;
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
    Ok((rows, whole.settings, Files::Inside(whole.attachments)))
}

fn said(field: &Field, line: &mut Map<String, Value>) -> Option<Option<Spelled>> {
    match line.remove(field.name) {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) => Some(Some(Spelled::Text(text))),
        Some(Value::Number(number)) => Some(Some(Spelled::Number(number.as_i64()?))),
        Some(_) => None,
    }
}

/// The bytes of an attached file.
///
/// # Errors
/// They are not spelled as base64.
pub(crate) fn decoded(text: &str) -> Result<Vec<u8>, ImportError> {
    STANDARD.decode(text).map_err(|_| ImportFault::Damaged.into())
}
