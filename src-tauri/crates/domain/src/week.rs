//! The PEG: three questions about the past week (1.1, 1.2), and when it is time to ask them.

use chrono::{NaiveDate, TimeDelta};

use crate::score::Score;
use crate::time::WallTime;

/// How often it is asked, how long the diary is in use before the first time, and how long "not this week" holds (1.2).
pub const EVERY: TimeDelta = TimeDelta::days(7);

/// One answered PEG. Its score is never interpreted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peg {
    /// When it was answered, by the person's clock.
    pub answered: WallTime,
    /// Average pain of the past week.
    pub pain: Score,
    /// How much pain got in the way of the enjoyment of life.
    pub enjoyment: Score,
    /// How much pain got in the way of general activity.
    pub activity: Score,
}

impl Peg {
    /// The mean of the three items (1.1) in tenths, rounded: 57 is a score of 5.7.
    pub fn tenths(&self) -> u8 {
        let sum: u16 = [self.pain, self.enjoyment, self.activity].iter().map(|item| u16::from(item.points())).sum();
        // Thirds are never halfway between two tenths, so adding a third rounds them.
        u8::try_from((sum * 10 + 1) / 3).unwrap_or(u8::MAX)
    }
}

/// Whether it is time to ask on `today`: the diary has been in use for a week, and within the last one the PEG was neither
/// answered nor put off.
pub fn due(
    in_use_since: Option<NaiveDate>,
    answered: Option<NaiveDate>,
    put_off: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    let a_week_ago = |day: NaiveDate| today - day >= EVERY;
    in_use_since.is_some_and(a_week_ago) && answered.is_none_or(a_week_ago) && put_off.is_none_or(a_week_ago)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_is_asked_once_a_week_and_never_in_the_first() {
        let today = NaiveDate::from_ymd_opt(2028, 3, 2).unwrap();
        let ago = |days: Option<i64>| days.map(|days| today - TimeDelta::days(days));
        for (in_use, answered, put_off, expect) in [
            (None, None, None, false),
            (Some(0), None, None, false),
            (Some(6), None, None, false),
            (Some(7), None, None, true),
            (Some(400), None, None, true),
            (Some(400), Some(0), None, false),
            (Some(400), Some(6), None, false),
            (Some(400), Some(7), None, true),
            (Some(400), Some(90), Some(0), false),
            (Some(400), Some(90), Some(6), false),
            (Some(400), Some(90), Some(7), true),
            (Some(400), None, Some(3), false),
            // A clock that was set back.
            (Some(-1), None, None, false),
            (Some(400), Some(-3), None, false),
        ] {
            assert_eq!(
                due(ago(in_use), ago(answered), ago(put_off), today),
                expect,
                "in use {in_use:?}, answered {answered:?}, put off {put_off:?}"
            );
        }
    }

    #[test]
    fn the_score_is_the_mean_to_one_decimal() {
        let answered = WallTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap();
        for (items, expect) in
            [([0, 0, 0], 0), ([7, 8, 6], 70), ([5, 6, 6], 57), ([5, 5, 6], 53), ([10, 10, 10], 100), ([0, 0, 1], 3)]
        {
            let [pain, enjoyment, activity] = items.map(|item| Score::new(item.into()).unwrap());
            assert_eq!(Peg { answered, pain, enjoyment, activity }.tenths(), expect, "{items:?}");
        }
    }
}
