//! A rest for one day, and the time of a position or a walk.

use respite_domain::moving::{Rest, Spell};
use respite_domain::relief::Relief;
use respite_domain::time::WallTime;

use crate::naming::Names;
use crate::row::{self, row, until};
use crate::{Result, Store, StoreError, Stored, relief};

row!(
    Rest in "rest" {
        lying,
        remind,
        since: "since_at" "since_offset" "since_boot" "since_uptime",
        ended: "ended_at" "ended_offset" "ended_boot" "ended_uptime",
        answer,
    }
);
row!(
    Spell in "spell" {
        relief: "relief_id",
        minutes,
        started: "started_at" "started_offset" "started_boot" "started_uptime",
        ended: "ended_at" "ended_offset" "ended_boot" "ended_uptime",
    },
    const GONE: Option<&'static str> = None;
    const NAMES: &'static [(&'static str, Names)] = &[("relief_id", Names::Owner("relief"))];
);

impl Store {
    /// The rests that began at `from` or later, up to `by`, latest first, and those told last: of these the clock may have been behind.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn rests_since(&self, from: WallTime, by: Option<WallTime>) -> Result<Vec<Stored<Rest>>> {
        let which = "WHERE deleted_at IS NULL AND since_at <= ?2 \
                     AND (since_at >= ?1 OR id IN (SELECT id FROM rest ORDER BY id DESC LIMIT 8)) \
                     ORDER BY since_at DESC, id DESC";
        self.select(which, [from.timestamp(), until(by)])
    }

    /// The positions and walks that were timed and began at `from` or later, up to `by`, latest first, each with what it was, and those told
    /// last: of these the clock may have been behind.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn spells_since(&self, from: WallTime, by: Option<WallTime>) -> Result<Vec<(Stored<Spell>, Relief)>> {
        let which = "WHERE started_at <= ?2 \
                     AND (started_at >= ?1 OR id IN (SELECT id FROM spell ORDER BY id DESC LIMIT 8)) \
                     AND relief_id IN (SELECT id FROM relief WHERE deleted_at IS NULL) ORDER BY started_at DESC, id DESC";
        let spells: Vec<Stored<Spell>> = self.select(which, [from.timestamp(), until(by)])?;
        // What was tried may be a row that can't be read: it is left out with its time.
        let with_what = |spell: Stored<Spell>| match self.relief(spell.value.relief) {
            Ok(relief) => Some(Ok((spell, relief.value))),
            Err(StoreError::Unreadable | StoreError::NotFound) => None,
            Err(error) => Some(Err(error)),
        };
        spells.into_iter().filter_map(with_what).collect()
    }

    /// Adds something that is timed, or was, and its time; returns the number of what was tried.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_spell(
        &mut self,
        relief: &Relief,
        spell: impl FnOnce(i64) -> Spell,
        entered_at: WallTime,
    ) -> Result<i64> {
        self.in_transaction(|connection| {
            let id = relief::add(connection, relief, entered_at)?;
            row::add(connection, &spell(id), entered_at)?;
            Ok(id)
        })
    }
}
