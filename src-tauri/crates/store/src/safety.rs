//! The answers to the safety questions. Every sheet stays; the latest counts.

use respite_domain::safety::SafetySheet;
use respite_domain::time::{Moment, WallTime};

use crate::readable::is_of_the_row;
use crate::row::{self, Row, row, until};
use crate::{Result, Store};

row!(SafetySheet in "safety_sheet" { asked, concerns, agreed } beside { answered: Moment::told(WallTime::default()) },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const GONE: Option<&'static str> = None;
);

impl Store {
    /// All answers to the safety questions that were given by `by`, in the order given.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_sheets(&self, by: Option<WallTime>) -> Result<Vec<SafetySheet>> {
        let mut select =
            self.connection.prepare_cached(&row::selection::<SafetySheet>("WHERE at <= ?1 ORDER BY id"))?;
        let sheets =
            self.rows(SafetySheet::TABLE, &mut select, [until(by)], |row| match row::stored::<SafetySheet>(row) {
                Err(error) if is_of_the_row(&error) => {
                    self.note_unreadable(SafetySheet::TABLE, row);
                    Ok(None)
                }
                stored => {
                    stored.map(|stored| Some(SafetySheet { answered: Moment::told(stored.entered_at), ..stored.value }))
                }
            })?;
        // An earlier sheet is no answer in place of a latest one that can't be read: it is asked again.
        Ok(if sheets.last().is_some_and(Option::is_none) { Vec::new() } else { sheets.into_iter().flatten().collect() })
    }
}
