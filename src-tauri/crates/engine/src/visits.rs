//! Visits to a doctor or physical therapist (S7, S14, S22).

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use respite_domain::Invalid;
use respite_domain::time::Moment;
use respite_domain::visit::{Outcome, StoredVisit, Visit};
use respite_store::Change;

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::shown::number;
use crate::view::{Coded, Saved, VisitDraft, VisitOutcome, VisitStatus, VisitView, VisitsView};
use crate::{Edit, Engine, EngineError, Field, Result, at};

impl Engine {
    /// The visits: to come, to be told about, past.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn visits(&self, now: &Moment) -> Result<VisitsView> {
        let today = now.day();
        let (past, open): (Vec<_>, Vec<_>) =
            self.store.visits(None)?.into_iter().partition(|stored| stored.visit.outcome.is_some());
        let (to_come, to_tell): (Vec<_>, Vec<_>) = open.into_iter().partition(|stored| stored.visit.is_to_come(now));
        let views = |visits: Vec<StoredVisit>| self.visit_views(&visits, Some(now));
        Ok(VisitsView {
            now: now.wall.to_rfc3339(),
            date: today.to_string(),
            to_come: views(to_come)?,
            to_tell: views(to_tell.into_iter().rev().collect())?,
            past: views(past.into_iter().rev().collect())?,
        })
    }

    /// One visit.
    ///
    /// # Errors
    /// There is no such visit, or the disk does not answer.
    pub fn visit(&self, id: i32) -> Result<VisitView> {
        let visit: Visit = self.store.row(id.into())?.value;
        let stored = StoredVisit { id: id.into(), arranged_at: visit.booked_at, visit };
        let view = self.visit_views(&[stored], None)?.pop();
        view.ok_or_else(|| Invalid::NotFound.into())
    }

    /// Keeps a visit. One to come answers the doctor reminders that are due, for as long as it is there.
    ///
    /// # Errors
    /// A value is off, or the disk can't take it; nothing is saved then.
    pub fn add_visit(&mut self, draft: &VisitDraft, now: &Moment) -> Result<Saved> {
        let visit = visit(draft, now)?;
        self.act(|engine| {
            let id = engine.store.add(&visit, now.wall)?;
            engine.store.row::<Visit>(id)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Changes what was planned of a visit. What it was is kept.
    ///
    /// # Errors
    /// A value is off, one that is over is put on a day to come, there is no such visit, or the disk can't take it; nothing is changed
    /// then.
    pub fn update_visit<'a>(&mut self, id: i32, edit: impl Into<Edit<'a, VisitDraft>>, now: &Moment) -> Result<Saved> {
        let read = |draft: &VisitDraft, stands: Option<&Visit>| {
            let planned = visit(draft, now)?;
            Ok(match stands {
                Some(known) => Visit { outcome: known.outcome.clone(), booked_at: known.booked_at, ..planned },
                None => planned,
            })
        };
        let check = |visit: &Visit| match visit.check() {
            Ok(()) if visit.outcome.is_some() && visit.day > now.day() => Err(Invalid::InFuture).in_field(Field::Day),
            checked => Ok(checked?),
        };
        self.save(Some(id), edit.into(), read, check, now)
    }

    /// Says that a visit is over and what came of it; or mends what was said. It answers the reminders that were due by
    /// the visit's day.
    ///
    /// # Errors
    /// The visit is still to come, there is no such visit, a text is off, or the disk can't take it; nothing is changed
    /// then.
    pub fn visit_done<'a>(&mut self, id: i32, edit: impl Into<Edit<'a, VisitOutcome>>, now: &Moment) -> Result<Saved> {
        let edit = edit.into();
        let text = |text: &str| text.trim().to_owned();
        let read = |told: &VisitOutcome| {
            let outcome = Outcome { at: now.wall, said: text(&told.said), diagnosis: text(&told.diagnosis) };
            outcome.check().map(|()| outcome).map_err(EngineError::from)
        };
        self.act(|engine| {
            let stands: Visit = engine.store.row(id.into())?.value;
            if stands.day > now.day() {
                return Err(Invalid::InFuture.into());
            }
            let told = match stands.outcome {
                Some(outcome) => edit.over(outcome, read)?,
                None => read(edit.says)?,
            };
            let outcome = Outcome { at: now.wall, ..told };
            engine.store.set_visit_outcome(id.into(), &outcome)?;
            Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Says that the visit that has begun is over, and what came of it: that of the day `on`, with its time or without, and to the clinician
    /// `to`, where several wait to be told of. Of two who say so at once of one visit, the second finds none that waits.
    ///
    /// # Errors
    /// [`Invalid::NoVisit`] when none waits for that, [`Invalid::WhichVisit`] when several do that differ; a text or the day is off, or the
    /// disk can't take it; nothing is changed then.
    pub fn tell_visit(
        &mut self,
        outcome: &VisitOutcome,
        on: Option<&str>,
        to: Option<&str>,
        now: &Moment,
    ) -> Result<VisitView> {
        self.act(|engine| {
            let waiting = the_one(engine.visits_to_tell(now)?, on, to)?.ok_or(Invalid::NoVisit)?;
            engine.visit_done(number(waiting.id), outcome, now)?;
            engine.visit(number(waiting.id))
        })
    }

    /// Deletes a visit. It can be brought back.
    ///
    /// # Errors
    /// There is no such visit, or the disk can't take it.
    pub fn delete_visit(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Visit>(id.into(), true, now.wall)?))
    }

    /// Brings a deleted visit back.
    ///
    /// # Errors
    /// There is no such deleted visit, or the disk can't take it.
    pub fn restore_visit(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Visit>(id.into(), false, now.wall)?))
    }

    /// The visits that have begun and of which nobody has said how they went, the latest last.
    pub(crate) fn visits_to_tell(&self, now: &Moment) -> Result<Vec<StoredVisit>> {
        let mut visits = self.store.visits(None)?;
        visits.retain(|stored| stored.visit.outcome.is_none() && stored.visit.has_begun(now));
        Ok(visits)
    }

    /// Keeps that there is an appointment on this day, unless the diary knows it already. Tells its number, and whether it is new.
    pub(crate) fn book(&mut self, day: NaiveDate, now: &Moment) -> Result<(i64, bool)> {
        self.act(|engine| {
            let known = engine.store.visits(None)?;
            let of_day = known.iter().filter(|stored| stored.visit.day == day && stored.visit.outcome.is_none());
            // Of several the one that a reminder is about: to a doctor, and still to come.
            let fits = |stored: &&StoredVisit| (!stored.visit.is_to_a_doctor(), !stored.visit.may_lie_ahead(now));
            if let Some(known) = of_day.min_by_key(fits) {
                return Ok((known.id, false));
            }
            let saved = engine.add_visit(&VisitDraft { day: day.to_string(), ..VisitDraft::default() }, now)?;
            Ok((saved.id.into(), true))
        })
    }

    /// Visits for the screen, as they are seen at `now`.
    pub(crate) fn visit_views(&self, visits: &[StoredVisit], now: Option<&Moment>) -> Result<Vec<VisitView>> {
        let changes = self.store.changes_of::<Visit>(visits.iter().map(|stored| stored.id))?;
        let changed = |id| changes.get(&id).map_or(0, |changes| times_changed(changes));
        Ok(visits.iter().map(|stored| visit_view(stored, changed(stored.id), now)).collect())
    }
}

