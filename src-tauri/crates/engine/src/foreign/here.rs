//! What is in the diary already of what another program told.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use respite_domain::entry::Entry;
use respite_domain::import::{DoseTold, LineTold};
use respite_domain::medicine::Dose;
use respite_domain::uid::Uid;
use respite_store::Difference;

use crate::{Engine, Result};

/// What becomes of what a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It is not here.
    New,
    /// It is here, and says the same.
    There,
    /// It was deleted here.
    Deleted(i64),
    /// It is here, and says something else.
    Differs(i64),
}

/// What is known of all that a line says.
#[derive(Debug, Clone, Default)]
pub(super) struct KnownLine {
    pub entry: Option<Known>,
    pub doses: Vec<Known>,
    /// Whether the entry is new, and another of its moment came in before that this file does not have: it may be the same, mended.
    pub is_beside: bool,
}

/// When a line is of: its moment, or its day where it tells no time.
#[derive(PartialEq, Eq, Hash)]
struct When(Option<NaiveDate>, Option<DateTime<Utc>>);

impl When {
    fn of(line: &LineTold) -> When {
        let at = line.entry.as_ref().map(|(_, entry)| entry.occurred_at);
        When(at.map(|at| at.date_naive()), at.filter(|_| line.has_time).map(|at| at.to_utc()))
    }
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
pub(super) struct Listed(HashMap<i64, i64>);

impl Listed {
    fn listed_as(&self, make: i64) -> i64 {
        self.0.get(&make).copied().unwrap_or(make)
    }

    pub fn is_same_product(&self, told: &DoseTold, here: &Dose) -> bool {
        self.listed_as(told.product) == self.listed_as(here.product)
    }

    /// What of two doses of one product is not the same.
    pub fn differences(&self, here: &Dose, told: &DoseTold) -> Vec<Difference> {
        let field = |field, here: String, there: String| Difference { field, here: Some(here), there: Some(there) };
        let units = [here.units, told.units].map(|units| units.count().to_string());
        let at = [here.at, told.at].map(|at| at.to_rfc3339());
        let both = [("units", units), ("taken-at", at)].into_iter().filter(|(_, [here, told])| here != told);
        both.map(|(name, [here, told])| field(name, here, told)).collect()
    }

    /// Whether two doses say the same of one moment.
    fn is_same(&self, told: &DoseTold, here: &Dose) -> bool {
        self.is_same_product(told, here) && (told.units, told.at.to_utc()) == (here.units, here.at.to_utc())
    }
}

/// What is in the diary, as lines look for it.
pub(super) struct Here {
    entries: HashMap<Uid, (i64, Held<Entry>)>,
    doses: HashMap<Uid, (i64, Held<Dose>)>,
    by_day: HashMap<NaiveDate, Vec<(Uid, Entry)>>,
    by_time: HashMap<DateTime<Utc>, Vec<(Uid, i64, Dose)>>,
    pub shelf: Listed,
}

impl Here {
    pub fn of(engine: &Engine) -> Result<Here> {
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
    pub fn known<'l>(&self, lines: &'l [LineTold]) -> Vec<(&'l LineTold, KnownLine)> {
        let names = |line: &LineTold| {
            let entry = line.entry.as_ref().map(|(uid, _)| *uid);
            entry.into_iter().chain(line.doses.iter().map(|(uid, _)| *uid)).collect::<Vec<_>>()
        };
        // Those that a line of this file goes by, or was found to be.
        let mut met: HashSet<Uid> = lines.iter().flat_map(names).collect();
        let mut known = Vec::with_capacity(lines.len());
        for line in lines {
            let entry = line.entry.as_ref().map(|(uid, entry)| self.known_entry(*uid, entry, line.has_time, &mut met));
            let doses = line.doses.iter().map(|(uid, dose)| self.known_dose(*uid, dose, &mut met)).collect();
            known.push((line, KnownLine { entry, doses, is_beside: false }));
        }
        // What is left is new, or was mended in the other program since it came in.
        let mut new: HashMap<When, usize> = HashMap::new();
        for (line, _) in known.iter().filter(|(_, known)| known.entry == Some(Known::New)) {
            *new.entry(When::of(line)).or_default() += 1;
        }
        for (line, known) in &mut known {
            for ((_, dose), known) in line.doses.iter().zip(&mut known.doses) {
                if *known == Known::New {
                    *known = self.mended(dose, &mut met).map_or(Known::New, Known::Differs);
                }
            }
            let Some((uid, entry)) = line.entry.as_ref().filter(|_| known.entry == Some(Known::New)) else { continue };
            let of_day = self.by_day.get(&entry.day()).into_iter().flatten();
            let before: Vec<&(Uid, Entry)> = of_day
                .filter(|(uid, _)| uid.is_of_hash() && !met.contains(uid))
                .filter(|(_, other)| !line.has_time || other.occurred_at == entry.occurred_at)
                .collect();
            let mut same_source = before.iter().filter(|(other, _)| other.is_of_source_of(*uid));
            let is_alone = new.get(&When::of(line)).is_some_and(|lines| *lines == 1);
            match (same_source.next(), same_source.next()) {
                (Some((other, _)), None) if is_alone => {
                    let id = self.entries.get(other).map(|(id, _)| *id);
                    known.entry = Some(id.map_or(Known::New, Known::Differs));
                    met.insert(*other);
                }
                _ => known.is_beside = !before.is_empty(),
            }
        }
        known
    }

    /// What an entry says here.
    pub fn entry(&self, id: i64) -> Option<&Entry> {
        told(&self.entries, id)
    }

    /// What a dose says here.
    pub fn dose(&self, id: i64) -> Option<&Dose> {
        told(&self.doses, id)
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

    fn known_dose(&self, uid: Uid, dose: &DoseTold, met: &mut HashSet<Uid>) -> Known {
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
    fn mended(&self, dose: &DoseTold, met: &mut HashSet<Uid>) -> Option<i64> {
        let mut of_time = self.by_time.get(&dose.at.to_utc()).into_iter().flatten();
        let is_it = |uid: &Uid, other: &Dose| uid.is_of_hash() && self.shelf.is_same_product(dose, other);
        let (uid, id, _) = of_time.find(|(uid, _, other)| is_it(uid, other) && !met.contains(uid))?;
        met.insert(*uid);
        Some(*id)
    }
}

fn told<T>(held: &HashMap<Uid, (i64, Held<T>)>, id: i64) -> Option<&T> {
    held.values().find_map(|(of, held)| match held {
        Held::Told(told) if *of == id => Some(told),
        _ => None,
    })
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
