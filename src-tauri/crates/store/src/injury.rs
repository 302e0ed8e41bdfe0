//! Injuries.

use respite_domain::before_start::Hurt;
use respite_domain::history::{Injury, Sport};
use respite_domain::partial_date::PartialDate;
use respite_domain::time::Moment;
use rusqlite::types::Value;
use rusqlite::{Row, params};

use crate::change::Of;
use crate::history::{HistoryRow, columns::Columns};
use crate::{Result, Store, column};

impl HistoryRow for Injury {}

impl Store {
    /// Keeps by both clocks when an injury was told.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn note_hurt(&mut self, injury: i64, now: &Moment) -> Result<()> {
        let (at, offset, boot, uptime) = column::of_moment(now);
        self.in_transaction(|connection| {
            connection.execute(
                "UPDATE injury SET told_at = ?2, told_offset = ?3, told_boot = ?4, told_uptime = ?5 WHERE id = ?1",
                params![injury, at, offset, boot, uptime],
            )?;
            Ok(())
        })
    }

    /// The injuries of which the day is known, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn hurts(&self) -> Result<Vec<Hurt>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, happened, told_at, told_offset, told_boot, told_uptime FROM injury WHERE deleted_at IS NULL ORDER BY id",
        )?;
        let hurts = self.rows("injury", &mut select, [], |row| {
            Ok(match column::optional_partial_date(row, 1)? {
                Some(PartialDate::Day(day)) => {
                    Some(Hurt { day, told: column::optional_moment(row, 2).unwrap_or_default() })
                }
                _ => None,
            })
        })?;
        Ok(hurts.into_iter().flatten().collect())
    }
}

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
