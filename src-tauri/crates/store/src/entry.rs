//! Entries, and the day facts made of them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::day::DayFact;
use respite_domain::entry::Entry;
use respite_domain::place::Places;
use respite_domain::time::WallTime;
use respite_domain::words::List;
use rusqlite::{Connection, Params, Row, Statement, params};

use crate::change::{self, Of};
use crate::{Result, Store, column, words};

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

const COLUMNS: &str = "id, occurred_at, occurred_offset, entered_at, entered_offset, spasms, worst, average, interference, \
     sleep, places, onset, note, pattern, walking, mood, pushed_through, (SELECT count(*) FROM change WHERE what = 'entry' AND row_id = entry.id)";

impl Store {
    /// Adds an entry and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_entry(&mut self, entry: &Entry, entered_at: WallTime) -> Result<i64> {
        let id = self.in_transaction(|connection| {
            let (occurred, occurred_offset) = column::of_wall(entry.occurred_at);
            let (entered, entered_offset) = column::of_wall(entered_at);
            connection
                .prepare_cached(
                    "INSERT INTO entry (occurred_at, occurred_offset, entered_at, entered_offset, spasms, worst, average, \
                     interference, sleep, places, onset, note, pattern, walking, mood, pushed_through) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
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
                    entry.pattern.map(|pattern| pattern.code()),
                    entry.walking.map(|walking| walking.code()),
                    column::of_score(entry.mood),
                    entry.pushed_through,
                ])?;
            let id = connection.last_insert_rowid();
            write_words(connection, id, entry)?;
            Ok(id)
        })?;
        self.entry_days_written.push(entry.day());
        Ok(id)
    }

    /// The entry with this number, unless it is deleted.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] when there is none.
    pub fn entry(&self, id: i64) -> Result<StoredEntry> {
        read(&self.connection, id)
    }

    /// Replaces what an entry says, and keeps what it said before.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] when there is none.
    pub fn change_entry(&mut self, id: i64, entry: &Entry, at: WallTime) -> Result<()> {
        let day_before = self.in_transaction(|connection| {
            let before = read(connection, id)?.entry;
            let fields = spell(&before).into_iter().zip(spell(entry)).map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Entry, id, fields, at)?;
            let (occurred, occurred_offset) = column::of_wall(entry.occurred_at);
            connection
                .prepare_cached(
                    "UPDATE entry SET occurred_at = ?2, occurred_offset = ?3, spasms = ?4, worst = ?5, average = ?6, \
                     interference = ?7, sleep = ?8, places = ?9, onset = ?10, note = ?11, pattern = ?12, \
                     walking = ?13, mood = ?14, pushed_through = ?15 WHERE id = ?1",
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
                    entry.pattern.map(|pattern| pattern.code()),
                    entry.walking.map(|walking| walking.code()),
                    column::of_score(entry.mood),
                    entry.pushed_through,
                ])?;
            write_words(connection, id, entry)?;
            Ok(before.day())
        })?;
        self.entry_days_written.extend([day_before, entry.day()]);
        Ok(())
    }

    /// Deletes an entry, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] when there is no such entry in the other state.
    pub fn set_entry_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        let day = self.in_transaction(|connection| {
            let day = connection
                .prepare_cached(
                    "UPDATE entry SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3 RETURNING day",
                )?
                .query_row(params![id, deleted.then(|| at.timestamp()), deleted], |row| column::day(row, 0))?;
            let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
            change::record(connection, Of::Entry, id, [("deleted", old, new)], at)?;
            Ok(day)
        })?;
        self.entry_days_written.push(day);
        Ok(())
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
        let given = params![from.to_string(), to.to_string(), until(by)];
        let mut entries = self.rows("entry", &mut select, given, stored)?;
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
        let mut select = self.connection.prepare_cached(
            "SELECT id, day, spasms, worst, average, places, onset FROM entry INDEXED BY entry_day_facts \
             WHERE deleted_at IS NULL AND day >= ?1 AND occurred_at <= ?2 ORDER BY day",
        )?;
        self.facts(&mut select, params![since.map_or_else(String::new, |day| day.to_string()), until(by)])
    }

    /// What the entries of one day say of it.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn day_facts_of(&self, day: NaiveDate) -> Result<Vec<DayFact>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, day, spasms, worst, average, places, onset FROM entry INDEXED BY entry_day_facts \
             WHERE deleted_at IS NULL AND day = ?1",
        )?;
        self.facts(&mut select, [day.to_string()])
    }

    /// The days before `before` that hold an entry or a session, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn days_in_use(&self, before: NaiveDate, most: u32) -> Result<Vec<NaiveDate>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT day FROM entry WHERE deleted_at IS NULL AND day < ?1 ORDER BY day DESC LIMIT ?2",
        )?;
        let days = self.rows("entry", &mut select, params![before.to_string(), most], |row| column::day(row, 0))?;
        let mut days = BTreeSet::from_iter(days);
        days.extend(self.session_days(before, most)?);
        Ok(days.into_iter().rev().take(most as usize).collect())
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
            .query_row([], |row| column::optional_day(row, 0))?;
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
        self.first_row("entry", &mut select, [to.to_string()], |row| column::day(row, 0))
    }

    /// When the first entry of the diary was entered; a deleted one does not count.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn first_entered(&self) -> Result<Option<WallTime>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id, entered_at, entered_offset FROM entry WHERE deleted_at IS NULL ORDER BY id")?;
        self.first_row("entry", &mut select, [], |row| column::wall(row, 1))
    }

    /// The places of the latest entry that names any.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_places(&self) -> Result<Option<Places>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, places FROM entry WHERE deleted_at IS NULL AND places <> '' ORDER BY day DESC, occurred_at DESC",
        )?;
        self.first_row("entry", &mut select, [], |row| column::places(row, 1))
    }

    fn facts(&self, select: &mut Statement<'_>, given: impl Params) -> Result<Vec<DayFact>> {
        // Most entries share their day with the one before, and this may read all that there ever were.
        let (mut text, mut day) = (String::new(), NaiveDate::MIN);
        self.rows("entry", select, given, |row| {
            let found = row.get_ref(1)?.as_str()?;
            if found != text {
                day = column::day(row, 1)?;
                found.clone_into(&mut text);
            }
            Ok(DayFact::new(
                day,
                row.get(2)?,
                column::optional_score(row, 3)?,
                column::optional_score(row, 4)?,
                column::places(row, 5)?,
                column::optional_day(row, 6)?,
            ))
        })
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
    for list in List::all() {
        *found.entry.words_mut(list) = words::words_of(connection, id, list)?;
    }
    Ok(found)
}

