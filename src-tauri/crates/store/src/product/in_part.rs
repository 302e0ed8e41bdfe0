//! A make of which not all can be read: what of it can, and how it is mended.

use chrono::NaiveDate;
use respite_domain::medicine::{Content, Label, LabelSource, Product, ProductKind, Unit};
use respite_domain::time::WallTime;
use rusqlite::Connection;

use super::{Make, REPLACED_BY};
use crate::cells::{Cells, Said, cells_of, wall_in_doubt};
use crate::naming::name_key;
use crate::row::{self, Stored};
use crate::uid::uid_of;
use crate::{Result, StoreError, change, part};

/// A make of which a cell can't be read: what is in it counts as before. Its label stands as compared only where all that hangs on
/// can be read: whose it is, what it says, of what kind of product, and where that was.
pub(super) fn make_in_part(row: &rusqlite::Row<'_>) -> Option<Stored<Make>> {
    let entered_at = wall_in_doubt(row, "entered_at")?;
    let id = row.get(0).ok()?;
    // By what no other product in force shares, or by its number: of whatever name, it was taken.
    let name = cells_of(row, "name").or_else(|_| cells_of(row, "name_key")).unwrap_or_else(|_| format!("? {id}"));
    let (kind, checked_in) = (cells_of(row, "kind"), cells_of(row, "checked_in"));
    let label: rusqlite::Result<Option<Label>> = cells_of(row, "label_source");
    let is_known = kind.is_ok() && checked_in.is_ok();
    let label = label.unwrap_or_else(|_| Some(label_in_part(row)));
    let label = label.map(|label| Label { checked_on: label.checked_on.filter(|_| is_known), ..label });
    let product = Product {
        kind: kind.unwrap_or(ProductKind::Otc),
        unit: cells_of(row, "unit").unwrap_or(Unit::Other),
        directions: cells_of(row, "directions").unwrap_or_default(),
        course_start: said(row, "course_start"),
        course_end: said(row, "course_end"),
        stopped_on: said(row, "stopped_on"),
        // It may.
        sedating: cells_of(row, "sedating").unwrap_or(true),
        contents: Vec::new(),
        unread: Vec::new(),
        label,
        name,
    };
    let replaced_by = said(row, REPLACED_BY);
    let (name_key, checked_in) = (name_key(&product.name), checked_in.ok().flatten());
    let make = Make { name_key, product, checked_in, replaced_by, in_force_since: said(row, "in_force_since") };
    Some(Stored { id, uid: uid_of(row, entered_at), value: make, entered_at })
}

/// What can be read of a label, which nobody knows to be compared: it says nothing of limits, and how long it counts for.
fn label_in_part(row: &rusqlite::Row<'_>) -> Label {
    Label {
        per_dose: said(row, "per_dose"),
        first_dose: said(row, "first_dose"),
        larger: said(row, "larger_units"),
        hours: said(row, "hours"),
        hours_up_to: said(row, "hours_up_to"),
        per_day: said(row, "per_day"),
        doses_per_day: said(row, "doses_per_day"),
        days: said(row, "days"),
        source: LabelSource::Own,
        checked_on: None,
        until: None,
    }
}

/// What a column of a row says, where that can be read.
fn said<T: Cells>(row: &rusqlite::Row<'_>, column: &str) -> Option<T> {
    cells_of::<Option<T>>(row, column).ok().flatten()
}

/// A make as far as it can be read.
pub(super) struct Known {
    pub make: Make,
    is_whole: bool,
    /// Its ingredients as they stand in the file, where they can't be read.
    contents: Said,
}

impl Known {
    /// Writes what it says now, all of which can be read.
    pub fn write(&self, connection: &Connection, id: i64, make: &Make, at: WallTime) -> Result<()> {
        if self.is_whole {
            change::replace(connection, id, make, at)
        } else {
            change::mend(connection, id, &self.make, make, self.contents.clone(), at)
        }
    }
}

/// The make with this number, if it is on the person's list.
pub(super) fn known(connection: &Connection, id: i64) -> Result<Known> {
    let known = match row::one::<Make>(connection, id) {
        Err(StoreError::Unreadable) => known_in_part(connection, id)?,
        make => Known { make: make?.value, is_whole: true, contents: Said::new() },
    };
    if known.make.replaced_by.is_some() { Err(StoreError::NotFound) } else { Ok(known) }
}

fn known_in_part(connection: &Connection, id: i64) -> Result<Known> {
    let mut select = connection.prepare(&row::selection::<Make>("WHERE id = ?1"))?;
    let read = select.query_row([id], |row| Ok(row::stored::<Make>(row).ok().or_else(|| make_in_part(row))))?;
    let mut make = read.ok_or(StoreError::Unreadable)?.value;
    let (contents, stands) = match part::read(connection, id) {
        Err(StoreError::Unreadable) => {
            let (contents, stands) = part::read_in_part::<Content>(connection, id)?;
            (contents, vec![("contents", stands)])
        }
        contents => (contents?, Said::new()),
    };
    make.product.contents = contents;
    Ok(Known { make, is_whole: false, contents: stands })
}

/// The columns of a make of which this is what can be read, and that can't be. That its label was compared can be read where it is told
/// as compared by nobody.
pub(super) fn unread_of(connection: &Connection, id: i64, known: &Make) -> rusqlite::Result<Vec<&'static str>> {
    let is_day = |text: &str| text.parse::<NaiveDate>().is_ok();
    let unread = change::unread_cells(connection, id, known)?.into_iter();
    Ok(unread.filter(|(column, text)| *column != "checked_on" || !is_day(text)).map(|(column, _)| column).collect())
}
