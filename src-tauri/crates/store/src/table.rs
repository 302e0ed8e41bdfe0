//! All tables of a diary, in the order in which a person would explain them: a table stands after those that its rows name. Export,
//! import and counting are a walk over this list; a test holds it against the schema.

use respite_domain::entry::Entry;
use respite_domain::episode::GapAnswer;
use respite_domain::exercise::{Clearance, OwnExercise, Plan, Run};
use respite_domain::goal::Goal;
use respite_domain::habit::Habit;
use respite_domain::history::{Condition, Injury, Test};
use respite_domain::medicine::{Content, SideEffect};
use respite_domain::moving::{Rest, Spell};
use respite_domain::own_pack::OwnPack;
use respite_domain::plan;
use respite_domain::roland_morris::RolandMorris;
use respite_domain::safety::SafetySheet;
use respite_domain::same_place::PlaceAnswer;
use respite_domain::session::Session;
use respite_domain::visit::Visit;
use respite_domain::warning_sign::Occasion;
use respite_domain::week::Peg;
use rusqlite::Connection;

use crate::Result;
use crate::attachment::Attachment;
use crate::avoided::Avoided;
use crate::cells::Said;
use crate::change::{self, ChangeRow};
use crate::dose::Taken;
use crate::history::{FirstSpasm, RatingOf};
use crate::naming::Names;
use crate::part::{self, Part};
use crate::passed::Passed;
use crate::product::Make;
use crate::relief::Tried;
use crate::row::{self, Row};
use crate::said_to_reminders::Heard;
use crate::sign::Given;
use crate::skin_told::Telling;
use crate::words::SaidWords;

/// A table of the diary.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What its rows are.
    pub holds: Holds,
    /// The columns that name rows, with whose.
    pub names: &'static [(&'static str, Names)],
    /// The column of since when a row counts for nothing.
    pub(crate) gone: Option<&'static str>,
    /// The columns of what a row says, field by field.
    pub(crate) fields: &'static [&'static [&'static str]],
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

/// All tables.
pub const TABLES: &[Table] = &[
    Table::of::<Entry>(),
    Table::parts::<SaidWords>(),
    Table::of_the_program("words_used", || vec!["list", "words", "entries"]),
    Table::of_the_program("words_renamed", || {
        vec!["id", "list", "old", "new", "first_change", "last_change", "at", "at_offset", "undone_at"]
    }),
    Table::of::<Avoided>(),
    Table::of::<OwnPack>(),
    Table::of::<Session>(),
    Table::of::<Telling>(),
    Table::of::<plan::Plan>(),
    Table::of::<plan::Told>(),
    Table::of::<SafetySheet>(),
    Table::of::<Make>(),
    Table::parts::<Content>(),
    Table::of::<Taken>(),
    Table::of::<SideEffect>(),
    Table::of::<Tried>(),
    Table::of::<Given>(),
    Table::parts::<Occasion>(),
    Table::of::<Passed>(),
    Table::of::<Visit>(),
    Table::of::<Heard>(),
    Table::of::<GapAnswer>(),
    Table::of::<PlaceAnswer>(),
    Table::of::<Peg>(),
    Table::of::<RolandMorris>(),
    Table::of::<OwnExercise>(),
    Table::of::<Plan>(),
    Table::of::<Clearance>(),
    Table::of::<Run>(),
    Table::of::<Injury>(),
    Table::of::<Test>(),
    Table::of::<Attachment>(),
    Table::of::<Condition>(),
    Table::of::<FirstSpasm>(),
    Table::of::<Goal>(),
    Table::of::<RatingOf>(),
    Table::of::<Rest>(),
    Table::of::<Spell>(),
    Table::of::<Habit>(),
    Table::of::<ChangeRow>(),
    Table::of_the_program("setting", || vec!["name", "value"]),
    Table::of_the_program("notice_shown", || vec!["thread", "number", "at", "at_offset"]),
];

impl Table {
    const fn of<T: Row>() -> Table {
        Table {
            name: T::TABLE,
            holds: Holds::Rows,
            names: T::NAMES,
            gone: T::GONE,
            fields: T::FIELDS,
            columns: row::columns::<T>,
            unread: row::unread::<T>,
            said: change::said::<T>,
        }
    }

    const fn parts<P: Part>() -> Table {
        Table {
            name: P::TABLE,
            holds: Holds::Parts,
            names: P::NAMES,
            gone: None,
            fields: P::FIELDS,
            columns: part::columns::<P>,
            unread: part::unread::<P>,
            said: |_, _| Ok(Said::new()),
        }
    }

    const fn of_the_program(name: &'static str, columns: fn() -> Vec<&'static str>) -> Table {
        Table {
            name,
            holds: Holds::OfTheProgram,
            names: &[],
            gone: None,
            fields: &[],
            columns,
            unread: |_, _| Ok(Vec::new()),
            said: |_, _| Ok(Said::new()),
        }
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
