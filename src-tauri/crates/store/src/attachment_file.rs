//! Copies of files that belong to tests and exercises: whole or not at all, in the folder `attachments` beside the diary.
//!
//! A copy is written under a name that ends in `.part`, is on disk before it gets its own name, and only then is its row
//! written. So a kill leaves a `.part`, which [`sweep_unfinished`] takes away a day later, or a whole copy without a row, which
//! is never shown. Such a copy stays: a diary that is put back from an older or newer backup may still name it.

use std::fs::{File, Metadata, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use respite_domain::attachment::{FileFault, LARGEST, TOLD_BY, Wanted, copy_name, shown_name};
use respite_domain::time::WallTime;

use crate::file_name::{AUTOMATIC, COPIES, UNFINISHED as OF_THE_DIARY};
use crate::whole_file::{not_written, sync_folder};
use crate::{StoreError, private};

/// What a copy is called while it is written.
const UNFINISHED: &str = "part";

/// Older than any copy that is still being written.
const UNFINISHED_FOR: TimeDelta = TimeDelta::days(1);

/// Why there is no copy. Nothing is left of it.
#[derive(Debug, thiserror::Error)]
pub enum NotCopied {
    /// The file chosen is the trouble.
    #[error(transparent)]
    Fault(#[from] FileFault),
    /// The diary's folder is the trouble.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A copy that lies in the folder but belongs to nothing yet. Unless it is [kept](CopiedFile::keep), it goes when this does.
#[derive(Debug)]
pub struct CopiedFile {
    path: PathBuf,
    name: String,
    copy: String,
    bytes: u64,
    kept: bool,
}

impl CopiedFile {
    /// Copies `chosen` into the folder of the diary in `folder`. The size is judged before anything is read, and what it is before
    /// anything is written.
    ///
    /// # Errors
    /// It is no ordinary file that is wanted and can be read whole, or the folder can't take it.
    pub fn of(chosen: &Path, wanted: Wanted, folder: &Path) -> Result<CopiedFile, NotCopied> {
        let (mut from, seen) = open(chosen, wanted)?;
        let copies = folder.join(COPIES);
        private::make_folder(&copies).map_err(|error| not_written(&error, &copies))?;
        let original = chosen.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let random = random_name();
        let copy = copy_name(&random, &original);
        let part = Unfinished(copies.join(format!("{random}.{UNFINISHED}")));
        let mut to = private::create_new(&part.0).map_err(|error| not_written(&error, &copies))?;
        let bytes = pour(&mut from, &mut to, &copies)?;
        if bytes != seen.len() || from.metadata().map_err(|_| FileFault::Unreadable)?.len() != bytes {
            return Err(FileFault::Changed.into());
        }
        let path = copies.join(&copy);
        to.sync_all()
            .and_then(|()| std::fs::rename(&part.0, &path))
            .and_then(|()| sync_folder(&copies))
            .map_err(|error| not_written(&error, &copies))?;
        Ok(CopiedFile { path, name: shown_name(&original), copy, bytes, kept: false })
    }

    /// What the file was called where it came from.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What the copy is called.
    pub(crate) fn copy(&self) -> &str {
        &self.copy
    }

    /// Its size.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The copy stays: its row is on disk.
    pub(crate) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for CopiedFile {
    fn drop(&mut self) {
        if !self.kept {
            _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Takes away what a kill left half written a day or longer before `now`. Whatever can't be read or removed is left.
pub fn sweep_unfinished(folder: &Path, now: WallTime) {
    let folders = [folder.join(COPIES), folder.join(AUTOMATIC), folder.to_owned()];
    let files = folders.map(|folder| std::fs::read_dir(folder).into_iter().flatten());
    for file in files.into_iter().flatten().flatten() {
        let path = file.path();
        let written = file.metadata().and_then(|file| file.modified()).map(DateTime::<Utc>::from);
        let old = written.is_ok_and(|written| now.to_utc() - written >= UNFINISHED_FOR);
        let of_a_copy =
            path.starts_with(folder.join(COPIES)) && path.extension().is_some_and(|ending| ending == UNFINISHED);
        let of_the_diary = file.file_name().to_string_lossy().starts_with(OF_THE_DIARY);
        if old && (of_a_copy || of_the_diary) {
            _ = std::fs::remove_file(path);
        }
    }
}

/// Takes away what a kill left unfinished in a folder of backups, once it is a day old.
pub(crate) fn sweep(folder: &Path, now: WallTime) {
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let written = file.metadata().and_then(|file| file.modified()).map(DateTime::<Utc>::from);
        let old = written.is_ok_and(|written| now.to_utc() - written >= UNFINISHED_FOR);
        if old && file.file_name().to_string_lossy().starts_with(OF_THE_DIARY) {
            _ = std::fs::remove_file(file.path());
        }
    }
}

/// A file that goes unless it was renamed.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        _ = std::fs::remove_file(&self.0);
    }
}

/// Opens an ordinary file of a size that is taken. What is open is what was judged, whatever happens to its name meanwhile.
fn open(chosen: &Path, wanted: Wanted) -> Result<(File, Metadata), FileFault> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileFault::Gone,
        _ => FileFault::Unreadable,
    };
    let named = chosen.symlink_metadata().map_err(unreadable)?;
    judge(&named, wanted)?;
    let mut file = OpenOptions::new().read(true).open(chosen).map_err(unreadable)?;
    let opened = file.metadata().map_err(unreadable)?;
    judge(&opened, wanted)?;
    if !is_same(&named, &opened) {
        return Err(FileFault::Changed);
    }
    wanted.begins_so(&first_of(&mut file).map_err(unreadable)?)?;
    Ok((file, opened))
}

/// What a file begins with. It is read from there again.
fn first_of(file: &mut File) -> std::io::Result<Vec<u8>> {
    let mut first = Vec::new();
    file.take(TOLD_BY as u64).read_to_end(&mut first)?;
    file.rewind()?;
    Ok(first)
}

fn judge(file: &Metadata, wanted: Wanted) -> Result<(), FileFault> {
    if file.is_symlink() {
        Err(FileFault::Link)
    } else if file.is_dir() {
        Err(FileFault::Folder)
    } else if !file.is_file() {
        Err(FileFault::NotAFile)
    } else {
        wanted.fits(file.len())
    }
}

/// Whether a name and an open file are the same file: a link put in its place in between leads elsewhere.
#[cfg(unix)]
fn is_same(named: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (named.dev(), named.ino()) == (opened.dev(), opened.ino())
}

/// The number of a file is not known here without its handle; its size and age are.
#[cfg(not(unix))]
fn is_same(named: &Metadata, opened: &Metadata) -> bool {
    named.len() == opened.len() && named.modified().ok() == opened.modified().ok()
}

/// Copies all there is, up to one byte more than is taken.
fn pour(from: &mut File, to: &mut File, folder: &Path) -> Result<u64, NotCopied> {
    let mut piece = vec![0; 1 << 16];
    let mut poured = 0;
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(poured),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Err(FileFault::Unreadable.into()),
        };
        poured += u64::try_from(read).unwrap_or(u64::MAX);
        if poured > LARGEST {
            return Err(FileFault::Changed.into());
        }
        to.write_all(&piece[..read]).map_err(|error| not_written(&error, folder))?;
    }
}

