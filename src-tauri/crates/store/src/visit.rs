//! Visits: planned ones, and what came of them.

use chrono::{NaiveDate, NaiveTime};
use respite_domain::time::WallTime;
use respite_domain::visit::{Outcome, StoredVisit, Visit, VisitKind};
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::{Result, Store, StoreError, column};

const KINDS: [(VisitKind, &str); 3] =
    [(VisitKind::Gp, "gp"), (VisitKind::Physio, "physio"), (VisitKind::Other, "other")];
const TIME: &str = "%H:%M";
const COLUMNS: &str = "id, day, time, clinician, kind, questions, notes, done_at, done_offset, said, diagnosis, \
     entered_at, entered_offset";

impl Store {
    /// Adds a visit and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_visit(&mut self, visit: &Visit) -> Result<i64> {
        let (entered, entered_offset) = column::of_wall(visit.booked_at);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO visit (day, time, clinician, kind, questions, notes, entered_at, entered_offset) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    visit.day.to_string(),
                    time(visit),
                    visit.clinician,
                    kind(visit),
                    visit.questions.join("\n"),
                    visit.notes,
                    entered,
                    entered_offset,
                ],
            )?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// Replaces what was planned of a visit, and keeps what it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such visit.
    pub fn update_visit(&mut self, id: i64, visit: &Visit, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let before = read(connection, id)?;
            let fields = planned(&before).into_iter().zip(planned(visit));
            let fields = fields.map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Visit, id, fields, at)?;
            connection.execute(
                "UPDATE visit SET day = ?2, time = ?3, clinician = ?4, kind = ?5, questions = ?6, notes = ?7 \
                 WHERE id = ?1",
                params![
                    id,
                    visit.day.to_string(),
                    time(visit),
                    visit.clinician,
                    kind(visit),
                    visit.questions.join("\n"),
                    visit.notes,
                ],
            )?;
            Ok(())
        })
    }

    /// Says that a visit is over and what came of it, and keeps what was said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such visit.
    pub fn set_visit_outcome(&mut self, id: i64, outcome: &Outcome) -> Result<()> {
        self.in_transaction(|connection| set_outcome(connection, id, outcome))
    }

    /// Takes back that a visit is over, and keeps what was said.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such visit, or it is not over.
    pub fn take_back_visit_outcome(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let Outcome { said, diagnosis, .. } = read(connection, id)?.outcome.ok_or(StoreError::NotFound)?;
            let text = |text: String| (!text.is_empty()).then_some(text);
            let fields = [("done", Some("yes".to_owned())), ("said", text(said)), ("diagnosis", text(diagnosis))];
            change::record(connection, Of::Visit, id, fields.map(|(field, old)| (field, old, None)), at)?;
            connection.execute(
                "UPDATE visit SET done_at = NULL, done_offset = NULL, said = '', diagnosis = '' WHERE id = ?1",
                [id],
            )?;
            Ok(())
        })
    }

    /// The visit with this number, unless it was deleted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn visit(&self, id: i64) -> Result<Visit> {
        read(&self.connection, id)
    }

    /// Deletes a visit. The row stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such visit.
    pub fn delete_visit(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.set_visit_deleted(id, at, true)
    }

    /// Brings a deleted visit back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such deleted visit.
    pub fn restore_visit(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.set_visit_deleted(id, at, false)
    }

    /// The visits that were known by `by`, in the order of their days; what came of them only where that was told by then.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn visits(&self, by: Option<WallTime>) -> Result<Vec<StoredVisit>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM visit WHERE deleted_at IS NULL AND entered_at <= ?1 ORDER BY day, time, id"
        ))?;
        let mut visits = self.rows("visit", &mut select, [until(by)], stored)?;
        // Whoever moves a visit books it for that day then, as much as whoever books a new one (8.4).
        let mut moved = self.connection.prepare_cached(
            "SELECT row_id, max(at), at_offset FROM change \
             WHERE what = ?2 AND field = 'day' AND at <= ?1 GROUP BY row_id",
        )?;
        let moved = self.rows("change", &mut moved, params![until(by), Of::Visit.word()], |row| {
            Ok((row.get::<_, i64>(0)?, column::wall(row, 1)?))
        })?;
        for (id, at) in moved {
            visits.iter_mut().filter(|stored| stored.id == id).for_each(|stored| stored.visit.booked_at = at);
        }
        if let Some(by) = by {
            for StoredVisit { visit, .. } in &mut visits {
                visit.outcome.take_if(|outcome| outcome.at > by);
            }
        }
        Ok(visits)
    }

    /// Whether a visit was ever put into the diary, be it that it was deleted since.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn ever_had_visits(&self) -> Result<bool> {
        Ok(self.connection.query_row("SELECT EXISTS (SELECT 1 FROM visit)", [], |row| row.get(0))?)
    }

    fn set_visit_deleted(&mut self, id: i64, at: WallTime, deleted: bool) -> Result<()> {
        self.in_transaction(|connection| {
            let found = connection.execute(
                "UPDATE visit SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
                params![id, deleted.then_some(at.timestamp()), deleted],
            )?;
            if found == 0 {
                return Err(StoreError::NotFound);
            }
            let word = |deleted: bool| deleted.then(|| "yes".to_owned());
            change::record(connection, Of::Visit, id, [("deleted", word(!deleted), word(deleted))], at)
        })
    }
}

