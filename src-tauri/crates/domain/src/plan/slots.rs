//! The slots of a day. They are laid out anew at each look, from the packs that really went on: one that ran late moves the rest of the
//! day, and one that nobody answered is still the next. Whether skin takes a pack is [asked](crate::start), of each slot as of a start.

use std::cmp::Reverse;

use chrono::TimeDelta;

use super::{LATER_BY, Plan, SlotSaid};
use crate::Invalid;
use crate::before_start::Facts;
use crate::place::Places;
use crate::session::{MOST_MINUTES, Phase, Session, Thermal, UNDO_WITHIN};
use crate::start::{Refusal, allows, may_start};
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};

/// How often a slot is moved for a rest that nobody counted on before it is given up for the day.
const MOST_MOVES: usize = 32;

/// A plan with its number, and since when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPlan {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub plan: Plan,
    /// When it was made.
    pub since: WallTime,
    /// What the makers of its own packs allow.
    pub limits: Limits,
}

impl StoredPlan {
    /// For how many minutes its packs of this kind go on: the shorter wins (S53).
    pub fn minutes_of(&self, kind: Thermal) -> i64 {
        let limit = match kind {
            Thermal::Cold => self.limits.cold,
            Thermal::Heat => self.limits.heat,
        };
        self.plan.minutes.min(limit.unwrap_or(MOST_MINUTES))
    }
}

/// The most minutes that the makers of a plan's own packs allow, where they allow less than any may take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// Of the one for cold.
    pub cold: Option<i64>,
    /// Of the one for heat.
    pub heat: Option<i64>,
}

/// A slot that came due, as it was written down then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Number of its plan.
    pub plan: i64,
    /// What was to go on.
    pub kind: Thermal,
    /// When it came due.
    pub due: Moment,
    /// What was said to it.
    pub said: Option<Answer>,
}

impl Told {
    /// Where, of these plans, as long as its own is there.
    pub fn places(&self, plans: &[StoredPlan]) -> Option<Places> {
        plans.iter().find(|stored| stored.id == self.plan).map(|stored| stored.plan.places)
    }

    /// Whether it was this pack that went on for it.
    pub fn is_started_by(&self, pack: &Session) -> bool {
        let said = self.said.as_ref();
        said.is_some_and(|answer| answer.said == SlotSaid::Started && answer.at.wall == pack.started.wall)
    }
}

/// What was said to a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What.
    pub said: SlotSaid,
    /// When.
    pub at: Moment,
}

/// The same with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTold {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub told: Told,
}

/// What really happened, and what holds packs back.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    /// The sessions that reach into the day.
    pub sessions: &'a [Session],
    /// The slots that came due.
    pub told: &'a [StoredTold],
    /// What was told of skin and of fever.
    pub body: &'a Facts,
    /// Whether the safety sheet holds every pack back.
    pub sheet: &'a Result<(), Refusal>,
}

/// One pack of a plan that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Number of its plan.
    pub plan: i64,
    /// What goes on.
    pub kind: Thermal,
    /// Where.
    pub places: Places,
    /// For how many minutes.
    pub minutes: i64,
    /// How long until then. Nothing: it is due.
    pub wait: TimeDelta,
    /// When it is, or came, due.
    pub due: Moment,
    /// How long until it is too late for it today.
    pub until: TimeDelta,
}

impl Slot {
    /// Whether the pack may go on now.
    pub fn is_due(&self) -> bool {
        self.wait.is_zero()
    }

    /// Whether it can still come today where it is put off now.
    pub fn can_wait(&self) -> bool {
        LATER_BY <= self.until
    }

    /// When the pack goes on at the earliest.
    pub fn at(&self, now: &Moment) -> WallTime {
        now.in_a_while(self.wait)
    }
}

/// What is left of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// The slots, in order.
    pub slots: Vec<Slot>,
    /// The plans of which no pack goes on, with why.
    pub held: Vec<(i64, Held)>,
}

