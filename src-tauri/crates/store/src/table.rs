//! What a table of the diary says of itself: export, import, erasing and counting are a walk over [all of them](TABLES).

use respite_domain::{Code, codes};
use rusqlite::Connection;

use crate::cells::Said;
use crate::naming::Names;
use crate::row::{self, Row, TAKEN_BACK};
use crate::{Result, TABLES, change, part};

codes! {
    /// A part of the diary, of which views are made.
    pub enum Part {
        /// The entries and their words.
        Entries = "entries",
        /// Heat and cold: the packs, and what keeps them away from the skin.
        Packs = "packs",
        /// What else was tried, and what is avoided.
        Relief = "relief",
        /// Products, doses, side effects.
        Medicines = "medicines",
        /// The answers about warning signs.
        Signs = "signs",
        /// Visits, and what was said to reminders and questions.
        Doctor = "doctor",
        /// The time before, and the goals.
        History = "history",
        /// The person's own exercises, what was planned of any, and done.
        Exercises = "exercises",
        /// The rest, and what is timed.
        Moving = "moving",
        /// The questionnaires.
        Week = "week",
        /// What is set.
        Settings = "settings",
    }
}

impl Part {
    /// The parts that a table is of. One that is not known may be of any.
    pub fn of(table: &str) -> &'static [Part] {
        Table::named(table).map_or(Part::ALL, |table| table.parts)
    }
}

/// A table of the diary.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What its rows are.
    pub holds: Holds,
    /// The parts of the diary that it is of.
    pub parts: &'static [Part],
    /// The columns that name rows, with whose.
    pub names: &'static [(&'static str, Names)],
    /// The column of since when a row counts for nothing.
    pub(crate) gone: Option<&'static str>,
    /// The columns of what a row says, field by field.
    pub(crate) fields: &'static [&'static [&'static str]],
    /// The same, of each thing that can be changed by itself.
    pub(crate) apart: fn() -> Vec<Vec<&'static str>>,
    /// Whether a rule of skin, doses or signs asks for its rows. They come along into a diary that is brought back, with what they name.
    pub(crate) is_of_the_body: bool,
    /// Whether the person chooses from its rows. What is off such a list was used all the same.
    pub(crate) is_list: bool,
    /// Whether only this diary asks for it and knows it. A doctor is given none of it.
    pub(crate) is_of_the_diary_alone: bool,
    columns: fn() -> Vec<&'static str>,
    unread: fn(&Connection, &str) -> Result<Vec<i64>>,
    said: fn(&Connection, i64) -> Result<Said>,
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// What the person told, each with a `uid`: counted, and on its way out and in.
    Rows,
    /// Parts of such a row, and nothing by themselves: on their way with it.
    Parts,
    /// What the program keeps for itself, or works out: neither counted nor on its way.
    OfTheProgram,
}

impl Table {
    /// A table of rows that the person told.
    pub(crate) const fn of<T: Row>(parts: &'static [Part]) -> Table {
        Table {
            name: T::TABLE,
            holds: Holds::Rows,
            parts,
            names: T::NAMES,
            gone: T::GONE,
            fields: T::FIELDS,
            apart: row::apart::<T>,
            is_of_the_body: false,
            is_list: false,
            is_of_the_diary_alone: false,
            columns: row::columns::<T>,
            unread: row::unread::<T>,
            said: change::said::<T>,
        }
    }

    /// A table of parts of such rows.
    pub(crate) const fn parts<P: part::Part>(parts: &'static [Part]) -> Table {
        Table {
            name: P::TABLE,
            holds: Holds::Parts,
            parts,
            names: P::NAMES,
            gone: None,
            fields: P::FIELDS,
            apart: Vec::new,
            is_of_the_body: false,
            is_list: false,
            is_of_the_diary_alone: false,
            columns: part::columns::<P>,
            unread: part::unread::<P>,
            said: |_, _| Ok(Said::new()),
        }
    }

    /// A table of what the program keeps.
    pub(crate) const fn of_the_program(
        name: &'static str,
        columns: fn() -> Vec<&'static str>,
        parts: &'static [Part],
    ) -> Table {
        Table {
            name,
            holds: Holds::OfTheProgram,
            parts,
            names: &[],
            gone: None,
            fields: &[],
            apart: Vec::new,
            is_of_the_body: false,
            is_list: false,
            is_of_the_diary_alone: false,
            columns,
            unread: |_, _| Ok(Vec::new()),
            said: |_, _| Ok(Said::new()),
        }
    }

