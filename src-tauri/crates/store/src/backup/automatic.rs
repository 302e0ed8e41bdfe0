//! The backups that Respite makes by itself, in a folder beside the diary.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use respite_domain::backup::{Standing, to_let_go};

use super::read::glance;
use super::write::changed;
use super::{Attachments, Backup, BackupError, Image, Label, Manifest, back_up};
use crate::file_name::AUTOMATIC;
use crate::place::{self, ID};
use crate::table::{Holds, Table};
use crate::whole_file::{not_written, sync_folder};
use crate::{Store, TABLES, private};

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
    let mut latest = latest(&all);
    if !holds_fewer(latest.next().as_ref(), latest.next().as_ref()) {
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

/// Lets all of them go: they hold what was erased. Those that are of another diary, by what they say of themselves, stay.
pub(crate) fn let_all_go(folder: &Path, is_of_another: impl Fn(&Manifest) -> bool) {
    for one in automatic(folder) {
        if !glance(&one.path).is_ok_and(|(manifest, _)| is_of_another(&manifest)) {
            _ = std::fs::remove_file(one.path);
        }
    }
}

/// How the diary in `folder` stands beside the backups that Respite made of it, and what the last one holds.
pub fn standing(folder: &Path) -> (Standing, Option<(Automatic, Backup)>) {
    let all = automatic(folder);
    let mut latest = latest(&all);
    let (last, before) = (latest.next(), latest.next());
    let written = folder.join(crate::FILE_NAME).metadata().and_then(|file| file.modified()).ok();
    let is_new = last.as_ref().is_none_or(|last| last.manifest.changed != changed(folder));
    let standing = Standing {
        last: last.as_ref().map(|last| last.one.made_at),
        changed: written.filter(|_| is_new).map(DateTime::<Utc>::from),
        fewer: holds_fewer(last.as_ref(), before.as_ref()),
    };
    (standing, last.map(|last| (last.one.clone(), Backup::glanced(&last.manifest, last.bytes))))
}

impl Store {
    /// The last good backup that Respite made of the diary in `damaged`. Where its mark can't be read any more, that of another than the
    /// one that is open: this was begun after it.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_backup_of(&self, damaged: &Path) -> crate::Result<Option<(Automatic, Backup)>> {
        let is_of_it = self.is_of(damaged)?;
        let all = automatic(self.folder());
        let last = latest(&all).find(|one| is_of_it(&one.manifest));
        Ok(last.map(|last| (last.one.clone(), Backup::glanced(&last.manifest, last.bytes))))
    }

    /// Whether a backup is of the diary in `damaged`.
    pub(crate) fn is_of(&self, damaged: &Path) -> crate::Result<impl Fn(&Manifest) -> bool + use<>> {
        let (own, its) = (self.setting(ID)?, mark_of(damaged));
        Ok(move |manifest: &Manifest| match &its {
            Some(mark) => manifest.diary.as_ref() == Some(mark),
            None => manifest.diary != own,
        })
    }
}

/// The mark of a diary that may be damaged, as far as that can be read.
fn mark_of(file: &Path) -> Option<String> {
    let diary = Image::from(std::fs::read(file).ok()?).open().ok()?;
    place::id(&diary).ok()?
}

/// A backup that Respite made by itself, and what it says of itself.
struct Glanced<'a> {
    one: &'a Automatic,
    manifest: Manifest,
    bytes: u64,
}

/// Those of which that can be read, the latest first.
fn latest(all: &[Automatic]) -> impl Iterator<Item = Glanced<'_>> {
    all.iter().rev().filter_map(|one| {
        let (manifest, bytes) = glance(&one.path).ok()?;
        Some(Glanced { one, manifest, bytes })
    })
}

/// Whether the last one holds fewer rows of what a person told than the one before, of the same diary since it was brought back
/// last.
fn holds_fewer(last: Option<&Glanced<'_>>, before: Option<&Glanced<'_>>) -> bool {
    let Some((last, before)) = last.zip(before) else { return false };
    let (last, before) = (&last.manifest, &before.manifest);
    let rows = |manifest: &Manifest, table: &Table| manifest.rows.get(table.name).copied().unwrap_or_default();
    let mut of_a_person = TABLES.iter().filter(|table| table.holds == Holds::Rows);
    let is_same_diary = last.diary == before.diary && last.restored_at == before.restored_at;
    is_same_diary && of_a_person.any(|table| rows(last, table) < rows(before, table))
}
