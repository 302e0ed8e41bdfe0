//! Entries, and the day facts made of them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use respite_domain::day::DayFact;
use respite_domain::entry::Entry;
use respite_domain::place::Places;
use respite_domain::time::WallTime;
use respite_domain::trigger::Trigger;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::change::{self, Of};
use crate::{Result, Store, StoreError, column};

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

/// What all entries of one day say together of its pain and spasms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDay {
    /// The local day.
    pub day: NaiveDate,
    /// The highest worst pain.
    pub worst: Option<u8>,
    /// All spasms.
    pub spasms: Option<u32>,
}

const COLUMNS: &str = "id, occurred_at, occurred_offset, entered_at, entered_offset, spasms, worst, average, interference, \
     sleep, places, onset, note, (SELECT count(*) FROM change WHERE what = 'entry' AND row_id = entry.id)";

impl Store {
    /// Adds an entry and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_entry(&mut self, entry: &Entry, entered_at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| {
            let (occurred, occurred_offset) = column::of_wall(entry.occurred_at);
            let (entered, entered_offset) = column::of_wall(entered_at);
            connection
                .prepare_cached(
                    "INSERT INTO entry (occurred_at, occurred_offset, entered_at, entered_offset, spasms, worst, average, \
                     interference, sleep, places, onset, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                )?
                .execute(params![
                    occurred,
                    occurred_offset,
                    entered,
                    entered_offset,
                    entry.spasms,
                    column::of_score(entry.worst),
                    column::of_score(entry.average),
                    column::of_score(entry.interference),
                    column::of_score(entry.sleep),
                    column::of_places(entry.places),
                    entry.onset.map(|onset| onset.to_string()),
                    entry.note,
                ])?;
            let id = connection.last_insert_rowid();
            write_triggers(connection, id, &entry.triggers)?;
            Ok(id)
        })
    }

    /// The entry with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn entry(&self, id: i64) -> Result<StoredEntry> {
        read(&self.connection, id)
    }

    /// Replaces what an entry says, and keeps what it said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn change_entry(&mut self, id: i64, entry: &Entry, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let before = read(connection, id)?.entry;
            let fields = spell(&before).into_iter().zip(spell(entry)).map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Entry, id, fields, at)?;
            let (occurred, occurred_offset) = column::of_wall(entry.occurred_at);
            connection
                .prepare_cached(
                    "UPDATE entry SET occurred_at = ?2, occurred_offset = ?3, spasms = ?4, worst = ?5, average = ?6, \
                     interference = ?7, sleep = ?8, places = ?9, onset = ?10, note = ?11 WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    occurred,
                    occurred_offset,
                    entry.spasms,
                    column::of_score(entry.worst),
                    column::of_score(entry.average),
                    column::of_score(entry.interference),
                    column::of_score(entry.sleep),
                    column::of_places(entry.places),
                    entry.onset.map(|onset| onset.to_string()),
                    entry.note,
                ])?;
            connection.execute("DELETE FROM entry_trigger WHERE entry_id = ?1", [id])?;
            write_triggers(connection, id, &entry.triggers)
        })
    }

    /// Deletes an entry, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such entry in the other state.
    pub fn set_entry_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let changed = connection.execute(
                "UPDATE entry SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
                params![id, deleted.then(|| at.timestamp()), deleted],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
            change::record(connection, Of::Entry, id, [("deleted", old, new)], at)
        })
    }

    /// The entries of the days `from` to `to`, latest first, that had happened by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn entries(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredEntry>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM entry WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND occurred_at <= ?3 \
             ORDER BY day DESC, occurred_at DESC, id DESC"
        ))?;
        let mut entries = select
            .query_map(params![from.to_string(), to.to_string(), until(by)], stored)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut triggers = self.triggers_of_days(from, to)?;
        for stored in &mut entries {
            stored.entry.triggers = triggers.remove(&stored.id).unwrap_or_default();
        }
        Ok(entries)
    }

    /// The triggers of the days `from` to `to`, by the number of their entry.
    fn triggers_of_days(&self, from: NaiveDate, to: NaiveDate) -> Result<HashMap<i64, Vec<Trigger>>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entry_id, trigger FROM entry JOIN entry_trigger ON entry_id = id \
             WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY entry_id, position",
        )?;
        let mut rows = select.query(params![from.to_string(), to.to_string()])?;
        let mut triggers: HashMap<i64, Vec<Trigger>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let words: String = row.get(1)?;
            triggers.entry(row.get(0)?).or_default().extend(Trigger::new(&words).ok());
        }
        Ok(triggers)
    }

    /// What every entry that had happened by `by` says of its day, in the order of days.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn day_facts(&self, by: Option<WallTime>) -> Result<Vec<DayFact>> {
        let mut select = self.connection.prepare_cached(
            "SELECT day, spasms, worst, average, places, onset FROM entry INDEXED BY entry_day_facts \
             WHERE deleted_at IS NULL AND occurred_at <= ?1 ORDER BY day",
        )?;
        let mut rows = select.query([until(by)])?;
        let mut facts = Vec::new();
        // Most entries share their day with the one before, and this reads all that there ever were.
        let (mut text, mut day) = (String::new(), NaiveDate::MIN);
        while let Some(row) = rows.next()? {
            let found = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            if found != text {
                (text, day) = (found.to_owned(), column::day(row, 0)?);
            }
            facts.push(DayFact::new(
                day,
                row.get(1)?,
                column::optional_score(row, 2)?,
                column::optional_score(row, 3)?,
                column::places(row, 4)?,
                column::optional_day(row, 5)?,
            ));
        }
        Ok(facts)
    }

    /// The worst pain and all spasms of each day from `from` to `to` that has an entry, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn days(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredDay>> {
        let mut select = self.connection.prepare_cached(
            "SELECT day, max(worst), sum(spasms) FROM entry \
             WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND occurred_at <= ?3 GROUP BY day ORDER BY day",
        )?;
        let days = select.query_map(params![from.to_string(), to.to_string(), until(by)], |row| {
            Ok(StoredDay { day: column::day(row, 0)?, worst: row.get(1)?, spasms: row.get(2)? })
        })?;
        Ok(days.collect::<rusqlite::Result<_>>()?)
    }

    /// The days before `before` that hold an entry or a session, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn days_in_use(&self, before: NaiveDate, most: u32) -> Result<Vec<NaiveDate>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT day FROM entry WHERE deleted_at IS NULL AND day < ?1 ORDER BY day DESC LIMIT ?2",
        )?;
        let days = select.query_map(params![before.to_string(), most], |row| column::day(row, 0))?;
        let mut days = days.collect::<rusqlite::Result<BTreeSet<_>>>()?;
        days.extend(self.session_days(before, most)?);
        Ok(days.into_iter().rev().take(most as usize).collect())
    }

    /// The last day on which there is an entry that had happened by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_day_logged(&self, by: Option<WallTime>) -> Result<Option<NaiveDate>> {
        let day = self
            .connection
            .prepare_cached(
                "SELECT day FROM entry WHERE deleted_at IS NULL AND occurred_at <= ?1 ORDER BY day DESC LIMIT 1",
            )?
            .query_row([until(by)], |row| column::day(row, 0))
            .optional()?;
        Ok(day)
    }

    /// The places of the latest entry that names any.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_places(&self) -> Result<Option<Places>> {
        let places = self
            .connection
            .prepare_cached(
                "SELECT places FROM entry WHERE deleted_at IS NULL AND places <> '' ORDER BY day DESC, occurred_at DESC LIMIT 1",
            )?
            .query_row([], |row| column::places(row, 0))
            .optional()?;
        Ok(places)
    }

    /// The triggers that are in use, most used first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn triggers_in_use(&self) -> Result<Vec<Trigger>> {
        let mut select = self.connection.prepare_cached(
            "SELECT trigger FROM entry_trigger JOIN entry ON entry.id = entry_id WHERE deleted_at IS NULL \
             GROUP BY trigger ORDER BY count(*) DESC, trigger",
        )?;
        let words = select.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(words.iter().filter_map(|words| Trigger::new(words).ok()).collect())
    }
}

