//! Exercises: whether they are for today, how they are planned, and the one that is on.

use chrono::{Days, NaiveDate, SecondsFormat, TimeDelta};
use respite_domain::exercise::{
    self, Amount, Clearance, Closed, Ending, Facts, Plan, Run, Side, StandingSign, Word, cues, gate, step_at, whole,
};
use respite_domain::score::Score;
use respite_domain::session::StoredSession;
use respite_domain::time::{Moment, WallTime};
use respite_domain::warning_sign::Tier;
use respite_domain::{Code, Invalid};
use respite_store::Stored;

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::exercise_progress::{Growth, plan_or_usual, told_since};
use crate::own_exercise::{Listed, Names, which};
use crate::shown::{number, points};
use crate::signs::{signs_due_first, still_so};
use crate::view::{
    ClearanceView, ClosingSignView, Coded, CueView, DoneView, EndedView, ExerciseStatus, ExerciseView, ExercisesView,
    GateStatus, OfferStatus, PlanDraft, RunStart, RunView, Saved,
};
use crate::{At, Edit, Engine, Field, Result, at, draft};

/// How many of those done are listed.
const LATEST: usize = 20;

/// What was told that opens and closes exercises.
struct Told {
    /// The warning signs that stand ticked.
    signs: Vec<StandingSign>,
    clearance: Option<Clearance>,
    /// The word of a clinician.
    word: Option<Word>,
}

impl Engine {
    /// The screen "Exercises".
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn exercises(&self, now: &Moment) -> Result<ExercisesView> {
        let diary = self.diary_at(&At::now(now));
        let told = self.told_of_exercise(&diary)?;
        let closed = self.gate(&diary, &told)?;
        let (growth, names) = (self.growth(&diary, &closed)?, self.exercise_names()?);
        let view = |listed| exercise_view(listed, &names, &growth);
        Ok(ExercisesView {
            now: now.wall.to_rfc3339(),
            exercises: self.exercises_listed()?.into_iter().map(view).collect(),
            morning: growth.morning_asked(),
            closed: closed.iter().copied().map(Coded).collect(),
            signs: closing_signs(&told),
            standing: told.signs.iter().map(|stands| stands.sign.code().to_owned()).collect(),
            clearance: told.clearance.map(clearance_view),
            on: self.store.exercise_on()?.map(|stored| run_view(&stored, &names, now)),
            done: diary.runs()?.iter().take(LATEST).filter_map(|done| done_view(done, &names)).collect(),
        })
    }

