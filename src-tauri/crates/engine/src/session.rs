//! Heat and cold: start, end, take back, tell afterwards.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use respite_domain::Invalid;
use respite_domain::own_pack::StoredOwnPack;
use respite_domain::place::Places;
use respite_domain::score::Score;
use respite_domain::session::{
    Breach, Phase, SKIN_REST, Session, StoredSession, Unanswered, breaches, minutes, rests, unanswered,
};
use respite_domain::start::{Refusal, enough_that_day, may_start, taken};
use respite_domain::time::Moment;

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::outlook::bare;
use crate::session_seen::{rest_view, session_view, taken_view};
use crate::shown::{codes, number};
use crate::view::{
    Coded, LastTimed, OffNow, Outside, RestView, SessionStart, SessionTold, SessionView, SessionsView, TakenView,
};
use crate::{At, Engine, EngineError, Field, Result, draft};

/// How many of the latest sessions the screen lists.
pub(crate) const RECENT: u32 = 20;

impl Engine {
    /// The screen "Heat and cold".
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sessions(&self, now: &Moment) -> Result<SessionsView> {
        let at = At::now(now);
        let diary = self.diary_at(&at);
        let on_skin = self.on_skin(&diary)?;
        let planned = self.packs_planned(&diary)?;
        let recent: Vec<_> = self.store.latest_sessions(RECENT)?;
        Ok(SessionsView {
            now: now.wall.to_rfc3339(),
            running: on_skin.running,
            unconfirmed: on_skin.unconfirmed,
            unanswered: codes(on_skin.unanswered),
            pain_later: on_skin.pain_later,
            rests: on_skin.rests,
            enough_today: codes(on_skin.enough_today),
            taken: Self::taken(&diary)?,
            own_packs: self.own_packs()?,
            last_timed: self.last_timed()?.map(|last| LastTimed {
                kind: Coded(last.kind),
                own_pack: last.own_pack.map(number),
                places: codes(last.places),
                minutes: i32::try_from(last.minutes).unwrap_or(i32::MAX),
            }),
            plans: planned.plan_views(now),
            slots: planned.slot_views(now, |kind| self.asked_of_person(kind, &diary))?,
            recent: self.session_views(recent.iter().filter(|stored| stored.session.ended.is_some()), &diary)?,
            before_start: self.before_start_view(&diary)?,
            safety: self.safety(now)?,
            last_places: self.last_places()?,
            offer_autostart: !recent.is_empty() && !diary.settings()?.autostart_offered,
        })
    }

    /// Starts a guided session from the window, where all can be asked that has to be: now, or of a pack that went on a while ago. What
    /// held it back then and is over by the person's word holds it back no more.
    ///
    /// # Errors
    /// A value is off, a safety rule says no, or the disk can't take it; nothing is started then.
    pub fn start_session(&mut self, start: &SessionStart, now: &Moment) -> Result<SessionView> {
        self.act(|engine| {
            engine.before_start_in_window(start, now)?;
            let at = At::when(&start.when, now).in_field(Field::When)?;
            engine.start_judged(start, &at, &At::now(now), now)
        })
    }

    /// Starts a guided session at a moment, the past included; the rules judge it as of then, and by what is known to have
    /// followed. One that is still on is judged by what holds a pack back now; one of before by that too, where something was told before it
    /// than the clock, which was ahead, said. What the diary knows binds here too; what only a person can be asked is the caller's business.
    ///
    /// # Errors
    /// A value is off, a safety rule says no, or the disk can't take it; nothing is started then.
    pub fn start_session_at(&mut self, start: &SessionStart, at: &At, now: &Moment) -> Result<SessionView> {
        let minutes = minutes_of(start, self.own_pack_to_time(start.own_pack, start.kind.0)?.as_ref())?;
        let on = Session { minutes, ..Session::guided(start.kind.0, Places::NONE, at.moment.clone()) };
        let by_now = At::now(now);
        if matches!(on.phase(now), Phase::Running { .. }) {
            return self.start_judged(start, at, &by_now, now);
        }
        if self.is_dated_too_late(at, now)? {
            self.before_start(start, draft::some_places(&start.places)?, &by_now)?;
        }
        match self.start_judged(start, at, at, now) {
            // That it is over may have been said since, with the pack on the skin: that it lies there is true all the same.
            Err(EngineError::Refused(Refusal::SkinNotNormal { .. } | Refusal::Fever { .. })) => {
                self.start_judged(start, at, &by_now, now)
            }
            judged => judged,
        }
    }

