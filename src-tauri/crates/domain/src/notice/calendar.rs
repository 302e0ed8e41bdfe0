//! What stands in the calendar: a visit, the last day of a course.

use chrono::{NaiveTime, TimeDelta};

use super::{Course, Mark, Notice, NoticeKind, is_quiet};
use crate::time::Moment;
use crate::visit::StoredVisit;

pub(super) fn visit_tomorrow(StoredVisit { id, visit, arranged_at }: &StoredVisit, now: &Moment) -> Option<Notice> {
    let (on, time) = (visit.day, visit.time);
    let begins = on.pred_opt()?.and_time(NaiveTime::MIN);
    let ends = on.and_time(time.unwrap_or(NaiveTime::MIN))
        + if time.is_some() { TimeDelta::zero() } else { TimeDelta::days(1) };
    let local = now.wall.naive_local();
    (visit.outcome.is_none() && begins <= local && local < ends).then(|| {
        // A visit that is moved is a new thing to tell, be it by an hour.
        let of_day = time.map(|time| time.format("-%H-%M").to_string()).unwrap_or_default();
        let thread = format!("visit-{id}-{on}{of_day}");
        let mark = Mark { thread: thread.clone(), number: 0, told_as: 0, highest: i64::MAX };
        let kind = NoticeKind::VisitTomorrow { visit: *id, on, time };
        // It is told from the day before on; what is so only later than that can't be told before.
        let told_from = on.and_time(NaiveTime::MIN).max(arranged_at.naive_local());
        let overdue = (local - told_from).max(TimeDelta::zero());
        Notice { overdue, ..Notice::prompt(kind, &thread, vec![mark], is_quiet(local.time())) }
    })
}

/// Once, from the morning of the planned last day on; where the computer was off then, on the next that it is on.
pub(super) fn course_end(Course { id, product, end }: &Course, now: &Moment) -> Option<Notice> {
    (*end <= now.day()).then(|| {
        // A course that is planned anew is a new thing to tell.
        let thread = format!("course-{id}-{end}");
        let mark = Mark { thread: thread.clone(), number: 0, told_as: 0, highest: i64::MAX };
        let kind = NoticeKind::CourseEnd { product: product.clone(), end: *end, over: *end < now.day() };
        Notice::prompt(kind, &thread, vec![mark], is_quiet(now.wall.time()))
    })
}
