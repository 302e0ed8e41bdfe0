//! Rows of a file among the rows of a diary.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use respite_domain::import::ImportFault;
use respite_domain::time::WallTime;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OptionalExtension};

use super::attached::last_named;
use super::found::{ImportError, Rows};
use super::{Difference, Differing, Import, Imported, Mine, check_names, time_of};
use crate::cells::Said;
use crate::change::{ChangeRow, field, record};
use crate::changed::Changed;
use crate::export::form::{Form, Spelled};
use crate::of_the_body::{Along, SETTINGS_OF_THE_BODY, bring_along, gone_in, remove_parts};
use crate::one_medicine::{join, replaced_otherwise};
use crate::only_one::OnlyOne;
use crate::product::REPLACED_BY;
use crate::relief::{follow_deleted_doses, is_of_deleted_dose};
use crate::row::Row;
use crate::setting::{SET, SETTING};
use crate::table::{Holds, Table};
use crate::told::{Numbers, Told, Unread, insert, readable_rows, tables_of_the_person, uid, unread};
use crate::{Result, StoreError};

/// Writes all that is not here, and tells what says something else.
///
/// # Errors
/// A row of the file names one that is nowhere, is here under another table, or can't be read; or the disk can't take it.
pub(super) fn merge(
    connection: &Connection,
    import: &Import,
    mine: Mine,
    now: WallTime,
) -> std::result::Result<Imported, ImportError> {
    let tables = tables_of_rows(connection)?;
    check_tables(import, &tables)?;
    let unread_before = unread(connection)?;
    let before = readable_rows(connection, &unread_before)?;
    let replaced = replaced_otherwise(&before, &import.rows);
    let before = All::of(&before);
    let mut rows = import.rows.clone();
    let follow = join(connection, &mut rows, |_| false, mine == Mine::Give)?;
    let theirs = All::of(&rows);
    let settings = settings(connection)?;

    let differ: HashSet<&str> = theirs.names().filter(|uid| before.differs(&theirs, uid)).collect();
    let asked = |table: &Table, uid: &str| differ.contains(uid) && !table.is_of_the_body;
    let setting_differs = |name: &str| settings.get(name).is_some_and(|here| import.settings.get(name) != Some(here));
    let is_put_back = |uid: &str| replaced.values().any(|here| here.as_deref() == Some(uid));
    let mut gone: HashMap<String, Value> = import.rows.iter().flat_map(|(table, told)| gone_in(table, told)).collect();
    gone.retain(|uid, _| mine == Mine::Give || is_put_back(uid));
    let is_held_back = |table: &Table, row: &Told| {
        mine == Mine::Stay
            && Changed::of(table, row).is_some_and(|changed| match changed.of {
                // Which make is in force tells which limit holds: the later word counts, of all that is told with it in one act.
                _ if changed.field == field(REPLACED_BY) => false,
                Some(of) if changed.field == "stopped-on" && replaced.contains_key(of) => false,
                Some(of) if changed.field == "deleted" && gone.contains_key(of) => false,
                Some(of) => theirs.table(of).is_some_and(|table| asked(table, of)),
                None => setting_differs(changed.field) && !SETTINGS_OF_THE_BODY.contains(&changed.field),
            })
    };
    let told = rows.iter().map(|(table, told)| {
        (*table, told.iter().filter(|row| !is_held_back(table, row)).cloned().collect::<Vec<_>>())
    });
    let of_the_body = |(name, value): (&String, &String)| {
        SETTINGS_OF_THE_BODY.contains(&name.as_str()).then(|| (name.clone(), value.clone()))
    };
    let along = Along {
        rows: told.collect(),
        settings: import.settings.iter().filter_map(of_the_body).collect(),
        gone: gone.clone(),
        follow,
        last_named: last_named(import),
    };
    bring_along(connection, &along, now).map_err(of_the_file)?;
    let mut taken = 0;
    if mine == Mine::Give {
        let numbers = Numbers::of(connection)?;
        for uid in theirs.names().filter(|uid| theirs.table(uid).is_some_and(|table| asked(table, uid))) {
            if is_of_deleted_dose(connection, uid).map_err(of_the_file)? {
                continue;
            }
            take(connection, &theirs, uid, &numbers, now).map_err(of_the_file)?;
            taken += 1;
        }
        follow_deleted_doses(connection, now)?;
    }
    let Merged { set, brought_up: settings_brought_up, taken: settings_taken, mut differing } =
        merge_settings(connection, import, &settings, mine, now)?;
    let unread_after = unread(connection)?;
    check_readable(connection, &unread_before, &unread_after, import)?;

    let after = readable_rows(connection, &unread_after)?;
    let after = All::of(&after);
    let forms = Form::all(connection)?;
    let still: HashSet<&str> = theirs.names().filter(|uid| after.differs(&theirs, uid)).collect();
    let in_order = theirs.names().filter(|uid| still.contains(uid));
    let rows = in_order.filter_map(|uid| differing_row(&forms, &after, &theirs, uid));
    // What was deleted there and not here stays, and nobody said anything later: that is no news, however often it comes.
    let rows: Vec<Differing> = rows.filter(|row| !is_only_deleted_there(row)).collect();
    let brought_up = differ
        .iter()
        .filter(|uid| theirs.table(uid).is_some_and(|table| table.is_of_the_body) && !still.contains(**uid))
        .count();
    let is_new = |uid: &&str| !tables.contains_key(*uid);
    let is_counted = |uid: &&str| theirs.table(uid).is_some_and(|table| table.name != ChangeRow::TABLE);
    let mut added: Vec<(&'static str, usize)> = Vec::new();
    for (table, _) in
        import.rows.iter().filter(|(table, _)| table.holds == Holds::Rows && table.name != ChangeRow::TABLE)
    {
        let count = theirs.names_in(table).filter(is_new).count();
        added.extend((count > 0).then_some((table.name, count)));
    }
    let there = theirs.names().filter(|uid| is_counted(uid) && !is_new(uid) && !differ.contains(uid)).count();
    differing.extend(rows);
    let (taken, brought_up) = (taken + settings_taken, brought_up + settings_brought_up);
    Ok(Imported { added, settings: set, there, brought_up, taken, differing, attached: 0, missing: 0 })
}

/// The table of each row of a diary, by its name.
fn tables_of_rows(connection: &Connection) -> Result<HashMap<String, &'static str>> {
    let mut tables = HashMap::new();
    for table in tables_of_the_person().filter(|table| table.holds == Holds::Rows) {
        let mut select = connection.prepare(&format!("SELECT uid FROM {}", table.name))?;
        let uids = select.query_map([], |row| row.get::<_, String>(0))?;
        // A row whose name can't be read is nobody's that comes in.
        tables.extend(uids.filter_map(rusqlite::Result::ok).map(|uid| (uid, table.name)));
    }
    Ok(tables)
}

