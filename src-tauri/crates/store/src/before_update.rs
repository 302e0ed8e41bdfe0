//! The copy of a diary as it was before an update of its tables (ADR 12).

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use respite_domain::time::WallTime;
use rusqlite::{Connection, OpenFlags};

use crate::Result;
use crate::connection::is_sound;
use crate::file_name::{BEFORE_RESTORE, BEFORE_UPDATE};
use crate::proof::{holds_the_same, proved_copy};
use crate::whole_file::{not_written, sync_folder};

/// How long a copy is kept once the new version works, or once another diary was brought back: long enough to find out, not for
/// ever, as it also holds what was erased since.
pub(crate) const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// Copies the diary as it is, whole and proved, or not at all. Without a copy there is no update.
///
/// # Errors
/// There is no room, the folder can't be written to, or the copy does not hold what the diary holds.
pub(crate) fn keep(connection: &Connection, file: &Path, version: usize) -> Result<()> {
    let folder = file.parent().unwrap_or(file);
    let disk = |error: std::io::Error| not_written(&error, folder);
    let copy = proved_copy(connection, file)?;
    let names = (1u64..).map(|number| match number {
        1 => folder.join(format!("{BEFORE_UPDATE}{version}.db")),
        _ => folder.join(format!("{BEFORE_UPDATE}{version}-{number}.db")),
    });
    for name in names {
        if !name.exists() || is_cut_off(&name) {
            copy.persist(&name).map_err(|error| disk(error.error))?;
            break;
        } else if holds_the_same(connection, &name).unwrap_or(false) {
            break;
        }
    }
    sync_folder(folder).map_err(disk)
}

/// Deletes the copies that have done their work: those from before an update, and those from before another diary was brought
/// back. What can't be deleted stays.
pub fn sweep_copies(folder: &Path, now: WallTime) {
    for copy in [copies(folder), called(folder, BEFORE_RESTORE)].concat() {
        let written = copy.metadata().and_then(|file| file.modified()).map(DateTime::<Utc>::from);
        if written.is_ok_and(|written| now.to_utc() - written >= KEPT_FOR) {
            _ = std::fs::remove_file(copy);
        }
    }
}

/// All copies from before an update.
pub(crate) fn copies(folder: &Path) -> Vec<PathBuf> {
    called(folder, BEFORE_UPDATE)
}

/// The files whose names begin so.
pub(crate) fn called(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let copies = files.filter(|file| file.file_name().to_string_lossy().starts_with(beginning));
    copies.map(|file| file.path()).filter(|path| path.symlink_metadata().is_ok_and(|file| file.is_file())).collect()
}

fn is_cut_off(copy: &Path) -> bool {
    let opened = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let sound = opened.and_then(|copy| is_sound(&copy, "integrity_check"));
    copy.metadata().is_ok_and(|file| file.len() == 0) || !sound.unwrap_or(false)
}
