//! What is said between Respite and its typesetter, the program `respite-typeset`, which alone holds Typst (ADR 33).
//!
//! The program says first which [`BUILD`] it is. Then it reads questions from its standard input and gives each one answer on
//! its standard output, every one a line of JSON. It ends with its input. It takes no arguments, and there is no file, no clock
//! and no network in it.

use std::cmp::Ordering;
use std::io::{self, BufRead, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the program is called, but for the ending that Windows wants.
pub const PROGRAM: &str = "respite-typeset";

/// The version, and a sum over all that the program is made of. Those of one build understand each other, and no others.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("RESPITE_TYPESET_SUM"));

/// A line that has more bytes is none of ours: pictures of a year's pages have a twentieth of it.
const LONGEST_LINE: u64 = 256 << 20;

/// The letters that the typefaces have, as runs in order: of each its first and its last.
static LETTERS: &[(u32, u32)] = &include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Lays out pages from the template's data, as JSON. Answered by [`Answer::LaidOut`]; what is asked next is of them.
    LayOut(String),
    /// The pages as a tagged PDF (PDF/UA-1). Answered by [`Answer::Pdf`].
    Pdf(Origin),
    /// The pages as SVG. Answered by [`Answer::Pictures`].
    Pictures,
}

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The name of the program that made it.
    pub creator: String,
    /// When it was made; nothing is said of it where this is absent.
    pub made_at: Option<MadeAt>,
}

/// A time on a clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeAt {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute, from 0.
    pub minute: u8,
    /// The second, from 0.
    pub second: u8,
    /// By how many minutes that clock is before UTC.
    pub offset: i32,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Said first, and unasked: the [`BUILD`] of the program.
    Build(String),
    /// The pages are laid out.
    LaidOut(LaidOut),
    /// The bytes of the file.
    Pdf(Vec<u8>),
    /// Each page as SVG, the letters as outlines.
    Pictures(Vec<String>),
    /// It could not be done, and why. That holds nothing of the diary but what stands in the template's own words.
    Failed(String),
}

/// Where things stand on the pages, which count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidOut {
    /// How many pages there are.
    pub pages: usize,
    /// The page with the template's label `front-ends`, where it has one.
    pub front_ends: Option<usize>,
    /// The pages with its labels `rest-0`, `rest-1` and so on.
    pub rests: Vec<usize>,
}

/// Whether one of the typefaces has this letter.
pub fn has_type_for(letter: char) -> bool {
    let letter = u32::from(letter);
    let place = |(first, last): &(u32, u32)| match () {
        () if *last < letter => Ordering::Less,
        () if letter < *first => Ordering::Greater,
        () => Ordering::Equal,
    };
    LETTERS.binary_search_by(place).is_ok()
}

/// Says one thing.
///
/// # Errors
/// Nobody listens any more.
pub fn say(to: &mut impl Write, said: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(said)?;
    line.push(b'\n');
    to.write_all(&line)?;
    to.flush()
}

/// Hears one thing; nothing where nothing more is said.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] when it is not what is said here, any other when it broke off.
pub fn hear<T: DeserializeOwned>(from: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    from.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    let is_whole = line.ends_with(b"\n");
    let kind = if is_whole { io::ErrorKind::InvalidData } else { io::ErrorKind::UnexpectedEof };
    serde_json::from_slice(&line).map(Some).map_err(|why| io::Error::new(kind, why))
}
