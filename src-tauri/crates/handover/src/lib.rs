//! What is handed out of a diary as a file: to the person, to another program, to a doctor. Window and terminal alike write it here.

use std::path::Path;

use respite_domain::codes;
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_engine::{At, Engine, EngineError, Label, NotWritten, Shape, Stopped, Work, write_pdf, write_zip};
use respite_exchange::{Page, document, phr};
use respite_l10n::{Messages, Words};
use respite_report::{ReportError, render_while};
use respite_wording::PROGRAM;

codes! {
    /// What a diary goes out as.
    pub enum FileFormat {
        /// This program's own JSON, which comes back.
        Json = "json",
        /// Tables of CSV in a zip, which come back.
        Csv = "csv",
        /// A FHIR R4 document.
        Fhir = "fhir",
        /// A file for a personal health record.
        Phr = "phr",
        /// All that a doctor may want, in a zip.
        Doctor = "doctor",
    }
}

impl FileFormat {
    /// How the names of such files end.
    pub fn ending(self) -> &'static str {
        match self {
            FileFormat::Json | FileFormat::Fhir => "json",
            FileFormat::Csv | FileFormat::Doctor => "zip",
            FileFormat::Phr => "phr",
        }
    }
}

/// What is to go out.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// As what.
    pub format: FileFormat,
    /// The first day; from the first of the diary where none is given.
    pub from: Option<&'a str>,
    /// The last day; today where none is given.
    pub to: Option<&'a str>,
    /// Whether the person's own notes go to others too. They are private unless the person says so (7, "Leave out").
    pub notes: bool,
}

/// What went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// How many rows of the diary, where it is the diary and not a document.
    pub rows: Option<usize>,
    /// How many attached files were not there.
    pub missing: usize,
    /// How many rows could not be read, and stayed.
    pub left_out: usize,
}

/// Why there is no file. What stood there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// The diary does not tell, or a day is off.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The page could not be made.
    #[error(transparent)]
    NoPage(ReportError),
    /// The document could not be made.
    #[error("it could not be made")]
    NoDocument,
    /// The file could not be written.
    #[error(transparent)]
    NotWritten(#[from] NotWritten),
}

impl From<ReportError> for NotSaved {
    fn from(why: ReportError) -> Self {
        match why {
            ReportError::NotWanted => Stopped.into(),
            why => NotSaved::NoPage(why),
        }
    }
}

impl From<Stopped> for NotSaved {
    fn from(stopped: Stopped) -> Self {
        NotSaved::NotWritten(stopped.into())
    }
}

/// What went out, a sentence each.
pub fn told(saved: Saved, path: &Path, words: &Words) -> Vec<String> {
    let path = on_one_line(&path.to_string_lossy());
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let some = |rows: usize, said: fn(&Messages, u32) -> String| (rows > 0).then(|| said(words, count(rows)));
    let saved_as = match saved.rows {
        Some(rows) => words.msg_import_exported(count(rows), path),
        None => words.msg_terminal_page_saved(path),
    };
    let rest = [
        some(saved.missing, Messages::msg_import_exported_missing),
        some(saved.left_out, Messages::msg_import_exported_left_out),
    ];
    std::iter::once(saved_as).chain(rest.into_iter().flatten()).collect()
}

/// Writes a file to `out`, for its owner alone: whole or not at all, and over nothing that stands there.
///
/// # Errors
/// A day is off, it can't be made, something stands there, the disk can't take it, or `work`, which tells how far it is, is to end.
pub fn save(
    engine: &Engine,
    order: &Order<'_>,
    out: &Path,
    now: &Moment,
    words: &Words,
    work: &Work,
) -> Result<Saved, NotSaved> {
    let folder = engine.folder();
    let document = |file: String| {
        work.goes_on()?;
        write_pdf(out, file.as_bytes(), folder)?;
        Ok(Saved { rows: None, missing: 0, left_out: 0 })
    };
    match order.format {
        FileFormat::Json => own(engine, order, Shape::Json, (out, work), now, words),
        FileFormat::Csv => own(engine, order, Shape::Csv, (out, work), now, words),
        FileFormat::Fhir => document(Papers::of(engine, order, now, words, work)?.fhir),
        FileFormat::Phr => document(Papers::of(engine, order, now, words, work)?.phr),
        FileFormat::Doctor => for_a_doctor(engine, order, (out, work), now, words),
    }
}

