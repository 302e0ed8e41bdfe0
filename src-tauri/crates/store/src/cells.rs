//! How the domain's values stand in columns, and back.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SubsecRound};
use respite_domain::Code;
use respite_domain::day::Area;
use respite_domain::medicine::{Hours, Ingredient, PerUnit, Units};
use respite_domain::partial_date::PartialDate;
use respite_domain::place::{Place, Places};
use respite_domain::safety::Register;
use respite_domain::score::Score;
use respite_domain::time::{Moment, Uptime, WallTime};
use respite_domain::uid::Uid;
use respite_domain::warning_sign::WarningSign;
use respite_domain::words::Words;
use rusqlite::Row;
use rusqlite::types::{Type, Value, ValueRef};

/// What a row says, by the names of the columns: what was not said is not there.
pub type Said = Vec<(&'static str, String)>;

/// What stands in one or more columns beside each other.
pub trait Cells: Sized {
    /// How many columns.
    fn width() -> usize;

    /// Adds the values of its columns.
    fn write(&self, cells: &mut Vec<Value>);

    /// Reads them, the first at `index`.
    ///
    /// # Errors
    /// A column holds something that no version of Respite writes.
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self>;

    /// Spells it out for the record of changes. What stands in several columns goes by the name of the first.
    fn spell(&self, names: &[&'static str], said: &mut Said);

    /// How many columns each of the things holds that can be changed by itself, in order.
    fn apart() -> Vec<usize> {
        vec![Self::width()]
    }
}

/// What stands in one column.
pub trait Cell: Sized {
    /// The value of the column.
    fn value(&self) -> Value;

    /// Reads it. `None` of something that no version of Respite writes.
    fn of(value: ValueRef<'_>) -> Option<Self>;

    /// As the record of changes has it; `None` where it says nothing.
    fn spelled(&self) -> Option<String> {
        match self.value() {
            Value::Text(text) => Some(text).filter(|text| !text.is_empty()),
            Value::Integer(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

impl<T: Cell> Cells for T {
    fn width() -> usize {
        1
    }

    fn write(&self, cells: &mut Vec<Value>) {
        cells.push(self.value());
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let value = row.get_ref(index)?;
        T::of(value).ok_or_else(|| odd(index, value.data_type()))
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        said.extend(names.first().copied().zip(self.spelled()));
    }
}

/// Not said: nothing in any column.
impl<T: Cells> Cells for Option<T> {
    fn width() -> usize {
        T::width()
    }

    fn write(&self, cells: &mut Vec<Value>) {
        match self {
            Some(value) => value.write(cells),
            None => cells.extend((0..T::width()).map(|_| Value::Null)),
        }
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        if row.get_ref(index)? == ValueRef::Null { Ok(None) } else { T::read(row, index).map(Some) }
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        if let Some(value) = self {
            value.spell(names, said);
        }
    }
}

impl<A: Cells, B: Cells> Cells for (A, B) {
    fn width() -> usize {
        A::width() + B::width()
    }

    fn write(&self, cells: &mut Vec<Value>) {
        self.0.write(cells);
        self.1.write(cells);
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok((A::read(row, index)?, B::read(row, index + A::width())?))
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        let (first, second) = names.split_at(A::width());
        self.0.spell(first, said);
        self.1.spell(second, said);
    }
}

impl Cells for WallTime {
    fn width() -> usize {
        2
    }

    fn write(&self, cells: &mut Vec<Value>) {
        cells.extend([self.timestamp().into(), self.offset().local_minus_utc().into()]);
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let instant = DateTime::from_timestamp(row.get(index)?, 0).ok_or_else(|| odd(index, Type::Integer))?;
        let offset = FixedOffset::east_opt(row.get(index + 1)?).ok_or_else(|| odd(index + 1, Type::Integer))?;
        Ok(instant.with_timezone(&offset))
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        said.extend(names.first().map(|name| (*name, self.trunc_subsecs(0).to_rfc3339())));
    }
}

/// It says no more than the wall time beside it does, but to the computer of that day.
impl Cells for Uptime {
    fn width() -> usize {
        2
    }

    fn write(&self, cells: &mut Vec<Value>) {
        cells.extend([self.boot.clone().into(), self.millis.into()]);
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok(Uptime { boot: row.get(index)?, millis: row.get(index + 1)? })
    }

    fn spell(&self, _: &[&'static str], _: &mut Said) {}
}

impl Cells for Moment {
    fn width() -> usize {
        4
    }

    fn write(&self, cells: &mut Vec<Value>) {
        let kept = self.to_the_second();
        kept.wall.write(cells);
        kept.uptime.write(cells);
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let (boot, millis) = (row.get::<_, Option<String>>(index + 2)?, row.get::<_, Option<i64>>(index + 3)?);
        let uptime = boot.zip(millis).map(|(boot, millis)| Uptime { boot, millis });
        Ok(Moment { uptime, ..Moment::told(WallTime::read(row, index)?) })
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        self.wall.spell(names, said);
    }
}

/// The columns of a struct, field by field; fields that are joined by `+` are one thing, of which none is changed without the others. What no
/// column holds is given after `beside`.
macro_rules! cells {
    ($type:ty { $($field:ident $(+ $with:ident)*),+ $(,)? } $(beside { $($other:ident: $value:expr),+ $(,)? })?) => {
        impl $crate::cells::Cells for $type {
            fn width() -> usize {
                0 $(+ $crate::cells::width_by(|of: &$type| &of.$field) $(+ $crate::cells::width_by(|of: &$type| &of.$with))*)+
            }

            fn write(&self, cells: &mut Vec<rusqlite::types::Value>) {
                $(self.$field.write(cells); $(self.$with.write(cells);)*)+
            }

            fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
                let mut next = index;
                Ok(Self {
                    $($field: $crate::cells::read_next(row, &mut next)?, $($with: $crate::cells::read_next(row, &mut next)?,)*)+
                    $($($other: $value,)+)?
                })
            }

            fn spell(&self, names: &[&'static str], said: &mut $crate::cells::Said) {
                let mut names = names;
                $(
                    names = $crate::cells::spell_next(&self.$field, names, said);
                    $(names = $crate::cells::spell_next(&self.$with, names, said);)*
                )+
                _ = names;
            }

            fn apart() -> Vec<usize> {
                [$($crate::cells::together(&[
                    $crate::cells::apart_by(|of: &$type| &of.$field)
                    $(, $crate::cells::apart_by(|of: &$type| &of.$with))*
                ])),+]
                .concat()
            }
        }
    };
}
pub(crate) use cells;

pub(crate) fn width_by<S, T: Cells>(_: fn(&S) -> &T) -> usize {
    T::width()
}

/// Things that are one, in so many columns.
pub(crate) fn together(things: &[Vec<usize>]) -> Vec<usize> {
    match things {
        [one] => one.clone(),
        several => vec![several.iter().flatten().sum()],
    }
}

pub(crate) fn apart_by<S, T: Cells>(_: fn(&S) -> &T) -> Vec<usize> {
    T::apart()
}

pub(crate) fn read_next<T: Cells>(row: &Row<'_>, next: &mut usize) -> rusqlite::Result<T> {
    let index = *next;
    *next += T::width();
    T::read(row, index)
}

pub(crate) fn spell_next<'a, T: Cells>(value: &T, names: &'a [&'static str], said: &mut Said) -> &'a [&'static str] {
    let (own, others) = names.split_at(T::width());
    value.spell(own, said);
    others
}

/// A column held something that no version of Respite writes.
pub(crate) fn odd(column: usize, kind: Type) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "a value that Respite never writes".to_owned(), kind)
}

/// Reads what stands from a column on, by its name: for a row of which not all can be read.
pub(crate) fn cells_of<T: Cells>(row: &Row<'_>, first: &str) -> rusqlite::Result<T> {
    T::read(row, row.as_ref().column_index(first)?)
}

/// Reads what can be read of the two columns of a wall time, by the name of the first: the instant, whatever its offset was.
pub(crate) fn wall_in_doubt(row: &Row<'_>, first: &str) -> Option<WallTime> {
    let index = row.as_ref().column_index(first).ok()?;
    let seconds = || DateTime::from_timestamp(row.get(index).ok()?, 0).map(|instant| instant.fixed_offset());
    WallTime::read(row, index).ok().or_else(seconds)
}

fn text(value: ValueRef<'_>) -> Option<&str> {
    value.as_str().ok()
}

fn number<T: TryFrom<i64>>(value: ValueRef<'_>) -> Option<T> {
    T::try_from(value.as_i64().ok()?).ok()
}

/// What stands in a column as a text of its own, and how that is read.
macro_rules! texts {
    ($($type:ty: $write:expr, $read:expr;)+) => {$(
        impl Cell for $type {
            fn value(&self) -> Value {
                let write: fn(&$type) -> String = $write;
                Value::Text(write(self))
            }

            fn of(value: ValueRef<'_>) -> Option<Self> {
                let read: fn(&str) -> Option<$type> = $read;
                read(text(value)?)
            }
        }
    )+};
}

texts! {
    String: Clone::clone, |text| Some(text.to_owned());
    NaiveDate: ToString::to_string, parse_day;
    NaiveTime: |time| time.format("%H:%M").to_string(), |text| NaiveTime::parse_from_str(text, "%H:%M").ok();
    PartialDate: ToString::to_string, |text| PartialDate::read(text).ok();
    Places: |places| joined(places.iter().map(Code::code), " "), |codes| each(codes, |code| Place::from_code(code).ok());
    Vec<WarningSign>: |signs| joined(signs.iter().map(|sign| sign.code()), " "), |codes| each(codes, |code| WarningSign::from_code(code).ok());
    // Texts of somebody: one a line.
    Vec<String>: |lines| lines.join("\n"), |text| Some(text.lines().map(str::to_owned).collect());
    BTreeMap<String, NaiveDate>: |days| joined(days.iter().map(|(what, day)| format!("{what}={day}")), " "), |text| each(text, code_and_day);
    BTreeMap<Register, i64>: |numbers| joined(numbers.iter().map(|(of, number)| format!("{}={number}", of.code())), " "), |text| each(text, register_and_number);
    Uid: ToString::to_string, |text| Uid::read(text).ok();
    Words: |words| words.as_str().to_owned(), |text| Words::new(text).ok();
    Ingredient: |ingredient| ingredient.as_str().to_owned(), |text| Ingredient::new(text).ok();
}

/// What stands in a column as a number, and how that is read.
macro_rules! numbers {
    ($($type:ty: $write:expr, $read:expr $(, as $spelled:expr)?;)+) => {$(
        impl Cell for $type {
            fn value(&self) -> Value {
                let write: fn(&$type) -> i64 = $write;
                Value::Integer(write(self))
            }

            fn of(value: ValueRef<'_>) -> Option<Self> {
                let read: fn(ValueRef<'_>) -> Option<$type> = $read;
                read(value)
            }

            $(fn spelled(&self) -> Option<String> {
                let spelled: fn(&$type) -> String = $spelled;
                Some(spelled(self))
            })?
        }
    )+};
}

numbers! {
    i64: |number| *number, number;
    u16: |number| (*number).into(), number;
    u8: |number| (*number).into(), number;
    bool: |is| (*is).into(), |value| number::<i64>(value).map(|is| is != 0), as |is| if *is { "yes" } else { "no" }.to_owned();
    Score: |score| score.points().into(), |value| Score::new(number::<u8>(value)?.into()).ok();
    Units: |units| units.thousandths().into(), |value| Units::of_thousandths(number(value)?).ok(), as |units| units.count().to_string();
    Hours: |hours| hours.quarters().into(), |value| Hours::of_quarters(number(value)?).ok(), as |hours| hours.count().to_string();
    PerUnit: |amount| amount.micrograms().into(), |value| number(value).map(PerUnit::of_micrograms), as |amount| format!("{} mg", amount.milligrams());
}

/// The whole back has no place.
impl Cells for Area {
    fn width() -> usize {
        1
    }

    fn write(&self, cells: &mut Vec<Value>) {
        place_of(*self).write(cells);
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok(Option::<Place>::read(row, index)?.map_or(Area::WholeBack, Area::At))
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        place_of(*self).spell(names, said);
    }
}

fn place_of(area: Area) -> Option<Place> {
    match area {
        Area::WholeBack => None,
        Area::At(place) => Some(place),
    }
}

/// A day as SQLite's `date()` writes it. Ten years of a diary are tens of thousands of these, so no general parser.
fn parse_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn code_and_day(written: &str) -> Option<(String, NaiveDate)> {
    let (code, day) = written.split_once('=')?;
    Some((code.to_owned(), parse_day(day)?))
}

fn register_and_number(text: &str) -> Option<(Register, i64)> {
    let (register, number) = text.split_once('=')?;
    Some((Register::from_code(register).ok()?, number.parse().ok()?))
}

fn each<T, C: FromIterator<T>>(written: &str, read: impl Fn(&str) -> Option<T>) -> Option<C> {
    written.split_ascii_whitespace().map(read).collect()
}

fn joined<T: AsRef<str>>(parts: impl Iterator<Item = T>, by: &str) -> String {
    let parts: Vec<T> = parts.collect();
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(by)
}
