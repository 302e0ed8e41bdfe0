//! What the rows of the record of changes are of, on their way out of one diary and into another.

use std::collections::HashMap;

use crate::change::{ChangeRow, field};
use crate::row::Row;
use crate::setting::SETTING;
use crate::table::Table;
use crate::told::Told;

/// What a change changed: a field of a row, or a setting.
#[derive(Clone, Copy)]
pub(crate) struct Changed<'r> {
    what: Option<&'r str>,
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
        Some(Changed { what: table.text(row, "what"), of, field: table.text(row, "field")? })
    }
}

/// What a field is a part of that can be changed by itself alone, by the name of one field: the units of a dose are of its product.
#[derive(Default)]
pub(crate) struct Things<'r>(HashMap<(Option<&'r str>, &'r str), &'r str>);

impl<'r> Things<'r> {
    pub(crate) fn of(&mut self, changed: &Changed<'r>) -> &'r str {
        let Changed { what, field: told, .. } = *changed;
        self.0.entry((what, told)).or_insert_with(|| {
            let things = what.and_then(Table::named).map(|table| (table.apart)()).unwrap_or_default();
            let of_it = things.into_iter().find(|thing| thing.iter().any(|column| field(column) == told));
            of_it.and_then(|thing| thing.first().copied()).unwrap_or(told)
        })
    }
}
