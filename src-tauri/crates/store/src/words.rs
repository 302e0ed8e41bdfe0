//! What entries say in words of a list, and the words that were given another name.

use std::collections::HashMap;

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::entry::Entry;
use respite_domain::time::WallTime;
use respite_domain::words::{List, Words, renamed};
use rusqlite::{Connection, OptionalExtension, params};

use crate::cells::{Cell, Cells};
use crate::change::record;
use crate::part::{self, Part, part};
use crate::row::{Row, until};
use crate::{Result, Store, StoreError, avoided};

/// Words of a list, as an entry says them.
#[derive(Debug)]
pub(crate) struct SaidWords {
    pub(crate) list: List,
    pub(crate) words: Words,
}

part!(SaidWords in "entry_words" of "entry" by "entry_id" { list, words });

/// Words of a list, and in how many entries they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedWords {
    /// The words.
    pub words: Words,
    /// In how many entries that are not deleted.
    pub entries: u32,
}

/// What a rename did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renamed {
    /// Its number, to undo it.
    pub id: i64,
    /// How many entries say it differently now.
    pub entries: u32,
    /// Whether the new words were in use before, so that the two became one.
    pub merged: bool,
}

impl Store {
    /// The person's own words of a list that are in use, most used first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_words_in_use(&self, list: List) -> Result<Vec<UsedWords>> {
        let mut select = self.connection.prepare_cached(
            "SELECT words, entries FROM words_used \
             WHERE list = ?1 AND words NOT IN (SELECT value FROM json_each(?2)) ORDER BY entries DESC, words",
        )?;
        // Codes hold nothing that JSON would write differently.
        let offered = format!("[\"{}\"]", list.offered().join("\",\""));
        let rows = self.rows("words_used", &mut select, params![list.value(), offered], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?))
        })?;
        let used = rows
            .into_iter()
            .filter_map(|(words, entries)| Some(UsedWords { words: Words::new(&words).ok()?, entries }));
        Ok(used.collect())
    }

    /// Calls `old` by the name `new` in every entry, deleted ones included. Where an entry says both, they become one. What
    /// each entry said before is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no entry says `old`.
    pub fn rename_words(&mut self, list: List, old: &Words, new: &Words, at: WallTime) -> Result<Renamed> {
        self.in_transaction(|connection| {
            let saying = entries_saying(connection, list, old)?;
            if saying.is_empty() {
                return Err(StoreError::NotFound);
            }
            let merged = is_said(connection, list, new)?;
            let before = last_change(connection)?;
            for entry in &saying {
                replace(connection, *entry, list, |said| renamed(said, old, new), at)?;
            }
            avoided::rename(connection, list, old, new, at)?;
            let (seconds, offset) = (at.timestamp(), at.offset().local_minus_utc());
            connection.execute(
                "INSERT INTO words_renamed (list, old, new, first_change, last_change, at, at_offset) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    list.value(),
                    old.as_str(),
                    new.as_str(),
                    before + 1,
                    last_change(connection)?,
                    seconds,
                    offset
                ],
            )?;
            let entries = u32::try_from(saying.len()).unwrap_or(u32::MAX);
            Ok(Renamed { id: connection.last_insert_rowid(), entries, merged })
        })
    }

    /// Takes a rename back: each entry says again what it said before, unless its list was changed since.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such rename, or it was taken back already.
    pub fn undo_rename(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let (list, first, last) = connection
                .query_row(
                    "SELECT list, first_change, last_change FROM words_renamed WHERE id = ?1 AND undone_at IS NULL",
                    [id],
                    |row| Ok((List::read(row, 0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)),
                )
                .optional()?
                .ok_or(StoreError::NotFound)?;
            for Rewritten { entry, old, new } in changes_between(connection, list, first, last)? {
                replace(connection, entry, list, |said| if said == new { old } else { said.to_vec() }, at)?;
            }
            avoided::undo_rename(connection, first, last, at)?;
            connection.execute("UPDATE words_renamed SET undone_at = ?2 WHERE id = ?1", params![id, at.timestamp()])?;
            Ok(())
        })
    }

    /// What the entries of the days `from` to `to` say in words of a list, each with its day, as far as it had happened by
    /// `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn words_by_day(
        &self,
        list: List,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<WallTime>,
    ) -> Result<Vec<(NaiveDate, Words)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT day, words FROM entry JOIN entry_words ON entry_id = id \
             WHERE list = ?4 AND deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND occurred_at <= ?3",
        )?;
        let given = params![from.to_string(), to.to_string(), until(by), list.value()];
        self.rows("entry_words", &mut select, given, |row| Ok((NaiveDate::read(row, 0)?, Words::read(row, 1)?)))
    }

    /// Puts what the entries of the days `from` to `to` say in words of a list where `entries` finds it by its number.
    pub(crate) fn add_words_of_days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        entries: &mut HashMap<i64, &mut Entry>,
    ) -> Result<()> {
        let of_days = "JOIN entry ON id = entry_id WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY entry_id, position";
        let mut select = self.connection.prepare_cached(&part::selection::<SaidWords>(of_days))?;
        let given = params![from.to_string(), to.to_string()];
        for (entry, SaidWords { list, words }) in self.rows(SaidWords::TABLE, &mut select, given, part::part_of)? {
            if let Some(entry) = entries.get_mut(&entry) {
                entry.words_mut(list).push(words);
            }
        }
        Ok(())
    }
}

