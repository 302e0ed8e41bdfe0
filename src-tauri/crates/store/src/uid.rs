//! The names of rows. They tell the order in which rows were written, over all tables.

use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Builder;

use crate::Result;
use crate::cells::cells_of;

/// The setting with the time in the name that was given last, in milliseconds since 1970.
pub(crate) const LAST_NAMED: &str = "last-named";

/// What tells a row from every other of any diary: a UUIDv7 of when it is written. Where the clock was set back it goes on from the last
/// one (RFC 9562, 6.2), so that what is written later has the greater name.
pub(crate) fn new_uid(connection: &Connection, at: WallTime) -> Result<String> {
    let random = connection.prepare_cached("SELECT randomblob(10)")?.query_row([], |row| row.get(0))?;
    let mut select = connection.prepare_cached("SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?1")?;
    let last: Option<i64> = select.query_row([LAST_NAMED], |row| row.get(0)).optional()?;
    let next = last.and_then(|last| u64::try_from(last).ok()).map_or(0, |last| last + 1);
    let millis = millis(at).max(next);
    let mut keep = connection.prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?;
    keep.execute(params![LAST_NAMED, millis.to_string()])?;
    Ok(Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string())
}

/// The name of a row; where that can't be read, one of when it was written down.
pub(crate) fn uid_of(row: &rusqlite::Row<'_>, entered_at: WallTime) -> Uid {
    cells_of(row, "uid").unwrap_or_else(|_| Uid::from_bits(u128::from(millis(entered_at)) << 80))
}

fn millis(at: WallTime) -> u64 {
    u64::try_from(at.timestamp_millis()).unwrap_or_default()
}
