//! A pack comes off: said with one press, asked later, corrected, told from the terminal.

use chrono::TimeDelta;
use respite_domain::Invalid;
use respite_domain::session::{CameOff, Off, SKIN_REST, Skin, StoredSession};
use respite_domain::time::Moment;

use crate::diary::{codes, number};
use crate::error::InField;
use crate::relief::thermal_view;
use crate::view::{OffAnswer, OffSaid, OffView, PutOutside, SessionStop, SessionView};
use crate::{At, Engine, Field, Result, draft};

impl Engine {
    /// Somebody says that a pack is off, without a time. What had been said before stays; and long after the planned end one
    /// press does not tell when it came off: then nothing is saved, and that is to be asked.
    ///
    /// # Errors
    /// There is no such session, or the disk can't take it; nothing is saved then.
    pub fn pack_is_off(&mut self, id: i32, said: OffSaid, now: &Moment) -> Result<OffView> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            let (answer, session) = match stored.session.came_off(off(said), now) {
                CameOff::Already { .. } => (OffAnswer::Already, engine.session_as_it_stands(stored.id, now)?),
                CameOff::AskWhen { .. } => (OffAnswer::AskWhen, engine.session_as_it_stands(stored.id, now)?),
                CameOff::Now { end_unknown } => {
                    let session = engine.telling_what_it_breaks(&stored.session.started, now, |engine| {
                        engine.store.end_session(stored.id, now, end_unknown, None, None, now.wall)?;
                        Ok(stored.id)
                    })?;
                    (OffAnswer::Off, session)
                }
            };
            Ok(OffView { answer, session })
        })
    }

    /// Says when the pack came off, or, once that was said, corrects it.
    ///
    /// # Errors
    /// A value is off, the end lies before the start, or the disk can't take it; nothing is saved then.
    pub fn stop_session(&mut self, id: i32, stop: &SessionStop, now: &Moment) -> Result<SessionView> {
        let told = At::when(&stop.when, now).in_field(Field::When)?.moment;
        let after = draft::score(stop.after, Field::After)?;
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            // Pain and skin often follow a moment later, with the end that was seen: it keeps what both clocks said then.
            let known = stored.session.ended.clone().filter(|ended| ended.wall == told.wall);
            let end_unknown = known.is_some() && stored.session.end_unknown;
            let off = known.unwrap_or(told);
            if off.most_since(&stored.session.started) < TimeDelta::zero() && !end_unknown {
                return Err(Invalid::EndBeforeStart.into());
            }
            engine.telling_what_it_breaks(&stored.session.started, now, |engine| {
                engine.store.end_session(stored.id, &off, end_unknown, after, stop.skin.map(Skin::from), now.wall)?;
                Ok(stored.id)
            })
        })
    }

    /// "Stop" from the terminal, which names no session: of those that nobody has ended by then, the one that began last, however
    /// long ago. Where `stop` has no time, `said` tells how it is meant.
    ///
    /// # Errors
    /// Nothing is open: [`Invalid::AlreadyOff`] or [`Invalid::NoSession`]. [`Invalid::SayWhen`] for a mere press long after the
    /// planned end. A value is off, or the disk can't take it. Nothing is saved then.
    pub fn stop_open_session(&mut self, stop: &SessionStop, said: OffSaid, now: &Moment) -> Result<SessionView> {
        let at = At::when(&stop.when, now).in_field(Field::When)?;
        let said = if stop.when.is_empty() { said } else { OffSaid::JustNow };
        self.act(|engine| {
            let stored = engine.open_session(&at)?;
            let id = number(stored.id);
            if at.by.is_some() {
                return engine.stop_session(id, stop, now);
            }
            if let CameOff::AskWhen { planned_end } = stored.session.came_off(off(said), now) {
                return Err(Invalid::SayWhen { planned_end: planned_end.wall }.into());
            }
            let off = engine.pack_is_off(id, said, now)?.session;
            if stop.after.is_none() && stop.skin.is_none() {
                return Ok(off);
            }
            let with_more = SessionStop { when: off.ended_at.clone().unwrap_or_default(), ..stop.clone() };
            let with_more = engine.stop_session(id, &with_more, now)?;
            Ok(SessionView { put_outside: off.put_outside, ..with_more })
        })
    }

    /// The session that [`stop_open_session`](Engine::stop_open_session) means at a moment.
    ///
    /// # Errors
    /// [`Invalid::AlreadyOff`] when its end was said already, [`Invalid::NoSession`] when there is none.
    pub fn session_to_stop(&self, at: &At) -> Result<i32> {
        Ok(number(self.open_session(at)?.id))
    }

    /// The skin is fine at the 5-minute check. Said of a pack that is off, it changes nothing.
    ///
    /// # Errors
    /// There is no such session, or the disk can't take it.
    pub fn skin_is_fine(&mut self, id: i32) -> Result<()> {
        self.act(|engine| {
            let stored = engine.store.session(id.into())?;
            if stored.session.ended.is_none() {
                engine.store.set_skin_checked(stored.id)?;
            }
            Ok(())
        })
    }

    fn open_session(&self, at: &At) -> Result<StoredSession> {
        let began = |stored: &StoredSession| at.by.is_none_or(|by| stored.session.started.wall <= by);
        let mut known = self.sessions_that_matter(&At { by: None, ..at.clone() })?;
        known.retain(began);
        if let Some(open) = known.iter().rposition(|stored| stored.session.ended.is_none()) {
            return Ok(known.swap_remove(open));
        }
        let last = known.into_iter().rev().filter(|stored| stored.session.guided).find_map(|stored| {
            let off = stored.session.ended?;
            (at.moment.least_since(&off) < SKIN_REST).then_some(off)
        });
        Err(last.map_or(Invalid::NoSession, |off| Invalid::AlreadyOff { at: off.wall }).into())
    }

    /// Does what tells more of the sessions from `from` on, and answers the session it is about: with the timed packs that lie
    /// outside the guide by what is known now, and did not before.
    pub(crate) fn telling_what_it_breaks(
        &mut self,
        from: &Moment,
        now: &Moment,
        work: impl FnOnce(&mut Engine) -> Result<i64>,
    ) -> Result<SessionView> {
        self.act(|engine| {
            let before = engine.breaches_since(from, None)?;
            let id = work(engine)?;
            let after = engine.breaches_since(from, None)?;
            let mut view = engine.session_as_it_stands(id, now)?;
            for other in after.into_keys().filter(|other| *other != id && !before.contains_key(other)) {
                let session = engine.store.session(other)?.session;
                if session.guided {
                    view.put_outside.push(PutOutside {
                        kind: thermal_view(session.kind),
                        places: codes(session.places),
                        started_at: session.started.wall.to_rfc3339(),
                    });
                }
            }
            Ok(view)
        })
    }
}

fn off(said: OffSaid) -> Off {
    match said {
        OffSaid::Pressed => Off::Pressed,
        OffSaid::JustNow => Off::JustNow,
        OffSaid::SinceUnknown => Off::SinceUnknown,
    }
}
