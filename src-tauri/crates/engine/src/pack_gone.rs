//! A pack that was told by mistake is deleted, and comes back.

use respite_domain::Invalid;
use respite_domain::notice::threads_of_pack;
use respite_domain::session::{Phase, Session};
use respite_domain::time::Moment;

use crate::{Engine, Result};

impl Engine {
    /// Deletes a pack. It can be brought back. No skin comes free by it: one that may lie there still, one whose skin rests, and one of
    /// which bad skin was told all stay.
    ///
    /// # Errors
    /// [`Invalid::PackOnSkin`], [`Invalid::PackRests`] or [`Invalid::PackSkinTold`]; there is no such pack, or the disk can't take it.
    pub fn delete_session(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            if !matches!(stored.session.phase(now), Phase::Ended { .. }) {
                return Err(Invalid::PackOnSkin.into());
            }
            if let Some(left) = stored.session.rest_left(now) {
                return Err(Invalid::PackRests { until: now.in_a_while(left) }.into());
            }
            if !engine.store.tellings(stored.id)?.is_empty() {
                return Err(Invalid::PackSkinTold.into());
            }
            engine.slots_are_not_started(&stored.session, now)?;
            Ok(engine.store.set_deleted::<Session>(stored.id, true, now.wall)?)
        })
    }

    /// Brings a pack back that was deleted or taken back, and with it what it answered. One that is not off is called as if it had never
    /// been gone.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_session(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let followed = engine.slots_followed(now);
            engine.store.set_deleted::<Session>(id.into(), false, now.wall)?;
            engine.makers_limits_hold(now)?;
            let mut answered = engine.slots_followed(now);
            answered.retain(|slot| !followed.iter().any(|other| other.id == slot.id));
            // One that can't be read was begun for none that is known.
            let Ok(pack) = engine.store.session(id.into()) else { return Ok(()) };
            if !matches!(pack.session.phase(now), Phase::Ended { .. }) {
                let threads = threads_of_pack(pack.id);
                engine.store.forget_shown(&threads)?;
                engine.call_again(&threads);
            }
            engine.slots_are_started(&answered, &pack.session, now)
        })
    }
}
