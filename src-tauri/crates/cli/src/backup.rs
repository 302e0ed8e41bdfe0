//! Backups from the terminal. They are judged before any diary is opened: one may be wanted because it can't be.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use respite_domain::backup::BackupFault;
use respite_domain::time::{Moment, WallTime};
use respite_engine::view::BackupView;
use respite_engine::{
    Attachments, Backup, BackupError, EngineError, Label, Opener, Prepared, Seal, StoreError, back_up_sealed,
    backup_key as own_key, verify_sealed,
};
use respite_l10n::Words;
use respite_wording::{PROGRAM, held, moment};
use serde::Serialize;

use crate::backup_key::{self, FolderArguments, KeyArguments};
use crate::ctrl_c;
use crate::failure::Failure;
use crate::print;
use crate::put::{Put, now_held, put_in_place};
use crate::salvage::{self, SalvageArguments};

#[derive(Debug, Subcommand)]
pub(crate) enum BackupCommand {
    Backup(BackupArguments),
    BackupKey(KeyArguments),
    BackupFolder(FolderArguments),
    Verify(VerifyArguments),
    Restore(RestoreArguments),
    Salvage(SalvageArguments),
}

impl BackupCommand {
    /// Whether something is written that stays written.
    pub(crate) fn writes(&self) -> bool {
        !matches!(self, BackupCommand::Verify(_))
    }
}

#[derive(Debug, Args)]
pub(crate) struct BackupArguments {
    #[arg(value_name = "FILE")]
    to: PathBuf,
    #[arg(long)]
    encrypt: bool,
    #[arg(long, value_name = "FILE", requires = "encrypt", conflicts_with = "recipient")]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "AGE1", requires = "encrypt")]
    recipient: Option<String>,
    #[arg(long)]
    json: bool,
}

/// What opens a backup that is encrypted. A secret is in a file, never among the words of a command, which others can see.
#[derive(Debug, Args)]
struct OpenerArguments {
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    identity: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    opener: OpenerArguments,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RestoreArguments {
    #[arg(value_name = "FILE", required_unless_present = "undo")]
    file: Option<PathBuf>,
    #[arg(long, conflicts_with = "file")]
    undo: bool,
    #[command(flatten)]
    opener: OpenerArguments,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    json: bool,
}

/// What scripts are told of a backup, and of the diary beside it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    backup: Option<BackupView>,
    /// The diary as it is; null where there is none that can be read.
    diary: Option<BackupView>,
    /// Where the diary is kept that was there before; null where none was put away.
    kept: Option<String>,
}

/// Does what was asked of the diary in `folder`.
pub(crate) fn act(command: &BackupCommand, folder: &Path, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        BackupCommand::Backup(given) => make(given, folder, now, words),
        BackupCommand::BackupKey(given) => backup_key::make_key(given, folder, now, words),
        BackupCommand::BackupFolder(given) => backup_key::second_folder(given, folder, now, words),
        BackupCommand::Verify(given) => check(given, folder, now, words),
        BackupCommand::Salvage(given) => salvage::salvage(given, folder, now, words),
        BackupCommand::Restore(given) => restore(given, folder, now, words),
    }
}

/// Makes one.
fn make(arguments: &BackupArguments, folder: &Path, now: &Moment, words: &Words) -> Result<String, Failure> {
    let label = Label { program: PROGRAM, readme: &words.msg_backup_readme(PROGRAM), now: now.wall };
    let seal = seal(arguments, folder)?;
    let name = || file_name(now.wall, seal.is_some());
    let to = if arguments.to.is_dir() { arguments.to.join(name()) } else { arguments.to.clone() };
    let made = back_up_sealed(folder, &to, Attachments::Inside, seal.as_ref(), &label, &ctrl_c::work())?;
    if arguments.json {
        return Ok(print::json(&BackupView::of(&made, Some(&to))));
    }
    Ok(words.msg_terminal_backup_made(held(&made, words), print::path(&to)))
}

