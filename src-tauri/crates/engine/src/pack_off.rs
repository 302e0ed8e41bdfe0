//! A pack comes off: said with one press, asked later, corrected, told from the terminal.

use respite_domain::Invalid;
use respite_domain::notice::threads_of_pack;
use respite_domain::place::Places;
use respite_domain::session::{
    Breach, CameOff, OffSaid, Phase, SKIN_REST, SKIN_TOLD_WITHIN, Session, Skin, StoredSession,
};
use respite_domain::time::Moment;

use crate::error::InField;
use crate::shown::{codes, number};
use crate::view::{Coded, OffAnswer, OffView, PutOutside, SessionStop, SessionView};
use crate::{At, Engine, EngineError, Field, Result, draft};

/// The least that skin can be that looks wrong: so it counts until the person says how.
const LEAST_WRONG: Skin = Skin::Red;

impl Engine {
    /// Somebody says that a pack is off, without a time. What had been said before stays; and long after the planned end one
    /// press does not tell when it came off: then nothing is saved, and that is to be asked. That the skin looks wrong is kept in any
    /// case.
    ///
    /// # Errors
    /// There is no such session, or the disk can't take it; nothing is saved then.
    pub fn pack_is_off(&mut self, id: i32, said: OffSaid, now: &Moment) -> Result<OffView> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            if said == OffSaid::SkinWrong {
                engine.store.tell_skin(stored.id, LEAST_WRONG, now)?;
            }
            let (answer, session) = match stored.session.came_off(said, now) {
                CameOff::Already { .. } => (OffAnswer::Already, engine.session_as_it_stands(stored.id, now)?),
                CameOff::AskWhen { .. } => (OffAnswer::AskWhen, engine.session_as_it_stands(stored.id, now)?),
                CameOff::Now { end_unknown } => {
                    let session = engine.telling_what_it_breaks(&stored.session.started, now, |engine| {
                        engine.store.end_session(stored.id, now, end_unknown, None, None, now)?;
                        Ok(stored.id)
                    })?;
                    (OffAnswer::Off, session)
                }
            };
            Ok(OffView { answer, session })
        })
    }

    /// "It is still on", of a timed pack that was said to be off by a slip: its time goes on as if nobody had said so. Only while
    /// its skin rests: whoever says so later means another pack. What lay on its skin since is told of, as ever. What was called of it
    /// before the slip is called again.
    ///
    /// # Errors
    /// There is no such pack, or the disk can't take it; nothing is saved then.
    pub fn pack_is_still_on(&mut self, id: i32, now: &Moment) -> Result<SessionView> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            if !stored.session.guided || stored.session.rest_left(now).is_none() {
                return Err(Invalid::NotFound.into());
            }
            engine.telling_what_it_breaks(&stored.session.started, now, |engine| {
                engine.store.take_back_end(stored.id, now.wall)?;
                engine.makers_limits_hold(now)?;
                let threads = threads_of_pack(stored.id);
                engine.store.forget_shown(&threads)?;
                engine.call_again(&threads);
                Ok(stored.id)
            })
        })
    }

    /// The same from the terminal, which names places at most: of the timed pack there that came off last.
    ///
    /// # Errors
    /// [`Invalid::NoSession`] where there is none, and what [`pack_is_still_on`](Engine::pack_is_still_on) says.
    pub fn last_pack_is_still_on(&mut self, places: &[String], now: &Moment) -> Result<SessionView> {
        let places = draft::places(places)?;
        let mut ended = self.store.sessions_reaching(&now.after(-SKIN_REST), None)?;
        ended.retain(|stored| stored.session.guided && lay_at(stored, places));
        let last = latest(ended, |session| session.ended.as_ref()).ok_or(Invalid::NoSession)?;
        self.pack_is_still_on(number(last.id), now)
    }

    /// Says when the pack came off, or, once that was said, corrects it. That the skin looks normal says nothing more of skin of which
    /// that was said since it did not.
    ///
    /// # Errors
    /// A value is off, the end lies before the start, or the disk can't take it; [`Invalid::SkinWasTold`] where skin that did not look
    /// right holds packs back still. Nothing is saved then.
    pub fn stop_session(&mut self, id: i32, stop: &SessionStop, now: &Moment) -> Result<SessionView> {
        let after = draft::score(stop.after, Field::After)?;
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            let mut skin = stop.skin.map(|skin| skin.0);
            if skin == Some(Skin::Normal) {
                let (tellings, told) = (engine.store.tellings(stored.id)?, engine.store.skin_told(None)?);
                // That it was told by mistake, or looks normal again, is said otherwise.
                if told.iter().any(|told| tellings.contains(&told.telling) && told.holds()) {
                    return Err(Invalid::SkinWasTold(stored.session.places.codes()).into());
                }
                skin = skin.filter(|_| tellings.is_empty());
            }
            let session = &stored.session;
            let told = At::when_or_known(&stop.when, session.ended.as_ref(), now).in_field(Field::When)?.moment;
            // Pain and skin often follow a moment later, with the end that was seen: it keeps what both clocks said then.
            let known = session.ended.clone().filter(|ended| ended.wall == told.wall);
            let end_unknown = known.is_some() && session.end_unknown;
            let off = match known {
                Some(known) => known,
                None => session.told_off(told, now)?,
            };
            engine.telling_what_it_breaks(&stored.session.started, now, |engine| {
                engine.store.end_session(stored.id, &off, end_unknown, after, skin, now)?;
                Ok(stored.id)
            })
        })
    }

    /// "Stop" from the terminal, which names places at most: the pack there that nobody has ended by then, however long ago it began.
    /// Of several it is the one whose time is up, where that is just one; else it is asked which, and so it is where bad skin is told.
    /// Where `stop` has no time, `said` tells how it is meant. Where all are off by now, the pain and the skin told without a time are those
    /// of the one that came off last, and so is skin that looks wrong, with a time or without.
    ///
    /// # Errors
    /// Nothing is open there: [`Invalid::AlreadyOff`], [`Invalid::NoSession`] or [`Invalid::PackElsewhere`]. [`Invalid::SayWhen`] for a
    /// mere press long after the planned end, and [`Invalid::EndBeforeStart`] for a time before the pack that is on; that the skin looks
    /// wrong is kept with both. [`Invalid::WhichPack`] where it can be that of several. A value is off, or the disk can't take it. Nothing
    /// else is saved then.
    pub fn stop_open_session(
        &mut self,
        stop: &SessionStop,
        said: OffSaid,
        places: &[String],
        now: &Moment,
    ) -> Result<SessionView> {
        let at = At::when(&stop.when, now).in_field(Field::When)?;
        let places = draft::places(places)?;
        let said = if stop.when.is_empty() { said } else { OffSaid::JustNow };
        let wrong = stop.skin.map(|skin| skin.0).filter(|skin| *skin != Skin::Normal);
        self.act(|engine| {
            let stored = match engine.open_session(&at, places, wrong.is_some(), now) {
                Err(none) if is_nothing_open(&none) && (said == OffSaid::Pressed || wrong.is_some()) => {
                    // One that is on went on after the moment that was told.
                    if at.by.is_some()
                        && let Some(on) = engine.open_now(places, now)?
                    {
                        engine.keep_wrong(on.id, wrong, now)?;
                        return Ok(Err(EngineError::from(Invalid::EndBeforeStart)));
                    }
                    return Ok(engine.tell_of_ended(stop, places, now)?.ok_or(none));
                }
                open => open?,
            };
            let id = number(stored.id);
            let is_kept = wrong.map_or(Ok(false), |wrong| engine.is_kept(stored.id, wrong))?;
            let stop = &SessionStop { skin: stop.skin.filter(|_| !is_kept), ..stop.clone() };
            if at.by.is_some() {
                return engine.stop_session(id, stop, now).map(Ok);
            }
            if let CameOff::AskWhen { planned_end } = stored.session.came_off(said, now) {
                engine.keep_wrong(stored.id, wrong, now)?;
                let (places, planned_end) = (stored.session.places.codes(), planned_end.wall);
                return Ok(Err(Invalid::SayWhen { places, planned_end }.into()));
            }
            let off = engine.pack_is_off(id, said, now)?.session;
            if stop.after.is_none() && stop.skin.is_none() {
                return Ok(Ok(off));
            }
            let with_more = SessionStop { when: off.ended_at.clone().unwrap_or_default(), ..stop.clone() };
            let with_more = engine.stop_session(id, &with_more, now)?;
            Ok(Ok(SessionView { put_outside: off.put_outside, ..with_more }))
        })?
    }

    /// Keeps that the skin under a pack that is on looks wrong, unless that is kept already.
    fn keep_wrong(&mut self, session: i64, wrong: Option<Skin>, now: &Moment) -> Result<()> {
        match wrong {
            Some(wrong) if !self.is_kept(session, wrong)? => {
                self.act(|engine| Ok(engine.store.tell_skin(session, wrong, now)?))
            }
            _ => Ok(()),
        }
    }

    /// Whether it was told last of this session's skin that it looks so, and nobody has said since that it does not.
    fn is_kept(&self, session: i64, wrong: Skin) -> Result<bool> {
        let Some(last) = self.store.tellings(session)?.pop() else { return Ok(false) };
        let told = self.store.skin_told(None)?;
        Ok(told.iter().any(|told| told.telling == last && told.skin == wrong && told.holds()))
    }

    /// The pack at these places that is on now.
    ///
    /// # Errors
    /// [`Invalid::WhichPack`] where it can be several.
    fn open_now(&self, places: Places, now: &Moment) -> Result<Option<StoredSession>> {
        match self.open_session(&At::now(now), places, true, now) {
            Err(none) if is_nothing_open(&none) => Ok(None),
            open => open.map(Some),
        }
    }

    /// The session that [`stop_open_session`](Engine::stop_open_session) means at a moment.
    ///
    /// # Errors
    /// [`Invalid::AlreadyOff`] when its end was said already, [`Invalid::NoSession`] when there is none,
    /// [`Invalid::PackElsewhere`] when there is none there, [`Invalid::WhichPack`] when it can be several.
    pub fn session_to_stop(&self, at: &At) -> Result<i32> {
        Ok(number(self.open_session(at, Places::NONE, false, &at.moment)?.id))
    }

    /// It was asked how it went with a pack that came off, and the question was left, answered or not: it is not asked again.
    ///
    /// # Errors
    /// There is no such session, or the disk can't take it.
    pub fn how_it_went_was_asked(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_how_asked(id.into(), now.wall)?))
    }

    /// The skin is fine at the 5-minute check. Said of a pack that is off, it changes nothing.
    ///
    /// # Errors
    /// There is no such session, or the disk can't take it.
    pub fn skin_is_fine(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            if stored.session.ended.is_none() {
                engine.store.set_skin_checked(stored.id, now.wall)?;
            }
            Ok(())
        })
    }

    /// Tells pain and skin of the session that came off last, if either is told and it is not too long ago.
    fn tell_of_ended(&mut self, stop: &SessionStop, places: Places, now: &Moment) -> Result<Option<SessionView>> {
        if stop.after.is_none() && stop.skin.is_none() {
            return Ok(None);
        }
        let mut ended = self.store.sessions_reaching(&now.after(-SKIN_TOLD_WITHIN), None)?;
        ended.retain(|stored| stored.session.skin_can_be_told(now) && lay_at(stored, places));
        if places.is_empty() {
            on_one_skin(&ended)?;
        }
        let Some(StoredSession { id, session, .. }) = latest(ended, |session| session.ended.as_ref()) else {
            return Ok(None);
        };
        let when = session.end().wall.to_rfc3339();
        self.stop_session(number(id), &SessionStop { when, ..stop.clone() }, now).map(Some)
    }

    /// The pack that is meant by who names no more than `places`, and says so `now`; `of_skin` where it is said of its skin.
    fn open_session(&self, at: &At, places: Places, of_skin: bool, now: &Moment) -> Result<StoredSession> {
        // By either clock: the wall clock may have been set since it began, forward or back.
        let began = |StoredSession { session, .. }: &StoredSession| {
            at.by.is_none_or(|by| session.started.wall <= by) || !at.moment.is_before(&session.started)
        };
        let mut known = self.sessions_that_matter(&At { by: None, ..at.clone() })?;
        known.retain(began);
        let (known, elsewhere): (Vec<_>, Vec<_>) = known.into_iter().partition(|stored| lay_at(stored, places));
        let (off, open): (Vec<_>, Vec<_>) = known.into_iter().partition(|stored| stored.session.ended.is_some());
        if let Some(open) = meant(open, places, of_skin, now)? {
            return Ok(open);
        }
        let last = off.into_iter().rev().filter(|stored| stored.session.guided).find_map(|stored| {
            let off = stored.session.ended?;
            (at.moment.least_since(&off) < SKIN_REST).then_some(off)
        });
        if let Some(off) = last {
            return Err(Invalid::AlreadyOff { at: off.wall }.into());
        }
        let on = elsewhere.iter().filter(|stored| stored.session.ended.is_none());
        let on = on.map(|stored| stored.session.places).fold(Places::NONE, Places::union);
        Err(if on.is_empty() { Invalid::NoSession } else { Invalid::PackElsewhere(on.codes()) }.into())
    }

    /// Does what tells more of the sessions from `from` on, and answers the session it is about: with the timed packs that by what is
    /// known now lay on skin that was not free, and did not before.
    pub(crate) fn telling_what_it_breaks(
        &mut self,
        from: &Moment,
        now: &Moment,
        work: impl FnOnce(&mut Engine) -> Result<i64>,
    ) -> Result<SessionView> {
        self.act(|engine| {
            let at = At::now(now);
            let before = engine.breaches_since(from, &at)?;
            let id = work(engine)?;
            let after = engine.breaches_since(from, &at)?;
            let mut view = engine.session_as_it_stands(id, now)?;
            let is_new = |(other, breach): &(i64, Breach)| {
                *other != id && *breach == Breach::SkinNotFree && before.get(other) != Some(breach)
            };
            for (other, _) in after.into_iter().filter(is_new) {
                let session = engine.store.session(other)?.session;
                if session.guided {
                    view.put_outside.push(PutOutside {
                        kind: Coded(session.kind),
                        places: codes(session.places),
                        started_at: session.started.wall.to_rfc3339(),
                    });
                }
            }
            Ok(view)
        })
    }
}

