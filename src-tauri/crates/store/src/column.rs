//! How the domain's values stand in columns, and back.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use respite_domain::Code;
use respite_domain::day::Area;
use respite_domain::partial_date::PartialDate;
use respite_domain::place::{Place, Places};
use respite_domain::score::Score;
use respite_domain::time::{Moment, Uptime, WallTime};
use respite_domain::words::Words;
use rusqlite::Row;
use rusqlite::types::Type;

/// A column held something that no version of Respite writes.
pub(crate) fn odd(column: usize, kind: Type) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "a value that Respite never writes".to_owned(), kind)
}

/// Reads the two columns of a wall time, the first at `index`.
pub(crate) fn wall(row: &Row, index: usize) -> rusqlite::Result<WallTime> {
    optional_wall(row, index)?.ok_or_else(|| odd(index, Type::Null))
}

pub(crate) fn optional_wall(row: &Row, index: usize) -> rusqlite::Result<Option<WallTime>> {
    let (Some(seconds), Some(offset)) = (row.get::<_, Option<i64>>(index)?, row.get::<_, Option<i32>>(index + 1)?)
    else {
        return Ok(None);
    };
    let instant = DateTime::from_timestamp(seconds, 0).ok_or_else(|| odd(index, Type::Integer))?;
    let offset = FixedOffset::east_opt(offset).ok_or_else(|| odd(index + 1, Type::Integer))?;
    Ok(Some(instant.with_timezone(&offset)))
}

/// Reads what can be read of the two columns of a wall time: the instant, whatever its offset was.
pub(crate) fn wall_in_doubt(row: &Row, index: usize) -> Option<WallTime> {
    let seconds = || DateTime::from_timestamp(row.get(index).ok()?, 0).map(|instant| instant.fixed_offset());
    wall(row, index).ok().or_else(seconds)
}

/// Reads the four columns of a moment, the first at `index`.
pub(crate) fn optional_moment(row: &Row, index: usize) -> rusqlite::Result<Option<Moment>> {
    let Some(wall) = optional_wall(row, index)? else { return Ok(None) };
    let uptime = match (row.get::<_, Option<String>>(index + 2)?, row.get::<_, Option<i64>>(index + 3)?) {
        (Some(boot), Some(millis)) => Some(Uptime { boot, millis }),
        _ => None,
    };
    Ok(Some(Moment { uptime, ..Moment::told(wall) }))
}

pub(crate) fn moment(row: &Row, index: usize) -> rusqlite::Result<Moment> {
    optional_moment(row, index)?.ok_or_else(|| odd(index, Type::Null))
}

/// A wall time as its two columns.
pub(crate) fn of_wall(at: WallTime) -> (i64, i32) {
    (at.timestamp(), at.offset().local_minus_utc())
}

/// A moment as its four columns. The uptime is put back by the part of a second that the wall time loses, so that both go
/// on telling of the same moment.
pub(crate) fn of_moment(at: &Moment) -> (i64, i32, Option<&str>, Option<i64>) {
    let (seconds, offset) = of_wall(at.wall);
    let lost = TimeDelta::milliseconds(at.wall.timestamp_subsec_millis().into()).num_milliseconds();
    let uptime = at.uptime.as_ref();
    (seconds, offset, uptime.map(|uptime| uptime.boot.as_str()), uptime.map(|uptime| uptime.millis - lost))
}

pub(crate) fn optional_day(row: &Row, index: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let Some(text) = row.get_ref(index)?.as_str_or_null()? else { return Ok(None) };
    parse_day(text).map(Some).ok_or_else(|| odd(index, Type::Text))
}

pub(crate) fn day(row: &Row, index: usize) -> rusqlite::Result<NaiveDate> {
    optional_day(row, index)?.ok_or_else(|| odd(index, Type::Null))
}

/// A day as SQLite's `date()` writes it. Ten years of a diary are tens of thousands of these, so no general parser.
fn parse_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

pub(crate) fn optional_partial_date(row: &Row, index: usize) -> rusqlite::Result<Option<PartialDate>> {
    let Some(text) = row.get_ref(index)?.as_str_or_null()? else { return Ok(None) };
    PartialDate::read(text).map(Some).map_err(|_| odd(index, Type::Text))
}

pub(crate) fn of_partial_date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

pub(crate) fn optional_score(row: &Row, index: usize) -> rusqlite::Result<Option<Score>> {
    row.get::<_, Option<u8>>(index)?
        .map(|points| Score::new(points.into()).map_err(|_| odd(index, Type::Integer)))
        .transpose()
}

pub(crate) fn score(row: &Row, index: usize) -> rusqlite::Result<Score> {
    optional_score(row, index)?.ok_or_else(|| odd(index, Type::Null))
}

pub(crate) fn of_score(score: Option<Score>) -> Option<u8> {
    score.map(Score::points)
}

pub(crate) fn places(row: &Row, index: usize) -> rusqlite::Result<Places> {
    row.get_ref(index)?
        .as_str()?
        .split_ascii_whitespace()
        .map(|code| Place::from_code(code).map_err(|_| odd(index, Type::Text)))
        .collect()
}

pub(crate) fn of_places(places: Places) -> String {
    places.iter().map(Place::code).collect::<Vec<_>>().join(" ")
}

/// Words of a list, the person's own or offered ones.
pub(crate) fn words(row: &Row, index: usize) -> rusqlite::Result<Words> {
    Words::new(row.get_ref(index)?.as_str()?).map_err(|_| odd(index, Type::Text))
}

pub(crate) fn area(row: &Row, index: usize) -> rusqlite::Result<Area> {
    match row.get_ref(index)?.as_str_or_null()? {
        None => Ok(Area::WholeBack),
        Some(code) => Place::from_code(code).map(Area::At).map_err(|_| odd(index, Type::Text)),
    }
}

pub(crate) fn of_area(area: Area) -> Option<&'static str> {
    match area {
        Area::WholeBack => None,
        Area::At(place) => Some(place.code()),
    }
}

/// A value of a closed set, by its code.
pub(crate) fn code<T: Code>(row: &Row, index: usize) -> rusqlite::Result<T> {
    optional_code(row, index)?.ok_or_else(|| odd(index, Type::Null))
}

pub(crate) fn optional_code<T: Code>(row: &Row, index: usize) -> rusqlite::Result<Option<T>> {
    let Some(code) = row.get_ref(index)?.as_str_or_null()? else { return Ok(None) };
    T::from_code(code).map(Some).map_err(|_| odd(index, Type::Text))
}
