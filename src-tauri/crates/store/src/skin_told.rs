//! Each time that skin was told not to look normal.

use chrono::DateTime;
use respite_domain::Code;
use respite_domain::before_start::SkinTold;
use respite_domain::place::{Place, Places};
use respite_domain::session::{Session, Skin};
use respite_domain::time::{Moment, WallTime};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::cells::{Cell, Cells, cells_of, wall_in_doubt};
use crate::row::{self, Row, row};
use crate::table::Names;
use crate::{Passed, Result, Store};

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

    /// Takes back a telling of skin: it was a slip, and holds nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none, or it was taken back before.
    pub fn take_back_skin(&mut self, telling: i64, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            row::set_deleted::<Telling>(connection, telling, true, at)?;
            let mut select = connection.prepare_cached("SELECT session_id FROM skin_told WHERE id = ?1")?;
            follow_tellings(connection, select.query_row([telling], |row| row.get(0))?, at)
        })
    }

    /// The last telling of a session's skin that stands.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn last_telling(&self, session: i64) -> Result<Option<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT max(id) FROM skin_told WHERE session_id = ?1 AND deleted_at IS NULL")?;
        Ok(select.query_row([session], |row| row.get(0))?)
    }

    /// All skin that was told other than normal by `by`, outside the guide too, with what was said of it since, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn skin_told(&self, by: Option<WallTime>) -> Result<Vec<SkinTold>> {
        // Tellings are few, and the session is looked for from its telling. One that says more of its skin than any telling holds too:
        // it was damaged. Its number is below zero then.
        let mut select = self.connection.prepare_cached(
            "SELECT told.id, told.skin AS skin, told.at AS told_at, told.at_offset, told.at_boot, told.at_uptime, \
             session.places AS places, ended_at, ended_offset, ended_boot, ended_uptime, entered_at, entered_offset \
             FROM skin_told AS told LEFT JOIN session ON session.id = session_id \
             WHERE told.deleted_at IS NULL AND undone_at IS NULL AND (?1 IS NULL OR min(told.at, ifnull(ended_at, told.at)) <= ?1) \
             UNION ALL \
             SELECT -id, skin, ended_at, ended_offset, ended_boot, ended_uptime, places, \
             ended_at, ended_offset, ended_boot, ended_uptime, entered_at, entered_offset FROM session \
             WHERE undone_at IS NULL AND skin <> 'normal' AND (?1 IS NULL OR ended_at <= ?1) \
             AND NOT EXISTS (SELECT 1 FROM skin_told WHERE session_id = session.id AND deleted_at IS NULL) ORDER BY 1",
        )?;
        // What can't be read of it is read as it holds back most.
        let mut told = self.rows(Telling::TABLE, &mut select, [by.map(|by| by.timestamp())], |row| {
            let (skin, places) = (cells_of(row, "skin"), cells_of::<Places>(row, "places"));
            let (told, off) = (cells_of(row, "told_at"), cells_of(row, "ended_at"));
            if skin.is_err() || places.is_err() || told.is_err() || off.is_err() {
                self.note_unreadable(Telling::TABLE, row);
            }
            let in_doubt = |columns: [&str; 3]| {
                let at = columns.into_iter().find_map(|column| wall_in_doubt(row, column));
                Moment::told(at.unwrap_or(DateTime::UNIX_EPOCH.fixed_offset()))
            };
            Ok(SkinTold {
                telling: row.get(0)?,
                places: places.unwrap_or_else(|_| Place::all().collect()),
                skin: skin.unwrap_or(Skin::Numb),
                told: told.unwrap_or_else(|_| in_doubt(["told_at", "ended_at", "entered_at"])),
                off: off.unwrap_or_else(|_| Some(in_doubt(["ended_at", "told_at", "entered_at"]))),
                normal_again: false,
            })
        })?;
        for told in &mut told {
            told.normal_again = self.is_passed(Passed::Skin(told.telling), by)?;
        }
        Ok(told)
    }
}

/// Adds a telling of skin that does not look normal.
pub(crate) fn tell(connection: &Connection, session: i64, skin: Skin, now: &Moment) -> Result<()> {
    row::add(connection, &Telling { session, skin, at: now.clone() }, now.wall).map(drop)
}

/// The skin of a session is the gravest of what was told of it. Once all of that is taken back nothing was said of it.
pub(crate) fn follow_tellings(connection: &Connection, session: i64, at: WallTime) -> Result<()> {
    let skin = gravest(connection, session)?.map_or(Value::Null, |skin| skin.value());
    row::set::<Session>(connection, session, "skin", &skin, at)
}

/// The gravest that was told of the skin of a session and stands.
fn gravest(connection: &Connection, session: i64) -> Result<Option<Skin>> {
    let mut select =
        connection.prepare_cached("SELECT skin FROM skin_told WHERE session_id = ?1 AND deleted_at IS NULL")?;
    let told = select.query_map([session], |row| Ok(Skin::read(row, 0).unwrap_or(Skin::Numb)))?;
    Ok(told.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().max())
}