/// 32 letters and digits that no other copy has. Nobody needs to be kept from guessing them: the keys that the standard
/// library hashes with, drawn anew for each, are random enough.
fn random_name() -> String {
    let draw = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", draw(), draw())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn fault(chosen: &Path, folder: &Path) -> FileFault {
        match CopiedFile::of(chosen, Wanted::Any, folder) {
            Err(NotCopied::Fault(fault)) => fault,
            other => panic!("{other:?}"),
        }
    }

    fn copies(folder: &Path) -> usize {
        std::fs::read_dir(folder.join(COPIES)).map_or(0, Iterator::count)
    }

    #[test]
    fn what_is_not_kept_goes() {
        let folder = tempfile::tempdir().unwrap();
        let chosen = folder.path().join("scan.PNG");
        std::fs::write(&chosen, b"picture").unwrap();
        let copied = CopiedFile::of(&chosen, Wanted::Any, folder.path()).unwrap();
        assert_eq!((copied.name(), copied.bytes()), ("scan.PNG", 7));
        let path = copied.path.clone();
        assert_eq!(std::fs::read(&path).unwrap(), b"picture");
        assert_eq!(copies(folder.path()), 1);
        drop(copied);
        assert_eq!(copies(folder.path()), 0);
        CopiedFile::of(&chosen, Wanted::Any, folder.path()).unwrap().keep();
        assert_eq!(copies(folder.path()), 1);
    }

    #[test]
    fn what_is_no_ordinary_file_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("empty"), b"").unwrap();
        let large = File::create(path("large")).unwrap();
        large.set_len(LARGEST + 1).unwrap();
        assert_eq!(fault(&path("empty"), folder.path()), FileFault::Empty);
        assert_eq!(fault(&path("large"), folder.path()), FileFault::TooLarge);
        assert_eq!(fault(&path("gone"), folder.path()), FileFault::Gone);
        assert_eq!(fault(&path("large/in it"), folder.path()), FileFault::Gone);
        assert_eq!(fault(folder.path(), folder.path()), FileFault::Folder);
        assert_eq!(copies(folder.path()), 0);
    }

    #[test]
    fn a_picture_is_taken_whole_and_nothing_else_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let fault = |name: &str| match CopiedFile::of(&path(name), Wanted::Picture, folder.path()) {
            Err(NotCopied::Fault(fault)) => fault,
            other => panic!("{other:?}"),
        };
        std::fs::write(path("page.png"), b"%PDF-1.7").unwrap();
        std::fs::write(path("short.png"), b"\x89P").unwrap();
        File::create(path("large.png")).unwrap().set_len(2 << 30).unwrap();
        assert_eq!(
            (fault("page.png"), fault("short.png"), fault("large.png")),
            (FileFault::NotAPicture, FileFault::NotAPicture, FileFault::PictureTooLarge)
        );
        assert!(!folder.path().join(COPIES).exists(), "nothing was begun");
        std::fs::write(path("photo"), b"\xff\xd8\xff\xe0 and more").unwrap();
        let copied = CopiedFile::of(&path("photo"), Wanted::Picture, folder.path()).unwrap();
        assert_eq!(std::fs::read(&copied.path).unwrap(), b"\xff\xd8\xff\xe0 and more");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_or_a_device_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.pdf");
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        assert_eq!(fault(&link, folder.path()), FileFault::Link);
        assert_eq!(fault(Path::new("/dev/zero"), folder.path()), FileFault::NotAFile);
        assert_eq!(copies(folder.path()), 0);
    }

    #[test]
    fn only_what_was_left_half_written_is_swept_and_only_when_old() {
        let folder = tempfile::tempdir().unwrap();
        let copies_in = folder.path().join(COPIES);
        std::fs::create_dir(&copies_in).unwrap();
        for name in ["a.part", "b.pdf", "c"] {
            std::fs::write(copies_in.join(name), b"x").unwrap();
        }
        let written = DateTime::<Utc>::from(copies_in.join("a.part").metadata().unwrap().modified().unwrap());
        sweep_unfinished(folder.path(), (written + TimeDelta::hours(23)).fixed_offset());
        assert_eq!(copies(folder.path()), 3);
        sweep_unfinished(folder.path(), (written + TimeDelta::hours(25)).fixed_offset());
        assert_eq!(copies(folder.path()), 2);
        assert!(!copies_in.join("a.part").exists());
    }
}
