//! What another program told, among what was told here.

mod here;

use std::collections::HashMap;
use std::collections::hash_map::Entry as Entered;

use respite_domain::entry::Entry;
use respite_domain::import::{DoseTold, LineTold, Lines};
use respite_domain::medicine::{Dose, Finding};
use respite_domain::time::Moment;
use respite_domain::uid::Uid;
use respite_store::{ImportError, Mine, StoreError, StoredDose, Work, differences};

use crate::found::{Tell, views};
use crate::make::Makes;
use crate::shown::number;
use crate::view::LinesView;
use crate::{At, Engine, Result};
use here::{Here, Known, KnownLine, Listed};

/// Before what tells a kind of table from others: the setting with what its columns mean.
const MAPPING: &str = "mapping-";
/// The most bytes of such a setting. A longer one is not kept, and is guessed anew.
const MOST_OF_A_MAPPING: usize = 10_000;

/// What was brought in last, and what was written over by it, each as it was and as it is since.
#[derive(Debug, Default)]
pub(crate) struct BroughtIn {
    entries: Vec<i32>,
    doses: Vec<i32>,
    entries_over: Vec<(i64, Entry, Entry)>,
    doses_over: Vec<(StoredDose, Dose)>,
}

impl Engine {
    /// What would come of lines that another program wrote. Nothing is changed.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn would_bring_in_lines(&self, lines: &Lines, mine: Mine, now: &Moment) -> Result<LinesView> {
        let mut view = LinesView::of(lines);
        let told = self.of_their_makes(&lines.told, now)?;
        let here = Here::of(self)?;
        for (line, known) in here.known(&told) {
            count(&mut view, line, &known, &here, mine);
        }
        Ok(view)
    }

    /// Brings lines in that another program wrote: all of them or none. What was changed or deleted here stays so, or says again what
    /// the file says if the person wants that, with its trace. What is gravely true now and was not before is told, as of any dose.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is changed then.
    pub fn bring_in_lines(&mut self, lines: &Lines, mine: Mine, tell: Tell<'_>, now: &Moment) -> Result<LinesView> {
        self.bring_in_lines_by(lines, mine, tell, now, &Work::default())
    }

    /// The same; `work` tells how far it is, and can end it.
    ///
    /// # Errors
    /// As [`Engine::bring_in_lines`]; or it was stopped.
    pub fn bring_in_lines_by(
        &mut self,
        lines: &Lines,
        mine: Mine,
        tell: Tell<'_>,
        now: &Moment,
        work: &Work,
    ) -> Result<LinesView> {
        work.begin(lines.told.len().try_into().unwrap_or_default());
        let before = self.findings(&At::now(now))?;
        let (view, brought) = self.act(|engine| {
            let mut brought = BroughtIn::default();
            let mut view = LinesView::of(lines);
            let told = engine.of_their_makes(&lines.told, now)?;
            let here = Here::of(engine)?;
            for (line, known) in here.known(&told) {
                if let (Some((uid, entry)), Some(known)) = (&line.entry, known.entry) {
                    view.entries.extend(
                        engine.put_entry((*uid, entry, line.has_time), known, mine, &mut brought, now)?.map(number),
                    );
                }
                for ((uid, dose), known) in line.doses.iter().zip(&known.doses) {
                    let (known, shelf) = (*known, &here.shelf);
                    view.doses
                        .extend(engine.put_dose((*uid, dose), known, mine, shelf, &mut brought, now)?.map(number));
                }
                count(&mut view, line, &known, &here, mine);
                work.pass(1).map_err(ImportError::from)?;
            }
            work.goes_on().map_err(ImportError::from)?;
            (brought.entries, brought.doses) = (view.entries.clone(), view.doses.clone());
            Ok((view, brought))
        })?;
        self.brought_in = brought;
        let is_news = |finding: &Finding| finding.strong && !before.iter().any(|before| before.kind == finding.kind);
        let found: Vec<Finding> = self.findings(&At::now(now))?.into_iter().filter(is_news).collect();
        Ok(LinesView { findings: views(&found, tell), ..view })
    }

    /// The same lines, each dose as one of the make that was in force when it was taken.
    fn of_their_makes(&self, lines: &[LineTold], now: &Moment) -> Result<Vec<LineTold>> {
        let mut lines = lines.to_vec();
        let mut makes: HashMap<i64, Makes> = HashMap::new();
        for (_, dose) in lines.iter_mut().flat_map(|line| &mut line.doses) {
            let makes = match makes.entry(dose.product) {
                Entered::Occupied(known) => known.into_mut(),
                Entered::Vacant(new) => new.insert(self.makes_of(dose.product, now)?),
            };
            dose.product = makes.at(dose.at);
        }
        Ok(lines)
    }

    /// Takes back what was brought in: these entries and doses are deleted, and can be brought back. What was deleted since stays so.
    /// What was written over is as it was, each with its trace, where it was brought in last; how many of these stay, as they were changed
    /// since, is told.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is changed then.
    pub fn take_lines_back(&mut self, entries: &[i32], doses: &[i32], now: &Moment) -> Result<u32> {
        let brought = std::mem::take(&mut self.brought_in);
        let is_last = (&*brought.entries, &*brought.doses) == (entries, doses);
        let or_gone = |done| match done {
            Err(StoreError::NotFound) => Ok(()),
            done => done,
        };
        let taken_back = self.act(|engine| {
            let stays = if is_last { engine.give_back(&brought, now)? } else { 0 };
            for id in entries {
                or_gone(engine.store.set_deleted::<Entry>((*id).into(), true, now.wall))?;
            }
            for id in doses {
                or_gone(engine.store.set_dose_deleted((*id).into(), true, now.wall))?;
            }
            Ok(stays)
        });
        if taken_back.is_err() {
            self.brought_in = brought;
        }
        taken_back
    }

    /// What was written over says again what it said, unless it was changed or deleted since. Tells how many stay.
    fn give_back(&mut self, brought: &BroughtIn, now: &Moment) -> Result<u32> {
        self.act(|engine| {
            let mut stays = 0;
            for (id, before, after) in &brought.entries_over {
                match engine.store.entry(*id) {
                    Ok(here) if here.entry == *after => engine.store.change(*id, before, now.wall)?,
                    Ok(_) | Err(StoreError::NotFound | StoreError::Unreadable) => stays += 1,
                    Err(error) => return Err(error.into()),
                }
            }
            for (before, after) in &brought.doses_over {
                match engine.store.dose(before.id) {
                    Ok(here) if here.dose == *after => {
                        engine.store.change_dose(before.id, &before.dose, before.before, now)?;
                    }
                    Ok(_) | Err(StoreError::NotFound | StoreError::Unreadable) => stays += 1,
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(stays)
        })
    }

    /// The numbers of the person's products in force, by their names in small letters.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn products_by_name(&self) -> Result<HashMap<String, i64>> {
        let products = self.products()?.into_iter().filter(|stored| stored.is_listed());
        Ok(products.map(|stored| (stored.product.name.trim().to_lowercase(), stored.id)).collect())
    }

    /// What the columns of such tables mean, as the person said last.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn kept_mapping(&self, kind: &str) -> Result<Option<String>> {
        Ok(self.store.setting(&format!("{MAPPING}{kind}"))?)
    }

    /// Keeps that.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn keep_mapping(&mut self, kind: &str, mapping: &str, now: &Moment) -> Result<()> {
        if mapping.len() > MOST_OF_A_MAPPING || self.kept_mapping(kind)?.as_deref() == Some(mapping) {
            return Ok(());
        }
        let kept = [(&*format!("{MAPPING}{kind}"), mapping.to_owned())];
        self.act(|engine| Ok(engine.store.set_settings(&kept, now.wall)?))
    }

    /// Writes an entry, and returns its number if anything was written.
    fn put_entry(
        &mut self,
        (uid, entry, has_time): (Uid, &Entry, bool),
        known: Known,
        mine: Mine,
        brought: &mut BroughtIn,
        now: &Moment,
    ) -> Result<Option<i64>> {
        let at = now.wall;
        self.act(|engine| {
            let (id, is_back) = match (known, mine) {
                (Known::New, _) => return Ok(Some(engine.store.add_named(uid, entry, at)?)),
                (Known::Deleted(id), Mine::Give) => {
                    engine.store.set_deleted::<Entry>(id, false, at)?;
                    (id, true)
                }
                (Known::Differs(id), Mine::Give) => (id, false),
                _ => return Ok(None),
            };
            let before = engine.store.entry(id)?.entry;
            // A line without a time says nothing against the one that is here.
            let stays = !has_time && entry.day() == before.day();
            let occurred_at = if stays { before.occurred_at } else { entry.occurred_at };
            let entry = Entry { occurred_at, ..entry.clone() };
            engine.store.change(id, &entry, at)?;
            brought.entries_over.push((id, before, entry));
            Ok(is_back.then_some(id))
        })
    }

    /// The same of a dose.
    fn put_dose(
        &mut self,
        (uid, dose): (Uid, &DoseTold),
        known: Known,
        mine: Mine,
        shelf: &Listed,
        brought: &mut BroughtIn,
        now: &Moment,
    ) -> Result<Option<i64>> {
        self.act(|engine| {
            let (id, is_back) = match (known, mine) {
                (Known::New, _) => return Ok(Some(engine.store.add_named_dose(uid, &dose.alone(), now.wall)?)),
                (Known::Deleted(id), Mine::Give) => {
                    engine.store.set_dose_deleted(id, false, now.wall)?;
                    (id, true)
                }
                (Known::Differs(id), Mine::Give) => (id, false),
                _ => return Ok(None),
            };
            brought.doses_over.push(engine.change_to_told(id, dose, shelf, now)?);
            Ok(is_back.then_some(id))
        })
    }

    /// A dose that is here says what the file says. It stays of the make that it was taken of, and keeps what no table tells of: the pain
    /// before it, and the alcohol with it. Tells what it was, and what it is.
    fn change_to_told(&mut self, id: i64, dose: &DoseTold, shelf: &Listed, now: &Moment) -> Result<(StoredDose, Dose)> {
        self.act(|engine| {
            let before = engine.store.dose(id)?;
            let is_make = shelf.is_same_product(dose, &before.dose);
            let product = if is_make { before.dose.product } else { dose.product };
            let after = Dose { product, ..dose.over(&before.dose) };
            engine.store.change_dose(id, &after, before.before, now)?;
            Ok((before, after))
        })
    }
}

