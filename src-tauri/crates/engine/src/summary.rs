//! The facts of the printed page.

use chrono::{Days, NaiveTime, TimeDelta};
use respite_domain::episode::EpisodeState;
use respite_domain::medicine::{AROUND, Dose, Flag, Shelf, SideEffect, known_now};
use respite_domain::region::Region;
use respite_domain::reminder::{Reminder, ReminderState};
use respite_domain::session::{SKIN_REST, Session};
use respite_domain::summary::{Diary, MedicineCabinet, Period, Summary, first_day_needed, summary};
use respite_domain::time::{Moment, WallTime};

use crate::dose::{shelf_of, written};
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
        let known = self.diary_at(at);
        let outlook = known.outlook()?;
        let first_day = first_day_needed(period, &outlook.episodes, at.day());
        let entries = self.store.entries(first_day, period.to().max(at.day()), at.by)?;
        let entries: Vec<_> = entries.into_iter().map(|stored| stored.entry).collect();
        let sessions = self.sessions_for_guide(period, at)?;
        let reliefs = self.store.reliefs(period.from(), period.to(), at.by)?;
        let reliefs: Vec<_> = reliefs.into_iter().map(|stored| stored.value).collect();
        let medicines = self.medicines_of(period, at)?;
        let because: Vec<Reminder> =
            outlook.reminders.iter().filter(|reminder| reminder.state != ReminderState::Done).cloned().collect();
        let history = self.history_by(at)?;
        let signs: Vec<_> = known.signs()?.iter().map(|stored| stored.answer.clone()).collect();
        let visits: Vec<_> = known.visits()?.iter().map(|stored| stored.visit.clone()).collect();
        let told = |answered: WallTime| at.by.is_none_or(|by| answered <= by);
        let pegs = self.store.pegs()?.into_iter().map(|stored| stored.value);
        let pegs: Vec<_> = pegs.filter(|peg| told(peg.answered)).collect();
        let roland_morris = self.store.roland_morris()?.into_iter().map(|stored| stored.value);
        let roland_morris: Vec<_> = roland_morris.filter(|answers| told(answers.answered)).collect();
        let person = self.person()?;
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
            person: Some(&person),
            visits: &visits,
            pegs: &pegs,
            roland_morris: &roland_morris,
        };
        let open = outlook.open_episode().filter(|episode| episode.state == EpisodeState::Open);
        Ok(SummaryPage {
            summary: summary(period, &at.moment, &diary),
            episode_start: open.map(|episode| episode.start.to_string()),
        })
    }

    /// The sessions of a period, with all that lay or rested on the skin when its first began.
    fn sessions_for_guide(&self, period: Period, at: &At) -> Result<Vec<Session>> {
        // Whatever the offset, the first day begins within the day of UTC before it.
        let from = period.from().and_time(NaiveTime::MIN).and_utc().fixed_offset() - TimeDelta::days(1) - SKIN_REST;
        let mut sessions = bare(&self.store.sessions_reaching(&Moment::told(from), at.by)?);
        sessions.retain(|session| session.started.day() <= period.to());
        Ok(sessions)
    }

    /// The doses and side effects that the page of a period may tell of, and their products.
    fn medicines_of(&self, period: Period, at: &At) -> Result<MedicinesOfPeriod> {
        // The doses before count in the first day's hours. Whatever the offset, a local day lies within the same day of UTC and the
        // two beside it.
        let midnight = |day: chrono::NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
        let from = midnight(period.from()) - TimeDelta::days(1) - AROUND;
        let end = midnight(period.to()) + TimeDelta::days(2);
        let to: WallTime = at.by.map_or(end, |by| end.min(by));
        // What was written while the clock was ahead counts up to now, as on the screen.
        let is_present = at.by.is_none() && period.to() >= at.day();
        let mut doses: Vec<Dose> = if is_present {
            known_now(&written(&self.store.doses(from, None)?), at.moment.wall)
        } else {
            self.store.doses(from, to)?.into_iter().map(|stored| stored.dose).collect()
        };
        doses.sort_by_key(|dose| dose.at);
        let side_effects = self.store.side_effects_between(from, to)?;
        // A product that is deleted or replaced tells no more than its doses do. Labels count here where they do on the screen.
        let mut products = self.products()?;
        products.retain(|stored| stored.is_listed() || doses.iter().any(|dose| dose.product == stored.id));
        for stored in &mut products {
            let first = self.first_compared(stored)?;
            if let Some(label) = &mut stored.product.label {
                label.checked_on = first;
            }
        }
        Ok(MedicinesOfPeriod {
            shelf: shelf_of(products),
            side_effects: side_effects.into_iter().map(|stored| stored.value).collect(),
            region: self.region()?,
            flags: self.medicine_flags()?,
            doses,
        })
    }
}

struct MedicinesOfPeriod {
    shelf: Shelf,
    doses: Vec<Dose>,
    side_effects: Vec<SideEffect>,
    region: Option<Region>,
    flags: Vec<Flag>,
}

impl MedicinesOfPeriod {
    fn cabinet(&self) -> MedicineCabinet<'_> {
        let MedicinesOfPeriod { shelf, doses, side_effects, region, flags } = self;
        MedicineCabinet { shelf, doses, side_effects, region: *region, flags }
    }
}
