//! `summary`: the doctor's page as a file, or on paper.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use respite_domain::Invalid;
use respite_domain::summary::Paper;
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_engine::{At, Engine, EngineError, write_pdf};
use respite_l10n::Words;
use respite_report::render;
use respite_wording::sentence;

use crate::args::SummaryArguments;
use crate::failure::Failure;
use crate::print;

pub(crate) fn summary(
    engine: &Engine,
    given: &SummaryArguments,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let at = given.as_of.as_deref().map_or_else(|| Ok(At::now(now)), |as_of| At::as_of(as_of, now))?;
    let mut page = engine.summary(given.from.as_deref(), given.to.as_deref(), &at)?;
    if let Some(visit) = &given.visit {
        page.made_for_that_on(visit, given.clinician.as_deref()).map_err(|error| which_visit(error, words))?;
    }
    page.summary.left_out.clone_from(&given.without);
    page.summary.qr = given.qr;
    page.summary.made_at = now.wall;
    let paper = given.paper.map_or_else(|| engine.settings().map(|settings| settings.paper.0), Ok)?;
    let pdf = render(&page.summary, paper, words).and_then(|document| document.pdf()).map_err(Failure::NoPage)?;
    let mut said = Vec::new();
    if let Some(out) = &given.out {
        write_pdf(out, &pdf, folder).map_err(|why| Failure::NotWritten { why, path: out.clone() })?;
        said.push(print::page_saved(out, words));
    }
    if let Some(printer) = &given.print {
        let title = words.msg_file_name_summary(page.summary.period.to().to_string());
        said.push(on_paper(&pdf, &title, printer, paper, words)?);
    }
    Ok(said.join("\n"))
}

/// Where several visits may be meant, with what to type here.
fn which_visit(error: EngineError, words: &Words) -> Failure {
    if !matches!(error, EngineError::Invalid { why: Invalid::WhichVisit(_), .. }) {
        return error.into();
    }
    let way = words.one_of(["--visit \"DATE HH:MM\"", "--visit DATE --clinician TEXT"]);
    Failure::Asks { told: words.sentences([sentence(&error, words), words.msg_terminal_way_on(way)]) }
}

/// Sends the page to a printer, the system's own where `printer` is empty, by CUPS's `lp`, which Linux and macOS have.
fn on_paper(pdf: &[u8], title: &str, printer: &str, paper: Paper, words: &Words) -> Result<String, Failure> {
    let media = match paper {
        Paper::A4 => "media=iso_a4_210x297mm",
        Paper::Letter => "media=na_letter_8.5x11in",
    };
    let mut lp = Command::new("lp");
    lp.args(["-t", title, "-o", media]);
    if !printer.is_empty() {
        lp.args(["-d", printer]);
    }
    lp.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut lp = lp.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::NoPrinting,
        _ => Failure::NotOnPaper { why: error.to_string() },
    })?;
    // One that refuses what it was asked reads no more: its own words say why.
    let written = lp.stdin.take().map(|mut input| input.write_all(pdf));
    let ended = lp.wait_with_output().map_err(|error| Failure::NotOnPaper { why: error.to_string() })?;
    if !ended.status.success() {
        let why = String::from_utf8_lossy(&ended.stderr).trim().trim_start_matches("lp: Error - ").to_owned();
        return Err(Failure::NotOnPaper { why: on_one_line(&why) });
    }
    match written {
        Some(Err(error)) => Err(Failure::NotOnPaper { why: error.to_string() }),
        _ => Ok(words.msg_terminal_page_printed()),
    }
}
