//! One timed application of heat or cold, and the skin's rest after it (S41–S52; 3.2; design 5, "Session", "Skin rest").

use chrono::TimeDelta;

use crate::Invalid;
use crate::before_start::Ask;
use crate::place::{Place, Places};
use crate::score::{CHANGE_THAT_MATTERS, Score};
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};

/// Minutes a guided session takes unless the person chooses (S45, S51).
pub const USUAL_MINUTES: i64 = 15;
/// Fewest minutes to choose; only a product's own limit goes below the usual (3.2, rule 3).
pub const FEWEST_MINUTES: i64 = 5;
/// Most minutes; nothing extends a session past it (S45, S51).
pub const MOST_MINUTES: i64 = 20;
/// When to look at the skin (3.2, rule 4).
pub const SKIN_CHECK_AFTER: TimeDelta = TimeDelta::minutes(5);
/// How long skin takes neither heat nor cold after a session (S46, S52; 0b, 11).
pub const SKIN_REST: TimeDelta = TimeDelta::hours(2);
/// Most guided sessions a day on one place (3.2, rule 8).
pub const MOST_A_DAY: usize = 4;
/// How long after its start a session can be undone as if it never was.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::minutes(2);
/// When to ask how the pain is after a session (1.2).
pub const PAIN_LATER_AFTER: TimeDelta = TimeDelta::minutes(30);

/// Heat or cold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thermal {
    /// A heat pack, pad, bottle or bath (S49, S50).
    Heat,
    /// An ice, gel or vegetable pack (S40, S44).
    Cold,
}

/// How the skin looked when the pack came off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skin {
    /// Pink is normal too.
    Normal,
    /// Bright red, or blotchy.
    Red,
    /// Without feeling.
    Numb,
    /// Blistered, white or blue.
    Blistered,
}

/// One application of heat or cold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Heat or cold.
    pub kind: Thermal,
    /// Where the pack lies.
    pub places: Places,
    /// When it went on.
    pub started: Moment,
    /// How many minutes it was meant to last.
    pub minutes: i64,
    /// When it came off, where the person said so.
    pub ended: Option<Moment>,
    /// Pain before.
    pub before: Option<Score>,
    /// Pain when it came off.
    pub after: Option<Score>,
    /// Pain half an hour later.
    pub later: Option<Score>,
    /// The skin when it came off.
    pub skin: Option<Skin>,
    /// Whether the person said at the 5-minute check that the skin is fine.
    pub skin_checked: bool,
    /// Whether Respite timed it. What was told afterwards ("I already did this") is outside the guide.
    pub guided: bool,
}

/// A session with its number in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub session: Session,
}

/// How a session stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The pack is on, for this much longer.
    Running {
        /// Time left.
        left: TimeDelta,
    },
    /// The time is up and nobody said that the pack is off. It counts as closed at its planned end, `end_uncertain`.
    Unconfirmed {
        /// The planned end.
        planned_end: Moment,
        /// How long ago that was.
        ago: TimeDelta,
    },
    /// The person said when it came off.
    Ended {
        /// That moment.
        at: Moment,
    },
}

impl Session {
    /// How it stands at `now`. Ending trusts whichever clock says that more time has passed, so that neither a clock set
    /// back nor a computer that slept leaves a pack on the skin.
    pub fn phase(&self, now: &Moment) -> Phase {
        if let Some(at) = &self.ended {
            return Phase::Ended { at: at.clone() };
        }
        let on_for = now.most_since(&self.started);
        let left = self.planned() - on_for;
        if on_for < -CLOCKS_DIFFER_BY {
            // By all we know it has not begun: the clock went back while the computer was off. Nobody can tell how long
            // the pack has been on, so it comes off now.
            Phase::Unconfirmed { planned_end: self.planned_end(), ago: TimeDelta::zero() }
        } else if left > TimeDelta::zero() {
            Phase::Running { left }
        } else {
            Phase::Unconfirmed { planned_end: self.planned_end(), ago: -left }
        }
    }

