//! A table as it is read from bytes: which letters they are, what parts the cells, and whether the first line names the columns.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use respite_domain::codes;
use respite_domain::import::ImportFault;
use respite_engine::view::Coded;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::moment::is_moment;

/// The most bytes of a table: some hundred thousand lines, which is more than anybody told.
const LARGEST: u64 = 64 << 20;
/// How many lines tell what parts the cells.
const LOOKED_AT: usize = 200;
/// How a span of time is spelled in the name of a column.
const TIMES: [&str; 12] = ["h", "hr", "hrs", "hour", "hours", "d", "day", "days", "w", "week", "weeks", "min"];
/// One letter of so many may be none that is written. With more it is no text.
const LETTERS_PER_SLIP: usize = 1000;

codes! {
    /// Which letters the bytes of a file are.
    pub enum Encoding {
        /// UTF-8, as most programs write.
        Utf8 = "utf-8",
        /// UTF-16, as Excel writes "Unicode text".
        Utf16Le = "utf-16le",
        /// The same, the bytes the other way round.
        Utf16Be = "utf-16be",
        /// Windows' own for Western Europe.
        Windows1252 = "windows-1252",
    }
}

codes! {
    /// What parts the cells of a line.
    pub enum Separator {
        /// `,`
        Comma = "comma",
        /// `;`, where numbers have a comma.
        Semicolon = "semicolon",
        /// A tab.
        Tab = "tab",
        /// `|`
        Bar = "bar",
    }
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Which letters its bytes are.
    pub encoding: Coded<Encoding>,
    /// What parts its cells.
    pub separator: Coded<Separator>,
    /// Whether the first line names the columns.
    pub heads: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// How it was read.
    pub reading: Reading,
    /// What the columns are called; empty where nothing says so. As many as the widest line has cells.
    pub heads: Vec<String>,
    /// The lines that hold anything.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which line of the file it begins in, from 1.
    pub number: u64,
    /// Its cells, as they are written.
    pub cells: Vec<String>,
}

impl Line {
    /// A cell without the blanks around it; empty where the line is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Sheet {
    /// Reads a file: as was said, or as it looks.
    ///
    /// # Errors
    /// It is not there, can't be read, is no table of text, or is too large.
    pub fn of(path: &Path, reading: Option<&Reading>) -> Result<Sheet, ImportFault> {
        Sheet::read(&bytes_of(path)?, reading)
    }

    /// The same of what stands in a file.
    ///
    /// # Errors
    /// It is no table of text.
    pub fn read(bytes: &[u8], reading: Option<&Reading>) -> Result<Sheet, ImportFault> {
        let encoding = reading.map_or_else(|| looks_encoded(bytes), |reading| reading.encoding.0);
        let text = decoded(bytes, encoding);
        if !is_text(&text) {
            return Err(ImportFault::NotATable);
        }
        // Excel's own word on what parts the cells.
        let (said, body, before) = match text.split_once('\n') {
            Some((first, rest)) => match said_separator(first) {
                Some(said) => (Some(said), rest, 1),
                None => (None, &*text, 0),
            },
            None => (None, &*text, 0),
        };
        let separator =
            reading.map_or_else(|| said.unwrap_or_else(|| looks_parted(body)), |reading| reading.separator.0);
        let mut lines = lines_of(body, separator, usize::MAX);
        lines.iter_mut().for_each(|line| line.number += before);
        let first = lines.first().ok_or(ImportFault::NotATable)?;
        let has_heads = reading.map_or_else(|| looks_like_heads(first), |reading| reading.heads);
        let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or_default();
        let mut heads = if has_heads { lines.remove(0).cells } else { Vec::new() };
        heads.iter_mut().for_each(|head| *head = head.trim().to_owned());
        heads.resize(width, String::new());
        let reading = Reading { encoding: Coded(encoding), separator: Coded(separator), heads: has_heads };
        Ok(Sheet { reading, heads, lines })
    }

    /// What stands in a column, where anything does.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        self.lines.iter().map(move |line| line.cell(column)).filter(|cell| !cell.is_empty())
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ImportFault> {
    let fault = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ImportFault::Gone,
        _ => ImportFault::Unreadable,
    };
    let about = path.metadata().map_err(fault)?;
    // Not to be opened when it is no ordinary file: a pipe would wait for ever.
    if !about.is_file() {
        return Err(ImportFault::NotATable);
    }
    if about.len() > LARGEST {
        return Err(ImportFault::TableTooLarge);
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fault)?.take(LARGEST).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    let encoding = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Windows1252 => WINDOWS_1252,
    };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

/// By the mark at the beginning; else by what the bytes can be.
fn looks_encoded(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        _ => (),
    }
    // Every other byte of most text in UTF-16 is nothing.
    let nothings = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let many = bytes.len() / 5;
    match (nothings(0), nothings(1)) {
        (0, odd) if odd > many => Encoding::Utf16Le,
        (even, 0) if even > many => Encoding::Utf16Be,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Windows1252,
    }
}

