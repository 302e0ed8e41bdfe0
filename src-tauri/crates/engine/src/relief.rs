//! What was tried against the pain: take down, complete, change, delete, count.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, SubsecRound, TimeDelta};
use respite_domain::charts::Span;
use respite_domain::entry::Entry;
use respite_domain::medicine::{Dose, Ingredient, ONE_TIME, Product, Tries, at_one_time};
use respite_domain::relief::{self, Relief, ReliefKind, Tried};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime, near};
use respite_store::{Stored, StoredDose};

use crate::error::InField;
use crate::outlook::bare;
use crate::shelf::shelf_of;
use crate::shown::number;
use crate::view::{
    Coded, KnownName, OpenReliefs, ReliefCounts, ReliefDraft, ReliefItem, ReliefRow, ReliefsView, ToldSaved,
};
use crate::{At, Edit, Engine, Field, Result, draft};

/// The most items of one list.
const MOST_LISTED: u32 = 1000;
/// How many names are offered.
const NAMES: usize = 8;

impl Engine {
    /// The screen "What helps": the table over a span, and the `most` latest things tried in it.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reliefs(&self, over: Span, most: u32, at: &At) -> Result<ReliefsView> {
        let (from, _) = self.days_of(over, at)?;
        let to = self.last_day(at)?;
        let stored = self.store.reliefs_and_doses(from, to, at.by)?;
        let sessions = bare(&self.store.sessions_of_days(from, to, at.by)?);
        let reliefs: Vec<Relief> = stored.iter().map(|(stored, _)| stored.value.clone()).collect();
        let with_doses = [&reliefs[..], &self.doses_tried(from, to, at)?].concat();
        let most = most.clamp(1, MOST_LISTED) as usize;
        Ok(ReliefsView {
            now: at.moment.wall.to_rfc3339(),
            span: Coded(over),
            from: from.to_string(),
            to: to.to_string(),
            rows: relief::tried(&with_doses, &sessions, &at.moment).iter().map(row).collect(),
            list: stored.iter().take(most).map(|(stored, dose)| item(stored, *dose, Some(&at.moment))).collect(),
            more: stored.len() > most,
            names: names(&reliefs),
        })
    }

    /// The doses of the days `from` to `to` that were [tried](Tries) against the pain and of which no pain before was told: each is
    /// something tried too.
    pub(crate) fn doses_tried(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Vec<Relief>> {
        let (before, after) = (from - Days::new(1), to + Days::new(1));
        let stored = self.store.doses_of_days(before, after, at.by)?;
        let followed = self.store.reliefs_and_doses(from, to, at.by)?;
        // Told in "What helps" of the same hour, it is one time tried too.
        let of_medicine = |relief: &Relief| relief.kind == ReliefKind::Medicine;
        let alone = followed.iter().filter(|(stored, dose)| dose.is_none() && of_medicine(&stored.value));
        let mut alone: Vec<(String, WallTime)> = alone
            .filter_map(|(stored, _)| Some((stored.value.name.as_ref()?.to_lowercase(), stored.value.tried_at)))
            .collect();
        alone.sort_by_key(|(_, at)| *at);
        let followed: BTreeSet<i64> = followed.into_iter().filter_map(|(_, dose)| dose).collect();
        let doses: Vec<Dose> = stored.iter().map(|stored| stored.dose.clone()).collect();
        let products = self.products_at(at)?;
        let name =
            |make: i64| products.iter().find(|stored| stored.id == make).map(|stored| stored.product.name.clone());
        let shelf = shelf_of(products.clone());
        let is_known = |dose: &Dose| {
            shelf.get(&dose.product).is_none_or(|product| product.ingredients().any(Ingredient::is_for_pain))
        };
        // With the strength in its name or without.
        let is_called = |product: &Product, of: &String| {
            let names = [Some(product.name.as_str()), product.name_without_strength()];
            names.into_iter().flatten().any(|name| name.to_lowercase() == *of)
        };
        let (mut told, mut hurt) = (BTreeSet::new(), Vec::new());
        if !doses.iter().all(is_known) {
            told = self.store.products_tried(at.by)?;
            let entries = self.store.entries(before, to, at.by)?.into_iter().map(|stored| stored.entry);
            hurt.extend(entries.filter(Entry::tells_of_pain).map(|entry| entry.occurred_at));
            hurt.sort();
        }
        let tries = Tries { shelf: &shelf, doses: &doses, told: &told, hurt: &hurt };
        let of_days = stored.iter().filter(|stored| (from..=to).contains(&stored.dose.at.date_naive()));
        // Two tablets, noted one by one, are one time; none, where a pain before was told of one of them.
        let is_one = |one: &StoredDose, other: &StoredDose| {
            shelf.listed_as(one.dose.product) == shelf.listed_as(other.dose.product)
                && at_one_time(one.dose.at, other.dose.at)
        };
        let mut tried: Vec<&StoredDose> = Vec::new();
        for dose in of_days.filter(|stored| !followed.contains(&stored.id) && tries.holds(&stored.dose)) {
            let at = dose.dose.at;
            let told = near(&stored, at, ONE_TIME, |other| other.dose.at);
            let told = told.iter().filter(|stored| followed.contains(&stored.id));
            let before = near(&tried, at, ONE_TIME, |other| other.dose.at).iter().copied();
            let is_told = |(of, _): &(String, WallTime)| {
                shelf.get(&dose.dose.product).is_some_and(|product| is_called(product, of))
            };
            let alone = near(&alone, at, TimeDelta::hours(1), |(_, at)| *at);
            if !alone.iter().any(is_told) && !told.chain(before).any(|other| is_one(dose, other)) {
                tried.push(dose);
            }
        }
        Ok(tried
            .into_iter()
            .filter_map(|stored| Some(Relief::of_dose(name(stored.dose.product)?, stored.dose.at, None)))
            .collect())
    }

    /// What was tried within a day whose pain after has not been told. What is being timed is asked of once it is over.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn open_reliefs(&self, now: &Moment) -> Result<OpenReliefs> {
        let today = now.day();
        let latest = self.store.reliefs_and_doses(today - Days::new(2), self.last_day(&At::now(now))?, None)?;
        let timed = self.timed_now(now)?;
        let open = latest.iter().filter(|(stored, _)| stored.value.asks_after(now) && Some(stored.id) != timed);
        let open = open.map(|(stored, dose)| item(stored, *dose, Some(now))).collect();
        Ok(OpenReliefs { now: now.wall.to_rfc3339(), open })
    }

    /// Something tried, by its number.
    ///
    /// # Errors
    /// There is none, or the disk does not answer.
    pub fn relief_item(&self, id: i32) -> Result<ReliefItem> {
        let (stored, dose) = self.store.relief_and_dose(id.into())?;
        Ok(item(&stored, dose, None))
    }

    /// "I tried something."
    ///
    /// # Errors
    /// A value is off, or the disk can't take it; nothing is saved then.
    pub fn add_relief(&mut self, draft: &ReliefDraft, now: &Moment) -> Result<ToldSaved> {
        self.act(|engine| {
            let relief = read(draft, now)?;
            let id = engine.store.add_relief(&relief, now.wall)?;
            engine.store.relief(id)?;
            Ok(ToldSaved { id: number(id), saved_at: now.wall.to_rfc3339(), at: relief.tried_at.to_rfc3339() })
        })
    }

    /// Changes what it says; what it said before is kept. A draft without `when` leaves the time as it was.
    ///
    /// # Errors
    /// A value is off, there is no such thing, or the disk can't take it; nothing is saved then.
    pub fn update_relief<'a>(
        &mut self,
        id: i32,
        edit: impl Into<Edit<'a, ReliefDraft>>,
        now: &Moment,
    ) -> Result<ToldSaved> {
        let edit = edit.into();
        self.act(|engine| {
            let stands = engine.store.relief(id.into())?.value;
            let (was, stays) = (stands.tried_at, edit.keeps(|draft| &draft.when));
            let relief = edit.over(stands, |draft| {
                let (when, known) = draft::time_of_change(if stays { "" } else { &draft.when }, was, now);
                read(&ReliefDraft { when, ..draft.clone() }, &known)
            })?;
            relief.check(&draft::time_of_change(&relief.tried_at.to_rfc3339(), was, now).1)?;
            engine.store.change_relief(id.into(), &relief, now.wall)?;
            Ok(ToldSaved { id, saved_at: now.wall.to_rfc3339(), at: relief.tried_at.to_rfc3339() })
        })
    }

    /// The pain after it, and how long it took, told later.
    ///
    /// # Errors
    /// A value is off, there is no such thing, or the disk can't take it; nothing is saved then.
    pub fn finish_relief(&mut self, id: i32, after: f64, minutes: Option<f64>, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let mut relief = engine.store.relief(id.into())?.value;
            relief.after = Some(Score::new(after).in_field(Field::After)?);
            if let Some(minutes) = minutes {
                relief.minutes = Some(relief::minutes_to_effect(minutes)?);
            }
            Ok(engine.store.change_relief(id.into(), &relief, now.wall)?)
        })
    }

    /// Deletes something tried. It can be brought back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_relief(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_relief_deleted(id.into(), true, now.wall)?))
    }

    /// Brings something deleted back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_relief(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_relief_deleted(id.into(), false, now.wall)?))
    }
}

