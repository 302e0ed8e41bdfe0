//! The answers to the safety questions. Every sheet stays; the latest counts.

use respite_domain::safety::SafetySheet;
use respite_domain::time::Moment;
use rusqlite::params;

use crate::{Result, Store, column};

impl Store {
    /// Keeps the answers to the safety questions.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_safety_sheet(&mut self, sheet: &SafetySheet) -> Result<()> {
        let (seconds, offset) = column::of_wall(sheet.answered.wall);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO safety_sheet (concerns, clinician_agreed, at, at_offset) VALUES (?1, ?2, ?3, ?4)",
                params![sheet.concerns.join(" "), sheet.clinician_agreed.map(|day| day.to_string()), seconds, offset],
            )?;
            Ok(())
        })
    }

    /// The latest answers to the safety questions.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_sheet(&self) -> Result<Option<SafetySheet>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, concerns, clinician_agreed, at, at_offset FROM safety_sheet ORDER BY id DESC LIMIT 1",
        )?;
        // An earlier sheet is no answer in place of one that can't be read: it is asked again.
        self.first_row("safety_sheet", &mut select, [], |row| {
            Ok(SafetySheet {
                concerns: row.get::<_, String>(1)?.split_ascii_whitespace().map(str::to_owned).collect(),
                clinician_agreed: column::optional_day(row, 2)?,
                answered: Moment::told(column::wall(row, 3)?),
            })
        })
    }
}
