//! Reading a backup, which may be anybody's file: nothing of it is believed before it was counted.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use respite_domain::attachment::LARGEST;
use respite_domain::backup::BackupFault;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::image::Rows;
use super::manifest::{Hash, Manifest, Part, attached_name};
use super::sealed::{Opener, Source};
use super::{Backup, DIARY, Image, MANIFEST, README, Result};
use crate::Work;
use crate::open::{is_diary, is_newer};

/// More bytes than a diary has: ten years of a person who writes a lot are some 20 MB.
const LARGEST_DIARY: u64 = 512 << 20;
/// More than a manifest or a read-me has.
const LARGEST_TEXT: u64 = 4 << 20;
/// More files than anybody attaches.
const MOST_FILES: usize = 10_000;
/// More bytes than all of them have.
const LARGEST_IN_ALL: u64 = 16 << 30;
/// How a zip ends that has no comment: its last record (APPNOTE.TXT, 4.3.16).
const END: usize = 22;

/// A backup that was looked through and is good.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) manifest: Manifest,
    pub(crate) image: Image,
    /// How many rows each table of the diary in it has.
    pub(crate) rows: Rows,
    bytes: u64,
}

impl Opened {
    /// Reads all of it, and compares each part with what the manifest says, and the diary with what it says of itself.
    ///
    /// # Errors
    /// It is none, damaged, larger than any, newer than this program, or can't be read; `opener` does not open it; the work is to end.
    pub(crate) fn of(file: &Path, opener: Option<&Opener>, work: &Work) -> Result<Opened> {
        Opened::of_zip(&mut Zip::sealed(file, opener)?, work, |_| ())
    }

    /// The same of a zip that is open. `begin` is told first how many bytes there are to read.
    ///
    /// # Errors
    /// As [`Opened::of`].
    pub(crate) fn of_zip(zip: &mut Zip, work: &Work, begin: impl FnOnce(u64)) -> Result<Opened> {
        let manifest = zip.manifest()?;
        zip.holds_what_is_listed(&manifest)?;
        begin(manifest.files.iter().map(|part| part.bytes).sum());
        let mut diary = None;
        for part in &manifest.files {
            let mut bytes = Vec::new();
            zip.pour(part, |piece| {
                if part.name == DIARY {
                    bytes.extend_from_slice(piece);
                }
                Ok(work.pass(piece.len())?)
            })?;
            if part.name == DIARY {
                diary = Some(Image::from(bytes));
            }
        }
        let image = diary.ok_or(BackupFault::NotABackup)?;
        let facts = look_into(&image)?;
        if !manifest.fits(&facts) {
            return Err(BackupFault::Damaged.into());
        }
        Ok(Opened { rows: facts.rows, manifest, image, bytes: zip.bytes })
    }

    /// What it holds.
    pub(crate) fn backup(&self) -> Backup {
        Backup::glanced(&self.manifest, self.bytes)
    }
}

/// Whether a diary that came from elsewhere is one that this program can read, and is sound; and what it says.
///
/// # Errors
/// It is none, damaged or newer.
pub(crate) fn look_into(image: &Image) -> Result<super::Facts> {
    let diary = image.open().map_err(|_| BackupFault::Damaged)?;
    if !is_diary(&diary) || is_newer(&diary) {
        return Err(if is_newer(&diary) { BackupFault::Newer } else { BackupFault::NotABackup }.into());
    }
    if !image.is_sound() {
        return Err(BackupFault::Damaged.into());
    }
    Ok(image.facts().map_err(|_| BackupFault::Damaged)?)
}

/// What a backup says of itself, unproved: enough to tell which it is.
///
/// # Errors
/// It is none, or can't be read.
pub(crate) fn glance(file: &Path) -> Result<(Manifest, u64)> {
    let mut zip = Zip::of(file)?;
    Ok((zip.manifest()?, zip.bytes))
}

/// A zip, to be read part by part.
#[derive(Debug)]
pub(crate) struct Zip {
    archive: ZipArchive<Source>,
    bytes: u64,
}

