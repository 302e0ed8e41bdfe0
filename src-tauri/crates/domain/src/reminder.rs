//! When a doctor should have a look: spasms that last (S10, 8.4) or come back in the same place (S11, 8.5).
//!
//! A reminder is computed from the episodes; only what the person said to it is stored. So one that is no longer true is
//! gone by itself.

mod answers;

use chrono::{Days, NaiveDate};

use crate::day::Area;
use crate::episode::{Episode, EpisodeState, days_between};
use crate::place::Place;
use crate::same_place::{Recurrence, SamePlaceRule};

pub use answers::{Answers, Asked, End, Word};

/// Days from an episode's first to its last day at which it has lasted more than two weeks (S10, 8.4).
pub const TWO_WEEKS: i64 = 14;
/// Days from an episode's first to its last day at which each milestone is reached: still there on day 15, 29 and 85.
pub(crate) const MILESTONES: [(ReminderKind, i64); 3] =
    [(ReminderKind::TwelveWeeks, 84), (ReminderKind::FourWeeks, 28), (ReminderKind::TwoWeeks, TWO_WEEKS)];

/// How many days after an appointment the reminder keeps quiet, for the person to say how it went (8.4).
pub const QUIET_AFTER_APPOINTMENT: Days = Days::new(3);

/// For how many days a reminder can be put off (8.4).
pub const LATER_DAYS: [u8; 3] = [1, 3, 7];

codes! {
    /// Why a doctor should have a look.
    pub enum ReminderKind {
        /// An episode has lasted more than two weeks.
        TwoWeeks = "two-weeks",
        /// More than four weeks.
        FourWeeks = "four-weeks",
        /// More than twelve weeks.
        TwelveWeeks = "twelve-weeks",
        /// A second episode in the same place within a year.
        SamePlace = "same-place",
    }
}

impl ReminderKind {
    /// Whether both ask for the same visit: the milestones of one episode do.
    pub fn same_family(self, other: ReminderKind) -> bool {
        (self == ReminderKind::SamePlace) == (other == ReminderKind::SamePlace)
    }
}

/// A reminder to see a doctor, with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Why.
    pub kind: ReminderKind,
    /// The part of the back; always the whole back for the milestones.
    pub area: Area,
    /// The first day on which it was true.
    pub since: NaiveDate,
    /// First day of the episode that it is about.
    pub start: NaiveDate,
    /// Whether an entry declares that day, rather than being of it (8.4).
    pub start_declared: bool,
    /// Last day of that episode so far.
    pub last: NaiveDate,
    /// The earlier episode in the same place, first and last day. Only for [`ReminderKind::SamePlace`].
    pub earlier: Option<(NaiveDate, NaiveDate)>,
    /// Where that was, when it was in the place beside and the person says that it is the same (8.5).
    pub earlier_place: Option<Place>,
    /// How it stands, given what the person said.
    pub state: ReminderState,
}

impl Reminder {
    /// Whether both ask for the same visit about the same spasm, whatever an entry that came later did to its ends.
    pub fn is_of_the_same(&self, other: &Reminder) -> bool {
        self.is_of((other.kind, other.area, other.start, other.last))
    }

    /// The same of a spasm with this first and last day.
    fn is_of(&self, (kind, area, start, last): (ReminderKind, Area, NaiveDate, NaiveDate)) -> bool {
        kind.same_family(self.kind) && area == self.area && start <= self.last && self.start <= last
    }

    /// The dates it comes from: of a milestone, the episode's first and last day; of the same place, the last day of the
    /// earlier episode and the first of this one.
    pub fn because(&self) -> [NaiveDate; 2] {
        self.earlier.map_or([self.start, self.last], |(_, earlier_last)| [earlier_last, self.start])
    }
}

/// How a reminder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderState {
    /// Waits for an answer.
    Due,
    /// Keeps quiet up to this day, on which it is due again.
    Snoozed {
        /// The day.
        until: NaiveDate,
    },
    /// There is an appointment. Keeps quiet until three days after it; of several, after the last.
    Booked {
        /// The day of the appointment.
        on: NaiveDate,
    },
    /// The person has been, or wants no reminder for this episode.
    Done,
}

