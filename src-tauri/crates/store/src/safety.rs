//! The answers to the safety questions. Every sheet stays; the latest counts.

use respite_domain::safety::SafetySheet;
use respite_domain::time::Moment;
use rusqlite::{OptionalExtension, params};

use crate::{Result, Store, column};

impl Store {
    /// Keeps the answers to the safety questions.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_safety_sheet(&mut self, sheet: &SafetySheet) -> Result<()> {
        let (seconds, offset) = column::of_wall(sheet.answered.wall);
        self.connection.execute(
            "INSERT INTO safety_sheet (concerns, clinician_agreed, at, at_offset) VALUES (?1, ?2, ?3, ?4)",
            params![sheet.concerns.join(" "), sheet.clinician_agreed.map(|day| day.to_string()), seconds, offset],
        )?;
        Ok(())
    }

    /// The latest answers to the safety questions.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_sheet(&self) -> Result<Option<SafetySheet>> {
        let sheet = self
            .connection
            .prepare_cached(
                "SELECT concerns, clinician_agreed, at, at_offset FROM safety_sheet ORDER BY id DESC LIMIT 1",
            )?
            .query_row([], |row| {
                Ok(SafetySheet {
                    concerns: row.get::<_, String>(0)?.split_ascii_whitespace().map(str::to_owned).collect(),
                    clinician_agreed: column::optional_day(row, 1)?,
                    answered: Moment::told(column::wall(row, 2)?),
                })
            })
            .optional()?;
        Ok(sheet)
    }
}
