//! Each time that skin was told not to look normal.

use respite_domain::Code;
use respite_domain::session::{Session, Skin};
use respite_domain::time::{Moment, WallTime};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use crate::cells::{Cell, Cells};
use crate::naming::Names;
use crate::row::{self, row};
use crate::{Result, Store, change};

/// Skin that did not look normal, with its session.
#[derive(Debug)]
pub(crate) struct Telling {
    session: i64,
    skin: Skin,
    at: Moment,
}

row!(Telling in "skin_told" { session: "session_id", skin, at: "at" "at_offset" "at_boot" "at_uptime" },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const NAMES: &'static [(&'static str, Names)] = &[("session_id", Names::Owner("session"))];
);

impl Store {
    /// Keeps that the skin of a session does not look normal. It holds by itself, whatever was told before.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn tell_skin(&mut self, session: i64, skin: Skin, now: &Moment) -> Result<()> {
        self.in_transaction(|connection| {
            tell(connection, session, skin, now)?;
            follow_tellings(connection, session, now.wall)
        })
    }

    /// Takes back a telling of skin: it was a slip, and holds nothing. Or brings it back, where that was the slip.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none, or it is so already.
    pub fn set_skin_mistaken(&mut self, telling: i64, mistaken: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            change::set_deleted::<Telling>(connection, telling, mistaken, at)?;
            let mut select = connection.prepare_cached("SELECT session_id FROM skin_told WHERE id = ?1")?;
            follow_tellings(connection, select.query_row([telling], |row| row.get(0))?, at)
        })
    }

    /// The tellings of a session's skin that stand, the last one last.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn tellings(&self, session: i64) -> Result<Vec<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM skin_told WHERE session_id = ?1 AND deleted_at IS NULL ORDER BY uid")?;
        Ok(select.query_map([session], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Adds a telling of skin that does not look normal.
pub(crate) fn tell(connection: &Connection, session: i64, skin: Skin, now: &Moment) -> Result<()> {
    row::add(connection, &Telling { session, skin, at: now.clone() }, now.wall).map(drop)
}

/// That the skin of a session looked normal, where that was said of the end that it has, before it was told for the last time that it
/// does not.
fn said_before(connection: &Connection, session: i64) -> Result<Option<Skin>> {
    let mut select = connection.prepare_cached(
        "SELECT old = ?1 FROM change WHERE what = 'session' AND row_id = ?2 AND field = 'skin' \
         AND coalesce(old, ?1) = ?1 AND coalesce(new, ?1) <> ?1 \
         AND EXISTS (SELECT 1 FROM session WHERE id = ?2 AND ended_at IS NOT NULL) \
         AND NOT EXISTS (SELECT 1 FROM change AS other WHERE other.what = 'session' AND other.row_id = ?2 \
                         AND other.field = 'ended-at' AND other.new IS NULL AND other.uid > change.uid) \
         ORDER BY uid DESC",
    )?;
    let was_normal: Option<Option<bool>> =
        select.query_row(params![Skin::Normal.code(), session], |row| row.get(0)).optional()?;
    Ok(was_normal.flatten().filter(|was| *was).map(|_| Skin::Normal))
}

/// The skin of a session is the gravest of what was told of it. Once all of that is taken back it is what was said of it before.
pub(crate) fn follow_tellings(connection: &Connection, session: i64, at: WallTime) -> Result<()> {
    let skin = gravest(connection, session)?.or(said_before(connection, session)?);
    let skin = skin.map_or(Value::Null, |skin| skin.value());
    change::set::<Session>(connection, session, "skin", &skin, at)
}

/// The gravest that was told of the skin of a session and stands.
fn gravest(connection: &Connection, session: i64) -> Result<Option<Skin>> {
    let mut select =
        connection.prepare_cached("SELECT skin FROM skin_told WHERE session_id = ?1 AND deleted_at IS NULL")?;
    let told = select.query_map([session], |row| Ok(Skin::read(row, 0).unwrap_or(Skin::Numb)))?;
    Ok(told.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().max())
}
