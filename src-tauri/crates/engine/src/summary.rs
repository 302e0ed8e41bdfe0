//! The facts of the printed page.

use chrono::{Days, NaiveTime, TimeDelta};
use respite_domain::episode::EpisodeState;
use respite_domain::medicine::{Dose, Shelf, SideEffect};
use respite_domain::region::Region;
use respite_domain::reminder::ReminderState;
use respite_domain::summary::{Diary, MedicineCabinet, Period, ReasonForVisit, Summary, first_day_needed, summary};
use respite_domain::time::WallTime;

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
        let reliefs = self.store.reliefs(period.from(), period.to(), at.by)?;
        let reliefs: Vec<_> = reliefs.into_iter().map(|stored| stored.relief).collect();
        let medicines = self.medicines_of(period, at)?;
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
            reliefs: &reliefs,
            medicines: Some(medicines.cabinet()),
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

    /// The doses and side effects that the page of a period may tell of, and their products.
    fn medicines_of(&self, period: Period, at: &At) -> Result<MedicinesOfPeriod> {
        // The doses of the day before count in the first day's 24 hours. Whatever the offset, a local day lies within the same
        // day of UTC and the two beside it.
        let midnight = |day: chrono::NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
        let from = midnight(period.from()) - TimeDelta::days(2);
        let end = midnight(period.to()) + TimeDelta::days(2);
        let to: WallTime = at.by.map_or(end, |by| end.min(by));
        let doses: Vec<Dose> = self.store.doses(from, to)?.into_iter().map(|stored| stored.dose).collect();
        let side_effects = self.store.side_effects_between(from, to)?;
        // A product that is deleted or replaced tells no more than its doses do. What was taken is held against the label that it
        // was compared with then, wherever the person lives by now.
        let products = self.store.products_as_told()?.into_iter();
        let shelf = products
            .filter(|stored| stored.is_listed() || doses.iter().any(|dose| dose.product == stored.id))
            .map(|stored| (stored.id, stored.product));
        Ok(MedicinesOfPeriod {
            shelf: shelf.collect(),
            side_effects: side_effects.into_iter().map(|stored| stored.side_effect).collect(),
            region: self.region()?.unwrap_or_default(),
            doses,
        })
    }
}

struct MedicinesOfPeriod {
    shelf: Shelf,
    doses: Vec<Dose>,
    side_effects: Vec<SideEffect>,
    region: Region,
}

impl MedicinesOfPeriod {
    fn cabinet(&self) -> MedicineCabinet<'_> {
        let MedicinesOfPeriod { shelf, doses, side_effects, region } = self;
        MedicineCabinet { shelf, doses, side_effects, region: *region }
    }
}
