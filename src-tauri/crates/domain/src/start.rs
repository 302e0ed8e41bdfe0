//! Whether a pack may go on at a place now, and why not. Whoever starts a pack, from wherever, asks here.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};

use crate::Code;
use crate::before_start::{Ask, Facts, fever};
use crate::place::{Place, Places};
use crate::session::{MOST_A_DAY, Phase, Rest, SKIN_REST, Session, Skin, Thermal, Unanswered, rests};
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};
use crate::zone::Zone;

/// Why a guided session can't start now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The skin there still rests.
    #[error("the skin at {} rests until {}", .0.place.code(), .0.until)]
    Resting(Rest),
    /// A pack lies there or beside it.
    #[error("a session runs at {} until {until}", place.code())]
    Running {
        /// Where.
        place: Place,
        /// Until when.
        until: WallTime,
    },
    /// A pack lies there or beside it, or did, and nobody has said that it came off.
    #[error("at {} nobody has said when the pack came off", place.code())]
    Unanswered {
        /// Where the new one was to go.
        place: Place,
        /// The pack.
        pack: Unanswered,
    },
    /// By what is known by now a pack went on there, or beside it, too soon afterwards.
    #[error("a session began at {} at {at}", place.code())]
    SoonAfter {
        /// Where.
        place: Place,
        /// Heat or cold.
        kind: Thermal,
        /// When that one went on.
        at: WallTime,
    },
    /// There were as many today as one place takes.
    #[error("{} had {} sessions today", .0.code(), MOST_A_DAY)]
    EnoughToday(Place),
    /// The safety questions have not been answered, or long ago.
    #[error("the safety sheet is not answered")]
    SheetNotAnswered,
    /// One of the safety questions was answered with yes, and no clinician has said that it is all right.
    #[error("a safety question was answered with yes")]
    AskClinicianFirst,
    /// The skin there or beside it did not look normal after a pack, and nobody has said that it does again.
    #[error("the skin at {} was {skin:?} at {at}", place.code())]
    SkinNotNormal {
        /// The place that was wanted.
        place: Place,
        /// All places of which that was told: who says that it looks normal again says so of these.
        told: Places,
        /// How it looked.
        skin: Skin,
        /// When that pack came off; where it has not, when that was told.
        at: WallTime,
    },
    /// Heat, and a fever was ticked that nobody has said has passed.
    #[error("a fever was told at {at}")]
    Fever {
        /// When it was ticked.
        at: WallTime,
    },
    /// Something wants a second yes first.
    #[error("a second yes is wanted: {}", .0.about().code())]
    AskFirst(Ask),
}

/// Whether a guided session may start at its `started`, which is `now` or a moment before it, given all the others that
/// reach as far as that or lie after it.
///
/// # Errors
/// [`Refusal`]: a pack on the same or neighbouring skin, one that nobody said came off, a rest not over, a pack that is known
/// to have followed within its own rest, or enough for the day. Of a rest and of enough for the day it is the one that lasts longer.
pub fn may_start(new: &Session, others: &[Session], now: &Moment) -> Result<(), Refusal> {
    let at = &new.started;
    let mut refusals = refusals(new, others, now);
    if refusals.iter().all(|refusal| matches!(refusal, Refusal::Resting(_) | Refusal::EnoughToday(_))) {
        refusals.sort_by_key(|refusal| std::cmp::Reverse(holds_for(refusal, at)));
    }
    refusals.into_iter().next().map_or(Ok(()), Err)
}

/// All that speaks against it, in the order of [`may_start`].
fn refusals(new: &Session, others: &[Session], now: &Moment) -> Vec<Refusal> {
    let at = &new.started;
    let past = at != now;
    let touching = || others.iter().filter_map(|other| Some((other, other.touches(new.places)?)));
    // What by all that is known lies in the future was told while the clock was ahead: nobody knows when it was, so it is not known
    // to have followed.
    let is_ahead = |other: &Session| now.least_since(&other.started) < -CLOCKS_DIFFER_BY;
    let followed_it = |other: &Session| past && at.is_before(&other.started) && !is_ahead(other);
    let lies = touching().filter_map(|(other, place)| {
        let followed = followed_it(other);
        let seen_from = if followed { now } else { at };
        match (&other.ended, other.phase(seen_from)) {
            (None, Phase::Running { left }) => Some(Refusal::Running { place, until: seen_from.in_a_while(left) }),
            (Some(ended), _) if past && !followed && !is_ahead(other) && at.is_before(ended) => {
                Some(Refusal::Running { place, until: ended.wall })
            }
            (Some(_), _) if followed && other.started.least_since(&new.planned_end()) < SKIN_REST => {
                Some(Refusal::SoonAfter { place, kind: other.kind, at: other.started.wall })
            }
            _ => None,
        }
    });
    let waits = touching().filter(|(other, _)| {
        let seen_from = if followed_it(other) { now } else { at };
        other.ended.is_none() && !matches!(other.phase(seen_from), Phase::Running { .. })
    });
    let waits = waits.map(|(other, place)| Refusal::Unanswered { place, pack: Unanswered::of(other, now) });
    let rests = rests(others.iter().filter(|other| !followed_it(other)), at);
    let rest = rests.into_iter().filter(|rest| new.places.contains(rest.place)).map(Refusal::Resting);
    let enough = enough_that_day(others, at, &now.zone);
    let enough = new.places.iter().filter(|place| enough.contains(*place)).map(Refusal::EnoughToday);
    lies.chain(waits).chain(rest).chain(enough).collect()
}

