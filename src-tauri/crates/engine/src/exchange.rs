//! What the diary holds of some days, for other programs.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use respite_domain::Invalid;
use respite_domain::exercise::Run;
use respite_domain::goal::Goal;
use respite_domain::history::{Condition, Injury, Test};
use respite_domain::medicine::known_now;
use respite_domain::partial_date::PartialDate;
use respite_domain::record::{Kept, OwnGoal, OwnProduct, OwnRun, Record, Standing};
use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use respite_domain::visit::Visit;
use respite_store::{Row, Stored, StoredDose};

use crate::diary_at::DiaryAt;
use crate::dose::written;
use crate::history::was_set;
use crate::shelf::{forget_deleted_courses, later_than, shelf_as_told};
use crate::view::NamedExercise;
use crate::{At, Engine, Result, at};

impl Engine {
    /// All that the diary holds of the days `from` to `to`. Without `from` it begins with the first day that anything is told of,
    /// without `to` it ends today.
    ///
    /// # Errors
    /// A day is off, `to` lies before `from`, or the disk does not answer.
    pub fn record(&self, from: Option<&str>, to: Option<&str>, at: &At) -> Result<Record> {
        let to = to.map(at::day).transpose()?.unwrap_or_else(|| at.day());
        let first = from.map(at::day).transpose()?;
        if first.is_some_and(|from| from > to) {
            return Err(Invalid::Period.into());
        }
        let known = self.diary_at(at);
        let outlook = known.whole_outlook()?;
        let mut record = self.record_of(first.unwrap_or(NaiveDate::MIN), to, &known)?;
        let told = [
            record.entries.first().map(|kept| kept.value.day()),
            record.sessions.first().map(|kept| kept.value.started.day()),
            record.reliefs.first().map(|kept| kept.value.tried_at.date_naive()),
            record.runs.first().map(|kept| kept.value.run.started.day()),
        ];
        let doses = record.doses.iter().map(|kept| kept.value.at);
        let effects = record.side_effects.iter().map(|kept| kept.value.at);
        let signs = record.signs.iter().map(|kept| kept.value.at);
        let pegs = record.pegs.iter().map(|kept| kept.value.answered);
        let counts = record.roland_morris.iter().map(|kept| kept.value.answered);
        let times = doses.chain(effects).chain(signs).chain(pegs).chain(counts).map(|at| at.date_naive());
        let visits = record.visits.iter().map(|kept| kept.value.day).filter(|day| *day <= to);
        record.from =
            first.or_else(|| told.into_iter().flatten().chain(times).chain(visits).min()).unwrap_or(to).min(to);
        let episodes = outlook.episodes.iter();
        record.episodes = episodes.filter(|episode| episode.shares_a_day_with(record.from, to)).cloned().collect();
        Ok(record)
    }

