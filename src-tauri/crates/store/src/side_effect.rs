//! Side effects.

use chrono::NaiveDate;
use respite_domain::medicine::{SideEffect, SideEffectStrength};
use respite_domain::time::WallTime;
use rusqlite::params;

use crate::cells::{cells_of, wall_in_doubt};
use crate::naming::Names;
use crate::row::{Row, row, selection, stored, until};
use crate::session::around;
use crate::uid::uid_of;
use crate::{Result, Store, Stored};

row!(
    SideEffect in "side_effect" {
        what,
        strength,
        at: "occurred_at" "occurred_offset",
        uptime: "occurred_boot" "occurred_uptime",
        product: "product_id",
    },
    const NAMES: &'static [(&'static str, Names)] = &[("product_id", Names::Row("product"))];
);

impl Store {
    /// The latest side effects that had occurred by `by`, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects(&self, by: Option<WallTime>, most: u32) -> Result<Vec<Stored<SideEffect>>> {
        let which = "INDEXED BY side_effect_occurred WHERE deleted_at IS NULL AND occurred_at <= ?1 \
                     ORDER BY occurred_at DESC, id DESC LIMIT ?2";
        self.select(which, params![until(by), most])
    }

    /// The side effects of this code that had occurred by `by`, in the order told. What can't be read of one is
    /// read as it holds back most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects_of(&self, what: &str, by: Option<WallTime>) -> Result<Vec<Stored<SideEffect>>> {
        let mut select = self.connection.prepare_cached(&selection::<SideEffect>(
            "WHERE deleted_at IS NULL AND what = ?1 AND (occurred_at <= ?2 OR typeof(occurred_at) <> 'integer') ORDER BY uid",
        ))?;
        self.rows(SideEffect::TABLE, &mut select, params![what, until(by)], |row| {
            stored(row).or_else(|_| self.in_doubt(row, what))
        })
    }

    /// One that can't be read whole, as it holds back most.
    fn in_doubt(&self, row: &rusqlite::Row<'_>, what: &str) -> rusqlite::Result<Stored<SideEffect>> {
        self.note_unreadable(SideEffect::TABLE, row);
        let at = cells_of(row, "occurred_at").or_else(|error| {
            wall_in_doubt(row, "occurred_at").or_else(|| wall_in_doubt(row, "entered_at")).ok_or(error)
        })?;
        let value = SideEffect {
            what: what.to_owned(),
            strength: cells_of(row, "strength").unwrap_or(SideEffectStrength::Severe),
            at,
            uptime: cells_of(row, "occurred_boot").unwrap_or_default(),
            product: cells_of(row, "product_id").unwrap_or_default(),
        };
        let entered_at = cells_of(row, "entered_at").unwrap_or(at);
        Ok(Stored { id: row.get(0)?, uid: uid_of(row, entered_at), value, entered_at })
    }

    /// The side effects from `from` to `to`, both counted, earliest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects_between(&self, from: WallTime, to: WallTime) -> Result<Vec<Stored<SideEffect>>> {
        let which = "INDEXED BY side_effect_occurred WHERE deleted_at IS NULL AND occurred_at BETWEEN ?1 AND ?2 \
                     ORDER BY occurred_at, id";
        self.select(which, [from.timestamp(), to.timestamp()])
    }

    /// The side effects of the days `from` to `to`, earliest first, that had occurred by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects_of_days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<WallTime>,
    ) -> Result<Vec<Stored<SideEffect>>> {
        let [first, last] = around(from, to);
        let which = "INDEXED BY side_effect_occurred WHERE deleted_at IS NULL AND occurred_at BETWEEN ?1 AND ?2 \
                     ORDER BY occurred_at, id";
        let mut occurred = self.select::<SideEffect>(which, [first, last.min(until(by))])?;
        occurred.retain(|stored| (from..=to).contains(&stored.value.at.date_naive()));
        Ok(occurred)
    }
}