    /// Keeps how an exercise is to be done from now on.
    ///
    /// # Errors
    /// A number is off, it is not on the list, or the disk can't take it; nothing is saved then.
    pub fn plan_exercise<'a>(&mut self, edit: impl Into<Edit<'a, PlanDraft>>, now: &Moment) -> Result<Saved> {
        let edit = edit.into();
        self.act(|engine| {
            let Listed { exercise, .. } = engine.exercise_listed(which(edit.says.exercise))?;
            let stands = plan_or_usual(exercise, &engine.store.exercise_plans()?);
            let plan = edit.over(stands, |given| Ok(plan(given)))?;
            plan.check()?;
            let id = engine.store.add(&plan, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Keeps whether the person moves most days, and who said that exercises are fine.
    ///
    /// # Errors
    /// Nothing is said of being active, a name is there without a day or a day without a name, or the disk can't take it; nothing
    /// is saved then.
    pub fn clear_exercise<'a>(&mut self, edit: impl Into<Edit<'a, ClearanceView>>, now: &Moment) -> Result<()> {
        let edit = edit.into();
        self.act(|engine| {
            let clearance = match engine.store.exercise_clearances(None)?.into_iter().next() {
                Some(stands) => edit.over(stands.value, clearance)?,
                None => clearance(edit.says)?,
            };
            clearance.check(now.day()).in_field(Field::ByWhom)?;
            Ok(engine.store.add(&clearance, now.wall).map(drop)?)
        })
    }

    /// Starts an exercise.
    ///
    /// # Errors
    /// One is on, exercises are not for today, the pain before is not said or too much, it is not on the list, or the disk can't take
    /// it; nothing is started then.
    pub fn start_exercise(&mut self, start: &RunStart, now: &Moment) -> Result<ExercisesView> {
        let before = draft::score(start.before, Field::Before)?.ok_or(Invalid::PainBefore)?;
        self.act(|engine| {
            if engine.store.exercise_on()?.is_some() {
                return Err(Invalid::ExerciseOn.into());
            }
            engine.may_exercise(now)?;
            Closed::by_pain_now(before)?;
            let Listed { exercise, has_sides, .. } = engine.exercise_listed(which(start.exercise))?;
            let amount = plan_or_usual(exercise, &engine.store.exercise_plans()?).amount;
            let first = has_sides.then_some(start.first.0);
            let run = Run::begin(exercise, amount, first, start.halves, before, now);
            engine.store.add(&run, now.wall)?;
            engine.exercises(now)
        })
    }

    /// Pauses the exercise that is on.
    ///
    /// # Errors
    /// None is on, or the disk can't take it.
    pub fn pause_exercise(&mut self, now: &Moment) -> Result<ExercisesView> {
        self.move_exercise(now, |run| run.paused(now))
    }

    /// Pauses the exercise that is on where a screen saw it last, in milliseconds without pauses: the computer slept since.
    ///
    /// # Errors
    /// None is on, or the disk can't take it.
    pub fn pause_exercise_unseen(&mut self, seen: u32, now: &Moment) -> Result<ExercisesView> {
        self.move_exercise(now, |run| run.last_seen_at(TimeDelta::milliseconds(seen.into()), now))
    }

    /// Goes on with the exercise that is on: from where it is, or from the second that a press led to.
    ///
    /// # Errors
    /// None is on, it was paused for too long or its time is over, something was told meanwhile for which exercises are not for today,
    /// or the disk can't take it.
    pub fn go_on_exercise(&mut self, from: Option<u32>, now: &Moment) -> Result<ExercisesView> {
        self.act(|engine| {
            engine.may_exercise(now)?;
            let on = engine.store.exercise_on()?.ok_or(Invalid::NoExercise)?.value;
            if on.left_at(now).is_some() {
                let why = if on.going.is_some() { Invalid::ExerciseOver } else { Invalid::PausedTooLong };
                return Err(why.into());
            }
            engine.move_exercise(now, |run| run.going_on(from, now))
        })
    }

    /// Ends the exercise that is on, as the person says that it did.
    ///
    /// # Errors
    /// None is on, or the disk can't take it.
    pub fn end_exercise(&mut self, ending: Ending, now: &Moment) -> Result<EndedView> {
        self.act(|engine| {
            let Stored { id, value: run, .. } = engine.store.exercise_on()?.ok_or(Invalid::NoExercise)?;
            let is_seen = run.left_at(now).is_none();
            let ended = engine.with_its_morning(run.ending_at(ending, now), now)?;
            engine.store.change(id, &ended, now.wall)?;
            Ok(EndedView { done: engine.done(id)?, is_seen })
        })
    }

    /// Ends the exercise whose time has run out just now, as the screen tells that leads through it. Nothing where it has not, or did
    /// a while ago: then nobody knows who saw it, and how it ended is asked.
    ///
    /// # Errors
    /// None is on, or the disk can't take it.
    pub fn exercise_ran_out(&mut self, now: &Moment) -> Result<Option<EndedView>> {
        self.act(|engine| {
            let on = engine.store.exercise_on()?.ok_or(Invalid::NoExercise)?.value;
            on.runs_out(now).then(|| engine.end_exercise(Ending::Done, now)).transpose()
        })
    }

    /// The same with the pain after it, where that is said.
    ///
    /// # Errors
    /// None is on, the pain is no score, or the disk can't take it; nothing is saved then.
    pub fn stop_exercise(&mut self, ending: Ending, after: Option<f64>, now: &Moment) -> Result<DoneView> {
        self.act(|engine| {
            let EndedView { done, .. } = engine.end_exercise(ending, now)?;
            if let Some(after) = after {
                engine.exercise_pain_after(done.id, after, now)?;
            }
            engine.done(done.id.into())
        })
    }

    /// Keeps the pain after an exercise.
    ///
    /// # Errors
    /// It is no score, there is no such exercise that has ended, or the disk can't take it.
    pub fn exercise_pain_after(&mut self, id: i32, after: f64, now: &Moment) -> Result<()> {
        let after = Score::new(after).in_field(Field::After)?;
        self.act(|engine| {
            let Stored { id, value: run, .. } = engine.store.row::<Run>(id.into())?;
            run.ended.as_ref().ok_or(Invalid::NotFound)?;
            Ok(engine.store.change(id, &Run { after: Some(after), ..run }, now.wall)?)
        })
    }

    /// Deletes an exercise that was done, or brings it back.
    ///
    /// # Errors
    /// There is none in the other state, or the disk can't take it.
    pub fn set_exercise_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            engine.store.set_deleted::<Run>(id.into(), deleted, now.wall)?;
            if deleted {
                return Ok(());
            }
            let Stored { id, value: run, .. } = engine.store.row::<Run>(id.into())?;
            let back = engine.with_its_morning(run, now)?;
            Ok(engine.store.change(id, &back, now.wall)?)
        })
    }

    fn done(&self, id: i64) -> Result<DoneView> {
        Ok(done_view(&self.store.row(id)?, &self.exercise_names()?).ok_or(Invalid::NotFound)?)
    }

    fn move_exercise(&mut self, now: &Moment, moved: impl FnOnce(Run) -> Run) -> Result<ExercisesView> {
        self.act(|engine| {
            let Stored { id, value: run, .. } = engine.store.exercise_on()?.ok_or(Invalid::NoExercise)?;
            engine.store.change(id, &moved(run), now.wall)?;
            engine.exercises(now)
        })
    }

    /// What opens and closes exercises whatever the pain is.
    fn told_of_exercise(&self, diary: &DiaryAt<'_>) -> Result<Told> {
        let answers = still_so(diary)?;
        let said = self.store.exercise_clearances(diary.at().by)?;
        // Whether one is active, or how a name is spelled, tells a word of a clinician not anew.
        let told = told_since(&said, None, |clearance| clearance.on);
        let clearance = said.into_iter().next().map(|stored| stored.value);
        let word = clearance.as_ref().zip(told).and_then(|(said, told)| said.word(told, &diary.at().moment));
        Ok(Told { signs: exercise::signs(&answers), clearance, word })
    }

    /// # Errors
    /// [`Invalid::NotToday`] where something speaks against exercises.
    fn may_exercise(&self, now: &Moment) -> Result<()> {
        let closed = self.closed_to_exercise(&self.diary_at(&At::now(now)))?;
        if closed.is_empty() {
            return Ok(());
        }
        Err(Invalid::NotToday(closed.into_iter().map(Code::code).collect()).into())
    }

    /// What speaks against exercises.
    pub(crate) fn closed_to_exercise(&self, diary: &DiaryAt<'_>) -> Result<Vec<Closed>> {
        self.gate(diary, &self.told_of_exercise(diary)?)
    }

    /// The same, of what was told already.
    fn gate(&self, diary: &DiaryAt<'_>, told: &Told) -> Result<Vec<Closed>> {
        let at = diary.at();
        // Who flies over the date line has no day between that of the pain and today.
        let since = at.day().checked_sub_days(Days::new(2)).unwrap_or(at.day());
        let entries = self.store.entries(since, at.day() + Days::new(1), at.by)?;
        let entries: Vec<_> = entries.into_iter().map(|stored| stored.entry).collect();
        let runs = runs_since(since, diary)?;
        let pains = self.pains_beside_entries(since, &runs, at)?;
        let hurt = runs.iter().filter(|run| run.ending == Some(Ending::Hurt)).map(|run| end_of(run).wall).max();
        let answers = &diary.told_signs()?.answers;
        let facts = Facts {
            entries: &entries,
            pains: &pains,
            signs: &told.signs,
            signs_due: exercise::list_is_due(answers, &at.moment) || signs_due_first(diary)?,
            hurt,
            clearance: told.clearance.as_ref(),
            word: told.word,
        };
        Ok(gate(&facts, &at.moment))
    }

    /// Each pain that was told since a day, but for those of entries, and when it was.
    fn pains_beside_entries(&self, since: NaiveDate, runs: &[Run], at: &At) -> Result<Vec<(WallTime, Score)>> {
        let to = at.day() + Days::new(1);
        let mut pains = Vec::new();
        for StoredSession { session, .. } in self.store.sessions_of_days(since, to, at.by)? {
            let off = session.ended.as_ref().unwrap_or(&session.started).wall;
            pains.extend([(session.started.wall, session.before), (off, session.after), (off, session.later)]);
        }
        for Stored { value: relief, .. } in self.store.reliefs(since, to, at.by)? {
            pains.extend([(relief.tried_at, relief.before), (relief.tried_at, relief.after)]);
        }
        for run in runs {
            pains.extend([(run.started.wall, Some(run.before)), (end_of(run).wall, run.after)]);
        }
        Ok(pains.into_iter().filter_map(|(when, pain)| Some((when, pain?))).collect())
    }

    /// The same for the terminal, with what is offered of each exercise.
    pub(crate) fn gate_status(&self, diary: &DiaryAt<'_>) -> Result<(GateStatus, Vec<OfferStatus>)> {
        let told = self.told_of_exercise(diary)?;
        let closed = self.gate(diary, &told)?;
        let offers = self.offers_status(diary, &closed)?;
        let gate = GateStatus {
            open: closed.is_empty(),
            closed_by: closed.into_iter().map(Coded).collect(),
            cleared_on: told.clearance.as_ref().and_then(|said| said.on).map(|on| on.to_string()),
            cleared_by: told.clearance.and_then(|said| said.by),
        };
        Ok((gate, offers))
    }

    /// The exercise that is on, for the terminal.
    pub(crate) fn exercise_status(&self, at: &At) -> Result<Option<ExerciseStatus>> {
        let on = self.store.exercise_on()?.map(|stored| stored.value);
        let on = on.filter(|run| at.by.is_none_or(|by| run.started.wall <= by));
        let names = self.exercise_names()?;
        Ok(on.and_then(|run| {
            let step = step_at(&run.cues(), run.seconds(&at.moment))?;
            Some(ExerciseStatus {
                exercise: names.of(run.exercise),
                started_at: run.started.wall.to_rfc3339_opts(SecondsFormat::Secs, false),
                paused: run.going.is_none(),
                left: run.left_at(&at.moment).is_some(),
                set: step.set,
                side: step.side.map(Coded),
                rep: step.rep,
            })
        }))
    }
}

