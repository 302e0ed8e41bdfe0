//! What was told of the body in a diary that goes, brought along into the one that comes in its place.
//!
//! Skin that rests, a medicine that makes sleepy, a sign that was ticked: they are of the person, not of the file. Whether one of them still
//! holds is asked by many rules, each in its own way. None is asked here: all of it comes along, and each rule finds what it looks for.

use std::collections::{HashMap, HashSet};

use respite_domain::time::WallTime;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::change::{ChangeRow, field, gone_field};
use crate::changed::{Changed, Things};
use crate::naming::Names;
use crate::one_medicine::Follow;
use crate::only_one::OnlyOne;
use crate::row::Row;
use crate::setting::{SET, SETTING};
use crate::skin_told::follow_tellings;
use crate::table::{Holds, Table};
use crate::told::{Numbers, Told, Value, insert, named_by, tables_of_the_person, told_of, uid, with_what_belongs};
use crate::uid::LAST_NAMED;
use crate::{Result, Store};

/// What is kept as a setting and is of the body all the same: what labels and the safety sheet ask, and whose label counts.
pub(crate) const SETTINGS_OF_THE_BODY: [&str; 3] = ["medicine-flags", "birth-date", "region"];
/// Of these, those that are several words.
const SETTINGS_OF_WORDS: [&str; 1] = ["medicine-flags"];