/// What the person said to a reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The reminder's kind.
    pub kind: ReminderKind,
    /// The reminder's area.
    pub area: Area,
    /// First day of the episode at the time.
    pub start: NaiveDate,
    /// Last day of the episode at the time.
    pub last: NaiveDate,
    /// The day on which they said it.
    pub on: NaiveDate,
    /// What they said.
    pub said: Said,
    /// The visit that "I have an appointment" was said of, by its number.
    pub visit: Option<i64>,
}

/// What a person can say to a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// "Later": due again on this day.
    Later {
        /// The day.
        until: NaiveDate,
    },
    /// "I have an appointment." Answers every doctor reminder.
    Booked {
        /// The day of the appointment.
        on: NaiveDate,
    },
    /// "I have been." Answers every doctor reminder that was due by then.
    Been,
    /// "Do not remind me for this episode."
    NotForThisEpisode,
}

impl Answer {
    /// The same as it counts on `today`. What was said on a day that has not come was said while the clock was ahead, at the latest
    /// now: of the episode as it was then, and "later" for as many days from now. Of a visit that lies ahead itself nobody knows when
    /// it was, so it answers nothing.
    fn as_come(&self, today: NaiveDate) -> Answer {
        // Whoever came from a zone in which it is tomorrow said it tomorrow.
        if self.on <= today + Days::new(1) {
            return self.clone();
        }
        let on = if self.last <= today + Days::new(1) { self.last } else { NaiveDate::MIN };
        Answer { on, ..self.clone().said_on(today) }
    }

    /// The same where it turns out to have been said on another day: "later" is for as many days from then.
    #[must_use]
    pub fn said_on(self, on: NaiveDate) -> Answer {
        let said = match self.said {
            Said::Later { until } => Said::Later { until: on + (until - self.on) },
            said => said,
        };
        Answer { on, said, ..self }
    }
}

/// The doctor reminders that are true on `today`, answered ones included: of the open episode the latest milestone, and of
/// each place the latest recurrence. `episodes` are those of [`crate::episode::all_episodes`], `answers` what
/// stands, in the order told.
pub fn reminders(
    episodes: &[Episode],
    same_place: &SamePlaceRule<'_>,
    answers: &[Answer],
    today: NaiveDate,
) -> Vec<Reminder> {
    episodes
        .chunk_by(|one, next| one.area == next.area)
        .filter_map(|of_area| match of_area[0].area {
            Area::WholeBack => milestone(of_area),
            Area::At(place) => same_place.recurrence(episodes, place, today).map(came_back),
        })
        .map(|reminder| Reminder { state: state(&reminder, answers, today), ..reminder })
        .collect()
}

/// The reminder that an episode came back in its place.
fn came_back(again: Recurrence<'_>) -> Reminder {
    let Recurrence { latest, earlier } = again;
    Reminder {
        kind: ReminderKind::SamePlace,
        area: latest.area,
        since: latest.start,
        start: latest.start,
        start_declared: latest.start_declared,
        last: latest.last,
        earlier: Some((earlier.start, earlier.last)),
        earlier_place: again.earlier_place(),
        state: ReminderState::Due,
    }
}

/// Whether a doctor reminder will come on the day by which an open episode has lasted more than two weeks, where it lasts so long, by
/// what the person said up to `today`. On that day and later it is there to be seen.
pub fn will_ask<'a>(open: &Episode, answers: impl IntoIterator<Item = &'a Answer>, today: NaiveDate) -> bool {
    let last = open.start + Days::new(TWO_WEEKS.unsigned_abs());
    let reminder = milestone(&[Episode { last, ..open.clone() }]);
    today < last && reminder.is_some_and(|reminder| state(&reminder, answers, last) == ReminderState::Due)
}

