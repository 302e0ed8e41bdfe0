use chrono::{Days, NaiveDate};

use crate::day::{DayFact, DayState};
use crate::entry::Entry;
use crate::episode::Episode;
use crate::statistic::Tally;
use crate::words::Words;

/// How long before the start a trigger may have been noted to belong to it (S30: 72 h).
pub(super) const LOOKS_BACK: Days = Days::new(3);

/// Any injury with it (S27–S30). Nothing noted does not mean that there was none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Injury {
    /// The days looked at: from three days before the episode's start to the day after its first affected day with an
    /// entry, as details often follow a day later. `None` without an episode.
    pub looked_at: Option<(NaiveDate, NaiveDate)>,
    /// What was noted on these days: sport first (S28), "I do not know" last, otherwise in the order of days.
    pub noted: Vec<NotedTrigger>,
    /// On how many days of the period each trigger was noted, the most often noted first.
    pub triggers: Vec<TriggerDays>,
    /// Days of the period with any trigger noted, of the days with an entry.
    pub trigger_days: Tally,
}

/// A trigger, and the day on which it was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedTrigger {
    /// The day of the entry.
    pub day: NaiveDate,
    /// The trigger.
    pub trigger: Words,
}

/// A trigger, and on how many days it was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriggerDays {
    /// The trigger.
    pub trigger: Words,
    /// The days.
    pub days: usize,
}

impl Injury {
    /// `entries` and `in_period` are in the order of time; `to` is the last day that is told of.
    pub(super) fn of(
        episode: Option<&Episode>,
        facts: &[DayFact],
        entries: &[&Entry],
        in_period: &[&Entry],
        to: NaiveDate,
    ) -> Injury {
        let looked_at = episode.map(|episode| looked_at(episode, facts)).map(|(from, until)| (from, until.min(to)));
        let mut noted: Vec<NotedTrigger> = Vec::new();
        if let Some((from, to)) = looked_at {
            noted.extend(noted_on(entries.iter().filter(|entry| (from..=to).contains(&entry.day()))));
            noted.sort_by_key(|noted| match noted.trigger.as_str() {
                "sport" => 0,
                "unknown" => 2,
                _ => 1,
            });
        }

        let mut triggers: Vec<TriggerDays> = Vec::new();
        for NotedTrigger { trigger, .. } in noted_on(in_period.iter()) {
            match triggers.iter_mut().find(|known| known.trigger == trigger) {
                Some(known) => known.days += 1,
                None => triggers.push(TriggerDays { trigger, days: 1 }),
            }
        }
        triggers.sort_by_key(|trigger| std::cmp::Reverse(trigger.days));
        let trigger_days = Tally::of(in_period.chunk_by(|one, next| one.day() == next.day()), |of_day| {
            of_day.iter().any(|entry| !entry.triggers.is_empty())
        });
        Injury { looked_at, noted, triggers, trigger_days }
    }
}

fn looked_at(episode: &Episode, facts: &[DayFact]) -> (NaiveDate, NaiveDate) {
    let first = facts
        .iter()
        .find(|fact| fact.state == DayState::Affected && (episode.start..=episode.last).contains(&fact.day))
        .map_or(episode.start, |fact| fact.day);
    let from = episode.start.checked_sub_days(LOOKS_BACK).unwrap_or(episode.start);
    (from, first.checked_add_days(Days::new(1)).unwrap_or(first))
}

/// Each trigger once a day, in the order of days.
fn noted_on<'a>(entries: impl Iterator<Item = &'a &'a Entry>) -> Vec<NotedTrigger> {
    let mut noted: Vec<NotedTrigger> = Vec::new();
    for entry in entries {
        for trigger in &entry.triggers {
            let new = NotedTrigger { day: entry.day(), trigger: trigger.clone() };
            let same_day = noted.iter().rev().take_while(|known| known.day == new.day);
            if !same_day.into_iter().any(|known| *known == new) {
                noted.push(new);
            }
        }
    }
    noted
}
