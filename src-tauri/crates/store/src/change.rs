//! Past values with their replacements and the time of it.

use respite_domain::time::WallTime;
use rusqlite::{Connection, params};

use crate::{Result, Store, column};

/// One value that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number, over all that was ever changed.
    pub id: i64,
    /// When.
    pub at: WallTime,
    /// Which part of the row.
    pub field: String,
    /// The value before; `None` when there was none.
    pub old: Option<String>,
    /// The value after; `None` when it was taken away.
    pub new: Option<String>,
}

/// Whose past is kept.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    Entry,
    Session,
    Injury,
    Test,
    Attachment,
    Condition,
    Goal,
    Rating,
    Relief,
    SignAnswer,
    Visit,
    Product,
    Dose,
    SideEffect,
    Avoided,
    Peg,
    RolandMorris,
    Setting,
}

impl Of {
    /// The name of the table.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Of::Entry => "entry",
            Of::Session => "session",
            Of::Injury => "injury",
            Of::Test => "test",
            Of::Attachment => "attachment",
            Of::Condition => "condition",
            Of::Goal => "goal",
            Of::Rating => "goal_rating",
            Of::Relief => "relief",
            Of::SignAnswer => "sign_answer",
            Of::Visit => "visit",
            Of::Product => "product",
            Of::Dose => "dose",
            Of::SideEffect => "side_effect",
            Of::Avoided => "avoided",
            Of::Peg => "peg",
            Of::RolandMorris => "roland_morris",
            Of::Setting => "setting",
        }
    }
}

impl Store {
    /// All changes of an entry, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn entry_changes(&self, entry: i64) -> Result<Vec<Change>> {
        self.changes(Of::Entry, entry)
    }

    /// All changes of a visit, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn visit_changes(&self, visit: i64) -> Result<Vec<Change>> {
        self.changes(Of::Visit, visit)
    }

    /// All changes of an answer about warning signs, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answer_changes(&self, answer: i64) -> Result<Vec<Change>> {
        self.changes(Of::SignAnswer, answer)
    }

    /// All changes of a product, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn product_changes(&self, product: i64) -> Result<Vec<Change>> {
        self.changes(Of::Product, product)
    }

    /// All changes of a setting, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn setting_changes(&self, name: &str) -> Result<Vec<Change>> {
        let mut changes = self.changes(Of::Setting, 0)?;
        changes.retain(|change| change.field == name);
        Ok(changes)
    }

    /// All changes of a condition, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn condition_changes(&self, condition: i64) -> Result<Vec<Change>> {
        self.changes(Of::Condition, condition)
    }

    fn changes(&self, of: Of, row_id: i64) -> Result<Vec<Change>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, at, at_offset, field, old, new FROM change WHERE what = ?1 AND row_id = ?2 ORDER BY id DESC",
        )?;
        self.rows("change", &mut rows, params![of.word(), row_id], |row| {
            Ok(Change {
                id: row.get(0)?,
                at: column::wall(row, 1)?,
                field: row.get(3)?,
                old: row.get(4)?,
                new: row.get(5)?,
            })
        })
    }
}

/// Keeps what differs between two spellings of a row, field by field.
pub(crate) fn record<'a>(
    connection: &Connection,
    of: Of,
    row_id: i64,
    fields: impl IntoIterator<Item = (&'a str, Option<String>, Option<String>)>,
    at: WallTime,
) -> Result<()> {
    let (at, offset) = column::of_wall(at);
    let mut insert = connection.prepare_cached(
        "INSERT INTO change (what, row_id, field, old, new, at, at_offset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (field, old, new) in fields {
        if old != new {
            insert.execute(params![of.word(), row_id, field, old, new, at, offset])?;
        }
    }
    Ok(())
}
