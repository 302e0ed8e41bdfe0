//! The diary as a file: for the person, and for other programs.

use std::path::Path;

use respite_domain::time::Moment;
use respite_engine::{At, Engine, Label, Shape, write_pdf};
use respite_exchange::{FileFormat, Page, Wanted, document, phr};
use respite_l10n::Words;
use respite_report::{Paper, render};
use respite_wording::PROGRAM;

use crate::args::ExportArguments;
use crate::failure::Failure;
use crate::print;

/// Writes the diary of some days, or all of it: for its owner alone, whole or not at all.
pub(crate) fn export(
    engine: &Engine,
    arguments: &ExportArguments,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    match arguments.format {
        FileFormat::Json => own(engine, arguments, Shape::Json, folder, now, words),
        FileFormat::Csv => own(engine, arguments, Shape::Csv, folder, now, words),
        FileFormat::Fhir => with_page(engine, arguments, document, folder, now, words),
        FileFormat::Phr => with_page(engine, arguments, phr, folder, now, words),
    }
}

/// A file of our own, which comes back.
fn own(
    engine: &Engine,
    arguments: &ExportArguments,
    shape: Shape,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ExportArguments { out, from, to, .. } = arguments;
    let export = engine.export(from.as_deref(), to.as_deref(), now)?;
    let label = Label { program: PROGRAM, readme: &words.msg_import_readme(PROGRAM), now: now.wall };
    export.save(shape, out, folder, &label).map_err(|why| Failure::NotWritten { why, path: out.clone() })?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut lines = vec![words.msg_terminal_exported(count(export.rows()), print::path(out))];
    lines.extend((export.missing > 0).then(|| words.msg_terminal_exported_missing(count(export.missing))));
    lines.extend((export.left_out > 0).then(|| words.msg_terminal_exported_left_out(count(export.left_out))));
    Ok(lines.join("\n"))
}

/// What writes a record.
type Write = fn(&respite_domain::record::Record, &Wanted<'_>) -> serde_json::Result<String>;

/// A file for another program, with the page for the doctor of the same days inside. A page tells of 400 days at most, so without a
/// first day it is that of the usual weeks.
fn with_page(
    engine: &Engine,
    arguments: &ExportArguments,
    write: Write,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ExportArguments { out, from, to, notes, .. } = arguments;
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
    let file = write(&record, &wanted).map_err(|_| Failure::NoPage)?;
    write_pdf(out, file.as_bytes(), folder).map_err(|why| Failure::NotWritten { why, path: out.clone() })?;
    Ok(print::page_saved(out, words))
}
