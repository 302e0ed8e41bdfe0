//! What was before the diary: injuries, tests, conditions, the first spasm ever; and goals with their ratings.

use respite_domain::before_start::Hurt;
use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, Injury, Sport, Test};
use respite_domain::partial_date::PartialDate;
use respite_domain::time::{Moment, WallTime};
use rusqlite::params;
use rusqlite::types::Value;

use crate::cells::{Cells, Said, cells, cells_of};
use crate::naming::Names;
use crate::row::{self, Row, row, until};
use crate::{Result, Store, Stored};

row!(
    Injury in "injury" {
        what,
        happened,
        sport: "sport" "which_sport",
        seen_by,
        note,
        told: "told_at" "told_offset" "told_boot" "told_uptime",
    }
);
row!(Test in "test" { kind, what, happened, place, told });
row!(Condition in "condition" { kind, name, since, said_by, note });
row!(Goal in "goal" { words, ended: "ended" "ended_on" });

/// When the first spasm was; `None` takes back what was said.
#[derive(Debug)]
pub(crate) struct FirstSpasm {
    happened: Option<PartialDate>,
}

row!(FirstSpasm in "first_spasm" { happened },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const GONE: Option<&'static str> = None;
);

/// A rating with its goal.
#[derive(Debug)]
pub(crate) struct RatingOf {
    goal: i64,
    rating: Rating,
}

cells!(Rating { score, at });
row!(RatingOf in "goal_rating" { goal: "goal_id", rating: "score" "at" "at_offset" },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const NAMES: &'static [(&'static str, Names)] = &[("goal_id", Names::Owner("goal"))];
);

impl Cells for Sport {
    fn width() -> usize {
        2
    }

    fn write(&self, cells: &mut Vec<Value>) {
        match self {
            Sport::No => cells.extend([false.into(), Value::Null]),
            Sport::Yes(which) => cells.extend([true.into(), which.clone().into()]),
        }
    }

    fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok(if bool::read(row, index)? { Sport::Yes(String::read(row, index + 1)?) } else { Sport::No })
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        let (sport, which) = match self {
            Sport::No => (false, ""),
            Sport::Yes(which) => (true, which.as_str()),
        };
        sport.spell(names, said);
        which.to_owned().spell(&names[1..], said);
    }
}

impl Store {
    /// The injuries that may be of a day, in the order told. Of one whose day can't be read, it is the latest that it can have
    /// been: the one on which it was told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn hurts(&self) -> Result<Vec<Hurt>> {
        let select = row::selection::<Injury>("WHERE deleted_at IS NULL ORDER BY uid");
        let mut select = self.connection.prepare_cached(&select)?;
        let hurts = self.rows(Injury::TABLE, &mut select, [], |row| {
            let told: Option<Moment> = cells_of(row, "told_at").unwrap_or_default();
            let told_on = told.as_ref().map(Moment::day);
            let day = match cells_of(row, "happened") {
                Ok(Some(PartialDate::Day(day))) => Some(day),
                Ok(_) => None,
                Err(_) => told_on,
            };
            Ok(day.map(|day| Hurt { day, told }))
        })?;
        Ok(hurts.into_iter().flatten().collect())
    }

    /// Keeps how close the person is to a goal, and returns the number of that.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such goal; nothing is saved then.
    pub fn add_rating(&mut self, goal: i64, rating: Rating) -> Result<i64> {
        self.row::<Goal>(goal)?;
        self.add(&RatingOf { goal, rating }, rating.at)
    }

    /// The ratings of a goal up to `by`, that told last first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn ratings(&self, goal: i64, by: Option<WallTime>) -> Result<Vec<Stored<Rating>>> {
        let which = "WHERE goal_id = ?1 AND deleted_at IS NULL AND at <= ?2 ORDER BY uid DESC";
        let ratings = self.select::<RatingOf>(which, params![goal, until(by)])?;
        Ok(ratings.into_iter().map(|stored| stored.map(|of| of.rating)).collect())
    }

    /// Deletes a rating, or brings a deleted one back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such rating in the other state.
    pub fn set_rating_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.set_deleted::<RatingOf>(id, deleted, at)
    }

    /// Keeps when the first spasm was; `None` takes back what was said.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_first_spasm(&mut self, happened: Option<PartialDate>, at: WallTime) -> Result<()> {
        self.add(&FirstSpasm { happened }, at).map(drop)
    }

    /// When the first spasm was, as it was said up to `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn first_spasm(&self, by: Option<WallTime>) -> Result<Option<PartialDate>> {
        let select = row::selection::<FirstSpasm>("WHERE at <= ?1 ORDER BY uid DESC");
        let mut select = self.connection.prepare_cached(&select)?;
        let told = self.first_row(FirstSpasm::TABLE, &mut select, [until(by)], row::stored::<FirstSpasm>)?;
        Ok(told.and_then(|told| told.value.happened))
    }
}
