//! Goals, and how close the person is to them.

use respite_domain::Code;
use respite_domain::goal::{Goal, Rating};
use respite_domain::time::WallTime;
use rusqlite::types::Value;
use rusqlite::{Row, params};

use crate::change::Of;
use crate::history::{self, HistoryRow, Stored, columns::Columns};
use crate::{Result, Store, column};

impl HistoryRow for Goal {}

impl Columns for Goal {
    const OF: Of = Of::Goal;
    const COLUMNS: &'static [&'static str] = &["words", "ended", "ended_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.words.clone().into(),
            self.ended.map(|(end, _)| end.code().to_owned()).into(),
            self.ended.map(|(_, on)| on.to_string()).into(),
        ]
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let ended = column::optional_code(row, index + 1)?;
        Ok(Goal { words: row.get(index)?, ended: ended.zip(column::optional_day(row, index + 2)?) })
    }
}

impl Store {
    /// Keeps how close the person is to a goal, and returns the number of that.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such goal; nothing is saved then.
    pub fn add_rating(&mut self, goal: i64, rating: Rating) -> Result<i64> {
        self.history_row::<Goal>(goal)?;
        let (seconds, offset) = column::of_wall(rating.at);
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO goal_rating (goal_id, score, at, at_offset) VALUES (?1, ?2, ?3, ?4)",
                params![goal, rating.score.points(), seconds, offset],
            )?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// Deletes a rating, or brings a deleted one back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such rating in the other state.
    pub fn set_rating_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| history::set_deleted(connection, Of::Rating, id, deleted, at))
    }

    /// The ratings of a goal up to `by`, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn ratings(&self, goal: i64, by: Option<WallTime>) -> Result<Vec<Stored<Rating>>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, at, at_offset, score FROM goal_rating \
             WHERE goal_id = ?1 AND deleted_at IS NULL AND at <= ?2 ORDER BY at DESC, id DESC",
        )?;
        self.rows("goal_rating", &mut select, params![goal, crate::entry::until(by)], |row| {
            let at = column::wall(row, 1)?;
            Ok(Stored { id: row.get(0)?, value: Rating { at, score: column::score(row, 3)? }, entered_at: at })
        })
    }
}
