//! Files written whole or not at all: beside their place first, on disk, then in their place.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::StoreError;
use crate::attachment_file::COPIES;

/// How the name of a file begins that is not whole yet.
pub(crate) const UNFINISHED: &str = ".respite-unfinished-";

/// How a PDF begins (ISO 32000-2, 7.5.2).
const PDF: &[u8] = b"%PDF-";

/// Why a page was not written. What was there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Something stands there that is no page.
    #[error("something else stands there")]
    InTheWay,
    /// The disk can't take it.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

/// Writes a PDF to `path`, for its owner alone. It takes the place of an earlier PDF or of an empty file and of nothing else:
/// no other file, folder, link or device, and nothing among the attachments of the diary in `folder`.
///
/// # Errors
/// Something else stands there, or the disk can't take it.
pub fn write_pdf(path: &Path, pdf: &[u8], folder: &Path) -> Result<(), NotWritten> {
    let into = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let whole = |path: &Path| path.canonicalize().ok();
    if path.file_name().is_none() || whole(into).is_some_and(|into| whole(&folder.join(COPIES)) == Some(into)) {
        return Err(NotWritten::InTheWay);
    }
    match path.symlink_metadata() {
        Ok(found) if found.is_file() && is_empty_or_pdf(path)? => {}
        Ok(_) => return Err(NotWritten::InTheWay),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let mut beside = unfinished(into)?;
    beside.write_all(pdf)?;
    beside.as_file().sync_all()?;
    beside.persist(path).map_err(|error| error.error)?;
    Ok(sync_folder(into)?)
}

fn is_empty_or_pdf(path: &Path) -> std::io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(PDF.len() as u64).read_to_end(&mut start)?;
    Ok(start.is_empty() || start == PDF)
}

/// A file in `folder` for its owner alone, under a name that nobody has. It goes unless it is given its own name.
pub(crate) fn unfinished(folder: &Path) -> std::io::Result<NamedTempFile> {
    NamedTempFile::with_prefix_in(UNFINISHED, folder)
}

/// A name is on disk only once its folder is. Only Unix lets a folder be opened for that.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// What the disk said of a file in `folder`.
pub(crate) fn not_written(error: &std::io::Error, folder: &Path) -> StoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::Unwritable(PathBuf::from(folder)),
    }
}