fn is_text(text: &str) -> bool {
    // JSON, and pages of the web.
    if text.trim_start().starts_with(['{', '[', '<']) {
        return false;
    }
    let slips = text.chars().filter(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')).count();
    !text.trim().is_empty() && !text.contains('\0') && slips * LETTERS_PER_SLIP <= text.len()
}

fn said_separator(line: &str) -> Option<Separator> {
    let said = line.trim().trim_matches('"').strip_prefix("sep=")?;
    [Separator::Comma, Separator::Semicolon, Separator::Tab, Separator::Bar]
        .into_iter()
        .find(|separator| said.as_bytes() == [byte(*separator)])
}

fn byte(separator: Separator) -> u8 {
    match separator {
        Separator::Comma => b',',
        Separator::Semicolon => b';',
        Separator::Tab => b'\t',
        Separator::Bar => b'|',
    }
}

/// What parts most lines into the same number of cells, and into the most of them.
fn looks_parted(text: &str) -> Separator {
    let parted = |separator: &Separator| {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for line in lines_of(text, *separator, LOOKED_AT) {
            *widths.entry(line.cells.len()).or_default() += 1;
        }
        let most = widths.into_iter().filter(|(cells, _)| *cells > 1).max_by_key(|(cells, lines)| (*lines, *cells));
        most.map_or((0, 0), |(cells, lines)| (lines, cells))
    };
    // Where two do alike, the one that stands first.
    let all = [Separator::Bar, Separator::Tab, Separator::Semicolon, Separator::Comma];
    all.into_iter().max_by_key(parted).unwrap_or(Separator::Comma)
}

/// No column is called by a number or a date.
fn looks_like_heads(first: &Line) -> bool {
    let begins_with_number = |cell: &str| cell.starts_with(|sign: char| sign.is_ascii_digit() || "+-".contains(sign));
    let says_something = |cell: &str| begins_with_number(cell) && !is_called_by_a_span(cell);
    let cells = || first.cells.iter().map(|cell| cell.trim());
    cells().any(|cell| !cell.is_empty()) && !cells().any(|cell| says_something(cell) || is_moment(cell))
}

/// "24h pain", "7-day average", "0-10 pain": a span of time or of a scale, and what it is of. "20 min" and "200 mg ibuprofen" are values.
fn is_called_by_a_span(cell: &str) -> bool {
    let (span, rest) = cell.split_at(cell.find(char::is_alphabetic).unwrap_or(cell.len()));
    let is_figure = |text: &str| text.parse::<u32>().is_ok();
    let is_scale = span.trim().split_once('-').is_some_and(|(least, most)| is_figure(least) && is_figure(most));
    let mut words = rest.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    let is_of_time = words.next_if(|word| TIMES.contains(&word.to_lowercase().as_str())).is_some();
    (is_of_time || is_scale) && words.any(|word| word.chars().count() > 2)
}

/// The lines that hold anything, `most` of them.
fn lines_of(text: &str, separator: Separator, most: usize) -> Vec<Line> {
    let mut reader =
        ReaderBuilder::new().delimiter(byte(separator)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut record, mut lines) = (StringRecord::new(), Vec::new());
    // What is text can be read: there is no other fault of a record.
    while lines.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let start = record.position().map(csv::Position::byte).and_then(|byte| usize::try_from(byte).ok());
        lines.push((start.unwrap_or_default(), record.iter().map(str::to_owned).collect()));
    }
    numbered(text, lines)
}

