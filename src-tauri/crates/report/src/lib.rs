//! The printed summary: the facts of [`respite_domain::summary`] as pages, in PDF and as SVG.
//!
//! A program of its own makes the pages from a template (ADR 33). It is given the page's data, and has nothing else: no file, no
//! clock, no network. The same summary gives the same bytes.

mod chart;
mod error;
mod page;
mod typesetter;

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{Datelike, Timelike};
pub use respite_domain::summary::Paper;
use respite_domain::summary::Summary;
use respite_domain::time::WallTime;
use respite_l10n::Words;
use respite_typeset::{LaidOut, MadeAt, Origin};

pub use error::ReportError;
use page::{Page, Room};
use typesetter::Typesetter;

/// How often page 1 is told anew on which pages its lists stand. A number of another width could move them once more.
const MOST_CORRECTIONS: usize = 2;

/// What the compiler calls a size of paper.
fn name(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "a4",
        Paper::Letter => "us-letter",
    }
}

/// The width of a size of paper, in points.
fn width(paper: Paper) -> f64 {
    match paper {
        Paper::A4 => 595.28,
        Paper::Letter => 612.0,
    }
}

/// A summary, laid out.
pub struct Document<'w> {
    /// It has these pages before it until this is dropped.
    typesetter: Mutex<Typesetter>,
    wanted: &'w (dyn Fn() -> bool + Sync),
    page_count: usize,
    printed_at: WallTime,
    text: Vec<String>,
}

/// Lays the summary out on this paper.
///
/// # Errors
/// The program that makes pages is not there or does not do it.
pub fn render(summary: &Summary, paper: Paper, words: &Words) -> Result<Document<'static>, ReportError> {
    render_while(&|| true, summary, paper, words)
}

/// The same, for as long as the page is `wanted`; nor is anything made of it afterwards.
///
/// # Errors
/// [`ReportError::NotWanted`] when it no longer is; else as [`render`].
pub fn render_while<'w>(
    wanted: &'w (dyn Fn() -> bool + Sync),
    summary: &Summary,
    paper: Paper,
    words: &Words,
) -> Result<Document<'w>, ReportError> {
    let mut typesetter = Typesetter::ready(wanted)?;
    let Sheets { places, text, .. } =
        with_room(summary, paper, words, &mut |page| lay_out(page, &mut typesetter, wanted))?;
    let (page_count, printed_at) = (places.pages, summary.printed_at);
    Ok(Document { typesetter: Mutex::new(typesetter), wanted, page_count, printed_at, text })
}

fn lay_out(page: &Page, typesetter: &mut Typesetter, wanted: &dyn Fn() -> bool) -> Result<LaidOut, ReportError> {
    let data = serde_json::to_string(page).map_err(|why| ReportError::Layout(why.to_string()))?;
    typesetter.lay_out(data, wanted)
}

/// Lays a page out, and tells where things stand.
type LayOut<'a> = dyn FnMut(&Page) -> Result<LaidOut, ReportError> + 'a;

/// Lays it out with less room after less, until page 1 is one page.
fn with_room(summary: &Summary, paper: Paper, words: &Words, lay_out: &mut LayOut<'_>) -> Result<Sheets, ReportError> {
    let one_sheet = Page::of(summary, paper, words, Room::OneSheet, &[]);
    if one_sheet.is_short() {
        let sheets = Sheets::of(&one_sheet, &[], lay_out)?;
        if sheets.places.pages == 1 {
            return Ok(sheets);
        }
    }
    let with = |room: Room, rests: &[usize]| Page::of(summary, paper, words, room, rests);
    let mut room = Room::Plenty;
    for less in [Room::Snug, Room::Scarce, Room::Least] {
        if front_ends(&lay_out(&with(room, &[]).front_alone())?) == 1 {
            break;
        }
        room = less;
    }
    let mut sheets = Sheets::of(&with(room, &[]), &[], lay_out)?;
    // Page 1 says "page 2" of every list that it points to. Where one stands on a later page it is told so.
    for _ in 0..MOST_CORRECTIONS {
        if sheets.pointers_are_right() {
            break;
        }
        let rests = sheets.places.rests;
        sheets = Sheets::of(&with(room, &rests), &rests, lay_out)?;
    }
    Ok(sheets)
}

