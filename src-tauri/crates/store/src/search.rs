//! All words of the diary, to be searched: an index in memory, made at the first search and kept true by what was written since (ADR
//! 22). It is never on disk, so no backup holds it, and nothing has to be erased from it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use respite_domain::Code;
use respite_domain::search::Sort;
use rusqlite::{Connection, Row, params};

use crate::{Result, Store};

/// What a code of a group is called; what has no name is said as it is.
pub type Name<'a> = &'a dyn Fn(&str, &str) -> String;

/// Where what was found begins and ends, in the texts of a [`Hit`].
pub const FOUND: [char; 2] = ['\u{2}', '\u{3}'];

/// The most words around what was found.
const AROUND: u32 = 24;
/// So many rows are read at once. Whoever writes waits for no more than these.
const ROWS_AT_ONCE: u32 = 500;

/// A row in which all of what was typed was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Of what sort it is.
    pub sort: Sort,
    /// Its number.
    pub id: i64,
    /// Its name among the rows of its day.
    pub row: String,
    /// Its day; of what has no day, or only a part of one, none.
    pub day: Option<NaiveDate>,
    /// What the person wrote there, what was [found](FOUND) marked.
    pub own: String,
    /// What was chosen there from lists, in words, marked likewise.
    pub named: String,
}

/// Where the words of a sort stand.
struct Source {
    sort: Sort,
    table: &'static str,
    /// Whether a row counts for nothing.
    gone: &'static str,
    day: &'static str,
    row: &'static str,
    own: &'static str,
    /// Codes with their group, one a line.
    named: [&'static str; 2],
}

const SOURCES: [Source; 10] = [
    Source {
        sort: Sort::Entry,
        table: "entry",
        gone: "deleted_at IS NOT NULL",
        day: "day",
        row: "'entry-' || id",
        own: "note",
        named: [
            "(SELECT group_concat('said ' || words, char(10)) FROM entry_words WHERE entry_id = entry.id)",
            "'place ' || replace(places, ' ', char(10) || 'place ')",
        ],
    },
    Source {
        sort: Sort::Relief,
        table: "relief",
        gone: "deleted_at IS NOT NULL",
        day: "day",
        row: "coalesce('dose-' || dose_id, 'relief-' || id)",
        own: "note",
        named: ["'relief-way ' || name", "'relief-kind ' || kind"],
    },
    Source {
        sort: Sort::Visit,
        table: "visit",
        gone: "deleted_at IS NOT NULL",
        day: "day",
        row: "'visit-' || id",
        own: "clinician || char(10) || questions || char(10) || notes || char(10) || coalesce(said, '') || char(10) \
              || coalesce(diagnosis, '')",
        named: ["'visit-kind ' || kind", "''"],
    },
    Source {
        sort: Sort::SideEffect,
        table: "side_effect",
        gone: "deleted_at IS NOT NULL",
        day: "date(occurred_at + occurred_offset, 'unixepoch')",
        row: "'side-effect-' || id",
        own: "''",
        named: ["'side-effect ' || what", "''"],
    },
    Source {
        sort: Sort::Medicine,
        table: "product",
        gone: "deleted_at IS NOT NULL OR replaced_by IS NOT NULL",
        day: "NULL",
        row: "''",
        own: "name || char(10) || directions",
        named: [
            "(SELECT group_concat('ingredient ' || ingredient, char(10)) FROM product_ingredient \
             WHERE product_id = product.id)",
            "''",
        ],
    },
    Source {
        sort: Sort::Injury,
        table: "injury",
        gone: "deleted_at IS NOT NULL",
        day: "happened",
        row: "''",
        own: "what || char(10) || coalesce(which_sport, '') || char(10) || seen_by || char(10) || note",
        named: ["''", "''"],
    },
    Source {
        sort: Sort::Test,
        table: "test",
        gone: "deleted_at IS NOT NULL",
        day: "happened",
        row: "''",
        own: "what || char(10) || place || char(10) || told",
        named: ["'history-test ' || kind", "''"],
    },
    Source {
        sort: Sort::Condition,
        table: "condition",
        gone: "deleted_at IS NOT NULL",
        day: "since",
        row: "''",
        own: "name || char(10) || said_by || char(10) || note",
        named: ["''", "''"],
    },
    Source {
        sort: Sort::Goal,
        table: "goal",
        gone: "deleted_at IS NOT NULL",
        day: "NULL",
        row: "''",
        own: "words",
        named: ["''", "''"],
    },
    Source {
        sort: Sort::Exercise,
        table: "own_exercise",
        gone: "deleted_at IS NOT NULL",
        day: "NULL",
        row: "''",
        own: "name || char(10) || how",
        named: ["''", "''"],
    },
];

/// The words of the rows up to some number of each table, as they were up to some change.
#[derive(Debug)]
pub(crate) struct WordIndex {
    connection: Connection,
    change: i64,
    tables: BTreeMap<&'static str, Rows>,
}

/// The rows of a table as they were at the last look: the highest number, and how many there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Rows {
    last: i64,
    count: i64,
}

