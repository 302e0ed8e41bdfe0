//! What another program told, among what was told here.

use std::collections::hash_map::Entry as Entered;
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use respite_domain::entry::Entry;
use respite_domain::import::{LineTold, Lines};
use respite_domain::medicine::Dose;
use respite_domain::time::{Moment, WallTime};
use respite_domain::uid::Uid;
use respite_store::{Mine, StoreError};

use crate::make::Makes;
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
    pub fn would_bring_in_lines(&self, lines: &Lines, mine: Mine, now: &Moment) -> Result<LinesView> {
        let mut view = LinesView::of(lines);
        let told = self.of_their_makes(&lines.told, now)?;
        for (line, known) in Here::of(self)?.known(&told) {
            count(&mut view, line, &known, mine);
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
            let mut view = LinesView::of(lines);
            let told = engine.of_their_makes(&lines.told, now)?;
            let here = Here::of(engine)?;
            for (line, known) in here.known(&told) {
                if let (Some((uid, entry)), Some(known)) = (&line.entry, known.entry) {
                    view.entries.extend(engine.put_entry(*uid, entry, known, mine, now.wall)?.map(number));
                }
                if let (Some((uid, dose)), Some(known)) = (&line.dose, known.dose) {
                    view.doses.extend(engine.put_dose(*uid, dose, known, mine, &here.shelf, now)?.map(number));
                }
                count(&mut view, line, &known, mine);
            }
            Ok(view)
        })
    }

    /// The same lines, each dose as one of the make that was in force when it was taken.
    fn of_their_makes(&self, lines: &[LineTold], now: &Moment) -> Result<Vec<LineTold>> {
        let mut lines = lines.to_vec();
        let mut makes: HashMap<i64, Makes> = HashMap::new();
        for (_, dose) in lines.iter_mut().filter_map(|line| line.dose.as_mut()) {
            let makes = match makes.entry(dose.product) {
                Entered::Occupied(known) => known.into_mut(),
                Entered::Vacant(new) => new.insert(self.makes_of(dose.product, now)?),
            };
            dose.product = makes.at(dose.at);
        }
        Ok(lines)
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
    fn put_dose(
        &mut self,
        uid: Uid,
        dose: &Dose,
        known: Known,
        mine: Mine,
        shelf: &Listed,
        now: &Moment,
    ) -> Result<Option<i64>> {
        self.act(|engine| {
            Ok(match (known, mine) {
                (Known::New, _) => Some(engine.store.add_named_dose(uid, dose, now.wall)?),
                (Known::Deleted(id), Mine::Give) => {
                    engine.store.set_dose_deleted(id, false, now.wall)?;
                    engine.change_to_told(id, dose, shelf, now)?;
                    Some(id)
                }
                (Known::Differs(id), Mine::Give) => {
                    engine.change_to_told(id, dose, shelf, now)?;
                    None
                }
                _ => None,
            })
        })
    }

    /// A dose that is here says what the file says. It stays of the make that it was taken of, and keeps the pain before it, of which no
    /// table tells.
    fn change_to_told(&mut self, id: i64, dose: &Dose, shelf: &Listed, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let before = engine.store.dose(id)?;
            let is_make = shelf.is_same_product(dose, &before.dose);
            let product = if is_make { before.dose.product } else { dose.product };
            Ok(engine.store.change_dose(id, &Dose { product, ..dose.clone() }, before.before, now)?)
        })
    }
}

