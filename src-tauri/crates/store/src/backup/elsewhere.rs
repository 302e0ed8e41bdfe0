//! The copies in a second folder that the person named: a stick, another disk, a folder that is synced.
//!
//! That folder may be gone, be another's too, or never answer. So nothing here but [`back_up_elsewhere`] touches it, which its caller
//! does in a thread of its own; what is known of the copies there is told from a file beside the diary.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use respite_domain::backup::{BackupFault, Standing, to_let_go};
use respite_domain::time::WallTime;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::automatic::standing;
use super::wished::{Wished, put_json, seal_of};
use super::write::changed;
use super::{Attachments, Backup, BackupError, Label, Work, back_up_sealed};
use crate::StoreError;
use crate::attachment_file::sweep;
use crate::file_name::{AUTOMATIC, FILE_NAME};
use crate::whole_file::{not_written, sync_folder};

/// The file by which the folder is known again: an empty place where a stick was is not taken for the stick.
pub const HERE: &str = "respite-copies-here.txt";
/// What is known of the copies there.
const KNOWN: &str = "elsewhere.json";
/// How often something was erased. It stands by itself: a copy that is made meanwhile writes what is known anew, and must not forget it.
const ERASED: &str = "erased.json";
/// What stands around the moment in the name of one.
const BEGINS: &str = "respite-";
const MOMENT: &str = "%Y-%m-%d-%H%M%SZ";
/// How many letters of the diary's mark its copies bear there.
const MARK: usize = 8;

/// The second folder, and what is known of the copies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The folder.
    pub folder: PathBuf,
    /// Whether the copies there are encrypted.
    pub sealed: bool,
    /// When the last good one was made.
    pub last: Option<DateTime<Utc>>,
    /// When the folder was named.
    pub named_at: Option<DateTime<Utc>>,
    /// When the diary was last written to, where that came after it.
    pub changed: Option<DateTime<Utc>>,
    /// Whether those that are there hold what was erased since: they go with the next copy.
    pub to_go: bool,
}

/// What is known of the copies in one folder.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Known {
    folder: PathBuf,
    /// The moment of the last good one, as RFC 3339 tells it.
    last: Option<String>,
    /// The diary as it was then: see [`Manifest::changed`](super::Manifest).
    changed: Option<String>,
    /// Up to which erasing the copies hold nothing of it, of each folder that was ever named.
    clean: BTreeMap<PathBuf, u32>,
}

impl Known {
    fn of(folder: &Path, second: &Path) -> Known {
        let known: Known = read_json(folder, KNOWN);
        if known.folder == second {
            return known;
        }
        Known { folder: second.to_owned(), clean: known.clean, ..Known::default() }
    }

    /// Whether the copies there may hold what was erased by then.
    fn to_go(&self, erased: u32) -> bool {
        self.clean.get(&self.folder).copied().unwrap_or_default() < erased
    }
}

