//! What the person avoids.

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::time::WallTime;
use respite_domain::words::{List, Words};
use rusqlite::{Connection, OptionalExtension, params};

use crate::change::{self, Of};
use crate::{Result, Store, StoreError, column};

/// Words that the person avoids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoided {
    /// The list that they are of.
    pub list: List,
    /// The words.
    pub words: Words,
    /// The local day on which they were put there.
    pub since: NaiveDate,
}

impl Store {
    /// What the person avoids, the latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn avoided(&self) -> Result<Vec<Avoided>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, list, words, entered_at, entered_offset FROM avoided WHERE deleted_at IS NULL ORDER BY id DESC",
        )?;
        self.rows("avoided", &mut select, [], |row| {
            Ok(Avoided {
                list: column::code(row, 1)?,
                words: column::words(row, 2)?,
                since: column::wall(row, 3)?.date_naive(),
            })
        })
    }

    /// Puts words on the list of what the person avoids. What is there already stays as it is.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_avoided(&mut self, list: List, words: &Words, at: WallTime) -> Result<()> {
        let (seconds, offset) = column::of_wall(at);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT OR IGNORE INTO avoided (list, words, entered_at, entered_offset) VALUES (?1, ?2, ?3, ?4)",
                params![list.code(), words.as_str(), seconds, offset],
            )?;
            Ok(())
        })
    }

    /// Takes words off the list again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they are not on it.
    pub fn remove_avoided(&mut self, list: List, words: &Words, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let id = row_of(connection, list, words)?.ok_or(StoreError::NotFound)?;
            delete(connection, id, at)
        })
    }
}

/// What is avoided goes by its new name. Where that is avoided too, the two become one.
pub(crate) fn rename(connection: &Connection, list: List, old: &Words, new: &Words, at: WallTime) -> Result<()> {
    let Some(id) = row_of(connection, list, old)? else { return Ok(()) };
    if row_of(connection, list, new)?.is_some() {
        return delete(connection, id, at);
    }
    let [before, after] = [old, new].map(|words| Some(words.as_str().to_owned()));
    change::record(connection, Of::Avoided, id, [("words", before, after)], at)?;
    connection.execute("UPDATE avoided SET words = ?2 WHERE id = ?1", params![id, new.as_str()])?;
    Ok(())
}

/// Takes back what a rename did, unless it was changed since. `first` to `last` are the changes that the rename made.
pub(crate) fn undo_rename(connection: &Connection, first: i64, last: i64, at: WallTime) -> Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT row_id, field, old, new FROM change WHERE id BETWEEN ?1 AND ?2 AND what = ?3 ORDER BY id",
    )?;
    let rows = select.query_map(params![first, last, Of::Avoided.word()], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
    })?;
    let rows: Vec<(i64, String, Option<String>, Option<String>)> = rows.collect::<rusqlite::Result<_>>()?;
    for (id, field, old, new) in rows {
        // Ignored where the person has put the same words on the list by themselves meanwhile.
        let undone = match field.as_str() {
            "words" => connection.execute(
                "UPDATE OR IGNORE avoided SET words = ?2 WHERE id = ?1 AND words = ?3",
                params![id, old, new],
            )?,
            _ => connection.execute(
                "UPDATE OR IGNORE avoided SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL",
                [id],
            )?,
        };
        if undone > 0 {
            change::record(connection, Of::Avoided, id, [(field.as_str(), new, old)], at)?;
        }
    }
    Ok(())
}

fn row_of(connection: &Connection, list: List, words: &Words) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM avoided WHERE list = ?1 AND words = ?2 AND deleted_at IS NULL")?
        .query_row(params![list.code(), words.as_str()], |row| row.get(0))
        .optional()?)
}

fn delete(connection: &Connection, id: i64, at: WallTime) -> Result<()> {
    connection.execute("UPDATE avoided SET deleted_at = ?2 WHERE id = ?1", params![id, at.timestamp()])?;
    change::record(connection, Of::Avoided, id, [("deleted", None, Some("yes".to_owned()))], at)
}
