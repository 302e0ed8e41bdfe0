//! Visits: planned ones, and what came of them.

use std::collections::BTreeMap;

use respite_domain::time::WallTime;
use respite_domain::visit::{Outcome, StoredVisit, Visit};
use rusqlite::{Connection, params};

use crate::cells::{Cells, cells};
use crate::change::{self, Change};
use crate::row::{self, Row, row, until};
use crate::{Result, Store, StoreError, Stored};

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

    /// Takes back that a visit is over, and keeps what was said.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such visit, or it is not over.
    pub fn take_back_visit_outcome(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let visit = row::one::<Visit>(connection, id)?.value;
            if visit.outcome.is_none() {
                return Err(StoreError::NotFound);
            }
            change::replace(connection, id, &Visit { outcome: None, ..visit }, at)
        })
    }

    /// That a visit is over stands again as it was told, where that was taken back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such visit, it is over, or that was never taken back.
    pub fn tell_visit_outcome_again(&mut self, id: i64, at: WallTime) -> Result<()> {
        let changes = self.changes::<Visit>(id)?;
        let is_over = |change: &Change| change.field == "done-at";
        let over = changes.iter().find(|change| is_over(change)).ok_or(StoreError::NotFound)?;
        let over_at = over.old.as_deref().and_then(|at| at.parse().ok()).ok_or(StoreError::NotFound)?;
        // What was taken back with it was kept right after it; what was taken out before that stays out.
        let with_it: Vec<&Change> = changes.iter().take_while(|change| !is_over(change)).collect();
        let told = |field: &str| with_it.iter().find(|change| change.field == field)?.old.clone();
        let [said, diagnosis] = ["said", "diagnosis"].map(|field| told(field).unwrap_or_default());
        self.in_transaction(|connection| {
            let visit = row::one::<Visit>(connection, id)?.value;
            if visit.outcome.is_some() {
                return Err(StoreError::NotFound);
            }
            let outcome = Some(Outcome { at: over_at, said, diagnosis });
            change::replace(connection, id, &Visit { outcome, ..visit }, at)
        })
    }

    /// The visits that were known by `by`, in the order of their days; what came of them only where that was told by then.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn visits(&self, by: Option<WallTime>) -> Result<Vec<StoredVisit>> {
        let known =
            self.select::<Visit>("WHERE deleted_at IS NULL AND entered_at <= ?1 ORDER BY day, time, uid", [until(by)])?;
        // Whoever moves a visit books it for that day then, as much as whoever books a new one (8.4).
        let moved = self.last_changed("'day'", by)?;
        let arranged = self.last_changed("'day', 'time', 'done-at', 'deleted'", by)?;
        let told = known.into_iter().map(|Stored { id, value: mut visit, .. }| {
            let entered_at = visit.booked_at;
            visit.booked_at = moved.get(&id).copied().unwrap_or(entered_at);
            visit.outcome.take_if(|outcome| by.is_some_and(|by| outcome.at > by));
            StoredVisit { id, visit, arranged_at: arranged.get(&id).copied().unwrap_or(entered_at) }
        });
        Ok(told.collect())
    }

    /// When one of these fields of each visit was changed last, of what was known by `by`.
    fn last_changed(&self, fields: &str, by: Option<WallTime>) -> Result<BTreeMap<i64, WallTime>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT row_id, at, at_offset, max(uid) FROM change \
             WHERE what = ?2 AND field IN ({fields}) AND at <= ?1 GROUP BY row_id",
        ))?;
        let changed = self.rows("change", &mut select, params![until(by), Visit::TABLE], |row| {
            Ok((row.get::<_, i64>(0)?, WallTime::read(row, 1)?))
        })?;
        Ok(changed.into_iter().collect())
    }
}

fn set_outcome(connection: &Connection, id: i64, outcome: &Outcome) -> Result<()> {
    let before = row::one::<Visit>(connection, id)?.value;
    // When it was first said to be over stays; what was said can be mended.
    let at = before.outcome.as_ref().map_or(outcome.at, |told| told.at);
    let visit = Visit { outcome: Some(Outcome { at, ..outcome.clone() }), ..before };
    change::replace(connection, id, &visit, outcome.at)
}
