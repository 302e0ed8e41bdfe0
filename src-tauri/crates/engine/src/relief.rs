//! Heat and cold: start, end, take back, tell afterwards.

use chrono::{NaiveDate, TimeDelta};
use respite_domain::Invalid;
use respite_domain::notice::PAIN_LATER_UNTIL;
use respite_domain::safety::{self, CONCERNS, SafetySheet};
use respite_domain::score::Score;
use respite_domain::session::{
    self, PAIN_LATER_AFTER, Phase, Refusal, SKIN_CHECK_AFTER, SKIN_REST, Session, Skin, StoredSession, Thermal,
    UNDO_WITHIN, USUAL_MINUTES, check_minutes, may_start, rests,
};
use respite_domain::time::Moment;

use crate::diary::{codes, number};
use crate::error::InField;
use crate::outlook::bare;
use crate::view::{
    PhaseView, ReliefView, RestView, SafetyAnswers, SafetyView, Saved, SessionStart, SessionStop, SessionTold,
    SessionView, SkinView, SkinWarning, ThermalView,
};
use crate::{At, Engine, Field, Result, at, draft};

/// How many of the latest sessions the screen lists.
const RECENT: u32 = 20;

impl Engine {
    /// The screen "Heat and cold".
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn relief(&self, now: &Moment) -> Result<ReliefView> {
        let at = At::now(now);
        let on_skin = self.on_skin(&at)?;
        let recent: Vec<_> = self.store.latest_sessions(RECENT)?;
        Ok(ReliefView {
            now: now.wall.to_rfc3339(),
            running: on_skin.running,
            unconfirmed: on_skin.unconfirmed,
            pain_later: on_skin.pain_later,
            rests: on_skin.rests,
            recent: recent
                .iter()
                .filter(|stored| stored.session.ended.is_some())
                .map(|stored| session_view(stored, now))
                .collect(),
            skin_warnings: skin_warnings(&recent),
            safety: self.safety(now)?,
            last_places: self.last_places()?,
            offer_autostart: !recent.is_empty() && !self.settings()?.autostart_offered,
        })
    }

    /// Starts a guided session now, from the window: the safety sheet must allow it.
    ///
    /// # Errors
    /// A value is off, a safety rule says no, or the disk can't take it; nothing is started then.
    pub fn start_session(&mut self, start: &SessionStart, now: &Moment) -> Result<SessionView> {
        self.act(|engine| {
            safety::allows(engine.store.safety_sheet()?.as_ref(), now)?;
            engine.start_session_at(start, &At::now(now), now)
        })
    }

    /// Starts a guided session at a moment, the past included; the rules judge it as of then. The safety sheet is the
    /// caller's business.
    ///
    /// # Errors
    /// A value is off, a safety rule says no, or the disk can't take it; nothing is started then.
    pub fn start_session_at(&mut self, start: &SessionStart, at: &At, now: &Moment) -> Result<SessionView> {
        let session = Session {
            kind: thermal(start.kind),
            places: draft::some_places(&start.places)?,
            started: at.moment.clone(),
            minutes: match start.minutes {
                None => USUAL_MINUTES,
                Some(minutes) => check_minutes(whole(minutes).unwrap_or(-1))?,
            },
            ended: None,
            before: draft::score(start.before, Field::Before)?,
            after: None,
            later: None,
            skin: None,
            skin_checked: false,
            guided: true,
        };
        self.act(|engine| {
            may_start(session.places, &bare(&engine.sessions_that_matter(at)?), &at.moment)?;
            let id = engine.store.add_session(&session, now.wall)?;
            Ok(session_view(&engine.store.session(id)?, &at.moment))
        })
    }

    /// The session that a plain "stop" at this moment means: of those that nobody has ended, the one that started last. One
    /// whose rest would be over is not meant: nobody leaves a pack on for that long, so its end is for the window to ask.
    ///
    /// # Errors
    /// [`Invalid::NoSession`] when there is none.
    pub fn session_to_stop(&self, at: &At) -> Result<i32> {
        let sessions = self.sessions_that_matter(at)?;
        let open = sessions.iter().rfind(|stored| match stored.session.phase(&at.moment) {
            Phase::Running { .. } => true,
            Phase::Unconfirmed { ago, .. } => ago < SKIN_REST,
            Phase::Ended { .. } => false,
        });
        Ok(number(open.ok_or(Invalid::NoSession)?.id))
    }

    /// Says that the pack came off, or, once that was said, corrects when.
    ///
    /// # Errors
    /// A value is off, the end lies before the start, or the disk can't take it; nothing is saved then.
    pub fn stop_session(&mut self, id: i32, stop: &SessionStop, now: &Moment) -> Result<SessionView> {
        let told = At::when(&stop.when, now).in_field(Field::When)?.moment;
        let stored = self.store.session(id.into())?;
        // Pain and skin often follow a moment later, with the end that was seen: it keeps what both clocks said then.
        let known = stored.session.ended.clone().filter(|ended| ended.wall == told.wall);
        let off = known.unwrap_or(told);
        if off.most_since(&stored.session.started) < TimeDelta::zero() {
            return Err(Invalid::EndBeforeStart.into());
        }
        let after = draft::score(stop.after, Field::After)?;
        self.store.end_session(stored.id, &off, after, stop.skin.map(skin), now.wall)?;
        Ok(session_view(&self.store.session(stored.id)?, now))
    }