/// What comes along.
#[derive(Debug, Default)]
pub(crate) struct Along {
    /// Rows and their parts, in the order of [`TABLES`](crate::TABLES).
    pub(crate) rows: Vec<(&'static Table, Vec<Told>)>,
    pub(crate) settings: HashMap<String, String>,
    /// The names of rows that count for nothing in the other diary, each with since when: where they have here what only one may have,
    /// and another was given it there, they leave it to that.
    pub(crate) gone: HashMap<String, Value>,
    /// The makes of the other diary that another is in force for now.
    pub(crate) follow: Follow,
    /// The time in the name that was given last.
    pub(crate) last_named: Option<i64>,
}

impl Store {
    /// All that was told of the body, all that it names, and all that belongs to any of it.
    pub(crate) fn along(&self) -> Result<Along> {
        let all: Vec<(&Table, Vec<Told>)> =
            tables_of_the_person().map(|table| Ok((table, self.told(table)?))).collect::<Result<_>>()?;
        let gone = all.iter().flat_map(|(table, told)| gone_in(table, told)).collect();
        let of_the_body = |table: &Table, row: &Told| table.is_of_the_body || is_setting(table, row);
        let rows = with_what_belongs(all, of_the_body);
        let mut settings = self.settings()?.into_iter().collect::<HashMap<_, _>>();
        let last_named = settings.get(LAST_NAMED).and_then(|last| last.parse().ok());
        settings.retain(|name, _| SETTINGS_OF_THE_BODY.contains(&name.as_str()));
        Ok(Along { rows, settings, gone, follow: Follow::default(), last_named })
    }
}

/// The names of those rows of a table that count for nothing, each with since when: with a row goes what it took the place of.
pub(crate) fn gone_in(table: &Table, told: &[Told]) -> HashMap<String, Value> {
    let gone = |row: &Told| Some((uid(row)?.to_owned(), table.gone_since(row)?.clone()));
    let mut all: HashMap<String, Value> = told.iter().filter_map(gone).collect();
    let replaced = told.iter().filter_map(|row| {
        let mut named = named_by(table, row).filter(|(names, _)| matches!(names, Names::Successor(_)));
        Some((uid(row)?.to_owned(), all.get(named.next()?.1)?.clone()))
    });
    let replaced: Vec<_> = replaced.collect();
    all.extend(replaced);
    all
}

/// Whether it is a change of a setting of the body.
fn is_setting(table: &Table, row: &Told) -> bool {
    Changed::of(table, row).is_some_and(|changed| changed.of.is_none() && SETTINGS_OF_THE_BODY.contains(&changed.field))
}

/// Writes what was told in another diary into this one: rows that are not there; of those that are, the fields that were changed last in the
/// other. What is deleted there and not here stays: it is what a backup is for, and what is too much costs a press.
pub(crate) fn bring_along(connection: &Connection, along: &Along, now: WallTime) -> Result<()> {
    connection.pragma_update(None, "defer_foreign_keys", "ON")?;
    let here = match Table::named(ChangeRow::TABLE) {
        Some(table) => told_of(connection, table)?.into_iter().map(|row| (table, row)).collect(),
        None => Vec::new(),
    };
    // A thing of a row says what was told of it last, whichever of its fields that was.
    let (mut last, mut things): (HashMap<_, &str>, _) = (HashMap::new(), Things::default());
    for (table, row) in &here {
        if let (Some(changed), Some(name)) = (Changed::of(table, row), uid(row)) {
            let thing = (changed.of, things.of(&changed));
            last.entry(thing).and_modify(|last| *last = name.max(last)).or_insert(name);
        }
    }
    let (mut numbers, mut new) = (Numbers::of(connection)?, HashSet::new());
    for (table, told) in along.rows.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        new.extend(numbers.add(connection, table, told)?);
    }
    let followed = along.follow.write(connection, &numbers)?;
    let is_new = |row: &Told| uid(row).is_some_and(|uid| new.contains(uid));
    let mut changed: HashMap<Option<&str>, HashSet<&str>> = HashMap::new();
    let mut settings_told: HashSet<&str> = HashSet::new();
    for (table, told) in &along.rows {
        for row in told.iter().filter(|row| is_new(row)) {
            let Some((change, name)) = Changed::of(table, row).zip(uid(row)) else { continue };
            if change.of.is_none() {
                settings_told.insert(change.field);
            }
            if last.get(&(change.of, things.of(&change))).is_none_or(|last| *last < name) {
                changed.entry(change.of).or_default().insert(change.field);
            }
        }
    }
    let (mut parts_changed, mut let_go) = (HashSet::new(), Vec::new());
    // First what is there: a make that another is in force for by now leaves its name to that.
    for (table, told) in along.rows.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        let only_one = OnlyOne { connection, table, yields: &along.gone, now };
        let mut over = Vec::new();
        for row in told.iter().filter(|row| !is_new(row)) {
            let Some(fields) = changed.get(&uid(row)) else { continue };
            let gone = table.gone.map(gone_field);
            let is_of_row = |told: &str| {
                gone.as_deref() == Some(told) || table.fields.concat().into_iter().any(|column| field(column) == told)
            };
            if fields.iter().any(|told| !is_of_row(told)) {
                parts_changed.extend(uid(row));
            }
            over.push((only_one.as_it_counts(numbers.here(table, row)?, fields)?, fields));
        }
        let_go.extend(only_one.write(over, |row, fields| write_over(connection, table, row, fields))?);
    }
    for (table, told) in &along.rows {
        let has_changed =
            |row: &Told| table.holds == Holds::Parts && uid(row).is_some_and(|of| parts_changed.contains(of));
        remove_parts(connection, table, told.iter().filter(|row| has_changed(row)), &numbers)?;
        let new = told.iter().filter(|row| is_new(row) || has_changed(row));
        let new = new.map(|row| Ok((numbers.here(table, row)?, ()))).collect::<Result<Vec<_>>>()?;
        let only_one = OnlyOne { connection, table, yields: &along.gone, now };
        let_go.extend(only_one.write(new, |row, ()| insert(connection, table, row))?);
    }
    let_go.into_iter().try_for_each(|gone| gone.trace(connection, now))?;
    followed.into_iter().try_for_each(|followed| followed.trace(connection, now))?;
    skin_follows(connection, now)?;
    for field in changed.get(&None).into_iter().flatten().filter(|field| !SETTINGS_OF_WORDS.contains(field)) {
        if let Some(value) = along.settings.get(*field) {
            connection.execute(SET, [*field, value])?;
        }
    }
    for field in settings_told.into_iter().filter(|field| SETTINGS_OF_WORDS.contains(field)) {
        let there = along.settings.get(field).map_or("", String::as_str);
        connection.execute(SET, [field, &words_as_told_last(connection, field, there)?])?;
    }
    name_on(connection, along.last_named)
}

/// Of skin of which something bad stands it was not said last that it is normal, whichever diary was told which.
fn skin_follows(connection: &Connection, now: WallTime) -> Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT session.id FROM session JOIN skin_told ON session_id = session.id \
         WHERE skin_told.deleted_at IS NULL AND session.skin = 'normal'",
    )?;
    let sessions = select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    sessions.into_iter().try_for_each(|session| follow_tellings(connection, session, now))
}

