//! Injuries.

use respite_domain::history::{Injury, Sport};
use rusqlite::Row;
use rusqlite::types::Value;

use crate::change::Of;
use crate::column;
use crate::history::{HistoryRow, columns::Columns};

impl HistoryRow for Injury {}

impl Columns for Injury {
    const OF: Of = Of::Injury;
    const COLUMNS: &'static [&'static str] = &["what", "happened", "sport", "which_sport", "seen_by", "note"];

    fn values(&self) -> Vec<Value> {
        let (sport, which) = match &self.sport {
            None => (None, String::new()),
            Some(Sport::No) => (Some(0), String::new()),
            Some(Sport::Yes(which)) => (Some(1), which.clone()),
        };
        vec![
            self.what.clone().into(),
            column::of_partial_date(self.happened).into(),
            sport.into(),
            which.into(),
            self.seen_by.clone().into(),
            self.note.clone().into(),
        ]
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let which = row.get(index + 3)?;
        Ok(Injury {
            what: row.get(index)?,
            happened: column::optional_partial_date(row, index + 1)?,
            sport: row
                .get::<_, Option<bool>>(index + 2)?
                .map(|sport| if sport { Sport::Yes(which) } else { Sport::No }),
            seen_by: row.get(index + 4)?,
            note: row.get(index + 5)?,
        })
    }
}
