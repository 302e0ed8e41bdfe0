//! A goal in the person's own words, and how close they are to it, week by week (S88).

use chrono::{NaiveDate, TimeDelta};

use crate::score::Score;
use crate::time::WallTime;

/// How long after a rating the next is asked for (S88: weekly).
pub const RATED_EVERY: TimeDelta = TimeDelta::days(7);

/// A goal, such as "walk the dog for 20 minutes".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The person's own words, one line.
    pub words: String,
    /// How it ended, and on which day; `None` while it stands.
    pub ended: Option<(GoalEnd, NaiveDate)>,
}

codes! {
    /// How a goal ended.
    pub enum GoalEnd {
        /// The person got there.
        Reached = "reached",
        /// The person let it go.
        Dropped = "dropped",
    }
}

/// "How close am I?" at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// When.
    pub at: WallTime,
    /// 0: not at all, 10: there.
    pub score: Score,
}

edited!(Goal { words, ended });

impl Goal {
    /// Whether a rating is to be asked for on `today`: the goal stands, and 7 days have passed since its last rating, or
    /// since the day it was `set`. `ratings` come in any order.
    pub fn rating_due(&self, set: NaiveDate, ratings: &[Rating], today: NaiveDate) -> bool {
        let last = ratings.iter().map(|rating| rating.at.date_naive()).max().unwrap_or(set);
        self.ended.is_none() && today - last >= RATED_EVERY
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_rating_is_asked_for_once_a_week_while_the_goal_stands() {
        let date = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let rating = |day: u32| Rating {
            at: WallTime::parse_from_rfc3339(&format!("2026-11-{day:02}T23:30:00+01:00")).unwrap(),
            score: Score::new(4.0).unwrap(),
        };
        let standing = Goal { words: "Walk the dog".into(), ended: None };
        for (rated, today, due) in [
            (&[][..], 7, false),
            (&[], 8, true),
            (&[8], 14, false),
            (&[8], 15, true),
            (&[15, 8], 21, false),
            (&[8, 15], 22, true),
            (&[20], 10, false),
        ] {
            let ratings: Vec<Rating> = rated.iter().map(|day| rating(*day)).collect();
            assert_eq!(standing.rating_due(date(1), &ratings, date(today)), due, "{rated:?} on {today}");
            let ended = Goal { ended: Some((GoalEnd::Reached, date(3))), ..standing.clone() };
            assert!(!ended.rating_due(date(1), &ratings, date(today)), "an ended goal is not asked about");
        }
    }
}