/// Looks through one.
fn check(arguments: &VerifyArguments, folder: &Path, now: &Moment, words: &Words) -> Result<String, Failure> {
    let good = verify_sealed(&arguments.file, opener(&arguments.opener)?.as_ref())?;
    let diary = Backup::of_diary(folder, now.wall).ok();
    if arguments.json {
        let diary = diary.map(|diary| BackupView::of(&diary, None));
        return Ok(print::json(&Told {
            backup: Some(BackupView::of(&good, Some(&arguments.file))),
            diary,
            kept: None,
        }));
    }
    let good = words.msg_terminal_backup_good(moment(good.made_at, words), held(&good, words));
    let diary = diary.map(|diary| words.msg_terminal_backup_diary(held(&diary, words)));
    Ok(std::iter::once(good).chain(diary).collect::<Vec<_>>().join("\n"))
}

/// Brings one back, once the person has said that they are sure.
fn restore(arguments: &RestoreArguments, folder: &Path, now: &Moment, words: &Words) -> Result<String, Failure> {
    let diary = match Backup::of_diary(folder, now.wall) {
        Ok(diary) => Some(diary),
        Err(StoreError::NotThere(_) | StoreError::Corrupt(_) | StoreError::NotADiary(_)) => None,
        Err(error) => return Err(EngineError::from(error).into()),
    };
    let prepared = match &arguments.file {
        Some(file) => Prepared::by(file, opener(&arguments.opener)?.as_ref(), folder, &ctrl_c::work())?,
        None => Prepared::undo(folder)?,
    };
    let backup = prepared.backup().clone();
    if !arguments.yes {
        let of = moment(backup.made_at, words);
        return Err(Failure::Asks {
            told: words.msg_terminal_restore_sure(of, held(&backup, words), now_held(diary.as_ref(), words)),
        });
    }
    let Put { kept, knows_of_the_body } = put_in_place(prepared, folder, now)?;
    if arguments.json {
        let told = Told {
            backup: Some(BackupView::of(&backup, arguments.file.as_deref())),
            diary: diary.map(|diary| BackupView::of(&diary, None)),
            kept: kept.map(|kept| kept.to_string_lossy().into_owned()),
        };
        return Ok(print::json(&told));
    }
    let along = || match knows_of_the_body {
        true => words.msg_terminal_restored_along(),
        false => words.msg_terminal_restored_not_along(),
    };
    let of_kept = |kept: PathBuf| {
        [words.msg_terminal_restored_kept(print::path(&kept)), along(), words.msg_terminal_restored_undo()]
    };
    let lines = kept.into_iter().flat_map(of_kept);
    Ok(std::iter::once(words.msg_terminal_restored(held(&backup, words))).chain(lines).collect::<Vec<_>>().join("\n"))
}

/// What a backup is called in a folder.
fn file_name(now: WallTime, sealed: bool) -> String {
    let name = now.format("respite-%Y-%m-%d-%H%M%S.zip").to_string();
    if sealed { name + ".age" } else { name }
}

/// What it is to be encrypted to.
fn seal(arguments: &BackupArguments, folder: &Path) -> Result<Option<Seal>, Failure> {
    let seal = match (&arguments.passphrase_file, &arguments.recipient) {
        _ if !arguments.encrypt => return Ok(None),
        (Some(file), _) => match Opener::of_passphrase_file(file).map_err(BackupError::from)? {
            Opener::Passphrase(passphrase) => Seal::Passphrase(passphrase),
            Opener::Keys(_) => return Err(BackupError::from(BackupFault::NoPassphrase).into()),
        },
        (None, Some(key)) => Seal::Key(key.parse().map_err(|fault: BackupFault| BackupError::from(fault))?),
        (None, None) => Seal::Key(own_key(folder).ok_or(BackupError::from(BackupFault::NoKeyYet))?),
    };
    Ok(Some(seal))
}

/// What opens it.
fn opener(arguments: &OpenerArguments) -> Result<Option<Opener>, Failure> {
    let opener = match (&arguments.identity, &arguments.passphrase_file) {
        (Some(file), _) => Opener::of_sheet_file(file),
        (None, Some(file)) => Opener::of_passphrase_file(file),
        (None, None) => return Ok(None),
    };
    Ok(Some(opener.map_err(BackupError::from)?))
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        EngineError::from(error).into()
    }
}