/// Each with its number: counted from what stands before it, empty lines too.
fn numbered(text: &str, lines: Vec<(usize, Vec<String>)>) -> Vec<Line> {
    let (mut number, mut counted) = (1, 0);
    let line = |(start, cells): (usize, Vec<String>)| {
        // A record is said to begin right behind the one before it: empty lines are still to come.
        let empty = text[start..].bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let breaks = |text: &str| text.matches('\n').count() + text.replace("\r\n", "").matches('\r').count();
        number += breaks(text.get(counted..start + empty).unwrap_or_default());
        counted = start + empty;
        Line { number: u64::try_from(number).unwrap_or(u64::MAX), cells }
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use proptest::prelude::*;
    use respite_domain::Code;

    use super::*;

    fn encoded(text: &str, encoding: Encoding, with_mark: bool) -> Vec<u8> {
        let marked =
            if with_mark && encoding != Encoding::Windows1252 { format!("\u{feff}{text}") } else { text.to_owned() };
        match encoding {
            Encoding::Utf8 => marked.into_bytes(),
            Encoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Windows1252 => WINDOWS_1252.encode(&marked).0.into_owned(),
        }
    }

    fn written(rows: &[Vec<String>], separator: Separator, quoted: bool, ending: &str) -> String {
        let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let terminator = if ending == "\r\n" { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(byte(separator))
            .quote_style(style)
            .terminator(terminator)
            .flexible(true)
            .from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    fn rows_of(sheet: &Sheet) -> Vec<Vec<String>> {
        sheet.lines.iter().map(|line| line.cells.clone()).collect()
    }

    prop_compose! {
        /// Cells of letters that every encoding has, signs that have to be quoted among them. None of a row is nothing but blanks.
        fn rows()(width in 1..6usize)(
            rows in prop::collection::vec(prop::collection::vec("[a-zA-Zäé€0-9 ,;|\t\"'\n.-]{0,12}", width), 1..12)
        ) -> Vec<Vec<String>> {
            let mut rows = rows;
            rows.iter_mut().for_each(|row| row[0].insert(0, 'x'));
            rows
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_whatever_parts_and_spells_it(
            rows in rows(),
            encoding in prop::sample::select(Encoding::ALL),
            separator in prop::sample::select(Separator::ALL),
            (heads, quoted, with_mark) in any::<(bool, bool, bool)>(),
            ending in prop::sample::select(&["\n", "\r\n"][..]),
        ) {
            let bytes = encoded(&written(&rows, separator, quoted, ending), encoding, with_mark);
            let reading = Reading { encoding: Coded(encoding), separator: Coded(separator), heads };
            let sheet = Sheet::read(&bytes, Some(&reading)).unwrap();
            prop_assert_eq!(rows_of(&sheet), rows[usize::from(heads)..].to_vec());
            prop_assert_eq!(sheet.reading, reading);
        }

        #[test]
        fn what_parts_and_spells_a_table_is_found(
            count in 2..30usize,
            encoding in prop::sample::select(Encoding::ALL),
            separator in prop::sample::select(Separator::ALL),
            with_mark in any::<bool>(),
        ) {
            let head = ["Date", "Pain", "Where"].map(str::to_owned).to_vec();
            let row = |at: usize| vec![format!("2026-01-{:02}", at % 28 + 1), format!("{},5", at % 9), "é, low; back".to_owned()];
            let rows: Vec<Vec<String>> = std::iter::once(head.clone()).chain((0..count).map(row)).collect();
            let sheet = Sheet::read(&encoded(&written(&rows, separator, false, "\n"), encoding, with_mark), None).unwrap();
            prop_assert_eq!(sheet.reading, Reading { encoding: Coded(encoding), separator: Coded(separator), heads: true });
            prop_assert_eq!(&sheet.heads, &head);
            prop_assert_eq!(rows_of(&sheet), rows[1..].to_vec());
        }

        #[test]
        fn no_bytes_are_a_surprise(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = Sheet::read(&bytes, None);
        }
    }

    #[test]
    fn lines_are_numbered_as_an_editor_counts_them() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = "\na,b\n\n1,\"x\ny\"\n\n\n2,z\n3\n".replace('\n', ending);
            let sheet = Sheet::read(text.as_bytes(), None).unwrap();
            let numbers: Vec<u64> = sheet.lines.iter().map(|line| line.number).collect();
            assert_eq!(numbers, [4, 8, 9], "{ending:?}");
            assert_eq!(sheet.heads, ["a", "b"]);
        }
        let said = Sheet::read(b"sep=;\nday;pain\n2026-01-01;3\n", None).unwrap();
        assert_eq!((said.heads.len(), said.lines[0].number), (2, 3));
    }

    #[test]
    fn what_is_no_table_is_not_taken_for_one() {
        for bytes in [
            &b""[..],
            b"  \n \n",
            b"PK\x03\x04\x14\0\0\0",
            b"{\"a\": 1}",
            b"<html>",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            &[0; 64],
        ] {
            assert_eq!(Sheet::read(bytes, None), Err(ImportFault::NotATable), "{bytes:?}");
        }
        assert_eq!(Sheet::of(Path::new("/not/there"), None), Err(ImportFault::Gone));
        assert_eq!(Sheet::of(&std::env::temp_dir(), None), Err(ImportFault::NotATable));
    }

    #[test]
    fn heads_are_names_and_no_values() {
        for (text, heads) in [
            ("Date,Pain\n2026-01-01,3", true),
            ("2026-01-01,3\n2026-01-02,4", false),
            ("a\nb", true),
            ("Date,24h pain,7d mean,0-10 pain\n2026-01-01,3,4,5", true),
            ("3,20 min,2-3 h\n4,10 min,1 h", false),
            ("Date,24h worst pain,7-day average\n2026-01-01,3,4", true),
            ("200 mg ibuprofen,7/10\n400 mg,6/10", false),
        ] {
            assert_eq!(Sheet::read(text.as_bytes(), None).unwrap().reading.heads, heads, "{text}");
        }
    }
}
