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
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use page::{Page, Room};
use world::PageWorld;

/// Pages that are kept in the compiler's memory while others are made: a window that shows one period after another.
const PAGES_KEPT: usize = 4;

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
    let mut document = lay_out(summary, paper, words, Room::Plenty)?;
    for room in [Room::Scarce, Room::Least] {
        if document.page_count() == 1 {
            break;
        }
        document = lay_out(summary, paper, words, room)?;
    }
    typst::comemo::evict(PAGES_KEPT);
    Ok(document)
}

impl Document {
    /// How many pages it has: one, for any period of up to 90 days.
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

fn lay_out(summary: &Summary, paper: Paper, words: &Words, room: Room) -> Result<Document, ReportError> {
    let page = Page::of(summary, paper, words, room);
    let json = serde_json::to_vec(&page).map_err(|why| ReportError::Layout(why.to_string()))?;
    let world = PageWorld::new(json).ok_or_else(|| ReportError::Layout("no template".to_owned()))?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let pages = output.map_err(|why| ReportError::Layout(world::located(&why)))?;
    Ok(Document { pages, printed_at: summary.printed_at, text: page.text() })
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
