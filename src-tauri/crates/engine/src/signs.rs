//! Warning signs: asking, answering, and the emergency that a tick of tier 1 is (2).

use chrono::SubsecRound;
use respite_domain::day::DayFact;
use respite_domain::day::{Area, DayState};
use respite_domain::region::Region;
use respite_domain::time::{Moment, WallTime};
use respite_domain::warning_sign::{self, AskedBy, Extent, SIGNS, SignAnswer, Tier};
use respite_store::StoredSignAnswer;

use crate::diary::number;
use crate::error::InField;
use crate::outlook::Outlook;
use crate::view::{
    AskedByView, ExtentView, SignAnswerView, SignDraft, SignSaved, SignView, SignsStatus, SignsView, TierView,
};
use crate::{At, Engine, Field, Result};

/// How many answers are shown. All are kept.
const LATEST: usize = 12;

impl Engine {
    /// What is asked about warning signs, what was answered, and what is urgent.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn signs(&self, now: &Moment) -> Result<SignsView> {
        let at = At::now(now);
        let all = self.store.sign_answers(None)?;
        let answers: Vec<SignAnswer> = all.iter().map(|stored| stored.answer.clone()).collect();
        let outlook = self.outlook(&at)?;
        let known = self.episode_known(&outlook)?;
        let due = warning_sign::due_for(&answers, known, &outlook.reminders, &outlook.answers, now.day());
        let emergency = all.iter().rfind(|stored| stored.answer.is_emergency());
        let standing = all.iter().rev().filter(|stored| stored.answer.stands());
        Ok(SignsView {
            now: now.wall.to_rfc3339(),
            date: now.day().to_string(),
            signs: SIGNS
                .iter()
                .map(|sign| SignView {
                    code: sign.code.to_owned(),
                    tier: tier_view(sign.tier),
                    of_medicine: sign.of_medicine,
                })
                .collect(),
            due_for: due.map(asked_by_view),
            answered_today: answers.iter().any(|answer| answer.stands() && answer.at.date_naive() == now.day()),
            answers: standing.take(LATEST).map(|stored| self.answer_view(stored, now)).collect::<Result<_>>()?,
            emergency: emergency.map(|stored| self.answer_view(stored, now)).transpose()?,
            region: self.region()?.map(Into::into),
            number: self.emergency_number()?,
        })
    }

    /// Keeps an answer about warning signs.
    ///
    /// # Errors
    /// A code is no sign, the time is off, or the disk can't take it; nothing is saved then.
    pub fn answer_signs(&mut self, draft: &SignDraft, now: &Moment) -> Result<SignSaved> {
        let at = At::when(&draft.when, now).in_field(Field::When)?;
        let answer = SignAnswer {
            at: at.moment.wall.trunc_subsecs(0),
            asked_by: asked_by(draft.asked_by),
            extent: match draft.extent {
                ExtentView::List => Extent::List,
                ExtentView::Line => Extent::Line,
                ExtentView::Tick => Extent::Tick,
            },
            ticked: warning_sign::ticked(&draft.ticked)?,
            helped_at: None,
        };
        let id = self.store.add_sign_answer(&answer, now.wall)?;
        Ok(SignSaved { saved: self.answer_view(&StoredSignAnswer { id, answer }, now)?, view: self.signs(now)? })
    }

    /// "I have called", or "I am getting help": the emergency screen goes.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn getting_help(&mut self, now: &Moment) -> Result<SignsView> {
        self.store.set_helped(now.wall)?;
        self.signs(now)
    }

    /// "I ticked this by mistake": takes the ticks of tier 1 off an answer. What was ticked is kept as a change.
    ///
    /// # Errors
    /// There is no such answer, or the disk can't take it; nothing is changed then.
    pub fn ticked_by_mistake(&mut self, id: i32, now: &Moment) -> Result<SignsView> {
        self.store.untick_emergency(id.into(), now.wall)?;
        self.signs(now)
    }

    /// The number to call in an emergency, where it is known.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn emergency_number(&self) -> Result<Option<String>> {
        let own = || Ok(self.store.setting("emergency-number")?.filter(|number| !number.is_empty()));
        match self.region()? {
            Some(Region::Other) => own(),
            region => Ok(region.and_then(Region::emergency_number).map(str::to_owned)),
        }
    }

    /// Why the whole list is due at `now`, or else what a person who comes by themselves says.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn signs_asked_by(&self, now: &Moment) -> Result<AskedByView> {
        Ok(self.signs(now)?.due_for.unwrap_or(AskedByView::SomethingChanged))
    }

    pub(crate) fn signs_status(&self, at: &At) -> Result<Option<SignsStatus>> {
        let answers = self.store.sign_answers(at.by)?;
        let last = answers.iter().rfind(|stored| stored.answer.stands());
        Ok(last.map(|StoredSignAnswer { answer, .. }| SignsStatus {
            answered_at: answer.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            ticked: codes(answer),
        }))
    }

    /// When the start of the open episode was put into the diary: its first affected day, if it was told later than lived.
    fn episode_known(&self, outlook: &Outlook) -> Result<Option<WallTime>> {
        let Some(episode) = outlook.open_episode() else { return Ok(None) };
        let days = episode.start.iter_days().take_while(|day| *day <= episode.last);
        let Some(first) = days.into_iter().find(|day| outlook.day_state(*day) == DayState::Affected) else {
            return Ok(None);
        };
        debug_assert_eq!(episode.area, Area::WholeBack);
        let entries = self.store.entries(first, first, None)?;
        let affected = entries.iter().filter(|stored| DayFact::from(&stored.entry).state == DayState::Affected);
        Ok(affected.map(|stored| stored.entered_at).min())
    }

    fn answer_view(&self, stored: &StoredSignAnswer, now: &Moment) -> Result<SignAnswerView> {
        let changes = self.store.sign_answer_changes(stored.id)?.len();
        Ok(SignAnswerView {
            id: number(stored.id),
            at: stored.answer.at.to_rfc3339(),
            ticked: codes(&stored.answer),
            tier: stored.answer.ticked.iter().map(|sign| sign.tier).min().map(tier_view),
            ahead: now.has_ahead(stored.answer.at),
            changes: i32::try_from(changes).unwrap_or(i32::MAX),
        })
    }
}

fn codes(answer: &SignAnswer) -> Vec<String> {
    answer.ticked.iter().map(|sign| sign.code.to_owned()).collect()
}

fn tier_view(tier: Tier) -> TierView {
    match tier {
        Tier::Emergency => TierView::Emergency,
        Tier::SameDay => TierView::SameDay,
        Tier::Visit => TierView::Visit,
    }
}

fn asked_by_view(asked: AskedBy) -> AskedByView {
    match asked {
        AskedBy::FirstRun => AskedByView::FirstRun,
        AskedBy::NewEpisode => AskedByView::NewEpisode,
        AskedBy::DoctorReminder => AskedByView::DoctorReminder,
        AskedBy::SomethingChanged => AskedByView::SomethingChanged,
        AskedBy::Daily => AskedByView::Daily,
    }
}

fn asked_by(asked: AskedByView) -> AskedBy {
    match asked {
        AskedByView::FirstRun => AskedBy::FirstRun,
        AskedByView::NewEpisode => AskedBy::NewEpisode,
        AskedByView::DoctorReminder => AskedBy::DoctorReminder,
        AskedByView::SomethingChanged => AskedBy::SomethingChanged,
        AskedByView::Daily => AskedBy::Daily,
    }
}
