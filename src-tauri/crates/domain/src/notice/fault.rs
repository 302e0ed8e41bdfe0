//! Trouble in Respite itself, and whether it meets somebody under a pack.

use super::{Fault, Mark, Notice, NoticeFacts, NoticeKind, TAKE_IT_OFF_FOR, is_quiet};
use crate::session::{Phase, StoredSession};
use crate::time::Moment;

/// A diary that can't be read is told by day, and at once while a pack is on. What went wrong and was begun anew concerns only
/// who lies under a pack: the window says it anyway.
pub(super) fn due(facts: &NoticeFacts, now: &Moment) -> Option<Notice> {
    let fault = facts.fault?;
    let pack_on = pack_on(facts, now);
    let number = match fault {
        Fault::Panicked => 0,
        Fault::Unread => 1,
    };
    let mark = Mark { thread: "fault".to_owned(), number, told_as: number, highest: i64::MAX };
    (pack_on || fault == Fault::Unread)
        .then(|| Notice::prompt(NoticeKind::Fault(fault), "fault", vec![mark], !pack_on && is_quiet(now.wall.time())))
}

/// Whether a pack is on the skin, for all that is known.
pub(super) fn pack_on(facts: &NoticeFacts, now: &Moment) -> bool {
    facts.sessions.iter().any(|StoredSession { session, .. }| match session.phase(now) {
        Phase::Running { .. } => true,
        Phase::Unconfirmed { ago, .. } => ago < TAKE_IT_OFF_FOR,
        Phase::Ended { .. } => false,
    })
}