/// Why no pack of a plan goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// None may.
    Refused(Refusal),
    /// The plan can't be as it is: it came from elsewhere.
    Faulty(Invalid),
    /// Its hours of today are over, or will be before skin there is free.
    NoMoreToday,
}

/// What is left of the day of `now`. Plans share the skin: none is laid within the rest of another, and of two that may come at once that
/// comes whose turn was longer ago.
pub fn slots(plans: &[StoredPlan], past: &Past<'_>, now: &Moment) -> Day {
    // As a start is judged.
    let now = &now.to_the_second();
    // A pack that is on is supposed to come off in time. An end that lies ahead was told while the clock was ahead: its rest counts from
    // now, as a start has it.
    let supposed = |session: &Session| match session.phase(now) {
        Phase::Running { left } => Session { ended: Some(now.after(left)), ..session.clone() },
        Phase::Ended { at } if at.least_since(now) > TimeDelta::zero() => {
            Session { ended: Some(now.clone()), ..session.clone() }
        }
        Phase::Unconfirmed { .. } | Phase::Ended { .. } => session.clone(),
    };
    let mut layout = Layout { plans, sessions: past.sessions.iter().map(supposed).collect(), past, now };
    let mut day = Day::default();
    let mut open: Vec<&StoredPlan> = plans.iter().filter(|stored| stored.plan.is_on(now.day())).collect();
    // One from another diary may be any.
    open.retain(|stored| match stored.plan.faults(now.day()).into_iter().next() {
        Some(fault) => {
            day.held.push((stored.id, Held::Faulty(fault)));
            false
        }
        None => true,
    });
    loop {
        let mut first: Option<(Turn, Slot)> = None;
        open.retain(|stored| match layout.next(stored) {
            Next::Slot(slot) => {
                let turn = Turn::of(stored, &day.slots, past, now);
                if first.as_ref().is_none_or(|(last, first)| (slot.wait, &turn) < (first.wait, last)) {
                    first = Some((turn, slot));
                }
                true
            }
            Next::Held(held) => {
                // After a slot of today it is only what is left of the day.
                if day.slots.iter().all(|slot| slot.plan != stored.id) {
                    day.held.push((stored.id, held));
                }
                false
            }
        });
        let Some((_, slot)) = first else { return day };
        let at = now.after(slot.wait);
        let ended = Some(at.after(TimeDelta::minutes(slot.minutes)));
        let minutes = slot.minutes;
        layout.sessions.push(Session { minutes, ended, ..Session::guided(slot.kind, slot.places, at) });
        day.slots.push(slot);
    }
}

/// The row of a slot that is due, if it was written down; by whichever clock, for the wall's may have been set since.
pub fn current<'a>(slot: &Slot, told: &'a [StoredTold]) -> Option<&'a StoredTold> {
    let is_it = |told: &Told| {
        let apart = told.due.least_since(&slot.due).max(told.due.wall - slot.due.wall);
        told.plan == slot.plan && told.said.is_none() && apart > -CLOCKS_DIFFER_BY
    };
    told.iter().rfind(|stored| slot.is_due() && is_it(&stored.told))
}

/// Whether nothing came of a slot that came due: nobody answered, no pack went on there while it was due, and it is not the next any more.
pub fn missed(stored: &StoredTold, plan: &Plan, sessions: &[Session], day: &Day) -> bool {
    let is_open = |slot: &Slot| current(slot, std::slice::from_ref(stored)).is_some();
    stored.told.said.is_none() && !day.slots.iter().any(is_open) && !followed(&stored.told, plan, sessions)
}

