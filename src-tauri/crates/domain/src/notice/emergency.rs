//! An emergency that waits for its answer. It silences what can wait, so it has to be seen itself where no window shows it.

use chrono::TimeDelta;

use super::{Mark, Notice, NoticeKind, is_quiet, mark_of_day};
use crate::time::Moment;

/// How long whoever ticked it has the screen before them that it fills, before it is told elsewhere too.
const LEFT_TO_THE_SCREEN: TimeDelta = TimeDelta::minutes(2);

/// An answer with ticks of tier 1 that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// The number of the answer.
    pub answer: i64,
    /// When it was given.
    pub ticked: Moment,
}

impl Emergency {
    /// How long until it is to be told.
    pub(super) fn told_in(&self, now: &Moment) -> TimeDelta {
        // How long ago one was that lies ahead, nobody knows.
        if now.has_ahead(self.ticked.wall) {
            return TimeDelta::zero();
        }
        LEFT_TO_THE_SCREEN - now.most_since(&self.ticked)
    }
}

/// Once a day, and each anew. One of the day itself at any hour.
pub(super) fn due(emergencies: &[Emergency], now: &Moment) -> Option<Notice> {
    let told = || emergencies.iter().filter(|emergency| emergency.told_in(now) <= TimeDelta::zero());
    let mark =
        |emergency: &Emergency| -> Mark { mark_of_day(&format!("emergency-{}", emergency.answer), now.day(), now) };
    let held = is_quiet(now.wall.time()) && told().all(|emergency| emergency.ticked.day() < now.day());
    let marks: Vec<Mark> = told().map(mark).collect();
    (!marks.is_empty()).then(|| Notice::prompt(NoticeKind::Emergency, "emergency", marks, held))
}