    fn record_of(&self, from: NaiveDate, to: NaiveDate, known: &DiaryAt<'_>) -> Result<Record> {
        let at = known.at();
        let within = |told: WallTime| (from..=to).contains(&told.date_naive()) && at.by.is_none_or(|by| told <= by);
        // The disk counts days in whole years of four figures.
        let first = from.max(NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(from));
        // Whatever the offset, a local day lies within the same day of UTC and the two beside it.
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
        let (begin, end) = (midnight(first) - TimeDelta::days(1), midnight(to) + TimeDelta::days(2));
        let entries = self.store.entries(first, to, at.by)?.into_iter();
        let sessions = self.store.sessions_of_days(first, to, at.by)?.into_iter();
        let reliefs = self.store.reliefs(first, to, at.by)?.into_iter();
        let doses = self.doses_of_days(begin, end, to, at)?.into_iter().filter(|row| within(row.dose.at));
        let effects = self.store.side_effects_between(begin, end)?.into_iter().filter(|row| within(row.value.at));
        let signs = known.told_signs()?.numbered().filter(|(_, answer)| within(answer.at));
        let pegs = self.store.pegs()?.into_iter().filter(|row| within(row.value.answered));
        let counts = self.store.roland_morris()?.into_iter().filter(|row| within(row.value.answered));
        // And those to come.
        let is_of_them = |visit: &Visit| visit.day >= from && (visit.day <= to || visit.outcome.is_none());
        let visits = self.store.visits(at.by)?.into_iter().filter(|row| is_of_them(&row.visit));
        let mut record = Record {
            diary: self.diary_uid()?,
            from,
            to,
            person: self.person()?,
            region: self.region()?,
            entries: self.kept("entry", entries.map(|row| (row.id, Some(row.entered_at), row.entry)))?,
            episodes: Vec::new(),
            sessions: self.kept("session", sessions.map(|row| (row.id, None, row.session)))?,
            own_packs: self.store.own_packs_ever()?,
            reliefs: self.kept("relief", reliefs.map(|row| (row.id, None, row.value)))?,
            runs: self.runs(within, at)?,
            products: self.own_products(to, at)?,
            doses: self.kept("dose", doses.map(|row| (row.id, Some(row.entered_at), row.dose)))?,
            side_effects: self.kept("side_effect", effects.map(|row| (row.id, None, row.value)))?,
            signs: self.kept("sign_answer", signs.map(|(id, answer)| (id, None, answer.clone())))?,
            pegs: self.kept("peg", pegs.map(|row| (row.id, None, row.value)))?,
            roland_morris: self.kept("roland_morris", counts.map(|row| (row.id, None, row.value)))?,
            visits: self.kept("visit", visits.map(|row| (row.id, Some(row.visit.booked_at), row.visit)))?,
            injuries: self.happened(to, at, |injury: &Injury| injury.happened)?,
            tests: self.happened(to, at, |test: &Test| test.happened)?,
            conditions: self.happened(to, at, |condition: &Condition| condition.since)?,
            first_spasm: self.store.first_spasm(at.by)?,
            goals: self.goals_of(to, at)?,
        };
        record.entries.sort_by_key(|kept| kept.value.occurred_at);
        record.sessions.sort_by_key(|kept| kept.value.started.wall);
        record.reliefs.sort_by_key(|kept| kept.value.tried_at);
        record.runs.sort_by_key(|kept| kept.value.run.started.wall);
        Ok(record)
    }

    /// The doses of some days. Where the last of them is today, those too that were entered while the clock was ahead, as they count now.
    fn doses_of_days(&self, begin: WallTime, end: WallTime, to: NaiveDate, at: &At) -> Result<Vec<StoredDose>> {
        if at.by.is_some() || to < at.day() {
            return Ok(self.store.doses(begin, end)?);
        }
        let doses = self.store.doses(begin, None)?;
        let known = known_now(&written(&doses), at.moment.wall);
        Ok(doses.into_iter().zip(known).map(|(stored, dose)| StoredDose { dose, ..stored }).collect())
    }

    /// The exercises of which anything was done.
    fn runs(&self, within: impl Fn(WallTime) -> bool, at: &At) -> Result<Vec<Kept<OwnRun>>> {
        let names = self.exercise_names()?;
        let mut done = self.store.exercises_done(at.by, u32::MAX)?;
        done.retain(|row| row.value.was_done() && within(row.value.started.wall));
        let named = done.into_iter().map(|Stored { id, value: run, .. }| {
            let own_name = match names.of(run.exercise) {
                NamedExercise::Given(_) => None,
                NamedExercise::Own { name, .. } => Some(name),
            };
            (id, None, OwnRun { run, own_name })
        });
        self.kept(Run::TABLE, named)
    }

    /// The rows of a table by their own names. One whose name can't be read has none to go out under, and counts as unreadable.
    fn kept<T>(
        &self,
        table: &'static str,
        rows: impl Iterator<Item = (i64, Option<WallTime>, T)>,
    ) -> Result<Vec<Kept<T>>> {
        let uids = self.store.uids(table)?;
        let named = rows.filter_map(|(id, entered_at, value)| Some(Kept { uid: *uids.get(&id)?, entered_at, value }));
        Ok(named.collect())
    }