/// The page on which page 1 ends.
fn front_ends(places: &LaidOut) -> usize {
    places.front_ends.unwrap_or(1)
}

/// A summary as it was laid out once.
struct Sheets {
    places: LaidOut,
    /// The page that page 1 says of each list that it points to.
    said: Vec<usize>,
    text: Vec<String>,
}

impl Sheets {
    fn of(page: &Page, said: &[usize], lay_out: &mut LayOut<'_>) -> Result<Sheets, ReportError> {
        Ok(Sheets { places: lay_out(page)?, said: said.to_vec(), text: page.text() })
    }

    fn pointers_are_right(&self) -> bool {
        self.places.rests.iter().enumerate().all(|(number, page)| *page == self.said.get(number).copied().unwrap_or(2))
    }
}

impl Document<'_> {
    /// How many pages it has. The first stands alone; what it has no room for follows.
    pub fn page_count(&self) -> usize {
        self.page_count
    }

    /// The pages as a tagged PDF (PDF/UA-1) that names neither the computer nor its user. The same summary gives the
    /// same bytes.
    ///
    /// # Errors
    /// [`ReportError::Pdf`] when the pages break a rule of PDF/UA-1, which is a bug; else the program does not do it.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        let origin = Origin { creator: format!("Respite {VERSION}"), made_at: made_at(self.printed_at) };
        self.typesetter().pdf(origin, self.wanted)
    }

    /// The same pages as SVG, one text each, their letters as outlines.
    ///
    /// # Errors
    /// The program does not do it.
    pub fn pages_svg(&self) -> Result<Vec<String>, ReportError> {
        self.typesetter().pictures(self.wanted)
    }

    /// What the pages say, one paragraph each, in reading order: for those who hear the preview.
    pub fn text(&self) -> &[String] {
        &self.text
    }

    fn typesetter(&self) -> MutexGuard<'_, Typesetter> {
        self.typesetter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The program's version, as the foot of the page gives it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn made_at(at: WallTime) -> Option<MadeAt> {
    let small = |number: u32| u8::try_from(number).ok();
    Some(MadeAt {
        year: at.year(),
        month: small(at.month())?,
        day: small(at.day())?,
        hour: small(at.hour())?,
        minute: small(at.minute())?,
        second: small(at.second())?,
        offset: at.offset().local_minus_utc() / 60,
    })
}

#[cfg(test)]
#[path = "../tests/diaries/mod.rs"]
mod diaries;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use respite_l10n::Language;

    #[test]
    fn page_1_is_one_page_and_says_where_the_rest_is() {
        // Letter is the lower of the two.
        let both = |(name, diary): (_, diaries::Invented)| {
            let page = diary.page(if name == "dense" { 400 } else { 28 });
            [(name, Summary { qr: true, ..page.clone() }), (name, page)]
        };
        for (name, summary) in diaries::all().into_iter().flat_map(both) {
            let mut typesetter = Typesetter::ready(&|| true).unwrap();
            let mut lay_out = |page: &Page| lay_out(page, &mut typesetter, &|| true);
            let made = with_room(&summary, Paper::Letter, &Language::En.words(), &mut lay_out).unwrap();
            assert_eq!(front_ends(&made.places), 1, "{name}, with a code: {}", summary.qr);
            let apart = made.text.iter().any(|line| line == "See page 2.");
            // The code takes room that the chart may have to give.
            if !summary.qr {
                assert_eq!(apart, name == "longest", "the chart is on page 1 of {name} unless nothing else helps");
            }
            assert!(made.pointers_are_right(), "{name}: {:?} {:?}", made.said, made.places);
            let origin = Origin { creator: String::new(), made_at: None };
            assert!(typesetter.pdf(origin, &|| true).is_ok_and(|pdf| pdf.starts_with(b"%PDF")), "{name}");
        }
    }
}