fn visit_view(StoredVisit { id, visit, .. }: &StoredVisit, changes: usize, now: Option<&Moment>) -> VisitView {
    let mut told = std::iter::once(visit.booked_at).chain(visit.outcome.as_ref().map(|outcome| outcome.at));
    VisitView {
        id: number(*id),
        day: visit.day.to_string(),
        time: time_of(visit),
        clinician: visit.clinician.clone(),
        kind: visit.kind.map(Coded),
        questions: visit.questions.clone(),
        notes: visit.notes.clone(),
        outcome: visit
            .outcome
            .as_ref()
            .map(|outcome| VisitOutcome { said: outcome.said.clone(), diagnosis: outcome.diagnosis.clone() }),
        ahead: now.is_some_and(|now| told.any(|at| now.has_ahead(at))),
        begun: now.is_some_and(|now| visit.has_begun(now)),
        changes: i32::try_from(changes).unwrap_or(i32::MAX),
    }
}

/// The visits to come.
pub(crate) fn visits_status(diary: &DiaryAt<'_>) -> Result<Vec<VisitStatus>> {
    let visits = diary.visits()?.iter().map(|stored| &stored.visit);
    Ok(visits
        .filter(|visit| visit.is_to_come(&diary.at().moment))
        .map(|visit| VisitStatus {
            on: visit.day.to_string(),
            at_time: time_of(visit),
            clinician: visit.clinician.clone(),
            questions: visit.questions.clone(),
        })
        .collect())
}

