use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::exercise::{Ending, Run};

/// The exercises of a period, and what ended them (S74; 7, item 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exercised {
    /// How often one was done, whole or in part.
    pub times: usize,
    /// On how many days.
    pub days: usize,
    /// How often it hurt.
    pub hurt: usize,
    /// How often the form was lost.
    pub lost_form: usize,
    /// How often the person was tired.
    pub tired: usize,
}

impl Exercised {
    pub(super) fn of<'r>(runs: impl Iterator<Item = &'r Run>) -> Option<Exercised> {
        let mut exercised = Exercised::default();
        let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
        for run in runs.filter(|run| run.was_done()) {
            days.insert(run.started.day());
            exercised.times += 1;
            match run.ending {
                Some(Ending::Hurt) => exercised.hurt += 1,
                Some(Ending::LostForm) => exercised.lost_form += 1,
                Some(Ending::Tired) => exercised.tired += 1,
                Some(Ending::Done | Ending::NotSaid) | None => {}
            }
        }
        (exercised.times > 0).then_some(Exercised { days: days.len(), ..exercised })
    }
}
