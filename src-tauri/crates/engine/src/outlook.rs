//! What the diary comes to at a moment: episodes, doctor reminders, the sessions that still matter.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use respite_domain::day::{Area, DayFact, DayState, day_states};
use respite_domain::episode::{
    Episode, EpisodeState, GapAnswer, GapQuestion, all_episodes, open_questions, reaches_before, settled_before,
};
use respite_domain::reminder::{Answer, Answers, Reminder, reminders};
use respite_domain::same_place::{PlaceAnswer, PlaceQuestion, SamePlaceRule, TimesInOnePlace};
use respite_domain::session::{Session, StoredSession};
use respite_domain::time::Moment;

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

/// How much of the diary somebody wants to be told of (ADR 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// As much as all that is owed hangs on: the open episodes, the reminders, the questions.
    Recent,
    /// All: every episode that there ever was.
    Whole,
}

/// What each entry of the diary says of its day, in the order of days, from some day on.
#[derive(Debug, Clone)]
pub(crate) struct Past {
    pub(crate) facts: Vec<DayFact>,
    /// The day before which nothing of the diary is in it, and everything is settled. `None`: all of the diary is in it.
    since: Option<NaiveDate>,
}

impl Past {
    /// Whether it reaches far enough back on `today`.
    fn reaches(&self, reach: Reach, today: NaiveDate) -> bool {
        let looked_back_to = SamePlaceRule::looks_back_to(today);
        self.since.is_none_or(|since| reach == Reach::Recent && since <= looked_back_to)
    }
}

/// How long before the past that the rules look for, a day is looked for before which everything is settled. Who has not had a
/// clear week for so long has the whole diary read.
const LOOKED_FOR_WITHIN: [TimeDelta; 3] = [TimeDelta::days(60), TimeDelta::days(240), TimeDelta::days(960)];

/// What the diary comes to at a moment.
#[derive(Debug)]
pub(crate) struct Outlook {
    pub(crate) past: Past,
    pub(crate) episodes: Vec<Episode>,
    pub(crate) answers: Answers,
    pub(crate) reminders: Vec<Reminder>,
    /// What there is to ask about gaps. Of one that had ended before all that the rules look for, nothing hangs on the answer.
    pub(crate) questions: Vec<GapQuestion>,
    /// What there is to ask about the place beside.
    pub(crate) place_questions: Vec<PlaceQuestion>,
}

/// What an outlook is made from besides the entries and the answers.
pub(crate) struct Basis<'d> {
    /// The moment.
    pub(crate) at: &'d At,
    /// How many episodes in one place ask for a visit.
    pub(crate) times: TimesInOnePlace,
}

impl Engine {
    /// What the diary comes to. Of now it is worked out once for each day and state of the diary on disk: the screens and the
    /// notices ask for it many times between two entries. The diary is read only for the first of them, for the first that wants
    /// it whole, and after another process has written.
    pub(crate) fn outlook_of(&self, basis: &Basis<'_>, reach: Reach) -> Result<Arc<Outlook>> {
        let at = basis.at;
        if at.by.is_some() {
            let past = Past { facts: self.store.day_facts(None, at.by)?, since: None };
            return Ok(Arc::new(self.work_out(past, basis)?));
        }
        let of = OutlookOf {
            writes: self.writes(),
            written_elsewhere: self.seen_elsewhere()?,
            days_written: self.store.entry_days_written().len(),
            day: at.day(),
        };
        let known = self.outlook.take().filter(|(_, outlook)| outlook.past.reaches(reach, at.day()));
        let outlook = match known {
            Some((known, outlook)) if known == of => outlook,
            Some((known, outlook)) if known.written_elsewhere == of.written_elsewhere => {
                let written = &self.store.entry_days_written()[known.days_written..];
                let past = Arc::try_unwrap(outlook).map_or_else(|shared| shared.past.clone(), |outlook| outlook.past);
                Arc::new(self.work_out(self.read_again(past, written, reach, at.day())?, basis)?)
            }
            _ => Arc::new(self.work_out(self.read(reach, at.day())?, basis)?),
        };
        self.outlook.replace(Some((of, outlook.clone())));
        Ok(outlook)
    }

