//! The facts of the printed page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use respite_domain::Invalid;
use respite_domain::episode::EpisodeState;
use respite_domain::medicine::{AROUND, DaysTaken, Dose, Flag, Shelf, SideEffect, is_against_pain, known_now};
use respite_domain::region::Region;
use respite_domain::reminder::{Reminder, ReminderState};
use respite_domain::same_place::SamePlaceRule;
use respite_domain::session::{SKIN_REST, Session};
use respite_domain::summary::{Diary, MedicineCabinet, Period, Summary, first_day_needed, summary};
use respite_domain::time::{Moment, WallTime};
use respite_domain::visit::StoredVisit;
use respite_store::StoredProduct;

use crate::dose::{DAYS_BACK, counted, written};
use crate::outlook::bare;
use crate::shelf::{forget_course, forget_deleted_courses, later_than, shelf_as_told};
use crate::shown::number;
use crate::view::VisitView;
use crate::visits::the_one;
use crate::{At, Engine, Result, at};

/// The period and the facts of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryPage {
    /// The facts.
    pub summary: Summary,
    /// The first day of the open episode, so that a period "since it began" can be offered.
    pub episode_start: Option<String>,
    /// The visits that a page may be for, in the order of their days: those to come, and those of today that have begun.
    pub visits: Vec<VisitView>,
    /// The same as they are kept.
    kept: Vec<StoredVisit>,
}

impl SummaryPage {
    /// The number of the visit that it is for.
    pub fn visit(&self) -> Option<i32> {
        let visit = self.summary.visit.as_ref()?;
        self.kept.iter().find(|stored| stored.visit == *visit).map(|stored| number(stored.id))
    }

    /// Makes it the page for this visit. It stays for the next where that is none of [those](Self::visits) any more.
    pub fn made_for(&mut self, visit: i32) {
        if let Some(stored) = self.kept.iter().find(|stored| stored.id == i64::from(visit)) {
            self.summary.visit = Some(stored.visit.clone());
        }
    }

    /// The same for the visit of this day, which may name its time, `2026-11-28 09:00`, and to this clinician where one is named.
    ///
    /// # Errors
    /// [`Invalid::NoVisitThen`] where none is planned for then, [`Invalid::WhichVisit`] where several are; or the day is off.
    pub fn made_for_that_on(&mut self, on: &str, clinician: Option<&str>) -> Result<()> {
        let visit = the_one(self.kept.clone(), Some(on), clinician)?.ok_or(Invalid::NoVisitThen)?;
        self.summary.visit = Some(visit.visit);
        Ok(())
    }
}

impl Engine {
    /// The facts of the page for the days `from` to `to`. Without `to` it is today; without `from`, 28 days in all.
    ///
    /// # Errors
    /// A day or the period is off, or the disk does not answer.
    pub fn summary(&self, from: Option<&str>, to: Option<&str>, at: &At) -> Result<SummaryPage> {
        let (from, to) = (from.map(at::day).transpose()?, to.map(at::day).transpose()?);
        let up_to = |to| from.map_or_else(|| Period::new(Period::usual(to).from(), to), |from| Period::new(from, to));
        let period = up_to(to.unwrap_or_else(|| at.day()))?;
        let known = self.diary_at(at);
        let outlook = known.whole_outlook()?;
        let first_day = first_day_needed(period, &outlook.episodes, at.day());
        // Of tomorrow may be told already.
        let is_past = period.to() < at.day();
        let last_day = if is_past { period.to() } else { period.to().max(at.day() + Days::new(1)) };
        let entries = self.store.entries(first_day, last_day.max(at.day()), at.by)?;
        let entries: Vec<_> = entries.into_iter().map(|stored| stored.entry).collect();
        let sessions = self.sessions_for_guide(period.from(), last_day, at)?;
        let own_packs = self.store.own_packs_ever()?;
        let reliefs = self.store.reliefs(period.from(), last_day, at.by)?;
        let reliefs: Vec<_> = reliefs.into_iter().map(|stored| stored.value).collect();
        let doses_tried = self.doses_tried(period.from(), last_day, at)?;
        let medicines = self.medicines_of(period.from(), last_day, at)?;
        let because: Vec<Reminder> =
            outlook.reminders.iter().filter(|reminder| reminder.state != ReminderState::Done).cloned().collect();
        let gaps = self.store.gap_answers(at.by)?;
        let said: Vec<_> = self.store.place_answers(at.by)?.into_iter().map(|stored| stored.value).collect();
        let history = self.history_by(period.to(), at)?;
        let signs = &known.told_signs()?.answers;
        let visits: Vec<_> = known.visits()?.iter().map(|stored| stored.visit.clone()).collect();
        let may_be_for = |stored: &&StoredVisit| stored.visit.outcome.is_none() && stored.visit.day >= at.day();
        let kept: Vec<StoredVisit> = known.visits()?.iter().filter(may_be_for).cloned().collect();
        let told = |answered: WallTime| at.by.is_none_or(|by| answered <= by);
        let pegs = self.store.pegs()?.into_iter().map(|stored| stored.value);
        let pegs: Vec<_> = pegs.filter(|peg| told(peg.answered)).collect();
        let roland_morris = self.store.roland_morris()?.into_iter().map(|stored| stored.value);
        let roland_morris: Vec<_> = roland_morris.filter(|answers| told(answers.answered)).collect();
        let runs: Vec<_> = self.store.exercises_done(at.by, u32::MAX)?.into_iter().map(|stored| stored.value).collect();
        let person = self.person()?;
        let diary = Diary {
            entries: &entries,
            facts: &outlook.past.facts,
            episodes: &outlook.episodes,
            same_place: SamePlaceRule {
                facts: &outlook.past.facts,
                gaps: &gaps,
                said: &said,
                ..SamePlaceRule::default()
            },
            sessions: &sessions,
            own_packs: &own_packs,
            reliefs: &reliefs,
            doses_tried: &doses_tried,
            medicines: Some(medicines.cabinet()),
            because: &because,
            history: Some(&history),
            signs,
            person: Some(&person),
            visits: &visits,
            runs: &runs,
            pegs: &pegs,
            roland_morris: &roland_morris,
        };
        // A page that goes up to the present goes on where it is tomorrow already.
        let period = to.map_or_else(|| up_to(diary.last_day(&at.moment)).unwrap_or(period), |_| period);
        let open = outlook.open_episode().filter(|episode| episode.state == EpisodeState::Open);
        Ok(SummaryPage {
            summary: summary(period, &at.moment, &diary),
            episode_start: open.map(|episode| episode.start.to_string()),
            visits: self.visit_views(&kept, Some(&at.moment))?,
            kept,
        })
    }