    /// Whether what holds a pack back was told before a moment of the past, or may have been, and its time lies after it: the clock was ahead.
    fn is_dated_too_late(&self, at: &At, now: &Moment) -> Result<bool> {
        let (by_now, then) = (At::now(now), &at.moment);
        let diary = self.diary_at(&by_now);
        let is_too_late = |told: &Moment| then.wall < told.wall && then.least_since(told) >= TimeDelta::zero();
        if self.store.is_told_ahead(now.wall)? || self.told_before_start(&diary)?.iter().any(is_too_late) {
            return Ok(true);
        }
        // Of what else was told after it by the wall clock nobody knows by which uptime that was.
        if !then.uptime.as_ref().is_some_and(|then| now.starts.was_put_back_since(then)) {
            return Ok(false);
        }
        let sheets = self.store.safety_sheets(None)?.into_iter().map(|sheet| sheet.answered.wall);
        let mut others = self.told_elsewhere(&diary)?.into_iter().map(|told| told.at).chain(sheets);
        Ok(others.any(|told| then.wall < told))
    }

    /// Starts a guided session at a moment, judged by what was told of the body up to another.
    fn start_judged(&mut self, start: &SessionStart, at: &At, by: &At, now: &Moment) -> Result<SessionView> {
        // As it will be kept, so that what may start by a part of a second is not judged otherwise afterwards.
        let at = &At { moment: at.moment.to_the_second(), ..at.clone() };
        let places = draft::some_places(&start.places)?;
        let own = self.own_pack_to_time(start.own_pack, start.kind.0)?;
        let session = Session {
            minutes: minutes_of(start, own.as_ref())?,
            allowed: allowed_of(start, own.as_ref()),
            own_pack: own.as_ref().map(|own| own.id),
            before: draft::score(start.before, Field::Before)?,
            ..Session::guided(start.kind.0, places, at.moment.clone())
        };
        self.act(|engine| {
            // All that is known by now, also of what came after the moment told.
            let known = engine.sessions_that_matter(&At { by: None, ..at.clone() })?;
            may_start(&session, &bare(&known), if at.by.is_some() { now } else { &at.moment })?;
            engine.before_start(start, session.places, by)?;
            let session = Session { asked: engine.asked_by(now)?, ..session };
            let slots = engine.slots_answered_by(&session, now);
            let id = engine.store.add_session(&session, now)?;
            own.as_ref().map_or(Ok(()), |own| engine.note_told_of_pack(own, session.allowed, &start.confirmed, now))?;
            engine.slots_are_started(&slots, &session, now)?;
            engine.session_as_it_stands(id, now)
        })
    }

