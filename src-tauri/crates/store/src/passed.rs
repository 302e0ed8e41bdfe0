//! What held heat and cold back, and when the person said that it is over: skin that looks normal again, a fever that has
//! passed.

use respite_domain::Code;
use respite_domain::before_start::{FEVER, FeverTold};
use respite_domain::time::WallTime;
use rusqlite::params;
use rusqlite::types::{Type, Value};

use crate::cells::{Cells, Said, odd};
use crate::row::{Row, TAKEN_BACK, until};
use crate::sign::{Given, StoredSignAnswer};
use crate::skin_told::Telling;
use crate::table::Names;
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

    /// Whether something was said to be over by `by`.
    pub(crate) fn is_passed(&self, passed: Passed, by: Option<WallTime>) -> Result<bool> {
        let (what, row, _) = passed.columns();
        let mut select = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM passed INDEXED BY passed_of_row \
             WHERE taken_back_at IS NULL AND what = ?1 AND row_id = ?2 AND at <= ?3)",
        )?;
        Ok(select.query_row(params![what, row, until(by)], |row| row.get(0))?)
    }
}