/// Reads and checks a draft as it stands at `now`.
fn read(draft: &ReliefDraft, now: &Moment) -> Result<Relief> {
    let at = At::when(&draft.when, now).in_field(Field::When)?;
    let name = draft.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let relief = Relief {
        kind: draft.kind.0,
        name: name.map(str::to_owned),
        tried_at: at.moment.wall.trunc_subsecs(0),
        before: draft::score(draft.before, Field::Before)?,
        after: draft::score(draft.after, Field::After)?,
        minutes: draft.minutes.map(relief::minutes_to_effect).transpose()?,
        note: draft.note.trim_end().to_owned(),
    };
    relief.check(now)?;
    Ok(relief)
}

/// Something tried, with the dose that it follows, for the screen, as it is seen at `now`.
pub(crate) fn item(stored: &Stored<Relief>, dose: Option<i64>, now: Option<&Moment>) -> ReliefItem {
    let Stored { id, value: relief, .. } = stored;
    ReliefItem {
        id: number(*id),
        kind: Coded(relief.kind),
        name: relief.name.clone(),
        tried_at: relief.tried_at.to_rfc3339(),
        of_dose: dose.is_some(),
        ahead: now.is_some_and(|now| now.has_ahead(relief.tried_at)),
        before: relief.before.map(Score::points),
        after: relief.after.map(Score::points),
        minutes: relief.minutes,
        note: relief.note.clone(),
    }
}

fn row(tried: &Tried) -> ReliefRow {
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    ReliefRow {
        kind: Coded(tried.kind),
        name: tried.name.clone(),
        times: small(tried.times),
        of: small(tried.helped.of),
        told: tried.change.filter(|_| tried.tells()).map(|change| ReliefCounts {
            went_down: small(tried.went_down.count),
            helped: small(tried.helped.count),
            change,
        }),
        minutes: tried.minutes,
    }
}

/// The names in use, those of the latest first. `reliefs` come latest first. What is offered anyway is left out.
fn names(reliefs: &[Relief]) -> Vec<KnownName> {
    let mut names: Vec<KnownName> = Vec::new();
    for relief in reliefs {
        let name = relief.name.as_deref().filter(|name| !relief.kind.offered().contains(name));
        let Some(name) = name.map(|name| KnownName { kind: Coded(relief.kind), name: name.to_owned() }) else {
            continue;
        };
        if !names.contains(&name) && names.iter().filter(|known| known.kind == name.kind).count() < NAMES {
            names.push(name);
        }
    }
    names
}
