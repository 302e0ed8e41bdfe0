//! A plan of heat and cold (S45, S46, S51, S52; 3.2; design 5, "Plan"): the packs that somebody wants for their days. What a day comes
//! to, by what really happened, is in [`slots`].

mod slots;

pub use slots::{
    Answer, Day, Held, Limits, Past, Slot, StoredPlan, StoredTold, Told, current, followed, missed, slots,
};

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::Invalid;
use crate::notice::{QUIET_FROM_HOUR, QUIET_TO_HOUR};
use crate::place::Places;
use crate::session::{MOST_MINUTES, SKIN_REST, Session, Thermal, USUAL_MINUTES};
use crate::time::{Moment, WallTime};

/// Minutes that a pack of a plan takes (S45, S51).
pub const PLANNED_MINUTES: RangeInclusive<i64> = USUAL_MINUTES..=MOST_MINUTES;
/// Minutes from the end of one pack to the next: the skin's rest at least (S46, S52).
pub const PLANNED_RESTS: RangeInclusive<i64> = 120..=720;
/// For how long "In 10 min" puts a slot off.
pub const LATER_BY: TimeDelta = TimeDelta::minutes(10);

codes! {
    /// What goes on.
    pub enum PlanKind {
        /// Cold each time.
        Cold = "cold",
        /// Heat each time.
        Heat = "heat",
        /// Cold and heat by turns: they share the one rest.
        ByTurns = "by-turns",
    }
}

codes! {
    /// What somebody says to a slot that is due.
    pub enum SlotSaid {
        /// A pack went on for it, and that stays so whatever becomes of the plan.
        Started = "started",
        /// "In 10 min."
        Later = "later",
        /// Not this one.
        Skipped = "skipped",
    }
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What goes on.
    pub kind: PlanKind,
    /// Where.
    pub places: Places,
    /// For how many minutes each.
    pub minutes: i64,
    /// Number of the [own pack](crate::own_pack) that goes on for cold …
    pub cold_pack: Option<i64>,
    /// … and for heat.
    pub heat_pack: Option<i64>,
    /// From this time of the day …
    pub from: NaiveTime,
    /// … to this one, by which the last pack of the day is off.
    pub to: NaiveTime,
    /// How many minutes lie between the end of one pack and the next.
    pub rest: i64,
    /// The last day; without one, until it is ended.
    pub last_day: Option<NaiveDate>,
    /// When it was ended.
    pub ended: Option<WallTime>,
}

edited!(Plan { kind, places, minutes, cold_pack, heat_pack, from, to, rest, last_day, ended });

impl Plan {
    /// All that can't be as it is, on `today`: none of it is safe, or none of it would ever come.
    pub fn faults(&self, today: NaiveDate) -> Vec<Invalid> {
        let over = self.last_day.is_some_and(|last| last < today);
        self.faults_of_a_day().into_iter().chain(over.then_some(Invalid::PlanOver)).collect()
    }

    /// Whether it goes on, on `today`.
    pub fn is_on(&self, today: NaiveDate) -> bool {
        self.ended.is_none() && self.last_day.is_none_or(|last| today <= last)
    }

    fn faults_of_a_day(&self) -> Vec<Invalid> {
        let (least, most) = (*PLANNED_MINUTES.start(), *PLANNED_MINUTES.end());
        let fits = PLANNED_MINUTES.contains(&self.minutes);
        let hours = if self.to - self.from < self.length() {
            Some(Invalid::PlanHours)
        } else {
            self.open_hours().is_none().then_some(Invalid::PlanQuiet)
        };
        [
            self.places.is_empty().then_some(Invalid::NoPlace),
            (!fits).then_some(Invalid::Minutes { least, most }),
            hours,
            (!PLANNED_RESTS.contains(&self.rest)).then_some(Invalid::PlanRest),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Number of the own pack that goes on for this.
    pub fn own_pack(&self, kind: Thermal) -> Option<i64> {
        match kind {
            Thermal::Cold => self.cold_pack,
            Thermal::Heat => self.heat_pack,
        }
    }

    /// Its hours without the quiet ones. `None` where none of its packs fits in.
    fn open_hours(&self) -> Option<(NaiveTime, NaiveTime)> {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
        let (from, to) = (self.from.max(hour(QUIET_TO_HOUR)?), self.to.min(hour(QUIET_FROM_HOUR)?));
        (to - from >= self.length()).then_some((from, to))
    }

    /// One from another diary may hold any number.
    fn length(&self) -> TimeDelta {
        TimeDelta::minutes(self.minutes.clamp(*PLANNED_MINUTES.start(), *PLANNED_MINUTES.end()))
    }

    /// Never shorter than the skin's.
    fn rest(&self) -> TimeDelta {
        TimeDelta::minutes(self.rest.clamp(*PLANNED_RESTS.start(), *PLANNED_RESTS.end())).max(SKIN_REST)
    }

    /// How long it waits after a pack on this skin, or beside it.
    fn rest_after(&self, session: &Session) -> TimeDelta {
        if session.places.shares(self.places) { self.rest() } else { SKIN_REST }
    }

    /// When its last pack goes on, of the day of `now`.
    fn last_start(&self, now: &Moment) -> Option<WallTime> {
        let (_, to) = self.open_hours()?;
        Some(now.zone.first(now.day().and_time(to))? - self.length())
    }

    /// What goes on next, after this one.
    fn turn(&self, last: Option<Thermal>) -> Thermal {
        match (self.kind, last) {
            (PlanKind::Heat, _) | (PlanKind::ByTurns, Some(Thermal::Cold)) => Thermal::Heat,
            (PlanKind::Cold | PlanKind::ByTurns, _) => Thermal::Cold,
        }
    }
}

#[cfg(test)]
#[path = "plan/tests.rs"]
mod tests;
