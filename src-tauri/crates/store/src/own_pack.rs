//! The person's own packs.

use respite_domain::own_pack::{OwnPack, StoredOwnPack};

use crate::row::row;
use crate::{Result, Store, Stored};

row!(OwnPack in "own_pack" { kind, name, most, read: "read_at" "read_offset" });

impl Store {
    /// Those that are on the list, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_packs(&self) -> Result<Vec<StoredOwnPack>> {
        Ok(self.all::<OwnPack>()?.into_iter().map(numbered).collect())
    }

    /// All that there ever were: what went on names its pack when that is off the list too.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_packs_ever(&self) -> Result<Vec<StoredOwnPack>> {
        Ok(self.select::<OwnPack>("ORDER BY uid", [])?.into_iter().map(numbered).collect())
    }
}

fn numbered(stored: Stored<OwnPack>) -> StoredOwnPack {
    StoredOwnPack { id: stored.id, pack: stored.value }
}
