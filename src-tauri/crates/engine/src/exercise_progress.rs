//! How exercises are planned and grow: the morning after them, and the one step that is offered.

use respite_domain::Invalid;
use respite_domain::exercise::{self, Closed, Morning, Offer, Plan, Run, Which};
use respite_domain::time::{Moment, WallTime};
use respite_store::Stored;

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::own_exercise::{Listed, which};
use crate::shown::number;
use crate::view::{Coded, MorningAsked, OfferStatus, OfferView, Saved, WhichExercise};
use crate::{At, Engine, Field, Result, at};

/// What the next step of each exercise goes by.
pub(crate) struct Growth<'a> {
    runs: Vec<Run>,
    plans: Vec<Stored<Plan>>,
    closed: &'a [Closed],
    now: &'a Moment,
}

impl Engine {
    /// Keeps how it was on the morning after the exercises of a day; with nothing said, it is asked about again.
    ///
    /// # Errors
    /// There were none on that day, or the disk can't take it; nothing is saved then.
    pub fn tell_exercise_morning(&mut self, on: &str, said: Option<Morning>, now: &Moment) -> Result<()> {
        let on = at::day(on).in_field(Field::Day)?;
        self.act(|engine| {
            let mut runs = engine.diary_at(&At::now(now)).runs()?.to_vec();
            runs.retain(|run| run.value.started.day() == on && run.value.was_done());
            if runs.is_empty() {
                return Err(Invalid::NotFound.into());
            }
            for Stored { id, value: run, .. } in runs {
                engine.store.change(id, &Run { morning: said, ..run }, now.wall)?;
            }
            Ok(())
        })
    }

    /// The same run with the morning after it, where that was told of its day already.
    pub(crate) fn with_its_morning(&self, run: Run, now: &Moment) -> Result<Run> {
        let diary = self.diary_at(&At::now(now));
        let told = diary.runs()?.iter().map(|stored| &stored.value);
        let morning = exercise::morning_told(run.started.day(), told).filter(|_| run.was_done());
        Ok(Run { morning: morning.or(run.morning), ..run })
    }

    /// Takes what is offered of an exercise, or keeps its numbers; answers the plan that holds then. Where that is
    /// [deleted](Self::set_exercise_plan_deleted), all is as it was.
    ///
    /// # Errors
    /// Nothing is offered of it, it is not on the list, or the disk can't take it; nothing is saved then.
    pub fn answer_exercise_offer(&mut self, exercise: WhichExercise, take: bool, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let Listed { exercise, .. } = engine.exercise_listed(which(exercise))?;
            let plan = {
                let diary = engine.diary_at(&At::now(now));
                let closed = engine.closed_to_exercise(&diary)?;
                let growth = engine.growth(&diary, &closed)?;
                let (offer, plan) = (growth.offer(exercise).ok_or(Invalid::NoOffer)?, growth.plan(exercise));
                if take { offer.taken(&plan) } else { plan }
            };
            let id = engine.store.add(&plan, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Takes back what was planned of an exercise, or brings it back.
    ///
    /// # Errors
    /// There is none in the other state, or the disk can't take it.
    pub fn set_exercise_plan_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Plan>(id.into(), deleted, now.wall)?))
    }

    /// What is offered of each exercise, for the terminal.
    pub(crate) fn offers_status(&self, diary: &DiaryAt<'_>, closed: &[Closed]) -> Result<Vec<OfferStatus>> {
        // What was offered then went by plans and mornings as they were told then.
        if diary.at().by.is_some() {
            return Ok(Vec::new());
        }
        let (growth, names) = (self.growth(diary, closed)?, self.exercise_names()?);
        let offered = |Listed { exercise, .. }| {
            let OfferView { offer, reps } = growth.offer_view(exercise)?;
            Some(OfferStatus { exercise: names.of(exercise), offer, reps })
        };
        Ok(self.exercises_listed()?.into_iter().filter_map(offered).collect())
    }

    /// What the next step of each exercise goes by, where this speaks against exercises.
    pub(crate) fn growth<'a>(&self, diary: &'a DiaryAt<'_>, closed: &'a [Closed]) -> Result<Growth<'a>> {
        let runs = diary.runs()?.iter().map(|stored| stored.value.clone()).collect();
        Ok(Growth { runs, plans: self.store.exercise_plans()?, closed, now: &diary.at().moment })
    }
}

impl Growth<'_> {
    /// How an exercise was planned last.
    pub(crate) fn planned(&self, exercise: Which) -> Option<&Stored<Plan>> {
        planned(exercise, &self.plans)
    }

    /// How an exercise is to be done.
    pub(crate) fn plan(&self, exercise: Which) -> Plan {
        plan_or_usual(exercise, &self.plans)
    }

    /// What is offered of an exercise, with the repetitions that come of it.
    pub(crate) fn offer_view(&self, exercise: Which) -> Option<OfferView> {
        let offer = self.offer(exercise)?;
        Some(OfferView { offer: Coded(offer), reps: offer.taken(&self.plan(exercise)).amount.reps })
    }

    fn offer(&self, exercise: Which) -> Option<Offer> {
        exercise::offer(&self.plan(exercise), self.numbers_since(exercise), &self.runs, self.closed, self.now)
    }

    /// Since when its numbers hold; a plan with those of the article alone sets none.
    fn numbers_since(&self, exercise: Which) -> Option<WallTime> {
        let plans = self.plans.iter().filter(|stored| stored.value.exercise == exercise);
        told_since(plans, Some(&usual(exercise)), |plan| plan.amount)
    }

    /// The morning that is asked about.
    pub(crate) fn morning_asked(&self) -> Option<MorningAsked> {
        let on = exercise::morning_due(&self.runs, self.now)?;
        Some(MorningAsked { on: on.to_string(), yesterday: on.succ_opt() == Some(self.now.day()) })
    }
}

/// How an exercise was planned last.
pub(crate) fn planned(exercise: Which, plans: &[Stored<Plan>]) -> Option<&Stored<Plan>> {
    plans.iter().find(|stored| stored.value.exercise == exercise)
}

/// How an exercise is to be done.
pub(crate) fn plan_or_usual(exercise: Which, plans: &[Stored<Plan>]) -> Plan {
    planned(exercise, plans).map_or_else(|| usual(exercise), |stored| stored.value.clone())
}

fn usual(exercise: Which) -> Plan {
    Plan { exercise, amount: exercise.usual(), said_by: None, may_offer: false, note: String::new() }
}

/// Since when a part of what was told last holds: it was told then, or all of it once more as it was. What was changed beside it tells it
/// not anew. What was told last comes first; `before` is what held before all of it, if anything.
pub(crate) fn told_since<'t, T: PartialEq + 't, P: PartialEq>(
    told: impl IntoIterator<Item = &'t Stored<T>>,
    before: Option<&T>,
    part: impl Fn(&T) -> P,
) -> Option<WallTime> {
    let mut told = told.into_iter().peekable();
    while let Some(stored) = told.next() {
        let before = told.peek().map(|before| &before.value).or(before);
        if before.is_none_or(|before| part(&stored.value) != part(before) || stored.value == *before) {
            return Some(stored.entered_at);
        }
    }
    None
}
