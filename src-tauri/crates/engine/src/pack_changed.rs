//! A pack that is off, set right: which one it was, from when to when it lay, and the pain.

use respite_domain::score::Score;
use respite_domain::session::{Session, StoredSession};
use respite_domain::time::Moment;
use respite_domain::{Invalid, edited};

use crate::error::InField;
use crate::session::{RECENT, telling_of_long_heat};
use crate::shown::number;
use crate::view::{SessionChange, SessionView};
use crate::{At, Edit, Engine, Field, Result, draft};

edited!(SessionChange { own_pack, started, ended, before, after, later });

impl Engine {
    /// Sets right what is known of a pack that is off. One that was told lay from when to when it is told now, on another day, too: it is
    /// judged as if it had been told so at first.
    ///
    /// # Errors
    /// As [`record_session`](Engine::record_session); it is on still, its start is known, or there is no such pack.
    pub fn change_session<'a>(
        &mut self,
        id: i32,
        edit: impl Into<Edit<'a, SessionChange>>,
        now: &Moment,
    ) -> Result<SessionView> {
        let edit = edit.into();
        self.act(|engine| {
            let StoredSession { id, session: known, .. } = engine.store.session(id.into())?;
            let change = edit.over(shown(&known), |change| Ok(change.clone()))?;
            let before = draft::score(change.before, Field::Before)?;
            let after = draft::score(change.after, Field::After)?;
            let later = draft::score(change.later, Field::Later)?;
            let own = change.own_pack.map(i64::from);
            let allowed =
                if own == known.own_pack { known.allowed } else { engine.allowed_of_told(id, &known, own)? };
            let Some(off) = known.ended.as_ref().filter(|_| change.started.is_none() || !known.guided) else {
                return Err(Invalid::NotFound.into());
            };
            let started = match &change.started {
                Some(told) => At::when_or_known(told, Some(&known.started), now).in_field(Field::When)?.moment,
                None => known.started.clone(),
            };
            let stays = started.wall == known.started.wall;
            let started = if stays { known.started.clone() } else { started };
            let ended = At::when_or_known(&change.ended, stays.then_some(off), now).in_field(Field::Ended)?.moment;
            let ended = match (stays, ended.wall == off.wall) {
                (true, true) => off.clone(),
                (true, false) => known.told_off(ended, now)?,
                (false, _) if ended.wall < started.wall => return Err(Invalid::EndBeforeStart.into()),
                (false, _) => ended,
            };
            let end_unknown = known.end_unknown && ended == *off;
            let minutes = if known.guided { known.minutes } else { (ended.wall - started.wall).num_minutes() };
            let from = if started.is_before(&known.started) { started.clone() } else { known.started.clone() };
            let ended = Some(ended);
            let changed = Session { started, ended, end_unknown, minutes, before, after, later, ..known.clone() };
            let changed = Session { own_pack: own, allowed, ..changed };
            let told = engine.telling_what_it_breaks(&from, now, |engine| {
                engine.store.amend_session(id, &known, &changed, now.wall)?;
                Ok(id)
            })?;
            Ok(telling_of_long_heat(told, &changed))
        })
    }

    /// Sets right which of the person's own packs it was that came off last, at one of these places; none: it is not on the list.
    ///
    /// # Errors
    /// [`Invalid::NoSession`] where none came off there lately, and what [`change_session`](Engine::change_session) says.
    pub fn last_pack_was(&mut self, own_pack: Option<i32>, places: &[String], now: &Moment) -> Result<SessionView> {
        let places = draft::places(places)?;
        self.act(|engine| {
            let mut latest = engine.store.latest_sessions(RECENT)?.into_iter();
            let lay_there = |session: &Session| places.is_empty() || session.places.shares(places);
            let last = latest.find(|stored| stored.session.ended.is_some() && lay_there(&stored.session));
            let StoredSession { id, session, .. } = last.ok_or(Invalid::NoSession)?;
            let showed = shown(&session);
            let says = SessionChange { own_pack, ..showed.clone() };
            engine.change_session(number(id), Edit::of(&says, &showed), now)
        })
    }

    /// What the maker of the pack allows that it was as is told now. What was said at its start of a pack without a name holds still,
    /// whatever it was told to be meanwhile.
    fn allowed_of_told(&self, id: i64, known: &Session, own: Option<i64>) -> Result<Option<i64>> {
        let changes = self.store.changes::<Session>(id)?;
        let at_start = |field: &str| changes.iter().rfind(|change| change.field == field).map(|first| &first.old);
        let had_a_name = at_start("own-pack-id").map_or(known.own_pack.is_some(), Option::is_some);
        let said = match at_start("allowed") {
            Some(said) => said.as_ref().and_then(|said| said.parse().ok()),
            None => known.allowed,
        };
        let said = said.filter(|_| !had_a_name);
        let Some(own) = self.own_pack(own.map(number))? else { return Ok(said) };
        own.pack.is_for(known.kind).in_field(Field::OwnPack)?;
        let its = if known.guided { own.pack.allowed() } else { own.pack.allowed_untimed() };
        Ok([said, its].into_iter().flatten().min())
    }
}

/// What a form shows of a pack that is off.
fn shown(known: &Session) -> SessionChange {
    let points = |score: Option<Score>| score.map(|score| score.points().into());
    SessionChange {
        own_pack: known.own_pack.map(number),
        started: (!known.guided).then(|| known.started.wall.to_rfc3339()),
        ended: known.ended.as_ref().map(|ended| ended.wall.to_rfc3339()).unwrap_or_default(),
        before: points(known.before),
        after: points(known.after),
        later: points(known.later),
    }
}
