//! One timed application of heat or cold, and the skin's rest after it (S41–S52; 3.2; design 5, "Session", "Skin rest").
//!
//! Which skin is free at a moment is in [`rests`] and [`unanswered`]; which packs lay outside the guide, whatever was told in
//! whatever order, in [`breaches`].

mod guide;
mod skin;

pub use guide::{Breach, breaches};
pub use skin::{Rest, Unanswered, rests, unanswered};

use chrono::TimeDelta;

use crate::Invalid;
use crate::place::{Place, Places};
use crate::score::{CHANGE_THAT_MATTERS, Score};
use crate::time::{CLOCKS_DIFFER_BY, Moment, Uptime, WallTime};

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
/// How long after its start a session can be undone as if it never was; of one that was told to be on already, after that was told.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::minutes(2);
/// How long after the planned end "it is off" is still taken to mean *now*. For five minutes it is said each minute that the
/// time is up, and whoever takes the pack off then answers within as long again. After that it has most likely been off for
/// some time, and a guess of *now* would be kept for the truth: it is asked instead (design 5; 3.2, rule 5).
pub const LATE_PRESS_AFTER: TimeDelta = TimeDelta::minutes(10);
/// How long after a pack came off it is offered to say that its skin looks wrong. No source names a time: ours.
pub const SKIN_TOLD_WITHIN: TimeDelta = TimeDelta::days(3);
/// When to ask how the pain is after a session (1.2).
pub const PAIN_LATER_AFTER: TimeDelta = TimeDelta::minutes(30);
/// How long after a session its "how is the pain now" still makes sense.
pub const PAIN_LATER_UNTIL: TimeDelta = TimeDelta::hours(2);

codes! {
    /// Heat or cold.
    pub enum Thermal {
        /// A heat pack, pad, bottle or bath (S49, S50).
        Heat = "heat",
        /// An ice, gel or vegetable pack (S40, S44).
        Cold = "cold",
    }
}

codes! {
    /// How the skin looked when the pack came off.
    pub enum Skin {
        /// Pink is normal too.
        Normal = "normal",
        /// Bright red, or blotchy.
        Red = "red",
        /// Without feeling.
        Numb = "numb",
        /// Blistered, white or blue.
        Blistered = "blistered",
    }
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
    /// The most minutes that its product allows, where the person gave them.
    pub allowed: Option<i64>,
    /// Number of the [own pack](crate::own_pack) that it was, where the person said so.
    pub own_pack: Option<i64>,
    /// When it came off, where the person said so.
    pub ended: Option<Moment>,
    /// Whether the person said that it is off, and does not know when it came off: `ended` is then the latest it can have been.
    pub end_unknown: bool,
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
    /// Whether it was asked how it went, and the question was left, answered or not.
    pub how_asked: bool,
    /// The [keys](crate::before_start::all_keys) of what was known to want a yes when it went on. What is told under it is not among
    /// them.
    pub asked: Vec<String>,
    /// Whether Respite timed it. What was told afterwards ("I already did this") is outside the guide; what was timed can get
    /// outside of it as well, see [`breaches`].
    pub guided: bool,
}

/// A session with its number in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub session: Session,
    /// When it was written down.
    pub told_at: WallTime,
}

impl StoredSession {
    /// When it was told that the pack is on, which may be a while after it went on.
    pub fn told(&self) -> Moment {
        let started = &self.session.started;
        started.after((self.told_at - started.wall).max(TimeDelta::zero()))
    }
}

