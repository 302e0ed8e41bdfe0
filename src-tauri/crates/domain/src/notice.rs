//! What is owed to the person at a moment (design 6), and when to look again.
//!
//! A notice is computed, not scheduled: it is due or it is not. What is stored is only that it was shown, once whoever shows
//! notices took it, so that a restart shows what is due once, and never in a burst.

mod calendar;
mod calm;
mod doctor;
mod emergency;
mod fault;
mod moving;
mod skin;
mod slots;

pub use calm::can_wait;
pub use emergency::Emergency;
pub use moving::{Moving, MovingFacts};
pub use skin::threads_of_pack;
pub use slots::DueSlot;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use crate::place::Places;
use crate::reminder::{Answers, Reminder};
use crate::session::{PAIN_LATER_AFTER, Phase, SKIN_CHECK_AFTER, StoredSession, Thermal};
use crate::time::{Moment, WallTime};
use crate::visit::StoredVisit;

/// How often "time is up" is said, a minute apart, until somebody answers.
pub const TIME_UP_REPEATS: i64 = 5;
/// How long that goes on.
pub const TAKE_IT_OFF_FOR: TimeDelta = TimeDelta::minutes(TIME_UP_REPEATS);
/// Days without an entry after which an open episode is asked about once (8.3).
pub const CHECK_IN_AFTER_DAYS: i64 = 3;
/// Prompts keep quiet from this local hour …
pub const QUIET_FROM_HOUR: u32 = 22;
/// … to this one. A session's notices do not: the skin does not wait.
pub const QUIET_TO_HOUR: u32 = 8;
/// How long after a notice was refused to try it again: soon enough for a desktop that is still starting.
pub const TRY_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(3);
/// A notice that is shown this long after it was due says so.
pub const LATE_AFTER: TimeDelta = TimeDelta::minutes(2);

/// What a notice is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// Five minutes in: look at the skin.
    SkinCheck {
        /// The session.
        session: i64,
        /// Where the pack lies.
        places: Places,
    },
    /// Take the pack off.
    TimeUp {
        /// The session.
        session: i64,
        /// Heat or cold.
        kind: Thermal,
        /// Where the pack lies.
        places: Places,
        /// When it was to come off.
        ended: WallTime,
    },
    /// Packs of plans are due.
    Slots(Vec<DueSlot>),
    /// Half an hour after: how is the pain now?
    PainLater {
        /// The session.
        session: i64,
        /// Heat or cold.
        kind: Thermal,
    },
    /// Nothing logged on this day.
    EveningQuestion {
        /// The day that is asked about. The notice may be answered on a later one.
        day: NaiveDate,
    },
    /// Nothing logged for days, and the last that is known is a spasm.
    CheckIn {
        /// The last day with an entry.
        last_logged: NaiveDate,
        /// The day that is asked about.
        day: NaiveDate,
    },
    /// A good time to see a doctor, and every reason that is due: one notice for all, since it is one visit.
    SeeDoctor(Vec<Reminder>),
    /// A visit is on the next day. On its own day too, where the computer was off the day before.
    VisitTomorrow {
        /// Its number.
        visit: i64,
        /// Its day.
        on: NaiveDate,
        /// The time of that day.
        time: Option<NaiveTime>,
    },
    /// A medicine was to be taken up to this day, and the person takes it still (S64).
    CourseEnd {
        /// Its name.
        product: String,
        /// The planned last day.
        end: NaiveDate,
        /// Whether that day is over.
        over: bool,
    },
    /// Of resting and moving.
    Moving(Moving),
    /// A warning sign of an emergency is ticked, and nobody has said what became of it.
    Emergency,
    /// Respite itself is in trouble, and can't be relied on as before.
    Fault(Fault),
}

impl NoticeKind {
    /// What it hangs on.
    pub fn topic(&self) -> Topic {
        match self {
            NoticeKind::SkinCheck { .. } | NoticeKind::TimeUp { .. } | NoticeKind::PainLater { .. } => Topic::Skin,
            NoticeKind::Slots(_) => Topic::Plans,
            NoticeKind::EveningQuestion { .. } => Topic::Evening,
            NoticeKind::CheckIn { .. } => Topic::CheckIn,
            NoticeKind::SeeDoctor(_) => Topic::Doctor,
            NoticeKind::VisitTomorrow { .. } => Topic::Visits,
            NoticeKind::CourseEnd { .. } => Topic::Medicines,
            NoticeKind::Moving(_) => Topic::Moving,
            NoticeKind::Emergency => Topic::Signs,
            NoticeKind::Fault(_) => Topic::Fault,
        }
    }

