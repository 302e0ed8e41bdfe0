//! What a backup says of itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, NaiveDate};
use respite_domain::backup::BackupFault;
use respite_domain::time::WallTime;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Attachments, DIARY, Facts, Label, MANIFEST};
use crate::COPIES;

/// The form of backups that this program makes. A later one is refused as newer.
const FORMAT: u32 = 1;

/// `manifest.json`. Whoever writes a later version adds fields; these stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The form of the backup.
    pub(crate) format: u32,
    /// The program that made it, and its version.
    pub(crate) program: String,
    /// The version of the tables in `diary.db`.
    pub(crate) schema: i64,
    /// When it was made, with the offset there and then.
    made_at: String,
    /// The mark of the diary: the same in all its copies.
    pub(crate) diary: Option<String>,
    /// When that diary was brought back from a backup last.
    pub(crate) restored_at: Option<String>,
    /// When the diary was last written to, in nanoseconds since 1970: tells whether it changed since.
    pub(crate) changed: Option<String>,
    /// How many entries, those that are deleted left out.
    pub(crate) entries: i64,
    /// The days of the first and last of them.
    first_day: Option<String>,
    last_day: Option<String>,
    /// How many rows each table has.
    pub(crate) rows: BTreeMap<String, i64>,
    /// Where the attached files are.
    pub(crate) attachments: Attachments,
    /// The attached files that should have come along, and were not there.
    pub(crate) missing: Vec<String>,
    /// The files in the backup, but for this one.
    pub(crate) files: Vec<Part>,
}

/// A file in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// Its path in the backup.
    pub(crate) name: String,
    /// Its size.
    pub(crate) bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub(crate) sha256: String,
}

impl Part {
    pub(crate) fn of(name: String, bytes: &[u8]) -> Part {
        let mut hash = Hash::default();
        hash.take(bytes);
        hash.of(name)
    }
}

/// Whether a file holds the very bytes of a part.
pub(crate) fn same_bytes(file: &Path, part: &Part) -> bool {
    let is_file = file.symlink_metadata().is_ok_and(|found| found.is_file() && found.len() == part.bytes);
    is_file && std::fs::read(file).is_ok_and(|bytes| Part::of(part.name.clone(), &bytes) == *part)
}

/// The name of an attached file by its path in a backup.
pub(crate) fn attached_name(path: &str) -> Option<&str> {
    path.strip_prefix(COPIES)?.strip_prefix('/')
}

/// What is known of a part that comes piece by piece.
#[derive(Default)]
pub(crate) struct Hash {
    sha256: Sha256,
    bytes: u64,
}

impl Hash {
    pub(crate) fn take(&mut self, piece: &[u8]) {
        self.sha256.update(piece);
        self.bytes += u64::try_from(piece.len()).unwrap_or(u64::MAX);
    }

    pub(crate) fn of(self, name: String) -> Part {
        let sha256 = self.sha256.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Part { name, bytes: self.bytes, sha256 }
    }
}

impl Manifest {
    pub(crate) fn of(facts: &Facts, changed: Option<String>, attachments: Attachments, label: &Label<'_>) -> Manifest {
        Manifest {
            format: FORMAT,
            program: label.program.to_owned(),
            schema: facts.schema,
            made_at: label.now.to_rfc3339(),
            diary: facts.mark.clone(),
            restored_at: facts.restored.clone(),
            changed,
            entries: facts.entries,
            first_day: facts.days.map(|(first, _)| first.to_string()),
            last_day: facts.days.map(|(_, last)| last.to_string()),
            rows: facts.rows.clone(),
            attachments,
            missing: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Reads one.
    ///
    /// # Errors
    /// It is none, or one of a form that is not known yet.
    pub(crate) fn read(bytes: &[u8]) -> super::Result<Manifest> {
        #[derive(Deserialize)]
        struct Form {
            format: u32,
        }
        // A later form may lack what this one has.
        let form: Form = serde_json::from_slice(bytes).map_err(|_| BackupFault::NotABackup)?;
        if form.format > FORMAT {
            return Err(BackupFault::Newer.into());
        }
        Ok(serde_json::from_slice(bytes).map_err(|_| BackupFault::NotABackup)?)
    }

    /// Whether a zip with these parts is a backup.
    pub(crate) fn is_among(parts: &BTreeSet<String>) -> bool {
        [MANIFEST, DIARY].iter().all(|part| parts.contains(*part))
    }

    /// When it was made.
    pub(crate) fn made_at(&self) -> Option<WallTime> {
        DateTime::parse_from_rfc3339(&self.made_at).ok()
    }

    /// The attached files in the backup, by the names that they have beside the diary.
    pub(crate) fn attached(&self) -> impl Iterator<Item = (&str, &Part)> {
        self.files.iter().filter_map(|part| Some((attached_name(&part.name)?, part)))
    }

    /// The days of the first and the last entry.
    pub(crate) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let day = |day: &Option<String>| day.as_ref()?.parse().ok();
        day(&self.first_day).zip(day(&self.last_day))
    }

    /// Whether it says of the diary what the diary says.
    pub(crate) fn fits(&self, facts: &Facts) -> bool {
        self.schema == facts.schema
            && self.rows == facts.rows
            && self.entries == facts.entries
            && self.diary == facts.mark
            && self.days() == facts.days
    }
}
