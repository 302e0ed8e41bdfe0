//! The printed summary: the facts of [`respite_domain::summary`] as pages, in PDF and as SVG.
//!
//! A Typst template inside the program makes the pages. It sees the page's data, three typefaces, and nothing else: no
//! other file, no clock, no network. The same summary gives the same bytes.

mod chart;
mod page;
mod world;

use chrono::{Datelike, Timelike};
pub use respite_domain::summary::Paper;
use respite_domain::summary::Summary;
use respite_domain::time::WallTime;
use respite_l10n::Words;
use typst::diag::Warned;
use typst::foundations::{Datetime, Label, Smart};
use typst::introspection::Introspector as _;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use page::{Page, Room};
use world::PageWorld;

/// Pages that are kept in the compiler's memory while others are made: a window that shows one period after another.
const PAGES_KEPT: usize = 4;

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

/// Why there is no page. Neither happens with a template that passed its tests.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The compiler refused the template or its data. The text holds nothing of the diary.
    #[error("the page could not be laid out: {0}")]
    Layout(String),
    /// The laid out page could not be written as PDF.
    #[error("the page could not be written as PDF: {0}")]
    Pdf(String),
}

/// A summary, laid out.
#[derive(Debug)]
pub struct Document {
    pages: PagedDocument,
    printed_at: WallTime,
    text: Vec<String>,
}

/// Lays the summary out on this paper.
///
/// # Errors
/// [`ReportError::Layout`] when the template does not fit its data, which is a bug.
pub fn render(summary: &Summary, paper: Paper, words: &Words) -> Result<Document, ReportError> {
    let laid_out = with_room(summary, paper, words);
    typst::comemo::evict(PAGES_KEPT);
    Ok(laid_out?.document)
}

/// Lays it out with less room after less, until page 1 is one page.
fn with_room(summary: &Summary, paper: Paper, words: &Words) -> Result<LaidOut, ReportError> {
    let one_sheet = Page::of(summary, paper, words, Room::OneSheet, &[]);
    if one_sheet.is_short() {
        let laid_out = lay_out(summary, &one_sheet, &[])?;
        if laid_out.document.page_count() == 1 {
            return Ok(laid_out);
        }
    }
    let with = |room: Room, rests: &[usize]| Page::of(summary, paper, words, room, rests);
    let mut room = Room::Plenty;
    for less in [Room::Snug, Room::Scarce, Room::Least] {
        if lay_out(summary, &with(room, &[]).front_alone(), &[])?.front_ends_on == 1 {
            break;
        }
        room = less;
    }
    let mut laid_out = lay_out(summary, &with(room, &[]), &[])?;
    // Page 1 says "page 2" of every list that it points to. Where one stands on a later page it is told so.
    for _ in 0..MOST_CORRECTIONS {
        if laid_out.pointers_are_right() {
            break;
        }
        laid_out = lay_out(summary, &with(room, &laid_out.rests), &laid_out.rests)?;
    }
    Ok(laid_out)
}

/// A summary as it was laid out once.
struct LaidOut {
    document: Document,
    /// The page on which page 1 ends.
    front_ends_on: usize,
    /// The page on which each list stands that page 1 points to, and the one that it says.
    rests: Vec<usize>,
    said: Vec<usize>,
}

impl LaidOut {
    fn pointers_are_right(&self) -> bool {
        self.rests.iter().enumerate().all(|(number, page)| *page == self.said.get(number).copied().unwrap_or(2))
    }
}

impl Document {
    /// How many pages it has. The first stands alone; what it has no room for follows.
    pub fn page_count(&self) -> usize {
        self.pages.pages().len()
    }

    /// The pages as a tagged PDF (PDF/UA-1) that names neither the computer nor its user. The same summary gives the
    /// same bytes.
    ///
    /// # Errors
    /// [`ReportError::Pdf`] when the pages break a rule of PDF/UA-1, which is a bug.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|why| ReportError::Pdf(why.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some(format!("Respite {VERSION}"))),
            timestamp: timestamp(self.printed_at),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.pages, &options).map_err(|why| ReportError::Pdf(world::located(&why)))
    }

    /// The same pages as SVG, one text each, their letters as outlines.
    pub fn pages_svg(&self) -> Vec<String> {
        self.pages.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default())).collect()
    }

    /// What the pages say, one paragraph each, in reading order: for those who hear the preview.
    pub fn text(&self) -> &[String] {
        &self.text
    }
}

/// The program's version, as the foot of the page gives it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn lay_out(summary: &Summary, page: &Page, said: &[usize]) -> Result<LaidOut, ReportError> {
    let json = serde_json::to_vec(page).map_err(|why| ReportError::Layout(why.to_string()))?;
    let world = PageWorld::new(json).ok_or_else(|| ReportError::Layout("no template".to_owned()))?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let pages = output.map_err(|why| ReportError::Layout(world::located(&why)))?;
    Ok(LaidOut {
        front_ends_on: page_of(&pages, "front-ends").unwrap_or(1),
        rests: (0..).map_while(|number| page_of(&pages, &format!("rest-{number}"))).collect(),
        said: said.to_vec(),
        document: Document { pages, printed_at: summary.printed_at, text: page.text() },
    })
}

/// On which page the template's label stands.
fn page_of(pages: &PagedDocument, label: &str) -> Option<usize> {
    let label = Label::new(PicoStr::intern(label))?;
    let introspector = pages.introspector();
    let location = introspector.query_label(label).ok()?.location()?;
    introspector.position(location).map(|position| position.page.get())
}

fn timestamp(at: WallTime) -> Option<Timestamp> {
    let small = |number: u32| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )?;
    Timestamp::new_local(datetime, at.offset().local_minus_utc() / 60)
}

#[cfg(test)]
#[path = "../tests/diaries/mod.rs"]
mod diaries;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn page_1_is_one_page_and_says_where_the_rest_is() {
        // Letter is the lower of the two.
        let both = |(name, diary): (_, diaries::Invented)| {
            let page = diary.page(if name == "dense" { 400 } else { 28 });
            [(name, Summary { qr: true, ..page.clone() }), (name, page)]
        };
        for (name, summary) in diaries::all().into_iter().flat_map(both) {
            let made = with_room(&summary, Paper::Letter, &respite_l10n::Language::En.words()).unwrap();
            assert_eq!(made.front_ends_on, 1, "{name}, with a code: {}", summary.qr);
            let apart = made.document.text().iter().any(|line| line == "See page 2.");
            // The code takes room that the chart may have to give.
            if !summary.qr {
                assert_eq!(apart, name == "longest", "the chart is on page 1 of {name} unless nothing else helps");
            }
            assert!(made.pointers_are_right(), "{name}: {:?} {:?}", made.said, made.rests);
            assert!(made.document.pdf().is_ok_and(|pdf| pdf.starts_with(b"%PDF")), "{name}");
        }
    }
}