    /// Takes a session back within two minutes of its start, or of the telling that it is on already, as if it never was. It
    /// [comes back](Engine::restore_session) where that was a slip.
    ///
    /// # Errors
    /// [`Invalid::TooLateToUndo`] where it can't be taken back any more; there is none, or the disk can't take it.
    pub fn undo_session(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            if !stored.session.can_be_undone(stored.told_at, now) {
                return Err(Invalid::TooLateToUndo.into());
            }
            engine.slots_are_not_started(&stored.session, now)?;
            Ok(engine.store.set_deleted::<Session>(stored.id, true, now.wall)?)
        })
    }

    /// "I already did this": the truth is always saved, marked as outside the guide. The answer tells in what it broke the
    /// guide besides, and which timed packs it puts outside of it.
    ///
    /// # Errors
    /// A value is off, the end lies before the start, or the disk can't take it; nothing is saved then.
    pub fn record_session(&mut self, told: &SessionTold, now: &Moment) -> Result<SessionView> {
        let started = At::when(&told.started, now).in_field(Field::When)?.moment;
        let ended = At::when(&told.ended, now).in_field(Field::Ended)?.moment;
        let lasted = ended.wall - started.wall;
        if lasted < TimeDelta::zero() {
            return Err(Invalid::EndBeforeStart.into());
        }
        let own = self.own_pack(told.own_pack)?;
        own.as_ref().map_or(Ok(()), |own| own.pack.is_for(told.kind.0)).in_field(Field::OwnPack)?;
        let session = Session {
            minutes: lasted.num_minutes(),
            allowed: own.as_ref().and_then(|own| own.pack.allowed_untimed()),
            own_pack: own.as_ref().map(|own| own.id),
            ended: Some(ended),
            before: draft::score(told.before, Field::Before)?,
            after: draft::score(told.after, Field::After)?,
            skin: told.skin.map(|code| code.0),
            guided: false,
            ..Session::guided(told.kind.0, draft::some_places(&told.places)?, started)
        };
        let from = session.started.clone();
        let told = self.telling_what_it_breaks(&from, now, |engine| Ok(engine.store.add_session(&session, now)?))?;
        Ok(telling_of_long_heat(told, &session))
    }

    /// The pain half an hour after a session.
    ///
    /// # Errors
    /// The score is off, there is no such session, or the disk can't take it.
    pub fn pain_later(&mut self, id: i32, points: f64, now: &Moment) -> Result<()> {
        let later = Score::new(points)?;
        self.act(|engine| Ok(engine.store.set_pain_later(id.into(), later, now.wall)?))
    }

    /// The last timed pack.
    pub(crate) fn last_timed(&self) -> Result<Option<Session>> {
        let mut latest = self.store.latest_sessions(RECENT)?.into_iter().map(|stored| stored.session);
        Ok(latest.find(|session| session.guided))
    }

    /// Where it hurt last: places of the last entry that names any. A pack may lie beside it, so it is asked only where no entry does.
    pub(crate) fn last_sore_places(&self) -> Result<Vec<String>> {
        match self.store.last_places()? {
            Some((_, sore)) => Ok(codes(sore)),
            None => self.last_places(),
        }
    }

    /// Where a pack may go: places of the last session, or of the last entry that names any, of what was later.
    pub(crate) fn last_places(&self) -> Result<Vec<String>> {
        let last = self.store.latest_sessions(1)?.into_iter().next().map(|stored| stored.session);
        let of_session = last.map(|session| (session.started.wall, session.places));
        let later = of_session.into_iter().chain(self.store.last_places()?).max_by_key(|(at, _)| *at);
        Ok(later.map(|(_, places)| codes(places)).unwrap_or_default())
    }

    /// What lies on the skin at a moment, and which skin is not free.
    pub(crate) fn on_skin(&self, diary: &DiaryAt<'_>) -> Result<OnSkin> {
        let (sessions, at) = (diary.sessions()?, diary.at());
        let now = &at.moment;
        let those = |wanted: &dyn Fn(&Session) -> bool| {
            self.session_views(sessions.iter().filter(|stored| wanted(&stored.session)), diary)
        };
        let of_sessions = || sessions.iter().map(|stored| &stored.session);
        let mut running = those(&|session| matches!(session.phase(now), Phase::Running { .. }))?;
        running.sort_by(|one, next| one.ends_at.cmp(&next.ends_at));
        // First the pack that is likeliest still on.
        let mut unconfirmed = those(&|session| matches!(session.phase(now), Phase::Unconfirmed { .. }))?;
        unconfirmed.reverse();
        let packs = unanswered(of_sessions(), now);
        Ok(OnSkin {
            running,
            unconfirmed,
            unanswered: packs.iter().fold(Places::NONE, |skin, pack| skin.union(pack.skin())),
            just_off: those(&|session| session.asks_how_it_went(now))?,
            pain_later: those(&|session| session.asks_pain_later(now))?,
            rests: rests(of_sessions(), now).iter().map(rest_view).collect(),
            enough_today: enough_that_day(&bare(sessions), now, &now.zone),
            packs,
        })
    }

    /// The places that take no pack at a moment, each by what holds it longest. All others are free.
    pub(crate) fn taken(diary: &DiaryAt<'_>) -> Result<Vec<TakenView>> {
        let taken = taken(&bare(diary.sessions()?), diary.body()?, &diary.at().moment);
        Ok(taken.into_iter().map(|(place, why)| taken_view(place, &why)).collect())
    }

    /// Sessions for the screen, as they stand at a moment.
    pub(crate) fn session_views<'a>(
        &self,
        sessions: impl IntoIterator<Item = &'a StoredSession>,
        diary: &DiaryAt<'_>,
    ) -> Result<Vec<SessionView>> {
        let sessions: Vec<&StoredSession> = sessions.into_iter().collect();
        let Some(first) = sessions.iter().map(|stored| &stored.session.started).min_by_key(|started| started.wall)
        else {
            return Ok(Vec::new());
        };
        let breaches = self.breaches_since(first, diary.at())?;
        sessions.into_iter().map(|stored| self.session_seen(stored, breaches.get(&stored.id), diary)).collect()
    }

    /// The packs on the skin at a moment that had better come off, by what was told since they went on.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn packs_better_off(&self, at: &At) -> Result<Vec<SessionView>> {
        let mut running = self.on_skin(&self.diary_at(at))?.running;
        running.retain(|session| session.off_now.is_some());
        Ok(running)
    }

    /// The same, and then those whose time is up and of which nobody has said that they are off.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn packs_to_come_off(&self, at: &At) -> Result<Vec<SessionView>> {
        let OnSkin { mut running, unconfirmed, .. } = self.on_skin(&self.diary_at(at))?;
        running.retain(|session| session.off_now.is_some());
        running.extend(unconfirmed);
        Ok(running)
    }

    /// One session for the screen, as it stands at a moment.
    pub(crate) fn session_as_it_stands(&self, id: i64, now: &Moment) -> Result<SessionView> {
        let stored = self.store.session(id)?;
        let at = At::now(now);
        let breaches = self.breaches_since(&stored.session.started, &at)?;
        self.session_seen(&stored, breaches.get(&id), &self.diary_at(&at))
    }

    /// With what speaks against it by now: what was told of the body since, or that by all that is known its skin was not free.
    fn session_seen(
        &self,
        stored: &StoredSession,
        breach: Option<&Breach>,
        diary: &DiaryAt<'_>,
    ) -> Result<SessionView> {
        let is_on = matches!(stored.session.phase(&diary.at().moment), Phase::Running { .. });
        let on_skin_not_free = || (breach == Some(&Breach::SkinNotFree)).then_some(OffNow::SkinNotFree);
        let off_now = if is_on { self.why_off_now(stored, diary)?.or_else(on_skin_not_free) } else { None };
        Ok(SessionView {
            off_now: off_now.map(Coded),
            skin_tellings: self.store.tellings(stored.id)?.into_iter().map(number).collect(),
            own_pack: diary.shelf_of_packs()?.named(stored.session.own_pack),
            ..session_view(stored, breach, &diary.at().moment)
        })
    }

    /// In what the sessions that began at `from` or later broke the guide, as they stand at a moment.
    pub(crate) fn breaches_since(&self, from: &Moment, at: &At) -> Result<BTreeMap<i64, Breach>> {
        let sessions = self.store.sessions_reaching(&from.after(-SKIN_REST), at.by)?;
        let found = sessions.iter().zip(breaches(&bare(&sessions), &at.moment));
        Ok(found.filter_map(|(stored, breach)| Some((stored.id, breach?))).collect())
    }
}