/// The exercises that began or ended since a day. One of a day to come was done while the clock was ahead.
fn runs_since(since: NaiveDate, diary: &DiaryAt<'_>) -> Result<Vec<Run>> {
    let days = since..=diary.at().day() + Days::new(1);
    let runs = diary.runs()?.iter().map(|stored| &stored.value);
    let of_these = |run: &&Run| [&run.started, end_of(run)].into_iter().any(|moment| days.contains(&moment.day()));
    Ok(runs.filter(of_these).cloned().collect())
}

fn end_of(run: &Run) -> &Moment {
    run.ended.as_ref().unwrap_or(&run.started)
}

fn exercise_view(listed: Listed, names: &Names, growth: &Growth<'_>) -> ExerciseView {
    let Listed { exercise, has_sides, own } = listed;
    let Plan { amount, said_by, may_offer, note, .. } = growth.plan(exercise);
    let track = cues(has_sides.then_some(Side::Left), amount, false);
    ExerciseView {
        exercise: names.of(exercise),
        own,
        has_sides,
        sets: amount.sets,
        reps: amount.reps,
        hold: amount.hold,
        rest: amount.rest,
        seconds: track.last().map_or(0, |end| end.at),
        said_by,
        may_offer,
        note,
        planned: growth.planned(exercise).is_some(),
        offer: growth.offer_view(exercise),
    }
}

