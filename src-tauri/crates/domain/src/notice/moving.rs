//! What is said of resting and moving: nothing where nothing was told of it, and nothing while a pack is on the skin.

use chrono::TimeDelta;

use super::fault::pack_on;
use super::{Mark, Notice, NoticeFacts, NoticeKind, is_quiet};
use crate::moving::{MOVE_EVERY, Rest, RestPhase, SPELL_OVER_FOR, Spell, SpellPhase};
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moving {
    /// Time to move a little, while somebody rests (S36).
    Move,
    /// The rest ended by itself this morning: how does it go on?
    RestOver,
    /// The time of a walk is up.
    WalkOver,
    /// The time of a position is up.
    PositionOver,
}

/// What it is computed from.
#[derive(Debug, Clone, Default)]
pub struct MovingFacts {
    /// The rest that is on or asks, with its number.
    pub rest: Option<(i64, Rest)>,
    /// What is timed, with its number and whether it is a walk.
    pub spell: Option<(i64, Spell, bool)>,
    /// When the person last walked, as far as is known.
    pub walked: Option<WallTime>,
}

pub(super) fn due(facts: &NoticeFacts, now: &Moment) -> impl Iterator<Item = Notice> {
    [move_a_little(facts, now), rest_over(&facts.moving, now), spell_over(&facts.moving, now)].into_iter().flatten()
}

/// How long after `now` to look again.
pub(super) fn next_look(facts: &NoticeFacts, now: &Moment) -> impl Iterator<Item = TimeDelta> {
    let of_rest = resting(&facts.moving, now).map(|(_, rest)| {
        let since = since_last(rest, facts.moving.walked, now);
        MOVE_EVERY - TimeDelta::seconds(since.num_seconds().rem_euclid(MOVE_EVERY.num_seconds()))
    });
    let of_spell = facts.moving.spell.as_ref().and_then(|(_, spell, _)| match spell.phase(now) {
        SpellPhase::On { left } => Some(left),
        SpellPhase::TimeUp { ago } => Some(SPELL_OVER_FOR - ago),
        SpellPhase::Over => None,
    });
    of_rest.into_iter().chain(of_spell)
}

fn resting<'f>(facts: &'f MovingFacts, now: &Moment) -> Option<&'f (i64, Rest)> {
    facts.rest.as_ref().filter(|(_, rest)| rest.remind && rest.phase(now) == RestPhase::On)
}

/// How long the person has been lying or sitting, as far as is known.
fn since_last(rest: &Rest, walked: Option<WallTime>, now: &Moment) -> TimeDelta {
    now.wall - walked.filter(|walked| *walked > rest.since.wall).unwrap_or(rest.since.wall)
}

/// Once an hour by day. After a computer slept, once for all the hours that it missed.
fn move_a_little(facts: &NoticeFacts, now: &Moment) -> Option<Notice> {
    let (id, rest) = resting(&facts.moving, now)?;
    let spell_on = facts.moving.spell.as_ref().is_some_and(|(_, spell, _)| spell.phase(now) != SpellPhase::Over);
    let since = since_last(rest, facts.moving.walked, now);
    let hours = since.num_seconds().div_euclid(MOVE_EVERY.num_seconds());
    (hours >= 1 && !spell_on && !pack_on(facts, now)).then(|| {
        let thread = format!("rest-{id}-move");
        // Minutes into the rest at which it became due, so that a walk counts anew and no number comes twice.
        let number = (now.wall - rest.since.wall - since).num_minutes() + hours * MOVE_EVERY.num_minutes();
        let highest = (now.wall + CLOCKS_DIFFER_BY - rest.since.wall).num_minutes();
        let mark = Mark { thread: thread.clone(), number, told_as: number, highest };
        Notice::prompt(NoticeKind::Moving(Moving::Move), &thread, vec![mark], is_quiet(now.wall.time()))
    })
}

fn rest_over(facts: &MovingFacts, now: &Moment) -> Option<Notice> {
    let (id, rest) = facts.rest.as_ref()?;
    (rest.phase(now) == RestPhase::Asks).then(|| once(format!("rest-{id}-over"), Moving::RestOver, now))
}

fn spell_over(facts: &MovingFacts, now: &Moment) -> Option<Notice> {
    let (id, spell, walk) = facts.spell.as_ref()?;
    let SpellPhase::TimeUp { ago } = spell.phase(now) else { return None };
    let kind = if *walk { Moving::WalkOver } else { Moving::PositionOver };
    // Who lies awake and times a position wants to hear its end at any hour.
    Some(Notice { overdue: ago, held: false, ..once(format!("spell-{id}"), kind, now) })
}

fn once(thread: String, kind: Moving, now: &Moment) -> Notice {
    let mark = Mark { thread: thread.clone(), number: 0, told_as: 0, highest: i64::MAX };
    Notice::prompt(NoticeKind::Moving(kind), &thread, vec![mark], is_quiet(now.wall.time()))
}
