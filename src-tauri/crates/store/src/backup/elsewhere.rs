//! The copies in a second folder that the person named: a stick, another disk, a folder that is synced.
//!
//! That folder may be gone, be another's too, or never answer. So nothing here but [`back_up_elsewhere`] touches it, which its caller
//! does in a thread of its own; what is known of the copies there is told from a file beside the diary.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use respite_domain::backup::{BackupFault, Standing, to_let_go};
use respite_domain::time::WallTime;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::automatic::standing;
use super::wished::{Wished, put_json, seal_of};
use super::write::changed;
use super::{Attachments, Backup, BackupError, Label, back_up_sealed};
use crate::attachment_file::sweep;
use crate::file_name::{AUTOMATIC, FILE_NAME};
use crate::whole_file::{not_written, sync_folder};
use crate::{StoreError, Work};

/// The file by which the folder is known again: an empty place where a stick was is not taken for the stick.
pub const HERE: &str = "respite-copies-here.txt";
/// What is known of the copies there.
const KNOWN: &str = "elsewhere.json";
/// When something was erased last. It stands by itself: a copy that is made meanwhile writes what is known anew, and must not forget it.
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
    /// Whether some that are there may hold what was erased since: they go with the next copy.
    pub to_go: bool,
    /// Whether there was none since the erasing, so that the next is due at once.
    at_once: bool,
}

/// When something was erased last, as RFC 3339 tells it: copies that began by then may hold it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Erased {
    at: Option<String>,
}

impl Erased {
    /// Of the diary in `folder`.
    fn of(folder: &Path) -> Erased {
        read_json(folder, ERASED)
    }

    fn at(&self) -> Option<DateTime<Utc>> {
        self.at.as_deref().and_then(moment)
    }
}

/// What is known of the copies in one folder.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Known {
    folder: PathBuf,
    /// The moment of the last good one, as RFC 3339 tells it.
    last: Option<String>,
    /// The latest moment that any bears, in whatever folder: the clock may have been ahead.
    latest: Option<String>,
    /// The diary as it was then: see [`Manifest::changed`](super::Manifest).
    changed: Option<String>,
    /// The erasing before it.
    erased: Option<String>,
    /// Of each folder that was ever named, the last erasing after which all went that were to go. The same path may be another stick the
    /// next time: this serves what is told, and each stick is looked through when a copy is made there.
    clean: BTreeMap<PathBuf, Option<String>>,
}

impl Known {
    fn of(folder: &Path, second: &Path) -> Known {
        let known: Known = read_json(folder, KNOWN);
        if known.folder == second {
            return known;
        }
        Known { folder: second.to_owned(), latest: known.latest, clean: known.clean, ..Known::default() }
    }

    /// Whether copies that are known to be there may hold what was erased.
    fn to_go(&self, Erased { at }: &Erased) -> bool {
        let clean = self.clean.get(&self.folder);
        at.is_some() && (clean.is_some() || self.last.is_some()) && clean != Some(at)
    }

    fn last(&self) -> Option<DateTime<Utc>> {
        moment(self.last.as_ref()?)
    }

    fn latest(&self) -> Option<DateTime<Utc>> {
        moment(self.latest.as_ref()?)
    }
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    Some(DateTime::parse_from_rfc3339(text).ok()?.to_utc())
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
    let written = folder.join(FILE_NAME).metadata().and_then(|file| file.modified()).ok();
    let erased = Erased::of(folder);
    let to_go = known.to_go(&erased);
    // One that stays, whatever is tried, is tried again with the next copy that is due.
    let at_once = to_go && known.erased != erased.at;
    let is_new = at_once || known.last.is_none() || known.changed != changed(folder);
    Some(Elsewhere {
        folder: second,
        sealed: !wished.open,
        last: known.last(),
        named_at: wished.named_at.as_deref().and_then(moment),
        changed: written.filter(|_| is_new).map(DateTime::<Utc>::from),
        to_go,
        at_once,
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
/// none while the last one beside the diary holds fewer rows than the one before, but for those from before the last erasing. Where
/// there is no room for it, they go before it; the last one stays. `None` when no folder was named.
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
    let erased = Erased::of(folder);
    let there = There { copies: &second, mark: mark(folder)?, erased: erased.at() };
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
        known.clean.insert(second, erased.at.clone());
    }
    known.erased = erased.at;
    known.last = Some(label.now.to_rfc3339());
    known.latest = known.latest().max(Some(label.now.to_utc())).map(|at| at.to_rfc3339());
    known.changed = seen;
    put_json(&folder.join(AUTOMATIC), KNOWN, &known)?;
    Ok(Some(made))
}

/// The copies of one diary in the second folder.
struct There<'a> {
    copies: &'a Path,
    mark: String,
    /// When something was erased last.
    erased: Option<DateTime<Utc>>,
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
        let times: Vec<_> = all.iter().map(|(at, _)| *at).collect();
        let holds_what_was_erased = |place: &usize| self.erased.is_some_and(|erased| times[*place] <= erased);
        let mut unwanted: BTreeSet<usize> = (0..all.len()).filter(holds_what_was_erased).collect();
        if !standing(folder).0.fewer {
            unwanted.extend(to_let_go(&times, now));
        }
        let stays = made.or_else(|| all.last().map(|(_, path)| path.as_path()));
        let mut gone = Gone::default();
        for (_, path) in unwanted.into_iter().map(|place| &all[place]).filter(|(_, path)| stays != Some(path)) {
            // Another computer that knows this folder may have been quicker.
            let went = std::fs::remove_file(path).or_else(or_is_gone).is_ok();
            gone.went += usize::from(went);
            gone.stayed += usize::from(!went);
        }
        gone
    }
}

fn or_is_gone(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) }
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

/// Those that are in a second folder, whichever it is, may hold what was erased just now: they go with the next copy there. They are
/// known by their moment, so the erasing is never told as older than any of them, whatever the clock says. Their names tell whole
/// seconds: one that is made within the same second may go too, and never one stays that was made before.
pub(crate) fn let_go_with_the_next(folder: &Path, now: WallTime) {
    let known: Known = read_json(folder, KNOWN);
    let before = Erased::of(folder).at().map(|at| at + TimeDelta::nanoseconds(1));
    let at = known.latest().into_iter().chain(before).fold(now.to_utc(), Ord::max).to_rfc3339();
    if let Err(error) = put_json(&folder.join(AUTOMATIC), ERASED, &Erased { at: Some(at) }) {
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
        self.at_once
            || self.changed.is_some() && respite_domain::backup::due_elsewhere_in(self.last, now.to_utc()).is_zero()
    }
}
