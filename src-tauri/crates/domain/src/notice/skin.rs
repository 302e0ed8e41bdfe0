//! A pack on the skin, and how it went after it.

use chrono::TimeDelta;

use super::{Mark, Notice, NoticeKind, TIME_UP_REPEATS, is_quiet};
use crate::session::{PAIN_LATER_AFTER, Phase, SKIN_CHECK_AFTER, StoredSession};
use crate::time::Moment;

/// The threads of what is told of a session: while its pack lies, and of the pain after it.
pub fn threads_of_pack(session: i64) -> [String; 3] {
    ["skin", "time-up", "pain"].map(|about| format!("session-{session}-{about}"))
}

pub(super) fn due(StoredSession { id, session, .. }: &StoredSession, now: &Moment) -> Option<Notice> {
    let (places, kind) = (session.places, session.kind);
    if !session.guided {
        return None;
    }
    let [skin, time_up, pain] = threads_of_pack(*id);
    match session.phase(now) {
        Phase::Running { .. } => {
            let overdue = now.most_since(&session.started) - SKIN_CHECK_AFTER;
            (overdue >= TimeDelta::zero() && !session.skin_checked)
                .then(|| Notice::of_skin(NoticeKind::SkinCheck { session: *id, places }, skin, 0, overdue))
        }
        Phase::Unconfirmed { planned_end, ago } => {
            let number = ago.num_minutes().min(TIME_UP_REPEATS - 1);
            let kind = NoticeKind::TimeUp { session: *id, kind, places, ended: planned_end.wall };
            // A repeat is late by its own minute.
            let overdue = ago - TimeDelta::minutes(number);
            Some(Notice::of_skin(kind, time_up, number, overdue))
        }
        Phase::Ended { at } => {
            let since_end = now.least_since(&at);
            // Nobody is woken for a number, which can be told on the screen as long as it is asked for.
            (session.asks_pain_later(now) && !is_quiet(now.wall.time())).then(|| {
                Notice::of_skin(NoticeKind::PainLater { session: *id, kind }, pain, 0, since_end - PAIN_LATER_AFTER)
            })
        }
    }
}

impl Notice {
    /// A notice of the skin, which does not wait.
    fn of_skin(kind: NoticeKind, thread: String, number: i64, overdue: TimeDelta) -> Notice {
        let mark = Mark { thread: thread.clone(), number, told_as: number, highest: i64::MAX };
        Notice { kind, thread, marks: vec![mark], overdue, held: false }
    }
}
