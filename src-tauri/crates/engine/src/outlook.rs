//! What the diary comes to at a moment: episodes, doctor reminders, the sessions that still matter.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use respite_domain::day::{Area, DayFact, DayState, day_states};
use respite_domain::episode::{Episode, EpisodeState, GapAnswer, all_episodes, settled_before};
use respite_domain::reminder::{Answer, Reminder, reminders};
use respite_domain::same_place::{PlaceAnswer, PlaceQuestion, SamePlaceRule, TimesInOnePlace};
use respite_domain::session::{Session, StoredSession};
use respite_domain::time::Moment;
use respite_domain::visit::{self, StoredVisit, Visit};

use crate::{At, Engine, Result};

/// The outlook that was worked out last, and what it holds for.
pub(crate) type KnownOutlook = RefCell<Option<(OutlookOf, Arc<Outlook>)>>;

/// What an outlook of now holds for: it is out of date once any of this differs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OutlookOf {
    writes: u64,
    written_elsewhere: i64,
    /// How many times this process had written an entry of some day.
    days_written: usize,
    day: NaiveDate,
}

/// Sessions that began and ended longer ago than this, by both clocks, have no rest, notice or daily count left in them. One
/// that nobody said came off matters however old it is.
const SESSIONS_MATTER_FOR: TimeDelta = TimeDelta::hours(49);

/// How much of the diary an outlook is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// As much as all that is owed hangs on: the open episode, the reminders, the questions about places.
    Recent,
    /// All: every episode that there ever was, and the questions about the gaps between them.
    Whole,
}

/// How long before the past that the rules look for, a day is looked for before which everything is settled. Who has not had a
/// quiet week for so long has the whole diary read.
const LOOKED_FOR_WITHIN: [TimeDelta; 3] = [TimeDelta::days(60), TimeDelta::days(240), TimeDelta::days(960)];

/// What the diary comes to at a moment.
#[derive(Debug)]
pub(crate) struct Outlook {
    reach: Reach,
    pub(crate) facts: Vec<DayFact>,
    pub(crate) episodes: Vec<Episode>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) reminders: Vec<Reminder>,
    /// What there is to ask about the place beside.
    pub(crate) place_questions: Vec<PlaceQuestion>,
}

/// What an outlook is made from besides the entries and the answers.
pub(crate) struct Basis<'d> {
    /// The moment.
    pub(crate) at: &'d At,
    /// The visits, in order of their days.
    pub(crate) visits: &'d [StoredVisit],
    /// How many episodes in one place ask for a visit.
    pub(crate) times: TimesInOnePlace,
}

impl Engine {
    /// What the diary comes to. Of now it is worked out once for each day and state of the diary on disk: the screens and the
    /// notices ask for it many times between two entries. The diary is read from its first day on only for the first of them that
    /// wants it whole, and after another process has written.
    pub(crate) fn outlook_of(&self, basis: &Basis<'_>, reach: Reach) -> Result<Arc<Outlook>> {
        let at = basis.at;
        if at.by.is_some() {
            return Ok(Arc::new(self.work_out(self.store.day_facts(None, at.by)?, Reach::Whole, basis)?));
        }
        let of = OutlookOf {
            writes: self.writes(),
            written_elsewhere: self.seen_elsewhere()?,
            days_written: self.store.entry_days_written().len(),
            day: at.day(),
        };
        let known = self.outlook.take();
        let outlook = match known {
            Some((known, outlook)) if known == of && outlook.reach >= reach => outlook,
            Some((known, outlook))
                if known.written_elsewhere == of.written_elsewhere && outlook.reach == Reach::Whole =>
            {
                let written = &self.store.entry_days_written()[known.days_written..];
                let facts =
                    Arc::try_unwrap(outlook).map_or_else(|shared| shared.facts.clone(), |outlook| outlook.facts);
                Arc::new(self.work_out(self.read_again(facts, written)?, Reach::Whole, basis)?)
            }
            _ => {
                let recent = if reach == Reach::Recent { self.recent_facts(at.day())? } else { None };
                Arc::new(match recent {
                    Some(facts) => self.work_out(facts, Reach::Recent, basis)?,
                    None => self.work_out(self.store.day_facts(None, None)?, Reach::Whole, basis)?,
                })
            }
        };
        self.outlook.replace(Some((of, outlook.clone())));
        Ok(outlook)
    }

    /// The facts since a day before which everything is settled and nothing is owed any more, where there is one within reach.
    fn recent_facts(&self, today: NaiveDate) -> Result<Option<Vec<DayFact>>> {
        let (gaps, limit) = (self.store.gap_answers(None)?, SamePlaceRule::looks_back_to(today));
        for margin in LOOKED_FOR_WITHIN {
            let read_from = limit - margin;
            let mut facts = self.store.day_facts(Some(read_from), None)?;
            if let Some(day) = settled_before(&facts, &gaps, read_from, limit) {
                facts.drain(..facts.partition_point(|fact| fact.day < day));
                return Ok(Some(facts));
            }
        }
        Ok(None)
    }

