//! Visits: planned ones, and what came of them.

use respite_domain::time::WallTime;
use respite_domain::visit::{Outcome, StoredVisit, Visit};
use rusqlite::Connection;

use crate::cells::cells;
use crate::row::{self, row, until};
use crate::{Result, Store};

cells!(Outcome { at, said, diagnosis });
row!(Visit in "visit" {
    day,
    time,
    clinician,
    kind,
    questions,
    notes,
    outcome: "done_at" "done_offset" "said" "diagnosis",
    booked_at: "entered_at" "entered_offset",
});

impl Store {
    /// Says that a visit is over and what came of it, and keeps what was said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such visit.
    pub fn set_visit_outcome(&mut self, id: i64, outcome: &Outcome) -> Result<()> {
        self.in_transaction(|connection| set_outcome(connection, id, outcome))
    }

    /// The visits that were known by `by`, in the order of their days; what came of them only where that was told by then.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn visits(&self, by: Option<WallTime>) -> Result<Vec<StoredVisit>> {
        let known =
            self.select::<Visit>("WHERE deleted_at IS NULL AND entered_at <= ?1 ORDER BY day, time, id", [until(by)])?;
        let told = known.into_iter().map(|row::Stored { id, value: mut visit, .. }| {
            visit.outcome.take_if(|outcome| by.is_some_and(|by| outcome.at > by));
            StoredVisit { id, visit }
        });
        Ok(told.collect())
    }

    /// Whether a visit was ever put into the diary, be it that it was deleted since.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn ever_had_visits(&self) -> Result<bool> {
        Ok(self.connection.query_row("SELECT EXISTS (SELECT 1 FROM visit)", [], |row| row.get(0))?)
    }
}

pub(crate) fn set_outcome(connection: &Connection, id: i64, outcome: &Outcome) -> Result<()> {
    let before = row::one::<Visit>(connection, id)?.value;
    // When it was first said to be over stays; what was said can be mended.
    let at = before.outcome.as_ref().map_or(outcome.at, |told| told.at);
    let visit = Visit { outcome: Some(Outcome { at, ..outcome.clone() }), ..before };
    row::change(connection, id, &visit, outcome.at)
}
