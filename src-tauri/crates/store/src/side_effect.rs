//! Side effects.

use respite_domain::medicine::SideEffect;
use respite_domain::time::WallTime;
use rusqlite::params;

use crate::naming::Names;
use crate::row::{row, until};
use crate::{Result, Store, Stored};

row!(SideEffect in "side_effect" { what, strength, at: "occurred_at" "occurred_offset", product: "product_id" },
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

    /// The side effects of this code that had occurred by `by`, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn side_effects_of(&self, what: &str, by: Option<WallTime>) -> Result<Vec<Stored<SideEffect>>> {
        self.select(
            "WHERE deleted_at IS NULL AND what = ?1 AND occurred_at <= ?2 ORDER BY id",
            params![what, until(by)],
        )
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
}
