//! What still holds of a diary when another takes its place: the skin, the doses and the signs are the person's, whichever file is open.

use respite_domain::Code;
use respite_domain::before_start::{Hurt, INJURIES};
use respite_domain::history::Injury;
use respite_domain::partial_date::PartialDate;
use respite_domain::safety::not_agreed;
use respite_domain::time::Moment;
use respite_store::{StillHolds, StoredSignAnswer};

use crate::before_start::DOSES_BACK;
use crate::diary_at::DiaryAt;
use crate::{At, Engine, Result};

impl Engine {
    /// All that holds a pack back at `now` or wants a yes before one, every dose that can still count, and an emergency that nobody has
    /// answered. What the person said is over does not hold.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn still_holds(&self, now: &Moment) -> Result<StillHolds> {
        let diary = self.diary_at(&At::now(now));
        let facts = self.facts_before_start(&diary)?;
        let resting = diary.sessions()?.iter().filter(|stored| stored.session.rest_left(now).is_some());
        let held = facts.skin.iter().filter(|told| told.holds()).map(|told| told.telling);
        // Skin of which no telling is left is told by its session, by the number turned round.
        let (skin, sessions): (Vec<i64>, Vec<i64>) = held.partition(|telling| *telling > 0);
        let takings = self.store.takings(&now.after(-DOSES_BACK), None)?;
        let sheet_binds = !not_agreed(&self.store.safety_sheets(None)?).is_empty();
        Ok(StillHolds {
            sessions: resting.map(|stored| stored.id).chain(sessions.iter().map(|id| -id)).collect(),
            skin,
            signs: self.signs_that_hold(&diary, now)?,
            doses: takings.iter().map(|taking| taking.dose).collect(),
            side_effects: facts.sleepy_at(now).map(|felt| felt.effect).collect(),
            injuries: self.fresh_injuries(now)?,
            sheets: self.store.latest_sheet()?.filter(|_| sheet_binds).into_iter().collect(),
        })
    }

    /// An emergency, a fever, a fall.
    fn signs_that_hold(&self, diary: &DiaryAt<'_>, now: &Moment) -> Result<Vec<i64>> {
        let fevers = &diary.body()?.fevers;
        let fell = |StoredSignAnswer { answer, at, .. }: &StoredSignAnswer| {
            let hurt = Hurt { day: answer.at.date_naive(), told: Some(at.clone()) };
            answer.ticked.iter().any(|sign| INJURIES.contains(&sign.code())) && hurt.is_fresh(now)
        };
        let holds = |stored: &&StoredSignAnswer| {
            stored.answer.is_emergency()
                || fell(stored)
                || fevers.iter().any(|fever| fever.answer == stored.id && !fever.passed)
        };
        Ok(diary.signs()?.iter().filter(holds).map(|stored| stored.id).collect())
    }

    fn fresh_injuries(&self, now: &Moment) -> Result<Vec<i64>> {
        let mut injuries = self.store.all::<Injury>()?;
        injuries.retain(|stored| match stored.value.happened {
            Some(PartialDate::Day(day)) => Hurt { day, told: stored.value.told.clone() }.is_fresh(now),
            _ => false,
        });
        Ok(injuries.iter().map(|stored| stored.id).collect())
    }
}
