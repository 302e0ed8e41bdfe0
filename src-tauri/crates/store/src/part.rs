//! What is a part of a row and nothing by itself, in a table of its own: the words of an entry, the ingredients of a product.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::cells::Cells;
use crate::change::as_it_stands;
use crate::naming::Names;
use crate::readable::readable;
use crate::row::numbers_of_unread;
use crate::{Result, StoreError};

/// One part of a row. Besides its fields, its table holds the number of the row and the part's position there.
pub(crate) trait Part: Cells {
    /// The table.
    const TABLE: &'static str;
    /// The column of the number of the row that it is a part of.
    const OF: &'static str;
    /// The same, with the table of that row.
    const NAMES: &'static [(&'static str, Names)];
    /// Its columns, field by field.
    const FIELDS: &'static [&'static [&'static str]];
}

/// Describes the parts of a row, as [`row`](crate::row::row) describes rows.
macro_rules! part {
    ($type:ident in $table:literal of $owner:literal by $of:literal { $($field:ident $(: $($column:literal)+)?),+ $(,)? }) => {
        $crate::cells::cells!($type { $($field),+ });

        impl $crate::part::Part for $type {
            const TABLE: &'static str = $table;
            const OF: &'static str = $of;
            const NAMES: &'static [(&'static str, $crate::naming::Names)] = &[($of, $crate::naming::Names::Owner($owner))];
            const FIELDS: &'static [&'static [&'static str]] = &[$($crate::row::columns_of!($field $($($column)+)?)),+];
        }
    };
}
pub(crate) use part;

/// All columns of a table of parts, in the order of the schema.
pub(crate) fn columns<P: Part>() -> Vec<&'static str> {
    [&[P::OF, "position"][..], &P::FIELDS.concat()].concat()
}

/// Makes these the parts of a row, and no others.
pub(crate) fn write<'a, P: Part + 'a>(
    connection: &Connection,
    of: i64,
    parts: impl IntoIterator<Item = &'a P>,
) -> Result<()> {
    connection.prepare_cached(&format!("DELETE FROM {} WHERE {} = ?1", P::TABLE, P::OF))?.execute([of])?;
    let columns = columns::<P>();
    let marks = vec!["?"; columns.len()].join(", ");
    let insert = format!("INSERT INTO {} ({}) VALUES ({marks})", P::TABLE, columns.join(", "));
    let mut insert = connection.prepare_cached(&insert)?;
    for (position, part) in (0i64..).zip(parts) {
        let mut values = vec![Value::from(of), position.into()];
        part.write(&mut values);
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// The parts of a row, in order.
///
/// # Errors
/// [`StoreError::Unreadable`] when one can't be read, or the disk does not answer.
pub(crate) fn read<P: Part>(connection: &Connection, of: i64) -> Result<Vec<P>> {
    let mut select = connection.prepare_cached(&selection::<P>(&format!("WHERE {} = ?1 ORDER BY position", P::OF)))?;
    match readable(&mut select, [of], part_of::<P>)? {
        (parts, others) if others.is_empty() => Ok(parts.into_iter().map(|(_, part)| part).collect()),
        _ => Err(StoreError::Unreadable),
    }
}

/// The parts of a row that can be read, and all of them as they stand in the file.
pub(crate) fn read_in_part<P: Part>(connection: &Connection, of: i64) -> Result<(Vec<P>, String)> {
    let mut select = connection.prepare_cached(&selection::<P>(&format!("WHERE {} = ?1 ORDER BY position", P::OF)))?;
    let (mut rows, mut parts, mut stands) = (select.query([of])?, Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let cells = (2..2 + P::width()).map(|index| row.get_ref(index).map(as_it_stands));
        stands.push(cells.collect::<rusqlite::Result<Vec<_>>>()?.join(" "));
        parts.extend(part_of::<P>(row).ok().map(|(_, part)| part));
    }
    Ok((parts, stands.join("; ")))
}

/// The numbers of the rows of which `which` selects a part that can't be read.
pub(crate) fn unread<P: Part>(connection: &Connection, which: &str) -> Result<Vec<i64>> {
    let mut select = connection.prepare(&selection::<P>(which))?;
    numbers_of_unread(&mut select, 1, |row| part_of::<P>(row).map(drop))
}

/// Selects what [`part_of`] reads.
pub(crate) fn selection<P: Part>(which: &str) -> String {
    let (of, table) = (P::OF, P::TABLE);
    format!("SELECT {of} || ' ' || position, {of}, {} FROM {table} {which}", P::FIELDS.concat().join(", "))
}

/// Reads the number of the row that it is a part of, and the part.
pub(crate) fn part_of<P: Part>(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, P)> {
    Ok((row.get(1)?, P::read(row, 2)?))
}
