//! Journals beside a diary. A rollback journal is what a killed process had changed, to be taken back by whoever opens the diary
//! next; one that writes ahead is what another program had still to write. SQLite plays either into whatever file lies there, so
//! that one which belongs to another file must be moved away first.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, OpenFlags};

use crate::aside::{keep_beside, with_suffix};
use crate::connection::is_sound;
use crate::whole_file::not_written;
use crate::{Result, StoreError, place};

/// How a journal begins (SQLite file format, 3, "The Rollback Journal").
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// The numbers of a journal's head: magic, records, nonce, pages of the diary, bytes of a sector, bytes of a page.
const HEAD: usize = 28;
/// The head of a diary, which its first page begins with.
const FILE_HEAD: usize = 100;
/// How often a journal must be found not to belong before it is moved: one that somebody writes now changes meanwhile.
const LOOKS: u32 = 3;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Moves journals aside that do not belong to the diary beside them. One that belongs, or of which nobody can tell, stays. `file`
/// is the diary itself, not a link to it: that is where SQLite looks.
///
/// # Errors
/// When one can't be moved: the diary must not be opened then.
pub(crate) fn keep_foreign(file: &Path) -> Result<()> {
    keep_unless_it_belongs(file, ROLLBACK, foreign)?;
    keep_unless_it_belongs(file, AHEAD, foreign_ahead)
}

fn keep_unless_it_belongs(
    file: &Path,
    suffix: &str,
    foreign: impl Fn(&Path, &Path) -> std::io::Result<Option<Foreign>>,
) -> Result<()> {
    let journal = with_suffix(file, suffix);
    let mut before = None;
    for look in 0..LOOKS {
        if look > 0 {
            std::thread::sleep(BETWEEN_LOOKS);
        }
        let found = match foreign(file, &journal) {
            Ok(Some(found)) if before.is_none_or(|before| before == found) => found,
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            // SQLite says what is wrong with what can't be read.
            Err(_) => return Ok(()),
        };
        before = Some(found);
    }
    let folder = file.parent().unwrap_or(file);
    keep_beside(file, suffix).map_err(|error| match error {
        StoreError::Other(_) => not_written(&ErrorKind::Other.into(), folder),
        error => error,
    })
}

const ROLLBACK: &str = "-journal";
const AHEAD: &str = "-wal";

/// A journal that does not belong, as it was at one look: when it was written, and how often the diary was.
type Foreign = (Option<SystemTime>, u64, u32);

fn foreign(file: &Path, journal: &Path) -> std::io::Result<Option<Foreign>> {
    // Not to be opened when it is none: a pipe would wait for ever.
    let found = journal.symlink_metadata()?;
    if !found.is_file() {
        return Ok(None);
    }
    let head = head(file)?;
    let belongs = match first_page(journal)? {
        FirstPage::NotPlayed => true,
        FirstPage::NotIn => belongs_by_trial(file, ROLLBACK)?,
        FirstPage::Was(first) => match counter(&head).wrapping_sub(counter(&first.head)) {
            // The first page was not written yet.
            0 => head == first.head && first.pages == number(&first.head, 28),
            // It was, and the rest perhaps not. What says how a diary is built stays.
            1 => head[..18] == first.head[..18] && first.pages == number(&first.head, 28),
            _ => false,
        },
    };
    Ok((!belongs).then(|| (found.modified().ok(), found.len(), counter(&head))))
}

/// Respite writes nothing ahead. What lies beside a diary that says the same of itself is of another file; beside one that
/// another program has set to write ahead, only a trial can tell.
fn foreign_ahead(file: &Path, journal: &Path) -> std::io::Result<Option<Foreign>> {
    let found = journal.symlink_metadata()?;
    if !found.is_file() || found.len() == 0 {
        return Ok(None);
    }
    let head = head(file)?;
    let writes_ahead = head[18..20] == [2, 2];
    let belongs = writes_ahead && belongs_by_trial(file, AHEAD)?;
    Ok((!belongs).then(|| (found.modified().ok(), found.len(), counter(&head))))
}

