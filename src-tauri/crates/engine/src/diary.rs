//! Log, change, delete, look back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, SubsecRound};
use respite_domain::Code;
use respite_domain::day::{Area, DayFact, DayState, day_states};
use respite_domain::entry::{Entry, FIRST_YEAR, SAID_OTHERWISE_WITHIN};
use respite_domain::place::Place;
use respite_domain::time::Moment;
use respite_domain::warning_sign::{SignAnswer, each_once};
use respite_domain::words::{List, Words};
use respite_store::{StoredEntry, Wanted};

use crate::error::InField;
use crate::shown::number;
use crate::view::{
    AnswerView, ChangeView, ClearAnswer, Coded, DiaryDay, DiaryDose, DiaryView, DiaryWanted, DoseView, EntryDraft,
    EntryView, ReliefItem, SessionView, SideEffectView, SignAnswerView, ToldSaved, VisitView,
};
use crate::{At, Edit, Engine, Field, Result, at, dose, draft, relief, side_effect, signs};

/// The most days that one look at the diary returns.
const MOST_DAYS: u32 = 100;

impl Engine {
    /// Adds an entry.
    ///
    /// # Errors
    /// A value is off, or the disk can't take it; nothing is saved then.
    pub fn log_entry(&mut self, draft: &EntryDraft, now: &Moment) -> Result<ToldSaved> {
        self.add(&draft.read(now)?, now)
    }

    /// "I have a spasm now." Where the last one was is not guessed: the details come later.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn log_spasm_now(&mut self, now: &Moment) -> Result<ToldSaved> {
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