fn count(view: &mut LinesView, line: &LineTold, known: &KnownLine, here: &Here, mine: Mine) {
    let is_new = |known: &Known| *known == Known::New;
    view.count(line, known.entry.as_ref().is_some_and(is_new), known.doses.iter().map(is_new));
    view.beside += u32::from(known.is_beside);
    tell_differing(view, line, known, here);
    for known in known.entry.into_iter().chain(known.doses.iter().copied()) {
        view.changed += u32::from(matches!((known, mine), (Known::Differs(_), Mine::Give)));
        let counted = match (known, mine) {
            (Known::New, _) => continue,
            (Known::There, _) => &mut view.there,
            (Known::Deleted(_), Mine::Stay) => &mut view.deleted,
            (Known::Differs(_), Mine::Stay) => &mut view.differing,
            (Known::Deleted(_) | Known::Differs(_), Mine::Give) => &mut view.taken,
        };
        *counted += 1;
    }
}

/// Both values of what says something else here.
fn tell_differing(view: &mut LinesView, line: &LineTold, known: &KnownLine, here: &Here) {
    if let (Some((_, entry)), Some(Known::Differs(id))) = (&line.entry, known.entry)
        && let Some(before) = here.entry(id)
    {
        let at = if line.has_time { entry.occurred_at } else { before.occurred_at };
        let told = Entry { occurred_at: at, ..entry.clone() };
        view.tell(line.number, entry.occurred_at, differences(before, &told));
    }
    for ((_, dose), known) in line.doses.iter().zip(&known.doses) {
        if let Known::Differs(id) = known
            && let Some(before) = here.dose(*id)
        {
            view.tell(line.number, dose.at, here.shelf.differences(before, dose));
        }
    }
}