/// Whether a copy of the diary into which its journal is played is a sound diary, and the same one. Where the diary is not sound
/// without it either, the journal may be what it needs.
fn belongs_by_trial(file: &Path, suffix: &str) -> std::io::Result<bool> {
    let folder = tempfile::tempdir()?;
    let copy = |name: &str| -> std::io::Result<PathBuf> {
        let to = folder.path().join(name);
        std::fs::copy(file, &to)?;
        Ok(to)
    };
    let (with, without) = (copy("with.db")?, copy("without.db")?);
    std::fs::copy(with_suffix(file, suffix), with_suffix(&with, suffix))?;
    // Without its journal, a diary that writes ahead is as it was written last.
    let mark_of = |file: &Path| -> Option<Option<String>> {
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
        let mark = place::id(&connection).ok()?;
        let is_sound = is_sound(&connection, "integrity_check").ok()? && indexes_agree(&connection).ok()?;
        is_sound.then_some(mark)
    };
    Ok(match (mark_of(&with), mark_of(&without)) {
        (Some(with), Some(without)) => with == without,
        (with, without) => with.is_some() || without.is_none(),
    })
}

/// Whether each index has as many rows as its table: pages of two diaries rarely do, and SQLite's own check does not count.
fn indexes_agree(connection: &Connection) -> rusqlite::Result<bool> {
    let mut indexes =
        connection.prepare("SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")?;
    let mut rows = indexes.query([])?;
    while let Some(row) = rows.next()? {
        let (table, index, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let of_which = sql.split_once(" WHERE ").map_or("TRUE", |(_, of_which)| of_which);
        let count = |by: &str| {
            let count = format!("SELECT count(*) FROM {table} {by} WHERE {of_which}");
            connection.query_row(&count, [], |row| row.get::<_, i64>(0))
        };
        if count(&format!("INDEXED BY {index}"))? != count("NOT INDEXED")? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How often the diary was written.
fn counter(head: &[u8; FILE_HEAD]) -> u32 {
    number(head, 24)
}

fn head(file: &Path) -> std::io::Result<[u8; FILE_HEAD]> {
    let mut head = [0; FILE_HEAD];
    File::open(file)?.read_exact(&mut head)?;
    Ok(head)
}

/// The first page of the diary that a journal belongs to, as it was before, and how many pages that had.
struct First {
    head: [u8; FILE_HEAD],
    pages: u32,
}

/// What a journal tells of the first page of its diary.
enum FirstPage {
    /// As it was before.
    Was(First),
    /// The journal holds others only: what did not fit into memory is written before the first page is touched.
    NotIn,
    /// The journal is not to be played.
    NotPlayed,
}

fn first_page(journal: &Path) -> std::io::Result<FirstPage> {
    let mut journal = File::open(journal)?;
    let length = journal.metadata()?.len();
    let (mut at, mut is_played) = (0, false);
    // Each part has a head of its own.
    while at < length {
        journal.seek(SeekFrom::Start(at))?;
        let mut head = [0; HEAD];
        if journal.read_exact(&mut head).is_err() || head[..8] != MAGIC {
            break;
        }
        let (records, pages, sector, page) =
            (number(&head, 8), number(&head, 16), number(&head, 20), number(&head, 24));
        let (record, sector) = (u64::from(page) + 8, u64::from(sector));
        if records == 0 || !(512..=65_536).contains(&page) || !(32..=65_536).contains(&sector) {
            break;
        }
        is_played = true;
        // All that follows, where the number was not written yet.
        let records = u64::from(records).min(length.saturating_sub(at + sector) / record);
        for index in 0..records {
            journal.seek(SeekFrom::Start(at + sector + index * record))?;
            let mut start = [0; 4 + FILE_HEAD];
            journal.read_exact(&mut start)?;
            if number(&start, 0) == 1 {
                let mut head = [0; FILE_HEAD];
                head.copy_from_slice(&start[4..]);
                return Ok(FirstPage::Was(First { head, pages }));
            }
        }
        at = (at + sector + records * record).next_multiple_of(sector);
    }
    Ok(if is_played { FirstPage::NotIn } else { FirstPage::NotPlayed })
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
}
