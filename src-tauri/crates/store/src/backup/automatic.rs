//! The backups that Respite makes by itself, in a folder beside the diary.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use respite_domain::backup::{Standing, to_let_go};

use super::read::glance;
use super::write::changed;
use super::{Attachments, Backup, BackupError, Label, Manifest, back_up};
use crate::file_name::AUTOMATIC;
use crate::private;
use crate::table::{Holds, TABLES, Table};
use crate::whole_file::{not_written, sync_folder};

/// What stands around the moment in the name of one, which is told in UTC.
const NAME: &str = "respite-%Y-%m-%d-%H%M%SZ.zip";

/// A backup that Respite made by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Automatic {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Its file.
    pub path: PathBuf,
}

/// Those of the diary in `folder`, the latest last. Each was good when it got its name.
pub fn automatic(folder: &Path) -> Vec<Automatic> {
    let files = std::fs::read_dir(folder.join(AUTOMATIC)).into_iter().flatten().flatten();
    let mut found: Vec<Automatic> = files
        .filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|file| {
            let made_at = NaiveDateTime::parse_from_str(&file.file_name().to_string_lossy(), NAME).ok()?.and_utc();
            Some(Automatic { made_at, path: file.path() })
        })
        .collect();
    found.sort_by_key(|one| one.made_at);
    found
}

/// Makes one, and then lets those go that are no longer wanted: none while the new one holds fewer rows than the one before.
///
/// # Errors
/// As [`back_up`]; none is let go then.
pub fn back_up_by_itself(folder: &Path, label: &Label<'_>) -> Result<Backup, BackupError> {
    let into = folder.join(AUTOMATIC);
    private::make_folder(&into).map_err(|error| not_written(&error, &into))?;
    let path = into.join(label.now.to_utc().format(NAME).to_string());
    let made = back_up(folder, &path, Attachments::Beside, label)?;
    let all = automatic(folder);
    if !holds_fewer(&all) {
        let times: Vec<_> = all.iter().map(|one| one.made_at).collect();
        for place in to_let_go(&times, label.now) {
            if all[place].path != path {
                _ = std::fs::remove_file(&all[place].path);
            }
        }
        _ = sync_folder(&into);
    }
    Ok(made)
}

/// Lets all of them go: they hold what was erased.
pub(crate) fn let_all_go(folder: &Path) {
    for one in automatic(folder) {
        _ = std::fs::remove_file(one.path);
    }
}

/// How the diary in `folder` stands beside the backups that Respite made of it, and what the last one holds.
pub fn standing(folder: &Path) -> (Standing, Option<(Automatic, Backup)>) {
    let all = automatic(folder);
    let last = all.iter().rev().find_map(|one| Some((one.clone(), glance(&one.path).ok()?)));
    let written = folder.join(crate::FILE_NAME).metadata().and_then(|file| file.modified()).ok();
    let is_new = last.as_ref().is_none_or(|(_, (manifest, _))| manifest.changed != changed(folder));
    let standing = Standing {
        last: last.as_ref().map(|(one, _)| one.made_at),
        changed: written.filter(|_| is_new).map(DateTime::<Utc>::from),
        fewer: holds_fewer(&all),
    };
    (standing, last.map(|(one, (manifest, bytes))| (one, Backup::glanced(&manifest, bytes))))
}

/// Whether the last one holds fewer rows of what a person told than the one before, of the same diary since it was brought back
/// last.
fn holds_fewer(all: &[Automatic]) -> bool {
    let mut latest = all.iter().rev().filter_map(|one| Some(glance(&one.path).ok()?.0));
    let (Some(last), Some(before)) = (latest.next(), latest.next()) else { return false };
    let rows = |manifest: &Manifest, table: &Table| manifest.rows.get(table.name).copied().unwrap_or_default();
    let mut of_a_person = TABLES.iter().filter(|table| table.holds == Holds::Rows);
    let is_same_diary = last.diary == before.diary && last.restored_at == before.restored_at;
    is_same_diary && of_a_person.any(|table| rows(&last, table) < rows(&before, table))
}
