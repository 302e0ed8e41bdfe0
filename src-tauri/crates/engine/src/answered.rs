//! What was said to doctor reminders and to questions that only the person can answer, as the diary tells it; taken back where that
//! was a slip, and said again where taking it back was one.

use chrono::NaiveDate;
use respite_domain::episode::GapAnswer;
use respite_domain::reminder::{Answer, Said};
use respite_domain::same_place::PlaceAnswer;
use respite_domain::time::{Moment, WallTime};
use respite_domain::visit::{StoredVisit, Visit};
use respite_store::Stored;

use crate::doctor::area_code;
use crate::questions::{gap_view, place_question_view};
use crate::shown::number;
use crate::view::{AnswerView, Answered, Coded, ReminderAnswer, SaidTo};
use crate::{Engine, Result};

impl Engine {
    /// Takes back what was said to a reminder or a question: it counts as never said, and what it answered is asked again.
    ///
    /// # Errors
    /// It does not stand (any more), a visit of it is gone, or the disk can't take it; nothing is changed then.
    pub fn take_back_answer(&mut self, answered: &Answered, now: &Moment) -> Result<()> {
        self.act(|engine| {
            engine.set_taken_back(answered, true, now)?;
            if let Some(visit) = answered.over {
                engine.store.take_back_visit_outcome(visit.into(), now.wall)?;
            }
            Ok(())
        })
    }

    /// To take it back was a slip: it stands as it was said.
    ///
    /// # Errors
    /// It was not taken back, a visit of it is gone, or the disk can't take it; nothing is changed then.
    pub fn say_again(&mut self, answered: &Answered, now: &Moment) -> Result<()> {
        self.act(|engine| {
            engine.set_taken_back(answered, false, now)?;
            if let Some(visit) = answered.over {
                engine.store.tell_visit_outcome_again(visit.into(), now.wall)?;
            }
            Ok(())
        })
    }

    fn set_taken_back(&mut self, answered: &Answered, taken_back: bool, now: &Moment) -> Result<()> {
        let Answered { answer, gap, place, booked, over: _ } = *answered;
        self.act(|engine| {
            if let Some(answer) = answer {
                engine.store.set_reminder_answer_taken_back(answer.into(), taken_back, now.wall)?;
            }
            if let Some(gap) = gap {
                engine.store.set_deleted::<GapAnswer>(gap.into(), taken_back, now.wall)?;
            }
            if let Some(place) = place {
                engine.store.set_deleted::<PlaceAnswer>(place.into(), taken_back, now.wall)?;
            }
            if let Some(visit) = booked {
                engine.store.set_deleted::<Visit>(visit.into(), taken_back, now.wall)?;
            }
            Ok(())
        })
    }

    /// What stands of it, each with the day on which it was said, in the order told; "I have been" of those visits of which no more was
    /// told.
    pub(crate) fn answers_by_day(&self, visits: &[StoredVisit], now: &Moment) -> Result<Vec<(NaiveDate, AnswerView)>> {
        let reminders = self.store.reminder_answers()?.into_iter().map(of_reminder);
        let gaps = self.store.all()?.into_iter().map(of_gap);
        let places = self.store.all()?.into_iter().map(of_place);
        let been = visits.iter().filter_map(of_visit);
        let view = |(at, row, answered, said): Told| {
            let (day, ahead) = (at.date_naive(), now.has_ahead(at));
            (day, AnswerView { row, answered, at: at.to_rfc3339(), ahead, said })
        };
        Ok(reminders.chain(gaps).chain(places).chain(been).map(view).collect())
    }
}

/// When it was said, its name among the rows of its day, what it wrote, and what was said.
type Told = (WallTime, String, Answered, SaidTo);

fn of_reminder(Stored { id, value, entered_at, .. }: Stored<Answer>) -> Told {
    let Answer { kind, area, said, .. } = value;
    let said = match said {
        // As it was said: whatever the clock of then, it was put off by so many days.
        Said::Later { until } => {
            let days = (until - entered_at.date_naive()).num_days();
            ReminderAnswer::Later { days: u8::try_from(days).unwrap_or_default() }
        }
        Said::Booked { on } => ReminderAnswer::Booked { on: on.to_string() },
        Said::Been => ReminderAnswer::Been,
        Said::NotForThisEpisode => ReminderAnswer::NotForThisEpisode,
    };
    let answered = Answered { answer: Some(number(id)), ..Answered::default() };
    let to = SaidTo::Reminder { kind: Coded(kind), place: area_code(area), answer: said };
    (entered_at, format!("reminder-answer-{id}"), answered, to)
}

fn of_gap(Stored { id, value, entered_at, .. }: Stored<GapAnswer>) -> Told {
    let GapAnswer { area, from, to, still } = value;
    let answered = Answered { gap: Some(number(id)), ..Answered::default() };
    let to = SaidTo::Gap { question: gap_view(area, from, to), still: Coded(still) };
    (entered_at, format!("gap-answer-{id}"), answered, to)
}

fn of_place(Stored { id, value, entered_at, .. }: Stored<PlaceAnswer>) -> Told {
    let answered = Answered { place: Some(number(id)), ..Answered::default() };
    let to = SaidTo::Place { question: place_question_view(&value.question), same: value.same };
    (entered_at, format!("place-answer-{id}"), answered, to)
}

fn of_visit(StoredVisit { id, visit, .. }: &StoredVisit) -> Option<Told> {
    let outcome = visit.outcome.as_ref().filter(|outcome| outcome.is_untold())?;
    let answered = Answered { over: Some(number(*id)), ..Answered::default() };
    Some((outcome.at, format!("been-{id}"), answered, SaidTo::Visit { day: visit.day.to_string() }))
}
