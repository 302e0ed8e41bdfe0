//! A version of the tables after this one, so that an update is tested long before there is one.

use std::path::Path;

use rusqlite::Connection;

/// The schema and rows of a diary as version 1 wrote it. Frozen: a later version reads it, and never writes it anew.
pub const V0001: &str = include_str!("../fixtures/databases/v0001.sql");

/// Does `work` as the version after this one would.
pub fn as_next_version<T>(work: impl FnOnce() -> T) -> T {
    respite_store::as_next_version(include_str!("../fixtures/databases/next.sql"), work)
}

/// Puts the diary of version 1 there.
pub fn write_version_1(file: &Path) {
    Connection::open(file).unwrap().execute_batch(V0001).unwrap();
}