/// How often a visit was changed, however many of its values at a time. What is first told of how it went is no change, and
/// neither is a visit that was deleted and brought back.
fn times_changed(changes: &[Change]) -> usize {
    let first_told = changes.iter().find(|change| change.field == "done-at").map(|change| change.at);
    let values = changes.iter().filter(|change| change.field != "deleted" && Some(change.at) != first_told);
    values.map(|change| change.at).collect::<BTreeSet<_>>().len()
}

/// The visit that is meant, of these: that of the day `on`, which may name its time, and to the clinician `to`. Of two that do not differ
/// it is the first.
///
/// # Errors
/// [`Invalid::WhichVisit`] where several that differ may be meant, or the day is off.
pub(crate) fn the_one(mut visits: Vec<StoredVisit>, on: Option<&str>, to: Option<&str>) -> Result<Option<StoredVisit>> {
    let on = on.map(day_and_time).transpose().in_field(Field::Day)?;
    visits.retain(|StoredVisit { visit, .. }| {
        let is_on =
            |(day, time): (NaiveDate, Option<NaiveTime>)| visit.day == day && (time.is_none() || visit.time == time);
        let is_to = |to: &str| visit.clinician.to_lowercase() == to.trim().to_lowercase();
        on.is_none_or(is_on) && to.is_none_or(is_to)
    });
    let told = |StoredVisit { visit, .. }: &StoredVisit| (visit.day, visit.time, visit.clinician.clone());
    let differ: BTreeSet<_> = visits.iter().map(told).collect();
    if differ.len() > 1 {
        return Err(Invalid::WhichVisit(differ.into_iter().collect()).into());
    }
    Ok(visits.into_iter().next())
}

/// Reads the day of a visit, `2026-11-28`, with its time or without: `2026-11-28 09:00`.
fn day_and_time(text: &str) -> std::result::Result<(NaiveDate, Option<NaiveTime>), Invalid> {
    let text = text.trim();
    let Some((day, time)) = text.split_once(char::is_whitespace) else { return Ok((at::day(text)?, None)) };
    Ok((at::day(day)?, Some(time_of_day(time.trim())?)))
}

fn time_of_day(text: &str) -> std::result::Result<NaiveTime, Invalid> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Invalid::NotATimeOfDay(text.to_owned()))
}

/// Reads and checks a draft.
fn visit(draft: &VisitDraft, now: &Moment) -> Result<Visit> {
    let time = draft.time.as_deref().map(str::trim).filter(|time| !time.is_empty());
    let visit = Visit {
        day: at::day(&draft.day).in_field(Field::Day)?,
        time: time.map(time_of_day).transpose().in_field(Field::Time)?,
        clinician: draft.clinician.trim().to_owned(),
        kind: draft.kind.map(|kind| kind.0),
        questions: draft
            .questions
            .iter()
            .map(|question| question.trim().to_owned())
            .filter(|question| !question.is_empty())
            .collect(),
        notes: draft.notes.trim_end().to_owned(),
        outcome: None,
        booked_at: now.wall,
    };
    visit.check()?;
    Ok(visit)
}

fn time_of(visit: &Visit) -> Option<String> {
    visit.time.map(|time| time.format("%H:%M").to_string())
}
