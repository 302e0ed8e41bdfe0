//! The answers to the safety questions. Every sheet stays; the latest counts.

use std::collections::BTreeMap;

use chrono::DateTime;
use respite_domain::Code;
use respite_domain::history::{Condition, Injury, Test};
use respite_domain::medicine::SideEffect;
use respite_domain::safety::{Register, SafetySheet};
use respite_domain::time::{Moment, WallTime};

use crate::cells::{cells_of, wall_in_doubt};
use crate::change::{Change, ChangeRow};
use crate::dose::Taken;
use crate::naming::Names;
use crate::readable::is_of_the_row;
use crate::row::{self, Row, row, until};
use crate::sign::Given;
use crate::skin_told::Telling;
use crate::uid::uid_of;
use crate::{Result, Store, Stored};

row!(
    SafetySheet in "safety_sheet" { asked, concerns, agreed, knew }
        beside { answered: Moment::told(WallTime::default()), in_doubt: false },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const GONE: Option<&'static str> = None;
    const NAMES: &'static [(&'static str, Names)] = &[("knew", Names::Numbers)];
);

/// The table in which a register is kept, and its column of when each row was written.
fn table_of(register: Register) -> (&'static str, &'static str) {
    match register {
        Register::Signs => written_in::<Given>(),
        Register::Skin => written_in::<Telling>(),
        Register::SideEffects => written_in::<SideEffect>(),
        Register::Conditions => written_in::<Condition>(),
        Register::Injuries => written_in::<Injury>(),
        Register::Tests => written_in::<Test>(),
        Register::Changes => written_in::<ChangeRow>(),
    }
}

fn written_in<T: Row>() -> (&'static str, &'static str) {
    (T::TABLE, T::ENTERED[0])
}

impl Store {
    /// The number of what was told last of each sort.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn told_last(&self) -> Result<BTreeMap<Register, i64>> {
        let last = |register: Register| {
            let sql = format!("SELECT ifnull(max(id), 0) FROM {}", table_of(register).0);
            Ok((register, self.connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?))
        };
        Register::all().map(last).collect()
    }

    /// Whether any of these or a sheet was written, or a dose taken, after `now`: the clock was ahead then, and nobody can tell whether it was
    /// before a moment of the past.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn is_told_ahead(&self, now: WallTime) -> Result<bool> {
        let tables = Register::all().map(table_of).chain([written_in::<SafetySheet>(), (Taken::TABLE, "taken_at")]);
        let lies_ahead: Vec<String> =
            tables.map(|(table, written)| format!("EXISTS (SELECT 1 FROM {table} WHERE {written} > ?1)")).collect();
        let mut select = self.connection.prepare_cached(&format!("SELECT {}", lies_ahead.join(" OR ")))?;
        Ok(select.query_row([now.timestamp()], |row| row.get(0))?)
    }

    /// All changes of what stands in a register under these numbers, the latest of each first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn changes_of_told(
        &self,
        register: Register,
        numbers: impl IntoIterator<Item = i64>,
    ) -> Result<BTreeMap<i64, Vec<Change>>> {
        self.changes_in(table_of(register).0, numbers)
    }

    /// All answers to the safety questions that were given by `by`, in the order given.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_sheets(&self, by: Option<WallTime>) -> Result<Vec<SafetySheet>> {
        Ok(self.safety_sheets_written(by)?.into_iter().map(|stored| stored.value).collect())
    }

    /// The same as they were written down.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_sheets_written(&self, by: Option<WallTime>) -> Result<Vec<Stored<SafetySheet>>> {
        let mut select =
            self.connection.prepare_cached(&row::selection::<SafetySheet>("WHERE at <= ?1 ORDER BY uid"))?;
        self.rows(SafetySheet::TABLE, &mut select, [until(by)], |row| match row::stored::<SafetySheet>(row) {
            Err(error) if is_of_the_row(&error) => {
                self.note_unreadable(SafetySheet::TABLE, row);
                in_doubt(row)
            }
            stored => stored.map(|mut stored| {
                stored.value.answered = Moment::told(stored.entered_at);
                stored
            }),
        })
    }
}

/// What can be read of a sheet. It asked nothing, so that what is not ticked on it is no "no"; and nobody agreed to what is.
fn in_doubt(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored<SafetySheet>> {
    let entered_at = wall_in_doubt(row, "at").unwrap_or(DateTime::UNIX_EPOCH.fixed_offset());
    let sheet = SafetySheet {
        answered: Moment::told(entered_at),
        asked: Vec::new(),
        concerns: cells_of(row, "concerns").unwrap_or_default(),
        agreed: BTreeMap::new(),
        knew: cells_of(row, "knew").unwrap_or_default(),
        in_doubt: true,
    };
    Ok(Stored { id: row.get(0)?, uid: uid_of(row, entered_at), value: sheet, entered_at })
}