/// What lies on the skin, and which skin is not free.
pub(crate) struct OnSkin {
    /// The one that ends first coming first.
    pub(crate) running: Vec<SessionView>,
    /// The one that began last coming first.
    pub(crate) unconfirmed: Vec<SessionView>,
    /// The same as facts, the one that began first coming first.
    pub(crate) packs: Vec<Unanswered>,
    /// Their skin, and that beside it.
    pub(crate) unanswered: Places,
    pub(crate) just_off: Vec<SessionView>,
    pub(crate) pain_later: Vec<SessionView>,
    pub(crate) rests: Vec<RestView>,
    /// Places that took as many packs today as one takes.
    pub(crate) enough_today: Places,
}

/// Said once, with the telling of heat of which nobody knows how long it may lie: it may have been a wrap that its packet has lie for
/// hours (3.1). Of one that is known to be a wrap it goes without saying.
pub(crate) fn telling_of_long_heat(mut told: SessionView, session: &Session) -> SessionView {
    let is_a_wrap = session.allowed.is_none() && told.own_pack.as_ref().is_some_and(|own| !own.kind.0.is_timed());
    if told.outside == Some(Coded(Outside::Told)) && session.lay_too_long() && !is_a_wrap {
        told.outside = Some(Coded(Outside::LongHeat));
    }
    told
}

fn minutes_of(start: &SessionStart, own: Option<&StoredOwnPack>) -> Result<i64> {
    let chosen = start.minutes.map(|given| whole(given).unwrap_or(-1));
    Ok(minutes(chosen, allowed_of(start, own))?)
}

/// The most minutes that its product allows, by what is said of it now and by what is known of it: the shorter wins (S53).
fn allowed_of(start: &SessionStart, own: Option<&StoredOwnPack>) -> Option<i64> {
    let said = start.allowed.map(|given| whole(given).unwrap_or(-1));
    [said, own.and_then(|own| own.pack.allowed())].into_iter().flatten().min()
}

/// A number of minutes as somebody typed it, if it is a whole one.
pub(crate) fn whole(minutes: f64) -> Option<i64> {
    (0..=i64::from(u16::MAX)).find(|whole| {
        #[allow(clippy::cast_precision_loss, reason = "sixteen bits fit a double")]
        let whole = *whole as f64;
        whole == minutes
    })
}