    /// The moment from which the skin rests: when the pack came off, or was meant to.
    pub fn end(&self) -> Moment {
        self.ended.clone().unwrap_or_else(|| self.planned_end())
    }

    /// How long the pack was on, as far as is known.
    pub fn lasted(&self) -> TimeDelta {
        self.end().most_since(&self.started)
    }

    /// How long its skin still rests at `now`. Resting trusts whichever clock says that less time has passed. `None` once
    /// the rest is over, and while the pack is on.
    pub fn rest_left(&self, now: &Moment) -> Option<TimeDelta> {
        if matches!(self.phase(now), Phase::Running { .. }) {
            return None;
        }
        let rested = now.least_since(&self.end()).max(TimeDelta::zero());
        (rested < SKIN_REST).then(|| SKIN_REST - rested)
    }

    /// Whether it can still be taken back as if it never was. One that left a mark on the skin was.
    pub fn can_be_undone(&self, now: &Moment) -> bool {
        let left_no_mark = self.skin.is_none_or(|skin| skin == Skin::Normal);
        self.guided && left_no_mark && (-CLOCKS_DIFFER_BY..=UNDO_WITHIN).contains(&now.most_since(&self.started))
    }

    /// Whether it eased the pain by 2 points or more, at its end or half an hour later (1.1: a change that matters).
    /// `None` when the scores to tell are missing.
    pub fn helped(&self) -> Option<bool> {
        Some(self.change()? <= -(CHANGE_THAT_MATTERS as i8))
    }

    /// Points of pain after it, less those before: the lower of the two scores after it. `None` when one is missing.
    pub fn change(&self) -> Option<i8> {
        let points = |score: Score| score.points() as i8;
        let best = [self.after, self.later].into_iter().flatten().min()?;
        Some(points(best) - points(self.before?))
    }

    fn planned(&self) -> TimeDelta {
        TimeDelta::minutes(self.minutes)
    }

    fn planned_end(&self) -> Moment {
        self.started.after(self.planned())
    }
}

/// Whether a guided session may take this many minutes.
///
/// # Errors
/// [`Invalid::Minutes`] outside [`FEWEST_MINUTES`] to [`MOST_MINUTES`].
pub fn check_minutes(minutes: i64) -> Result<i64, Invalid> {
    if (FEWEST_MINUTES..=MOST_MINUTES).contains(&minutes) {
        Ok(minutes)
    } else {
        Err(Invalid::Minutes { least: FEWEST_MINUTES, most: MOST_MINUTES })
    }
}

/// Skin that takes neither heat nor cold yet.
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
        /// How it looked.
        skin: Skin,
        /// When that pack came off.
        at: WallTime,
    },
    /// Heat, and a fever was ticked that nobody has said has passed.
    #[error("a fever was told at {at}")]
    Fever {
        /// When it was ticked.
        at: WallTime,
    },
    /// Something wants a second yes first.
    #[error("a second yes is wanted: {}", .0.code())]
    AskFirst(Ask),
}

/// Whether a guided session on `places` may start at `now`, given the sessions of the last days.
///
/// # Errors
/// [`Refusal`]: a pack on the same or neighbouring skin, a rest not over, or enough for today.
pub fn may_start(places: Places, sessions: &[Session], now: &Moment) -> Result<(), Refusal> {
    for session in sessions {
        if let Phase::Running { left } = session.phase(now)
            && let Some(place) = places.iter().find(|place| session.places.with_neighbours().contains(*place))
        {
            return Err(Refusal::Running { place, until: now.in_a_while(left) });
        }
    }
    if let Some(rest) = rests(sessions, now).into_iter().find(|rest| places.contains(rest.place)) {
        return Err(Refusal::Resting(rest));
    }
    for place in places.iter() {
        let today = sessions
            .iter()
            .filter(|session| session.guided && session.places.contains(place) && session.started.day() == now.day());
        if today.count() >= MOST_A_DAY {
            return Err(Refusal::EnoughToday(place));
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
