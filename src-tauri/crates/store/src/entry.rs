//! Entries, and the day facts made of them.

use std::collections::HashMap;

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::day::DayFact;
use respite_domain::entry::Entry;
use respite_domain::place::Places;
use respite_domain::time::WallTime;
use respite_domain::words::List;
use rusqlite::{Connection, OptionalExtension, Params, Statement, params};

use crate::cells::{Cells, Said};
use crate::part;
use crate::row::{self, Row, row, until};
use crate::words::{self, SaidWords};
use crate::{Result, Store, Stored};

row!(
    Entry in "entry" {
        occurred_at: "occurred_at" "occurred_offset",
        spasms,
        worst,
        average,
        interference,
        sleep,
        pattern,
        walking,
        longest,
        mood,
        bed_hours,
        sitting_hours,
        places,
        pushed_through,
        onset,
        note,
    } beside { triggers: Vec::new(), worse: Vec::new(), better: Vec::new(), could_not: Vec::new() },

    fn write_parts(&self, connection: &Connection, id: i64) -> Result<()> {
        part::write(connection, id, &words::said(self))
    }

    fn read_parts(&mut self, connection: &Connection, id: i64) -> Result<()> {
        for SaidWords { list, words } in part::read(connection, id)? {
            self.words_mut(list).push(words);
        }
        Ok(())
    }

    fn spell_parts(&self, said: &mut Said) {
        said.extend(List::all().filter_map(|list| Some((words::field(list), words::spelled(self.words(list))?))));
    }

    fn entry_day(connection: &Connection, id: i64) -> Result<Option<NaiveDate>> {
        let mut select = connection.prepare_cached("SELECT day FROM entry WHERE id = ?1")?;
        Ok(select.query_row([id], |row| NaiveDate::read(row, 0)).optional()?)
    }
);

/// An entry with what the disk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its number in the diary.
    pub id: i64,
    /// What it says.
    pub entry: Entry,
    /// When it was entered.
    pub entered_at: WallTime,
    /// How many values of it were changed.
    pub changes: u32,
}

/// What an entry says of its day, as the index `entry_day_facts` holds it.
pub(crate) const FACTS: &str = "id, day, spasms, worst, average, places, onset";

impl Store {
    /// The entry with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] when there is none.
    pub fn entry(&self, id: i64) -> Result<StoredEntry> {
        let Stored { id, value: entry, entered_at, .. } = self.row(id)?;
        let mut count =
            self.connection.prepare_cached("SELECT count(*) FROM change WHERE what = 'entry' AND row_id = ?1")?;
        Ok(StoredEntry { id, entry, entered_at, changes: count.query_row([id], |row| row.get(0))? })
    }

    /// The entries of the days `from` to `to`, latest first, that had happened by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn entries(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredEntry>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, (SELECT count(*) FROM change WHERE what = 'entry' AND row_id = entry.id) AS changes FROM entry \
             WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND occurred_at <= ?3 \
             ORDER BY day DESC, occurred_at DESC, id DESC",
            row::listed::<Entry>()
        ))?;
        let given = params![from.to_string(), to.to_string(), until(by)];
        let mut entries = self.rows(Entry::TABLE, &mut select, given, |row| {
            let Stored { id, value: entry, entered_at, .. } = row::stored(row)?;
            Ok(StoredEntry { id, entry, entered_at, changes: row.get("changes")? })
        })?;
        let mut by_number: HashMap<i64, &mut Entry> =
            entries.iter_mut().map(|stored| (stored.id, &mut stored.entry)).collect();
        self.add_words_of_days(from, to, &mut by_number)?;
        Ok(entries)
    }

    /// What every entry since a day, or since ever, says of its day, in the order of days, as far as it had happened by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn day_facts(&self, since: Option<NaiveDate>, by: Option<WallTime>) -> Result<Vec<DayFact>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {FACTS} FROM entry INDEXED BY entry_day_facts \
             WHERE deleted_at IS NULL AND day >= ?1 AND occurred_at <= ?2 ORDER BY day"
        ))?;
        self.facts(&mut select, params![since.map_or_else(String::new, |day| day.to_string()), until(by)])
    }

    /// What the entries of one day say of it.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn day_facts_of(&self, day: NaiveDate) -> Result<Vec<DayFact>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {FACTS} FROM entry INDEXED BY entry_day_facts WHERE deleted_at IS NULL AND day = ?1"
        ))?;
        self.facts(&mut select, [day.to_string()])
    }

    /// The last day of which the diary holds an entry, a session or something tried.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_day_in_use(&self) -> Result<Option<NaiveDate>> {
        // Whoever travels may have a later day at an earlier moment, by two days at most.
        let day = self
            .connection
            .prepare_cached(
                "SELECT max(day) FROM ( \
                 SELECT max(day) AS day FROM entry WHERE deleted_at IS NULL \
                 UNION ALL SELECT max(day) FROM relief WHERE deleted_at IS NULL \
                 UNION ALL SELECT max(date(started_at + started_offset, 'unixepoch')) FROM session WHERE undone_at IS NULL \
                 AND started_at >= (SELECT max(started_at) FROM session WHERE undone_at IS NULL) - 2 * 86400)",
            )?
            .query_row([], |row| Option::read(row, 0))?;
        Ok(day)
    }

    /// The last day up to `to` on which there is an entry.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_day_logged(&self, to: NaiveDate) -> Result<Option<NaiveDate>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT day FROM entry WHERE deleted_at IS NULL AND day <= ?1 ORDER BY day DESC")?;
        self.first_row("entry", &mut select, [to.to_string()], |row| NaiveDate::read(row, 0))
    }

    /// When the first entry of the diary was entered; a deleted one does not count.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn first_entered(&self) -> Result<Option<WallTime>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id, entered_at, entered_offset FROM entry WHERE deleted_at IS NULL ORDER BY id")?;
        self.first_row("entry", &mut select, [], |row| WallTime::read(row, 1))
    }

    /// The places of the latest entry that names any, and of when they are.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_places(&self) -> Result<Option<(WallTime, Places)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, occurred_at, occurred_offset, places FROM entry WHERE deleted_at IS NULL AND places <> '' \
             ORDER BY day DESC, occurred_at DESC",
        )?;
        self.first_row("entry", &mut select, [], |row| Ok((WallTime::read(row, 1)?, Places::read(row, 3)?)))
    }

    /// The number of the latest entry that tells of a spasm and of how bad it was or where.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_spasm(&self) -> Result<Option<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id FROM entry WHERE deleted_at IS NULL AND spasms > 0 AND (worst IS NOT NULL OR places <> '') \
             ORDER BY day DESC, occurred_at DESC, id DESC",
        )?;
        self.first_row("entry", &mut select, [], |row| row.get(0))
    }

    fn facts(&self, select: &mut Statement<'_>, given: impl Params) -> Result<Vec<DayFact>> {
        // Most entries share their day with the one before, and this may read all that there ever were.
        let (mut text, mut day) = (String::new(), NaiveDate::MIN);
        self.rows("entry", select, given, |row| {
            let found = row.get_ref(1)?.as_str()?;
            if found != text {
                day = NaiveDate::read(row, 1)?;
                found.clone_into(&mut text);
            }
            Ok(DayFact::new(
                day,
                row.get(2)?,
                Option::read(row, 3)?,
                Option::read(row, 4)?,
                Places::read(row, 5)?,
                Option::read(row, 6)?,
            ))
        })
    }
}
