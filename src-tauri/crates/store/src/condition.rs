//! Conditions that a doctor named, and other illnesses.

use respite_domain::Code;
use respite_domain::history::Condition;
use rusqlite::Row;
use rusqlite::types::Value;

use crate::change::Of;
use crate::column;
use crate::history::{HistoryRow, columns::Columns};

impl HistoryRow for Condition {}

impl Columns for Condition {
    const OF: Of = Of::Condition;
    const COLUMNS: &'static [&'static str] = &["kind", "name", "since", "said_by", "note"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.kind.code().to_owned().into(),
            self.name.clone().into(),
            column::of_partial_date(self.since).into(),
            self.said_by.clone().into(),
            self.note.clone().into(),
        ]
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok(Condition {
            kind: column::code(row, index)?,
            name: row.get(index + 1)?,
            since: column::optional_partial_date(row, index + 2)?,
            said_by: row.get(index + 3)?,
            note: row.get(index + 4)?,
        })
    }
}
