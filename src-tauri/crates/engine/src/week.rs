//! The two questionnaires: the PEG of a week, and the Roland-Morris before a visit.

use chrono::{NaiveDate, SubsecRound};
use respite_domain::Invalid;
use respite_domain::roland_morris::RolandMorris;
use respite_domain::score::Score;
use respite_domain::time::Moment;
use respite_domain::week::{self, Peg};
use respite_store::Stored;

use crate::shown::number;
use crate::view::{PegDraft, PegView, RolandMorrisDraft, RolandMorrisView, Saved, WeekView};
use crate::{Engine, Result};

/// The setting that holds the day on which the person last said "not this week".
const PUT_OFF: &str = "week-put-off";

impl Engine {
    /// Whether it is time for the three questions about the past week, and all that was answered so far.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn week(&self, now: &Moment) -> Result<WeekView> {
        let answers = self.store.pegs()?;
        // What was answered or put off while the clock was ahead silences no question of later.
        let has_come = |day: &NaiveDate| now.has_come(*day);
        let last = answers.iter().map(|stored| stored.value.answered.date_naive()).find(has_come);
        let put_off = self.store.setting(PUT_OFF)?.and_then(|day| day.parse().ok()).filter(has_come);
        let in_use_since = self.store.first_entered()?.map(|entered| entered.date_naive());
        Ok(WeekView {
            now: now.wall.to_rfc3339(),
            due: week::due(in_use_since, last, put_off, now.day()),
            answers: answers.iter().map(peg_view).collect(),
        })
    }

    /// Keeps the answers to the three questions.
    ///
    /// # Errors
    /// [`Invalid::WeekIncomplete`] when one is missing, [`Invalid::Score`] when one is no score, or the disk can't take it;
    /// nothing is saved then.
    pub fn answer_week(&mut self, draft: &PegDraft, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let score = |points: Option<f64>| points.ok_or(Invalid::WeekIncomplete).and_then(Score::new);
            let peg = Peg {
                answered: now.wall.trunc_subsecs(0),
                pain: score(draft.pain)?,
                enjoyment: score(draft.enjoyment)?,
                activity: score(draft.activity)?,
            };
            let id = engine.store.add(&peg, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// "Not this week."
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn put_week_off(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_settings(&[(PUT_OFF, now.day().to_string())], now.wall)?))
    }

    /// Deletes the answers of a week, or brings them back.
    ///
    /// # Errors
    /// There are none in the other state, or the disk can't take it.
    pub fn set_week_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Peg>(id.into(), deleted, now.wall)?))
    }

    /// The Roland-Morris questionnaires that were answered, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn roland_morris(&self) -> Result<Vec<RolandMorrisView>> {
        Ok(self.store.roland_morris()?.iter().map(roland_morris_view).collect())
    }

    /// Keeps an answered Roland-Morris questionnaire.
    ///
    /// # Errors
    /// Nothing was ticked, nor said that nothing fits; there is no such statement; or the disk can't take it. Nothing is
    /// saved then.
    pub fn answer_roland_morris(&mut self, draft: &RolandMorrisDraft, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let answers = RolandMorris::new(now.wall.trunc_subsecs(0), &draft.ticked, draft.none_fits)?;
            let id = engine.store.add(&answers, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Deletes an answered Roland-Morris questionnaire, or brings it back.
    ///
    /// # Errors
    /// There is none in the other state, or the disk can't take it.
    pub fn set_roland_morris_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<RolandMorris>(id.into(), deleted, now.wall)?))
    }
}

fn peg_view(stored: &Stored<Peg>) -> PegView {
    let Stored { id, value: peg, .. } = stored;
    PegView {
        id: number(*id),
        answered_at: peg.answered.to_rfc3339(),
        pain: peg.pain.points(),
        enjoyment: peg.enjoyment.points(),
        activity: peg.activity.points(),
        tenths: peg.tenths(),
    }
}

fn roland_morris_view(stored: &Stored<RolandMorris>) -> RolandMorrisView {
    let Stored { id, value: answers, .. } = stored;
    RolandMorrisView {
        id: number(*id),
        answered_at: answers.answered.to_rfc3339(),
        ticked: answers.ticked().map(u32::from).collect(),
        count: answers.count(),
    }
}