/// Whether each row is of the table here that it is of there, and names what it should.
fn check_tables(import: &Import, here: &HashMap<String, &'static str>) -> std::result::Result<(), ImportError> {
    let mut there: HashMap<&str, &'static str> = HashMap::new();
    for (table, told) in import.rows.iter().filter(|(table, _)| table.holds == Holds::Rows) {
        for (place, uid) in told.iter().filter_map(uid).enumerate() {
            if here.get(uid).is_some_and(|of| *of != table.name) {
                return Err(ImportError::Row { table: table.name, row: place + 1 });
            }
            there.insert(uid, table.name);
        }
    }
    check_names(&import.rows, |uid| there.get(uid).or_else(|| here.get(uid)).copied())
}

/// All rows of a diary or a file, by their names, each with its parts.
struct All<'r> {
    rows: HashMap<&'r str, (&'static Table, &'r Told)>,
    order: Vec<&'r str>,
    parts: HashMap<&'r str, Vec<(&'static Table, &'r Told)>>,
}

impl<'r> All<'r> {
    fn of(rows: &'r Rows) -> All<'r> {
        let mut all = All { rows: HashMap::new(), order: Vec::new(), parts: HashMap::new() };
        for (table, told) in rows {
            for row in told {
                let Some(uid) = uid(row) else { continue };
                if table.holds == Holds::Rows {
                    all.rows.insert(uid, (*table, row));
                    all.order.push(uid);
                } else {
                    all.parts.entry(uid).or_default().push((*table, row));
                }
            }
        }
        // Whatever order they stand in, parts go by their position.
        all.parts.values_mut().for_each(|parts| parts.sort_by(|one, other| key(one).cmp(&key(other))));
        all
    }

    fn names(&self) -> impl Iterator<Item = &'r str> {
        self.order.iter().copied()
    }

    fn names_in(&self, table: &Table) -> impl Iterator<Item = &'r str> {
        self.names().filter(|uid| self.table(uid).is_some_and(|of| of.name == table.name))
    }

    fn table(&self, uid: &str) -> Option<&'static Table> {
        self.rows.get(uid).map(|(table, _)| *table)
    }

    fn parts(&self, uid: &str) -> &[(&'static Table, &'r Told)] {
        self.parts.get(uid).map_or(&[], Vec::as_slice)
    }

    /// Whether the row of this name is in both, and says two things.
    fn differs(&self, other: &All<'_>, uid: &str) -> bool {
        let both = self.rows.get(uid).zip(other.rows.get(uid));
        let same = |one: &[(&Table, &Told)], other: &[(&Table, &Told)]| {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| one.0.name == other.0.name && one.1 == other.1)
        };
        both.is_some_and(|(here, there)| here.1 != there.1 || !same(self.parts(uid), other.parts(uid)))
    }
}

