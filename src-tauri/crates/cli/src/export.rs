//! The diary as a file: for the person, for other programs, for a doctor.

use respite_domain::time::Moment;
use respite_engine::Engine;
use respite_handover::{NotSaved, Order, save};
use respite_l10n::Words;

use crate::args::ExportArguments;
use crate::failure::Failure;
use crate::print;

/// Writes it, and tells what went out.
pub(crate) fn export(
    engine: &Engine,
    arguments: &ExportArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ExportArguments { format, out, from, to, notes } = arguments;
    let order = Order { format: *format, from: from.as_deref(), to: to.as_deref(), notes: *notes };
    let saved = save(engine, &order, out, now, words).map_err(|why| match why {
        NotSaved::Engine(error) => error.into(),
        NotSaved::NoPage => Failure::NoPage,
        NotSaved::NotWritten(why) => Failure::NotWritten { why, path: out.clone() },
    })?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let Some(rows) = saved.rows else { return Ok(print::page_saved(out, words)) };
    let mut lines = vec![words.msg_terminal_exported(count(rows), print::path(out))];
    lines.extend((saved.missing > 0).then(|| words.msg_terminal_exported_missing(count(saved.missing))));
    lines.extend((saved.left_out > 0).then(|| words.msg_terminal_exported_left_out(count(saved.left_out))));
    Ok(lines.join("\n"))
}
