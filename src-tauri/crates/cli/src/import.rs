//! Bringing in what another diary of the same person wrote.

use respite_domain::time::Moment;
use respite_engine::{Engine, EngineError, Import, Mine};
use respite_l10n::Words;
use respite_wording::{differing, imported};

use crate::args::ImportArguments;
use crate::failure::Failure;
use crate::print;

/// Brings a file in, or only tells what would come of it.
pub(crate) fn import(
    engine: &mut Engine,
    arguments: &ImportArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ImportArguments { file, dry_run, take_theirs, json } = arguments;
    let mine = if *take_theirs { Mine::Give } else { Mine::Stay };
    let mut import = Import::of(file).map_err(EngineError::from)?;
    let view = match dry_run {
        true => engine.would_import(&mut import, mine, now)?,
        false => engine.import(&mut import, mine, now, |_| ())?,
    };
    if *json {
        return Ok(print::json(&view));
    }
    let mut lines = imported(&view, !dry_run, words);
    lines.extend(view.told().map(|row| differing(row, words)));
    lines.extend((view.asked() > 0).then(|| words.msg_terminal_import_take()));
    lines.extend(dry_run.then(|| words.msg_terminal_import_dry()));
    Ok(lines.join("\n"))
}
