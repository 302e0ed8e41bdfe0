//! How a table stands in a file: what each column is called there, and how its values are spelled.
//!
//! A moment stands in two columns and is one value outside, as anybody reads it: `2026-11-22T14:50:00+01:00`. What can't be spelled so
//! is spelled `@`, its second and its offset, so that no value is lost.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::naming::Names;
use crate::table::{Holds, Table};
use crate::told::Told;
use crate::{Result, TABLES};

/// A table as it stands in a file.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) table: &'static Table,
    pub(crate) fields: Vec<Field>,
}

/// A value of a row, as it is called and spelled in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether a row may say nothing here.
    pub(crate) may_be_absent: bool,
    /// Where it stands in [`Told`]; of a moment also where its offset stands.
    place: (usize, Option<usize>),
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Text,
    /// The `uid` of a row.
    Uid,
    /// A moment with the offset that held there and then.
    Moment,
    /// A second, told in UTC.
    Second,
}

/// A value as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spelled {
    Number(i64),
    Text(String),
}

impl Form {
    /// Those of all that is on its way out and in.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub(crate) fn all(connection: &Connection) -> Result<Vec<Form>> {
        TABLES
            .iter()
            .filter(|table| table.holds != Holds::OfTheProgram)
            .map(|table| Form::of(connection, table))
            .collect()
    }

    fn of(connection: &Connection, table: &'static Table) -> Result<Form> {
        let told = table.told();
        let columns = SqlColumn::all(connection, table.name)?;
        let place = |name: &str| told.iter().position(|column| *column == name);
        let mut fields = Vec::new();
        for (index, name) in told.iter().copied().enumerate() {
            let Some(column) = columns.iter().find(|column| column.name == name) else { continue };
            let names = table.names(name);
            let offset = offset_of(name).and_then(|offset| place(&offset));
            let (kind, place) = match names {
                // In another diary it says nothing.
                Some(Names::Numbers) => continue,
                Some(_) => (Kind::Uid, (index, None)),
                None if is_offset(name, &told) => continue,
                None if !column.is_number => (if name == "uid" { Kind::Uid } else { Kind::Text }, (index, None)),
                None if offset.is_some() => (Kind::Moment, (index, offset)),
                None if name.ends_with("_at") => (Kind::Second, (index, None)),
                None => (Kind::Number, (index, None)),
            };
            let may_be_absent = column.may_be_absent || matches!(names, Some(Names::RowIn(_)));
            fields.push(Field { name, kind, may_be_absent, place });
        }
        Ok(Form { table, fields })
    }

    /// The same without some fields.
    pub(crate) fn but(&self, goes: impl Fn(&str) -> bool) -> Form {
        let fields = self.fields.iter().filter(|field| !goes(field.name)).cloned().collect();
        Form { table: self.table, fields }
    }

    /// A row as a file has it: each field with its value, those that say nothing left out.
    pub(crate) fn spelled<'r>(&'r self, told: &'r Told) -> impl Iterator<Item = (&'r Field, Option<Spelled>)> {
        self.fields.iter().map(|field| (field, field.spelled(told)))
    }

    /// A row as a file has it, read: `said` is asked for each field. `None` where one is not what it is to be.
    pub(crate) fn told(&self, mut said: impl FnMut(&Field) -> Option<Option<Spelled>>) -> Option<Told> {
        let text = |column: &str| self.table.names(column) == Some(Names::Numbers);
        let mut told: Told = self
            .table
            .told()
            .into_iter()
            .map(|column| if text(column) { Value::Text(String::new()) } else { Value::Null })
            .collect();
        for field in &self.fields {
            match said(field)? {
                None if field.may_be_absent => {}
                None => return None,
                Some(spelled) => field.read(spelled, &mut told)?,
            }
        }
        Some(told)
    }
}

impl Field {
    fn spelled(&self, told: &Told) -> Option<Spelled> {
        let offset = || self.place.1.and_then(|offset| told.get(offset));
        match (told.get(self.place.0)?, self.kind, offset()) {
            (Value::Integer(second), Kind::Moment, Some(Value::Integer(offset))) => {
                Some(Spelled::Text(moment(*second, *offset)))
            }
            (Value::Integer(second), Kind::Second, _) => Some(Spelled::Text(instant(*second))),
            (Value::Integer(number), ..) => Some(Spelled::Number(*number)),
            (Value::Text(text), ..) => Some(Spelled::Text(text.clone())),
            _ => None,
        }
    }

