//! The person's own packs, for what names them: a session or a plan.

use respite_domain::own_pack::StoredOwnPack;
use respite_domain::plan::{Limits, Plan};
use respite_domain::session::FEWEST_MINUTES;

use crate::shown::number;
use crate::view::{Coded, OwnPackNamed};
use crate::{Engine, Result};

impl Engine {
    /// Of all that there ever were, for what names them.
    pub(crate) fn shelf_of_packs(&self) -> Result<ShelfOfPacks> {
        Ok(ShelfOfPacks { all: self.store.own_packs_ever()?, listed: self.store.own_packs()? })
    }
}

/// The person's own packs, those that are off the list too.
#[derive(Debug, Clone, Default)]
pub(crate) struct ShelfOfPacks {
    all: Vec<StoredOwnPack>,
    listed: Vec<StoredOwnPack>,
}

impl ShelfOfPacks {
    /// Which one it is, where it can be read.
    pub(crate) fn named(&self, id: Option<i64>) -> Option<OwnPackNamed> {
        let own = self.of(id?)?;
        let (kind, name) = (Coded(own.pack.kind), own.pack.name.clone());
        Some(OwnPackNamed { id: number(own.id), kind, name, listed: self.listed(id).is_some() })
    }

    /// The same, where it may go on again.
    pub(crate) fn listed(&self, id: Option<i64>) -> Option<&StoredOwnPack> {
        self.listed.iter().find(|own| Some(own.id) == id)
    }

    /// The most minutes that it may be on, where that is less than any may. Of one that can't be read nobody knows it: the fewest.
    pub(crate) fn allowed(&self, id: Option<i64>) -> Option<i64> {
        self.of(id?).map_or(Some(FEWEST_MINUTES), |own| own.pack.allowed())
    }

    /// What the makers of a plan's packs allow.
    pub(crate) fn limits(&self, plan: &Plan) -> Limits {
        Limits { cold: self.allowed(plan.cold_pack), heat: self.allowed(plan.heat_pack) }
    }

    fn of(&self, id: i64) -> Option<&StoredOwnPack> {
        self.all.iter().find(|own| own.id == id)
    }
}
