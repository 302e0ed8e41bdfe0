//! Which skin takes neither heat nor cold at a moment (S46, S52; 3.2, rules 5 and 6).

use chrono::TimeDelta;

use super::{Phase, SKIN_REST, Session, Thermal};
use crate::place::{Place, Places};
use crate::time::{Moment, WallTime};

/// Skin that rests from a pack that is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// Where: a place of the session, or one beside it.
    pub place: Place,
    /// Until when, by the person's clock.
    pub until: WallTime,
    /// How much longer.
    pub left: TimeDelta,
    /// Heat or cold, whichever it rests from.
    pub from: Thermal,
}

/// All resting skin at `now`, in the order of places; for each, the rest that lasts longest.
pub fn rests<'a>(sessions: impl IntoIterator<Item = &'a Session>, now: &Moment) -> Vec<Rest> {
    let mut rests: Vec<Rest> = Vec::new();
    for session in sessions {
        let Some(left) = session.rest_left(now) else { continue };
        for place in session.places.with_neighbours().iter() {
            let rest = Rest { place, until: now.in_a_while(left), left, from: session.kind };
            match rests.iter_mut().find(|known| known.place == place) {
                Some(known) if known.left < left => *known = rest,
                Some(_) => {}
                None => rests.push(rest),
            }
        }
    }
    rests.sort_by_key(|rest| rest.place);
    rests
}

/// A pack whose time is up without a word that it is off. Whether it still lies there, or how long ago it came off, nobody
/// knows; so its skin is not free until somebody says so, be it days later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    /// Heat or cold.
    pub kind: Thermal,
    /// Where it lies, or lay.
    pub places: Places,
    /// When it went on.
    pub started: WallTime,
    /// When it was to come off.
    pub planned_end: Moment,
}

impl Unanswered {
    pub(crate) fn of(session: &Session, now: &Moment) -> Unanswered {
        Unanswered {
            kind: session.kind,
            places: session.places,
            started: session.started.wall,
            planned_end: session.planned_end_seen_from(now),
        }
    }

    /// The skin that waits for the answer: where it lay, and beside that.
    pub fn skin(&self) -> Places {
        self.places.with_neighbours()
    }

    /// Before when its skin is not free, whatever is answered now: two hours after it was to come off. Once these are over,
    /// two hours from now, because it may come off only now.
    pub fn not_free_before(&self, now: &Moment) -> WallTime {
        let left = SKIN_REST - now.least_since(&self.planned_end);
        now.in_a_while(if left > TimeDelta::zero() { left } else { SKIN_REST })
    }
}

/// All packs at `now` that nobody said came off, in the order given.
pub fn unanswered<'a>(sessions: impl IntoIterator<Item = &'a Session>, now: &Moment) -> Vec<Unanswered> {
    let open = |session: &&Session| matches!(session.phase(now), Phase::Unconfirmed { .. });
    sessions.into_iter().filter(open).map(|session| Unanswered::of(session, now)).collect()
}