/// Whether a pack of its places, which was told afterwards, lay there when it came due, or is the first that went on after that, and did
/// so while it was due.
pub fn followed(told: &Told, plan: &Plan, sessions: &[Session]) -> bool {
    let due = &told.due;
    let touching = sessions.iter().filter(|session| session.touches(plan.places).is_some());
    let (later, earlier): (Vec<_>, Vec<_>) = touching.partition(|session| !session.started.is_before(due));
    if earlier.iter().any(|session| session.places.shares(plan.places) && due.is_before(&session.end())) {
        return true;
    }
    // By what is known now skin there rested still: it came due later.
    let rested = |session: &Session| {
        let rest = plan.rest_after(session) - CLOCKS_DIFFER_BY;
        session.ended.as_ref().is_none_or(|ended| due.least_since(ended) >= rest)
    };
    let was_moved = !earlier.into_iter().all(rested);
    let first = later.into_iter().min_by_key(|session| session.started.least_since(due));
    let in_time =
        |first: &Session| plan.last_start(due).is_some_and(|last| first.started.wall <= last + CLOCKS_DIFFER_BY);
    !was_moved && first.is_some_and(|first| first.places.shares(plan.places) && in_time(first))
}

/// Whose turn it is: the least comes first. That is what was called today and waits for a word, or was put off; then by which of the slots
/// to come, from one, was the plan's last; and before them by how long ago a slot of it came due that was used or skipped, or a pack of its
/// kind went on at its places that was of no other's slot.
#[derive(PartialEq, PartialOrd)]
struct Turn {
    is_not_called: bool,
    laid: usize,
    came: Option<Reverse<TimeDelta>>,
}

impl Turn {
    fn of(StoredPlan { id, plan, .. }: &StoredPlan, to_come: &[Slot], past: &Past<'_>, now: &Moment) -> Turn {
        let laid = to_come.iter().rposition(|slot| slot.plan == *id).map_or(0, |place| place + 1);
        let ago = |at: &Moment| now.least_since(at).max(TimeDelta::zero());
        let told = past.told.iter().map(|stored| &stored.told);
        let pack_of = |told: &Told| past.sessions.iter().find(|session| told.is_started_by(session));
        let is_used = |told: &Told| pack_of(told).is_none_or(|pack| pack.kind == told.kind);
        let is_over = |told: &&Told| match told.said.as_ref().map(|answer| answer.said) {
            Some(SlotSaid::Started) => is_used(told),
            Some(SlotSaid::Skipped) => true,
            Some(SlotSaid::Later) => false,
            None => followed(told, plan, past.sessions),
        };
        let own = told.clone().filter(|told| told.plan == *id);
        let waits = |told: &Told| match told.said.as_ref().map(|answer| answer.said) {
            Some(SlotSaid::Later) => true,
            None => !is_over(&told),
            Some(SlotSaid::Started | SlotSaid::Skipped) => false,
        };
        let last = own.clone().min_by_key(|told| ago(&told.due)).filter(|told| told.due.day() == now.day());
        let is_called = laid == 0 && last.is_some_and(waits);
        let came = own.filter(is_over).map(|told| ago(&told.due));
        let is_of_kind = |kind| [None, Some(Thermal::Cold)].into_iter().any(|last| plan.turn(last) == kind);
        let is_anothers = |session: &Session| {
            let mut others = told.clone().filter(|told| told.plan != *id && told.kind == session.kind);
            others.any(|told| told.is_started_by(session))
        };
        let is_its =
            |session: &&Session| session.places == plan.places && is_of_kind(session.kind) && !is_anothers(session);
        let went_on = past.sessions.iter().filter(is_its).map(|session| ago(&session.started));
        Turn { is_not_called: !is_called, laid, came: came.chain(went_on).min().map(Reverse) }
    }
}

struct Layout<'a> {
    plans: &'a [StoredPlan],
    /// What was on the skin, and what is supposed to be.
    sessions: Vec<Session>,
    past: &'a Past<'a>,
    now: &'a Moment,
}

enum Next {
    Slot(Slot),
    Held(Held),
}

