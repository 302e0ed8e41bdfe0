//! What can still be read of a damaged diary, from the terminal.

use std::path::{Path, PathBuf};

use clap::Args;
use respite_domain::time::Moment;
use respite_engine::{Asked, Engine, FILE_NAME, Prepared};
use respite_l10n::Words;
use respite_wording::{held, salvaged};

use crate::failure::Failure;
use crate::print;
use crate::put::put_in_place;

#[derive(Debug, Args)]
pub(crate) struct SalvageArguments {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long)]
    yes: bool,
}

/// Tells what can be read, and goes on with it once the person has said that they are sure.
pub(crate) fn salvage(
    arguments: &SalvageArguments,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let file = arguments.file.clone().unwrap_or_else(|| damaged(folder));
    let (prepared, tables) = Prepared::salvage(&file, folder)?;
    let of = words.msg_terminal_salvage_of(print::path(&file));
    let backup = prepared.backup().clone();
    let (found, per_table) = salvaged(&backup, &tables, words);
    if !arguments.yes {
        let per_table = (!per_table.is_empty()).then(|| format!("{}.", per_table.join("; ")));
        let told = words.sentences([of, found].into_iter().chain(per_table).chain([words.msg_terminal_salvage_sure()]));
        return Err(Failure::NotSureToRestore { told });
    }
    let kept = put_in_place(prepared, folder, now)?.kept;
    if arguments.file.is_none() {
        // That answers it.
        Engine::open(folder, Asked::WhetherSound)?.saw_kept_aside(now)?;
    }
    let kept = kept.map(|kept| words.msg_terminal_restored_kept(print::path(&kept)));
    let back = words.msg_terminal_restored(held(&backup, words));
    Ok([of, back].into_iter().chain(per_table).chain(kept).collect::<Vec<_>>().join("\n"))
}

/// The diary; where that one can be read, the one that could not and was kept aside last.
fn damaged(folder: &Path) -> PathBuf {
    let kept = Engine::open_to_read(folder).and_then(|engine| engine.damaged_before());
    kept.ok().flatten().unwrap_or_else(|| folder.join(FILE_NAME))
}