impl Store {
    /// The rows in which all of what was typed is found, as the beginning of words, whatever the letters' size and accents; the latest
    /// day first, `most` at most. Nothing typed finds nothing, and brings the index up to date.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn search(&self, typed: &str, most: u32, name: Name<'_>) -> Result<Vec<Hit>> {
        let mut index = self.index.take().map_or_else(WordIndex::new, Ok)?;
        // One that could not be brought up to date is made anew next time.
        if !index.follow(&self.connection, name)? {
            index = WordIndex::new()?;
            index.follow(&self.connection, name)?;
        }
        let hits = index.find(typed, most)?;
        self.index.replace(Some(index));
        Ok(hits)
    }
}

impl WordIndex {
    fn new() -> Result<WordIndex> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(
            "PRAGMA journal_mode = OFF; \
             CREATE VIRTUAL TABLE said USING fts5( \
             own, named, day UNINDEXED, line UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'); \
             CREATE TABLE stands (sort INTEGER, id INTEGER, at INTEGER, PRIMARY KEY (sort, id)) WITHOUT ROWID;",
        )?;
        Ok(WordIndex { connection, change: 0, tables: BTreeMap::new() })
    }

    /// Takes in what was written to the diary since: rows that are new, and those that were changed, deleted or brought back, each of
    /// which has left its trace. Tells whether that is all: rows that were erased, by whatever program, took their traces along.
    ///
    /// The diary is read in small parts, so it may be written to between two of them. How far it had come is looked at first: what is
    /// written after that is taken in once more the next time.
    fn follow(&mut self, diary: &Connection, name: Name<'_>) -> Result<bool> {
        let change =
            diary.prepare_cached("SELECT coalesce(max(id), 0) FROM change")?.query_row([], |row| row.get(0))?;
        let reading = self.connection.transaction()?;
        for source in &SOURCES {
            let before = self.tables.get(source.table).copied().unwrap_or_default();
            let Some(now) = rows(diary, source.table, before)? else { return Ok(false) };
            if before != now || self.change != change {
                let mut last = before.last;
                while last < now.last {
                    let select = format!("id > ?1 AND id <= ?2 ORDER BY id LIMIT {ROWS_AT_ONCE}");
                    let told = read(diary, source, &select, [last, now.last])?;
                    last = told.last().map_or(now.last, |row| row.id);
                    take_in(&reading, source.sort, told, name)?;
                }
                // The changes since are few and the last: no index of theirs is of use.
                let select = format!(
                    "id <= ?1 AND id IN (SELECT row_id FROM change WHERE id > ?2 AND +what = '{}')",
                    source.table
                );
                take_in(&reading, source.sort, read(diary, source, &select, [before.last, self.change])?, name)?;
                self.tables.insert(source.table, now);
            }
        }
        reading.commit()?;
        self.change = change;
        Ok(true)
    }

    fn find(&self, typed: &str, most: u32) -> Result<Vec<Hit>> {
        let Some(asked) = asked(typed) else { return Ok(Vec::new()) };
        let [from, to] = FOUND;
        let mut select = self.connection.prepare_cached(
            "SELECT rowid, line, day, snippet(said, 0, ?2, ?3, '…', ?4), highlight(said, 1, ?2, ?3) FROM said \
             WHERE said MATCH ?1 ORDER BY rowid DESC LIMIT ?5",
        )?;
        let given = params![asked, from.to_string(), to.to_string(), AROUND, most];
        let hits = select.query_map(given, |row| {
            let (sort, id) = sort_and_id(row.get(0)?);
            let day: Option<String> = row.get(2)?;
            let day = day.and_then(|day| day.parse().ok());
            Ok(Hit { sort, id, row: row.get(1)?, day, own: row.get(3)?, named: row.get(4)? })
        })?;
        Ok(hits.collect::<rusqlite::Result<_>>()?)
    }
}

