//! Side effects, with time and strength.

use respite_domain::Invalid;
use respite_domain::medicine::SideEffect;
use respite_domain::time::Moment;
use respite_store::{Stored, StoredProduct};

use crate::error::InField;
use crate::shown::number;
use crate::view::{Coded, Saved, SideEffectDraft, SideEffectView};
use crate::{At, Engine, Field, Result};

impl Engine {
    /// Adds a side effect.
    ///
    /// # Errors
    /// A value is off, there is no such product, or the disk can't take it; nothing is saved then.
    pub fn log_side_effect(&mut self, draft: &SideEffectDraft, now: &Moment) -> Result<Saved> {
        let At { moment, by } = At::when(&draft.when, now).in_field(Field::When)?;
        let at = moment.to_the_second();
        let side_effect = SideEffect {
            what: SideEffect::words(&draft.what)?,
            strength: draft.strength.ok_or(Invalid::SideEffectStrength)?.0,
            at: at.wall,
            uptime: at.uptime,
            // Of the make that was in force then, as a dose is.
            product: draft.product.map(|id| self.make_at(id, by, now)).transpose()?,
        };
        let id = self.act(|engine| Ok(engine.store.add(&side_effect, now.wall)?))?;
        Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
    }

    /// Deletes a side effect. It can be brought back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_side_effect(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<SideEffect>(id.into(), true, now.wall)?))
    }

    /// Brings a deleted side effect back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_side_effect(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<SideEffect>(id.into(), false, now.wall)?))
    }
}

/// A side effect for the screen.
pub(crate) fn view(stored: &Stored<SideEffect>, products: &[StoredProduct]) -> SideEffectView {
    let Stored { id, value: side_effect, .. } = stored;
    let product = products.iter().find(|stored| Some(stored.id) == side_effect.product);
    SideEffectView {
        id: number(*id),
        what: side_effect.what.clone(),
        strength: Coded(side_effect.strength),
        at: side_effect.at.to_rfc3339(),
        product: product.map(|stored| number(stored.listed_as())),
        product_name: product.map(|stored| stored.product.name.clone()),
    }
}