impl Layout<'_> {
    fn next(&self, stored: &StoredPlan) -> Next {
        let (plan, now) = (&stored.plan, self.now);
        if let Err(refusal) = self.past.sheet {
            return Next::Held(Held::Refused(refusal.clone()));
        }
        let Some((opens, closes)) = hours_from(plan, now) else { return self.no_more_today(plan) };
        // One that was made while the clock was ahead tells nothing.
        let made = Some(stored.since - now.wall).filter(|made| *made <= TimeDelta::zero());
        let bounds = self.rests(plan).chain(self.answers(stored)).chain([opens]).chain(made);
        let bound = bounds.max().unwrap_or(opens);
        let mut wait = bound.max(TimeDelta::zero());
        for _ in 0..MOST_MOVES {
            if wait > closes {
                return self.no_more_today(plan);
            }
            let at = now.after(wait);
            let kind = plan.turn(self.last(plan.places));
            let minutes = stored.minutes_of(kind);
            let new = Session { minutes, ..Session::guided(kind, plan.places, at.clone()) };
            match may_start(&new, &self.sessions, &at).and_then(|()| allows(kind, plan.places, self.past.body)) {
                Ok(()) => {
                    let due = now.after(if wait.is_zero() { bound } else { wait });
                    let (plan, places) = (stored.id, plan.places);
                    return Next::Slot(Slot { plan, kind, places, minutes, wait, due, until: closes });
                }
                Err(Refusal::Resting(rest)) => wait += rest.left.max(TimeDelta::seconds(1)),
                Err(refusal) => return Next::Held(Held::Refused(refusal)),
            }
        }
        self.no_more_today(plan)
    }

    /// What lasts until somebody says something lasts for longer.
    fn no_more_today(&self, plan: &Plan) -> Next {
        let kind = plan.turn(self.last(plan.places));
        let new = Session::guided(kind, plan.places, self.now.clone());
        let may = may_start(&new, &self.sessions, self.now).or_else(|refusal| match refusal {
            Refusal::Unanswered { .. } => Err(refusal),
            _ => Ok(()),
        });
        let held = may
            .and_then(|()| allows(kind, plan.places, self.past.body))
            .map_or_else(Held::Refused, |()| Held::NoMoreToday);
        Next::Held(held)
    }

    /// Until when skin there rests, and how long the plan waits after a pack of its own places.
    fn rests<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = TimeDelta> + 'a {
        let touching = self.sessions.iter().filter(|session| session.touches(plan.places).is_some());
        touching.filter_map(|session| Some(plan.rest_after(session) - self.now.least_since(session.ended.as_ref()?)))
    }

    /// Until when the plan waits by what was said to its slots, after one that was skipped as after a pack; and by what was said to those
    /// of another on its skin, which is put off with them, and waits for as long as a skip may have been a slip.
    fn answers<'a>(&'a self, stored: &'a StoredPlan) -> impl Iterator<Item = TimeDelta> + 'a {
        let there = stored.plan.places;
        let is_on_its_skin = move |told: &Told| told.places(self.plans).is_some_and(|places| places.touch(there));
        self.past.told.iter().map(|stored| &stored.told).filter_map(move |told| {
            let Answer { said, at } = told.said.as_ref()?;
            let wait = match said {
                SlotSaid::Started | SlotSaid::Skipped if told.plan == stored.id => stored.plan.rest(),
                SlotSaid::Later if is_on_its_skin(told) => LATER_BY,
                SlotSaid::Skipped if is_on_its_skin(told) => UNDO_WITHIN,
                _ => return None,
            };
            Some(wait - self.now.least_since(at).max(TimeDelta::zero()))
        })
    }

    /// What went on last at one of these places.
    fn last(&self, places: Places) -> Option<Thermal> {
        let there = self.sessions.iter().filter(|session| session.places.shares(places));
        there.min_by_key(|session| self.now.least_since(&session.started)).map(|session| session.kind)
    }
}

/// How long until a plan's hours of today begin, and until its last pack must go on. `None` once they are over.
fn hours_from(plan: &Plan, now: &Moment) -> Option<(TimeDelta, TimeDelta)> {
    let (from, _) = plan.open_hours()?;
    let (opens, closes) = (now.zone.first(now.day().and_time(from))? - now.wall, plan.last_start(now)? - now.wall);
    (closes >= TimeDelta::zero()).then_some((opens, closes))
}