/// The rows of a table; `None` where some of those before are gone.
fn rows(diary: &Connection, table: &str, before: Rows) -> Result<Option<Rows>> {
    let select =
        format!("SELECT coalesce(max(id), 0), count(*), (SELECT count(*) FROM {table} WHERE id > ?1) FROM {table}");
    let (last, count, new): (i64, i64, i64) =
        diary.prepare_cached(&select)?.query_row([before.last], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok((count == before.count + new).then_some(Rows { last, count }))
}

/// What a row says, as it stands in the diary.
struct Told {
    id: i64,
    is_gone: bool,
    day: String,
    line: String,
    own: String,
    named: [String; 2],
}

/// Reads the rows of a source that are asked for. Nothing is held once this returns.
fn read(diary: &Connection, source: &Source, asked: &str, given: [i64; 2]) -> Result<Vec<Told>> {
    let Source { table, gone, day, row: line, own, named: [first, second], .. } = source;
    let mut select = diary.prepare_cached(&format!(
        "SELECT id, {gone}, {day}, {line}, {own}, {first}, {second} FROM {table} WHERE {asked}"
    ))?;
    let rows = select.query_map(given, |row| {
        Ok(Told {
            id: row.get(0)?,
            is_gone: row.get(1)?,
            day: text(row, 2),
            line: text(row, 3),
            own: text(row, 4),
            named: [text(row, 5), text(row, 6)],
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes in rows as they are now.
fn take_in(index: &Connection, sort: Sort, told: Vec<Told>, name: Name<'_>) -> Result<()> {
    let mut stands = index.prepare_cached("SELECT at FROM stands WHERE sort = ?1 AND id = ?2")?;
    let mut drop_words = index.prepare_cached("DELETE FROM said WHERE rowid = ?1")?;
    let mut drop_place = index.prepare_cached("DELETE FROM stands WHERE sort = ?1 AND id = ?2")?;
    let mut say =
        index.prepare_cached("INSERT INTO said (rowid, own, named, day, line) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut place = index.prepare_cached("INSERT INTO stands (sort, id, at) VALUES (?1, ?2, ?3)")?;
    let number = sort_number(sort);
    for Told { id, is_gone, day, line, own, named } in told {
        let mut before = stands.query([number, id])?;
        if let Some(before) = before.next()? {
            drop_words.execute([before.get::<_, i64>(0)?])?;
            drop_place.execute([number, id])?;
        }
        if is_gone {
            continue;
        }
        let at = place_of(sort, id, &day);
        let named: Vec<String> = named.iter().flat_map(|lines| names(lines, name)).collect();
        say.execute(params![at, plain(&own), plain(&named.join(" · ")), day, line])?;
        place.execute([number, id, at])?;
    }
    Ok(())
}

/// What cannot be read says nothing.
fn text(row: &Row<'_>, column: usize) -> String {
    row.get_ref(column).ok().and_then(|text| text.as_str().ok()).unwrap_or_default().to_owned()
}

/// Without the letters that mark what was found.
fn plain(text: &str) -> String {
    text.replace(FOUND, "").trim().to_owned()
}

/// The names of codes that stand with their group, one a line.
fn names(lines: &str, name: Name<'_>) -> Vec<String> {
    let coded = lines.lines().filter_map(|line| line.split_once(' ')).filter(|(_, code)| !code.is_empty());
    coded.map(|(group, code)| name(group, code)).collect()
}

/// Where a row stands in the index: the later its day, the further down; so the latest are found first without sorting.
fn place_of(sort: Sort, id: i64, day: &str) -> i64 {
    let day = day.parse::<NaiveDate>().map_or(0, |day| i64::from(day.num_days_from_ce().max(0)));
    day << 40 | sort_number(sort) << 36 | id & ((1 << 36) - 1)
}

fn sort_and_id(place: i64) -> (Sort, i64) {
    let number = usize::try_from(place >> 36 & 0b1111).unwrap_or_default();
    (Sort::all().nth(number).unwrap_or(Sort::Entry), place & ((1 << 36) - 1))
}

fn sort_number(sort: Sort) -> i64 {
    Sort::all().zip(0..).find(|(other, _)| *other == sort).map_or(0, |(_, number)| number)
}

/// What was typed as a question to the index: each word, whatever signs it has, as the beginning of one.
fn asked(typed: &str) -> Option<String> {
    let words = typed.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let asked: Vec<String> = words.map(|word| format!("\"{}\"*", word.replace(['"', '\0'], ""))).collect();
    (!asked.is_empty()).then(|| asked.join(" "))
}