    /// The facts with those of these days as they are in the diary now.
    fn read_again(&self, mut facts: Vec<DayFact>, days: &[NaiveDate]) -> Result<Vec<DayFact>> {
        for day in days.iter().copied().collect::<BTreeSet<_>>() {
            let from = facts.partition_point(|fact| fact.day < day);
            let to = facts.partition_point(|fact| fact.day <= day);
            facts.splice(from..to, self.store.day_facts_of(day)?);
        }
        Ok(facts)
    }

    fn work_out(&self, facts: Vec<DayFact>, reach: Reach, basis: &Basis<'_>) -> Result<Outlook> {
        let at = basis.at;
        let gaps = self.store.gap_answers(at.by)?;
        let (episodes, facts_of_rule) = episodes_seen(&facts, &gaps, &at.moment);
        let said = self.store.reminder_answers(at.by)?.into_iter();
        let visits = basis.visits;
        let mut answers: Vec<_> =
            said.filter_map(|stored| Some((stored.entered_at, visit::as_booked(stored.value, visits)?))).collect();
        let visits: Vec<Visit> = visits.iter().map(|stored| stored.visit.clone()).collect();
        answers.extend(visit::answers(&visits));
        answers.sort_by_key(|(at, _)| *at);
        let answers: Vec<Answer> = answers.into_iter().map(|(_, answer)| answer).collect();
        let said: Vec<PlaceAnswer> = self.store.place_answers(at.by)?.into_iter().map(|stored| stored.value).collect();
        let same_place = SamePlaceRule { facts: facts_of_rule, gaps: &gaps, said: &said, times: basis.times };
        let reminders = reminders(&episodes, &same_place, &answers, at.day());
        let place_questions = same_place.questions(&episodes, at.day());
        Ok(Outlook { reach, facts, episodes, answers, reminders, place_questions })
    }

    /// The sessions whose rest, notices or daily count may still matter at `at`, in order.
    pub(crate) fn sessions_that_matter(&self, at: &At) -> Result<Vec<StoredSession>> {
        Ok(self.store.sessions_reaching(&at.moment.after(-SESSIONS_MATTER_FOR), at.by)?)
    }
}

impl Outlook {
    /// The open episode of the whole back.
    pub(crate) fn open_episode(&self) -> Option<&Episode> {
        self.open_episodes().find(|episode| episode.area == Area::WholeBack)
    }

    /// The open episodes: of the whole back, and of each place.
    pub(crate) fn open_episodes(&self) -> impl Iterator<Item = &Episode> {
        self.episodes.iter().filter(|episode| episode.state == EpisodeState::Open)
    }

    /// What a day was like, over the whole back.
    pub(crate) fn day_state(&self, day: NaiveDate) -> DayState {
        let from = self.facts.partition_point(|fact| fact.day < day);
        let to = self.facts.partition_point(|fact| fact.day <= day);
        day_states(&self.facts[from..to], Area::WholeBack).first().map_or(DayState::Unknown, |day| day.1)
    }

    /// How many affected days of the whole back are in the diary from `from` to `to`.
    pub(crate) fn affected_days(&self, area: Area, from: NaiveDate, to: NaiveDate) -> usize {
        let first = self.facts.partition_point(|fact| fact.day < from);
        let last = self.facts.partition_point(|fact| fact.day <= to);
        day_states(&self.facts[first..last], area).iter().filter(|day| day.1 == DayState::Affected).count()
    }
}

/// The episodes as seen on `today`, and the facts that they come from. What has happened is seen, also where the person came
/// from a zone in which it is tomorrow already. What lies further ahead was written while the clock was wrong: it never ends an
/// episode that goes on, and asks nothing about it; where none goes on, it is seen.
fn episodes_seen<'a>(facts: &'a [DayFact], gaps: &[GapAnswer], now: &Moment) -> (Vec<Episode>, &'a [DayFact]) {
    let today = now.day();
    let seen_of = |facts: &'a [DayFact]| {
        let last = facts.last().map_or(today, |fact| fact.day.max(today));
        (all_episodes(facts, gaps, last), facts)
    };
    let near = seen_of(&facts[..facts.partition_point(|fact| now.has_come(fact.day))]);
    let goes_on = near.0.iter().any(|episode| episode.state == EpisodeState::Open);
    if goes_on || near.1.len() == facts.len() { near } else { seen_of(facts) }
}

/// The sessions without their numbers.
pub(crate) fn bare(sessions: &[StoredSession]) -> Vec<Session> {
    sessions.iter().map(|stored| stored.session.clone()).collect()
}