fn key<'a>((table, part): &'a (&'static Table, &Told)) -> (&'a str, i64) {
    let position = match part.get(1) {
        Some(Value::Integer(position)) => *position,
        _ => i64::MAX,
    };
    (table.name, position)
}

/// Writes what the file says of a row over it, with its trace.
fn take(connection: &Connection, theirs: &All<'_>, uid: &str, numbers: &Numbers, now: WallTime) -> Result<()> {
    let Some((table, row)) = theirs.rows.get(uid) else { return Ok(()) };
    let number = numbers.number(uid).ok_or(StoreError::NotFound)?;
    let before = table.said(connection, number)?;
    let only_one = OnlyOne { connection, table, yields: &HashMap::new(), now };
    only_one.write(vec![(numbers.here(table, row)?, ())], |row, ()| overwrite(connection, table, number, row))?;
    for of_parts in tables_of_the_person().filter(|of_parts| of_parts.holds == Holds::Parts) {
        let is_theirs =
            of_parts.names.iter().any(|(_, names)| matches!(names, crate::Names::Owner(of) if *of == table.name));
        if is_theirs {
            let any: Told = std::iter::once(Value::Text(uid.to_owned()))
                .chain(of_parts.told().iter().skip(1).map(|_| Value::Null))
                .collect();
            remove_parts(connection, of_parts, std::iter::once(&any), numbers)?;
        }
    }
    for (table, part) in theirs.parts(uid) {
        insert(connection, table, &numbers.here(table, part)?)?;
    }
    let after = table.said(connection, number)?;
    let of = |said: &Said, name: &str| said.iter().find(|(said, _)| *said == name).map(|(_, text)| text.clone());
    let traced = traces(connection, table, number)?;
    let names: BTreeSet<&str> = before.iter().chain(&after).map(|(name, _)| *name).collect();
    record(
        connection,
        table.name,
        number,
        names
            .into_iter()
            .map(|name| (field(name), of(&before, name), of(&after, name)))
            .filter(|(field, _, new)| !traced.contains(&(field.clone(), new.clone()))),
        now,
    )
}

