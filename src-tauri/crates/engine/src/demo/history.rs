//! The demo's time before: an old injury from sport, an X-ray, and a goal that comes closer.

use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Injury, Sport, Test, TestKind};
use respite_domain::partial_date::PartialDate;
use respite_domain::time::Moment;

use super::{at, score};
use crate::{Engine, Result};

/// Days ago on which the goal was rated, and how close it was.
const RATINGS: [(u64, u8); 4] = [(30, 2), (23, 3), (16, 3), (5, 5)];

impl Engine {
    /// Adds it to the demo, as if it had been told ten weeks ago.
    pub(super) fn fill_demo_history(&mut self, now: &Moment) -> Result<()> {
        let told = at(now, 70, 19, 0);
        let injury = Injury {
            what: "Torn muscle in the low back".to_owned(),
            happened: PartialDate::read("2014-05").ok(),
            sport: Some(Sport::Yes("football".to_owned())),
            seen_by: "Dr Hart".to_owned(),
            note: "Two weeks off sport.".to_owned(),
            told: None,
        };
        self.store.add(&injury, told)?;
        let test = Test {
            kind: TestKind::XRay,
            what: "low back".to_owned(),
            happened: PartialDate::read("2019-03").ok(),
            place: "City hospital".to_owned(),
            told: "Nothing broken.".to_owned(),
        };
        self.store.add(&test, told)?;
        self.store.add_first_spasm(PartialDate::read("2014").ok(), told)?;
        let goal = Goal { words: "Walk the dog for 20 minutes".to_owned(), ended: None };
        let goal = self.store.add(&goal, at(now, 30, 19, 0))?;
        for (ago, points) in RATINGS {
            if let Some(score) = score(points) {
                self.store.add_rating(goal, Rating { at: at(now, ago, 19, 0), score })?;
            }
        }
        Ok(())
    }
}
