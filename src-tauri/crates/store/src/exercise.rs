//! Exercises: the person's own, what was planned, who said that they are fine, and each time that one was done.

use respite_domain::exercise::{Amount, Clearance, Exercise, OwnExercise, Plan, Run, Step, Which};
use respite_domain::time::WallTime;
use rusqlite::types::{Type, Value};

use crate::cells::{Cells, Said, cells, odd};
use crate::naming::Names;
use crate::row::{row, until};
use crate::{Result, Store, Stored};

cells!(Amount { sets, reps, hold, rest });
cells!(Step { set, side, rep });
row!(OwnExercise in "own_exercise" { name, how, has_sides });
// The latest that was told counts; what was told before is kept.
row!(
    Plan in "exercise_plan" {
        exercise: "exercise" "own_exercise_id",
        amount: "sets" "reps" "hold" "rest",
        said_by,
        may_offer,
        note,
    },
    const NAMES: &'static [(&'static str, Names)] = &[("own_exercise_id", Names::Owner("own_exercise"))];
);
row!(
    Clearance in "exercise_clearance" { active, by: "said_by", on: "said_on" },
    const GONE: Option<&'static str> = None;
);
row!(
    Run in "exercise_run" {
        exercise: "exercise" "own_exercise_id",
        amount: "sets" "reps" "hold" "rest",
        first: "first_side",
        halves,
        started: "started_at" "started_offset" "started_boot" "started_uptime",
        reached,
        skipped,
        going: "going_at" "going_offset" "going_boot" "going_uptime",
        ended: "ended_at" "ended_offset" "ended_boot" "ended_uptime",
        ending,
        reps_done,
        ended_in: "ended_set" "ended_side" "ended_rep",
        before,
        after,
        morning,
    },
    // What was done of one that is off the list is called by its name still.
    const NAMES: &'static [(&'static str, Names)] = &[("own_exercise_id", Names::Row("own_exercise"))];
);

/// One of the article by its code, or one's own by its number; never both.
impl Cells for Which {
    fn width() -> usize {
        2
    }

    fn write(&self, cells: &mut Vec<Value>) {
        apart(*self).write(cells);
    }

    fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
        match <(Option<Exercise>, Option<i64>)>::read(row, index)? {
            (Some(exercise), None) => Ok(Which::Given(exercise)),
            (None, Some(own)) => Ok(Which::Own(own)),
            (Some(_), Some(_)) | (None, None) => Err(odd(index, Type::Null)),
        }
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        apart(*self).spell(names, said);
    }
}

fn apart(which: Which) -> (Option<Exercise>, Option<i64>) {
    match which {
        Which::Given(exercise) => (Some(exercise), None),
        Which::Own(id) => (None, Some(id)),
    }
}

impl Store {
    /// All of the person's own that there ever were, in the order told: what was done names one that is off the list too.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_exercises_ever(&self) -> Result<Vec<Stored<OwnExercise>>> {
        self.select("ORDER BY uid", [])
    }

    /// What was planned, that told last first: of each exercise the first of them holds.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercise_plans(&self) -> Result<Vec<Stored<Plan>>> {
        self.select("WHERE deleted_at IS NULL ORDER BY uid DESC", [])
    }

    /// What was said, up to `by`, of being active and of who said that exercises are fine, that told last first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercise_clearances(&self, by: Option<WallTime>) -> Result<Vec<Stored<Clearance>>> {
        self.select("WHERE entered_at <= ?1 ORDER BY uid DESC", [until(by)])
    }

    /// The exercise that is being done.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercise_on(&self) -> Result<Option<Stored<Run>>> {
        let which = "WHERE deleted_at IS NULL AND ended_at IS NULL ORDER BY uid DESC LIMIT 1";
        Ok(self.select(which, [])?.into_iter().next())
    }

    /// The exercises that were done whole or in part up to `by`, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercises_done(&self, by: Option<WallTime>, most: u32) -> Result<Vec<Stored<Run>>> {
        let which = "WHERE deleted_at IS NULL AND ended_at <= ?1 ORDER BY started_at DESC, id DESC LIMIT ?2";
        self.select(which, [until(by), most.into()])
    }
}