    /// Whether the other one, of the same things, says the same in words. What it says of how late it is, it says of when it was shown.
    pub fn says_the_same(&self, other: &NoticeKind) -> bool {
        match (self, other) {
            (NoticeKind::SeeDoctor(these), NoticeKind::SeeDoctor(those)) => doctor::say_the_same(these, those),
            (NoticeKind::CourseEnd { .. }, _) | (_, NoticeKind::CourseEnd { .. }) => self == other,
            _ => true,
        }
    }
}

/// What a notice hangs on. Each is read by itself, so that what can't be read silences nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The sessions, and nothing else.
    Skin,
    /// The plans, the sessions, and what holds packs back.
    Plans,
    /// The last day with an entry, and when to ask.
    Evening,
    /// The last day with an entry, and whether an episode is open.
    CheckIn,
    /// The doctor reminders.
    Doctor,
    /// The visits.
    Visits,
    /// The medicines.
    Medicines,
    /// The rest, and what is timed.
    Moving,
    /// The warning signs.
    Signs,
    /// Respite itself.
    Fault,
}

/// What trouble Respite itself is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The diary, or a part of it, can't be read.
    Unread,
    /// Something in Respite went wrong and was begun anew.
    Panicked,
}

/// Something the person should be told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// Names the spot it is shown in: a later notice of the same thread takes the place of an earlier one.
    pub thread: String,
    /// What it tells, one mark for each thing. It was shown once all of them were.
    pub marks: Vec<Mark>,
    /// How long it has been due.
    pub overdue: TimeDelta,
    /// Whether it waits for the quiet hours to end. It is true all the same: what is on the screen stays there.
    pub held: bool,
}

/// What is remembered of a notice that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The thread it is remembered by; finer than that of the notice where one tells several things.
    pub thread: String,
    /// Which telling of it this is. It was told if one with this number or a higher one was.
    pub number: i64,
    /// The number to remember: `number`, or higher where telling it answers for later ones too.
    pub told_as: i64,
    /// The highest number that can have been told by now: one above it was told while the clock was ahead, of what is still to come.
    pub highest: i64,
}

impl Mark {
    /// Whether it was told, where the number that was told last is this one.
    pub fn was_told(&self, last: i64) -> bool {
        (self.number..=self.highest).contains(&last)
    }
}

impl Notice {
    /// Whether it comes so late that it must say so.
    pub fn is_late(&self) -> bool {
        self.overdue > LATE_AFTER
    }

    /// Whether the other one tells the same things for the same reason.
    pub fn tells_the_same(&self, other: &Notice) -> bool {
        let told = |notice: &Notice| -> Vec<(String, i64)> {
            notice.marks.iter().map(|mark| (mark.thread.clone(), mark.number)).collect()
        };
        self.thread == other.thread && told(self) == told(other)
    }

    /// Whether it tells of something that the other one does not tell of any more.
    pub fn tells_of_more_than(&self, other: &Notice) -> bool {
        let is_told = |mark: &Mark| other.marks.iter().any(|told| told.thread == mark.thread);
        !self.marks.iter().all(is_told)
    }

    /// A prompt. At whatever time of its day it is shown it is not late.
    fn prompt(kind: NoticeKind, thread: &str, marks: Vec<Mark>, held: bool) -> Notice {
        Notice { kind, thread: thread.to_owned(), marks, overdue: TimeDelta::zero(), held }
    }
}

/// What notices are computed from.
#[derive(Debug, Clone)]
pub struct NoticeFacts {
    /// The sessions of the last days.
    pub sessions: Vec<StoredSession>,
    /// The packs of plans that are due.
    pub slots: Vec<DueSlot>,
    /// How long until the next one is.
    pub next_slot: Option<TimeDelta>,
    /// The doctor reminders that are true now.
    pub reminders: Vec<Reminder>,
    /// What was said to doctor reminders.
    pub answers: Answers,
    /// The last local day with an entry.
    pub last_logged: Option<NaiveDate>,
    /// Whether an episode of the whole back is open.
    pub episode_open: bool,
    /// When to ask about a day without an entry; `None` when the person wants no such question.
    pub evening: Option<NaiveTime>,
    /// The visits that may be to come.
    pub visits: Vec<StoredVisit>,
    /// The medicines with a planned last day that the person takes still.
    pub courses: Vec<Course>,
    /// The rest, and what is timed.
    pub moving: MovingFacts,
    /// The answers with a warning sign of an emergency that nobody has answered.
    pub emergencies: Vec<Emergency>,
    /// When the person last said of an emergency that they are getting help, of the times that have come.
    pub helped: Option<WallTime>,
    /// What trouble Respite itself is in.
    pub fault: Option<Fault>,
}