codes! {
    /// What somebody says of a pack that is, for all that is known, still on.
    pub enum OffSaid {
        /// "It is off": the one button, or the terminal's plain `stop`. Long after the planned end it says nothing of when.
        Pressed = "pressed",
        /// "It came off just now."
        JustNow = "just-now",
        /// "It is off. I do not know since when."
        SinceUnknown = "since-unknown",
        /// "The skin looks wrong": it is off, and the skin counts as red at least, from this press on.
        SkinWrong = "skin-wrong",
    }
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameOff {
    /// It had been said before, and nothing changes.
    Already {
        /// When it came off.
        at: Moment,
    },
    /// It must be asked when.
    AskWhen {
        /// When it was to come off.
        planned_end: Moment,
    },
    /// It counts as come off now.
    Now {
        /// Whether that is only the latest it can have been.
        end_unknown: bool,
    },
}

/// How a session stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The pack is on, for this much longer.
    Running {
        /// Time left.
        left: TimeDelta,
    },
    /// The time is up and nobody said that the pack is off. Its skin is not free until somebody does.
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
    /// One that Respite times from `started` on, for the usual minutes, of which no more is known yet.
    pub fn guided(kind: Thermal, places: Places, started: Moment) -> Session {
        Session {
            kind,
            places,
            started,
            minutes: USUAL_MINUTES,
            allowed: None,
            own_pack: None,
            ended: None,
            end_unknown: false,
            before: None,
            after: None,
            later: None,
            skin: None,
            skin_checked: false,
            how_asked: false,
            asked: Vec::new(),
            guided: true,
        }
    }

    /// How it stands at `now`. Ending trusts whichever clock says that more time has passed, so that neither a clock set
    /// back nor a computer that slept leaves a pack on the skin.
    pub fn phase(&self, now: &Moment) -> Phase {
        if let Some(at) = &self.ended {
            return Phase::Ended { at: at.clone() };
        }
        let left = self.left(now);
        if left > TimeDelta::zero() {
            Phase::Running { left }
        } else {
            Phase::Unconfirmed { planned_end: self.planned_end_seen_from(now), ago: -left }
        }
    }

    /// What it means that somebody says `said` at `now`.
    pub fn came_off(&self, said: OffSaid, now: &Moment) -> CameOff {
        if let Some(at) = &self.ended {
            return CameOff::Already { at: at.clone() };
        }
        match self.phase(now) {
            Phase::Unconfirmed { planned_end, ago }
                if matches!(said, OffSaid::Pressed | OffSaid::SkinWrong) && ago > LATE_PRESS_AFTER =>
            {
                CameOff::AskWhen { planned_end }
            }
            // By all we know it has not begun, so nobody can tell how long it was on.
            _ => CameOff::Now {
                end_unknown: said == OffSaid::SinceUnknown || now.most_since(&self.started) < TimeDelta::zero(),
            },
        }
    }

    /// The end that somebody tells at `now`. The clock may have been set while the pack was on: what the start tells of the uptime
    /// then, and what now tells of it, are two moments. The later one counts, so that the rest is not cut short.
    ///
    /// # Errors
    /// [`Invalid::EndBeforeStart`] when by either clock it came before the pack went on.
    pub fn told_off(&self, off: Moment, now: &Moment) -> Result<Moment, Invalid> {
        if off.most_since(&self.started) < TimeDelta::zero() {
            return Err(Invalid::EndBeforeStart);
        }
        let (Some(began), Some(latest)) = (&self.started.uptime, &now.uptime) else { return Ok(off) };
        if began.boot != latest.boot {
            return Ok(off);
        }
        let by_start = began.millis + (off.wall - self.started.wall).num_milliseconds();
        let by_now = off.uptime.as_ref().map_or(began.millis, |uptime| uptime.millis);
        // Never before the start, and not later than now.
        let millis = by_start.max(by_now).max(began.millis).min(latest.millis);
        Ok(Moment { uptime: Some(Uptime { boot: latest.boot.clone(), millis }), ..off })
    }

    /// When the pack came off, or was meant to.
    pub fn end(&self) -> Moment {
        self.ended.clone().unwrap_or_else(|| self.planned_end())
    }

    /// Whether somebody said when it came off. Until then, and where they do not know, nobody can tell how long it was on, nor how
    /// long ago that was.
    pub fn end_is_known(&self) -> bool {
        self.ended.is_some() && !self.end_unknown
    }

    /// How long the pack was on, or was meant to be where that [is not known](Session::end_is_known): at least, whatever clock was
    /// set meanwhile.
    pub fn lasted(&self) -> TimeDelta {
        self.end().least_since(&self.started)
    }

    /// How long its skin still rests at `now`. Resting trusts what has passed at least. `None` once
    /// the rest is over, and until somebody has said that the pack is off: nobody knows then from when it rests.
    pub fn rest_left(&self, now: &Moment) -> Option<TimeDelta> {
        let rested = now.least_since(self.ended.as_ref()?).max(TimeDelta::zero());
        (rested < SKIN_REST).then(|| SKIN_REST - rested)
    }

    /// Whether it is off since so short a time that its skin can still turn out to look wrong.
    pub fn skin_can_be_told(&self, now: &Moment) -> bool {
        self.ended.as_ref().is_some_and(|ended| now.least_since(ended) < SKIN_TOLD_WITHIN)
    }

    /// Whether it lay for longer than it may: the product's own limit where it was given, else the 20 minutes (3.2, rule 3). In
    /// whole minutes: it takes a moment to lift a pack off and to say so.
    pub fn lay_too_long(&self) -> bool {
        // The packet of a wrap has it lie for hours, and nobody times it (3.1).
        let may_lie_for_hours = !self.guided && self.kind == Thermal::Heat;
        let most = self.allowed.unwrap_or(MOST_MINUTES);
        self.lasted().num_minutes() > if may_lie_for_hours { most } else { most.min(MOST_MINUTES) }
    }

    /// The same pack once it is told, while it is on, that its maker allows no more than `most`: never for longer than it was to be. What
    /// has been on for more than that by `now` is to come off now.
    #[must_use]
    pub fn held_to(&self, most: i64, now: &Moment) -> Session {
        let on_for = now.most_since(&self.started).num_minutes();
        let allowed = Some(self.allowed.map_or(most, |known| known.min(most)));
        Session { allowed, minutes: self.minutes.min(most.max(on_for)), ..self.clone() }
    }

    /// Whether it can still be taken back as if it never was, of one that was told at `told_at`. One that left a mark on the skin was. One
    /// that was told to be on already was, too, once anything more was told of it.
    pub fn can_be_undone(&self, told_at: WallTime, now: &Moment) -> bool {
        let left_no_mark = self.skin.is_none_or(|skin| skin == Skin::Normal);
        let was_on_for = (told_at - self.started.wall).max(TimeDelta::zero());
        let no_more_was_told = self.ended.is_none() && !self.skin_checked;
        let since = now.most_since(&self.started) - was_on_for;
        self.guided
            && left_no_mark
            && (was_on_for < TimeDelta::minutes(1) || no_more_was_told)
            && (-CLOCKS_DIFFER_BY..=UNDO_WITHIN).contains(&since)
    }

    /// Whether it is still open how it went: it came off, that was not asked yet, and neither the pain nor the skin was told. That the
    /// skin looks wrong is the least of what can be told of it. While that skin rests.
    pub fn asks_how_it_went(&self, now: &Moment) -> bool {
        let is_open = self.after.is_none() && self.skin.is_none_or(|skin| skin == Skin::Red);
        self.guided && !self.how_asked && is_open && self.rest_left(now).is_some()
    }

    /// Whether "how is the pain now?" is open at `now`: half an hour after an end that [is known](Session::end_is_known).
    pub fn asks_pain_later(&self, now: &Moment) -> bool {
        let is_open = self.guided && self.later.is_none() && self.end_is_known();
        let since = self.ended.as_ref().filter(|_| is_open).map(|ended| now.least_since(ended));
        since.is_some_and(|since| (PAIN_LATER_AFTER..PAIN_LATER_UNTIL).contains(&since))
    }

    /// Whether it eased the pain by 2 points or more, at its end or half an hour later (1.1: a change that matters).
    /// `None` when the scores to tell are missing.
    pub fn helped(&self) -> Option<bool> {
        Some(self.change()? <= -(CHANGE_THAT_MATTERS as i8))
    }

    /// Points of pain after it, less those before: the lower of the two scores after it. `None` when one is missing, and where
    /// nobody knows how long after it they were told.
    pub fn change(&self) -> Option<i8> {
        if !self.end_is_known() {
            return None;
        }
        let points = |score: Score| score.points() as i8;
        let best = [self.after, self.later].into_iter().flatten().min()?;
        Some(points(best) - points(self.before?))
    }

    fn planned(&self) -> TimeDelta {
        TimeDelta::minutes(self.minutes)
    }

    pub(crate) fn planned_end(&self) -> Moment {
        self.started.after(self.planned())
    }

    /// Time left of what was planned; what is over is below zero.
    fn left(&self, now: &Moment) -> TimeDelta {
        let on_for = now.most_since(&self.started);
        // By all we know it has not begun: the clock went back while the computer was off. Nobody can tell how long the pack has been
        // on, so it comes off now.
        if on_for < -CLOCKS_DIFFER_BY { TimeDelta::zero() } else { self.planned() - on_for }
    }

    /// As the clock on the wall showed it, where its zone is the one that the person is still in: the clocks may have been changed since
    /// it began. What lies ahead by the wall clock is told by that of now: it may have been set back.
    fn planned_end_seen_from(&self, now: &Moment) -> Moment {
        let here = now.zone.wall(self.started.utc()).offset() == self.started.wall.offset();
        let zone = if here { &now.zone } else { &self.started.zone };
        let shown = Moment { zone: zone.clone(), ..self.started.clone() }.after(self.planned());
        if now.has_ahead(shown.wall) { now.after(self.left(now)) } else { shown }
    }

    /// The first of `places` that shares its skin.
    pub(crate) fn touches(&self, places: Places) -> Option<Place> {
        let skin = self.places.with_neighbours();
        places.iter().find(|place| skin.contains(*place))
    }
}

/// The minutes of a guided session whose product allows `allowed`, where the person gave that; the usual ones where none are chosen.
///
/// # Errors
/// [`Invalid::Minutes`] outside [`FEWEST_MINUTES`] to [`MOST_MINUTES`], and for more than the product allows.
pub fn minutes(chosen: Option<i64>, allowed: Option<i64>) -> Result<i64, Invalid> {
    let within = |minutes: i64, most: i64| {
        let fits = (FEWEST_MINUTES..=most).contains(&minutes);
        fits.then_some(minutes).ok_or(Invalid::Minutes { least: FEWEST_MINUTES, most })
    };
    let most = within(allowed.unwrap_or(MOST_MINUTES), MOST_MINUTES)?;
    within(chosen.unwrap_or(USUAL_MINUTES.min(most)), most)
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
