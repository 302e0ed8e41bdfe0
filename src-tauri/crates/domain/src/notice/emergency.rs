//! An emergency that waits for its answer. It silences what can wait, so it has to be seen itself where no window shows it.

use chrono::TimeDelta;

use super::{Mark, Notice, NoticeKind, is_quiet, mark_of_day};
use crate::time::Moment;

/// How long whoever ticked it has the screen before them that it fills, before it is told elsewhere too.
const LEFT_TO_THE_SCREEN: TimeDelta = TimeDelta::minutes(2);

/// For how long after it was ticked it is told at night, too. Ours: whoever ticked it in the evening has not slept since.
const AWAKE_FOR: TimeDelta = TimeDelta::hours(12);

/// An answer with ticks of tier 1 that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// The number of the answer.
    pub answer: i64,
    /// When it was given, as far as its clock was put right since.
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

    /// Whether it is told at any hour: on its own day, and in the night that follows.
    fn wakes(&self, now: &Moment) -> bool {
        let of_late = TimeDelta::zero()..AWAKE_FOR;
        self.ticked.day() == now.day() || of_late.contains(&(now.wall - self.ticked.wall))
    }
}

/// Once a day, and each anew. At night only those that were ticked before it: once, be it on either side of midnight.
pub(super) fn due(emergencies: &[Emergency], now: &Moment) -> Option<Notice> {
    let mut told: Vec<&Emergency> =
        emergencies.iter().filter(|emergency| emergency.told_in(now) <= TimeDelta::zero()).collect();
    let at_night = is_quiet(now.wall.time());
    let held = at_night && !told.iter().any(|emergency| emergency.wakes(now));
    let of_night = at_night && !held;
    told.retain(|emergency| !of_night || emergency.wakes(now));
    let mark = |emergency: &&Emergency| -> Mark {
        let day = if of_night { emergency.ticked.day() } else { now.day() };
        mark_of_day(&format!("emergency-{}", emergency.answer), day, now)
    };
    let marks: Vec<Mark> = told.iter().map(mark).collect();
    (!marks.is_empty()).then(|| Notice::prompt(NoticeKind::Emergency, "emergency", marks, held))
}
