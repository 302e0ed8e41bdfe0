use chrono::NaiveDate;

use super::DayLine;
use crate::score::Score;
use crate::statistic::{Mean, Spread};

/// Days in a week, for the mean of the first and the last.
const WEEK: usize = 7;

/// How bad (S23). Days without the score are left out, never counted as 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Severity {
    /// Worst pain of a day.
    pub worst: Option<Spread>,
    /// Mean worst pain of the period's first seven days. Only for two weeks or more, so that it differs from the last.
    pub first_week: Option<Mean>,
    /// Mean worst pain of the last seven days of the period that have begun.
    pub last_week: Option<Mean>,
    /// The latest day's worst pain.
    pub latest: Option<(NaiveDate, Score)>,
    /// Average pain of a day.
    pub average: Option<Spread>,
}

impl Severity {
    pub(super) fn of(days: &[DayLine]) -> Severity {
        let worst = scores(days, |day| day.worst);
        let week = |days: &[DayLine]| Mean::of(days.iter().filter_map(|day| day.worst));
        let weeks = (days.len() >= 2 * WEEK).then(|| (&days[..WEEK], &days[days.len() - WEEK..]));
        Severity {
            worst: Spread::of(&worst),
            first_week: weeks.and_then(|(first, _)| week(first)),
            last_week: weeks.and_then(|(_, last)| week(last)),
            latest: worst.last().copied(),
            average: Spread::of(&scores(days, |day| day.average)),
        }
    }
}

fn scores(days: &[DayLine], score: impl Fn(&DayLine) -> Option<Score>) -> Vec<(NaiveDate, Score)> {
    days.iter().filter_map(|day| Some((day.day, score(day)?))).collect()
}
