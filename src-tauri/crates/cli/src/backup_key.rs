//! The key of encrypted backups, and the second folder, from the terminal.

use std::path::{Path, PathBuf};

use clap::Args;
use respite_domain::time::Moment;
use respite_engine::{
    Label, NewKey, Work, back_up_elsewhere, backup_key, elsewhere, forget_elsewhere, set_backup_key, set_elsewhere,
    write_sheet,
};
use respite_l10n::Words;
use respite_wording::{PROGRAM, held, moment, recovery_sheet};
use serde::Serialize;

use crate::failure::Failure;
use crate::print;

#[derive(Debug, Args)]
pub(crate) struct KeyArguments {
    #[arg(value_name = "FILE")]
    sheet: PathBuf,
    #[arg(long)]
    anew: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FolderArguments {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    #[arg(long, requires = "folder")]
    not_encrypted: bool,
    #[arg(long, conflicts_with_all = ["folder", "not_encrypted"])]
    none: bool,
    #[arg(long)]
    json: bool,
}

/// What scripts are told of the second folder.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    folder: Option<PathBuf>,
    encrypted: bool,
    last: Option<String>,
}

/// Makes a key. It counts only once its sheet is written.
pub(crate) fn make_key(
    arguments: &KeyArguments,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    if backup_key(folder).is_some() && !arguments.anew {
        return Err(Failure::KeyIsThere);
    }
    let key = NewKey::make();
    write_sheet(&arguments.sheet, &recovery_sheet(&key, now.day(), words), folder)?;
    set_backup_key(folder, &key.public())?;
    let made = words.msg_terminal_backup_key_made(print::path(&arguments.sheet));
    Ok([made, words.msg_terminal_backup_key_keep()].join("\n"))
}

/// Names the second folder and makes a first copy there, or tells how it stands.
pub(crate) fn second_folder(
    arguments: &FolderArguments,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    if arguments.none {
        forget_elsewhere(folder)?;
    }
    let mut made = None;
    if let Some(second) = &arguments.folder {
        let (here, readme) = (words.msg_backup_folder_here(), words.msg_backup_readme(PROGRAM));
        let label = Label { program: PROGRAM, readme: &readme, now: now.wall };
        set_elsewhere(folder, second, arguments.not_encrypted, &Label { readme: &here, ..label })?;
        // The folder is named by now: a Ctrl C ends the program, as ever, and nothing untrue is said.
        made = back_up_elsewhere(folder, &label, &Work::default())?;
    }
    let found = elsewhere(folder);
    let last = found.as_ref().and_then(|found| found.last).map(|last| last.with_timezone(now.wall.offset()));
    if arguments.json {
        return Ok(print::json(&Told {
            encrypted: found.as_ref().is_some_and(|found| found.sealed),
            folder: found.map(|found| found.folder),
            last: last.map(|last| last.to_rfc3339()),
        }));
    }
    let Some(found) = found else { return Ok(words.msg_terminal_backup_folder_nowhere()) };
    let path = print::path(&found.folder);
    let whether = match found.sealed {
        true => words.msg_terminal_backup_folder_sealed(path),
        false => words.msg_terminal_backup_folder_open(path),
    };
    let last = match (made, last) {
        (Some(made), Some(last)) => words.msg_terminal_backup_good(moment(last, words), held(&made, words)),
        (_, Some(last)) => words.msg_terminal_backup_folder_last(moment(last, words)),
        (_, None) => words.msg_terminal_backup_folder_none(),
    };
    Ok([whether, last].join("\n"))
}
