//! Bringing in what another diary of the same person wrote, or another program.

use std::path::Path;

use respite_domain::import::ImportFault;
use respite_domain::time::Moment;
use respite_engine::{Engine, EngineError, Import, ImportError, Mine};
use respite_foreign::{Mapping, Sheet};
use respite_l10n::Words;
use respite_wording::{differing, imported, line_off, lines_differing, lines_off, lines_told, tell_finding};
use serde::Serialize;

use crate::args::ImportArguments;
use crate::ctrl_c;
use crate::dose::said;
use crate::failure::Failure;
use crate::print;

/// Brings a file in, or only tells what would come of it.
pub(crate) fn import(
    engine: &mut Engine,
    arguments: &ImportArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let ImportArguments { file, guess, mapping, dry_run, take_theirs, json } = arguments;
    let mine = if *take_theirs { Mine::Give } else { Mine::Stay };
    if *guess {
        return self::guess(engine, file, words);
    }
    if let Some(mapping) = mapping {
        return of_another_program(engine, arguments, mapping, mine, now, words);
    }
    let mut import = Import::by(file, &ctrl_c::work()).map_err(EngineError::from)?;
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

/// What the columns of a table mean, as the person said last of such a table; else as it looks.
fn guess(engine: &Engine, file: &Path, words: &Words) -> Result<String, Failure> {
    let sheet = Sheet::of(file, None).map_err(off)?;
    let kept = Mapping::kind_of(&sheet).map(|kind| engine.kept_mapping(&kind)).transpose()?.flatten();
    let kept = kept.and_then(|kept| Mapping::read(&kept).ok()?.completed(&sheet, words).ok());
    Ok(kept.unwrap_or_else(|| Mapping::guessed(&sheet, words)).written())
}

/// What came in of a table, for scripts.
#[derive(Serialize)]
struct Told<'v> {
    #[serde(flatten)]
    view: &'v respite_engine::view::LinesView,
    /// Why lines can't be read, a sentence each.
    why: Vec<String>,
}

/// Brings a table of another program in, or only tells what would come of it.
fn of_another_program(
    engine: &mut Engine,
    arguments: &ImportArguments,
    mapping: &Path,
    mine: Mine,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let written = std::fs::read_to_string(mapping).map_err(|_| off(ImportFault::Mapping))?;
    let mapping = Mapping::read(&written).map_err(off)?;
    let sheet = Sheet::of(&arguments.file, Some(&mapping.reading)).map_err(off)?;
    let lines = mapping.lines(&sheet, &engine.products_by_name()?, words, now).map_err(off)?;
    let view = match arguments.dry_run {
        true => engine.would_bring_in_lines(&lines, mine, now)?,
        false => {
            let view = engine.bring_in_lines_by(&lines, mine, &tell_finding(words), now, &ctrl_c::work())?;
            if let Some(kind) = Mapping::kind_of(&sheet) {
                engine.keep_mapping(&kind, &mapping.kept(), now)?;
            }
            view
        }
    };
    if arguments.json {
        let why = lines.off.iter().map(|off| line_off(off, words)).collect();
        return Ok(print::json(&Told { view: &view, why }));
    }
    let mut told = lines_told(&view, !arguments.dry_run, words);
    told.extend(lines_differing(&view, words));
    told.extend(lines_off(&lines.off, words));
    told.extend(view.findings.iter().map(|finding| said(finding, words)));
    told.extend((view.asked() > 0).then(|| words.msg_terminal_import_take()));
    told.extend(arguments.dry_run.then(|| words.msg_terminal_import_dry()));
    Ok(told.join("\n"))
}

fn off(fault: ImportFault) -> Failure {
    EngineError::from(ImportError::from(fault)).into()
}
