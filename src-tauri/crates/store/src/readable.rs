//! Rows that can't be read. A row that holds something that no version of Respite writes costs itself and nothing else: it is
//! left out, counted, told, and stays in the file as it is.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{Params, Row, Statement};

use crate::{Result, Store};

/// The rows that were met and could not be read: the table, and what tells them apart there.
#[derive(Debug, Default)]
pub(crate) struct Unreadable(RefCell<BTreeSet<(&'static str, String)>>);

impl Unreadable {
    fn note(&self, table: &'static str, key: String) {
        if self.0.borrow_mut().insert((table, key)) {
            tracing::warn!(table, "a row could not be read and was left out");
        }
    }
}

impl Store {
    /// How many rows could not be read, of all that this process has looked at.
    pub fn unreadable(&self) -> usize {
        self.unreadable.0.borrow().len()
    }

    /// The rows of `table` that can be read. The first column of the selection tells its rows apart.
    pub(crate) fn rows<T>(
        &self,
        table: &'static str,
        select: &mut Statement<'_>,
        given: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let (readable, others) = readable(select, given, read)?;
        others.into_iter().for_each(|key| self.unreadable.note(table, key));
        Ok(readable)
    }

    /// The first row of `table` that can be read. The first column of the selection tells its rows apart.
    pub(crate) fn first_row<T>(
        &self,
        table: &'static str,
        select: &mut Statement<'_>,
        given: impl Params,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let mut rows = select.query(given)?;
        while let Some(row) = rows.next()? {
            match read(row) {
                Err(error) if is_of_the_row(&error) => self.note_unreadable(table, row),
                found => return Ok(Some(found?)),
            }
        }
        Ok(None)
    }

    /// Counts the row of `table` with this number, which can't be read.
    pub(crate) fn note_unread(&self, table: &'static str, number: i64) {
        self.unreadable.note(table, format!("{:?}", ValueRef::Integer(number)));
    }

    /// Counts a row that can't be read, wholly or in part.
    pub(crate) fn note_unreadable(&self, table: &'static str, row: &Row<'_>) {
        self.unreadable.note(table, key(row));
    }
}

/// The rows that can be read, and what tells apart the others.
pub(crate) fn readable<T>(
    select: &mut Statement<'_>,
    given: impl Params,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<(Vec<T>, Vec<String>)> {
    let (mut readable, mut others) = (Vec::new(), Vec::new());
    let mut rows = select.query(given)?;
    while let Some(row) = rows.next()? {
        match read(row) {
            Ok(value) => readable.push(value),
            Err(error) if is_of_the_row(&error) => others.push(key(row)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((readable, others))
}

/// Whether it is what a row holds that is off, and not the file or the question.
pub(crate) fn is_of_the_row(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
    )
}

fn key(row: &Row<'_>) -> String {
    row.get_ref(0).map_or_else(|_| String::new(), |first| format!("{first:?}"))
}
