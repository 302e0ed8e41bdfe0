//! Visits: planned ones, and what came of them.

use std::collections::BTreeMap;

use respite_domain::reminder::{Answer, Said, TakenBack};
use respite_domain::time::WallTime;
use respite_domain::visit::{Outcome, StoredVisit, Visit};
use rusqlite::{Connection, params};

use crate::cells::Cells;
use crate::cells::cells;
use crate::row::{self, Row, row, until};
use crate::{Result, Store, StoreError, Stored, change};

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

    /// What visits, and answers of the person, had said to the doctor reminders and was taken back by `by`: by deleting the visit, putting
    /// it on another day or saying that it is not over, or by taking the answer back.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn answers_taken_back(&self, by: Option<WallTime>) -> Result<Vec<TakenBack>> {
        let mut taken_back = Vec::new();
        let visits = self.select::<Visit>("ORDER BY id", [])?;
        for visit in &visits {
            let answer = |visit: &Visit| visit.answer().1;
            for change in self.changes::<Visit>(visit.id)?.into_iter().filter(|change| known(change.at, by)) {
                let was = match (change.field.as_str(), &change.old, &change.new) {
                    ("deleted", None, _) => answer(&visit.value),
                    ("done-at", Some(_), None) => {
                        Answer { said: Said::Been, on: visit.value.day, ..answer(&visit.value) }
                    }
                    ("day", Some(day), _) => match day.parse() {
                        Ok(on) => Answer {
                            said: Said::Booked { on },
                            ..answer(&Visit { outcome: None, ..visit.value.clone() })
                        },
                        Err(_) => continue,
                    },
                    _ => continue,
                };
                taken_back.push(TakenBack { answer: was, on: change.at.date_naive() });
            }
        }
        for Stored { id, mut value, entered_at, .. } in self.select::<Answer>("ORDER BY id", [])? {
            value.on = entered_at.date_naive();
            let of_visit = value.visit.map(|visit| self.changes::<Visit>(visit)).transpose()?.unwrap_or_default();
            let gone = of_visit.into_iter().filter(|change| change.field == "deleted" && change.old.is_none());
            let taken = self
                .changes::<Answer>(id)?
                .into_iter()
                .filter(|change| change.field == "taken-back" && change.old.is_none());
            let ends = gone.chain(taken).filter(|change| known(change.at, by));
            taken_back.extend(ends.map(|change| TakenBack { answer: value.clone(), on: change.at.date_naive() }));
        }
        Ok(taken_back)
    }

    /// The visits that were known by `by`, in the order of their days; what came of them only where that was told by then.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn visits(&self, by: Option<WallTime>) -> Result<Vec<StoredVisit>> {
        let known =
            self.select::<Visit>("WHERE deleted_at IS NULL AND entered_at <= ?1 ORDER BY day, time, id", [until(by)])?;
        // Whoever moves a visit books it for that day then, as much as whoever books a new one (8.4).
        let mut moved = self.connection.prepare_cached(
            "SELECT row_id, max(at), at_offset FROM change \
             WHERE what = ?2 AND field = 'day' AND at <= ?1 GROUP BY row_id",
        )?;
        let moved = self.rows("change", &mut moved, params![until(by), Visit::TABLE], |row| {
            Ok((row.get::<_, i64>(0)?, WallTime::read(row, 1)?))
        })?;
        let moved: BTreeMap<i64, WallTime> = moved.into_iter().collect();
        let told = known.into_iter().map(|Stored { id, value: mut visit, .. }| {
            visit.booked_at = moved.get(&id).copied().unwrap_or(visit.booked_at);
            visit.outcome.take_if(|outcome| by.is_some_and(|by| outcome.at > by));
            StoredVisit { id, visit }
        });
        Ok(told.collect())
    }
}

fn known(at: WallTime, by: Option<WallTime>) -> bool {
    by.is_none_or(|by| at <= by)
}

fn set_outcome(connection: &Connection, id: i64, outcome: &Outcome) -> Result<()> {
    let before = row::one::<Visit>(connection, id)?.value;
    // When it was first said to be over stays; what was said can be mended.
    let at = before.outcome.as_ref().map_or(outcome.at, |told| told.at);
    let visit = Visit { outcome: Some(Outcome { at, ..outcome.clone() }), ..before };
    change::replace(connection, id, &visit, outcome.at)
}
