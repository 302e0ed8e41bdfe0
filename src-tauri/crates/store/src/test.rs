//! Tests that were done.

use respite_domain::Code;
use respite_domain::history::Test;
use rusqlite::Row;
use rusqlite::types::Value;

use crate::change::Of;
use crate::column;
use crate::history::{HistoryRow, columns::Columns};

impl HistoryRow for Test {}

impl Columns for Test {
    const OF: Of = Of::Test;
    const COLUMNS: &'static [&'static str] = &["kind", "what", "happened", "place", "told"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.kind.code().to_owned().into(),
            self.what.clone().into(),
            column::of_partial_date(self.happened).into(),
            self.place.clone().into(),
            self.told.clone().into(),
        ]
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok(Test {
            kind: column::code(row, index)?,
            what: row.get(index + 1)?,
            happened: column::optional_partial_date(row, index + 2)?,
            place: row.get(index + 3)?,
            told: row.get(index + 4)?,
        })
    }
}