    /// The sessions begun on the days `first` to `last`, with all that lay or rested on the skin when their first began.
    fn sessions_for_guide(&self, first: NaiveDate, last: NaiveDate, at: &At) -> Result<Vec<Session>> {
        // Whatever the offset, the first day begins within the day of UTC before it.
        let from = first.and_time(NaiveTime::MIN).and_utc().fixed_offset() - TimeDelta::days(1) - SKIN_REST;
        let mut sessions = bare(&self.store.sessions_reaching(&Moment::told(from), at.by)?);
        sessions.retain(|session| session.started.day() <= last);
        Ok(sessions)
    }

    /// The doses and side effects that a page of the days `first` to `last` may tell of, and their products.
    fn medicines_of(&self, first: NaiveDate, last: NaiveDate, at: &At) -> Result<MedicinesOfPeriod> {
        // The doses before count in the first day's hours. Whatever the offset, a local day lies within the same day of UTC and the
        // two beside it.
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
        let from = midnight(first) - TimeDelta::days(1) - AROUND;
        let end = midnight(last) + TimeDelta::days(2);
        let to: WallTime = at.by.map_or(end, |by| end.min(by));
        // What was written while the clock was ahead counts up to now, as on the screen.
        let is_present = at.by.is_none() && last >= at.day();
        let mut doses: Vec<Dose> = if is_present {
            known_now(&written(&self.store.doses(from, None)?), at.moment.wall)
        } else {
            self.store.doses(from, to)?.into_iter().map(|stored| stored.dose).collect()
        };
        doses.sort_by_key(|dose| dose.at);
        let by = if is_present { to.min(at.moment.wall) } else { to };
        let side_effects = self.store.side_effects_between(from, to)?;
        // A product that is deleted or replaced tells no more than its doses do,
        // and what a side effect is of. Labels count here where they do on the screen.
        let mut products = self.products_at(at)?;
        forget_deleted_courses(&mut products);
        let listed: BTreeSet<i64> =
            products.iter().filter(|stored| stored.is_listed()).map(|stored| stored.id).collect();
        // Of one that was taken again, the makes of before tell of the course that was stopped.
        let is_told = |stored: &StoredProduct| listed.contains(&stored.listed_as());
        let is_taken = |id: i64| doses.iter().any(|dose| dose.product == id);
        let is_named = |id: i64| side_effects.iter().any(|stored| stored.value.product == Some(id));
        products.retain(|stored| is_told(stored) || is_taken(stored.id) || is_named(stored.id));
        for stored in &mut products {
            // Nor does one that was added later, unless it was taken before that.
            let is_later = stored.product.course_start.is_none() && stored.added_at.date_naive() > last;
            if is_later && !is_taken(stored.id) {
                forget_course(&mut stored.product);
            }
            let first = self.first_compared(stored)?;
            if let Some(label) = &mut stored.product.label {
                label.checked_on = first.min(label.checked_on);
            }
        }
        let later = later_than(&products, last, at);
        let mut shelf = shelf_as_told(products);
        later.into_iter().for_each(|make| shelf.tell_later(make));
        let mut days = BTreeMap::new();
        for id in counted(&shelf) {
            let mut taken = self.store.days_of_doses(id, shelf.low_dose(id), from - DAYS_BACK, by, None)?;
            let against_pain = |dose: &&Dose| dose.product == id && is_against_pain(dose, &doses, &shelf);
            doses.iter().filter(against_pain).for_each(|dose| taken.add_time(dose.at));
            days.insert(id, taken);
        }
        Ok(MedicinesOfPeriod {
            shelf,
            days,
            side_effects: side_effects.into_iter().map(|stored| stored.value).collect(),
            region: self.region()?,
            flags: self.medicine_flags(at.day(), &at.moment, at.by)?,
            doses,
        })
    }
}

struct MedicinesOfPeriod {
    shelf: Shelf,
    doses: Vec<Dose>,
    days: BTreeMap<i64, DaysTaken>,
    side_effects: Vec<SideEffect>,
    region: Option<Region>,
    flags: Vec<Flag>,
}

impl MedicinesOfPeriod {
    fn cabinet(&self) -> MedicineCabinet<'_> {
        let MedicinesOfPeriod { shelf, doses, days, side_effects, region, flags } = self;
        MedicineCabinet { shelf, doses, days, side_effects, region: *region, flags }
    }
}