fn read_json<T: Default + DeserializeOwned>(folder: &Path, name: &str) -> T {
    let text = std::fs::read(folder.join(AUTOMATIC).join(name)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

/// The second folder of the diary in `folder`, if there is one. It is not looked into.
pub fn elsewhere(folder: &Path) -> Option<Elsewhere> {
    let wished = Wished::of(folder);
    let second = wished.folder?;
    let known = Known::of(folder, &second);
    let moment = |text: Option<&String>| Some(DateTime::parse_from_rfc3339(text?).ok()?.to_utc());
    let written = folder.join(FILE_NAME).metadata().and_then(|file| file.modified()).ok();
    let to_go = known.to_go(read_json(folder, ERASED));
    let is_new = to_go || known.last.is_none() || known.changed != changed(folder);
    Some(Elsewhere {
        folder: second,
        sealed: !wished.open,
        last: moment(known.last.as_ref()),
        named_at: moment(wished.named_at.as_ref()),
        changed: written.filter(|_| is_new).map(DateTime::<Utc>::from),
        to_go,
    })
}

/// From now on copies of the diary in `folder` go to `second` too, encrypted unless `open`. The folder is marked, so that it is known
/// again.
///
/// # Errors
/// It is the diary's own folder, it is none, it can't be written to, or there is no key yet.
pub fn set_elsewhere(folder: &Path, second: &Path, open: bool, label: &Label<'_>) -> Result<(), BackupError> {
    let whole = second.canonicalize().map_err(|_| BackupFault::FolderGone)?;
    let own = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if !whole.is_dir() || whole.starts_with(&own) {
        return Err(BackupError::InTheWay(second.to_owned()));
    }
    let wished =
        Wished { folder: Some(whole.clone()), named_at: Some(label.now.to_rfc3339()), open, ..Wished::of(folder) };
    seal_of(&wished)?;
    let here = whole.join(HERE);
    if !here.is_file() {
        let marked = crate::private::create_new(&here)
            .and_then(|mut file| std::io::Write::write_all(&mut file, label.readme.as_bytes()));
        marked.map_err(|error| not_written(&error, &whole))?;
    }
    wished.keep(folder)
}

/// From now on no copies go to a second folder. Those that are there stay.
///
/// # Errors
/// When the disk can't take it.
pub fn forget_elsewhere(folder: &Path) -> Result<(), BackupError> {
    Wished { folder: None, named_at: None, open: false, ..Wished::of(folder) }.keep(folder)
}

/// Makes a copy with all that is attached in the second folder, and then lets those of this diary go there that are no longer wanted:
/// none while the last one beside the diary holds fewer rows than the one before. Where there is no room for it, they go before it;
/// the last one stays. `None` when no folder was named.
///
/// # Errors
/// The folder is not there now, there is no key, or as [`back_up`](super::back_up).
pub fn back_up_elsewhere(folder: &Path, label: &Label<'_>, work: &Work) -> Result<Option<Backup>, BackupError> {
    let wished = Wished::of(folder);
    let Some(second) = wished.folder.clone() else { return Ok(None) };
    let seal = seal_of(&wished)?;
    if !second.join(HERE).is_file() {
        return Err(BackupFault::FolderGone.into());
    }
    let mut known = Known::of(folder, &second);
    // Before the diary is read: what is erased from here on may be in the copy.
    let erased = read_json(folder, ERASED);
    let there = There { copies: &second, mark: mark(folder)?, all_go: known.to_go(erased) };
    let ending = if seal.is_some() { ".zip.age" } else { ".zip" };
    let name = format!("{BEGINS}{}-{}{ending}", label.now.to_utc().format(MOMENT), there.mark);
    let path = second.join(name);
    let seen = changed(folder);
    let make = || back_up_sealed(folder, &path, Attachments::Inside, seal.as_ref(), label, work);
    let made = match make() {
        Err(BackupError::Store(StoreError::DiskFull)) if there.let_go(folder, label.now, None).went > 0 => make(),
        made => made,
    }?;
    let all_went = there.let_go(folder, label.now, Some(&path)).stayed == 0;
    sweep(&second, label.now);
    _ = sync_folder(&second);
    if all_went {
        known.clean.insert(second, erased);
    }
    known.last = Some(label.now.to_rfc3339());
    known.changed = seen;
    put_json(&folder.join(AUTOMATIC), KNOWN, &known)?;
    Ok(Some(made))
}

/// The copies of one diary in the second folder.
struct There<'a> {
    copies: &'a Path,
    mark: String,
    /// Whether all of them hold what was erased.
    all_go: bool,
}

/// How many copies went, and how many should have and did not.
#[derive(Default)]
struct Gone {
    went: usize,
    stayed: usize,
}

impl There<'_> {
    /// Lets those go that are no longer wanted. `made`, or else the last one, stays.
    fn let_go(&self, folder: &Path, now: WallTime, made: Option<&Path>) -> Gone {
        let all = copies_in(self.copies, &self.mark);
        let unwanted: Vec<usize> = if self.all_go {
            (0..all.len()).collect()
        } else if standing(folder).0.fewer {
            Vec::new()
        } else {
            let times: Vec<_> = all.iter().map(|(at, _)| *at).collect();
            to_let_go(&times, now).into_iter().collect()
        };
        let stays = made.or_else(|| all.last().map(|(_, path)| path.as_path()));
        let mut gone = Gone::default();
        for (_, path) in unwanted.into_iter().map(|place| &all[place]).filter(|(_, path)| stays != Some(path)) {
            let went = std::fs::remove_file(path).is_ok();
            gone.went += usize::from(went);
            gone.stayed += usize::from(!went);
        }
        gone
    }
}

/// The copies of one diary in a folder, and nothing else that lies there.
fn copies_in(second: &Path, mark: &str) -> Vec<(DateTime<Utc>, PathBuf)> {
    let files = std::fs::read_dir(second).into_iter().flatten().flatten();
    let mut found: Vec<_> = files
        .filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            let name = name.strip_suffix(".age").unwrap_or(&name).strip_suffix(".zip")?;
            let moment = name.strip_prefix(BEGINS)?.strip_suffix(mark)?.strip_suffix('-')?;
            Some((NaiveDateTime::parse_from_str(moment, MOMENT).ok()?.and_utc(), file.path()))
        })
        .collect();
    found.sort();
    found
}

/// By what a diary's copies are told from those of another in the same folder.
fn mark(folder: &Path) -> crate::Result<String> {
    let (image, _) = crate::open::image(folder)?;
    let mark = image.facts()?.mark.unwrap_or_default();
    Ok(mark.chars().filter(char::is_ascii_alphanumeric).take(MARK).collect())
}

/// Those that are in a second folder, whichever it is, hold what was erased just now: they go with the next copy there.
pub(crate) fn let_go_with_the_next(folder: &Path) {
    let erased: u32 = read_json(folder, ERASED);
    if let Err(error) = put_json(&folder.join(AUTOMATIC), ERASED, &erased.saturating_add(1)) {
        tracing::warn!(%error, "copies elsewhere could not be marked as to go");
    }
}

impl Elsewhere {
    /// How it stands with the copies there. A folder that was just named is given its time.
    pub fn standing(&self) -> Standing {
        Standing { last: self.last.or(self.named_at), changed: self.changed, fewer: false }
    }

    /// Whether a copy is due there at `now`.
    pub fn is_due(&self, now: WallTime) -> bool {
        self.to_go
            || self.changed.is_some() && respite_domain::backup::due_elsewhere_in(self.last, now.to_utc()).is_zero()
    }
}
