//! What held heat and cold back, and when the person said that it is over: skin that looks normal again, a fever that has
//! passed.

use respite_domain::Code;
use respite_domain::before_start::{FEVER, FeverTold, SkinTold};
use respite_domain::place::{Place, Places};
use respite_domain::session::{Session, Skin};
use respite_domain::time::WallTime;
use respite_domain::warning_sign::SignAnswer;
use rusqlite::params_from_iter;
use rusqlite::types::{Type, Value};

use crate::cells::{Cell, Cells, Said, odd, wall_in_doubt};
use crate::row::{self, Row, TAKEN_BACK, until};
use crate::table::Names;
use crate::{Result, Store, Stored};

/// What the person says is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// The skin told after the session with this number looks normal again.
    Skin(i64, Skin),
    /// The fever ticked with this answer about warning signs has passed.
    Fever(i64),
}

/// The table of what was told, its row, and what it said.
impl Cells for Passed {
    fn width() -> usize {
        3
    }

    fn write(&self, cells: &mut Vec<Value>) {
        match *self {
            Passed::Skin(session, skin) => {
                cells.extend([Session::TABLE.to_owned().into(), session.into(), skin.value()]);
            }
            Passed::Fever(answer) => {
                cells.extend([SignAnswer::TABLE.to_owned().into(), answer.into(), FEVER.to_owned().into()]);
            }
        }
    }

    fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let id = row.get(index + 1)?;
        match (row.get_ref(index)?.as_str()?, row.get_ref(index + 2)?) {
            (Session::TABLE, told) => Skin::of(told).map(|skin| Passed::Skin(id, skin)),
            (SignAnswer::TABLE, told) => (told.as_str()? == FEVER).then_some(Passed::Fever(id)),
            _ => None,
        }
        .ok_or_else(|| odd(index, Type::Text))
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        let what = match self {
            Passed::Skin(_, skin) => skin.spelled(),
            Passed::Fever(_) => Some(FEVER.to_owned()),
        };
        said.extend(names.last().copied().zip(what));
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
    /// All skin that was told other than normal by `by`, outside the guide too, with what was said of it since.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn skin_told(&self, by: Option<WallTime>) -> Result<Vec<SkinTold>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, places, skin, ended_at, ended_offset, started_at, started_offset, entered_at, entered_offset \
             FROM session WHERE undone_at IS NULL AND skin <> 'normal' AND (?1 IS NULL OR ended_at <= ?1) \
             ORDER BY ended_at, id",
        )?;
        // What can't be read of it is read as it holds back most.
        let mut told = self.rows("session", &mut select, [by.map(|by| by.timestamp())], |row| {
            let (places, skin, ended) = (Places::read(row, 1), Skin::read(row, 2), WallTime::read(row, 3));
            if places.is_err() || skin.is_err() || ended.is_err() {
                self.note_unreadable("session", row);
            }
            Ok(SkinTold {
                session: row.get(0)?,
                places: places.unwrap_or_else(|_| Place::all().collect()),
                skin: skin.unwrap_or(Skin::Numb),
                at: match [3, 5, 7].into_iter().find_map(|index| wall_in_doubt(row, index)) {
                    Some(at) => at,
                    None => ended?,
                },
                normal_again: None,
            })
        })?;
        for told in &mut told {
            told.normal_again = self.passed(Passed::Skin(told.session, told.skin), by)?;
        }
        Ok(told)
    }

    /// The fevers among these answers about warning signs, with what was said of them by `by`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn fevers_told(&self, answers: &[Stored<SignAnswer>], by: Option<WallTime>) -> Result<Vec<FeverTold>> {
        let ticked = answers.iter().filter(|stored| stored.value.ticked.iter().any(|sign| sign.code() == FEVER));
        ticked
            .map(|stored| {
                let passed = self.passed(Passed::Fever(stored.id), by)?.is_some();
                Ok(FeverTold { answer: stored.id, at: stored.value.at, passed })
            })
            .collect()
    }

    /// When something was last said to be over by `by`.
    fn passed(&self, passed: Passed, by: Option<WallTime>) -> Result<Option<WallTime>> {
        let mut given = Vec::new();
        passed.write(&mut given);
        given.push(until(by).into());
        let which = "INDEXED BY passed_of_row WHERE taken_back_at IS NULL AND what = ?1 AND row_id = ?2 AND told = ?3 \
                     AND at <= ?4 ORDER BY at DESC, id DESC";
        let mut select = self.connection.prepare_cached(&row::selection::<Passed>(which))?;
        let last = self.first_row(Passed::TABLE, &mut select, params_from_iter(given), row::stored::<Passed>)?;
        Ok(last.map(|last| last.entered_at))
    }
}