/// A file of our own, which comes back.
fn own(
    engine: &Engine,
    order: &Order<'_>,
    shape: Shape,
    (out, work): (&Path, &Work),
    now: &Moment,
    words: &Words,
) -> Result<Saved, NotSaved> {
    let export = engine.export(order.from, order.to, now)?;
    let label = Label { program: PROGRAM, readme: &words.msg_import_readme(PROGRAM), now: now.wall };
    export.save(shape, out, engine.folder(), &label, work)?;
    Ok(Saved { rows: Some(export.rows()), missing: export.missing, left_out: export.left_out })
}

/// The page, the documents and the tables in one zip. What was deleted, and what is only of the diary, stays behind.
fn for_a_doctor(
    engine: &Engine,
    order: &Order<'_>,
    (out, work): (&Path, &Work),
    now: &Moment,
    words: &Words,
) -> Result<Saved, NotSaved> {
    let Papers { pdf, fhir, phr, to } = Papers::of(engine, order, now, words, work)?;
    // Where no day is given the tables hold all of the diary.
    let last = order.to.or(order.from.map(|_| to.as_str()));
    let export = engine.export(order.from, last, now)?;
    let mut parts = vec![
        ("page.pdf".to_owned(), pdf),
        ("bundle.json".to_owned(), fhir.into_bytes()),
        ("record.phr".to_owned(), phr.into_bytes()),
    ];
    let (rows, tables) = export.tables_for_others(order.notes).map_err(NotWritten::from)?;
    parts.extend(tables.into_iter().map(|(name, table)| (format!("tables/{name}"), table)));
    let label = Label { program: PROGRAM, readme: &words.msg_import_doctor_readme(PROGRAM), now: now.wall };
    work.goes_on()?;
    write_zip(out, &parts, engine.folder(), &label)?;
    Ok(Saved { rows: Some(rows), missing: 0, left_out: export.left_out })
}

/// In how many steps these are made, between which it can be stopped: what is told, the page, its file, the two documents.
const STEPS: u64 = 5;

/// The page for the doctor, and the documents with it inside.
struct Papers {
    pdf: Vec<u8>,
    fhir: String,
    phr: String,
    /// The last day that they tell of.
    to: String,
}

impl Papers {
    /// Those of some days. A page tells of 400 days at most, so without a first day it is that of the usual weeks.
    fn of(engine: &Engine, order: &Order<'_>, now: &Moment, words: &Words, work: &Work) -> Result<Papers, NotSaved> {
        work.begin(STEPS);
        let at = At::now(now);
        let page = engine.summary(order.from, order.to, &at)?;
        // A page up to the present goes on where it is tomorrow already, and the documents with it.
        let to = page.summary.period.to().to_string();
        let record = engine.record(order.from, order.to.or(Some(&to)), &at)?;
        work.pass(1)?;
        let wanted = || !work.is_stopped();
        let page = render_while(&wanted, &page.summary, engine.settings()?.paper.0, words)?;
        work.pass(1)?;
        let pdf = page.pdf()?;
        work.pass(1)?;
        let wanted = respite_exchange::Wanted {
            page: Some(Page { pdf: &pdf, text: page.text() }),
            notes: order.notes,
            now,
            version: env!("CARGO_PKG_VERSION"),
            words,
        };
        let fhir = document(&record, &wanted).map_err(|_| NotSaved::NoDocument)?;
        work.pass(1)?;
        let phr = phr(&record, &wanted).map_err(|_| NotSaved::NoDocument)?;
        work.pass(1)?;
        Ok(Papers { pdf, fhir, phr, to })
    }
}