/// A setting of words once the changes of two diaries are one history: each word as it was told last, whichever diary that was. One that
/// is set in either, here or `there`, and of which no change tells, stays.
fn words_as_told_last(connection: &Connection, field: &str, there: &str) -> Result<String> {
    let set = "SELECT CAST(value AS TEXT) FROM setting WHERE name = ?1";
    let here: Option<String> = connection.query_row(set, [field], |row| row.get(0)).optional()?;
    let select = "SELECT coalesce(old, ''), coalesce(new, '') FROM change WHERE what = ?1 AND field = ?2 ORDER BY uid";
    let mut select = connection.prepare_cached(select)?;
    let changes = select.query_map([SETTING, field], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let changes: Vec<(String, String)> = changes.collect::<rusqlite::Result<_>>()?;
    let mut words: Vec<&str> = changes.first().map(|(old, _)| old.split_whitespace().collect()).unwrap_or_default();
    for (old, new) in &changes {
        let has = |text: &str, word: &str| text.split_whitespace().any(|one| one == word);
        words.retain(|word| has(new, word) || !has(old, word));
        let told = new.split_whitespace().filter(|word| !has(old, word)).collect::<Vec<_>>();
        words.retain(|word| !told.contains(word));
        words.extend(told);
    }
    let is_told = |word: &str| {
        changes.iter().any(|(old, new)| [old, new].iter().any(|text| text.split_whitespace().any(|one| one == word)))
    };
    for word in here.iter().flat_map(|here| here.split_whitespace()).chain(there.split_whitespace()) {
        if !is_told(word) && !words.contains(&word) {
            words.push(word);
        }
    }
    Ok(words.join(" "))
}

/// Whatever is written from now on has a greater name than what came along.
fn name_on(connection: &Connection, last_there: Option<i64>) -> Result<()> {
    let select = "SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?1";
    let last_here: Option<i64> = connection.query_row(select, [LAST_NAMED], |row| row.get(0)).optional()?;
    if let Some(last) = last_here.max(last_there) {
        connection.execute(SET, params![LAST_NAMED, last.to_string()])?;
    }
    Ok(())
}

/// Removes the parts of the rows that these are parts of.
pub(crate) fn remove_parts<'t>(
    connection: &Connection,
    table: &Table,
    told: impl Iterator<Item = &'t Told>,
    numbers: &Numbers,
) -> Result<()> {
    for row in told {
        let Some((owner, number)) = numbers.here(table, row)?.into_iter().next() else { continue };
        connection.prepare_cached(&format!("DELETE FROM {} WHERE {owner} = ?1", table.name))?.execute([number])?;
    }
    Ok(())
}

/// The columns in which the same moment stands by the clock of the computer's start, beside the one of the wall's.
fn by_uptime(column: &str) -> [String; 2] {
    let moment = column.strip_suffix("_at").unwrap_or(column);
    ["boot", "uptime"].map(|part| format!("{moment}_{part}"))
}

/// Writes these fields of a row over the one that is there, and that it was taken back; never that it was deleted. What of the row was
/// changed here stays, beside them too.
fn write_over(
    connection: &Connection,
    table: &Table,
    row: &[(&'static str, Value)],
    fields: &HashSet<&str>,
) -> Result<()> {
    let is_changed = |columns: &Vec<&str>| columns.iter().any(|column| fields.contains(field(column).as_str()));
    let mut columns = (table.apart)().into_iter().filter(is_changed).flatten().collect::<Vec<_>>();
    let clocks: Vec<String> = columns.iter().flat_map(|column| by_uptime(column)).collect();
    columns.extend(table.fields.concat().into_iter().filter(|column| clocks.iter().any(|clock| clock == column)));
    let gone = table.gone.filter(|gone| fields.contains(gone_field(gone).as_str()));
    columns.extend(gone);
    let says = |(column, _): &&(&str, Value)| columns.contains(column) && table.names(column) != Some(Names::Numbers);
    let sets: Vec<String> = row.iter().filter(says).map(|(column, _)| format!("{column} = ?")).collect();
    if sets.is_empty() {
        return Ok(());
    }
    let uid = row.iter().filter(|(column, _)| *column == "uid");
    let values = row.iter().filter(says).chain(uid).map(|(_, value)| value);
    let update = format!("UPDATE {} SET {} WHERE uid = ?", table.name, sets.join(", "));
    connection.prepare_cached(&update)?.execute(params_from_iter(values))?;
    Ok(())
}
