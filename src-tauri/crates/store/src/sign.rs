//! Answers about warning signs. Every answer stays; a tick that was a mistake is taken off and kept as a change.

use respite_domain::time::WallTime;
use respite_domain::warning_sign::{Occasion, SignAnswer, WarningSign};
use rusqlite::Connection;

use crate::part::{self, Part, part};
use crate::row::{self, row, until};
use crate::{Result, Store, Stored};

part!(Occasion in "sign_occasion" of "sign_answer" by "answer_id" { reminder: "kind", area: "place", start, last });
row!(
    SignAnswer in "sign_answer" {
        at: "at" "at_offset",
        asked_by,
        extent,
        ticked,
        helped_at: "helped_at" "helped_offset",
    } beside { about: Vec::new() },
    const GONE: Option<&'static str> = None;

    fn write_parts(&self, connection: &Connection, id: i64) -> Result<()> {
        part::write(connection, id, &self.about)
    }

    fn read_parts(&mut self, connection: &Connection, id: i64) -> Result<()> {
        self.about = part::read(connection, id)?;
        Ok(())
    }
);

impl Store {
    /// The answers about warning signs given for moments up to `by`, in order.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answers(&self, by: Option<WallTime>) -> Result<Vec<Stored<SignAnswer>>> {
        let mut answers = self.select::<SignAnswer>("WHERE at <= ?1 ORDER BY at, id", [until(by)])?;
        let of_answer = part::selection::<Occasion>("WHERE answer_id = ?1 ORDER BY position");
        let mut select = self.connection.prepare_cached(&of_answer)?;
        for stored in &mut answers {
            let about = self.rows(Occasion::TABLE, &mut select, [stored.id], part::part_of)?;
            stored.value.about = about.into_iter().map(|(_, occasion)| occasion).collect();
        }
        Ok(answers)
    }

    /// Keeps that help is on its way, for every answer with a sign of tier 1 that still waits for that.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn set_helped(&mut self, at: WallTime) -> Result<()> {
        let all = self.sign_answers(None)?;
        self.in_transaction(|connection| {
            for stored in all.iter().filter(|stored| stored.value.is_emergency()) {
                tell(connection, stored.id, at, |answer| answer.helped_at = Some(at))?;
            }
            Ok(())
        })
    }

    /// Takes these ticks off an answer, and keeps what was ticked.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such answer.
    pub fn untick(&mut self, id: i64, signs: &[WarningSign], at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            tell(connection, id, at, |answer| answer.ticked.retain(|sign| !signs.contains(sign)))
        })
    }
}

/// Changes what an answer says, and keeps what it said before.
fn tell(connection: &Connection, id: i64, at: WallTime, change: impl FnOnce(&mut SignAnswer)) -> Result<()> {
    let mut answer = row::one::<SignAnswer>(connection, id)?.value;
    change(&mut answer);
    row::change(connection, id, &answer, at)
}