    /// Takes a session back within two minutes of its start, as if it never was.
    ///
    /// # Errors
    /// There is none that can be taken back any more, or the disk can't take it.
    pub fn undo_session(&mut self, id: i32, now: &Moment) -> Result<()> {
        let stored = self.store.session(id.into())?;
        if !stored.session.can_be_undone(now) {
            return Err(Invalid::NotFound.into());
        }
        Ok(self.store.undo_session(stored.id, now.wall)?)
    }

    /// "I already did this": the truth is always saved, marked as outside the guide.
    ///
    /// # Errors
    /// A value is off, the end lies before the start, or the disk can't take it; nothing is saved then.
    pub fn record_session(&mut self, told: &SessionTold, now: &Moment) -> Result<Saved> {
        let started = At::when(&told.started, now).in_field(Field::When)?.moment;
        let ended = At::when(&told.ended, now).in_field(Field::Ended)?.moment;
        let lasted = ended.wall - started.wall;
        if lasted < TimeDelta::zero() {
            return Err(Invalid::EndBeforeStart.into());
        }
        let session = Session {
            kind: thermal(told.kind),
            places: draft::some_places(&told.places)?,
            started,
            minutes: lasted.num_minutes(),
            ended: Some(ended),
            before: draft::score(told.before, Field::Before)?,
            after: draft::score(told.after, Field::After)?,
            later: None,
            skin: told.skin.map(skin),
            skin_checked: false,
            guided: false,
        };
        let id = self.store.add_session(&session, now.wall)?;
        Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
    }

    /// The skin is fine at the 5-minute check.
    ///
    /// # Errors
    /// There is no such session, or the disk can't take it.
    pub fn skin_is_fine(&mut self, id: i32) -> Result<()> {
        Ok(self.store.set_skin_checked(id.into())?)
    }

    /// The pain half an hour after a session.
    ///
    /// # Errors
    /// The score is off, there is no such session, or the disk can't take it.
    pub fn pain_later(&mut self, id: i32, points: f64, now: &Moment) -> Result<()> {
        let later = Score::new(points)?;
        Ok(self.store.set_pain_later(id.into(), later, now.wall)?)
    }

    /// Keeps the answers to the safety questions.
    ///
    /// # Errors
    /// An answer is off, or the disk can't take it; nothing is saved then.
    pub fn answer_safety(&mut self, answers: &SafetyAnswers, now: &Moment) -> Result<SafetyView> {
        if let Some(unknown) = answers.concerns.iter().find(|concern| !CONCERNS.contains(&concern.as_str())) {
            return Err(Invalid::UnknownWord(unknown.clone()).into());
        }
        let agreed = answers.clinician_agreed.as_deref().map(at::day).transpose().in_field(Field::Day)?;
        if agreed.is_some_and(|agreed| agreed > now.day()) {
            return Err(Invalid::InFuture).in_field(Field::Day);
        }
        let sheet = SafetySheet { answered: now.clone(), concerns: answers.concerns.clone(), clinician_agreed: agreed };
        self.store.add_safety_sheet(&sheet)?;
        self.safety(now)
    }

    /// Whether a guided session was ever started: the terminal shows the safety sheet's lines before the first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn had_session(&self) -> Result<bool> {
        Ok(!self.store.latest_sessions(1)?.is_empty())
    }

    /// Places of the last session, or else of the last entry that names any.
    pub(crate) fn last_places(&self) -> Result<Vec<String>> {
        let of_session = self.store.latest_sessions(1)?.into_iter().next().map(|stored| stored.session.places);
        let of_entry = self.store.last_places()?;
        Ok(codes(of_entry.or(of_session).unwrap_or_default()))
    }

    /// What lies on the skin at a moment, and which skin rests.
    pub(crate) fn on_skin(&self, at: &At) -> Result<OnSkin> {
        let sessions = self.sessions_that_matter(at)?;
        let now = &at.moment;
        let those = |wanted: &dyn Fn(&Session) -> bool| -> Vec<SessionView> {
            sessions.iter().filter(|stored| wanted(&stored.session)).map(|stored| session_view(stored, now)).collect()
        };
        let mut running = those(&|session| matches!(session.phase(now), Phase::Running { .. }));
        running.sort_by(|one, next| one.ends_at.cmp(&next.ends_at));
        Ok(OnSkin {
            running,
            unconfirmed: those(&|session| session.guided && matches!(session.phase(now), Phase::Unconfirmed { .. })),
            pain_later: those(&|session| asks_pain_later(session, now)),
            rests: rests(sessions.iter().map(|stored| &stored.session), now).iter().map(rest_view).collect(),
        })
    }

    fn safety(&self, now: &Moment) -> Result<SafetyView> {
        let sheet = self.store.safety_sheet()?;
        let verdict = safety::allows(sheet.as_ref(), now);
        let (answered_at, concerns, agreed) = match sheet {
            Some(sheet) => (Some(sheet.answered.wall.to_rfc3339()), sheet.concerns, sheet.clinician_agreed),
            None => (None, Vec::new(), None),
        };
        Ok(SafetyView {
            questions: CONCERNS.map(str::to_owned).to_vec(),
            ask: verdict == Err(Refusal::SheetNotAnswered),
            answered_at,
            concerns,
            clinician_agreed: agreed.map(|day: NaiveDate| day.to_string()),
            allows: verdict.is_ok(),
        })
    }
}

