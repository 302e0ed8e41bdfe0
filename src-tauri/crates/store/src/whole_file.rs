//! Files written whole or not at all: beside their place first, on disk, then in their place.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::file_name::{COPIES, OUR_NAMES, UNFINISHED};
use crate::{Stopped, StoreError};

/// How a PDF begins (ISO 32000-2, 7.5.2).
const PDF: &[u8] = b"%PDF-";
/// How one of ours says which program made it (XMP, "xmp:CreatorTool").
const OURS: &[u8] = b"<xmp:CreatorTool>Respite ";
/// More bytes than a page of ours has.
const MOST_BYTES: u64 = 1 << 26;

/// Why a page was not written. What was there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Something stands there that is no page.
    #[error("something else stands there")]
    InTheWay,
    /// It was to end.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The disk can't take it.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

/// Writes a PDF to `path`, for its owner alone. It takes the place of an earlier page of ours, outside the diary's folder also
/// of an empty file, and of nothing else: no other file, folder, link or device, nothing that may be the diary in `folder`, and
/// nothing among its attachments.
///
/// # Errors
/// Something else stands there, or the disk can't take it.
pub fn write_pdf(path: &Path, pdf: &[u8], folder: &Path) -> Result<(), NotWritten> {
    let place = Destination::of(path, folder, is_page_of_ours)?;
    let mut beside = unfinished(&place.into)?;
    beside.write_all(pdf)?;
    place.put(beside)
}

/// Where a file of the person's choice may be written.
pub(crate) struct Destination {
    path: PathBuf,
    /// Its folder.
    pub(crate) into: PathBuf,
    /// Whether nothing stood there.
    is_free: bool,
}

impl Destination {
    /// `path`, where nothing stands in the way: see [`write_pdf`]. `may_go` says whether a file that stands there may.
    ///
    /// # Errors
    /// Something else stands there, or the disk does not answer.
    pub(crate) fn of(
        path: &Path,
        folder: &Path,
        may_go: impl FnOnce(&Path) -> std::io::Result<bool>,
    ) -> Result<Destination, NotWritten> {
        let into = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let whole = |path: &Path| path.canonicalize().ok();
        let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else { return Err(NotWritten::InTheWay) };
        let is_at = |place: &Path| whole(into).is_some_and(|into| whole(place) == Some(into));
        let is_beside = is_at(folder);
        // Some disks don't tell capitals apart.
        let name = name.to_lowercase();
        if is_at(&folder.join(COPIES)) || (is_beside && OUR_NAMES.iter().any(|ours| name.starts_with(ours))) {
            return Err(NotWritten::InTheWay);
        }
        let is_free = match path.symlink_metadata() {
            Ok(found) if found.is_file() && found.len() == 0 && !is_beside => false,
            Ok(found) if found.is_file() && may_go(path)? => false,
            Ok(_) => return Err(NotWritten::InTheWay),
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) => return Err(error.into()),
        };
        Ok(Destination { path: path.to_owned(), into: into.to_owned(), is_free })
    }

    /// Puts a whole file there.
    ///
    /// # Errors
    /// Something was put there meanwhile, or the disk can't take it; what stood there stays.
    pub(crate) fn put(self, whole: NamedTempFile) -> Result<(), NotWritten> {
        whole.as_file().sync_all()?;
        let whole = if self.is_free {
            match whole.persist_noclobber(&self.path) {
                Ok(_) => return Ok(sync_folder(&self.into)?),
                Err(error) if self.path.symlink_metadata().is_ok() => {
                    tracing::info!(error = %error.error, "something was put there meanwhile");
                    return Err(NotWritten::InTheWay);
                }
                // Not every disk can rename without a chance to write over something.
                Err(error) => error.file,
            }
        } else {
            whole
        };
        whole.persist(&self.path).map_err(|error| error.error)?;
        Ok(sync_folder(&self.into)?)
    }
}

fn is_page_of_ours(path: &Path) -> std::io::Result<bool> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes.starts_with(PDF) && bytes.windows(OURS.len()).any(|bytes| bytes == OURS))
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