/// The last second to look at: up to `by`, or whatever there is.
pub(crate) fn until(by: Option<WallTime>) -> i64 {
    by.map_or(i64::MAX, |by| by.timestamp())
}

fn read(connection: &Connection, id: i64) -> Result<StoredEntry> {
    let mut found = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM entry WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([id], stored)?;
    found.entry.triggers = triggers(connection, id)?;
    Ok(found)
}

fn stored(row: &Row) -> rusqlite::Result<StoredEntry> {
    Ok(StoredEntry {
        id: row.get(0)?,
        entered_at: column::wall(row, 3)?,
        changes: row.get(13)?,
        entry: Entry {
            occurred_at: column::wall(row, 1)?,
            spasms: row.get(5)?,
            worst: column::optional_score(row, 6)?,
            average: column::optional_score(row, 7)?,
            interference: column::optional_score(row, 8)?,
            sleep: column::optional_score(row, 9)?,
            places: column::places(row, 10)?,
            triggers: Vec::new(),
            onset: column::optional_day(row, 11)?,
            note: row.get(12)?,
        },
    })
}

fn triggers(connection: &Connection, entry: i64) -> Result<Vec<Trigger>> {
    let mut select =
        connection.prepare_cached("SELECT trigger FROM entry_trigger WHERE entry_id = ?1 ORDER BY position")?;
    let words = select.query_map([entry], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(words.iter().filter_map(|words| Trigger::new(words).ok()).collect())
}

fn write_triggers(connection: &Connection, entry: i64, triggers: &[Trigger]) -> Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT INTO entry_trigger (entry_id, position, trigger) VALUES (?1, ?2, ?3)")?;
    for (position, trigger) in (0i64..).zip(triggers) {
        insert.execute(params![entry, position, trigger.as_str()])?;
    }
    Ok(())
}

/// An entry spelled out field by field, for the record of changes.
fn spell(entry: &Entry) -> Vec<(&'static str, Option<String>)> {
    let text = |text: String| (!text.is_empty()).then_some(text);
    let score = |score| column::of_score(score).map(|points| points.to_string());
    let triggers: Vec<_> = entry.triggers.iter().map(Trigger::as_str).collect();
    vec![
        ("occurred-at", Some(entry.occurred_at.to_rfc3339())),
        ("spasms", entry.spasms.map(|spasms| spasms.to_string())),
        ("worst", score(entry.worst)),
        ("average", score(entry.average)),
        ("interference", score(entry.interference)),
        ("sleep", score(entry.sleep)),
        ("places", text(column::of_places(entry.places))),
        ("triggers", text(triggers.join("\n"))),
        ("onset", entry.onset.map(|onset| onset.to_string())),
        ("note", text(entry.note.clone())),
    ]
}
