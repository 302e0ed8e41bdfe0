//! What can wait: after an emergency, who said that they are getting help is left in peace until the next morning.

use chrono::{Days, NaiveTime};

use super::{Notice, NoticeFacts, NoticeKind, QUIET_TO_HOUR, Topic};
use crate::time::{Moment, WallTime};

/// Holds back what can wait.
pub(super) fn hold(due: &mut [Notice], facts: &NoticeFacts, now: &Moment) {
    for notice in due {
        notice.held |= waits(&notice.kind, facts, now);
    }
}

/// Whether it can wait at all: not what lies on the skin. A pack that came off only asks for a number.
pub fn can_wait(kind: &NoticeKind) -> bool {
    !matches!(
        kind,
        NoticeKind::SkinCheck { .. } | NoticeKind::TimeUp { .. } | NoticeKind::Emergency | NoticeKind::Fault(_)
    )
}

/// Whether it waits: what can, but for what the person themselves began since.
fn waits(kind: &NoticeKind, facts: &NoticeFacts, now: &Moment) -> bool {
    let Some(helped) = facts.helped else { return false };
    is_before_the_morning(helped, now)
        && can_wait(kind)
        && !(kind.topic() == Topic::Moving && is_begun_since(facts, helped))
}

/// The morning of the next day: an emergency of the small hours takes up the day that follows.
fn is_before_the_morning(helped: WallTime, now: &Moment) -> bool {
    let morning = NaiveTime::from_hms_opt(QUIET_TO_HOUR, 0, 0).unwrap_or_default();
    let until = (helped.date_naive() + Days::new(1)).and_time(morning);
    now.wall.naive_local() < until
}

fn is_begun_since(facts: &NoticeFacts, helped: WallTime) -> bool {
    let rest = facts.moving.rest.as_ref().is_some_and(|(_, rest)| rest.since.wall > helped);
    rest || facts.moving.spell.as_ref().is_some_and(|(_, spell, _)| spell.started.wall > helped)
}
