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
use crate::{At, Edit, Engine, Field, Result};

impl Engine {
    /// The packs on the list, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_packs(&self) -> Result<Vec<OwnPackView>> {
        // What was told afterwards, and a start that named none, say nothing of which one goes on.
        let last = [self.store.own_pack_timed_last(Thermal::Heat)?, self.store.own_pack_timed_last(Thermal::Cold)?];
        Ok(self.store.own_packs()?.iter().map(|own| view(own, last.contains(&Some(own.id)))).collect())
    }

    /// Keeps a pack, or changes one; what it was before is kept.
    ///
    /// # Errors
    /// A value is off, another has its name, there is no such pack, or the disk can't take it; nothing is saved then.
    pub fn save_own_pack<'a>(
        &mut self,
        id: Option<i32>,
        edit: impl Into<Edit<'a, OwnPackDraft>>,
        now: &Moment,
    ) -> Result<Saved> {
        let edit = edit.into();
        self.act(|engine| {
            let known = id.map(|id| engine.store.row::<OwnPack>(id.into())).transpose()?.map(|stored| stored.value);
            // That what came with it was read keeps its moment.
            let read_at = known.as_ref().and_then(|known| known.read).unwrap_or(now.wall);
            let read = |draft: &OwnPackDraft| {
                Ok(OwnPack {
                    kind: draft.kind.0,
                    name: draft.name.trim().to_owned(),
                    most: draft.most.map(|most| whole(most).unwrap_or(-1)),
                    read: draft.read.then_some(read_at),
                })
            };
            let pack = match &known {
                Some(known) => edit.over(known.clone(), read)?,
                None => read(edit.says)?,
            };
            pack.check().map_err(|why| crate::EngineError::Invalid {
                field: Some(if why == Invalid::Line { Field::Name } else { Field::Minutes }),
                why,
            })?;
            // Two of one name may have come from another diary: what else is told of one of them is kept.
            if known.is_none_or(|known| (known.kind, known.name) != (pack.kind, pack.name.clone())) {
                engine.own_name_is_free(&pack, id)?;
            }
            let id = match id {
                Some(id) => {
                    engine.store.change(id.into(), &pack, now.wall)?;
                    engine.makers_limits_hold(now)?;
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
    /// There is no such pack, another has its name by now, or the disk can't take it.
    pub fn set_own_pack_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            if !deleted && let Some(own) = engine.store.own_packs_ever()?.iter().find(|own| number(own.id) == id) {
                engine.own_name_is_free(&own.pack, Some(id))?;
            }
            Ok(engine.store.set_deleted::<OwnPack>(id.into(), deleted, now.wall)?)
        })
    }

    /// Whether no other pack on the list has its name, or is of its kind and has none either: nobody could tell the two apart.
    fn own_name_is_free(&self, pack: &OwnPack, id: Option<i32>) -> Result<()> {
        let is_alike = |own: &OwnPack| own.kind == pack.kind && own.name.is_empty();
        let is_taken = |own: &StoredOwnPack| {
            let alike = if pack.name.is_empty() { is_alike(&own.pack) } else { is_called(own, &pack.name) };
            alike && Some(number(own.id)) != id
        };
        let taken = self.store.own_packs()?.iter().any(is_taken);
        let why = match pack.name.as_str() {
            "" => Invalid::OwnPackUnnamed,
            name => Invalid::OwnPackTaken(name.to_owned()),
        };
        if taken { Err(why).in_field(Field::Name) } else { Ok(()) }
    }

    /// The number of the pack on the list that is called so: by its name, or by its kind, which is that of the one without a name before
    /// that of the only one.
    ///
    /// # Errors
    /// [`Invalid::NoOwnPack`] where none is, or the disk does not answer.
    pub fn own_pack_called(&self, name: &str) -> Result<i32> {
        let packs = self.store.own_packs()?;
        let of_kind: Vec<&StoredOwnPack> = packs.iter().filter(|own| own.pack.kind.code() == name.trim()).collect();
        let unnamed: Vec<&StoredOwnPack> = of_kind.iter().copied().filter(|own| own.pack.name.is_empty()).collect();
        let found = packs.iter().find(|own| is_called(own, name)).or(match (&unnamed[..], &of_kind[..]) {
            ([only], _) | (_, [only]) => Some(only),
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

    /// Keeps what a start tells of its pack: that what came with it was read, where that was said yes to, and that its maker allows less.
    pub(crate) fn note_told_of_pack(
        &mut self,
        own: &StoredOwnPack,
        allowed: Option<i64>,
        confirmed: &[String],
        now: &Moment,
    ) -> Result<()> {
        let said = asks_of_pack(own).is_some_and(|ask| confirmed.contains(&ask.key()));
        let read = if said { Some(now.wall) } else { own.pack.read };
        let less =
            allowed.filter(|allowed| own.pack.most.is_none_or(|most| *allowed < most) && *allowed < MOST_MINUTES);
        let told = OwnPack { read, most: less.or(own.pack.most), ..own.pack.clone() };
        if told == own.pack {
            return Ok(());
        }
        self.act(|engine| {
            engine.store.change(own.id, &told, now.wall)?;
            engine.makers_limits_hold(now)
        })
    }

    /// What is told of how long a pack may be on holds for those that are on: the shorter wins (S53).
    ///
    /// # Errors
    /// When the disk does not answer or can't take it.
    pub(crate) fn makers_limits_hold(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let shelf = engine.shelf_of_packs()?;
            for StoredSession { id, session, .. } in engine.sessions_that_matter(&At::now(now))? {
                let is_on = session.guided && session.ended.is_none();
                let Some(most) = shelf.allowed(session.own_pack).filter(|_| is_on) else { continue };
                engine.store.amend_session(id, &session, &session.held_to(most, now), now.wall)?;
            }
            Ok(())
        })
    }
}

fn is_called(own: &StoredOwnPack, name: &str) -> bool {
    !own.pack.name.is_empty() && own.pack.name.to_lowercase() == name.trim().to_lowercase()
}

fn view(own: &StoredOwnPack, timed_last: bool) -> OwnPackView {
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
        timed_last,
    }
}
