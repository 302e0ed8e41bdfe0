//! The facts of the printed page.

use chrono::Days;
use respite_domain::episode::EpisodeState;
use respite_domain::reminder::ReminderState;
use respite_domain::summary::{Diary, Period, ReasonForVisit, Summary, first_day_needed, summary};

use crate::outlook::bare;
use crate::{At, Engine, Result, at};

/// The period and the facts of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryPage {
    /// The facts.
    pub summary: Summary,
    /// The first day of the open episode, so that a period "since it began" can be offered.
    pub episode_start: Option<String>,
}

impl Engine {
    /// The facts of the page for the days `from` to `to`. Without `to` it is today; without `from`, 28 days in all.
    ///
    /// # Errors
    /// A day or the period is off, or the disk does not answer.
    pub fn summary(&self, from: Option<&str>, to: Option<&str>, at: &At) -> Result<SummaryPage> {
        let to = to.map(at::day).transpose()?.unwrap_or_else(|| at.day());
        let from = from.map(at::day).transpose()?;
        let period = match from {
            Some(from) => Period::new(from, to)?,
            None => Period::new(to - Days::new(Period::USUAL_DAYS - 1), to)?,
        };
        let outlook = self.outlook(at)?;
        let first_day = first_day_needed(period, &outlook.episodes, at.day());
        let entries = self.store.entries(first_day, period.to().max(at.day()), at.by)?;
        let entries: Vec<_> = entries.into_iter().map(|stored| stored.entry).collect();
        let sessions = bare(&self.store.sessions_of_days(period.from(), period.to(), at.by)?);
        let because: Vec<ReasonForVisit> = outlook
            .reminders
            .iter()
            .filter(|reminder| reminder.state != ReminderState::Done)
            .map(ReasonForVisit::from)
            .collect();
        let history = self.history_by(at)?;
        let signs: Vec<_> = self.store.sign_answers(at.by)?.into_iter().map(|stored| stored.answer).collect();
        let diary = Diary {
            entries: &entries,
            facts: &outlook.facts,
            episodes: &outlook.episodes,
            sessions: &sessions,
            because: &because,
            history: Some(&history),
            signs: &signs,
        };
        let open = outlook.open_episode().filter(|episode| episode.state == EpisodeState::Open);
        Ok(SummaryPage {
            summary: summary(period, &at.moment, &diary),
            episode_start: open.map(|episode| episode.start.to_string()),
        })
    }
}
