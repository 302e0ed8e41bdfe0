//! What the person avoids.

use respite_domain::time::WallTime;
use respite_domain::words::{List, Words};
use rusqlite::{Connection, OptionalExtension, params};

use crate::cells::Cell;
use crate::change::{self, record};
use crate::row::{self, Row, row};
use crate::{Result, Store, StoreError, Stored};

/// Words that the person avoids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoided {
    /// The list that they are of.
    pub list: List,
    /// The words.
    pub words: Words,
}

row!(Avoided in "avoided" { list, words });

impl Store {
    /// What the person avoids, the latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn avoided(&self) -> Result<Vec<Stored<Avoided>>> {
        self.select("WHERE deleted_at IS NULL ORDER BY uid DESC", [])
    }

    /// Puts words on the list of what the person avoids. What is there already stays as it is.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_avoided(&mut self, list: List, words: &Words, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| match row_of(connection, list, words)? {
            Some(_) => Ok(()),
            None => row::add(connection, &Avoided { list, words: words.clone() }, at).map(drop),
        })
    }

    /// Takes words off the list again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they are not on it.
    pub fn remove_avoided(&mut self, list: List, words: &Words, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let id = row_of(connection, list, words)?.ok_or(StoreError::NotFound)?;
            change::set_deleted::<Avoided>(connection, id, true, at)
        })
    }
}

/// What is avoided goes by its new name. Where that is avoided too, the two become one.
pub(crate) fn rename(connection: &Connection, list: List, old: &Words, new: &Words, at: WallTime) -> Result<()> {
    let Some(id) = row_of(connection, list, old)? else { return Ok(()) };
    if row_of(connection, list, new)?.is_some() {
        return change::set_deleted::<Avoided>(connection, id, true, at);
    }
    change::replace(connection, id, &Avoided { list, words: new.clone() }, at)
}

/// Takes back what a rename did, unless it was changed since. `first` to `last` are the changes that the rename made.
pub(crate) fn undo_rename(connection: &Connection, first: i64, last: i64, at: WallTime) -> Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT row_id, field, old, new FROM change WHERE id BETWEEN ?1 AND ?2 AND what = ?3 ORDER BY id",
    )?;
    let rows = select.query_map(params![first, last, Avoided::TABLE], |row| {
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
            record(connection, Avoided::TABLE, id, [(field.as_str(), new, old)], at)?;
        }
    }
    Ok(())
}

fn row_of(connection: &Connection, list: List, words: &Words) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM avoided WHERE list = ?1 AND words = ?2 AND deleted_at IS NULL")?
        .query_row(params![list.value(), words.as_str()], |row| row.get(0))
        .optional()?)
}