fn stored(row: &Row) -> rusqlite::Result<StoredEntry> {
    Ok(StoredEntry {
        id: row.get(0)?,
        entered_at: column::wall(row, 3)?,
        changes: row.get(17)?,
        entry: Entry {
            spasms: row.get(5)?,
            worst: column::optional_score(row, 6)?,
            average: column::optional_score(row, 7)?,
            interference: column::optional_score(row, 8)?,
            sleep: column::optional_score(row, 9)?,
            places: column::places(row, 10)?,
            onset: column::optional_day(row, 11)?,
            note: row.get(12)?,
            pattern: column::optional_code(row, 13)?,
            walking: column::optional_code(row, 14)?,
            mood: column::optional_score(row, 15)?,
            pushed_through: row.get(16)?,
            ..Entry::at(column::wall(row, 1)?)
        },
    })
}

fn write_words(connection: &Connection, id: i64, entry: &Entry) -> Result<()> {
    List::all().try_for_each(|list| words::write(connection, id, list, entry.words(list)))
}

/// An entry spelled out field by field, for the record of changes.
fn spell(entry: &Entry) -> Vec<(&'static str, Option<String>)> {
    let text = |text: String| (!text.is_empty()).then_some(text);
    let score = |score| column::of_score(score).map(|points| points.to_string());
    let mut fields = vec![
        ("occurred-at", Some(entry.occurred_at.to_rfc3339())),
        ("spasms", entry.spasms.map(|spasms| spasms.to_string())),
        ("worst", score(entry.worst)),
        ("average", score(entry.average)),
        ("interference", score(entry.interference)),
        ("sleep", score(entry.sleep)),
        ("pattern", entry.pattern.map(|pattern| pattern.code().to_owned())),
        ("walking", entry.walking.map(|walking| walking.code().to_owned())),
        ("mood", score(entry.mood)),
        ("pushed-through", entry.pushed_through.map(|pushed| if pushed { "yes" } else { "no" }.to_owned())),
        ("places", text(column::of_places(entry.places))),
        ("onset", entry.onset.map(|onset| onset.to_string())),
        ("note", text(entry.note.clone())),
    ];
    fields.extend(List::all().map(|list| (words::field(list), words::spelled(entry.words(list)))));
    fields
}