    /// Changes what an entry says; what it said before is kept. A draft without `when` leaves the time as it was.
    ///
    /// # Errors
    /// A value is off, there is no such entry, or the disk can't take it; nothing is saved then.
    pub fn update_entry<'a>(
        &mut self,
        id: i32,
        edit: impl Into<Edit<'a, EntryDraft>>,
        now: &Moment,
    ) -> Result<ToldSaved> {
        let edit = edit.into();
        self.act(|engine| {
            let stands = engine.store.entry(id.into())?.entry;
            let (was, stays) = (stands.occurred_at, edit.keeps(|draft| &draft.when));
            let entry = edit.over(stands, |draft| {
                let (when, known) = draft::time_of_change(if stays { "" } else { &draft.when }, was, now);
                EntryDraft { when, ..draft.clone() }.read(&known)
            })?;
            entry.check(&draft::time_of_change(&entry.occurred_at.to_rfc3339(), was, now).1)?;
            engine.store.change(id.into(), &entry, now.wall)?;
            engine.store.entry(id.into())?;
            Ok(ToldSaved { id, saved_at: now.wall.to_rfc3339(), at: entry.occurred_at.to_rfc3339() })
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

    /// The `days` latest days that hold something, and all that is wanted, before the day `before` if it is given.
    ///
    /// # Errors
    /// `before` is no day, what is wanted is none that can be, or the disk does not answer.
    pub fn diary(&self, before: Option<&str>, days: u32, wanted: &DiaryWanted, now: &Moment) -> Result<DiaryView> {
        let at = At::now(now);
        let before = match before {
            Some(before) => at::day(before)?,
            None => self.last_day_told(&at)? + Days::new(1),
        };
        let days = days.clamp(1, MOST_DAYS);
        let in_use = self.store.days_in_use(before, days, &read_wanted(wanted)?)?;
        let mut days_of = match (in_use.last(), in_use.first()) {
            (Some(from), Some(to)) => self.diary_days(*from, *to, &at)?,
            _ => Vec::new(),
        };
        let shown: BTreeSet<String> = in_use.iter().map(NaiveDate::to_string).collect();
        days_of.retain(|day| shown.contains(&day.date));
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
        let to = to.map(at::day).transpose()?.map_or_else(|| self.last_day_told(&At::now(now)), Ok)?;
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

    /// The same of all that stands in the diary, doses and answers among it.
    fn last_day_told(&self, at: &At) -> Result<NaiveDate> {
        Ok(self.last_day(at)?.max(self.store.last_day_told()?.unwrap_or_default()))
    }

    /// The person's own triggers, most used first.
    pub(crate) fn own_triggers(&self) -> Result<Vec<String>> {
        Ok(self.own_words_of(List::Trigger)?.into_iter().map(|used| used.words).collect())
    }

    pub(crate) fn add(&mut self, entry: &Entry, now: &Moment) -> Result<ToldSaved> {
        self.act(|engine| {
            let id = engine.store.add(entry, now.wall)?;
            // What is called saved can be read.
            engine.store.entry(id)?;
            Ok(ToldSaved { id: number(id), saved_at: now.wall.to_rfc3339(), at: entry.occurred_at.to_rfc3339() })
        })
    }

    /// Reads all that was told of these days, each sort of it once.
    fn diary_days(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Vec<DiaryDay>> {
        let mut days: BTreeMap<NaiveDate, Told> = BTreeMap::new();
        let (by, now) = (at.by, &at.moment);
        for stored in self.store.entries(from, to, by)? {
            days.entry(stored.entry.day()).or_default().entries.push(stored);
        }
        let sessions = self.store.sessions_of_days(from, to, by)?;
        for (stored, view) in sessions.iter().zip(self.session_views(&sessions, &self.diary_at(at))?).rev() {
            days.entry(stored.session.started.day()).or_default().sessions.push(view);
        }
        let products = self.products()?;
        let mut of_doses = BTreeMap::new();
        for (stored, dose) in self.store.reliefs_and_doses(from, to, by)? {
            let item = relief::item(&stored, dose, Some(now));
            match dose {
                Some(dose) => _ = of_doses.insert(dose, item),
                None => days.entry(stored.value.tried_at.date_naive()).or_default().reliefs.push(item),
            }
        }
        for stored in self.store.doses_of_days(from, to, by)?.iter().rev() {
            let dose = DoseView { clock_ahead: now.has_ahead(stored.dose.at), ..dose::dose_view(stored, &products) };
            let told = days.entry(stored.dose.at.date_naive()).or_default();
            told.doses.push(DiaryDose { dose, tried: of_doses.remove(&stored.id) });
        }
        for stored in self.store.side_effects_of_days(from, to, by)?.iter().rev() {
            let told = days.entry(stored.value.at.date_naive()).or_default();
            told.side_effects.push(side_effect::view(stored, &products));
        }
        let given = self.store.sign_answers_of_days(from, to, by)?;
        let answers: Vec<SignAnswer> = given.iter().map(|(stored, _)| stored.value.clone()).collect();
        for places in each_once(&answers) {
            let told = places.iter().map(|place| (given[*place].0.id, &answers[*place], given[*place].1));
            let told: Vec<_> = told.collect();
            for (view, (_, answer, _)) in signs::answer_view(&told, now).into_iter().zip(&told) {
                days.entry(answer.at.date_naive()).or_default().signs.push(view);
            }
        }
        let mut visits = self.store.visits(by)?;
        for (day, answer) in self.answers_by_day(&visits, now)?.into_iter().rev() {
            if (from..=to).contains(&day) {
                days.entry(day).or_default().answers.push(answer);
            }
        }
        visits.retain(|stored| (from..=to).contains(&stored.visit.day));
        for (stored, view) in visits.iter().zip(self.visit_views(&visits, Some(now))?) {
            days.entry(stored.visit.day).or_default().visits.push(view);
        }
        let mut days: Vec<DiaryDay> = days.into_iter().rev().map(|(day, told)| told.of(day, now)).collect();
        self.count_changes(&mut days)?;
        Ok(days)
    }
}

/// What was told of a day.
#[derive(Default)]
struct Told {
    entries: Vec<StoredEntry>,
    sessions: Vec<SessionView>,
    doses: Vec<DiaryDose>,
    reliefs: Vec<ReliefItem>,
    side_effects: Vec<SideEffectView>,
    signs: Vec<SignAnswerView>,
    answers: Vec<AnswerView>,
    visits: Vec<VisitView>,
}

impl Told {
    fn of(self, day: NaiveDate, now: &Moment) -> DiaryDay {
        let Told { entries, sessions, doses, reliefs, side_effects, signs, answers, visits } = self;
        DiaryDay {
            date: day.to_string(),
            state: Coded(state_of_day(&entries)),
            entries: entries.iter().map(|stored| EntryView::of(stored, Some(now))).collect(),
            sessions,
            doses,
            reliefs,
            side_effects,
            signs,
            answers,
            visits,
            changed: BTreeMap::new(),
        }
    }
}

/// Reads and checks what is wanted of a day.
fn read_wanted(wanted: &DiaryWanted) -> Result<Wanted> {
    Ok(Wanted {
        place: wanted.place.as_deref().map(Place::from_code).transpose()?,
        trigger: wanted.trigger.as_deref().map(Words::new).transpose()?,
        spasm: wanted.spasm,
        product: wanted.product.map(i64::from),
        visit: wanted.visit,
    })
}

/// What a day with these entries was like, over the whole back.
fn state_of_day(entries: &[StoredEntry]) -> DayState {
    let facts: Vec<DayFact> = entries.iter().map(|stored| DayFact::from(&stored.entry)).collect();
    day_states(&facts, Area::WholeBack).first().map_or(DayState::Unknown, |day| day.1)
}