fn set_outcome(connection: &Connection, id: i64, outcome: &Outcome) -> Result<()> {
    let before = read(connection, id)?.outcome;
    // When it was first said to be over stays; what was said can be mended.
    let at = before.as_ref().map_or(outcome.at, |before| before.at);
    let text = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned();
    let (said, diagnosis) =
        (before.as_ref().map(|before| &before.said), before.as_ref().map(|before| &before.diagnosis));
    let fields = [
        ("done", before.as_ref().map(|_| "yes".to_owned()), Some("yes".to_owned())),
        ("said", text(said), text(Some(&outcome.said))),
        ("diagnosis", text(diagnosis), text(Some(&outcome.diagnosis))),
    ];
    change::record(connection, Of::Visit, id, fields, outcome.at)?;
    let (seconds, offset) = column::of_wall(at);
    connection.execute(
        "UPDATE visit SET done_at = ?2, done_offset = ?3, said = ?4, diagnosis = ?5 WHERE id = ?1",
        params![id, seconds, offset, outcome.said, outcome.diagnosis],
    )?;
    Ok(())
}

fn read(connection: &Connection, id: i64) -> Result<Visit> {
    let found = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM visit WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([id], stored)?;
    Ok(found.visit)
}

fn stored(row: &Row) -> rusqlite::Result<StoredVisit> {
    let time = |text: String| NaiveTime::parse_from_str(&text, TIME).map_err(|_| column::odd(2, Type::Text));
    let (said, diagnosis) = (row.get(9)?, row.get(10)?);
    Ok(StoredVisit {
        id: row.get(0)?,
        visit: Visit {
            day: column::day(row, 1)?,
            time: row.get::<_, Option<String>>(2)?.map(time).transpose()?,
            clinician: row.get(3)?,
            kind: column::optional_word(row, 4, &KINDS)?,
            questions: row.get::<_, String>(5)?.lines().map(str::to_owned).collect(),
            notes: row.get(6)?,
            outcome: column::optional_wall(row, 7)?.map(|at| Outcome { at, said, diagnosis }),
            booked_at: column::wall(row, 11)?,
        },
    })
}

/// What was planned, field by field, for the record of changes.
fn planned(visit: &Visit) -> [(&'static str, Option<String>); 6] {
    let text = |text: String| (!text.is_empty()).then_some(text);
    [
        ("day", Some(NaiveDate::to_string(&visit.day))),
        ("time", time(visit)),
        ("clinician", text(visit.clinician.clone())),
        ("kind", kind(visit).map(str::to_owned)),
        ("questions", text(visit.questions.join("\n"))),
        ("notes", text(visit.notes.clone())),
    ]
}

fn time(visit: &Visit) -> Option<String> {
    visit.time.map(|time| time.format(TIME).to_string())
}

fn kind(visit: &Visit) -> Option<&'static str> {
    visit.kind.map(|kind| column::of_word(&kind, &KINDS))
}
