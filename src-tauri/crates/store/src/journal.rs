//! A rollback journal beside a diary: what a killed process had changed, to be taken back by whoever opens the diary next. SQLite
//! plays it into whatever file lies there, so that one which belongs to another file must be moved away first.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::aside::{keep_journal, with_suffix};
use crate::whole_file::not_written;
use crate::{Result, StoreError};

/// How a journal begins (SQLite file format, 3, "The Rollback Journal").
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// The numbers of a journal's head: magic, records, nonce, pages of the diary, bytes of a sector, bytes of a page.
const HEAD: usize = 28;
/// The head of a diary, which its first page begins with.
const FILE_HEAD: usize = 100;
/// How often a journal must be found not to belong before it is moved: one that somebody writes now changes meanwhile.
const LOOKS: u32 = 3;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Moves a journal aside that does not belong to the diary beside it. One that belongs, or of which nobody can tell, stays.
///
/// # Errors
/// When it can't be moved: the diary must not be opened then.
pub(crate) fn keep_foreign(file: &Path) -> Result<()> {
    let journal = with_suffix(file, "-journal");
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
    keep_journal(folder).map_err(|error| match error {
        StoreError::Other(_) => not_written(&ErrorKind::Other.into(), folder),
        error => error,
    })
}

/// A journal that does not belong, as it was at one look: when it was written, and how often the diary was.
type Foreign = (Option<SystemTime>, u64, u32);

fn foreign(file: &Path, journal: &Path) -> std::io::Result<Option<Foreign>> {
    // Not to be opened when it is none: a pipe would wait for ever.
    let found = journal.symlink_metadata()?;
    if !found.is_file() {
        return Ok(None);
    }
    let Some(first) = first_page(journal)? else { return Ok(None) };
    let mut head = [0; FILE_HEAD];
    File::open(file)?.read_exact(&mut head)?;
    let counter = |head: &[u8; FILE_HEAD]| number(head, 24);
    let belongs = match counter(&head).wrapping_sub(counter(&first.head)) {
        // The first page was not written yet.
        0 => head == first.head && first.pages == number(&first.head, 28),
        // It was, and the rest perhaps not. What says how a diary is built stays.
        1 => head[..18] == first.head[..18] && first.pages == number(&first.head, 28),
        _ => false,
    };
    Ok((!belongs).then(|| (found.modified().ok(), found.len(), counter(&head))))
}

/// The first page of the diary that a journal belongs to, as it was before, and how many pages that had.
struct First {
    head: [u8; FILE_HEAD],
    pages: u32,
}

/// `None` where the journal is not to be played, or does not hold the first page.
fn first_page(journal: &Path) -> std::io::Result<Option<First>> {
    let mut journal = File::open(journal)?;
    let mut head = [0; HEAD];
    if journal.read_exact(&mut head).is_err() || head[..8] != MAGIC {
        return Ok(None);
    }
    let (records, pages, sector, page) = (number(&head, 8), number(&head, 16), number(&head, 20), number(&head, 24));
    let record = u64::from(page) + 8;
    if !(512..=65_536).contains(&page) || !(32..=65_536).contains(&sector) {
        return Ok(None);
    }
    for index in 0..u64::from(records) {
        journal.seek(SeekFrom::Start(u64::from(sector) + index * record))?;
        let mut start = [0; 4 + FILE_HEAD];
        if journal.read_exact(&mut start).is_err() {
            return Ok(None);
        }
        if number(&start, 0) == 1 {
            let mut head = [0; FILE_HEAD];
            head.copy_from_slice(&start[4..]);
            return Ok(Some(First { head, pages }));
        }
    }
    Ok(None)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
}