/// All that an entry says in words of a list.
pub(crate) fn said(entry: &Entry) -> Vec<SaidWords> {
    let of = |list| entry.words(list).iter().map(move |words| SaidWords { list, words: words.clone() });
    List::all().flat_map(of).collect()
}

/// What an entry's words of a list are called in the record of changes.
pub(crate) fn field(list: List) -> &'static str {
    match list {
        List::Trigger => "triggers",
        List::Worse => "worse",
        List::Better => "better",
        List::CouldNot => "could-not",
    }
}

/// Words as the record of changes holds them: a line each. None at all is "not said".
pub(crate) fn spelled(words: &[Words]) -> Option<String> {
    let lines: Vec<_> = words.iter().map(Words::as_str).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Makes an entry say other words of a list, and keeps what it said before.
fn replace(
    connection: &Connection,
    entry: i64,
    list: List,
    other: impl FnOnce(&[Words]) -> Vec<Words>,
    at: WallTime,
) -> Result<()> {
    let (said, mut all): (Vec<_>, Vec<_>) =
        part::read::<SaidWords>(connection, entry)?.into_iter().partition(|said| said.list == list);
    let said: Vec<Words> = said.into_iter().map(|said| said.words).collect();
    let new = other(&said);
    record(connection, Entry::TABLE, entry, [(field(list), spelled(&said), spelled(&new))], at)?;
    all.extend(new.into_iter().map(|words| SaidWords { list, words }));
    part::write(connection, entry, &all)
}

fn entries_saying(connection: &Connection, list: List, words: &Words) -> Result<Vec<i64>> {
    let mut select = connection
        .prepare_cached("SELECT entry_id FROM entry_words WHERE list = ?1 AND words = ?2 ORDER BY entry_id")?;
    let entries = select.query_map(params![list.value(), words.as_str()], |row| row.get(0))?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

fn is_said(connection: &Connection, list: List, words: &Words) -> Result<bool> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM words_used WHERE list = ?1 AND words = ?2)",
        params![list.value(), words.as_str()],
        |row| row.get(0),
    )?)
}

fn last_change(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))?)
}

/// One entry's list as a rename found it, and as it left it.
struct Rewritten {
    entry: i64,
    old: Vec<Words>,
    new: Vec<Words>,
}

/// What a rename changed, entry by entry.
fn changes_between(connection: &Connection, list: List, first: i64, last: i64) -> Result<Vec<Rewritten>> {
    let mut select = connection.prepare_cached(
        "SELECT row_id, old, new FROM change WHERE id BETWEEN ?1 AND ?2 AND what = 'entry' AND field = ?3 ORDER BY id",
    )?;
    let mut rows = select.query(params![first, last, field(list)])?;
    let mut changes = Vec::new();
    let read = |text: Option<String>| -> Vec<Words> {
        text.unwrap_or_default().lines().filter_map(|line| Words::new(line).ok()).collect()
    };
    while let Some(row) = rows.next()? {
        changes.push(Rewritten { entry: row.get(0)?, old: read(row.get(1)?), new: read(row.get(2)?) });
    }
    Ok(changes)
}
