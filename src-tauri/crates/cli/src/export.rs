//! The diary for other programs.

use std::path::Path;

use respite_domain::time::Moment;
use respite_engine::{At, Engine, write_pdf};
use respite_exchange::{FileFormat, Page, Wanted, document, phr};
use respite_l10n::Words;
use respite_report::{Paper, render};

use crate::args::ExportArguments;
use crate::failure::Failure;
use crate::print;

/// Writes the diary of some days, with the page for the doctor of the same days inside: for its owner alone, whole or not at all. A
/// page tells of 400 days at most, so without a first day it is that of the usual weeks.
pub(crate) fn export(
    engine: &Engine,
    arguments: &ExportArguments,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ExportArguments { format, out, from, to, notes } = arguments;
    let at = At::now(now);
    let record = engine.record(from.as_deref(), to.as_deref(), &at)?;
    let page = engine.summary(from.as_deref(), to.as_deref(), &at)?;
    let page = render(&page.summary, Paper::A4, words).map_err(|_| Failure::NoPage)?;
    let pdf = page.pdf().map_err(|_| Failure::NoPage)?;
    let wanted = Wanted {
        page: Some(Page { pdf: &pdf, text: page.text() }),
        notes: *notes,
        now,
        version: env!("CARGO_PKG_VERSION"),
        words,
    };
    let file = match format {
        FileFormat::Fhir => document(&record, &wanted),
        FileFormat::Phr => phr(&record, &wanted),
    };
    let file = file.map_err(|_| Failure::NoPage)?;
    write_pdf(out, file.as_bytes(), folder).map_err(|why| Failure::NotWritten { why, path: out.clone() })?;
    Ok(print::page_saved(out, words))
}
