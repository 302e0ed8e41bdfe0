//! What another program told, among what was told here.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use respite_domain::entry::Entry;
use respite_domain::import::{LineTold, Lines};
use respite_domain::medicine::Dose;
use respite_domain::time::{Moment, WallTime};
use respite_domain::uid::Uid;
use respite_store::{Mine, StoreError};

use crate::shown::number;
use crate::view::LinesView;
use crate::{Engine, Result};

/// Before what tells a kind of table from others: the setting with what its columns mean.
const MAPPING: &str = "mapping-";
/// The most bytes of such a setting. A longer one is not kept, and is guessed anew.
const MOST_OF_A_MAPPING: usize = 10_000;

/// What becomes of what a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// It is not here.
    New,
    /// It is here, and says the same.
    There,
    /// It was deleted here.
    Deleted(i64),
    /// It is here, and says something else.
    Differs(i64),
}

impl Engine {
    /// What would come of lines that another program wrote. Nothing is changed.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn would_bring_in_lines(&self, lines: &Lines, mine: Mine) -> Result<LinesView> {
        let here = Here::of(self)?;
        let mut view = LinesView::of(lines);
        for (line, known) in here.known(&lines.told) {
            view.count(line, known.entry == Some(Known::New), known.dose == Some(Known::New));
            for known in known.both() {
                count(&mut view, known, mine);
            }
        }
        Ok(view)
    }

    /// Brings lines in that another program wrote: all of them or none. What was changed or deleted here stays so, or says again what
    /// the file says if the person wants that, with its trace.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is changed then.
    pub fn bring_in_lines(&mut self, lines: &Lines, mine: Mine, now: &Moment) -> Result<LinesView> {
        self.act(|engine| {
            let here = Here::of(engine)?;
            let mut view = LinesView::of(lines);
            for (line, known) in here.known(&lines.told) {
                view.count(line, known.entry == Some(Known::New), known.dose == Some(Known::New));
                if let (Some((uid, entry)), Some(known)) = (&line.entry, known.entry) {
                    view.entries.extend(engine.put_entry(*uid, entry, known, mine, now.wall)?.map(number));
                }
                if let (Some((uid, dose)), Some(known)) = (&line.dose, known.dose) {
                    view.doses.extend(engine.put_dose(*uid, dose, known, mine, now)?.map(number));
                }
                for known in known.both() {
                    count(&mut view, known, mine);
                }
            }
            Ok(view)
        })
    }

    /// Takes back what was brought in: these entries and doses are deleted, and can be brought back. What was deleted since stays so.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is changed then.
    pub fn take_lines_back(&mut self, entries: &[i32], doses: &[i32], now: &Moment) -> Result<()> {
        let or_gone = |done| match done {
            Err(StoreError::NotFound) => Ok(()),
            done => done,
        };
        self.act(|engine| {
            for id in entries {
                or_gone(engine.store.set_deleted::<Entry>((*id).into(), true, now.wall))?;
            }
            for id in doses {
                or_gone(engine.store.set_dose_deleted((*id).into(), true, now.wall))?;
            }
            Ok(())
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
    fn put_entry(&mut self, uid: Uid, entry: &Entry, known: Known, mine: Mine, at: WallTime) -> Result<Option<i64>> {
        self.act(|engine| {
            Ok(match (known, mine) {
                (Known::New, _) => Some(engine.store.add_named(uid, entry, at)?),
                (Known::Deleted(id), Mine::Give) => {
                    engine.store.set_deleted::<Entry>(id, false, at)?;
                    engine.store.change(id, entry, at)?;
                    Some(id)
                }
                (Known::Differs(id), Mine::Give) => {
                    engine.store.change(id, entry, at)?;
                    None
                }
                _ => None,
            })
        })
    }

    /// The same of a dose.
    fn put_dose(&mut self, uid: Uid, dose: &Dose, known: Known, mine: Mine, now: &Moment) -> Result<Option<i64>> {
        self.act(|engine| {
            Ok(match (known, mine) {
                (Known::New, _) => Some(engine.store.add_named_dose(uid, dose, now.wall)?),
                (Known::Deleted(id), Mine::Give) => {
                    engine.store.set_dose_deleted(id, false, now.wall)?;
                    engine.store.change_dose(id, dose, None, now)?;
                    Some(id)
                }
                (Known::Differs(id), Mine::Give) => {
                    engine.store.change_dose(id, dose, None, now)?;
                    None
                }
                _ => None,
            })
        })
    }
}

fn count(view: &mut LinesView, known: Known, mine: Mine) {
    let counted = match (known, mine) {
        (Known::New, _) => return,
        (Known::There, _) => &mut view.there,
        (Known::Deleted(_), Mine::Stay) => &mut view.deleted,
        (Known::Differs(_), Mine::Stay) => &mut view.differing,
        (Known::Deleted(_) | Known::Differs(_), Mine::Give) => &mut view.taken,
    };
    *counted += 1;
}

/// What is known of both that a line says.
#[derive(Debug, Clone, Copy, Default)]
struct KnownLine {
    entry: Option<Known>,
    dose: Option<Known>,
}

impl KnownLine {
    fn both(self) -> impl Iterator<Item = Known> {
        self.entry.into_iter().chain(self.dose)
    }
}

/// What is in the diary, as lines look for it.
struct Here {
    entries: HashMap<Uid, (i64, Option<Entry>)>,
    doses: HashMap<Uid, (i64, Option<Dose>)>,
    by_day: HashMap<NaiveDate, Vec<(Uid, Entry)>>,
    by_time: HashMap<DateTime<Utc>, Vec<(Uid, Dose)>>,
}

impl Here {
    fn of(engine: &Engine) -> Result<Here> {
        let store = &engine.store;
        let uids = store.uids("entry")?;
        let mut entries: HashMap<Uid, (i64, Option<Entry>)> =
            uids.iter().map(|(id, uid)| (*uid, (*id, None))).collect();
        let mut by_day: HashMap<NaiveDate, Vec<(Uid, Entry)>> = HashMap::new();
        for stored in store.entries(FIRST_DAY, LAST_DAY, None)? {
            let Some(uid) = uids.get(&stored.id) else { continue };
            by_day.entry(stored.entry.day()).or_default().push((*uid, stored.entry.clone()));
            entries.insert(*uid, (stored.id, Some(stored.entry)));
        }
        let uids = store.uids("dose")?;
        let mut doses: HashMap<Uid, (i64, Option<Dose>)> = uids.iter().map(|(id, uid)| (*uid, (*id, None))).collect();
        let mut by_time: HashMap<DateTime<Utc>, Vec<(Uid, Dose)>> = HashMap::new();
        for stored in store.doses(DateTime::<Utc>::MIN_UTC.fixed_offset(), None)? {
            by_time.entry(stored.dose.at.to_utc()).or_default().push((stored.uid, stored.dose.clone()));
            doses.insert(stored.uid, (stored.id, Some(stored.dose)));
        }
        Ok(Here { entries, doses, by_day, by_time })
    }

    /// What is known of each line: by its name, and else by its moment and what it says. One row here is never two lines.
    fn known(self, lines: &[LineTold]) -> Vec<(&LineTold, KnownLine)> {
        let names =
            |line: &LineTold| [line.entry.as_ref().map(|(uid, _)| *uid), line.dose.as_ref().map(|(uid, _)| *uid)];
        let named: HashSet<Uid> = lines.iter().flat_map(names).flatten().collect();
        let mut met: HashSet<Uid> =
            self.entries.keys().chain(self.doses.keys()).filter(|uid| named.contains(uid)).copied().collect();
        let mut known = Vec::with_capacity(lines.len());
        for line in lines {
            let entry = line.entry.as_ref().map(|(uid, entry)| {
                let same = |other: &Entry| is_same(entry, other, line.has_time);
                match self.entries.get(uid) {
                    Some((id, None)) => Known::Deleted(*id),
                    Some((_, Some(here))) if same(here) => Known::There,
                    Some((id, Some(_))) => Known::Differs(*id),
                    None => {
                        let of_day = self.by_day.get(&entry.day()).into_iter().flatten();
                        let alike = of_day.filter(|(_, other)| same(other)).map(|(uid, _)| *uid);
                        alike.into_iter().find(|uid| !met.contains(uid)).map_or(Known::New, |uid| {
                            met.insert(uid);
                            Known::There
                        })
                    }
                }
            });
            let dose = line.dose.as_ref().map(|(uid, dose)| match self.doses.get(uid) {
                Some((id, None)) => Known::Deleted(*id),
                Some((_, Some(here))) if is_same_dose(dose, here) => Known::There,
                Some((id, Some(_))) => Known::Differs(*id),
                None => {
                    let of_time = self.by_time.get(&dose.at.to_utc()).into_iter().flatten();
                    let alike = of_time.filter(|(_, other)| is_same_dose(dose, other)).map(|(uid, _)| *uid);
                    alike.into_iter().find(|uid| !met.contains(uid)).map_or(Known::New, |uid| {
                        met.insert(uid);
                        Known::There
                    })
                }
            });
            known.push((line, KnownLine { entry, dose }));
        }
        known
    }
}

/// The first and the last day that can be written in four figures.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(0, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Whether two entries say the same of one moment; of one day, where no time was told.
fn is_same(told: &Entry, here: &Entry, has_time: bool) -> bool {
    let at = if has_time || told.day() != here.day() { told.occurred_at } else { here.occurred_at };
    Entry { occurred_at: at, ..told.clone() } == *here
}

fn is_same_dose(told: &Dose, here: &Dose) -> bool {
    (told.product, told.units, told.at.to_utc()) == (here.product, here.units, here.at.to_utc())
}