impl Zip {
    /// Opens a file, which must be an ordinary one.
    ///
    /// # Errors
    /// It is no backup, is cut off, or can't be read.
    pub(crate) fn of(path: &Path) -> Result<Zip> {
        Zip::sealed(path, None)
    }

    /// The same of one that may be encrypted.
    ///
    /// # Errors
    /// As [`Zip::of`]; or `opener` does not open it.
    pub(crate) fn sealed(path: &Path, opener: Option<&Opener>) -> Result<Zip> {
        let unreadable = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => BackupFault::Gone,
            _ => BackupFault::Unreadable,
        };
        // Not to be opened when it is none: a pipe would wait for ever.
        let found = path.metadata().map_err(unreadable)?;
        if !found.is_file() {
            return Err(BackupFault::NotABackup.into());
        }
        let mut file = Source::of(File::open(path).map_err(unreadable)?, opener)?;
        let parts = parts(&mut file)?;
        let archive = ZipArchive::new(file).map_err(fault)?;
        // Of two parts of one name the library knows only one.
        if archive.len() != parts || parts > MOST_FILES {
            return Err(BackupFault::NotABackup.into());
        }
        Ok(Zip { archive, bytes: found.len() })
    }

    fn manifest(&mut self) -> Result<Manifest> {
        let bytes = self.read(MANIFEST, LARGEST_TEXT)?;
        Manifest::read(&bytes)
    }

    /// Whether it holds the parts of the manifest and no others, each of them an ordinary file of a size that is taken.
    fn holds_what_is_listed(&mut self, manifest: &Manifest) -> Result<()> {
        let listed: BTreeSet<&str> = manifest.files.iter().map(|part| part.name.as_str()).collect();
        let allowed = |part: &Part| match part.name.as_str() {
            DIARY => part.bytes <= LARGEST_DIARY,
            README => part.bytes <= LARGEST_TEXT,
            name => is_attached(name) && part.bytes <= LARGEST,
        };
        let in_all = manifest.files.iter().map(|part| part.bytes).fold(0u64, u64::saturating_add);
        if in_all > LARGEST_IN_ALL || manifest.files.iter().any(|part| is_name(&part.name) && !allowed(part)) {
            return Err(BackupFault::TooLarge.into());
        }
        if listed.len() != manifest.files.len() || !listed.iter().all(|name| is_name(name)) {
            return Err(BackupFault::NotABackup.into());
        }
        let found = self.parts()?;
        let is_listed = |name: &String| name == MANIFEST || listed.contains(name.as_str());
        if !found.iter().all(is_listed) {
            return Err(BackupFault::NotABackup.into());
        }
        // What is listed and is not there was lost.
        if found.len() != listed.len() + 1 { Err(BackupFault::Damaged.into()) } else { Ok(()) }
    }

    /// The names of its parts, each of which is an ordinary file.
    ///
    /// # Errors
    /// One of them is none, or can't be read.
    pub(crate) fn parts(&mut self) -> Result<BTreeSet<String>> {
        self.parts_and_folders().and_then(|(parts, folders)| match folders {
            0 => Ok(parts),
            _ => Err(BackupFault::NotABackup.into()),
        })
    }

    /// The same, and how many folders there are, which hold nothing: a program that packs a folder names it too.
    ///
    /// # Errors
    /// As [`Zip::parts`].
    pub(crate) fn parts_and_folders(&mut self) -> Result<(BTreeSet<String>, usize)> {
        let (mut found, mut folders) = (BTreeSet::new(), 0);
        for place in 0..self.archive.len() {
            let part = self.archive.by_index_raw(place).map_err(fault)?;
            if part.is_symlink() || part.encrypted() {
                return Err(BackupFault::NotABackup.into());
            }
            if part.is_dir() {
                folders += 1;
            } else {
                found.insert(name(&part)?);
            }
        }
        Ok((found, folders))
    }

    /// Pours a part out piece by piece; once this returns, they were those that the manifest says.
    ///
    /// # Errors
    /// They are not, can't be read, or `to` does not take them.
    pub(crate) fn pour(&mut self, part: &Part, mut to: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut hash = Hash::default();
        self.pour_up_to(&part.name, part.bytes, |piece| {
            hash.take(piece);
            to(piece)
        })?;
        if hash.of(part.name.clone()) == *part { Ok(()) } else { Err(BackupFault::Damaged.into()) }
    }

    /// Pours a part out piece by piece, as far as `most` bytes and one more, which is enough to know.
    ///
    /// # Errors
    /// It is not there, can't be read, or `to` does not take it.
    pub(crate) fn pour_up_to(&mut self, name: &str, most: u64, mut to: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let from = self.archive.by_name(name).map_err(fault)?;
        let (mut from, mut piece) = (from.take(most.saturating_add(1)), vec![0; 1 << 16]);
        loop {
            match from.read(&mut piece).map_err(|_| BackupFault::Damaged)? {
                0 => return Ok(()),
                read => to(&piece[..read])?,
            }
        }
    }

    /// How many bytes all parts say that they have.
    ///
    /// # Errors
    /// One of them can't be read.
    pub(crate) fn bytes_of_parts(&mut self) -> Result<u64> {
        let mut all = 0u64;
        for place in 0..self.archive.len() {
            all = all.saturating_add(self.archive.by_index_raw(place).map_err(fault)?.size());
        }
        Ok(all)
    }

    /// The bytes of a part, so many at most.
    ///
    /// # Errors
    /// It is not there, holds more, or can't be read.
    pub(crate) fn read(&mut self, name: &str, most: u64) -> Result<Vec<u8>> {
        let part = self.archive.by_name(name).map_err(fault)?;
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).map_err(|_| BackupFault::Damaged)?;
        let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= most);
        if fits { Ok(bytes) } else { Err(BackupFault::TooLarge.into()) }
    }
}

