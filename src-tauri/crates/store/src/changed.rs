//! What the rows of the record of changes are of, on their way out of one diary and into another.

use crate::change::ChangeRow;
use crate::row::Row;
use crate::setting::SETTING;
use crate::table::Table;
use crate::told::Told;

/// What a change changed: a field of a row, or a setting.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Changed<'r> {
    pub(crate) of: Option<&'r str>,
    pub(crate) field: &'r str,
}

impl<'r> Changed<'r> {
    /// Nothing where the row is no change.
    pub(crate) fn of(table: &Table, row: &'r Told) -> Option<Changed<'r>> {
        if table.name != ChangeRow::TABLE {
            return None;
        }
        let of = table.text(row, "row_id");
        (of.is_some() || table.text(row, "what") == Some(SETTING)).then_some(())?;
        Some(Changed { of, field: table.text(row, "field")? })
    }
}