    fn read(&self, reach: Reach, today: NaiveDate) -> Result<Past> {
        let (gaps, limit) = (self.store.gap_answers(None)?, SamePlaceRule::looks_back_to(today));
        let within: &[TimeDelta] = if reach == Reach::Recent { &LOOKED_FOR_WITHIN } else { &[] };
        for margin in within {
            let mut facts = self.store.day_facts(Some(limit - *margin), None)?;
            if let Some(day) = settled_before(&facts, &gaps, limit) {
                facts.drain(..facts.partition_point(|fact| fact.day < day));
                return Ok(Past { facts, since: Some(day) });
            }
        }
        Ok(Past { facts: self.store.day_facts(None, None)?, since: None })
    }

    /// The same with these days as they are in the diary now; or all of it anew, where what was settled may not be any more.
    fn read_again(&self, mut past: Past, days: &[NaiveDate], reach: Reach, today: NaiveDate) -> Result<Past> {
        for day in days.iter().copied().collect::<BTreeSet<_>>() {
            let from = past.facts.partition_point(|fact| fact.day < day);
            let to = past.facts.partition_point(|fact| fact.day <= day);
            past.facts.splice(from..to, self.store.day_facts_of(day)?);
        }
        let Some(since) = past.since else { return Ok(past) };
        let gaps = self.store.gap_answers(None)?;
        let is_settled = days.iter().all(|day| since <= *day) && reaches_before(since, &past.facts, &gaps).is_none();
        if is_settled { Ok(past) } else { self.read(reach, today) }
    }

    fn work_out(&self, past: Past, basis: &Basis<'_>) -> Result<Outlook> {
        let at = basis.at;
        let gaps = self.store.gap_answers(at.by)?;
        let (episodes, facts_of_rule) = episodes_seen(&past.facts, &gaps, &at.moment);
        let answers = self.store.said_to_reminders(at.by)?;
        let standing: Vec<Answer> = answers.standing().cloned().collect();
        let said: Vec<PlaceAnswer> = self.store.place_answers(at.by)?.into_iter().map(|stored| stored.value).collect();
        let (gaps, said, times) = (&gaps[..], &said[..], basis.times);
        let same_place = SamePlaceRule { facts: facts_of_rule, gaps, said, times, ..SamePlaceRule::default() };
        let reminders = reminders(&episodes, &same_place, &standing, at.day());
        let place_questions = same_place.questions(&episodes, at.day());
        let questions = open_questions(&episodes, SamePlaceRule::looks_back_to(at.day()));
        Ok(Outlook { past, episodes, answers, reminders, questions, place_questions })
    }

    /// The sessions whose rest, notices or daily count may still matter at `at`, in order.
    pub(crate) fn sessions_that_matter(&self, at: &At) -> Result<Vec<StoredSession>> {
        Ok(self.store.sessions_reaching(&at.moment.after(-SESSIONS_MATTER_FOR), at.by)?)
    }
}

impl Outlook {
    /// Whether there is any entry in the diary.
    pub(crate) fn is_in_use(&self) -> bool {
        // What was settled was told.
        self.past.since.is_some() || !self.past.facts.is_empty()
    }

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
        let from = self.past.facts.partition_point(|fact| fact.day < day);
        let to = self.past.facts.partition_point(|fact| fact.day <= day);
        day_states(&self.past.facts[from..to], Area::WholeBack).first().map_or(DayState::Unknown, |day| day.1)
    }

    /// How many affected days of the whole back are in the diary from `from` to `to`.
    pub(crate) fn affected_days(&self, area: Area, from: NaiveDate, to: NaiveDate) -> usize {
        let first = self.past.facts.partition_point(|fact| fact.day < from);
        let last = self.past.facts.partition_point(|fact| fact.day <= to);
        day_states(&self.past.facts[first..last], area).iter().filter(|day| day.1 == DayState::Affected).count()
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
