//! The diary as JSON: one file, a row a line.

use std::fs::File;
use std::io::{BufWriter, Read, Write};

use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::form::{Form, Spelled};
use super::{A_ROW, Export};
use crate::backup::Label;
use crate::told::Told;
use crate::work::{Passing, Work};

/// What the file says that it is.
pub(crate) const FORMAT: &str = "respite-diary";
/// How one of ours begins.
pub(crate) const BEGINS: &str = "{\n\"about\": {\"format\":\"respite-diary\"";

/// Writes it.
pub(super) fn write(export: &Export, to: impl Write, label: &Label<'_>, work: &Work) -> std::io::Result<()> {
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
            work.pass(A_ROW)?;
        }
        write!(to, "]")?;
    }
    write!(to, "}},\n\"attachments\": {{")?;
    for (place, (name, path)) in export.attached.iter().enumerate() {
        write!(to, "{}\n\"{name}\": \"", comma(place))?;
        encode(Passing { of: File::open(path)?, work }, &mut to)?;
        write!(to, "\"")?;
    }
    writeln!(to, "}}\n}}")?;
    to.flush()
}

fn encode(mut from: impl Read, to: impl Write) -> std::io::Result<()> {
    let mut encoded = EncoderWriter::new(to, &STANDARD);
    std::io::copy(&mut from, &mut encoded)?;
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
