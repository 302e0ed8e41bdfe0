//! Plans of heat and cold, and the slots of them that came due.

use respite_domain::plan::{Answer, Plan, StoredTold, Told};
use respite_domain::time::{CLOCKS_DIFFER_BY, Moment, WallTime};

use crate::cells::cells;
use crate::naming::Names;
use crate::row::{row, until};
use crate::{Result, Store, Stored};

cells!(Answer { said, at });
row!(
    Plan in "plan" {
        kind,
        places,
        minutes,
        cold_pack: "cold_pack_id",
        heat_pack: "heat_pack_id",
        from: "from_time",
        to: "to_time",
        rest,
        last_day,
        ended: "ended_at" "ended_offset",
    },
    const NAMES: &'static [(&'static str, Names)] =
        &[("heat_pack_id", Names::Row("own_pack")), ("cold_pack_id", Names::Row("own_pack"))];
);
row!(
    Told in "slot" {
        plan: "plan_id",
        kind,
        due: "due_at" "due_offset" "due_boot" "due_uptime",
        said: "said" "said_at" "said_offset" "said_boot" "said_uptime",
    },
    const GONE: Option<&'static str> = None;
    const NAMES: &'static [(&'static str, Names)] = &[("plan_id", Names::Owner("plan"))];
);

impl Store {
    /// The plans that were made by `by`, the latest first. One that was ended after it goes on.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn plans(&self, by: Option<WallTime>) -> Result<Vec<Stored<Plan>>> {
        let mut plans =
            self.select::<Plan>("WHERE deleted_at IS NULL AND entered_at <= ?1 ORDER BY uid DESC", [until(by)])?;
        for plan in &mut plans {
            plan.value.ended = plan.value.ended.filter(|ended| by.is_none_or(|by| *ended <= by));
        }
        Ok(plans)
    }

    /// The slots that came due at `from` or later, in order. Nothing that was said after `by` is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn slots_told(&self, from: &Moment, by: Option<WallTime>) -> Result<Vec<StoredTold>> {
        let which = "WHERE due_at BETWEEN ?1 AND ?2 ORDER BY due_at, id";
        let rows = self.select::<Told>(which, [from.wall.timestamp(), until(by)])?;
        let seen = |mut told: Told| {
            told.said = told.said.filter(|answer| by.is_none_or(|by| answer.at.wall <= by));
            told
        };
        Ok(once_each(rows.into_iter().map(|stored| StoredTold { id: stored.id, told: seen(stored.value) })))
    }
}

/// Slots that two computers wrote down, each for itself, are one: as it was answered last, if it was.
fn once_each(told: impl Iterator<Item = StoredTold>) -> Vec<StoredTold> {
    let mut each: Vec<StoredTold> = Vec::new();
    let answered = |stored: &StoredTold| stored.told.said.as_ref().map(|said| said.at.wall);
    for stored in told {
        let is_it = |other: &&mut StoredTold| {
            let apart = (stored.told.due.wall - other.told.due.wall).abs();
            other.told.plan == stored.told.plan && apart <= CLOCKS_DIFFER_BY
        };
        match each.iter_mut().rev().find(is_it) {
            Some(other) if answered(other) < answered(&stored) => *other = stored,
            Some(_) => {}
            None => each.push(stored),
        }
    }
    each
}
