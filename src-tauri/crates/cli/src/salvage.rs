//! What can still be read of a damaged diary, from the terminal.

use std::path::{Path, PathBuf};

use clap::Args;
use respite_domain::backup::BackupFault;
use respite_domain::time::Moment;
use respite_engine::{Asked, Backup, BackupError, Engine, FILE_NAME, Prepared};
use respite_l10n::Words;
use respite_wording::{held, salvaged};

use crate::ctrl_c;
use crate::failure::Failure;
use crate::print;
use crate::put::{now_held, put_in_place};

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
    let damaged = damaged(folder);
    let file = arguments.file.clone().or_else(|| damaged.clone());
    let file = file.ok_or(BackupError::from(BackupFault::NothingDamaged))?;
    let is_damaged = damaged.is_some_and(|damaged| is_same(&damaged, &file));
    let (prepared, tables) = Prepared::salvage(&file, folder, &ctrl_c::work())?;
    let of = words.msg_terminal_salvage_of(print::path(&file));
    let backup = prepared.backup().clone();
    let (found, per_table) = salvaged(&backup, &tables, words);
    if !arguments.yes {
        let per_table = (!per_table.is_empty()).then(|| format!("{}.", per_table.join("; ")));
        let diary = Backup::of_diary(folder, now.wall).ok();
        let sure = words.msg_terminal_salvage_sure(now_held(diary.as_ref(), words));
        let told = words.sentences([of, found].into_iter().chain(per_table).chain([sure]));
        return Err(Failure::Asks { told });
    }
    let kept = put_in_place(prepared, folder, now)?.kept;
    if is_damaged {
        // That answers it.
        Engine::open(folder, Asked::WhetherSound)?.saw_kept_aside(now)?;
    }
    let kept = kept.map(|kept| words.msg_terminal_restored_kept(print::path(&kept)));
    let back = words.msg_terminal_restored(held(&backup, words));
    Ok([of, back].into_iter().chain(per_table).chain(kept).collect::<Vec<_>>().join("\n"))
}

/// The diary; where that one can be read, the one that could not, was kept aside last, and is not answered.
fn damaged(folder: &Path) -> Option<PathBuf> {
    let kept = Engine::open_to_read(folder).and_then(|engine| engine.damaged_beside_sound());
    kept.unwrap_or_else(|_| Some(folder.join(FILE_NAME)))
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().ok().is_some_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}