    /// A rule of skin, doses or signs asks for its rows.
    pub(crate) const fn of_the_body(self) -> Table {
        Table { is_of_the_body: true, ..self }
    }

    /// The person chooses from its rows.
    pub(crate) const fn a_list(self) -> Table {
        Table { is_list: true, ..self }
    }

    /// Only this diary asks for it and knows it.
    pub(crate) const fn of_the_diary_alone(self) -> Table {
        Table { is_of_the_diary_alone: true, ..self }
    }

    /// The column of since when a row is deleted. What was taken back stands as that, and was no slip.
    pub(crate) fn deleted(&self) -> Option<&'static str> {
        self.gone.filter(|gone| *gone != TAKEN_BACK)
    }

    /// The table with this name.
    pub(crate) fn named(name: &str) -> Option<&'static Table> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// Its columns but for those that SQLite works out, in the order of the schema.
    pub fn columns(&self) -> Vec<&'static str> {
        (self.columns)()
    }

    /// The rows among those that `which` selects that hold what no version of Respite writes, by their numbers; of parts, the rows
    /// that they are parts of.
    pub(crate) fn unread(&self, connection: &Connection, which: &str) -> Result<Vec<i64>> {
        (self.unread)(connection, which)
    }

    /// What the row with this number says, as the record of changes has it.
    pub(crate) fn said(&self, connection: &Connection, id: i64) -> Result<Said> {
        (self.said)(connection, id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Asked, Store};

    fn texts(connection: &Connection, select: &str) -> Vec<String> {
        let mut select = connection.prepare(select).unwrap();
        select.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
    }

    fn columns_of(connection: &Connection, table: &str) -> Vec<String> {
        texts(connection, &format!("SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0 ORDER BY cid"))
    }

    fn of_a_new_diary(check: impl FnOnce(&Connection)) {
        let folder = tempfile::tempdir().unwrap();
        check(&Store::open(folder.path(), Asked::WhetherReadable).unwrap().connection);
    }

    #[test]
    fn the_list_is_the_schema() {
        of_a_new_diary(|connection| {
            let ours =
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
            let found = texts(connection, ours);
            assert_eq!(TABLES.iter().map(|table| table.name).collect::<Vec<_>>(), found);
            for table in TABLES {
                assert_eq!(table.columns(), columns_of(connection, table.name), "{}", table.name);
            }
        });
    }

    #[test]
    fn what_the_person_told_is_of_a_part_and_what_it_said_before_changes_with_it() {
        for table in TABLES.iter().filter(|table| table.holds != Holds::OfTheProgram) {
            assert_eq!(table.parts.is_empty(), table.name == change::ChangeRow::TABLE, "{}", table.name);
        }
    }

    #[test]
    fn what_names_a_row_says_so_and_comes_after_it() {
        of_a_new_diary(|connection| {
            for (place, table) in TABLES.iter().enumerate() {
                let select =
                    format!("SELECT \"from\" || ' ' || \"table\" FROM pragma_foreign_key_list('{}')", table.name);
                let named = |(column, names): &(&str, Names)| Some(format!("{column} {}", names.table()?));
                assert_eq!(table.names.iter().filter_map(named).collect::<Vec<_>>(), texts(connection, &select));
                for other in table.names.iter().filter_map(|(_, names)| names.table()) {
                    assert!(TABLES[..=place].iter().any(|table| table.name == other), "{} {other}", table.name);
                }
            }
        });
    }

    /// What compares numbers, such as whether a thing was told after a sheet was answered, rests on it.
    #[test]
    fn every_number_of_a_row_is_given_out_once() {
        of_a_new_diary(|connection| {
            for table in TABLES.iter().filter(|table| table.columns().contains(&"id")) {
                let counts_on = format!(
                    "SELECT name FROM sqlite_schema WHERE name = '{}' AND sql LIKE '%id % INTEGER PRIMARY KEY AUTOINCREMENT,%'",
                    table.name
                );
                assert_eq!(texts(connection, &counts_on), [table.name]);
            }
        });
    }

    #[test]
    fn every_row_of_a_person_is_told_from_every_other() {
        of_a_new_diary(|connection| {
            for table in TABLES {
                let of_uid = format!(
                    "SELECT il.name FROM pragma_index_list('{}') AS il JOIN pragma_index_info(il.name) AS ii \
                     WHERE il.\"unique\" = 1 AND il.partial = 0 AND ii.name = 'uid'",
                    table.name
                );
                let unique = !texts(connection, &of_uid).is_empty();
                assert_eq!(unique, table.holds == Holds::Rows, "{}", table.name);
            }
        });
    }
}
