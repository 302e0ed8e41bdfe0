//! Sessions and skin as a screen shows them at a moment.

use chrono::TimeDelta;
use respite_domain::Code;
use respite_domain::place::Place;
use respite_domain::score::Score;
use respite_domain::session::{
    Breach, CameOff, MOST_MINUTES, OffSaid, Phase, Rest, SKIN_CHECK_AFTER, StoredSession, UNDO_WITHIN,
};
use respite_domain::start::Refusal;
use respite_domain::time::Moment;

use crate::shown::{codes, number};
use crate::view::{Coded, Outside, PhaseView, RestView, SessionView, TakenBy, TakenView};

/// A session for the screen, as it stands at `now`.
pub(crate) fn session_view(stored: &StoredSession, breach: Option<&Breach>, now: &Moment) -> SessionView {
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
        kind: Coded(session.kind),
        own_pack: None,
        places: codes(session.places),
        started_at: session.started.wall.to_rfc3339(),
        ends_at: ends_at.to_rfc3339(),
        ended_at: session.ended.as_ref().map(|ended| ended.wall.to_rfc3339()),
        minutes: i32::try_from(session.minutes).unwrap_or(i32::MAX),
        lasted: session.end_is_known().then(|| minutes(session.lasted())),
        end_unknown: session.end_unknown,
        ask_when: phase == PhaseView::Unconfirmed
            && matches!(session.came_off(OffSaid::Pressed, now), CameOff::AskWhen { .. }),
        phase,
        before: points(session.before),
        after: points(session.after),
        later: points(session.later),
        skin: session.skin.map(Coded),
        skin_tellings: Vec::new(),
        skin_can_be_told: session.skin_can_be_told(now),
        rests_until: session.rest_left(now).map(|left| now.in_a_while(left).to_rfc3339()),
        skin_checked: session.skin_checked,
        off_now: None,
        skin_check_due: phase == PhaseView::Running
            && !session.skin_checked
            && now.most_since(&session.started) >= SKIN_CHECK_AFTER,
        told: !session.guided,
        can_be_still_on: session.guided && session.rest_left(now).is_some(),
        guided: session.guided && breach.is_none(),
        outside: match breach {
            Some(Breach::SkinNotFree) => Some(Coded(Outside::SkinNotFree)),
            Some(Breach::TooLong) if session.allowed.is_some_and(|most| most != MOST_MINUTES) => {
                Some(Coded(Outside::PastMaker))
            }
            Some(Breach::TooLong) => Some(Coded(Outside::TooLong)),
            Some(Breach::EndUnknown) => Some(Coded(Outside::EndUnknown)),
            None => (!session.guided).then_some(Coded(Outside::Told)),
        },
        put_outside: Vec::new(),
        ahead: now.has_ahead(session.started.wall),
        undo_until: session.can_be_undone(stored.told_at, now).then(|| (stored.told_at + UNDO_WITHIN).to_rfc3339()),
    }
}

/// A place that takes no pack.
pub(crate) fn taken_view(place: Place, why: &Refusal) -> TakenView {
    let (by, until) = match why {
        Refusal::SkinNotNormal { .. } => (TakenBy::Skin, None),
        Refusal::Resting(rest) => (TakenBy::Rest, Some(rest.until)),
        Refusal::EnoughToday(_) => (TakenBy::Enough, None),
        Refusal::Running { .. } => (TakenBy::Pack, None),
        _ => (TakenBy::Unanswered, None),
    };
    TakenView { place: place.code().to_owned(), by: Coded(by), until: until.map(|until| until.to_rfc3339()) }
}

/// Skin that rests.
pub(crate) fn rest_view(rest: &Rest) -> RestView {
    RestView { place: rest.place.code().to_owned(), until: rest.until.to_rfc3339(), from: Coded(rest.from) }
}