/// The fields of a row that were changed in the file, each with what it was changed to last: that trace has come in, and is not left twice.
fn traces(connection: &Connection, table: &Table, number: i64) -> Result<Vec<(String, Option<String>)>> {
    let mut select = connection.prepare_cached(
        "SELECT field, new FROM change WHERE what = ?1 AND row_id = ?2 \
         AND uid = (SELECT max(last.uid) FROM change AS last \
                    WHERE last.what = change.what AND last.row_id = change.row_id AND last.field = change.field)",
    )?;
    let traces = select.query_map(rusqlite::params![table.name, number], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(traces.collect::<rusqlite::Result<_>>()?)
}

fn overwrite(connection: &Connection, table: &Table, number: i64, row: &[(&'static str, Value)]) -> Result<()> {
    let says = |(column, _): &&(&str, Value)| {
        !["id", "uid"].contains(column) && table.names(column) != Some(crate::Names::Numbers)
    };
    let sets: Vec<String> = row.iter().filter(says).map(|(column, _)| format!("{column} = ?")).collect();
    let values = row.iter().filter(says).map(|(_, value)| value.clone()).chain([Value::from(number)]);
    let update = format!("UPDATE {} SET {} WHERE id = ?", table.name, sets.join(", "));
    connection.prepare_cached(&update)?.execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

fn settings(connection: &Connection) -> Result<BTreeMap<String, String>> {
    let mut select = connection.prepare("SELECT name, value FROM setting")?;
    let all = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.filter_map(rusqlite::Result::ok).collect())
}

/// What became of the settings.
#[derive(Default)]
struct Merged {
    /// How many were never set here.
    set: usize,
    /// How many of the body say now what was said last there.
    brought_up: usize,
    /// How many were written over because the person wanted that.
    taken: usize,
    differing: Vec<Differing>,
}

/// Sets what was never set here. What is of the body came along before.
fn merge_settings(
    connection: &Connection,
    import: &Import,
    before: &BTreeMap<String, String>,
    mine: Mine,
    now: WallTime,
) -> Result<Merged> {
    let mut merged = Merged::default();
    for (name, there) in &import.settings {
        let select = "SELECT CAST(value AS TEXT) FROM setting WHERE name = ?1";
        let here: Option<String> = connection.query_row(select, [name], |row| row.get(0)).optional()?;
        let is_of_the_body = SETTINGS_OF_THE_BODY.contains(&name.as_str());
        match here {
            Some(here) if here == *there => match before.get(name) {
                None => merged.set += 1,
                Some(before) => merged.brought_up += usize::from(*before != here),
            },
            Some(here) if mine == Mine::Stay || is_of_the_body => merged.differing.push(Differing {
                table: SETTING,
                name: name.clone(),
                written: None,
                is_of_the_body,
                fields: vec![Difference { field: "value", here: Some(here), there: Some(there.clone()) }],
            }),
            here => {
                let was_set = before.contains_key(name);
                merged.taken += usize::from(was_set);
                merged.set += usize::from(!was_set);
                if here.is_some() {
                    record(connection, SETTING, 0, [(name.as_str(), here, Some(there.clone()))], now)?;
                }
                connection.execute(SET, [name, there])?;
            }
        }
    }
    Ok(merged)
}

/// Whether all that came in can be read, as what was here before can.
fn check_readable(
    connection: &Connection,
    before: &Unread,
    after: &Unread,
    import: &Import,
) -> std::result::Result<(), ImportError> {
    for ((table, after), (_, before)) in after.iter().zip(before) {
        let Some(number) = after.difference(before).next() else { continue };
        let numbers = Numbers::of(connection)?;
        let is_it = |uid: &&str| numbers.number(uid) == Some(*number);
        // Of a part that is the first of its row.
        let of_row = |told: &&Told| uid(told).is_some_and(|uid| is_it(&uid));
        let rows = import.rows.iter().filter(|(of, _)| of.name == table.name).flat_map(|(_, told)| told);
        let row = rows.take_while(|told| !of_row(told)).count() + 1;
        return Err(ImportError::Row { table: table.name, row });
    }
    Ok(())
}

fn differing_row(forms: &[Form], here: &All<'_>, theirs: &All<'_>, uid: &str) -> Option<Differing> {
    let ((table, ours), (_, there)) = (here.rows.get(uid)?, theirs.rows.get(uid)?);
    let form = forms.iter().find(|form| form.table.name == table.name)?;
    let spelled = |spelled: Option<Spelled>| {
        spelled.map(|spelled| match spelled {
            Spelled::Number(number) => number.to_string(),
            Spelled::Text(text) => text,
        })
    };
    let both = form.spelled(ours).zip(form.spelled(there)).filter(|((_, here), (_, there))| here != there);
    let mut fields: Vec<Difference> = both
        .map(|((field, here), (_, there))| Difference { field: field.name, here: spelled(here), there: spelled(there) })
        .collect();
    for form in forms.iter().filter(|form| form.table.holds == Holds::Parts) {
        let parts = |all: &All<'_>| {
            let parts = all.parts(uid).iter().filter(|(table, _)| table.name == form.table.name);
            // The first two tell of which row, and in which place.
            let said = parts.map(|(_, part)| {
                let cells = form.spelled(part).skip(2).filter_map(|(_, cell)| spelled(cell));
                cells.collect::<Vec<_>>().join(" ")
            });
            Some(said.collect::<Vec<_>>().join(", ")).filter(|said| !said.is_empty())
        };
        let (here, there) = (parts(here), parts(theirs));
        if here != there {
            fields.push(Difference { field: form.table.name, here, there });
        }
    }
    let written = written(table, ours, uid);
    Some(Differing { table: table.name, name: uid.to_owned(), written, is_of_the_body: table.is_of_the_body, fields })
}

/// When a row was written down, by its name; by its column where the name is made of what another program told.
fn written(table: &Table, row: &Told, uid: &str) -> Option<DateTime<Utc>> {
    let by_column = || match table.cell(row, "entered_at")? {
        Value::Integer(seconds) => DateTime::from_timestamp(*seconds, 0),
        _ => None,
    };
    let by_name = time_of(uid).filter(|time| *time > 0).and_then(DateTime::from_timestamp_millis);
    by_name.or_else(by_column)
}

/// Whether it is of the body, and differs in nothing but that it was deleted there.
fn is_only_deleted_there(row: &Differing) -> bool {
    let deleted = Table::named(row.table).and_then(Table::deleted);
    let is_deletion = |field: &Difference| Some(field.field) == deleted && field.here.is_none();
    row.is_of_the_body && !row.fields.is_empty() && row.fields.iter().all(is_deletion)
}

/// What the disk says of a row that no diary can hold is of the file.
fn of_the_file(error: StoreError) -> ImportError {
    match error {
        StoreError::NotFound | StoreError::Unreadable => ImportFault::Damaged.into(),
        StoreError::Other(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            tracing::info!(%error, "what came in is nothing that a diary holds");
            ImportFault::Damaged.into()
        }
        error => error.into(),
    }
}
