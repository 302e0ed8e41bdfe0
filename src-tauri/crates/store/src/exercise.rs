//! Exercises: what was planned, who said that they are fine, and each time that one was done.

use respite_domain::exercise::{Amount, Clearance, Plan, Run, Step};
use respite_domain::time::WallTime;

use crate::cells::cells;
use crate::row::{row, until};
use crate::{Result, Store, Stored};

cells!(Amount { sets, reps, hold, rest });
cells!(Step { set, side, rep });
// The latest that was told counts; what was told before is kept.
row!(Plan in "exercise_plan" { exercise, amount: "sets" "reps" "hold" "rest", said_by, may_offer, note });
row!(
    Clearance in "exercise_clearance" { active, by: "said_by", on: "said_on" },
    const GONE: Option<&'static str> = None;
);
row!(
    Run in "exercise_run" {
        exercise,
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
    }
);

impl Store {
    /// What was planned, that told last first: of each exercise the first of them holds.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercise_plans(&self) -> Result<Vec<Stored<Plan>>> {
        self.select("WHERE deleted_at IS NULL ORDER BY uid DESC", [])
    }

    /// What was said last, up to `by`, of being active and of who said that exercises are fine.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercise_clearance(&self, by: Option<WallTime>) -> Result<Option<Stored<Clearance>>> {
        Ok(self.select("WHERE entered_at <= ?1 ORDER BY uid DESC LIMIT 1", [until(by)])?.into_iter().next())
    }

    /// The exercise that is being done.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercise_on(&self) -> Result<Option<Stored<Run>>> {
        let which = "WHERE deleted_at IS NULL AND ended_at IS NULL ORDER BY id DESC LIMIT 1";
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
