//! The person's own packs: told, changed, taken off the list, and asked about before one goes on.

use respite_domain::before_start::asks_of_pack;
use respite_domain::own_pack::{OwnPack, StoredOwnPack};
use respite_domain::session::{MOST_MINUTES, StoredSession, Thermal};
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};

use crate::before_start::ask_view;
use crate::error::InField;
use crate::session::whole;
use crate::shown::number;
use crate::view::{AskView, Coded, OwnPackDraft, OwnPackView, Saved};
use crate::{Engine, Field, Result};

impl Engine {
    /// The packs on the list, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_packs(&self) -> Result<Vec<OwnPackView>> {
        let recent: Vec<StoredSession> = self.store.latest_sessions(crate::session::RECENT)?;
        let last = |kind| recent.iter().find(|stored| stored.session.kind == kind)?.session.own_pack;
        let last = [Thermal::Heat, Thermal::Cold].map(last);
        Ok(self.store.own_packs()?.iter().map(|own| view(own, last.contains(&Some(own.id)))).collect())
    }

    /// Keeps a pack, or changes one; what it was before is kept.
    ///
    /// # Errors
    /// A value is off, another has its name, there is no such pack, or the disk can't take it; nothing is saved then.
    pub fn save_own_pack(&mut self, id: Option<i32>, draft: &OwnPackDraft, now: &Moment) -> Result<Saved> {
        let pack = OwnPack {
            kind: draft.kind.0,
            name: draft.name.trim().to_owned(),
            most: draft.most.map(|most| whole(most).unwrap_or(-1)),
            read: draft.read.then_some(now.wall),
        };
        pack.check().map_err(|why| crate::EngineError::Invalid {
            field: Some(if why == Invalid::Line { Field::Name } else { Field::Minutes }),
            why,
        })?;
        self.act(|engine| {
            let called = |own: &StoredOwnPack| is_called(own, &pack.name) && Some(number(own.id)) != id;
            if !pack.name.is_empty() && engine.store.own_packs()?.iter().any(called) {
                return Err(Invalid::OwnPackTaken(pack.name.clone())).in_field(Field::Name);
            }
            let id = match id {
                Some(id) => {
                    let known = engine.store.row::<OwnPack>(id.into())?.value.read;
                    let read = if draft.read { known.or(pack.read) } else { None };
                    engine.store.change(id.into(), &OwnPack { read, ..pack }, now.wall)?;
                    id
                }
                None => number(engine.store.add(&pack, now.wall)?),
            };
            Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Takes a pack off the list, or brings it back. What it was used for names it still, and its limit holds there.
    ///
    /// # Errors
    /// There is no such pack, or the disk can't take it.
    pub fn set_own_pack_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<OwnPack>(id.into(), deleted, now.wall)?))
    }

    /// The number of the pack on the list that is called so: by its name, or by its kind where only one of that kind is there.
    ///
    /// # Errors
    /// [`Invalid::NoOwnPack`] where none is, or the disk does not answer.
    pub fn own_pack_called(&self, name: &str) -> Result<i32> {
        let packs = self.store.own_packs()?;
        let of_kind: Vec<&StoredOwnPack> = packs.iter().filter(|own| own.pack.kind.code() == name.trim()).collect();
        let found = packs.iter().find(|own| is_called(own, name)).or(match of_kind[..] {
            [only] => Some(only),
            _ => None,
        });
        Ok(number(found.ok_or_else(|| Invalid::NoOwnPack(name.to_owned()))?.id))
    }

    /// The pack on the list with this number.
    pub(crate) fn own_pack(&self, id: Option<i32>) -> Result<Option<StoredOwnPack>> {
        let stored = id.map(|id| self.store.row::<OwnPack>(id.into())).transpose()?;
        Ok(stored.map(|stored| StoredOwnPack { id: stored.id, pack: stored.value }))
    }

    /// The pack of a session that is to start: it has to be for that, and one that is timed.
    pub(crate) fn own_pack_to_time(&self, id: Option<i32>, kind: Thermal) -> Result<Option<StoredOwnPack>> {
        let own = self.own_pack(id)?;
        own.as_ref().map_or(Ok(()), |own| own.pack.may_be_timed(kind)).in_field(Field::OwnPack)?;
        Ok(own)
    }

    /// What is asked before the first guided session with this pack.
    pub(crate) fn asked_of_pack(&self, id: Option<i32>) -> Result<Option<AskView>> {
        Ok(self.own_pack(id)?.as_ref().and_then(asks_of_pack).as_ref().map(ask_view))
    }

    /// Keeps that what came with it was read, where that was said yes to.
    pub(crate) fn note_read(&mut self, own: &StoredOwnPack, confirmed: &[String], now: &Moment) -> Result<()> {
        let said = asks_of_pack(own).is_some_and(|ask| confirmed.contains(&ask.key()));
        if !said {
            return Ok(());
        }
        let read = OwnPack { read: Some(now.wall), ..own.pack.clone() };
        self.act(|engine| Ok(engine.store.change(own.id, &read, now.wall)?))
    }
}

fn is_called(own: &StoredOwnPack, name: &str) -> bool {
    !own.pack.name.is_empty() && own.pack.name.to_lowercase() == name.trim().to_lowercase()
}

fn view(own: &StoredOwnPack, as_last_time: bool) -> OwnPackView {
    let small = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    let StoredOwnPack { id, pack } = own;
    OwnPackView {
        id: number(*id),
        kind: Coded(pack.kind),
        thermal: Coded(pack.kind.thermal()),
        name: pack.name.clone(),
        most: pack.most.map(small),
        longest: small(pack.allowed().unwrap_or(MOST_MINUTES)),
        timed: pack.kind.is_timed(),
        read_at: pack.read.map(|read| read.to_rfc3339()),
        asks: asks_of_pack(own).as_ref().map(ask_view),
        as_last_time,
    }
}