/// A medicine with a planned last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The number by which the person's list knows it.
    pub id: i64,
    /// Its name.
    pub product: String,
    /// The planned last day.
    pub end: NaiveDate,
}

/// All that is due at `now`, shown or not, held back or not.
pub fn due(facts: &NoticeFacts, now: &Moment) -> Vec<Notice> {
    let mut due: Vec<Notice> = facts.sessions.iter().filter_map(|session| skin::due(session, now)).collect();
    due.extend(slots::due(&facts.slots));
    due.extend(evening_question(facts, now));
    due.extend(check_in(facts, now));
    due.extend(doctor::due(facts, now));
    due.extend(facts.visits.iter().filter_map(|stored| calendar::visit_tomorrow(stored, now)));
    due.extend(facts.courses.iter().filter_map(|course| calendar::course_end(course, now)));
    due.extend(moving::due(facts, now));
    due.extend(fault::due(facts, now));
    // Warning signs outrank every reminder (0b.1; 2): only a pack on the skin does not wait.
    due.retain(|notice| facts.emergencies.is_empty() || !can_wait(&notice.kind));
    due.extend(emergency::due(&facts.emergencies, now));
    calm::hold(&mut due, facts, now);
    due
}

/// How long after `now` to look again at the latest. `None` when nothing that is known so far will become due.
pub fn next_look(facts: &NoticeFacts, now: &Moment) -> Option<TimeDelta> {
    let of_sessions = facts.sessions.iter().flat_map(|StoredSession { session, .. }| match session.phase(now) {
        Phase::Running { left } => vec![left, SKIN_CHECK_AFTER - now.most_since(&session.started)],
        Phase::Unconfirmed { ago, .. } => (1..TIME_UP_REPEATS).map(|repeat| TimeDelta::minutes(repeat) - ago).collect(),
        Phase::Ended { at } => {
            std::iter::once(PAIN_LATER_AFTER - now.least_since(&at)).chain(session.rest_left(now)).collect()
        }
    });
    let midnight = TimeDelta::hours(24) - (now.wall.time() - NaiveTime::MIN);
    let of_day = [NaiveTime::from_hms_opt(QUIET_TO_HOUR, 0, 0), facts.evening]
        .into_iter()
        .flatten()
        .map(|time| time - now.wall.time())
        .chain(std::iter::once(midnight));
    let of_emergency = facts.emergencies.iter().map(|emergency| emergency.told_in(now));
    let of_others = facts.next_slot.into_iter().chain(moving::next_look(facts, now)).chain(of_emergency);
    of_sessions.chain(of_others).chain(of_day).filter(|wait| *wait > TimeDelta::zero()).min()
}

fn evening_question(facts: &NoticeFacts, now: &Moment) -> Option<Notice> {
    let (time, evening) = (now.wall.time(), facts.evening?);
    let nothing_today = facts.last_logged.is_some_and(|last| last < now.day());
    // Who wants to be asked at eleven at night is asked at eleven at night.
    let held = is_quiet(time) && !is_quiet(evening);
    let kind = NoticeKind::EveningQuestion { day: now.day() };
    (time >= evening && nothing_today)
        .then(|| Notice::prompt(kind, "evening", vec![mark_of_day("evening", now.day(), now)], held))
}

fn check_in(facts: &NoticeFacts, now: &Moment) -> Option<Notice> {
    let last_logged = facts.last_logged.filter(|_| facts.episode_open)?;
    ((now.day() - last_logged).num_days() >= CHECK_IN_AFTER_DAYS).then(|| {
        let marks = vec![mark_of_day("check-in", last_logged, now)];
        let kind = NoticeKind::CheckIn { last_logged, day: now.day() };
        Notice::prompt(kind, "check-in", marks, is_quiet(now.wall.time()))
    })
}

fn mark_of_day(thread: &str, day: NaiveDate, now: &Moment) -> Mark {
    let (thread, number) = (thread.to_owned(), day_number(day));
    Mark { thread, number, told_as: number, highest: day_number(now.day()) + 1 }
}

pub(crate) fn is_quiet(time: NaiveTime) -> bool {
    use chrono::Timelike;
    time.hour() >= QUIET_FROM_HOUR || time.hour() < QUIET_TO_HOUR
}

fn day_number(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

#[cfg(test)]
#[path = "notice_tests.rs"]
mod tests;