fn count(view: &mut LinesView, line: &LineTold, known: &KnownLine, mine: Mine) {
    view.count(line, known.entry == Some(Known::New), known.dose == Some(Known::New));
    view.beside += u32::from(known.is_beside);
    for known in known.entry.into_iter().chain(known.dose) {
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

/// What is known of both that a line says.
#[derive(Debug, Clone, Copy, Default)]
struct KnownLine {
    entry: Option<Known>,
    dose: Option<Known>,
    /// Whether the entry is new, and another of its moment came in before that this file does not have: it may be the same, mended.
    is_beside: bool,
}

/// What stands under a name here.
#[derive(Debug)]
enum Held<T> {
    Told(T),
    /// It can't be read, so nothing is said of it.
    Unread,
    Deleted,
}

/// The makes of products, by the numbers that the person's list knows them by.
#[derive(Debug)]
struct Listed(HashMap<i64, i64>);

impl Listed {
    fn listed_as(&self, make: i64) -> i64 {
        self.0.get(&make).copied().unwrap_or(make)
    }

    fn is_same_product(&self, told: &Dose, here: &Dose) -> bool {
        self.listed_as(told.product) == self.listed_as(here.product)
    }

    /// Whether two doses say the same of one moment.
    fn is_same(&self, told: &Dose, here: &Dose) -> bool {
        self.is_same_product(told, here) && (told.units, told.at.to_utc()) == (here.units, here.at.to_utc())
    }
}

/// What is in the diary, as lines look for it.
struct Here {
    entries: HashMap<Uid, (i64, Held<Entry>)>,
    doses: HashMap<Uid, (i64, Held<Dose>)>,
    by_day: HashMap<NaiveDate, Vec<(Uid, Entry)>>,
    by_time: HashMap<DateTime<Utc>, Vec<(Uid, i64, Dose)>>,
    shelf: Listed,
}

impl Here {
    fn of(engine: &Engine) -> Result<Here> {
        let store = &engine.store;
        let uids = store.uids("entry")?;
        let mut entries = held(&uids, &store.deleted("entry")?);
        let mut by_day: HashMap<NaiveDate, Vec<(Uid, Entry)>> = HashMap::new();
        for stored in store.entries(FIRST_DAY, LAST_DAY, None)? {
            let Some(uid) = uids.get(&stored.id) else { continue };
            by_day.entry(stored.entry.day()).or_default().push((*uid, stored.entry.clone()));
            entries.insert(*uid, (stored.id, Held::Told(stored.entry)));
        }
        let mut doses = held(&store.uids("dose")?, &store.deleted("dose")?);
        let mut by_time: HashMap<DateTime<Utc>, Vec<(Uid, i64, Dose)>> = HashMap::new();
        for stored in store.doses(DateTime::<Utc>::MIN_UTC.fixed_offset(), None)? {
            by_time.entry(stored.dose.at.to_utc()).or_default().push((stored.uid, stored.id, stored.dose.clone()));
            doses.insert(stored.uid, (stored.id, Held::Told(stored.dose)));
        }
        let shelf = store.products_as_told()?.into_iter().map(|stored| (stored.id, stored.listed_as()));
        Ok(Here { entries, doses, by_day, by_time, shelf: Listed(shelf.collect()) })
    }

    /// What is known of each line: by its name, and else by its moment and what it says. One row here is never two lines.
    fn known<'l>(&self, lines: &'l [LineTold]) -> Vec<(&'l LineTold, KnownLine)> {
        let names =
            |line: &LineTold| [line.entry.as_ref().map(|(uid, _)| *uid), line.dose.as_ref().map(|(uid, _)| *uid)];
        // Those that a line of this file goes by, or was found to be.
        let mut met: HashSet<Uid> = lines.iter().flat_map(names).flatten().collect();
        let mut known = Vec::with_capacity(lines.len());
        for line in lines {
            let entry = line.entry.as_ref().map(|(uid, entry)| self.known_entry(*uid, entry, line.has_time, &mut met));
            let dose = line.dose.as_ref().map(|(uid, dose)| self.known_dose(*uid, dose, &mut met));
            known.push((line, KnownLine { entry, dose, is_beside: false }));
        }
        // What is left is new, or was mended in the other program since it came in.
        for (line, known) in &mut known {
            if let Some((_, dose)) = line.dose.as_ref().filter(|_| known.dose == Some(Known::New)) {
                known.dose = Some(self.mended(dose, &mut met).map_or(Known::New, Known::Differs));
            }
            let entry = line.entry.as_ref().filter(|_| known.entry == Some(Known::New));
            known.is_beside = entry.is_some_and(|(_, entry)| {
                let of_day = self.by_day.get(&entry.day()).into_iter().flatten();
                let mut before = of_day.filter(|(uid, _)| uid.is_of_hash() && !met.contains(uid));
                before.any(|(_, other)| !line.has_time || other.occurred_at == entry.occurred_at)
            });
        }
        known
    }

    fn known_entry(&self, uid: Uid, entry: &Entry, has_time: bool, met: &mut HashSet<Uid>) -> Known {
        let same = |other: &Entry| is_same(entry, other, has_time);
        match self.entries.get(&uid) {
            Some((id, Held::Deleted)) => Known::Deleted(*id),
            Some((_, Held::Unread)) => Known::There,
            Some((_, Held::Told(here))) if same(here) => Known::There,
            Some((id, Held::Told(_))) => Known::Differs(*id),
            None => {
                let mut of_day = self.by_day.get(&entry.day()).into_iter().flatten();
                let alike = of_day.find(|(uid, other)| same(other) && !met.contains(uid));
                alike.map_or(Known::New, |(uid, _)| {
                    met.insert(*uid);
                    Known::There
                })
            }
        }
    }

    fn known_dose(&self, uid: Uid, dose: &Dose, met: &mut HashSet<Uid>) -> Known {
        match self.doses.get(&uid) {
            Some((id, Held::Deleted)) => Known::Deleted(*id),
            Some((_, Held::Unread)) => Known::There,
            Some((_, Held::Told(here))) if self.shelf.is_same(dose, here) => Known::There,
            Some((id, Held::Told(_))) => Known::Differs(*id),
            None => {
                let mut of_time = self.by_time.get(&dose.at.to_utc()).into_iter().flatten();
                let alike = of_time.find(|(uid, _, other)| self.shelf.is_same(dose, other) && !met.contains(uid));
                alike.map_or(Known::New, |(uid, ..)| {
                    met.insert(*uid);
                    Known::There
                })
            }
        }
    }

    /// The dose of the same moment and product that came in before and is in this file no more.
    fn mended(&self, dose: &Dose, met: &mut HashSet<Uid>) -> Option<i64> {
        let mut of_time = self.by_time.get(&dose.at.to_utc()).into_iter().flatten();
        let is_it = |uid: &Uid, other: &Dose| uid.is_of_hash() && self.shelf.is_same_product(dose, other);
        let (uid, id, _) = of_time.find(|(uid, _, other)| is_it(uid, other) && !met.contains(uid))?;
        met.insert(*uid);
        Some(*id)
    }
}

/// What stands under each name before it is read.
fn held<T>(uids: &HashMap<i64, Uid>, deleted: &HashSet<i64>) -> HashMap<Uid, (i64, Held<T>)> {
    let held = |id: &i64| if deleted.contains(id) { Held::Deleted } else { Held::Unread };
    uids.iter().map(|(id, uid)| (*uid, (*id, held(id)))).collect()
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
