//! Makes of one medicine where two diaries come together. A make may have been replaced in either, each time by another: one of these is in
//! force in the end, and nothing hangs on what is off the list.

use std::collections::{BTreeMap, HashMap};

use respite_domain::time::WallTime;
use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::Result;
use crate::change::{field, record};
use crate::changed::Changed;
use crate::product::{Make, REPLACED_BY};
use crate::row::Row;
use crate::table::Table;
use crate::told::{Numbers, Told, told_of, uid};

/// Makes that are here, each with the one of elsewhere that is in force in its place, by their names.
#[derive(Debug, Default)]
pub(crate) struct Follow(BTreeMap<String, String>);

/// A make of a diary.
#[derive(Debug, Clone)]
struct Known {
    in_force: String,
    is_gone: bool,
    /// The day of its stop, as the cell says.
    stopped: Value,
}

/// Brings it about that of each medicine one make is in force once these `rows` came in: what they say of it is written over, and what
/// is to be said here is told. What one diary alone knows to have taken the place of a make did; of two the one that was told later does,
/// or, where the rows are `given` to be what counts, theirs. What was deleted there in another make than here stays, but where it is so
/// given. `is_known` tells of a row that is not among these whether it was in their diary.
pub(crate) fn join(
    connection: &Connection,
    rows: &mut [(&'static Table, Vec<Told>)],
    is_known: impl Fn(&str) -> bool,
    given: bool,
) -> Result<Follow> {
    let Some(place) = rows.iter().position(|(table, _)| table.name == Make::TABLE) else {
        return Ok(Follow::default());
    };
    let table = rows[place].0;
    let mut here = makes(table, &told_of(connection, table)?);
    let mut there = makes(table, &rows[place].1);
    let told_there = last_told(rows);
    let is_later_there =
        |make: &str| -> Result<bool> { Ok(told_here(connection, make)?.as_ref() < told_there.get(make)) };
    let mut follow = BTreeMap::new();
    let in_both: Vec<String> = there.keys().filter(|make| here.contains_key(*make)).cloned().collect();
    for make in in_both {
        let (ours, theirs) = (here[&make].in_force.clone(), there[&make].in_force.clone());
        if ours == theirs {
            continue;
        }
        let is_new_there = !there.contains_key(&ours) && !is_known(&ours);
        let is_new_here = !here.contains_key(&theirs);
        let is_gone = |known: &BTreeMap<String, Known>, make: &str| known.get(make).is_some_and(|known| known.is_gone);
        let ours_is_gone = is_gone(&here, &ours);
        let stays = !given && !ours_is_gone;
        let theirs_counts = match (is_new_there, is_new_here) {
            (false, false) => continue,
            (true, false) if given && ours_is_gone => continue,
            (true, false) => false,
            (false, true) => true,
            (true, true) if stays && is_gone(&there, &theirs) => false,
            (true, true) => given || ours_is_gone || is_later_there(&make)?,
        };
        if theirs_counts {
            if let Some(theirs) = there.get_mut(&theirs).filter(|_| stays) {
                theirs.is_gone = false;
            }
            for (make, known) in here.iter_mut().filter(|(_, known)| known.in_force == ours) {
                known.in_force.clone_from(&theirs);
                // A later word of theirs comes in by itself.
                if !is_later_there(make)? {
                    follow.insert(make.clone(), theirs.clone());
                }
            }
        } else {
            let in_force_stopped = here.get(&ours).map(|known| &known.stopped);
            for (make, known) in there.iter_mut().filter(|(_, known)| known.in_force == theirs) {
                known.in_force.clone_from(&ours);
                // What is taken again since a stop is taken again since that stop: the one comes with the other. A stop that is known
                // there alone stays.
                let is_known_here = [Some(&Value::Null), in_force_stopped].contains(&Some(&known.stopped));
                if let Some(ours) = here.get(make).filter(|_| given && is_known_here) {
                    known.stopped.clone_from(&ours.stopped);
                }
            }
        }
    }
    for row in &mut rows[place].1 {
        let Some((make, known)) = uid(row).and_then(|make| there.get_key_value(make)) else { continue };
        let by = (known.in_force != *make).then(|| known.in_force.clone());
        let (by, counts) = (by.map_or(Value::Null, Value::Text), !known.is_gone);
        let says = [
            Some((REPLACED_BY, by)),
            table.gone.filter(|_| counts).map(|gone| (gone, Value::Null)),
            Some(("stopped_on", known.stopped.clone())),
        ];
        for (column, value) in says.into_iter().flatten() {
            if let Some(cell) = table.place(column).and_then(|place| row.get_mut(place)) {
                *cell = value;
            }
        }
    }
    Ok(Follow(follow))
}

impl Follow {
    /// Writes it, before what comes in wants the names of these makes, and returns what there is to [keep](Followed::trace) of it.
    pub(crate) fn write(&self, connection: &Connection, numbers: &Numbers) -> Result<Vec<Followed>> {
        let mut followed = Vec::new();
        for (make, by) in &self.0 {
            let Some((make, new)) = numbers.number(make).zip(numbers.number(by)) else { continue };
            let old = "SELECT replaced_by FROM product WHERE id = ?1";
            let old = connection.query_row(old, [make], |row| row.get(0))?;
            connection.execute("UPDATE product SET replaced_by = ?2 WHERE id = ?1", [make, new])?;
            followed.push(Followed { make, old, new });
        }
        Ok(followed)
    }
}

/// A make that is here, and the numbers of those that were in force in its place before and are now.
pub(crate) struct Followed {
    make: i64,
    old: Option<i64>,
    new: i64,
}

impl Followed {
    /// Keeps that it was, once all that came in has its number.
    pub(crate) fn trace(&self, connection: &Connection, now: WallTime) -> Result<()> {
        let [old, new] = [self.old, Some(self.new)].map(|make| make.map(|make| make.to_string()));
        record(connection, Make::TABLE, self.make, [(field(REPLACED_BY), old, new)], now)
    }
}

/// The makes of a diary by their names.
fn makes(table: &Table, told: &[Told]) -> BTreeMap<String, Known> {
    let known = |row: &Told| {
        let make = uid(row)?;
        let in_force = table.text(row, REPLACED_BY).unwrap_or(make).to_owned();
        let (is_gone, stopped) = (table.gone_since(row).is_some(), table.cell(row, "stopped_on")?.clone());
        Some((make.to_owned(), Known { in_force, is_gone, stopped }))
    };
    told.iter().filter_map(known).collect()
}

/// The makes that are in both diaries and that another is in force for here than there, each with that of here where it is not itself.
pub(crate) fn replaced_otherwise(
    here: &[(&'static Table, Vec<Told>)],
    there: &[(&'static Table, Vec<Told>)],
) -> BTreeMap<String, Option<String>> {
    let all = |rows: &[(&'static Table, Vec<Told>)]| -> BTreeMap<String, Known> {
        let of_makes = rows.iter().filter(|(table, _)| table.name == Make::TABLE);
        of_makes.flat_map(|(table, told)| makes(table, told)).collect()
    };
    let there = all(there);
    let differs =
        |(make, known): &(String, Known)| there.get(make).is_some_and(|there| there.in_force != known.in_force);
    let replaced = |(make, known): (String, Known)| {
        let by = Some(known.in_force).filter(|by| *by != make);
        (make, by)
    };
    all(here).into_iter().filter(differs).map(replaced).collect()
}

/// When it was last told of each make, in these rows, what is in force in its place: the names of the changes.
fn last_told(rows: &[(&'static Table, Vec<Told>)]) -> HashMap<String, String> {
    let mut last: HashMap<String, String> = HashMap::new();
    for (table, told) in rows {
        for row in told {
            let changed = Changed::of(table, row).filter(|changed| changed.field == field(REPLACED_BY));
            if let Some((make, name)) = changed.and_then(|changed| changed.of).zip(uid(row)) {
                let last = last.entry(make.to_owned()).or_default();
                *last = std::mem::take(last).max(name.to_owned());
            }
        }
    }
    last
}

/// The same of one that is here.
fn told_here(connection: &Connection, make: &str) -> Result<Option<String>> {
    let select = "SELECT max(change.uid) FROM change JOIN product ON product.id = row_id \
                  WHERE what = ?1 AND field = ?2 AND product.uid = ?3";
    Ok(connection.query_row(select, params![Make::TABLE, field(REPLACED_BY), make], |row| row.get(0))?)
}