/// "Is the spasm still there?" (8.3): the day since which to ask. By the calendar the open episode has reached a milestone,
/// but nothing in the diary says that it was still there, and no data is no reminder.
pub fn ask_still_there(open: &Episode, today: NaiveDate) -> Option<NaiveDate> {
    let (by_calendar, noted) = (days_between(open.start, today), days_between(open.start, open.last));
    let (_, days) = MILESTONES.into_iter().find(|(_, days)| by_calendar >= *days)?;
    (open.state == EpisodeState::Open && noted < days).then(|| open.start + Days::new(days.unsigned_abs()))
}

/// The latest milestone of the open episode (8.4). Counted over the whole back, because a spasm that wanders still counts.
fn milestone(episodes: &[Episode]) -> Option<Reminder> {
    let episode = episodes.last().filter(|episode| episode.state == EpisodeState::Open)?;
    let lasted = days_between(episode.start, episode.last);
    let (kind, days) = MILESTONES.into_iter().find(|(_, days)| lasted >= *days)?;
    Some(Reminder {
        kind,
        area: episode.area,
        since: episode.start + Days::new(days.unsigned_abs()),
        start: episode.start,
        start_declared: episode.start_declared,
        last: episode.last,
        earlier: None,
        earlier_place: None,
        state: ReminderState::Due,
    })
}

/// How the reminder stands after all that the person said about it, in the order told. The strongest of what still stands
/// counts; nothing is undone by something weaker that is said later:
///
/// | Said | Keeps quiet |
/// | --- | --- |
/// | not again | for the whole episode |
/// | been | until the next milestone; meanwhile a visit that is booked after it is shown as that |
/// | booked | until three days after the day |
/// | later | until its day, that of the last one said |
fn state<'a>(reminder: &Reminder, answers: impl IntoIterator<Item = &'a Answer>, today: NaiveDate) -> ReminderState {
    let said: Vec<Said> = said_to(reminder, answers, today).into_iter().map(|answer| answer.said).collect();
    if said.contains(&Said::NotForThisEpisode) {
        return ReminderState::Done;
    }
    let been = said.iter().rposition(|said| *said == Said::Been);
    let booked = said[been.map_or(0, |index| index + 1)..].iter().filter_map(|said| match said {
        Said::Booked { on } if today <= *on + QUIET_AFTER_APPOINTMENT => Some(*on),
        _ => None,
    });
    // Of several the next is named.
    let booked = booked.clone().filter(|on| today <= *on).min().or_else(|| booked.max());
    let later = said.iter().rev().find_map(|said| match said {
        Said::Later { until } => Some(*until),
        _ => None,
    });
    match (booked, been, later.filter(|until| today < *until)) {
        (Some(on), ..) => ReminderState::Booked { on },
        (None, Some(_), _) => ReminderState::Done,
        (None, None, Some(until)) => ReminderState::Snoozed { until },
        (None, None, None) => ReminderState::Due,
    }
}

/// Whether the person has been at a doctor since this reminder is true.
pub fn has_been<'a>(reminder: &Reminder, answers: impl IntoIterator<Item = &'a Answer>, today: NaiveDate) -> bool {
    said_to(reminder, answers, today).iter().any(|answer| answer.said == Said::Been)
}

/// All that was said about this reminder, in the order told, as it counts on `today`.
fn said_to<'a>(reminder: &Reminder, answers: impl IntoIterator<Item = &'a Answer>, today: NaiveDate) -> Vec<Answer> {
    answers.into_iter().map(|answer| answer.as_come(today)).filter(|answer| is_about(answer, reminder)).collect()
}

/// Whether what was said is about this reminder.
pub fn is_about(answer: &Answer, reminder: &Reminder) -> bool {
    match answer.said {
        // A visit is for the whole back, and answers all that was true by then.
        Said::Been => answer.on >= reminder.since,
        Said::Booked { .. } => answer.on >= reminder.start,
        Said::Later { .. } | Said::NotForThisEpisode => {
            reminder.is_of((answer.kind, answer.area, answer.start, answer.last))
        }
    }
}

#[cfg(test)]
#[path = "reminder_tests.rs"]
mod tests;
