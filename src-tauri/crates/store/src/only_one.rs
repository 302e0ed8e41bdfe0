//! What only one row of a table may have, such as its name of the products in force, where rows of two diaries come together.

use std::collections::{HashMap, HashSet};

use respite_domain::session::Session;
use respite_domain::time::WallTime;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::change::{gone_field, record};
use crate::naming::Names;
use crate::row::Row;
use crate::table::Table;
use crate::{Result, StoreError};

/// A row as it is to stand in this diary: its columns with their values.
type Cells = Vec<(&'static str, Value)>;

/// Rows on their way into a table.
pub(crate) struct OnlyOne<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) table: &'static Table,
    /// The names of rows that count for nothing where these come from, each with since when: they leave what only one may have.
    pub(crate) yields: &'a HashMap<String, Value>,
    pub(crate) now: WallTime,
}

/// A row that counted here and counts for nothing now, as another has what only one may have.
pub(crate) struct LetGo {
    table: &'static Table,
    id: i64,
}

impl OnlyOne<'_> {
    /// A row that is here, with what is told of it elsewhere, where these `fields` were changed last: that it was deleted there does not
    /// count, and that this was taken back, does. A pack of which nobody knows an end was not deleted: its start was a slip.
    pub(crate) fn as_it_counts(&self, mut row: Cells, fields: &HashSet<&str>) -> Result<Cells> {
        let Some(deleted) = self.table.deleted() else { return Ok(row) };
        if self.was_a_slip(&row)? {
            return Ok(row);
        }
        let (is_later, id) = (fields.contains(gone_field(deleted).as_str()), row_number(&row));
        for (_, gone) in row.iter_mut().filter(|(column, _)| *column == deleted) {
            if !is_later || *gone != Value::Null {
                let select = format!("SELECT {deleted} FROM {} WHERE id = ?1", self.table.name);
                *gone = self.connection.query_row(&select, [&id], |row| row.get(0))?;
            }
        }
        Ok(row)
    }

    /// Whether it is a pack that neither diary knows an end or bad skin of.
    fn was_a_slip(&self, row: &Cells) -> Result<bool> {
        let has_end = row.iter().any(|(column, value)| *column == "ended_at" && *value != Value::Null);
        if self.table.name != Session::TABLE || has_end {
            return Ok(false);
        }
        let select = "SELECT ended_at IS NULL AND NOT EXISTS \
                      (SELECT 1 FROM skin_told WHERE session_id = session.id AND deleted_at IS NULL) FROM session WHERE id = ?1";
        Ok(self.connection.query_row(select, [row_number(row)], |row| row.get(0))?)
    }

    /// Writes rows by `work`, each with what goes with it. Of two that want what only one may have the later does not count any more; one
    /// that [yields](OnlyOne::yields) leaves it to any. Where that is what it belongs to, such as a dose that is something tried, it
    /// belongs to nothing. Tells which rows of here are let go.
    pub(crate) fn write<With>(
        &self,
        rows: Vec<(Cells, With)>,
        work: impl Fn(&Cells, &With) -> Result<()>,
    ) -> Result<Vec<LetGo>> {
        let mut wait = Vec::new();
        for (row, with) in rows {
            let written = work(&row, &with);
            if self.table.gone.is_some() && is_taken(&written) {
                wait.push((row, with));
            } else {
                written?;
            }
        }
        let Some(gone) = self.table.gone.filter(|_| !wait.is_empty()) else { return Ok(Vec::new()) };
        // None is in the way of another, and then each takes its place.
        let mut apart = Vec::new();
        for name in wait.iter().filter_map(|(row, _)| name(row)).chain(self.yields.keys().map(String::as_str)) {
            apart.extend(self.set_apart(name, gone)?);
        }
        let (mut first, mut last) = (Vec::new(), apart.clone());
        for (mut row, with) in wait {
            let yields = name(&row).and_then(|name| self.yields.get(name));
            let since = yields.cloned().unwrap_or_else(|| self.now.timestamp().into());
            let counts = std::mem::replace(cell(&mut row, gone)?, since) == Value::Null;
            let written = work(&row, &with);
            if is_taken(&written) {
                let of_a_row = |column| matches!(self.table.names(column), Some(Names::Row(_)));
                row.iter_mut().filter(|(column, _)| of_a_row(column)).for_each(|(_, value)| *value = Value::Null);
                work(&row, &with)?;
                last.retain(|id| Value::from(*id) != row_number(&row));
                continue;
            }
            written?;
            if let (true, Value::Integer(id)) = (counts, row_number(&row)) {
                if yields.is_some() { &mut last } else { &mut first }.push(id);
            }
        }
        let update = format!("UPDATE {} SET {gone} = NULL WHERE id = ?1", self.table.name);
        for id in first.into_iter().chain(last) {
            let counts = self.connection.execute(&update, [id]).map(drop).map_err(StoreError::from);
            if !is_taken(&counts) {
                counts?;
                apart.retain(|other| *other != id);
            }
        }
        Ok(apart.into_iter().map(|id| LetGo { table: self.table, id }).collect())
    }

    /// Lets a row that counts here count for nothing, for the time being.
    fn set_apart(&self, name: &str, gone: &str) -> Result<Option<i64>> {
        let since = self.yields.get(name).cloned().unwrap_or_else(|| self.now.timestamp().into());
        let table = self.table.name;
        let update = format!("UPDATE {table} SET {gone} = ?2 WHERE uid = ?1 AND {gone} IS NULL RETURNING id");
        Ok(self.connection.query_row(&update, params![name, since], |row| row.get(0)).optional()?)
    }
}

impl LetGo {
    /// Keeps that it was, unless that came along.
    pub(crate) fn trace(&self, connection: &Connection, now: WallTime) -> Result<()> {
        let (table, gone) = (self.table.name, gone_field(self.table.gone.unwrap_or_default()));
        let select = "SELECT new FROM change WHERE what = ?1 AND row_id = ?2 AND field = ?3 ORDER BY uid DESC LIMIT 1";
        let last: Option<Option<String>> =
            connection.query_row(select, params![table, self.id, gone], |row| row.get(0)).optional()?;
        match last.flatten() {
            Some(_) => Ok(()),
            None => record(connection, table, self.id, [(gone, None, Some("yes".to_owned()))], now),
        }
    }
}

fn is_taken(written: &Result<()>) -> bool {
    match written {
        Err(StoreError::Other(error)) => error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation),
        _ => false,
    }
}

fn name(row: &Cells) -> Option<&str> {
    row.iter().find_map(|(column, value)| match value {
        Value::Text(name) if *column == "uid" => Some(name.as_str()),
        _ => None,
    })
}

fn row_number(row: &Cells) -> Value {
    row.iter().find(|(column, _)| *column == "id").map_or(Value::Null, |(_, id)| id.clone())
}

fn cell<'c>(row: &'c mut Cells, column: &str) -> Result<&'c mut Value> {
    row.iter_mut().find(|(name, _)| *name == column).map(|(_, value)| value).ok_or(StoreError::NotFound)
}