/// How many parts a zip says that it has.
fn parts(file: &mut (impl Read + Seek)) -> Result<usize> {
    let mut end = [0; END];
    // Where all of it ends is asked first: one that is encrypted knows then whether it was cut off.
    let bytes = file.seek(SeekFrom::End(0)).map_err(|_| BackupFault::Damaged)?;
    let whole = bytes >= u64::try_from(END).unwrap_or_default()
        && file.seek(SeekFrom::End(-22)).is_ok()
        && file.read_exact(&mut end).is_ok();
    let begins = {
        let mut start = [0; 4];
        file.seek(SeekFrom::Start(0)).is_ok() && file.read_exact(&mut start).is_ok() && start == *b"PK\x03\x04"
    };
    if !begins {
        return Err(BackupFault::NotABackup.into());
    }
    // One that is cut off lacks its end, or another one lies there.
    if !whole || !end.starts_with(b"PK\x05\x06") {
        return Err(BackupFault::Damaged.into());
    }
    Ok(usize::from(u16::from_le_bytes([end[10], end[11]])))
}

fn fault(error: ZipError) -> BackupFault {
    match error {
        ZipError::FileNotFound | ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            BackupFault::NotABackup
        }
        ZipError::InvalidPassword => BackupFault::NotABackup,
        _ => BackupFault::Damaged,
    }
}

fn name<R: Read>(part: &ZipFile<'_, R>) -> Result<String> {
    Ok(part.name().map_err(|_| BackupFault::NotABackup)?.into_owned())
}

/// Whether a part may be called so.
fn is_name(name: &str) -> bool {
    name == DIARY || name == README || is_attached(name)
}

fn is_attached(name: &str) -> bool {
    attached_name(name).is_some_and(is_copy_name)
}

/// Whether it is the plain name of a copy, as `copy_name` makes them: letters and digits, perhaps with an ending.
pub(crate) fn is_copy_name(name: &str) -> bool {
    let is_plain =
        |part: &str| (1..=64).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric());
    let (stem, ending) = name.split_once('.').unwrap_or((name, "none"));
    is_plain(stem) && is_plain(ending)
}
