//! What held heat and cold back, and when the person said that it is over: skin that looks normal again, a fever that has
//! passed.

use chrono::DateTime;
use respite_domain::Code;
use respite_domain::before_start::{FEVER, FeverTold, SkinTold};
use respite_domain::place::{Place, Places};
use respite_domain::session::Skin;
use respite_domain::time::{Moment, WallTime};
use rusqlite::params;
use rusqlite::types::{Type, Value};

use crate::cells::{Cells, Said, cells_of, odd, wall_in_doubt};
use crate::naming::Names;
use crate::row::{Row, TAKEN_BACK, until};
use crate::sign::{Given, StoredSignAnswer};
use crate::skin_told::Telling;
use crate::{Result, Store};

/// What the person says is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// The skin of the telling with this number looks normal again.
    Skin(i64),
    /// The fever ticked with this answer about warning signs has passed.
    Fever(i64),
}

/// What is over when skin looks normal again.
const SKIN: &str = "skin";

impl Passed {
    /// The table of what was told, its row, and what of it.
    fn columns(self) -> (&'static str, i64, &'static str) {
        match self {
            Passed::Skin(telling) => (Telling::TABLE, telling, SKIN),
            Passed::Fever(answer) => (Given::TABLE, answer, FEVER),
        }
    }
}

impl Cells for Passed {
    fn width() -> usize {
        3
    }

    fn write(&self, cells: &mut Vec<Value>) {
        let (what, row, told) = self.columns();
        cells.extend([what.to_owned().into(), row.into(), told.to_owned().into()]);
    }

    fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let id = row.get(index + 1)?;
        match (row.get_ref(index)?.as_str()?, row.get_ref(index + 2)?.as_str()?) {
            (Telling::TABLE, SKIN) => Ok(Passed::Skin(id)),
            (Given::TABLE, FEVER) => Ok(Passed::Fever(id)),
            _ => Err(odd(index, Type::Text)),
        }
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        said.extend(names.last().map(|name| (*name, self.columns().2.to_owned())));
    }
}

impl Row for Passed {
    const TABLE: &'static str = "passed";
    const FIELDS: &'static [&'static [&'static str]] = &[&["what", "row_id", "told"]];
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const GONE: Option<&'static str> = Some(TAKEN_BACK);
    const NAMES: &'static [(&'static str, Names)] = &[("row_id", Names::RowIn("what"))];
}

impl Store {
    /// The fevers among these answers about warning signs, with what was said of them by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn fevers_told(&self, answers: &[StoredSignAnswer], by: Option<WallTime>) -> Result<Vec<FeverTold>> {
        let ticked = answers.iter().filter(|stored| stored.answer.ticked.iter().any(|sign| sign.code() == FEVER));
        ticked
            .map(|stored| {
                let passed = self.is_passed(Passed::Fever(stored.id), by)?;
                Ok(FeverTold { answer: stored.id, at: stored.answer.at, passed })
            })
            .collect()
    }

    /// All skin that was told other than normal by `by`, outside the guide too, with what was said of it since, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn skin_told(&self, by: Option<WallTime>) -> Result<Vec<SkinTold>> {
        // Tellings are few, and the session is looked for from its telling; in another diary that may have been deleted, which takes
        // nothing from what was told of the skin. One that says more of its skin than any telling holds too:
        // it was damaged. Its number is below zero then.
        let mut select = self.connection.prepare_cached(
            "SELECT told.id, told.skin AS skin, told.at AS told_at, told.at_offset, told.at_boot, told.at_uptime, \
             session.places AS places, ended_at, ended_offset, ended_boot, ended_uptime, entered_at, entered_offset, told.uid AS name \
             FROM skin_told AS told LEFT JOIN session ON session.id = session_id \
             WHERE told.deleted_at IS NULL AND (?1 IS NULL OR min(told.at, ifnull(ended_at, told.at)) <= ?1) \
             UNION ALL \
             SELECT -id, skin, ended_at, ended_offset, ended_boot, ended_uptime, places, \
             ended_at, ended_offset, ended_boot, ended_uptime, entered_at, entered_offset, '' FROM session \
             WHERE undone_at IS NULL AND skin <> 'normal' AND (?1 IS NULL OR ended_at <= ?1) \
             AND NOT EXISTS (SELECT 1 FROM skin_told WHERE session_id = session.id AND deleted_at IS NULL) ORDER BY name, 1",
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
            // A look at the past sees no pack come off after it.
            told.off = told.off.take().filter(|off| by.is_none_or(|by| off.wall <= by));
            told.normal_again = self.is_passed(Passed::Skin(told.telling), by)?;
        }
        Ok(told)
    }

    /// Whether something was said to be over by `by`.
    fn is_passed(&self, passed: Passed, by: Option<WallTime>) -> Result<bool> {
        let (what, row, _) = passed.columns();
        let mut select = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM passed INDEXED BY passed_of_row \
             WHERE taken_back_at IS NULL AND what = ?1 AND row_id = ?2 AND at <= ?3)",
        )?;
        Ok(select.query_row(params![what, row, until(by)], |row| row.get(0))?)
    }
}
