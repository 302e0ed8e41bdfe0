//! What lay outside the guide, by all that is known now (3.2, rules 3, 6 and 7; design 5).
//!
//! It is worked out from the sessions whenever it is asked. So it does not matter in which order they were told: an end that is
//! told later, or corrected, puts a pack outside the guide that had been started by the rules of then, or back inside.

use super::{Phase, SKIN_REST, Session, Thermal};
use crate::place::Places;
use crate::time::Moment;

codes! {
    /// Why a session lay outside the guide, whether it was timed or not.
    pub enum Breach {
        /// It went on where, or beside where, another pack lay or the skin still rested.
        SkinNotFree = "skin-not-free",
        /// It was on for longer than its limit.
        TooLong = "too-long",
        /// Nobody knows how long it was on, or has said so yet.
        EndUnknown = "end-unknown",
    }
}

/// For each session, in what it broke the guide as it stands at `now`. They must hold all that reach into the rest before the first that is asked
/// about. Of two packs on one skin it is the one that went on later that broke it.
pub fn breaches(sessions: &[Session], now: &Moment) -> Vec<Option<Breach>> {
    let skins: Vec<Places> = sessions.iter().map(|session| session.places.with_neighbours()).collect();
    let not_free = |index: usize| {
        let session = &sessions[index];
        skins.iter().enumerate().any(|(other, skin)| {
            other != index
                && skin.shares(session.places)
                && went_on_before(sessions, other, index)
                && sessions[other].ended.as_ref().is_none_or(|off| session.started.least_since(off) < SKIN_REST)
        })
    };
    (0..sessions.len())
        .map(|index| if not_free(index) { Some(Breach::SkinNotFree) } else { of_its_length(&sessions[index], now) })
        .collect()
}

/// Heat that was told, of which nobody knows what it was, may have been a wrap that its packet has lie for hours (3.1).
fn of_its_length(session: &Session, now: &Moment) -> Option<Breach> {
    match session.phase(now) {
        _ if !session.guided && session.kind == Thermal::Heat && session.allowed.is_none() => None,
        Phase::Running { .. } => None,
        _ if !session.end_is_known() => Some(Breach::EndUnknown),
        _ => session.lay_too_long().then_some(Breach::TooLong),
    }
}

/// Which of two went on first; of two at one moment the one given first.
fn went_on_before(sessions: &[Session], one: usize, other: usize) -> bool {
    let (first, second) = (&sessions[one].started, &sessions[other].started);
    first.is_before(second) || (one < other && !second.is_before(first))
}