/// What lies on the skin, and which skin rests.
pub(crate) struct OnSkin {
    /// The one that ends first coming first.
    pub(crate) running: Vec<SessionView>,
    pub(crate) unconfirmed: Vec<SessionView>,
    pub(crate) pain_later: Vec<SessionView>,
    pub(crate) rests: Vec<RestView>,
}

/// A session for the screen, as it stands at `now`.
pub(crate) fn session_view(stored: &StoredSession, now: &Moment) -> SessionView {
    let session = &stored.session;
    let points = |score: Option<Score>| score.map(Score::points);
    let (phase, ends_at) = match session.phase(now) {
        // Not the start plus the minutes: where the clocks disagree, what is left is what counts.
        Phase::Running { left } => (PhaseView::Running, now.in_a_while(left)),
        Phase::Unconfirmed { planned_end, .. } => (PhaseView::Unconfirmed, planned_end.wall),
        Phase::Ended { at } => (PhaseView::Ended, at.wall),
    };
    let minutes = |time: TimeDelta| i32::try_from(time.num_minutes()).unwrap_or(i32::MAX);
    SessionView {
        id: number(stored.id),
        kind: thermal_view(session.kind),
        places: codes(session.places),
        started_at: session.started.wall.to_rfc3339(),
        ends_at: ends_at.to_rfc3339(),
        ended_at: session.ended.as_ref().map(|ended| ended.wall.to_rfc3339()),
        minutes: i32::try_from(session.minutes).unwrap_or(i32::MAX),
        lasted: (phase != PhaseView::Running).then(|| minutes(session.lasted())),
        phase,
        before: points(session.before),
        after: points(session.after),
        later: points(session.later),
        skin: session.skin.map(skin_view),
        skin_checked: session.skin_checked,
        skin_check_due: phase == PhaseView::Running
            && !session.skin_checked
            && now.most_since(&session.started) >= SKIN_CHECK_AFTER,
        guided: session.guided,
        undo_until: session.can_be_undone(now).then(|| (session.started.wall + UNDO_WITHIN).to_rfc3339()),
    }
}

/// Whether "how is the pain now?" is open for a session.
fn asks_pain_later(session: &Session, now: &Moment) -> bool {
    let Some(ended) = session.ended.as_ref().filter(|_| session.guided && session.later.is_none()) else {
        return false;
    };
    (PAIN_LATER_AFTER..PAIN_LATER_UNTIL).contains(&now.most_since(ended))
}

/// The places whose latest session left the skin other than normal. `sessions` come latest first.
fn skin_warnings(sessions: &[StoredSession]) -> Vec<SkinWarning> {
    let latest_here = |place| {
        sessions
            .iter()
            .map(|stored| &stored.session)
            .find(|session| session.places.contains(place) && session.skin.is_some())
    };
    respite_domain::place::Place::all()
        .filter_map(|place| {
            let session = latest_here(place)?;
            let skin = session.skin.filter(|skin| *skin != Skin::Normal)?;
            Some(SkinWarning {
                place: place.code().to_owned(),
                skin: skin_view(skin),
                at: session.end().wall.to_rfc3339(),
            })
        })
        .collect()
}

fn rest_view(rest: &session::Rest) -> RestView {
    RestView { place: rest.place.code().to_owned(), until: rest.until.to_rfc3339(), from: thermal_view(rest.from) }
}

pub(crate) fn thermal_view(kind: Thermal) -> ThermalView {
    match kind {
        Thermal::Heat => ThermalView::Heat,
        Thermal::Cold => ThermalView::Cold,
    }
}

fn thermal(kind: ThermalView) -> Thermal {
    match kind {
        ThermalView::Heat => Thermal::Heat,
        ThermalView::Cold => Thermal::Cold,
    }
}

fn skin_view(skin: Skin) -> SkinView {
    match skin {
        Skin::Normal => SkinView::Normal,
        Skin::Red => SkinView::Red,
        Skin::Numb => SkinView::Numb,
        Skin::Blistered => SkinView::Blistered,
    }
}

fn skin(skin: SkinView) -> Skin {
    match skin {
        SkinView::Normal => Skin::Normal,
        SkinView::Red => Skin::Red,
        SkinView::Numb => Skin::Numb,
        SkinView::Blistered => Skin::Blistered,
    }
}

/// A number of minutes as somebody typed it, if it is a whole one.
fn whole(minutes: f64) -> Option<i64> {
    (0..=i64::from(u16::MAX)).find(|whole| {
        #[allow(clippy::cast_precision_loss, reason = "sixteen bits fit a double")]
        let whole = *whole as f64;
        whole == minutes
    })
}