/// The warning signs by which exercises are closed.
fn closing_signs(told: &Told) -> Vec<ClosingSignView> {
    let closing = exercise::closing(&told.signs, told.word).map(|stands| ClosingSignView {
        sign: stands.sign.code().to_owned(),
        ticked_on: stands.last.date_naive().to_string(),
        can_be_cleared: stands.sign.tier != Tier::Emergency,
    });
    closing.collect()
}

fn plan(given: &PlanDraft) -> Plan {
    let amount =
        Amount { sets: whole(given.sets), reps: whole(given.reps), hold: whole(given.hold), rest: whole(given.rest) };
    let said_by = Some(given.said_by.trim()).filter(|by| !by.is_empty()).map(str::to_owned);
    let may_offer = given.may_offer && said_by.is_some();
    Plan { exercise: which(given.exercise), amount, said_by, may_offer, note: given.note.trim().to_owned() }
}

fn clearance(given: &ClearanceView) -> Result<Clearance> {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Clearance {
        active: given.active.ok_or(Invalid::NothingTicked)?,
        by: filled(&given.by),
        on: filled(&given.on).map(|on| at::day(&on)).transpose().in_field(Field::Day)?,
    })
}

fn clearance_view(clearance: Clearance) -> ClearanceView {
    ClearanceView {
        active: Some(clearance.active),
        by: clearance.by.unwrap_or_default(),
        on: clearance.on.map(|on| on.to_string()).unwrap_or_default(),
    }
}

fn run_view(stored: &Stored<Run>, names: &Names, now: &Moment) -> RunView {
    let Stored { id, value: run, .. } = stored;
    let cues = run.cues().into_iter().map(|timed| CueView {
        at: timed.at,
        cue: timed.cue.code().to_owned(),
        left: timed.cue.left(),
        set: timed.step.set,
        side: timed.step.side.map(Coded),
        rep: timed.step.rep,
    });
    RunView {
        id: number(*id),
        exercise: names.of(run.exercise),
        sets: run.amount.sets,
        reps: run.amount.reps,
        position: number(run.position(now).num_milliseconds()),
        paused: run.going.is_none(),
        over: run.left_at(now).is_some(),
        cues: cues.collect(),
    }
}

fn done_view(stored: &Stored<Run>, names: &Names) -> Option<DoneView> {
    let Stored { id, value: run, .. } = stored;
    Some(DoneView {
        id: number(*id),
        exercise: names.of(run.exercise),
        started_at: run.started.wall.to_rfc3339(),
        ending: Coded(run.ending?),
        reps_done: run.reps_done,
        reps: run.reps(),
        whole: run.is_whole(),
        side: run.ended_in.and_then(|step| step.side).map(Coded),
        rep: run.ended_in.map_or(0, |step| step.rep),
        before: run.before.points(),
        after: points(run.after),
    })
}
