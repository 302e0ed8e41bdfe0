//! The tables for somebody else: nothing of what is deleted, and nothing that is only the person's.

use std::collections::HashSet;

use rusqlite::types::Value;

use super::{Export, ZipPart, csv};
use crate::naming::Names;
use crate::table::{Holds, Table};
use crate::told::{Told, named_by, uid};

impl Export {
    /// The tables for somebody else, by their files, and how many rows: without what was deleted, the record of changes, and what only
    /// this diary asks and knows; the person's notes only if they say so.
    ///
    /// # Errors
    /// There is no room for them.
    pub fn tables_for_others(&self, notes: bool) -> std::io::Result<(usize, Vec<ZipPart>)> {
        let off: HashSet<&str> = self.rows.iter().flat_map(|(form, rows)| gone(form.table, rows)).collect();
        // What is off its list goes along where what goes out names it; else what names what is gone is gone with it.
        let named: HashSet<&str> =
            self.rows.iter().flat_map(|(form, rows)| named_by_these(form.table, rows, &off)).collect();
        // A make that took the place of one that is named goes along with it.
        let in_force: HashSet<&str> =
            self.rows.iter().flat_map(|(form, rows)| in_force(form.table, rows, &named)).collect();
        let gone: HashSet<&str> = &(&off - &named) - &in_force;
        let names_what_is_gone =
            |table: &Table, row: &Told| named_by(table, row).any(|(_, named)| gone.contains(named));
        let (mut count, mut tables) = (0, Vec::new());
        for (form, rows) in self.rows.iter().filter(|(form, _)| !form.table.is_of_the_diary_alone) {
            let told =
                |row: &&Told| !uid(row).is_some_and(|uid| gone.contains(uid)) && !names_what_is_gone(form.table, row);
            let rows =
                rows.iter().filter(told).cloned().map(|row| match uid(&row).is_some_and(|uid| off.contains(uid)) {
                    true => used_alone(form.table, row),
                    false => row,
                });
            let rows: Vec<Told> = rows.collect();
            // When this computer was started is nobody else's.
            let is_of_the_computer = |name: &str| name.ends_with("_boot") || name.ends_with("_uptime");
            let form = form.but(|name| {
                let is_a_note = NOTES.contains(&name) || (form.table.name, name) == NAME_OF_A_PACK;
                !notes && is_a_note || form.table.gone == Some(name) || is_of_the_computer(name)
            });
            let mut table = Vec::new();
            csv::write_table(&mut table, &form, &rows)?;
            count += if form.table.holds == Holds::Rows { rows.len() } else { 0 };
            tables.push((csv::file_of(form.table.name), table));
        }
        Ok((count, tables))
    }
}

/// The columns of the person's own notes.
const NOTES: [&str; 3] = ["how", "note", "notes"];

/// What the person calls their own packs: of which kind one is tells enough.
const NAME_OF_A_PACK: (&str, &str) = ("own_pack", "name");

/// The columns of a medicine that tell more of it than its doses do.
const OF_ITS_COURSE: [&str; 4] = ["directions", "course_start", "course_end", "stopped_on"];

/// The names of the rows that count for nothing, those that such a one took the place of among them.
fn gone<'r>(table: &Table, rows: &'r [Told]) -> impl Iterator<Item = &'r str> {
    let off: HashSet<&str> = rows.iter().filter(|row| table.gone_since(row).is_some()).filter_map(uid).collect();
    let made_way = rows.iter().filter(|row| successor(table, row).is_some_and(|of| off.contains(of)));
    let made_way: Vec<&str> = made_way.filter_map(uid).collect();
    off.into_iter().chain(made_way)
}

/// What took the place of a row of its own table.
fn successor<'r>(table: &Table, row: &'r Told) -> Option<&'r str> {
    named_by(table, row).find(|(names, _)| matches!(names, Names::Successor(_))).map(|(_, named)| named)
}

/// What took the place of rows that are named.
fn in_force<'r>(table: &Table, rows: &'r [Told], named: &HashSet<&str>) -> Vec<&'r str> {
    let is_named = |row: &&Told| uid(row).is_some_and(|uid| named.contains(uid));
    rows.iter().filter(is_named).filter_map(|row| successor(table, row)).collect()
}

/// A row that is off its list and goes along, since it is named: no more of it than that wants.
fn used_alone(table: &Table, mut row: Told) -> Told {
    for (value, column) in row.iter_mut().zip(table.told()) {
        if OF_ITS_COURSE.contains(&column) {
            *value = Value::Null;
        }
    }
    row
}

/// The rows of lists that others of these name, but for those that are gone.
fn named_by_these<'r>(table: &Table, rows: &'r [Told], gone: &HashSet<&str>) -> Vec<&'r str> {
    let stays = |row: &&Told| !uid(row).is_some_and(|uid| gone.contains(uid));
    let named = rows.iter().filter(stays).flat_map(|row| named_by(table, row));
    let is_list = |names: &Names| matches!(names, Names::Row(of) if Table::named(of).is_some_and(|of| of.is_list));
    named.filter(|(names, _)| is_list(names)).map(|(_, named)| named).collect()
}
