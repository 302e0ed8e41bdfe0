//! A good time to see a doctor.

use super::{Mark, Notice, NoticeFacts, NoticeKind, day_number, is_quiet, mark_of_day};
use crate::Code;
use crate::day::Area;
use crate::reminder::{Reminder, ReminderKind, ReminderState};
use crate::time::Moment;

pub(super) fn due(facts: &NoticeFacts, now: &Moment) -> Option<Notice> {
    let due: Vec<Reminder> =
        facts.reminders.iter().filter(|reminder| reminder.state == ReminderState::Due).cloned().collect();
    let mark = |reminder: &Reminder| {
        let reason = match (reminder.kind, reminder.area) {
            (ReminderKind::TwoWeeks, _) => "two-weeks",
            (ReminderKind::FourWeeks, _) => "four-weeks",
            (ReminderKind::TwelveWeeks, _) => "twelve-weeks",
            (ReminderKind::SamePlace, Area::At(place)) => place.code(),
            (ReminderKind::SamePlace, Area::WholeBack) => "same-place",
        };
        let asked = facts.answers.asked(reminder, now.day());
        let thread = match asked.anew() {
            None => format!("doctor-{reason}"),
            Some(anew) => format!("doctor-{reason}-{anew}"),
        };
        let mark = mark_of_day(&thread, asked.since, now);
        // Whatever day it became true on, once it is told it is told up to today. Of a place each new spasm there is told: what was told
        // of this one is told up to its last day.
        let told_to = if reminder.kind == ReminderKind::SamePlace { reminder.last } else { now.day() };
        Mark { told_as: mark.number.max(day_number(told_to)), ..mark }
    };
    let marks: Vec<Mark> = due.iter().map(mark).collect();
    (!due.is_empty()).then(|| Notice::prompt(NoticeKind::SeeDoctor(due), "doctor", marks, is_quiet(now.wall.time())))
}

/// Whether these reminders and those, which are told by the same marks, name the same days and places.
pub(super) fn say_the_same(these: &[Reminder], those: &[Reminder]) -> bool {
    let said = |reminder: &Reminder| {
        let Reminder { kind, area, start, start_declared, earlier_place, .. } = *reminder;
        (kind, area, start, start_declared, earlier_place, reminder.earlier.map(|(_, last)| last))
    };
    these.iter().map(said).eq(those.iter().map(said))
}