    fn read(&self, spelled: Spelled, told: &mut Told) -> Option<()> {
        let value = match (self.kind, spelled) {
            (Kind::Moment, Spelled::Text(text)) => {
                let (second, offset) = read_moment(&text)?;
                *told.get_mut(self.place.1?)? = Value::Integer(offset);
                Value::Integer(second)
            }
            (Kind::Second, Spelled::Text(text)) => match read_moment(&text)? {
                (second, 0) => Value::Integer(second),
                _ => return None,
            },
            (Kind::Number, Spelled::Number(number)) => Value::Integer(number),
            (Kind::Text | Kind::Uid, Spelled::Text(text)) => Value::Text(text),
            _ => return None,
        };
        *told.get_mut(self.place.0)? = value;
        Some(())
    }
}

/// What the schema says of a column.
struct SqlColumn {
    name: String,
    is_number: bool,
    may_be_absent: bool,
}

impl SqlColumn {
    fn all(connection: &Connection, table: &str) -> Result<Vec<SqlColumn>> {
        let mut select =
            connection.prepare("SELECT name, type = 'INTEGER', \"notnull\" = 0 FROM pragma_table_info(?1)")?;
        let column = |row: &rusqlite::Row<'_>| {
            Ok(SqlColumn { name: row.get(0)?, is_number: row.get(1)?, may_be_absent: row.get(2)? })
        };
        Ok(select.query_map([table], column)?.collect::<rusqlite::Result<_>>()?)
    }
}

/// The column of the offset of a moment: `…_offset` of `…_at`.
fn offset_of(column: &str) -> Option<String> {
    if column == "at" { Some("at_offset".to_owned()) } else { Some(format!("{}_offset", column.strip_suffix("_at")?)) }
}

fn is_offset(column: &str, all: &[&str]) -> bool {
    all.iter().any(|other| offset_of(other).is_some_and(|offset| offset == column))
}

fn moment(second: i64, offset: i64) -> String {
    let spelled = || {
        let offset = FixedOffset::east_opt(i32::try_from(offset).ok()?)?;
        Some(DateTime::from_timestamp(second, 0)?.with_timezone(&offset).to_rfc3339())
    };
    spelled()
        .filter(|text| read_moment(text) == Some((second, offset)))
        .unwrap_or_else(|| format!("@{second}{offset:+}"))
}

fn instant(second: i64) -> String {
    let spelled = DateTime::from_timestamp(second, 0).map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    spelled.filter(|text| read_moment(text) == Some((second, 0))).unwrap_or_else(|| format!("@{second}+0"))
}

/// Its second and its offset.
fn read_moment(text: &str) -> Option<(i64, i64)> {
    if let Some(numbers) = text.strip_prefix('@') {
        let sign = numbers.rfind(['+', '-'])?;
        let (second, offset) = numbers.split_at_checked(sign)?;
        return Some((second.parse().ok()?, offset.parse().ok()?));
    }
    let at = DateTime::parse_from_rfc3339(text).ok()?;
    (at.timestamp_subsec_nanos() == 0).then(|| (at.timestamp(), at.offset().local_minus_utc().into()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Asked, Store};

    #[test]
    fn a_moment_is_read_as_it_was_spelled() {
        for (second, offset, text) in [
            (1_795_355_400, 3600, "2026-11-22T14:50:00+01:00"),
            (0, 0, "1970-01-01T00:00:00+00:00"),
            (-5, -34_200, "1969-12-31T14:29:55-09:30"),
            // Before there were zones, clocks went by the sun.
            (-2_500_000_000, 3208, "@-2500000000+3208"),
            (i64::MAX, 0, "@9223372036854775807+0"),
            (i64::MIN, i64::MIN, "@-9223372036854775808-9223372036854775808"),
        ] {
            assert_eq!(moment(second, offset), text);
            assert_eq!(read_moment(text), Some((second, offset)));
        }
        assert_eq!(instant(0), "1970-01-01T00:00:00Z");
        assert_eq!(read_moment("2026-11-22T14:50:00.5+01:00"), None);
        assert_eq!(read_moment("yesterday"), None);
    }

    /// A column without a place would stay behind.
    #[test]
    fn every_column_has_its_place_in_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Asked::WhetherReadable).unwrap();
        for form in Form::all(&store.connection).unwrap() {
            let told = form.table.told();
            let mut places: Vec<usize> =
                form.fields.iter().flat_map(|field| std::iter::once(field.place.0).chain(field.place.1)).collect();
            let numbers =
                told.iter().enumerate().filter(|(_, column)| form.table.names(column) == Some(Names::Numbers));
            places.extend(numbers.map(|(place, _)| place));
            places.sort_unstable();
            assert_eq!(places, (0..told.len()).collect::<Vec<_>>(), "{}: {told:?}", form.table.name);
        }
    }
}
