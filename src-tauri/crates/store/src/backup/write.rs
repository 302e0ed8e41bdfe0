//! Writing a backup.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use chrono::{Datelike, Timelike};
use respite_domain::attachment::LARGEST;
use respite_domain::time::WallTime;
use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::manifest::{Hash, Manifest, Part};
use super::read::is_copy_name;
use super::sealed::{Opener, Seal, sealing};
use super::{Attachments, DIARY, Facts, Image, Label, MANIFEST, README, Result};
use crate::whole_file::{not_written, unfinished};
use crate::{COPIES, FILE_NAME, Work};

/// How hard to press, 1 to 9: the next steps take twice the time for a tenth.
const PRESSED: i64 = 3;
/// How many bytes are dealt with at once.
const PIECE: usize = 1 << 16;

/// A backup that was written, and with what it is read back where it is encrypted.
pub(crate) struct Written {
    pub(crate) whole: NamedTempFile,
    pub(crate) manifest: Manifest,
    pub(crate) opener: Option<Opener>,
}

/// When the diary in `folder` was last written to. It is asked for by the path alone; see `place.rs`.
pub(crate) fn changed(folder: &Path) -> Option<String> {
    let changed = folder.join(FILE_NAME).metadata().and_then(|file| file.modified()).ok()?;
    Some(changed.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos().to_string())
}

/// What goes into it.
pub(crate) struct Parts<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) image: &'a Image,
    pub(crate) facts: &'a Facts,
    pub(crate) label: &'a Label<'a>,
    pub(crate) work: &'a Work,
}

impl Parts<'_> {
    /// Writes a backup into the folder `into`, under a name of its own, and puts it on disk.
    ///
    /// # Errors
    /// When the disk can't take it, or the work is to end.
    pub(crate) fn written(&self, into: &Path, attachments: Attachments, seal: Option<&Seal>) -> Result<Written> {
        let disk = |error: std::io::Error| not_written(&error, into);
        let whole = unfinished(into).map_err(disk)?;
        let mut manifest = Manifest::of(self.facts, changed(self.folder), attachments, self.label);
        let opener = self.write(&whole, seal, &mut manifest).map_err(disk)?;
        whole.as_file().sync_all().map_err(disk)?;
        Ok(Written { whole, manifest, opener })
    }

    /// How many bytes go into it.
    fn bytes(&self, attachments: Attachments) -> u64 {
        let size = |name: &String| self.folder.join(COPIES).join(name).metadata().map_or(0, |file| file.len());
        let attached = match attachments {
            Attachments::Inside => self.facts.attachments.iter().map(size).sum(),
            Attachments::Beside => 0,
        };
        attached + u64::try_from(self.image.bytes().len()).unwrap_or_default()
    }

    /// Writes them to the disk, encrypted on the way if that is wished.
    fn write(
        &self,
        whole: &NamedTempFile,
        seal: Option<&Seal>,
        manifest: &mut Manifest,
    ) -> std::io::Result<Option<Opener>> {
        let mut to = Disk::of(BufWriter::new(whole.as_file()));
        let opener = match seal {
            None => {
                self.pack(ZipWriter::new(&mut to), manifest)?;
                None
            }
            Some(seal) => {
                let (mut sealed, opener) = sealing(seal, &mut to)?;
                self.pack(ZipWriter::new_stream(&mut sealed), manifest)?;
                sealed.finish()?;
                Some(opener)
            }
        };
        to.flush()?;
        to.took_all()?;
        Ok(opener)
    }

    fn pack<W: Write + Seek>(&self, mut zip: ZipWriter<W>, manifest: &mut Manifest) -> std::io::Result<()> {
        self.work.begin(self.bytes(manifest.attachments));
        let pressed = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(PRESSED))
            .unix_permissions(0o600)
            .last_modified_time(stamp(self.label.now));
        for (name, bytes) in [(README, self.label.readme.as_bytes()), (DIARY, self.image.bytes())] {
            zip.start_file(name, pressed)?;
            for piece in bytes.chunks(PIECE) {
                zip.write_all(piece)?;
                self.work.pass(piece.len())?;
            }
            manifest.files.push(Part::of(name.to_owned(), bytes));
        }
        if manifest.attachments == Attachments::Inside {
            // Papers and pictures are small already.
            let as_they_are = pressed.compression_method(CompressionMethod::Stored).compression_level(None);
            for name in &self.facts.attachments {
                let Some(mut file) = open(self.folder, name) else {
                    manifest.missing.push(name.clone());
                    continue;
                };
                let path = format!("{COPIES}/{name}");
                zip.start_file(&path, as_they_are)?;
                manifest.files.push(pour(&mut file, &mut zip, self.work)?.of(path));
            }
        }
        zip.start_file(MANIFEST, pressed)?;
        serde_json::to_writer_pretty(&mut zip, manifest)?;
        zip.finish()?.flush()
    }
}

/// A file that is written as a zip. The library says on standard error that it could not end one: it hears of no trouble, and whoever
/// writes is told at the end.
pub(crate) struct Disk<W> {
    to: W,
    /// Where it would stand, whatever the disk says.
    at: u64,
    trouble: Option<std::io::Error>,
}

impl<W: Write + Seek> Disk<W> {
    pub(crate) fn of(to: W) -> Disk<W> {
        Disk { to, at: 0, trouble: None }
    }

    /// Whether the disk took all that was written.
    ///
    /// # Errors
    /// What it said when it did not.
    pub(crate) fn took_all(self) -> std::io::Result<()> {
        self.trouble.map_or(Ok(()), Err)
    }
}

impl<W: Write + Seek> Write for Disk<W> {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        if self.trouble.is_none() {
            self.trouble = self.to.write_all(piece).err();
        }
        self.at = self.at.saturating_add(u64::try_from(piece.len()).unwrap_or_default());
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if self.trouble.is_none() {
            self.trouble = self.to.flush().err();
        }
        Ok(())
    }
}

impl<W: Write + Seek> Seek for Disk<W> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(_) => self.to.seek(to)?,
        };
        if self.trouble.is_none() {
            // What waits to be written is written first.
            self.trouble = self.to.seek(SeekFrom::Start(self.at)).err();
        }
        Ok(self.at)
    }
}

/// An attached file that is there and is an ordinary one.
fn open(folder: &Path, name: &str) -> Option<File> {
    let path = folder.join(COPIES).join(name);
    let is_file = || path.symlink_metadata().is_ok_and(|found| found.is_file() && found.len() <= LARGEST);
    (is_copy_name(name) && is_file()).then(|| File::open(path).ok()).flatten()
}

fn pour(from: &mut impl Read, to: &mut impl Write, work: &Work) -> std::io::Result<Hash> {
    let (mut piece, mut hash) = (vec![0; PIECE], Hash::default());
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(hash),
            read => {
                to.write_all(&piece[..read])?;
                work.pass(read)?;
                hash.take(&piece[..read]);
            }
        }
    }
}

/// The time that a zip knows: local, without an offset. Before 1980 it knows none.
pub(crate) fn stamp(at: WallTime) -> zip::DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let (day, time) = (at.date_naive(), at.time());
    zip::DateTime::from_date_and_time(
        u16::try_from(day.year()).unwrap_or_default(),
        part(day.month()),
        part(day.day()),
        part(time.hour()),
        part(time.minute()),
        part(time.second()),
    )
    .unwrap_or_default()
}
