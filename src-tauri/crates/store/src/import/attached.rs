//! The attached files of what comes in: each is whole and on disk before the row that tells of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use respite_domain::attachment::LARGEST;
use respite_domain::import::ImportFault;
use tempfile::NamedTempFile;

use super::found::{Files, ImportError};
use super::{Import, ImportStep, time_of};
use crate::backup::BackupError;
use crate::backup::read::is_copy_name;
use crate::export::{copies, csv};
use crate::file_name::COPIES;
use crate::told::Numbers;
use crate::whole_file::{not_written, sync_folder, unfinished};
use crate::{Result, Store, private};

/// Files that were put there and are taken away again unless what tells of them is on disk.
#[derive(Debug)]
pub struct Put {
    files: Placed,
    /// How many came.
    pub(super) attached: usize,
    /// How many are nowhere.
    pub(super) missing: usize,
}

impl Put {
    /// They stay.
    pub fn keep(self) {
        self.files.keep();
    }
}

/// Files that were put in their places, each with where the other one went that lay there. They are taken away again, and those come back,
/// unless they are kept.
#[derive(Debug, Default)]
#[must_use = "they go with it"]
pub(crate) struct Placed(Vec<(PathBuf, Option<PathBuf>)>);

impl Placed {
    /// They stay.
    pub(crate) fn keep(mut self) {
        self.0.clear();
    }

    /// Puts a whole file in its place. Another one that lies there stays: under a name beside it where that one may move, else as it is.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub(crate) fn put(&mut self, whole: NamedTempFile, path: &Path, may_move: bool) -> std::io::Result<()> {
        let mut other = None;
        if path.symlink_metadata().is_ok() {
            let is_file = path.symlink_metadata()?.is_file();
            if !may_move || (is_file && std::fs::read(path)? == std::fs::read(whole.path())?) {
                return Ok(());
            }
            other = Some(move_aside(path)?);
        }
        if let Err(error) = whole.persist(path) {
            other.map(|other| std::fs::rename(other, path));
            return Err(error.error);
        }
        self.0.push((path.to_owned(), other));
        Ok(())
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        for (file, other) in &self.0 {
            _ = std::fs::remove_file(file);
            other.as_ref().map(|other| std::fs::rename(other, file));
        }
    }
}

impl Store {
    /// Puts the attached files where they belong.
    ///
    /// # Errors
    /// One is not what its row says, or the disk can't take it. Nothing is left then.
    pub(super) fn put_attached(
        &self,
        import: &mut Import,
        told: &mut dyn FnMut(ImportStep),
    ) -> std::result::Result<Put, ImportError> {
        let (wanted, missing) = self.wanted(import)?;
        let mut put = Put { files: Placed::default(), attached: 0, missing };
        let copies = self.folder().join(COPIES);
        let disk = |error: std::io::Error| not_written(&error, &copies);
        for Wanted { name, bytes, is_new } in wanted {
            private::make_folder(&copies).map_err(disk)?;
            let mut whole = unfinished(&copies).map_err(disk)?;
            let work = &import.work;
            pour(&mut import.files, &name, bytes, &mut |piece| {
                whole.write_all(piece).map_err(disk)?;
                Ok(work.pass(piece.len())?)
            })?;
            whole.as_file().sync_all().map_err(disk)?;
            put.files.put(whole, &copies.join(&name), is_new).map_err(disk)?;
            sync_folder(&copies).map_err(disk)?;
            put.attached += 1;
            told(ImportStep::Attached);
        }
        Ok(put)
    }

    /// How many attached files would come, and how many are nowhere. Each is looked through.
    ///
    /// # Errors
    /// One is not what its row says.
    pub(super) fn would_attach(&self, import: &mut Import) -> std::result::Result<(usize, usize), ImportError> {
        let (wanted, missing) = self.wanted(import)?;
        for Wanted { name, bytes, .. } in &wanted {
            pour(&mut import.files, name, *bytes, &mut |piece| Ok(import.work.pass(piece.len())?))?;
        }
        Ok((wanted.len(), missing))
    }

    /// Whether a row here tells of this copy.
    fn has_copy(&self, name: &str) -> Result<bool> {
        let select = "SELECT EXISTS (SELECT 1 FROM attachment WHERE copy = ?1)";
        Ok(self.connection.prepare_cached(select)?.query_row([name], |row| row.get(0))?)
    }

    /// The files that the rows of the file tell of and that are not here, and how many of such it lacks.
    fn wanted(&self, import: &Import) -> std::result::Result<(Vec<Wanted>, usize), ImportError> {
        let here = Numbers::of(&self.connection)?;
        let (mut wanted, mut missing) = (Vec::new(), 0);
        for (table, rows) in &import.rows {
            for row in rows {
                let Some((name, bytes)) = copies(std::iter::once((*table, std::slice::from_ref(row)))).pop() else {
                    continue;
                };
                // A row that comes under the name of another one's copy is refused, and moves nothing.
                let is_new =
                    crate::told::uid(row).is_some_and(|uid| here.number(uid).is_none()) && !self.has_copy(name)?;
                let is_here = is_copy_name(name) && self.folder().join(COPIES).join(name).symlink_metadata().is_ok();
                if is_here && !is_new {
                    continue;
                }
                if import.files.has(name) && is_copy_name(name) {
                    wanted.push(Wanted { name: name.to_owned(), bytes, is_new });
                } else if !is_here {
                    missing += 1;
                }
            }
        }
        Ok((wanted, missing))
    }
}

struct Wanted {
    name: String,
    bytes: i64,
    /// Whether no row here tells of it: what lies under its name is nobody's.
    is_new: bool,
}

/// Gives what lies there a name beside it that nobody has, and tells which.
fn move_aside(path: &Path) -> std::io::Result<PathBuf> {
    let other = (1u64..).map(|number| path.with_added_extension(format!("other-{number}")));
    let free = other.into_iter().find(|other| other.symlink_metadata().is_err());
    let other = free.unwrap_or_else(|| path.with_added_extension("other"));
    std::fs::rename(path, &other)?;
    Ok(other)
}

/// The time in the greatest of these names, in milliseconds since 1970.
pub(super) fn last_named(import: &Import) -> Option<i64> {
    import.rows.iter().flat_map(|(_, rows)| rows).filter_map(crate::told::uid).filter_map(time_of).max()
}

/// Pours one out; once this returns, it was of this size.
fn pour(
    files: &mut Files,
    name: &str,
    bytes: i64,
    to: &mut dyn FnMut(&[u8]) -> std::result::Result<(), BackupError>,
) -> std::result::Result<(), ImportError> {
    let mut poured = 0u64;
    match files {
        Files::Inside(inside) => {
            let bytes = inside.bytes(name)?;
            poured = bytes.len() as u64;
            to(&bytes)?;
        }
        Files::Zip(zip, _) => zip.pour_up_to(&csv::path_of(name), LARGEST, |piece| {
            poured += piece.len() as u64;
            to(piece)
        })?,
    }
    if u64::try_from(bytes) == Ok(poured) && poured <= LARGEST { Ok(()) } else { Err(ImportFault::Damaged.into()) }
}