    /// The name of the diary itself: a UUID of version 8 (RFC 9562, 5.8) of its mark.
    fn diary_uid(&self) -> Result<Uid> {
        let mark = self.store.setting("diary-id")?;
        Ok(of_mark(mark.and_then(|mark| u128::from_str_radix(&mark, 16).ok()).unwrap_or(0)))
    }

    /// The products as they were known on the day `to`.
    fn own_products(&self, to: NaiveDate, at: &At) -> Result<Vec<Kept<OwnProduct>>> {
        let mut products = self.products_at(at)?;
        forget_deleted_courses(&mut products);
        let mut shelf = shelf_as_told(products.clone());
        later_than(&products, to, at).into_iter().for_each(|make| shelf.tell_later(make));
        let listed: BTreeSet<i64> = products.iter().filter(|row| row.is_listed()).map(|row| row.id).collect();
        let own = products.into_iter().map(|row| {
            let course = shelf.course_of(row.id);
            let is_last = shelf.last_by_then(&course.makes) == Some(row.id);
            let is_alike = |id: &i64| shelf.get(id).is_some_and(|make| !make.is_another(&row.product));
            let alike: Vec<i64> = course.makes.iter().copied().filter(is_alike).collect();
            let told_with = shelf.last_by_then(&alike).unwrap_or(row.id);
            let standing = match listed.contains(&row.listed_as()) {
                true if shelf.in_force_then(row.id) == row.id => Standing::Listed,
                true if is_last => Standing::Followed,
                _ => Standing::Past,
            };
            let mut product = row.product;
            // What another strength took the place of was not stopped. Start and stop are the course's, whenever they were told.
            product.stopped_on = course.stopped.filter(|_| is_last);
            if let Some(last) = course.makes.last().and_then(|last| shelf.get(last)).filter(|_| is_last) {
                product.course_start = last.course_start;
            }
            (row.id, Some(row.added_at), OwnProduct { number: row.id, told_with, standing, product })
        });
        self.kept("product", own)
    }

    /// What happened up to a day. What was told later than the moment counts if all of its date had passed by then.
    fn happened<T: Row>(
        &self,
        to: NaiveDate,
        at: &At,
        date: impl Fn(&T) -> Option<PartialDate>,
    ) -> Result<Vec<Kept<T>>> {
        let counts = |stored: &Stored<T>| {
            let date = date(&stored.value);
            let known = |by| stored.entered_at <= by || date.is_some_and(|date| date.last_day() < at.day());
            date.is_none_or(|date| date.first_day() <= to) && at.by.is_none_or(known)
        };
        let rows = self.store.all::<T>()?.into_iter().filter(counts);
        self.kept(T::TABLE, rows.map(|row| (row.id, Some(row.entered_at), row.value)))
    }

    fn goals_of(&self, to: NaiveDate, at: &At) -> Result<Vec<Kept<OwnGoal>>> {
        let goals = self.store.all::<Goal>()?.into_iter();
        let known = goals.filter(|row| was_set(row, to, at));
        let own = known.map(|row| {
            let ratings = self.store.ratings(row.id, at.by)?.into_iter();
            let ratings = ratings.filter(|rating| rating.value.at.date_naive() <= to);
            let ratings = self.kept("goal_rating", ratings.map(|rating| (rating.id, None, rating.value)))?;
            Ok((row.id, Some(row.entered_at), OwnGoal { goal: row.value, ratings }))
        });
        self.kept(Goal::TABLE, own.collect::<Result<Vec<_>>>()?.into_iter())
    }
}

fn of_mark(mark: u128) -> Uid {
    const VERSION: u128 = 0xf << 76;
    const VARIANT: u128 = 0b11 << 62;
    Uid::from_bits(mark & !VERSION & !VARIANT | 8 << 76 | 0b10 << 62)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diary_has_one_name_of_the_right_form() {
        let mark = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;
        assert_eq!(of_mark(mark).to_string(), "01234567-89ab-8def-8123-456789abcdef");
        assert_ne!(of_mark(mark), of_mark(!mark));
    }
}