/// Whether the pack lay at one of these places; at any where none is named.
fn lay_at(stored: &StoredSession, places: Places) -> bool {
    places.is_empty() || stored.session.places.shares(places)
}

/// Of packs that are on, the one that is meant by who names no more than `places`: one that lies just there before one that lies there
/// too; where nothing is said `of_skin`, the only one whose time is up before those that have to stay on; of several on the same skin
/// the one that began last.
///
/// # Errors
/// [`Invalid::WhichPack`] where it can be several.
fn meant(mut open: Vec<StoredSession>, places: Places, of_skin: bool, now: &Moment) -> Result<Option<StoredSession>> {
    let lies_just_there = |stored: &StoredSession| stored.session.places == places;
    if open.iter().any(lies_just_there) {
        open.retain(lies_just_there);
    }
    let is_up = |stored: &StoredSession| matches!(stored.session.phase(now), Phase::Unconfirmed { .. });
    if !of_skin && open.iter().filter(|stored| is_up(stored)).count() == 1 {
        open.retain(is_up);
    }
    on_one_skin(&open)?;
    Ok(latest(open, |session| Some(&session.started)))
}

/// Whether these packs lay on the same skin, so that what is said of one is said of its skin.
///
/// # Errors
/// [`Invalid::WhichPack`] with all of their places.
fn on_one_skin(packs: &[StoredSession]) -> Result<()> {
    let mut skins = packs.iter().map(|stored| stored.session.places);
    let Some(first) = skins.next() else { return Ok(()) };
    if skins.clone().all(|skin| skin == first) {
        return Ok(());
    }
    Err(Invalid::WhichPack(skins.fold(first, Places::union).codes()).into())
}

/// Whether no pack is open at the places that were named.
fn is_nothing_open(error: &EngineError) -> bool {
    use Invalid::{AlreadyOff, NoSession, PackElsewhere};
    matches!(error, EngineError::Invalid { why: AlreadyOff { .. } | NoSession | PackElsewhere(_), .. })
}

/// The last of these packs by a moment of it. The wall clock may have been set between them.
fn latest(packs: Vec<StoredSession>, when: impl Fn(&Session) -> Option<&Moment>) -> Option<StoredSession> {
    packs.into_iter().reduce(|last, other| match (when(&last.session), when(&other.session)) {
        (Some(one), Some(two)) if two.is_before(one) => last,
        _ => other,
    })
}
