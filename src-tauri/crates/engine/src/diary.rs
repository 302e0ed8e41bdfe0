//! Log, change, delete, look back.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, SubsecRound};
use respite_domain::day::{Area, DayFact, DayState, day_states};
use respite_domain::entry::{Entry, FIRST_YEAR, SAID_OTHERWISE_WITHIN};
use respite_domain::time::Moment;
use respite_domain::words::List;
use respite_store::StoredEntry;

use crate::error::InField;
use crate::shown::number;
use crate::view::{ChangeView, ClearAnswer, Coded, DiaryDay, DiaryView, EntryDraft, EntryView, Saved, SessionView};
use crate::{At, Engine, Field, Result, at, draft};

/// The most days that one look at the diary returns.
const MOST_DAYS: u32 = 100;

impl Engine {
    /// Adds an entry.
    ///
    /// # Errors
    /// A value is off, or the disk can't take it; nothing is saved then.
    pub fn log_entry(&mut self, draft: &EntryDraft, now: &Moment) -> Result<Saved> {
        let entry = draft.read(now)?;
        self.add(&entry, now)
    }

    /// "I have a spasm now." Where the last one was is not guessed: the details come later.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn log_spasm_now(&mut self, now: &Moment) -> Result<Saved> {
        self.add(&Entry::one_spasm(now.wall.trunc_subsecs(0)), now)
    }

    /// "No spasm, no pain", now or at `when`. Where an entry says otherwise it is asked first whether both are true; `both` says
    /// that they are.
    ///
    /// # Errors
    /// `when` can't be, or the disk can't take it; nothing is saved then.
    pub fn log_clear(&mut self, when: &str, both: bool, now: &Moment) -> Result<ClearAnswer> {
        let at = At::when(when, now).in_field(Field::When)?.moment.wall.trunc_subsecs(0);
        let clear = Entry::clear(at);
        clear.check(now)?;
        self.act(|engine| {
            let (from, to) = ((at - SAID_OTHERWISE_WITHIN).date_naive(), (at + SAID_OTHERWISE_WITHIN).date_naive());
            // A day before and after: what was written elsewhere may have another day by its own clock.
            let near = engine.store.entries(from - Days::new(1), to + Days::new(1), None)?;
            match near.iter().find(|stored| stored.entry.contradicts_clear(at)) {
                Some(stored) if !both => {
                    Ok(ClearAnswer::AskWhether { entry: Box::new(EntryView::of(stored, Some(now))) })
                }
                _ => Ok(ClearAnswer::Saved { saved: engine.add(&clear, now)? }),
            }
        })
    }

    /// The entry with this number.
    ///
    /// # Errors
    /// There is none, or the disk does not answer.
    pub fn entry(&self, id: i32) -> Result<EntryView> {
        Ok(EntryView::of(&self.store.entry(id.into())?, None))
    }

    /// Replaces what an entry says; what it said before is kept. A draft without `when` leaves the time as it was.
    ///
    /// # Errors
    /// A value is off, there is no such entry, or the disk can't take it; nothing is saved then.
    pub fn update_entry(&mut self, id: i32, draft: &EntryDraft, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let was = engine.store.entry(id.into())?.entry.occurred_at;
            let (when, known) = draft::time_of_change(&draft.when, was, now);
            let entry = EntryDraft { when, ..draft.clone() }.read(&known)?;
            engine.store.change(id.into(), &entry, now.wall)?;
            engine.store.entry(id.into())?;
            Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Deletes an entry. It can be brought back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_entry(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Entry>(id.into(), true, now.wall)?))
    }

    /// Brings a deleted entry back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_entry(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Entry>(id.into(), false, now.wall)?))
    }

    /// What an entry said before, latest change first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn entry_changes(&self, id: i32) -> Result<Vec<ChangeView>> {
        let changes = self.store.changes::<Entry>(id.into())?;
        Ok(changes
            .into_iter()
            .map(|change| ChangeView {
                at: change.at.to_rfc3339(),
                field: change.field,
                old: change.old,
                new: change.new,
            })
            .collect())
    }

    /// The `days` latest days that hold something, before the day `before` if it is given.
    ///
    /// # Errors
    /// `before` is no day, or the disk does not answer.
    pub fn diary(&self, before: Option<&str>, days: u32, now: &Moment) -> Result<DiaryView> {
        let before = match before {
            Some(before) => at::day(before)?,
            None => self.last_day(&At::now(now))? + Days::new(1),
        };
        let days = days.clamp(1, MOST_DAYS);
        let in_use = self.store.days_in_use(before, days)?;
        let days_of = match (in_use.last(), in_use.first()) {
            (Some(from), Some(to)) => self.diary_days(*from, *to, &At::now(now))?,
            _ => Vec::new(),
        };
        let more = u32::try_from(in_use.len()).is_ok_and(|found| found == days);
        let earlier = in_use.last().filter(|_| more).map(NaiveDate::to_string);
        Ok(DiaryView { now: now.wall.to_rfc3339(), days: days_of, earlier })
    }

    /// The days from `from` to `to` that hold something, latest first. Either may be left out.
    ///
    /// # Errors
    /// One is no day, or the disk does not answer.
    pub fn diary_between(&self, from: Option<&str>, to: Option<&str>, now: &Moment) -> Result<Vec<DiaryDay>> {
        // Nothing is ever dated before 1900.
        let from =
            from.map(at::day).transpose()?.unwrap_or(NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default());
        let to = to.map(at::day).transpose()?.map_or_else(|| self.last_day(&At::now(now)), Ok)?;
        if to < from {
            return Err(respite_domain::Invalid::Period.into());
        }
        self.diary_days(from, to, &At::now(now))
    }

    /// The last day to look at. Seen from now that is the last of which the diary holds something: whoever travels may have
    /// lived a later day already, and what was written while the clock was ahead is seen, and counts.
    pub(crate) fn last_day(&self, at: &At) -> Result<NaiveDate> {
        let known = if at.by.is_none() { self.store.last_day_in_use()? } else { None };
        Ok(known.map_or(at.day(), |known| known.max(at.day())))
    }

    /// The person's own triggers, most used first.
    pub(crate) fn own_triggers(&self) -> Result<Vec<String>> {
        Ok(self.own_words_of(List::Trigger)?.into_iter().map(|used| used.words).collect())
    }

    pub(crate) fn add(&mut self, entry: &Entry, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let id = engine.store.add(entry, now.wall)?;
            // What is called saved can be read.
            engine.store.entry(id)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    fn diary_days(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Vec<DiaryDay>> {
        let mut days: BTreeMap<NaiveDate, (Vec<StoredEntry>, Vec<SessionView>)> = BTreeMap::new();
        for stored in self.store.entries(from, to, at.by)? {
            days.entry(stored.entry.day()).or_default().0.push(stored);
        }
        let sessions = self.store.sessions_of_days(from, to, at.by)?;
        for (stored, view) in sessions.iter().zip(self.session_views(&sessions, &self.diary_at(at))?).rev() {
            days.entry(stored.session.started.day()).or_default().1.push(view);
        }
        let days = days.into_iter().rev().map(|(day, (entries, sessions))| DiaryDay {
            date: day.to_string(),
            state: Coded(state_of_day(&entries)),
            entries: entries.iter().map(|stored| EntryView::of(stored, Some(&at.moment))).collect(),
            sessions,
        });
        Ok(days.collect())
    }
}

/// What a day with these entries was like, over the whole back.
fn state_of_day(entries: &[StoredEntry]) -> DayState {
    let facts: Vec<DayFact> = entries.iter().map(|stored| DayFact::from(&stored.entry)).collect();
    day_states(&facts, Area::WholeBack).first().map_or(DayState::Unknown, |day| day.1)
}
