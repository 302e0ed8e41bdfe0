//! Doctor reminders, and what the person says to them.

use chrono::Days;
use respite_domain::day::Area;
use respite_domain::place::Place;
use respite_domain::reminder::{self, Answer, Reminder, ReminderKind, ReminderState, Said};
use respite_domain::time::Moment;
use respite_domain::visit::{Outcome, StoredVisit};
use respite_domain::{Code, Invalid};
use respite_store::Stored;

use crate::error::InField;
use crate::outlook::Outlook;
use crate::shown::number;
use crate::view::{Answered, Coded, ReminderAnswer, ReminderStateView, ReminderView};
use crate::{At, Engine, Field, Result, at};

impl Engine {
    /// Keeps what the person said to a doctor reminder. Tells what was written, for [`Engine::take_back_answer`].
    ///
    /// # Errors
    /// There is no such reminder (any more), a day is off, or the disk can't take it; nothing is saved then.
    pub fn answer_reminder(
        &mut self,
        kind: ReminderKind,
        place: Option<&str>,
        answer: &ReminderAnswer,
        now: &Moment,
    ) -> Result<Answered> {
        let (kind, area) = (kind, area(place)?);
        self.act(|engine| {
            let outlook = engine.outlook(&At::now(now))?;
            let reminder = outlook.reminders.iter().find(|reminder| reminder.kind == kind && reminder.area == area);
            engine.answer(reminder.ok_or(Invalid::NotFound)?, answer, now)
        })
    }

    /// Keeps what the person said to this reminder.
    ///
    /// # Errors
    /// A day is off, or the disk can't take it; nothing is saved then.
    pub fn answer(&mut self, reminder: &Reminder, answer: &ReminderAnswer, now: &Moment) -> Result<Answered> {
        self.act(|engine| engine.answer_it(reminder, answer, now))
    }

    fn answer_it(&mut self, reminder: &Reminder, answer: &ReminderAnswer, now: &Moment) -> Result<Answered> {
        let today = now.day();
        let (said, visit) = match answer {
            ReminderAnswer::Later { days } if reminder::LATER_DAYS.contains(days) => {
                (Said::Later { until: today + Days::new((*days).into()) }, None)
            }
            ReminderAnswer::Later { days } => return Err(Invalid::UnknownWord(days.to_string()).into()),
            ReminderAnswer::Booked { on } => {
                let on = at::day(on).in_field(Field::Day)?;
                if on < today {
                    return Err(Invalid::AppointmentPast).in_field(Field::Day);
                }
                // The visit is what is kept; it answers the reminder for as long as it is there. Of one that the diary knew
                // before the episode, what is said now is kept too.
                let (visit, is_new) = self.book(on, now)?;
                if is_new {
                    return Ok(Answered { booked: Some(number(visit)), ..Answered::default() });
                }
                if reminder.state == (ReminderState::Booked { on }) {
                    return Ok(Answered::default());
                }
                (Said::Booked { on }, Some(visit))
            }
            ReminderAnswer::Been => (Said::Been, None),
            ReminderAnswer::NotForThisEpisode => (Said::NotForThisEpisode, None),
            ReminderAnswer::RemindAgain => {
                self.remind_again(reminder, now)?;
                return Ok(Answered::default());
            }
        };
        let Reminder { kind, area, start, last, .. } = *reminder;
        let answer = Answer { kind, area, start, last, on: today, said, visit };
        self.act(|engine| {
            // The visit that waits to be told of is what they have been to, and answers for as long as it is there. One from
            // before any of the reminders does not answer it; then what is said now is kept by itself.
            let due = engine.outlook(&At::now(now))?.reminders.iter().map(|reminder| reminder.since).max();
            let answers =
                |stored: &StoredVisit| said == Said::Been && due.is_none_or(|since| since <= stored.visit.day);
            if let Some(visit) = engine.visits_to_tell(now)?.pop().filter(answers) {
                engine.store.set_visit_outcome(visit.id, &Outcome::untold(now.wall))?;
                return Ok(Answered { over: Some(number(visit.id)), ..Answered::default() });
            }
            let id = engine.store.add_reminder_answer(&answer, now.wall)?;
            Ok(Answered { answer: Some(number(id)), ..Answered::default() })
        })
    }

    /// Takes back every "not again" about this reminder.
    fn remind_again(&mut self, reminder: &Reminder, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let silencing = |said: &Stored<Answer>| {
                said.value.said == Said::NotForThisEpisode && reminder::is_about(&said.value, reminder)
            };
            for said in engine.store.reminder_answers()?.into_iter().filter(silencing) {
                engine.store.set_reminder_answer_taken_back(said.id, true, now.wall)?;
            }
            Ok(())
        })
    }
}

impl Outlook {
    /// The doctor reminders of which the person said "not again", and nothing stronger.
    pub(crate) fn silenced(&self) -> impl Iterator<Item = &Reminder> {
        self.reminders.iter().filter(|reminder| {
            self.answers
                .standing()
                .any(|answer| answer.said == Said::NotForThisEpisode && reminder::is_about(answer, reminder))
        })
    }
}

pub(crate) fn reminder_view(reminder: &Reminder, outlook: &Outlook) -> ReminderView {
    let days = (reminder.last - reminder.start).num_days() + 1;
    let until = match reminder.state {
        ReminderState::Snoozed { until } => Some(until),
        ReminderState::Booked { on } => Some(on),
        ReminderState::Due | ReminderState::Done => None,
    };
    ReminderView {
        kind: Coded(reminder.kind),
        place: area_code(reminder.area),
        state: state_view(reminder.state),
        since: reminder.since.to_string(),
        start: reminder.start.to_string(),
        start_declared: reminder.start_declared,
        last: reminder.last.to_string(),
        days: i32::try_from(days).unwrap_or(i32::MAX),
        noted: i32::try_from(outlook.affected_days(reminder.area, reminder.start, reminder.last)).unwrap_or(i32::MAX),
        earlier_start: reminder.earlier.map(|(start, _)| start.to_string()),
        earlier_last: reminder.earlier.map(|(_, last)| last.to_string()),
        earlier_place: reminder.earlier_place.map(|place| place.code().to_owned()),
        until: until.map(|day| day.to_string()),
    }
}

pub(crate) fn state_view(state: ReminderState) -> ReminderStateView {
    match state {
        ReminderState::Due => ReminderStateView::Due,
        ReminderState::Snoozed { .. } => ReminderStateView::Snoozed,
        ReminderState::Booked { .. } => ReminderStateView::Booked,
        ReminderState::Done => ReminderStateView::Done,
    }
}

/// The code of a place; `None` for the whole back.
pub(crate) fn area_code(area: Area) -> Option<String> {
    match area {
        Area::WholeBack => None,
        Area::At(place) => Some(place.code().to_owned()),
    }
}

pub(crate) fn area(code: Option<&str>) -> Result<Area> {
    Ok(code.map_or(Ok(Area::WholeBack), |code| Place::from_code(code).map(Area::At))?)
}
