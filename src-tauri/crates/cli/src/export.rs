//! The diary as a file: for the person, for other programs, for a doctor.

use respite_domain::time::Moment;
use respite_engine::Engine;
use respite_handover::{NotSaved, Order, save, told};
use respite_l10n::Words;

use crate::args::ExportArguments;
use crate::ctrl_c;
use crate::failure::Failure;

/// Writes it, and tells what went out.
pub(crate) fn export(
    engine: &Engine,
    arguments: &ExportArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ExportArguments { format, out, from, to, notes } = arguments;
    let order = Order { format: *format, from: from.as_deref(), to: to.as_deref(), notes: *notes };
    let saved = save(engine, &order, out, now, words, &ctrl_c::work()).map_err(|why| match why {
        NotSaved::Engine(error) => error.into(),
        NotSaved::NoPage(why) => Failure::NoPage(why),
        NotSaved::NoDocument => Failure::NoDocument,
        NotSaved::NotWritten(why) => Failure::NotWritten { why, path: out.clone() },
    })?;
    Ok(told(saved, out, words).join("\n"))
}