/// For how long this holds a pack back, by all that is known at `now`; for a pack that is on, with the rest after it. The longest where
/// it lasts until somebody says something.
fn holds_for(refusal: &Refusal, now: &Moment) -> TimeDelta {
    match refusal {
        Refusal::Resting(rest) => rest.left,
        Refusal::Running { until, .. } => *until - now.wall + SKIN_REST,
        Refusal::EnoughToday(_) => {
            let midnight = now.zone.first((now.day() + Days::new(1)).and_time(NaiveTime::MIN));
            midnight.map_or(TimeDelta::hours(24), |midnight| midnight - now.wall)
        }
        _ => TimeDelta::MAX,
    }
}

/// The places that took as many guided packs as [one takes a day](MOST_A_DAY) on the day of `at`, as it is in `zone` (3.2, rule 8):
/// they take no other until midnight. `sessions` must hold all of that day.
pub fn enough_that_day(sessions: &[Session], at: &Moment, zone: &Zone) -> Places {
    // A time may be told with the offset of another place: its day is the one that it is here.
    // Of which day a pack is goes by the time that has passed, too: the clock may have been on another day when it went on.
    let day_here = |moment: DateTime<Utc>| zone.wall(moment).date_naive();
    let is_that_day = |other: &Moment| day_here(at.utc() - at.least_since(other)) == day_here(at.utc());
    let that_day: Vec<_> = sessions.iter().filter(|session| session.guided && is_that_day(&session.started)).collect();
    let taken = |place: &Place| that_day.iter().filter(|session| session.places.contains(*place)).count();
    Place::all().filter(|place| taken(place) >= MOST_A_DAY).collect()
}

/// The places where no guided pack may start at `now`, whatever else is asked first, each with what holds it longest: all but these are
/// free. Whoever calls skin free asks here.
pub fn taken(sessions: &[Session], facts: &Facts, now: &Moment) -> Vec<(Place, Refusal)> {
    let why = |place: Place| {
        let places = Places::from_iter([place]);
        let new = Session::guided(Thermal::Cold, places, now.clone());
        let held = allows(Thermal::Cold, places, facts).err();
        // Of several that last as long, the first.
        let all = held.into_iter().chain(refusals(&new, sessions, now)).rev();
        Some((place, all.max_by_key(|refusal| holds_for(refusal, now))?))
    };
    Place::all().filter_map(why).collect()
}

/// Whether a pack may go on as far as skin and fever go: no yes helps against these, only that they are over.
///
/// # Errors
/// [`Refusal::SkinNotNormal`] for skin there or beside it, [`Refusal::Fever`] for heat.
pub fn allows(kind: Thermal, places: Places, facts: &Facts) -> Result<(), Refusal> {
    let held = facts.skin.iter().filter_map(|told| Some((told, told.held_place(places)?)));
    if let Some((told, place)) = held.max_by_key(|(told, _)| told.skin) {
        return Err(Refusal::SkinNotNormal { place, told: told.places, skin: told.skin, at: told.at() });
    }
    match fever(facts) {
        Some(fever) if kind == Thermal::Heat => Err(Refusal::Fever { at: fever.at }),
        _ => Ok(()),
    }
}

/// Whether all that asks for a yes has one. `confirmed` holds the [keys](Ask::key) of what was said yes to.
///
/// # Errors
/// [`Refusal::AskFirst`] with the first that has none.
pub fn confirmed(asks: Vec<Ask>, confirmed: &[String]) -> Result<(), Refusal> {
    let missing = asks.into_iter().find(|ask| !confirmed.contains(&ask.key()));
    missing.map_or(Ok(()), |ask| Err(Refusal::AskFirst(ask)))
}
